import ReportModel

/// The language that a block is written in: which words say who speaks, and what a capital means.
enum Language: String, CaseIterable, Hashable {
  case english, french, spanish, portuguese, italian, german, dutch, polish

  /// Whether every noun has a capital, so that a capital makes no name.
  var capitalisesNouns: Bool { self == .german }
  /// Whether a verb may stand without a subject and goes on with whoever was spoken of.
  var dropsSubjects: Bool { [.spanish, .portuguese, .italian, .polish].contains(self) }
  /// Whether articles and prepositions lose their vowel before a noun: `l’Office`, `dell’Ufficio`.
  var elides: Bool { self == .french || self == .italian }
  /// Whether nouns and names have cases that their ends tell.
  var declines: Bool { self == .polish }
}

/// The language of each block, of a report that has blocks in another than English. A value that stages ask.
struct BlockLanguages {
  private let languages: [Language]
  private let words: [Language: LanguageWords]

  /// Nothing but English: what a report is that shows no other language.
  var isEnglish: Bool { words.isEmpty }

  subscript(block: Int) -> Language { languages.isEmpty ? .english : languages[block] }

  /// Whether a block of a kind is in another language, and read by rules of its own.
  func isForeign(_ block: Int, _ kind: Block.Kind) -> Bool {
    self[block] != .english && kind != .heading && kind != .titleBlock
  }

  /// The word lists of a block's language; nil for English.
  func words(of block: Int) -> LanguageWords? { words[self[block]] }

  /// Tells the language of each block from its small words; a block of few words has that of the blocks about it. Linear.
  init(of blocks: [Block], in text: ReadingText, _ lexicon: Lexicon) {
    let read = lexicon.wordsRead ?? ReadWords(text, lexicon)
    var plain: [Bool] = []
    var isTelling: [Bool] = []
    for block in blocks {
      let places = read.places(in: block.range)
      plain.append(Self.isPlainEnglish(read, places.prefix(60)))
      isTelling.append(block.kind != .noteDefinition && places.count > 3)
    }
    // Most reports are English, and a few words of each block show it: no list is made ready for them.
    let all = blocks.indices.reduce(0) { isTelling[$1] ? $0 + blocks[$1].range.count : $0 }
    let english = blocks.indices.reduce(0) { isTelling[$1] && plain[$1] ? $0 + blocks[$1].range.count : $0 }
    guard english * 2 < all else {
      languages = []
      words = [:]
      return
    }
    let lists = lexicon.languageWords
    var told: [Language?] = []
    told.reserveCapacity(blocks.count)
    var ties: [(block: Int, languages: [Language])] = []
    var totals: [Language: Int] = [:]
    for (index, block) in blocks.enumerated() {
      guard isTelling[index], !plain[index] else {
        told.append(isTelling[index] ? .english : nil)
        continue
      }
      let places = read.places(in: block.range).prefix(160)
      // What is quoted may be in another language than what quotes it.
      let quoted = text.matchMarks(in: block.range).filter { $0.parent == nil }
      let ranges = places.map { read.word(at: $0).range }
      var pair = 0
      let own = ranges.filter { word in
        while pair < quoted.count, quoted[pair].end <= word.start { pair += 1 }
        return pair == quoted.count || word.end <= quoted[pair].open
      }
      let counts = Self.counts(of: own.count > 3 ? own : ranges, in: text, lists, lexicon)
      for (language, count) in counts { totals[language, default: 0] += count }
      let best = Self.best(of: counts, among: own.count > 3 ? own.count : ranges.count)
      if best.count > 1 { ties.append((told.count, best)) }
      told.append(best.first)
    }
    // Where two languages have as many of the words, the one that has more in the whole report.
    for (block, tied) in ties {
      told[block] = tied.max { (totals[$0] ?? 0, $1.rawValue) < (totals[$1] ?? 0, $0.rawValue) }
    }
    // A report that is mostly English and quotes another language stays English.
    var weights: [Language: Int] = [:]
    for (index, language) in told.enumerated() {
      if let language { weights[language, default: 0] += blocks[index].range.count }
    }
    let others = Set(weights.keys).subtracting([.english])
    let foreign = others.reduce(0) { $0 + (weights[$1] ?? 0) }
    guard foreign > weights[.english] ?? 0 else {
      languages = []
      words = [:]
      return
    }
    words = lists.filter { others.contains($0.key) }
    languages = Self.filled(told)
  }

  /// A block that does not tell has the language of the last one before it that does, else of the next.
  private static func filled(_ told: [Language?]) -> [Language] {
    var next: [Language?] = told
    for index in told.indices.dropLast().reversed() where next[index] == nil { next[index] = next[index + 1] }
    var last: Language?
    return told.indices.map { index in
      if let own = told[index] {
        last = own
        return own
      }
      return last ?? next[index] ?? .english
    }
  }

  /// Whether one of seven words has one of these numbers.
  private static func isPlainEnglish(_ read: ReadWords, _ places: Range<Int>) -> Bool {
    guard places.count > 8 else { return false }
    return places.count { read.rules(of: $0).contains(.smallEnglish) } * 7 >= places.count
  }

  /// How many of some words are small words of each language.
  private static func counts(
    of words: [TextRange], in text: ReadingText, _ lists: [Language: LanguageWords], _ lexicon: Lexicon
  ) -> [Language: Int] {
    var counts: [Language: Int] = [:]
    for word in words {
      if lexicon.rules(of: text.bytes, word).contains(.smallEnglish) {
        counts[.english, default: 0] += 1
      }
      let spelt = text.string(word).lowercased()
      let begin = spelt.firstIndex { $0 == "'" || $0 == "’" }.map { String(spelt[...$0]).replacing("’", with: "'") }
      for (language, list) in lists where list.classes(of: begin ?? spelt).contains(.function) {
        counts[language, default: 0] += 1
      }
    }
    return counts
  }

  /// The language, or those, whose small words most of so many words are; none where too few are of any.
  private static func best(of counts: [Language: Int], among words: Int) -> [Language] {
    let english = counts[.english] ?? 0
    let most = counts.reduce(0) { $1.key == .english ? $0 : max($0, $1.value) }
    guard most > english, most * 7 >= words, most > 1 else { return english > 1 ? [.english] : [] }
    return counts.filter { $0.value == most }.map(\.key).sorted { $0.rawValue < $1.rawValue }
  }
}
