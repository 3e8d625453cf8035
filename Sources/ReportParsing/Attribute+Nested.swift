import ReportModel

// Who said what stands inside somebody else's words, and to whom.

extension Attributor {
  mutating func nested(_ quotation: FoundQuotation, in parent: Int) -> Attribution {
    guard case .sentence(let lead) = quotation.lead else { return Attribution(evidence: Evidence("nested")) }
    // `"A toll," he told Quist, "is a question."`
    for gap in quotation.interruptions {
      let clause = Clause(text.words(in: gap, lexicon), in: text, lexicon)
      if let finding = clause.trailing() { return nested(finding, in: clause, gap, quotation, in: parent) }
    }
    let clause = Clause(text.words(in: lead, lexicon), in: text, lexicon)
    if let finding = clause.leading() { return nested(finding, in: clause, lead, quotation, in: parent) }
    if let you = spokenTo(in: parent, clause),
      let cue = clause.words.indices.last(where: {
        $0 > 0 && clause.words[$0].classes.contains(.strongCue) && clause.lowercased($0 - 1) == "you"
      })
    {
      // `In May you told a committee that the mills would stand "at the back"`
      return Attribution(
        speaker: you, evidence: Evidence("nested, in the second person", lead), cue: clause.words[cue].range,
        leadIn: lead)
    }
    if let trail = trail(ofNested: quotation, in: parent) {
      let clause = Clause(text.words(in: trail, lexicon), in: text, lexicon)
      if let finding = clause.trailing() { return nested(finding, in: clause, trail, quotation, in: parent) }
    }
    // `Our pact is that 'we …'`: the outer speaker's own; but not `My mother used to say: '…'`.
    let isOwn =
      clause.words.contains { ["i", "we", "my", "our"].contains(text.lowercased($0.range)) }
      && !clause.words.contains { $0.classes.contains(.kin) || $0.classes.contains(.cue) }
    return Attribution(
      speaker: isOwn ? attributions[parent].speaker : nil,
      evidence: Evidence(isOwn ? "nested, in the first person" : "nested without a cue", lead),
      addressee: isOwn ? nil : hearer(ofNested: quotation, clause, after: nil, in: parent))
  }

  /// Who is `you` in somebody's words: whom they are to; in a talk whoever had the word before.
  private func spokenTo(in parent: Int, _ clause: Clause) -> Int? {
    if let you = attributions[parent].addressee { return you }
    // `Mr. Hale, you told the paper`
    guard !clause.mentions.contains(where: { $0.kind == .person }), case .label = quotations[parent].lead else {
      return nil
    }
    for index in (max(0, parent - 24)..<parent).reversed() {
      guard quotations[index].parent == nil, case .label = quotations[index].lead else { continue }
      if let speaker = attributions[index].speaker, speaker != attributions[parent].speaker { return speaker }
    }
    return nil
  }

  /// What stands after the mark that closes it, in its sentence and in the outer speaker's words.
  func trail(ofNested quotation: FoundQuotation, in parent: Int) -> TextRange? {
    let end = quotation.range.end
    guard quotation.isClosed, [0x2C, 0x3F, 0x21].contains(text.scalar(before: end)?.value ?? 0),
      let piece = quotations[parent].pieces.last(where: { $0.start <= end }), end < piece.end
    else { return nil }
    var start = end
    while start < piece.end, !text.scalar(at: start).value.isWordPart, !text.scalar(at: start).value.isSpace {
      start += text.scalar(at: start).length
    }
    start = text.skipSpace(start, piece.end)
    let limit = text.sentenceEnd(of: start, limit: piece.end, lexicon)
    return limit > start ? TextRange(start, limit) : nil
  }

  mutating func nested(
    _ finding: Clause.Finding, in clause: Clause, _ source: TextRange, _ quotation: FoundQuotation, in parent: Int
  ) -> Attribution {
    var speaker: Int?
    switch finding.subject {
    case .name(let index):
      let mention = clause.mentions[index]
      speaker =
        mention.kind == .office
        ? holder(ofOffice: mention.name, near: mention.name.start)
        : people.entity(for: mention, clause.words, in: text, creating: true)
    case .pronoun(let word):
      // Within the outer words: `I` and `we` are the outer speaker; else whoever they spoke of last.
      speaker =
        ["i", "we", "my", "our"].contains(clause.lowercased(word))
        ? attributions[parent].speaker : antecedent(of: clause.words[word], in: parent)
    case .noun, .unnamed: break
    }
    // `I have read in the newspapers that '…'`: whoever wrote it.
    if clause.rules(finding.cue).contains(.perceiving), finding.rule == "lead-in", !clause.isReadOut(finding.cue) {
      speaker = nil
    }
    var rule = speaker == nil ? "nested without a name" : "nested"
    if finding.cue > 0, clause.lowercased(finding.cue - 1) == "you", let you = spokenTo(in: parent, clause) {
      // `You wrote "Nobody in" and went to bed.`: whoever is spoken to.
      speaker = you
      rule = "nested, in the second person"
    }
    let hearer = hearer(ofNested: quotation, clause, after: finding.cue, in: parent)
    return Attribution(
      speaker: speaker, evidence: Evidence(rule, source),
      cue: clause.words[finding.cue].range, addressee: hearer == speaker ? nil : hearer, leadIn: source)
  }

  /// To whom the inner words go: `told me` is the outer speaker, and so is whoever bears the name that they begin with.
  mutating func hearer(
    ofNested quotation: FoundQuotation, _ clause: Clause, after cue: Int?, in parent: Int
  ) -> Int? {
    guard let outer = attributions[parent].speaker else { return nil }
    let start = quotation.pieces[0].start
    let opening = text.words(in: TextRange(start, min(quotation.pieces[0].end, start + 40)), lexicon)
    if opening.count > 1, opening[0].isCapitalised, opening[1].gap == .comma,
      people.isNamed(outer, by: opening[0], in: text)
    {
      return outer
    }
    guard let cue = cue ?? clause.words.indices.last(where: { clause.words[$0].classes.contains(.cue) }) else {
      return nil
    }
    let after = clause.words.indices.clamped(to: cue + 1..<max(cue + 1, cue + 5))
    for i in after {
      if i > cue + 1, !clause.words[i].gap.isEmpty { break }
      if clause.lowercased(i) == "me" { return outer }
    }
    if clause.rules(cue).contains(.telling) { return party(startingAt: cue + 1, in: clause) }
    for i in after where clause.lowercased(i) == "to" { return party(startingAt: i + 1, in: clause) }
    return nil
  }

  /// Whether a word belongs to what somebody is said to be: `he was a patient man`.
  private func isPredicate(_ word: Int, in clause: Clause) -> Bool {
    var i = word
    while i > 2, word - i < 4, clause.words[i].gap.isEmpty {
      if ["a", "an"].contains(clause.lowercased(i)) {
        return ["is", "was"].contains(clause.lowercased(i - 1)) && ["he", "she"].contains(clause.lowercased(i - 2))
      }
      i -= 1
    }
    return false
  }

  /// Where the last few stand of those that somebody's words quote.
  private func quotedBefore(in parent: Int) -> [TextRange] {
    (parent + 1..<max(parent + 1, attributions.count)).suffix(24).filter { quotations[$0].parent == parent }
      .map { quotations[$0].range }
  }

  /// Whether somebody has words of their own in there already: a person, whatever the name is like.
  private func hasSpoken(_ who: Int, in parent: Int) -> Bool {
    (parent + 1..<max(parent + 1, attributions.count)).suffix(24).contains {
      quotations[$0].parent == parent && attributions[$0].speaker == who
    }
  }

  private func isAfterArticle(_ mention: Mention, in clause: Clause) -> Bool {
    let first = firstWord(of: mention, clause.words)
    return mention.title == nil && mention.role == nil && first > 0 && clause.words[first].gap.isEmpty
      && clause.words[first - 1].classes.contains(.determiner)
  }

  /// Whom a pronoun inside somebody's words means: the last one whom those words speak of before it, by name or by
  /// office; nobody where they spoke of their kin.
  mutating func antecedent(of pronoun: Word, in parent: Int) -> Int? {
    let outer = quotations[parent]
    let lower = text.lowercased(pronoun.range)
    let gender: People.Gender =
      ["he", "his"].contains(lower) ? .male : ["she", "her"].contains(lower) ? .female : .unknown
    guard gender != .unknown || lower == "it",
      let piece = outer.pieces.last(where: { $0.start <= pronoun.range.start })
    else { return nil }
    let start = max(piece.start, text.characterStart(pronoun.range.start - 600))
    // Whom others speak of in there is not whom these words speak of.
    let inner = quotedBefore(in: parent)
    let before = Clause(
      text.words(in: TextRange(start, pronoun.range.start), lexicon).filter { word in
        !inner.contains { $0.start <= word.range.start && word.range.end <= $0.end }
      }, in: text, lexicon)
    if lower == "it" {
      // `I have the Board's own circular here. It says`: whose paper it is.
      guard let finding = before.authorOfLetter(), case .name(let owner) = finding.subject else { return nil }
      return people.entity(for: before.mentions[owner], before.words, in: text, creating: true)
    }
    let fit = PronounFit(gender: gender, isThing: false)
    // `A young man told me that the Governor was at dinner. He said`: somebody without a name.
    let hasUnnamed = before.words.indices.dropLast().contains { i in
      ["a", "an", "one", "some"].contains(before.lowercased(i)) && !isPredicate(i, in: before)
        && before.words[i...].dropFirst().prefix(3).contains {
          $0.gap.isEmpty && !$0.isCapitalised
            && (["man", "woman", "boy", "girl", "voice", "person"].contains(text.lowercased($0.range))
              || $0.classes.contains(.office) || text.isTrade($0, lexicon))
        }
    }
    for i in before.words.indices.reversed() {
      // `He is a courteous man.` tells of him whom the sentence before names.
      if isPredicate(i, in: before) { continue }
      if before.words[i].classes.contains(.kin), !before.words[i].isPossessive { return nil }
      // `the Upper Lamp`: nobody's name has an article.
      if let index = before.mention(endingAt: i), before.mentions[index].kind == .person,
        !isAfterArticle(before.mentions[index], in: before)
      {
        guard let found = people.entity(for: before.mentions[index], before.words, in: text, creating: false)
        else { return nil }
        // Whoever speaks is `I`.
        if found != attributions[parent].speaker, fit.holds(people.entities[found]) || hasSpoken(found, in: parent) {
          return found
        }
      }
      if !hasUnnamed, let noun = before.noun(endingAt: i), before.words[i].classes.contains(.office) {
        let range = TextRange(before.words[noun.lowerBound].range.start, before.words[i].range.end)
        return holder(ofOffice: range, near: range.start).flatMap { fit.holds(people.entities[$0]) ? $0 : nil }
      }
    }
    // `Olaf Hale rang his wife, Ada. "He said, 'I am late,'" she said.`: the only other one there is.
    guard !hasUnnamed, !before.words.contains(where: { $0.classes.contains(.office) || $0.classes.contains(.kin) }),
      let own = attributions[parent].speaker
    else { return nil }
    let others = namedNear(outer.range.start, in: outer.block).filter { $0 != own && fit.holds(people.entities[$0]) }
    return others.count == 1 ? others[0] : nil
  }
}
