import Screen

extension ReaderState {
  /// A message in which the keys that it names are those of the reader.
  ///
  /// Messages name keys behind ` · `, as the program comes with them: `nothing to undo · ? help`. Where the reader has others, the
  /// key of the same action is named, or the action's name.
  func withOwnKeys(_ words: String) -> String {
    guard configuration.keymap != nil else { return words }
    let parts = words.components(by: " · ")
    let own = parts.dropFirst().compactMap { part -> String? in
      let key = part.prefix { $0 != " " }
      return hint(String(key), String(part.dropFirst(key.count + 1)))
    }
    return ([parts[0]] + own).joined(separator: " · ")
  }

  /// A key as the program comes with it and what it does, with the reader's own key. Where the action has none its name stands
  /// for it, and for what it does when that is the same word; nil where names cannot be typed either.
  func ownHint(_ written: String, _ words: String) -> (key: String, words: String)? {
    let key = ownKey(written)
    guard key != written, key.hasPrefix(":") else { return (key, words) }
    if keymap.keys(of: "command", in: Context(activePane)).isEmpty { return nil }
    return (key, key.dropFirst().elementsEqual(words) ? "" : words)
  }

  /// The same in one.
  func hint(_ written: String, _ words: String) -> String? {
    ownHint(written, words).map { $0.words.isEmpty ? $0.key : $0.key + " " + $0.words }
  }

  /// Keys and what they do in a line, so many as fit, with blanks between them.
  func hints(_ items: [(String, String)], blanks: Int = 3, columns: Int = Int.max) -> RichLine {
    var line: RichLine = []
    var used = 0
    for (key, words) in items.compactMap({ ownHint($0.0, $0.1) }) {
      let width = displayWidth(of: key + " " + words, charset: charset) + (line.isEmpty ? 0 : blanks)
      if used + width > columns { break }
      if !line.isEmpty { line.append(Run(String(repeating: " ", count: blanks), .text)) }
      line.append(Run(key, .keyName))
      if !words.isEmpty { line.append(Run(" " + words, .text)) }
      used += width
    }
    return line
  }

  /// The first of these lines of keys, joined by dots, that so many columns hold; else nothing.
  func firstHints(_ lines: [[(String, String)]], after start: String = "", columns: Int) -> String {
    lines.lazy.map { line in start + line.compactMap { self.hint($0.0, $0.1) }.joined(separator: " · ") }
      .first { displayWidth(of: $0, charset: self.charset) <= columns } ?? ""
  }

  /// The reader's key for what a key does as the program comes with it, `:name` where it has none; the same where that does
  /// nothing.
  private func ownKey(_ written: String) -> String {
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
