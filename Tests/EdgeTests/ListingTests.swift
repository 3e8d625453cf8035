import Glibc
import Testing

/// `ibid search`, `ibid list`, `ibid export` and `ibid --linear` as a shell runs them.
@Suite(.timeLimit(.minutes(10))) struct ListingTests {
  private let html = """
    <html><body><h1>Lantern Keepers</h1><p>The keeper, Halvard Quill, spoke on April 3, 2017:</p>
    <blockquote>"The lamp does not ask who owns the ship."</blockquote></body></html>
    """

  @Test func searchWritesHitsAndEndsWithWhetherThereAreAny() throws {
    let file = try TemporaryFile(shortReport)
    let hit =
      "\(file.path):5:q1: Halvard Quill, 2017-04-03: The lamp does not ask who owns the ship. It burns, and it is for the ship to look.\n"
    let found = try run(["search", "lamp", file.path])
    #expect(found.output == hit)
    #expect(found.ending == .exit(0) && found.errors.isEmpty)
    #expect(try run(["search", "lamp", "-"], input: file.path).output == hit.replacing(file.path, with: "-"))
    #expect(try run(["search", "lamp"], input: file.path).output == hit.replacing(file.path, with: "-"))
    #expect(try run(["search", "nowhere", file.path]).ending == .exit(1))
    #expect(try run(["search", "--count", "lamp", file.path]).output == "\(file.path):1\n")
    #expect(try run(["search", "--count", "nowhere", file.path]).output == "\(file.path):0\n")
    #expect(try run(["search", "--json", "--count", "lamp", file.path]).output.hasSuffix("\"count\":1}\n"))
  }

  @Test func aMissingFileAmongManyIsToldAndTheRestGoesOn() throws {
    let file = try TemporaryFile(shortReport)
    for command in [["search", "lamp"], ["list", "speakers"], ["export"], ["--linear", "speakers"]] {
      let outcome = try run(command + ["/nonexistent", file.path])
      #expect(outcome.ending == .exit(2))
      #expect(outcome.output.contains("Halvard Quill"))
      #expect(outcome.errors == "ibid: /nonexistent: No such file or directory\n")
    }
  }

  @Test(arguments: [
    ["search"], ["search", "speeker:x", "FILE"], ["search", "", "FILE"], ["search", "--context", "-1", "a", "FILE"],
    ["list"], ["list", "nonsuch", "FILE"], ["list", "notes", "--json", "--csv", "FILE"],
    ["list", "notes", "FILE", "(toll"], ["export", "--query", "lamp", "FILE"], ["--linear", "nonsuch", "FILE"],
    ["--linear", "notes", "--at", "q1", "FILE"], ["--linear", "card", "--at", "q99", "FILE"], ["--query", "a", "FILE"],
    ["manual", "tcsh"], ["install-docs", "--prefix", "/dev/null"],
  ])
  func mistakesAreOneLineAndExitWithTwo(arguments: [String]) throws {
    let file = try TemporaryFile(shortReport)
    let outcome = try run(arguments.map { $0 == "FILE" ? file.path : $0 })
    #expect(outcome.ending == .exit(2))
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("ibid: ") && outcome.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test func theColumnOfAMistakeInAQueryIsTold() throws {
    let outcome = try run(["search", "lamp speeker:x", "/dev/null"])
    #expect(outcome.errors.hasPrefix("ibid: query: column 6: no field is called “speeker”"))
  }

  @Test func listTakesSeveralFilesAndAQuery() throws {
    let files = [try TemporaryFile(shortReport), try TemporaryFile(html)]
    let both = try run(["list", "quotations"] + files.map(\.path))
    #expect(both.ending == .exit(0))
    for file in files { #expect(both.output.contains(file.path)) }
    #expect(both.output.split(separator: "\n").count == 3)
    let one = try run(["list", "speakers"] + files.map(\.path) + ["burns"])
    #expect(one.output.contains(files[0].path) && !one.output.contains(files[1].path))
    #expect(try run(["list", "speakers", files[0].path, "nowhere"]).ending == .exit(1))
    #expect(try run(["list", "speakers", "--query", "nowhere", files[0].path]).ending == .exit(1))
    #expect(try run(["list", "speakers", files[0].path]).output.contains("NAME"))
    #expect(!(try run(["list", "speakers", files[0].path]).output.contains(files[0].path)))
    let csv = try run(["list", "notes", "--csv", files[0].path]).output
    #expect(csv.hasPrefix("path,line,note,quotations,states,outlet,date,url,text\r\n"))
    #expect(try run(["list", "notes", "--json", files[0].path]).output.hasPrefix("{\"path\":"))
  }

  @Test func everyLinearViewIsALineAnItem() throws {
    let file = try TemporaryFile(shortReport)
    let expected: [(String, String)] = [
      ("text", "q1, Halvard Quill: \"The lamp does not ask who owns the ship."),
      ("timeline", "April 3, 2017, said, q1, Halvard Quill: The lamp does not ask"),
      ("speakers", "Halvard Quill, person, 1 quotation, 1 note, first April 3, 2017"),
      ("contents", ""),
      ("notes", "note 1, supports q1: The Dunmere Post (Dunmere), April 4, 2017."),
      ("card", "q1 speaker: Halvard Quill\n"),
      ("diagnostics", ""),
    ]
    for (view, line) in expected {
      let outcome = try run(["--linear", view, file.path])
      #expect(outcome.ending == .exit(0) && outcome.errors.isEmpty)
      #expect(line.isEmpty || outcome.output.contains(line), "\(view): \(outcome.output)")
    }
    let html = try TemporaryFile(html)
    #expect(try run(["--linear", "card", "--at", "q1", html.path]).output.contains("q1 said: April 3, 2017\n"))
    #expect(try run(["--linear", "text", "--as", "html", html.path]).output.contains("Lantern Keepers"))
  }

  @Test func aTerminalIsCommandedByNothingButColours() throws {
    let file = try TemporaryFile(shortReport.replacing("It burns", with: "It \u{1B}[2Jburns\u{9B}\u{202E}"))
    for arguments in [
      ["search", "--whole", "lamp"], ["list", "quotations"], ["list", "quotations", "--csv"], ["--linear", "text"],
      ["export", "--format", "markdown"], ["export", "--format", "csv"], ["export", "--format", "csl-json"],
    ] {
      let session = try PtySession(try ibidPath(), arguments + [file.path])
      #expect(session.end() == .exit(0))
      let log = String(decoding: session.log, as: UTF8.self)
      let rest = log.replacing(#/\x{1B}\[[0-9;]*m/#, with: "")
      #expect(!rest.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" || $0 == "\u{202E}" })
      #expect(arguments[0] == "search" ? rest != log : rest == log)
    }
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func noColoursWhereNobodyWantsThem(environment: [String: String]) throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession(
      try ibidPath(), ["search", "lamp", file.path], environment: environment.mapValues { $0 })
    #expect(session.end() == .exit(0))
    #expect(!session.log.contains(0x1B))
  }

  @Test func aTerminalInTheCLocaleGetsASCIIAndAPipeTheWords() throws {
    let file = try TemporaryFile(shortReport.replacing("lamp", with: "lämp “so”"))
    for arguments in [["search", "ask"], ["list", "quotations"], ["--linear", "card"]] {
      let session = try PtySession(
        try ibidPath(), arguments + [file.path], environment: ["LANG": "C", "LC_ALL": "C", "TERM": "vt100"])
      #expect(session.end() == .exit(0))
      #expect(session.log.allSatisfy { $0 < 0x80 })
      #expect(session.log.count(of: "lamp") > 0)
      let piped = try run(arguments + [file.path], environment: ["LANG": "C", "LC_ALL": "C"])
      #expect(piped.output.contains("lämp “so”"))
    }
  }

  @Test func linesFitTheTerminal() throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession(try ibidPath(), ["list", "quotations", file.path], columns: 60)
    #expect(session.end() == .exit(0))
    for line in String(decoding: session.log, as: UTF8.self).split(separator: "\r\n") { #expect(line.count <= 60) }
  }

  @Test func whoStopsReadingEndsItQuietly() throws {
    let file = try TemporaryFile(String(repeating: longReport, count: 20))
    for arguments in ["search the", "list quotations", "--linear text", "export --format markdown"] {
      // Once killed by the signal, once told by the error of a process whose parent ignores the signal.
      for before in ["", "trap '' PIPE; "] {
        let errors = try TemporaryFile()
        let process = try spawn(
          "/bin/bash",
          [
            "-c", before + "\"$0\" \(arguments) \"$1\" | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}", try ibidPath(),
            file.path,
          ],
          environment: [:], files: [(0, "/dev/null", O_RDONLY), (2, errors.path, O_WRONLY)])
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        #expect([.exit(0), .exit(141)].contains(PtySession.Ending(status: status)))
        #expect(errors.text.isEmpty)
      }
    }
  }

  @Test func aFullDiskIsToldAndNotPassedOver() throws {
    let file = try TemporaryFile(longReport)
    for arguments in [["search", "lamp"], ["list", "speakers"], ["export"], ["--linear", "text"], []] {
      let errors = try TemporaryFile()
      let process = try spawn(
        try ibidPath(), arguments + [file.path], environment: [:],
        files: [(0, "/dev/null", O_RDONLY), (1, "/dev/full", O_WRONLY), (2, errors.path, O_WRONLY)])
      var status: Int32 = 0
      while waitpid(process, &status, 0) == -1, errno == EINTR {}
      #expect(PtySession.Ending(status: status) == .exit(2))
      #expect(errors.text == "ibid: standard output: No space left on device\n")
    }
  }
}
