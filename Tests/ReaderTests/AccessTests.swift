import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Curses
@testable import Reader

/// That what a screen says in colour it says without: in mono, and in plain ASCII; and that the cursor stands where a
/// screen reader has to look.
@Suite struct AccessTests {
  /// What a terminal without colour, and without dim letters, makes of a canvas: every cell with its attributes.
  static func mono(_ canvas: Canvas, in region: Rectangle? = nil) -> [String] {
    let theme = Theme(colours: 0)
    return cells(canvas, region).map { "\($0.text)\(theme.attributes($0.role).subtracting(.dim).rawValue)" }
  }

  /// What can be heard of a canvas: its words, and where the cursor is.
  static func heard(_ canvas: Canvas, in region: Rectangle? = nil) -> [String] {
    cells(canvas, region).map(\.text) + (region == nil ? ["\(canvas.cursor.column),\(canvas.cursor.row)"] : [])
  }

  private static func cells(_ canvas: Canvas, _ region: Rectangle?) -> [Cell] {
    let region = region ?? Rectangle(column: 0, row: 0, columns: canvas.size.columns, rows: canvas.size.rows)
    return (region.origin.row..<region.origin.row + region.size.rows).flatMap { row in
      canvas.cells(row: row).dropFirst(region.origin.column).prefix(region.size.columns)
    }
  }

  // MARK: States

  /// Where on the screen two states have to differ.
  enum Region: Sendable {
    case screen, text, timeline, speakers, list, status, drawer, card, echo
  }

  /// Two states that differ in one thing.
  struct Pair: CustomTestStringConvertible, Sendable {
    var name: String
    var size = (80, 24)
    /// Where they differ without colour, and where in words alone.
    var mono: Region
    var words: Region
    var keys: String
    var report = quernReport()
    var otherReport: MarkedReport?
    /// Makes one state of the other.
    var change: @Sendable (inout ReaderState) -> Void = { _ in }
    /// Makes the first of what the keys lead to.
    var before: @Sendable (inout ReaderState) -> Void = { _ in }
    var testDescription: String { name }
  }

  private static func speaker(_ kind: Speaker.Kind) -> MarkedReport {
    let speaker = Speaker(id: "a", name: "The Barge", kind: kind)
    return MarkedReport("He said: \"{1The gate is shut.}\"", speakers: [speaker], said: [.init(speaker: 0)])
  }

  private static func dated(isApproximate: Bool) -> MarkedReport {
    MarkedReport(
      "He said: \"{1The gate is shut.}\"", speakers: [],
      said: [.init(date: EDTF(year: 2019, month: 3, day: 4, isApproximate: isApproximate))])
  }

  static let pairs: [Pair] = [
    Pair(name: "row under the cursor", mono: .timeline, words: .timeline, keys: "t") { $0.timeline.cursor.row += 1 },
    Pair(name: "row under the cursor in a small list", mono: .drawer, words: .drawer, keys: "J Enter Enter") {
      guard case .list(var list) = $0.drawer else { return }
      list.cursor.row += 1
      $0.drawer = .list(list)
    },
    Pair(name: "focus in one list or the other", mono: .screen, words: .screen, keys: "J t") { $0.focus = .speakers },
    Pair(name: "focus in a list or the text", mono: .screen, words: .screen, keys: "J t") { $0.focus = .text },
    Pair(name: "rows that belong together", mono: .timeline, words: .timeline, keys: "J s") {
      $0.focus = .text
    },
    Pair(name: "rows of a span", mono: .timeline, words: .timeline, keys: "J t V j j") { $0.timeline.spanStart = nil },
    Pair(name: "current quotation", mono: .text, words: .text, keys: "J") { $0.place -= 120 },
    Pair(name: "current quotation, text alone", size: (30, 8), mono: .text, words: .text, keys: "J j") {
      $0.place = $0.catalog.report.quotations[1].range.end + 10
    },
    Pair(name: "match", mono: .text, words: .status, keys: "/ \"gate Enter") { $0.search.clear() },
    Pair(name: "current match", mono: .text, words: .status, keys: "J / \"gate Enter") {
      $0.search.current = ($0.search.current ?? 0) + 1
    },
    Pair(name: "current marker", mono: .text, words: .status, keys: "g 5 j") { $0.place += 420 },
    Pair(name: "preview", mono: .text, words: .status, keys: "J t j") { $0.text.preview = nil },
    Pair(name: "pinned in the drawer", mono: .drawer, words: .drawer, keys: "J p") { $0.pinned = .note(1) },
    Pair(name: "pinned in the third column", size: (200, 50), mono: .card, words: .card, keys: "J") {
      $0.pinned = .note(1)
    },
    Pair(
      name: "outlet or person", mono: .speakers, words: .speakers, keys: "", report: speaker(.person),
      otherReport: speaker(.outlet)),
    Pair(
      name: "role or person", mono: .speakers, words: .speakers, keys: "", report: speaker(.person),
      otherReport: speaker(.role)),
    Pair(
      name: "outlet or role", mono: .speakers, words: .speakers, keys: "", report: speaker(.outlet),
      otherReport: speaker(.role)),
    Pair(
      name: "date that is not exact", mono: .timeline, words: .timeline, keys: "",
      report: dated(isApproximate: false), otherReport: dated(isApproximate: true)),
    Pair(name: "something that could not be done", mono: .status, words: .status, keys: "z z K") {
      $0.message = $0.message.map { Message($0.text) }
    },
    Pair(name: "limit", mono: .status, words: .status, keys: "J +") { $0.limits = Limits() },
    Pair(name: "limit switched off", mono: .status, words: .status, keys: "J + r") { $0.limits.isOn = false },
    Pair(name: "limit listed as off", mono: .drawer, words: .drawer, keys: "J + =") { $0.limits.isOn = false },
    Pair(name: "editorial layer dimmed", mono: .status, words: .status, keys: "") {
      $0.show(EditorialLayer(.dimmed))
    },
    Pair(name: "editorial layer hidden", mono: .text, words: .text, keys: "J") { $0.show(EditorialLayer(.hidden)) },
    Pair(name: "labels", mono: .text, words: .text, keys: "J f") { $0.labels = nil },
    Pair(name: "backward search", mono: .status, words: .status, keys: "/ \"gate") { $0.search.isBackward = true },
  ]

  private func region(_ region: Region, _ state: ReaderState) -> Rectangle? {
    let layout = state.layout
    switch region {
    case .screen: return nil
    case .text: return layout.text
    case .timeline: return layout.timeline
    case .speakers: return layout.speakers
    case .status: return layout.status
    case .card: return layout.card
    case .list: return layout.list
    case .echo:
      let (body, head) = (layout.body, state.echoHeadRows)
      return Rectangle(
        column: 0, row: body.origin.row + head, columns: body.size.columns, rows: body.size.rows - head)
    case .drawer:
      guard let text = layout.text else { return nil }
      let rows = state.drawerRows
      return Rectangle(
        column: text.origin.column, row: text.origin.row + text.size.rows - rows, columns: text.size.columns, rows: rows
      )
    }
  }

  @Test(arguments: pairs + ownPairs + echoPairs + editorialPairs) func statesDifferWithoutColourAndInWords(_ pair: Pair)
  {
    for charset in Charset.allCases {
      var one = Session(pair.size.0, pair.size.1, pair.report, charset: charset)
      one.press(pair.keys)
      pair.before(&one.state)
      var other = one
      if let report = pair.otherReport {
        other = Session(pair.size.0, pair.size.1, report, charset: charset)
        other.press(pair.keys)
      }
      pair.change(&other.state)
      let mono = region(pair.mono, one.state)
      #expect(AccessTests.mono(one.canvas, in: mono) != AccessTests.mono(other.canvas, in: mono), "\(charset), mono")
      let words = region(pair.words, one.state)
      #expect(
        AccessTests.heard(one.canvas, in: words) != AccessTests.heard(other.canvas, in: words), "\(charset), words")
    }
  }

  /// Every frame that was accepted as another than the rest of its size is another without colour and in ASCII.
  @Test func everyAcceptedFrameCanBeToldFromTheOthers() {
    for size in Set(FrameTests.cases.map { "\($0.size.0)x\($0.size.1)" }).sorted() {
      let cases = FrameTests.cases.filter { "\($0.size.0)x\($0.size.1)" == size && $0.charset == .utf8 }
      let frames = cases.map { item -> (name: String, utf8: Canvas, ascii: Canvas) in
        let canvases = [Charset.utf8, .ascii].map { charset -> Canvas in
          var session = Session(item.size.0, item.size.1, charset: charset)
          session.press(item.keys)
          return session.canvas
        }
        return (item.name, canvases[0], canvases[1])
      }
      for (index, one) in frames.enumerated() {
        #expect(one.ascii.text.utf8.allSatisfy { $0 < 0x80 }, "\(one.name)")
        #expect(one.ascii.cursor.row == one.utf8.cursor.row, "\(one.name)")
        for other in frames[..<index] where one.utf8 != other.utf8 {
          #expect(AccessTests.mono(one.utf8) != AccessTests.mono(other.utf8), "\(one.name), \(other.name)")
          #expect(AccessTests.mono(one.ascii) != AccessTests.mono(other.ascii), "\(one.name), \(other.name)")
          #expect(AccessTests.heard(one.ascii) != AccessTests.heard(other.ascii), "\(one.name), \(other.name)")
        }
      }
    }
  }

  /// What a key changes on the screen it changes without colour, and in words or by the cursor.
  @Test(arguments: KeyFrameTests.scenes) func whatAKeyChangesCanBeTold(_ scene: KeyFrameTests.Scene) {
    let starts = [Charset.utf8, .ascii].map { charset -> Session in
      var session = Session(80, 24, scene.report(), charset: charset)
      session.press(scene.keys)
      return session
    }
    let before = starts.map(\.canvas)
    for action in Action.all where action.contexts.contains(scene.context) {
      for written in action.keys {
        let after = starts.map { start -> Canvas in
          var session = start
          session.press(written.replacing("letter", with: "a"))
          return session.canvas
        }
        guard after[0] != before[0] else { continue }
        let isOnlyAJumpsEnd = AccessTests.heard(after[0]) == AccessTests.heard(before[0])
        #expect(
          AccessTests.mono(after[0]) != AccessTests.mono(before[0]) || after[0].cursor != before[0].cursor, "\(written)"
        )
        #expect(AccessTests.heard(after[1]) != AccessTests.heard(before[1]) || isOnlyAJumpsEnd, "\(written)")
      }
    }
  }

  // MARK: Cursor

  /// In every context, after every key, at every size.
  @Test(arguments: KeyFrameTests.scenes) func theCursorStandsOnWhatHasTheFocus(_ scene: KeyFrameTests.Scene) {
    for (columns, rows) in [(80, 24), (120, 40), (50, 20), (200, 50), (30, 8), (80, 48)] {
      for charset in Charset.allCases {
        var start = Session(columns, rows, scene.report(), charset: charset)
        start.press(scene.keys)
        checkCursor(start, "\(scene.name) at \(columns)x\(rows)")
        guard charset == .utf8 else { continue }
        for action in Action.all where action.contexts.contains(scene.context) {
          for written in action.keys {
            var session = start
            session.press(written.replacing("letter", with: "a"))
            checkCursor(session, "\(scene.name) at \(columns)x\(rows), \(written)")
          }
        }
      }
    }
  }

  private func checkCursor(_ session: Session, _ note: String) {
    let state = session.state
    let canvas = session.canvas
    let cursor = canvas.cursor
    let row = canvas.text(row: cursor.row)
    func isMarked(_ column: Int) -> Bool { column >= 0 && canvas[column, cursor.row].text == ">" }
    switch state.context {
    case .prompt:
      #expect(cursor.row == state.size.rows - 1, "\(note): \(row)")
    case .timeline, .speakers, .list:
      guard let pane = state.layout.rectangle(of: state.activePane), pane.size.rows > 1 else { return }
      if state.listCursor(state.activePane).count == 0 {
        #expect(cursor.row == pane.origin.row + 1, "\(note): \(row)")
      } else {
        #expect(isMarked(cursor.column) || isMarked(cursor.column - 1), "\(note): \(row)")
        #expect((pane.origin.column..<pane.origin.column + pane.size.columns).contains(cursor.column), "\(note)")
      }
    case .choice, .limits:
      #expect(isMarked(cursor.column) || state.drawerListRows < 1, "\(note): \(row)")
    case .help:
      #expect(cursor.row == min(state.size.rows - 2, state.layout.body.origin.row + 1), "\(note): \(row)")
    case .text:
      guard let pane = state.layout.text, state.textRows > 0, !state.text.flow.isEmpty else { return }
      #expect((pane.origin.row..<pane.origin.row + state.textRows).contains(cursor.row), "\(note): \(row)")
      let line = state.cursorWalker.line.range
      let word = state.catalog.report.text.string(line).split(whereSeparator: \.isWhitespace).first ?? ""
      let shown = visible(String(word), charset: state.charset)
      #expect(shown.isEmpty || row.contains(shown.prefix(8)), "\(note): \(row), not \(shown)")
    default:
      // What lies over the panes has a mark of its own, or shows where the cursor was.
      #expect(cursor.row < state.size.rows, "\(note)")
    }
  }
}
