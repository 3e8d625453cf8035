import ReportModel

/// The different words of a text, whatever their case, numbered in the order in which they are met.
struct Vocabulary {
  private struct Entry {
    var key: WordKey
    var hash: UInt32
    /// Where it stands first.
    var start: UInt32
    var length: UInt32
    /// Whether a date may begin in it.
    var isDated: Bool
  }
  private let text: ReadingText
  private let lexicon: Lexicon
  private var entries: [Entry] = []
  /// What the lists say, an office in a part of it included.
  private(set) var classes: [WordClasses] = []
  /// What the lists say of the word itself.
  private(set) var ownClasses: [WordClasses] = []
  /// What the lists of single rules say of it.
  private(set) var rules: [RuleClasses] = []
  private(set) var prints: [UInt64] = []
  /// A number and one; 0 is empty. Its count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  init(_ text: ReadingText, _ lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  @inline(__always)
  func length(_ number: Int) -> Int { Int(entries[number].length) }

  /// Whether a date may begin in a word: the beginning or a part of it is a month, a season, a weekday or the like.
  @inline(__always)
  func isDated(_ number: Int) -> Bool { entries[number].isDated }

  /// The number of the word at a range, which has this key; a new word gets the next. Constant on average.
  @inline(__always)
  mutating func number(of key: WordKey, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var hash = key.hash(end - start)
    if end - start > 16 { hash = Self.hash(hash, bytes, start, end) }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].key == key, Int(entries[number].length) == end - start,
        end - start <= 16 || hasRest(bytes, start, end, at: Int(entries[number].start), of: bytes)
      {
        return number
      }
      slot = (slot + 1) & mask
    }
    return add(key, start, end, hash, slot)
  }

  /// The numbers here of the words of another vocabulary of the text, in the order of theirs; new ones get the next.
  mutating func numbers(of other: Vocabulary) -> [UInt32] {
    let text = text
    let bytes = text.bytes.span
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.entries.count)
    for entry in other.entries {
      let start = Int(entry.start)
      numbers.append(UInt32(number(of: entry.key, bytes, start, start + Int(entry.length))))
    }
    return numbers
  }

  @inline(never)
  private mutating func add(_ key: WordKey, _ start: Int, _ end: Int, _ hash: UInt32, _ slot: Int) -> Int {
    let number = entries.count
    let range = TextRange(start, end)
    entries.append(
      Entry(
        key: key, hash: hash, start: UInt32(start), length: UInt32(end - start),
        isDated: DateWords.all.holdsTrigger(text.bytes, range)))
    let (own, rule) = lexicon.entry(of: text.bytes, range)
    rules.append(rule)
    ownClasses.append(own)
    classes.append(own.isEmpty && text.hasOffice(inPartOf: range, lexicon) ? .office : own)
    prints.append(text.print(ofWordAt: range))
    slots[slot] = UInt32(number + 1)
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 4)
      for (number, entry) in entries.enumerated() {
        var slot = Int(entry.hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(number + 1)
      }
    }
    return number
  }

  /// The number of a word in lower case; nil when the text does not have it.
  func number(of word: [UInt8]) -> Int? {
    let bytes = word.span
    let key = WordKey(bytes, 0, bytes.count)
    let hash = Self.hash(key.hash(bytes.count), bytes, 0, bytes.count)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].key == key, Int(entries[number].length) == bytes.count,
        hasRest(bytes, 0, bytes.count, at: Int(entries[number].start), of: text.bytes.span)
      {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether the word goes on after its sixteenth byte as the one at a place does.
  private func hasRest(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, at place: Int, of text: Span<UInt8>) -> Bool {
    var i = 16
    while i < end - start {
      if bytes[start + i].asciiLowercased != text[place + i].asciiLowercased { return false }
      i += 1
    }
    return true
  }

  /// A hash that goes on over the bytes after the sixteenth.
  private static func hash(_ first: UInt32, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    var hash = first
    var i = start + 16
    while i < end {
      hash = (hash ^ UInt32(bytes[i].asciiLowercased)) &* 0x0100_0193
      i += 1
    }
    return hash
  }
}

/// The first sixteen bytes of a word in lower case, the first the lowest; 0 for those that it has not.
struct WordKey: Equatable {
  var low: UInt64
  var high: UInt64

  @inline(__always)
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The key of the word at a range.
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    low = 0
    high = 0
    for i in (start..<min(end, start + 8)).reversed() { low = low << 8 | UInt64(bytes[i].asciiLowercased) }
    for i in (min(end, start + 8)..<min(end, start + 16)).reversed() {
      high = high << 8 | UInt64(bytes[i].asciiLowercased)
    }
  }

  /// A hash of a word of a length.
  @inline(__always)
  func hash(_ length: Int) -> UInt32 {
    let mixed = (low ^ UInt64(length) ^ (high &* 0xD6E8_FEB8_6659_FD93)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: (mixed ^ mixed >> 29) >> 20)
  }
}

extension ReadingText {
  /// Whether a part of a word with a hyphen is an office: `Keeper-General`.
  fileprivate func hasOffice(inPartOf range: TextRange, _ lexicon: Lexicon) -> Bool {
    guard let hyphen = bytes[range.start..<range.end].firstIndex(of: 0x2D), hyphen > range.start,
      hyphen + 1 < range.end
    else { return false }
    return lexicon.classes(of: bytes, TextRange(range.start, hyphen)).contains(.office)
      || lexicon.classes(of: bytes, TextRange(hyphen + 1, range.end)).contains(.office)
  }

  /// A hash of the first four letters of the word at a range, case aside.
  fileprivate func print(ofWordAt range: TextRange) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var letters = 0
    var i = range.start
    while i < range.end, letters < 4 {
      let letter = scalar(at: i)
      i += letter.length
      guard letter.value.isWordPart else { continue }
      letters += 1
      let folded = letter.value < 0x80 ? UInt32(UInt8(letter.value).asciiLowercased) : letter.value.smallLetter
      hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension UInt32 {
  /// The small letter of a capital with a diacritic, of Greek and of Cyrillic; any other scalar as it is.
  fileprivate var smallLetter: UInt32 {
    switch self {
    case 0xC0...0xDE where self != 0xD7: self + 0x20
    case 0x100...0x137, 0x14A...0x177: self | 1
    case 0x139...0x148, 0x179...0x17E: self & 1 == 1 ? self + 1 : self
    case 0x391...0x3A9, 0x410...0x42F: self + 0x20
    case 0x400...0x40F: self + 0x50
    default: self
    }
  }
}
