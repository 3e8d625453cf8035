/// The faces that a screen can have. A canvas says which it wants; `Curses` knows how each looks.
public enum ThemeName: String, Hashable, Sendable, CaseIterable {
  /// The terminal's own colours, and tones that can be read on black as on white.
  case plain
  /// Light on dark, on a background of its own.
  case dark
  /// Dark on light, on a background of its own.
  case light
  /// White on black, nothing dimmed.
  case highContrast = "high-contrast"
  /// No colour: bold, underline and reverse alone.
  case mono

  /// What it is, in a few words.
  public var help: String {
    switch self {
    case .plain: "the terminal's own colours, tones for black and for white"
    case .dark: "light on dark, on its own background"
    case .light: "dark on light, on its own background"
    case .highContrast: "white on black, nothing dimmed"
    case .mono: "no colour: bold, underline, reverse"
    }
  }
}
