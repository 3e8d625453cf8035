import ReportModel

extension ReadingText {
  /// The parts of a line that `|` parts.
  func parts(of range: TextRange) -> [TextRange] { split(range, at: ["|"]) }

  /// The trimmed stretches between any of these separators; empty ones are left out.
  func split(_ range: TextRange, at separators: [StaticString]) -> [TextRange] {
    var parts: [TextRange] = []
    var start = range.start
    var i = range.start
    while i < range.end {
      if let separator = separators.first(where: { hasWords($0, at: i, before: range.end) }) {
        parts.append(trimmed(TextRange(start, i)))
        i += separator.utf8CodeUnitCount
        start = i
      } else {
        i += 1
      }
    }
    parts.append(trimmed(TextRange(start, range.end)))
    return parts.filter { !$0.isEmpty }
  }

  /// Whether a paragraph begins with a field of a mail's header: `From:`, `Subject:`.
  func isMailHeader(_ range: TextRange) -> Bool {
    let fields: [StaticString] = [
      "from:", "to:", "subject:", "date:", "sent:", "cc:", "bcc:", "reply-to:", "message-id:", "in-reply-to:",
      "list-id:",
    ]
    return fields.contains { hasWords($0, at: range.start, before: range.end) }
  }

  /// A line without the `>` that it begins with.
  func withoutQuoteMarks(_ line: TextRange) -> TextRange {
    var start = line.start
    while start < line.end, bytes[start] == UInt8(ascii: ">") || bytes[start] == 0x20 { start += 1 }
    return TextRange(start, line.end)
  }

  /// The lines of a mail's header that words begin with, at least two; nil where they begin with none.
  func mailHeader(of range: TextRange) -> TextRange? {
    guard isMailHeader(range) else { return nil }
    var header = TextRange(range.start, range.start)
    var count = 0
    for line in split(range, at: ["\n"]) {
      let start = skipSpace(bytes[line.start] == UInt8(ascii: ">") ? line.start + 1 : line.start, line.end)
      guard isMailHeader(TextRange(start, line.end)) else { break }
      header.end = line.end
      count += 1
    }
    return count > 1 ? header : nil
  }

  /// Whether it ends like a sentence: a stop, perhaps with marks and brackets after it. Constant: what has more than a few
  /// brackets or hundreds of marks after its stop does not.
  func endsSentence(_ range: TextRange) -> Bool {
    var brackets = 8
    return endsSentence(range, from: max(range.start, range.end - 600), &brackets)
  }

  /// The same of what begins at `floor` or later; with so many brackets to pass over.
  private func endsSentence(_ range: TextRange, from floor: Int, _ brackets: inout Int) -> Bool {
    var end = range.end
    while end > floor, let last = scalar(before: end) {
      switch last.value {
      case 0x2E, 0x21, 0x3F, 0x2026: return true
      case 0x29, 0x5D:
        // A note's marker or a source in brackets: `… nine."(1)`, `… nine." [Weir Post, 24.06.10]`.
        let open = bytes[max(range.start, end - 160)..<end].lastIndex(of: last.value == 0x29 ? 0x28 : 0x5B)
        if let open, open > range.start, end - open < 8 || bytes[open..<end].contains(where: \.isASCIIDigit) {
          guard brackets > 0 else { return false }
          brackets -= 1
          let before = trimSpace(max(range.start, min(open, floor)), open)
          if before > range.start, endsSentence(TextRange(range.start, before), from: floor, &brackets) { return true }
        }
        guard last.value == 0x29 else { return false }
        end -= 1
      case 0x22, 0x27, 0x201C, 0x201D, 0x2019, 0xBB: end -= last.length
      case 0x30...0x39:
        // `the town.12`: a note's number that was raised once.
        var start = end - 1
        while start > range.start, bytes[start - 1].isASCIIDigit, end - start < 3 { start -= 1 }
        guard start > range.start + 1, bytes[start - 1] == 0x2E || closesMark(beforeNote: start),
          !bytes[start - 2].isASCIIDigit
        else { return false }
        end = start
      default:
        guard last.value.isSpace else { return false }
        end -= last.length
      }
    }
    return false
  }

  /// Whether a closing mark ends before an offset.
  private func closesMark(beforeNote offset: Int) -> Bool {
    scalar(before: offset).map { [0x22, 0x201D, 0xBB].contains($0.value) } ?? false
  }
}
