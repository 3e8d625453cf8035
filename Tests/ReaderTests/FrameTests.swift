import Foundation
import Screen
import Testing

@testable import Reader

/// Keys to screens. The screens are in `Frames`; with `IBID_REMAKE_FRAMES=1` a run of the tests makes them anew, to be
/// read before they are accepted.
@Suite struct FrameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var size: (Int, Int)
    var keys: String
    var charset = Charset.utf8
    var testDescription: String { name }
  }

  static let sizes = [(80, 24), (120, 40), (50, 20), (200, 50)]
  static let scripts = [
    ("first", ""), ("peek", "J p"), ("limited", "J +"), ("search", "/ \"gate"), ("preview", "t j j"),
  ]

  static let cases: [Case] =
    scripts.flatMap { script in
      sizes.map { size in Case(name: "\(script.0)-\(size.0)x\(size.1)", size: size, keys: script.1) }
    } + [
      Case(name: "ascii-80x24", size: (80, 24), keys: "J J p", charset: .ascii),
      Case(name: "help-80x24", size: (80, 24), keys: "?"),
      Case(name: "help-120x40", size: (120, 40), keys: "?"),
      Case(name: "help-50x20", size: (50, 20), keys: "t ? Space"),
      Case(name: "limits-80x24", size: (80, 24), keys: "J + t k - ="),
      Case(name: "nothing-left-80x24", size: (80, 24), keys: "J + J -"),
      Case(name: "choice-80x24", size: (80, 24), keys: "J Enter Enter"),
      Case(name: "missing-80x24", size: (80, 24), keys: "7 g p"),
      Case(name: "where-80x24", size: (80, 24), keys: "J ^G"),
      Case(name: "definition-80x24", size: (80, 24), keys: "J Enter"),
      Case(name: "speakers-80x24", size: (80, 24), keys: "s j"),
      Case(name: "speakers-50x20", size: (50, 20), keys: "s j"),
      Case(name: "timeline-50x20", size: (50, 20), keys: "J t"),
      Case(name: "timeline-month-80x24", size: (80, 24), keys: "t T T"),
      Case(name: "maximised-80x24", size: (80, 24), keys: "J z"),
      Case(name: "maximised-timeline-120x40", size: (120, 40), keys: "t z"),
      Case(name: "stacked-80x48", size: (80, 48), keys: "J"),
      Case(name: "text-only-30x8", size: (30, 8), keys: "J"),
      Case(name: "too-small-15x3", size: (15, 3), keys: "J"),
      Case(name: "found-80x24", size: (80, 24), keys: "/ \"gate Enter n"),
      Case(name: "not-found-80x24", size: (80, 24), keys: "/ \"heron"),
    ]

  @Test(arguments: cases) func theScreenIsAsItWasAccepted(_ item: Case) throws {
    var session = Session(item.size.0, item.size.1, charset: item.charset)
    session.press(item.keys)
    let frame = dump(session.canvas, keys: item.keys)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(item.name).txt")
    if ProcessInfo.processInfo.environment["IBID_REMAKE_FRAMES"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(frame.utf8).write(to: file)
      return
    }
    let accepted = try String(contentsOf: file, encoding: .utf8)
    #expect(frame == accepted, "\(item.name) changed")
  }

  /// The keys, the screen, the cursor, and where there is a role that says something beyond the text.
  private func dump(_ canvas: Canvas, keys: String) -> String {
    let telling: Set<Role> = [
      .focusedTitle, .selection, .related, .match, .currentMatch, .marker, .currentMarker, .warning, .heading,
    ]
    var lines =
      ["keys: \(keys)", ""] + canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines += ["", "cursor: column \(canvas.cursor.column), row \(canvas.cursor.row)"]
    for row in 0..<canvas.size.rows {
      var column = 0
      while column < canvas.size.columns {
        let role = canvas[column, row].role
        let start = column
        while column < canvas.size.columns, canvas[column, row].role == role { column += 1 }
        if telling.contains(role) { lines.append("row \(row), columns \(start)–\(column - 1): \(role)") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
