import ReportModel

/// The clauses that attribution reads: sentences without their quotations.
extension Attributor {
  /// The words of a range that stand outside the quotations of its block.
  mutating func clauseOutsideQuotations(_ range: TextRange, _ block: Int) -> Clause {
    let clause = wholeClause(outsideQuotationsOf: range, block)
    return withoutDoubtfulNames(clause, block)
  }

  /// The words of a range that stand outside the quotations of its block, with whatever looks like a name. Kept for a while:
  /// whoever speaks, and to whom, is asked of the same words.
  private mutating func wholeClause(outsideQuotationsOf range: TextRange, _ block: Int) -> Clause {
    let slot = Self.slot(range.start &* 31 &+ range.end)
    if let known = clausesRead[slot], known.block == block, known.range == range { return known.clause }
    let clause = clauses.clause(range, outsideQuotationsOf: block)
    clausesRead[slot] = ReadSentence(block: block, range: range, clause: clause)
    return clause
  }

  /// Keeps a clause that was read beforehand.
  mutating func keep(_ read: ReadSentence) {
    clausesRead[Self.slot(read.range.start &* 31 &+ read.range.end)] = read
  }

  /// How many sentences and clauses are kept, a power of two; and where one of them is.
  static let slots = 64
  private static func slot(_ number: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }

  /// A clause of a block's words, without the names that are hardly names.
  private func makeClause(_ words: [Word], _ block: Int) -> Clause {
    withoutDoubtfulNames(Clause(words, in: text, lexicon), block)
  }

  private func withoutDoubtfulNames(_ clause: Clause, _ block: Int) -> Clause {
    var clause = clause
    let words = clause.words
    // `FULL TEXT.` is nobody.
    if isTitleCase(words) { clause.mentions.removeAll { $0.kind == .person } }
    if words.count < 8, words.allSatisfy(\.isAllCaps) {
      clause.mentions.removeAll { $0.kind == .person && $0.title == nil }
    }
    // Most have none, and are not copied.
    if clause.mentions.contains(where: { isDoubtful($0, words, block) }) {
      clause.mentions.removeAll { isDoubtful($0, words, block) }
    }
    return clause
  }

  /// The sentence of a block that ends at an offset, where a pronoun of the next looks for its name. Kept for a while: a
  /// paragraph of short sentences is asked for each of them a dozen times.
  mutating func sentence(endingAt end: Int, in block: Int) -> (range: TextRange, clause: Clause) {
    let slot = Self.slot(end)
    if let known = sentencesRead[slot], known.block == block, known.range.end == end {
      return (known.range, withoutDoubtfulNames(known.clause, block))
    }
    let range = TextRange(text.sentenceStart(of: end, from: blocks[block].range.start, lexicon), end)
    let clause = wholeClause(outsideQuotationsOf: range, block)
    sentencesRead[slot] = ReadSentence(block: block, range: range, clause: clause)
    return (range, withoutDoubtfulNames(clause, block))
  }

  /// The clause of a lead-in; of one that a page's end interrupts, with its beginning on the page before.
  mutating func clauseOverPage(_ lead: TextRange, _ block: Int) -> Clause {
    let clause = clauseOutsideQuotations(lead, block)
    let start = blocks[block].range.start
    guard block > 1, lead.start <= start, !text.scalar(at: start).value.isUppercase, text.bytes[start].isASCIILetter,
      blocks[block - 1].kind == .boilerplate || blocks[block - 1].kind == .noteDefinition,
      let before = (max(0, block - 24)..<block).last(where: {
        blocks[$0].kind != .boilerplate && blocks[$0].kind != .noteDefinition
      }), blocks[before].kind == .prose,
      let end = text.scalar(before: blocks[before].range.end), end.value.isWordPart || end.value == 0x2C
    else { return clause }
    let first = clauseOutsideQuotations(text.lastSentence(in: blocks[before].range, lexicon), before)
    var words = clause.words
    if !words.isEmpty { words[0].gap = end.value == 0x2C ? .comma : [] }
    return makeClause(first.words + words, block)
  }

  /// Whether a block is in no English: none of the words that every English paragraph has.
  func isForeign(_ block: Int) -> Bool { foreignBlocks[block] }

  /// For each block whether it is in no English. Linear.
  static func foreignBlocks(_ blocks: [Block], in text: ReadingText, _ lexicon: Lexicon) -> [Bool] {
    let read = lexicon.wordsRead ?? ReadWords(text, lexicon)
    let english = read.numbers(of: ["the", "of", "and", "was", "that", "said"])
    return blocks.map { block in
      let places = read.places(in: block.range)
      return places.count > 6 && !places.contains { english.contains(read.number(of: $0)) }
    }
  }

  /// Whether nothing but its place makes a word a name: alone at the beginning of a sentence, of nobody who is named
  /// elsewhere, and not before a verb of saying.
  private func isDoubtful(_ mention: Mention, _ words: [Word], _ block: Int) -> Bool {
    let first = mention.words.lowerBound
    // `a Savoyard`: no name.
    if mention.kind == .person, mention.words.count == 1, first > 0, words[first].gap.isEmpty, mention.title == nil,
      mention.role == nil, ["a", "an"].contains(text.lowercased(words[first - 1].range))
    {
      return true
    }
    guard mention.kind == .person, mention.words.count == 1, mention.title == nil, mention.role == nil,
      first == 0 || !words[first].gap.isDisjoint(with: [.stop, .mark, .colon]), !words[first].isPossessive
    else { return false }
    let next = first + 1
    if isGerund(words, first) { return isHardlyNamed(words[first], mention.name.start) }
    // `Blyth, the cook, made a pudding`
    if next + 2 < words.count, words[next].gap == .comma, words[next].classes.contains(.determiner),
      words[next + 1].gap.isEmpty, words[next + 2].gap == .comma,
      words[next + 1].classes.contains(.office) || text.isTrade(words[next + 1], lexicon)
    {
      return false
    }
    if next < words.count, words[next].classes.contains(.cue) || words[next].classes.contains(.auxiliary),
      !isForeign(block)
    {
      return false
    }
    // `Arden himself, in a letter`: only somebody is himself.
    if next < words.count, ["himself", "herself"].contains(text.lowercased(words[next].range)) { return false }
    return people.person(named: words[first], in: text, near: mention.name.start) == nil
  }

  /// Whether a sentence may begin with what is done: `Planning was late`, `Repairing has begun`.
  private func isGerund(_ words: [Word], _ first: Int) -> Bool {
    words[first].range.count > 6 && first + 1 < words.count && words[first + 1].gap.isEmpty
      && words[first + 1].classes.contains(.auxiliary) && text.lowercased(words[first].range).hasSuffix("ing")
  }

  /// Whether the text names nobody so but once, at the beginning of a sentence.
  private func isHardlyNamed(_ word: Word, _ offset: Int) -> Bool {
    guard let known = people.person(named: word, in: text, near: offset) else { return true }
    return people.entities[known].keys.count == 1 && people.entities[known].places.count <= 1
      && !people.entities[known].isTitled && people.entities[known].roles.isEmpty
  }

  func lastSentenceClause(_ clause: Clause, _ block: Int) -> Clause {
    let words = clause.words
    let start =
      words.indices.last { i in
        guard words[i].isCapitalised else { return false }
        if words[i].gap.contains(.stop) { return true }
        // A note's marker may stand after the stop: `… indeed.(2) Saar tried`.
        return i > 0 && words[i - 1].gap.contains(.stop)
          && !words[i - 1].gap.isDisjoint(with: [.openBracket, .paren]) && words[i - 1].range.count <= 5
          && !words[i].gap.isDisjoint(with: [.closeBracket, .paren])
          || i > 0 && isGluedNumber(words[i - 1])
      } ?? clause.pastDateline
    return start == 0 ? clause : makeClause(Array(clause.words[start...]), block)
  }

  /// Whether a word is a note's number right after a full stop: `… the assembly.1 Sir Hugh`.
  private func isGluedNumber(_ word: Word) -> Bool {
    word.range.count <= 3 && word.range.start > 0 && word.gap.contains(.stop)
      && (text.scalar(before: word.range.start).map {
        [0x2E, 0x3F, 0x21, 0x22, 0x201D, 0x2019, 0xBB].contains($0.value)
      } ?? false)
      && text.bytes[word.range.start..<word.range.end].allSatisfy(\.isASCIIDigit)
  }
}
