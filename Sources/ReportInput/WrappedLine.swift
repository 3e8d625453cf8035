import ReportModel

/// A line's words, and what it takes to know whether the line before goes on in it.
struct WrappedLine {
  var range: TextRange
  /// Characters from its first to its last word, indent and mail prefix aside: wrapping counts them, not bytes.
  var width: Int
  /// Bytes of the same.
  private var bytesOfWords: Int
  /// Characters of its first word.
  var firstWord: Int
  var indent: Int
  var prefix: Bool
  var isItem: Bool
  /// Whether a bar parts it, as in a title block: `July 22, 2021 | By …`.
  var hasBar: Bool
  /// Whether it has capitals and no small letters.
  var isCapitals: Bool
  /// The number that it begins with, before a capital or a mark: `12 Gazette, May 3`.
  var noteNumber: Int?
  /// The number of an item that it begins with, or that looks like one: `12. Gazette`, `2021. She left`.
  var itemNumber: Int?
  /// Whether it begins with a small letter, as only the rest of a sentence does.
  var beginsSmall: Bool
  /// Whether it ends as no sentence and no lead-in does: in a letter or a comma.
  var endsOpen: Bool
  /// Whether it may be the end of a sentence, a lead-in or a quotation: it ends in no letter, digit or comma.
  var endsSentence: Bool
  /// Whether it ends in a word that no line of its own ends in: `the`, `of`, `and`.
  var endsInSmallWord: Bool

  /// `Q` or `A` where the line begins with it and a stop or a colon.
  var turnLetter: UInt8?

  /// Nil for a blank line, one with only a mail prefix included.
  init?(_ bytes: [UInt8], _ line: TextRange) {
    var start = line.start
    var end = line.end
    while end > start, blankLength(bytes, before: end) > 0 { end -= blankLength(bytes, before: end) }
    while start < end, blankLength(bytes, at: start) > 0 { start += blankLength(bytes, at: start) }
    guard start < end else { return nil }
    range = TextRange(start, end)
    indent = start - line.start
    prefix = bytes[start] == UInt8(ascii: ">")
    var words = start
    if prefix {
      while words < end, bytes[words] == UInt8(ascii: ">") || bytes[words] == 0x20 { words += 1 }
      if words == end { return nil }
    }
    bytesOfWords = end - words
    width = Self.characters(bytes, words, end)
    var space = words
    while space < end, bytes[space] != 0x20 { space += 1 }
    firstWord = Self.characters(bytes, words, space)
    isItem = Self.startsItem(bytes, words, end)
    noteNumber = Self.noteNumber(bytes, words, end)
    itemNumber = Self.itemNumber(bytes, words, end)
    turnLetter = [UInt8(ascii: "Q"), UInt8(ascii: "A")].first { Self.starts($0, bytes, words, end) }
    hasBar = bytes.span.first(from: words, before: end) { $0.equal(UInt8(ascii: "|")) } < end
    isCapitals =
      indent >= 6 && bytes[words..<end].contains { (0x41...0x5A).contains($0) }
      && !bytes[words..<end].contains { (0x61...0x7A).contains($0) }
    beginsSmall = (0x61...0x7A).contains(bytes[words])
    endsSentence = bytes[end - 1] != UInt8(ascii: ",") && !bytes[end - 1].isLetterOrDigit
    endsInSmallWord = Self.endsInSmallWord(bytes, words, end)
    endsOpen = (0x61...0x7A).contains(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: ",")
  }

  static func characters(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    let bytes = bytes.span
    var count = end - start
    var i = start
    while i + 8 <= end {
      // All but the bytes after the first of a character.
      let eight = EightBytes(bytes, at: i)
      count -= (eight.wide & ~(eight.bits << 1)).nonzeroBitCount
      i += 8
    }
    while i < end {
      if bytes[i] & 0xC0 == 0x80 { count -= 1 }
      i += 1
    }
    return count
  }

  /// The small words of the languages that reports are written in.
  private static let smallWords: [StaticString] = [
    "the", "a", "an", "of", "to", "in", "and", "or", "for", "by", "on", "at", "with", "from", "that", "his", "her",
    "its",
    "their", "de", "la", "le", "les", "des", "et", "du", "el", "los", "las", "y", "der", "die", "das", "den", "dem",
    "und",
    "i", "w", "z", "na",
  ]

  private static func endsInSmallWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var word = end
    while word > start, bytes[word - 1] != 0x20, end - word < 6 { word -= 1 }
    guard word > start, bytes[word - 1] == 0x20 else { return false }
    return smallWords.contains { small in
      small.utf8CodeUnitCount == end - word
        && small.withUTF8Buffer { zip($0, bytes[word..<end]).allSatisfy { $0 == $1 } }
    }
  }

  /// Leaves out the mail prefix.
  mutating func dropPrefix() {
    guard prefix else { return }
    range.start = range.end - bytesOfWords
    prefix = false
  }

  private static func noteNumber(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var i = start
    var number = 0
    while i < end, i - start < 3, (0x30...0x39).contains(bytes[i]) {
      number = number * 10 + Int(bytes[i] - 0x30)
      i += 1
    }
    guard i > start, i + 1 < end, bytes[i] == 0x20 else { return nil }
    let next = bytes[i + 1]
    return (0x41...0x5A).contains(next) || next == 0x22 || next >= 0x80 ? number : nil
  }

  /// `12. Gazette`: an item of a list, or a note.
  private static func itemNumber(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard (0x31...0x39).contains(bytes[start]) else { return nil }
    var i = start
    var number = 0
    while i < end, (0x30...0x39).contains(bytes[i]), i - start < 4 {
      number = number * 10 + Int(bytes[i] - 0x30)
      i += 1
    }
    return i + 2 < end && bytes[i] == UInt8(ascii: ".") && bytes[i + 1] == 0x20 ? number : nil
  }

  /// Whether the line begins a list item, a note's definition or a labelled turn: something that is no continuation.
  private static func startsItem(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let first = bytes[start]
    if first == UInt8(ascii: "[") {
      var i = start + 1
      while i < end, bytes[i] != UInt8(ascii: "]"), i - start < 8 { i += 1 }
      return i < end && bytes[i] == UInt8(ascii: "]") && i > start + 1
    }
    if (0x31...0x39).contains(first) { return itemNumber(bytes, start, end) != nil }
    if first == UInt8(ascii: "*") || first == UInt8(ascii: "-") { return start + 1 < end && bytes[start + 1] == 0x20 }
    if first == 0xE2, start + 2 < end, bytes[start + 1] == 0x80 { return bytes[start + 2] == 0xA2 }
    // `¹ Gazette`: a note's raised label.
    if first == 0xC2, start + 2 < end { return [0xB2, 0xB3, 0xB9].contains(bytes[start + 1]) }
    if first == 0xE2, start + 3 < end, bytes[start + 1] == 0x81 { return bytes[start + 2] >= 0xB0 }
    return startsTurn(bytes, start, end)
  }

  /// `CHAIR: …`, `MR HALDEN: …`: a label in capitals.
  private static func startsTurn(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var i = start
    var capitals = 0
    while i < end, i - start < 40, bytes[i] != UInt8(ascii: ":") {
      if (0x41...0x5A).contains(bytes[i]) { capitals += 1 }
      guard (0x41...0x5A).contains(bytes[i]) || [0x20, 0x2E, 0x2D, 0x27].contains(bytes[i]) else { return false }
      i += 1
    }
    return capitals >= 2 && i + 1 < end && bytes[i] == UInt8(ascii: ":") && bytes[i + 1] == 0x20
  }

  /// Whether a line begins with this letter and a stop or a colon: `Q. Where was it?`
  static func starts(_ letter: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    start + 3 < end && bytes[start] == letter && [0x2E, 0x3A, 0x29].contains(bytes[start + 1])
      && bytes[start + 2] == 0x20
  }
}

/// The length of the white space character that begins at an offset, or 0. NBSP and its narrow kin count.
func blankLength(_ bytes: [UInt8], at i: Int) -> Int {
  switch bytes[i] {
  case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: return 1
  case 0xC2: return i + 1 < bytes.count && bytes[i + 1] == 0xA0 ? 2 : 0
  case 0xE2:
    guard i + 2 < bytes.count, bytes[i + 1] == 0x80 else { return 0 }
    return (0x80...0x8A).contains(bytes[i + 2]) || bytes[i + 2] == 0xAF ? 3 : 0
  default: return 0
  }
}

/// The length of the white space character that ends before an offset, or 0.
func blankLength(_ bytes: [UInt8], before i: Int) -> Int {
  if bytes[i - 1] < 0x80 { return blankLength(bytes, at: i - 1) }
  if i >= 2, bytes[i - 2] == 0xC2 { return blankLength(bytes, at: i - 2) }
  return i >= 3 && bytes[i - 3] == 0xE2 ? blankLength(bytes, at: i - 3) : 0
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  fileprivate var isLetterOrDigit: Bool {
    (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || (0x30...0x39).contains(self)
  }
}
