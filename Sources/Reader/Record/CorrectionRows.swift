import ReportModel
import Screen

extension ReaderState {
  /// A row a correction, in the order in which they are applied; under one that does not fit, why.
  func correctionRows(columns: Int) -> [PlaceRow] {
    let prints = QuotationPrints(catalog.report)
    let whole = QuotationPrints(original.report)
    var rows: [PlaceRow] = []
    for (item, misfit) in zip(record.corrections, places.misfits) {
      var target: TextRange?
      if let anchor = item.value.quotation {
        if case .success(let index) = prints.find(anchor, in: catalog.report) {
          target = catalog.report.quotations[index].range
        } else if case .success(let index) = whole.find(anchor, in: original.report) {
          target = original.report.quotations[index].range
        }
      }
      let lines = wrap([Run(item.value.words, misfit == nil ? .text : .dim)], columns: columns, charset: charset)
      for (number, line) in lines.enumerated() {
        var row = PlaceRow(line, mark: number == 0 ? (misfit == nil ? "*" : "!") : "", to: target)
        if let misfit { row.row.detail = "does not fit: " + misfit.words }
        row.own = .correction(item.id)
        rows.append(row)
      }
      if let misfit, layout.rowsPerListRow == 1 {
        rows += wrap([Run("does not fit: " + misfit.words, .warning)], columns: columns, charset: charset)
          .map { PlaceRow(line: $0) }
      }
    }
    return rows
  }

  /// The mark in the gutter for what is the reader's own on a line: `#` something is written to it, `*` what begins
  /// here is corrected, `+` it is in the basket. Of several the first. Logarithmic.
  func ownMark(on line: TextRange) -> String? {
    let place = partitionPoint(0, places.annotated.count) { places.annotated[$0] >= line.start }
    if place < places.annotated.count, places.annotated[place] < max(line.end, line.start + 1) { return "#" }
    if record.corrections.isEmpty && places.selected.isEmpty { return nil }
    let quotations = catalog.report.quotations
    var isSelected = false
    var next = partitionPoint(0, quotations.count) { quotations[$0].range.start >= line.start }
    while next < quotations.count, quotations[next].range.start < line.end {
      if quotations[next].isCorrected { return "*" }
      if places.selected.contains(next) { isSelected = true }
      next += 1
    }
    return isSelected ? "+" : nil
  }
}
