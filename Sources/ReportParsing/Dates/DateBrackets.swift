import ReportModel

/// Whether an offset stands in brackets; asked in order, it reads each byte once.
struct DateBrackets {
  private var read = 0
  private var open: [Int] = []

  /// Begins a stretch.
  mutating func begin(_ offset: Int) {
    read = offset
    open.removeAll(keepingCapacity: true)
  }

  /// How many brackets are open at the offset, at most eight.
  mutating func depth(at offset: Int, in text: ReadingText) -> Int {
    while read < offset {
      switch text.bytes[read] {
      case UInt8(ascii: "("), UInt8(ascii: "["): if open.count < 8 { open.append(read) }
      case UInt8(ascii: ")"), UInt8(ascii: "]"): if !open.isEmpty { open.removeLast() }
      default: break
      }
      read += 1
    }
    return open.count
  }

  /// Where the innermost bracket opened.
  var innermost: Int? { open.last }
}
