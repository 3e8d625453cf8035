/// Keys for hands that know another program.
public enum Preset: String, Sendable, CaseIterable {
  /// The program's own.
  case standard
  /// As less has them.
  case less
  /// As vim has them.
  case vim

  /// What it is, in a few words.
  public var help: String {
    switch self {
    case .standard: "the keys as ibid comes with them"
    case .less: "f ^V ^E ^Y < > h as in less; where on =, limits on _, labels on ^X"
    case .vim: "gg G ^E ^Y ^W zo K gd u ^R ]] [[ as in vim"
    }
  }

  /// The keys that it gives to actions; the others keep theirs.
  var bindings: [String: [String]] {
    switch self {
    case .standard: [:]
    case .less:
      [
        "down": ["j", "Down", "^E"], "up": ["k", "Up", "^Y", "^K"],
        "page-down": ["Space", "PgDn", "f", "^F", "^V"], "page-up": ["b", "PgUp", "^B"],
        "top": ["g", "Home", "<"], "end": ["G", "End", ">"],
        "where": ["=", "^G"], "help": ["h", "F1"], "edit-limits": ["_"], "labels": ["^X"],
        "narrow-lists": [], "widen-lists": [],
        "drawer-more": ["^D"], "drawer-back": ["^U"],
        "half-page-down": ["d"], "half-page-up": ["u"],
      ]
    case .vim:
      [
        "top": ["g g", "Home"], "end": ["G", "End"],
        "down": ["j", "Down", "^E"], "up": ["k", "Up", "^Y"], "drawer-more": ["z o"], "drawer-back": ["z c"],
        "maximise": ["z z", "^W o"], "next-pane": ["Tab", "Right", "^W w", "^W l", "^W j"],
        "previous-pane": ["S-Tab", "Left", "^W h", "^W k", "^W p"],
        "peek": ["p", "g p"], "follow": ["Enter", "g d"], "next-section": ["] ]"], "previous-section": ["[ ["],
        "narrow-lists": ["<", "^W <"], "widen-lists": [">", "^W >"],
        "undo": ["u", "U"], "half-page-down": ["^D", "d"], "half-page-up": ["^U"],
      ]
    }
  }
}
