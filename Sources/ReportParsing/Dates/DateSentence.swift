import ReportModel

/// The sentence that a date stands in, and its words of saying; kept from one date to the next, so that a sentence with many
/// dates is read once.
struct DateSentence {
  /// A word of saying or a quotation mark.
  private struct Cue {
    var end: Int
    /// `said that`: what follows is what was said, not when.
    var isReporting: Bool
  }
  private var range = TextRange(0, 0)
  private var cues: [Cue] = []

  /// Whether the sentence of the date tells of saying or publishing. `They said that the gate was shut on May 3` dates the gate,
  /// and so does `during the May 3 storm`. Bounded, but for the first date of a sentence.
  /// A date after the report's own is none of a statement where its sentence looks ahead.
  mutating func tellsOfSaying(
    _ date: TextRange, in text: ReadingText, stretch: TextRange, isLater: Bool = false
  ) -> Bool {
    if !range.contains(date) || range.isEmpty { read(around: date, in: text, stretch) }
    let lexer = DateLexer(
      bytes: text.bytes, words: .all, classes: DateByte.classes, floor: range.start, limit: range.end)
    var led = lexer.tokenBefore(date.start)
    if led.isWord(.the) { led = lexer.tokenBefore(led.start) }
    if led.isDuring(text.bytes) { return false }
    if isLater, looksAhead(from: max(range.start, date.start - 199), to: date.start, lexer) { return false }
    return cues.contains { cue in
      !(cue.isReporting && cue.end < date.start) && !tellsWho(from: cue.end, to: date.start, text.bytes)
        && !looksAhead(from: cue.end, to: date.start, lexer)
    }
  }

  /// Whether what lies between a word of saying and a date tells of what is to come: `promised that it would be mended by May`.
  private func looksAhead(from start: Int, to end: Int, _ lexer: DateLexer) -> Bool {
    guard start < end, end - start < 200 else { return false }
    var at = start
    while at < end {
      let token = lexer.token(at)
      if token.kind == .end || token.end > end { return false }
      if token.isWord(.future), token.word?.value == 1 { return true }
      if token.kind == .word, lexer.bytes[token.start..<token.end].elementsEqual("would".utf8) { return true }
      if token.isMark(".") || token.isMark(";") || token.isMark("\"") { return false }
      at = token.end
    }
    return false
  }

  /// Whether `who` stands between a word of saying and a date: `said Salun, who had travelled by bus on 4 June` dates the bus.
  private func tellsWho(from start: Int, to end: Int, _ bytes: [UInt8]) -> Bool {
    guard start < end, end - start < 300 else { return false }
    for i in start..<max(start, end - 4) where bytes[i].isBlank && bytes[i + 1] == UInt8(ascii: "w") {
      if bytes[i + 2] == UInt8(ascii: "h"), bytes[i + 3] == UInt8(ascii: "o"), bytes[i + 4].isBlank { return true }
    }
    return false
  }

  private mutating func read(around date: TextRange, in text: ReadingText, _ stretch: TextRange) {
    range = Self.sentence(around: date, in: text, stretch)
    cues.removeAll(keepingCapacity: true)
    let lexer = DateLexer(
      bytes: text.bytes, words: .all, classes: DateByte.classes, floor: range.start, limit: range.end)
    var at = range.start
    let bytes = text.bytes.span
    let lengths = DateWords.all.sayingLengths
    while at < range.end {
      // Words that tell of nothing are passed over.
      if bytes[at] == 0x20 {
        at += 1
        continue
      }
      if lexer.byteClass(at) == DateByte.letter {
        var end = at + 1
        while end < range.end, lexer.byteClass(end) == DateByte.letter { end += 1 }
        if end - at >= 32 || lengths[Int(bytes[at])] >> UInt32(end - at) & 1 == 0 {
          at = end
          continue
        }
      }
      let token = lexer.token(at)
      if token.kind == .end { return }
      at = token.end
      if token.isMark("\"") || (token.isMark(":") && token.end >= range.end) {
        cues.append(Cue(end: token.end, isReporting: false))
      } else if token.isWord(.saying) {
        let isVerb = text.bytes[token.end - 1] == UInt8(ascii: "d") || token.word?.flags.contains(.verb) == true
        cues.append(Cue(end: token.end, isReporting: isVerb && lexer.token(token.end).isWord(.that)))
      }
    }
  }

  /// The sentence, as far as 400 bytes to each side; it may run over the lines of its stretch.
  private static func sentence(around date: TextRange, in text: ReadingText, _ stretch: TextRange) -> TextRange {
    let bytes = text.bytes
    var start = date.start
    let low = max(0, date.start - 400)
    while start > low, !isLineEnd(bytes[start - 1]) || start > stretch.start, !isStop(start - 1, bytes) { start -= 1 }
    // The mark and the note of the sentence before are not its own.
    closing: while start < date.start {
      switch bytes[start] {
      case UInt8(ascii: "\""), UInt8(ascii: ")"): start += 1
      case 0xE2 where start + 2 < date.start && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x9D: start += 3
      case UInt8(ascii: "["), UInt8(ascii: "("):
        let close = (start..<min(date.start, start + 8)).first {
          bytes[$0] == UInt8(ascii: "]") || bytes[$0] == UInt8(ascii: ")")
        }
        guard let close else { break closing }
        start = close + 1
      default: break closing
      }
    }
    var end = date.end
    let high = min(bytes.count, date.end + 400)
    while end < high, !isLineEnd(bytes[end]) || end < stretch.end, !isStop(end, bytes) { end += 1 }
    // `19 October. Arden writes …`: an entry's date is that of its next sentence.
    if end < high, bytes[end] == UInt8(ascii: "."), start <= stretch.start + 2,
      isBare(bytes, start, date.start, most: 12),
      isBare(bytes, date.end, end, most: 0)
    {
      end += 1
      while end < high, !isLineEnd(bytes[end]) || end < stretch.end, !isStop(end, bytes) { end += 1 }
    }
    // Space at the end of a line hides no colon.
    while end > date.end, bytes[end - 1].isBlank { end -= 1 }
    while start < date.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return TextRange(start, end)
  }

  /// Whether so many letters at most stand in a stretch, and nothing but space besides.
  private static func isBare(_ bytes: [UInt8], _ start: Int, _ end: Int, most: Int) -> Bool {
    var letters = 0
    for i in start..<max(start, end) where bytes[i] != 0x20 && bytes[i] != 0x0A && bytes[i] != 0x0D {
      guard bytes[i].isASCIILetter, letters < most else { return false }
      letters += 1
    }
    return true
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Whether a sentence ends at the byte.
  private static func isStop(_ i: Int, _ bytes: [UInt8]) -> Bool {
    switch bytes[i] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      guard i + 1 < bytes.count else { return true }
      switch bytes[i + 1] {
      case 0x20, 0x0A, 0x0D, UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: ")"), 0xE2, 0xC2: break
      default: return false
      }
      // Not after an initial: a single letter.
      guard i >= 2 else { return true }
      let isLetter = (0x41...0x5A).contains(bytes[i - 1] & 0xDF)
      return !(isLetter && (bytes[i - 2].isBlank || bytes[i - 2] == UInt8(ascii: "."))) && !isTitle(endingAt: i, bytes)
    default: return false
    }
  }

  /// The titles that end in a stop.
  private static let titles: [[UInt8]] = [
    "Mr", "Mrs", "Ms", "Dr", "St", "Lt", "Sgt", "Gen", "Col", "Sen", "Rev", "Maj", "Gov", "Rep", "Capt", "Prof", "Hon",
    "Fr",
  ].map { Array($0.utf8) }

  /// Whether the stop at an offset belongs to a title: `Mr.`, `Dr.`, `Capt.`
  private static func isTitle(endingAt stop: Int, _ bytes: [UInt8]) -> Bool {
    var start = stop
    while start > 0, stop - start < 5, bytes[start - 1].isASCIILetter { start -= 1 }
    guard (2...4).contains(stop - start), bytes[start].isASCIIUppercase else { return false }
    return titles.contains { bytes[start..<stop].elementsEqual($0) }
  }
}
