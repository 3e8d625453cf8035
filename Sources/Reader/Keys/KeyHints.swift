import Screen

extension ReaderState {
  /// A message in which the keys that it names are those of the reader.
  ///
  /// Messages name keys behind ` · `, as the program comes with them: `nothing to undo · ? help`. Where the reader has others, the
  /// key of the same action is named, or the action's name.
  func withOwnKeys(_ words: String) -> String {
    guard configuration.keymap != nil else { return words }
    let parts = words.components(by: " · ")
    let own = parts.dropFirst().map { part -> String in
      let key = part.prefix { $0 != " " }
      return ownKey(String(key)) + part.dropFirst(key.count)
    }
    return ([parts[0]] + own).joined(separator: " · ")
  }

  /// The reader's key for what a key does as the program comes with it; the same where it does nothing.
  func ownKey(_ written: String) -> String {
    guard let own = configuration.keymap, let name = standardAction(of: written) else { return written }
    for context in [context, Context(activePane), .text, .timeline, .speakers, .list] {
      let keys = own.keys(of: name, in: context).map(Keymap.shown)
      if let key = keys.first(where: { $0 == written }) ?? keys.first { return key }
    }
    return ":" + name
  }

  private func standardAction(of written: String) -> String? {
    let sequences = [Keymap.sequence(written), Keymap.sequence(written.map(String.init).joined(separator: " "))]
    for keys in sequences.compactMap(\.self) {
      for context in [context, Context(activePane), .text] {
        if case .action(let action) = Keymap.standard.meaning(of: keys, in: context) { return action.name }
      }
    }
    return nil
  }
}

extension String {
  fileprivate func components(by separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
