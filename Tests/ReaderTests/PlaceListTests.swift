import Testing

@testable import Reader

/// Lists in the place of Timeline and Speakers, labels, pins and the drawer.
@Suite struct PlaceListTests {
  @Test(arguments: ["c", "F", "i"]) func aListTakesThePlaceOfTheListsAndQBringsThemBack(key: String) {
    var session = Session(80, 24)
    session.press("J")
    let frame = session.frame
    session.press(key)
    #expect(!session.frame.contains("TIMELINE") && !session.frame.contains("SPEAKERS"))
    #expect(session.state.focus == .list)
    session.press("q")
    #expect(session.frame == frame)
    #expect(!session.effects.contains(.quit))
  }

  @Test func rowsOfTheContentsLeadToSectionsAndLimitToThem() {
    var session = Session(80, 24)
    session.press("c g j j")
    #expect(session.state.text.preview != nil)
    session.press("Enter")
    #expect(session.state.focus == .text)
    #expect(session.cursorRow.contains("Minister Vaas"))
    session.press("Tab +")
    #expect(session.state.limits.clauses.first?.subject == .section(2))
    session.press("Backspace")
    #expect(session.state.place == 0)
  }

  @Test func aMissingDefinitionIsSaidInTheListOfNotes() {
    var session = Session(80, 24)
    session.press("F")
    #expect(session.frame.contains("no definition"))
  }

  @Test func theCardOfASpeakerHasNamesAndQuotations() {
    var session = Session(120, 40)
    session.press("s g Enter")
    for words in ["OLLANDER", "NAMES", "ROLES", "QUOTED 4", "HEADLINES 1", "NOTES 2", "lock-keeper"] {
      #expect(session.frame.contains(words), "\(words)")
    }
    session.press("G Enter")
    #expect(session.state.focus == .text)
  }

  @Test func theCardFollowsTheCurrentQuotationUntilItIsPinned() {
    var session = Session(80, 24)
    session.press("J i Tab J")
    #expect(session.frame.contains("QUOTATION q3"))
    session.press("P J")
    #expect(session.frame.contains("QUOTATION q3"))
    session.press("P J")
    #expect(!session.frame.contains("QUOTATION q3"))
  }

  @Test func aPinnedNoteStaysWhileTheReaderGoesOn() {
    var session = Session(80, 24)
    session.press("J p P J J J")
    #expect(session.frame.contains("pinned: note 2"))
    session.press("7 g p")
    #expect(session.frame.contains("note 4 of 4"))
    session.press("p")
    #expect(session.frame.contains("pinned: note 2"))
    session.press("P")
    #expect(session.state.drawer == nil && session.state.pinned == nil)
  }

  @Test func onAWideScreenThePinHasTheThirdColumn() {
    var session = Session(200, 50)
    session.press("J p P")
    #expect(session.frame.contains("NOTE 2, PINNED"))
    #expect(session.state.drawer == nil)
    session.press("J J")
    #expect(session.frame.contains("NOTE 2, PINNED"))
    session.resize(80, 24)
    #expect(session.frame.contains("pinned: note 2"))
  }

  @Test func smallLettersPeekAndCapitalsJump() {
    var session = Session(80, 24)
    session.press("z f")
    let label = session.state.labels?.labels.first
    #expect(label?.letters == "a")
    session.press("a")
    #expect(session.frame.contains("note 1 of 4"))
    #expect(session.state.place == 0)
    session.press("p f A")
    #expect(session.cursorRow.contains("[1] Inland Waters Yearbook"))
    session.press("Backspace")
    #expect(session.state.place == 0)
  }

  @Test func aPeekIsNeverAPlaceToGoBackTo() {
    var session = Session(80, 24)
    session.press("J p ) p i j q c j q F j j q t j Tab Tab")
    let stops = session.state.jumps.back.count
    #expect(stops <= 2)
    session.press("Backspace Backspace Backspace")
    #expect(session.state.place == 0)
  }

  @Test func theDrawerGrowsAndThenScrolls() {
    let words = Array(repeating: "sounding", count: 200).joined(separator: " ")
    let report = MarkedReport(
      "! T\n\nSaid {1so.}[1]\n\n[1] \(words)\n", speakers: [],
      said: [.init(speaker: nil, kind: .inline, notes: ["1"])])
    var session = Session(80, 24, report)
    session.press("J p")
    let rows = session.state.drawerRows
    session.press("^E")
    #expect(session.state.drawerRows > rows)
    session.press("^E ^E")
    #expect(session.state.drawerScroll == 2)
    session.press("9 9 ^E")
    #expect(session.frame.contains("supports") || session.state.drawerScroll > 2)
    session.press("9 9 ^Y ^Y")
    #expect(session.state.drawerRows == rows)
  }
}
