import ReportIndex
import Screen

/// One thing that can be set, with everything that is known of it: the config file, `:set`, its own command, completion, help and
/// what is kept are made from these.
public struct Setting: Sendable {
  /// What a setting can be.
  public enum Value: Hashable, Sendable {
    case word(String)
    case number(Int)
    case flag(Bool)

    /// As it is typed.
    public var text: String {
      switch self {
      case .word(let word): word
      case .number(let number): String(number)
      case .flag(let flag): flag ? "on" : "off"
      }
    }
  }

  /// What values it takes.
  public enum Kind: Sendable {
    /// One of these words; what each means where it does not say so itself.
    case words([(word: String, help: String)])
    /// A number of columns, or this word.
    case columns(ClosedRange<Int>, or: String, help: String)
    /// On or off.
    case flag
  }

  /// What it is called: `measure`.
  public let name: String
  /// What it is, in a few words.
  public let help: String
  /// What values it takes.
  public let kind: Kind
  /// Whether the last value is kept for the next time, where no config file gives one.
  public let isKept: Bool
  /// Its value.
  public let value: @Sendable (Settings) -> Value
  /// Gives it a value that `check` accepts; another changes nothing.
  public let set: @Sendable (inout Settings, Value) -> Void
  /// The value that comes after the one it has, where a key turns it over.
  let next: @Sendable (Settings) -> Value

  /// Why it does not take a value; nil when it does.
  public func problem(with value: Value) -> String? {
    switch (kind, value) {
    case (.flag, .flag): return nil
    case (.words(let words), .word(let word)) where words.contains { $0.word == word }: return nil
    case (.columns(let range, _, _), .number(let number)) where range.contains(number): return nil
    case (.columns(_, let word, _), .word(let typed)) where typed == word: return nil
    default: return "\(name) is \(choices)"
    }
  }

  /// The values that it takes, in words.
  public var choices: String {
    switch kind {
    case .flag: return "on or off"
    case .words(let words):
      let names = words.map(\.word)
      return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    case .columns(let range, let word, _): return "\(range.lowerBound) to \(range.upperBound) columns, or \(word)"
    }
  }

  /// The value that somebody typed; nil when it takes no such value.
  public func value(typed text: String) -> Value? {
    let value: Value? =
      switch kind {
      case .flag:
        ["on", "yes", "true"].contains(text) ? .flag(true) : ["off", "no", "false"].contains(text) ? .flag(false) : nil
      case .words: .word(text)
      case .columns: Int(text).map { .number($0) } ?? .word(text)
      }
    return value.flatMap { problem(with: $0) == nil ? $0 : nil }
  }

  /// Every setting, in the order of the config file.
  public static let all: [Setting] = [
    words(
      "theme", "the colours", ThemeName.allCases.map { ($0.rawValue, $0.help) }, isKept: true,
      { $0.theme.rawValue }, { settings, word in ThemeName(rawValue: word).map { settings.theme = $0 } }),
    columns(
      "measure", "how long a line of text may be", 20...400, or: "full", "as long as the pane is wide",
      turning: [60, 72, 80, 100, nil], \.measure),
    columns(
      "lists", "the width of the lists beside the text", 16...200, or: "auto", "by the size of the screen",
      turning: [24, 32, 40, nil], \.listColumns),
    words(
      "scale", "how the timeline is grouped", TimelineScale.allCases.map { ($0.name, $0.title) }, isKept: true,
      { $0.scale.name },
      { settings, word in TimelineScale.allCases.first { $0.name == word }.map { settings.scale = $0 } }),
    words(
      "sort", "how the speakers are sorted",
      [("count", "the most quoted first"), ("date", "by the day of the first words"), ("name", "by name")],
      isKept: true,
      { $0.order.rawValue }, { settings, word in SpeakerOrder(rawValue: word).map { settings.order = $0 } }),
    words(
      "editorial", "how what editors put in is shown in a report that is opened for the first time",
      [("shown", "as the rest"), ("dimmed", "as less important"), ("hidden", "a sign stands for it")], isKept: false,
      { $0.editorial.rawValue },
      { settings, word in EditorialLayer.Setting(rawValue: word).map { settings.editorial = $0 } }),
    flag("ascii", "lines and marks in ASCII", \.hasASCIILines),
    flag("mouse", "wheel and clicks", \.hasMouse, isKept: false),
  ]

  /// The setting of a name.
  public static func named(_ name: some StringProtocol) -> Setting? { all.first { $0.name == name } }

  private static func words(
    _ name: String, _ help: String, _ words: [(String, String)], isKept: Bool,
    _ get: @escaping @Sendable (Settings) -> String, _ set: @escaping @Sendable (inout Settings, String) -> Void
  ) -> Setting {
    let names = words.map(\.0)
    return Setting(
      name: name, help: help, kind: .words(words.map { (word: $0.0, help: $0.1) }), isKept: isKept,
      value: { .word(get($0)) }, set: { if case .word(let word) = $1 { set(&$0, word) } },
      next: { .word(names[((names.firstIndex(of: get($0)) ?? -1) + 1) % names.count]) })
  }

  private static func columns(
    _ name: String, _ help: String, _ range: ClosedRange<Int>, or word: String, _ wordHelp: String,
    turning stops: [Int?], _ path: WritableKeyPath<Settings, Int?> & Sendable
  ) -> Setting {
    let value: @Sendable (Int?) -> Value = { $0.map { .number($0) } ?? .word(word) }
    return Setting(
      name: name, help: help, kind: .columns(range, or: word, help: wordHelp), isKept: true,
      value: { value($0[keyPath: path]) },
      set: {
        switch $1 {
        case .number(let number): $0[keyPath: path] = number
        case .word: $0[keyPath: path] = nil
        case .flag: break
        }
      },
      next: { settings in
        // The first stop that is longer, then what the word means, then the shortest.
        guard let now = settings[keyPath: path] else { return value(stops.first ?? nil) }
        return value(stops.first { ($0 ?? Int.max) > now } ?? nil)
      })
  }

  private static func flag(
    _ name: String, _ help: String, _ path: WritableKeyPath<Settings, Bool> & Sendable, isKept: Bool = true
  ) -> Setting {
    Setting(
      name: name, help: help, kind: .flag, isKept: isKept, value: { .flag($0[keyPath: path]) },
      set: { if case .flag(let flag) = $1 { $0[keyPath: path] = flag } },
      next: { .flag(!$0[keyPath: path]) })
  }
}
