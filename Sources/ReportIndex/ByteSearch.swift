/// Finding a few bytes among many: two of them, the rarest in running text, are compared sixteen places at a time, and
/// where both stand the rest is.
struct ByteSearch: Sendable {
  /// What is looked for.
  let needle: [UInt8]
  private let rare: Int
  private let second: Int

  /// Precondition: the needle is not empty.
  init(_ needle: [UInt8]) {
    precondition(!needle.isEmpty, "nothing to look for")
    self.needle = needle
    let byRarity = needle.indices.sorted {
      let (a, b) = (ByteSearch.frequency(needle[$0]), ByteSearch.frequency(needle[$1]))
      return a != b ? a < b : $0 < $1
    }
    rare = byRarity[0]
    second = byRarity.count > 1 ? byRarity[1] : byRarity[0]
  }

  /// Where the needle begins at `from` or after, ending at `to` or before: all places, ascending, also those that
  /// overlap. Linear.
  func starts(in text: Span<UInt8>, from: Int = 0, to: Int) -> [UInt32] {
    precondition(from >= 0 && to <= text.count, "outside the text: \(from), \(to) of \(text.count)")
    var found: [UInt32] = []
    let last = to - needle.count
    var i = from
    let bytes = text.bytes
    let a = SIMD16<UInt8>(repeating: needle[rare])
    let b = SIMD16<UInt8>(repeating: needle[second])
    let isShort = needle.count <= 2
    while i + 15 <= last {
      let left = bytes.unsafeLoadUnaligned(fromByteOffset: i + rare, as: SIMD16<UInt8>.self) .== a
      let right = bytes.unsafeLoadUnaligned(fromByteOffset: i + second, as: SIMD16<UInt8>.self) .== b
      let both = unsafeBitCast(left .& right, to: SIMD2<UInt64>.self)
      if both.x | both.y != 0 {
        for (half, base) in [(both.x, i), (both.y, i + 8)] {
          var lanes = half & 0x0101_0101_0101_0101
          while lanes != 0 {
            let start = base + lanes.trailingZeroBitCount >> 3
            if isShort || matches(text, at: start) { found.append(UInt32(truncatingIfNeeded: start)) }
            lanes &= lanes - 1
          }
        }
      }
      i += 16
    }
    while i <= last {
      if matches(text, at: i) { found.append(UInt32(truncatingIfNeeded: i)) }
      i += 1
    }
    return found
  }

  private func matches(_ text: Span<UInt8>, at start: Int) -> Bool {
    for n in needle.indices where text[start + n] != needle[n] { return false }
    return true
  }

  /// How common a byte of a shadow is: its rank in English text, common last.
  static func frequency(_ byte: UInt8) -> Int { Int(ranks[Int(byte)]) }

  private static let ranks: [UInt8] = {
    var ranks = [UInt8](repeating: 60, count: 256)
    for (rank, byte) in "zqxjkvbpywgfumcdlhrsnioate ".utf8.enumerated() { ranks[Int(byte)] = UInt8(100 + rank) }
    for byte in "0123456789".utf8 { ranks[Int(byte)] = 90 }
    for byte in ".,-[]()".utf8 { ranks[Int(byte)] = 105 }
    // Lead and continuation bytes: rare in English, all over in other scripts.
    for byte in 0x80...0xBF { ranks[byte] = 80 }
    for byte in 0xC3...0xEF { ranks[byte] = 110 }
    return ranks
  }()
}
