import ReportModel

/// Speakers from the labels of turns.
extension Attributor {
  mutating func fromLabel(_ label: SpeechLabel, _ quotation: FoundQuotation) -> Attribution {
    let words = text.words(in: label.range, lexicon)
    let clause = Clause(words, in: text, lexicon)
    let leadIn = quotation.governing.map { blocks[$0].range }
    if let first = words.first, text.lowercased(first.range) == "to", words.count > 1 {
      // `To Deif:` names the addressee; the lead-in names the speaker.
      let before = quotation.governing ?? proseBefore(quotation.block)
      var attribution = before.map { fromBlock($0, quotation) } ?? fromNothing(quotation)
      attribution.addressee =
        clause.mentions.last.flatMap { people.entity(for: $0, clause.words, in: text, creating: true) }
        ?? kin(named: words)
      return attribution
    }
    // `An hon. member:`, `A voice from the gallery:` name nobody.
    if let first = words.first, words.count > 1,
      ["a", "an", "some", "several", "another"].contains(text.lowercased(first.range))
    {
      return Attribution(evidence: Evidence("a label without a name", label.range), leadIn: leadIn)
    }
    let isRole = words.count <= 2 && words.contains { $0.classes.contains(.roleLabel) }
    if isRole {
      let word = text.lowercased(words[0].range)
      if word == "a" || word == "answer", let interviewee = intervieweeOf(quotation) {
        return Attribution(speaker: interviewee, evidence: Evidence("label", label.range), leadIn: leadIn)
      }
      if quotation.kind == .question, ["q", "question", "interviewer"].contains(word),
        let examiner = examiner(of: quotation)
      {
        return Attribution(
          speaker: examiner, evidence: Evidence("label", label.range),
          addressee: addressee(calledIn: quotation) ?? intervieweeOf(quotation), leadIn: leadIn)
      }
      let name = word == "q" ? "Interviewer" : text.squeezed(label.range)
      let role = people.role(named: name, at: label.range)
      if name != text.squeezed(label.range) {
        people.record(text.squeezed(label.range), at: label.range, in: role, rule: "label")
      }
      var addressee = addressee(calledIn: quotation)
      if quotation.kind == .question {
        let section = sectionOfBlock[quotation.block] ?? -1
        if let addressee, interviewees[section] == nil { interviewees[section] = addressee }
        addressee = addressee ?? intervieweeOf(quotation)
      }
      return Attribution(
        speaker: role, evidence: Evidence("label", label.range), addressee: addressee, leadIn: leadIn)
    }
    if let person = person(withInitialsOf: label.range) {
      return Attribution(
        speaker: person, evidence: Evidence("label", label.range),
        addressee: addressee(calledIn: quotation)
          ?? (quotation.kind == .question ? intervieweeOf(quotation) : asker(of: quotation)),
        leadIn: leadIn)
    }
    // `RFE/RL:`: one body.
    if words.count == 2, words.allSatisfy(\.isAllCaps), words[1].range.start - words[0].range.end == 1,
      text.bytes[words[0].range.end] == UInt8(ascii: "/")
    {
      let body = people.role(named: text.squeezed(label.range), at: label.range, kind: .organisation)
      return Attribution(
        speaker: body, evidence: Evidence("label", label.range),
        addressee: quotation.kind == .question ? intervieweeOf(quotation) : nil, leadIn: leadIn)
    }
    if let mention = labelName(clause),
      !isDescription(words, after: mention),
      let speaker = people.entity(for: mention, words, in: text, creating: true)
    {
      return Attribution(
        speaker: speaker, evidence: Evidence("label", label.range),
        addressee: addressee(calledIn: quotation)
          ?? (quotation.kind == .question ? intervieweeOf(quotation) : asker(of: quotation)),
        leadIn: leadIn)
    }
    if let speaker = holder(ofOffice: label.range, near: label.range.start) {
      people.record(text.squeezed(label.range), at: label.range, in: speaker, rule: "label")
      return Attribution(speaker: speaker, evidence: Evidence("label", label.range), leadIn: leadIn)
    }
    let role = people.role(named: text.squeezed(label.range), at: label.range)
    return Attribution(speaker: role, evidence: Evidence("label", label.range), leadIn: leadIn)
  }

  /// The name in a label: to its end where all its words are capitalised, `Dawn No:`.
  private func labelName(_ clause: Clause) -> Mention? {
    var mentions = clause.mentions.filter { $0.kind != .place && $0.kind != .office }
    if mentions.count > 1, let first = mentions.first, first.words.upperBound < clause.words.count,
      clause.lowercased(first.words.upperBound) == "of", first.title != nil
    {
      mentions.removeLast(mentions.count - 1)
    }
    if let asker = nameBeforeOutlet(clause) { return asker }
    guard var mention = mentions.last else { return nil }
    if mention.kind == .organisation, clause.words.count == 1, clause.words[0].isAllCaps,
      people.person(named: clause.words[0], in: text, near: mention.name.start) != nil
    {
      mention.kind = .person
    }
    let rest = clause.words[mention.words.upperBound...]
    // `Mr. Hale of Pine`: one of two with that surname, told by his seat.
    let isSeated =
      rest.count > 1 && mention.kind == .person && rest.dropFirst().allSatisfy { $0.isCapitalised && $0.gap.isEmpty }
      && rest.first.map { text.lowercased($0.range) == "of" && $0.gap.isEmpty } ?? false
    if let last = rest.last, isSeated || rest.allSatisfy({ $0.isCapitalised && $0.gap.isEmpty }) {
      mention.name.end = last.range.end
      mention.whole.end = last.range.end
      mention.words = mention.words.lowerBound..<clause.words.count
      mention.isPossessive = last.isPossessive
    }
    return mention
  }

  /// `JO QUIST, HARBOUR TIMES`: for whom they ask stands behind the name.
  private func nameBeforeOutlet(_ clause: Clause) -> Mention? {
    let words = clause.words
    guard let comma = words.indices.dropFirst().first(where: { words[$0].gap.contains(.comma) }), comma > 1,
      var name = clause.mentions.first(where: { $0.words.upperBound == comma }), name.title == nil || comma > 1,
      name.kind != .office, name.kind != .place,
      !clause.mentions.contains(where: { $0.words.lowerBound >= comma && $0.kind == .person && $0.words.count > 1 })
        || words[comma...].contains(where: { !$0.classes.isDisjoint(with: [.outletNoun, .outlet, .organisation]) }),
      words[..<comma].allSatisfy({
        $0.isCapitalised && $0.classes.isDisjoint(with: [.outletNoun, .outlet, .organisation, .office])
      })
    else { return nil }
    name.kind = .person
    return name
  }

  /// Who asked the question that an answer follows.
  func asker(of quotation: FoundQuotation) -> Int? {
    guard let last = quotationBefore, quotations[last].kind == .question else { return nil }
    return attributions[last].speaker
  }

  /// The quotation before the one that is attributed now, those within others left out.
  var quotationBefore: Int? { attributions.indices.last { quotations[$0].parent == nil } }

  /// The paragraph of prose before a block, in its section.
  func proseBefore(_ block: Int) -> Int? {
    guard let before = lastProse[block], sectionOfBlock[before] == sectionOfBlock[block] else { return nil }
    return before
  }

  /// Whoever the lead-in of an interview names; for what follows in its section, the same.
  mutating func intervieweeOf(_ quotation: FoundQuotation) -> Int? {
    let section = sectionOfBlock[quotation.block] ?? -1
    let opening = quotation.governing ?? (interviewees[section] == nil ? proseBefore(quotation.block) : nil)
    if let opening {
      let found =
        quotation.governing.flatMap { fromBlock($0, quotation).speaker } ?? onlyPerson(in: opening)
        ?? headingOfBlock(quotation.block).flatMap { speakers(ofHeading: $0).last }
      if let found, people.entities[found].kind == .person {
        interviewees[section] = found
        return found
      }
    }
    if let known = interviewees[section] { return known }
    // `Evidence of Mr Olaf Quist, 4 March 2014` over the turns.
    if let heading = headingOfBlock(quotation.block), sectionOfBlock[heading] == sectionOfBlock[quotation.block],
      text.words(in: blocks[heading].range, lexicon).prefix(4).contains(where: {
        !$0.rules.isDisjoint(with: [.hearing, .talk])
      }), let named = speakers(ofHeading: heading).last ?? onlyPerson(in: heading),
      people.entities[named].kind == .person
    {
      interviewees[section] = named
      return named
    }
    if let answerer = answerer(after: quotation) { return answerer }
    let examiner = examiners[section]?.person
    return lastSpeakers.last { people.entities[$0].kind == .person && $0 != examiner }
  }

  /// Whose label the words after a question have.
  private mutating func answerer(after question: FoundQuotation) -> Int? {
    guard case .label(let label) = question.lead else { return nil }
    let first = attributions.count + 1
    for index in first..<max(first, min(quotations.count, first + 4)) where quotations[index].parent == nil {
      guard case .label(let next) = quotations[index].lead,
        sectionOfBlock[quotations[index].block] == sectionOfBlock[question.block]
      else { return nil }
      if text.lowercased(next.range) == text.lowercased(label.range) { continue }
      let words = text.words(in: next.range, lexicon)
      // `Q:` and `A:` are nobody's names.
      guard !words.contains(where: { $0.classes.contains(.roleLabel) }),
        let mention = labelName(Clause(words, in: text, lexicon)), !isDescription(words, after: mention)
      else { return nil }
      return people.entity(for: mention, words, in: text, creating: true)
    }
    return nil
  }

  /// The only person that a paragraph names, whoever asks for the paper left out: `Our contributor Ada Reed met her in May`.
  mutating func onlyPerson(in block: Int) -> Int? {
    let clause = clauseOutsideQuotations(blocks[block].range, block)
    var found: Set<Int> = []
    var askers: Set<Int> = []
    for mention in clause.mentions where mention.kind == .person {
      guard let person = people.entity(for: mention, clause.words, in: text, creating: false) else { continue }
      if asks(mention, in: clause) {
        askers.insert(person)
      } else {
        found.insert(person)
      }
    }
    found.subtract(askers)
    return found.count == 1 ? found.first : nil
  }

  /// Whether a label goes on in plain words after its name: `Woman on the quay`, `Weirish man on the street` are nobody's name.
  func isDescription(_ words: [Word], after mention: Mention) -> Bool {
    let next = mention.words.upperBound
    guard next < words.count, words[next].gap.isEmpty, mention.words.count == 1 else { return false }
    // `Taxi driver`, of which only the beginning of the line makes a name.
    if mention.words.lowerBound == 0, mention.title == nil, mention.kind == .person, next + 1 == words.count,
      !words[next].isCapitalised, !words[next].hasDigit, words[next].classes.isDisjoint(with: [.pronoun, .cue])
    {
      return true
    }
    return words[next].classes.contains(.preposition)
      || mention.title == nil && !words[next].isCapitalised && words[next].classes.contains(.kin)
  }
}
