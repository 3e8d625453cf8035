import Foundation
import Screen
import Testing

@testable import Reader

/// Every key of the table, in everything that it can be pressed in, at three sizes: what it changes on the screen. The
/// list of keys is that of the table, so that a key without a frame fails; `IBID_REMAKE_FRAMES=1` makes them anew, to be
/// read before they are accepted.
@Suite struct KeyFrameTests {
  /// Where keys are pressed: a name, the context, and the keys that lead there.
  struct Scene: CustomTestStringConvertible, Sendable {
    var name: String
    var context: Context
    var keys: String
    var report: @Sendable () -> MarkedReport = quernReport
    var testDescription: String { name }
  }

  static let sizes = [(80, 24), (120, 40), (50, 20)]
  static let scenes = [
    Scene(name: "text", context: .text, keys: "J"), Scene(name: "timeline", context: .timeline, keys: "J t j"),
    Scene(name: "speakers", context: .speakers, keys: "J s"), Scene(name: "list", context: .list, keys: "J c"),
    Scene(name: "results", context: .list, keys: "/ \"lock Enter / \"gate Enter A"),
    Scene(name: "choice", context: .choice, keys: "J Enter Enter"),
    Scene(name: "limits", context: .limits, keys: "J + & \"kind:turn Enter ="),
    Scene(name: "labels", context: .labels, keys: "J f"),
    Scene(name: "echo", context: .echo, keys: "J e", report: ledgerReport),
    Scene(name: "help", context: .help, keys: "?"), Scene(name: "search", context: .prompt, keys: "/ \"gate"),
    Scene(name: "query", context: .prompt, keys: "& \"speaker:"),
    Scene(name: "command", context: .prompt, keys: ": \"sc"),
  ]

  @Test func everyContextHasAScene() {
    #expect(Set(KeyFrameTests.scenes.map(\.context)) == Set(Context.allCases))
  }

  @Test(arguments: scenes) func everyKeyChangesWhatWasAccepted(_ scene: Scene) throws {
    for (columns, rows) in KeyFrameTests.sizes {
      let sections = sections(of: scene, columns, rows)
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Frames/keys/\(scene.name)-\(columns)x\(rows).txt")
      if ProcessInfo.processInfo.environment["IBID_REMAKE_FRAMES"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data((sections.map { "== \($0.name)\n\($0.frame)" }.joined(separator: "\n") + "\n").utf8).write(to: file)
        continue
      }
      let text = try String(contentsOf: file, encoding: .utf8)
      var accepted: [String: String] = [:]
      for part in ("\n" + text.dropLast()).components(separatedBy: "\n== ").dropFirst() {
        let name = part.prefix { $0 != "\n" }
        accepted[String(name)] = String(part.dropFirst(name.count + 1))
      }
      for section in sections {
        let old = accepted.removeValue(forKey: section.name)
        #expect(old != nil, "\(file.lastPathComponent): no frame for \(section.name)")
        if let old {
          #expect(
            section.frame + "\n" == old || section.frame == old, "\(file.lastPathComponent): \(section.name) changed")
        }
      }
      #expect(accepted.isEmpty, "\(file.lastPathComponent): frames of keys that are gone: \(accepted.keys.sorted())")
    }
  }

  /// For the scene itself and every key in it, what the screen shows, or what of it the key changes.
  private func sections(of scene: Scene, _ columns: Int, _ rows: Int) -> [(name: String, frame: String)] {
    var start = Session(columns, rows, scene.report())
    start.press(scene.keys)
    let before = start.canvas
    #expect(start.state.context == scene.context, "\(scene.keys) leads to \(start.state.context)")
    var sections = [(name: "before: \(scene.keys)", frame: before.text)]
    for action in Action.all where action.contexts.contains(scene.context) {
      for written in action.keys {
        var session = start
        session.effects = []
        session.press(written.replacing("letter", with: "a"))
        sections.append((name: "\(written)  \(action.name)", frame: change(from: before, to: session)))
      }
    }
    return sections
  }

  private func change(from before: Canvas, to session: Session) -> String {
    let after = session.canvas
    var lines: [String] = []
    var repainted: [Int] = []
    for row in 0..<after.size.rows {
      if after.text(row: row) != before.text(row: row) {
        lines.append((row < 10 ? " \(row)|" : "\(row)|") + after.text(row: row))
      } else if after.cells(row: row) != before.cells(row: row) {
        repainted.append(row)
      }
    }
    if !repainted.isEmpty { lines.append("roles: rows \(repainted.map(String.init).joined(separator: " "))") }
    if after.cursor != before.cursor { lines.append("cursor: \(after.cursor.column), \(after.cursor.row)") }
    // That what moves is kept is tested elsewhere.
    let effects = session.effects.filter { if case .keep = $0 { false } else { true } }
    if !effects.isEmpty { lines.append("effects: " + "\(effects)".prefix(200)) }
    return lines.isEmpty ? "nothing" : lines.joined(separator: "\n")
  }
}
