import Glibc
import Testing

/// What one session leaves to the next, whatever happens to it.
@Suite(.timeLimit(.minutes(10))) struct StateTests {
  /// A folder for the state of several sessions.
  private final class Folder {
    let path: String

    init() throws {
      var template = Array("/tmp/ibid-test-lasting-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw PtySession.Failure("mkdtemp") }
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { _ = try? runShell("rm -rf '\(path)'") }

    var environment: [String: String?] { ["XDG_STATE_HOME": path] }
    var file: String { path + "/ibid/state.sqlite" }
  }

  private func open(_ file: TemporaryFile, in folder: Folder, _ arguments: [String] = []) throws -> PtySession {
    try PtySession(try ibidPath(), arguments + [file.path], environment: folder.environment)
  }

  private func quit(_ session: PtySession) {
    session.send("Q")
    #expect(session.end() == .exit(0))
  }

  /// Goes to a paragraph of the long report.
  private func go(_ session: PtySession, to paragraph: Int) {
    session.send(":goto \(9 + 2 * paragraph)\r")
    #expect(session.wait { $0.isAt(paragraph) }, "Paragraph \(paragraph): \(session.text)")
  }

  @Test func theNextSessionBeginsWhereTheLastEnded() throws {
    let folder = try Folder()
    let file = try TemporaryFile(longReport)
    let first = try open(file, in: folder)
    #expect(first.wait(until: \.showsReport))
    go(first, to: 150)
    first.send("mag")
    #expect(first.wait(until: \.showsReport))
    go(first, to: 200)
    // Neither a search that is given up nor a peek is a place.
    first.send("/Paragraph 20:\u{1B}")
    #expect(first.wait { $0.isAt(200) })
    quit(first)
    let second = try open(file, in: folder)
    #expect(second.wait { $0.isAt(200) && $0.text.contains("back at 6") })
    second.send("'a")
    #expect(second.wait { $0.isAt(150) })
    second.send("\u{7F}")
    #expect(second.wait { $0.isAt(200) })
    quit(second)
    let third = try open(file, in: folder, ["--at", "q1"])
    #expect(third.wait { $0.line($0.cursor.row).contains("The lamp does not ask") })
    quit(third)
  }

  @Test(arguments: [SIGTERM, SIGHUP, 0]) func whateverEndsItThePlaceIsKept(number: Int32) throws {
    let folder = try Folder()
    let file = try TemporaryFile(longReport)
    let first = try open(file, in: folder)
    #expect(first.wait(until: \.showsReport))
    go(first, to: 210)
    // 0: the line drops.
    if number == 0 { first.hangUp() } else { first.signal(number) }
    #expect(first.end(seconds: 5) == .exit(number == 0 ? 129 : 128 + number))
    let second = try open(file, in: folder)
    #expect(second.wait { $0.isAt(210) })
    quit(second)
  }

  /// A scripted session is killed at a random moment, again and again: every later start works, and what was done two
  /// seconds before is there. `IBID_KILLS` says how often.
  @Test(.timeLimit(.minutes(60))) func killedAtAnyMomentItLosesTwoSecondsAtMost() throws {
    let folder = try Folder()
    let file = try TemporaryFile(longReport)
    let count = ProcessEnvironment.integer("IBID_KILLS") ?? 4
    var random = Generator(seed: 4)
    var marked = 0
    for round in 0..<count {
      let session = try open(file, in: folder)
      #expect(session.wait { $0.usesAlternateScreen && !$0.line(23).isEmpty }, "round \(round): \(session.text)")
      if round > 0 {
        // What the session before had done two seconds before it was killed.
        session.send("'k")
        #expect(session.wait { $0.isAt(marked) }, "round \(round): no mark at \(marked)\n\(session.text)")
      }
      marked = Int.random(in: 1...300, using: &random)
      go(session, to: marked)
      session.send("mk")
      #expect(session.wait { $0.text.contains("mark k is here") }, "round \(round)")
      let end = ContinuousClock.now + .milliseconds(2000)
      // From here on it may be at work at whatever it does.
      let kill = end + .microseconds(Int.random(in: 0..<1_200_000, using: &random))
      while ContinuousClock.now < kill {
        session.send(["j", "J", "mz", "/tide\r", "n", ";", "}", "50%", "+", "\\"].randomElement(using: &random) ?? "j")
        _ = session.wait(seconds: 0.01) { _ in false }
      }
      session.signal(SIGKILL)
      #expect(session.end() == .signal(SIGKILL))
    }
    let last = try open(file, in: folder)
    #expect(last.wait { $0.text.contains("back at") })
    quit(last)
  }

  @Test func twoSessionsAtOnceLoseNothing() throws {
    let folder = try Folder()
    let file = try TemporaryFile(longReport)
    let sessions = [try open(file, in: folder), try open(file, in: folder)]
    for session in sessions { #expect(session.wait(until: \.showsReport)) }
    for round in 0..<6 {
      let session = sessions[round % 2]
      go(session, to: 30 * (round + 1))
      session.send("m\(Array("abcdef")[round])")
      #expect(session.wait { $0.text.contains("mark \(Array("abcdef")[round]) is here") })
    }
    for session in sessions { quit(session) }
    let last = try open(file, in: folder)
    #expect(last.wait { $0.text.contains("back at") })
    for round in 0..<6 {
      last.send("'\(Array("abcdef")[round])")
      #expect(last.wait { $0.isAt(30 * (round + 1)) }, "mark \(round)")
    }
    quit(last)
  }

  @Test func aDamagedStateIsSetAsideAndTold() throws {
    let folder = try Folder()
    let file = try TemporaryFile(longReport)
    try runShell("mkdir '\(folder.path)/ibid'; echo 'my notes, no database at all' >'\(folder.file)'")
    let session = try PtySession(try ibidPath(), [file.path], environment: folder.environment, rows: 24, columns: 200)
    #expect(session.wait { $0.text.contains("the state was damaged: a new one is begun, the old is set aside as") })
    quit(session)
    let outcome = try shellOutput("cat '\(folder.path)'/ibid/state.sqlite.damaged-*")
    #expect(outcome == "my notes, no database at all\n")
    let next = try open(file, in: folder)
    #expect(next.wait(until: \.showsReport))
    #expect(!next.text.contains("damaged"))
    quit(next)
  }

  @Test func whatCannotBeKeptIsNotLeftWithoutAWord() throws {
    let file = try TemporaryFile(longReport)
    let session = try PtySession(
      try ibidPath(), [file.path], environment: ["XDG_STATE_HOME": "/dev/null"], rows: 24, columns: 80)
    #expect(session.wait(until: \.showsReport))
    session.send("aa word of mine\r")
    #expect(session.wait { $0.text.contains("not kept") }, "\(session.text)")
    session.send("q")
    #expect(session.wait { $0.text.contains("1 change of yours cannot be kept") }, "\(session.text)")
    session.send("q")
    #expect(session.end() == .exit(0))
  }

  @Test(arguments: ["/proc/nonexistent", "/dev/null"]) func withoutStateItWorksAndSaysSo(folder: String) throws {
    let file = try TemporaryFile(longReport)
    let session = try PtySession(
      try ibidPath(), [file.path], environment: ["XDG_STATE_HOME": folder], rows: 24, columns: 200)
    #expect(session.wait { $0.showsReport && $0.text.contains("works without state: \(folder)") })
    session.send("ma:goto 99\r'a")
    #expect(session.wait(until: \.showsReport))
    quit(session)
  }

  @Test func aStateOfALaterIbidIsLeftAlone() throws {
    let folder = try Folder()
    let file = try TemporaryFile(longReport)
    try quitAfterFirstScreen(file, in: folder)
    // A later schema, as only a later ibid writes it: bytes 60 to 63 of the header are its number.
    try runShell("printf '\\0\\0\\0\\143' | dd of='\(folder.file)' bs=1 seek=60 conv=notrunc 2>/dev/null")
    let before = try shellOutput("cksum <'\(folder.file)'")
    let session = try PtySession(try ibidPath(), [file.path], environment: folder.environment, rows: 24, columns: 200)
    #expect(session.wait { $0.text.contains("is of a later ibid") })
    quit(session)
    #expect(try shellOutput("cksum <'\(folder.file)'") == before)
  }

  private func quitAfterFirstScreen(_ file: TemporaryFile, in folder: Folder) throws {
    let session = try open(file, in: folder)
    #expect(session.wait(until: \.showsReport))
    quit(session)
  }

  @Test func anotherReportIsOpenedAndBackLeadsToTheFirst() throws {
    let folder = try Folder()
    let first = try TemporaryFile(longReport)
    let second = try TemporaryFile("Weir Papers\n\nThe weir at Sule held. \"It will hold,\" said Una Marsh.\n")
    let session = try open(first, in: folder)
    #expect(session.wait(until: \.showsReport))
    go(session, to: 120)
    session.send("mX")
    session.send("o\(second.path)\r")
    #expect(session.wait { $0.text.contains("Weir Papers") })
    session.send("\u{7F}")
    #expect(session.wait { $0.isAt(120) })
    session.send("L")
    #expect(session.wait { $0.text.contains("The weir at Sule") })
    session.send("'X")
    #expect(session.wait { $0.isAt(120) })
    session.send("O")
    #expect(session.wait { $0.text.contains("RECENT REPORTS") && $0.text.contains("Weir Papers") })
    quit(session)
  }

  @Test func readAgainThePlaceIsThatOfTheWords() throws {
    let folder = try Folder()
    let file = try TemporaryFile(longReport)
    let session = try open(file, in: folder)
    #expect(session.wait(until: \.showsReport))
    go(session, to: 150)
    try runShell("sed -i '1i A New First Line About Lanterns\\n' '\(file.path)'")
    session.send("R")
    #expect(session.wait { $0.text.contains("read again: the file has changed") })
    #expect(session.wait { $0.isAt(150) })
    session.send("R")
    #expect(session.wait { $0.text.contains("read again: the file is the same") })
    quit(session)
  }
}

/// The environment of the tests.
enum ProcessEnvironment {
  static func integer(_ name: String) -> Int? {
    getenv(name).flatMap { Int(String(cString: $0)) }
  }
}

/// SplitMix64: chance that is the same in every run.
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension PtySession {
  /// Whether the cursor stands on a paragraph of the long report.
  func isAt(_ paragraph: Int) -> Bool { line(cursor.row).contains("Paragraph \(paragraph):") }
}

/// Runs a command of the shell to its end.
@discardableResult
func runShell(_ command: String) throws -> Int32 {
  let process = try spawn("/bin/sh", ["-c", command], environment: [:], files: [(0, "/dev/null", O_RDWR)])
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  return status
}

/// What a command of the shell writes.
func shellOutput(_ command: String) throws -> String {
  let output = try TemporaryFile()
  try runShell("(\(command)) >'\(output.path)'")
  return output.text
}
