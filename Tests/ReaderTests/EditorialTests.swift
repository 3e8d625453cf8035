import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Reader

/// The editorial layer: what belongs to it, and what it looks like dimmed and hidden.
@Suite struct EditorialTests {
  /// A quotation in which everything editorial occurs, captions within it, boilerplate around.
  static func report() -> MarkedReport {
    MarkedReport(
      """
      ! The Ropewalk At Sallow

      ~ Subscribe to the letters of the ropewalk.

      ~ Share this page:

      # The Ropemaker

      <1On June 3 Ilse Marrow, the ropemaker, told the guild:>

      "{1The [new] hawser was [...] three strands, no four… and [t]he harbour [which paid for it] has it in writing.[1]}

      ^ Ilse Marrow at the ropewalk (Source: The Sallow Post, June 4, 2018)

      ^ The ropewalk (Source: The Sallow Post)

      "{1Ask them (the harbour) for it [again].}"[1]

      The clerk [of the guild] wrote it down ... and left.

      [1] The Sallow Post, June 4, 2018.

      """,
      speakers: [Speaker(id: "ilse-marrow", name: "Ilse Marrow", kind: .person)],
      said: [.init(speaker: 0, date: EDTF(year: 2018, month: 6, day: 3), notes: ["1"])])
  }

  private func session(_ columns: Int = 80, _ rows: Int = 24, charset: Charset = .utf8) -> Session {
    Session(columns, rows, EditorialTests.report(), charset: charset)
  }

  @Test func theLayerIsWhatEditorsPutIntoQuotationsAndBesideThem() {
    let catalog = Catalog(EditorialTests.report().report)
    let found = catalog.editorialStretches().map { "\($0.kind) \(catalog.report.text.string($0.range).prefix(18))" }
    #expect(
      found == [
        "boilerplate Subscribe to the l", "boilerplate Share this page:", "brackets [new]", "elisions [...]",
        "elisions …", "brackets [t]", "brackets [which paid for it", "captions Ilse Marrow at the",
        "captions The ropewalk (Sour", "brackets [again]",
      ])
    #expect(catalog.editorialStretches().filter(\.isPartOfWord).count == 1)
  }

  @Test(arguments: [
    ("a [b [c] d] e", ["brackets [b [c] d]"]), ("a [b c", []), ("a [b [c] d", ["brackets [c]"]), ("a [] b [!]", []),
    ("a ... b .. c .... d", ["elisions ...", "elisions ...."]), ("a . . . b", ["elisions . . ."]),
    ("a (...) b (…) c (d...)", ["elisions (...)", "elisions (…)", "elisions ..."]), ("[…] a", ["elisions […]"]),
    ("a ] b [c]", ["brackets [c]"]), ("[水] a", ["brackets [水]"]), ("....", ["elisions ...."]),
  ])
  func bracketsAndDotsAreTakenForWhatTheyAre(words: String, expected: [String]) {
    let marked = MarkedReport("He said: \"{1\(words)}\"", speakers: [], said: [.init()])
    let catalog = Catalog(marked.report)
    #expect(
      catalog.editorialStretches().map { "\($0.kind) \(catalog.report.text.string($0.range))" } == expected)
  }

  @Test func manyOpenBracketsCostNoMoreThanTheirLength() {
    let marked = MarkedReport(
      "\"{1" + String(repeating: "[", count: 20_000) + String(repeating: "] .", count: 20_000) + "}\"", speakers: [],
      said: [.init()])
    let catalog = Catalog(marked.report)
    let clock = ContinuousClock()
    #expect(clock.measure { _ = catalog.editorialStretches() } < .seconds(2))
  }

  @Test func aKeyTurnsItOverAndSaysWhatThereIs() {
    var session = session()
    let first = session.frame
    session.press("E")
    #expect(session.status.contains("editorial dimmed: 4 brackets, 2 captions, 2 elisions, 2 boilerplate · E hides"))
    session.press("r")
    #expect(session.status.contains(" · dimmed · "))
    #expect(session.canvas.text != first)
    session.press("E")
    #expect(session.status.contains("editorial hidden: "))
    session.press("r")
    #expect(session.status.contains(" · 9 hidden · "))
    session.press("E r")
    #expect(session.frame == first)
  }

  @Test func whatIsHiddenLeavesAMark() {
    var session = session(160, 30)
    session.press("z E E")
    let frame = session.frame
    #expect(frame.contains("(2 lines of boilerplate hidden)"))
    #expect(frame.contains("(2 captions hidden)"))
    #expect(frame.contains("\"The [+] hawser was [-] three strands, no four[-] and [t]he"))
    #expect(frame.contains("harbour [+]"), "a part of a word stays")
    #expect(frame.contains("(the harbour)"), "round brackets may be the speaker's own")
    #expect(frame.contains("The clerk [of the guild] wrote it down ... and"), "so do words outside quotations")
    for word in ["Subscribe", "(Source", "which paid"] { #expect(!frame.contains(word)) }
  }

  @Test func dimmingIsARoleAndChangesNoWord() {
    var session = session()
    let before = session.canvas
    session.press("E r")
    let after = session.canvas
    for row in 0..<23 { #expect(after.text(row: row) == before.text(row: row)) }
    let row = (0..<23).first { after.text(row: $0).contains("[new]") } ?? 0
    let line = after.cells(row: row)
    let bracket = line.firstIndex { $0.text == "[" } ?? line.startIndex
    #expect(line[bracket...].prefix(5).allSatisfy { $0.role == .dim })
    #expect(line[bracket - 2].role == .quotation)
  }

  @Test func theCommandSetsAKindAlone() {
    var session = session()
    session.press(": \"editorial_captions_hidden Enter")
    #expect(session.frame.contains("(2 captions hidden)"))
    #expect(session.frame.contains("[which paid for it]"))
    #expect(session.said.contains("4 brackets shown, 2 captions hidden, 2 elisions shown, 2 boilerplate shown"))
    session.press(": \"editorial_brackets_elisions_dimmed Enter")
    #expect(session.said.contains("4 brackets dimmed, 2 captions hidden, 2 elisions dimmed"))
    session.press("E")
    #expect(session.said.contains("editorial shown"))
    session.press(": \"editorial_captions_gone Enter")
    #expect(session.said.contains(":editorial takes shown, dimmed, hidden"))
    session.press(": \"editorial_dimmed Enter")
    #expect(session.said.contains("editorial dimmed"))
  }

  @Test func searchFindsWhatIsHiddenAndSaysSo() {
    var session = session()
    session.press("E E / \"which_paid")
    #expect(session.status.contains("1/1"))
    #expect(session.status.contains("in hidden brackets · E shows"))
    session.press("Enter n")
    #expect(session.status.contains("in hidden brackets · E shows"))
    let canvas = session.canvas
    #expect(session.cursorRow.contains("harbour [+] has it"))
    let cells = canvas.cells(row: canvas.cursor.row)
    let mark = canvas.cursor.column + cells.startIndex
    #expect(cells[mark..<mark + 3].map(\.text) == ["[", "+", "]"])
    #expect(cells[mark..<mark + 3].allSatisfy { $0.role == .currentMatch })
    session.press("/ \"ropewalk Enter")
    #expect(session.status.contains("/4"))
    session.press("n")
    #expect(session.status.contains("caption · E shows") || session.status.contains("boilerplate · E shows"))
    session.press("E")
    #expect(session.cursorRow.lowercased().contains("ropewalk"))
  }

  @Test func copiesKeepTheReportsOwnWords() {
    var session = session()
    session.press("J y q")
    let plain = session.effects.last
    session.press("E E y q")
    #expect(session.effects.last == plain)
    guard case .copy(let copy) = session.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(copy.text.contains("[which paid for it]"))
  }

  @Test func withALimitItIsHiddenAndCountedToo() {
    var session = session()
    session.press("J + E E r")
    #expect(session.frame.contains("The [+] hawser"))
    #expect(session.status.contains(" · 5 hidden"))
    session.press(": \"context_1 Enter r")
    #expect(session.frame.contains("[+]"))
  }

  @Test(arguments: [(80, 24), (50, 20), (21, 5), (200, 50)]) func everyPlaceKeepsItsLine(columns: Int, rows: Int) {
    var session = session(columns, rows)
    let count = session.state.catalog.report.text.count
    session.press("E E")
    for offset in stride(from: 0, through: count, by: 29) {
      session.state.go(to: offset)
      let line = session.state.cursorWalker.line.range
      #expect(line.start <= offset && session.state.place == offset)
      let cursor = session.canvas.cursor
      #expect(cursor.column < columns && cursor.row < rows - 1)
      session.press("E r")
      #expect(session.state.place == offset)
      session.press("E r E r")
      #expect(session.state.place == offset)
      #expect(session.state.cursorWalker.line.range == line)
    }
  }

  @Test func marksStandInAsciiAsWell() {
    var session = session(80, 24, charset: .ascii)
    session.press("E E")
    #expect(session.frame.contains("(2 captions hidden)") && session.frame.contains("The [+] hawser was [-] three"))
  }

  @Test func aLayerIsKeptWithTheReportAndTakenUpAgain() {
    var session = session()
    session.press("E E")
    var kept = KeptState()
    for case .keep(let changes) in session.effects {
      for case .reportSetting(let name, let value) in changes { kept.reportSettings[name] = value }
    }
    #expect(kept.reportSettings == ["editorial": "brackets=hidden captions=hidden elisions=hidden boilerplate=hidden"])
    var next = self.session()
    next.state.restore(kept)
    #expect(next.frame.contains("(2 captions hidden)"))
  }

  @Test func whatIsKeptOfALayerIsReadAsItWasWritten() {
    for setting in EditorialLayer.Setting.allCases {
      var layer = EditorialLayer(setting)
      layer[.captions] = .dimmed
      #expect(EditorialLayer(kept: layer.text) == layer)
    }
    #expect(EditorialLayer(kept: "captions=gone verse=hidden =") == EditorialLayer())
  }
}
