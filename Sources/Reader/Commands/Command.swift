import Screen

/// Something that can be typed after `:`, with everything that is known of it: dispatch, completion and help are made
/// from these, and a file that adds a command adds it to `Command.all`.
///
/// An action of the keymap can be typed by its name as well, so only what takes words needs to be a command.
public struct Command: Sendable {
  /// What is typed: `context`.
  public let name: String
  /// Other words for it: `q` for `quit`.
  public let aliases: [String]
  /// What follows it, as help shows it: `N`, `FILE`; empty for nothing.
  public let argument: String
  /// What it does, in a few words.
  public let help: String
  /// What it may not do without.
  public let needs: Permissions
  /// What can stand where its argument is typed.
  let complete: @Sendable (ReaderState, String) -> [Completion]
  /// Whether what it shows is shown while its argument is typed, and taken back when that is given up.
  public let isPreviewed: Bool
  /// Does it with the words that follow its name, without blanks around them.
  let run: @Sendable (inout ReaderState, String) -> [Effect]

  init(
    _ name: String, aliases: [String] = [], _ argument: String, _ help: String, needs: Permissions = [],
    complete: @escaping @Sendable (ReaderState, String) -> [Completion] = { _, _ in [] },
    isPreviewed: Bool = false, run: @escaping @Sendable (inout ReaderState, String) -> [Effect]
  ) {
    self.name = name
    self.aliases = aliases
    self.argument = argument
    self.help = help
    self.needs = needs
    self.complete = complete
    self.isPreviewed = isPreviewed
    self.run = run
  }

  /// Every command, in the order of the help.
  public static let all: [Command] =
    going + opening + writing + correcting + annotating + selecting + views + editorial + setting + helping + leaving
}

extension Command {
  static let leaving: [Command] = [
    Command("quit", aliases: ["q"], "", "quit") { _, _ in [.quit] }
  ]

  /// Completions of an argument that is one of a few words.
  static func words(_ words: [String], _ typed: String) -> [Completion] {
    words.filter { $0.hasPrefix(typed) }.map { Completion(replaces: typed.count, text: $0) }
  }

  /// What a typed name means.
  enum Meaning {
    case command(Command)
    case action(Action)
    /// Several begin so.
    case several([String])
    case nothing
  }

  /// The command or action of a name, or of the beginning of one: commands first, then what can be done in a context.
  static func meaning(of name: String, in context: Context) -> Meaning {
    if let exact = all.first(where: { $0.name == name || $0.aliases.contains(name) }) { return .command(exact) }
    let actions = Action.all.filter { $0.contexts.contains(context) }
    if let exact = actions.first(where: { $0.name == name }) { return .action(exact) }
    let commands = all.filter { $0.name.hasPrefix(name) }
    if commands.count == 1 { return .command(commands[0]) }
    let others = actions.filter { $0.name.hasPrefix(name) }
    if commands.isEmpty, others.count == 1 { return .action(others[0]) }
    let names = commands.map(\.name) + others.map(\.name)
    return names.isEmpty ? .nothing : .several(names)
  }
}

extension Action {
  static let commanding: [Action] = [
    Action("command", [":"], .program, "a command by its name; Tab completes", in: Context.panes) { state, _ in
      state.prompt = Prompt(.command)
      return []
    }
  ]
}

extension ReaderState {
  /// Does what is typed: a command or an action, and its argument.
  mutating func runCommand(_ typed: String) -> [Effect] {
    let (name, argument) = Command.parts(of: typed)
    if name.isEmpty { return [] }
    switch Command.meaning(of: name, in: context) {
    case .command(let command):
      if command.argument.isEmpty, !argument.isEmpty { return refused(":\(command.name) takes nothing after it") }
      return perform(command, argument)
    case .action(let action):
      let count = Int(argument)
      if !argument.isEmpty, count == nil { return refused(":\(action.name) takes a number or nothing") }
      return perform(action, count.map { max(0, min($0, 99_999)) })
    case .several(let names):
      return refused("“\(name)” may be \(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " …" : "")")
    case .nothing:
      if let action = Action.all.first(where: { $0.name == name }) {
        let places = Context.allCases.filter(action.contexts.contains).map(\.title)
        return refused("\(name) is for \(places.prefix(2).joined(separator: ", ").lowercased())")
      }
      let near = nearest(to: name, in: Command.all.map(\.name) + Action.all.map(\.name))
      return refused("no command is called “\(name)” · " + (near.map { ":\($0)?" } ?? ":help commands"))
    }
  }

  /// What can stand at the end of what is typed after `:`.
  func commandCompletions(of head: String) -> [Completion] {
    let line = head.drop { $0 == " " }
    let name = line.prefix { $0 != " " }
    if name.count < line.count {
      guard case .command(let command) = Command.meaning(of: String(name), in: Context(activePane)) else { return [] }
      return command.complete(self, String(line.dropFirst(name.count).drop { $0 == " " }))
    }
    let commands = Command.all.map { ($0.name, $0.argument, $0.help) }
    // A command comes before an action of its name, as when it is done.
    let names = Set(Command.all.map(\.name) + ["command"])
    let actions = Action.all.filter { $0.contexts.contains(Context(activePane)) && !names.contains($0.name) }
      .map { action in (action.name, "", action.help) }
    return (commands + actions).filter { $0.0.hasPrefix(name) }.map { item in
      let text = item.1.isEmpty ? item.0 : item.0 + " "
      return Completion(replaces: name.count, text: text, label: item.1.isEmpty ? item.2 : "\(item.1)  \(item.2)")
    }
  }
}
