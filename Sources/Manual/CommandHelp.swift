// Not all of Foundation: its tables of the world's languages would make the program five times as large.
import FoundationEssentials

/// What the command line is known to take, as ArgumentParser tells it: the same that `--help` shows.
public struct CommandHelp: Sendable, Decodable {
  /// What is typed.
  public var commandName: String
  /// In a line.
  public var abstract: String?
  /// What else there is to say.
  public var discussion: String?
  /// Whether help names it.
  var shouldDisplay: Bool?
  /// What is meant when none is named.
  var defaultSubcommand: String?
  var subcommands: [CommandHelp]?
  var arguments: [Argument]?

  struct Argument: Sendable, Decodable {
    struct Name: Sendable, Decodable {
      var kind: String
      var name: String

      /// As it is typed.
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }
    var kind: String
    var shouldDisplay: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var allValues: [String]?
    var isRepeating: Bool?
    var completionKind: Completion?

    /// What a value is, as far as shells can help with it.
    struct Completion: Sendable, Decodable {
      /// Files or folders.
      var isPath: Bool

      private enum CodingKeys: String, CodingKey { case file, directory }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        isPath = !container.allKeys.isEmpty
      }
    }

    /// Whether a value follows its name.
    var takesValue: Bool { kind == "option" }
    /// The words that can be its value; none when it can be anything.
    var values: [String] { allValues ?? [] }
    var isPath: Bool { completionKind?.isPath ?? false }
    /// Its help, without what would end a line.
    var help: String { (abstract ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// Reads what ArgumentParser writes; nil when that is not of the form known here.
  public init?(dumped: String) {
    struct Tool: Decodable { var command: CommandHelp }
    do {
      self = try JSONDecoder().decode(Tool.self, from: Data(dumped.utf8)).command
    } catch {
      return nil
    }
  }

  /// The command that is meant when none is named, whose options are therefore the program's.
  var standard: CommandHelp? { subcommands?.first { $0.commandName == defaultSubcommand } }

  /// The commands that are typed.
  var named: [CommandHelp] {
    (subcommands ?? []).filter { $0.commandName != defaultSubcommand && $0.commandName != "help" }
  }

  /// What can follow, without what every command has.
  var ownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !["help", "version"].contains(argument.names?.last?.name ?? "")
    }
  }
}
