import ReportModel
import Screen

extension Command {
  static let helping: [Command] = [
    Command(
      "help", aliases: ["h"], "TOPIC", "help on a topic, an action, a command; Tab completes",
      complete: { $0.topicCompletions($1) }
    ) { state, typed in
      if typed.isEmpty { return state.toggleHelp() }
      return state.showHelp(on: typed)
    }
  ]
}

extension ReaderState {
  /// Everything that help can be had on, with what it is: topics, then commands, actions, diagnostic codes.
  var helpNames: [(name: String, help: String)] {
    HelpTopic.all.map { ($0.name, $0.help) } + Command.all.map { ($0.name, $0.help) }
      + keymap.actions.map { ($0.name, $0.help) } + Finding.Code.allCases.map { ($0.rawValue, $0.plainWords) }
  }

  fileprivate func topicCompletions(_ typed: String) -> [Completion] {
    var seen: Set<String> = []
    return helpNames.filter { $0.name.hasPrefix(typed) && seen.insert($0.name).inserted }.map {
      Completion(replaces: typed.count, text: $0.name, label: $0.help)
    }
  }

  fileprivate mutating func showHelp(on typed: String) -> [Effect] {
    let name = String(typed.drop { $0 == ":" })
    let names = helpNames.map(\.name)
    let aliased = Command.all.first { $0.aliases.contains(name) }?.name
    let exact = names.contains(name) ? name : aliased
    let begun = Set(names.filter { $0.hasPrefix(name) })
    guard let topic = exact ?? (begun.count == 1 ? begun.first : nil) ?? actionName(ofKey: name) else {
      let near = nearest(to: name, in: names).map { " · :help \($0)?" } ?? " · :help first lists them"
      return refused("no help on “\(fit(name, columns: 20, charset: charset))”" + near)
    }
    help = HelpView(context: context, subject: .topic(topic))
    return []
  }

  /// The action that a key does here, as `:help ^F` asks for it.
  private func actionName(ofKey written: String) -> String? {
    let sequence = Keymap.sequence(written) ?? []
    if case .action(let action) = keymap.meaning(of: sequence, in: context) { return action.name }
    // `yy`, without the blank that parts its keys.
    let parted = written.map(String.init).joined(separator: " ")
    guard let keys = Keymap.sequence(parted), case .action(let action) = keymap.meaning(of: keys, in: context) else {
      return nil
    }
    return action.name
  }

  /// What is told about a topic, wrapped.
  func lines(ofTopic name: String, columns: Int) -> [RichLine] {
    if let topic = HelpTopic.all.first(where: { $0.name == name }) {
      return Array(topic.parts.map { lines(of: $0, columns: columns) }.filter { !$0.isEmpty }.joined(separator: [[]]))
    }
    var parts: [[RichLine]] = []
    if let command = Command.all.first(where: { $0.name == name }) {
      let usage = ":" + command.name + (command.argument.isEmpty ? "" : " " + command.argument)
      var lines = helpEntry(usage, command.help, .keyName, columns: columns, keyColumns: 22)
      if !command.aliases.isEmpty {
        lines += helpEntry(
          "also", command.aliases.map { ":" + $0 }.joined(separator: ", "), .dim, columns: columns, keyColumns: 22)
      }
      let values = command.complete(self, "").prefix(30).map { ($0.text, $0.label) }
      parts.append(lines)
      if !values.isEmpty, values.count < 30 { parts.append(pairs(values, columns: columns)) }
    }
    if let action = keymap.actions.first(where: { $0.name == name }) {
      parts.append(lines(ofAction: action, columns: columns))
    }
    if let code = Finding.Code(rawValue: name) {
      parts.append(
        paragraph(code.plainWords + ".", columns: columns)
          + paragraph("{diagnostics} lists what is found; ibid check does so without the reader.", columns: columns))
    }
    return Array(parts.joined(separator: [[]]))
  }

  private func lines(of part: HelpTopic.Part, columns: Int) -> [RichLine] {
    switch part {
    case .text(let text): return paragraph(text, columns: columns)
    case .pairs(let items): return pairs(items.map { (withKeyNames($0), withKeyNames($1)) }, columns: columns)
    case .actions(let names):
      return names.compactMap { name in keymap.actions.first { $0.name == name } }
        .flatMap { helpEntry(shownKeys(of: $0), $0.help, .keyName, columns: columns) }
    case .groups(let groups):
      let lists = groups.map { group -> [RichLine] in
        let actions = keymap.actions.filter { $0.group == group && permissions.isSuperset(of: $0.needs) }
        return [[Run(group.rawValue, .heading)]]
          + actions.flatMap { helpEntry(shownKeys(of: $0), $0.help, .keyName, columns: columns) }
      }
      return Array(lists.joined(separator: [[]]))
    case .allCommands: return lines(of: Command.all, columns: columns)
    case .commands(let names):
      return lines(of: names.compactMap { name in Command.all.first { $0.name == name } }, columns: columns)
    case .example(let title, let steps):
      return [[Run(spelled(title), .heading)]]
        + pairs(steps.map { (withKeyNames($0), withKeyNames($1)) }, columns: columns)
    case .settings:
      return pairs(
        Setting.all.map { ("\($0.name) = \($0.value(settings).toml)", "\($0.help): \($0.tomlChoices)") },
        columns: columns)
    case .configProblems:
      if configuration.problems.isEmpty { return [] }
      return [[Run("In yours", .heading)]]
        + configuration.problems.flatMap {
          wrap([Run("  " + $0.description(in: "config.toml"), .warning)], columns: columns, hang: 4, charset: charset)
        }
    case .topics:
      return [[Run("Topics", .heading)]] + pairs(HelpTopic.all.map { (":help " + $0.name, $0.help) }, columns: columns)
    }
  }

  /// Commands with what they take and do, those that may be done.
  private func lines(of commands: [Command], columns: Int) -> [RichLine] {
    pairs(
      commands.filter { permissions.isSuperset(of: $0.needs) }.map { command in
        (":" + command.name + (command.argument.isEmpty ? "" : " " + command.argument), command.help)
      }, columns: columns)
  }

  private func lines(ofAction action: Action, columns: Int) -> [RichLine] {
    var lines = helpEntry(action.name, action.help, .keyName, columns: columns, keyColumns: 22)
    let all = Context.allCases.filter(action.contexts.contains)
    var groups: [(keys: String, contexts: [Context])] = []
    for context in all {
      let keys = keymap.keys(of: action.name, in: context).map(Keymap.shown).joined(separator: " ")
      if let index = groups.firstIndex(where: { $0.keys == keys }) {
        groups[index].contexts.append(context)
      } else {
        groups.append((keys, [context]))
      }
    }
    for group in groups {
      let places = group.contexts.map(\.title).joined(separator: ", ")
      lines += helpEntry(
        group.keys.isEmpty ? "no key" : group.keys, "in " + places, .keyName, columns: columns, keyColumns: 22)
    }
    if !action.contexts.isDisjoint(with: Context.panes) {
      lines += helpEntry(
        ":" + action.name, "by its name, with a count after it or without", .keyName, columns: columns, keyColumns: 22)
    }
    return lines
      + helpEntry(
        "\(action.name) = \"F5\"", "in the config file, under [keys]", .keyName, columns: columns, keyColumns: 22)
  }

  /// The keys of an action where it can be done first; its name where it has none.
  private func shownKeys(of action: Action) -> String {
    let contexts = [Context(activePane)] + Context.allCases
    let keys = contexts.lazy.map { keymap.keys(of: action.name, in: $0) }.first { !$0.isEmpty } ?? []
    return keys.isEmpty ? ":" + action.name : keys.map(Keymap.shown).joined(separator: " ")
  }

  /// Words in which `{peek}` stands for the key of that action.
  private func paragraph(_ text: String, columns: Int) -> [RichLine] {
    wrap(withKeys(text), columns: min(columns, 76), charset: charset)
  }

  /// Words with the keys of the actions that they name. Braces around anything else are the text's own.
  private func withKeys(_ text: String) -> RichLine {
    var line: RichLine = []
    for (index, part) in spelled(text).split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      if index > 0, let end = part.firstIndex(of: "}"),
        part[..<end].allSatisfy({ ("a"..."z").contains($0) || $0 == "-" })
      {
        line.append(Run(keyName(of: String(part[..<end])), .keyName))
        line.append(Run(String(part[part.index(after: end)...]), .text))
      } else {
        line.append(Run((index > 0 ? "{" : "") + part, .text))
      }
    }
    return line.filter { !$0.text.isEmpty }
  }

  /// The same as a string.
  private func withKeyNames(_ text: String) -> String { withKeys(text).map(\.text).joined() }

  /// The first key of an action; `:name` where it has none.
  func keyName(of action: String) -> String {
    for context in [Context(activePane), .text, .timeline, .speakers, .list, .limits, .echo] {
      if let key = keymap.keys(of: action, in: context).first { return Keymap.shown(key) }
    }
    return ":" + action
  }

  private func pairs(_ items: [(String, String)], columns: Int) -> [RichLine] {
    let widest = items.map { displayWidth(of: $0.0, charset: charset) }.max() ?? 0
    return items.flatMap {
      helpEntry($0.0, $0.1, .keyName, columns: columns, keyColumns: min(widest + 1, max(14, columns / 3)))
    }
  }
}

extension Finding.Code {
  /// What it means, in plain words, as a sentence without its full stop.
  var plainWords: String {
    switch self {
    case .noteUndefined: "A marker in the text has no note that it refers to"
    case .noteDuplicate: "Two notes have the same number"
    case .noteUnreferenced: "Nothing in the text refers to a note"
    case .noteOutOfOrder: "A note's number is not where it belongs among the others"
    case .sourceNoOutlet: "A note names no outlet: what it rests on cannot be told"
    case .markUnclosed: "A quotation begins and does not end; it ends here with its paragraph"
    case .textDamaged: "Characters were lost or garbled before the report came here"
    case .speakerUnknown: "Nobody is named for a quotation, and none is guessed"
    case .dateImpossible: "A date that the calendar does not have, or a weekday that is another"
    case .dateContradiction: "Two dates that cannot both be true"
    case .headerDisagrees: "The report's head says otherwise than its text"
    }
  }
}
