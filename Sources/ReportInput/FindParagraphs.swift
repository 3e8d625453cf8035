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
  while range.end > range.start, blankLength(bytes, before: range.end) > 0 {
    range.end -= blankLength(bytes, before: range.end)
  }
  range.end = max(range.end, range.start)
  while range.start < range.end, blankLength(bytes, at: range.start) > 0 {
    range.start += blankLength(bytes, at: range.start)
  }
  return range
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
