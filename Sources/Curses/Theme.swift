import CNcurses
import Screen

/// How roles look: one table for terminals without colour, and the same with colours added.
///
/// Colour is never the only signal, so the attributes are the same in both. Foreground and background are the
/// terminal's own wherever nothing is marked, so that dark and light terminals both keep their face.
struct Theme {
  /// How many colours the terminal has; 0 for none, or none wanted.
  let colours: Int

  /// The attributes of a role. Where a terminal lacks one (vt100 has no dim), ncurses leaves it out; the states that
  /// must be told apart differ in bold, reverse and underline.
  func attributes(_ role: Role) -> NCAttributes {
    switch role {
    case .text, .breadcrumb, .quotation, .status, .bar: []
    case .dim, .caption: colours >= 256 ? [] : .dim
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

  /// The colours of a role; nil for the terminal's own. Of the 256, tones that stand out on black and on white.
  func colours(_ role: Role) -> Colours? {
    guard colours >= 8 else { return nil }
    let many = colours >= 256
    switch role {
    case .dim, .caption: return many ? Colours(foreground: 244) : nil
    case .breadcrumb, .paneTitle, .gutter, .related: return Colours(foreground: many ? 30 : 6)
    case .marker, .currentMarker, .keyName: return Colours(foreground: many ? 33 : 6)
    case .match: return many ? Colours(foreground: 16, background: 220) : Colours(foreground: 0, background: 3)
    case .warning, .cut: return Colours(foreground: many ? 160 : 1)
    case .inserted: return Colours(foreground: many ? 28 : 2)
    case .changed: return Colours(foreground: many ? 33 : 4)
    case .text, .bar, .heading, .focusedTitle, .quotation, .currentQuotation, .currentMatch, .selection, .status,
      .prompt:
      return nil
    }
  }
}

/// A theme as ncurses wants it: attributes and the number of a colour pair, by role.
struct Style {
  let attributes: attr_t
  let pair: Int32

  /// Defines the pairs of a theme, which needs colour to have been started, and gives every role's style by raw value.
  static func all(of theme: Theme) -> [Style] {
    var pairs: [Theme.Colours: Int32] = [:]
    return Role.allCases.map { role in
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
