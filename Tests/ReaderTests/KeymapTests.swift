import Screen
import Testing

@testable import Reader

/// The one table of actions.
@Suite struct KeymapTests {
  @Test(arguments: Context.allCases)
  func noTwoActionsOfAContextShareAKey(context: Context) {
    var owners: [[Key]: String] = [:]
    for action in Action.all where action.contexts.contains(context) {
      for keys in action.keys.compactMap(Keymap.sequence) {
        #expect(owners[keys] == nil, "\(keys.map(\.name)) is \(owners[keys] ?? "") and \(action.name)")
        owners[keys] = action.name
      }
    }
    for keys in owners.keys where keys.count > 1 {
      for length in 1..<keys.count {
        #expect(owners[Array(keys.prefix(length))] == nil, "\(keys.map(\.name)) begins with an action")
      }
    }
  }

  @Test func everyKeyOfTheTableIsAKeyAndGoesByItsName() {
    for action in Action.all {
      #expect(!action.keys.isEmpty && !action.help.isEmpty && !action.contexts.isEmpty)
      for written in action.keys {
        let keys = Keymap.sequence(written)
        #expect(keys?.map(\.name).joined(separator: " ") == written)
      }
    }
  }

  @Test func namesOfActionsAreUnique() {
    #expect(Set(Action.all.map(\.name)).count == Action.all.count)
  }

  @Test func nothingIsOnTheKeysThatStopATerminal() {
    for action in Action.all {
      #expect(!action.keys.contains("^S") && !action.keys.contains("^Q") && !action.keys.contains("^I"))
    }
  }

  @Test func aKeyThatDoesNothingSaysSo() {
    var session = Session(80, 24)
    session.press("w")
    #expect(session.status.hasSuffix("no such key: w · ? help"))
    session.press("j")
    #expect(session.status.hasSuffix("? help"))
    #expect(!session.status.contains("no such key"))
  }

  @Test func aSequenceThatMeansNothingSaysSo() {
    var session = Session(80, 24)
    session.press("'")
    #expect(session.status.hasSuffix("' …"))
    session.press("!")
    #expect(session.status.contains("no such key: '!"))
  }

  @Test func aCountIsShownWhileItWaitsAndEscTakesItBack() {
    var session = Session(80, 24)
    session.press("1 2")
    #expect(session.status.hasSuffix("12 …"))
    session.press("Esc")
    #expect(session.status.hasSuffix("? help"))
    session.press("j")
    #expect(session.cursorRow.hasPrefix(" TIMELINE 2019") == false)
    #expect(session.canvas.cursor.row == 2)
  }

  @Test func everyActionOfAContextIsInItsHelp() {
    for pane in [Context.timeline, .speakers, .text] {
      var session = Session(80, 24)
      session.press(pane == .timeline ? "t" : pane == .speakers ? "s" : "z")
      session.press("?")
      let help = session.state.helpLines.map { $0.map(\.text).joined() }.joined(separator: "\n")
      for action in Action.all where action.contexts.contains(pane) {
        for keys in action.keys { #expect(help.contains(Keymap.shown(keys))) }
      }
    }
  }
}
