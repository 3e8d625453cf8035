import ReportModel

// Quoted words in the middle of a clause that tells behind them who says them.
extension Attributor {
  /// `was called "a fool" by the director, Ada Hale`, `had been told to "lose the file" by Hale`: whoever stands behind `by`.
  mutating func agentBehind(_ quotation: FoundQuotation) -> Attribution? {
    guard let trail = quotation.trail, case .sentence(let lead) = quotation.lead,
      let first = text.firstWord(in: trail, lexicon), first.range.count == 2, first.range.start - trail.start < 2,
      text.lowercased(first.range) == "by"
    else { return nil }
    let words = text.words(in: lead, lexicon)
    let isPassive = words.indices.suffix(8).contains { i in
      i > 0 && words[i].classes.contains(.cue) && words[i].gap.isEmpty
        && ["was", "were", "is", "are", "been", "being", "be"].contains(text.lowercased(words[i - 1].range))
    }
    guard isPassive else { return nil }
    let clause = Clause(text.words(in: trail, lexicon), in: text, lexicon)
    guard let subject = clause.subject(startingAt: 1) else { return nil }
    guard
      let speaker = resolve(subject, in: clause, quotation.block) ?? unnamedOffice(subject, in: clause)
    else { return nil }
    return Attribution(
      speaker: speaker, evidence: Evidence("told behind the words", trail), cue: first.range, leadIn: trail)
  }

  /// `She called him "a friend", he called him "a nuisance"`: a clause behind the words that brings the next, where one before them
  /// has brought these.
  func leadsToNext(_ trail: TextRange, from quotation: FoundQuotation) -> Bool {
    guard case .sentence(let lead) = quotation.lead, trail.end < text.bytes.count,
      text.bytes[trail.start] == UInt8(ascii: ","), text.isQuote(at: text.skipSpace(trail.end, text.bytes.count)),
      text.words(in: lead, lexicon).suffix(6).contains(where: {
        $0.classes.contains(.cue) && !$0.classes.contains(.cueNoun)
      })
    else { return false }
    let clause = Clause(text.words(in: trail, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), clause.words.count - finding.cue < 5, finding.cue > 0 else { return false }
    // `"a fool", said Reed, "and a knave"` is one statement.
    switch finding.subject {
    case .name(let index): return clause.mentions[index].words.upperBound <= finding.cue
    case .pronoun(let word): return word < finding.cue
    case .noun(let range): return range.upperBound <= finding.cue
    case .unnamed: return false
    }
  }
}
