import ReportModel

/// Reads the words of a text one after the other, and numbers the different ones.
struct WordReader {
  /// A word, without what makes it possessive.
  struct Found {
    var start: Int
    var number: Int
    var gap: Word.Gap
    var flags: Word.Flags
  }

  private(set) var vocabulary: Vocabulary
  private let lexicon: Lexicon
  /// What stands before the next word.
  private var gap = Word.Gap.other
  private var isFirst = true
  /// Whether a full stop after the last word is its own.
  private var isAbbreviation = false

  init(_ text: ReadingText, _ lexicon: Lexicon) {
    self.lexicon = lexicon
    vocabulary = Vocabulary(text)
  }

  /// Gives the words of a text in order, which is that of `init`. Linear.
  mutating func read(_ text: ReadingText, _ take: (Found) -> Void) {
    let bytes = text.bytes.span
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte == 0x20 {
        i += 1
      } else if byte.isASCIILetter || byte.isASCIIDigit {
        i = word(text, bytes, i, take)
      } else if byte < 0x80 {
        i += 1
        if byte > 0x20 || byte < 0x09 || byte > 0x0D { add(UInt32(byte)) }
      } else {
        let next = text.scalar(at: i)
        if next.value.isWordPart {
          i = word(text, bytes, i, take)
        } else {
          if !next.value.isSpace { add(next.value) }
          i += next.length
        }
      }
    }
  }

  private mutating func add(_ scalar: UInt32) {
    var kind = Word.Gap(before: scalar)
    if scalar == 0x2E, isAbbreviation, gap.isEmpty { kind = .abbreviation }
    gap.formUnion(kind)
  }

  /// Reads the word that begins here; where to go on.
  @inline(__always)
  private mutating func word(_ text: ReadingText, _ bytes: Span<UInt8>, _ start: Int, _ take: (Found) -> Void) -> Int {
    var i = start
    var letters = 0
    var upper = 0
    var flags: Word.Flags = []
    var isWide = false
    scan: while i < bytes.count {
      let byte = bytes[i]
      if byte.isASCIILetter {
        letters += 1
        if byte < 0x60 { upper += 1 }
        i += 1
        continue
      }
      if byte == 0x20 { break }
      if byte.isASCIIDigit {
        flags.insert(.digit)
        i += 1
        continue
      }
      if byte < 0x80 {
        // An apostrophe or a hyphen stays inside when a letter follows.
        guard byte == 0x27 || byte == 0x2D || byte == 0x60, i + 1 < bytes.count,
          text.scalar(at: i + 1).value.isWordPart
        else { break scan }
        i += 1
        continue
      }
      isWide = true
      let next = text.scalar(at: i)
      if next.value.isWordPart {
        letters += 1
        if next.value.isUppercase { upper += 1 }
        i += next.length
        continue
      }
      let joins = next.value.isApostrophe || next.value.isHyphen || next.value == 0xAD || next.value == 0x200B
      guard joins, i + next.length < bytes.count, text.scalar(at: i + next.length).value.isWordPart else { break }
      i += next.length
    }
    let isCapitalised = bytes[start] < 0x80 ? bytes[start].isASCIIUppercase : text.scalar(at: start).value.isUppercase
    if isCapitalised { flags.insert(.capitalised) }
    if letters > 1, upper == letters { flags.insert(.allCaps) }
    var after = i
    let last = bytes[i - 1]
    if last == UInt8(ascii: "s") || last == UInt8(ascii: "S") {
      if i - start > 2, isWide || bytes[i - 2] == 0x27, let mark = text.scalar(before: i - 1),
        mark.value == 0x27 || mark.value == 0x2019
      {
        i -= 1 + mark.length
        flags.insert(.possessive)
      } else if last == UInt8(ascii: "s"), i < bytes.count, bytes[i] == 0x27 || bytes[i] == 0xE2 {
        let mark = text.scalar(at: i)
        if mark.value == 0x27 || mark.value == 0x2019 {
          let next = i + mark.length
          if next < bytes.count, bytes[next] == 0x20, isCapitalised {
            flags.insert(.possessive)
            after = next
          }
        }
      }
    }
    let number = vocabulary.number(of: bytes, start, i, lexicon)
    take(Found(start: start, number: number, gap: isFirst ? gap.union(.other) : gap, flags: flags))
    isAbbreviation = i - start == 1 && isCapitalised || vocabulary.classes[number].contains(.abbreviation)
    isFirst = false
    gap = []
    return after
  }
}
