import ReportModel

/// What parsing asks of single characters of the reading text.
extension ReadingText {
  /// The scalar that begins at an offset, and its bytes; (0, 1) at the end of the text. Precondition: a scalar begins there.
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    guard offset < bytes.count else { return (0, 1) }
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[offset + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[offset + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[offset + 3] & 0x3F), 4)
  }

  /// The beginning of the character that holds a byte; the text's beginning for what lies before it, its end for
  /// what lies behind it.
  func characterStart(_ offset: Int) -> Int {
    guard offset < count else { return count }
    var start = max(0, offset)
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The scalar that ends before an offset; nil at the beginning of the text.
  func scalar(before offset: Int) -> (value: UInt32, length: Int)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// The first offset from `start` on, before `end`, that is no white space.
  func skipSpace(_ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end {
      let next = scalar(at: i)
      guard next.value.isSpace else { break }
      i += next.length
    }
    return i
  }

  /// The end of what stands before `end`, from `start` on, without the white space at its end.
  func trimSpace(_ start: Int, _ end: Int) -> Int {
    var i = end
    while i > start, let last = scalar(before: i), last.value.isSpace { i -= last.length }
    return i
  }

  /// A range without the white space around it.
  func trimmed(_ range: TextRange) -> TextRange {
    let start = skipSpace(range.start, range.end)
    return TextRange(start, trimSpace(start, range.end))
  }

  /// The last character of what a mark closes at an offset, the single marks that close with it left out: `… 'no,' "` ends
  /// in a comma.
  func lastQuoted(before end: Int) -> UInt32? {
    var i = end
    while let last = scalar(before: i) {
      guard last.value == 0x27 || last.value == 0x2019 else { return last.value }
      i -= last.length
    }
    return nil
  }

  /// The last character of the words between marks that a range has at both ends.
  func quotedEnd(of range: TextRange) -> UInt32? {
    var i = range.end
    while i > range.start, let last = scalar(before: i) {
      switch last.value {
      case 0x22, 0x27, 0x2018...0x201F, 0xAB, 0xBB: i -= last.length
      default: return last.value
      }
    }
    return nil
  }

  /// Whether a double quotation mark that can close stands at an offset.
  func closesMark(at offset: Int) -> Bool {
    [0x22, 0x201D, 0xBB, 0x201C].contains(garbledMark(at: offset)?.value ?? scalar(at: offset).value)
  }

  /// Whether `squeezed` would leave a range as it is. Not all such ranges are told.
  func isSqueezed(_ range: TextRange) -> Bool {
    guard !range.isEmpty, bytes[range.start] != 0x20, bytes[range.end - 1] != 0x20 else { return false }
    let bytes = bytes.span
    for i in range.start..<range.end where bytes[i] <= 0x20 || bytes[i] >= 0x80 {
      switch bytes[i] {
      case 0x20: if bytes[i + 1] == 0x20 { return false }
      // White space beyond ASCII begins with one of four bytes.
      case 0x80..<0xC2, 0xC3..<0xE1, 0xE4...: continue
      default: return false
      }
    }
    return true
  }

  /// The first bytes of a range, so many at most, in whole characters.
  func opening(of range: TextRange, _ most: Int) -> TextRange {
    TextRange(range.start, characterStart(min(range.end, range.start + most)))
  }

  /// Whether two lines end in a range with nothing between.
  func hasBlankLine(in range: TextRange) -> Bool {
    var isEnded = false
    for byte in bytes[range.start..<range.end] {
      if byte == 0x0A, isEnded { return true }
      isEnded = byte == 0x0A || byte == 0x0D && isEnded
    }
    return false
  }

  /// Whether what begins at an offset is the `>` that a mail puts before its lines.
  @inline(__always)
  func isMailPrefix(at offset: Int) -> Bool {
    guard bytes[offset] == 0x3E, offset > 1 else { return false }
    return bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x3E || bytes[offset - 2] == 0x3E
  }

  /// The words of a range with one space between them and none around them.
  func squeezed(_ range: TextRange) -> String {
    if isSqueezed(range) { return string(range) }
    var squeezed: [UInt8] = []
    var i = range.start
    while i < range.end {
      let next = scalar(at: i)
      if next.value.isWhitespace || isMailPrefix(at: i) {
        if !squeezed.isEmpty, squeezed.last != 0x20 { squeezed.append(0x20) }
      } else {
        squeezed += bytes[i..<i + next.length]
      }
      i += next.length
    }
    if squeezed.last == 0x20 { squeezed.removeLast() }
    return String(decoding: squeezed, as: UTF8.self)
  }

  /// Whether these ASCII characters stand at an offset, whatever their case. `lowercase` has to be lower case.
  func hasWords(_ lowercase: StaticString, at offset: Int, before end: Int) -> Bool {
    lowercase.withUTF8Buffer { words in
      guard offset + words.count <= end else { return false }
      for i in 0..<words.count where bytes[offset + i].asciiLowercased != words[i] { return false }
      return true
    }
  }

  /// The first place of these ASCII characters in a range, whatever their case. Eight bytes at a time.
  func find(_ lowercase: StaticString, in range: TextRange) -> Int? {
    lowercase.withUTF8Buffer { words in
      let bytes = bytes.span
      let first = unsafe words[0]
      /// The bit that tells small letters from capitals.
      let small: UInt8 = first.isASCIILetter ? 0x20 : 0
      let firsts = UInt64(first) &* UInt64.ones
      let smalls = UInt64(small) &* UInt64.ones
      let last = range.end - words.count
      let lastByte = unsafe words[words.count - 1]
      var i = range.start
      while i + 7 <= last {
        let eight = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian
        // A byte above one that is the first letter may be taken for it, so that each is looked at once more.
        var hits = ((eight | smalls) ^ firsts).zeroBytes
        while hits != 0 {
          let at = i + (hits.trailingZeroBitCount >> 3)
          if bytes[at + words.count - 1].asciiLowercased == lastByte, hasWords(lowercase, at: at, before: range.end) {
            return at
          }
          hits &= hits - 1
        }
        i += 8
      }
      while i <= last {
        if bytes[i] | small == first, hasWords(lowercase, at: i, before: range.end) { return i }
        i += 1
      }
      return nil
    }
  }

  /// The first offset from `start` on, before `end`, at which one of three ASCII characters or a character beyond ASCII
  /// stands; `end` when there is none.
  @inline(__always)
  func next(_ a: UInt8, _ b: UInt8, _ c: UInt8, from start: Int, before end: Int) -> Int {
    let bytes = bytes.span
    var i = start
    while i < end {
      if i + 8 <= end {
        let eight = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self)
        let found =
          (eight ^ UInt64(a) &* UInt64.ones).zeroBytes | (eight ^ UInt64(b) &* UInt64.ones).zeroBytes
          | (eight ^ UInt64(c) &* UInt64.ones).zeroBytes | (eight & UInt64.tops)
        if found == 0 {
          i += 8
          continue
        }
      }
      let byte = bytes[i]
      if byte == a || byte == b || byte == c || byte >= 0x80 { return i }
      i += 1
    }
    return end
  }
}

extension UInt64 {
  /// The lowest bit of each of eight bytes, and the highest.
  static var ones: UInt64 { 0x0101_0101_0101_0101 }
  static var tops: UInt64 { 0x8080_8080_8080_8080 }
  /// Not 0 when one of the eight bytes is.
  @inline(__always)
  var zeroBytes: UInt64 { (self &- Self.ones) & ~self & Self.tops }
}

extension UInt8 {
  /// Whether it is a space, a tab or a part of a line's end: what may part two words of a wrapped paragraph.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  /// Lower case, of an ASCII letter; anything else as it is.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIIUppercase: Bool { (0x41...0x5A).contains(self) }
  var isASCIILowercase: Bool { (0x61...0x7A).contains(self) }
  var isASCIILetter: Bool { asciiLowercased.isASCIILowercase }
}

extension UInt32 {
  /// White space of any width, line ends included; what has no width too.
  var isSpace: Bool {
    switch self {
    case 0x20, 0x09...0x0D, 0xA0, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF, 0xAD: true
    default: false
    }
  }
  /// What Unicode calls white space.
  var isWhitespace: Bool {
    switch self {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
  /// A letter or digit, or what can stand within a word of one.
  var isWordPart: Bool {
    if self < 0x80 { return UInt8(self).isASCIILetter || UInt8(self).isASCIIDigit }
    switch self {
    case 0xD7, 0xF7: return false
    case 0xAA, 0xB5, 0xBA, 0xC0...0x1FFF: return true
    case 0x2C00...0x2DFF, 0x3040...0xD7FF, 0xF900...0xFDFF, 0xFE70...0xFEFC, 0x10000...0x1F000, 0x20000...0x3FFFF:
      return true
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFFFD: return true
    default: return false
    }
  }
  /// Straight or curly apostrophe, ayn, hamza: what may stand within a word.
  var isApostrophe: Bool {
    switch self {
    case 0x27, 0x2018, 0x2019, 0x02BB, 0x02BC, 0x02BE, 0x02BF, 0x60, 0xB4: true
    default: false
    }
  }
  /// Hyphen and non-breaking hyphen.
  var isHyphen: Bool { self == 0x2D || self == 0x2010 || self == 0x2011 }
  /// Hyphens, dashes and the minus sign.
  var isDash: Bool { self == 0x2D || (0x2010...0x2015).contains(self) || self == 0x2212 }
  /// An upper-case letter, as far as scripts of Europe and transliterations go.
  var isUppercase: Bool {
    if self < 0x80 { return UInt8(self).isASCIIUppercase }
    switch self {
    case 0xC0...0xDE: return self != 0xD7
    case 0x100...0x137, 0x14A...0x177: return self & 1 == 0
    case 0x139...0x148, 0x179...0x17E: return self & 1 == 1
    case 0x178, 0x391...0x3A9, 0x410...0x42F, 0x400...0x40F: return true
    case 0x18F...0x1DC, 0x1DE...0x233, 0x1E00...0x1EFF: return self & 1 == 0
    default: return Unicode.Scalar(self)?.properties.isUppercase ?? false
    }
  }
}
