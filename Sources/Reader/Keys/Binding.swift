/// Keys that a reader gives to an action, in the place of those that it has.
public struct Binding: Hashable, Sendable {
  /// The action's name.
  public var action: String
  /// The keys as the table writes them; empty when it is to have none.
  public var keys: [String]
  /// Where; nil for everywhere that it can be done.
  public var context: Context?

  /// A binding.
  public init(action: String, keys: [String], context: Context? = nil) {
    self.action = action
    self.keys = keys
    self.context = context
  }

  /// Why a binding could not be had.
  public struct Problem: Hashable, Sendable {
    /// Which of the bindings.
    public var binding: Int
    /// Why.
    public var words: String
  }

  /// Why keys cannot be pressed, or not here; nil when they can.
  static func problem(with written: String, in contexts: Set<Context>) -> String? {
    guard let keys = Keymap.sequence(written) else { return "“\(written)” is no key" }
    for key in keys {
      if case .control(let letter) = key, let same = sameAsControl[letter] {
        return "^\(letter.uppercased()) is \(same)"
      }
    }
    if case .character(let first) = keys[0] {
      if ("0"..."9").contains(first) { return "digits are counts" }
      if !contexts.isDisjoint(with: [.prompt, .labels]), contexts.isSubset(of: [.prompt, .labels]) {
        return "“\(written)” is typed there"
      }
    }
    return nil
  }

  /// Controls that a terminal sends for keys that have a name.
  private static let sameAsControl: [Character: String] = [
    "i": "Tab", "m": "Enter", "j": "Enter", "[": "Esc", "?": "Backspace",
  ]
}
