import ReportModel

/// The dates of a report, each read according to where it stands: a caption's date never gives the running text a year,
/// and `today` in quoted words is not the report's. Linear.
func readDates(
  in text: ReadingText, blocks: [Block], titleBlock: TitleBlock, sitting: TextRange? = nil, spoken: [SpokenWords],
  _ lexicon: Lexicon
) -> [DateMention] {
  var spoken = spoken
  spoken.sort { $0.range < $1.range }
  var stretches: [DateStretch] = []
  var next = 0
  for block in blocks {
    switch block.kind {
    case .titleBlock:
      // A date in the title itself is not the report's.
      let isTitle = titleBlock.title.map { block.range.contains($0) } ?? false
      if let sitting, block.range.contains(sitting) {
        // A day of its own, in a line that may stand with the day of printing.
        let line = text.lineRange(text.lineIndex(at: sitting.start))
        for (part, setting) in [
          (TextRange(block.range.start, max(block.range.start, line.start)), DateSetting.titleBlock),
          (TextRange(max(line.start, block.range.start), min(line.end, block.range.end)), .heading),
          (TextRange(min(line.end, block.range.end), block.range.end), .titleBlock),
        ] where !part.isEmpty { stretches.append(DateStretch(part, setting)) }
        continue
      }
      stretches.append(DateStretch(block.range, isTitle ? .heading : .titleBlock))
    case .boilerplate: stretches.append(DateStretch(block.range, .boilerplate))
    case .caption: stretches.append(DateStretch(block.range, .caption))
    case .noteDefinition: stretches.append(DateStretch(block.range, .noteDefinition))
    case .heading: stretches.append(DateStretch(block.range, .heading))
    case .listItem, .turn, .quotation, .prose:
      while next < spoken.count, spoken[next].range.end <= block.range.start { next += 1 }
      var start = block.range.start
      while next < spoken.count, spoken[next].range.start < block.range.end {
        let piece = spoken[next].range
        if piece.start > start { addProse(TextRange(start, piece.start), in: text, to: &stretches, lexicon) }
        let end = min(piece.end, block.range.end)
        if end > max(start, piece.start) {
          stretches.append(
            DateStretch(TextRange(max(start, piece.start), end), spoken[next].isTurn ? .turn : .quotation))
        }
        start = max(start, end)
        if piece.end > block.range.end { break }
        next += 1
      }
      if start < block.range.end { addProse(TextRange(start, block.range.end), in: text, to: &stretches, lexicon) }
    }
  }
  var dates = findDates(in: text, stretches: stretches, published: titleBlock.published, lexicon)
  // The day over a document is the day on which it was written.
  let heads = blocks.filter {
    $0.evidence.rule == BlockClassifier.documentHead || $0.evidence.rule == BlockClassifier.dateline
  }.map(\.range)
  for index in dates.indices where dates[index].role == .event && !heads.isEmpty {
    let place = heads.partition { $0.end <= dates[index].range.start }
    if place < heads.count, heads[place].contains(dates[index].range) { dates[index].role = .statement }
  }
  return dates
}

/// A piece of what somebody said.
struct SpokenWords {
  var range: TextRange
  /// Whether it is of a labelled turn without marks.
  var isTurn: Bool
}

/// The words that somebody said: those of every outer quotation that is no headline.
func spokenWords(of found: [FoundQuotation]) -> [SpokenWords] {
  found.lazy.filter { $0.parent == nil && $0.kind != .headline }.flatMap { quotation in
    quotation.pieces.map { SpokenWords(range: $0, isTurn: quotation.isTurn) }
  }
}

/// Prose, with the sources in brackets that stand after what they support taken apart: `(Weir News, July 18, 2015)`.
private func addProse(_ range: TextRange, in text: ReadingText, to stretches: inout [DateStretch], _ lexicon: Lexicon) {
  var start = range.start
  var i = range.start
  while true {
    i = text.bytes.span.first(from: i, before: range.end) { $0.equal(UInt8(ascii: "(")) | $0.equal(UInt8(ascii: "[")) }
    if i >= range.end { break }
    let byte = text.bytes[i]
    i += 1
    let close = byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    guard let end = text.bytes[i..<min(range.end, i + 160)].firstIndex(of: close), end - i > 8 else { continue }
    let inside = TextRange(i, end)
    guard text.scalar(at: i).value.isUppercase, text.bytes[i..<end].contains(UInt8(ascii: ",")),
      follows(i - 1, in: text)
    else { continue }
    guard firstDate(in: inside, of: text, lexicon.wordsRead) != nil else { continue }
    if i > start { stretches.append(DateStretch(TextRange(start, i), .prose)) }
    stretches.append(DateStretch(inside, .bracketedSource))
    start = end
    i = end
  }
  if start < range.end { stretches.append(DateStretch(TextRange(start, range.end), .prose)) }
}

/// Whether a bracket stands after the end of a sentence or of a quotation.
private func follows(_ bracket: Int, in text: ReadingText) -> Bool {
  guard let before = text.scalar(before: text.trimSpace(0, bracket)) else { return false }
  return [0x22, 0x201D, 0xBB, 0x2E, 0x27, 0x2019].contains(before.value)
}
