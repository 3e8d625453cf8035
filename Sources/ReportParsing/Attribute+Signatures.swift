import ReportModel

// Who speaks where neither the lead-in nor the heading tells: whoever signs the letter, and the body that issued the series
// that a communiqué is of.

extension Attributor {
  /// The speaker by the signature under a letter, or by the series of a numbered document, where nothing better is known.
  mutating func bySignatureOrSeries(_ quotation: FoundQuotation, insteadOf known: Attribution) -> Attribution? {
    guard [.block, .inline, .list].contains(quotation.kind), quotation.parent == nil else { return nil }
    let isWeak = ["speaker before", "subject of the sentence before", "subject of the lead-in"]
      .contains(known.evidence.rule)
    if quotation.kind == .block, known.speaker == nil || isWeak || !leadNamesSomebody(quotation),
      let signed = signer(of: quotation) ?? signer(inLastSentenceOf: quotation)
    {
      return Attribution(
        speaker: signed.writer, evidence: Evidence("signed below", signed.range), cue: known.cue,
        addressee: known.addressee == signed.writer ? nil : known.addressee, leadIn: known.leadIn)
    }
    guard known.speaker == nil || isWeak, let clause = leadClause(of: quotation),
      let noun = numberedDocument(in: clause),
      let issuer = issuer(ofSeries: clause.words[noun], before: clause.words[noun].range.start)
    else { return nil }
    return Attribution(
      speaker: issuer.entity, evidence: Evidence("who issued the series", issuer.range),
      cue: clause.words[noun].range, addressee: known.addressee == issuer.entity ? nil : known.addressee,
      leadIn: known.leadIn ?? clause.words.first.map { TextRange($0.range.start, quotation.range.start) })
  }

  /// Whether what leads to a quotation names anybody: `The second letter reads:` does not.
  private mutating func leadNamesSomebody(_ quotation: FoundQuotation) -> Bool {
    guard let clause = leadClause(of: quotation) else { return true }
    return clause.mentions.contains { $0.kind != .place }
      || clause.words.contains {
        !$0.classes.isDisjoint(with: [.pronoun, .office, .kin])
          || ["his", "her", "their"].contains(text.lowercased($0.range))
      }
  }

  // MARK: Signatures

  /// Who signs a letter: the name in its last lines, below a leave or where the letter begins with a salutation; an office
  /// may stand beside it or under it.
  private mutating func signer(of quotation: FoundQuotation) -> (writer: Int, range: TextRange)? {
    guard let first = quotation.pieces.first, let last = quotation.pieces.last, last.end > first.start else {
      return nil
    }
    var lines: [TextRange] = []
    for piece in quotation.pieces.suffix(5) where piece.count <= 400 {
      lines += text.split(piece, at: ["\n"])
    }
    guard lines.count > 1 else { return nil }
    let opening = text.split(text.opening(of: first, 80), at: ["\n"]).first ?? first
    let isLetter = text.isSalutation(opening, lexicon)
    for place in lines.indices.dropFirst().reversed().prefix(3) {
      let line = lines[place]
      // Below the name stands what the writer is, or a place.
      guard line.count <= 80, !text.endsSentence(line) || text.wordCount(in: line, lexicon) <= 3 else { return nil }
      let hasLeave = text.words(in: lines[place - 1], lexicon).prefix(3).contains { $0.rules.contains(.valediction) }
      if let writer = nameBehindLeave(line) { return (writer, line) }
      guard isLetter || hasLeave else { continue }
      if let writer = nameAlone(on: line) { return (writer, line) }
    }
    return nil
  }

  /// `Your obedient Hugo Hale`, `Yours, Ada Reed`: the name that ends a line which takes leave.
  private mutating func nameBehindLeave(_ line: TextRange) -> Int? {
    let words = text.words(in: line, lexicon)
    guard words.count <= 9, words.count > 1, let first = words.first,
      first.rules.contains(.valediction) || text.lowercased(first.range) == "your"
    else { return nil }
    let clause = Clause(words, in: text, lexicon)
    guard let mention = clause.mentions.last, mention.kind == .person, !mention.isPossessive,
      mention.words.upperBound == words.count
    else { return nil }
    return people.entity(for: mention, words, in: text, creating: mention.words.count > 1)
  }

  /// Whom a line names that has nothing but a name and, behind a comma, what they are.
  private mutating func nameAlone(on line: TextRange) -> Int? {
    let clause = Clause(text.words(in: line, lexicon), in: text, lexicon)
    guard let mention = clause.mentions.first, mention.kind == .person, !mention.isPossessive,
      min(mention.title ?? mention.whole.start, mention.whole.start) <= line.start + 3
    else { return nil }
    let next = mention.words.upperBound
    guard next == clause.words.count || clause.words[next].gap.contains(.comma),
      !clause.words.contains(where: { $0.classes.contains(.auxiliary) || $0.classes.contains(.pronoun) })
    else { return nil }
    return people.entity(for: mention, clause.words, in: text, creating: mention.words.count > 1)
  }

  // MARK: Series

  /// The last sentence of what leads to a quotation.
  private mutating func leadClause(of quotation: FoundQuotation) -> Clause? {
    let (range, block): (TextRange, Int)
    switch quotation.lead {
    case .sentence(let lead): (range, block) = (lead, quotation.block)
    case .block(let lead): (range, block) = (blocks[lead].range, lead)
    default: return nil
    }
    guard range.count < 600 else { return nil }
    return lastSentenceClause(clauseOutsideQuotations(range, block), block)
  }

  /// The noun of a numbered document that a sentence begins with: `Communiqué No. 3`, `In Communiqué 3`.
  private func numberedDocument(in clause: Clause) -> Int? {
    for noun in clause.words.indices.prefix(4) where clause.words[noun].classes.contains(.cueNoun) {
      if noun + 1 < clause.words.count, clause.words[noun + 1].hasDigit, clause.words[noun + 1].gap.isEmpty {
        return noun
      }
      if noun + 2 < clause.words.count, clause.words[noun + 2].hasDigit,
        ["no", "nr", "number"].contains(clause.lowercased(noun + 1))
      {
        return noun
      }
    }
    return nil
  }

  /// The body that the text says issued documents of a kind, last before an offset: `the communiqués of the Guild`, `the
  /// Guild's first communiqué`, `The Guild issued nine communiqués`. Reads every word once a kind.
  private mutating func issuer(ofSeries noun: Word, before offset: Int) -> (entity: Int, range: TextRange)? {
    guard let read = lexicon.wordsRead else { return nil }
    let name = text.lowercasedString(noun.range)
    var series = issuersOfSeries[name] ?? Series()
    let places = read.places(in: TextRange(series.end, max(series.end, offset)))
    series.end = max(series.end, offset)
    issuersOfSeries[name] = series
    for place in places {
      let range = read.range(of: place)
      guard range.count == noun.range.count || range.count == noun.range.count + 1 else { continue }
      let word = text.lowercasedString(range)
      guard word == name || word == name + "s", let block = block(at: range.start),
        [.prose, .listItem].contains(blocks[block].kind)
      else { continue }
      let start = text.sentenceStart(of: range.start, from: blocks[block].range.start, lexicon)
      let end = text.sentenceEnd(of: range.start, limit: min(blocks[block].range.end, range.end + 300), lexicon)
      guard end - start < 800 else { continue }
      let clause = clauseOutsideQuotations(TextRange(start, end), block)
      guard let at = clause.words.firstIndex(where: { $0.range == range }),
        let entity = issuer(ofDocumentAt: at, in: clause, block)
      else { continue }
      series.issuer = (entity, TextRange(start, end))
    }
    issuersOfSeries[name] = series
    return series.issuer
  }

  private mutating func issuer(ofDocumentAt noun: Int, in clause: Clause, _ block: Int) -> Int? {
    func body(_ subject: Clause.Subject) -> Int? {
      guard case .name = subject, let found = resolve(subject, in: clause, block),
        [.organisation, .outlet].contains(people.entities[found].kind)
      else { return nil }
      return found
    }
    if let owner = clause.possessor(ofNounAt: noun), let found = body(owner.subject) { return found }
    if let owner = clause.author(ofNounAt: noun), let found = body(owner.subject) { return found }
    guard
      let verb = clause.words.indices.prefix(noun).last(where: { clause.rules($0).contains(.issuing) }),
      noun - verb <= 5, let subject = clause.subject(before: verb)
    else { return nil }
    return body(subject)
  }

  /// What is known of the documents of a kind.
  struct Series {
    /// How far the text was read for them.
    var end = 0
    /// Who issued the last, and where the text says so.
    var issuer: (entity: Int, range: TextRange)?
  }
}
