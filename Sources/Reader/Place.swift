import ReportIndex
import ReportModel

extension ReaderState {
  /// The quotation that everything here is about: a nested one or a headline that holds the place itself, or a term that
  /// begins there, for somebody went to it; else the one that holds the line.
  var currentQuotation: Int? {
    if let inner = catalog.anyQuotation(at: here) {
      let quotation = catalog.report.quotations[inner]
      if [.nested, .headline].contains(quotation.kind) { return inner }
      if quotation.kind == .term, quotation.range.start == here { return inner }
    }
    return countedQuotation
  }

  /// The counted quotation that holds the line of the place: the one at the place itself, else the first on the line.
  var countedQuotation: Int? {
    if text.flow.isEmpty { return nil }
    let walker = cursorWalker
    if walker.segment.quotation >= 0 { return Int(walker.segment.quotation) }
    return quotation(at: here, onLine: walker.line.range)
  }

  /// The counted quotation at an offset, else the first that has a word on its line.
  func quotation(at offset: Int, onLine line: TextRange) -> Int? {
    if let quotation = catalog.quotation(at: offset) { return quotation }
    if let next = catalog.quotation(after: offset), catalog.report.quotations[next].range.start < line.end {
      return next
    }
    guard line.start < offset, let before = catalog.quotation(before: offset) else { return nil }
    return catalog.report.quotations[before].range.end > line.start ? before : nil
  }

  /// The quotation that the last before the place is, to say how far the reader has come: the current one, else the
  /// last that begins before. One-based among those that are counted; 0 before the first.
  var ordinal: Int {
    let quotations = catalog.report.quotations
    if let current = countedQuotation, let index = catalog.counted.firstIndex(ofSorted: current, by: quotations) {
      return index + 1
    }
    let here = self.here
    return partitionPoint(0, catalog.counted.count) { quotations[catalog.counted[$0]].range.start > here }
  }

  /// The marker that `p` and Enter act on, an index of `Catalog.markers`: the one that the place is on, else the first
  /// on the line, else the next within the quotation or the sentence, else what the quotation rests on.
  var currentMarker: Int? {
    if text.flow.isEmpty { return nil }
    let here = self.here
    if let marker = catalog.marker(at: here) { return marker }
    let line = cursorWalker.line.range
    if let marker = catalog.firstMarker(from: line.start, before: line.end) { return marker }
    let quotation = currentQuotation
    let end = max(quotation.map { wordsEnd(of: $0) } ?? 0, sentenceEnd(from: line.end))
    if let marker = catalog.firstMarker(from: line.end, before: end) { return marker }
    guard let quotation, let note = catalog.report.quotations[quotation].notes.first else { return nil }
    return catalog.markers.firstIndex { marker in
      marker.note == note
        && catalog.report.notes[note].references[marker.reference].quotations.contains(quotation)
    } ?? catalog.markers.firstIndex { $0.note == note }
  }

  /// The end of a quotation with the marks and markers that touch it.
  private func wordsEnd(of quotation: Int) -> Int {
    let bytes = catalog.report.text.bytes
    var end = catalog.report.quotations[quotation].range.end
    let reach = min(bytes.count, end + 8)
    while end < reach, bytes[end] != UInt8(ascii: "["), !isSpace(bytes[end]) { end += 1 }
    while let marker = catalog.marker(at: end) { end = catalog.markers[marker].range.end }
    return end
  }

  /// Where the sentence that goes on at an offset ends, its markers included; at the latest where the line of text ends.
  private func sentenceEnd(from offset: Int) -> Int {
    let bytes = catalog.report.text.bytes
    var end = offset
    let limit = min(bytes.count, offset + 2000)
    // The sentence may have ended in the line before.
    var last = offset
    while last > 0, isSpace(bytes[last - 1]) { last -= 1 }
    if last > 0, [0x2E, 0x21, 0x3F, 0x22].contains(bytes[last - 1]) { return offset }
    while end < limit, bytes[end] != 0x0A {
      let isStop = [0x2E, 0x21, 0x3F].contains(bytes[end])
      end += 1
      guard isStop else { continue }
      while end < limit, !isSpace(bytes[end]) { end += 1 }
      break
    }
    return end
  }

  /// The section of the place.
  var currentSection: Int? { catalog.section(at: here) }

  /// How far the place is in the report, in percent, rounded down; 100 on the last line.
  var percent: Int {
    let count = catalog.report.text.count
    let here = self.here
    guard count > 0, here > 0 else { return 0 }
    return text.flow.isWhole && cursorWalker.address == typesetting.lastAddress ? 100 : here * 100 / count
  }
}

extension Array where Element == Int {
  /// Where a quotation stands in an array of them that is sorted by place. Logarithmic.
  func firstIndex(ofSorted quotation: Int, by quotations: [Quotation]) -> Int? {
    let range = quotations[quotation].range
    var index = partitionPoint(0, count) { quotations[self[$0]].range >= range }
    while index < count, quotations[self[index]].range == range {
      if self[index] == quotation { return index }
      index += 1
    }
    return nil
  }
}
