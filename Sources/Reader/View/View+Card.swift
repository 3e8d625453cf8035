import ReportModel
import Screen

extension ReaderState {
  /// The third column of a wide screen: what is pinned, else where the current quotation comes from, else the report.
  func drawCard(on canvas: inout Canvas, _ rectangle: Rectangle) {
    let columns = max(1, rectangle.size.columns - 2)
    let left = rectangle.origin.column + 1
    let title: String
    let lines: [PlaceRow]
    if case .note(let note) = pinned {
      title = "NOTE \(catalog.report.notes[note].label), PINNED"
      // Under what is pinned the current quotation has what room is left.
      let current = shownQuotation.map { quotation -> [PlaceRow] in
        let title = [PlaceRow(line: []), PlaceRow(line: [Run("QUOTATION q\(quotation + 1)", .paneTitle)])]
        return title + quotationRows(quotation, columns: columns)
      }
      lines = noteCard(note, columns: columns) + (current ?? [])
    } else if let quotation = cardQuotation {
      title = "QUOTATION q\(quotation + 1)" + (pinned == nil ? "" : ", PINNED")
      lines = quotationRows(quotation, columns: columns)
    } else {
      title = "REPORT"
      lines = reportRows(columns: columns)
    }
    canvas.fill(
      Rectangle(column: rectangle.origin.column, row: rectangle.origin.row, columns: rectangle.size.columns, rows: 1),
      role: .paneTitle)
    canvas.put(title, at: Position(column: left, row: rectangle.origin.row), role: .paneTitle, limit: columns)
    let rows = rectangle.size.rows - 1
    for (row, line) in lines.prefix(rows).enumerated() {
      let y = rectangle.origin.row + 1 + row
      canvas.put(line.row.text, column: left, row: y, columns: columns)
      canvas.put(line.row.trailing, endingAt: left + columns, row: y, role: .dim)
    }
    if lines.count > rows, rows > 0 {
      canvas.put(spelled(" …"), endingAt: left + columns, row: rectangle.origin.row + rows, role: .dim)
    }
  }
}
