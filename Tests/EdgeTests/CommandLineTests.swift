import Glibc
import Testing

/// What ibid does without a terminal, and its exit status.
@Suite(.timeLimit(.minutes(10))) struct CommandLineTests {
  @Test func standardOutputThatIsNoTerminalGetsTheText() throws {
    let file = try TemporaryFile(longReport)
    for outcome in [try run([file.path]), try run(["-"], input: file.path), try run([], input: file.path)] {
      #expect(outcome.ending == .exit(0))
      #expect(outcome.output == longReport)
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test func exportWritesTextAndJSON() throws {
    let file = try TemporaryFile(shortReport)
    #expect(try run(["export", "--format", "text", file.path]).output == shortReport)
    #expect(try run(["export", "--format", "text"], input: file.path).output == shortReport)
    let json = try run(["export", file.path])
    #expect(json.ending == .exit(0))
    #expect(json.output.hasPrefix("{\"ibid\":1"))
    #expect(try run(["export", "--format", "json", "-"], input: file.path).ending == .exit(0))
  }

  /// A report that several threads read, and that each run reads the same.
  @Test func aLongReportIsAlwaysReadTheSame() throws {
    let part = """
      Chapter %

      On May %, 2021 Mayor Nora Quist% told the Harbour Gazette: "The gate of dock % stays shut, and nobody has asked why."[%]
      Olaf Teal%, keeper of lock %, answered her in a letter. He wrote that "a gate is a wall that has been to school."

      """
    var text = "The Gates Of The Harbour\n\n"
    for number in 1...640 { text += part.replacing("%", with: "\(number % 28 + 1)") + "\n" }
    for number in 1...28 { text += "[\(number)] Harbour Gazette (Weir), May \(number), 2021.\n" }
    #expect(text.utf8.count > 1 << 17)
    let file = try TemporaryFile(text)
    let first = try run(["export", file.path]).output
    #expect(first.contains("Nora Quist"))
    for _ in 1...4 { #expect(try run(["export", file.path]).output == first) }
  }

  @Test(arguments: [
    ["/nonexistent/report.txt"], ["/"], ["export", "/nonexistent"], ["--nonsuch"], ["one", "two"],
    ["export", "--format", "nonsuch"], ["export", "--format"], [""],
  ])
  func everyErrorIsOneLineAndExitsWithTwo(arguments: [String]) throws {
    let outcome = try run(arguments)
    #expect(outcome.ending == .exit(2))
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("ibid: "))
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1 && outcome.errors.hasSuffix("\n"))
  }

  @Test func aMissingFileIsNamedAndItsNameCommandsNothing() throws {
    #expect(try run(["nonsuch.txt"]).errors == "ibid: nonsuch.txt: No such file or directory\n")
    #expect(
      try run(["\u{1B}[31m\n\u{202E}x"]).errors == "ibid: ^[[31m <U+202E>x: No such file or directory\n")
    #expect(try run(["/tmp"]).errors == "ibid: /tmp: Is a directory\n")
    #expect(try run(["./export"]).errors == "ibid: ./export: No such file or directory\n")
  }

  @Test func onATerminalAnErrorLeavesTheTerminalAlone() throws {
    let session = try PtySession(try ibidPath(), ["/nonexistent"])
    #expect(session.end() == .exit(2))
    #expect(session.log == Array("ibid: /nonexistent: No such file or directory\r\n".utf8))
  }

  @Test func onATerminalExportCommandsNothing() throws {
    let file = try TemporaryFile("Title \u{1B}[31m\u{9B}\n")
    for format in ["text", "json"] {
      let session = try PtySession(try ibidPath(), ["export", "--format", format, file.path])
      #expect(session.end() == .exit(0))
      #expect(!session.log.contains(0x1B))
      #expect(session.log.count(of: "\u{9B}") == 0)
    }
  }

  @Test func helpAndVersionSucceed() throws {
    for arguments in [["--help"], ["-h"], ["--version"], ["export", "--help"]] {
      let outcome = try run(arguments)
      #expect(outcome.ending == .exit(0))
      #expect(outcome.output.contains("ibid"))
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test func anyBytesAreAReport() throws {
    for bytes in [
      [], [0], [0xFF, 0xFE, 0x41], Array(repeating: UInt8(0x0A), count: 5000), Array(UInt8.min...UInt8.max),
    ] {
      let file = try TemporaryFile(bytes)
      #expect(try run([file.path]).ending == .exit(0))
      #expect(try run(["export", file.path]).ending == .exit(0))
    }
  }

  @Test func aReaderThatLeavesEarlyIsNoError() throws {
    let file = try TemporaryFile(String(repeating: longReport, count: 20))
    let errors = try TemporaryFile()
    let process = try spawn(
      "/bin/bash", ["-c", "\"$0\" \"$1\" | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}", try ibidPath(), file.path],
      environment: [:], files: [(0, "/dev/null", O_RDONLY), (2, errors.path, O_WRONLY)])
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    #expect([.exit(0), .exit(141)].contains(PtySession.Ending(status: status)))
    #expect(errors.text.isEmpty)
  }

  @Test func aNameThatIsNotUTF8IsOpenedByteForByte() throws {
    let file = try TemporaryFile(shortReport)
    let errors = try TemporaryFile()
    let output = try TemporaryFile()
    let script = "cp \"$1\" \"$1\"-$'\\xe9'; \"$0\" \"$1\"-$'\\xe9'; s=$?; rm -f \"$1\"-$'\\xe9'; exit $s"
    let process = try spawn(
      "/bin/bash", ["-c", script, try ibidPath(), file.path], environment: [:],
      files: [(0, "/dev/null", O_RDONLY), (1, output.path, O_WRONLY), (2, errors.path, O_WRONLY)])
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    #expect(PtySession.Ending(status: status) == .exit(0))
    #expect(output.text == shortReport)
    #expect(errors.text.isEmpty)
  }

  /// What is wrong is told of the number, not of the option after it.
  @Test(arguments: ["-1", "1001", "-x"]) func aContextThatThereIsNotIsToldAsSuch(number: String) throws {
    let file = try TemporaryFile(shortReport)
    for arguments in [
      ["search", "--context", number, "gate", file.path], ["search", "--context=" + number, "gate", file.path],
    ] {
      let outcome = try run(arguments)
      #expect(outcome.ending == .exit(2))
      #expect(
        outcome.errors.hasPrefix("ibid: --context takes a number from 0 to 1000") || number == "-x", "\(outcome.errors)"
      )
      #expect(outcome.errors.contains("context"))
    }
  }

  /// Where documentation cannot be installed, and what is said.
  @Test(arguments: [
    ("", "ibid: --prefix takes a folder, as /usr/local\n"),
    ("/proc/nonsuch", "ibid: nothing can be installed below /proc/nonsuch: /proc/nonsuch: "),
    (
      "/dev/null",
      "ibid: nothing can be installed below /dev/null: /dev/null/share: Not a directory; --prefix takes another"
    ),
  ])
  func aPrefixThatCannotBeIsToldAsSuch(prefix: String, told: String) throws {
    let outcome = try run(["install-docs", "--prefix", prefix])
    #expect(outcome.ending == .exit(2) && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix(told), "\(outcome.errors)")
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
  }
}
