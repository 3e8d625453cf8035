import ReportModel

// Characters that a wrong turn between two encodings has made into two, three or four others.

extension ReadingText {
  /// The character that stands garbled at an offset, one that quotations need: a quotation mark, an apostrophe, a dash or
  /// an ellipsis in UTF-8 that was read as Windows-1252 (`â€œ`), as Latin-1 or as Mac Roman (`‚Äú`).
  func garbledMark(at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset + 3 < count else { return nil }
    switch bytes[offset] {
    case 0xC3:
      if bytes[offset + 1] == 0x82, bytes[offset + 2] == 0xC2 {
        // Â« and Â».
        return bytes[offset + 3] == 0xAB ? (0xAB, 4) : bytes[offset + 3] == 0xBB ? (0xBB, 4) : nil
      }
      guard bytes[offset + 1] == 0xA2 else { return nil }
      let second = scalar(at: offset + 2)
      guard second.value == 0x20AC || second.value == 0x80 else { return nil }
      let third = scalar(at: offset + 2 + second.length)
      let length = 2 + second.length
      if let byte = windows1252Byte(third.value), (0x90...0xA6).contains(byte) {
        return (0x2000 + UInt32(byte) - 0x80, length + third.length)
      }
      // The last byte has no character in Windows-1252 and was lost.
      return second.value == 0x20AC ? (0x201D, length) : nil
    case 0xE2:
      guard bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x9A, scalar(at: offset + 3).value == 0xC4 else {
        return nil
      }
      let third = scalar(at: offset + 5)
      switch third.value {
      case 0xFA: return (0x201C, 5 + third.length)
      case 0xF9: return (0x201D, 5 + third.length)
      case 0xF2: return (0x2018, 5 + third.length)
      case 0xF4: return (0x2019, 5 + third.length)
      case 0xEC: return (0x2013, 5 + third.length)
      case 0xEE: return (0x2014, 5 + third.length)
      case 0xB6: return (0x2026, 5 + third.length)
      default: return nil
      }
    default: return nil
    }
  }

  /// The length of a garbled character at an offset, and what it was, as far as one can tell: UTF-8 that was read as
  /// Windows-1252. Nil for what people write: `É»`, `à «` and the like.
  func garbledCharacter(at offset: Int) -> (length: Int, character: String)? {
    if let mark = garbledMark(at: offset), let scalar = Unicode.Scalar(mark.value) {
      // `MAÇÃ»`: a capital and a mark.
      let isCapital = mark.length == 4 && scalarIsUppercase(before: offset)
      return isCapital ? nil : (mark.length, String(Character(scalar)))
    }
    let first = scalar(at: offset)
    guard (0xC2...0xF4).contains(first.value) else { return nil }
    let need = first.value >= 0xF0 ? 3 : first.value >= 0xE0 ? 2 : 1
    var original = [UInt8(first.value)]
    var end = offset + first.length
    var strong = 0
    for _ in 0..<need {
      guard end < count else { return nil }
      let next = scalar(at: end)
      guard let byte = windows1252Byte(next.value), (0x80...0xBF).contains(byte) else { return nil }
      original.append(byte)
      if !Self.followsCapitals(next.value) { strong += 1 }
      end += next.length
    }
    guard let character = String(validating: original, as: UTF8.self) else { return nil }
    if first.value <= 0xC3 {
      if strong == 0, scalarIsUppercase(before: offset) { return nil }
    } else if strong == 0 {
      return nil
    }
    return (end - offset, character)
  }

  private func scalarIsUppercase(before offset: Int) -> Bool { scalar(before: offset)?.value.isUppercase ?? false }

  /// What people write right after a capital letter: closing marks, dashes, signs of notes and of trade, spaces.
  private static func followsCapitals(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xA7, 0xA9, 0xAA, 0xAB, 0xAD, 0xAE, 0xB0, 0xB2, 0xB3, 0xB7, 0xB9, 0xBA, 0xBB, 0x2013, 0x2014,
      0x2018...0x2022, 0x2026, 0x2039, 0x203A, 0x20AC, 0x2122:
      true
    default: false
    }
  }
}

/// The byte of Windows-1252, or of Latin-1 where that has none, for a character.
private func windows1252Byte(_ scalar: UInt32) -> UInt8? {
  if scalar < 0x100 { return UInt8(scalar) }
  switch scalar {
  case 0x20AC: return 0x80
  case 0x201A: return 0x82
  case 0x192: return 0x83
  case 0x201E: return 0x84
  case 0x2026: return 0x85
  case 0x2020: return 0x86
  case 0x2021: return 0x87
  case 0x2C6: return 0x88
  case 0x2030: return 0x89
  case 0x160: return 0x8A
  case 0x2039: return 0x8B
  case 0x152: return 0x8C
  case 0x17D: return 0x8E
  case 0x2018: return 0x91
  case 0x2019: return 0x92
  case 0x201C: return 0x93
  case 0x201D: return 0x94
  case 0x2022: return 0x95
  case 0x2013: return 0x96
  case 0x2014: return 0x97
  case 0x2DC: return 0x98
  case 0x2122: return 0x99
  case 0x161: return 0x9A
  case 0x203A: return 0x9B
  case 0x153: return 0x9C
  case 0x17E: return 0x9E
  case 0x178: return 0x9F
  default: return nil
  }
}
