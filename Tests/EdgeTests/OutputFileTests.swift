import Glibc
import Testing

/// `ibid export -o FILE`: the old file or the new one, never something between.
@Suite(.timeLimit(.minutes(10))) struct OutputFileTests {
  private func folder() throws -> String {
    var template = Array("/tmp/ibid-out-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PtySession.Failure("mkdtemp") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What a shell says of files.
  private func shell(_ script: String, _ folder: String) throws -> String {
    let output = try TemporaryFile()
    let process = try spawn(
      "/bin/bash", ["-c", "cd \"$0\" && " + script, folder], environment: [:],
      files: [(0, "/dev/null", O_RDONLY), (1, output.path, O_WRONLY), (2, output.path, O_WRONLY)])
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return output.text
  }

  @Test func theFileIsReplacedAndKeepsItsModeAndItsLink() throws {
    let folder = try folder()
    defer { _ = try? shell("rm -rf \"$PWD\"", folder) }
    let file = try TemporaryFile(shortReport)
    _ = try shell("echo old > real; chmod 640 real; ln -s real link", folder)
    let outcome = try run(["export", "--format", "text", "-o", folder + "/link", file.path])
    #expect(outcome.ending == .exit(0) && outcome.output.isEmpty && outcome.errors.isEmpty)
    #expect(try shell("cat real", folder) == shortReport)
    #expect(try shell("stat -c '%a %F' real; readlink link; ls -A", folder) == "640 regular file\nreal\nlink\nreal\n")
    #expect(try run(["export", "--format", "text", "-o", folder + "/new", file.path]).ending == .exit(0))
    #expect(try shell("umask 22; cat new", folder) == shortReport)
    #expect(try run(["export", "--format", "text", "-o", "-", file.path]).output == shortReport)
  }

  @Test func afterAnErrorTheOldFileIsThereAndNothingElse() throws {
    let folder = try folder()
    defer { _ = try? shell("rm -rf \"$PWD\"", folder) }
    let file = try TemporaryFile(shortReport)
    _ = try shell("echo old > kept; ln -s nowhere dangling; cp \"\(file.path)\" report.txt; mkdir sub", folder)
    let refused: [([String], String)] = [
      (["-o", folder + "/kept", "/nonexistent"], "/kept: left as it was"),
      (["-o", folder + "/kept", file.path, "/nonexistent"], "/kept: left as it was"),
      (["-o", folder + "/sub", file.path], "/sub: Is a directory"),
      (["-o", folder + "/none/x", file.path], "/none/x: No such file or directory"),
      (["-o", folder + "/dangling", file.path], "/dangling: No such file or directory"),
      (["-o", folder + "/report.txt", folder + "/report.txt"], "/report.txt: the report itself would be written over"),
    ]
    for (arguments, message) in refused {
      let outcome = try run(["export"] + arguments)
      #expect(outcome.ending == .exit(2))
      #expect(outcome.errors.hasSuffix(folder + message + "\n"))
    }
    let secure = try run(["export", "-o", folder + "/kept", file.path], environment: ["IBIDSECURE": "1"])
    #expect(secure.ending == .exit(2) && secure.errors.contains("secure mode"))
    #expect(try shell("cat kept; ls -A", folder) == "old\ndangling\nkept\nreport.txt\nsub\n")
    #expect(try shell("cmp report.txt \"\(file.path)\"", folder).isEmpty)
  }

  @Test func aFileThatOutgrowsItsLimitLeavesTheOldOne() throws {
    let folder = try folder()
    defer { _ = try? shell("rm -rf \"$PWD\"", folder) }
    let file = try TemporaryFile(String(repeating: longReport, count: 5))
    // 8 KB: the export is longer. The signal waits until the new file is gone.
    let script = """
      exec 2>/dev/null; echo old > kept; (ulimit -f 8; "\(try ibidPath())" export -o kept "\(file.path)"); echo $?; cat kept; ls -A
      """
    #expect(try shell(script, folder) == "153\nold\nkept\n")
  }

  @Test func aDeviceIsWrittenToAsItIs() throws {
    let file = try TemporaryFile(shortReport)
    #expect(try run(["export", "-o", "/dev/null", file.path]).ending == .exit(0))
    let full = try run(["export", "-o", "/dev/full", file.path])
    #expect(full.ending == .exit(2) && full.errors == "ibid: /dev/full: No space left on device\n")
  }

  @Test func theManualAndTheCompletionsAreInstalledByOneCommand() throws {
    let folder = try folder()
    defer { _ = try? shell("rm -rf \"$PWD\"", folder) }
    let outcome = try run(["install-docs", "--prefix", folder + "/deep/prefix"])
    #expect(outcome.ending == .exit(0))
    let paths = outcome.output.split(separator: "\n").map(String.init)
    #expect(paths.count == 4)
    for path in paths { #expect(access(path, R_OK) == 0) }
    #expect(try run(["install-docs"], environment: ["HOME": folder]).ending == .exit(0))
    #expect(access(folder + "/.local/share/man/man1/ibid.1", R_OK) == 0)
    #expect(try run(["install-docs", "--prefix", folder], environment: ["IBIDSECURE": "1"]).ending == .exit(2))
  }

  @Test func theManualIsRenderedWithoutAWarning() throws {
    let page = try TemporaryFile(try run(["manual"]).output)
    for needed in ["ibid search", "csl\\-json", "note\\-undefined", "speaker:", "next\\-quotation"] {
      #expect(page.text.contains(needed), "\(needed)")
    }
    // mandoc tells on standard output, man on standard error.
    for command in ["man --warnings -l \"$PAGE\" 2>&1 >/dev/null", "mandoc -Tlint -Wwarning \"$PAGE\" 2>&1"] {
      let name = String(command.prefix { $0 != " " })
      try #require(shell("command -v \(name)", "/").hasPrefix("/"), "\(name) is not installed: .ci/install")
      #expect(try shell("PAGE=\"\(page.path)\"; \(command)", "/") == "")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsReadTheirCompletions(name: String) throws {
    let script = try TemporaryFile(try run(["manual", name]).output)
    #expect(script.text.contains("csl-json") && script.text.contains("quotations speakers timeline"))
    // bash is always there; of the others, what is missing cannot be asked.
    guard try shell("command -v \(name)", "/").hasPrefix("/") else { return }
    #expect(try shell("\(name) -n \"\(script.path)\"", "/") == "")
  }

  @Test func bashCompletesCommandsOptionsValuesAndFiles() throws {
    let script = try TemporaryFile(try run(["manual", "bash"]).output)
    func completions(_ words: String...) throws -> [String] {
      let quoted = words.map { "'\($0)'" }.joined(separator: " ")
      let ask = """
        source "\(script.path)"; COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); _ibid; printf '%s\\n' "${COMPREPLY[@]}"
        """
      return try shell(ask, "/").split(separator: "\n").map(String.init)
    }
    #expect(try completions("ibid", "sea") == ["search"])
    #expect(try completions("ibid", "us").contains("usr"))
    #expect(try completions("ibid", "--li") == ["--linear"])
    #expect(try completions("ibid", "--linear", "c") == ["contents", "card", "corrections"])
    #expect(try completions("ibid", "list", "") == ["quotations", "speakers", "timeline", "notes", "sections"])
    #expect(try completions("ibid", "export", "--format", "=", "cs") == ["csv", "csl-json"])
    #expect(try completions("ibid", "export", "--format", "b") == ["bibtex"])
    #expect(try completions("ibid", "search", "--c") == ["--count", "--context"])
  }
}
