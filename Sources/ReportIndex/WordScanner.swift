import ReportModel

/// A word of a shadow: where it begins, and the byte after it.
struct Word {
  var start: UInt32
  var end: UInt32
}

/// The words of a shadow one after the other: runs of letters and digits of any script.
///
/// Sixty-four bytes at a time are turned into a bit for each, so that nothing depends on how long words are.
enum WordScanner {
  /// How many bytes are scanned at a time; the last word of them may go on.
  static let stretch = 4096
  /// More words than a stretch can have.
  static let room = stretch / 2 + 128

  /// The words that begin from `from` on in a stretch, into the beginning of `words`: how many, and where to go on.
  static func scan(_ text: Span<UInt8>, from: Int, into words: inout MutableSpan<Word>) -> (count: Int, next: Int) {
    var count = 0
    var start = 0
    var isInWord = false
    var i = from
    let stop = min(text.count, from + stretch)
    while i + 64 <= stop {
      let bits = wordBits(text, at: i)
      var edges = bits ^ (bits << 1 | (isInWord ? 1 : 0))
      while edges != 0 {
        let place = i + edges.trailingZeroBitCount
        if isInWord {
          words[count] = Word(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: place))
          count += 1
        } else {
          start = place
        }
        isInWord.toggle()
        edges &= edges - 1
      }
      i += 64
    }
    while i < stop || (isInWord && i < text.count) {
      if isWordByte(text[i]) != isInWord {
        if isInWord {
          words[count] = Word(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: i))
          count += 1
        } else {
          start = i
        }
        isInWord.toggle()
      }
      i += 1
    }
    if isInWord {
      words[count] = Word(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: i))
      count += 1
    }
    return (count, i)
  }

  /// All words of a short text.
  static func words(of text: Span<UInt8>) -> [Word] {
    var found: [Word] = []
    var room = [Word](repeating: Word(start: 0, end: 0), count: room)
    var next = 0
    while next < text.count {
      var target = room.mutableSpan
      let (count, end) = scan(text, from: next, into: &target)
      for word in room[..<count] {
        if isWide(text, word) { split(text, word, into: &found) } else { found.append(word) }
      }
      next = end
    }
    return found
  }

  /// Whether a byte is a letter, a digit, or part of a character beyond ASCII.
  static func isWordByte(_ byte: UInt8) -> Bool { byte >= 0x80 || FoldMachine.isWordByte(byte) }

  /// Whether a run has a byte beyond ASCII: it may hold marks that are no part of a word.
  @inline(__always)
  static func isWide(_ text: Span<UInt8>, _ word: Word) -> Bool {
    var i = Int(word.start)
    let end = Int(word.end)
    while i < end, i + 8 <= text.count {
      let wide = EightBytes(text, at: i).wide
      let own = end - i >= 8 ? wide : wide & ((1 << UInt64((end - i) * 8)) - 1)
      if own != 0 { return true }
      i += 8
    }
    while i < end {
      if text[i] >= 0x80 { return true }
      i += 1
    }
    return false
  }

  /// The words in a run that has bytes beyond ASCII.
  static func split(_ text: Span<UInt8>, _ word: Word, into words: inout [Word]) {
    var start: Int?
    var i = Int(word.start)
    while i < Int(word.end) {
      let (scalar, length) = decodeScalar(text, at: i)
      let isPart = scalar < 0x80 || FoldingTable.isWordPart(scalar)
      if isPart, start == nil { start = i }
      if !isPart, let first = start {
        words.append(Word(start: UInt32(first), end: UInt32(i)))
        start = nil
      }
      i += length
    }
    if let start { words.append(Word(start: UInt32(start), end: word.end)) }
  }

  /// A bit for each of sixty-four bytes, the first the lowest: whether it is a word's.
  private static func wordBits(_ text: Span<UInt8>, at place: Int) -> UInt64 {
    typealias Block = SIMD16<UInt8>
    let bytes = text.bytes
    var bits: UInt64 = 0
    for part in 0..<4 {
      let block = bytes.unsafeLoadUnaligned(fromByteOffset: place + part * 16, as: Block.self)
      // Letters, in either case: shifted down to begin at 0, they are the smallest 26.
      let isLetter = ((block | Block(repeating: 0x20)) &- Block(repeating: 0x61)) .< Block(repeating: 26)
      let isDigit = (block &- Block(repeating: 0x30)) .< Block(repeating: 10)
      let isWide = block .>= Block(repeating: 0x80)
      let lanes = unsafeBitCast(isLetter .| isDigit .| isWide, to: SIMD2<UInt64>.self)
      let ones = lanes & SIMD2(repeating: 0x0101_0101_0101_0101)
      let low = (ones.x &* 0x0102_0408_1020_4080) >> 56
      let high = (ones.y &* 0x0102_0408_1020_4080) >> 56
      bits |= (low | high << 8) << UInt64(part * 16)
    }
    return bits
  }
}
