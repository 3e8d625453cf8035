import ReportModel

// Words that nothing leads to but a paragraph that tells whose letter, diary or sayings they are from.
extension Attributor {
  /// Whose diary or letter the paragraph tells of that stands right before a text set in, or before words that begin as a letter
  /// does.
  mutating func writerToldBefore(_ quotation: FoundQuotation) -> (entity: Int, source: TextRange)? {
    guard quotation.kind == .block, quotation.block > 0, let first = quotation.pieces.first else { return nil }
    let told = quotation.block - 1
    guard blocks[told].kind == .prose, blocks[told].range.count < 1200,
      sectionOfBlock[told] == sectionOfBlock[quotation.block],
      quotation.isBare || opensAsLetter(first)
    else { return nil }
    let clause = clauseOutsideQuotations(blocks[told].range, told)
    for noun in clause.words.indices.reversed()
    where clause.words[noun].classes.contains(.cueNoun) && isWritten(clause.words[noun]) && clause.isNoun(noun) {
      guard let finding = clause.possessor(ofNounAt: noun) ?? clause.author(ofNounAt: noun) else { continue }
      if case .unnamed = finding.subject { return nil }
      return resolve(finding.subject, in: clause, told).map { ($0, blocks[told].range) }
    }
    guard let finding = clause.sender(), isWritten(clause.words[finding.cue]) else { return nil }
    return resolve(finding.subject, in: clause, told).map { ($0, blocks[told].range) }
  }

  /// `Dear Mrs Hale, I was with him.`
  private func opensAsLetter(_ words: TextRange) -> Bool {
    text.words(in: text.opening(of: words, 40), lexicon).first?.rules.contains(.salutation) ?? false
  }

  private func isWritten(_ noun: Word) -> Bool {
    noun.rules.contains(.correspondence)
      || [
        "diary", "diaries", "journal", "notebook", "memoir", "memoirs", "log", "logbook", "entry", "will", "testament",
      ]
      .contains(text.lowercased(noun.range))
  }

  /// Whose words a compilation gives, by the line it begins with: `Sayings of Abbot Teal on calendars`, `Letters of Ada Reed`.
  mutating func ownerOfCollection(_ quotation: FoundQuotation) -> (entity: Int, source: TextRange)? {
    guard quotation.credit != nil else { return nil }
    for block in stride(from: quotation.block - 1, through: max(0, quotation.block - 24), by: -1)
    where [.prose, .heading, .titleBlock].contains(blocks[block].kind) {
      let words = text.words(in: text.opening(of: blocks[block].range, 120), lexicon)
      guard words.count > 2, ["of", "by", "from"].contains(text.lowercased(words[1].range)),
        Self.collections.contains(text.lowercased(words[0].range))
      else { continue }
      let clause = Clause(words, in: text, lexicon)
      guard let name = clause.mention(startingAt: 2), clause.mentions[name].kind == .person else { return nil }
      return people.entity(for: clause.mentions[name], words, in: text, creating: true).map {
        ($0, blocks[block].range)
      }
    }
    return nil
  }

  private static let collections: Set<Spelling> = [
    "sayings", "letters", "words", "remarks", "speeches", "writings", "quotations", "maxims", "sermons", "statements",
    "selections", "extracts", "excerpts",
  ]

  /// Whether a dash stands behind the closing mark in its paragraph: what it brings tells whose the words are, or that they are
  /// nobody's who has a name.
  func hasDashBehind(_ quotation: FoundQuotation) -> Bool {
    let end = blocks[quotation.block].range.end
    var i = quotation.range.end
    while i < end, i - quotation.range.end < 8 {
      let next = text.scalar(at: i)
      if next.value.isDash { return true }
      guard !next.value.isWordPart else { return false }
      i += next.length
    }
    guard i == end, quotation.block + 1 < blocks.count else { return false }
    let below = blocks[quotation.block + 1].range
    return below.count < 120 && text.scalar(at: below.start).value.isDash && below.start - end < 2
  }
}
