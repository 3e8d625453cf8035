/// Eight bytes of a text in one number, the first the lowest, so that a question is asked of all eight at once. An answer has
/// the highest bit of each byte that it holds for; every answer is exact.
public struct EightBytes: Sendable {
  /// The bytes.
  public var bits: UInt64

  /// These bytes.
  @inlinable
  public init(_ bits: UInt64) { self.bits = bits }

  /// The bytes from an offset on. Precondition: eight are left.
  @inlinable
  @inline(__always)
  public init(_ bytes: Span<UInt8>, at offset: Int) {
    bits = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }

  /// The highest bit of each byte.
  @inlinable
  public static var tops: UInt64 { 0x8080_8080_8080_8080 }
  /// A number in each byte.
  @inlinable
  @inline(__always)
  public static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Which are beyond ASCII.
  @inlinable
  public var wide: UInt64 { bits & Self.tops }

  /// Which are one of ASCII's below a number, at most 128.
  @inlinable
  @inline(__always)
  public func below(_ number: UInt8) -> UInt64 {
    ~((bits & ~Self.tops) &+ Self.each(0x80 &- number)) & ~bits & Self.tops
  }

  /// Which are a byte.
  @inlinable
  @inline(__always)
  public func equal(_ byte: UInt8) -> UInt64 {
    let other = bits ^ Self.each(byte)
    return ~(((other & ~Self.tops) &+ ~Self.tops) | other) & Self.tops
  }

  /// Which are digits.
  @inlinable
  public var digits: UInt64 { below(0x3A) & ~below(0x30) }
  /// Which are letters of ASCII.
  @inlinable
  public var letters: UInt64 {
    let small = EightBytes(bits | Self.each(0x20))
    return small.below(0x7B) & ~small.below(0x61)
  }
}

extension Span where Element == UInt8 {
  /// The first offset from `start` on, before `end`, that an answer of `EightBytes` holds for; `end` when there is none.
  @inlinable
  @inline(__always)
  public func first(from start: Int, before end: Int, _ holds: (EightBytes) -> UInt64) -> Int {
    var i = start
    while i + 8 <= end {
      let found = holds(EightBytes(self, at: i))
      if found != 0 { return i + found.trailingZeroBitCount >> 3 }
      i += 8
    }
    while i < end {
      if holds(EightBytes(UInt64(self[i]))) & 0x80 != 0 { return i }
      i += 1
    }
    return end
  }

  /// The last offset before `end`, from `start` on, that an answer of `EightBytes` holds for; nil when there is none.
  @inlinable
  @inline(__always)
  public func last(from start: Int, before end: Int, _ holds: (EightBytes) -> UInt64) -> Int? {
    var i = end
    while i - 8 >= start {
      let found = holds(EightBytes(self, at: i - 8))
      if found != 0 { return i - 1 - found.leadingZeroBitCount >> 3 }
      i -= 8
    }
    while i > start {
      if holds(EightBytes(UInt64(self[i - 1]))) & 0x80 != 0 { return i - 1 }
      i -= 1
    }
    return nil
  }
}
