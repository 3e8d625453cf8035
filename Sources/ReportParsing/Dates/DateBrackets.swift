import ReportModel

/// Whether a date stands in brackets; asked in order, it reads each byte at most once before a date, and what lies more than
/// 300 bytes before none.
struct DateBrackets {
  private var read = 0
  private var depth = 0

  /// Whether a bracket opens before the range and closes after it, both within 300 bytes and in the stretch.
  mutating func hold(_ range: TextRange, in text: ReadingText, stretch: TextRange) -> Bool {
    let bytes = text.bytes.span
    let low = max(stretch.start, range.start - 300)
    if read < low {
      read = low
      depth = 0
    }
    while read < range.start {
      switch bytes[read] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      default: break
      }
      read += 1
    }
    guard depth > 0 else { return false }
    var i = range.end
    let high = min(stretch.end, range.end + 300)
    while i < high {
      switch bytes[i] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): return true
      case UInt8(ascii: "("), UInt8(ascii: "["): return false
      default: i += 1
      }
    }
    return false
  }
}
