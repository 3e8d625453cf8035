import ReportModel
import Screen
import Testing

@testable import Reader

@Suite struct HelpTopicTests {
  private func help(_ topic: String, _ columns: Int = 80, _ rows: Int = 24) -> (session: Session, text: String) {
    var session = Session(columns, rows)
    session.press(": \"help_\(topic) Enter")
    return (session, session.state.helpLines.map { $0.map(\.text).joined() }.joined(separator: "\n"))
  }

  @Test func everythingThatHasANameHasHelp() {
    var session = Session(80, 24)
    for (name, words) in session.state.helpNames {
      #expect(!words.isEmpty, "\(name)")
      session.press(": \"help_\(name) Enter")
      #expect(session.state.help?.subject == .topic(name))
      let lines = session.state.helpLines
      #expect(!lines.isEmpty, "\(name)")
      for line in lines {
        let text = line.map(\.text).joined()
        #expect(displayWidth(of: text, charset: .utf8) <= 79, "\(name): \(text)")
        #expect(!text.contains(/\{[a-z]/), "\(name): \(text)")
      }
      session.press("q")
      #expect(session.state.help == nil)
    }
  }

  /// Every `{name}` in a text is an action.
  @Test(arguments: HelpTopic.all.map(\.name)) func aTopicNamesOnlyActionsThatThereAre(name: String) throws {
    let topic = try #require(HelpTopic.all.first { $0.name == name })
    for part in topic.parts {
      var names: [String] = []
      switch part {
      case .text(let text): names = braced(text)
      case .pairs(let items), .example(_, let items): names = items.flatMap { braced($0.0) + braced($0.1) }
      case .actions(let actions): names = actions
      case .commands(let commands):
        for command in commands { #expect(Command.all.contains { $0.name == command }, "\(name): \(command)") }
      default: break
      }
      for action in names { #expect(Action.all.contains { $0.name == action }, "\(name): \(action)") }
    }
  }

  /// What stands in braces as the name of an action: small letters and dashes.
  private func braced(_ text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) }
      .filter { $0.allSatisfy { $0.isLowercase || $0 == "-" } }
  }

  @Test func theHelpOfAPaneEndsWithAllTopics() {
    var session = Session(80, 24)
    session.press("? G")
    let text = session.state.helpLines.map { $0.map(\.text).joined() }.joined(separator: " ")
    for topic in HelpTopic.all { #expect(text.contains(topic.name), "\(topic.name)") }
    #expect(session.frame.contains("command-line") && session.frame.contains("corrections"))
  }

  @Test func theFirstTopicNamesTheKeysOfWhatIsTheReadersOwn() {
    let text = help("first", 80, 60).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in ["! who said it", "@ when", "a writes", "x puts", "X shows", "e sets", "E dims"] {
      #expect(text.contains(words), "\(words): \(text)")
    }
    for topic in HelpTopic.all { #expect(text.contains(":help \(topic.name)")) }
  }

  /// A topic, and what its example does: keys, a command, what comes of it.
  @Test(arguments: [
    ("corrections", ["A wrong speaker", "tav Tab Enter", ":unalias FORM", "ibid corrections"]),
    ("annotations", ["#check", "& tag:check", "M "]), ("basket", ["yX", ":basket lamps.md", "S  "]),
    ("echoes", ["[-cut-]", "{~to this~}", "n J )"]), ("editorial", ["E E", ":editorial captions shown", "[+]"]),
    ("command-line", ["ibid search QUERY", "ibid --linear", "ibid list quotations --csv"]),
    ("signs", ["ǀ ", "# ", "* ", "+ ", "in the basket", "• "]),
  ])
  func aTopicTellsItsKeysCommandsAndAnExample(topic: String, words: [String]) {
    let text = help(topic, 80, 60).text
    for words in words { #expect(text.contains(words), "\(words): \(text)") }
  }

  @Test func aTopicThatIsCalledLikeACommandTellsOfItToo() {
    for topic in HelpTopic.all where Command.all.contains(where: { $0.name == topic.name }) {
      #expect(help(topic.name, 80, 60).text.contains(":\(topic.name)"), "\(topic.name)")
    }
  }

  @Test func namesOfTopicsAreUnique() {
    #expect(Set(HelpTopic.all.map(\.name)).count == HelpTopic.all.count)
    #expect(
      Set(Command.all.flatMap { [$0.name] + $0.aliases }).count == Command.all.reduce(0) { $0 + 1 + $1.aliases.count })
  }

  @Test(arguments: [
    ("search", "searches the pane that you are in"), ("sear", "searches the pane"),
    ("peek", "peek at the note; again closes"),
    (":goto", "go to q12, n8, s3, a line, 34%"), ("q", ":quit"), ("note-undefined", "has no note that it refers to"),
    ("^F", "page-down"), ("yy", "yank"), ("theme", "high-contrast"), ("config", "[keys.in-timeline]"),
  ])
  func aTopicIsFoundByItsNameOrTheBeginningOfIt(typed: String, words: String) {
    #expect(help(typed).text.contains(words), "\(help(typed).text)")
  }

  @Test(arguments: [
    ("serch", ":help search?"), ("querys", ":help query?"), ("note-undefind", ":help note-undefined?"),
    ("zzzzzz", ":help first lists them"),
  ])
  func anUnknownTopicOffersTheNearest(typed: String, offer: String) {
    let session = help(typed).session
    #expect(session.state.help == nil)
    #expect(session.status.contains("no help on “\(typed)” · \(offer)"), "\(session.status)")
  }

  @Test func whatIsTypedIsCompletedWithWhatItIs() {
    var session = Session(80, 24)
    session.press(": \"help_no Tab")
    #expect(session.frame.contains("notes") && session.frame.contains("what a quotation rests on"))
    session.press("Esc Esc : \"the Tab")
    #expect(session.frame.contains(":theme"))
  }

  @Test func anUnknownCommandOffersTheNearest() {
    var session = Session(80, 24)
    session.press(": \"gotoo Enter")
    #expect(session.status.contains("no command is called “gotoo” · :goto?"))
    session.press(": \"choose Enter")
    #expect(session.status.contains("choose is for list of places"))
  }

  @Test func keysInATextAreThoseOfTheReader() {
    var session = Session(80, 24)
    session.state.configuration = Configuration(parsing: Array("[keys]\npeek = \"F9\"\nnope = 1".utf8))
    session.press(": \"help_notes Enter")
    let text = session.state.helpLines.map { $0.map(\.text).joined() }.joined(separator: "\n")
    #expect(text.contains("F9 shows the note"))
    session.press("q : \"help_config Enter")
    #expect(session.frame.contains("config.toml:3: “nope” is no action"))
  }

  @Test func keysInMessagesAndDrawersAreThoseOfTheReader() {
    var session = Session(80, 24)
    session.state.configuration = Configuration(
      parsing: Array("[keys]\nhelp = \"F9\"\nundo = \"none\"\ntoggle-limits = [\"F7\", \"F8\"]\npeek = \"F5\"".utf8))
    #expect(session.status.hasSuffix(" F9 help"))
    session.press("W")
    #expect(session.status.hasSuffix("no such key: W · F9 help"))
    session.press("J +")
    #expect(session.status.hasSuffix("· F7 all · :undo"), "\(session.status)")
    session.press("F5")
    #expect(session.frame.contains("F5 close"))
  }

  /// Where nothing is left the way out stands on the screen, by the reader's own keys.
  @Test func keysOnEmptyScreensAndInTitlesAreThoseOfTheReader() {
    var session = Session(80, 24)
    session.state.configuration = Configuration(
      parsing: Array("[keys]\ntoggle-limits = \"F7\"\nundo = \"F8\"\nclose = \"F9\"\ngo-to-row = \"F5\"".utf8))
    session.press("& \"zebra Enter")
    for words in ["F7 all   F8 undo   = edit", "limit. F7 all", "No speaker within the"] {
      #expect(session.frame.contains(words), "\(session.frame)")
    }
    session.press("?")
    #expect(session.canvas.text(row: 1).hasSuffix("Space more · F9 close"))
    session.press("F9 F7 J t j")
    #expect(session.status.contains("preview, F5 goes there"))
    var echo = Session(100, 30, ledgerReport())
    echo.state.configuration = session.state.configuration
    echo.press("J e")
    #expect(echo.canvas.text(row: 1).hasSuffix("F9 close"), "\(echo.canvas.text(row: 1))")
  }

  @Test func whatNoKeyAndNoNameLeadsToIsNotOffered() {
    var session = Session(80, 24)
    session.state.configuration = Configuration(parsing: Array("[keys]\nhelp = \"none\"".utf8))
    #expect(session.status.hasSuffix(" :help"))
    session.press("W")
    #expect(session.status.hasSuffix("no such key: W · :help"))
    session.state.configuration = Configuration(parsing: Array("[keys]\nhelp = \"none\"\ncommand = \"none\"".utf8))
    session.press("W")
    #expect(session.status.hasSuffix("no such key: W"))
    session.press("j")
    #expect(!session.status.contains("help"))
  }
}
