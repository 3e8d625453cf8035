import ReportModel

/// The date that an entry of a chronology begins with.
struct DatedEntry {
  var value: EDTF
  var range: TextRange
}

/// For each block that begins with a date and a stop, a colon or a dash, that date: `19 October. Arden writes …`,
/// `Night of 2 May: …`. Linear.
func datedEntries(_ dates: [DateMention], blocks: [Block], in text: ReadingText) -> [Int: DatedEntry] {
  var entries: [Int: DatedEntry] = [:]
  var block = 0
  for date in dates where date.value != nil {
    while block < blocks.count, blocks[block].range.end <= date.range.start { block += 1 }
    guard block < blocks.count else { break }
    guard blocks[block].kind == .prose || blocks[block].kind == .listItem || isDateLine(blocks[block]),
      entries[block] == nil, let value = date.value,
      date.range.start - blocks[block].range.start <= 12,
      date.range.end + 1 < blocks[block].range.end || isDateLine(blocks[block])
    else { continue }
    // `At noon, May 3.`: no stop before it.
    let before = text.bytes[blocks[block].range.start..<max(date.range.start, blocks[block].range.start)]
    guard before.allSatisfy({ $0.isASCIILetter || $0 == 0x20 || $0 >= 0x80 || $0 == 0x2A || $0 == 0x2D }) else {
      continue
    }
    let next = text.scalar(at: text.skipSpace(date.range.end, blocks[block].range.end)).value
    guard isDateLine(blocks[block]) || next == 0x2E || next == 0x3A || next == 0x2013 || next == 0x2014 else {
      continue
    }
    entries[block] = DatedEntry(value: value, range: date.range)
  }
  return entries
}

private func isDateLine(_ block: Block) -> Bool {
  block.kind == .heading && block.evidence.rule == BlockClassifier.dateAlone
}
