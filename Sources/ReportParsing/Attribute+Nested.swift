import ReportModel

// Who said what stands inside somebody else's words.

extension Attributor {
  mutating func nested(_ quotation: FoundQuotation, in parent: Int) -> Attribution {
    guard case .sentence(let lead) = quotation.lead else { return Attribution(evidence: Evidence("nested")) }
    // `"A toll," he told Don Evaristo, "is a question."`
    if let gap = quotation.interruptions.first {
      let clause = Clause(text.words(in: gap, lexicon), in: text, lexicon)
      if let finding = clause.trailing() { return nested(finding, clause, lead: gap, in: parent) }
    }
    let clause = Clause(text.words(in: lead, lexicon), in: text, lexicon)
    // `You wrote "Nobody in" and went to bed.`
    if let cue = clause.words.lastIndex(where: { $0.classes.contains(.cue) }), cue > 0, clause.words.count - cue < 6,
      clause.lowercased(cue - 1) == "you", let addressee = attributions[parent].addressee
    {
      return Attribution(
        speaker: addressee, evidence: Evidence("nested, in the second person", lead), cue: clause.words[cue].range,
        leadIn: lead)
    }
    guard let finding = clause.leading() else {
      // `Our pact is that 'we …'`: the outer speaker's own; but not `My mother used to say: '…'`.
      let isOwn =
        clause.words.contains { ["i", "we", "my", "our"].contains(text.lowercased($0.range)) }
        && !clause.words.contains { $0.classes.contains(.kin) || $0.classes.contains(.cue) }
      return Attribution(
        speaker: isOwn ? attributions[parent].speaker : nil,
        evidence: Evidence(isOwn ? "nested, in the first person" : "nested without a cue", lead))
    }
    return nested(finding, clause, lead: lead, in: parent)
  }

  /// Whom a reporting clause inside somebody's words names.
  private mutating func nested(
    _ finding: Clause.Finding, _ clause: Clause, lead: TextRange, in parent: Int
  ) -> Attribution {
    let cue = clause.words[finding.cue].range
    switch finding.subject {
    case .name(let index):
      let speaker = people.entity(for: clause.mentions[index], clause.words, in: text, creating: true)
      return Attribution(
        speaker: speaker, evidence: Evidence("nested", lead), cue: cue,
        addressee: speaker.flatMap { addressee(in: clause, after: finding.cue, speaker: $0) }, leadIn: lead)
    case .pronoun(let word):
      // Within the outer words: `I` and `we` are the outer speaker; else whoever they spoke of last.
      if ["i", "we", "my", "our"].contains(clause.lowercased(word)) {
        return Attribution(
          speaker: attributions[parent].speaker, evidence: Evidence("nested", lead), cue: cue, leadIn: lead)
      }
      if let speaker = antecedent(of: clause.words[word], in: parent) {
        return Attribution(
          speaker: speaker, evidence: Evidence("nested", lead), cue: cue,
          addressee: addressee(in: clause, after: finding.cue, speaker: speaker), leadIn: lead)
      }
    case .noun, .unnamed: break
    }
    return Attribution(evidence: Evidence("nested without a name", lead), cue: cue, leadIn: lead)
  }

  /// Whom a pronoun inside somebody's words means: the last one whom those words speak of before it, by name or by
  /// office; nobody where they spoke of their kin.
  mutating func antecedent(of pronoun: Word, in parent: Int) -> Int? {
    let outer = quotations[parent]
    let lower = text.lowercased(pronoun.range)
    let gender: People.Gender =
      ["he", "his"].contains(lower) ? .male : ["she", "her"].contains(lower) ? .female : .unknown
    guard gender != .unknown,
      let piece = outer.pieces.last(where: { $0.start <= pronoun.range.start }), pronoun.range.start > piece.start
    else { return nil }
    let start = max(piece.start, text.characterStart(pronoun.range.start - 600))
    let before = Clause(text.words(in: TextRange(start, pronoun.range.start), lexicon), in: text, lexicon)
    let fit = PronounFit(gender: gender, isThing: false)
    for i in before.words.indices.reversed() {
      if before.words[i].classes.contains(.kin), !before.words[i].isPossessive { return nil }
      if let index = before.mention(endingAt: i), before.mentions[index].kind == .person {
        guard let found = people.entity(for: before.mentions[index], before.words, in: text, creating: false)
        else { return nil }
        // Whoever speaks is `I`.
        if found != attributions[parent].speaker, fit.holds(people.entities[found]) { return found }
      }
      if let noun = before.noun(endingAt: i), before.words[i].classes.contains(.office) {
        let range = TextRange(before.words[noun.lowerBound].range.start, before.words[i].range.end)
        return holder(ofOffice: range, near: range.start).flatMap { fit.holds(people.entities[$0]) ? $0 : nil }
      }
    }
    return nil
  }
}
