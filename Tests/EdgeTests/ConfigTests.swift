import Glibc
import Testing

/// The config file, themes and the mouse of the built program.
@Suite(.timeLimit(.minutes(10))) struct ConfigTests {
  /// Runs ibid to its end, with what it wrote on standard output and error together.
  private func run(_ arguments: [String], _ environment: [String: String?] = [:]) throws -> (PtySession.Ending?, String)
  {
    let session = try PtySession(try ibidPath(), arguments, environment: environment, rows: 50, columns: 200)
    let ending = session.end()
    return (ending, String(decoding: session.log, as: UTF8.self).replacing("\r\n", with: "\n"))
  }

  /// A folder for XDG_CONFIG_HOME with a config file in it, gone with this.
  private final class ConfigHome {
    let path = "/tmp/ibid-test-config-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    init(_ text: String) throws {
      mkdir(path, 0o700)
      mkdir(path + "/ibid", 0o700)
      let file = open(path + "/ibid/config.toml", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      var bytes = Array(text.utf8)
      #expect(write(file, &bytes, bytes.count) == bytes.count)
      close(file)
    }
    deinit {
      unlink(path + "/ibid/config.toml")
      rmdir(path + "/ibid")
      rmdir(path)
    }
  }

  private let badConfig = "theme = \"pink\"\nmeasure = 44\n\n[keys]\npeek = \"F5\"\npeak = \"F6\"\n"

  @Test func whatIsPrintedIsTakenAgain() throws {
    let home = try ConfigHome("preset = \"vim\"\ntheme = \"dark\"\n[keys]\npeek = [\"F5\", \"K\"]\nredraw = \"none\"\n")
    let (ending, text) = try run(["--print-config"], ["XDG_CONFIG_HOME": home.path])
    #expect(ending == .exit(0))
    #expect(text.contains("\ntheme = \"dark\"\n") && text.contains("\n# measure = 80\n"))
    let file = try TemporaryFile(text)
    let (again, same) = try run(["--config", file.path, "--print-config"])
    #expect(again == .exit(0) && same == text)
    let (none, standard) = try run(["--no-config", "--print-config"], ["XDG_CONFIG_HOME": home.path])
    #expect(none == .exit(0) && standard.contains("\n# theme = \"plain\"\n"))
  }

  @Test func theKeysArePrinted() throws {
    let home = try ConfigHome("[keys]\npeek = \"F5\"\n")
    let (ending, text) = try run(["--print-keys"], ["XDG_CONFIG_HOME": home.path])
    #expect(ending == .exit(0))
    #expect(text.split(separator: "\n").contains { $0.split(separator: " ").starts(with: ["F5", "peek"]) })
  }

  @Test func aBadConfigIsToldByLineAndTheRestHolds() throws {
    let home = try ConfigHome(badConfig)
    let (ending, text) = try run(["--print-config"], ["XDG_CONFIG_HOME": home.path])
    #expect(ending == .exit(2))
    #expect(text.contains("ibid: \(home.path)/ibid/config.toml:1: theme is"))
    #expect(text.contains("config.toml:6: “peak” is no action, but peek is: left out"))
    #expect(text.contains("\nmeasure = 44\n") && text.contains("\npeek = \"F5\""))

    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file, environment: ["XDG_CONFIG_HOME": home.path], columns: 120)
    #expect(session.wait { $0.text.contains("2 mistakes in config.toml, line 1: theme is") })
    session.send(":help config\n")
    #expect(session.wait { $0.text.contains("config.toml:6: “peak” is no action") })
    session.send("q:messages\n")
    #expect(
      session.wait {
        $0.text.contains("! config.toml:1: theme is \"plain\"")
          && $0.text.contains("! config.toml:6: “peak” is no action")
      })
    session.send("q")
    session.send("J\u{1B}[15~")
    #expect(session.wait { $0.text.contains("── note 1 of 1") })
    session.send("Q")
    #expect(session.end() == .exit(0))
  }

  @Test func aConfigThatIsAskedForMustBeThere() throws {
    let (ending, text) = try run(["--config", "/nonexistent/x.toml", "--print-config"])
    #expect(ending == .exit(2) && text == "ibid: /nonexistent/x.toml: No such file or directory\n")
    let folder = try run(["--print-config"], ["XDG_CONFIG_HOME": "/nonexistent"])
    #expect(folder.0 == .exit(0))
  }

  @Test func inSecureModeNoConfigOfTheEnvironmentCounts() throws {
    let home = try ConfigHome(badConfig)
    let (ending, text) = try run(["--secure", "--print-config"], ["XDG_CONFIG_HOME": home.path])
    #expect(ending == .exit(0) && text.contains("\n# measure = 80\n"))
    let file = home.path + "/ibid/config.toml"
    #expect(try run(["--secure", "--config", file, "--print-config"]).0 == .exit(2))
  }

  @Test func themesAreTurnedOverAndKept() throws {
    let file = try TemporaryFile(shortReport)
    let state = "/tmp/ibid-test-theme-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    defer {
      for name in ["state.sqlite", "state.sqlite-wal", "state.sqlite-shm"] { unlink("\(state)/ibid/\(name)") }
      rmdir(state + "/ibid")
      rmdir(state)
    }
    let session = try PtySession.reading(file, environment: ["XDG_STATE_HOME": state])
    #expect(session.log.count(of: "48;5;234") == 0)
    session.send("C")
    #expect(session.wait { $0.text.contains("theme dark") })
    #expect(session.log.count(of: "48;5;234") > 0)
    session.send("q")
    #expect(session.end() == .exit(0))
    #expect(!session.usesAlternateScreen && session.isCooked)
    let again = try PtySession.reading(file, environment: ["XDG_STATE_HOME": state])
    #expect(again.log.count(of: "48;5;234") > 0)
    again.send("q")
    #expect(again.end() == .exit(0))
    let mono = try PtySession(try ibidPath(), ["--mono", file.path], environment: ["XDG_STATE_HOME": state])
    #expect(mono.wait(until: \.showsReport))
    mono.send("q")
    #expect(mono.end() == .exit(0))
    #expect(mono.log.count(of: "48;5;") == 0 && mono.log.count(of: "38;5;") == 0)
  }

  @Test func theFirstKeysAreShownToWhoIsNewAndGoWithTheFirstKey() throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    #expect(session.wait { $0.text.contains("── first keys ──") })
    session.send("j")
    #expect(session.wait { !$0.text.contains("first keys") })
    session.send("q")
    #expect(session.end() == .exit(0))
  }

  @Test func theMouseIsTakenWhenItIsAskedForAndAClickPeeks() throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    #expect(session.log.count(of: "\u{1B}[?1000h") == 0)
    session.send("\u{1B}OQ")
    #expect(session.wait { $0.text.contains("mouse on") })
    #expect(session.log.count(of: "\u{1B}[?1000h\u{1B}[?1006h") == 1)
    let row = (0..<24).first { session.line($0).contains("[1]") } ?? 0
    let line = session.line(row)
    let column = line.firstRange(of: "[1]").map { line.distance(from: line.startIndex, to: $0.lowerBound) } ?? 0
    session.send("\u{1B}[<0;\(column + 2);\(row + 1)M\u{1B}[<0;\(column + 2);\(row + 1)m")
    #expect(session.wait { $0.text.contains("── note 1 of 1") })
    #expect(!session.text.contains("no such key"))
    session.send("\u{1A}")
    session.send("q\u{1B}OQ")
    #expect(session.wait { $0.text.contains("mouse off") })
    session.send("q")
    #expect(session.end() == .exit(0))
    #expect(session.log.count(of: "\u{1B}[?1000h") == session.log.count(of: "\u{1B}[?1000l"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGKILL]) func howeverItEndsTheMouseIsGivenBack(number: Int32) throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file)
    session.send("\u{1B}OQ")
    #expect(session.wait { $0.text.contains("mouse on") })
    session.signal(number)
    #expect(session.end() != nil)
    // Against SIGKILL nobody can do anything; that the others do something is what is tested.
    #expect((session.log.count(of: "\u{1B}[?1000l") > 0) == (number != SIGKILL))
    if number != SIGKILL { #expect(session.isCooked && !session.usesAlternateScreen) }
  }

  @Test(arguments: ["vt220", "vt100"]) func aTerminalWithoutAMouseIsNotAskedForOne(type: String) throws {
    let file = try TemporaryFile(shortReport)
    let session = try PtySession.reading(file, environment: ["TERM": type])
    session.send(":mouse on\n")
    #expect(session.wait { $0.text.contains("this terminal tells of none") })
    session.send("q")
    #expect(session.end() == .exit(0))
    #expect(session.log.count(of: "?1000") == 0)
  }
}
