import ReportIndex
import Screen

@testable import Reader

/// A reader that keys are pressed in.
struct Session {
  var state: ReaderState
  /// Everything that the program wanted done.
  var effects: [Effect] = []

  init(
    _ columns: Int, _ rows: Int, _ report: MarkedReport = quernReport(), charset: Charset = .utf8,
    notice: String? = nil
  ) {
    state = ReaderState(
      catalog: Catalog(report.report), size: Size(columns: columns, rows: rows), charset: charset, notice: notice)
  }

  /// Presses keys by their names, parted by blanks; `"words"` are typed letter by letter.
  mutating func press(_ keys: String) {
    for name in keys.split(separator: " ") {
      if name.hasPrefix("\"") {
        for scalar in name.dropFirst().unicodeScalars { press(.character(scalar == "_" ? " " : scalar)) }
      } else if let key = Key(named: name) {
        press(key)
      }
    }
  }

  mutating func press(_ key: Key) { effects += update(&state, .key(key)) }
  mutating func resize(_ columns: Int, _ rows: Int) {
    effects += update(&state, .resize(Size(columns: columns, rows: rows)))
  }

  var canvas: Canvas { view(state) }
  var frame: String { canvas.text }
  /// All that is said, wherever it stands.
  var said: String { state.messageWords ?? "" }
  /// What the last row says.
  var status: String { canvas.text(row: state.size.rows - 1) }
  /// The row on which the cursor stands.
  var cursorRow: String { canvas.text(row: canvas.cursor.row) }
}
