import ReportModel

/// The pieces of a quotation.
extension QuotationFinder {
  /// A trimmed stretch without the note markers at its end; nil when nothing is left.
  func piece(_ start: Int, _ end: Int) -> TextRange? {
    var range = text.trimmed(TextRange(start, max(start, end)))
    while let marker = marker(endingAt: range.end), marker.start >= range.start {
      range = text.trimmed(TextRange(range.start, marker.start))
    }
    // A mark that stands before the note's marker and closes nothing else is not of the words.
    return range.isEmpty || !hasWord(range) ? nil : range
  }

  private func hasWord(_ range: TextRange) -> Bool {
    var i = range.start
    while i < range.end {
      let next = text.scalar(at: i)
      if next.value.isWordPart { return true }
      i += next.length
    }
    return false
  }

  func marker(endingAt end: Int) -> TextRange? {
    let place = markers.partition { $0.end < end }
    return place < markers.count && markers[place].end == end ? markers[place] : nil
  }

  func marker(startingAt start: Int) -> TextRange? {
    let place = markers.partition { $0.start < start }
    return place < markers.count && markers[place].start == start ? markers[place] : nil
  }

  func lastEnd(_ pairs: [MarkPair], _ pieces: [TextRange]) -> Int {
    pairs.last { pair in
      pair.parent == nil && pieces.contains { pair.contentStart <= $0.start && $0.end <= pair.contentEnd }
    }?
    .end ?? pieces.last?.end ?? 0
  }

  /// The outer pairs from the first on that are one statement, parted only by a reporting clause or by nothing.
  func wholePieces(_ pairs: [MarkPair], from first: Int, in range: TextRange) -> (
    [TextRange], [TextRange], Bool
  ) {
    var pieces: [TextRange] = []
    var gaps: [TextRange] = []
    var isClosed = true
    var last: MarkPair?
    for pair in pairs where pair.parent == nil {
      if let last {
        let gap = TextRange(last.end, pair.open)
        guard isBlank(gap) || isReportingClause(gap, after: last) && !isAnswered(gap, pair, in: range, next: nil) else {
          break
        }
        if !isBlank(gap) { gaps.append(gap) }
      }
      if let words = piece(pair.contentStart, pair.contentEnd) { pieces.append(words) }
      isClosed = pair.isClosed
      last = pair
    }
    return (pieces.isEmpty ? [range] : pieces, gaps, isClosed)
  }

  /// Whether nothing but space, stops and note markers stands in a range.
  func isBlank(_ range: TextRange) -> Bool {
    var i = range.start
    while i < range.end {
      if text.bytes[i] == UInt8(ascii: "[") || text.bytes[i] == UInt8(ascii: "("), let marker = marker(startingAt: i) {
        i = marker.end
        continue
      }
      let next = text.scalar(at: i)
      if next.value.isWordPart { return false }
      i += next.length
    }
    return true
  }
}
