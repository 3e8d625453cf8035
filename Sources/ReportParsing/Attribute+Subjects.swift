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
        if clause.words[range].contains(where: { ["unsigned", "anonymous"].contains(text.lowercased($0.range)) }) {
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
        if before.count > 0, clauseOutsideQuotations(before, block).words.isEmpty { return nil }
        let isNew = ["a", "an", "one", "another"].contains(clause.lowercased(range.lowerBound))
        if let named = subjectBefore(words.start, in: block).entity, !isNew || people.entities[named].kind != .person {
          return named
        }
        if let heading = headingOfBlock(block), let named = speakers(ofHeading: heading).first { return named }
        return isNew ? nil : lastSpeakers.last
      }
      if let holder = holder(ofOffice: words, near: words.start) { return holder }
      let head = clause.words[range.upperBound - 1]
      guard head.classes.contains(.office) else { return body(named: head, before: words.start, in: block) }
      let office = text.lowercasedString(head.range)
      if let heading = headingOfBlock(block) {
        // `Dura To Minister Quist`: of the two whoever writes.
        let named = speakers(ofHeading: heading)
        if named.count == 2 { return named[0] }
      }
      if let bound = boundOffices[office] { return bound }
      let only = onlyPerson(before: words.start, in: block)
      boundOffices[office] = only
      if only == nil, head.rules.contains(.description) {
        return subjectBefore(
          words.start, in: block, where: PronounFit(gender: .unknown, isThing: false, isPerson: true)
        )
        .entity
      }
      return only
    }
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
  mutating func body(named head: Word, before offset: Int, in block: Int) -> Int? {
    let named = people.bodies(named: head, in: text)
    if named.count == 1 { return named[0] }
    if let last = people.latest(of: named, before: offset) { return last }
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
    return subjectBefore(offset, in: block, where: PronounFit(gender: .unknown, isThing: true)).entity
  }

  /// Whom a mention names, by name or by office.
  mutating func bearer(of mention: Mention, in clause: Clause) -> Int? {
    if mention.kind == .office, let holder = holder(ofOffice: mention.name, near: mention.name.start) { return holder }
    return people.entity(for: mention, clause.words, in: text, creating: true)
  }

  /// The one who holds an office that stands without a name: the only one with that role, else the one named last.
  func holder(ofOffice range: TextRange, near offset: Int) -> Int? {
    let words = text.words(in: range, lexicon).filter { !$0.classes.contains(.determiner) }
    guard let head = words.last else { return nil }
    let holders = people.holders(ofOffice: text.lowercasedString(head.range))
    if holders.count == 1 { return holders[0] }
    // Who was appointed last; and nobody to an office that the text gives him only later.
    if let appointed = people.appointed(to: text.lowercasedString(head.range), among: holders, before: offset) {
      return appointed
    }
    let near = holders.compactMap { index in people.place(of: index, before: offset).map { (index, $0) } }
    return near.max { $0.1 < $1.1 }?.0
  }
}
