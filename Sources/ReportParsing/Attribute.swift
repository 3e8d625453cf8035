import ReportModel

/// What is known of a quotation's speaker.
struct Attribution {
  /// The rule of words whose sentence is about somebody: no verb brings them.
  static let ofSubject = "subject of the sentence"
  /// The rule of words that are in somebody's letter, log or other document.
  static let ofLetter = "whose letter it is"
  /// An index of the people's entities.
  var speaker: Int?
  var evidence: Evidence
  /// The verb or the like that brings the words; where none does, the beginning of what tells of them.
  var cue: TextRange?
  var addressee: Int?
  /// Where the text last spoke of whom a pronoun in the evidence means.
  var antecedent: Evidence?
  /// The text that gives the date: the lead-in.
  var leadIn: TextRange?
}

/// Tells who said each quotation, in order of place, so that a pronoun can go back to whoever spoke before.
struct Attributor {
  let text: ReadingText
  let blocks: [Block]
  let lexicon: Lexicon
  let quotations: [FoundQuotation]
  /// For each block the section that it is in, or nil.
  let sectionOfBlock: [Int?]
  let sections: [Section]
  var people: People
  var attributions: [Attribution] = []
  /// The last speakers, latest last, in the order in which they spoke: what a pronoun can mean.
  var lastSpeakers: [Int] = []
  /// The section of the last quotation, and who spoke in it so far.
  var lastSection: Int?
  var speakersInSection: Set<Int> = []
  /// The last addressee, for a reply.
  var lastAddressee: Int?
  /// By section: whom its interview is with.
  var interviewees: [Int: Int] = [:]
  /// By section who asks the questions that nobody's name stands before, and up to which block that was looked for.
  var examiners: [Int: (person: Int?, block: Int)] = [:]
  /// Reads the words outside the quotations.
  var clauses: ClauseReader
  /// For each block whether it is in no English.
  let foreignBlocks: [Bool]
  /// Reads the blocks in other languages.
  let reader: ForeignReader
  /// The block of another language that was read last, outside its quotations.
  var foreignClauseRead: (block: Int, clause: ForeignClause?) = (-1, nil)
  /// For each block the last one before it that is prose.
  let lastProse: [Int?]
  /// Sentences looked at lately, by their ends.
  var sentencesRead: [ReadSentence?] = Array(repeating: nil, count: slots)
  /// By the noun of a kind of documents, in lower case: who issued them.
  var issuersOfSeries: [String: Series] = [:]
  /// Clauses looked at lately, by their ranges.
  var clausesRead: [ReadSentence?] = Array(repeating: nil, count: slots)
  /// Whom the heading names that was asked for last, when so many were known.
  var namedByHeading: (block: Int, count: Int, speakers: [Int])?
  /// By an office's word in lower case: the person that it was found to mean without being told.
  var boundOffices: [String: Int] = [:]
  /// Whom the text speaks of, as far as it was read for a pronoun.
  var discourse = Discourse()
  /// By section: the only person whom its heading names, or nil.
  var topicOfSection: [Int: Int?] = [:]
  /// Whom the last pronoun was found to mean by what the text speaks of, and the words that speak of them.
  var antecedent: (entity: Int, range: TextRange)?
  /// By the letters of a label: the only one with these initials, or nil.
  var personOfInitials: [String: Int?] = [:]
  /// By initials whose they are, and of how many of the people that was asked.
  var bearersOfInitials: [String: [Int]] = [:]
  var peopleWithInitials = 0
  /// By offset: whom a pronoun was found to mean.
  var resolvedPronouns: [Int: Int] = [:]

  init(
    text: ReadingText, blocks: [Block], quotations: [FoundQuotation], sections: [Section], sectionOfBlock: [Int?],
    people: People, reader: ForeignReader, _ lexicon: Lexicon
  ) {
    self.text = text
    self.blocks = blocks
    self.lexicon = lexicon
    self.quotations = quotations
    self.sections = sections
    self.sectionOfBlock = sectionOfBlock
    self.people = people
    self.reader = reader
    clauses = ClauseReader(text: text, blocks: blocks, lexicon)
    foreignBlocks = Self.foreignBlocks(blocks, in: text, lexicon)
    var last: Int?
    lastProse = blocks.indices.map { index in
      defer { if blocks[index].kind == .prose { last = index } }
      return last
    }
  }

  /// - Parameter leads: The clauses that lead to the quotations, lot by lot.
  mutating func run(_ leads: Ahead<[ReadSentence?]>) {
    var leads = leads
    attributions.reserveCapacity(quotations.count)
    leads.forEach { lot in
      for lead in lot { run(attributions.count, lead) }
    }
    tellOpeners()
    tellHearers()
  }

  private mutating func run(_ index: Int, _ lead: ReadSentence?) {
    if let lead { keep(lead) }
    let attribution = attribute(index)
    let section = sectionOfBlock[quotations[index].block]
    if section != lastSection { speakersInSection = [] }
    lastSection = section
    if let speaker = attribution.speaker, quotations[index].kind != .headline { speakersInSection.insert(speaker) }
    attributions.append(attribution)
    if let speaker = attribution.speaker, attribution.cue != nil { people.setSpoken(speaker) }
    if let speaker = attribution.speaker, quotations[index].parent == nil, quotations[index].kind != .headline,
      quotations[index].kind != .question, quotations[index].kind != .term
    {
      if let before = lastSpeakers.lastIndex(of: speaker) { lastSpeakers.remove(at: before) }
      lastSpeakers.append(speaker)
      lastAddressee = attribution.addressee
    }
  }

  // MARK: One quotation

  mutating func attribute(_ index: Int) -> Attribution {
    antecedent = nil
    var attribution = attributionOfSpeaker(index)
    if let other = bySignatureOrSeries(quotations[index], insteadOf: attribution) { attribution = other }
    if let antecedent, antecedent.entity == attribution.speaker {
      attribution.antecedent = Evidence("spoken of before", antecedent.range)
    }
    if attribution.addressee == nil { attribution.addressee = addressee(of: quotations[index], attribution) }
    if attribution.addressee == nil, let reader = reader(ofLetter: quotations[index]), reader != attribution.speaker {
      attribution.addressee = reader
    }
    if let addressee = attribution.addressee { recordCall(of: addressee, in: quotations[index]) }
    return attribution
  }

  private mutating func attributionOfSpeaker(_ index: Int) -> Attribution {
    let quotation = quotations[index]
    if quotation.kind == .term { return Attribution(evidence: Evidence("nobody's words")) }
    if quotation.kind == .headline { return fromHeading(quotation) }
    if let foreign = foreign(quotation) { return foreign }
    if let parent = quotation.parent { return nested(quotation, in: parent) }
    if let header = quotation.header, let mailed = fromMail(header) { return mailed }
    if let credit = quotation.credit, let named = fromCredit(credit, quotation) { return named }
    if quotation.isSigned, let signed = fromSignature(quotation) { return signed }
    // Between its pieces, or right after it.
    for gap in quotation.interruptions {
      if let found = trailing(gap, quotation, rule: "interrupted") { return found }
    }
    if let gap = quotation.interruptions.first, opensSentence(quotation),
      let unnamed = fromUnnamed(gap, quotation)
    {
      return unnamed
    }
    if let agent = agentBehind(quotation) { return agent }
    if let trail = quotation.trail, !leadsOn(trail, from: quotation) {
      let opens = opensSentence(quotation)
      if opens || isTrailing(quotation), let found = trailing(trail, quotation, rule: "trailing") { return found }
      if let found = tail(trail, quotation) { return found }
      if opens, isTrailing(quotation), let unnamed = fromUnnamed(trail, quotation) { return unnamed }
    }
    if let trail = quotation.joinedTrail, let found = trailing(trail, quotation, rule: "trailing") { return found }
    if opensSentence(quotation), let behind = fromBehind(quotation) { return behind }
    switch quotation.lead {
    case .label(let label): return fromLabel(label, quotation)
    case .sentence(let lead):
      let found = fromSentence(lead, quotation)
      // `• In a note to the mayor: "…" – 28 August 2021`, `• 4 May 2009: "…"`, under whoever said it.
      if found.speaker == nil, quotation.credit != nil || isOnlyDay(lead),
        let heading = headingOfBlock(quotation.block) ?? titleLine(over: quotation.block),
        let speaker = speakers(ofHeading: heading).first
      {
        return Attribution(speaker: speaker, evidence: Evidence("heading", blocks[heading].range), leadIn: lead)
      }
      return found.speaker == nil ? fromMainClause(lead, quotation) ?? found : found
    case .block(let block): return fromBlock(block, quotation)
    case .heading(let heading): return fromSectionHeading(heading, quotation)
    case .none: return fromNothing(quotation)
    }
  }

  /// Whether what comes after the closing mark can be a reporting clause: a comma or the like stands before the mark.
  func isTrailing(_ quotation: FoundQuotation) -> Bool {
    guard let last = quotation.pieces.last, let trail = quotation.trail, !isLedByVerb(quotation),
      !isBetweenColons(quotation, trail)
    else { return false }
    let end = text.lastQuoted(before: last.end) ?? 0
    if end != 0x2C, beginsAnother(trail, behind: quotation) { return false }
    let first = text.scalar(at: trail.start).value
    return [0x2C, 0x3F, 0x21, 0x2014].contains(end) || first == 0x2C
  }

  /// `He said, "And what am I to live on?" I said that he might try fever.`: the verb before the words brings them.
  private func isLedByVerb(_ quotation: FoundQuotation) -> Bool {
    guard case .sentence(let lead) = quotation.lead else { return false }
    let end = text.trimSpace(lead.start, lead.end)
    guard end > lead.start, [UInt8(ascii: ","), UInt8(ascii: ":")].contains(text.bytes[end - 1]) else { return false }
    let words = text.words(in: lead, lexicon)
    if text.bytes[end - 1] == UInt8(ascii: ":") { return words.contains { $0.classes.contains(.strongCue) } }
    return words.suffix(2).contains { $0.classes.contains(.strongCue) }
  }

  /// `shared it, with the words: "…?" Lena Hale answered: "…"`: a colon led to the words, and one leads on to the next.
  private func isBetweenColons(_ quotation: FoundQuotation, _ trail: TextRange) -> Bool {
    guard case .sentence(let lead) = quotation.lead else { return false }
    return [lead, trail].allSatisfy { range in
      let end = text.trimSpace(range.start, range.end)
      return end > range.start && text.bytes[end - 1] == UInt8(ascii: ":")
    }
  }

  /// `came up shouting: "It is gone!" The keeper, Ada Reed, asked him twice.`: a colon led to the words, and a sentence of its own
  /// follows them.
  private func beginsAnother(_ trail: TextRange, behind quotation: FoundQuotation) -> Bool {
    guard case .sentence(let lead) = quotation.lead else { return false }
    let end = text.trimSpace(lead.start, lead.end)
    guard end > lead.start, text.bytes[end - 1] == UInt8(ascii: ":") else { return false }
    let words = text.words(in: trail, lexicon)
    guard let first = words.first, first.isCapitalised else { return false }
    return first.classes.contains(.determiner) || words.count > 4
  }

  /// `"…!" and Teal shouted back: "…"`: what ends in a colon leads to the next words.
  private func leadsOn(_ trail: TextRange, from quotation: FoundQuotation) -> Bool {
    guard let first = text.firstWord(in: trail, lexicon) else { return false }
    guard first.classes.contains(.conjunction) else { return leadsToNext(trail, from: quotation) }
    let end = text.trimSpace(trail.start, trail.end)
    if end > trail.start, text.bytes[end - 1] == UInt8(ascii: ":") { return true }
    // `"…?" and the caller, who gave no name, answers "…"`: another's verb, right before another's words.
    guard trail.end < text.bytes.count, text.scalar(at: trail.end).value != 0x0A,
      let last = text.words(in: trail, lexicon).last
    else { return false }
    return last.range.end == end && last.classes.contains(.cue)
  }

  /// Whether no words of its sentence stand before it.
  func opensSentence(_ quotation: FoundQuotation) -> Bool {
    guard case .sentence(let lead) = quotation.lead else { return quotation.lead == .none }
    return text.firstWord(in: lead, lexicon) == nil
  }

  /// Whether a verb before the words brings them: `banks called it "…," according to the Gazette`, which only tells of it.
  private mutating func hasVerb(before quotation: FoundQuotation) -> Bool {
    guard case .sentence(let lead) = quotation.lead, !opensSentence(quotation) else { return false }
    let clause = clauseOutsideQuotations(lead, quotation.block)
    return clause.words.indices.contains { clause.words[$0].classes.contains(.cue) && !clause.isNoun($0) }
  }

  /// `said one farmer`: nobody, rather than whoever spoke before.
  private mutating func fromUnnamed(_ range: TextRange, _ quotation: FoundQuotation) -> Attribution? {
    let block = quotation.block
    // `, dijo.`: a verb that needs no pronoun.
    if isForeign(block), text.wordCount(in: range, lexicon) < 8,
      let found = subjectBefore(range.start, in: block).entity, people.entities[found].kind == .person
    {
      return Attribution(
        speaker: found, evidence: Evidence("subject of the sentence before", range), leadIn: range)
    }
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    if let known = byEpithet(clause, range, quotation) { return known }
    guard clause.reportsUnnamed else { return nil }
    return Attribution(evidence: Evidence("said by somebody without a name", range), leadIn: range)
  }

  /// `— Dana Kirk, farmer` after the words.
  private mutating func fromSignature(_ quotation: FoundQuotation) -> Attribution? {
    guard let trail = quotation.trail else { return nil }
    let clause = Clause(text.words(in: trail, lexicon), in: text, lexicon)
    guard let mention = clause.mentions.first(where: { $0.kind != .place }),
      let speaker = resolve(.name(clause.mentions.firstIndex(of: mention) ?? 0), in: clause, quotation.block)
    else { return nil }
    return Attribution(speaker: speaker, evidence: Evidence("signature", trail), leadIn: trail)
  }

  /// `… "a dark day" for farmers, said Elena Marsh.`
  private mutating func tail(_ range: TextRange, _ quotation: FoundQuotation) -> Attribution? {
    // `… "a toll." (Weir News, 18 July 2015) The mayor said`: another sentence.
    if text.lastQuoted(before: quotation.range.end) == 0x2E, !range.isEmpty {
      var start = range.start
      while start < range.end, !text.scalar(at: start).value.isWordPart, text.bytes[start] != UInt8(ascii: "(") {
        start += text.scalar(at: start).length
      }
      if text.sourceEnd(after: start, range.end) != nil { return nil }
    }
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.tail() else { return nil }
    if case .unnamed = finding.subject { return nobody(finding, clause, range) }
    guard let speaker = resolve(finding.subject, in: clause, quotation.block) else {
      // `…, the school leader said.`: nobody known, and nobody else.
      if case .noun = finding.subject { return nobody(finding, clause, range) }
      return nil
    }
    return Attribution(
      speaker: speaker, evidence: Evidence(finding.rule, range), cue: clause.words[finding.cue].range, leadIn: range)
  }

  /// `After saying that "not enough" had been done, Teal told reporters that …`: the subject of the clause behind it.
  private mutating func fromMainClause(_ lead: TextRange, _ quotation: FoundQuotation) -> Attribution? {
    guard let trail = quotation.trail else { return nil }
    let opening = lastSentenceClause(clauseOverPage(lead, quotation.block), quotation.block)
    guard let cue = opening.openingParticiple else { return nil }
    let clause = Clause(text.words(in: trail, lexicon), in: text, lexicon)
    guard
      let start = clause.words.indices.first(where: { i in
        clause.words[i].gap.contains(.comma)
          && (clause.mention(startingAt: i).map { !clause.mentions[$0].isPossessive } ?? clause.isSubjectPronoun(i))
      }), let subject = clause.subject(startingAt: start),
      let speaker = resolve(subject, in: clause, quotation.block)
    else { return nil }
    return Attribution(
      speaker: speaker, evidence: Evidence(Attribution.ofSubject, trail), cue: opening.words[cue].range, leadIn: lead)
  }

  /// What an office says that nobody is known to hold: the section's heading may name who it is; else nobody.
  mutating func unheldOffice(
    _ finding: Clause.Finding, _ clause: Clause, _ quotation: FoundQuotation
  ) -> Attribution? {
    guard case .noun(let range) = finding.subject, let head = clause.words[range].last,
      head.classes.contains(.office), !head.classes.contains(.cueNoun),
      resolve(finding.subject, in: clause, quotation.block) == nil
    else { return nil }
    let cue = clause.words[finding.cue].range
    if let heading = headingOfBlock(quotation.block), let speaker = speakers(ofHeading: heading).first {
      return Attribution(
        speaker: speaker, evidence: Evidence("heading", blocks[heading].range), cue: cue, leadIn: quotation.range)
    }
    if let role = unnamedOffice(finding.subject, in: clause) {
      return Attribution(
        speaker: role, evidence: Evidence("an office without a name", cue), cue: cue, leadIn: quotation.range)
    }
    return Attribution(evidence: Evidence("said by somebody without a name", cue), cue: cue, leadIn: head.range)
  }

  /// Words that the report gives to somebody without a name.
  mutating func nobody(_ finding: Clause.Finding, _ clause: Clause, _ range: TextRange) -> Attribution {
    if let role = unnamedOffice(finding.subject, in: clause), clause.words.indices.contains(finding.cue) {
      return Attribution(
        speaker: role, evidence: Evidence("an office without a name", range), cue: clause.words[finding.cue].range,
        leadIn: range)
    }
    return Attribution(
      evidence: Evidence("said by somebody without a name", range),
      cue: clause.words.indices.contains(finding.cue) ? clause.words[finding.cue].range : nil,
      addressee: partyTold(finding.cue, in: clause), leadIn: range)
  }

  mutating func trailing(_ range: TextRange, _ quotation: FoundQuotation, rule: String) -> Attribution? {
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), finding.rule != "according to" || !hasVerb(before: quotation) else {
      return nil
    }
    if case .unnamed = finding.subject {
      return byEpithet(clause, range, quotation) ?? nobody(finding, clause, range)
    }
    // `"In your garden," I said.`: whoever tells it, whom nobody names.
    if case .pronoun(let word) = finding.subject, clause.lowercased(word) == "i", !isForeign(quotation.block) {
      return nobody(finding, clause, range)
    }
    guard
      var speaker = resolve(finding.subject, in: clause, quotation.block)
        ?? unnamedOffice(finding.subject, in: clause)
    else { return nil }
    if case .pronoun = finding.subject, isToldOf(speaker, before: quotation) {
      // `Teal needs "a new lock", he said.`: somebody else than Teal.
      let gender = people.entities[speaker].gender
      let other = lastSpeakers.last {
        $0 != speaker && people.entities[$0].isSurelyPerson
          && (gender == .unknown || [gender, .unknown].contains(people.entities[$0].gender))
      }
      guard let other, sectionOfBlock[quotation.block] == lastSection else { return nobody(finding, clause, range) }
      speaker = other
    }
    return Attribution(
      speaker: speaker, evidence: Evidence(finding.rule == "according to" ? finding.rule : rule, range),
      cue: clause.words[finding.cue].range,
      addressee: addressee(in: clause, after: finding.cue, speaker: speaker)
        ?? replyPartner(clause, speaker, quotation), leadIn: range)
  }

  /// Whether the sentence that words end has somebody's name for its subject: then its tag's `he` is another.
  private mutating func isToldOf(_ who: Int, before quotation: FoundQuotation) -> Bool {
    guard case .sentence(let lead) = quotation.lead, !opensSentence(quotation) else { return false }
    let clause = lastSentenceClause(clauseOverPage(lead, quotation.block), quotation.block)
    guard !clause.words.contains(where: { $0.classes.contains(.strongCue) }),
      case .name(let index)? = clause.sentenceSubject(before: clause.words.count),
      clause.mentions[index].words.lowerBound < 4
    else { return false }
    return bearer(of: clause.mentions[index], in: clause) == who
  }
}
