import ReportModel

// To whom somebody speaks: the hearer of the lead-in's verb, whom a letter goes to, whose words it replies to, whom the
// heading names after `to`, whom the words themselves call by name.

extension Attributor {
  /// To whom a quotation goes whose lead-in's own clause does not tell.
  mutating func addressee(of quotation: FoundQuotation, _ attribution: Attribution) -> Int? {
    if quotation.kind == .turn, quotation.parent == nil {
      return addressee(calledIn: quotation.pieces[0], onlyFirst: true).flatMap { $0 == attribution.speaker ? nil : $0 }
    }
    guard [.block, .inline, .list].contains(quotation.kind), quotation.parent == nil else { return nil }
    let speaker = attribution.speaker
    if let called = addressee(calledIn: quotation), called != speaker { return called }
    guard let speaker else { return nil }
    if let lead = attribution.leadIn, let found = recipient(ofLetterIn: lead, quotation, speaker) { return found }
    return hearer(inHeadingOf: quotation, speaker) ?? partner(inSentenceBefore: quotation, speaker)
      ?? correspondent(of: quotation, attribution, speaker)
  }

  /// `Nora Quist To Olaf Quist: …`: what she says under this heading goes to him.
  mutating func hearer(inHeadingOf quotation: FoundQuotation, _ speaker: Int) -> Int? {
    guard let heading = headingOfBlock(quotation.block) else { return nil }
    let named = speakers(ofHeading: heading)
    guard named.count == 2, named[0] == speaker, named[1] != speaker else { return nil }
    return named[1]
  }

  // MARK: Replies

  func isReply(_ clause: Clause) -> Bool {
    return clause.words.contains { (5...10).contains($0.range.count) && $0.rules.contains(.replying) }
      // `shouted back at her`
      || clause.words.indices.dropFirst().contains {
        clause.words[$0].range.count == 4 && clause.words[$0 - 1].classes.contains(.cue)
          && clause.lowercased($0) == "back"
      }
  }

  /// To whom words go that their own tag calls a reply: `"It is not," replied Reed`. Nothing but a sentence may stand between them
  /// and what they reply to.
  mutating func replyPartner(_ clause: Clause, _ speaker: Int, _ quotation: FoundQuotation) -> Int? {
    guard isReply(clause) else { return nil }
    if let writer = writerBefore(quotation, to: speaker) { return writer }
    guard let last = quotationBefore,
      attributions[last].speaker != speaker, isClose(quotations[last].range.end, quotation),
      !lexicon.holds(.asking, in: text, TextRange(quotations[last].range.end, quotation.range.start))
    else { return nil }
    return exchangePartner(clause, speaker, quotation.block)
  }

  /// To whom a reply goes: whoever spoke before in the section; `he continued` goes on to the same one.
  mutating func exchangePartner(_ clause: Clause, _ speaker: Int, _ block: Int) -> Int? {
    // `Asked how long it would last, Dura replied`: to whoever asked, whom only `by` names.
    if let first = clause.words.first, first.rules.contains(.beingAsked) {
      guard clause.words.count > 2, clause.lowercased(1) == "by" else { return nil }
      return hearer(startingAt: 2, in: clause, besides: speaker)
    }
    if clause.words.count > 5, clause.lowercased(0) == "in", clause.rules(1).contains(.replying),
      clause.lowercased(2) == "to"
    {
      return partyAnswered(clause, besides: speaker)
    }
    if isReply(clause) {
      // Not to what was said a page before, and to a newspaper only where the lead-in names it.
      for index in attributions.indices.reversed() {
        guard sectionOfBlock[quotations[index].block] == sectionOfBlock[block], block - quotations[index].block <= 4
        else { return nil }
        guard quotations[index].parent == nil, quotations[index].kind != .headline, quotations[index].kind != .term,
          attributions[index].speaker != speaker
        else { continue }
        // To somebody without a name.
        guard let other = attributions[index].speaker else { return nil }
        return people.entities[other].kind == .outlet ? nil : other
      }
      return nil
    }
    let goesOn = clause.words.suffix(4).contains {
      $0.rules.contains(.goingOn)
    }
    return goesOn && lastSpeakers.last == speaker && lastSection == sectionOfBlock[block] ? lastAddressee : nil
  }

  /// `Quist to Brunn:`, `The Bishop to Quist, in French:` — who writes and to whom, without a verb.
  mutating func exchange(in clause: Clause, _ block: Int) -> Attribution? {
    guard let to = clause.words.indices.prefix(8).first(where: { $0 > 0 && clause.lowercased($0) == "to" }),
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
      clause.words[..<to].indices.last {
        !clause.words[$0].gap.isDisjoint(with: [.stop, .comma, .dash, .colon])
          || $0 > 0 && clause.words[$0 - 1].hasDigit
      } ?? 0
    var end = to + 1
    while end + 1 < clause.words.count, clause.words[end + 1].gap.isEmpty { end += 1 }
    guard end - to <= 6, let speaker = entity(endingAt: to - 1, from: start) else { return nil }
    let addressee = entity(endingAt: end, from: to + 1) ?? bodyWithoutName(from: to + 1, through: end, in: clause)
    guard let addressee, addressee != speaker else { return nil }
    let range = TextRange(clause.words[start].range.start, clause.words[end].range.end)
    return Attribution(
      speaker: speaker, evidence: Evidence("who writes to whom", range), cue: range, addressee: addressee,
      leadIn: blocks[block].range)
  }

  /// `the committee`, to which nobody gives a name.
  private mutating func bodyWithoutName(from start: Int, through end: Int, in clause: Clause) -> Int? {
    guard start < end, clause.lowercased(start) == "the", clause.words[end].classes.contains(.organisation),
      !clause.words[end].isPossessive
    else { return nil }
    let named = people.bodies(named: clause.words[end], in: text)
    let name = TextRange(clause.words[start + 1].range.start, clause.words[end].range.end)
    return named.count == 1 ? named[0] : people.role(named: text.squeezed(name), at: name, kind: .organisation)
  }

  /// `The next day she answered:` after words to somebody: that one.
  mutating func partnerWhoReplies(_ clause: Clause, _ block: Int) -> Int? {
    guard let last = lastAddressee, let speaker = lastSpeakers.last, last != speaker,
      let verb = clause.words.lastIndex(where: {
        $0.rules.contains(.replying)
      }), verb > 0, ["he", "she", "they"].contains(clause.lowercased(verb - 1)),
      !clause.mentions.contains(where: { $0.words.upperBound <= verb && !$0.isPossessive && $0.kind == .person }),
      let index = attributions.indices.last(where: { quotations[$0].parent == nil && quotations[$0].kind != .term }),
      attributions[index].speaker == speaker, attributions[index].addressee == last,
      block - quotations[index].block <= 2
    else { return nil }
    let gender: People.Gender =
      clause.lowercased(verb - 1) == "he" ? .male : clause.lowercased(verb - 1) == "she" ? .female : .unknown
    let entity = people.entities[last]
    if gender != .unknown, entity.kind == .outlet || entity.kind == .organisation { return nil }
    return entity.gender == .unknown || gender == .unknown || entity.gender == gender ? settle(last, gender) : nil
  }

  /// `The clerk told Quist that the lock had to open. She replied:`: Quist, to the clerk.
  mutating func hearerWhoReplies(_ clause: Clause, _ block: Int) -> (speaker: Int, teller: Int)? {
    guard let verb = clause.words.lastIndex(where: { $0.rules.contains(.replying) }), verb > 0, verb < 5,
      ["he", "she", "they"].contains(clause.lowercased(verb - 1)), clause.words[verb].gap.isEmpty,
      !clause.mentions.contains(where: { $0.words.upperBound <= verb && $0.kind == .person }),
      let start = clause.words.first?.range.start, let own = self.block(at: start)
    else { return nil }
    let end = text.trimSpace(blocks[own].range.start, start)
    guard end > blocks[own].range.start else { return nil }
    let sentence = TextRange(text.sentenceStart(of: end - 1, from: blocks[own].range.start, lexicon), end)
    guard sentence.count < 600 else { return nil }
    let before = clauseOutsideQuotations(sentence, own)
    // The main verb tells: none that could be another's stands before it.
    guard
      let told = before.words.indices.first(where: { before.words[$0].classes.contains(.cue) && !before.isNoun($0) }),
      before.rules(told).contains(.telling), told > 0, let teller = before.subject(before: told),
      isNamed(teller), let who = resolve(teller, in: before, own),
      let hearer = party(startingAt: told + 1, in: before), hearer != who,
      [.person, .role].contains(people.entities[hearer].kind)
    else { return nil }
    let gender: People.Gender =
      clause.lowercased(verb - 1) == "he" ? .male : clause.lowercased(verb - 1) == "she" ? .female : .unknown
    let known = people.entities[hearer].gender
    guard known == .unknown || gender == .unknown || known == gender else { return nil }
    if known == .unknown, gender != .unknown { people.setGender(gender, of: hearer) }
    return (hearer, who)
  }

  // MARK: Letters

  func block(at offset: Int) -> Int? {
    let place = blocks.partition { $0.range.end <= offset }
    return place < blocks.count ? place : nil
  }

  /// Whom the words that begin here mean as a hearer: a name with or without its title, `the president, Olaf Quist`, an
  /// office that somebody holds.
  mutating func party(startingAt word: Int, in clause: Clause) -> Int? {
    guard word < clause.words.count, clause.words[word].gap.isDisjoint(with: [.stop, .colon, .semicolon, .mark]) else {
      return nil
    }
    if let named = nameExplaining(officeAt: word, in: clause) { return named }
    if let holder = officeHolder(startingAt: word, in: clause) { return holder }
    if isArticle(word, in: clause), let named = nameBehindNoun(at: word, in: clause) { return named }
    let start = isArticle(word, in: clause) ? word + 1 : word
    guard
      let index = clause.mentions.firstIndex(where: { mention in
        let whole = min(mention.title ?? mention.whole.start, mention.whole.start)
        let first = clause.words.firstIndex { $0.range.start >= whole } ?? mention.words.lowerBound
        return first == start || mention.words.lowerBound == start || first == word
      })
    else { return nil }
    let mention = clause.mentions[index]
    guard mention.kind != .place, !mention.isPossessive, !describesBody(mention, clause.words) else { return nil }
    if mention.kind == .office {
      return holder(ofOffice: mention.name, near: mention.name.start) ?? unnamedOffice(.name(index), in: clause)
    }
    return people.entity(for: mention, clause.words, in: text, creating: true)
  }

  /// Whether a name only tells where the body behind it is: `to the Weir office of the daily`.
  private func describesBody(_ mention: Mention, _ words: [Word]) -> Bool {
    let next = mention.words.upperBound
    guard mention.title == nil, mention.role == nil, next < words.count, words[next].gap.isEmpty,
      !words[next].isCapitalised
    else { return false }
    return !words[next].classes.isDisjoint(with: [.organisation, .outletNoun])
      || words[next].rules.contains(.generalBody)
  }

  private func isArticle(_ word: Int, in clause: Clause) -> Bool {
    clause.words[word].classes.contains(.determiner) || clause.words[word].isPossessive
      || ["his", "her", "their", "its"].contains(clause.lowercased(word))
  }

  /// `the president, Olaf Quist,`: the name that explains an office.
  private mutating func nameExplaining(officeAt word: Int, in clause: Clause) -> Int? {
    guard isArticle(word, in: clause) else { return nil }
    var head = word + 1
    var hasOffice = false
    while head < clause.words.count, head < word + 9, clause.words[head].gap.isEmpty {
      if !clause.words[head].classes.isDisjoint(with: [.office, .kin]) { hasOffice = true }
      head += 1
    }
    // `the notary, one Olaf Quist`
    if head + 1 < clause.words.count, clause.words[head].gap == .comma, clause.lowercased(head) == "one",
      clause.words[head + 1].gap.isEmpty, clause.words[head + 1].isCapitalised, hasOffice,
      let index = clause.mention(startingAt: head + 1), clause.mentions[index].kind == .person
    {
      return people.entity(for: clause.mentions[index], clause.words, in: text, creating: true)
    }
    // `his brother, the Member for Weir, Sir Olaf Quist`
    if head + 1 < clause.words.count, clause.words[head].classes.contains(.determiner),
      !clause.words[head].isCapitalised
    {
      var next = head + 1
      while next < clause.words.count, next < head + 8, clause.words[next].gap.isEmpty { next += 1 }
      if next < clause.words.count, clause.words[next].gap == .comma, clause.words[next].isCapitalised { head = next }
    }
    guard hasOffice, head < clause.words.count, clause.words[head].gap == .comma,
      let index = clause.mentions.firstIndex(where: {
        min($0.title ?? $0.whole.start, $0.whole.start) == clause.words[head].range.start
      })
    else { return nil }
    let mention = clause.mentions[index]
    let next = mention.words.upperBound
    guard mention.kind == .person, !mention.isPossessive, next == clause.words.count || !clause.words[next].gap.isEmpty
    else { return nil }
    return people.entity(for: mention, clause.words, in: text, creating: true)
  }

  /// Who holds the office that begins at a word: `the keeper`, `the Minister`.
  private func officeHolder(startingAt word: Int, in clause: Clause) -> Int? {
    guard isArticle(word, in: clause) else { return nil }
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
  mutating func object(_ word: Int, in clause: Clause, besides speaker: Int) -> Int? {
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

  /// To whom: `told X`, `wrote to X`, `To X, he wrote`, `a conversation with X`, `thanked X`, `X to Y:`.
  mutating func addressee(in clause: Clause, after cue: Int, speaker: Int) -> Int? {
    guard clause.words.indices.contains(cue) else { return nil }
    // `Addressing the mayor, she wrote`
    if clause.words[0].range.count == 10, clause.lowercased(0) == "addressing",
      let found = party(startingAt: 1, in: clause), found != speaker
    {
      return found
    }
    // `Hale was told by the keeper that`
    if clause.toldBy(cue) != nil, let heard = clause.subject(before: cue - 1),
      let block = block(at: clause.words[cue].range.start), let found = resolve(heard, in: clause, block),
      found != speaker,
      isSomebody(found)
    {
      return found
    }
    if clause.rules(cue).contains(.telling), !clause.isNoun(cue) || cue == 0 {
      if let found = party(startingAt: cue + 1, in: clause), found != speaker { return found }
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
      // None of the three is of another length.
      let length = clause.words[i].range.count
      guard length == 2 || length == 4 || length == 7 else { continue }
      let word = clause.lowercased(i)
      let isTo =
        word == "to" && !(i > 0 && clause.lowercased(i - 1) == "according")
        // `the electrician to the Municipality`, `heir to the throne`
        && !(i > 0
          && (clause.words[i - 1].classes.contains(.office) || text.isTrade(clause.words[i - 1], lexicon)
            || clause.lowercased(i - 1) == "heir")
          && clause.words[i].gap.isEmpty && !isBetween(i, in: clause, from: speaker))
        && (i < 2 || isHearersTo(i, after: cue, in: clause) || i > 0 && clause.words[i - 1].classes.contains(.cueNoun)
          || isBetween(i, in: clause, from: speaker))
      let isTurning =
        word == "to" && i > 0 && i < cue && cue - i < 9 && isTurn(clause.lowercased(i - 1))
        && !clause.words[i..<cue].contains { ["who", "whom", "which"].contains(text.lowercased($0.range)) }
      let isWith =
        word == "with" && i > 0
        && ["conversation", "call", "talk", "meeting", "exchange"].contains(clause.lowercased(i - 1))
      let isThanks = word == "thanked"
      if isTurning, let found = party(startingAt: i + 1, in: clause), found != speaker, isSomebody(found) {
        return found
      }
      if isTo || isWith || isThanks, let found = party(startingAt: i + 1, in: clause), found != speaker { return found }
      // `said in an interview with the Weir Gazette`
      if word == "with", i > cue, clause.lowercased(i - 1) == "interview",
        let found = party(startingAt: i + 1, in: clause), found != speaker, people.entities[found].kind == .outlet
      {
        return found
      }
    }
    if let found = recipient(ofLetterIn: clause, besides: speaker) { return found }
    // `told the Gazette that …, and he described it as "…"`: to the same.
    guard lastSpeakers.last == speaker, let same = lastAddressee else { return nil }
    // `In the same interview he said`
    if clause.words.indices.dropFirst(2).prefix(6).contains(where: {
      !clause.rules($0).isDisjoint(with: [.talk, .correspondence]) && clause.lowercased($0 - 1) == "same"
    }) {
      return same
    }
    for i in clause.words.indices.prefix(cue).reversed()
    where clause.rules(i).contains(.telling) && !clause.isNoun(i)
      && party(startingAt: i + 1, in: clause) == same
    { return same }
    return nil
  }

  /// Whether a `to` belongs to a verb of saying: `said to`, `wrote this to`, but not `described the site promised to`.
  private func isHearersTo(_ word: Int, after cue: Int, in clause: Clause) -> Bool {
    guard word > cue, word <= cue + 4, !clause.words[cue].classes.contains(.naming) else { return false }
    return clause.words[cue + 1..<word].indices.allSatisfy {
      let lower = clause.lowercased($0)
      return !lower.hasSuffix("ed") && !lower.hasSuffix("ing") && clause.words[$0].gap.isEmpty
    }
  }

  /// `Quist to Teal:` — the `to` that stands right after the name of whoever speaks.
  mutating func isBetween(_ word: Int, in clause: Clause, from speaker: Int) -> Bool {
    guard word > 0, clause.words[word].gap.isEmpty else { return false }
    if let mention = clause.mention(endingAt: word - 1) {
      let mention = clause.mentions[mention]
      if mention.isPossessive { return false }
      if mention.kind == .office { return holder(ofOffice: mention.name, near: mention.name.start) == speaker }
      return people.entity(for: mention, clause.words, in: text, creating: false) == speaker
    }
    guard let noun = clause.noun(endingAt: word - 1), clause.words[word - 1].classes.contains(.office) else {
      return false
    }
    let range = TextRange(clause.words[noun.lowerBound].range.start, clause.words[word - 1].range.end)
    return holder(ofOffice: range, near: range.start) == speaker
  }
}
