import ArgumentParser
import CTerminal
import Curses
import Glibc
import ReportModel
import Screen

/// The program. Exit status: 0, 2 for every error, 128 and its number for a signal.
@main
enum Program {
  static func main() {
    // What a long report no longer needs goes back to the system. Else all that is not longer than the longest that was
    // ever freed stays, in pieces that nothing fits in.
    cterminal_give_back(1 << 22)
    do {
      if let arguments = plainArguments() {
        if isatty(STDOUT_FILENO) == 1 { _ = lexicon }
        return try read(arguments.first)
      }
      var command = try Ibid.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      complain(failure.description)
      exit(2)
    } catch {
      // What ArgumentParser throws: help that was asked for, or a mistake in the arguments.
      if Ibid.exitCode(for: error).isSuccess {
        write(Array((Ibid.fullMessage(for: error) + "\n").utf8), to: STDOUT_FILENO)
        exit(0)
      }
      complain(Ibid.message(for: error) + " (ibid --help tells more)")
      exit(2)
    }
  }

  /// The arguments, when they are one file or none: what needs no parsing. To set up ArgumentParser takes 2 to 3 ms, a good part of
  /// the start. Nil when there is anything to parse.
  private static func plainArguments() -> [String]? {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let argument = arguments.first else { return [] }
    let isFile = argument == "-" || !argument.isEmpty && !argument.hasPrefix("-")
    let isCommand =
      argument == "help" || Ibid.configuration.subcommands.contains { $0.configuration.commandName == argument }
    return arguments.count == 1 && isFile && !isCommand ? arguments : nil
  }

  /// Says on standard error what is wrong: one line, in which nothing commands the terminal.
  static func complain(_ message: String) {
    write(Array(("ibid: " + visible(message, charset: adoptLocale()) + "\n").utf8), to: STDERR_FILENO)
  }
}

/// `ibid`, and what it is asked for.
struct Ibid: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ibid",
    abstract: "Read a report made of translated statements: who said what, when, on whose authority.",
    usage: """
      ibid [--at PLACE] [--secure] [--no-clipboard] [--theme NAME] [--ascii] [--config FILE] [--as text|html|markdown] [FILE]
      ibid --print-config | --print-keys
      ibid --linear VIEW [--query QUERY] [--at PLACE] [--corrected] [--as text|html|markdown] [FILE...]
      ibid search [--json] [--count] [--context N] [--whole] QUERY [FILE...]
      ibid list WHAT [--json|--csv] [FILE...] [QUERY]
      ibid export [--format FORMAT] [--query QUERY] [--corrected] [-o FILE] [FILE...]
      ibid corrections [--import CORRECTIONS] FILE
      ibid check [--json] [--as text|html|markdown] [FILE]
      ibid explain [--as text|html|markdown] FILE q12
      """,
    discussion: """
      Without FILE it opens the report that comes with it. FILE may be - for standard input, which is also read when it \
      is no terminal; the keys come from the terminal all the same. When standard output is no terminal, the text of \
      the report is written there.

      What kind of file it is, its name tells, or else its first words; --as overrules both.

      A report opens where you left it; --at begins elsewhere: at a quotation (q12), a note (n8), a section (s3), a line \
      of the text, or so far into it (34%).

      --secure, or IBIDSECURE=1 in the environment, allows reading and nothing else: no other program, no writing, no \
      other file, no suspending, nothing kept, nothing taken from the environment but the kind of terminal and the \
      language; nor is text copied to the terminal's clipboard, unless --clipboard allows that.

      $XDG_CONFIG_HOME/ibid/config.toml, or ~/.config/ibid/config.toml, says how the reader looks and which keys do what; \
      --print-config shows all that can be in it.

      In the reader, ? lists the keys and q quits. A file that is named like a command is opened as \
      ./export.
      """,
    version: "ibid 0.1.0",
    subcommands: [
      ReadCommand.self, SearchCommand.self, ListCommand.self, ExportCommand.self, CheckCommand.self,
      ExplainCommand.self, CorrectionsCommand.self, ManualCommand.self, InstallDocsCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)
}

/// Opens a report in the reader; where there is no terminal to read on, writes its text.
func read(_ file: String?, as kind: ReportFormat? = nil, _ options: ReadOptions = ReadOptions()) throws {
  var options = options
  if environment("IBIDSECURE") != nil { options.isSecure = true }
  if options.isSecure { forgetEnvironment() }
  try options.readConfig()
  // Read first: should that fail, the terminal has not been touched.
  let source = Source(argument: file)
  var progress = ReadingProgress(source)
  let document = try Document(source, as: kind) { progress.report($0) }
  progress.end()
  guard isatty(STDOUT_FILENO) == 1 else {
    return try deliver(document.readingText)
  }
  let terminal: Terminal
  do {
    terminal = try Terminal.open()
  } catch {
    Program.complain(error.description + ": here is the text")
    try deliver(document.readingText)
    return
  }
  guard var conversation = Conversation(terminal: terminal, document: document, options: options) else {
    terminal.close()
    Glibc.exit(128 + SIGINT)
  }
  Glibc.exit(conversation.run())
}

extension ReportFormat: ExpressibleByArgument {}
extension ThemeName: ExpressibleByArgument {}

extension TerminalFailure: CustomStringConvertible {
  /// Why there is no full screen, for a person.
  public var description: String {
    switch self {
    case .noTerminal: "standard output is no terminal"
    case .noKeyboard(let code): "no terminal to read keys from (\(unsafe String(cString: strerror(code))))"
    case .noType: "TERM is not set"
    case .plain(let type): "a terminal of the type \(type) cannot show panes"
    case .unknown(let type): "this host does not know the terminal type \(type)"
    case .system(let code): unsafe String(cString: strerror(code))
    }
  }
}
