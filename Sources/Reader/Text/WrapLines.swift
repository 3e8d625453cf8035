import ReportModel
import Screen

/// A line of the screen: the bytes that it shows, and the blanks before them.
struct TextLine: Hashable, Sendable {
  /// Its words, without the blanks at its end.
  var range: TextRange
  /// Columns before them: the lines of a list item hang under its words.
  var indent: Int
}

/// The lines that a stretch of text takes at a width; at least one, each beginning after the one before. Linear.
///
/// Lines are broken at blanks, after long dashes and around wide characters, and inside a word only when it is wider
/// than a line. A line end inside the stretch, with the blanks after it, counts as one blank. What is hidden is a word of
/// its own, in the width of the mark that stands for it.
func wrapLines(
  of range: TextRange, in bytes: Span<UInt8>, columns: Int, charset: Charset, hidden: HiddenText = .none
) -> [TextLine] {
  var end = range.end
  while end > range.start, isSpace(bytes[end - 1]) { end -= 1 }
  let hang = hangingIndent(of: range.start..<end, in: bytes, columns: columns, charset: charset)
  var lines: [TextLine] = []
  var indent = 0
  var lineStart = range.start
  /// Columns used so far, and at the last place where the line can be broken.
  var used = 0
  var usedAtBreak = 0
  /// Where the line would end there, and where the next would begin; none before the first word.
  var opening: (end: Int, next: Int)?
  var wordEnd = range.start
  var hasWord = false
  var units = TextUnits(offset: range.start, end: end, charset: charset, hidden: hidden)
  while units.offset < end {
    let offset = units.offset
    let unit = units.next(in: bytes, column: used)
    if unit.isBlank {
      if hasWord, !unit.followsBlank { wordEnd = offset }
      used += unit.width
      if hasWord {
        opening = (wordEnd, units.offset)
        usedAtBreak = used
      }
      continue
    }
    if unit.breaksBefore, hasWord, opening?.next != offset {
      opening = (offset, offset)
      usedAtBreak = used
    }
    if !hasWord, used > 0, used + unit.width > columns {
      // Blanks before the first word that leave it no room are left out.
      lineStart = offset
      used = 0
    }
    while hasWord, indent + used + unit.width > columns {
      var place = opening ?? (offset, offset)
      if opening == nil {
        usedAtBreak = used
        let start = startOfCluster(at: offset, in: bytes, after: lineStart)
        if start < offset {
          place = (start, start)
          usedAtBreak -= displayWidth(ofUTF8: bytes.extracting(start..<offset), charset: charset)
        }
      }
      lines.append(TextLine(range: TextRange(lineStart, place.end), indent: indent))
      used -= usedAtBreak
      indent = hang
      lineStart = place.next
      hasWord = lineStart < offset
      opening = nil
    }
    used += unit.width
    hasWord = true
    if unit.breaksAfter {
      opening = (units.offset, units.offset)
      usedAtBreak = used
    }
  }
  lines.append(TextLine(range: TextRange(lineStart, end), indent: indent))
  return lines
}

/// Where the cluster begins that an offset is in; the offset itself when that is where the line begins. Linear in it.
private func startOfCluster(at offset: Int, in bytes: Span<UInt8>, after lineStart: Int) -> Int {
  var start = offset
  while start > lineStart, continuesCluster(in: bytes, at: start) {
    start -= 1
    while start > lineStart, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  }
  return start > lineStart ? start : offset
}

/// The units of a stretch of text as a line shows them: tabs are blanks up to the next eighth column, and a line end with
/// the blanks after it is one blank.
struct TextUnits {
  /// What `next` gives.
  struct Unit {
    var width: Int
    var isBlank = false
    var followsBlank = false
    var breaksBefore = false
    var breaksAfter = false
    /// What is hidden here; its mark is shown.
    var hidden: HiddenStretch?
  }

  /// Where the next unit begins.
  private(set) var offset: Int
  let end: Int
  let charset: Charset
  private var isAfterLineEnd = false
  private var isAfterBlank = false
  private let hidden: HiddenText
  /// The next hidden stretch, and where it begins.
  private var stretch: Int
  private var nextHidden: Int

  init(offset: Int, end: Int, charset: Charset, hidden: HiddenText = .none) {
    self.offset = offset
    self.end = end
    self.charset = charset
    self.hidden = hidden
    stretch = hidden.index(endingAfter: offset)
    nextHidden = stretch < hidden.stretches.count ? hidden.stretches[stretch].range.start : Int.max
  }

  /// The unit at `offset`, which moves on. `column` is where it will stand. Precondition: `offset < end`.
  mutating func next(in bytes: Span<UInt8>, column: Int) -> Unit {
    if offset >= nextHidden { return skipHidden() }
    let byte = bytes[offset]
    if isSpace(byte), byte != 0x0B, byte != 0x0C {
      var width = byte == 0x09 ? 8 - column % 8 : 1
      if isAfterLineEnd { width = 0 }
      if byte == 0x0A || byte == 0x0D { isAfterLineEnd = true }
      defer { isAfterBlank = true }
      offset += 1
      return Unit(width: width, isBlank: true, followsBlank: isAfterBlank)
    }
    isAfterLineEnd = false
    if byte > 0x20, byte < 0x7F, offset + 1 == end || bytes[offset + 1] < 0x80 {
      isAfterBlank = false
      offset += 1
      return Unit(width: 1)
    }
    let unit = displayUnit(in: bytes, at: offset, charset: charset)
    defer {
      isAfterBlank = unit.isBlank
      offset = min(end, offset + unit.byteCount)
    }
    if unit.isBlank { return Unit(width: unit.width, isBlank: true, followsBlank: isAfterBlank) }
    let isLongDash =
      byte == 0xE2 && unit.byteCount == 3 && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x94
    return Unit(width: unit.width, breaksBefore: byte >= 0xE3 && unit.width == 2, breaksAfter: isLongDash)
  }
}

extension TextUnits {
  /// The mark of what is hidden here, which is passed over.
  private mutating func skipHidden() -> Unit {
    let found = hidden.stretches[stretch]
    offset = min(end, max(offset + 1, found.range.end))
    stretch = hidden.index(endingAfter: offset)
    nextHidden = stretch < hidden.stretches.count ? hidden.stretches[stretch].range.start : Int.max
    isAfterLineEnd = false
    isAfterBlank = false
    return Unit(width: found.width, hidden: found)
  }
}

/// How far the lines of a list item hang: its blanks, its bullet and the blank after it; 0 for everything else.
private func hangingIndent(of range: Range<Int>, in bytes: Span<UInt8>, columns: Int, charset: Charset) -> Int {
  var offset = range.lowerBound
  while offset < range.upperBound, bytes[offset] == 0x20 { offset += 1 }
  let blanks = offset - range.lowerBound
  var bullet = 0
  if offset + 1 < range.upperBound, [0x2A, 0x2D, 0x2B].contains(bytes[offset]), bytes[offset + 1] == 0x20 {
    bullet = 1
  } else if offset + 3 < range.upperBound, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80,
    bytes[offset + 2] == 0xA2, isSpace(bytes[offset + 3])
  {
    bullet = displayUnit(in: bytes, at: offset, charset: charset).width
  }
  let hang = bullet == 0 ? 0 : blanks + bullet + 1
  return hang * 3 <= columns ? hang : 0
}
