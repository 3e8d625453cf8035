import ReportModel

/// Words of a sentence in another language than English, elisions parted, with what that language's lists say of them.
struct ForeignClause {
  let text: ReadingText
  let lists: LanguageWords
  private(set) var words: [Word] = []
  private(set) var lower: [String] = []
  private(set) var classes: [LanguageClasses] = []
  var names: [ForeignName] = []

  var language: Language { lists.language }
  var isEmpty: Bool { words.isEmpty }

  init(_ read: [Word], in text: ReadingText, _ lists: LanguageWords) {
    self.text = text
    self.lists = lists
    for word in read { append(word) }
  }

  private mutating func append(_ word: Word) {
    var word = word
    var spelt = text.string(word.range).lowercased()
    // Few words have one, and to look for it among characters is dear.
    if spelt.utf8.contains(0xE2) { spelt = spelt.replacing("’", with: "'") }
    if word.range.count > 40 { spelt = "" }
    if language.elides, let mark = spelt.firstIndex(of: "'"), spelt.index(after: mark) < spelt.endIndex,
      Self.elided.contains(spelt[..<mark])
    {
      let first = String(spelt[...mark])
      var length = 0
      while !text.scalar(at: word.range.start + length).value.isApostrophe {
        length += text.scalar(at: word.range.start + length).length
      }
      length += text.scalar(at: word.range.start + length).length
      add(part(word, TextRange(word.range.start, word.range.start + length), word.gap), first)
      word = part(word, TextRange(word.range.start + length, word.range.end), [])
      spelt = String(spelt[spelt.index(after: mark)...])
    }
    if language == .french, let verb = verbBeforePronoun(spelt) {
      let pronoun = spelt.split(separator: "-").last ?? ""
      let split = word.range.end - pronoun.utf8.count
      add(part(word, TextRange(word.range.start, word.range.start + verb.utf8.count), word.gap), verb)
      add(part(word, TextRange(split, word.range.end), []), String(pronoun))
      return
    }
    add(word, spelt)
  }

  /// `a-t-il`, `dit-elle`: the verb before the pronoun.
  private func verbBeforePronoun(_ spelt: String) -> String? {
    guard spelt.utf8.contains(UInt8(ascii: "-")) else { return nil }
    for end in ["-t-il", "-t-elle", "-t-on", "-il", "-elle", "-on", "-ils", "-elles"] where spelt.hasSuffix(end) {
      let verb = String(spelt.dropLast(end.count))
      return lists.classes(of: verb).isDisjoint(with: [.verb, .auxiliary]) ? nil : verb
    }
    return nil
  }

  private func part(_ word: Word, _ range: TextRange, _ gap: Word.Gap) -> Word {
    var part = word
    part.range = range
    part.gap = gap
    part.number = Word.unnumbered
    part.flags.remove(.possessive)
    if text.scalar(at: range.start).value.isUppercase {
      part.flags.insert(.capitalised)
    } else {
      part.flags.remove(.capitalised)
    }
    return part
  }

  private mutating func add(_ word: Word, _ spelt: String) {
    let isFirst = words.isEmpty || !word.gap.isDisjoint(with: [.stop, .mark, .colon])
    var found = lists.classes(of: spelt)
    if found.isEmpty, language == .spanish || language == .italian || language == .portuguese {
      // `preguntarle`: the pronoun of the one who hears it.
      for end in ["le", "les", "gli"] where spelt.hasSuffix(end) {
        if lists.classes(of: String(spelt.dropLast(end.count))).contains(.verb) { found = [.verb, .dative] }
      }
    }
    if word.isCapitalised, language.capitalisesNouns, !isFirst || found.isDisjoint(with: .small) {
      found = lists.classes(ofNoun: spelt)
    } else if word.isCapitalised, !isFirst, !found.contains(.determiner) {
      found.subtract([.verb, .reply])
    }
    var word = word
    // Markdown's signs of emphasis part no words.
    if word.gap == .other, let last = words.last,
      text.bytes[last.range.end..<word.range.start].allSatisfy({ [0x20, 0x2A, 0x5F].contains($0) })
    {
      word.gap = []
    }
    words.append(word)
    lower.append(spelt)
    classes.append(found)
  }

  /// What loses its vowel before another word.
  private static let elided: Set<Substring> = [
    "l", "d", "qu", "n", "s", "j", "c", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dell", "nell",
    "dall",
    "sull", "quell", "quest",
  ]

  /// Whether a sentence or what a mark opens begins at a word: its place may be all that gives it a capital.
  func opens(_ i: Int) -> Bool {
    i == 0 || !words[i].gap.isDisjoint(with: [.stop, .colon])
      || words[i].gap.contains(.mark) && !words[i].gap.contains(.comma)
  }

  /// Whether a word is a verb of saying or naming here: no noun after an article.
  func isVerb(_ i: Int) -> Bool {
    guard classes[i].contains(.verb) else { return false }
    guard i > 0, words[i].gap.isEmpty else { return true }
    let before = classes[i - 1]
    let isNoun = !classes[i].isDisjoint(with: [.noun, .statement, .office, .femaleOffice, .person, .outlet])
    if !before.isDisjoint(with: [.indefinite, .possessive]), isNoun { return false }
    return !(isNoun && before.contains(.determiner))
  }

  /// A clause of some of its words.
  func slice(_ range: Range<Int>) -> ForeignClause {
    var slice = self
    slice.words = Array(words[range])
    slice.lower = Array(lower[range])
    slice.classes = Array(classes[range])
    let start = names.partition { $0.mention.words.lowerBound < range.lowerBound }
    slice.names = names[start...].prefix { $0.mention.words.lowerBound < range.upperBound }
      .compactMap { $0.shifted(into: range) }
    return slice
  }

  /// The words of the sentence that a word ends.
  func sentence(before past: Int) -> Range<Int> {
    var start = past - 1
    let floor = max(0, past - 200)
    while start > floor, !beginsSentence(start) { start -= 1 }
    return max(0, start)..<past
  }

  /// Whether a sentence begins at a word: a stop and a capital, but not after the number of a day.
  private func beginsSentence(_ i: Int) -> Bool {
    guard i > 0 else { return true }
    guard words[i].gap.contains(.stop), !words[i].gap.contains(.abbreviation),
      words[i].isCapitalised || words[i].hasDigit
    else { return false }
    let isDay = words[i - 1].hasDigit && words[i - 1].range.count <= 2 && words[i].gap == .stop
    return !(isDay && (classes[i].contains(.time) || language.capitalisesNouns))
  }

  /// How many words end before an offset.
  func wordCount(before offset: Int) -> Int { words.partition { $0.range.end <= offset } }
}

/// A name in a sentence of another language.
struct ForeignName: Hashable {
  var mention: Mention
  /// Whether its case tells that it is no subject.
  var isOblique = false
  /// The words before it that tell what it is: `el semanario`, `Parlamentspräsident`; indices of the words.
  var description: Range<Int>?

  func shifted(into range: Range<Int>) -> ForeignName? {
    guard mention.words.lowerBound >= range.lowerBound, mention.words.upperBound <= range.upperBound else { return nil }
    var name = self
    let offset = range.lowerBound
    name.mention.words = mention.words.lowerBound - offset..<mention.words.upperBound - offset
    name.description = description.flatMap {
      $0.lowerBound >= offset ? $0.lowerBound - offset..<$0.upperBound - offset : nil
    }
    return name
  }

  /// The length of its last word without what its case adds, in bytes; nil for all of it.
  var bareLength: Int?

  /// The first word, that of the description included.
  var first: Int { min(description?.lowerBound ?? .max, mention.words.lowerBound) }
  var past: Int { mention.words.upperBound }
}

extension Word {
  /// The number of a word that is a part of one that was read.
  static let unnumbered = UInt32.max
}
