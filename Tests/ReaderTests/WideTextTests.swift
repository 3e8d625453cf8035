import ReportModel
import Screen
import Testing

@testable import Reader

/// Wide, combining and right-to-left letters and emoji of several parts in every view: columns stay where they are, and no
/// character is cut in two.
@Suite struct WideTextTests {
  /// Emoji made of several, with more bytes than any window of a row.
  static let family = "👨‍👩‍👧‍👦"
  static let row = (0..<30).map { _ in family + "👩‍🚀🧑🏽‍🤝‍🧑🏻🏳️‍🌈" }.joined()

  static func report() -> MarkedReport {
    let speakers = [
      Speaker(
        id: "a", name: "渡辺 Ade\u{301} \(family)", kind: .person,
        roles: [.init("渡し守 हिन्दी", evidence: Evidence("apposition"))],
        aliases: [
          .init("渡辺 Ade\u{301} \(family)", evidence: Evidence("name")), .init("渡辺", evidence: Evidence("name")),
        ]),
      Speaker(id: "b", name: "ראובן בל", kind: .outlet),
    ]
    return MarkedReport(
      """
      ! The Fair At 渡し場 And \(family) قرية

      # The Crossing \(family) 🏴󠁧󠁢󠁥󠁮󠁧󠁿 क्षत्रिय हिन्दी 渡し場は夜も動いている。渡し場は夜も動いている。

      <1On May 3 the ferryman 渡辺 told the toll-keeper:> "{1\(row) the families came 🇩🇪🇫🇷 and 1️⃣ went, क्षत्रिय, 한국어, ส้ม.}"[1]

      <2On May 4 ראובן בל replied:> "{2\((0..<20).map { _ in "渡し場は夜も動いている。" }.joined())}"[2]

      <3On May 5 he said:> "{3e\u{301}e\u{301}e\u{301} قال الرجل إن الجسر مفتوح \((0..<30).map { _ in "कि" }.joined())}"[1]

      [1] The 渡し場 Post \(family)\(family) (قرية), May 5, 2020. \(row)

      [2] The 渡し場 Post, May 6, 2020.

      """,
      speakers: speakers,
      said: [
        .init(speaker: 0, date: EDTF(year: 2020, month: 5, day: 3), notes: ["1"]),
        .init(speaker: 1, date: EDTF(year: 2020, month: 5, day: 4), notes: ["2"], echoes: [2]),
        .init(speaker: 0, date: EDTF(year: 2020, month: 5, day: 5), notes: ["1"], echoes: [1]),
      ])
  }

  /// Keys that lead to each view, with something of the reader's own in it.
  static let views = [
    "", "t", "s", "J p", "J P", "J i", "s Enter", "c", "F", "D", "J m a G m b 2 g x M", "J x J x X", "J +",
    "J a \"渡し場👨‍👩‍👧‍👦_#hm Enter M", "J ! \"渡し守👨‍👩‍👧‍👦 Enter : \"corrections Enter", "/ \"the Enter A", "J J e", "=", "t T T",
    "J a \"渡し場👨‍👩‍👧‍👦 Enter J i", ": \"speaker_渡 Tab", "J f", "O", "?", "J z", "t z", "i",
  ]

  @Test(arguments: [(80, 24), (50, 20), (120, 40), (200, 50), (30, 8), (76, 46)], views)
  func rowsKeepTheirColumns(size: (Int, Int), keys: String) {
    for charset in Charset.allCases {
      var session = Session(size.0, size.1, WideTextTests.report(), charset: charset)
      session.press(keys)
      let (state, canvas) = (session.state, session.canvas)
      for row in 0..<size.1 {
        let cells = Array(canvas.cells(row: row))
        #expect(cells.count == size.0)
        for (column, cell) in cells.enumerated() where cell.width == 2 {
          #expect(column + 1 < cells.count && cells[column + 1].isRightHalf, "row \(row) of \(keys)")
        }
      }
      // The rules between panes stand where they belong, in every row.
      if state.context != .prompt {
        for rule in state.verticalRules {
          for row in rule.origin.row..<rule.origin.row + rule.size.rows {
            let text = canvas[rule.origin.column, row].text
            #expect(["│", leftToRightRule, "|"].contains(text), "row \(row) of \(keys): \(text)")
          }
        }
      }
      // No row of a list is cut by its edge: what does not fit ends with a sign of that.
      if let list = state.list, let rectangle = state.layout.list {
        for item in list.rows {
          let words = item.row.text.map(\.text).joined()
          let used = displayWidth(of: words, charset: charset)
          let trailing = item.row.trailing
          let end = trailing.isEmpty ? 1 : displayWidth(of: trailing, charset: charset) + 1
          #expect(used <= rectangle.size.columns - 3 - end, "\(keys): \(words)|\(trailing)")
        }
      }
    }
  }

  /// A row's words are the beginning of the text's, character by character: none is cut in two.
  @Test(arguments: [50, 200] + Array(76...100) + Array(120...140)) func theListOfPlacesCutsNoCharacter(columns: Int)
    throws
  {
    var session = Session(columns, 40, WideTextTests.report())
    session.press("J m a 3 g m b } m c G M")
    let text = session.state.catalog.report.text
    var isEmojiSeen = false
    for item in try #require(session.state.list).rows {
      guard let target = item.target, let run = item.row.text.last else { continue }
      let line = text.lineRange(text.lineIndex(at: target.start))
      let whole = session.state.oneLine(TextRange(target.start, line.end))
      // Where there are no words the section's title stands.
      if whole.isEmpty { continue }
      var words = run.text
      if words != whole {
        #expect(words.hasSuffix("…"), "\(words)")
        words.removeLast()
      }
      #expect(Array(whole).starts(with: Array(words)), "\(words)")
      // As many as there is room for.
      if words != whole {
        let room = (session.state.layout.list?.size.columns ?? 0) - 4 - item.row.trailing.utf8.count - 1
        #expect(displayWidth(of: item.row.text.map(\.text).joined(), charset: .utf8) >= room - 2, "\(words)")
      }
      isEmojiSeen = isEmojiSeen || words.contains(WideTextTests.family)
    }
    #expect(isEmojiSeen)
  }

  @Test(arguments: 1...12) func aWordWiderThanALineIsBrokenBetweenCharacters(columns: Int) {
    let words = (0..<6).map { _ in "किकि🇩🇪🇫🇷ส้มกำ" }.joined()
    let bytes = Array(words.utf8)
    let lines = wrapLines(
      of: TextRange(0, bytes.count), in: bytes.span, columns: columns, charset: .utf8)
    let characters = Array(words)
    var next = 0
    for line in lines {
      let shown = Array(String(decoding: bytes[line.range.start..<line.range.end], as: UTF8.self))
      guard columns > 2 else { continue }
      // Whole ones, in order; and they have room.
      #expect(Array(characters[next..<min(next + shown.count, characters.count)]) == shown, "\(shown)")
      next += shown.count
      #expect(displayWidth(of: String(shown), charset: .utf8) <= columns)
    }
    #expect(columns < 3 || next == characters.count)
    #expect(lines.map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) }.joined() == words)
  }
}
