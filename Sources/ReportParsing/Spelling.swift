import ReportModel

/// A word with its ASCII letters in lower case, held in a number so that to compare it costs one instruction: what a rule
/// asks of a word. Of a word of more than 16 bytes only the end is held; it is none of the words that rules name.
struct Spelling: Hashable, ExpressibleByStringLiteral {
  /// The bytes, the first the lowest; of a longer word the last 16.
  private var bits: UInt128
  /// How many bytes the word has.
  let count: Int

  @inline(__always)
  init(stringLiteral word: StaticString) {
    var bits: UInt128 = 0
    let count = word.utf8CodeUnitCount
    precondition(count <= 16, "no rule names longer words")
    word.withUTF8Buffer { bytes in
      var i = count
      while i > 0 {
        i -= 1
        bits = bits << 8 | UInt128(unsafe bytes[i])
      }
    }
    self.bits = bits
    self.count = count
  }

  /// The word at a range.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ range: TextRange) {
    count = range.count
    let start = max(range.start, range.end - 16)
    let held = range.end - start
    if start + 16 <= bytes.count {
      let low = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      let high = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self).littleEndian
      let lowMask: UInt64 = held >= 8 ? .max : (1 << UInt64(held * 8)) - 1
      let highMask: UInt64 = held >= 16 ? .max : held <= 8 ? 0 : (1 << UInt64((held - 8) * 8)) - 1
      bits = UInt128(low.asciiLowercased & lowMask) | UInt128(high.asciiLowercased & highMask) << 64
    } else {
      bits = 0
      for i in (start..<range.end).reversed() { bits = bits << 8 | UInt128(bytes[i].asciiLowercased) }
    }
  }

  /// The first eight bytes held, and those after them.
  var low: UInt64 { UInt64(truncatingIfNeeded: bits) }
  var high: UInt64 { UInt64(truncatingIfNeeded: bits >> 64) }

  /// Whether the word ends so.
  @inline(__always)
  func hasSuffix(_ end: Spelling) -> Bool {
    guard end.count <= count else { return false }
    return bits >> UInt128((min(count, 16) - end.count) * 8) == end.bits
  }
}

extension UInt64 {
  /// Eight bytes, ASCII letters in lower case.
  @inline(__always)
  var asciiLowercased: UInt64 {
    let low = self & 0x7F7F_7F7F_7F7F_7F7F
    // The highest bit of a byte is set from `A` on, and from the letter after `Z` on.
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = low &+ 0x2525_2525_2525_2525
    let capitals = (fromA ^ beyondZ) & ~self & Self.tops
    return self | capitals >> 2
  }
}

extension ReadingText {
  /// The word at a range, to be compared.
  @inline(__always)
  func lowercased(_ range: TextRange) -> Spelling { Spelling(bytes.span, range) }

  /// The word at a range, ASCII letters in lower case.
  func lowercasedString(_ range: TextRange) -> String {
    String(decoding: bytes[range.start..<range.end].map(\.asciiLowercased), as: UTF8.self)
  }
}
