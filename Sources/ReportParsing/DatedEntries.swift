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
      date.range.start - blocks[block].range.start <= (value.isDay ? 24 : 12),
      date.range.end + 1 < blocks[block].range.end || isDateLine(blocks[block])
    else { continue }
    // `At noon, May 3.`: no stop before it.
    let before = text.bytes[blocks[block].range.start..<max(date.range.start, blocks[block].range.start)]
    // `Weir, 9 May 2001.`: a place before it.
    let place = before.last == 0x20 && before.dropLast().last == UInt8(ascii: ",") ? before.dropLast(2) : before
    guard place.allSatisfy({ $0.isASCIILetter || $0 == 0x20 || $0 >= 0x80 || $0 == 0x2A || $0 == 0x2D }),
      place.count <= 12 || place.count < before.count && place.first?.isASCIIUppercase == true
    else { continue }
    let next = text.scalar(at: text.skipSpace(date.range.end, blocks[block].range.end)).value
    guard isDateLine(blocks[block]) || next == 0x2E || next == 0x3A || next == 0x2013 || next == 0x2014 else {
      continue
    }
    entries[block] = DatedEntry(value: value, range: date.range)
  }
  return entries
}

/// For each heading of a letter, a speech or a meeting that ends with its day, or has it before a colon, that day: `The bishop
/// to the abbess, 3 May 1611`, `Leader at the rally, May 3, 2008: '…'`. Linear.
func headedDays(
  _ dates: [DateMention], blocks: [Block], in text: ReadingText, _ lexicon: Lexicon
) -> [Int: DatedEntry] {
  var days: [Int: DatedEntry] = [:]
  var block = 0
  for date in dates where date.role == .event {
    while block < blocks.count, blocks[block].range.end <= date.range.start { block += 1 }
    guard block < blocks.count else { break }
    let range = blocks[block].range
    guard blocks[block].kind == .heading || blocks[block].kind == .titleBlock, let value = date.value, value.isDay,
      date.range.start > range.start + 8, days[block] == nil
    else { continue }
    let before = text.trimSpace(range.start, date.range.start)
    let next = text.skipSpace(date.range.end, range.end)
    guard text.bytes[before - 1] == UInt8(ascii: ","), next >= range.end || text.bytes[next] == UInt8(ascii: ":"),
      next < range.end || blocks[block].kind == .heading
    else { continue }
    let title = TextRange(range.start, before)
    guard
      text.words(in: title, lexicon).contains(where: {
        $0.classes.contains(.cueNoun) || $0.rules.contains(.scene) || text.lowercased($0.range) == "to"
      })
    else { continue }
    days[block] = DatedEntry(value: value, range: date.range)
  }
  return days
}

private func isDateLine(_ block: Block) -> Bool {
  block.kind == .heading && block.evidence.rule == BlockClassifier.dateAlone
}
