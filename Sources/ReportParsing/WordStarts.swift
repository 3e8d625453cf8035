import ReportModel

/// Where the words of a text begin, so that the words of any range are found at once: a bit for each byte, and for each 64
/// bytes how many words begin before them. 3/16 of a byte a byte.
struct WordStarts: Sendable {
  private var bits: [UInt64] = []
  private var before: [UInt32] = []

  /// Of no words.
  init() {}

  /// Of the words of a text that has so many bytes. Linear.
  init(_ words: WordStore, byteCount: Int) {
    let count = byteCount >> 6 + 1
    var bits = [UInt64](repeating: 0, count: count)
    words.forEachStart { bits[$0 >> 6] |= 1 << UInt64($0 & 63) }
    before.reserveCapacity(count)
    var sum = 0
    for own in bits {
      before.append(UInt32(sum))
      sum += own.nonzeroBitCount
    }
    self.bits = bits
  }

  /// How many words begin before an offset, not beyond the end of the text.
  @inline(__always)
  func count(before offset: Int) -> Int {
    let own = bits[offset >> 6] & (1 << UInt64(offset & 63) &- 1)
    return Int(before[offset >> 6]) + own.nonzeroBitCount
  }
}
