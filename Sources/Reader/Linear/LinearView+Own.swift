import ReportIndex
import ReportModel

// What the reader has added to a report.
extension LinearText {
  /// The report of a catalog as its reader has put it right, with what else they have added.
  init(_ original: Catalog, _ limits: Limits, own kept: KeptState) {
    let record = Record(kept.items)
    let corrected = original.report.corrected(by: record.corrections.map(\.value))
    let isAsFound = corrected.misfits.allSatisfy { $0 != nil }
    let catalog = isAsFound ? original : Catalog(corrected.report)
    let places = RecordPlaces(of: record, in: catalog, misfits: corrected.misfits)
    self.init(
      catalog: catalog.having(places.remarks(record, in: catalog)), limits: limits, original: original, record: record,
      places: places, kept: kept)
  }

  /// A line a correction, in the order in which they are applied.
  var corrections: [String] {
    let prints = QuotationPrints(original.report)
    let overruled = original.report.overruled(record.corrections.map(\.value))
    return zip(record.corrections, places.misfits).enumerated().map { number, item in
      let (correction, misfit) = item
      let head = "correction \(number + 1) of \(record.corrections.count): \(oneLine(correction.value.words))"
      if let misfit { return head + "; does not fit: \(misfit.words)" }
      return head + was(before: correction.value, prints)
        + (overruled.contains(number) ? "; a later one says otherwise" : "")
    }
  }

  /// What was found where something was put right.
  private func was(before correction: Correction, _ prints: QuotationPrints) -> String {
    guard let anchor = correction.quotation, case .success(let index) = prints.find(anchor, in: original.report)
    else { return "" }
    let found = original.report.quotations[index]
    switch correction {
    case .speaker:
      let name = found.speaker.map { oneLine(original.report.speakers[$0].name) } ?? "nobody named"
      return "; found: \(name), \(why(found.evidence))"
    case .said: return "; found: \(found.said?.words ?? "no date")\(found.saidEvidence.map { ", " + why($0) } ?? "")"
    case .join, .cut, .merge, .split, .unalias: return ""
    }
  }

  /// A line an annotation, by place.
  var annotations: [String] {
    let left = limits.areEffective ? Set(catalog.quotations(under: limits, nested: true)) : nil
    return zip(record.annotations, places.annotations).sorted { $0.1.offset < $1.1.offset }.compactMap { item, place in
      let quotation = place.quotation ?? catalog.anyQuotation(at: place.offset)
      if let left, quotation.map(left.contains) != true { return nil }
      var head = "line \(report.text.lineNumber(at: place.offset))"
      if let quotation { head = "q\(quotation + 1), \(speaker(of: quotation)), " + head }
      if !place.isSure { head += ", about here, its words are gone" }
      return head + ": " + oneLine(item.value.words)
    }
  }

  /// A line a quotation of the basket, as in the text; at the end those that the report has no more.
  var basket: [String] {
    let left = limits.areEffective ? Set(catalog.quotations(under: limits, nested: true)) : nil
    let there = places.selections.compactMap { $0 }.filter { left?.contains($0) ?? true }
    let gone = zip(record.selections, places.selections).filter { $1 == nil }.map(\.0.value)
    return there.sorted { report.quotations[$0].range < report.quotations[$1].range }.map { quotation($0) }
      + (left == nil ? gone.map { "no longer in the report: “\(oneLine($0.place.words))”" } : [])
  }

  /// A line a mark: those of this report by letter, then those of any.
  var marks: [String] {
    func words(_ place: Anchor) -> String {
      let (offset, isSure) = place.place(in: report.text)
      var head = "line \(report.text.lineNumber(at: offset))"
      if let quotation = catalog.anyQuotation(at: offset) { head += ", q\(quotation + 1), \(speaker(of: quotation))" }
      return head + (isSure ? "" : ", about here, its words are gone") + ": " + oneLine(place.words)
    }
    return kept.marks.sorted { $0.key < $1.key }.map { "mark \($0.key), " + words($0.value) }
      + kept.capitals.sorted { $0.name < $1.name }.map { mark in
        let title = mark.report.title.isEmpty ? mark.report.fileName : mark.report.title
        return "mark \(mark.name), in \(oneLine(title)): \(oneLine(mark.place.words))"
      }
  }

  // MARK: What was found

  /// What was found of a quotation whose speaker or bounds the reader has put right.
  func found(_ index: Int) -> String? {
    guard report.quotations[index].evidence.isReaders, let found = original.found(for: report.quotations[index]) else {
      return nil
    }
    return (found.speaker.map { oneLine(original.report.speakers[$0].name) } ?? "nobody named") + ", "
      + why(found.evidence)
  }

  /// The date that was found of a quotation whose date the reader has put right.
  func foundDate(_ index: Int) -> String? {
    guard report.quotations[index].saidEvidence?.isReaders == true,
      let found = original.found(for: report.quotations[index])
    else { return nil }
    return (found.said?.words ?? "no date") + (found.saidEvidence.map { ", " + why($0) } ?? "")
  }
}
