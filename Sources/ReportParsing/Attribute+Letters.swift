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
      if isBetween(i, in: last, from: speaker), let found = party(startingAt: i + 1, in: last), found != speaker {
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

  // MARK: Who is spoken to
}
