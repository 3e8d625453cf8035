public import Screen

/// Which keys do what, and where. The default one is made from `Action.all`; a config file makes another.
public struct Keymap: Sendable {
  /// What keys mean.
  enum Meaning {
    case action(Action)
    /// The beginning of a sequence.
    case prefix
    case nothing
  }

  /// The actions by name.
  private let actions: [Action]
  /// Sequences of keys to indices of `actions`, for each context.
  private let meanings: [Context: [[Key]: Int]]
  private let prefixes: [Context: Set<[Key]>]

  /// The keymap of these actions with their own keys. Of two actions with the same keys the first has them.
  public init(_ actions: [Action]) {
    self.actions = actions
    var meanings: [Context: [[Key]: Int]] = [:]
    var prefixes: [Context: Set<[Key]>] = [:]
    for (index, action) in actions.enumerated() {
      for keys in action.keys.compactMap(Keymap.sequence) {
        for context in action.contexts where meanings[context]?[keys] == nil {
          meanings[context, default: [:]][keys] = index
          if keys.count > 1 { prefixes[context, default: []].insert(Array(keys.dropLast())) }
        }
      }
    }
    self.meanings = meanings
    self.prefixes = prefixes
  }

  /// The keys as the program comes with them.
  public static let standard = Keymap(Action.all)

  /// What keys mean in a context. Constant.
  func meaning(of keys: [Key], in context: Context) -> Meaning {
    if let index = meanings[context]?[keys] { return .action(actions[index]) }
    if case .character(let scalar) = keys.last, keys.count > 1, scalar.isASCII, scalar.properties.isAlphabetic,
      let index = meanings[context]?[keys.dropLast() + [Key.anyLetter]]
    {
      return .action(actions[index])
    }
    return prefixes[context]?.contains(keys) == true ? .prefix : .nothing
  }

  /// The keys of a sequence as it is written: `Z Z`, `^F`; nil when one of them is no key.
  public static func sequence(_ written: String) -> [Key]? {
    let names = written.split(separator: " ")
    let keys = names.compactMap { Key(named: $0) }
    return keys.isEmpty || keys.count < names.count ? nil : keys
  }

  /// A sequence as it is shown: `ZZ`, `^F`, `PgDn`.
  public static func shown(_ written: String) -> String {
    written.split(separator: " ").map { $0 == "letter" ? "‹a–Z›" : $0 }.joined()
  }
}

extension Key {
  private static let names: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Tab", .tab), ("S-Tab", .backTab), ("Backspace", .backspace), ("Esc", .escape),
    ("Del", .delete), ("Ins", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("PgUp", .pageUp), ("PgDn", .pageDown), ("Home", .home), ("End", .end), ("Space", .character(" ")),
    ("letter", anyLetter),
  ]

  /// In a table of keys: any of the letters a to z and A to Z.
  static let anyLetter = Key.unknown("letter")

  /// The key that goes by a name: `j`, `^F`, `PgDn`, `F1`, `Space`.
  public init?(named name: some StringProtocol) {
    if let known = Key.names.first(where: { $0.name == name }) {
      self = known.key
      return
    }
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1 {
      self = .character(scalars[0])
    } else if scalars.count == 2, scalars[0] == "^" {
      self = .control(Character(String(scalars[1]).lowercased()))
    } else if scalars.count > 1, scalars[0] == "F", let number = Int(name.dropFirst()) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// The name that it goes by.
  public var name: String {
    if let known = Key.names.first(where: { $0.key == self }) { return known.name }
    switch self {
    case .character(let scalar): return String(scalar)
    case .control(let letter): return "^" + String(letter).uppercased()
    case .function(let number): return "F\(number)"
    case .paste: return "paste"
    case .unknown(let name): return name
    default: return "?"
    }
  }
}
