import TOML

/// What a config file says: settings, keys, and what of it cannot be had.
public struct Configuration: Sendable {
  /// The settings, those of the program where the file gives none.
  public var settings = Settings()
  /// Those that the file gives.
  public var given: Set<String> = []
  /// The keys to begin with.
  public private(set) var preset = Preset.standard
  /// Keys of the reader's own, in the order of the file.
  public private(set) var bindings: [Binding] = []
  /// What is wrong in the file, by line, with what holds instead.
  public private(set) var problems: [Problem] = []
  /// The keymap; nil for the one that the program comes with.
  public private(set) var keymap: Keymap?

  /// Something wrong in a config file.
  public struct Problem: Hashable, Sendable {
    /// The line, from 1; 0 for the file as a whole.
    public var line: Int
    /// What is wrong, and what holds instead.
    public var words: String

    /// A problem.
    public init(line: Int, words: String) {
      self.line = line
      self.words = words
    }

    /// `config.toml:3: what is wrong`.
    public func description(in file: String) -> String { line > 0 ? "\(file):\(line): \(words)" : "\(file): \(words)" }
  }

  /// That of nobody.
  public init() {}

  /// That of a file that cannot be read, for this reason.
  public init(unreadable reason: String) {
    problems = [Problem(line: 0, words: "\(reason): nothing of it holds")]
  }

  /// Reads a config file. What is wrong in it is among the problems, and the rest holds.
  public init(parsing bytes: [UInt8]) {
    let document = TOMLDocument(parsing: bytes)
    problems = document.problems.map { Problem(line: $0.line, words: $0.words + ": left out") }
    var lines: [Int] = []
    for entry in document.entries { take(entry, &lines) }
    if preset != .standard || !bindings.isEmpty {
      let keymap = Keymap(Action.all, preset: preset, bindings: bindings)
      problems += keymap.problems.map { Problem(line: lines[$0.binding], words: $0.words) }
      self.keymap = keymap
    }
    problems.sort { $0.line < $1.line }
  }

  private mutating func take(_ entry: TOMLDocument.Entry, _ lines: inout [Int]) {
    func problem(_ words: String) { problems.append(Problem(line: entry.line, words: words)) }
    let name = entry.path[0]
    if name == "keys", entry.path.count > 1 { return takeKeys(entry, &lines) }
    guard entry.path.count == 1 else {
      return problem("there is no table [\(entry.path.dropLast().joined(separator: "."))], only [keys]: left out")
    }
    if name == "preset" {
      guard case .string(let word) = entry.value, let preset = Preset(rawValue: word) else {
        let names = Preset.allCases.map(\.rawValue).joined(separator: ", ")
        return problem("preset is one of \(names): \(self.preset.rawValue) holds")
      }
      self.preset = preset
      return
    }
    guard let setting = Setting.named(name) else {
      let known = ["preset", "keys"] + Setting.all.map(\.name)
      return problem("“\(name)” is no setting\(nearest(to: name, in: known).map { ", but \($0) is" } ?? ""): left out")
    }
    let value: Setting.Value? =
      switch entry.value {
      case .string(let word): .word(word)
      case .integer(let number): .number(number)
      case .boolean(let flag): .flag(flag)
      case .array, .other: nil
      }
    guard let value, setting.problem(with: value) == nil else {
      return problem("\(setting.name) is \(setting.tomlChoices): \(setting.value(settings).toml) holds")
    }
    setting.set(&settings, value)
    given.insert(name)
  }

  /// `[keys]`, and `[keys.in-timeline]` for one context.
  private mutating func takeKeys(_ entry: TOMLDocument.Entry, _ lines: inout [Int]) {
    func problem(_ words: String) { problems.append(Problem(line: entry.line, words: words)) }
    var context: Context?
    if entry.path.count > 2 {
      let table = entry.path[1]
      context = table.hasPrefix("in-") ? Context(rawValue: String(table.dropFirst(3))) : nil
      guard context != nil, entry.path.count == 3 else {
        let names = Context.allCases.map { "in-" + $0.rawValue }
        let near = nearest(to: table, in: names).map { ", but [keys.\($0)] is" } ?? ""
        return problem(
          "[keys.\(entry.path.dropFirst().dropLast().joined(separator: "."))] is no table\(near): left out")
      }
    }
    let name = entry.path[entry.path.count - 1]
    guard let action = Action.all.first(where: { $0.name == name }) else {
      let near = nearest(to: name, in: Action.all.map(\.name)).map { ", but \($0) is" } ?? ""
      return problem("“\(name)” is no action\(near): left out")
    }
    if let context, !action.contexts.contains(context) {
      return problem("\(name) does nothing in \(context.rawValue): left out")
    }
    let written: [TOMLDocument.Value] =
      switch entry.value {
      case .string("none"): []
      case .array(let values): values
      default: [entry.value]
      }
    var keys: [String] = []
    for value in written {
      guard case .string(let key) = value else {
        problem("the keys of \(name) are strings, or “none”: left out")
        continue
      }
      if let words = Binding.problem(with: key, in: context.map { [$0] } ?? action.contexts) {
        problem("\(words): left out")
      } else {
        keys.append(Keymap.sequence(key)?.map(\.name).joined(separator: " ") ?? key)
      }
    }
    // Nothing good among bad ones: what holds without it holds.
    if keys.isEmpty, !written.isEmpty {
      let kept = (preset.bindings[name] ?? action.keys).map(Keymap.shown).joined(separator: " ")
      return problem("\(name) keeps \(kept.isEmpty ? "no key" : kept)")
    }
    bindings.append(Binding(action: name, keys: keys, context: context))
    lines.append(entry.line)
  }
}

extension Setting {
  /// The values that it takes, as a config file has them.
  var tomlChoices: String {
    switch kind {
    case .flag: "true or false"
    case .words(let words): words.map { "\"\($0.word)\"" }.joined(separator: ", ")
    case .columns(let range, let word, _): "\(range.lowerBound) to \(range.upperBound), or \"\(word)\""
    }
  }
}

extension Setting.Value {
  /// As a config file has it.
  var toml: String {
    switch self {
    case .word(let word): "\"\(word)\""
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}
