import ReportModel

// Reads sentences for the discourse: whom each mentions, and as what.

extension Attributor {
  /// Whom `he` or `she` means by what the text speaks of before it.
  mutating func meant(by gender: People.Gender, at word: Word, _ part: Discourse.Part, in block: Int) -> Antecedent {
    let offset = word.range.start
    let block = self.block(at: offset) ?? block
    read(upTo: offset, in: block)
    let start = startOfSentence(before: offset, in: block)
    let limit = text.characterStart(max(word.range.end, min(blocks[block].range.end, offset + 200)))
    let end = text.sentenceEnd(of: offset, limit: limit, lexicon)
    let clause = clauseOutsideQuotations(TextRange(start, max(end, word.range.end)), block)
    let place = clause.words.partition { $0.range.start < offset }
    let before = mentions(in: clause, block, upTo: place)
    var (free, excluded) = agreeing(before, with: part, at: place, in: clause)
    if clause.isAside(place) { free = [] }
    if part == .subject { excluded.formUnion(namedAfter(place, in: clause)) }
    let candidates = discourse.candidates(before: offset, in: block, current: free) + topics(of: block)
    guard let choice = choose(gender, part, candidates, excluded) else { return .none }
    guard let entity = choice.who.entity else {
      if case .unnamed(let place) = choice.who, let own = self.block(at: place), let role = role(at: place, in: own) {
        return .entity(role)
      }
      return .unnamed
    }
    if choice.isSure { people.setGender(gender, of: entity) }
    antecedent = (entity, choice.last)
    return .entity(entity)
  }

  /// Where the sentence at hand begins; for what has no stop for so long, where the pronoun stands.
  private func startOfSentence(before offset: Int, in block: Int) -> Int {
    guard [.prose, .listItem, .turn, .quotation].contains(blocks[block].kind) else { return offset }
    let start = max(discourse.end, blocks[block].range.start)
    return start < offset && offset - start < 600 ? start : offset
  }

  /// Whom the headings are about that a block stands under, the nearest first: `## Chairwoman Asha Farole`.
  private mutating func topics(of block: Int) -> [Discourse.Candidate] {
    var found: [Discourse.Candidate] = []
    var section = sectionOfBlock[block]
    var weight = Discourse.weightOfTopic
    while let place = section, found.count < 2 {
      if let topic = topic(ofSection: place) {
        let mention = Discourse.Mention(
          who: .named(topic), gender: .unknown, part: .oblique, range: sections[place].title)
        found.append(Discourse.Candidate(mention, weight))
        weight /= 2
      }
      section = sections[place].parent
    }
    return found
  }

  /// The only person whom a heading names, unless a preposition comes first: `On Farole`.
  private mutating func topic(ofSection section: Int) -> Int? {
    if let known = topicOfSection[section] { return known }
    let words = text.words(in: sections[section].title, lexicon)
    let end = words.dropFirst().firstIndex { !$0.gap.isDisjoint(with: [.mark, .colon]) } ?? words.count
    let clause = Clause(Array(words[..<end]), in: text, lexicon)
    var named: Set<Int> = []
    if let first = words.first, !first.classes.contains(.preposition) {
      for mention in clause.mentions where mention.kind == .person || mention.kind == .office {
        if let entity = whoever(mention, in: clause) { named.insert(entity) }
      }
    }
    let only = named.count == 1 ? named.first : nil
    topicOfSection[section] = .some(only)
    return only
  }

  /// Whom the clause of a subject names after it: nobody whom the subject means.
  mutating func namedAfter(_ word: Int, in clause: Clause) -> Set<Int> {
    guard word < clause.words.count else { return [] }
    let end = clause.clauseEnd(after: word)
    var found: Set<Int> = []
    for mention in clause.mentions
    where mention.words.lowerBound > word && mention.words.upperBound <= end && mention.kind == .person
      && !mention.isPossessive
    {
      if let entity = whoever(mention, in: clause) { found.insert(entity) }
    }
    return found
  }

  /// Those of the mentions of a sentence so far whom a pronoun at a word can mean, and whom it cannot since its own clause
  /// names them in another part: `To Quist she wrote`, `she told Quist`.
  mutating func agreeing(
    _ mentions: [Discourse.Mention], with part: Discourse.Part, at word: Int, in clause: Clause
  ) -> (free: [Discourse.Mention], excluded: Set<Int>) {
    let barred: [Discourse.Mention]
    switch part {
    case .owner: return (mentions, readers(ofLetterAt: word, in: clause))
    case .object:
      let start = clause.clauseStart(before: word)
      let own = start < clause.words.count ? clause.words[start].range.start : 0
      barred = mentions.filter { $0.range.start >= own && $0.part.isSubject }
    default:
      // What a sentence opens with belongs to the pronoun's own verb, as long as there is no other subject.
      let opening =
        mentions.contains { $0.part.isSubject } || !clause.opensWithPreposition
        ? [] : mentions.filter { $0.part != .owner && !$0.isPronoun }
      // `When the interviewer asked, he answered`: whoever was asked.
      var askers = clause.answers(word) ? mentions.filter { clause.asks(after: $0.range) } : []
      // `Asked by the judge, Ines Varga, what he saw, he`: not the judge.
      if let first = clause.words.first, first.rules.contains(.beingAsked) || first.rules.contains(.examining) {
        askers += mentions.filter { $0.part == .agent }
      }
      barred = opening + askers
    }
    let excluded = Set(barred.compactMap(\.who.entity))
    let free = mentions.filter { mention in
      mention.who.entity.map { !excluded.contains($0) } ?? !barred.contains { $0.range == mention.range }
    }
    return (free, excluded)
  }

  /// Whom the letter of a pronoun goes to, who is another: `his only letter to Quist`.
  mutating func readers(ofLetterAt pronoun: Int, in clause: Clause) -> Set<Int> {
    guard
      let noun = clause.words.indices.dropFirst(pronoun + 1).prefix(4).first(where: {
        clause.rules($0).contains(.correspondence)
      }), noun + 2 < clause.words.count, clause.words[noun + 1].gap.isEmpty, clause.lowercased(noun + 1) == "to",
      let name = clause.mention(startingAt: noun + 2), let reader = whoever(clause.mentions[name], in: clause)
    else { return [] }
    return [reader]
  }

  /// The weightiest of those whom a pronoun can mean, the words that speak of them last, and whether nobody else comes near.
  func choose(
    _ gender: People.Gender, _ part: Discourse.Part, _ candidates: [Discourse.Candidate], _ excluded: Set<Int>
  ) -> (who: Discourse.Referent, last: TextRange, isSure: Bool)? {
    let fit = PronounFit(gender: gender, isThing: false)
    var best: (candidate: Discourse.Candidate, weight: Double)?
    var second = 0.0
    for candidate in candidates {
      var weight = candidate.weight
      let known = candidate.who.entity.map { people.entities[$0].gender } ?? .unknown
      guard known == gender || candidate.gender == .unknown || candidate.gender == gender else { continue }
      var isKnown = candidate.gender == gender
      if let entity = candidate.who.entity {
        guard !excluded.contains(entity), fit.holds(people.entities[entity]) else { continue }
        isKnown = isKnown || people.entities[entity].gender == gender
        if people.entities[entity].kind != .person { weight *= Self.noPerson }
      }
      if isKnown { weight *= Self.knownGender }
      if candidate.who.entity == nil, !candidate.lastPart.isSubject { weight *= Self.noSubject }
      if part == .subject, candidate.lastPart.leadsOn { weight *= Self.parallel }
      if weight > best?.weight ?? 0 {
        second = best?.weight ?? 0
        best = (candidate, weight)
      } else {
        second = max(second, weight)
      }
    }
    guard let best else { return nil }
    return (best.candidate.who, best.candidate.last, best.weight > Self.sure * second)
  }

  /// How much more than the next the likeliest has to weigh for the pronoun to tell of which sex they are.
  private static let sure = 1.6
  /// What is left of the weight of somebody without a name who is no subject: the text seldom goes on with them.
  private static let noSubject = 0.5
  /// How much more somebody weighs who is known to be of the pronoun's sex.
  private static let knownGender = 1.3
  /// How much less an office that nobody is known to hold weighs.
  private static let noPerson = 0.8
  /// How much more a subject weighs for a pronoun that is one.
  private static let parallel = 1.4

  /// Paragraphs before the one at hand that are read.
  private static let paragraphsBack = 3

  /// Reads the sentences that end before an offset, from where reading stopped or a few paragraphs before.
  mutating func read(upTo offset: Int, in block: Int) {
    let first = firstBlock(readFor: block)
    discourse.floor = blocks[first].range.start
    guard discourse.end <= offset else { return }
    let from = max(first, discourse.lastBlock ?? 0)
    guard from <= block else { return }
    for index in from...block {
      switch blocks[index].kind {
      case .prose, .listItem, .turn, .quotation: readSentences(of: index, upTo: offset)
      default: break
      }
    }
  }

  /// The first of the paragraphs that matter for one: a few before it, and none beyond a heading.
  private func firstBlock(readFor block: Int) -> Int {
    var first = block
    var left = Self.paragraphsBack
    while left > 0, first > 0, block - first < 24, blocks[first - 1].kind != .heading,
      sectionOfBlock[first - 1] == sectionOfBlock[block]
    {
      first -= 1
      if blocks[first].kind == .prose { left -= 1 }
    }
    return first
  }

  /// The sentences of a paragraph that end before an offset.
  private mutating func readSentences(of block: Int, upTo offset: Int) {
    let range = blocks[block].range
    var start = text.skipSpace(max(range.start, discourse.end), range.end)
    while start < range.end {
      let end: Int
      if let next = discourse.nextEnd, next.start == start {
        end = next.end
      } else {
        end = text.sentenceEnd(of: start, limit: range.end, lexicon)
        discourse.nextEnd = (start, end)
      }
      guard end <= offset else { return }
      let sentence = TextRange(start, end)
      discourse.append(makeSentence(sentence, block))
      start = text.skipSpace(end, range.end)
    }
  }

  /// Whoever says the quotations that begin in a range, as subjects.
  private func speakers(in range: TextRange) -> [Discourse.Mention] {
    var found: [Discourse.Mention] = []
    var index = quotations.partition { $0.range.start < range.start }
    while index < attributions.count, quotations[index].range.start < range.end {
      let quotation = quotations[index]
      if let speaker = attributions[index].speaker, quotation.parent == nil,
        [.block, .inline, .list].contains(quotation.kind)
      {
        found.append(Discourse.Mention(who: .named(speaker), gender: .unknown, part: .subject, range: quotation.range))
      }
      index += 1
    }
    return found
  }

  /// A sentence with whom it mentions, its pronouns included.
  private mutating func makeSentence(_ range: TextRange, _ block: Int) -> Discourse.Sentence {
    // What has no stop for so long is no sentence.
    guard range.count < 1500 else { return Discourse.Sentence(range: range, block: block, mentions: []) }
    let clause = clauseOutsideQuotations(range, block)
    var mentions = mentions(in: clause, block)
    // `Teal quoted Quist, who liked to say "…"`: Teal is whom it is about.
    let subject = mentions.first { $0.part == .subject && $0.who.entity != nil }
    for var speaker in speakers(in: range) {
      if let subject, subject.who != speaker.who, subject.range.start < speaker.range.start { speaker.part = .embedded }
      mentions.append(speaker)
    }
    return Discourse.Sentence(range: range, block: block, mentions: mentions, isQuoted: clause.words.isEmpty)
  }
}
