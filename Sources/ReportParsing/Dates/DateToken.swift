/// A word, a number or a mark, as a date reads it.
struct DateToken {
  enum Kind: UInt8 { case word, number, mark, end }
  var kind: Kind
  var start: Int
  var end: Int
  /// What the word means, if it is one of `DateWords`.
  var word: DateWord?
  /// The number; of a mark its byte, with `-` for every dash, `'` and `"` for every quotation mark.
  var value: Int {
    get { Int(storedValue) }
    set { storedValue = Int32(newValue) }
  }
  private var storedValue: Int32 = 0
  /// How many digits the number has, ordinal endings left out.
  var digits: Int {
    get { Int(storedDigits) }
    set { storedDigits = UInt8(clamping: newValue) }
  }
  private var storedDigits: UInt8 = 0
  /// `1st`, `20th`, `1er`.
  var isOrdinal = false
  /// `1920s`.
  var isDecade = false
  /// Letters or other digits hang on to the number: `5km`, `1.5`, `1,954`.
  var isGlued = false
  /// The word begins with an upper-case letter.
  var isCapital = false
  /// Whether there is white space between it and what was read before.
  var isApart = false

  init(kind: Kind, start: Int, end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }

  /// `during`.
  func isDuring(_ bytes: [UInt8]) -> Bool {
    kind == .word && end - start == 6 && bytes[start] | 0x20 == UInt8(ascii: "d")
      && bytes[(start + 1)..<end].elementsEqual("uring".utf8)
  }
  func isMark(_ byte: Unicode.Scalar) -> Bool { kind == .mark && value == Int(byte.value) }
  func isWord(_ wanted: DateWord.Kind) -> Bool { kind == .word && word?.kind == wanted }
  /// A number that can be a day of the month.
  var isDay: Bool { kind == .number && digits <= 2 && value >= 1 && value <= 31 && !isDecade && !isGlued }
  /// A number that can be a year after a month or a day.
  var isYear: Bool {
    kind == .number && digits == 4 && value >= 1000 && value < 2200 && !isOrdinal && !isDecade && !isGlued
  }
}

/// Classes of bytes: what a word is made of and what parts words.
enum DateByte {
  static let other: UInt8 = 0
  static let letter: UInt8 = 1
  static let digit: UInt8 = 2
  /// The first byte of a mark of three bytes, or of two.
  static let mark3: UInt8 = 3
  static let mark2: UInt8 = 4

  /// The class of each byte. Letters beyond ASCII are letters, but for the blocks of punctuation at U+0080 and U+2000.
  static let classes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
    case 0xE2: mark3
    case 0xC2: mark2
    case 0x80...0xFF: letter
    default: other
    }
  }
}

/// Reads tokens of a stretch forward and backward. Never leaves the stretch.
struct DateLexer {
  let bytes: [UInt8]
  let words: DateWords
  let classes: [UInt8]
  /// The stretch that is read.
  var floor: Int
  var limit: Int

  func byteClass(_ offset: Int) -> UInt8 { classes[Int(bytes[offset])] }

  /// The offset after white space, at most one line end, mail prefixes included. A blank line stops it.
  func skipBlanks(_ from: Int) -> Int {
    var i = from
    var lines = 0
    while i < limit {
      switch bytes[i] {
      case 0x20, 0x09, 0x0D: i += 1
      case 0x0A:
        lines += 1
        if lines > 1 { return limit }
        i += 1
        while i < limit, bytes[i] == UInt8(ascii: ">") { i += 1 }
      case 0xC2 where i + 1 < limit && (bytes[i + 1] == 0xA0 || bytes[i + 1] == 0xAD): i += 2
      case 0xE2 where i + 2 < limit && bytes[i + 1] == 0x80 && (bytes[i + 2] <= 0x8F || bytes[i + 2] == 0xAF): i += 3
      default: return i
      }
    }
    return limit
  }

  /// The token that begins at or after the offset.
  func token(_ from: Int) -> DateToken {
    let start = skipBlanks(from)
    guard start < limit else { return DateToken(kind: .end, start: limit, end: limit) }
    var token = DateToken(kind: .mark, start: start, end: start + 1)
    token.isApart = start > from
    switch byteClass(start) {
    case DateByte.letter:
      var i = start + 1
      while i < limit, byteClass(i) == DateByte.letter { i += 1 }
      token.kind = .word
      token.end = i
      token.word = words.word(bytes, start, i)
      token.isCapital = isCapital(start)
    case DateByte.digit: readNumber(&token)
    default: readMark(&token)
    }
    return token
  }

  /// Whether a particle of two letters is `en` or `im`, which lead to a year as `in` does.
  func isIn(_ token: DateToken) -> Bool {
    let (first, second) = (bytes[token.start] | 0x20, bytes[token.start + 1] | 0x20)
    return first == UInt8(ascii: "e") && second == UInt8(ascii: "n")
      || first == UInt8(ascii: "i") && second == UInt8(ascii: "m")
  }

  /// The token that ends at or before the offset: nothing before `floor`.
  func tokenBefore(_ offset: Int) -> DateToken {
    var i = offset
    var lines = 0
    blanks: while i > floor {
      switch bytes[i - 1] {
      case 0x20, 0x09, 0x0D: i -= 1
      case 0x0A:
        lines += 1
        if lines > 1 { break blanks }
        i -= 1
      case 0xA0 where i - 2 >= floor && bytes[i - 2] == 0xC2: i -= 2
      case 0xAF where i - 3 >= floor && bytes[i - 2] == 0x80 && bytes[i - 3] == 0xE2: i -= 3
      default: break blanks
      }
    }
    guard i > floor, lines <= 1 else { return DateToken(kind: .end, start: floor, end: floor) }
    let end = i
    let isApart = i < offset
    var start = i - 1
    let kind = byteClass(start)
    if kind == DateByte.letter {
      // A continuation byte may end a mark of three bytes: `“`, `–`.
      if bytes[start] >= 0x80, start - 2 >= floor,
        bytes[start - 2] == 0xE2 || bytes[start - 1] == 0xC2 || bytes[start - 1] == 0xE2
      {
        start = bytes[start - 1] == 0xC2 ? start - 1 : bytes[start - 1] == 0xE2 ? start - 1 : start - 2
        var token = DateToken(kind: .mark, start: start, end: end)
        readMark(&token)
        token.end = end
        token.isApart = isApart
        return token
      }
      while start > floor, byteClass(start - 1) == DateByte.letter { start -= 1 }
      var token = DateToken(kind: .word, start: start, end: end)
      token.word = words.word(bytes, start, end)
      token.isCapital = isCapital(start)
      token.isApart = isApart
      return token
    }
    if kind == DateByte.digit {
      while start > floor, byteClass(start - 1) == DateByte.digit { start -= 1 }
      var token = DateToken(kind: .number, start: start, end: end)
      readNumber(&token)
      token.end = end
      token.isApart = isApart
      return token
    }
    var token = DateToken(kind: .mark, start: start, end: end)
    readMark(&token)
    token.isApart = isApart
    return token
  }

  private func isCapital(_ offset: Int) -> Bool {
    let byte = bytes[offset]
    if byte >= 0x41 && byte <= 0x5A { return true }
    // Latin-1 and Latin Extended-A capitals, as far as names here begin with them.
    guard byte == 0xC3 || byte == 0xC5, offset + 1 < limit else { return false }
    return byte == 0xC3 ? bytes[offset + 1] < 0x9F : bytes[offset + 1] & 1 == 0
  }

  private func readNumber(_ token: inout DateToken) {
    token.kind = .number
    var i = token.start
    var value = 0
    while i < limit, byteClass(i) == DateByte.digit {
      if i - token.start < 9 { value = value * 10 + Int(bytes[i] - 0x30) }
      i += 1
    }
    token.value = value
    token.digits = i - token.start
    token.end = i
    guard i < limit else { return }
    if byteClass(i) == DateByte.letter {
      var j = i + 1
      while j < limit, byteClass(j) == DateByte.letter { j += 1 }
      let first = bytes[i] | 0x20
      let second = i + 1 < limit ? bytes[i + 1] | 0x20 : 0
      if j - i == 1, first == UInt8(ascii: "s") {
        token.isDecade = true
        token.end = j
      } else if j - i == 1, bytes[i] == UInt8(ascii: "d"), token.digits <= 2 {
        // `3d`, `22d`
        token.isOrdinal = true
        token.end = j
      } else if j - i == 2, token.digits <= 3,
        (first == UInt8(ascii: "s") && second == UInt8(ascii: "t"))
          || (first == UInt8(ascii: "n") && second == UInt8(ascii: "d"))
          || (first == UInt8(ascii: "r") && second == UInt8(ascii: "d"))
          || (first == UInt8(ascii: "t") && second == UInt8(ascii: "h"))
          || (first == UInt8(ascii: "e") && second == UInt8(ascii: "r"))
      {
        token.isOrdinal = true
        token.end = j
      } else if j - i == 2, (first == UInt8(ascii: "a") || first == UInt8(ascii: "p")), second == UInt8(ascii: "m") {
        // `5am`
      } else if first != 0xC2 {
        token.isGlued = true
      }
    } else if i + 1 < limit, bytes[i] == UInt8(ascii: ",") || bytes[i] == UInt8(ascii: "."),
      byteClass(i + 1) == DateByte.digit
    {
      // `1,954` and `1.5` are one number; `1939,10` is two.
      var j = i + 1
      while j < limit, byteClass(j) == DateByte.digit { j += 1 }
      if token.digits <= 3, j - i == 4 { token.isGlued = true }
      if bytes[i] == UInt8(ascii: "."), token.digits > 2 { token.isGlued = true }
    } else if bytes[i] == UInt8(ascii: "%") {
      token.isGlued = true
    }
  }

  private func readMark(_ token: inout DateToken) {
    let byte = bytes[token.start]
    token.value = Int(byte)
    if byte == 0xC2 { token.end = min(limit, token.start + 2) }
    if byte == 0xE2, token.start + 2 < limit {
      token.end = token.start + 3
      if bytes[token.start + 1] == 0x80 {
        switch bytes[token.start + 2] {
        case 0x90...0x95: token.value = 0x2D
        case 0x98...0x9B, 0xB9, 0xBA: token.value = 0x27
        case 0x9C...0x9F: token.value = 0x22
        default: break
        }
      }
      if bytes[token.start + 1] == 0x88, bytes[token.start + 2] == 0x92 { token.value = 0x2D }
    }
    if byte == 0xC2, token.start + 1 < limit, bytes[token.start + 1] == 0xAB || bytes[token.start + 1] == 0xBB {
      token.value = 0x22
    }
  }
}
