import ReportModel

/// Reads the words of a text one after the other, and numbers the different ones.
struct WordReader {
  private(set) var vocabulary: Vocabulary
  private(set) var words: WordStore
  /// Where the words begin in which a date may begin.
  private(set) var dated: [UInt32] = []
  private let text: ReadingText
  /// What stands before the next word.
  private var gap = Word.Gap.other.rawValue

  /// A word as it was read.
  private struct Found {
    var number: Int
    var flags: Word.Flags
    /// Whether it is a capital letter alone.
    var isInitial: Bool
    /// Where to go on.
    var next: Int
  }

  /// Reads a text; the second half beside the first, where something can. Linear.
  init(_ text: ReadingText, _ lexicon: Lexicon, _ alongside: Alongside? = nil) {
    let count = Self.count(of: text)
    if let alongside, let middle = Self.middle(of: text) {
      let rest = Apart(alongside) {
        WordReader(text, lexicon, TextRange(middle, text.count), count: count / 2)
      }
      self.init(text, lexicon, TextRange(0, middle), count: count)
      append(rest.take())
    } else {
      self.init(text, lexicon, text.range, count: count)
    }
    words.settle()
  }

  /// Reads a part of a text.
  private init(_ text: ReadingText, _ lexicon: Lexicon, _ part: TextRange, count: Int) {
    self.text = text
    vocabulary = Vocabulary(text, lexicon)
    words = WordStore(of: part, byteCount: text.count, capacity: count)
    read(part)
  }

  /// Where the text can be parted for two to read it: a line near its middle that begins with a letter.
  private static func middle(of text: ReadingText) -> Int? {
    text.lineStarts[(text.lineCount / 2)...].first { text.bytes[Int($0)].isASCIILetter }.map { Int($0) }
  }

  /// Goes on with what was read of the text from a line on.
  private mutating func append(_ rest: WordReader) {
    words.append(rest.words, numbers: vocabulary.numbers(of: rest.vocabulary), gapBefore: gap)
    dated += rest.dated
    gap = rest.gap
  }

  /// How many words a text has, about: how many letters and digits of it have none before them. Of a long text some pieces
  /// tell, so that it may be too few.
  private static func count(of text: ReadingText) -> Int {
    let bytes = text.bytes.span
    let piece = 1 << 12
    let step = max(piece, bytes.count / 64)
    var count = 0
    var read = 1
    var start = 0
    while start + piece <= bytes.count {
      var last: UInt64 = 0
      for i in stride(from: start, to: start + piece, by: 8) {
        let eight = EightBytes(bytes, at: i)
        let parts = eight.letters | eight.digits | eight.wide
        count += (parts & ~(parts << 8 | last)).nonzeroBitCount
        last = parts >> 56
      }
      read += piece
      start += step
    }
    if read == 1 { return bytes.count / 4 + 16 }
    // What is reserved and not used takes no memory.
    return Int(Double(count) / Double(read) * 1.1 * Double(bytes.count)) + 16
  }

  private mutating func read(_ part: TextRange) {
    // Copies, so that they are held apart from the reader.
    let text = text
    let bytes = text.bytes.span
    var words = WordStore(of: TextRange(0, 0), byteCount: 0, capacity: 0)
    swap(&words, &self.words)
    var i = part.start
    var gap: UInt16 = i == 0 ? self.gap : 0
    var isInitial = false
    /// The number of the word before.
    var last = 0
    while i < part.end {
      let byte = bytes[i]
      if byte == 0x20 {
        i += 1
        continue
      }
      if !byte.isASCIILetter, !byte.isASCIIDigit {
        let next = byte < 0x80 ? (value: UInt32(byte), length: 1) : text.scalar(at: i)
        if byte < 0x80 || !next.value.isWordPart {
          // A mail's `>` at the beginning of a line is space.
          let isPrefix = byte == UInt8(ascii: ">") && text.isMailPrefix(at: i)
          i += next.length
          if byte < 0x80 ? byte >= 0x09 && byte <= 0x0D || isPrefix : next.value.isSpace { continue }
          var kind = Word.Gap(before: next.value)
          if byte == 0x2E, gap == 0, words.count > 0,
            isInitial || vocabulary.classes[last].contains(.abbreviation)
          {
            kind = .abbreviation
          }
          gap |= kind.rawValue
          continue
        }
      }
      let found = byte < 0x80 && i + 16 <= bytes.count ? plainWord(bytes, i) : word(bytes, i)
      words.append(i, number: found.number, gap: gap, flags: found.flags)
      last = found.number
      if found.flags.contains(.digit) || vocabulary.isDated(found.number) { dated.append(UInt32(i)) }
      isInitial = found.isInitial
      gap = 0
      i = found.next
    }
    self.words = words
    self.gap = gap
  }

  /// Whether a word is a name with the Arabic article before it: `al-Dhahabi`, `el-Sayed`, `ash-Sharif`.
  @inline(__always)
  private func opensWithArticle(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let first = bytes[start]
    guard first == UInt8(ascii: "a") || first == UInt8(ascii: "e"), end - start > 4 else { return false }
    var hyphen = start + 2
    while hyphen < start + 4, bytes[hyphen] != 0x2D { hyphen += 1 }
    guard bytes[hyphen] == 0x2D, hyphen + 1 < end else { return false }
    let next = bytes[hyphen + 1]
    guard next.isASCIIUppercase || next >= 0x80 || next == 0x27 || next == 0x60 else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "l"): return hyphen == start + 2
    case UInt8(ascii: "d"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "t"),
      UInt8(ascii: "z"):
      return first == UInt8(ascii: "a") && (hyphen == start + 2 || bytes[start + 2] == UInt8(ascii: "h"))
    default: return false
    }
  }

  /// Reads the word that begins here with a letter or digit of ASCII, at least 16 bytes before the end.
  /// Nearly every word is nothing but that, and shorter than 16 bytes.
  @inline(__always)
  private mutating func plainWord(_ bytes: Span<UInt8>, _ start: Int) -> Found {
    let low = EightBytes(bytes, at: start)
    let lowLetters = low.letters
    let lowDigits = low.digits
    let capitals = lowLetters & ~(low.bits << 2)
    let others = ~(lowLetters | lowDigits) & EightBytes.tops
    var length: Int
    var key = WordKey(low: low.bits | capitals >> 2, high: 0)
    var isDigital: Bool
    var isCapitals: Bool
    if others != 0 {
      length = others.trailingZeroBitCount >> 3
      // All bytes before the first other one.
      let own = (others & (0 &- others)) &- 1
      key.low &= own >> 7
      isDigital = lowDigits & own != 0
      isCapitals = (lowLetters ^ capitals) & own == 0 && (lowLetters & own).nonzeroBitCount > 1
    } else {
      let high = EightBytes(bytes, at: start + 8)
      let highLetters = high.letters
      let highDigits = high.digits
      let highCapitals = highLetters & ~(high.bits << 2)
      let others = ~(highLetters | highDigits) & EightBytes.tops
      guard others != 0 else { return word(bytes, start) }
      length = 8 + others.trailingZeroBitCount >> 3
      let own = (others & (0 &- others)) &- 1
      key.high = (high.bits | highCapitals >> 2) & own >> 7
      isDigital = (lowDigits | highDigits & own) != 0
      isCapitals =
        ((lowLetters ^ capitals) | (highLetters ^ highCapitals) & own) == 0
        && lowLetters.nonzeroBitCount + (highLetters & own).nonzeroBitCount > 1
    }
    let next = bytes[start + length]
    if next >= 0x80 || next == 0x27 || next == 0x2D || next == 0x60 { return word(bytes, start) }
    var flags: UInt8 = capitals & 0x80 != 0 ? Word.Flags.capitalised.rawValue : 0
    if isDigital { flags |= Word.Flags.digit.rawValue }
    if isCapitals { flags |= Word.Flags.allCaps.rawValue }
    let number = vocabulary.number(of: key, bytes, start, start + length)
    return Found(
      number: number, flags: Word.Flags(rawValue: flags), isInitial: length == 1 && capitals & 0x80 != 0,
      next: start + length)
  }

  /// Reads the word that begins here.
  @inline(never)
  private mutating func word(_ bytes: Span<UInt8>, _ start: Int) -> Found {
    var i = start
    var letters = 0
    var upper = 0
    var flags = Word.Flags(rawValue: 0)
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
    let isCapitalised = bytes[start] < 0x80 ? bytes[start].isASCIIUppercase : opensWithCapital(start, i)
    if isCapitalised || opensWithArticle(bytes, start, i) { flags.insert(.capitalised) }
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
          if next < bytes.count, bytes[next].isBlank, isCapitalised || isPlural(before: next, mark.value, start) {
            flags.insert(.possessive)
            after = next
          }
        }
      }
    }
    let number = vocabulary.number(of: WordKey(bytes, start, i), bytes, start, i)
    return Found(number: number, flags: flags, isInitial: i - start == 1 && isCapitalised, next: after)
  }

  /// Whether a word that does not begin in ASCII has a capital first; an ayn or a hamza may stand before it: `ʿAbd`.
  private func opensWithCapital(_ start: Int, _ end: Int) -> Bool {
    let first = text.scalar(at: start)
    guard (0x2BB...0x2BF).contains(first.value), start + first.length < end else { return first.value.isUppercase }
    return text.scalar(at: start + first.length).value.isUppercase
  }

  /// Whether the mark after a word in small letters is that of `the dockers' leader`: a small letter follows, and no single
  /// mark opened shortly before that it could close.
  private func isPlural(before next: Int, _ mark: UInt32, _ start: Int) -> Bool {
    let bytes = text.bytes.span
    guard next + 1 < bytes.count, (0x61...0x7A).contains(bytes[next + 1]) else { return false }
    var i = start - 1
    let floor = max(0, start - 160)
    while i > floor, bytes[i] != 0x0A {
      if mark == 0x27, bytes[i] == 0x27, !bytes[i - 1].isASCIILetter { return false }
      if mark == 0x2019, bytes[i] == 0x98, bytes[i - 1] == 0x80 { return false }
      i -= 1
    }
    return true
  }
}
