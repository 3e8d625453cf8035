import ReportModel

// From the words of a lead-in to the person or body that they mean.

extension Attributor {
  mutating func resolve(
    _ subject: Clause.Subject, in clause: Clause, _ block: Int, upTo limit: Int? = nil
  ) -> Int? {
    switch subject {
    case .name(let index):
      let mention = clause.mentions[index]
      if mention.kind == .office {
        // `Baker said`, of a Sarah Baker.
        if mention.words.count == 1, clause.words[mention.words.lowerBound].classes.contains(.surnameTrade),
          let named = people.person(named: clause.words[mention.words.lowerBound], in: text, near: mention.name.start)
        {
          return named
        }
        if let holder = holder(ofOffice: mention.name, near: mention.name.start) { return holder }
        // `the Weir Republican`: whoever was spoken of.
        if clause.words[mention.words].last?.classes.contains(.demonym) == true {
          return described(before: mention.name.start, in: block)
        }
        // `The Clerk of Works`: an office that the report gives nobody's name to speaks for itself.
        return mention.words.count > 1 ? people.role(named: text.squeezed(mention.name), at: mention.name) : nil
      }
      return people.entity(for: mention, clause.words, in: text, creating: true)
    case .pronoun(let word): return resolvePronoun(word, in: clause, block)
    case .unnamed: return nil
    case .noun(let range):
      let words = TextRange(clause.words[range.lowerBound].range.start, clause.words[range.upperBound - 1].range.end)
      // `a spokesman said`: one of many, without a name.
      if ["a", "an", "one", "another"].contains(clause.lowercased(range.lowerBound)),
        clause.words[range.upperBound - 1].classes.contains(.office)
      {
        return nil
      }
      if clause.words[range.upperBound - 1].classes.contains(.cueNoun),
        !clause.words[range.upperBound - 1].classes.contains(.office)
      {
        if clause.words[range].contains(where: {
          ["unsigned", "anonymous", "joint"].contains(text.lowercased($0.range))
        }) {
          return nil
        }
        // `The governor's last post reads`
        if let owner = clause.possessor(ofNounAt: range.upperBound - 1) {
          switch owner.subject {
          case .name, .noun: return resolve(owner.subject, in: clause, block)
          case .pronoun, .unnamed: break
          }
        }
        // `The Gazette prints her letter in full. The main passage reads:`
        if clause.lowercased(range.lowerBound) == "the", let author = authorOfLetter(before: words.start, in: block) {
          return author
        }
        // The poster read: whoever published it; a letter promised: whoever wrote it, which it does not say.
        let before = TextRange(blocks[block].range.start, max(blocks[block].range.start, words.start))
        // `"…," the report said`: one that nothing says the author of.
        if before.count > 0, clauseOutsideQuotations(before, block).words.isEmpty {
          return introducer(of: clause.words[range.upperBound - 1], before: block)
        }
        // `"…" The reply reached him in May: "…"`: not of whoever had the word.
        if clause.rules(range.upperBound - 1).contains(.replying), let last = attributions.indices.last,
          quotations[last].block == block, quotations[last].range.end <= words.start
        {
          return attributions[last].addressee
        }
        let isNew = ["a", "an", "one", "another"].contains(clause.lowercased(range.lowerBound))
        // `Roads were "late", the report states`: whoever stands in its own sentence before the words is none of its authors.
        let start =
          opensBehindMark(words.start)
          ? text.sentenceStart(of: words.start, from: blocks[block].range.start, lexicon) : words.start
        if let named = subjectBefore(start, in: block).entity, !isNew || people.entities[named].kind != .person {
          return named
        }
        if let heading = headingOfBlock(block), let named = speakers(ofHeading: heading).first { return named }
        return isNew ? nil : lastSpeakers.last
      }
      if let holder = holder(ofOffice: words, near: words.start) { return holder }
      if range.count == 2, let writer = writerOfPaper(range, in: clause, block) { return writer }
      // `The station's website announced`: the station.
      if range.count == 3, clause.words[range.upperBound - 1].classes.contains(.outletNoun),
        clause.words[range.lowerBound + 1].isPossessive,
        !clause.words[range.lowerBound + 1].classes.isDisjoint(with: [.outletNoun, .organisation])
      {
        return body(named: clause.words[range.lowerBound + 1], isDescribed: false, before: words.start, in: block)
      }
      let head = clause.words[range.upperBound - 1]
      guard head.classes.contains(.office) else {
        return body(named: head, isDescribed: range.count > 2, before: words.start, in: block)
          ?? (range.count == 2 && clause.lowercased(range.lowerBound) == "the"
            && ["company", "firm", "corporation", "group", "organisation", "organization"]
              .contains(text.lowercased(head.range))
            ? onlyBody(before: words.start, in: block) : nil)
      }
      let office = text.lowercasedString(head.range)
      if let heading = headingOfBlock(block) {
        // `Dura To Minister Quist`: of the two whoever writes.
        let named = speakers(ofHeading: heading)
        if named.count == 2 { return named[0] }
      }
      // `The vice president`, where only a president is known: another.
      if range.count > 2, rank(text.lowercasedString(clause.words[range.upperBound - 2].range)) != nil,
        !people.holders(ofOffice: office).isEmpty
      {
        return nil
      }
      if let bound = boundOffices[office] { return bound }
      if isNewcomer(head, before: words.start, in: block) { return nil }
      let only = onlyPerson(before: words.start, in: block).flatMap {
        people.entities[$0].roles.isEmpty && !isNamed($0, in: clause) ? $0 : nil
      }
      boundOffices[office] = only
      // `The President`: an office, and no word for whoever was named.
      if only == nil, head.rules.contains(.description), !head.isCapitalised {
        let fit = PronounFit(gender: .unknown, isThing: false, isPerson: true)
        let found =
          subjectBefore(words.start, in: block, where: fit).entity ?? inFocus(before: words.start, in: block, fit)
        return found.flatMap { isNamed($0, in: clause) ? nil : $0 }
      }
      return only
    }
  }

  /// Whether a clause names somebody: whom it calls by an office as well is another.
  private mutating func isNamed(_ entity: Int, in clause: Clause) -> Bool {
    for mention in clause.mentions where mention.kind == .person && whoever(mention, in: clause) == entity {
      return true
    }
    return false
  }

  /// Whether a closing mark stands right before an offset.
  private func opensBehindMark(_ offset: Int) -> Bool {
    var end = offset
    while offset - end < 4, let last = text.scalar(before: end) {
      if [0x22, 0x27, 0x201C, 0x201D, 0x2019, 0xBB].contains(last.value) { return true }
      guard last.value.isSpace || last.value == 0x2C else { return false }
      end -= last.length
    }
    return false
  }

  /// Whether the words before an offset bring in somebody by an office as new, and without a name: `a senior official in the
  /// ministry`. Who is called by it then is nobody whom they name.
  private func isNewcomer(_ head: Word, before offset: Int, in block: Int) -> Bool {
    var places = [TextRange(blocks[block].range.start, max(blocks[block].range.start, offset))]
    if let before = proseBefore(block) { places.append(blocks[before].range) }
    return places.contains { range in
      guard range.count < 1500 else { return false }
      let words = text.words(in: range, lexicon)
      return words.indices.contains { i in
        guard words[i].number == head.number, i > 0, i + 1 == words.count || !words[i + 1].isCapitalised else {
          return false
        }
        return (max(0, i - 3)..<i).contains { article in
          ["a", "an", "one"].contains(text.lowercased(words[article].range))
            && words[article + 1...i].allSatisfy { $0.gap.isEmpty && $0.classes.isDisjoint(with: [.preposition]) }
        }
      }
    }
  }

  /// `Quist wrote a paper on the locks. The paper read:`, where a document is meant and no newspaper: whoever wrote it.
  private mutating func writerOfPaper(_ noun: Range<Int>, in clause: Clause, _ block: Int) -> Int? {
    let next = noun.upperBound
    guard ["paper", "document"].contains(clause.lowercased(next - 1)), next < clause.words.count,
      clause.rules(next).contains(.running)
    else { return nil }
    guard let before = sentenceBefore(clause.words[noun.lowerBound].range.start, in: block),
      let verb = before.words.indices.last(where: {
        $0 > 0 && ["wrote", "drafted", "prepared", "signed", "penned", "composed"].contains(before.lowercased($0))
      }), verb + 1 < before.words.count, ["a", "an"].contains(before.lowercased(verb + 1)),
      let subject = before.subject(before: verb)
    else { return nil }
    return resolve(subject, in: before, block)
  }

  /// `In a statement sent to this newspaper, the company denied it.`, in the paragraph before `"…," the statement said`: whoever
  /// it says issued it.
  private mutating func introducer(of noun: Word, before block: Int) -> Int? {
    guard let before = proseBefore(block) else { return nil }
    let sentence = text.lastSentence(in: blocks[before].range, lexicon)
    guard sentence.count < 600 else { return nil }
    let clause = clauseOutsideQuotations(sentence, before)
    guard clause.words.contains(where: { $0.number == noun.number }) else { return nil }
    let finding = clause.leading()
    guard let subject = finding?.subject ?? clause.sentenceSubject(before: clause.words.count) else { return nil }
    switch subject {
    case .name, .noun: return resolve(subject, in: clause, before) ?? unnamedOffice(subject, in: clause)
    case .pronoun, .unnamed: return nil
    }
  }

  /// Who speaks by an office or as a body to which the report gives no name: `the night porter`, `the press court`, `the
  /// auditors`.
  mutating func unnamedOffice(_ subject: Clause.Subject, in clause: Clause) -> Int? {
    // `The clerk read it out`: the words are another's.
    guard !clause.readsOut else { return nil }
    let range: Range<Int>
    switch subject {
    case .noun(let noun): range = noun
    case .unnamed(let head):
      // Of several: `the auditors`.
      guard let start = clause.definiteStart(of: head), isPluralOffice(clause.words[head]) else { return nil }
      range = start..<head + 1
    // `the President said`
    case .name(let index):
      let mention = clause.mentions[index]
      guard mention.kind == .office, mention.words.count == 1, !mention.isPossessive, mention.words.lowerBound > 0,
        clause.words[mention.words.lowerBound].gap.isEmpty,
        people.holders(ofOffice: text.lowercasedString(mention.name)).isEmpty
      else { return nil }
      range = mention.words.lowerBound - 1..<mention.words.upperBound
    case .pronoun: return nil
    }
    guard range.count > 1, clause.lowercased(range.lowerBound) == "the" else { return nil }
    let head = clause.words[range.upperBound - 1]
    guard !head.classes.contains(.cueNoun) || head.classes.contains(.organisation), !head.isPossessive else {
      return nil
    }
    let name = TextRange(clause.words[range.lowerBound + 1].range.start, head.range.end)
    if head.classes.contains(.office) || isPluralOffice(head) {
      return people.role(named: text.squeezed(name), at: name)
    }
    guard head.classes.contains(.organisation) else { return nil }
    return people.role(named: text.squeezed(name), at: name, kind: .organisation)
  }

  /// Whether a word is an office's plural.
  private func isPluralOffice(_ word: Word) -> Bool {
    guard word.range.count > 4, !word.isCapitalised, text.lowercased(word.range).hasSuffix("s") else { return false }
    return lexicon.classes(of: text.bytes, TextRange(word.range.start, word.range.end - 1)).contains(.office)
  }

  /// Whom the words before an offset speak of, whom news then call by what he is.
  mutating func described(before offset: Int, in block: Int) -> Int? {
    let fit = PronounFit(gender: .unknown, isThing: false, isPerson: true)
    // Nobody whom the same sentence names.
    let start = text.sentenceStart(of: offset, from: blocks[block].range.start, lexicon)
    if let found = subjectBefore(start, in: block, where: fit).entity { return found }
    return sectionOfBlock[block] == lastSection ? lastSpeakers.last { fit.holds(people.entities[$0]) } : nil
  }

  /// The only person whom the section has named so far: what an office means that nobody was given in so many words.
  func onlyPerson(before offset: Int, in block: Int) -> Int? {
    let start = sectionOfBlock[block].map { sections[$0].range.start } ?? 0
    return people.onlyPerson(from: start, before: offset)
  }

  /// `the Guild`, `the station`: the organisation or outlet that has the word in its name, else the one that the
  /// sentences before speak of.
  mutating func body(named head: Word, isDescribed: Bool, before offset: Int, in block: Int) -> Int? {
    let named = people.bodies(named: head, in: text)
    if named.count == 1 { return named[0] }
    if let last = people.latest(of: named, before: offset) { return last }
    // `the station`: the only one of the outlets that broadcasts.
    if ["station", "station's", "broadcaster", "broadcaster's"].contains(text.lowercased(head.range)),
      case let stations = people.stations, stations.count == 1
    {
      return stations[0]
    }
    // `Al-Wad was blunter. The paper remarked`: what the sentence before is about.
    if head.classes.contains(.outletNoun),
      let subject = subjectBefore(
        offset, in: block, where: PronounFit(gender: .unknown, isThing: true, isOwner: true)
      ).entity, people.entities[subject].kind != .organisation
    {
      return subject
    }
    // `the daily`: the last paper that was named.
    if head.classes.contains(.outletNoun), let outlet = people.lastOutlet(before: offset) { return outlet }
    // `The press court`, `the board`: a body of its own that has no name.
    if !head.classes.contains(.outletNoun), head.classes.contains(.organisation),
      isDescribed || !head.rules.contains(.generalBody)
    {
      return nil
    }
    let found = subjectBefore(offset, in: block, where: PronounFit(gender: .unknown, isThing: true)).entity
    // `The company` is no ministry.
    let isFirm = ["company", "firm", "corporation", "start-up", "startup"].contains(text.lowercased(head.range))
    if isFirm, let found, isAuthority(found) { return nil }
    return found
  }

  /// Whether a body is one of the state's by its name.
  private func isAuthority(_ index: Int) -> Bool {
    people.entities[index].name.split(separator: " ").contains {
      [
        "office", "ministry", "department", "government", "court", "police", "council", "parliament", "senate",
        "commission", "house", "authority",
      ].contains($0.lowercased())
    }
  }

  /// The only body that the section has named so far: what `the group` means.
  private func onlyBody(before offset: Int, in block: Int) -> Int? {
    let start = sectionOfBlock[block].map { sections[$0].range.start } ?? 0
    return people.onlyBody(from: start, before: offset)
  }

  /// Whom a mention names, by name or by office.
  mutating func bearer(of mention: Mention, in clause: Clause) -> Int? {
    if mention.kind == .office, let holder = holder(ofOffice: mention.name, near: mention.name.start) { return holder }
    // `The Minister for Roads, Mrs. Ines Varga, visits Weir.`
    if mention.kind == .office, mention.words.upperBound < clause.words.count,
      clause.words[mention.words.upperBound].gap == .comma,
      let name = clause.mention(startingAt: mention.words.upperBound), clause.mentions[name].kind == .person,
      !clause.mentions[name].isPossessive, clause.mentions[name].words.upperBound < clause.words.count,
      clause.words[clause.mentions[name].words.upperBound].gap.contains(.comma)
    {
      return people.entity(for: clause.mentions[name], clause.words, in: text, creating: true)
    }
    return people.entity(for: mention, clause.words, in: text, creating: true)
  }

  /// The one who holds an office that stands without a name: the only one with that role, else the one named last.
  func holder(ofOffice range: TextRange, near offset: Int) -> Int? {
    let words = text.words(in: range, lexicon).filter { !$0.classes.contains(.determiner) }
    guard let head = words.last else { return nil }
    let isEx = text.hasWords("ex-", at: head.range.start, before: head.range.end)
    let office = text.lowercasedString(isEx ? TextRange(head.range.start + 3, head.range.end) : head.range)
    var holders = people.holders(ofOffice: office)
    if (1...16).contains(holders.count), let seat = seat(behind: range.end) {
      let seats = holders.map { self.seat(of: $0, in: office, like: seat) }
      // Where one is known to be elsewhere, the others must be known to be there.
      if seats.contains(.other) {
        holders = zip(holders, seats).compactMap { $1 == .same ? $0 : nil }
        if holders.isEmpty { return nil }
      }
    }
    let isPast = isEx || words.contains { $0.rules.contains(.past) }
    let rank = words.count > 1 ? rank(text.lowercasedString(words[words.count - 2].range)) : nil
    if holders.count == 1 {
      return isOther(rank, than: holders[0], office) || isOfAnotherCountry(words, than: holders[0]) ? nil : holders[0]
    }
    // `The former mayor`, `the mayor`: each has one office, and both offices have one name.
    if (2...16).contains(holders.count) {
      let fitting = holders.filter { index in
        people.entities[index].roles.contains { holds($0.text, office, isPast: isPast, rank: rank) }
      }
      if !fitting.isEmpty { holders = fitting }
      if holders.count == 1 { return holders[0] }
    }
    // Who was appointed last; and nobody to an office that the text gives him only later.
    if let appointed = people.appointed(to: office, among: holders, before: offset) {
      return appointed
    }
    let near = people.nearest(holders, to: offset).compactMap { index in
      people.place(of: index, before: offset).map { (index, $0) }
    }
    return near.max { $0.1 < $1.1 }?.0
  }

  /// Whether an office is said to be of a country that no role of its holder names: `the Norvish president`.
  private func isOfAnotherCountry(_ office: [Word], than holder: Int) -> Bool {
    let countries = office.dropLast().filter { $0.classes.contains(.demonym) }
    guard !countries.isEmpty else { return false }
    return countries.allSatisfy { country in
      !people.entities[holder].roles.contains { $0.text.contains(text.string(country.range)) }
    }
  }

  /// Whether an office of a rank is not the one that somebody is known to have: `the vice president` beside President Hale,
  /// `the president` beside a vice president.
  private func isOther(_ rank: String?, than holder: Int, _ office: String) -> Bool {
    let roles = people.entities[holder].roles.map { $0.text.lowercased().split(separator: " ") }
    func has(_ rank: String) -> Bool { roles.contains { $0.contains { $0.hasPrefix(rank) } } }
    if let rank { return !has(rank) }
    let ofOffice = roles.filter { $0.contains(Substring(office)) }
    return !ofOffice.isEmpty && ofOffice.allSatisfy { $0.contains("vice") }
  }

  /// Whether a role is an office of a rank, and held no more or still: `ex-mayor of Weir`, `Vice President`.
  private func holds(_ role: String, _ office: String, isPast: Bool, rank: String?) -> Bool {
    let words = role.lowercased().utf8.split { !$0.isASCIILetter && $0 < 0x80 }.map { Substring($0) }
    guard let own = words.firstIndex(where: { $0 == office }) else { return false }
    return (own > 0 ? self.rank(String(words[own - 1])) : nil) == rank
      && words.contains { lexicon.rules(of: String($0)).contains(.past) } == isPast
  }

  /// A word that makes another office of the one after it: the vice president is not the president.
  private func rank(_ word: String) -> String? {
    ["vice", "deputy", "assistant", "shadow", "acting", "under"].contains(word) ? word : nil
  }
}
