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
      #expect(!action.help.isEmpty && !action.contexts.isEmpty)
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
    session.press("W")
    #expect(session.status.hasSuffix("no such key: W · ? help"))
    session.press("j")
    #expect(session.status.hasSuffix("? help"))
    #expect(!session.status.contains("no such key"))
  }

  @Test func aSequenceThatMeansNothingSaysSo() {
    var session = Session(80, 24)
    session.press("'")
    #expect(session.status.hasSuffix("' …"))
    #expect(session.frame.contains("the place before the last jump") && session.frame.contains("go to a mark"))
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

  @Test func whatABindingTakesIsNoLongerAnothers() {
    let keymap = Keymap(
      Action.all,
      bindings: [
        Binding(action: "peek", keys: ["j", "F5"]), Binding(action: "search", keys: []),
        Binding(action: "scale", keys: ["y"], context: .timeline),
      ])
    #expect(keymap.problems.isEmpty)
    #expect(keymap.keys(of: "peek", in: .text) == ["j", "F5"])
    #expect(keymap.keys(of: "down", in: .text) == ["Down"])
    #expect(keymap.keys(of: "down", in: .help) == ["j", "Down"], "peek is nothing in the help")
    #expect(keymap.keys(of: "search", in: .text).isEmpty)
    #expect(keymap.keys(of: "yank", in: .text) == ["y y"])
    #expect(keymap.keys(of: "yank", in: .timeline).isEmpty, "y alone comes before what begins with it")
  }

  @Test func twoBindingsForOneKeyAreAProblemOfTheSecond() {
    let bindings = [
      Binding(action: "peek", keys: ["x"]), Binding(action: "pin", keys: ["x", "X"]),
      Binding(action: "top", keys: ["Z"]), Binding(action: "quit", keys: ["Z Z"]),
    ]
    let keymap = Keymap(Action.all, bindings: bindings)
    #expect(keymap.problems.map(\.binding) == [1, 3])
    #expect(keymap.problems[0].words.hasPrefix("x is peek already in"))
    #expect(keymap.keys(of: "pin", in: .text) == ["X"])
  }

  @Test func inOneContextABindingComesBeforeThatForAll() {
    let keymap = Keymap(
      Action.all,
      bindings: [Binding(action: "down", keys: ["n"], context: .speakers), Binding(action: "down", keys: ["m"])])
    #expect(keymap.problems.isEmpty)
    #expect(keymap.keys(of: "down", in: .speakers) == ["n"])
    #expect(keymap.keys(of: "down", in: .text) == ["m"])
    #expect(
      keymap.keys(of: "set-mark", in: .text).isEmpty && keymap.keys(of: "set-mark", in: .speakers) == ["m letter"])
  }

  @Test func thereIsAlwaysAWayOut() {
    let keymap = Keymap(
      Action.all, bindings: ["close", "quit", "command"].map { Binding(action: $0, keys: []) })
    #expect(keymap.keys(of: "quit", in: .text) == ["Q", "Z Z"])
    #expect(keymap.problems.map(\.binding) == [1])
  }

  @Test(arguments: Preset.allCases) func aPresetKnowsTheActionsAndTakesNoKeyTwice(preset: Preset) {
    for (name, keys) in preset.bindings {
      #expect(Action.all.contains { $0.name == name }, "\(name)")
      for key in keys { #expect(Keymap.sequence(key) != nil, "\(key)") }
    }
    for context in Context.allCases {
      var owners: [[Key]: String] = [:]
      for action in Action.all where action.contexts.contains(context) {
        for keys in (preset.bindings[action.name] ?? []).compactMap(Keymap.sequence) {
          #expect(owners[keys] == nil, "\(keys.map(\.name)) is \(owners[keys] ?? "") and \(action.name)")
          owners[keys] = action.name
        }
      }
    }
    let keymap = Keymap(Action.all, preset: preset)
    // Nothing that cannot be had otherwise is lost.
    for context in Context.panes {
      for action in Action.all where action.contexts.contains(context) && !action.keys.isEmpty {
        let isGivenUp = preset.bindings[action.name]?.isEmpty == true
        #expect(
          isGivenUp || !keymap.keys(of: action.name, in: context).isEmpty, "\(preset): \(action.name) in \(context)")
      }
    }
  }

  @Test func theHelpShowsTheKeysThatThereAre() {
    var session = Session(80, 24)
    session.state.configuration = Configuration(parsing: Array("keys.peek = \"F5\"".utf8))
    session.press("J F5")
    #expect(session.frame.contains("─ note "))
    session.press("F5 ?")
    let help = session.state.helpLines.map { $0.map(\.text).joined() }
    #expect(help.contains { $0.hasPrefix(" F5") && $0.contains("peek at the note") })
  }
}
