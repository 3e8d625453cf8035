/// Pseudo-random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A short text with everything in it that has gone wrong on screens: noise, marks, joiners, overrides, escapes.
func randomBytes(_ random: inout SplitMix) -> [UInt8] {
  let pieces: [[UInt8]] = [
    Array("word ".utf8), Array("é".utf8), [0xCC, 0x81], [0x1B, 0x5B, 0x41], [0x9B], [0xFF], [0xE2, 0x80],
    Array("漢".utf8),
    Array("\u{200D}".utf8), Array("👩".utf8), Array("\u{1F3FD}".utf8), Array("\u{202E}".utf8), Array("ש".utf8),
    Array("\u{FE0F}".utf8), Array("\u{AD}".utf8), [0], [0x0D], [0x0A], [0xF4, 0x90, 0x80, 0x80], [0xED, 0xA0, 0x80],
    Array("\u{E0067}".utf8), Array("\u{2028}".utf8),
  ]
  var bytes: [UInt8] = []
  for _ in 0..<Int.random(in: 0..<40, using: &random) {
    bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
  }
  return bytes
}
