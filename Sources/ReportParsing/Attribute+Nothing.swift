import ReportModel

// Words that no sentence brings: under a heading, or behind a paragraph.
extension Attributor {
  mutating func fromSectionHeading(_ heading: Int, _ quotation: FoundQuotation) -> Attribution {
    let range = blocks[heading].range
    if let parties = parties(ofDocumentHeadedBy: heading) {
      return Attribution(
        speaker: parties.writer, evidence: Evidence("heading", range), addressee: parties.reader, leadIn: range)
    }
    let named = speakers(ofHeading: heading)
    guard let speaker = named.first else { return fromNothing(quotation) }
    return Attribution(
      speaker: speaker, evidence: Evidence("heading", range), addressee: named.dropFirst().first,
      leadIn: quotation.governing.map { blocks[$0].range } ?? range)
  }

  mutating func fromHeading(_ quotation: FoundQuotation) -> Attribution {
    let named = speakers(ofHeading: quotation.block, before: quotation.pieces[0].start)
    return Attribution(
      speaker: named.first, evidence: Evidence("heading", blocks[quotation.block].range),
      addressee: named.dropFirst().first)
  }

  mutating func fromNothing(_ quotation: FoundQuotation) -> Attribution {
    if quotation.credit != nil, headingOfBlock(quotation.block) == nil, let title = titleLine(over: quotation.block),
      let speaker = speakers(ofHeading: title).first
    {
      return Attribution(speaker: speaker, evidence: Evidence("heading", blocks[title].range))
    }
    if quotation.kind == .block, let before = proseBefore(quotation.block),
      ["unsigned", "anonymous"].contains(where: { text.find($0, in: blocks[before].range) != nil })
    {
      // `An unsigned letter reaches the council.`
      return Attribution(evidence: Evidence("said by somebody without a name", blocks[before].range))
    }
    if let heading = headingOfBlock(quotation.block), let speaker = speakers(ofHeading: heading).first,
      lastSpeakers.last.map({ attributionsInSection(of: quotation.block).contains($0) }) != true
    {
      return Attribution(speaker: speaker, evidence: Evidence("heading", blocks[heading].range))
    }
    if let writer = writerToldBefore(quotation) ?? ownerOfCollection(quotation) {
      return Attribution(
        speaker: writer.entity, evidence: Evidence(Attribution.ofLetter, writer.source), leadIn: writer.source)
    }
    if let turn = turnOfDialogue(quotation) ?? answerToQuestion(quotation) { return turn }
    if let told = toldRightBefore(quotation) { return told }
    if hasDashBehind(quotation) { return Attribution(evidence: Evidence("nobody named behind the words")) }
    guard let last = lastSpeakers.last, attributionsInSection(of: quotation.block).contains(last) else {
      return Attribution(speaker: nil, evidence: Evidence(Self.nothing))
    }
    return Attribution(speaker: last, evidence: Evidence("speaker before"))
  }

  /// Words without a tag behind a paragraph in which the text itself tells what somebody says: `The Society is against it
  /// too.` Whoever that is goes on; where it is not plain, nobody.
  mutating func toldRightBefore(_ quotation: FoundQuotation) -> Attribution? {
    let block = quotation.block
    guard quotation.pieces[0].start - blocks[block].range.start < 4, let told = paragraphTold(before: block) else {
      return nil
    }
    let range = blocks[told].range
    // What leads to the words tells more than its subject.
    guard !text.bytes[max(range.start, range.end - 6)..<range.end].contains(UInt8(ascii: ":")) else { return nil }
    let clause = lastSentenceClause(
      clauseOutsideQuotations(text.lastSentence(in: range, lexicon), told), told)
    let reports = clause.words.indices.contains { clause.words[$0].classes.contains(.strongCue) && !clause.isNoun($0) }
    guard let subject = clause.sentenceSubject(before: clause.words.count) else { return nil }
    if case .pronoun(let word) = subject, !["he", "she"].contains(clause.lowercased(word)) { return nil }
    guard let speaker = resolve(subject, in: clause, told) else { return nil }
    guard reports else { return speaker == lastSpeakers.last ? nil : Attribution(evidence: Evidence(Self.nothing)) }
    return Attribution(speaker: speaker, evidence: Evidence("told in the paragraph before", range), leadIn: range)
  }

  /// The paragraph of prose right before a block of its section, where nobody's words stand in it.
  func paragraphTold(before block: Int) -> Int? {
    guard block > 0, blocks[block - 1].kind == .prose, sectionOfBlock[block - 1] == sectionOfBlock[block],
      !quotations[..<attributions.count].suffix(8).contains(where: { $0.block == block - 1 && $0.kind != .term })
    else { return nil }
    return block - 1
  }

  func attributionsInSection(of block: Int) -> Set<Int> {
    guard !attributions.isEmpty, sectionOfBlock[block] == lastSection else { return [] }
    return speakersInSection
  }
}
