import Screen

/// The help, made from the actions, for the context that it was asked in.
struct HelpView: Hashable, Sendable {
  /// What it tells.
  enum Subject: Hashable, Sendable {
    /// The keys of the context.
    case keys
    /// A topic, a command, an action, a diagnostic code, by its name.
    case topic(String)
    /// What was said.
    case messages
  }

  /// Where it was asked for.
  var context: Context
  var subject = Subject.keys
  /// Its first line on the screen.
  var scroll = 0
}

extension ReaderState {
  /// Rows of the screen for the help's own lines: its title is not.
  var helpRows: Int { max(0, layout.body.size.rows - 1) }

  mutating func toggleHelp() -> [Effect] {
    help = help == nil ? HelpView(context: context) : nil
    return []
  }

  mutating func scrollHelp(by count: Int) {
    guard var help else { return }
    let last = max(0, helpLines.count - helpRows)
    let next = max(0, min(last, help.scroll + count))
    if next == help.scroll { refuse(count < 0 ? "this is the beginning" : "this is the end") }
    help.scroll = next
    self.help = help
  }

  /// Keeps the help's scroll within its lines.
  mutating func showHelpWithin() {
    guard let scroll = help?.scroll else { return }
    let most = max(0, helpLines.count - helpRows)
    help?.scroll = min(scroll, most)
  }

  /// The lines of the help at the screen's width: two columns of keys where there is room for them.
  var helpLines: [RichLine] {
    guard let help else { return [] }
    let columns = layout.body.size.columns
    switch help.subject {
    case .topic(let name): return lines(ofTopic: name, columns: columns - 2)
    case .messages: return messagesLines(columns: columns - 2)
    case .keys: break
    }
    let count = columns >= 120 ? 2 : 1
    let width = columns / count - 2
    var groups = Action.Group.allCases.map { group(of: $0, for: help.context, columns: width) }
    groups.append(signs(for: help.context, columns: width))
    if Context.panes.contains(help.context) { groups.append(further(columns: width)) }
    groups.removeAll { $0.isEmpty }
    if count == 1 { return Array(groups.joined(separator: [[]])) }
    // The columns are as even as whole groups allow.
    let total = groups.reduce(0) { $0 + $1.count + 1 }
    var left: [RichLine] = []
    while let first = groups.first, left.count + first.count / 2 < total / 2 {
      if !left.isEmpty { left.append([]) }
      left += first
      groups.removeFirst()
    }
    let right = Array(groups.joined(separator: [[]]))
    return (0..<max(left.count, right.count)).map { row in
      let line = row < left.count ? left[row] : []
      guard row < right.count, !right[row].isEmpty else { return line }
      let used = line.reduce(0) { $0 + displayWidth(of: $1.text, charset: charset) }
      return line + [Run(String(repeating: " ", count: max(1, width + 2 - used)), .text)] + right[row]
    }
  }

  private func group(of group: Action.Group, for context: Context, columns: Int) -> [RichLine] {
    let entries = keymap.actions.filter {
      $0.group == group && $0.contexts.contains(context) && permissions.isSuperset(of: $0.needs)
    }.flatMap { action -> [RichLine] in
      let keys = keymap.keys(of: action.name, in: context)
      if keys.isEmpty { return [] }
      return helpEntry(keys.map(Keymap.shown).joined(separator: " "), action.help, .keyName, columns: columns)
    }
    return entries.isEmpty ? [] : [[Run(group.rawValue, .heading)]] + entries
  }

  /// What the marks on the screen mean.
  private func signs(for context: Context, columns: Int) -> [RichLine] {
    guard Context.panes.contains(context) else { return [] }
    let signs = [
      (">", "the line of the place; the row under the cursor"), ("▌", "the current quotation"),
      ("#", "something of yours is written to what begins on this line"),
      ("*", "you have put right what begins here; in a list: a speaker, a date, a name that is so by you"),
      ("+", "in the basket; several before a line stand beside each other, as #*+"),
      ("•", "a row that belongs with the one under the cursor of another pane"),
      ("!", "something that could not be done"),
      ("[2]", "a note marker: p peeks, Enter goes there"), ("~", "a date that is not exact"),
      ("=", "an outlet"), (":", "a role, such as an interviewer"),
      ("q3", "a quotation's number: 3g goes there"),
      ("[+] [-]", "hidden: what an editor put in; a sign that something was left out"),
    ]
    return [[Run("Marks", .heading)]] + signs.flatMap { helpEntry($0.0, $0.1, .gutter, columns: columns) }
  }

  /// What else there is to be told.
  private func further(columns: Int) -> [RichLine] {
    [[Run("More help", .heading)]]
      + helpEntry(":help first", "what to do first, and all topics", .keyName, columns: columns)
      + helpEntry(":help NAME", "a topic, an action, a command, a key; Tab completes", .keyName, columns: columns)
      + helpEntry("topics", HelpTopic.all.map(\.name).joined(separator: ", "), .dim, columns: columns)
  }

  /// Keys, or something else in a few letters, and what it does, wrapped beside it.
  func helpEntry(_ keys: String, _ help: String, _ role: Role, columns: Int, keyColumns wanted: Int? = nil)
    -> [RichLine]
  {
    let (keys, help) = (spelled(keys), spelled(help))
    let keyColumns = wanted ?? (columns < 50 ? 14 : 18)
    let used = displayWidth(of: keys, charset: charset)
    var lines = wrap(
      [Run(help.isEmpty ? " " : help, .text)], columns: max(8, columns - keyColumns - 1), charset: charset)
    let first = lines.removeFirst()
    let blanks = String(repeating: " ", count: keyColumns + 1)
    if used >= keyColumns {
      return [[Run(" " + keys, role)]] + ([first] + lines).map { [Run(blanks, .text)] + $0 }
    }
    let padding = String(repeating: " ", count: keyColumns - used)
    return [[Run(" ", .text), Run(keys, role), Run(padding, .text)] + first]
      + lines.map { [Run(blanks, .text)] + $0 }
  }
}
