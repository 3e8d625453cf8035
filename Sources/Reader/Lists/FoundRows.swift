import ReportIndex
import ReportModel
import Screen

// What was found in a report before its reader put it right.
extension ReaderState {
  /// Whose a quotation was found to be, and by which words, when that or its bounds are the reader's own.
  func foundRows(speakerOf index: Int, columns: Int) -> [PlaceRow] {
    let quotation = catalog.report.quotations[index]
    guard quotation.evidence.isReaders, let found = original.found(for: quotation) else { return [] }
    let name = found.speaker.map { original.report.speakers[$0].name } ?? "nobody named"
    var words = "\(name): \(why(found.evidence, found, columns: columns))"
    if let cue = found.cue { words += spelled(", “") + oneLine(cue) + spelled("”") }
    var rows = fact("found", words, columns: columns, to: found.evidence.range)
    if found.pieces != quotation.pieces {
      let first = original.report.text.lineNumber(at: found.range.start)
      let last = original.report.text.lineNumber(at: max(0, found.range.end - 1))
      rows += fact(
        "", first == last ? "of other words on line \(first)" : "from line \(first) to \(last)", columns: columns,
        to: found.range)
    }
    return rows
  }

  /// When it was found to be said, and by which words, when that is the reader's own.
  func foundRows(dateOf index: Int, columns: Int) -> [PlaceRow] {
    let quotation = catalog.report.quotations[index]
    guard quotation.saidEvidence?.isReaders == true, let found = original.found(for: quotation) else { return [] }
    let date = found.said?.words ?? "no date"
    let why = found.saidEvidence.map { ": " + self.why($0, found, columns: columns) } ?? ""
    return fact("found", date + why, columns: columns, to: found.saidEvidence?.range)
  }
}

extension Catalog {
  /// Of a catalog without corrections: the quotation that was found where one is that the reader has put right.
  func found(for quotation: Quotation) -> Quotation? {
    report.quotations.first { $0.range.start == quotation.range.start && $0.kind == quotation.kind }
      ?? anyQuotation(at: quotation.range.start).map { report.quotations[$0] }
  }
}
