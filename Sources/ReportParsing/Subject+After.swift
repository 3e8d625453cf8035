import ReportModel

// What comes after a closing mark, and whom it names.

extension Clause {
  /// `said X`, `X said`, right after a closing mark.
  func trailing() -> Finding? {
    let limit = min(words.count, 14)
    // `a brochure, "Clean Stone," in which the owners described …`: a clause about what has that name.
    if limit > 2, lowercased(words[0].classes.contains(.preposition) ? 1 : 0) == "which" { return nil }
    // `… "fit for nothing", and that Olaf Quist, who was to teach her, slept`: what is told goes on.
    if limit > 2, words[0].classes.contains(.conjunction), ["that", "how", "who", "which"].contains(lowercased(1)) {
      return nil
    }
    // `… "stop him", after Quist urged …`: another clause.
    if limit > 2,
      ["after", "before", "when", "while", "because", "since", "although", "though", "until", "unless"]
        .contains(lowercased(0))
    {
      return nil
    }
    // `…," and the keeper promised that it would not`: what goes on is another's.
    if limit > 2, ["and", "but", "while"].contains(lowercased(0)), clauseSubject(startingAt: 1, before: limit) != nil {
      return nil
    }
    // `…," in the words of the night guard, Sione Dura.`
    if words.count > 4, lowercased(0) == "in", lowercased(2) == "words", lowercased(3) == "of",
      let subject = subject(startingAt: 4)
    {
      return Finding(subject: subject, cue: 2, rule: "in the words of")
    }
    // `…," according to Quist`, `…," according to a statement from the guild`
    if words.count > 2, words[0].range.count == 9, lowercased(0) == "according", lowercased(1) == "to" {
      return source(startingAt: 2)
    }
    // `…," a remark that the guild has called "…"`: others speak of it.
    if text.speaksOfRemark(words) { return nil }
    if let voice { return voice }
    for i in 0..<limit {
      if i > 0, !words[i].gap.isDisjoint(with: [.stop, .colon, .semicolon]) { return nil }
      // `the Gazette quoted Marsh as saying`
      if words[i].range.count == 6, let quoted = quotedAsSaying(i) {
        return Finding(subject: quoted, cue: i, rule: "trailing")
      }
      if words[i].range.count == 6, (i + 1..<min(words.count, i + 9)).contains(where: { quotedAsSaying($0) != nil }) {
        continue
      }
      if i > 0, isPhrasal(i), let subject = subject(before: i) {
        return Finding(subject: subject, cue: i, rule: "trailing")
      }
      // `the keeper began.`
      if i > 0, begins(i), let subject = subject(before: i) {
        return Finding(subject: subject, cue: i, rule: "trailing")
      }
      guard words[i].classes.contains(.cue), !isNoun(i) || i == 0, !isInName(i) else {
        if let finding = anyVerb(i) { return finding }
        continue
      }
      if i == 0 || words[i].gap.contains(.mark) {
        // `refused to discuss "that person," telling reporters`: no `said X`.
        if lowercased(i).hasSuffix("ing") { return nil }
        if let subject = subject(startingAt: i + 1) ?? nameBehindAside(i) {
          return Finding(subject: subject, cue: i, rule: "trailing")
        }
        // `reads an editorial in The Weir Gazette`
        guard ["reads", "read", "runs", "ran", "went", "goes", "says", "said"].contains(lowercased(i)),
          let noun = (i + 1..<min(words.count, i + 7)).first(where: { words[$0].classes.contains(.cueNoun) })
        else { return nil }
        return author(ofNounAt: noun) ?? medium(ofNounAt: noun)
      }
      // `"The left one," she is told.`
      if isTold(i) { return toldBy(i) ?? Finding(subject: .unnamed(i), cue: i, rule: "trailing") }
      if let subject = subject(before: i) { return Finding(subject: subject, cue: i, rule: "trailing") }
      return nil
    }
    return explainedAtLength(past: limit)
  }

  /// `Elena Marsh, professor of the history of the northern canals at the University of Weir, said`: who it is takes more
  /// words than other clauses have.
  private func explainedAtLength(past limit: Int) -> Finding? {
    guard words.count > limit, let name = mention(startingAt: 0), mentions[name].kind == .person,
      !mentions[name].isPossessive, mentions[name].words.upperBound < limit,
      words[mentions[name].words.upperBound].gap == .comma
    else { return nil }
    for i in limit..<min(words.count, 45) {
      if !words[i].gap.isDisjoint(with: [.stop, .colon, .semicolon]) { return nil }
      guard words[i].gap.contains(.comma), words[i].classes.contains(.strongCue), !isInName(i),
        !lowercased(i).hasSuffix("ing")
      else { continue }
      return Finding(subject: .name(name), cue: i, rule: "trailing")
    }
    return nil
  }

  /// `Varga began`, `the keeper resumed`: a verb that brings words at the end of its clause.
  private func begins(_ i: Int) -> Bool {
    guard words[i].gap.isEmpty, (5...9).contains(words[i].range.count), !words[i].isCapitalised,
      i + 1 == words.count || !words[i + 1].gap.isEmpty
    else { return false }
    return ["began", "begins", "resumed", "resumes", "persisted", "persists", "finished", "finishes"].contains(
      lowercased(i))
  }

  /// `said, when told of it, Ines Varga`: the name behind what comes between it and its verb.
  private func nameBehindAside(_ verb: Int) -> Subject? {
    if let name = nameAtEnd(behind: verb) { return .name(name) }
    guard words[verb].classes.contains(.cue), verb + 3 < words.count, words[verb + 1].gap == .comma,
      let next = (verb + 2..<min(words.count, verb + 12)).first(where: { words[$0].gap.contains(.comma) }),
      case .name(let index)? = subject(startingAt: next), mentions[index].kind != .place, !mentions[index].isPossessive
    else { return nil }
    return .name(index)
  }

  /// `confessed to the court a visibly tired Olaf Hale`: the name that ends a clause, behind a phrase that no name is in.
  private func nameAtEnd(behind verb: Int) -> Int? {
    guard verb + 3 < words.count, words[verb].classes.contains(.cue), words[verb + 1].classes.contains(.preposition),
      words[verb + 1].gap.isEmpty,
      let index = mentions.firstIndex(where: { $0.words.lowerBound > verb + 1 }), mentions[index].kind == .person,
      !mentions[index].isPossessive
    else { return nil }
    let first = firstWord(of: mentions[index], words)
    let next = mentions[index].words.upperBound
    guard first > verb + 2, next == words.count || !words[next].gap.isEmpty,
      words[verb + 1...first].allSatisfy({ $0.gap.isEmpty }), !isObject(first),
      let article = words[verb + 2..<first].lastIndex(where: { $0.classes.contains(.determiner) }),
      !words[article - 1].classes.contains(.preposition)
    else { return nil }
    return index
  }

  /// `came a voice from the back`, `came the answer`: nobody's, unless it says whose.
  var voice: Finding? {
    guard let first = words.first, (4...5).contains(first.range.count),
      ["came", "comes", "rose", "rang"].contains(lowercased(0)),
      let noun = words.indices.dropFirst().prefix(5).first(where: {
        [
          "voice", "voices", "shout", "shouts", "cry", "cries", "answer", "reply", "call", "calls", "whisper",
          "response",
        ]
        .contains(lowercased($0))
      }), words[1...noun].allSatisfy({ $0.gap.isEmpty })
    else { return nil }
    if let owner = possessor(ofNounAt: noun) ?? author(ofNounAt: noun), case .name = owner.subject { return owner }
    return Finding(subject: .unnamed(noun), cue: noun, rule: "trailing")
  }

  /// Whom the words behind `according to` name: somebody, or whose statement it is.
  private func source(startingAt start: Int) -> Finding? {
    if let noun = (start..<min(words.count, start + 4)).first(where: { words[$0].classes.contains(.cueNoun) }),
      words[start..<noun + 1].dropFirst().allSatisfy(\.gap.isEmpty)
    {
      return (possessor(ofNounAt: noun) ?? author(ofNounAt: noun)).map {
        Finding(subject: definite($0.subject), cue: 0, rule: "according to")
      }
    }
    return subject(startingAt: start).map { Finding(subject: definite($0), cue: 0, rule: "according to") }
  }

  /// `he went on`, `Varga broke in`: a verb and a particle that end their clause, or a phrase comes after them.
  private func isPhrasal(_ i: Int) -> Bool {
    guard rules(i).contains(.phrasal), i + 1 < words.count, words[i].gap.isEmpty, words[i + 1].gap.isEmpty,
      rules(i + 1).contains(.phrasalParticle)
    else { return false }
    return i + 2 == words.count || !words[i + 2].gap.isEmpty
      || words[i + 2].classes.contains(.preposition) && !words[i + 2].isCapitalised
  }

  /// The paper that a statement stands in: `an editorial in The Weir Gazette`.
  private func medium(ofNounAt noun: Int) -> Finding? {
    var k = noun + 1
    while k + 1 < words.count, k <= noun + 4, words[k].gap.isEmpty {
      if ["in", "on", "at"].contains(lowercased(k)) {
        let name = words[k + 1].classes.contains(.determiner) && k + 2 < words.count ? k + 2 : k + 1
        guard let index = mention(startingAt: name), mentions[index].kind != .person, mentions[index].kind != .place
        else { return nil }
        return Finding(subject: .name(index), cue: noun, rule: "statement of")
      }
      k += 1
    }
    return nil
  }

  /// Next to a closing mark any verb brings words: `Toomey fumed`, `sniffed Mr. Hale`.
  private func anyVerb(_ i: Int) -> Finding? {
    func isPast(_ word: Int) -> Bool {
      !words[word].isCapitalised && lowercased(word).hasSuffix("ed")
        && words[word].classes.isDisjoint(with: [.preposition, .auxiliary, .conjunction])
    }
    if i == 0, isPast(0), words.count > 1, words[1].gap.isEmpty, let subject = subject(startingAt: 1) {
      return Finding(subject: subject, cue: 0, rule: "trailing")
    }
    // `"How is everyone?" she cracks.`
    if i == 1, ["he", "she"].contains(lowercased(0)), words[1].gap.isEmpty, !words[1].isCapitalised,
      words.count == 2 || !words[2].gap.isEmpty, isPast(1) || lowercased(1).hasSuffix("s"),
      words[1].classes.isDisjoint(with: [.preposition, .auxiliary, .conjunction, .pronoun])
    {
      return Finding(subject: .pronoun(0), cue: 1, rule: "trailing")
    }
    // `Toomey fumed.`
    guard i > 0, isPast(i), words[i].gap.isEmpty,
      i + 1 == words.count || !words[i + 1].gap.isEmpty || words[i + 1].classes.contains(.preposition),
      let mention = mention(endingAt: i - 1), mentions[mention].kind == .person, !mentions[mention].isPossessive
    else { return nil }
    let start =
      words.firstIndex { $0.range.start >= mentions[mention].whole.start } ?? mentions[mention].words.lowerBound
    return start == 0 ? Finding(subject: .name(mention), cue: i, rule: "trailing") : nil
  }

  /// The reporting clause at the end of the sentence that a fragment stands in: `… for farmers, said Elena Marsh`.
  func tail() -> Finding? {
    for i in words.indices where words[i].gap.contains(.comma) {
      // `, told the Gazette` has its subject before the comma.
      guard words[i].classes.contains(.strongCue), !rules(i).contains(.telling), !lowercased(i).hasSuffix("ing") else {
        continue
      }
      if let subject = subject(startingAt: i + 1) {
        return Finding(subject: subject, cue: i, rule: "end of the sentence")
      }
    }
    guard let last = words.indices.last, let comma = words.indices.last(where: { words[$0].gap.contains(.comma) }),
      last - comma <= 12, let subject = subject(startingAt: comma)
    else { return nil }
    if words[last].classes.contains(.strongCue), words[last].gap.isEmpty, last - comma <= 5 {
      return Finding(subject: subject, cue: last, rule: "end of the sentence")
    }
    // `…, Elena Marsh told reporters on Monday.`
    let past: Int
    switch subject {
    case .name(let index): past = mentions[index].isPossessive ? words.count : mentions[index].words.upperBound
    case .pronoun(let word): past = word + 1
    case .noun(let range): past = range.upperBound
    case .unnamed: return nil
    }
    guard past <= last, words[past].classes.contains(.strongCue), words[past].gap.isEmpty,
      !lowercased(past).hasSuffix("ing"),
      words[past...].dropFirst().allSatisfy({
        $0.gap.isEmpty && $0.classes.isDisjoint(with: [.strongCue, .conjunction]) && text.lowercased($0.range) != "that"
      })
    else { return nil }
    return Finding(subject: subject, cue: past, rule: "end of the sentence")
  }

  /// Whether it reports words and does not name who said them: `said one of them`.
  var reportsUnnamed: Bool {
    words.prefix(14).indices.contains { i in
      words[i].classes.contains(.cue)
        && words[...i].dropFirst().allSatisfy { $0.gap.isDisjoint(with: [.stop, .colon]) }
    }
  }

  /// Whether he or she who is meant already tells it: `The clerk, he recalled, did not look up`.
  func isToldByPronoun(isFemale: Bool) -> Bool {
    let pronoun: Spelling = isFemale ? "she" : "he"
    guard !mentions.contains(where: { $0.kind == .person }) else { return false }
    for i in words.indices.dropFirst(2).dropLast(2) where words[i].gap == .comma && lowercased(i) == pronoun {
      guard words[i + 1].gap.isEmpty, words[i + 1].classes.contains(.cue) else { continue }
      if words[i + 2..<min(words.count, i + 7)].contains(where: { $0.gap.contains(.comma) }) { return true }
    }
    return false
  }

  /// Whether its first words are of somebody who has no name: `His wife`, `One farmer`; `isFemale` tells of which sex.
  func opensUnnamed(isFemale: Bool?) -> Bool {
    guard let first = words.first,
      ["his", "her", "their", "my", "a", "an", "one", "another", "the"].contains(text.lowercased(first.range))
    else { return false }
    if explained(from: 0) != nil { return false }
    // `A young imam from the valley, who asked not to be named, told …`
    if ["a", "an", "one", "another"].contains(lowercased(0)) {
      for i in words.indices.dropFirst().prefix(4) where words[..<(i + 1)].dropFirst().allSatisfy({ $0.gap.isEmpty }) {
        // `A fortnight later the sheikh came back`
        if words[i].classes.contains(.determiner) { break }
        guard !words[i].isCapitalised, words[i].classes.contains(.office) || words[i].classes.contains(.kin) else {
          continue
        }
        let next = i + 1
        if next < words.count, mention(startingAt: next) != nil { return false }
        if next < words.count, words[next].classes.contains(.office) { continue }
        return true
      }
    }
    // `The shipowner did not reply.`: somebody else than whoever was spoken of before.
    if words.count > 2, words[0].classes.contains(.determiner), words[1].gap.isEmpty, words[2].gap.isEmpty,
      !words[1].classes.contains(.office), text.isTrade(words[1], lexicon),
      !words[2].classes.isDisjoint(with: [.auxiliary, .strongCue])
        || !words[2].isCapitalised && lowercased(2).hasSuffix("ed")
    {
      return true
    }
    for i in words.indices.dropFirst().prefix(3) where words[i].gap.isEmpty && words[i].classes.contains(.kin) {
      if i + 1 < words.count, mention(startingAt: i + 1) != nil { return false }
      // `The other man, his cousin Olaf Quist,`
      if i + 1 < words.count, words[i + 1].gap == .comma,
        (i + 1..<min(words.count, i + 6)).contains(where: { next in
          mention(startingAt: next).map { !mentions[$0].isPossessive && mentions[$0].kind == .person } ?? false
        })
      {
        return false
      }
      guard let isFemale else { return false }
      return !rules(i).contains(isFemale ? .maleKin : .femaleKin)
    }
    return false
  }
}

extension ReadingText {
  /// Whether words behind a closing mark speak of what was said: `a remark that Reed has called`, `the words which`.
  func speaksOfRemark(_ words: [Word]) -> Bool {
    words.count > 3 && words[0].classes.contains(.determiner) && words[1].classes.contains(.cueNoun)
      && ["that", "which"].contains(lowercased(words[2].range))
  }
}
