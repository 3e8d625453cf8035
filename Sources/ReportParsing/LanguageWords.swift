import ReportModel

/// What the lists of one language say of a word.
struct LanguageClasses: OptionSet, Hashable {
  let rawValue: UInt64
  /// One of the small words that tell a language.
  static let function = LanguageClasses(rawValue: 1 << 0)
  /// A verb of saying or naming.
  static let verb = LanguageClasses(rawValue: 1 << 1)
  /// A verb of answering.
  static let reply = LanguageClasses(rawValue: 1 << 2)
  static let determiner = LanguageClasses(rawValue: 1 << 3)
  /// A determiner of somebody who is not named.
  static let indefinite = LanguageClasses(rawValue: 1 << 4)
  static let possessive = LanguageClasses(rawValue: 1 << 5)
  static let preposition = LanguageClasses(rawValue: 1 << 6)
  /// Before the one whose a thing is.
  static let of = LanguageClasses(rawValue: 1 << 7)
  /// Before the one by whom a thing is done.
  static let by = LanguageClasses(rawValue: 1 << 8)
  /// Before the one to whom a thing goes.
  static let to = LanguageClasses(rawValue: 1 << 9)
  static let malePronoun = LanguageClasses(rawValue: 1 << 10)
  static let femalePronoun = LanguageClasses(rawValue: 1 << 11)
  static let otherPronoun = LanguageClasses(rawValue: 1 << 12)
  /// Nobody: `on`, `man`, `se`.
  static let impersonal = LanguageClasses(rawValue: 1 << 13)
  static let conjunction = LanguageClasses(rawValue: 1 << 14)
  static let auxiliary = LanguageClasses(rawValue: 1 << 15)
  /// The pronoun of whom something is said to.
  static let dative = LanguageClasses(rawValue: 1 << 16)
  static let according = LanguageClasses(rawValue: 1 << 17)
  /// What goes from one to another.
  static let letter = LanguageClasses(rawValue: 1 << 18)
  /// What is said or written.
  static let statement = LanguageClasses(rawValue: 1 << 19)
  static let office = LanguageClasses(rawValue: 1 << 20)
  static let femaleOffice = LanguageClasses(rawValue: 1 << 21)
  static let outlet = LanguageClasses(rawValue: 1 << 22)
  static let body = LanguageClasses(rawValue: 1 << 23)
  /// Somebody whom only a common noun tells.
  static let person = LanguageClasses(rawValue: 1 << 24)
  static let time = LanguageClasses(rawValue: 1 << 25)
  static let maleTitle = LanguageClasses(rawValue: 1 << 26)
  static let femaleTitle = LanguageClasses(rawValue: 1 << 27)
  static let signed = LanguageClasses(rawValue: 1 << 28)
  static let second = LanguageClasses(rawValue: 1 << 29)
  /// A common noun, though it may look like a verb or, in German, like a name.
  static let noun = LanguageClasses(rawValue: 1 << 30)

  /// A verb of reading somebody's words out.
  static let reading = LanguageClasses(rawValue: 1 << 32)

  static let anyOffice: LanguageClasses = [.office, .femaleOffice]
  /// What stands before a name and tells no sex: `Dr.`, `Me`.
  static let title = LanguageClasses(rawValue: 1 << 31)

  static let anyTitle: LanguageClasses = [.maleTitle, .femaleTitle, .title]
  static let pronoun: LanguageClasses = [.malePronoun, .femalePronoun, .otherPronoun]
  static let article: LanguageClasses = [.determiner, .indefinite, .possessive]
  /// What no name begins with at the beginning of a sentence.
  static let small: LanguageClasses = [
    .function, .determiner, .indefinite, .possessive, .preposition, .malePronoun, .femalePronoun, .otherPronoun,
    .impersonal, .conjunction, .auxiliary, .dative, .according,
  ]

  fileprivate static let lists: [(name: String, classes: LanguageClasses)] = [
    ("function", .function), ("verbs", .verb), ("replies", [.verb, .reply]), ("determiners", .determiner),
    ("indefinites", .indefinite), ("possessives", .possessive), ("prepositions", .preposition), ("of", .of),
    ("by", .by), ("to", .to), ("pronouns-male", .malePronoun), ("pronouns-female", .femalePronoun),
    ("pronouns", .otherPronoun), ("impersonal", .impersonal), ("conjunctions", .conjunction),
    ("auxiliaries", .auxiliary), ("datives", .dative), ("according", .according), ("letters", .letter),
    ("statements", .statement), ("offices", .office), ("offices-female", .femaleOffice), ("outlets", .outlet),
    ("bodies", .body), ("people", .person), ("times", .time), ("titles-male", .maleTitle),
    ("titles-female", .femaleTitle), ("titles", .title), ("signed", .signed), ("second", .second), ("nouns", .noun),
    ("reading", [.verb, .reading]),
  ]
}

/// The word lists of one language other than English.
struct LanguageWords: Sendable {
  let language: Language
  private var table: [String: LanguageClasses] = [:]

  /// What the lists say of a word in lower case.
  func classes(of word: String) -> LanguageClasses { table[word] ?? [] }

  /// The same for a German noun, of which the last part tells what it is: `Parlamentspräsident`, `Fernsehansprache`. Its
  /// oblique forms too.
  func classes(ofNoun word: String) -> LanguageClasses {
    if let own = table[word] { return own.isDisjoint(with: Self.nouns) ? own : own.intersection(Self.nouns) }
    if language == .polish {
      // The cases of a noun that the lists have: `burmistrza`, `historykowi`.
      for end in ["owi", "iem", "em", "ie", "a", "u"] where word.hasSuffix(end) && word.count > end.count + 3 {
        if let own = table[String(word.dropLast(end.count))], !own.isDisjoint(with: Self.nouns) {
          return own.intersection(Self.nouns)
        }
      }
      return []
    }
    if [.french, .spanish, .portuguese].contains(language) {
      // `los niños`, `les pêcheurs`
      for end in ["s", "es"] where word.hasSuffix(end) && word.count > end.count + 3 {
        if let own = table[String(word.dropLast(end.count))], !own.isDisjoint(with: Self.nouns) {
          return own.intersection(Self.nouns)
        }
      }
      return []
    }
    // No compound is longer.
    guard language == .german, word.utf8.count <= 80 else { return [] }
    for end in ["", "en", "n", "es", "s"] where word.hasSuffix(end) && word.utf8.count > end.utf8.count + 3 {
      let stem = word.dropLast(end.count)
      if let own = table[String(stem)], !own.isDisjoint(with: Self.nouns) { return own.intersection(Self.nouns) }
      // Each end of the compound, the longest first; a first part has three letters or more.
      var part = stem.dropFirst(3)
      while part.count > 2 {
        if part.utf8.count > 3 || part == "amt", let known = table[String(part)],
          !known.isDisjoint(with: Self.nouns)
        {
          return known.intersection(Self.nouns)
        }
        part = part.dropFirst()
      }
    }
    return []
  }

  static let nouns: LanguageClasses = [
    .office, .femaleOffice, .outlet, .body, .person, .statement, .letter, .time, .noun, .maleTitle, .femaleTitle,
    .title,
  ]

  /// The lists of each language, from those of all. Linear.
  static func all(in lists: [UInt8]) -> [Language: LanguageWords] {
    var found: [Language: LanguageWords] = [:]
    var language: Language?
    var classes: LanguageClasses = []
    for line in lists.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "[") {
        let name = String(decoding: line.dropFirst().prefix { $0 != UInt8(ascii: "]") }, as: UTF8.self)
        let parts = name.split(separator: ":")
        language = parts.count == 2 ? Language(rawValue: String(parts[0])) : nil
        classes = LanguageClasses.lists.first { parts.count == 2 && " " + $0.name == parts[1] }?.classes ?? []
      } else if let language, !classes.isEmpty, line.first != UInt8(ascii: "#") {
        for word in line.split(separator: UInt8(ascii: "|")) {
          found[language, default: LanguageWords(language: language)].table[
            String(decoding: word, as: UTF8.self), default: []
          ].formUnion(classes)
        }
      }
    }
    return found
  }
}
