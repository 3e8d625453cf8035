import ReportModel

// From the words of a lead-in to the person or body that they mean.

extension Attributor {
  /// The words of a range that stand outside the quotations of its block.
  mutating func clauseOutsideQuotations(_ range: TextRange, _ block: Int) -> Clause {
    let clause = wholeClause(outsideQuotationsOf: range, block)
    return withoutDoubtfulNames(clause, block)
  }

  /// The words of a range that stand outside the quotations of its block, with whatever looks like a name.
  private mutating func wholeClause(outsideQuotationsOf range: TextRange, _ block: Int) -> Clause {
    let pairs: [TextRange]
    if let known = quotesOfBlock[block] {
      pairs = known
    } else {
      pairs = text.matchMarks(in: blocks[block].range).filter { $0.parent == nil }.map { TextRange($0.open, $0.end) }
      quotesOfBlock[block] = pairs
    }
    if pairs.count > 16 { return Clause(words(of: range, outside: pairs, of: block), in: text, lexicon) }
    var words: [Word] = []
    appendWords(of: range, outside: pairs, to: &words)
    return Clause(words, in: text, lexicon)
  }

  /// The words of a range that stand outside the quotations of its block, of which there are many: a slice of the
  /// block's words, which are kept from one quotation to the next.
  private mutating func words(of range: TextRange, outside pairs: [TextRange], of block: Int) -> [Word] {
    if wordsOutside.block != block {
      var words: [Word] = []
      appendWords(of: blocks[block].range, outside: pairs, to: &words)
      wordsOutside = (block, words)
    }
    let known = wordsOutside.words
    let first = known.partition { $0.range.start < range.start }
    let past = known.partition { $0.range.end <= range.end }
    guard first < past else { return [] }
    var words = Array(known[first..<past])
    // What stands before the first word, from the range's beginning or the quotation before it.
    let before = pairs.partition { $0.end <= words[0].range.start }
    let start = before == 0 ? range.start : max(range.start, pairs[before - 1].end)
    words[0].gap = text.gap(from: start, to: words[0].range.start)
    return words
  }

  private func appendWords(of range: TextRange, outside pairs: [TextRange], to words: inout [Word]) {
    /// Whether the quotation that was left out last ends a sentence, or ends in a comma: `"slow and damp," calling`.
    var endsSentence = false
    var endsInComma = false
    var start = range.start
    var next = pairs.partition { $0.end <= range.start }
    while start < range.end {
      let pair = next < pairs.count && pairs[next].start < range.end ? pairs[next] : nil
      let end = min(range.end, pair?.start ?? range.end)
      if end > start {
        let first = words.count
        text.appendWords(in: TextRange(start, end), lexicon, to: &words)
        if first > 0, first < words.count {
          words[first].gap = words[first].gap.subtracting(.other).union(.mark)
          if endsSentence { words[first].gap.insert(.stop) }
          if endsInComma { words[first].gap.insert(.comma) }
        }
      }
      guard let pair else { break }
      endsSentence = !pair.isEmpty && text.endsSentence(pair)
      endsInComma = text.quotedEnd(of: pair) == 0x2C
      start = max(start, min(range.end, pair.end))
      next += 1
    }
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
    clause.mentions.removeAll { isDoubtful($0, words, block) }
    return clause
  }

  /// The sentence of a block that ends at an offset, where a pronoun of the next looks for its name. Kept for a while: a
  /// paragraph of short sentences is asked for each of them a dozen times.
  private mutating func sentence(endingAt end: Int, in block: Int) -> (range: TextRange, clause: Clause) {
    let slot = Int(truncatingIfNeeded: (UInt64(end) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    if sentencesRead.isEmpty { sentencesRead = Array(repeating: nil, count: 64) }
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
    return blocks.map { block in
      let places = read.places(in: block.range)
      return places.count > 6
        && !places.contains {
          ["the", "of", "and", "was", "that", "said"].contains(text.lowercased(read.word(at: $0).range))
        }
    }
  }

  /// Whether nothing but its place makes a word a name: alone at the beginning of a sentence, of nobody who is named
  /// elsewhere, and not before a verb of saying.
  private func isDoubtful(_ mention: Mention, _ words: [Word], _ block: Int) -> Bool {
    let first = mention.words.lowerBound
    guard mention.kind == .person, mention.words.count == 1, mention.title == nil, mention.role == nil,
      first == 0 || !words[first].gap.isDisjoint(with: [.stop, .mark, .colon]), !words[first].isPossessive
    else { return false }
    let next = first + 1
    if next < words.count, words[next].classes.contains(.cue) || words[next].classes.contains(.auxiliary),
      !isForeign(block)
    {
      return false
    }
    // `Arden himself, in a letter`: only somebody is himself.
    if next < words.count, ["himself", "herself"].contains(text.lowercased(words[next].range)) { return false }
    return people.person(named: words[first], in: text, near: mention.name.start) == nil
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
      } ?? 0
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

  mutating func resolve(
    _ subject: Clause.Subject, in clause: Clause, _ block: Int, upTo limit: Int? = nil
  ) -> Int? {
    switch subject {
    case .name(let index):
      let mention = clause.mentions[index]
      if mention.kind == .office {
        // `Baker said`, of a Sarah Baker.
        if mention.words.count == 1, clause.words[mention.words.lowerBound].classes.contains(.surnameTrade),
          let named = people.person(named: clause.words[mention.words.lowerBound], in: text, near: mention.name.start)
        {
          return named
        }
        if let holder = holder(ofOffice: mention.name, near: mention.name.start) { return holder }
        // `the Weir Republican`: whoever was spoken of.
        if clause.words[mention.words].last?.classes.contains(.demonym) == true {
          return described(before: mention.name.start, in: block)
        }
        // `The Clerk of Works`: an office that the report gives nobody's name to speaks for itself.
        return mention.words.count > 1 ? people.role(named: text.squeezed(mention.name), at: mention.name) : nil
      }
      return people.entity(for: mention, clause.words, in: text, creating: true)
    case .pronoun(let word): return resolvePronoun(word, in: clause, block)
    case .unnamed: return nil
    case .noun(let range):
      let words = TextRange(clause.words[range.lowerBound].range.start, clause.words[range.upperBound - 1].range.end)
      // `a spokesman said`: one of many, without a name.
      if ["a", "an", "one", "another"].contains(clause.lowercased(range.lowerBound)),
        clause.words[range.upperBound - 1].classes.contains(.office)
      {
        return nil
      }
      if clause.words[range.upperBound - 1].classes.contains(.cueNoun),
        !clause.words[range.upperBound - 1].classes.contains(.office)
      {
        // The poster read: whoever published it; a letter promised: whoever wrote it, which it does not say.
        let before = TextRange(blocks[block].range.start, max(blocks[block].range.start, words.start))
        // `"…," the report said`: one that nothing says the author of.
        if before.count > 0, clauseOutsideQuotations(before, block).words.isEmpty { return nil }
        let isNew = ["a", "an", "one", "another"].contains(clause.lowercased(range.lowerBound))
        if let named = subjectBefore(words.start, in: block).entity, !isNew || people.entities[named].kind != .person {
          return named
        }
        if let heading = headingOfBlock(block), let named = speakers(ofHeading: heading).first { return named }
        return isNew ? nil : lastSpeakers.last
      }
      if let holder = holder(ofOffice: words, near: words.start) { return holder }
      let head = clause.words[range.upperBound - 1]
      guard head.classes.contains(.office) else { return body(named: head, before: words.start, in: block) }
      let office = text.lowercasedString(head.range)
      if let heading = headingOfBlock(block) {
        // `Dura To Minister Quist`: of the two whoever writes.
        let named = speakers(ofHeading: heading)
        if named.count == 2 { return named[0] }
      }
      if let bound = boundOffices[office] { return bound }
      let only = onlyPerson(before: words.start, in: block)
      boundOffices[office] = only
      if only == nil, Self.descriptions.contains(text.lowercased(head.range)) {
        return subjectBefore(
          words.start, in: block, where: PronounFit(gender: .unknown, isThing: false, isPerson: true)
        )
        .entity
      }
      return only
    }
  }

  /// Whom the words before an offset speak of, whom news then call by what he is.
  private mutating func described(before offset: Int, in block: Int) -> Int? {
    let fit = PronounFit(gender: .unknown, isThing: false, isPerson: true)
    // Nobody whom the same sentence names.
    let start = text.sentenceStart(of: offset, from: blocks[block].range.start, lexicon)
    if let found = subjectBefore(start, in: block, where: fit).entity { return found }
    return sectionOfBlock[block] == lastSection ? lastSpeakers.last { fit.holds(people.entities[$0]) } : nil
  }

  /// What news call somebody whom they have named; unlike a spokesman or an official, who need have no name.
  private static let descriptions: Set<Spelling> = [
    "investor", "diplomat", "envoy", "ambassador", "founder", "owner", "tycoon", "mogul", "magnate", "billionaire",
    "millionaire", "businessman", "businesswoman", "entrepreneur",
    "candidate", "nominee", "contender", "challenger", "incumbent", "senator", "congressman", "congresswoman",
    "lawmaker", "governor", "mayor", "president", "premier", "actor", "actress", "singer", "rapper", "comedian",
    "author", "novelist", "playwright", "poet", "filmmaker", "director", "composer", "conductor", "painter",
    "sculptor", "pastor", "preacher", "evangelist", "bishop", "archbishop", "imam", "cleric", "admiral", "general",
    "professor", "economist", "historian", "activist", "dissident", "veteran", "ex-president", "queen", "king",
    "prince",
    "princess", "sheikh", "star", "champion", "philanthropist", "financier", "publisher", "columnist",
  ]

  /// The only person whom the section has named so far: what an office means that nobody was given in so many words.
  func onlyPerson(before offset: Int, in block: Int) -> Int? {
    let start = sectionOfBlock[block].map { sections[$0].range.start } ?? 0
    return people.onlyPerson(from: start, before: offset)
  }

  /// `the Guild`, `the station`: the organisation or outlet that has the word in its name, else the one that the
  /// sentences before speak of.
  mutating func body(named head: Word, before offset: Int, in block: Int) -> Int? {
    let named = people.bodies(named: head, in: text)
    if named.count == 1 { return named[0] }
    if let last = people.latest(of: named, before: offset) { return last }
    // `the daily`: the last paper that was named.
    if head.classes.contains(.outletNoun), let outlet = people.lastOutlet(before: offset) { return outlet }
    return subjectBefore(offset, in: block, where: PronounFit(gender: .unknown, isThing: true)).entity
  }

  mutating func resolvePronoun(_ word: Int, in clause: Clause, _ block: Int) -> Int? {
    let pronoun = clause.lowercased(word)
    let gender: People.Gender =
      ["he", "his", "him"].contains(pronoun) ? .male : ["she", "her"].contains(pronoun) ? .female : .unknown
    let fit = PronounFit(gender: gender, isThing: pronoun == "it", isPlural: ["they", "their"].contains(pronoun))
    if pronoun == "it", word + 1 < clause.words.count,
      ["reads", "read", "ran", "runs", "begins", "began"].contains(clause.lowercased(word + 1))
    {
      // `A. Vesl put up an open letter. It reads:` — whoever wrote it.
      return subjectBefore(clause.words[word].range.start, in: block).entity
    }
    // The same sentence: its subject, else the name nearest before.
    let before = clause.mentions.enumerated().filter {
      $0.element.words.upperBound <= word && !$0.element.isPossessive && $0.element.kind != .place
    }
    // `praised Ines Varga, who said`: whoever stands right before.
    if pronoun == "who", let (_, mention) = before.last, word - mention.words.upperBound < 8,
      let found = people.entity(for: mention, clause.words, in: text, creating: true),
      fit.holds(people.entities[found])
    {
      return found
    }
    if let subject = clause.sentenceSubject(before: word), case .name(let index) = subject,
      before.contains(where: { $0.offset == index }),
      let found = people.entity(for: clause.mentions[index], clause.words, in: text, creating: false),
      fit.holds(people.entities[found])
    {
      return settle(found, gender)
    }
    // `she added`, with nothing but quotations before it in its paragraph: whoever spoke last.
    if word + 1 < clause.words.count, Self.goesOn.contains(clause.lowercased(word + 1)), let last = lastSpeakers.last,
      sectionOfBlock[block] == lastSection, fit.holds(people.entities[last]),
      gender == .unknown || people.entities[last].kind == .person,
      // The clause may begin on the page before.
      clause.words[word].range.start >= blocks[block].range.start,
      clauseOutsideQuotations(TextRange(blocks[block].range.start, clause.words[word].range.start), block).words.isEmpty
    {
      return settle(last, gender)
    }
    if ["his", "her", "their"].contains(pronoun),
      let who = clause.words[..<word].lastIndex(where: {
        text.lowercased($0.range) == "who"
      }), word - who < 8, let (_, mention) = before.last(where: { $0.element.words.upperBound <= who }),
      let found = people.entity(for: mention, clause.words, in: text, creating: true),
      fit.holds(people.entities[found])
        || gender != .unknown && people.entities[found].kind == .person
          && people.entities[found].gender != opposite(gender)
    {
      // `from Peyrac, who noted in her diary`
      return settle(found, gender)
    }
    let isRelative = word > 0 && ["which", "where", "whom"].contains(clause.lowercased(word - 1))
    if isRelative || pronoun == "who" {
      for (_, mention) in before.reversed() {
        if let found = people.entity(for: mention, clause.words, in: text, creating: true),
          fit.holds(people.entities[found])
        {
          return settle(found, gender)
        }
      }
    }
    let offset = clause.words[word].range.start
    switch subjectBefore(offset, in: block, where: fit) {
    case .entity(let found): return settle(found, gender)
    case .unnamed: return nil
    case .none: break
    }
    if fit.isPlural { return nil }
    if let last = lastSpeakers.last(where: { fit.holds(people.entities[$0]) }) { return settle(last, gender) }
    return nil
  }

  /// After a pronoun these go on with what its bearer said.
  private static let goesOn: [Spelling] = [
    "added", "adds", "continued", "continues", "concluded", "concludes", "went",
  ]
  private func opposite(_ gender: People.Gender) -> People.Gender {
    gender == .male ? .female : gender == .female ? .male : .unknown
  }

  mutating func settle(_ index: Int, _ gender: People.Gender) -> Int {
    if gender != .unknown { people.setGender(gender, of: index) }
    return index
  }

  /// The subject of the sentences before an offset in its paragraph, the nearest first, else of the paragraph before.
  mutating func subjectBefore(_ offset: Int, in block: Int, where fit: PronounFit? = nil) -> Antecedent {
    var candidates = [block]
    var speakerBefore: Int?
    // Where nobody spoke yet, the subject may have been named a little earlier.
    let reach = fit?.isPlural == true ? 0 : fit != nil && lastSpeakers.isEmpty ? 3 : 1
    var earlier = block
    while candidates.count <= reach,
      let before = (0..<earlier).last(where: {
        blocks[$0].kind == .prose || blocks[$0].kind == .heading || blocks[$0].kind == .quotation
      }), blocks[before].kind != .heading
    {
      // Whoever spoke in the paragraph before goes on speaking.
      if blocks[before].kind == .quotation {
        if candidates.count == 1, let fit, fit.gender != .unknown, let last = lastSpeakers.last,
          sectionOfBlock[block] == lastSection, fit.holds(people.entities[last])
        {
          speakerBefore = last
        }
      } else {
        candidates.append(before)
      }
      earlier = before
    }
    for candidate in candidates {
      if candidate != block, let speakerBefore { return .entity(speakerBefore) }
      let range = blocks[candidate].range
      var end = min(offset, range.end)
      while end > range.start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
      // The subject of a dozen sentences before is nobody's any more.
      let floor = max(range.start, end - 3000)
      for _ in 0..<12 where end > floor {
        let (sentence, clause) = sentence(endingAt: end, in: candidate)
        guard sentence.count > 0 else { break }
        if let fit, fit.gender != .unknown, clause.opensUnnamed(isFemale: fit.gender == .female) { return .unnamed }
        // `Her uncle's reply is pinned up. It reads:`
        if fit == nil, clause.opensUnnamed(isFemale: true), clause.opensUnnamed(isFemale: false) { return .unnamed }
        var from = 0
        while let subject = clause.sentenceSubject(before: clause.words.count, from: from) {
          switch subject {
          case .name(let index):
            guard let found = bearer(of: clause.mentions[index], in: clause) else { break }
            if fit?.holds(people.entities[found]) ?? true {
              return .entity(candidate == block ? found : topic(instead: found, fit, range))
            }
            // What is no person is no `she`: the next name may be.
            if let fit, fit.gender != .unknown, !people.entities[found].isSurelyPerson {
              from = clause.mentions[index].words.upperBound
              continue
            }
          case .noun(let range):
            let words = TextRange(
              clause.words[range.lowerBound].range.start, clause.words[range.upperBound - 1].range.end)
            if let found = holder(ofOffice: words, near: words.start), fit?.holds(people.entities[found]) ?? true {
              return .entity(found)
            }
            let head = clause.words[range.upperBound - 1]
            // `The post showed a man. It says:` is whoever's post it is.
            if fit?.isThing == true, head.classes.contains(.cueNoun), candidate == block { return .unnamed }
            if fit?.isThing == true, head.classes.contains(.outletNoun), !head.classes.contains(.cueNoun),
              let outlet = people.lastOutlet(before: words.start)
            {
              return .entity(outlet)
            }
          // `An official, who would not be named, was less polite. "…," he said.`
          case .unnamed:
            if let fit, fit.gender != .unknown, candidate == block { return .unnamed }
          case .pronoun: break
          }
          break
        }
        let isOver = text.bytes[end..<min(range.end, max(end, offset), end + 8)].contains {
          [0x2E, 0x21, 0x3F].contains($0)
        }
        // `The name on it was Weir Water, which runs the lock`: the only body there.
        if let fit, fit.isThing, isOver {
          let bodies = Set(
            clause.mentions.compactMap { mention in
              mention.kind != .place && !mention.isPossessive && !isAttributive(mention, clause.words)
                ? people.entity(for: mention, clause.words, in: text, creating: false) : nil
            }.filter { [.outlet, .organisation].contains(people.entities[$0].kind) })
          if let only = bodies.first, bodies.count == 1 { return .entity(only) }
        }
        // `It was supported by Ines Arden …`: the only one there who can be a she.
        if let fit, fit.gender != .unknown, isOver, !goesOnWithPronoun(clause, fit.gender) {
          let fitting = Set(
            clause.mentions.compactMap { mention in
              mention.kind == .person && !mention.isPossessive && (candidate == block || mention.title != nil)
                ? people.entity(for: mention, clause.words, in: text, creating: false) : nil
            }.filter { index in
              people.entities[index].gender == fit.gender
                || candidate == block && fit.holds(people.entities[index])
                  && (people.entities[index].isTitled || !people.entities[index].roles.isEmpty)
            })
          if let only = fitting.first, fitting.count == 1 { return .entity(only) }
        }
        // What has no stop for so long is no sentence, and nothing before it is the sentence before.
        if sentence.count > 1000 { break }
        end = text.trimSpace(range.start, sentence.start)
        while end > range.start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
      }
    }
    return .none
  }

  /// Whether a name only describes the noun behind it: `a Weirbook post`.
  private func isAttributive(_ mention: Mention, _ words: [Word]) -> Bool {
    let next = mention.words.upperBound
    guard next < words.count, words[next].gap.isEmpty, !words[next].isCapitalised else { return false }
    if words[next].classes.contains(.cueNoun) { return true }
    return words[next].classes.isDisjoint(with: [.preposition, .auxiliary, .cue, .conjunction, .pronoun, .determiner])
      && !(["s", "ed", "ly"] as [Spelling]).contains { text.lowercased(words[next].range).hasSuffix($0) }
  }

  /// Whether a sentence speaks of a he or she with a pronoun: whom it names is somebody else.
  private func goesOnWithPronoun(_ clause: Clause, _ gender: People.Gender) -> Bool {
    clause.words.contains { text.lowercased($0.range) == (gender == .female ? "she" : "he") }
  }

  /// Whoever spoke last, where the paragraph before speaks of them too and their sex is known to fit, rather than somebody
  /// who has not spoken and whose sex nothing tells.
  private func topic(instead found: Int, _ fit: PronounFit?, _ paragraph: TextRange) -> Int {
    guard let fit, fit.gender != .unknown, people.entities[found].gender == .unknown, !lastSpeakers.contains(found)
    else { return found }
    let known = lastSpeakers.suffix(4).last { index in
      guard people.entities[index].gender == fit.gender else { return false }
      // Its places are no longer in order here.
      return people.entities[index].places.contains { $0 >= paragraph.start && $0 < paragraph.end }
    }
    return known ?? found
  }

  /// Whom a mention names, by name or by office.
  private mutating func bearer(of mention: Mention, in clause: Clause) -> Int? {
    if mention.kind == .office, let holder = holder(ofOffice: mention.name, near: mention.name.start) { return holder }
    return people.entity(for: mention, clause.words, in: text, creating: true)
  }

  /// The one who holds an office that stands without a name: the only one with that role, else the one named last.
  func holder(ofOffice range: TextRange, near offset: Int) -> Int? {
    let words = text.words(in: range, lexicon).filter { !$0.classes.contains(.determiner) }
    guard let head = words.last else { return nil }
    let holders = people.holders(ofOffice: text.lowercasedString(head.range))
    if holders.count == 1 { return holders[0] }
    // Who was appointed last; and nobody to an office that the text gives him only later.
    if let appointed = people.appointed(to: text.lowercasedString(head.range), among: holders, before: offset) {
      return appointed
    }
    let near = holders.compactMap { index in people.place(of: index, before: offset).map { (index, $0) } }
    return near.max { $0.1 < $1.1 }?.0
  }
}

/// A sentence that was looked at, with whatever looks like a name in it.
struct ReadSentence {
  var block: Int
  var range: TextRange
  var clause: Clause
}

/// What the sentences before tell of a pronoun.
enum Antecedent {
  case entity(Int)
  /// Somebody whom the report does not name: `His wife`.
  case unnamed
  case none

  var entity: Int? {
    if case .entity(let index) = self { return index }
    return nil
  }
}

/// Whom a pronoun can mean.
struct PronounFit {
  var gender: People.Gender
  var isThing: Bool
  /// Whether it is `they`: no single person.
  var isPlural = false
  /// Whether only a person will do, of whichever sex.
  var isPerson = false

  func holds(_ entity: People.Entity) -> Bool {
    if isPerson { return entity.isSurelyPerson }
    if isPlural { return entity.kind != .person }
    if gender != .unknown {
      // A lone word that never had a given name or a title is seldom a person.
      guard entity.isSurelyPerson || entity.kind == .role else { return false }
      return entity.gender == gender || entity.gender == .unknown
    }
    return isThing ? entity.kind != .person : true
  }
}
