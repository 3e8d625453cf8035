import ReportModel

/// The date that an entry of a chronology begins with.
struct DatedEntry {
  var value: EDTF
  var range: TextRange
  /// Whether it heads a letter or the like, which may have only a month.
  var isOfDocument = false
}

/// For each block that begins with a date and a stop, a colon or a dash, that date: `19 October. Arden writes …`,
/// `Night of 2 May: …`. Linear.
func datedEntries(_ dates: [DateMention], blocks: [Block], in text: ReadingText) -> [Int: DatedEntry] {
  var entries: [Int: DatedEntry] = [:]
  var block = 0
  for date in dates where date.value != nil {
    while block < blocks.count, blocks[block].range.end <= date.range.start { block += 1 }
    guard block < blocks.count else { break }
    if blocks[block].kind == .heading || blocks[block].kind == .titleBlock, entries[block] == nil,
      blocks[block].kind == .heading && date.value?.isDay == true
        && isAll(of: blocks[block].range, date.range, in: text)
        || isOccasion(date.range, of: blocks[block].range, in: text), let value = date.value
    {
      entries[block] = DatedEntry(value: value, range: date.range)
      continue
    }
    guard blocks[block].kind == .prose || blocks[block].kind == .listItem || isDateLine(blocks[block]),
      entries[block] == nil, let value = date.value
    else { continue }
    let hasPlace = isPlace(before: date.range, blocks[block], in: text)
    guard date.range.start - blocks[block].range.start <= 12 || hasPlace,
      date.range.end + 1 < blocks[block].range.end || isDateLine(blocks[block])
    else { continue }
    // `At noon, May 3.`: no stop before it.
    let before = text.bytes[blocks[block].range.start..<max(date.range.start, blocks[block].range.start)]
    guard
      before.allSatisfy({ $0.isASCIILetter || $0 == 0x20 || $0 >= 0x80 || $0 == 0x2A || $0 == 0x2D })
        || before.count == 1 && [UInt8(ascii: "["), UInt8(ascii: "(")].contains(text.bytes[blocks[block].range.start])
        || hasPlace
    else { continue }
    let next = text.scalar(at: text.skipSpace(date.range.end, blocks[block].range.end)).value
    guard
      isDateLine(blocks[block]) || next == 0x2E || next == 0x3A || next == 0x2013 || next == 0x2014
        || before.count == 1 && (next == 0x5D || next == 0x29)
    else {
      continue
    }
    entries[block] = DatedEntry(value: value, range: date.range)
  }
  return entries
}

/// Whether a heading says when the words below it were said: `Quist At The Harvest Rally, September 14, 2008: "…"`.
private func isOccasion(_ date: TextRange, of heading: TextRange, in text: ReadingText) -> Bool {
  guard date.start > heading.start + 8, heading.count <= 300, date.end + 3 < heading.end,
    text.bytes[date.end] == UInt8(ascii: ":"),
    let before = text.scalar(before: text.trimSpace(heading.start, date.start))?.value
  else { return false }
  let next = text.skipSpace(date.end + 1, heading.end)
  return before == 0x2C && (text.isQuote(at: next) || [0x27, 0x2018].contains(text.scalar(at: next).value))
}

/// `Weir, 9 May 2001. "…"`: one name and a comma before the day, and nothing between it and the words.
private func isPlace(before date: TextRange, _ block: Block, in text: ReadingText) -> Bool {
  // A correspondent's line dates his report and not what is said in it.
  guard date.end + 2 < block.range.end, text.bytes[date.end] == UInt8(ascii: "."),
    text.isQuote(at: text.skipSpace(date.end + 1, block.range.end))
  else { return false }
  let place = TextRange(block.range.start, max(block.range.start, date.start))
  guard (4...24).contains(place.count), block.kind == .prose, text.scalar(at: place.start).value.isUppercase,
    let comma = text.bytes[place.start..<place.end].firstIndex(of: UInt8(ascii: ",")),
    text.skipSpace(comma + 1, place.end) == place.end
  else { return false }
  var isStart = true
  for byte in text.bytes[place.start..<comma] {
    guard byte.isASCIILetter || byte >= 0x80 || byte == 0x20 || byte == 0x2D,
      !isStart || !byte.isASCIILowercase
    else { return false }
    isStart = byte == 0x20
  }
  return true
}

/// For each heading of a letter, a speech or a meeting that ends with its day, or has it before a colon, that day: `The bishop
/// to the abbess, 3 May 1611`, `Farrow to Teal, May 3:`. Linear.
func headedDays(
  _ dates: [DateMention], blocks: [Block], in text: ReadingText, _ lexicon: Lexicon
) -> [Int: DatedEntry] {
  var days: [Int: DatedEntry] = [:]
  var block = 0
  for date in dates where date.role == .event {
    while block < blocks.count, blocks[block].range.end <= date.range.start { block += 1 }
    guard block < blocks.count else { break }
    let range = blocks[block].range
    guard blocks[block].kind == .heading || blocks[block].kind == .titleBlock, let value = date.value,
      !value.isInterval, value.start?.month != nil,
      date.range.start > range.start + 8, days[block] == nil
    else { continue }
    let before = text.trimSpace(range.start, date.range.start)
    var next = text.skipSpace(date.range.end, range.end)
    // `**From a letter to Reed, 4 May 1907**`
    while next < range.end, text.bytes[next] == UInt8(ascii: "*") { next += 1 }
    guard text.bytes[before - 1] == UInt8(ascii: ","), next >= range.end || text.bytes[next] == UInt8(ascii: ":"),
      next < range.end || blocks[block].kind == .heading
    else { continue }
    let title = TextRange(range.start, before)
    guard
      text.words(in: title, lexicon).contains(where: {
        $0.classes.contains(.cueNoun) || !$0.rules.isDisjoint(with: [.scene, .bookish])
          || text.lowercased($0.range) == "to"
      })
    else { continue }
    days[block] = DatedEntry(value: value, range: date.range, isOfDocument: true)
  }
  return days
}

/// Whether a heading is nothing but a day, its weekday and its marks: `## Monday, 9 December 1912`.
private func isAll(of heading: TextRange, _ date: TextRange, in text: ReadingText) -> Bool {
  heading.count - date.count < 20 && date.start - heading.start < 16
    && text.bytes[date.end..<max(date.end, heading.end)].allSatisfy { [0x20, 0x2A, 0x2E, 0x3A, 0x23].contains($0) }
    && text.bytes[heading.start..<max(heading.start, date.start)].allSatisfy {
      $0.isASCIILetter || [0x20, 0x2A, 0x2C, 0x23].contains($0)
    }
}

private func isDateLine(_ block: Block) -> Bool {
  block.kind == .heading && block.evidence.rule == BlockClassifier.dateAlone
}
