import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Reader

/// That what is said can be read to its end.
@Suite struct MessageTests {
  private static let sizes = [(80, 24), (40, 12), (120, 40), (200, 50), (30, 8), (20, 4)]

  /// The screen's words in one line, as they are read: rows one after the other.
  private func read(_ frame: String) -> String { frame.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether all of a message is on the screen, or can be had on it by `:messages`.
  private func checkWhole(_ state: ReaderState, _ note: @autoclosure () -> String) {
    guard let words = state.messageWords else { return }
    let wanted = read(words)
    if read(view(state).text).contains(wanted) { return }
    #expect(read(view(state).text).contains("… :messages"), "\(note()): \(words)")
    var noted = state
    noted.noteMessage()
    noted.prompt = nil
    noted.help = HelpView(context: .text, subject: .messages)
    var all: [String] = []
    for row in noted.helpLines { all.append(row.map(\.text).joined()) }
    #expect(read(all.joined(separator: "\n")).contains(wanted), "\(note()): \(words)")
  }

  @Test(arguments: sizes.map(\.0)) func aMessageOfAnyLengthIsShownInWholeOrKept(columns: Int) throws {
    let rows = try #require(Self.sizes.first { $0.0 == columns }?.1)
    for count in [1, 3, 9, 20, 60, 300] {
      for isRefusal in [false, true] {
        for keys in ["", "t", "/", ": \"goto", "&", "p", "i"] {
          var session = Session(columns, rows)
          session.press("J " + keys)
          let words = (1...count).map { "word\($0)" }.joined(separator: " ")
          _ = update(&session.state, .said(words, isRefusal: isRefusal))
          checkWhole(session.state, "\(columns) columns, \(count) words after \(keys)")
          let canvas = session.canvas
          #expect((0..<rows).contains(canvas.cursor.row))
        }
      }
    }
  }

  @Test func aLongMessageStandsOverTheLastRowUntilTheNextKey() {
    var session = Session(80, 24)
    session.press("J : \"said_2005-13-45 Enter")
    #expect(session.canvas.text(row: 21).hasPrefix(" ! there is no month 13"))
    #expect(session.frame.contains("2021-05-10/2021-05-12 or none"))
    #expect(session.status.contains("1 of 8 quotations") && session.status.hasSuffix("? help"))
    session.press("r")
    #expect(!session.frame.contains("month 13"))
    session.press(": \"messages Enter")
    #expect(session.canvas.text(row: 1).hasPrefix(" Messages, newest first"))
    #expect(session.canvas.text(row: 2).hasPrefix(" ! there is no month 13"))
    session.press("q")
    #expect(session.state.help == nil)
  }

  @Test func aLongMessageDoesNotCoverTheRowWithTheCursor() {
    var session = Session(80, 24)
    session.press("J L")
    for rows in 0..<22 {
      _ = update(&session.state, .said((1...40).map { "word\($0)" }.joined(separator: " "), isRefusal: true))
      let canvas = session.canvas
      #expect(
        canvas[canvas.cursor.column, canvas.cursor.row].text == ">"
          || canvas.text(row: canvas.cursor.row).contains(">"), "\(rows)")
      session.press("j")
    }
  }

  @Test func aMessageBesideAPromptThatHasNoRoomForItStandsOverIt() {
    var session = Session(80, 24)
    session.press("J : \"speaker_Marta_Olander Enter")
    #expect(session.status.hasPrefix(":speaker! Marta Olander"))
    #expect(session.frame.contains("new speaker “Marta Olander”, or did you mean Marta Ollander?"))
    #expect(session.canvas.cursor.row == 23)
  }

  @Test func whatIsSaidAgainAndWhatGoesOnIsKeptOnce() {
    var session = Session(80, 24, notice: "tried as xterm")
    _ = update(&session.state, .said("the state is slow", isRefusal: true))
    #expect(session.state.messages.map(\.text) == ["the state is slow · tried as xterm"])
    session.press("b b")
    #expect(session.state.messages.map(\.text) == ["the state is slow · tried as xterm", "this is the beginning"])
  }

  @Test func allMistakesOfAConfigFileAreKeptAndTheFirstIsSaid() {
    var session = Session(80, 24)
    session.state.configuration = Configuration(parsing: Array("theme = \"pink\"\nmeasure = 5\n[keys]\nnope = 1".utf8))
    session.state.tellProblems(in: "config.toml")
    #expect(read(session.frame).contains("! 3 mistakes in config.toml, line 1: theme is \"plain\""))
    #expect(read(session.frame).contains("\"plain\" holds · :messages lists them"))
    session.press("j : \"messages Enter")
    for words in [
      "config.toml:1: theme is", "config.toml:2: measure is 20 to 400", "config.toml:4: “nope” is no action",
    ] {
      #expect(session.frame.contains(words))
    }
    // In the order of the file.
    let text = session.state.helpLines.map { $0.map(\.text).joined() }.joined(separator: "\n")
    let places = ["toml:1:", "toml:2:", "toml:4:"].compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
  }

  /// States in each of which keys mean something else.
  private static let situations: [(String, String)] = [
    ("text", "J"), ("text at the end", "G"), ("timeline", "J t"), ("speakers", "J s"), ("contents", "c"),
    ("notes", "F"), ("basket", "J x J x X"),
    ("corrections", ": \"said_2019 Enter J ! \"Odd_Quill Enter : \"corrections Enter"),
    ("places", "J m a a \"odd_#chalk Enter M"), ("limits", "J + ="), ("choice", "F Enter Enter"), ("help", "?"),
    ("prompt", ":"), ("search", "/ \"gate"), ("found", "/ \"gate Enter"), ("results", "/ \"gate Enter A"),
    ("limited", "J +"), ("nothing left", "& \"zebra Enter"), ("note", "J p"), ("labels", "f"), ("echo", "J e"),
    ("secure", "J"),
  ]

  @Test(arguments: situations.map(\.0)) func whatEveryActionSaysIsShownInWhole(situation: String) throws {
    let start = try begin(situation, 80)
    let context = start.state.context
    for action in Action.all where action.contexts.contains(context) {
      for count in [nil, 999] {
        var session = start
        session.state.message = nil
        session.effects = session.state.perform(action, count)
        checkWhole(session.state, "\(action.name) in \(situation)")
      }
    }
  }

  @Test(arguments: [("text", 80), ("text", 40), ("speakers", 80), ("nothing left", 80), ("secure", 80)])
  func whatEveryCommandSaysIsShownInWhole(situation: String, columns: Int) throws {
    let start = try begin(situation, columns)
    let nonsense = (1...12).map { "nonsense\($0)" }.joined(separator: " ")
    let typed = [
      "", "x", "5", "q999", "2005-13-45", "2005-2-3", "2019-04/2019-03", "none", "Ollander", "Marta Olander",
      "Ollander into Vaas",
      "Olander into Nobody Whom Anybody Knows", "captions", "theme pink", "//", "speaker:", nonsense,
    ]
    for command in Command.all {
      for argument in typed {
        var session = start
        session.state.message = nil
        session.effects = session.state.runCommand("\(command.name) \(argument)")
        checkWhole(session.state, ":\(command.name) \(argument) in \(situation)")
      }
    }
  }

  private func begin(_ situation: String, _ columns: Int) throws -> Session {
    let rows = try #require(Self.sizes.first { $0.0 == columns }?.1)
    let keys = try #require(Self.situations.first { $0.0 == situation }?.1)
    var session = Session(columns, rows, situation == "echo" ? ledgerReport() : quernReport())
    if situation == "secure" { session.state.permissions = [] }
    session.press(keys)
    return session
  }

  @Test func everyKeyThatTheHelpListsIsTakenThere() throws {
    for (situation, _) in Self.situations {
      let start = try begin(situation, 80)
      let context = start.state.context
      for action in start.state.keymap.actions where action.contexts.contains(context) {
        for written in start.state.keymap.keys(of: action.name, in: context) where !written.contains("letter") {
          var session = start
          session.press(written)
          let message = session.state.message?.text ?? ""
          #expect(
            !message.hasPrefix("no such key") && !message.hasSuffix("does nothing here"), "\(written) in \(situation)")
        }
      }
    }
  }
}
