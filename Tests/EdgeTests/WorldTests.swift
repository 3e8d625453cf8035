import Glibc
import Testing

/// What goes out of the program: to files, commands, editors, the clipboard; and that secure mode lets none of it.
@Suite(.timeLimit(.minutes(10))) struct WorldTests {
  private func quit(_ session: PtySession) {
    session.send("Q")
    #expect(session.end() == .exit(0))
  }

  /// A path that is free, its file gone afterwards.
  private final class FreePath {
    let path = "/tmp/ibid-test-free-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).txt"
    deinit { unlink(path) }
    var exists: Bool { access(path, F_OK) == 0 }
    var text: String { (try? shellOutput("cat '\(path)'")) ?? "" }
  }

  @Test func theQuotationIsWrittenAndAFileThatIsThereIsAskedAbout() throws {
    let file = try TemporaryFile(shortReport)
    let memo = FreePath()
    let session = try PtySession.reading(file, columns: 160)
    session.send("J:write \(memo.path)\r")
    #expect(session.wait { $0.text.contains("q1 with its citation written to") })
    let written = memo.text
    #expect(written.hasPrefix("“The lamp does not ask who owns the ship."))
    #expect(written.contains("— Halvard Quill, April 3, 2017\nSource: The Dunmere Post (Dunmere), April 4, 2017."))
    session.send(":write \(memo.path)\r")
    #expect(session.wait { $0.text.contains("Enter overwrites") })
    session.send("\u{1B}")
    #expect(session.wait { !$0.text.contains("Enter overwrites") })
    session.send(":append \(memo.path)\r")
    #expect(session.wait { $0.text.contains("added to") })
    #expect(memo.text == written + "\n" + written)
    session.send(":write \(memo.path)\r")
    #expect(session.wait { $0.text.contains("Enter overwrites") })
    session.send("\r")
    #expect(session.wait { $0.text.contains("written to") && !$0.text.contains("Enter overwrites") })
    #expect(memo.text == written)
    session.send(":write /nonexistent/memo.txt\r")
    #expect(session.wait { $0.text.contains("/nonexistent/memo.txt: No such file or directory") })
    quit(session)
  }

  @Test func aCommandGetsTheQuotationAndTheTerminal() throws {
    let file = try TemporaryFile(shortReport)
    let output = FreePath()
    let session = try PtySession.reading(file)
    session.send("J|cat >\(output.path); echo piped away; exit 3\r")
    #expect(session.wait { $0.text.contains("piped away") && $0.text.contains("exit 3 · Return goes back") })
    #expect(!session.usesAlternateScreen && session.isCooked)
    session.send("\n")
    #expect(session.wait { $0.usesAlternateScreen && $0.showsReport && $0.text.contains("exit 3") })
    #expect(output.text.hasPrefix("“The lamp does not ask"))
    // ^C is the command's.
    session.send("|sleep 30\r")
    #expect(session.wait { !$0.usesAlternateScreen })
    _ = session.wait(seconds: 0.3) { _ in false }
    session.send("\u{3}")
    #expect(session.wait { $0.text.contains("exit 130") })
    session.send("\n")
    #expect(session.wait(until: \.showsReport))
    quit(session)
  }

  @Test func aDumpIsPlainTextOnTheTerminalAsItWas() throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    session.send("JB")
    #expect(session.wait { !$0.usesAlternateScreen && $0.text.contains("Return goes back") })
    #expect(session.text.contains("The lamp does not ask") && !session.text.contains("TIMELINE"))
    session.send("\r")
    #expect(session.wait { $0.usesAlternateScreen && $0.text.contains("TIMELINE") })
    quit(session)
  }

  @Test func theEditorOpensTheFileAtTheLine() throws {
    let file = try TemporaryFile(longReport)
    let output = FreePath()
    let script = try TemporaryFile(
      "#!/bin/sh\necho \"$@\" >\(output.path)\nstty -a >>\(output.path)\necho changed >>\"$3\"\n")
    let session = try PtySession(
      try ibidPath(), [file.path], environment: ["VISUAL": "sh \(script.path) --flag"], rows: 24, columns: 120)
    #expect(session.wait(until: \.showsReport))
    session.send(":goto 21\rv")
    #expect(session.wait { $0.text.contains("the file has changed · R reads it again") })
    #expect(output.text.hasPrefix("--flag +21 \(file.path)\n"))
    #expect(output.text.contains(" icanon") && output.text.contains(" echo "))
    session.send("R")
    #expect(session.wait { $0.text.contains("read again") })
    quit(session)
  }

  @Test func theClipboardGetsOneSequenceAndNothingClaimsThatItArrived() throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file, environment: ["TMUX": nil, "STY": nil], columns: 120)
    session.send("Jyq")
    #expect(session.wait { $0.text.contains("sent q1 alone, 83 bytes") })
    let expected = try shellOutput(
      "printf '%s\\n' 'The lamp does not ask who owns the ship. It burns, and it is for the ship to look.' | base64 -w0"
    )
    #expect(session.log.count(of: "\u{1B}]52;c;\(expected)\u{7}") == 1)
    #expect(!session.text.contains("copied"))
    quit(session)
  }

  @Test func multiplexersAreToldToHandItOn() throws {
    let file = try TemporaryFile(shortReport)
    let tmux = try PtySession.reading(file, environment: ["TMUX": "/tmp/tmux-0/x,1,0"], columns: 120)
    tmux.send("Jyl")
    #expect(tmux.wait { $0.text.contains("tmux: set -g set-clipboard on") })
    #expect(tmux.log.count(of: "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;") == 1 && tmux.log.count(of: "\u{7}\u{1B}\\") == 1)
    quit(tmux)
    let screen = try PtySession.reading(file, environment: ["STY": "1.x", "TMUX": nil], columns: 120)
    screen.send("Jyy")
    #expect(screen.wait { $0.text.contains("through screen") })
    #expect(screen.log.count(of: "\u{1B}P\u{1B}]52;c;") == 1)
    // No piece is longer than screen takes.
    let pieces = String(decoding: screen.log, as: UTF8.self).components(between: "\u{1B}P", and: "\u{1B}\\")
    #expect(pieces.count > 2 && pieces.allSatisfy { $0.utf8.count <= 200 })
    quit(screen)
  }

  @Test func whatIsTooLongForTheClipboardIsRefused() throws {
    let words = String(repeating: "The lamp burns and burns. ", count: 3000)
    let file = try TemporaryFile("Lantern\n\nHalvard Quill said on April 3, 2017: \"\(words)\"\n")
    let session = try PtySession.reading(file, columns: 120)
    session.send("Jyq")
    #expect(session.wait { $0.text.contains("are too many, at most 74994") })
    #expect(session.log.count(of: "\u{1B}]52") == 0)
    quit(session)
  }

  // MARK: Secure mode

  /// Each key and command that secure mode forbids, and what would show that it worked.
  @Test(arguments: [["--secure"], []]) func secureModeAllowsReadingAndNothingElse(arguments: [String]) throws {
    let file = try TemporaryFile(longReport)
    let other = try TemporaryFile("Weir Papers\n\nThe weir held.\n")
    let written = FreePath()
    let script = try TemporaryFile("#!/bin/sh\necho ran >>\(written.path)\n")
    let stateFolder = "/tmp/ibid-test-secure-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let session = try PtySession(
      try ibidPath(), arguments + [file.path],
      environment: [
        "XDG_STATE_HOME": stateFolder, "VISUAL": "sh \(script.path)", "EDITOR": "sh \(script.path)", "TMUX": nil,
        "STY": nil, "IBIDSECURE": arguments.isEmpty ? "1" : nil,
      ], rows: 24, columns: 120)
    #expect(session.wait(until: \.showsReport))
    let forbidden = [
      "v", "|", "o", "O", "R", "\u{1A}", ":write \(written.path)\r", ":write! \(written.path)\r",
      ":append \(written.path)\r", ":pipe sh \(script.path)\r", ":open \(other.path)\r", ":edit\r", ":suspend\r",
      ":reload\r",
      ":recent\r", ":pipe-to\r", ":open-report\r",
    ]
    for keys in forbidden {
      session.send("J")
      #expect(session.wait { !$0.text.contains("not in secure mode") })
      session.send(keys)
      #expect(session.wait { $0.text.contains("not in secure mode") }, "\(keys.debugDescription)")
      #expect(session.usesAlternateScreen)
    }
    for keys in ["yy", "yq", "yn", "yl", "ym", "yb"] {
      session.send("J" + keys)
      #expect(session.wait { $0.text.contains("the clipboard is switched off here") }, "\(keys)")
      session.send("k")
    }
    #expect(!session.text.contains("Weir Papers"))
    #expect(session.log.count(of: "\u{1B}]52") == 0)
    session.send(":goto 309\r")
    #expect(session.wait { $0.isAt(150) })
    quit(session)
    #expect(!written.exists && access(stateFolder, F_OK) != 0)
  }

  @Test func theClipboardHasItsOwnSwitch() throws {
    let file = try TemporaryFile(shortReport)
    let secure = try PtySession(
      try ibidPath(), ["--secure", "--clipboard", file.path], environment: ["TMUX": nil, "STY": nil], rows: 24,
      columns: 120)
    #expect(secure.wait(until: \.showsReport))
    secure.send("Jyl")
    #expect(secure.wait { $0.text.contains("sent the locator #q1") })
    quit(secure)
    let open = try PtySession(try ibidPath(), ["--no-clipboard", file.path], rows: 24, columns: 120)
    #expect(open.wait(until: \.showsReport))
    open.send("Jyl")
    #expect(open.wait { $0.text.contains("the clipboard is switched off here") })
    quit(open)
  }

  @Test func inSecureModeNobodyBringsADescriptionOfATerminal() throws {
    let file = try TemporaryFile(shortReport)
    let folder = "/tmp/ibid-test-terminfo-\(getpid())"
    try runShell(
      "mkdir -p \(folder) && infocmp xterm-256color | sed 's/^xterm-256color[^,]*/ibid-private/' | tic -x -o \(folder) -"
    )
    defer { _ = try? runShell("rm -rf \(folder)") }
    for isSecure in [false, true] {
      let session = try PtySession(
        try ibidPath(), (isSecure ? ["--secure"] : []) + [file.path],
        environment: ["TERM": "ibid-private", "TERMINFO": folder], rows: 24, columns: 80)
      if isSecure {
        #expect(session.end() == .exit(0))
        #expect(
          session.text.contains("does not know the terminal type")
            || session.log.count(of: "does not know the terminal") == 1)
      } else {
        #expect(session.wait { $0.usesAlternateScreen && $0.showsReport })
        quit(session)
      }
    }
  }

  // MARK: Long work

  @Test func aSlowPipeShowsProgressAndIsGivenUpByControlC() throws {
    let session = try PtySession(
      "/bin/sh", ["-c", "(printf 'Lantern '; sleep 60) | \"$0\"", try ibidPath()], rows: 24, columns: 80)
    #expect(session.wait { $0.text.contains("standard input: 8 bytes") && $0.text.contains("^C gives up") })
    session.send("\u{3}")
    #expect(session.end(seconds: 5) != nil)
    #expect(!session.usesAlternateScreen && session.isCooked)
  }

  @Test func aSlowPipeThatEndsIsReadAndItsProgressWipedOut() throws {
    let file = try TemporaryFile(shortReport)
    let other = try PtySession("/bin/sh", ["-c", "(cat \"$1\"; sleep 2) | \"$0\"", try ibidPath(), file.path])
    #expect(other.wait { $0.text.contains("standard input: ") })
    #expect(other.wait { $0.usesAlternateScreen && $0.showsReport })
    quit(other)
  }

  @Test func aBigReportShowsProgressAndIsGivenUpByControlC() throws {
    let file = try TemporaryFile(String(repeating: longReport + "\n\n", count: 400))
    let session = try PtySession(try ibidPath(), [file.path])
    #expect(session.wait(seconds: 20) { $0.text.contains("finding quotations") && $0.text.contains("^C gives up") })
    session.send("\u{3}")
    #expect(session.end(seconds: 5) == .exit(130))
    #expect(!session.usesAlternateScreen && session.isCooked)
    // Opened from another it is given up, and that one stays.
    let short = try TemporaryFile(shortReport)
    let other = try PtySession.reading(short)
    other.send("o\(file.path)\r")
    #expect(other.wait(seconds: 20) { $0.text.contains("^C gives up") })
    other.send("\u{3}")
    #expect(other.wait { $0.text.contains("given up") && $0.showsReport })
    quit(other)
  }
}

extension String {
  /// What stands between two marks, each time.
  fileprivate func components(between start: String, and end: String) -> [Substring] {
    var found: [Substring] = []
    var rest = self[...]
    while let from = rest.firstRange(of: start) {
      rest = rest[from.upperBound...]
      guard let to = rest.firstRange(of: end) else { break }
      found.append(rest[..<to.lowerBound])
      rest = rest[to.upperBound...]
    }
    return found
  }
}
