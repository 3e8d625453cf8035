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

  /// How it is written.
  struct Flags: OptionSet, Hashable {
    let rawValue: UInt8
    static let capitalised = Flags(rawValue: 1)
    static let allCaps = Flags(rawValue: 2)
    static let digit = Flags(rawValue: 4)
    static let possessive = Flags(rawValue: 8)
  }

  var range: TextRange
  /// What the lists say of it.
  var classes: WordClasses
  /// What the lists of single rules say of it.
  var rules: RuleClasses
  /// The same for the same word, whatever its case: an index of the vocabulary of `ReadWords`.
  var number: UInt32
  /// What stands before it.
  var gap: Gap
  var flags: Flags

  var isCapitalised: Bool { flags.contains(.capitalised) }
  /// Two or more letters, all upper case.
  var isAllCaps: Bool { flags.contains(.allCaps) }
  var hasDigit: Bool { flags.contains(.digit) }
  /// Ends in `'s` or `s'`: the range goes without that.
  var isPossessive: Bool { flags.contains(.possessive) }
}

extension ReadingText {
  /// The words that stand whole in a range, in order. Linear in their number when the lexicon has read the text.
  func words(in range: TextRange, _ lexicon: Lexicon) -> [Word] {
    let read = lexicon.wordsRead ?? ReadWords(self, lexicon)
    let places = read.places(in: range)
    guard !places.isEmpty else { return [] }
    var words = read.words(at: places)
    words[0].gap = gap(from: range.start, to: words[0].range.start)
    return words
  }

  /// The same, at the end of an array.
  func appendWords(in range: TextRange, _ lexicon: Lexicon, to words: inout [Word]) {
    let read = lexicon.wordsRead ?? ReadWords(self, lexicon)
    let places = read.places(in: range)
    guard !places.isEmpty else { return }
    let first = words.count
    read.append(places, to: &words)
    words[first].gap = gap(from: range.start, to: words[first].range.start)
  }

  /// How many words stand whole in a range.
  func wordCount(in range: TextRange, _ lexicon: Lexicon) -> Int {
    (lexicon.wordsRead ?? ReadWords(self, lexicon)).places(in: range).count
  }

  /// The first word that stands whole in a range.
  func firstWord(in range: TextRange, _ lexicon: Lexicon) -> Word? {
    let read = lexicon.wordsRead ?? ReadWords(self, lexicon)
    let places = read.places(in: range)
    guard !places.isEmpty else { return nil }
    var word = read.word(at: places.lowerBound)
    word.gap = gap(from: range.start, to: word.range.start)
    return word
  }

  /// What stands before the first word of a range: what lies before the range does not count.
  func gap(from start: Int, to end: Int) -> Word.Gap {
    var gap = Word.Gap.other
    if start == end || start + 1 == end && bytes[start] == 0x20 { return gap }
    var i = start
    while i < end {
      let next = scalar(at: i)
      if !next.value.isSpace { gap.formUnion(Word.Gap(before: next.value)) }
      i += next.length
    }
    return gap
  }
}

extension Word.Gap {
  /// What a character that is no part of a word and no space makes of a gap.
  init(before scalar: UInt32) {
    switch scalar {
    case 0x2C, 0x3001, 0x60C: self = .comma
    case 0x2E, 0x21, 0x3F, 0x2026, 0x61F: self = .stop
    case 0x3A: self = .colon
    case 0x3B: self = .semicolon
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: self = .mark
    case 0x5B: self = .openBracket
    case 0x5D: self = .closeBracket
    case 0x28, 0x29: self = .paren
    case 0x2013...0x2015: self = .dash
    case 0x2D: self = .dash
    case 0x26: self = .ampersand
    default: self = .other
    }
  }
}
