import ReportModel

// To whom somebody speaks.

extension Attributor {
  func isReply(_ clause: Clause) -> Bool {
    // `Asked how long it would last, Dura replied`: to whoever asked.
    if let first = clause.words.first, ["asked", "pressed", "questioned"].contains(text.lowercased(first.range)) {
      return false
    }
    return clause.words.contains {
      (5...10).contains($0.range.count)
        && ["replied", "response", "answered", "reply", "answer", "responded", "responding"].contains(
          text.lowercased($0.range))
    }
  }

  /// To whom a reply goes: whoever spoke before in the section; `he continued` goes on to the same one.
  func exchangePartner(_ clause: Clause, _ speaker: Int, _ block: Int) -> Int? {
    if isReply(clause) {
      // Not to what was said a page before, and to a newspaper only where the lead-in names it.
      for index in attributions.indices.reversed() {
        guard sectionOfBlock[quotations[index].block] == sectionOfBlock[block], block - quotations[index].block <= 4
        else { return nil }
        guard quotations[index].parent == nil, quotations[index].kind != .headline, quotations[index].kind != .term,
          let other = attributions[index].speaker, other != speaker
        else { continue }
        return people.entities[other].kind == .outlet ? nil : other
      }
      return nil
    }
    let goesOn = clause.words.suffix(3).contains {
      ["continued", "added", "concluded"].contains(text.lowercased($0.range))
    }
    return goesOn && lastSpeakers.last == speaker ? lastAddressee : nil
  }

  /// `Quist to Brunn:`, `The Bishop to Quist, in French:` — who writes and to whom, without a verb.
  mutating func exchange(in clause: Clause, _ block: Int) -> Attribution? {
    guard let to = clause.words.indices.first(where: { clause.lowercased($0) == "to" && $0 > 0 && $0 < 8 }),
      clause.words[to].gap.isEmpty, to + 1 < clause.words.count, clause.words[to + 1].gap.isEmpty,
      !clause.words[..<to].contains(where: { !$0.classes.isDisjoint(with: [.cue, .auxiliary, .preposition, .pronoun]) })
    else { return nil }
    func entity(endingAt end: Int, from start: Int) -> Int? {
      guard end >= start, end < clause.words.count else { return nil }
      if let index = clause.mention(endingAt: end), !clause.mentions[index].isPossessive,
        clause.mentions[index].kind != .place, clause.mentions[index].kind != .office
      {
        let first = clause.words.firstIndex { $0.range.start >= clause.mentions[index].whole.start } ?? end
        guard first <= start || first == start + 1 && clause.words[start].classes.contains(.determiner) else {
          return nil
        }
        return people.entity(for: clause.mentions[index], clause.words, in: text, creating: true)
      }
      guard !clause.words[end].classes.isDisjoint(with: [.office, .honorific]) else { return nil }
      let range = TextRange(clause.words[start].range.start, clause.words[end].range.end)
      return holder(ofOffice: range, near: range.start)
    }
    // Everything up to the comma or the end is the one who is written to; a date may stand before who writes.
    let start =
      clause.words[..<to].indices.last { !clause.words[$0].gap.isDisjoint(with: [.stop, .comma, .dash, .colon]) } ?? 0
    var end = to + 1
    while end + 1 < clause.words.count, clause.words[end + 1].gap.isEmpty { end += 1 }
    guard end - to <= 6, let speaker = entity(endingAt: to - 1, from: start) else { return nil }
    let addressee = entity(endingAt: end, from: to + 1)
    guard let addressee, addressee != speaker else { return nil }
    let range = TextRange(clause.words[start].range.start, clause.words[end].range.end)
    return Attribution(
      speaker: speaker, evidence: Evidence("who writes to whom", range), cue: range, addressee: addressee,
      leadIn: blocks[block].range)
  }

  /// `The next day she answered:` after words to somebody: that one.
  func partnerWhoReplies(_ clause: Clause, _ block: Int) -> Int? {
    guard let last = lastAddressee, let speaker = lastSpeakers.last, last != speaker,
      let verb = clause.words.lastIndex(where: {
        ["answered", "replied", "answers", "replies", "responded", "retorted"].contains(text.lowercased($0.range))
      }), verb > 0, ["he", "she", "they"].contains(clause.lowercased(verb - 1)),
      !clause.mentions.contains(where: { $0.words.upperBound <= verb && !$0.isPossessive && $0.kind == .person }),
      let index = attributions.indices.last(where: { quotations[$0].parent == nil && quotations[$0].kind != .term }),
      attributions[index].speaker == speaker, attributions[index].addressee == last,
      block - quotations[index].block <= 2
    else { return nil }
    let gender: People.Gender =
      clause.lowercased(verb - 1) == "he" ? .male : clause.lowercased(verb - 1) == "she" ? .female : .unknown
    let entity = people.entities[last]
    return entity.gender == .unknown || gender == .unknown || entity.gender == gender ? last : nil
  }

  /// To whom the letter or the telegram goes that a paragraph speaks of: `a letter to Governor Dura, dated 21 June`, `a letter
  /// that he had sent to Dura`. From the last sentence that has one.
  mutating func addressee(ofLetterIn block: Int, from speaker: Int) -> Int? {
    let clause = clauseOutsideQuotations(blocks[block].range, block)
    let sent: [Spelling] = [
      "sent", "addressed", "wrote", "written", "wired", "cabled", "telegraphed", "wires", "writes", "handed",
    ]
    let letters: [Spelling] = [
      "letter", "letters", "telegram", "telegrams", "cable", "reply", "answer", "message", "note", "petition", "appeal",
      "response", "email", "e-mail", "dispatch", "memorandum", "circular",
    ]
    for i in clause.words.indices.dropLast().reversed() where clause.lowercased(i) == "to" && i > 0 {
      guard clause.words[i].gap.isEmpty, clause.words[i + 1].gap.isEmpty else { continue }
      let before = clause.lowercased(i - 1)
      // `a letter from the Committee of Weir to the mayor`
      let isFrom =
        clause.words[max(0, i - 9)..<i].contains { letters.contains(text.lowercased($0.range)) }
        && clause.words[max(0, i - 8)..<i].contains { ["from", "by"].contains(text.lowercased($0.range)) }
      guard sent.contains(before) || letters.contains(before) || isFrom else { continue }
      if let found = self.entity(startingAt: i + 1, in: clause), found != speaker { return found }
    }
    return nil
  }

  private func block(at offset: Int) -> Int? {
    let place = blocks.partition { $0.range.end <= offset }
    return place < blocks.count ? place : nil
  }

  /// Who holds the office that begins at a word: `the keeper`, `the Minister`.
  private func officeHolder(startingAt word: Int, in clause: Clause) -> Int? {
    guard clause.words[word].classes.contains(.determiner) else { return nil }
    var head = word + 1
    while head < clause.words.count, head < word + 4, clause.words[head].gap.isEmpty {
      if clause.words[head].classes.contains(.office) {
        guard clause.mentions.first(where: { $0.whole.contains(clause.words[head].range) })?.kind ?? .office == .office,
          !clause.words[head].isPossessive
        else { return nil }
        let range = TextRange(clause.words[word].range.start, clause.words[head].range.end)
        return holder(ofOffice: range, near: range.start)
          ?? boundOffices[text.lowercasedString(clause.words[head].range)]
      }
      head += 1
    }
    return nil
  }

  /// Whom `him` or `her` means: the last one before it in its sentence who is not the speaker, by name or by office,
  /// else whoever the sentences before were about.
  private mutating func object(_ word: Int, in clause: Clause, besides speaker: Int) -> Int? {
    let pronoun = clause.lowercased(word)
    let gender: People.Gender = pronoun == "him" ? .male : pronoun == "her" ? .female : .unknown
    let fit = PronounFit(gender: gender, isThing: pronoun == "it")
    for mention in clause.mentions.reversed() where mention.words.upperBound <= word {
      let found =
        mention.kind == .office
        ? holder(ofOffice: mention.name, near: mention.name.start)
        : people.entity(for: mention, clause.words, in: text, creating: false)
      if let found, found != speaker, fit.holds(people.entities[found]) { return settle(found, gender) }
    }
    guard let block = block(at: clause.words[word].range.start),
      let found = resolvePronoun(word, in: clause, block), found != speaker
    else { return nil }
    return found
  }

  /// `his brother`, of the one spoken to last or else of the last speaker: the only other one with that surname.
  func kin(named words: [Word]) -> Int? {
    guard let last = words.last, last.classes.contains(.kin), words.count > 1,
      ["his", "her", "their"].contains(text.lowercased(words[words.count - 2].range))
    else { return nil }
    return (lastAddressee ?? lastSpeakers.last).flatMap { people.onlyNamesake(of: $0) }
  }

  /// Whom the words from one on name, by name or by office.
  private mutating func entity(startingAt word: Int, in clause: Clause) -> Int? {
    if word < clause.words.count, let holder = officeHolder(startingAt: word, in: clause) { return holder }
    guard word < clause.words.count,
      let index = clause.mentions.firstIndex(where: { mention in
        let first = clause.words.firstIndex { $0.range.start >= mention.whole.start } ?? mention.words.lowerBound
        let start = clause.words[word].classes.contains(.determiner) ? word + 1 : word
        return first == start || mention.words.lowerBound == start
      })
    else { return nil }
    let mention = clause.mentions[index]
    guard mention.kind == .person || mention.kind == .organisation, !mention.isPossessive else { return nil }
    return people.entity(for: mention, clause.words, in: text, creating: true)
  }

  /// To whom: `told X`, `wrote to X`, `To X, he wrote`, `a conversation with X`, `thanked X`.
  mutating func addressee(in clause: Clause, after cue: Int, speaker: Int) -> Int? {
    func entity(startingAt word: Int) -> Int? { self.entity(startingAt: word, in: clause) }
    guard clause.words.indices.contains(cue) else { return nil }
    let verb = clause.lowercased(cue)
    if [
      "told", "asked", "thanked", "informed", "assured", "reminded", "warned", "addressed", "answered", "tells", "asks",
      "urged",
    ].contains(verb) {
      if let found = entity(startingAt: cue + 1), found != speaker { return found }
      // `told her that he`
      if cue + 1 < clause.words.count, ["him", "her", "it"].contains(clause.lowercased(cue + 1)),
        cue + 2 == clause.words.count || clause.words[cue + 2].gap.isEmpty == false
          || !clause.words[cue + 2].classes.isDisjoint(with: [.preposition, .conjunction, .determiner, .starter]),
        let found = object(cue + 1, in: clause, besides: speaker)
      {
        return found
      }
    }
    for i in clause.words.indices.dropLast() {
      let word = clause.lowercased(i)
      let isTo =
        word == "to" && !(i > 0 && clause.lowercased(i - 1) == "according")
        && (i < 2 || i > cue && i <= cue + 4 && (clause.hasSubject(at: cue))
          || i > 0 && clause.words[i - 1].classes.contains(.cueNoun))
      let isWith =
        word == "with" && i > 0
        && ["conversation", "call", "talk", "meeting", "exchange"].contains(clause.lowercased(i - 1))
      let isThanks = word == "thanked"
      if isTo || isWith || isThanks, let found = entity(startingAt: i + 1), found != speaker { return found }
    }
    return nil
  }

  /// Whom somebody calls by name or office in the first words: `With respect, Mr. Velten, a good many people drowned.`
  mutating func addressee(calledIn quotation: FoundQuotation) -> Int? {
    // A turn of several paragraphs: whom the last calls that begins with a name.
    for piece in quotation.pieces.dropFirst().reversed() where quotation.kind == .turn || quotation.kind == .question {
      if let found = addressee(calledIn: piece, onlyFirst: true) { return found }
    }
    return addressee(calledIn: quotation.pieces[0], onlyFirst: false)
  }

  private mutating func addressee(calledIn piece: TextRange, onlyFirst: Bool) -> Int? {
    let start = piece.start
    let range = TextRange(start, min(piece.end, start + 90))
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    for index in clause.words.indices.prefix(onlyFirst ? 1 : 6) {
      let opens = index == 0 || clause.words[index].gap.contains(.comma)
      guard opens, index + 1 < clause.words.count else { continue }
      if let mention = clause.mentions.first(where: {
        min($0.title ?? $0.whole.start, $0.whole.start) == clause.words[index].range.start
      }) {
        guard mention.words.upperBound < clause.words.count,
          clause.words[mention.words.upperBound].gap.contains(.comma)
        else { continue }
        let next = mention.words.upperBound
        if mention.kind == .person,
          mention.title != nil || mention.role != nil || mention.words.count > 1 || clause.lowercased(next) == "you"
        {
          return people.entity(for: mention, clause.words, in: text, creating: false)
        }
        if mention.kind == .office { return holder(ofOffice: mention.name, near: start) }
      } else if clause.words[index].classes.contains(.office), clause.words[index].isCapitalised,
        clause.words[index + 1].gap.contains(.comma)
      {
        return holder(ofOffice: clause.words[index].range, near: start)
      }
    }
    return nil
  }
}
