import ReportModel

// Who puts the questions of a talk or a hearing before which nobody's name stands.
extension Attributor {
  /// What a paper calls those who ask for it.
  private static let askers: Set<Spelling> = [
    "contributor", "correspondent", "reporter", "interviewer", "journalist", "editor", "columnist", "writer",
  ]
  private static let examining: Set<Spelling> = [
    "examined", "cross-examined", "re-examined", "reexamined", "questioned", "interviewed", "examination",
    "re-examination",
  ]

  /// Whom a line before the questions names as who asks them: `Cross-examined by Mr Hale.`, `Our contributor Ada Reed met
  /// her in May.` Until another is named, the same.
  mutating func examiner(of quotation: FoundQuotation) -> Int? {
    let section = sectionOfBlock[quotation.block] ?? -1
    let known = examiners[section]
    var person = known?.person
    let first = max(known.map { $0.block + 1 } ?? 0, quotation.block - 4)
    for block in first..<max(first, quotation.block)
    where blocks[block].kind != .turn && (sectionOfBlock[block] ?? -1) == section {
      person = examiner(namedIn: block) ?? person
    }
    examiners[section] = (person, quotation.block)
    return person
  }

  private mutating func examiner(namedIn block: Int) -> Int? {
    guard blocks[block].range.count <= 1200 else { return nil }
    let clause = clauseOutsideQuotations(blocks[block].range, block)
    for mention in clause.mentions where mention.kind == .person && asks(mention, in: clause) {
      return people.entity(for: mention, clause.words, in: text, creating: true)
    }
    return nil
  }

  /// Whether somebody asks for the paper or examines: `our contributor Ada Reed`, `examined by Ms Reed`.
  func asks(_ mention: Mention, in clause: Clause) -> Bool {
    let place = mention.words.lowerBound
    if place > 1, clause.words[place].gap.isEmpty, Self.askers.contains(clause.lowercased(place - 1)),
      clause.lowercased(place - 2) == "our"
    {
      return true
    }
    let start = min(mention.title ?? mention.whole.start, mention.whole.start)
    let first = clause.words.firstIndex { $0.range.start >= start } ?? place
    return first > 1 && clause.lowercased(first - 1) == "by"
      && Self.examining.contains(clause.lowercased(first - 2))
  }
}
