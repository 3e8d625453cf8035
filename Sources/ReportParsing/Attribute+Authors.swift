import ReportModel

// Whose letter or statement a sentence before speaks of.
extension Attributor {
  /// Whose letter or statement the sentence before an offset speaks of.
  mutating func authorOfLetter(before offset: Int, in block: Int) -> Int? {
    guard let clause = sentenceBefore(offset, in: block), clause.words.count < 60,
      let finding = clause.words.indices.reversed().lazy.filter({
        clause.words[$0].classes.contains(.cueNoun) && clause.isNoun($0)
      }).compactMap({
        clause.possessor(ofNounAt: $0) ?? clause.author(ofNounAt: $0) ?? clause.authorInRelative(ofNounAt: $0)
      }).first,
      finding.rule == "statement of"
    else { return nil }
    return resolveAuthor(finding.subject, in: clause, block)
  }

  /// Whoever a statement is of; not `it`, the statement itself: `X had his letter read in all churches. It contains …`
  private mutating func resolveAuthor(_ subject: Clause.Subject, in clause: Clause, _ block: Int) -> Int? {
    switch subject {
    case .name, .noun: return resolve(subject, in: clause, block)
    case .pronoun(let word):
      return ["it", "its"].contains(clause.lowercased(word)) ? nil : resolve(subject, in: clause, block)
    case .unnamed: return nil
    }
  }

  /// Whose words the sentence before an offset brings, by name or office.
  mutating func author(before offset: Int, in block: Int) -> Int? {
    guard let clause = sentenceBefore(offset, in: block), clause.words.count < 60,
      let finding = clause.sender() ?? clause.leading()
    else { return nil }
    return resolveAuthor(finding.subject, in: clause, block)
  }

  /// Who sends words of their own in the sentence before an offset.
  mutating func sender(before offset: Int, in block: Int) -> Int? {
    let start = blocks[block].range.start
    var end = offset
    // The words themselves may stand between: `"…," it said.`
    if let last = attributions.indices.last.map({ $0 + 1 }), last < quotations.count,
      quotations[last].range.start > start, quotations[last].range.end <= offset
    {
      end = quotations[last].range.start
    }
    guard let clause = sentenceBefore(end, in: block), clause.words.count < 60, let finding = clause.sender() else {
      return nil
    }
    return resolve(finding.subject, in: clause, block)
  }

  /// `Weir Copper issues its first communiqué. It speaks of …`: whoever issued it.
  mutating func authorOfStatement(before offset: Int, in block: Int) -> Int? {
    guard let clause = sentenceBefore(offset, in: block), clause.words.count < 40,
      let subject = clause.sentenceSubject(before: clause.words.count),
      let verb = clause.words.indices.first(where: { clause.rules($0).contains(.issuing) && $0 > 0 }),
      clause.words[verb...].dropFirst().prefix(6).contains(where: { $0.classes.contains(.cueNoun) }),
      case .name(let index) = subject, clause.mentions[index].words.upperBound <= verb
    else { return nil }
    return bearer(of: clause.mentions[index], in: clause)
  }

  /// The entity that a sentence's subject names.
  mutating func asker(_ subject: Clause.Subject, in clause: Clause) -> Int? {
    guard case .name(let index) = subject else { return nil }
    return bearer(of: clause.mentions[index], in: clause)
  }
}
