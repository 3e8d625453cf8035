import Glibc
import Testing

/// Terminals and locales of every kind.
@Suite(.timeLimit(.minutes(10))) struct EnvironmentTests {
  private func quit(_ session: PtySession) {
    session.send("q")
    #expect(session.end() == .exit(0))
  }

  @Test(arguments: ["dumb", "nonsuch-terminal", nil, ""]) func whereNoPanesCanBeTheTextIsPrinted(type: String?) throws {
    let file = try TemporaryFile(shortReport + "\n\u{1B}[31m\u{202E}\n")
    let session = try PtySession(try ibidPath(), [file.path], environment: ["TERM": type])
    #expect(session.end() == .exit(0))
    let output = String(decoding: session.log, as: UTF8.self)
    #expect(output.contains("Lantern Keepers Of Dunmere"))
    #expect(output.contains("[1] The Dunmere Post"))
    #expect(output.contains("^[[31m<U+202E>"))
    #expect(output.contains("ibid: "))
    #expect(!output.contains("\u{1B}"))
    #expect(!output.contains("Error opening terminal"))
  }

  @Test(arguments: [
    "xterm-nonsuch", "kitty-nonsuch", "ghostty-nonsuch", "foot-nonsuch", "screen-nonsuch", "tmux-nonsuch",
  ])
  func anUnknownTerminalOfTheFamilyIsTriedAsXterm(type: String) throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file, environment: ["TERM": type])
    #expect(session.wait { $0.text.contains("xterm-256color") })
    quit(session)
    #expect(!session.usesAlternateScreen && session.isCooked)
  }

  @Test(arguments: ["vt100", "vt220", "linux", "screen", "screen-256color", "tmux-256color", "rxvt", "ansi"])
  func everyTerminalThatPlacesACursorShowsPanes(type: String) throws {
    let file = try TemporaryFile(shortReport)
    quit(try PtySession.reading(file, environment: ["TERM": type]))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "vt100"], ["TERM": "xterm-mono"]])
  func withoutColourNothingIsColoured(environment: [String: String]) throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file, environment: environment.mapValues { $0 })
    quit(session)
    // Every "select graphic rendition": 30 to 49 and 90 to 107 are colours, but for 39 and 49, the terminal's own.
    for sequence in String(decoding: session.log, as: UTF8.self).split(separator: "\u{1B}[").dropFirst() {
      let parameters = sequence.prefix { $0 == ";" || $0.isNumber }
      guard sequence.dropFirst(parameters.count).first == "m" else { continue }
      let colours = parameters.split(separator: ";").compactMap { Int($0) }.filter { (30...107).contains($0) }
      #expect(colours.allSatisfy { $0 == 39 || $0 == 49 }, "\(parameters)")
    }
  }

  @Test(arguments: [["LANG": "C"], ["LANG": nil], ["LC_ALL": "POSIX"]])
  func withoutUTF8EverythingIsASCII(environment: [String: String?]) throws {
    let file = try TemporaryFile("Lantern Keepers – “quoted” café 港 שלום\n\n│ it’s…\n")
    let session = try PtySession.reading(file, environment: environment)
    #expect(session.wait { $0.text.contains("Lantern Keepers - \"quoted\" cafe ? ????") })
    quit(session)
    #expect(!session.log.contains { $0 >= 0x80 })
  }

  @Test(arguments: [["LANG": "xx_YY.UTF-8"], ["LC_CTYPE": "UTF-8"], ["LANG": nil, "LC_ALL": "nonsuch.utf8"]])
  func aLocaleThatTheHostLacksIsTakenAtItsWord(environment: [String: String?]) throws {
    let file = try TemporaryFile("Lantern Keepers – “quoted”\n")
    let session = try PtySession.reading(file, environment: environment)
    #expect(session.wait { $0.text.contains("Lantern Keepers – “quoted”") })
    quit(session)
  }

  @Test func linesAndColumnsOfTheEnvironmentAreNotBelieved() throws {
    let file = try TemporaryFile(longReport)
    let session = try PtySession.reading(file, environment: ["LINES": "7", "COLUMNS": "30"])
    #expect(session.wait { !$0.line(23).isEmpty })
    quit(session)
  }
}
