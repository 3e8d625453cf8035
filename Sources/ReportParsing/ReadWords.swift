import ReportModel

/// The words of one text, read once and looked up in the lists once a different word: what every stage slices.
///
/// A class, because every stage holds it and none changes it: to hand it on is to count one reference. Twelve bytes a
/// word, which become a `Word` when a stage asks for a range.
final class ReadWords: Sendable {
  /// A word as it is kept. Its length is that of its entry in the vocabulary.
  private struct Packed {
    var start: UInt32
    /// An index of the vocabulary.
    var number: UInt32
    var gap: Word.Gap
    var flags: Word.Flags
  }

  private let words: [Packed]
  /// For each stretch of 64 bytes, the first word that begins in it or after it.
  private let firstOfStretch: [UInt32]
  private let vocabulary: Vocabulary
  /// What the lists say of each different word; and what they say of it when it has a small letter.
  private let classes: [WordClasses]
  private let smallClasses: [WordClasses]

  /// Reads a text. Linear.
  init(_ text: ReadingText, _ lexicon: Lexicon) {
    var words: [Packed] = []
    words.reserveCapacity(text.count / 6 + 1)
    var firstOfStretch: [UInt32] = []
    firstOfStretch.reserveCapacity(text.count / 64 + 2)
    var reader = WordReader(text, lexicon)
    reader.read(text) { word in
      while firstOfStretch.count << 6 <= word.start { firstOfStretch.append(UInt32(words.count)) }
      words.append(
        Packed(start: UInt32(word.start), number: UInt32(word.number), gap: word.gap, flags: word.flags))
    }
    while firstOfStretch.count << 6 <= text.count { firstOfStretch.append(UInt32(words.count)) }
    self.words = words
    self.firstOfStretch = firstOfStretch
    vocabulary = reader.vocabulary
    classes = reader.vocabulary.classes
    smallClasses = classes
  }

  /// The same words, of which these are offices where they have a small letter.
  init(_ other: ReadWords, offices: Set<String>) {
    words = other.words
    firstOfStretch = other.firstOfStretch
    vocabulary = other.vocabulary
    classes = other.classes
    // In small letters a word is no office for a part of it.
    var small = vocabulary.ownClasses
    for office in offices where office.utf8.count <= 32 {
      if let number = vocabulary.number(of: Array(office.utf8)) { small[number].insert(.office) }
    }
    smallClasses = small
  }

  var isEmpty: Bool { words.isEmpty }

  /// How many different words there are: numbers are less.
  var vocabularyCount: Int { classes.count }

  /// Of the word at a place: where it begins, what stands before it, and a hash of its first four letters, case aside.
  func start(of place: Int) -> Int { Int(words[place].start) }
  func gap(before place: Int) -> Word.Gap { words[place].gap }
  func print(of place: Int) -> UInt64 { vocabulary.prints[Int(words[place].number)] }

  /// The places of the words that stand whole in a range.
  func places(in range: TextRange) -> Range<Int> {
    var first = Int(firstOfStretch[min(range.start >> 6, firstOfStretch.count - 1)])
    while first < words.count, Int(words[first].start) < range.start { first += 1 }
    // The last word that begins in the range may reach beyond it.
    var past = max(first, Int(firstOfStretch[min(range.end >> 6, firstOfStretch.count - 1)]))
    while past < words.count, Int(words[past].start) < range.end { past += 1 }
    while past > first, end(of: past - 1) > range.end { past -= 1 }
    return first..<past
  }

  private func end(of place: Int) -> Int { Int(words[place].start) + vocabulary.length(Int(words[place].number)) }

  /// The word at a place.
  func word(at place: Int) -> Word { word(words[place]) }

  @inline(__always)
  private func word(_ packed: Packed) -> Word {
    let start = Int(packed.start)
    let number = Int(packed.number)
    return Word(
      range: TextRange(start, start + vocabulary.length(number)),
      classes: packed.flags.contains(.capitalised) ? classes[number] : smallClasses[number],
      number: packed.number, gap: packed.gap, flags: packed.flags)
  }

  /// The words at these places.
  func words(at places: Range<Int>) -> [Word] {
    Array(unsafeUninitializedCapacity: places.count) { target, count in
      for place in places { unsafe target.initializeElement(at: place - places.lowerBound, to: word(words[place])) }
      count = places.count
    }
  }
}

/// The different words of a text, whatever their case, numbered in the order in which they are met.
struct Vocabulary {
  private struct Entry {
    /// Its first eight bytes in lower case, the first the lowest; 0 for those that it has not.
    var key: UInt64
    var hash: UInt32
    /// Where it stands first.
    var start: UInt32
  }
  private let text: ReadingText
  private var entries: [Entry] = []
  private var lengths: [UInt32] = []
  /// What the lists say, an office in a part of it included.
  private(set) var classes: [WordClasses] = []
  /// What the lists say of the word itself.
  private(set) var ownClasses: [WordClasses] = []
  private(set) var prints: [UInt64] = []
  /// A number and one; 0 is empty. Its count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  init(_ text: ReadingText) { self.text = text }

  @inline(__always)
  func length(_ number: Int) -> Int { Int(lengths[number]) }

  /// The number of the word at a range; a new word gets the next. Constant on average.
  @inline(__always)
  mutating func number(of bytes: Span<UInt8>, _ start: Int, _ end: Int, _ lexicon: Lexicon) -> Int {
    let key = Self.key(bytes, start, end)
    let hash = Self.hash(bytes, start, end, key)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      let entry = entries[number]
      if entry.hash == hash, entry.key == key, Int(lengths[number]) == end - start,
        end - start <= 8 || hasRest(bytes, start, end, at: Int(entry.start), of: bytes)
      {
        return number
      }
      slot = (slot + 1) & mask
    }
    return add(bytes, start, end, key, hash, slot, lexicon)
  }

  @inline(never)
  private mutating func add(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ key: UInt64, _ hash: UInt32, _ slot: Int, _ lexicon: Lexicon
  ) -> Int {
    let number = entries.count
    entries.append(Entry(key: key, hash: hash, start: UInt32(start)))
    lengths.append(UInt32(end - start))
    let range = TextRange(start, end)
    let own = lexicon.classes(of: text.bytes, range)
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
    let key = Self.key(bytes, 0, bytes.count)
    let hash = Self.hash(bytes, 0, bytes.count, key)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].hash == hash, entries[number].key == key, Int(lengths[number]) == bytes.count,
        hasRest(bytes, 0, bytes.count, at: Int(entries[number].start), of: text.bytes.span)
      {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether the word goes on after its eighth byte as the one at a place does.
  private func hasRest(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, at place: Int, of text: Span<UInt8>) -> Bool {
    var i = 8
    while i < end - start {
      if bytes[start + i].asciiLowercased != text[place + i].asciiLowercased { return false }
      i += 1
    }
    return true
  }

  @inline(__always)
  private static func key(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      let eight = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      let own = end - start >= 8 ? eight : eight & ((1 << UInt64((end - start) * 8)) - 1)
      return own.asciiLowercased
    }
    var key: UInt64 = 0
    for i in (start..<min(end, start + 8)).reversed() { key = key << 8 | UInt64(bytes[i].asciiLowercased) }
    return key
  }

  @inline(__always)
  private static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ key: UInt64) -> UInt32 {
    var mixed = (key ^ UInt64(end - start)) &* 0x9E37_79B9_7F4A_7C15
    var i = start + 8
    while i < end {
      mixed = (mixed ^ mixed >> 29 ^ UInt64(bytes[i].asciiLowercased)) &* 0x100_0000_01B3
      i += 1
    }
    return UInt32(truncatingIfNeeded: (mixed ^ mixed >> 32) &* 0x94D0_49BB_1331_11EB >> 32)
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
      let folded = letter.value < 0x80 ? UInt32(UInt8(letter.value).asciiLowercased) : letter.value
      hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
    }
    return hash
  }
}
