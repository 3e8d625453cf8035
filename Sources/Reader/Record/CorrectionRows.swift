import ReportModel
import Screen

extension ReaderState {
  /// A row a correction, in the order in which they are applied; under one that does not fit, why.
  func correctionRows(columns: Int) -> [PlaceRow] {
    let prints = QuotationPrints(catalog.report)
    let whole = QuotationPrints(original.report)
    let overruled = original.report.overruled(record.corrections.map(\.value))
    var rows: [PlaceRow] = []
    for (number, (item, misfit)) in zip(record.corrections, places.misfits).enumerated() {
      var target: TextRange?
      if let anchor = item.value.quotation {
        if case .success(let index) = prints.find(anchor, in: catalog.report) {
          target = catalog.report.quotations[index].range
        } else if case .success(let index) = whole.find(anchor, in: original.report) {
          target = original.report.quotations[index].range
        }
      }
      let trouble =
        misfit.map { "does not fit: " + $0.words } ?? (overruled.contains(number) ? "a later one says otherwise" : nil)
      let lines = wrap([Run(item.value.words, trouble == nil ? .text : .dim)], columns: columns, charset: charset)
      for (number, line) in lines.enumerated() {
        var row = PlaceRow(line, mark: number == 0 ? (trouble == nil ? "*" : "!") : "", to: target)
        row.row.detail = trouble ?? ""
        row.own = .correction(item.id)
        rows.append(row)
      }
      if let trouble, layout.rowsPerListRow == 1 {
        rows += wrap([Run(trouble, .warning)], columns: columns, charset: charset).map { PlaceRow(line: $0) }
      }
    }
    return rows
  }

  /// The marks in the gutter for what is the reader's own on a line: `#` something is written to it, `*` what begins
  /// here is corrected, `+` it is in the basket. Logarithmic.
  func ownMarks(on line: TextRange) -> String {
    var marks = ""
    let place = partitionPoint(0, places.annotated.count) { places.annotated[$0] >= line.start }
    if place < places.annotated.count, places.annotated[place] < max(line.end, line.start + 1) { marks += "#" }
    if record.corrections.isEmpty && places.selected.isEmpty { return marks }
    let quotations = catalog.report.quotations
    var (isCorrected, isSelected) = (false, false)
    var next = partitionPoint(0, quotations.count) { quotations[$0].range.start >= line.start }
    while next < quotations.count, quotations[next].range.start < line.end {
      if quotations[next].isCorrected { isCorrected = true }
      if places.selected.contains(next) { isSelected = true }
      next += 1
    }
    return marks + (isCorrected ? "*" : "") + (isSelected ? "+" : "")
  }
}

extension Report {
  /// The places of the corrections, among these, of which a later one says otherwise.
  func overruled(_ corrections: [Correction]) -> Set<Int> {
    corrections.count < 2 ? [] : Set(contradictions(in: corrections).map(\.earlier))
  }
}
