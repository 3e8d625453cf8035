import ReportModel

// Whom a sentence mentions: by name, by what they are, by a pronoun.

extension Attributor {
  /// Whom a clause mentions before a word, in no order.
  mutating func mentions(in clause: Clause, _ block: Int, upTo limit: Int? = nil) -> [Discourse.Mention] {
    let limit = limit ?? clause.words.count
    var found = named(in: clause, upTo: limit) + described(in: clause, upTo: limit)
    for i in 0..<limit {
      guard clause.words[i].classes.contains(.pronoun) || clause.words[i].range.count <= 4,
        let (gender, part) = clause.person(ofPronoun: i)
      else { continue }
      let isTold = part == .subject && clause.isComplement(i)
      let offset = clause.words[i].range.start
      func mention(_ who: Discourse.Referent) -> Discourse.Mention {
        // `Her lawyer, Olaf Quist, said she would plead`: she need not be who is told of last.
        Discourse.Mention(
          who: who, gender: isTold ? .unknown : gender, part: isTold ? .embedded : part, range: clause.words[i].range,
          isPronoun: true)
      }
      if let known = resolvedPronouns[offset] {
        found.append(mention(.named(known)))
        continue
      }
      let before = found.filter { $0.range.start < offset }
      if clause.isCataphoric(i, part), !before.contains(where: { $0.part == .subject }) { continue }
      var (free, excluded) = agreeing(before, with: part, at: i, in: clause)
      if clause.isAside(i) { free = [] }
      if part == .subject { excluded.formUnion(namedAfter(i, in: clause)) }
      guard
        let choice = choose(gender, part, discourse.candidates(before: offset, in: block, current: free), excluded)
      else { continue }
      found.append(mention(choice.who))
    }
    // `She was succeeded by Quist`: it goes on with him.
    if clause.isSucceeded {
      for place in found.indices {
        switch found[place].part {
        case .agent:
          found[place].part = .subject
          found[place].share = Discourse.shareOfSuccessor
        case .subject: found[place].part = .owner
        default: break
        }
      }
    }
    // `The successor is her nephew Anders Quist`: who the subject is.
    if found.contains(where: { $0.part == .predicate && $0.who.entity != nil }) {
      found.removeAll { $0.part == .subject && $0.who.entity == nil }
    }
    return found
  }

  /// Whom a clause names.
  private mutating func named(in clause: Clause, upTo limit: Int) -> [Discourse.Mention] {
    var found: [Discourse.Mention] = []
    for mention in clause.mentions
    where mention.words.upperBound <= limit && mention.kind != .place && mention.kind != .outlet {
      let first = firstWord(of: mention, clause.words)
      let part = mention.isPossessive ? .owner : clause.part(of: first..<mention.words.upperBound)
      guard let entity = whoever(mention, in: clause) else {
        // `The Chairman`, whom nobody names.
        guard mention.kind == .office, !mention.isPossessive, !clause.isExplained(mention.words) else { continue }
        found.append(
          Discourse.Mention(
            who: .unnamed(mention.name.start), gender: clause.gender(ofNoun: mention.words.upperBound - 1), part: part,
            range: mention.name, share: Discourse.shareOfDefinite))
        continue
      }
      // `the Pacific Command`, `the New Year's address`: hardly a person.
      let hasArticle =
        mention.words.count > 1 && mention.words.lowerBound == first && first > 0 && clause.words[first].gap.isEmpty
        && clause.lowercased(first - 1) == "the"
      let known = people.entities[entity]
      if hasArticle, known.kind == .person, !known.isTitled, known.roles.isEmpty { continue }
      found.append(Discourse.Mention(who: .named(entity), gender: .unknown, part: part, range: mention.name))
    }
    return found
  }

  /// Whom a clause calls by what they are: `the miller`, `his wife`, `a pilot`.
  private mutating func described(in clause: Clause, upTo limit: Int) -> [Discourse.Mention] {
    var found: [Discourse.Mention] = []
    for i in 0..<limit {
      guard let epithet = clause.epithet(endingAt: i, lexicon) else { continue }
      let words = TextRange(clause.words[epithet.lowerBound].range.start, clause.words[i].range.end)
      let isNew = clause.isIndefinite(epithet.lowerBound)
      let head = clause.words[i]
      let part = head.isPossessive ? .owner : clause.part(of: epithet)
      // `is a niece of`, `as a child` tell what the subject is.
      let isAs = epithet.lowerBound > 0 && clause.lowercased(epithet.lowerBound - 1) == "as"
      if isNew, part == .predicate || isAs { continue }
      let entity =
        isNew || !head.classes.contains(.office)
        ? nil : holder(ofOffice: words, near: words.start) ?? boundOffices[text.lowercasedString(head.range)]
      if entity == nil, clause.isExplained(epithet) { continue }
      // `the guard`: of somebody who has that office, or the whole of it.
      if entity == nil, head.classes.contains(.organisation), !head.classes.contains(.kin) { continue }
      found.append(
        Discourse.Mention(
          who: entity.map { .named($0) } ?? .unnamed(words.start), gender: clause.gender(ofNoun: i), part: part,
          range: words,
          share: entity == nil && clause.lowercased(epithet.lowerBound) == "the" && !clause.isToldOf(i)
            && !(epithet.lowerBound == 0 && clause.opensUnnamed(isFemale: nil)) ? Discourse.shareOfDefinite : 1))
    }
    return found
  }

  /// Whom a mention names, without taking down that it does.
  mutating func whoever(_ mention: Mention, in clause: Clause) -> Int? {
    if mention.kind == .office {
      if let holder = holder(ofOffice: mention.name, near: mention.name.start) { return holder }
      // `Mehmed Pasha`: a name for all that its last word is a title.
      let first = mention.words.lowerBound
      let hasArticle =
        first > 0 && clause.words[first].gap.isEmpty && clause.words[first - 1].classes.contains(.determiner)
      guard mention.words.count > 1, !hasArticle else { return nil }
      return people.entity(for: mention, clause.words, in: text, creating: true)
    }
    let keys = people.keys(of: mention, clause.words, in: text)
    return people.find(keys: keys[...], kind: Speaker.Kind(mention.kind), near: mention.name.start)
  }
}
