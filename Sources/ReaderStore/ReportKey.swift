public import ReportModel

extension ReportKey {
  /// The key of a report with these bytes: 32 bytes of BLAKE2b (RFC 7693), unkeyed. Linear.
  public init(hashing bytes: [UInt8]) { self.init(bytes: blake2b(bytes.span)) }
}

/// BLAKE2b of 256 bits (RFC 7693, section 3), without a key.
///
/// Rejected: SHA-256, which without the processor's help takes three times as long for the same purpose.
func blake2b(_ message: Span<UInt8>) -> [UInt8] {
  let byteCount = 32
  var state = Blake2b.start
  state[0] ^= 0x0101_0000 ^ UInt64(byteCount)
  let blockBytes = 128
  var offset = 0
  while message.count - offset > blockBytes {
    var block: Blake2b.Block = .init(repeating: 0)
    for word in 0..<16 {
      var value: UInt64 = 0
      for byte in 0..<8 { value |= UInt64(message[offset + word * 8 + byte]) << UInt64(byte * 8) }
      block[word] = value
    }
    offset += blockBytes
    Blake2b.compress(&state, block, count: UInt64(offset), isLast: false)
  }
  var block: Blake2b.Block = .init(repeating: 0)
  for index in offset..<message.count {
    let place = index - offset
    block[place / 8] |= UInt64(message[index]) << UInt64(place % 8 * 8)
  }
  Blake2b.compress(&state, block, count: UInt64(message.count), isLast: true)
  return (0..<byteCount).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64($0 % 8 * 8)) }
}

private enum Blake2b {
  typealias Block = InlineArray<16, UInt64>
  typealias State = InlineArray<8, UInt64>

  static let start: State = [
    0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1,
    0x510E_527F_ADE6_82D1, 0x9B05_688C_2B3E_6C1F, 0x1F83_D9AB_FB41_BD6B, 0x5BE0_CD19_137E_2179,
  ]

  /// Which words of the block each of the ten rounds mixes in.
  static let order: InlineArray<10, InlineArray<16, UInt8>> = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
  ]

  /// Function F: one block into the state. `count` is how many bytes have been taken, this block's included.
  static func compress(_ state: inout State, _ block: Block, count: UInt64, isLast: Bool) {
    var work: Block = .init(repeating: 0)
    for index in 0..<8 {
      work[index] = state[index]
      work[index + 8] = start[index]
    }
    work[12] ^= count
    if isLast { work[14] = ~work[14] }
    for round in 0..<12 {
      let order = order[round % 10]
      mix(&work, 0, 4, 8, 12, block[Int(order[0])], block[Int(order[1])])
      mix(&work, 1, 5, 9, 13, block[Int(order[2])], block[Int(order[3])])
      mix(&work, 2, 6, 10, 14, block[Int(order[4])], block[Int(order[5])])
      mix(&work, 3, 7, 11, 15, block[Int(order[6])], block[Int(order[7])])
      mix(&work, 0, 5, 10, 15, block[Int(order[8])], block[Int(order[9])])
      mix(&work, 1, 6, 11, 12, block[Int(order[10])], block[Int(order[11])])
      mix(&work, 2, 7, 8, 13, block[Int(order[12])], block[Int(order[13])])
      mix(&work, 3, 4, 9, 14, block[Int(order[14])], block[Int(order[15])])
    }
    for index in 0..<8 { state[index] ^= work[index] ^ work[index + 8] }
  }

  /// Function G.
  @inline(__always)
  private static func mix(_ work: inout Block, _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ x: UInt64, _ y: UInt64) {
    work[a] = work[a] &+ work[b] &+ x
    work[d] = rotated(work[d] ^ work[a], 32)
    work[c] = work[c] &+ work[d]
    work[b] = rotated(work[b] ^ work[c], 24)
    work[a] = work[a] &+ work[b] &+ y
    work[d] = rotated(work[d] ^ work[a], 16)
    work[c] = work[c] &+ work[d]
    work[b] = rotated(work[b] ^ work[c], 63)
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word >> count | word << (64 - count) }
}
