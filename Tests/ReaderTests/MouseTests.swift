import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Reader

@Suite struct MouseTests {
  private func session(_ columns: Int, _ rows: Int) -> Session {
    var session = Session(columns, rows)
    session.press("F2")
    return session
  }

  /// Where a text is on the screen first.
  private func place(_ words: String, in session: Session) -> Position? {
    for row in 0..<session.state.size.rows {
      let line = session.canvas.text(row: row)
      if let range = line.firstRange(of: words) {
        return Position(column: line.distance(from: line.startIndex, to: range.lowerBound), row: row)
      }
    }
    return nil
  }

  private func click(_ words: String, in session: inout Session) throws {
    session.press(.pointer(.press, try #require(place(words, in: session), "\(words) is not on the screen")))
  }

  @Test func offUntilItIsAskedFor() {
    var session = Session(80, 24)
    #expect(!session.canvas.takesPointer)
    let before = session.canvas
    session.press(.pointer(.press, Position(column: 5, row: 5)))
    #expect(session.canvas == before)
    session.press("F2")
    #expect(session.canvas.takesPointer && session.status.contains("mouse on"))
    session.press("F2")
    #expect(!session.canvas.takesPointer)
  }

  @Test func aClickOnARowSelectsItAndASecondGoesThere() throws {
    var session = session(80, 24)
    try click("Vaas         q4", in: &session)
    #expect(session.state.activePane == .timeline)
    #expect(session.cursorRow.contains("Vaas"))
    let place = session.state.place
    try click("Vaas         q4", in: &session)
    #expect(session.state.activePane == .text && session.state.place != place)
    #expect(session.canvas.text(row: 0).hasSuffix("q4"))
    session.press("Backspace")
    #expect(session.state.place == place)
  }

  @Test func aClickOnASpeakerTwiceDoesWhatEnterDoes() throws {
    var keys = session(80, 24)
    keys.press("s j Enter")
    var mouse = session(80, 24)
    try click("Pieter Vaas     1", in: &mouse)
    try click("Pieter Vaas     1", in: &mouse)
    #expect(mouse.canvas.text == keys.canvas.text)
  }

  @Test func aClickOnATitleOnlyGivesThePaneTheFocus() throws {
    var session = session(80, 24)
    try click("SPEAKERS", in: &session)
    #expect(session.state.activePane == .speakers)
    #expect(session.state.text.preview == nil)
  }

  @Test func aClickOnAWordPutsThePlaceThereAndOneOnAMarkerPeeks() throws {
    var session = session(80, 24)
    try click("who said what", in: &session)
    let text = session.state.catalog.report.text
    #expect(text.string(TextRange(session.state.place, session.state.place + 13)) == "who said what")
    #expect(session.state.drawer == nil)
    try click("[1]", in: &session)
    #expect(session.frame.contains("── note 1 of "))
    let marker = session.state.place
    // In the drawer a click does nothing, and the place stays.
    try click("note 1 of", in: &session)
    #expect(session.state.place == marker && session.frame.contains("── note 1 of "))
  }

  @Test func theWheelScrollsThePaneUnderThePointer() {
    var session = session(80, 24)
    session.press("J")
    let row = session.canvas.text(row: 4)
    let place = session.state.place
    session.press(.pointer(.wheelDown, Position(column: 60, row: 10)))
    #expect(session.canvas.text(row: 1).dropFirst(28) == row.dropFirst(28))
    #expect(session.state.place == place, "it can still be seen")
    for _ in 0..<40 { session.press(.pointer(.wheelDown, Position(column: 60, row: 10))) }
    #expect(session.state.place > place)
    for _ in 0..<40 { session.press(.pointer(.wheelUp, Position(column: 60, row: 10))) }
    #expect(session.canvas.text(row: 1).contains("The Lock At Quern"))
    let list = session.canvas.text(row: 3).prefix(27)
    session.press(.pointer(.wheelDown, Position(column: 5, row: 5)))
    #expect(session.state.activePane == .text)
    _ = list
  }

  @Test func aLongListScrollsByTheWheelAndKeepsItsCursorOnTheScreen() {
    var session = session(80, 12)
    session.press("t")
    let first = session.canvas.text(row: 2).prefix(27)
    session.press(.pointer(.wheelDown, Position(column: 5, row: 3)))
    #expect(session.canvas.text(row: 2).prefix(27) != first)
    #expect((1...6).contains(session.canvas.cursor.row))
    for _ in 0..<20 { session.press(.pointer(.wheelDown, Position(column: 5, row: 3))) }
    for _ in 0..<20 { session.press(.pointer(.wheelUp, Position(column: 5, row: 3))) }
    #expect(session.canvas.text(row: 2).prefix(27).dropFirst(3) == first.dropFirst(3))
  }

  @Test func narrowScreensHaveTabsThatCanBeClicked() throws {
    var session = session(50, 20)
    #expect(session.canvas.text(row: 0).hasPrefix(" Timeline  Speakers [Text]"))
    try click("Speakers", in: &session)
    #expect(session.state.activePane == .speakers)
    #expect(session.canvas.text(row: 0).hasPrefix(" Timeline [Speakers] Text "))
    try click("Timeline", in: &session)
    #expect(session.canvas.text(row: 1).hasPrefix(" TIMELINE"))
    session.press("c")
    #expect(session.canvas.text(row: 0).hasPrefix("[Contents] Text "))
    try click("Text", in: &session)
    #expect(session.state.activePane == .text)
  }

  @Test(arguments: [(80, 24), (50, 20), (30, 8)]) func theTitleOrTabOfTheFocusedListMovesNothing(
    columns: Int, rows: Int
  )
    throws
  {
    var session = session(columns, rows)
    session.press("J c j j")
    let cursor = session.state.list?.cursor
    #expect(session.state.text.preview != nil)
    let before = session.canvas
    // At 30×8 there are no tabs: the title leads back to the text.
    try click(columns == 50 ? "Contents" : "CONTENTS", in: &session)
    if rows == 8 {
      #expect(session.state.list == nil && session.state.activePane == .text)
    } else {
      #expect(session.state.list?.cursor == cursor && session.state.text.preview != nil)
      #expect(session.canvas == before)
      try click("CONTENTS", in: &session)
      #expect(session.state.list?.cursor == cursor)
    }
  }

  @Test(arguments: [(50, 20), (30, 8)]) func theWheelScrollsListsOfNarrowScreensAndBack(columns: Int, rows: Int) {
    var session = session(columns, rows)
    session.press("g c")
    let first = session.canvas
    for _ in 0..<6 {
      session.press(.pointer(.wheelDown, Position(column: 5, row: 4)))
      #expect(session.cursorRow.contains(">"), "the cursor stays on the screen")
    }
    for _ in 0..<6 { session.press(.pointer(.wheelUp, Position(column: 5, row: 4))) }
    #expect(session.canvas.text(row: rows == 8 ? 1 : 2).dropFirst(2) == first.text(row: rows == 8 ? 1 : 2).dropFirst(2))
  }

  @Test func theWheelTurnsTheHelp() {
    var session = session(80, 24)
    session.press("?")
    let line = session.canvas.text(row: 5)
    session.press(.pointer(.wheelDown, Position(column: 5, row: 5)))
    #expect(session.canvas.text(row: 2) == line)
  }

  @Test(arguments: [(80, 24), (50, 20), (30, 8), (200, 50), (10, 2)])
  func wherePeopleClickNothingBreaks(columns: Int, rows: Int) {
    var random = SeededRandom(seed: 11)
    var session = session(columns, rows)
    let keys = [
      "t", "s", "p", "J", "Enter", "c", "=", "+", "?", "Esc", "z", "f", "/", "i", "F", "e", "q", "D", "y", ":",
    ]
    for _ in 0..<600 {
      let place = Position(column: random.below(columns + 2), row: random.below(rows + 2))
      session.press(.pointer(Pointer.allCases[random.below(3)], place))
      let canvas = session.canvas
      #expect(canvas.cursor.row < rows && canvas.cursor.column < columns)
      let key = keys[random.below(keys.count)]
      if random.below(4) == 0, key != "q" || session.state.help != nil { session.press(key) }
      if !session.state.settings.hasMouse { session.press("Esc F2") }
    }
  }
}
