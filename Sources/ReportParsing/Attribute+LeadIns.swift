import ReportModel

// What the sentence before the words, and the paragraph before them, tell of who says them.

extension Attributor {
  mutating func fromSentence(_ lead: TextRange, _ quotation: FoundQuotation) -> Attribution {
    // A long paragraph's beginning leads to nothing so far behind it.
    var far = max(blocks[quotation.block].range.start, quotation.pieces[0].start - 1500)
    while text.bytes[far] & 0xC0 == 0x80 { far += 1 }
    let paragraph = TextRange(far, quotation.pieces[0].start)
    if let labelled = behindDay(quotation) ?? beforeDash(quotation) ?? answer(toBoldQuestion: quotation) {
      return labelled
    }
    let clause = clauseOverPage(lead, quotation.block)
    let last = lastSentenceClause(clause, quotation.block)
    if let exchange = exchange(in: last, quotation.block) { return exchange }
    if let named = labelOfItem(clause, lead, quotation) { return named }
    if let author = authorOfPart(last, quotation.block) {
      return Attribution(speaker: author, evidence: Evidence(Attribution.ofLetter, lead), leadIn: paragraph)
    }
    if let signed = underOwnName(last, lead, paragraph) { return signed }
    if let speaker = partnerWhoReplies(last, quotation.block) {
      return Attribution(
        speaker: speaker, evidence: Evidence("who was spoken to replies", lead), addressee: lastSpeakers.last,
        leadIn: paragraph)
    }
    if let reply = hearerWhoReplies(last, quotation.block) {
      return Attribution(
        speaker: reply.speaker, evidence: Evidence("who was spoken to replies", lead), addressee: reply.teller,
        leadIn: paragraph)
    }
    var isLed = false
    for (candidate, rule) in [(last, "lead-in"), (clause, "paragraph")] {
      // A lead-in of one sentence has told what it can.
      if rule == "paragraph", !isLed, clause.words.count == last.words.count { continue }
      guard
        let finding = candidate.leading() ?? candidate.agent
          ?? candidate.sentenceSubject(before: candidate.words.count).map({
            Clause.Finding(subject: $0, cue: 0, rule: Attribution.ofSubject)
          })
      else { continue }
      isLed = true
      if case .unnamed = finding.subject { return nobody(finding, candidate, lead) }
      if let office = unheldOffice(finding, candidate, quotation) { return office }
      guard
        let speaker = resolve(finding.subject, in: candidate, quotation.block, upTo: quotation.pieces[0].start)
          ?? (finding.rule == "lead-in" ? unnamedOffice(finding.subject, in: candidate) : nil)
      else { continue }
      if finding.rule == Attribution.ofSubject, !canSpeakUnsaid(speaker) { continue }
      let reply = exchangePartner(candidate, speaker, quotation.block)
      return Attribution(
        speaker: speaker, evidence: Evidence(finding.rule == "lead-in" ? rule : finding.rule, lead),
        cue: candidate.words.isEmpty ? nil : candidate.words[finding.cue].range,
        addressee: addressee(in: candidate, after: finding.cue, speaker: speaker) ?? reply, leadIn: paragraph)
    }
    if clause.words.isEmpty || quotation.kind == .block,
      quotation.pieces[0].start > blocks[quotation.block].range.start,
      text.scalar(at: quotation.pieces[0].start).value.isUppercase,
      let speaker = subjectBefore(quotation.pieces[0].start, in: quotation.block).entity, canSpeakUnsaid(speaker)
    {
      // `… opened the meeting. "Friends, …"`
      return Attribution(
        speaker: speaker, evidence: Evidence("subject of the sentence before", paragraph), leadIn: paragraph)
    }
    if quotation.kind == .block, let governing = quotation.governing, governing != quotation.block {
      return fromBlock(governing, quotation)
    }
    // `The keeper, Olaf Quist, enters it in his notebook. Against the 20th there stands: "…"`
    let end = text.trimSpace(lead.start, lead.end)
    if end > lead.start, text.bytes[end - 1] == UInt8(ascii: ":"),
      let first = last.words.first, last.mentions.isEmpty, last.words.count < 9,
      let speaker = authorOfLetter(before: first.range.start, in: quotation.block)
    {
      return Attribution(
        speaker: speaker, evidence: Evidence(Attribution.ofLetter, paragraph), leadIn: paragraph)
    }
    if let writer = writerOfEntries(before: quotation, last) {
      return Attribution(speaker: writer, evidence: Evidence(Attribution.ofLetter, lead), leadIn: paragraph)
    }
    return Attribution(speaker: nil, evidence: Evidence("no speaker in the sentence", lead), leadIn: paragraph)
  }

  mutating func fromBlock(_ block: Int, _ quotation: FoundQuotation) -> Attribution {
    let range = blocks[block].range
    let clause = clauseOutsideQuotations(range, block)
    let last = lastSentenceClause(clause, block)
    if let exchange = exchange(in: last, block) { return exchange }
    if let author = authorOfPart(last, block) {
      return Attribution(speaker: author, evidence: Evidence(Attribution.ofLetter, range), leadIn: range)
    }
    if let letter = letterRead(last, block) {
      return Attribution(
        speaker: letter.writer, evidence: Evidence(Attribution.ofLetter, range), addressee: letter.reader, leadIn: range
      )
    }
    if let signed = underOwnName(last, range, range) { return signed }
    let leading = last.leading()
    if last.opensUnnamed(isFemale: nil), leading.map({ !isNamed($0.subject) }) ?? true {
      return Attribution(evidence: Evidence("said by somebody without a name", range), leadIn: range)
    }
    if let speaker = partnerWhoReplies(last, quotation.block) {
      return Attribution(
        speaker: speaker, evidence: Evidence("who was spoken to replies", range), addressee: lastSpeakers.last,
        leadIn: range)
    }
    if last.readsOut, let finding = clause.authorOfLetter(), let speaker = resolve(finding.subject, in: clause, block) {
      return Attribution(
        speaker: speaker, evidence: Evidence(Attribution.ofLetter, range), cue: clause.words[finding.cue].range,
        leadIn: range)
    }
    if let finding = leading {
      if case .unnamed = finding.subject { return nobody(finding, last, range) }
      if let office = unheldOffice(finding, last, quotation) { return office }
    }
    if let finding = leading,
      let speaker = resolve(finding.subject, in: last, block, upTo: range.end)
        ?? (finding.rule == "lead-in" ? unnamedOffice(finding.subject, in: last) : nil)
    {
      let reply = exchangePartner(last, speaker, quotation.block)
      return Attribution(
        speaker: speaker, evidence: Evidence("lead-in", range), cue: last.words[finding.cue].range,
        addressee: addressee(in: last, after: finding.cue, speaker: speaker) ?? reply, leadIn: range)
    }
    if clause.words.count != last.words.count, last.sentenceSubject(before: last.words.count) == nil,
      let finding = clause.leading(),
      let speaker = resolve(finding.subject, in: clause, block, upTo: range.end)
    {
      return Attribution(
        speaker: speaker, evidence: Evidence("lead-in", range), cue: clause.words[finding.cue].range, leadIn: range)
    }
    if let subject = last.sentenceSubject(before: last.words.count)
      ?? clause.sentenceSubject(before: clause.words.count),
      let speaker = resolve(
        subject, in: clause.words.count == last.words.count ? last : owner(of: subject, last, clause), block,
        upTo: range.end)
    {
      return Attribution(speaker: speaker, evidence: Evidence("subject of the lead-in", range), leadIn: range)
    }
    if let heading = headingOfBlock(quotation.block), let speaker = speakers(ofHeading: heading).first {
      return Attribution(speaker: speaker, evidence: Evidence("heading", blocks[heading].range), leadIn: range)
    }
    // `Their letter, which has not been answered, ends like this:` — theirs, whom nothing names.
    if let finding = leading
      ?? last.words.indices.first(where: { last.words[$0].classes.contains(.cueNoun) })
      .flatMap({ last.possessor(ofNounAt: $0) }), case .pronoun = finding.subject
    {
      return Attribution(evidence: Evidence("no speaker in the lead-in", range), leadIn: range)
    }
    // A lead-in that only goes on: `And later:`. One that tells of somebody without a name tells of nobody before.
    guard last.words.count <= 8 || goesOnWithoutSubject(last) else {
      return Attribution(evidence: Evidence("no speaker in the lead-in", range), leadIn: range)
    }
    return Attribution(speaker: lastSpeakers.last, evidence: Evidence("speaker before", nil), leadIn: range)
  }

  /// Whether whoever is only a sentence's subject can be who speaks, though no verb says so: not what a lone word names that
  /// may be a thing, unless it has spoken before.
  private func canSpeakUnsaid(_ index: Int) -> Bool {
    let entity = people.entities[index]
    return entity.kind != .person || entity.isSurelyPerson || lastSpeakers.contains(index)
  }

  /// `- Warden Ada Reed: “I counted them.”`: a name and a colon before the words of an item.
  private mutating func labelOfItem(_ clause: Clause, _ lead: TextRange, _ quotation: FoundQuotation) -> Attribution? {
    guard blocks[quotation.block].kind == .listItem, clause.mentions.count == 1, let mention = clause.mentions.first,
      mention.kind != .place, !mention.isPossessive, mention.words.upperBound == clause.words.count,
      firstWord(of: mention, clause.words) == 0
    else { return nil }
    let end = text.trimSpace(lead.start, lead.end)
    guard end > lead.start, text.bytes[end - 1] == UInt8(ascii: ":"),
      let speaker = resolve(.name(0), in: clause, quotation.block)
    else { return nil }
    return Attribution(speaker: speaker, evidence: Evidence("label", lead), leadIn: lead)
  }

  /// `A user who signs herself Umm Teal shared it with the words:`
  private mutating func underOwnName(_ clause: Clause, _ source: TextRange, _ leadIn: TextRange) -> Attribution? {
    guard let name = clause.ownName,
      let speaker = people.entity(for: name, clause.words, in: text, creating: true)
    else { return nil }
    return Attribution(speaker: speaker, evidence: Evidence("who signs so", source), leadIn: leadIn)
  }

  /// Whether no indefinite noun can be who speaks: no `a reader`, `some farmers`; and none that tells of a thing.
  private func goesOnWithoutSubject(_ clause: Clause) -> Bool {
    // `It runs to ninety pages, of which they know two by heart:` is about a document.
    if let first = clause.words.first, text.lowercased(first.range) == "it" { return false }
    return !clause.words.contains {
      ["a", "an", "one", "some", "another", "several", "many"].contains(text.lowercased($0.range))
    }
  }

  func isNamed(_ subject: Clause.Subject) -> Bool {
    if case .name = subject { return true }
    return false
  }

  func owner(of subject: Clause.Subject, _ last: Clause, _ whole: Clause) -> Clause {
    last.sentenceSubject(before: last.words.count) == subject ? last : whole
  }
}
