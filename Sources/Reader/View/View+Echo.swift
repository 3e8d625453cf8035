import ReportIndex
import ReportModel
import Screen

extension ReaderState {
  /// Two echoes over all panes: a title, whose words each is, what differs, and the words.
  func drawEcho(on canvas: inout Canvas, _ layout: Layout) {
    guard let echo, layout.body.size.rows > 0 else { return }
    let body = layout.body
    let top = body.origin.row
    let columns = body.size.columns
    canvas.fill(Rectangle(column: 0, row: top, columns: columns, rows: 1), role: .focusedTitle)
    let count = echo.echoes.count > 1 ? " \(echo.number + 1) of \(echo.echoes.count)" : ""
    let place = echo.difference.map {
      " · difference \($0 + 1) of \(echo.differences.count): \(echo.alignment.runs[echo.differences[$0]].kind.rawValue)"
    }
    let title = fit(
      " Echo\(count) of q\(echo.origin + 1)\(place ?? " · \(echo.summary)")", columns: columns - 1, charset: charset)
    let used = canvas.put(title, at: Position(column: 0, row: top), role: .focusedTitle)
    let keys = firstHints(
      [
        [("n", "next"), ("Enter", "go there"), ("Tab", "the other"), ("q", "close")],
        [("n", "next"), ("Enter", ""), ("Tab", ""), ("q", "close")], [("q", "close")],
      ], columns: columns - used - 3)
    canvas.put(keys, endingAt: columns - 1, row: top, role: .focusedTitle)
    let left = Position(column: 2, row: top + 1)
    let right = echoIsStacked ? Position(column: 2, row: top + 2) : Position(column: echoColumns + 6, row: top + 1)
    if echoHeadRows > 1 {
      drawHead(.full, of: echo, at: left, on: &canvas)
      drawHead(.edited, of: echo, at: right, on: &canvas)
      let summary = echo.differences.isEmpty ? echo.summary : "\(echo.summary) · \(legend(of: echo))"
      canvas.put(
        fit(summary, columns: columns - 3, charset: charset), at: Position(column: 2, row: top + echoHeadRows - 1),
        role: .dim)
    }
    if let echoRule { canvas.fill(echoRule, with: "│", role: .dim) }
    drawRows(of: echo, from: top + echoHeadRows, on: &canvas)
  }

  /// Between the two, where they stand side by side.
  private var echoRule: Rectangle? {
    if echoIsStacked { return nil }
    let body = layout.body
    return Rectangle(
      column: echoColumns + 3, row: body.origin.row + echoHeadRows, columns: 1, rows: body.size.rows - echoHeadRows)
  }

  /// The rules between panes that stand side by side, as they are on the screen now.
  var verticalRules: [Rectangle] {
    if help != nil { return [] }
    if echo != nil { return echoRule.map { [$0] } ?? [] }
    return layout.rules.filter { $0.size.columns == 1 }
  }

  /// The brackets of the differences that there are.
  private func legend(of echo: EchoView) -> String {
    let kinds = Set(echo.differences.map { echo.alignment.runs[$0].kind })
    let signs: [(EchoAlignment.Kind, String)] = [
      (.cut, "[-cut-]"), (.changed, "[~changed~] {~to this~}"), (.inserted, "{+inserted+}"),
    ]
    return signs.filter { kinds.contains($0.0) }.map(\.1).joined(separator: " ")
  }

  private func drawRows(of echo: EchoView, from first: Int, on canvas: inout Canvas) {
    canvas.cursor = Position(column: 0, row: first)
    var hasCursor = false
    for row in 0..<echoRows where echo.scroll + row < echo.rows.count {
      let item = echo.rows[echo.scroll + row]
      let y = first + row
      if let difference = echo.difference, item.shows(difference) {
        canvas.put(">", at: Position(column: 0, row: y), role: .gutter)
        if !hasCursor { canvas.cursor = Position(column: 0, row: y) }
        hasCursor = true
      }
      if echoIsStacked {
        let mark = item.full != nil ? "1" : "2"
        if item.opens { canvas.put(mark, at: Position(column: 1, row: y), role: .paneTitle) }
        canvas.put(item.full ?? item.edited ?? [], column: 3, row: y, columns: echoColumns)
      } else {
        canvas.put(item.full ?? [], column: 2, row: y, columns: echoColumns)
        canvas.put(item.edited ?? [], column: echoColumns + 5, row: y, columns: echoColumns)
      }
    }
  }

  /// `1 full    q29 Oren Tavish, 2019-03-02, block`, in reverse on the side that Enter goes to.
  private func drawHead(_ side: EchoView.Side, of echo: EchoView, at place: Position, on canvas: inout Canvas) {
    let index = echo.quotation(side)
    let quotation = catalog.report.quotations[index]
    let facts = [
      "q\(index + 1) \(speakerName(of: index))", (quotation.said?.compact).map(spelled), quotation.kind.rawValue,
      quotation.notes.first.map { "note \(catalog.report.notes[$0].label)" },
    ]
    let words = "\(side == .full ? "1 full" : "2 edited"): " + facts.compactMap { $0 }.joined(separator: ", ")
    let isChosen = echo.side == side
    if isChosen { canvas.put(">", at: Position(column: place.column - 1, row: place.row), role: .focusedTitle) }
    canvas.put(
      fit(words, columns: echoColumns + 1, charset: charset), at: place, role: isChosen ? .focusedTitle : .paneTitle)
  }
}
