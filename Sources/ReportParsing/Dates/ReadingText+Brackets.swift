import ReportModel

extension ReadingText {
  /// Whether a bracket is open before the range and closes after it, both within 300 bytes and between the limits.
  func isBracketed(_ start: Int, _ end: Int, in stretch: TextRange) -> Bool {
    var depth = 0
    var i = start
    let low = max(stretch.start, start - 300)
    back: while true {
      guard i > low else { return false }
      i -= 1
      switch bytes[i] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if depth == 0 { break back }
        depth -= 1
      default: break
      }
    }
    i = end
    let high = min(stretch.end, end + 300)
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
