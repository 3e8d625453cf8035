import ReportModel

extension ReadingText {
  /// The same text, with how it sets its quotation marks.
  func withMarkHabits() -> ReadingText {
    var text = self
    text.markHabits = findMarkHabits()
    return text
  }

  /// How the text sets its quotation marks, counted over all of it. Linear.
  ///
  /// A mark closes where a stop or a comma stands before it and none of a word after it: there an apostrophe is rare. A question mark
  /// with a space before it and a letter after it asks nothing: it was a mark that opened.
  func findMarkHabits() -> MarkHabits {
    var (single, double, lost, closedLost) = (0, 0, 0, 0)
    var i = 0
    while true {
      i = bytes.span.first(from: i, before: count) {
        $0.equal(0x22) | $0.equal(0x27) | $0.equal(0x3F) | $0.equal(0xE2)
      }
      guard i < count else { break }
      switch bytes[i] {
      case 0x22: if closesAfterStop(i, 1) { double += 1 }
      case 0x27: if closesAfterStop(i, 1) { single += 1 }
      case 0x3F:
        if opensAsQuestionMark(i) { lost += 1 } else if closesAfterStop(i, 1) { closedLost += 1 }
      default:
        guard i + 2 < count, bytes[i + 1] == 0x80 else { break }
        if bytes[i + 2] == 0x99, closesAfterStop(i, 3) { single += 1 }
        if bytes[i + 2] == 0x9D, closesAfterStop(i, 3) { double += 1 }
      }
      i += 1
    }
    var habits: MarkHabits = []
    if single > 1, single > double * 2 { habits.insert(.single) }
    if lost > 1, closedLost > 0 || lost > 3, lost * 4 > single + double { habits.insert(.questionMarks) }
    return habits
  }

  /// Whether a stop or a comma stands before a mark and no part of a word after it.
  private func closesAfterStop(_ offset: Int, _ length: Int) -> Bool {
    guard offset > 0, [0x2E, 0x2C, 0x21, 0x3F].contains(bytes[offset - 1]) else { return false }
    return offset + length >= count || !scalar(at: offset + length).value.isWordPart
  }

  /// Whether a mark that opens stood here before it was lost: a question mark now, or U+FFFD.
  func opensAsLostMark(_ offset: Int) -> Bool {
    switch bytes[offset] {
    case 0x3F: return markHabits.contains(.questionMarks) && opensAsQuestionMark(offset)
    case 0xEF:
      guard scalar(at: offset).value == 0xFFFD, offset + 3 < count, scalar(at: offset + 3).value.isWordPart else {
        return false
      }
      return scalar(before: offset).map { $0.value.isSpace || $0.value == 0x28 || $0.value == 0x5B } ?? true
    default: return false
    }
  }

  /// Whether a question mark stands where only a mark that opens does: after a space, before a letter.
  func opensAsQuestionMark(_ offset: Int) -> Bool {
    let isLeft = offset == 0 || bytes[offset - 1] <= 0x20 || bytes[offset - 1] == 0x28 || bytes[offset - 1] == 0x5B
    return isLeft && offset + 1 < count && bytes[offset + 1] != 0x3F && scalar(at: offset + 1).value.isWordPart
  }
}
