import ReportModel

/// What the word lists say of a word.
struct WordClasses: OptionSet, Hashable {
  let rawValue: UInt32
  /// A verb of saying that needs no other sign: say, tell, write.
  static let strongCue = WordClasses(rawValue: 1 << 0)
  /// A verb that can introduce words.
  static let cue = WordClasses(rawValue: 1 << 1)
  /// A noun for what is said: statement, letter.
  static let cueNoun = WordClasses(rawValue: 1 << 2)
  /// A word before a name that is no utterance: called, titled.
  static let naming = WordClasses(rawValue: 1 << 3)
  static let honorific = WordClasses(rawValue: 1 << 4)
  static let office = WordClasses(rawValue: 1 << 5)
  /// Former, late, acting.
  static let officeModifier = WordClasses(rawValue: 1 << 6)
  static let outlet = WordClasses(rawValue: 1 << 7)
  static let outletNoun = WordClasses(rawValue: 1 << 8)
  static let organisation = WordClasses(rawValue: 1 << 9)
  static let place = WordClasses(rawValue: 1 << 10)
  static let demonym = WordClasses(rawValue: 1 << 11)
  /// Interviewer, Q, Host.
  static let roleLabel = WordClasses(rawValue: 1 << 12)
  /// A common word that only a sentence's beginning capitalises.
  static let starter = WordClasses(rawValue: 1 << 13)
  /// Al, bin, van.
  static let particle = WordClasses(rawValue: 1 << 14)
  static let pronoun = WordClasses(rawValue: 1 << 15)
  /// Its full stop ends no sentence.
  static let abbreviation = WordClasses(rawValue: 1 << 16)
  static let preposition = WordClasses(rawValue: 1 << 17)
  static let determiner = WordClasses(rawValue: 1 << 18)
  static let auxiliary = WordClasses(rawValue: 1 << 19)
  static let conjunction = WordClasses(rawValue: 1 << 20)
  static let noteHeading = WordClasses(rawValue: 1 << 21)
  static let sectionWord = WordClasses(rawValue: 1 << 22)
  static let captionWord = WordClasses(rawValue: 1 << 23)
  static let month = WordClasses(rawValue: 1 << 24)
  static let seriesWord = WordClasses(rawValue: 1 << 25)
  static let byline = WordClasses(rawValue: 1 << 26)
  static let boilerplate = WordClasses(rawValue: 1 << 27)
  /// The first word of an entry of several.
  static let beginsPhrase = WordClasses(rawValue: 1 << 28)
  /// Father, friend: somebody else than the one who speaks of them.
  static let kin = WordClasses(rawValue: 1 << 29)
  /// Appendix, volume: with a number a place in a book.
  static let documentPart = WordClasses(rawValue: 1 << 30)
  /// Island, street: makes a name a place, and a place of it with a number too.
  static let placeNoun: WordClasses = [.place, .documentPart]
  /// Baker, King: a trade or office that is a surname too.
  static let surnameTrade = WordClasses(rawValue: 1 << 31)
}

/// The word lists, ready to be asked. Made once from the bytes of `Resources/words.txt`; looking up a word does not
/// allocate and takes constant time.
struct WordTable: Sendable {
  /// An entry of one word: its place in the pool and its classes.
  private struct Entry {
    var start: UInt32 = 0
    var count: UInt32 = 0
    var classes: WordClasses = []
    var rules: RuleClasses = []
    /// The last of the phrases that it begins, counted from 1; 0 for none.
    var phrase: UInt32 = 0
  }
  /// An entry of several words: its place in the pool, one space between the words.
  private struct Phrase {
    var start: UInt32
    var count: UInt32
    var words: Int
    var classes: WordClasses
    var rules: RuleClasses
    /// The phrase before it with the same first word.
    var next: UInt32
  }

  private var slots: [Entry]
  private var pool: [UInt8] = []
  private var phrases: [Phrase] = []
  private var used = 0

  /// A table of word lists: `[name of a list]` on a line, then an entry a line; `#` begins a comment. Forms of one
  /// entry are parted by `|`. Lists with unknown names are left out.
  init(_ lists: [UInt8]) {
    slots = Array(repeating: Entry(), count: 1 << 14)
    pool.reserveCapacity(lists.count)
    var current: WordClasses = []
    var rules: RuleClasses = []
    var line = 0
    while line < lists.count {
      var end = line
      while end < lists.count, lists[end] != UInt8(ascii: "\n") { end += 1 }
      if end > line, lists[line] == UInt8(ascii: "[") {
        let name = String(decoding: lists[line + 1..<end].prefix { $0 != UInt8(ascii: "]") }, as: UTF8.self)
        // The lists of other languages are the last.
        if name.utf8.contains(UInt8(ascii: ":")) { break }
        current = Self.lists.first { $0.name == name }?.classes ?? []
        rules = RuleClasses.lists.first { $0.name == name }?.rules ?? []
      } else if !current.isEmpty || !rules.isEmpty, end > line, lists[line] != UInt8(ascii: "#") {
        var form = line
        while form < end {
          var formEnd = form
          var isPhrase = false
          while formEnd < end, lists[formEnd] != UInt8(ascii: "|") {
            if lists[formEnd] == 0x20 { isPhrase = true }
            formEnd += 1
          }
          if isPhrase {
            insert(phrase: lists[form..<formEnd], current, rules)
          } else {
            insert(lists[form..<formEnd], current, rules)
          }
          form = formEnd + 1
        }
      }
      line = end + 1
    }
  }

  private mutating func insert(phrase: ArraySlice<UInt8>, _ classes: WordClasses, _ rules: RuleClasses) {
    let start = pool.count
    var words = 1
    for byte in phrase {
      if byte == 0x20 { words += 1 }
      pool.append(byte.asciiLowercased)
    }
    let slot = insert(phrase.prefix { $0 != 0x20 }, .beginsPhrase)
    phrases.append(
      Phrase(
        start: UInt32(start), count: UInt32(phrase.count), words: words, classes: classes, rules: rules,
        next: slots[slot].phrase))
    slots[slot].phrase = UInt32(phrases.count)
  }

  /// The lists that are known, and what being in one means.
  private static let lists: [(name: String, classes: WordClasses)] = [
    ("cue-verbs-strong", [.strongCue, .cue]), ("cue-verbs", .cue), ("cue-nouns", .cueNoun), ("naming-words", .naming),
    ("honorifics", .honorific), ("offices", .office), ("office-modifiers", .officeModifier), ("outlets", .outlet),
    ("outlet-nouns", .outletNoun), ("organisation-nouns", .organisation), ("places", .place), ("demonyms", .demonym),
    ("role-labels", .roleLabel), ("sentence-starters", .starter), ("name-particles", .particle),
    ("pronouns", .pronoun), ("abbreviations", .abbreviation), ("prepositions", .preposition),
    ("determiners", .determiner), ("auxiliaries", .auxiliary), ("conjunctions", .conjunction),
    ("note-headings", .noteHeading), ("section-words", .sectionWord), ("caption-words", .captionWord),
    ("months", .month), ("series-words", .seriesWord), ("byline-words", .byline),
    ("boilerplate-phrases", .boilerplate), ("kin-words", .kin), ("document-parts", .documentPart),
    ("surname-trades", .surnameTrade), ("place-nouns", .placeNoun),
  ]

  /// Where the word stands now.
  @discardableResult
  private mutating func insert(_ word: ArraySlice<UInt8>, _ classes: WordClasses, _ rules: RuleClasses = []) -> Int {
    if used * 2 > slots.count { grow() }
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot].count > 0 {
      let entry = slots[slot]
      if Int(entry.count) == word.count, zip(pool[Int(entry.start)...], word).allSatisfy({ $0 == $1.asciiLowercased }) {
        slots[slot].classes.formUnion(classes)
        slots[slot].rules.formUnion(rules)
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Entry(start: UInt32(pool.count), count: UInt32(word.count), classes: classes, rules: rules)
    for byte in word { pool.append(byte.asciiLowercased) }
    used += 1
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Entry(), count: old.count * 2)
    for entry in old where entry.count > 0 {
      var slot = Self.hash(pool[Int(entry.start)..<Int(entry.start + entry.count)]) & (slots.count - 1)
      while slots[slot].count > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  /// FNV-1a over lower-case bytes.
  private static func hash(_ word: some Sequence<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in word { hash = Self.hash(hash, byte) }
    return Int(hash ^ hash >> 15)
  }
  private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte.asciiLowercased)) &* 0x0100_0193
  }

  /// What the lists say of the word at a range, whatever its case.
  func classes(of bytes: [UInt8], _ range: TextRange) -> WordClasses {
    slot(of: bytes, range).map { slots[$0].classes } ?? []
  }

  /// What the lists of single rules say of it.
  func rules(of bytes: [UInt8], _ range: TextRange) -> RuleClasses {
    slot(of: bytes, range).map { slots[$0].rules } ?? []
  }

  /// Both, found at once.
  func entry(of bytes: [UInt8], _ range: TextRange) -> (classes: WordClasses, rules: RuleClasses) {
    if let slot = slot(of: bytes, range) { return (slots[slot].classes, slots[slot].rules) }
    // `ex-keeper`: an office as `keeper` is.
    guard range.count > 5, bytes[range.start + 2] == UInt8(ascii: "-"), bytes[range.start] | 0x20 == UInt8(ascii: "e"),
      bytes[range.start + 1] | 0x20 == UInt8(ascii: "x"),
      let office = slot(of: bytes, TextRange(range.start + 3, range.end)), slots[office].classes.contains(.office)
    else { return ([], []) }
    return (.office, slots[office].rules.intersection(.description).union(.past))
  }

  private func slot(of bytes: [UInt8], _ range: TextRange) -> Int? {
    guard range.count <= 32 else { return nil }
    var hash: UInt32 = 0x811C_9DC5
    for i in range.start..<range.end { hash = Self.hash(hash, bytes[i]) }
    var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
    while slots[slot].count > 0 {
      if Int(slots[slot].count) == range.count, isEqual(bytes, range, at: Int(slots[slot].start)) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether the word at a range, whatever its case, stands at a place of the pool.
  private func isEqual(_ bytes: [UInt8], _ range: TextRange, at start: Int) -> Bool {
    for i in 0..<range.count where pool[start + i] != bytes[range.start + i].asciiLowercased { return false }
    return true
  }

  /// The longest entry of several words that begins at `words[index]` and has one of the classes or of the rules: how many
  /// words, or nil. A comma or a stop between the words does not count against it.
  func phrase(
    _ wanted: WordClasses, _ rules: RuleClasses = [], in text: ReadingText, _ words: [Word], at index: Int
  ) -> Int? {
    guard words[index].classes.contains(.beginsPhrase), let slot = slot(of: text.bytes, words[index].range) else {
      return nil
    }
    var longest: Int?
    var number = slots[slot].phrase
    while number > 0 {
      let phrase = phrases[Int(number) - 1]
      number = phrase.next
      guard !phrase.classes.isDisjoint(with: wanted) || !phrase.rules.isDisjoint(with: rules),
        phrase.words > longest ?? 1,
        index + phrase.words <= words.count
      else { continue }
      if isEqual(text.bytes, words[index..<index + phrase.words], to: phrase) { longest = phrase.words }
    }
    return longest
  }

  private func isEqual(_ bytes: [UInt8], _ words: ArraySlice<Word>, to phrase: Phrase) -> Bool {
    var place = Int(phrase.start)
    let end = place + Int(phrase.count)
    for word in words {
      guard place + word.range.count <= end, isEqual(bytes, word.range, at: place) else { return false }
      place += word.range.count
      guard place == end || pool[place] == 0x20 else { return false }
      place += 1
    }
    return place == end + 1
  }
}
