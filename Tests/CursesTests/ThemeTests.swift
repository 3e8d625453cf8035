import Screen
import Testing

@testable import Curses

@Suite struct ThemeTests {
  static let states: [(Role, Role)] = [
    (.quotation, .currentQuotation), (.marker, .currentMarker), (.match, .currentMatch), (.selection, .related),
    (.text, .selection), (.text, .related), (.text, .match), (.text, .marker), (.text, .heading),
    (.paneTitle, .focusedTitle), (.selection, .currentMatch), (.match, .currentQuotation), (.text, .warning),
    (.currentMatch, .currentMarker), (.status, .prompt),
  ]
  static let themes = ThemeName.allCases.flatMap { name in [0, 8, 16, 256].map { Theme(name, colours: $0) } }

  @Test(arguments: themes, states) func statesDifferInMoreThanColour(theme: Theme, pair: (Role, Role)) {
    #expect(theme.attributes(pair.0) != theme.attributes(pair.1))
  }

  @Test(arguments: themes.filter { $0.colours == 0 }) func withoutColourNoRoleHasOne(theme: Theme) {
    for role in Role.allCases { #expect(theme.colours(role) == nil) }
  }

  @Test func monoIsTheSameWhateverTheTerminalHas() {
    for role in Role.allCases {
      for colours in [8, 16, 256] {
        #expect(Theme(.mono, colours: colours).attributes(role) == Theme(.plain, colours: 0).attributes(role))
      }
    }
  }

  @Test(arguments: themes) func coloursAreAmongThoseThatTheTerminalHas(theme: Theme) {
    for role in Role.allCases {
      guard let pair = theme.colours(role) else { continue }
      #expect((-1..<Int32(theme.colours)).contains(pair.foreground))
      #expect((-1..<Int32(theme.colours)).contains(pair.background))
    }
  }

  /// The themes of 256 colours, and the ratio that each is to have: AA of WCAG 2, and AAA for high contrast.
  static let ratios: [(ThemeName, Double)] = [(.plain, 4.5), (.dark, 4.5), (.light, 4.5), (.highContrast, 7)]

  @Test(arguments: ratios, Role.allCases)
  func everyRoleCanBeReadOnItsBackground(theme: (name: ThemeName, ratio: Double), role: Role) {
    let theme = (theme.name, theme.ratio, Theme(theme.name, colours: 256))
    let colours = theme.2.colours(role) ?? Theme.Colours(foreground: -1)
    // What is the terminal's own may be black on white or white on black.
    for (foreground, background) in [(Int32(231), Int32(16)), (16, 231)] {
      let front = colours.foreground < 0 ? foreground : colours.foreground
      let back = colours.background < 0 ? background : colours.background
      #expect(ratio(front, back) >= theme.1, "\(theme.0) \(role): \(ratio(front, back))")
    }
  }

  /// WCAG 2.1, 1.4.3: how much lighter the one is than the other.
  private func ratio(_ a: Int32, _ b: Int32) -> Double {
    let (x, y) = (luminance(a) + 0.05, luminance(b) + 0.05)
    return max(x, y) / min(x, y)
  }

  private func luminance(_ colour: Int32) -> Double {
    let parts = rgb(colour).map { part -> Double in
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// To the power of 2.4: the fifth root of the twelfth power, by Newton's method.
  private func power(_ value: Double) -> Double {
    let twelfth = (1...12).reduce(1.0) { product, _ in product * value }
    var root = value
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (root * fourth - twelfth) / (5 * fourth)
    }
    return root
  }

  /// xterm's palette from 16 on: a cube of six levels, then greys. The first 16 are everybody's own.
  private func rgb(_ colour: Int32) -> [Int32] {
    precondition((16..<256).contains(colour), "colour \(colour) is not known")
    if colour >= 232 { return Array(repeating: 8 + 10 * (colour - 232), count: 3) }
    let levels: [Int32] = [0, 95, 135, 175, 215, 255]
    let cube = Int(colour - 16)
    return [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
  }
}
