import Screen
import Testing

@testable import Curses
@testable import Reader

/// What can be seen in colour and in UTF-8 can be seen without either. Whatever a key changes in what a screen says, by a
/// character or by a role, it must change in characters, bold, underline, reverse and dim as well.
@Suite struct MonoTests {
  /// What a terminal without colour shows in a cell.
  private struct Look: Hashable {
    var text: String
    var attributes: UInt32
  }

  private static let mono = Theme(.mono, colours: 256)

  private func looks(_ canvas: Canvas) -> [Look] {
    (0..<canvas.size.rows).flatMap { row in
      canvas.cells(row: row).map {
        Look(text: $0.text, attributes: UInt32(MonoTests.mono.attributes($0.role).rawValue))
      }
    }
  }

  /// The session in the ways to show it: UTF-8, lines in ASCII, all in ASCII.
  private func sessions(_ columns: Int, _ rows: Int) -> [Session] {
    var lines = Session(columns, rows)
    lines.state.settings.hasASCIILines = true
    return [Session(columns, rows), lines, Session(columns, rows, charset: .ascii)]
  }

  /// Roles that are told apart by colour alone, where they are: what a word belongs to, not a state.
  private func meaning(_ role: Role) -> Role {
    switch role {
    case .quotation, .breadcrumb, .status, .bar: .text
    case .caption: .dim
    default: role
    }
  }

  private func says(_ canvas: Canvas) -> [String] {
    (0..<canvas.size.rows).flatMap { row in canvas.cells(row: row).map { "\($0.text)\(meaning($0.role))" } }
  }

  @Test(arguments: KeyFrameTests.scenes) func whatAKeyChangesIsSeenWithoutColour(_ scene: KeyFrameTests.Scene) {
    for (columns, rows) in [(80, 24), (50, 20)] {
      for start in sessions(columns, rows) {
        var start = start
        start.press(scene.keys)
        let before = start.canvas
        for action in Action.all where action.contexts.contains(scene.context) {
          guard let written = action.keys.first else { continue }
          var session = start
          session.press(written.replacing("letter", with: "a"))
          let after = session.canvas
          guard says(after) != says(before) else { continue }
          #expect(looks(after) != looks(before), "\(scene.name) \(written) at \(columns)×\(rows)")
        }
      }
    }
  }

  /// States that stand beside each other on one screen: each pair of roles on it looks different, or says so in characters.
  @Test(arguments: FrameTests.cases) func rolesOnOneScreenDifferWithoutColour(_ item: FrameTests.Case) {
    let states: Set<Role> = [
      .text, .selection, .related, .match, .currentMatch, .marker, .currentMarker, .focusedTitle, .paneTitle, .heading,
      .warning, .dim, .currentQuotation, .keyName,
    ]
    // A marker is a number in brackets, a row is a row: underlined both.
    let toldByWhatTheyAre: [Set<Role>] = [[.marker, .related]]
    for start in sessions(item.size.0, item.size.1) {
      var session = start
      session.press(item.keys)
      let canvas = session.canvas
      var shown: Set<Role> = []
      for row in 0..<canvas.size.rows { for cell in canvas.cells(row: row) { shown.insert(cell.role) } }
      let roles = shown.intersection(states)
      for a in roles {
        for b in roles where a.rawValue < b.rawValue && !toldByWhatTheyAre.contains([a, b]) {
          let bold: Set<Role> = [.heading, .paneTitle, .warning, .currentQuotation, .keyName]
          // Titles, headings, keys and warnings are words in bold: where they stand tells them apart.
          if bold.contains(a), bold.contains(b) { continue }
          #expect(MonoTests.mono.attributes(a) != MonoTests.mono.attributes(b), "\(item.name): \(a), \(b)")
        }
      }
    }
  }

  @Test func inASCIINothingElseIsOnTheScreen() {
    for keys in ["", "J p", "t", "s", "J +", "=", "c", "F", "D", "i", "?", "/ \"gate", ": \"th Tab", "y", "f", "e"] {
      for (columns, rows) in [(80, 24), (50, 20), (200, 50), (30, 8)] {
        var session = Session(columns, rows, charset: .ascii)
        session.press(keys)
        #expect(session.frame.utf8.allSatisfy { $0 < 0x80 }, "\(keys)")
      }
    }
  }
}
