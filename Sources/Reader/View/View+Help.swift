import Screen

extension ReaderState {
  /// The help over all panes.
  func drawHelp(on canvas: inout Canvas, _ layout: Layout) {
    guard let help else { return }
    let body = layout.body
    guard body.size.rows > 0 else { return }
    let lines = helpLines
    let rows = helpRows
    let scroll = max(0, min(help.scroll, lines.count - rows))
    canvas.fill(
      Rectangle(column: 0, row: body.origin.row, columns: body.size.columns, rows: 1), role: .focusedTitle)
    let title =
      switch help.subject {
      case .keys: " Keys in \(help.context.title)"
      case .topic(let name): " Help: \(name)"
      case .messages: " Messages, newest first"
      }
    let more =
      lines.count > rows ? spelled("\(scroll + 1)–\(min(lines.count, scroll + rows)) of \(lines.count) · ") : ""
    canvas.put(title, at: Position(column: 0, row: body.origin.row), role: .focusedTitle)
    let room = body.size.columns - title.utf8.count - 2
    let whole = firstHints([[("Space", "more"), ("q", "close")]], after: more, columns: room)
    let right = whole.isEmpty ? firstHints([[("q", "close")]], columns: room) : whole
    canvas.put(right, endingAt: body.size.columns - 1, row: body.origin.row, role: .focusedTitle)
    for row in 0..<rows where scroll + row < lines.count {
      canvas.put(lines[scroll + row], column: 1, row: body.origin.row + 1 + row, columns: body.size.columns - 1)
    }
    // On the first line that is shown: a screen reader goes on there when the help has scrolled.
    canvas.cursor = Position(column: 0, row: body.origin.row + min(1, rows))
  }
}
