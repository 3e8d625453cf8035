import ReportModel

// Who said what a compilation gives, by what stands behind the words or in the cells beside them.

extension Attributor {
  /// The speaker by what stands behind the words: `(Mayor Nora Quist, 4 May 2009)`, `– the same, 6 May 2009`. Nil where that
  /// names nobody.
  mutating func fromCredit(_ credit: TextRange, _ quotation: FoundQuotation) -> Attribution? {
    guard let speaker = party(ofCredit: credit, in: quotation) else {
      // `Weir, 9 May 2001. "…" (notice on the door).`
      guard let first = text.firstWord(in: credit, lexicon), !first.hasDigit, !first.isCapitalised else { return nil }
      return Attribution(evidence: Evidence("nobody named behind the words", credit), leadIn: credit)
    }
    return Attribution(speaker: speaker, evidence: Evidence("named behind the words", credit), leadIn: credit)
  }

  private mutating func party(ofCredit credit: TextRange, in quotation: FoundQuotation) -> Int? {
    var words = text.words(in: credit, lexicon)
    guard let first = words.first else { return nil }
    words[0].gap = []
    if isTheSame(words) { return isAfterCredited ? lastSpeakers.last : nil }
    // `(To the printer Olaf Hale, 3 March 1891)`: whom the words are to.
    if first.hasDigit || text.lowercased(first.range) == "to" { return nil }
    let clause = Clause(words, in: text, lexicon)
    for part in partsByComma(words) {
      if let found = party(in: part, of: clause, quotation) { return found }
      // Behind the first comma only a name that explains what stands before it.
      if part.lowerBound > 0 || !isDescription(words[part]) { break }
    }
    return office(in: partsByComma(words)[0], of: clause)
  }

  /// `**Nora Quist**, keeper, who asked for no fee – "…"`: the name that opens a paragraph whose dash brings the words.
  mutating func beforeDash(_ quotation: FoundQuotation) -> Attribution? {
    let range = TextRange(blocks[quotation.block].range.start, quotation.pieces[0].start)
    guard range.count <= 200, quotation.kind == .block, case .sentence = quotation.lead else { return nil }
    var end = range.end
    while end > range.start, let before = text.scalar(before: end), !before.value.isWordPart, !before.value.isDash {
      end -= before.length
    }
    guard end > range.start, let last = text.scalar(before: end)?.value else { return nil }
    let hasColon = !last.isDash
    if hasColon {
      end = text.trimSpace(range.start, text.characterStart(range.end - 1))
      guard end > range.start, text.bytes[end - 1] == UInt8(ascii: ":") else { return nil }
    }
    var words = text.words(in: TextRange(range.start, end), lexicon)
    guard words.count > 2 || !hasColon && !words.isEmpty else { return nil }
    // `Quist, in the Courier, 6 May 2009: "…"`, not `Quist, in the Courier, said: "…"`.
    if hasColon, words.contains(where: { $0.isSaying }) || !words.contains(where: { $0.gap.contains(.comma) }) {
      return nil
    }
    words[0].gap = []
    let clause = Clause(words, in: text, lexicon)
    guard
      let mention = clause.mentions.first(where: {
        min($0.title ?? $0.whole.start, $0.whole.start) == words[0].range.start
      }), mention.kind == .person, !mention.isPossessive
    else {
      return hasColon
        ? nil : bodyAlone(words).map { Attribution(speaker: $0, evidence: Evidence("label", range), leadIn: range) }
    }
    let next = mention.words.upperBound
    guard next == words.count || !words[next].gap.isDisjoint(with: [.comma, .dash]),
      let speaker = people.entity(for: mention, words, in: text, creating: true)
    else { return nil }
    return Attribution(speaker: speaker, evidence: Evidence("label", mention.whole), leadIn: range)
  }

  /// `The company`, `The Lock Trust`: nothing but a body or an office.
  private mutating func bodyAlone(_ words: [Word]) -> Int? {
    guard (2...4).contains(words.count), text.lowercased(words[0].range) == "the", let head = words.last,
      words.dropFirst().allSatisfy(\.gap.isEmpty),
      head.rules.contains(.generalBody) || !head.classes.isDisjoint(with: [.organisation, .office])
    else { return nil }
    let name = TextRange(words[1].range.start, head.range.end)
    return head.classes.contains(.office)
      ? holder(ofOffice: name, near: name.start) ?? people.role(named: text.squeezed(name), at: name)
      : people.role(named: text.squeezed(name), at: name, kind: .organisation)
  }

  /// `Mon 4 Apr 2016: The Governor's office: "…"`, `Marginal note: "…"`: the label behind the day that opens a paragraph, and a
  /// label that names nobody.
  mutating func behindDay(_ quotation: FoundQuotation) -> Attribution? {
    let range = TextRange(blocks[quotation.block].range.start, quotation.pieces[0].start)
    guard (8...140).contains(range.count), case .sentence = quotation.lead else { return nil }
    let end = text.trimSpace(range.start, text.characterStart(range.end - 1))
    guard end > range.start, text.bytes[end - 1] == UInt8(ascii: ":") else { return nil }
    let words = text.words(in: TextRange(range.start, end), lexicon)
    guard let first = words.first else { return nil }
    if first.rules.contains(.editorial), words.count > 1, words[1].classes.contains(.cueNoun) {
      return Attribution(evidence: Evidence("a label without a name", range), leadIn: range)
    }
    guard let day = words.prefix(6).lastIndex(where: { $0.hasDigit }), day + 1 < words.count,
      words[...day].allSatisfy({ $0.hasDigit || $0.classes.contains(.month) || $0 == first && $0.range.count <= 5 }),
      !words[day + 1].gap.isDisjoint(with: [.colon, .closeBracket, .paren]),
      !words[(day + 1)...].contains(where: {
        !$0.isCapitalised && !$0.classes.isDisjoint(with: [.cue, .auxiliary, .preposition, .pronoun])
      }),
      let label = text.label(of: TextRange(words[day + 1].range.start, blocks[quotation.block].range.end), lexicon),
      text.isQuote(at: label.content), quotation.pieces[0].start - label.content <= 4
    else { return nil }
    return fromLabel(label, quotation)
  }

  /// `**Was it built to code?** "No."`: the one whom the heading gives the answers to.
  mutating func answer(toBoldQuestion quotation: FoundQuotation) -> Attribution? {
    let range = blocks[quotation.block].range
    guard quotation.pieces[0].start - range.start > 6, text.hasWords("**", at: range.start, before: range.end) else {
      return nil
    }
    let question = text.trimmed(
      TextRange(
        range.start + 2,
        max(range.start + 2, text.trimSpace(range.start, text.characterStart(quotation.pieces[0].start - 1)))))
    guard question.count > 4, text.hasWords("**", at: question.end - 2, before: question.end),
      text.endsSentence(TextRange(question.start, question.end - 2)),
      let heading = headingOfBlock(quotation.block) ?? titleLine(over: quotation.block),
      let speaker = speakers(ofHeading: heading).last
    else { return nil }
    return Attribution(speaker: speaker, evidence: Evidence("heading", blocks[heading].range), leadIn: question)
  }

  /// Whether nothing but a day leads to the words.
  func isOnlyDay(_ lead: TextRange) -> Bool {
    guard lead.count <= 40 else { return false }
    let words = text.words(in: lead, lexicon)
    return words.contains(where: \.hasDigit) && words.allSatisfy { $0.hasDigit || $0.classes.contains(.month) }
  }

  /// The line of the title block right over the first paragraphs.
  func titleLine(over block: Int) -> Int? {
    blocks.indices.prefix(min(block, 12)).last { blocks[$0].kind == .titleBlock }
  }

  /// `the same`, `idem`
  private func isTheSame(_ words: [Word]) -> Bool {
    let first = text.lowercased(words[0].range)
    if ["idem", "ditto", "dito"].contains(first) { return true }
    return words.count > 1 && first == "the" && text.lowercased(words[1].range) == "same"
  }

  /// Whether the quotation before has its speaker behind it.
  private var isAfterCredited: Bool {
    quotationBefore.map { quotations[$0].credit != nil } ?? false
  }

  /// Whether the quotation before or the one after has its speaker behind it.
  private var isAmongCredited: Bool {
    isAfterCredited
      || quotations.dropFirst(attributions.count + 1).first(where: { $0.parent == nil })?.credit != nil
  }

  /// The outlet that the text knows by a name which alone looks like a person's.
  private mutating func outlet(named mention: Mention, _ words: [Word]) -> Int? {
    let keys = people.keys(of: mention, words, in: text)
    return people.find(keys: keys[...], kind: .outlet, near: mention.name.start)
  }

  /// The words between the commas, the first two stretches.
  private func partsByComma(_ words: [Word]) -> [Range<Int>] {
    let commas = words.indices.dropFirst().filter { words[$0].gap.contains(.comma) }
    let first = 0..<(commas.first ?? words.count)
    guard let start = commas.first else { return [first] }
    return [first, start..<(commas.dropFirst().first ?? words.count)]
  }

  /// Whether words tell what somebody is and name nobody: `widow of the second mate`.
  private func isDescription(_ words: ArraySlice<Word>) -> Bool {
    words.contains { !$0.classes.isDisjoint(with: [.office, .kin]) }
  }

  /// Whoever a stretch of words names: up to the place or the occasion, `at the annual meeting`.
  private mutating func party(in part: Range<Int>, of clause: Clause, _ quotation: FoundQuotation) -> Int? {
    let end =
      part.dropFirst().first { clause.words[$0].classes.contains(.preposition) && !isOf($0, clause) } ?? part.upperBound
    let named = clause.mentions.filter {
      $0.words.lowerBound >= part.lowerBound && $0.words.upperBound <= end && $0.kind != .place && !$0.isPossessive
    }
    guard
      let mention = named.last(where: {
        $0.kind == .person && !($0.words.lowerBound > 0 && isOf($0.words.lowerBound - 1, clause))
      })
        ?? named.first(where: { $0.kind != .office })
    else { return nil }
    switch mention.kind {
    case .person:
      let hasOffice =
        mention.title != nil || mention.role != nil
        || isDescription(clause.words[part.lowerBound..<mention.words.lowerBound])
        || part.upperBound < clause.words.count && isDescription(clause.words[part.upperBound...].prefix(6))
      if isAmongCredited, let paper = outlet(named: mention, clause.words) { return paper }
      // In brackets an unknown name may be that of a paper.
      return people.entity(
        for: mention, clause.words, in: text,
        creating: hasOffice || part.lowerBound > 0 || mention.words.count > 1 && !isInBrackets(clause.words))
    case .organisation:
      return people.entity(for: mention, clause.words, in: text, creating: true)
    case .outlet:
      // Where others are named behind their words, so is a gazette; else it is only the source.
      return isAmongCredited
        ? people.entity(for: mention, clause.words, in: text, creating: true) : nil
    case .place, .office: return nil
    }
  }

  private func isOf(_ word: Int, _ clause: Clause) -> Bool { clause.lowercased(word) == "of" }

  private func isInBrackets(_ words: [Word]) -> Bool {
    guard let first = words.first, first.range.start > 0 else { return false }
    return text.bytes[first.range.start - 1] == UInt8(ascii: "(")
  }

  /// An office without a name: `Registrar of Shipping`, of whoever holds it, else as it is called.
  private mutating func office(in part: Range<Int>, of clause: Clause) -> Int? {
    let words = clause.words[part]
    guard let first = words.first, let head = words.first(where: { $0.classes.contains(.office) }),
      first.isCapitalised || first.classes.contains(.determiner), !head.classes.contains(.cueNoun)
    else { return nil }
    let start = first.classes.contains(.determiner) ? words.dropFirst().first ?? first : first
    guard let last = words.last, last.range.end > start.range.start else { return nil }
    let range = TextRange(start.range.start, last.range.end)
    return holder(ofOffice: TextRange(start.range.start, head.range.end), near: range.start)
      ?? people.role(named: text.squeezed(range), at: range)
  }
}

extension Word {
  /// Whether it is a verb that may bring words, or goes with one.
  fileprivate var isSaying: Bool {
    !isCapitalised && !classes.isDisjoint(with: [.cue, .auxiliary, .pronoun, .conjunction])
  }
}
