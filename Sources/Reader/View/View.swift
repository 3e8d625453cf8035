public import Screen

/// Draws a state. Pure; costs what the screen holds, however long the report is.
public func view(_ state: ReaderState) -> Canvas {
  var canvas = Canvas(size: state.size, charset: state.charset)
  canvas.theme = state.settings.theme
  canvas.takesPointer = state.settings.hasMouse
  canvas.hasASCIILines = state.settings.hasASCIILines
  let layout = state.layout
  if layout.arrangement == .tooSmall {
    drawTooSmall(on: &canvas)
    return canvas
  }
  state.drawBreadcrumb(on: &canvas, layout)
  if state.help != nil {
    state.drawHelp(on: &canvas, layout)
  } else if state.echo != nil {
    state.drawEcho(on: &canvas, layout)
  } else {
    for rule in layout.rules {
      canvas.fill(rule, with: rule.size.columns == 1 ? "│" : "─", role: .dim)
    }
    let shown = layout.showsOnePane ? [state.activePane] : state.panes
    if shown.contains(.timeline) { state.drawTimeline(on: &canvas, layout) }
    if shown.contains(.speakers) { state.drawSpeakers(on: &canvas, layout) }
    if shown.contains(.list) { state.drawPlaceList(on: &canvas, layout) }
    if shown.contains(.text) { state.drawText(on: &canvas, layout) }
    if let card = layout.card { state.drawCard(on: &canvas, card) }
    state.drawDrawer(on: &canvas, layout)
    state.drawLabels(on: &canvas)
  }
  for rule in state.verticalRules { canvas.isolateRightToLeft(along: rule) }
  state.drawCompletions(on: &canvas, layout)
  // The cursor stands where the keys go, the prompt before everything.
  state.drawStatus(on: &canvas, layout)
  let rows = state.drawMessage(on: &canvas, layout)
  state.drawHint(on: &canvas, layout, above: rows)
  state.drawContinuations(on: &canvas, layout)
  return canvas
}

/// One line that asks for more room, as much of it as there is.
private func drawTooSmall(on canvas: inout Canvas) {
  let wishes = ["ibid needs 20×4 or more", "needs 20×4", "20×4"]
  let columns = canvas.size.columns
  let wish = wishes.first { displayWidth(of: $0, charset: canvas.charset) <= columns } ?? "20×4"
  canvas.put(wish, at: Position(column: 0, row: 0), role: .warning)
}

extension Canvas {
  /// Puts a line whose parts have roles; returns the columns used.
  @discardableResult
  mutating func put(_ line: RichLine, column: Int, row: Int, columns: Int) -> Int {
    var used = 0
    for run in line where used < columns {
      used += put(
        run.text, at: Position(column: column + used, row: row), role: run.role, limit: columns - used)
    }
    return used
  }

  /// Puts a text so that it ends before a column; returns where it begins.
  @discardableResult
  mutating func put(_ text: String, endingAt column: Int, row: Int, role: Role) -> Int {
    let start = column - displayWidth(of: text, charset: charset)
    guard start >= 0 else { return column }
    put(text, at: Position(column: start, row: row), role: role)
    return start
  }
}
