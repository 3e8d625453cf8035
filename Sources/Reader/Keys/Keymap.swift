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

  /// What the keys lead to.
  let actions: [Action]
  /// What keys do in one context.
  private struct Keys {
    /// Sequences of keys to indices of `actions`.
    var meanings: [[Key]: Int] = [:]
    var prefixes: Set<[Key]> = []
    /// The keys of an action as they are written: what it has, not what it was to have.
    var written: [Int: [String]] = [:]
  }
  private var contexts: [Context: Keys] = [:]
  /// What of the bindings could not be had, in their order.
  public private(set) var problems: [Binding.Problem] = []

  /// The keymap of these actions with their own keys, those of a preset, and then those of a reader. A key that a reader
  /// gives to one action is no longer another's; of two that the reader gives it to, the first has it.
  public init(_ actions: [Action], preset: Preset = .standard, bindings: [Binding] = []) {
    self.actions = actions
    let ofPreset = preset.bindings
    /// Names of sequences that were read: most contexts have the same.
    var sequences: [String: [Key]?] = [:]
    for context in Context.allCases {
      var claims: [Claim] = []
      for (index, action) in actions.enumerated() where action.contexts.contains(context) {
        if let own = bindings.lastIndex(where: { $0.action == action.name && $0.context == context }) {
          claims.append(Claim(index, bindings[own].keys, rank: 0, binding: own))
        } else if let own = bindings.lastIndex(where: { $0.action == action.name && $0.context == nil }) {
          claims.append(Claim(index, bindings[own].keys, rank: 1, binding: own))
        } else if let keys = ofPreset[action.name] {
          claims.append(Claim(index, keys, rank: 2))
        } else {
          claims.append(Claim(index, action.keys, rank: 3))
        }
      }
      if Context.panes.contains(context) { keepAWayOut(&claims, in: context) }
      // A stable sort: within a rank in the order of the bindings, or of the table.
      let sorted = claims.enumerated().sorted {
        ($0.element.rank, $0.element.binding ?? 0, $0.offset) < ($1.element.rank, $1.element.binding ?? 0, $1.offset)
      }
      var ranks: [[Key]: Int] = [:]
      var own = Keys()
      own.meanings.reserveCapacity(claims.count * 2)
      own.written.reserveCapacity(claims.count)
      for (_, claim) in sorted {
        for name in claim.keys {
          let known = sequences[name] ?? Keymap.sequence(name)
          sequences[name] = known
          if let keys = known { assign(keys, name, claim, in: context, &own, &ranks) }
        }
      }
      contexts[context] = own
    }
  }

  /// Keys that an action is to have in a context. The lower the rank, the sooner it has them.
  private struct Claim {
    var action: Int
    var keys: [String]
    var rank: Int
    /// The reader's binding that it comes from.
    var binding: Int?

    init(_ action: Int, _ keys: [String], rank: Int, binding: Int? = nil) {
      (self.action, self.keys, self.rank, self.binding) = (action, keys, rank, binding)
    }
  }

  private mutating func assign(
    _ keys: [Key], _ name: String, _ claim: Claim, in context: Context, _ own: inout Keys, _ ranks: inout [[Key]: Int]
  ) {
    if let owner = owner(of: keys, in: own) {
      if owner.action != claim.action, claim.rank <= 1, ranks[owner.keys] == claim.rank, let binding = claim.binding {
        let problem = Binding.Problem(
          binding: binding,
          words: "\(Keymap.shown(name)) is \(actions[owner.action].name) already in \(context.rawValue)")
        if !problems.contains(where: { $0.binding == binding && $0.words.hasPrefix(Keymap.shown(name) + " is ") }) {
          problems.append(problem)
        }
      }
      return
    }
    own.meanings[keys] = claim.action
    if claim.binding != nil { ranks[keys] = claim.rank }
    own.written[claim.action, default: []].append(name)
    for length in 1..<max(1, keys.count) { own.prefixes.insert(Array(keys.prefix(length))) }
  }

  /// Which action has these keys, the beginning of them, or keys that begin with them.
  private func owner(of keys: [Key], in own: Keys) -> (action: Int, keys: [Key])? {
    for length in 1...keys.count {
      let head = length == keys.count ? keys : Array(keys.prefix(length))
      if let action = own.meanings[head] { return (action, head) }
    }
    guard own.prefixes.contains(keys) else { return nil }
    return own.meanings.first { $0.key.starts(with: keys) }.map { ($0.value, $0.key) }
  }

  /// Where nothing would quit, `quit` has its own keys back.
  private mutating func keepAWayOut(_ claims: inout [Claim], in context: Context) {
    let ways = ["close", "quit", "command"]
    let own = claims.indices.filter { ways.contains(actions[claims[$0].action].name) }
    guard !own.isEmpty, own.allSatisfy({ claims[$0].keys.isEmpty }),
      let quit = own.first(where: { actions[claims[$0].action].name == "quit" })
    else { return }
    let binding = claims[quit].binding
    claims[quit] = Claim(claims[quit].action, actions[claims[quit].action].keys, rank: -1)
    if let binding, !problems.contains(where: { $0.binding == binding }) {
      problems.append(
        Binding.Problem(
          binding: binding, words: "nothing would quit: close, quit and command have no key, so quit keeps its own"))
    }
  }

  /// The keys as the program comes with them.
  public static let standard = Keymap(Action.all)

  /// The keys of an action in a context, as they are written; empty when it has none there.
  public func keys(of action: String, in context: Context) -> [String] {
    guard let index = actions.firstIndex(where: { $0.name == action }) else { return [] }
    return contexts[context]?.written[index] ?? []
  }

  /// What may follow keys that begin a sequence, in the order of the table: the keys that are left, and the action.
  func continuations(of keys: [Key], in context: Context) -> [(keys: [Key], action: Action)] {
    (contexts[context]?.meanings ?? [:]).filter { $0.key.count > keys.count && $0.key.starts(with: keys) }
      .sorted { ($0.value, $0.key.map(\.name).joined()) < ($1.value, $1.key.map(\.name).joined()) }
      .map { (Array($0.key.dropFirst(keys.count)), actions[$0.value]) }
  }

  /// What keys mean in a context. Constant.
  func meaning(of keys: [Key], in context: Context) -> Meaning {
    if let index = contexts[context]?.meanings[keys] { return .action(actions[index]) }
    if case .character(let scalar) = keys.last, keys.count > 1, scalar.isASCII, scalar.properties.isAlphabetic,
      let index = contexts[context]?.meanings[keys.dropLast() + [Key.anyLetter]]
    {
      return .action(actions[index])
    }
    return contexts[context]?.prefixes.contains(keys) == true ? .prefix : .nothing
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
    case .pointer(let what, _): return what.rawValue
    case .unknown(let name): return name
    default: return "?"
    }
  }
}
