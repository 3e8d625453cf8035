import Glibc
import Testing

/// What is on the screen, whatever the terminal is and however large.
@Suite(.timeLimit(.minutes(10))) struct DrawingTests {
  @Test(arguments: [(80, 24), (40, 10), (200, 50)]) func theFirstScreenShowsTheReport(columns: Int, rows: Int) throws {
    let file = try TemporaryFile(longReport)
    let session = try PtySession.reading(file, rows: rows, columns: columns)
    #expect(session.cursor.column < columns && session.cursor.row < rows)
    session.send("q")
    #expect(session.end() == .exit(0))
  }

  @Test func itLivesThroughEverySize() throws {
    let file = try TemporaryFile(longReport)
    let session = try PtySession.reading(file)
    for (columns, rows) in [(1, 1), (500, 300), (2, 1), (1, 50), (300, 1), (19, 3), (65535, 65535), (20, 4), (1, 1)] {
      session.resize(columns: min(columns, 600), rows: min(rows, 400))
      session.send("j")
    }
    session.resize(columns: 80, rows: 24)
    session.send(String(repeating: "k", count: 20))
    #expect(session.wait(until: \.showsReport))
    session.send("q")
    #expect(session.end() == .exit(0))
  }

  @Test func toldOfTheSameSizeItWritesNothing() throws {
    let file = try TemporaryFile(shortReport)
    let logs = try [false, true].map { isTold -> [UInt8] in
      let session = try PtySession.reading(file)
      if isTold { for _ in 0..<5 { session.signal(SIGWINCH) } }
      session.send("q")
      #expect(session.end() == .exit(0))
      return session.log
    }
    #expect(logs[0].count == logs[1].count)
  }

  @Test func wideAndCombiningCharactersKeepTheirColumns() throws {
    let file = try TemporaryFile("Lantern Keepers\n\nA港港B e\u{301}x 👍\u{1F3FD}| שלום| ❤\u{FE0F}| 👩\u{200D}👧|")
    let session = try PtySession.reading(file, rows: 24, columns: 80)
    #expect(session.wait { $0.text.contains("A港港B e\u{301}x 👍| שלום| ❤| 👩|") })
    session.send("q")
    #expect(session.end() == .exit(0))
  }

  @Test func noByteOfAReportCommandsTheTerminal() throws {
    let hostile =
      "Lantern \u{1B}]0;owned\u{7}\u{1B}[31mred\u{9B}2J \u{202E}back\u{2066}\u{90}q\u{9C}\u{E} \u{5} \u{1B}Pq\n\n\u{1B}[?1049l\u{1B}c end\n"
    let file = try TemporaryFile(hostile)
    let session = try PtySession.reading(file)
    #expect(session.usesAlternateScreen)
    #expect(session.wait { $0.text.contains("^[]0;owned^G") })
    #expect(session.wait { $0.text.contains("<U+202E>") })
    for sequence in [
      "\u{1B}]0;", "\u{1B}[31m", "\u{9B}", "\u{202E}", "\u{2066}", "\u{90}", "\u{9C}", "\u{5}", "\u{1B}P", "\u{1B}c",
    ] {
      #expect(session.log.count(of: sequence) == 0, "\(sequence.debugDescription)")
    }
    session.send("q")
    #expect(session.end() == .exit(0))
  }

  @Test func aFileNameCommandsNothingEither() throws {
    let file = try TemporaryFile(shortReport)
    let name = file.path + "-\u{1B}[31m\u{202E}\u{1B}]0;owned\u{7}"
    #expect(link(file.path, name) == 0)
    defer { unlink(name) }
    let session = try PtySession(try ibidPath(), [name])
    #expect(session.wait(until: \.showsReport))
    session.send("\u{7}")
    #expect(session.wait { $0.text.contains(" bytes ") })
    session.send("q")
    #expect(session.end() == .exit(0))
    for sequence in ["\u{1B}[31m", "\u{202E}", "\u{1B}]0;"] { #expect(session.log.count(of: sequence) == 0) }
  }

  @Test func keysThatComeTogetherAreDrawnOnce() throws {
    let file = try TemporaryFile(longReport)
    let together = try PtySession.reading(file)
    let before = together.log.count
    together.send(String(repeating: "j", count: 200) + "q")
    #expect(together.end() == .exit(0))
    // Two hundred drawings would be some forty thousand bytes.
    #expect(together.log.count - before < 8000)
  }

  @Test func aReportFromStandardInputLeavesTheKeysToTheTerminal() throws {
    let file = try TemporaryFile(shortReport)
    for arguments in [[], ["-"]] {
      let session = try PtySession(try ibidPath(), arguments, input: file.path)
      #expect(session.wait(until: \.showsReport))
      session.send("q")
      #expect(session.end() == .exit(0))
    }
  }

  @Test func withoutAFileTheBundledReportOpens() throws {
    let session = try PtySession(try ibidPath())
    #expect(session.wait { $0.text.contains("Tessaly") })
    session.send("q")
    #expect(session.end() == .exit(0))
  }
}
