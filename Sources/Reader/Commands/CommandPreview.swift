extension ReaderState {
  /// Shows what the command that is being typed would show, where that costs little; the one that was shown before is taken
  /// back. Nothing is said, nothing is done in the world, and nothing of it is kept.
  mutating func previewCommand() {
    guard let prompt, case .command = prompt.purpose else { return }
    endCommandPreview()
    let (name, argument) = Command.parts(of: prompt.line.text)
    guard !argument.isEmpty, case .command(let command) = Command.meaning(of: name, in: Context(activePane)),
      command.isPreviewed, permissions.isSuperset(of: command.needs)
    else { return }
    var before = self
    before.prompt?.before = nil
    before.message = nil
    var after = before
    after.prompt = nil
    _ = command.run(&after, argument)
    // Half of a name is no mistake yet.
    guard after.message?.isRefusal != true, after.prompt == nil else { return }
    after.message = nil
    after.prompt = self.prompt
    after.prompt?.before = .state(before)
    self = after
  }

  /// All is as it was before the command was looked at; the prompt stays.
  mutating func endCommandPreview() {
    guard let prompt, let before = prompt.before else { return }
    var state = before.state
    state.prompt = prompt
    state.prompt?.before = nil
    // What happened to the screen and was learned meanwhile is no part of it.
    state.listing = listing
    if size != state.size { state.reflow { $0.size = size } }
    self = state
  }
}

extension Command {
  /// The name and what follows it, without blanks around them.
  static func parts(of typed: String) -> (name: String, argument: String) {
    let line = typed.drop { $0 == " " || $0 == ":" }
    let name = line.prefix { $0 != " " }
    var argument = line.dropFirst(name.count).drop { $0 == " " }
    while argument.last == " " { argument.removeLast() }
    return (String(name), String(argument))
  }
}
