import Glibc
import Testing

/// Every way out gives the terminal back.
@Suite(.timeLimit(.minutes(10))) struct LeavingTests {
  private func expectGivenBack(_ session: PtySession) {
    #expect(!session.usesAlternateScreen)
    #expect(session.showsCursor)
    #expect(session.isCooked)
    let on = session.log.count(of: "\u{1B}[?2004h")
    #expect(on == session.log.count(of: "\u{1B}[?2004l") || on == 0, "bracketed paste is still on")
  }

  @Test func theScreenIsTakenAndGivenBackByQ() throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    #expect(session.usesAlternateScreen && !session.isCooked && session.showsCursor)
    // What is pasted comes as such from the first screen on.
    #expect(session.log.count(of: "\u{1B}[?2004h") == 1 && session.log.count(of: "\u{1B}[?2004l") == 0)
    session.send("q")
    #expect(session.end() == .exit(0))
    expectGivenBack(session)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]) func aSignalEndsItWithItsNumber(number: Int32) throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    session.signal(number)
    #expect(session.end() == .exit(128 + number))
    expectGivenBack(session)
  }

  @Test(arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT])
  func aCrashGivesTheTerminalBackAndDiesByItsSignal(number: Int32) throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    session.signal(number)
    #expect(session.end() == .signal(number))
    expectGivenBack(session)
  }

  @Test(arguments: ["", "trap '' HUP; "]) func whenTheLineDropsItIsGone(trap: String) throws {
    let file = try TemporaryFile(longReport)
    let session = try PtySession("/bin/sh", ["-c", trap + "exec \"$0\" \"$1\"", try ibidPath(), file.path])
    #expect(session.wait(until: \.showsReport))
    session.hangUp()
    #expect(session.end(seconds: 1) == .exit(129))
  }

  @Test func aTerminalThatTakesNothingDoesNotHoldItUp() throws {
    let file = try TemporaryFile(longReport)
    let session = try PtySession.reading(file)
    session.stopOutput()
    session.send("\u{C}")
    session.signal(SIGTERM)
    #expect(session.end(seconds: 5) == .exit(143))
  }

  @Test func stoppedAndContinuedItIsAsItWas() throws {
    let file = try TemporaryFile(shortReport)
    let script = "set -m; \"$0\" \"$1\"; echo stopped; read line; fg >/dev/null; echo status $?"
    let session = try PtySession("/bin/bash", ["-c", script, try ibidPath(), file.path])
    #expect(session.wait(until: \.showsReport))
    session.send("\u{1A}")
    #expect(session.wait { $0.text.contains("stopped") && !$0.usesAlternateScreen && $0.isCooked })
    // A stopped job is not told that the window changed.
    session.resize(columns: 100, rows: 30)
    session.send("\n")
    #expect(session.wait { $0.usesAlternateScreen && $0.showsReport && !$0.isCooked })
    session.send("q")
    #expect(session.end() == .exit(0))
    #expect(session.text.contains("status 0"))
    expectGivenBack(session)
  }

  @Test func whereNoShellWatchesSuspendDrawsAnew() throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    session.send("\u{1A}")
    session.send("q")
    #expect(session.end() == .exit(0))
    expectGivenBack(session)
  }
}

extension [UInt8] {
  /// How often the text occurs.
  func count(of text: String) -> Int {
    let wanted = Array(text.utf8)
    return indices.count { self[$0...].starts(with: wanted) }
  }
}
