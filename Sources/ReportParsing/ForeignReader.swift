import ReportModel

/// Reads the blocks that are in another language than English: their words outside the quotations, and the names in them.
struct ForeignReader {
  let text: ReadingText
  let lexicon: Lexicon
  let languages: BlockLanguages
  var known = ForeignNames()
  /// What the notes give as their sources, in lower case: a name in marks that is one of them is no quotation.
  private let sources: Set<String>

  init(_ text: ReadingText, _ languages: BlockLanguages, sources: Set<String>, _ lexicon: Lexicon) {
    self.text = text
    self.languages = languages
    self.lexicon = lexicon
    self.sources = sources
    known.titles = sources
  }

  /// The clause of a block's words outside its quotations, names and all; nil for an English block. Linear.
  func clause(of block: Block, at index: Int) -> ForeignClause? {
    guard var clause = bareClause(of: block, at: index) else { return nil }
    clause.findNames(known)
    return clause
  }

  /// The same of some words that stand in a block, quotations or not.
  func clause(of range: TextRange, in block: Int) -> ForeignClause? {
    guard let lists = languages.words(of: block) else { return nil }
    var clause = ForeignClause(text.words(in: range, lexicon), in: text, lists)
    clause.findNames(known)
    return clause
  }

  /// The clause of a block without its names.
  func bareClause(of block: Block, at index: Int) -> ForeignClause? {
    guard let lists = languages.words(of: index) else { return nil }
    let pairs = text.matchMarks(in: block.range).filter { $0.parent == nil }
    var kept: [Word] = []
    var pair = 0
    for word in text.words(in: block.range, lexicon) {
      while pair < pairs.count, pairs[pair].end <= word.range.start { pair += 1 }
      if pair < pairs.count, pairs[pair].open < word.range.start,
        !isName(TextRange(pairs[pair].contentStart, pairs[pair].contentEnd), after: kept.last, lists)
      {
        continue
      }
      kept.append(word)
    }
    return ForeignClause(kept, in: text, lists)
  }

  /// Whether what marks enclose is an outlet's name: `tygodnik „Pajam-e Rah”`.
  private func isName(_ range: TextRange, after last: Word?, _ lists: LanguageWords) -> Bool {
    guard range.count < 60 else { return false }
    if sources.contains(text.string(text.trimmed(range)).lowercased()) { return true }
    guard let last else { return false }
    let inside = text.words(in: range, lexicon)
    // While the first of its words is looked at the noun is the last one; after that a word of it is.
    guard (1...4).contains(inside.count), inside.allSatisfy({ $0.isCapitalised || $0.range.count <= 3 }) else {
      return false
    }
    return last.range.start >= range.start
      || last.range.count <= 80 && lists.classes(ofNoun: text.string(last.range).lowercased()).contains(.outlet)
  }

  /// A name as the list of people takes it: with the words of it alone, the last without what its case adds.
  func entry(_ name: ForeignName, in clause: ForeignClause) -> (mention: Mention, words: [Word]) {
    var words = Array(clause.words[name.mention.words])
    var mention = name.mention
    mention.words = 0..<words.count
    if let length = name.bareLength, let last = words.indices.last {
      words[last].range.end = words[last].range.start + length
      words[last].number = Word.unnumbered
      // `Kamrana Welijewa`: the given name has the case too.
      if clause.language == .polish, last > 0, clause.lower[name.mention.words.upperBound - 2].hasSuffix("a"),
        words[0].range.count > 4
      {
        words[last - 1].range.end -= 1
        words[last - 1].number = Word.unnumbered
      }
    }
    return (mention, words)
  }
}

extension People {
  /// Takes in everybody whom the blocks in other languages name, with their offices. Two passes, each linear: what one
  /// sentence shows of a name another may use.
  mutating func add(foreign reader: inout ForeignReader, _ blocks: [Block]) {
    guard !reader.languages.isEnglish else { return }
    var clauses: [ForeignClause] = []
    for (index, block) in blocks.enumerated() where [.prose, .caption, .listItem].contains(block.kind) {
      guard let clause = reader.bareClause(of: block, at: index) else { continue }
      reader.known.learn(capitalsOf: clause)
      clauses.append(clause)
    }
    for _ in 0..<2 {
      for clause in clauses {
        var clause = clause
        clause.findNames(reader.known)
        reader.known.learn(clause)
      }
    }
    // Full names first, so that a surname alone finds its bearer.
    for isFull in [true, false] {
      for clause in clauses {
        var clause = clause
        clause.findNames(reader.known)
        for name in clause.names where isFull == (name.mention.words.count > 1 || name.mention.kind != .person) {
          enter(name, in: clause, reader, creating: isFull || name.mention.title != nil)
        }
        guard isFull else { continue }
        for party in clause.parties() { enterOffice(of: party, in: clause, reader) }
      }
    }
  }

  private mutating func enter(_ name: ForeignName, in clause: ForeignClause, _ reader: ForeignReader, creating: Bool) {
    let (mention, words) = reader.entry(name, in: clause)
    let known = entities.count
    guard let entity = entity(for: mention, words, in: clause.text, creating: creating) else { return }
    if entities.count > known, name.bareLength != nil {
      // Known only in a case: called by what it is without.
      entities[entity].name = words.map { clause.text.string($0.range) }.joined(separator: " ")
    }
    guard mention.kind == .person, let told = name.description else { return }
    // `seine Frau Solveig`, `sa sœur, Elsa Roche`
    if let kin = told.first(where: {
      clause.nounClasses($0).contains(.person) || !clause.nounClasses($0).isDisjoint(with: .anyTitle)
    }),
      kin > 0, clause.classes[kin - 1].contains(.possessive)
    {
      setKin([], of: entity)
      if let gender = clause.gender(ofNoun: kin) { setGender(gender, of: entity) }
    }
    guard let head = clause.officeHead(in: told) else { return }
    give(head, told.lowerBound..<told.upperBound, to: entity, in: clause)
  }

  /// The office that stands before or behind a name with a comma.
  private mutating func enterOffice(of party: ForeignParty, in clause: ForeignClause, _ reader: ForeignReader) {
    guard let office = party.office, case .name(let index) = party.kind else { return }
    let (mention, words) = reader.entry(clause.names[index], in: clause)
    guard let entity = entity(for: mention, words, in: clause.text, creating: false),
      !clause.nounClasses(office).isDisjoint(with: .anyOffice)
    else { return }
    var end = office + 1
    while end < clause.words.count, clause.words[end].gap.isEmpty, end - office < 8, !clause.isVerb(end) { end += 1 }
    give(office, office..<end, to: entity, in: clause)
  }

  private mutating func give(_ head: Int, _ range: Range<Int>, to entity: Int, in clause: ForeignClause) {
    guard let last = range.last else { return }
    let role = TextRange(clause.words[range.lowerBound].range.start, clause.words[last].range.end)
    addRole(clause.text.squeezed(role), at: role, to: entity, rule: "title before the name")
    for office in clause.officeNames(head) { enterForeignOffice(office, entity) }
    if let gender = clause.gender(ofNoun: head) { setGender(gender, of: entity) }
  }
}

extension ForeignClause {
  /// Where a body's name ends that begins with a common noun: behind what says whose it is, `syndicat des dockers`.
  func complement(of head: Int) -> Int {
    var past = head + 1
    if language.declines {
      if past < words.count, words[past].gap.isEmpty, classes[past].isEmpty, !words[past].hasDigit { past += 1 }
      return past
    }
    guard !language.capitalisesNouns, past < words.count, words[past].gap.isEmpty, classes[past].contains(.of) else {
      return past
    }
    var next = past + 1
    while next < words.count, words[next].gap.isEmpty, classes[next].contains(.determiner) { next += 1 }
    guard next < words.count, words[next].gap.isEmpty, !isVerb(next), !words[next].hasDigit else { return past }
    past = next + 1
    return past
  }

  /// The word of an office among some words.
  func officeHead(in range: Range<Int>) -> Int? {
    range.first { !nounClasses($0).isDisjoint(with: .anyOffice) }
  }

  /// What an office is called when it stands alone: itself, and the last part of a German compound, `Parlamentspräsident`.
  func officeNames(_ head: Int) -> [String] {
    let own = bareNoun(lower[head])
    guard language == .german else { return [own] }
    var part = Substring(own)
    while part.count > 3 {
      part = part.dropFirst()
      if !lists.classes(of: String(part)).isDisjoint(with: .anyOffice) { return [own, String(part)] }
    }
    return [own]
  }

  /// A German noun without what its case adds: `Präsidenten`.
  func bareNoun(_ word: String) -> String {
    guard language == .german || language == .polish, lists.classes(of: word).isEmpty else { return word }
    let ends = language == .german ? ["en", "es", "n", "s"] : ["owi", "iem", "em", "ie", "a", "u"]
    for end in ends where word.hasSuffix(end) {
      let stem = String(word.dropLast(end.count))
      if !lists.classes(ofNoun: stem).isDisjoint(with: .anyOffice) { return stem }
    }
    return word
  }

  /// What an office and its article tell of who has it.
  func gender(ofNoun head: Int) -> People.Gender? {
    let own = nounClasses(head)
    if own.contains(.femaleOffice) || own.contains(.femaleTitle) { return .female }
    if own.contains(.maleTitle) { return .male }
    var i = head - 1
    while i >= 0, head - i < 4, words[i + 1].gap.isEmpty {
      if classes[i].contains(.determiner) || classes[i].contains(.indefinite) {
        let form = lower[i]
        if ["la", "une", "una", "die", "uma", "a", "à", "da", "alla", "della", "dalla"].contains(form) {
          return .female
        }
        if ["le", "un", "du", "au", "el", "al", "del", "il", "lo", "um", "o", "ao", "do", "dem", "den", "des"].contains(
          form)
        {
          return .male
        }
        if form == "der", own.contains(.office), language == .german { return .male }
        return nil
      }
      i -= 1
    }
    // Where no article tells, the word does.
    return own.contains(.office) && [.polish, .german].contains(language) ? .male : nil
  }
}

extension People {
  /// Notes that somebody has an office which another language names in one word.
  mutating func enterForeignOffice(_ office: String, _ index: Int) {
    enter(holder: index, ofOffice: office)
  }
}
