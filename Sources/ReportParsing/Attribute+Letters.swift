import ReportModel

/// Whom a letter is to.
extension Attributor {
  private func isTo(_ word: TextRange) -> Bool { word.count == 2 && text.lowercased(word) == "to" }

  /// To whom the letter goes that the sentences before the words speak of: `a letter that he had sent to X`.
  mutating func recipient(ofLetterIn lead: TextRange, _ quotation: FoundQuotation, _ speaker: Int) -> Int? {
    guard let block = block(at: lead.start), lead.count < 4000 else { return nil }
    // `X sent Y a letter. "…," X wrote`: the sentences before, too.
    let start =
      lead.start > quotation.pieces[0].start
      ? text.characterStart(max(blocks[block].range.start, quotation.pieces[0].start - 1500)) : lead.start
    // Most leads have neither a `to` nor a letter.
    guard let read = lexicon.wordsRead else { return nil }
    let hasParty = read.places(in: TextRange(start, lead.end)).contains {
      read.rules(of: $0).contains(.correspondence) || isTo(read.range(of: $0))
    }
    guard hasParty else { return nil }
    let clause = clauseOutsideQuotations(TextRange(start, lead.end), block)
    let last = lastSentenceClause(clause, block)
    // `19 October. Quist to Teal, by hand:`
    for i in last.words.indices.dropLast() where isTo(last.words[i].range) {
      let isTurning = i > 0 && isTurn(last.lowercased(i - 1))
      if isTurning || isBetween(i, in: last, from: speaker),
        let found = party(startingAt: i + 1, in: last), found != speaker,
        !isTurning || isSomebody(found)
      {
        return found
      }
    }
    // What is read is the letter: nobody says its words a second time to others.
    let isWritten = last.words.contains {
      $0.classes.contains(.cueNoun) || $0.rules.contains(.ofLetter)
    }
    guard isWritten else { return nil }
    return recipient(ofLetterIn: clause, besides: speaker)
  }

  /// Whom the last letter of a clause goes to: `a letter, dated May 3, from the guild to X`, `sent X a letter`.
  mutating func recipient(ofLetterIn clause: Clause, besides speaker: Int) -> Int? {
    for noun in clause.words.indices.reversed() where clause.rules(noun).contains(.correspondence) {
      if let found = recipient(ofLetterAt: noun, in: clause, besides: speaker) { return found }
    }
    return nil
  }

  mutating func recipient(ofLetterAt noun: Int, in clause: Clause, besides speaker: Int) -> Int? {
    var i = noun + 1
    while i < clause.words.count, i < noun + 26 {
      let word = clause.words[i]
      if !word.gap.isDisjoint(with: [.stop, .colon, .semicolon]) { break }
      let lower = clause.lowercased(i)
      if lower == "to", clause.lowercased(i - 1) != "according", i + 1 < clause.words.count,
        let found = party(startingAt: i + 1, in: clause), found != speaker
      {
        return found
      }
      // `an open letter to him`
      if lower == "to", i == noun + 1, i + 1 < clause.words.count, ["him", "her"].contains(clause.lowercased(i + 1)),
        i + 2 == clause.words.count || !clause.words[i + 2].gap.isEmpty
          || !clause.words[i + 2].classes.isDisjoint(with: [.preposition, .conjunction]),
        let found = object(i + 1, in: clause, besides: speaker)
      {
        return found
      }
      // Another verb of saying has hearers of its own.
      if i > noun + 1, word.classes.contains(.strongCue), !clause.rules(i).contains(.passing), clause.isNoun(i) == false
      {
        break
      }
      i += 1
    }
    // `sent the Guide a letter of thanks`
    var verb = noun - 1
    while verb >= 0, noun - verb < 14, clause.words[verb + 1].gap.isDisjoint(with: [.stop, .colon, .semicolon]) {
      if clause.rules(verb).contains(.giving), verb + 2 <= noun {
        if let found = party(startingAt: verb + 1, in: clause), found != speaker { return found }
        return nil
      }
      verb -= 1
    }
    return nil
  }

  // MARK: What the sentences before tell

  /// To whom the words go that the sentence before tells to be written: `Quist wrote to the keeper, Olaf Teal, to ask for the key.
  /// "…," she explained.`; an answer to whoever wrote to the speaker before: `Teal answered four days later. "…"`
  mutating func correspondent(of quotation: FoundQuotation, _ attribution: Attribution, _ speaker: Int) -> Int? {
    // `she told the paper`: to that one.
    if let cue = attribution.cue, lexicon.rules(of: text.bytes, cue).contains(.telling) { return nil }
    let start = blocks[quotation.block].range.start
    let end = opening(of: quotation)
    guard end > start, text.bytes[end - 1] == UInt8(ascii: ".") else { return nil }
    let sentence = TextRange(text.sentenceStart(of: end - 1, from: start, lexicon), end)
    guard sentence.count < 400, lexicon.holds([.giving, .replying], in: text, sentence) else { return nil }
    let clause = clauseOutsideQuotations(sentence, quotation.block)
    guard
      let verb = clause.words.indices.first(where: {
        !clause.rules($0).isDisjoint(with: [.giving, .replying]) && clause.words[$0].range.count > 3
          && !clause.isNoun($0)
      }), verb > 0, clause.words[verb].gap.isEmpty, clause.lowercased(verb - 1) != "to",
      let subject = clause.subject(before: verb),
      resolve(subject, in: clause, quotation.block) == speaker
    else { return nil }
    if clause.rules(verb).contains(.replying) { return writerBefore(quotation, to: speaker) }
    guard isSending(clause.lowercased(verb)) else { return nil }
    for i in clause.words.indices[verb...].dropFirst().prefix(10) where clause.lowercased(i) == "to" {
      if !clause.words[i].gap.isEmpty { return nil }
      if i + 1 < clause.words.count, let found = party(startingAt: i + 1, in: clause), found != speaker { return found }
    }
    return nil
  }

  /// Where the words of a quotation's own sentence begin, without the marks before them.
  private func opening(of quotation: FoundQuotation) -> Int {
    let low = blocks[quotation.block].range.start
    var start = quotation.pieces[0].start
    if case .sentence(let lead) = quotation.lead, text.firstWord(in: lead, lexicon) == nil {
      start = min(start, lead.start)
    }
    var end = text.trimSpace(low, start)
    while end > low, let last = text.scalar(before: end),
      [0x22, 0x27, 0x2018, 0x201C, 0x201E, 0xAB].contains(last.value)
    {
      end = text.trimSpace(low, end - last.length)
    }
    return end
  }

  private func isSending(_ verb: Spelling) -> Bool {
    ["wrote", "writes", "cabled", "wired", "telegraphed"].contains(verb)
  }

  /// Whoever spoke or wrote last before a quotation in its section, where that was to its speaker.
  func writerBefore(_ quotation: FoundQuotation, to speaker: Int) -> Int? {
    guard
      let last = attributions.indices.last(where: {
        quotations[$0].parent == nil && quotations[$0].kind != .term && quotations[$0].kind != .headline
      }), quotation.block - quotations[last].block <= 2,
      sectionOfBlock[quotations[last].block] == sectionOfBlock[quotation.block],
      let other = attributions[last].speaker, other != speaker, attributions[last].addressee == speaker
    else { return nil }
    return other
  }

  /// `turned to the mayor and said`
  func isTurn(_ word: Spelling) -> Bool {
    ["turned", "turns", "turning", "bowed", "nodded"].contains(word)
  }

  /// `his brother`, of the one spoken to last or else of the last speaker: the only other one with that surname.
  func kin(named words: [Word]) -> Int? {
    guard let last = words.last, last.classes.contains(.kin), words.count > 1,
      ["his", "her", "their"].contains(text.lowercased(words[words.count - 2].range))
    else { return nil }
    return (lastAddressee ?? lastSpeakers.last).flatMap { people.onlyNamesake(of: $0) }
  }
}
