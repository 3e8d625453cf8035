import ReportModel

/// A word of the text: letters and digits, with the apostrophes and hyphens inside it.
struct Word: Hashable {
  /// What stands between a word and the one before it.
  struct Gap: OptionSet, Hashable {
    let rawValue: UInt16
    static let comma = Gap(rawValue: 1)
    /// A full stop, question or exclamation mark, ellipsis.
    static let stop = Gap(rawValue: 2)
    static let colon = Gap(rawValue: 4)
    static let semicolon = Gap(rawValue: 8)
    /// A quotation mark of any kind.
    static let mark = Gap(rawValue: 16)
    static let openBracket = Gap(rawValue: 32)
    static let closeBracket = Gap(rawValue: 64)
    static let dash = Gap(rawValue: 128)
    /// Any other character, or the beginning of what was read.
    static let other = Gap(rawValue: 256)
    /// A round bracket opens or closes.
    static let paren = Gap(rawValue: 512)
    /// The word before is an abbreviation and the stop is its own.
    static let abbreviation = Gap(rawValue: 1024)

    static let ampersand = Gap(rawValue: 2048)

    /// What keeps two words from being one name.
    static let breaksName: Gap = [
      .comma, .stop, .colon, .semicolon, .mark, .openBracket, .closeBracket, .dash, .other, .paren,
    ]
  }

  var range: TextRange
  /// What the lists say of it.
  var classes: WordClasses
  /// What stands before it.
  var gap: Gap
  var isCapitalised: Bool
  /// Two or more letters, all upper case.
  var isAllCaps: Bool
  var hasDigit: Bool
  /// Ends in `'s` or `s'`: the range goes without that.
  var isPossessive: Bool
}

extension ReadingText {
  /// The words that stand whole in a range, in order. Linear in their number when the lexicon has read the text.
  func words(in range: TextRange, _ lexicon: Lexicon) -> [Word] {
    guard !lexicon.wordsRead.isEmpty else { return readWords(in: range, lexicon) }
    let all = lexicon.wordsRead
    let first = all.partition { $0.range.start < range.start }
    var past = first
    while past < all.count, all[past].range.end <= range.end { past += 1 }
    guard first < past else { return [] }
    var words = Array(all[first..<past])
    // What stands before the range does not count.
    words[0].gap = .other
    var i = range.start
    while i < words[0].range.start {
      let next = scalar(at: i)
      if !next.value.isSpace { words[0].gap.formUnion(Self.gap(of: next.value)) }
      i += next.length
    }
    return words
  }

  /// The words of a range, read anew. Linear in its length.
  func readWords(in range: TextRange, _ lexicon: Lexicon) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(range.count / 6 + 1)
    var gap: Word.Gap = .other
    var i = range.start
    while i < range.end {
      if bytes[i] == 0x20 {
        i += 1
        continue
      }
      let next = scalar(at: i)
      if next.value.isWordPart {
        var word = word(at: i, before: range.end, lexicon)
        word.gap = words.isEmpty ? gap.union(.other) : gap
        i = word.range.end + (word.isPossessive ? possessiveLength(at: word.range.end, before: range.end) : 0)
        words.append(word)
        gap = []
      } else {
        if !next.value.isSpace {
          var kind = Self.gap(of: next.value)
          if kind == .stop, next.value == 0x2E, let last = words.last, gap.isEmpty, isAbbreviation(last) {
            kind = .abbreviation
          }
          gap.formUnion(kind)
        }
        i += next.length
      }
    }
    return words
  }

  private func word(at start: Int, before end: Int, _ lexicon: Lexicon) -> Word {
    let first = scalar(at: start)
    var i = start
    var letters = 0
    var upper = 0
    var digits = false
    while i < end {
      let byte = bytes[i]
      if byte.isASCIILetter {
        letters += 1
        if byte < 0x60 { upper += 1 }
        i += 1
        continue
      }
      if byte == 0x20 { break }
      let next = scalar(at: i)
      if next.value.isWordPart {
        if next.value < 0x80, UInt8(next.value).isASCIIDigit {
          digits = true
        } else {
          letters += 1
          if next.value.isUppercase { upper += 1 }
        }
        i += next.length
        continue
      }
      // An apostrophe, a hyphen or a soft hyphen stays inside when a letter follows.
      let joins = next.value.isApostrophe || next.value.isHyphen || next.value == 0xAD || next.value == 0x200B
      guard joins, i + next.length < end, scalar(at: i + next.length).value.isWordPart else { break }
      i += next.length
    }
    var isPossessive = false
    if i - start > 2, bytes[i - 1] == UInt8(ascii: "s") || bytes[i - 1] == UInt8(ascii: "S"),
      let mark = scalar(before: i - 1), mark.value == 0x27 || mark.value == 0x2019
    {
      i -= 1 + mark.length
      isPossessive = true
    } else if i < end, bytes[i - 1] == UInt8(ascii: "s"), scalar(at: i).value == 0x27 || scalar(at: i).value == 0x2019 {
      let after = i + scalar(at: i).length
      isPossessive = after < end && scalar(at: after).value == 0x20 && first.value.isUppercase
    }
    let range = TextRange(start, i)
    var classes = lexicon.classes(of: bytes, range)
    // `Keeper-General` is an office when one of its parts is.
    if classes.isEmpty, let hyphen = bytes[start..<i].firstIndex(of: 0x2D), hyphen > start, hyphen + 1 < i {
      let parts = [TextRange(start, hyphen), TextRange(hyphen + 1, i)]
      if parts.contains(where: { lexicon.classes(of: bytes, $0).contains(.office) }) { classes = .office }
    }
    return Word(
      range: range, classes: classes, gap: [], isCapitalised: first.value.isUppercase,
      isAllCaps: letters > 1 && upper == letters, hasDigit: digits, isPossessive: isPossessive)
  }

  private func possessiveLength(at offset: Int, before end: Int) -> Int {
    guard offset < end else { return 0 }
    let mark = scalar(at: offset)
    guard mark.value == 0x27 || mark.value == 0x2019 else { return 0 }
    let after = offset + mark.length
    return after < end && (bytes[after] == UInt8(ascii: "s") || bytes[after] == UInt8(ascii: "S"))
      ? mark.length + 1 : mark.length
  }

  /// Whether a full stop after the word is its own: a single capital, a title that is shortened, `No`.
  func isAbbreviation(_ word: Word) -> Bool {
    if word.range.count == 1, word.isCapitalised { return true }
    return word.classes.contains(.abbreviation)
  }

  private static func gap(of scalar: UInt32) -> Word.Gap {
    switch scalar {
    case 0x2C, 0x3001, 0x60C: .comma
    case 0x2E, 0x21, 0x3F, 0x2026, 0x61F: .stop
    case 0x3A: .colon
    case 0x3B: .semicolon
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: .mark
    case 0x5B: .openBracket
    case 0x5D: .closeBracket
    case 0x28, 0x29: .paren
    case 0x2013...0x2015: .dash
    case 0x2D: .dash
    case 0x26: .ampersand
    default: .other
    }
  }
}
