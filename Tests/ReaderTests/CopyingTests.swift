import ReportModel
import Testing

@testable import Reader

/// What leaves the program, and what secure mode keeps in.
@Suite struct CopyingTests {
  private func copied(_ keys: String) -> Copy? {
    var session = Session(80, 24)
    session.press(keys)
    if case .copy(let copy) = session.effects.last { return copy }
    return nil
  }

  @Test func yyCopiesWhoSaidWhatWhenAndOnWhoseAuthority() {
    #expect(
      copied("4 g y y")
        == Copy(
          text: """
            “A lock is a door. A door that is shut for nine weeks is called a wall, and nobody has asked this ministry for a wall.”
            — Pieter Vaas, March 4, 2019
            Source: The Quern Gazette, March 5, 2019. [note 2]
            Quoted in: “The Lock At Quern: A Gate That Opens Inward”, section “Minister Vaas: A Ditch Has No Opinions”, quern-88.txt#q4

            """, what: "q4 with its citation"))
  }

  @Test(arguments: [
    ("y q", "q4 alone"), ("y n", "note 2"), ("y l", "the locator #q4"), ("y m", "q4 as Markdown"),
    ("y b", "q4 as BibTeX"),
  ])
  func everyFormSaysWhatItIs(keys: String, what: String) {
    let copy = copied("4 g " + keys)
    #expect(copy?.what == what)
    #expect(copy?.text.isEmpty == false)
  }

  @Test func aPeekedNoteIsTheOneThatIsCopied() {
    // The drawer follows `(`; what it shows is what is copied.
    #expect(copied("4 g p ( y n")?.what == "note 3")
    #expect(copied("4 g p y n") == Copy(text: "The Quern Gazette, March 5, 2019.", what: "note 2"))
  }

  @Test func whereNothingIsQuotedThePlaceIsItsLine() {
    #expect(copied("y y") == nil)
    #expect(copied("y l")?.text == "quern-88.txt#1")
  }

  @Test func underALimitAllThatItLeavesIsWritten() {
    var session = Session(80, 24)
    session.press("4 g + : \"write_vaas.md Enter")
    guard case .write(let request) = session.effects.last else {
      Issue.record("nothing is written")
      return
    }
    #expect(request.path == "vaas.md" && request.mode == .new && request.what == "1 quotation")
    #expect(request.text.hasPrefix("> A lock is a door."))
    session.press(": \"append_vaas.bib Enter")
    if case .write(let request) = session.effects.last {
      #expect(request.mode == .append && request.text.hasPrefix("@misc{"))
    }
  }

  @Test func aFileThatIsThereIsAskedAbout() {
    var session = Session(80, 24)
    session.press("4 g : \"write_memo.txt Enter")
    guard case .write(let request) = session.effects.last else {
      Issue.record("nothing is written")
      return
    }
    session.effects += update(&session.state, .fileExists(request))
    #expect(session.status.contains(":write! memo.txt") && session.status.contains("Enter overwrites"))
    var other = session
    other.press("Esc j")
    #expect(other.effects.filter { if case .write = $0 { true } else { false } }.count == 1)
    session.press("Enter")
    if case .write(let again) = session.effects.last { #expect(again.mode == .overwrite && again.text == request.text) }
    #expect(session.effects.filter { if case .write = $0 { true } else { false } }.count == 2)
  }

  @Test func pipeAndDumpAndEditAskForTheTerminal() {
    var session = Session(80, 24)
    session.press("4 g | \"wc Enter B v")
    let effects = session.effects.filter { if case .keep = $0 { false } else { true } }
    guard effects.count == 3, case .pipe("wc", let text) = effects[0], case .dump(let lines) = effects[1],
      case .edit(let offset) = effects[2]
    else {
      Issue.record("\(effects)")
      return
    }
    #expect(text.hasPrefix("“A lock is a door.") && offset == session.state.place)
    // The pane alone: no list beside it.
    #expect(lines.contains { $0.contains("A lock is a door") } && !lines.contains { $0.contains("SPEAKERS") })
  }

  /// Every action and command that needs something does nothing but say so where that is not allowed.
  @Test func secureModeRefusesWhatItForbids() {
    let needy = Action.all.filter { !$0.needs.isEmpty }
    #expect(
      Set(needy.map(\.name)).isSuperset(of: [
        "pipe-to", "edit", "open-report", "recent", "reload", "suspend", "yank", "yank-note",
      ]))
    for action in needy {
      var session = Session(80, 24)
      session.state.permissions = []
      session.press("4 g")
      session.effects = []
      let keys = action.keys[0]
      session.press(keys)
      #expect(session.effects.isEmpty && session.state.prompt == nil, "\(action.name)")
      #expect(session.state.message?.isRefusal == true, "\(action.name)")
      session.press(": \"\(action.name) Enter")
      #expect(session.effects.allSatisfy { if case .keep = $0 { true } else { false } }, ":\(action.name)")
    }
    for command in Command.all where !command.needs.isEmpty {
      var session = Session(80, 24)
      session.state.permissions = [.clipboard]
      session.press("4 g : \"\(command.name)_x Enter")
      #expect(session.effects.allSatisfy { if case .keep = $0 { true } else { false } }, ":\(command.name)")
      #expect(session.status.contains("not in secure mode"), ":\(command.name)")
    }
    #expect(
      Set(Command.all.filter { !$0.needs.isEmpty }.map(\.name))
        == ["open", "write", "write!", "append", "pipe", "basket", "basket!"])
  }

  @Test func theClipboardHasASwitchOfItsOwn() {
    var session = Session(80, 24)
    session.state.permissions = [.clipboard]
    session.press("4 g y y")
    #expect(session.effects.contains { if case .copy = $0 { true } else { false } })
    session.state.permissions = Permissions.all.subtracting(.clipboard)
    session.effects = []
    session.press("y y")
    #expect(session.effects.isEmpty && session.status.contains("the clipboard is switched off"))
  }

  @Test func helpListsOnlyWhatIsAllowed() {
    var session = Session(120, 200)
    session.press("?")
    #expect(session.frame.contains("back to the shell"))
    session.press("?")
    session.state.permissions = []
    session.press("?")
    #expect(!session.frame.contains("back to the shell") && !session.frame.contains("copy the quotation"))
  }
}
