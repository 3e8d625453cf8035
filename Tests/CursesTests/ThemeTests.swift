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

  @Test(arguments: [0, 8, 16, 256], states) func statesDifferInMoreThanColour(colours: Int, pair: (Role, Role)) {
    let theme = Theme(colours: colours)
    #expect(theme.attributes(pair.0) != theme.attributes(pair.1))
  }

  @Test func withoutColourNoRoleHasOne() {
    for role in Role.allCases { #expect(Theme(colours: 0).colours(role) == nil) }
  }

  @Test(arguments: [8, 16, 256]) func coloursAreAmongThoseThatTheTerminalHas(colours: Int) {
    for role in Role.allCases {
      guard let pair = Theme(colours: colours).colours(role) else { continue }
      #expect((-1..<Int32(colours)).contains(pair.foreground) && (-1..<Int32(colours)).contains(pair.background))
    }
  }
}
