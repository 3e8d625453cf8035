import ReportIndex

/// How much of the editorial layer is to be seen, kind by kind.
struct EditorialLayer: Hashable, Sendable {
  /// How a kind is shown.
  enum Setting: String, Sendable, CaseIterable {
    case shown, dimmed, hidden

    /// The next in the order in which a key turns them over.
    var next: Setting {
      switch self {
      case .shown: .dimmed
      case .dimmed: .hidden
      case .hidden: .shown
      }
    }
  }

  /// Those that are not shown as the rest is.
  private var settings: [EditorialKind: Setting] = [:]

  /// All is shown.
  init() {}

  /// One setting for all kinds.
  init(_ setting: Setting) {
    for kind in EditorialKind.allCases { self[kind] = setting }
  }

  subscript(kind: EditorialKind) -> Setting {
    get { settings[kind] ?? .shown }
    set { settings[kind] = newValue == .shown ? nil : newValue }
  }

  /// The setting that all kinds have; nil when they differ.
  var common: Setting? {
    let first = self[EditorialKind.allCases[0]]
    return EditorialKind.allCases.allSatisfy { self[$0] == first } ? first : nil
  }

  /// Whether a kind has a setting.
  func has(_ setting: Setting) -> Bool { EditorialKind.allCases.contains { self[$0] == setting } }
}

extension EditorialLayer {
  /// As it is kept: `brackets=dimmed captions=hidden`; empty when all is shown.
  var text: String {
    EditorialKind.allCases.compactMap { kind in
      settings[kind].map { "\(kind.rawValue)=\($0.rawValue)" }
    }.joined(separator: " ")
  }

  /// What was kept; what is not understood is shown.
  init(kept: String) {
    for part in kept.split(separator: " ") {
      let words = part.split(separator: "=").map(String.init)
      guard words.count == 2, let kind = EditorialKind(rawValue: words[0]), let setting = Setting(rawValue: words[1])
      else { continue }
      self[kind] = setting
    }
  }
}
