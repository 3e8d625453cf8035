import ReportModel

// From the words of a clause in another language to the people that they mean.

extension Attributor {
  /// Whom a party of a clause is.
  mutating func resolve(
    _ party: ForeignParty, in clause: ForeignClause, _ block: Int, before offset: Int, creating: Bool = true
  ) -> Int? {
    switch party.kind {
    case .name(let index):
      let (mention, words) = reader.entry(clause.names[index], in: clause)
      return people.entity(for: mention, words, in: text, creating: creating)
    case .office(let head):
      for office in clause.officeNames(head) {
        let holders = people.holders(ofOffice: office)
        if holders.count == 1 { return holders[0] }
        if let last = people.latest(of: holders, before: offset) { return last }
      }
      // Of the only one whom the section has named, else of whom the sentence before speaks, where nothing else is known of him.
      let gender = clause.gender(ofNoun: head) ?? .unknown
      guard creating else { return nil }
      if let only = onlyPerson(before: offset, in: block), fits(only, gender) { return only }
      guard let last = foreignSubject(before: offset, in: block, gender), people.entities[last].isSurelyPerson,
        people.entities[last].roles.isEmpty
      else { return nil }
      return last
    case .outlet:
      // `le journal`: the outlet that the paragraph has named last, else the report.
      if let whole = foreignClause(of: block) {
        for name in whole.names.reversed() where name.mention.kind == .outlet && name.mention.name.start < offset {
          let (mention, words) = reader.entry(name, in: whole)
          if let found = people.entity(for: mention, words, in: text, creating: false) { return found }
        }
      }
      return people.lastOutlet(before: offset)
    case .body(let head):
      let known = people.bodies(named: clause.words[head], in: text)
      if known.count == 1 { return known[0] }
      if let last = people.latest(of: known, before: offset) { return last }
      guard creating else { return nil }
      // `le syndicat des dockers`
      let past = clause.complement(of: head)
      let words = Array(clause.words[head..<past])
      let range = TextRange(clause.words[head].range.start, clause.words[past - 1].range.end)
      let mention = Mention(
        name: range, whole: range, words: 0..<words.count, role: nil, title: nil, isPossessive: false,
        kind: .organisation)
      return people.entity(for: mention, words, in: text, creating: true)
    case .pronoun(let word):
      let own = clause.classes[word]
      let gender: People.Gender =
        own.contains(.malePronoun) ? .male : own.contains(.femalePronoun) ? .female : .unknown
      // Whoever the sentence has named before.
      for party in clause.parties().reversed() where party.past <= word && party.isFree {
        guard case .name = party.kind, let found = resolve(party, in: clause, block, before: offset, creating: false),
          fits(found, gender)
        else { continue }
        return found
      }
      guard let found = foreignSubject(before: offset, in: block, gender) else { return nil }
      if people.entities[found].kind == .person { people.setGender(gender, of: found) }
      return found
    case .statement, .unnamed, .impersonal: return nil
    }
  }

  private func fits(_ index: Int, _ gender: People.Gender) -> Bool {
    let entity = people.entities[index]
    return entity.kind != .person || gender == .unknown || entity.gender == .unknown || entity.gender == gender
  }

  /// Whoever the sentences before an offset are about, or has spoken in them: the nearest first.
  mutating func foreignSubject(before offset: Int, in block: Int, _ gender: People.Gender = .unknown) -> Int? {
    var candidates = [block]
    if let before = lastProse[block], sectionOfBlock[before] == sectionOfBlock[block] { candidates.append(before) }
    for candidate in candidates {
      guard let whole = foreignClause(of: candidate) else { continue }
      var past = whole.wordCount(before: offset)
      var spoken = attributions.indices.last
      for _ in 0..<8 where past > 0 {
        let range = whole.sentence(before: past)
        let clause = whole.slice(range)
        let start = clause.words[0].range.start
        // Whoever spoke last in it.
        while let index = spoken, quotations[index].block >= candidate, quotations[index].pieces[0].start >= start {
          spoken = index > 0 ? index - 1 : nil
          guard quotations[index].parent == nil, quotations[index].kind != .headline, quotations[index].kind != .term,
            quotations[index].block == candidate, quotations[index].pieces[0].start < offset
          else { continue }
          guard let speaker = attributions[index].speaker else {
            if gender == .unknown { return nil }
            continue
          }
          if fits(speaker, gender) { return speaker }
        }
        let parties = clause.parties()
        // `Para el historiador Pablo Herrán, …`
        if let told = clause.accordingTo(parties)?.party,
          let found = resolve(told, in: clause, candidate, before: start, creating: false), fits(found, gender)
        {
          return found
        }
        parties: for party in parties where party.isFree {
          switch party.kind {
          case .statement, .impersonal, .pronoun: continue
          case .unnamed(let word):
            // `Ihr Mann schaut aus dem Fenster. „Sieben“, sagt er.`
            if gender == .unknown || clause.gender(ofNoun: word) ?? gender == gender { return nil }
          case .name, .office, .outlet, .body:
            var creating = false
            if case .body = party.kind { creating = gender != .unknown }
            if let found = resolve(party, in: clause, candidate, before: start, creating: creating), fits(found, gender)
            {
              return found
            }
          }
          if gender == .unknown { break parties }
        }
        past = range.lowerBound
      }
    }
    guard sectionOfBlock[block] == lastSection else { return nil }
    return lastSpeakers.last { fits($0, gender) }
  }

  // MARK: Addressees

  /// To whom: `an X`, `à X`, `a X` behind the verb or a letter, a German dative, `le replicó`.
  mutating func foreignAddressee(
    _ finding: ForeignFinding, _ clause: ForeignClause, _ quotation: FoundQuotation, speaker: Int
  ) -> Int? {
    let start = clause.words[0].range.start
    let own = finding.party
    for party in clause.parties() where party.first > finding.cue && party.first - finding.cue < 9 && party != own {
      switch party.kind {
      case .name, .office: break
      case .body where clause.language.capitalisesNouns && party.governor != nil: break
      default: continue
      }
      let isTo = party.governor.map { clause.classes[$0].contains(.to) && !clause.language.declines } ?? false
      let isDative =
        clause.language == .german && party.isOblique && party.governor == nil && party.office == nil
        && (own.map { $0.past == party.first } ?? false)
      guard isTo || isDative, clause.words[party.first].gap.isEmpty,
        let found = resolve(party, in: clause, quotation.block, before: start), found != speaker
      else { continue }
      return found
    }
    // `was sie Teal in einem Brief geschrieben hat`
    if clause.language.capitalisesNouns, let own, case .pronoun = own.kind,
      let object = clause.parties().first(where: { $0.first == own.past && $0.governor == nil }),
      case .name = object.kind,
      object.past <= finding.cue, let found = resolve(object, in: clause, quotation.block, before: start),
      found != speaker
    {
      return found
    }
    if let found = recipient(in: clause, quotation.block, besides: speaker) { return found }
    // Somebody without a name spoke last: the answer goes to nobody else.
    if let last = attributions.indices.last(where: {
      quotations[$0].parent == nil && quotations[$0].kind != .term && quotations[$0].kind != .headline
    }),
      attributions[last].speaker == nil, quotations[last].block == quotation.block
    {
      return nil
    }
    // Whoever was spoken to before answers.
    if clause.classes[finding.cue].contains(.reply), lastAddressee == speaker, let last = lastSpeakers.last,
      last != speaker,
      sectionOfBlock[quotation.block] == lastSection
    {
      return last
    }
    // `le replicó`, `hielt ihm vor`: whoever spoke before.
    let near = max(0, finding.cue - 2)..<min(clause.words.count, finding.cue + 3)
    guard
      near.contains(where: {
        clause.classes[$0].contains(.dative) && ($0 == finding.cue || !clause.isVerb($0))
          && !clause.classes[$0].contains(.determiner) && $0 != own?.first
      }), let last = lastSpeakers.last, last != speaker, sectionOfBlock[quotation.block] == lastSection
    else { return nil }
    return last
  }

  /// Whom the letter goes to that a clause speaks of.
  mutating func recipient(in clause: ForeignClause, _ block: Int, besides speaker: Int) -> Int? {
    let parties = clause.parties()
    for noun in clause.words.indices where clause.nounClasses(noun).contains(.letter) {
      for party in parties where party.first > noun && party.first - noun < 14 {
        guard let governor = party.governor, clause.classes[governor].contains(.to) else { continue }
        switch party.kind {
        case .name, .office: break
        default: continue
        }
        if let found = resolve(party, in: clause, block, before: clause.words[0].range.start), found != speaker {
          return found
        }
      }
    }
    return nil
  }

  /// The same of the two sentences before an offset.
  mutating func letterBefore(_ offset: Int, in block: Int, besides speaker: Int) -> Int? {
    guard let whole = foreignClause(of: block) else { return nil }
    var past = whole.wordCount(before: offset)
    for _ in 0..<2 where past > 0 {
      let range = whole.sentence(before: past)
      if let found = recipient(in: whole.slice(range), block, besides: speaker) { return found }
      past = range.lowerBound
    }
    return nil
  }
}
