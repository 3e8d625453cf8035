extension Configuration {
  /// A config file that says the same: what is not as the program comes with it, and all the rest as comments.
  public var text: String {
    var lines = [
      "# What ibid goes by. A line behind # is what holds without it; take the # away to change it.", "",
      "# The keys to begin with:",
    ]
    lines += Preset.allCases.map { "#   \($0.rawValue.padded(to: 10))\($0.help)" }
    lines.append((preset == .standard ? "# " : "") + "preset = \"\(preset.rawValue)\"")
    for setting in Setting.all {
      lines += ["", "# \(setting.help.capitalisedFirst): \(setting.tomlChoices)."]
      lines.append("\(given.contains(setting.name) ? "" : "# ")\(setting.name) = \(setting.value(settings).toml)")
    }
    lines += [
      "", "# Keys of actions: one, several, a sequence of keys parted by blanks, or \"none\".",
      "# They are written as --print-keys shows them: \"j\", \"^F\", \"PgDn\", \"Space\", \"F5\", \"Z Z\", \"m letter\".",
      "[keys]",
    ]
    for group in Action.Group.allCases {
      let actions = Action.all.filter { $0.group == group }
      if actions.isEmpty { continue }
      lines += ["", "# \(group.rawValue)"]
      for action in actions {
        let own = bindings.last { $0.action == action.name && $0.context == nil }
        let keys = own?.keys ?? preset.bindings[action.name] ?? action.keys
        lines.append("\(own == nil ? "# " : "")\(action.name) = \(Configuration.toml(keys))  # \(action.help)")
      }
    }
    for context in Context.allCases {
      let own = bindings.filter { $0.context == context }
      lines += ["", "# Keys in \(context.title) alone.", "[keys.in-\(context.rawValue)]"]
      lines += own.map { "\($0.action) = \(Configuration.toml($0.keys))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func toml(_ keys: [String]) -> String {
    let quoted = keys.map { key in
      "\"" + key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    switch quoted.count {
    case 0: return "\"none\""
    case 1: return quoted[0]
    default: return "[" + quoted.joined(separator: ", ") + "]"
    }
  }
}

extension Keymap {
  /// All keys as a table: those of every pane, then those of each context alone. Keys, the action's name, what it does.
  public var text: String {
    var lines: [String] = []
    let panes = Context.allCases.filter(Context.panes.contains)
    let common = actions.filter { action in
      let keys = panes.map { self.keys(of: action.name, in: $0) }
      return keys.allSatisfy { !$0.isEmpty && $0 == keys[0] }
    }
    let written = Context.allCases.flatMap { context in actions.map { keyWords($0, in: context).count } }
    let columns = max(24, (written.max() ?? 0) + 2)
    func line(_ action: Action, in context: Context) -> String {
      "  " + keyWords(action, in: context).padded(to: columns) + action.name.padded(to: 22) + action.help
    }
    lines.append("In every pane")
    lines += common.map { line($0, in: panes[0]) }
    let commonNames = Set(common.map(\.name))
    for context in Context.allCases {
      let isPane = Context.panes.contains(context)
      let own = actions.filter {
        !keys(of: $0.name, in: context).isEmpty && !(isPane && commonNames.contains($0.name))
      }
      if own.isEmpty { continue }
      lines += ["", context.title + (isPane ? ", besides" : "")]
      lines += own.map { line($0, in: context) }
    }
    let without = actions.filter { action in Context.allCases.allSatisfy { keys(of: action.name, in: $0).isEmpty } }
    if !without.isEmpty {
      lines += ["", "Without a key: by : and the name, or by a key of your own"]
      lines += without.map { "  " + "".padded(to: columns) + $0.name.padded(to: 22) + $0.help }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Keys of several keys are parted by blanks in a config file: here they stand in marks.
  private func keyWords(_ action: Action, in context: Context) -> String {
    keys(of: action.name, in: context).map { $0.contains(" ") ? "“\($0)”" : $0 }.joined(separator: "  ")
  }
}

extension String {
  /// With blanks up to so many characters; one at least.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(1, count - self.count))
  }

  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
