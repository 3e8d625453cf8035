import ReportModel

/// The paragraphs of a plain text, in order: lines that belong together because somebody wrapped them, each other line
/// alone. Between two paragraphs there is only white space. Linear.
///
/// Blank lines always part. Within a group of lines a line goes on in the next one when that one's first word would not
/// have fitted any more: the width is the group's longest line, which has to lie between 40 and 100 bytes. It goes on, too,
/// when it ends in a word and the next one begins with a small letter.
/// Rejected: the median line of the whole file, which fails on a wrapped letter among paragraphs of one line.
func findParagraphs(in text: ReadingText) -> [Paragraph] {
  var paragraphs: [Paragraph] = []
  var group: [WrappedLine] = []
  /// Paragraphs every line of which is set in; how many lines are, and how many there are at all.
  var setIn: [Int] = []
  var lines = (setIn: 0, all: 0)
  let isMail = isMail(text)
  let layout = LineLayout(of: text)
  func finish() {
    let first = paragraphs.count
    if isMail { for index in group.indices { group[index].dropPrefix() } }
    joinLines(group, layout: layout, into: &paragraphs)
    lines.all += group.count
    if let indent = group.first?.indent, indent >= 3, group.allSatisfy({ $0.indent == indent && !$0.isItem }) {
      lines.setIn += group.count
      if paragraphs.count == first + 1 { setIn.append(first) }
    }
    group.removeAll(keepingCapacity: true)
  }
  for index in 0..<text.lineCount {
    if let line = WrappedLine(text.bytes, text.lineRange(index)) { group.append(line) } else { finish() }
  }
  finish()
  // What is set in among text that is not is a quotation, when it is more than a line.
  if lines.setIn * 3 < lines.all {
    for index in setIn where paragraphs[index].hint == .none && paragraphs[index].range.count >= 90 {
      paragraphs[index].hint = .blockquote
    }
    // A short paragraph beside one that is set in goes with it.
    for (before, next) in zip(setIn, setIn.dropFirst()) where next == before + 1 {
      if paragraphs[before].hint == .blockquote, paragraphs[next].hint == .none { paragraphs[next].hint = .blockquote }
    }
    for (before, next) in zip(setIn, setIn.dropFirst()).reversed() where next == before + 1 {
      if paragraphs[next].hint == .blockquote, paragraphs[before].hint == .none {
        paragraphs[before].hint = .blockquote
      }
    }
  }
  return paragraphs
}

/// How the lines of a text were laid out, as far as all of them together show it.
struct LineLayout {
  /// The width to which lines are wrapped: that of the longest line of three paragraphs of four lines and more that differ
  /// by a word at most; else 0.
  var usualWidth = 0
  /// Whether a paragraph's first line is set in and no blank line parts it from the one before.
  var setsInFirstLines = false

  /// Reads a text. Linear.
  init(of text: ReadingText) {
    /// How many paragraphs of four lines and more have a longest line of this many characters.
    var counts = Array(repeating: 0, count: 91)
    var run = (lines: 0, longest: 0)
    var before = (indent: 0, isBlank: true)
    var steps = (back: 0, in: 0)
    for index in 0...text.lineCount {
      let line = index < text.lineCount ? text.lineRange(index) : TextRange(0, 0)
      var start = line.start
      while start < line.end, text.bytes[start] == 0x20 { start += 1 }
      let isBlank = line.end - start <= 1
      if isBlank {
        if run.lines >= 4, (40...90).contains(run.longest) { counts[run.longest] += 1 }
        run = (0, 0)
      } else {
        run.lines += 1
        run.longest = max(
          run.longest, WrappedLine.characters(text.bytes, line.start, line.end) - mailPrefix(text.bytes, line))
        let indent = start - line.start
        // From a line that is set in back to one that goes on in small letters, or the other way.
        if !before.isBlank, (0x61...0x7A).contains(text.bytes[start]), line.count > 30 {
          if before.indent >= 2, before.indent < 12, indent == 0 { steps.back += 1 }
          if before.indent == 0, indent >= 2 { steps.in += 1 }
        }
        before.indent = indent
      }
      before.isBlank = isBlank
    }
    usualWidth =
      (40...90).last { width in
        counts[width] > 0 && counts[max(0, width - 8)...width].reduce(0, +) >= 3
      } ?? 0
    setsInFirstLines = steps.back >= 2 && steps.back > steps.in * 3
  }

  init() {}
}

/// The length of a mail's `> ` at the beginning of a line.
private func mailPrefix(_ bytes: [UInt8], _ line: TextRange) -> Int {
  var i = line.start
  while i < line.end, bytes[i] == UInt8(ascii: ">") || i > line.start && bytes[i] == 0x20 { i += 1 }
  return i - line.start
}

/// Whether `>` before lines is what mail programs put there and sets nothing off: lines with and without it stand in one
/// paragraph, most lines have it, or the text begins with a mail's header.
private func isMail(_ text: ReadingText) -> Bool {
  var before: WrappedLine?
  var lines = (quoted: 0, all: 0)
  // Without any only the header tells.
  let hasPrefix = text.bytes.span.first(from: 0, before: text.count) { $0.equal(UInt8(ascii: ">")) } < text.count
  for index in 0..<(hasPrefix ? text.lineCount : min(text.lineCount, 8)) {
    let range = text.lineRange(index)
    let line = WrappedLine(text.bytes, range)
    if let line {
      lines.all += 1
      if line.prefix { lines.quoted += 1 }
    }
    if let line, let before, line.prefix != before.prefix, min(line.width, before.width) >= 40 { return true }
    if let line, index < 8 {
      let start = String(
        decoding: text.bytes[line.range.start..<min(line.range.end, line.range.start + 9)], as: UTF8.self)
      if ["From: ", "Subject: "].contains(where: start.hasPrefix) { return true }
    }
    before = line
  }
  return lines.quoted > 3 && lines.quoted * 4 >= lines.all * 3
}

/// The paragraphs of a stretch of lines, with this hint: joined as in plain text.
func joinLines(of range: TextRange, in bytes: [UInt8], hint: Paragraph.Hint, into paragraphs: inout [Paragraph]) {
  var group: [WrappedLine] = []
  var start = range.start
  while start < range.end {
    var end = start
    while end < range.end, bytes[end] != 0x0A { end += 1 }
    if let line = WrappedLine(bytes, TextRange(start, end)) {
      group.append(line)
    } else {
      joinLines(group, hint: hint, into: &paragraphs)
      group.removeAll(keepingCapacity: true)
    }
    start = end + 1
  }
  joinLines(group, hint: hint, into: &paragraphs)
}

/// A range without the white space around its words; empty when there are none.
func trimmed(_ range: TextRange, of bytes: [UInt8]) -> TextRange {
  var range = range
  while range.end > range.start, isBlank(bytes, before: range.end) > 0 {
    range.end -= isBlank(bytes, before: range.end)
  }
  range.end = max(range.end, range.start)
  while range.start < range.end, isBlank(bytes, at: range.start) > 0 { range.start += isBlank(bytes, at: range.start) }
  return range
}

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
    while end > start, isBlank(bytes, before: end) > 0 { end -= isBlank(bytes, before: end) }
    while start < end, isBlank(bytes, at: start) > 0 { start += isBlank(bytes, at: start) }
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

private func joinLines(
  _ group: [WrappedLine], hint: Paragraph.Hint = .none, layout: LineLayout = LineLayout(),
  into paragraphs: inout [Paragraph]
) {
  guard let first = group.first else { return }
  var longest = group.reduce(0) { max($0, $1.width) }
  // Of two lines the first is often the longer one, and shows nothing: the text's other paragraphs do.
  if group.count == 2, longest >= 40, first.indent == 0 { longest = max(longest, layout.usualWidth - first.indent) }
  let isWrapped = (40...100).contains(longest)
  let asks = group.contains { $0.turnLetter == UInt8(ascii: "Q") }
  var range = first.range
  /// The number of the last line that began with the first line's or counted on from it.
  var number = first.noteNumber
  /// The number of the last item.
  var item = first.itemNumber
  func finish() {
    let hint: Paragraph.Hint = first.prefix && hint == .none ? .blockquote : hint
    paragraphs.append(Paragraph(range, hint: hint))
  }
  for (before, line) in zip(group, group.dropFirst()) {
    let goesOn = (line.beginsSmall && before.endsOpen || before.endsInSmallWord) && before.width >= 40
    // Who wraps by hand leaves a word's room now and then; only a line that ends a sentence is short for good.
    let room = before.endsSentence ? 0 : 6
    let fits = before.width + 1 + line.firstWord + room <= longest && !goesOn
    // `12 Gazette` after a line that began with 11.
    let countsOn = number.map { line.noteNumber == $0 + 1 } ?? false
    if countsOn { number = line.noteNumber }
    // `… on April 28,` and `2021. She left …`: a sentence's number, unless the items come to it.
    let endsSentence = line.itemNumber.map { $0 > 3 && $0 != (item ?? 0) + 1 && before.endsOpen && !fits } ?? false
    let isItem = line.isItem && !endsSentence
    if isItem { item = line.itemNumber ?? item }
    // Lines in the middle of the page, in capitals: one heading.
    let isCentred = before.isCapitals && line.isCapitals && before.indent >= 6 && line.indent >= 6
    if layout.setsInFirstLines, line.indent >= 2, line.indent < 12 {
      finish()
      range = line.range
    } else if layout.setsInFirstLines, line.indent == 0, !isItem, !line.hasBar {
      range.end = line.range.end
    } else if isCentred && before.indent != line.indent {
      range.end = line.range.end
    } else if isWrapped, !fits, !isItem, !(asks && line.turnLetter != nil), !countsOn, !line.hasBar, !before.hasBar {
      range.end = line.range.end
    } else {
      finish()
      range = line.range
    }
  }
  finish()
}

/// The length of the white space character that begins at an offset, or 0. NBSP and its narrow kin count.
private func isBlank(_ bytes: [UInt8], at i: Int) -> Int {
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
private func isBlank(_ bytes: [UInt8], before i: Int) -> Int {
  if bytes[i - 1] < 0x80 { return isBlank(bytes, at: i - 1) }
  if i >= 2, bytes[i - 2] == 0xC2 { return isBlank(bytes, at: i - 2) }
  return i >= 3 && bytes[i - 3] == 0xE2 ? isBlank(bytes, at: i - 3) : 0
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  fileprivate var isLetterOrDigit: Bool {
    (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || (0x30...0x39).contains(self)
  }
}
