import ReportModel

/// Where the words of a text or a part of it begin: a bit for each byte, for each 64 bytes how many words begin before them,
/// and where each eighth word begins. So the words of a range are found at once, and where a word begins nearly so. A
/// quarter of a byte a byte, and half a byte a word.
struct WordStarts: Sendable {
  /// Side by side, so that the memory is waited for once.
  private struct Stretch {
    /// Of each of its 64 bytes whether a word begins there.
    var bits: UInt64 = 0
    /// How many words begin before it.
    var before: UInt32 = 0
  }
  /// Which of the text's stretches is the first here; 0 once all parts are joined.
  private var first: Int
  private var stretches: [Stretch]
  private var eighths: [UInt32] = []

  /// Of a part of a text of so many bytes; the words are to be marked.
  init(of part: TextRange, byteCount: Int) {
    first = part.start >> 6
    stretches = []
    // What is reserved and not used takes no memory.
    stretches.reserveCapacity(byteCount >> 6 + 1 - first)
    stretches += repeatElement(Stretch(), count: part.end >> 6 + 1 - first)
  }

  /// A word begins here.
  @inline(__always)
  mutating func mark(_ offset: Int) { stretches[offset >> 6 - first].bits |= 1 << UInt64(offset & 63) }

  /// Goes on with the words of the part that follows.
  mutating func append(_ rest: WordStarts) {
    var shared = rest.first - first
    for stretch in rest.stretches {
      if shared < stretches.count { stretches[shared].bits |= stretch.bits } else { stretches.append(stretch) }
      shared += 1
    }
  }

  /// Ends the marking. Linear.
  mutating func settle() {
    var sum = 0
    for place in stretches.indices {
      stretches[place].before = UInt32(sum)
      let bits = stretches[place].bits
      let count = bits.nonzeroBitCount
      while eighths.count << 3 < sum + count {
        eighths.append(UInt32(place << 6 + Self.bit(eighths.count << 3 - sum, of: bits)))
      }
      sum += count
    }
  }

  /// The n-th set bit, from 0.
  @inline(__always)
  private static func bit(_ n: Int, of bits: UInt64) -> Int {
    var bits = bits
    for _ in 0..<n { bits &= bits &- 1 }
    return bits.trailingZeroBitCount
  }

  /// How many words begin before an offset, not beyond the end of the text.
  @inline(__always)
  func count(before offset: Int) -> Int {
    let stretch = stretches[offset >> 6]
    return Int(stretch.before) + (stretch.bits & (1 << UInt64(offset & 63) &- 1)).nonzeroBitCount
  }

  /// Whether a word begins at an offset.
  func isMarked(_ offset: Int) -> Bool { stretches[offset >> 6].bits >> UInt64(offset & 63) & 1 != 0 }

  /// Where the last word begins that does so before an offset. Precondition: one does.
  @inline(__always)
  func last(before offset: Int) -> Int {
    var index = offset >> 6
    var bits = stretches[index].bits & (1 << UInt64(offset & 63) &- 1)
    while bits == 0 {
      index -= 1
      bits = stretches[index].bits
    }
    return index << 6 + 63 - bits.leadingZeroBitCount
  }

  /// Where the word at a place begins.
  @inline(__always)
  func start(_ place: Int) -> Int {
    var starts = Iterator(self, from: Int(eighths[place >> 3]))
    for _ in 0..<place & 7 { _ = starts.next(self) }
    return starts.next(self)
  }

  /// Goes from where one word begins to where the next does.
  struct Iterator {
    private var index: Int
    private var bits: UInt64

    /// The first that is told begins here or later.
    @inline(__always)
    init(_ starts: WordStarts, from offset: Int) {
      index = offset >> 6
      bits = starts.stretches[index].bits & (UInt64.max << UInt64(offset & 63))
    }

    /// Where the next word begins. Precondition: there is one.
    @inline(__always)
    mutating func next(_ starts: WordStarts) -> Int {
      while bits == 0 {
        index += 1
        bits = starts.stretches[index].bits
      }
      let bit = bits.trailingZeroBitCount
      bits &= bits &- 1
      return index << 6 + bit
    }
  }
}
