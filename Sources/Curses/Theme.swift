import CNcurses
import Screen

/// How roles look: one table of attributes, and colours for each theme, over as many as the terminal has.
///
/// Colour is never the only signal: the states that must be told apart differ in bold, reverse and underline in every theme.
/// The plain theme leaves foreground and background to the terminal wherever nothing is marked, so that dark and light
/// terminals both keep their face; the others, where there are 256 colours, have a background of their own, so that what
/// contrast they have is known.
struct Theme {
  /// Which it is.
  let name: ThemeName
  /// How many colours the terminal has; 0 for none, or none wanted.
  let colours: Int

  init(_ name: ThemeName = .plain, colours: Int) {
    self.name = name
    self.colours = name == .mono || colours < 8 ? 0 : colours
  }

  /// The attributes of a role. Where a terminal lacks one (vt100 has no dim), ncurses leaves it out.
  func attributes(_ role: Role) -> NCAttributes {
    switch role {
    case .text, .breadcrumb, .quotation, .status, .bar: []
    case .dim, .caption: colours >= 256 || name == .highContrast ? [] : .dim
    case .heading, .paneTitle, .currentQuotation, .gutter, .prompt, .warning, .keyName, .cut: .bold
    case .focusedTitle: [.reverse, .bold]
    case .marker, .related, .inserted: .underline
    case .currentMarker: [.reverse, .underline]
    case .match, .changed: [.bold, .underline]
    case .currentMatch: [.reverse, .bold, .underline]
    case .selection: .reverse
    }
  }

  /// A foreground and a background; -1 is the terminal's own.
  struct Colours: Hashable {
    var foreground: Int32
    var background: Int32 = -1
  }

  /// The colours of what has none of its own; nil for the terminal's.
  var base: Colours? {
    switch (name, colours) {
    case (_, ..<8), (.plain, _), (.mono, _): nil
    case (.dark, 256...): Colours(foreground: 252, background: 234)
    case (.light, 256...): Colours(foreground: 235, background: 255)
    case (.highContrast, 256...): Colours(foreground: 231, background: 16)
    case (.dark, _): Colours(foreground: 7, background: 0)
    case (.light, 16...): Colours(foreground: 0, background: 15)
    case (.light, _): Colours(foreground: 0, background: 7)
    case (.highContrast, 16...): Colours(foreground: 15, background: 0)
    case (.highContrast, _): Colours(foreground: 7, background: 0)
    }
  }

  /// The colours of a role; nil for the terminal's own.
  func colours(_ role: Role) -> Colours? {
    guard colours >= 8 else { return nil }
    if role == .match { return match }
    guard let tone = tone(of: role), let foreground = tones[tone] else { return base }
    return Colours(foreground: foreground, background: base?.background ?? -1)
  }

  /// Roles that are alike in colour.
  private enum Tone {
    case faint, guide, link, alarm
  }

  private func tone(of role: Role) -> Tone? {
    switch role {
    case .dim, .caption: .faint
    case .breadcrumb, .paneTitle, .gutter, .related, .inserted: .guide
    case .marker, .currentMarker, .keyName, .changed: .link
    case .warning, .cut: .alarm
    case .text, .bar, .heading, .focusedTitle, .quotation, .currentQuotation, .match, .currentMatch, .selection,
      .status,
      .prompt:
      nil
    }
  }

  /// Of the 256: in the plain theme the four whose luminance lies between 0.175 and 0.183, which alone have a ratio of 4.5
  /// to black and to white.
  private var tones: [Tone: Int32] {
    switch (name, colours) {
    case (.plain, 256...): [.faint: 243, .guide: 29, .link: 63, .alarm: 163]
    case (.dark, 256...): [.faint: 246, .guide: 80, .link: 75, .alarm: 210]
    case (.light, 256...): [.faint: 241, .guide: 24, .link: 26, .alarm: 124]
    case (.highContrast, 256...): [.faint: 252, .guide: 123, .link: 159, .alarm: 217]
    case (.dark, 16...): [.guide: 14, .link: 14, .alarm: 9]
    case (.highContrast, 16...): [.guide: 14, .link: 14, .alarm: 11]
    case (.light, _): [.guide: 4, .link: 4, .alarm: 1]
    case (.plain, _): [.guide: 6, .link: 6, .alarm: 1]
    case (.dark, _): [.guide: 6, .link: 6, .alarm: 1]
    case (.highContrast, _): [.guide: 6, .link: 6, .alarm: 3]
    case (.mono, _): [:]
    }
  }

  private var match: Colours {
    if colours >= 256 { return Colours(foreground: 16, background: 220) }
    return Colours(foreground: 0, background: colours >= 16 && name != .plain ? 11 : 3)
  }
}

/// A theme as ncurses wants it: attributes and the number of a colour pair, by role.
struct Style {
  let attributes: attr_t
  let pair: Int32

  /// Defines the pairs of a theme that are not in `pairs` yet, which needs colour to have been started, and gives every role's
  /// style by raw value.
  static func all(of theme: Theme, _ pairs: inout [Theme.Colours: Int32]) -> [Style] {
    Role.allCases.map { role in
      var pair: Int32 = 0
      if let colours = theme.colours(role) {
        pair = pairs[colours] ?? Int32(pairs.count + 1)
        if pairs.updateValue(pair, forKey: colours) == nil {
          init_extended_pair(pair, colours.foreground, colours.background)
        }
      }
      return Style(attributes: theme.attributes(role).rawValue, pair: pair)
    }
  }
}
