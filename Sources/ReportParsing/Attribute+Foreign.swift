import ReportModel

// Who speaks in blocks of another language than English: the same questions as for English, asked of its own clauses.

extension Attributor {
  /// Who says a quotation that stands in another language; nil where what leads to it needs no language, as a label.
  mutating func foreign(_ quotation: FoundQuotation) -> Attribution? {
    guard isForeign(quotation), quotation.kind != .term, quotation.kind != .headline else { return nil }
    if let parent = quotation.parent { return foreignNested(quotation, in: parent) }
    if quotation.isSigned { return nil }
    keepClause(of: quotation.block)
    for gap in quotation.interruptions {
      if let found = foreignTrailing(gap, quotation, rule: "interrupted") { return found }
    }
    if let found = foreignInside(quotation) { return found }
    switch quotation.lead {
    case .label(let label): return foreignLabel(label, quotation)
    case .heading: return nil
    case .sentence, .none, .block: break
    }
    if let found = foreignAgent(quotation) { return found }
    if let trail = quotation.trail ?? quotation.joinedTrail, bringsWords(trail, quotation),
      let found = foreignTrailing(trail, quotation, rule: "trailing")
    {
      return found
    }
    switch quotation.lead {
    case .block(let block): return foreignLead(block, upTo: blocks[block].range.end, quotation)
    case .sentence: return foreignLead(quotation.block, upTo: quotation.pieces[0].start, quotation)
    default: return nil
    }
  }

  /// Whether a quotation stands in a block of another language.
  func isForeign(_ quotation: FoundQuotation) -> Bool { reader.languages[quotation.block] != .english }

  /// Keeps the words of a block outside its quotations for the next question.
  mutating func keepClause(of block: Int) {
    if foreignClauseRead.block != block { foreignClauseRead = (block, reader.clause(of: blocks[block], at: block)) }
  }

  func foreignClause(of block: Int) -> ForeignClause? {
    foreignClauseRead.block == block ? foreignClauseRead.clause : reader.clause(of: blocks[block], at: block)
  }

  // MARK: The clause behind, between and within the words

  /// Whether what stands behind the closing mark can be a reporting clause: nothing of its sentence comes before the words, or
  /// a comma or a dash and a verb come right behind them.
  private func bringsWords(_ trail: TextRange, _ quotation: FoundQuotation) -> Bool {
    guard let clause = reader.clause(of: trail, in: quotation.block), !clause.isEmpty else { return false }
    let first = text.scalar(at: text.skipSpace(trail.start, trail.end)).value
    let isParted =
      [0x2C, 0x2013, 0x2014, 0x28].contains(first) || text.lastQuoted(before: quotation.range.end) == 0x2C
    return isParted && clause.isVerb(0) || opens(quotation)
  }

  /// Whether no words of its sentence stand before a quotation.
  private func opens(_ quotation: FoundQuotation) -> Bool {
    guard case .sentence = quotation.lead, let clause = foreignClause(of: quotation.block) else {
      return quotation.lead == .none
    }
    let start = quotation.pieces[0].start
    let count = clause.wordCount(before: start)
    guard count > 0 else { return true }
    let between = TextRange(clause.words[count - 1].range.end, start)
    return text.bytes[between.start..<between.end].contains { [0x2E, 0x21, 0x3F].contains($0) }
  }

  private mutating func foreignTrailing(_ range: TextRange, _ quotation: FoundQuotation, rule: String) -> Attribution? {
    guard let clause = reader.clause(of: range, in: quotation.block), let finding = clause.trailing() else {
      return nil
    }
    return attribution(finding, clause, quotation, range, rule: rule, before: range.start)
  }

  /// `« L’eau, écrit Elsa Roche, ne fuit pas »`: a reporting clause that the marks enclose.
  private mutating func foreignInside(_ quotation: FoundQuotation) -> Attribution? {
    let piece = quotation.pieces[0]
    let range = TextRange(piece.start, piece.count > 240 ? text.characterStart(piece.start + 240) : piece.end)
    guard let whole = reader.clause(of: range, in: quotation.block) else { return nil }
    for i in whole.words.indices.dropFirst().prefix(24) {
      guard whole.words[i].gap == .comma || whole.words[i].gap == .dash,
        let end = whole.words.indices.first(where: { $0 > i && !whole.words[$0].gap.isEmpty }),
        end - i <= 14, whole.words[end].gap == whole.words[i].gap
      else { continue }
      let clause = whole.slice(i..<end)
      let isInverted =
        clause.isVerb(0) && clause.words.count > 1
        || clause.words.count > 2 && clause.classes[0].contains(.auxiliary) && (clause.isVerb(1) || clause.isVerb(2))
      guard isInverted, let finding = clause.trailing(upTo: 3), let party = finding.party else { continue }
      switch party.kind {
      case .name, .office, .outlet, .pronoun: break
      default: continue
      }
      let source = TextRange(clause.words[0].range.start, clause.words[clause.words.count - 1].range.end)
      return attribution(finding, clause, quotation, source, rule: "interrupted", before: piece.start)
    }
    return nil
  }

  /// `von der „Wehrzeitung“ als „Unfug“ bezeichnet`: by whom something is called so.
  private mutating func foreignAgent(_ quotation: FoundQuotation) -> Attribution? {
    guard case .sentence = quotation.lead, let trail = quotation.trail, reader.languages[quotation.block] == .german,
      let after = reader.clause(of: trail, in: quotation.block), let first = after.lower.first,
      text.skipSpace(trail.start, trail.end) == after.words[0].range.start, after.isVerb(0),
      first.hasPrefix("ge") || first.hasPrefix("be") || first.hasSuffix("iert"),
      first.hasSuffix("en") || first.hasSuffix("t"),
      let whole = foreignClause(of: quotation.block)
    else { return nil }
    let past = whole.wordCount(before: quotation.pieces[0].start)
    guard past > 1 else { return nil }
    let clause = whole.slice(whole.sentence(before: past))
    guard
      let agent = clause.parties().last(where: { party in
        party.governor.map { clause.classes[$0].contains(.by) } ?? false
      }),
      clause.words[agent.past...].allSatisfy({ $0.gap.subtracting(.mark).isEmpty }),
      clause.words.count - agent.past < 5,
      clause.lower.last == "als"
    else { return nil }
    let start = clause.words[0].range.start
    guard let speaker = resolve(agent, in: clause, quotation.block, before: start) else { return nil }
    return Attribution(
      speaker: speaker, evidence: Evidence("by whom it is called so", trail), cue: after.words[0].range, leadIn: nil)
  }

  private mutating func attribution(
    _ finding: ForeignFinding, _ clause: ForeignClause, _ quotation: FoundQuotation, _ source: TextRange, rule: String,
    before offset: Int
  ) -> Attribution? {
    let cue = clause.words[finding.cue].range
    guard let party = finding.party else {
      // `, dijo.`
      guard let last = foreignSubject(before: offset, in: quotation.block) else { return nil }
      return Attribution(
        speaker: last, evidence: Evidence("subject of the sentence before", source), cue: cue,
        addressee: foreignAddressee(finding, clause, quotation, speaker: last), leadIn: source)
    }
    guard let speaker = resolve(party, in: clause, quotation.block, before: offset) else {
      return Attribution(evidence: Evidence("said by somebody without a name", source), cue: cue, leadIn: source)
    }
    return Attribution(
      speaker: speaker, evidence: Evidence(rule, source), cue: cue,
      addressee: foreignAddressee(finding, clause, quotation, speaker: speaker), leadIn: source)
  }

  // MARK: What leads to the words

  private mutating func foreignLead(_ block: Int, upTo offset: Int, _ quotation: FoundQuotation) -> Attribution {
    keepClause(of: block)
    let paragraph = TextRange(blocks[block].range.start, offset)
    guard let whole = foreignClause(of: block) else { return Attribution(evidence: Evidence("no lead-in")) }
    let past = whole.wordCount(before: offset)
    if past == 0 || block == quotation.block && opens(quotation) {
      // `… abrió la sesión. «Amigos, …»`
      guard text.scalar(at: quotation.pieces[0].start).value.isUppercase || block != quotation.block,
        let speaker = foreignSubject(before: offset, in: block)
      else {
        return Attribution(evidence: Evidence("no speaker in the sentence", paragraph), leadIn: paragraph)
      }
      return Attribution(
        speaker: speaker, evidence: Evidence("subject of the sentence before", paragraph), leadIn: paragraph)
    }
    let clause = whole.slice(whole.sentence(before: past))
    let start = clause.words[0].range.start
    guard let finding = clause.leading() else {
      return document(clause, before: start, in: block, quotation, paragraph)
    }
    let cue = clause.words[finding.cue].range
    var speaker: Int?
    if let party = finding.party {
      switch party.kind {
      case .statement, .impersonal: return document(clause, before: start, in: block, quotation, paragraph)
      default: speaker = resolve(party, in: clause, block, before: start)
      }
      guard speaker != nil else {
        return Attribution(
          evidence: Evidence("said by somebody without a name", clause.words[party.first].range), cue: cue,
          leadIn: paragraph)
      }
      // `leyó una carta del relojero`: whose it is.
      if clause.classes[finding.cue].contains(.reading), let own = author(in: clause, block) { speaker = own }
    } else {
      speaker = author(in: clause, block) ?? foreignSubject(before: start, in: block)
    }
    guard let speaker else {
      return Attribution(evidence: Evidence("no speaker in the sentence", paragraph), leadIn: paragraph)
    }
    let rule = finding.party == nil ? "subject of the sentence before" : finding.rule
    return Attribution(
      speaker: speaker, evidence: Evidence(rule, paragraph), cue: cue,
      addressee: foreignAddressee(finding, clause, quotation, speaker: speaker), leadIn: paragraph)
  }

  /// `On y lit :`, `Der Eintrag lautet:`, `Czytamy w nim:` — words of a document: of whoever wrote it.
  private mutating func document(
    _ clause: ForeignClause, before start: Int, in block: Int, _ quotation: FoundQuotation, _ paragraph: TextRange
  ) -> Attribution {
    var speaker = author(in: clause, block)
    var source = clause
    if speaker == nil, [.block, .list].contains(quotation.kind) || block != quotation.block || clause.quotesDocument,
      let whole = foreignClause(of: block)
    {
      var past = whole.wordCount(before: start)
      for _ in 0..<2 where past > 0 && speaker == nil {
        let range = whole.sentence(before: past)
        source = whole.slice(range)
        speaker = author(in: source, block)
        past = range.lowerBound
      }
      if speaker == nil { speaker = foreignSubject(before: start, in: block) }
    }
    guard let speaker else {
      return Attribution(evidence: Evidence("no speaker in the lead-in", paragraph), leadIn: paragraph)
    }
    return Attribution(
      speaker: speaker, evidence: Evidence(Attribution.ofLetter, paragraph),
      addressee: recipient(in: source, block, besides: speaker) ?? letterBefore(start, in: block, besides: speaker),
      leadIn: paragraph)
  }

  /// Whose letter or speech a sentence speaks of: `Brief der Dichterin Rosa Teal`, `son discours`, `firmada por X`.
  private mutating func author(in clause: ForeignClause, _ block: Int) -> Int? {
    let parties = clause.parties()
    let start = clause.words[0].range.start
    for noun in clause.words.indices where !clause.nounClasses(noun).isDisjoint(with: [.statement, .letter]) {
      if noun > 0, clause.words[noun].gap.isEmpty,
        let owner = (max(0, noun - 3)..<noun).last(where: { clause.classes[$0].contains(.possessive) }),
        clause.words[owner + 1...noun].allSatisfy({ $0.gap.isEmpty })
      {
        if let first = clause.firstSubject(parties), first.past <= owner,
          let own = resolve(first, in: clause, block, before: start)
        {
          return own
        }
        let gender: People.Gender =
          ["sein", "jego", "zijn"].contains { clause.lower[owner].hasPrefix($0) }
          ? .male : ["ihr", "jej", "haar"].contains { clause.lower[owner].hasPrefix($0) } ? .female : .unknown
        return foreignSubject(before: start, in: block, gender)
      }
      // The one right behind it whose it is.
      guard let owner = parties.first(where: { $0.first > noun && $0.first - noun < 5 }) else { continue }
      let isOf =
        owner.governor.map { !clause.classes[$0].isDisjoint(with: [.of, .by]) }
        ?? (owner.isOblique || clause.language.declines && owner.first - noun < 4)
      guard isOf, clause.words[noun + 1...owner.first].allSatisfy({ $0.gap.isEmpty }) else { continue }
      switch owner.kind {
      case .name, .office, .body, .outlet:
        var isName = false
        if case .name = owner.kind { isName = true }
        if let found = resolve(owner, in: clause, block, before: start, creating: isName) { return found }
      default: break
      }
    }
    guard let signed = clause.words.indices.first(where: { clause.classes[$0].contains(.signed) }),
      let party = parties.first(where: { $0.first > signed && $0.first - signed < 5 })
    else { return nil }
    return resolve(party, in: clause, block, before: start)
  }

  // MARK: Labels and inner words

  /// `Frage:`, `Pregunta:` — the outlet that the introduction of the talk names, where it names one.
  private mutating func foreignLabel(_ label: SpeechLabel, _ quotation: FoundQuotation) -> Attribution? {
    guard quotation.kind == .question, let words = reader.languages.words(of: quotation.block),
      words.classes(ofNoun: text.string(label.range).lowercased()).contains(.statement),
      let before = proseBefore(quotation.block), let clause = foreignClause(of: before)
    else { return nil }
    var outlets: [Int] = []
    for name in clause.names where name.mention.kind == .outlet {
      let (mention, own) = reader.entry(name, in: clause)
      if let found = people.entity(for: mention, own, in: text, creating: false), !outlets.contains(found) {
        outlets.append(found)
      }
    }
    guard outlets.count == 1 else { return nil }
    return Attribution(
      speaker: outlets[0], evidence: Evidence("label", label.range), addressee: onlyPerson(named: clause),
      leadIn: quotation.governing.map { blocks[$0].range })
  }

  /// The only person whom a clause names.
  private mutating func onlyPerson(named clause: ForeignClause) -> Int? {
    var found: Set<Int> = []
    for name in clause.names where name.mention.kind == .person {
      let (mention, words) = reader.entry(name, in: clause)
      if let person = people.entity(for: mention, words, in: text, creating: false) { found.insert(person) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// Who says inner words: only somebody whom the outer ones name.
  private mutating func foreignNested(_ quotation: FoundQuotation, in parent: Int) -> Attribution {
    guard case .sentence(let lead) = quotation.lead, let whole = reader.clause(of: lead, in: quotation.block),
      !whole.isEmpty
    else { return Attribution(evidence: Evidence("nested")) }
    let clause = whole.slice(whole.sentence(before: whole.words.count))
    guard let finding = clause.leading() else {
      return Attribution(evidence: Evidence("nested without a cue", lead), leadIn: lead)
    }
    let cue = clause.words[finding.cue].range
    var speaker: Int?
    if let party = finding.party {
      switch party.kind {
      case .name, .office: speaker = resolve(party, in: clause, quotation.block, before: lead.start, creating: false)
      default: break
      }
    }
    // `Usted prometió que “…”`: whoever is spoken to.
    if finding.party == nil || speaker == nil, clause.classes.contains(where: { $0.contains(.second) }),
      !clause.names.contains(where: { $0.past <= finding.cue }), let you = attributions[parent].addressee
    {
      speaker = you
    }
    // `un anciano me preguntó`
    let near = max(0, finding.cue - 3)..<min(clause.words.count, finding.cue + 4)
    let isToMe = near.contains { ["me", "m'", "mir", "mi", "mich", "mij"].contains(clause.lower[$0]) }
    let outer = attributions[parent].speaker
    return Attribution(
      speaker: speaker, evidence: Evidence(speaker == nil ? "nested without a name" : "nested", lead), cue: cue,
      addressee: isToMe && outer != speaker ? outer : nil, leadIn: lead)
  }
}
