import ReportModel

/// The rows of the timeline: the report's publication, what was said, and dated sentences of the report's prose, by
/// date and then by place.
func makeTimeline(_ report: Report, blocks: [Block], _ alongside: Alongside, _ lexicon: Lexicon) -> [TimelineEntry] {
  var entries: [TimelineEntry] = []
  if let published = report.titleBlock.published {
    let series = [report.titleBlock.series, report.titleBlock.number.map { "No. \($0)" }].compactMap { $0 }
    let place = report.dates.first { $0.role == .publication }?.range ?? report.titleBlock.title ?? TextRange(0, 0)
    entries.append(
      TimelineEntry(
        date: published, kind: .publication, label: series.isEmpty ? "this report" : series.joined(separator: " "),
        range: place))
  }
  entries += report.statements
  let prose = blocks.lazy.filter { $0.kind == .prose }.map(\.range)
  let proseStarts = Array(prose)
  let said = Set(report.quotations.compactMap { $0.saidEvidence?.range })
  let dates = report.dates.filter { ($0.role == .event || $0.role == .statement) && !said.contains($0.range) }
  let text = report.text
  entries += inHalves(dates.count, alongside) { places in
    dates[places].compactMap { date in
      guard let value = date.value else { return nil }
      let place = proseStarts.partition { $0.end <= date.range.start }
      guard place < proseStarts.count, proseStarts[place].contains(date.range) else { return nil }
      return TimelineEntry(
        date: value, kind: date.role == .event ? .event : .statement,
        label: label(around: date.range, in: proseStarts[place], text, lexicon), range: date.range)
    }
  }
  return Report.inOrder(entries)
}

/// What is told of a date: its sentence, at most about 90 bytes, whole words; without the date when that comes first.
private func label(around date: TextRange, in block: TextRange, _ text: ReadingText, _ lexicon: Lexicon) -> String {
  var start = text.sentenceStart(of: date.start, from: block.start, lexicon)
  let limit = text.sentenceEnd(of: date.end, limit: end(of: block, near: date.end + 200, text), lexicon)
  if date.start - start < 24 {
    var after = date.end
    while after < limit, !text.scalar(at: after).value.isWordPart { after += text.scalar(at: after).length }
    if limit - after > 12 { start = after }
  }
  var end = start
  while end < limit, end - start < 90 { end += text.scalar(at: end).length }
  while end < limit, end > start, text.scalar(at: end).value.isWordPart, let last = text.scalar(before: end),
    last.value.isWordPart
  { end -= last.length }
  while end > start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
  return text.squeezed(TextRange(start, end))
}

/// The end of a block, or a place between two characters before it.
private func end(of block: TextRange, near offset: Int, _ text: ReadingText) -> Int {
  guard offset < block.end else { return block.end }
  var end = offset
  while text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
  return end
}
