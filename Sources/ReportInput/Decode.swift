import ReportModel

/// A file's bytes as UTF-8.
struct DecodedText {
  var utf8: [UInt8]
  var encoding: TextEncoding
  var findings: [Finding] = []
}

/// Bytes as UTF-8: UTF-8 or UTF-16 by byte-order mark, else UTF-8 when valid or nearly so, else Windows-1252; that too where a
/// few bytes are no UTF-8, no other is beyond ASCII, and all make sense in it.
///
/// An invalid byte becomes U+FFFD and a finding. A byte-order mark is dropped.
func decode(_ bytes: [UInt8]) -> DecodedText {
  if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes, isLittleEndian: true) }
  if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes, isLittleEndian: false) }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  let body = hasMark ? Array(bytes[3...]) : bytes
  let faults = invalidUTF8(body)
  if faults.isEmpty { return DecodedText(utf8: body, encoding: .utf8) }
  // A few bad bytes are damage, unless there is no good sequence beside them and each makes sense in Windows-1252. More of
  // them than good sequences are another encoding.
  if !hasMark, multibyteCount(body) == 0, faults.allSatisfy({ isWindows1252($0, in: body) }) {
    return decodeWindows1252(body)
  }
  if hasMark || faults.count <= max(8, multibyteCount(body)) { return repairUTF8(body, faults: faults) }
  return decodeWindows1252(body)
}

/// The maximal invalid stretches, each to become one U+FFFD, in order.
private func invalidUTF8(_ bytes: [UInt8]) -> [Range<Int>] {
  var faults: [Range<Int>] = []
  var i = 0
  while true {
    i = bytes.span.first(from: i, before: bytes.count) { $0.wide }
    if i == bytes.count { break }
    let length = sequenceLength(bytes, at: i)
    if length > 0 {
      i += length
    } else {
      // The maximal subpart of an ill-formed sequence (Unicode 15, table 3-8).
      var end = i + 1
      let need = bytes[i] >= 0xF0 ? 3 : bytes[i] >= 0xE0 ? 2 : 1
      if (0xC2...0xF4).contains(bytes[i]) {
        while end < bytes.count, end - i < need, bytes[end] & 0xC0 == 0x80, isPossible(bytes, from: i, to: end) {
          end += 1
        }
      }
      faults.append(i..<end)
      i = end
    }
  }
  return faults
}

/// Whether the second byte at `end`, if it is that, may follow the first one.
private func isPossible(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
  guard end == start + 1 else { return true }
  switch bytes[start] {
  case 0xE0: return bytes[end] >= 0xA0
  case 0xED: return bytes[end] < 0xA0
  case 0xF0: return bytes[end] >= 0x90
  case 0xF4: return bytes[end] < 0x90
  default: return true
  }
}

/// The length of the well-formed sequence at `i`, or 0.
private func sequenceLength(_ bytes: [UInt8], at i: Int) -> Int {
  let length: Int
  switch bytes[i] {
  case 0..<0x80: return 1
  case 0xC2...0xDF: length = 2
  case 0xE0...0xEF: length = 3
  case 0xF0...0xF4: length = 4
  default: return 0
  }
  guard i + length <= bytes.count else { return 0 }
  for k in i + 1..<i + length where bytes[k] & 0xC0 != 0x80 { return 0 }
  return isPossible(bytes, from: i, to: i + 1) ? length : 0
}

private func multibyteCount(_ bytes: [UInt8]) -> Int {
  var count = 0
  var i = 0
  while i < bytes.count {
    let length = sequenceLength(bytes, at: i)
    if length > 1 { count += 1 }
    i += max(1, length)
  }
  return count
}

/// Whether bad bytes are such as a text in Windows-1252 has where they stand: letters in words, marks, dashes.
private func isWindows1252(_ fault: Range<Int>, in bytes: [UInt8]) -> Bool {
  fault.allSatisfy { at in
    let before = at > 0 ? bytes[at - 1] : 0x20
    let after = at + 1 < bytes.count ? bytes[at + 1] : 0x20
    let isInSmall = (0x61...0x7A).contains(before) || (0x61...0x7A).contains(after)
    switch bytes[at] {
    // Marks, dashes, bullets, daggers, money, signs, raised figures.
    case 0x80, 0x82, 0x84...0x87, 0x8B, 0x91...0x97, 0x99, 0x9B, 0xA0, 0xA1, 0xA3, 0xA7, 0xA9...0xAB, 0xAE, 0xB0, 0xB2,
      0xB3, 0xB7, 0xB9...0xBF:
      return true
    // `à`, `è`, `é`, `ò`, `ó` are words.
    case 0xE0, 0xE8, 0xE9, 0xF2, 0xF3: return isInSmall || before == 0x20 && after == 0x20
    case 0xDF...0xF6, 0xF8...0xFE, 0x9A, 0x9C, 0x9E: return isInSmall
    // Capitals begin a word or stand among others.
    case 0xC0...0xD6, 0xD8...0xDE, 0x8A, 0x8C, 0x8E, 0x9F:
      return !(0x61...0x7A).contains(before)
        && (isInSmall || (0x41...0x5A).contains(before) || (0x41...0x5A).contains(after))
    default: return false
    }
  }
}

private func repairUTF8(_ bytes: [UInt8], faults: [Range<Int>]) -> DecodedText {
  var result = DecodedText(utf8: [], encoding: .utf8)
  result.utf8.reserveCapacity(bytes.count + 2 * faults.count)
  var copied = 0
  for fault in faults {
    result.utf8 += bytes[copied..<fault.lowerBound]
    result.findings.append(
      Finding(
        .textDamaged, at: TextRange(result.utf8.count, result.utf8.count + 3),
        "not UTF-8: \(hexadecimal(bytes[fault])); shown as U+FFFD"))
    result.utf8 += [0xEF, 0xBF, 0xBD]
    copied = fault.upperBound
  }
  result.utf8 += bytes[copied...]
  return result
}

private func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
  bytes.map { byte in
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }.joined(separator: " ")
}

/// The characters of Windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard); the undefined five stay controls.
private let windows1252: [UInt16] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
  0x017E, 0x0178,
]

func decodeWindows1252(_ bytes: [UInt8]) -> DecodedText {
  var utf8: [UInt8] = []
  utf8.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes {
    switch byte {
    case 0..<0x80: utf8.append(byte)
    case 0x80..<0xA0: append(UInt32(windows1252[Int(byte) - 0x80]), to: &utf8)
    default: append(UInt32(byte), to: &utf8)
    }
  }
  return DecodedText(utf8: utf8, encoding: .windows1252)
}

private func decodeUTF16(_ bytes: [UInt8], isLittleEndian: Bool) -> DecodedText {
  var result = DecodedText(utf8: [], encoding: .utf16)
  result.utf8.reserveCapacity(bytes.count)
  func unit(_ i: Int) -> UInt32 {
    isLittleEndian ? UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i]) : UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1])
  }
  func damage(_ what: String) {
    let at = result.utf8.count
    result.findings.append(
      Finding(.textDamaged, at: TextRange(at, at + 3), "not UTF-16: \(what); shown as U+FFFD"))
    append(0xFFFD, to: &result.utf8)
  }
  var i = 2
  while i + 1 < bytes.count {
    let first = unit(i)
    i += 2
    if (0xD800..<0xDC00).contains(first), i + 1 < bytes.count, (0xDC00..<0xE000).contains(unit(i)) {
      append(0x10000 + (first - 0xD800) << 10 + (unit(i) - 0xDC00), to: &result.utf8)
      i += 2
    } else if (0xD800..<0xE000).contains(first) {
      damage("a lone surrogate")
    } else {
      append(first, to: &result.utf8)
    }
  }
  if i < bytes.count { damage("half a character at the end") }
  return result
}

private func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
  switch scalar {
  case 0..<0x80: bytes.append(UInt8(scalar))
  case 0..<0x800: bytes += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
  case 0..<0x10000:
    bytes += [UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F)]
  default:
    bytes += [
      UInt8(0xF0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 0x3F), UInt8(0x80 | scalar >> 6 & 0x3F),
      UInt8(0x80 | scalar & 0x3F),
    ]
  }
}
