import ReportModel

/// What is damaged in a text: lost characters (U+FFFD), garbled ones, marks that became question marks, controls. In order
/// of place; nothing is repaired. Linear.
/// - Parameter known: What has been found already, in order: not found again.
func findDamage(in text: ReadingText, known: [Finding]) -> [Finding] {
  var finder = DamageFinder(text: text, known: known.filter { $0.code == .textDamaged }.map(\.range))
  finder.run()
  return finder.findings
}

private struct DamageFinder {
  let text: ReadingText
  let known: [TextRange]
  var findings: [Finding] = []
  private var nextKnown = 0

  init(text: ReadingText, known: [TextRange]) {
    self.text = text
    self.known = known
  }

  mutating func run() {
    var i = 0
    let count = text.count
    while true {
      // All but what can be damage.
      i = text.bytes.span.first(from: i, before: count) {
        $0.below(0x20) | $0.equal(0x7F) | $0.equal(UInt8(ascii: "?")) | $0.wide
      }
      if i == count { break }
      let byte = text.bytes[i]
      switch byte {
      case UInt8(ascii: "?"):
        if let end = lostMarks(at: i) {
          add(i, end, "a mark that became a question mark; left as it is")
        } else if isLostApostrophe(i) {
          add(i, i + 1, "an apostrophe that became a question mark; left as it is")
        }
        i += 1
      case 0x09, 0x0A, 0x0C, 0x0D: i += 1
      case 0x80...: i += readCharacter(at: i)
      default:
        add(i, i + 1, "a control character, U+00\(hexadecimal(UInt32(byte))); left as it is")
        i += 1
      }
    }
  }

  private mutating func readCharacter(at offset: Int) -> Int {
    let next = text.scalar(at: offset)
    switch next.value {
    case 0xFFFD:
      while nextKnown < known.count, known[nextKnown].start < offset { nextKnown += 1 }
      if nextKnown == known.count || known[nextKnown].start != offset {
        add(offset, offset + 3, "a character that was lost before this file was written; left as U+FFFD")
      }
    case 0x80...0x9F:
      add(offset, offset + next.length, "a control character, U+00\(hexadecimal(next.value)); left as it is")
    default:
      if let garbled = text.garbledCharacter(at: offset) {
        let isMark = ["“", "”", "„", "«", "»"].contains(garbled.character)
        add(
          offset, offset + garbled.length,
          "UTF-8 that was read as another encoding, once probably \(garbled.character); "
            + (isMark ? "read as that mark and left as it is" : "left as it is"))
        return garbled.length
      }
    }
    return next.length
  }

  /// A finding; one that follows another of its kind at once goes on with that.
  private mutating func add(_ start: Int, _ end: Int, _ message: String) {
    if let last = findings.last, last.range.end == start {
      findings[findings.count - 1].range.end = end
      if last.message != message {
        findings[findings.count - 1].message = "garbled or lost characters; left as they are"
      }
    } else {
      findings.append(Finding(.textDamaged, at: TextRange(start, end), message))
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }

  /// Where a pair of marks ends that both became question marks, `?truth?`: the first stands before a word as no question
  /// mark does, the second after one.
  private func lostMarks(at offset: Int) -> Int? {
    guard isOutside(offset == 0 ? 0x20 : text.bytes[offset - 1]), offset + 1 < text.count,
      text.scalar(at: offset + 1).value.isWordPart
    else { return nil }
    var i = offset + 1
    while i < text.count, i - offset < 400, text.bytes[i] != 0x0A {
      if text.bytes[i] == UInt8(ascii: "?"), text.bytes[i - 1] > 0x20 {
        return i + 1 == text.count || isOutside(text.bytes[i + 1]) || text.bytes[i + 1] == 0x3F ? i + 1 : nil
      }
      i += 1
    }
    return nil
  }

  private func isOutside(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x5B, 0x5D].contains(byte)
  }

  /// `don?t`, `Weir?s`, and no address.
  private func isLostApostrophe(_ offset: Int) -> Bool {
    guard offset > 0, text.bytes[offset - 1].isASCIILowercase else { return false }
    var end = offset + 1
    while end < text.count, text.bytes[end].isASCIILowercase { end += 1 }
    let ending = text.string(TextRange(offset + 1, end))
    guard ["s", "t", "re", "ve", "ll", "d", "m"].contains(ending), end == text.count || isOutside(text.bytes[end])
    else {
      return false
    }
    var start = offset
    while start > 0, offset - start < 80, text.bytes[start - 1] > 0x20 {
      start -= 1
      if text.bytes[start] == UInt8(ascii: "/") || text.bytes[start] == UInt8(ascii: "@") { return false }
    }
    return true
  }
}
