import ReportModel
import Testing

@testable import ReportInput

@Suite struct DecodeTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var text: String
    var encoding: TextEncoding
    var findings: Int
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing", bytes: [], text: "", encoding: .utf8, findings: 0),
    Case(name: "UTF-8", bytes: Array("“é” – x".utf8), text: "“é” – x", encoding: .utf8, findings: 0),
    Case(
      name: "a byte-order mark is dropped", bytes: [0xEF, 0xBB, 0xBF, 0x41], text: "A", encoding: .utf8, findings: 0),
    Case(
      name: "a few bad bytes become U+FFFD", bytes: [0x41, 0xFF, 0x42, 0xC3, 0x41], text: "A\u{FFFD}B\u{FFFD}A",
      encoding: .utf8, findings: 2),
    Case(
      name: "a cut sequence is one fault", bytes: [0x41, 0xE2, 0x80], text: "A\u{FFFD}", encoding: .utf8, findings: 1),
    Case(
      name: "surrogates are no UTF-8", bytes: [0xED, 0xA0, 0x80], text: "\u{FFFD}\u{FFFD}\u{FFFD}", encoding: .utf8,
      findings: 3),
    Case(
      name: "UTF-16, little end first", bytes: [0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE], text: "A😀",
      encoding: .utf16, findings: 0),
    Case(
      name: "UTF-16, big end first", bytes: [0xFE, 0xFF, 0x00, 0x41, 0x20, 0x1C], text: "A“", encoding: .utf16,
      findings: 0),
    Case(
      name: "half a surrogate, half a character", bytes: [0xFF, 0xFE, 0x3D, 0xD8, 0x41], text: "\u{FFFD}\u{FFFD}",
      encoding: .utf16, findings: 2),
    Case(
      name: "a few bytes that make sense in Windows-1252 are that",
      bytes: Array("Qui".utf8) + [0xF1] + Array("onel ".utf8) + [0x96] + Array(" a ".utf8) + [0x93, 0x61, 0x94]
        + Array(" day".utf8), text: "Quiñonel – a “a” day", encoding: .windows1252, findings: 0),
    Case(
      name: "many bytes that are no UTF-8 are Windows-1252", bytes: Array(repeating: 0x93, count: 12) + [0xE9],
      text: String(repeating: "“", count: 12) + "é", encoding: .windows1252, findings: 0),
  ]) func bytesBecomeText(_ example: Case) {
    let decoded = decode(example.bytes)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == example.text)
    #expect(decoded.encoding == example.encoding)
    #expect(decoded.findings.count == example.findings)
    for finding in decoded.findings { #expect(finding.range.end <= decoded.utf8.count) }
  }

  @Test func anyBytesBecomeValidText() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let decoded = decode(bytes)
      #expect(String(validating: decoded.utf8, as: UTF8.self) != nil, "\(bytes)")
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
