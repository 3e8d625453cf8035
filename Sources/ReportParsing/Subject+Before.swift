import ReportModel

/// Who stands before a verb.
extension Clause {
  /// The subject that stands before a verb.
  func subject(before verb: Int) -> Subject? {
    var i = verb - 1
    // Adverbs and auxiliaries between.
    while i >= 0, words[i + 1].gap.isDisjoint(with: [.stop, .colon]), isTransparent(i) {
      // `who was better than I am, said`: what a comma parts from the verb belongs to another.
      if words[i + 1].gap.contains(.comma), words[i].classes.contains(.auxiliary) { break }
      i -= 1
    }
    // `used to say`, `went on to say`
    if i > 0, lowercased(i) == "to", words[i].gap.isEmpty {
      var phase = i - 1
      if lowercased(phase) == "on", phase > 0 { phase -= 1 }
      if [
        "used", "heard", "went", "goes", "began", "had", "has", "liked", "wanted", "continued", "proceeded", "hastened",
        "loved",
      ]
      .contains(lowercased(phase)) {
        i = phase - 1
        while i >= 0, words[i + 1].gap.isDisjoint(with: [.stop, .colon, .comma]), isTransparent(i) { i -= 1 }
      }
    }
    if let who = relative(before: i) { return .pronoun(who) }
    if words[verb].gap.isEmpty, let own = nameInRelative(endingAt: i) { return own }
    if let own = absoluteSubject(of: verb) ?? openingName(before: verb) ?? maker(before: verb) { return own }
    // `Ines Varga (R-Weir) has said`: over what stands in brackets.
    if i >= 0, words[i + 1].gap.contains(.paren),
      let open = (max(0, i - 12)...i).last(where: { words[$0].gap.contains(.paren) }),
      open > 0
    {
      if let subject = subject(endingAt: open - 1) { return definite(subject) }
    }
    guard i >= 0 else { return nil }
    let gap = words[i + 1].gap.union(words[verb].gap)
    if gap.contains(.comma), let owner = openingPossessor,
      ["read", "reads", "ran", "runs", "begins", "began"].contains(lowercased(verb))
    {
      // `Governor Dura's reply to the mayor, which came late, reads`
      return .name(owner)
    }
    // `A source in the president's office, who spoke to the paper, said`: nobody whom the sentence names.
    if gap.contains(.comma), let noun = indefiniteBeforeWho(verb) { return .unnamed(noun) }
    if words[i].classes.contains(.conjunction) || (words[i].classes.contains(.cue) && gap.contains(.comma)) {
      // `X recalled that Y had stood up and remarked`: Y, of whom that is told.
      if gap.isEmpty, let inner = complementSubject(before: verb) { return inner }
      // `told it to his friends: that night Quist turned round and murmured`
      if let colon = words[..<i].lastIndex(where: { $0.gap.contains(.colon) }),
        let own = sentenceSubject(before: i, from: colon)
      {
        return own
      }
      // `thanked …, sent regards … and stressed`: the sentence's own subject, or that of its last clause.
      return coordinateSubject(before: i) ?? sentenceSubject(before: i)
    }
    // `in which Quist is heard saying`, `Quist was quoted calling it`: whoever is heard, not who lets it be heard.
    if lowercased(verb).hasSuffix("ing"), i == verb - 1, i > 1, words[verb].gap.isEmpty, words[i].gap.isEmpty,
      ["heard", "seen", "shown", "filmed", "recorded", "quoted", "caught"].contains(lowercased(i)),
      ["is", "was", "are", "were", "been"].contains(lowercased(i - 1)), let heard = subject(before: i - 1)
    {
      return heard
    }
    // `remembers his father, the painter Jan Reed, saying`
    if lowercased(verb).hasSuffix("ing"), i == verb - 1, let heard = heardBefore(verb) { return heard }
    // `X refused to meet Y, adding`: the sentence's own subject.
    if words[verb].gap.contains(.comma), lowercased(verb).hasSuffix("ing"), i == verb - 1,
      let own = coordinateSubject(before: verb) ?? mainSubject(before: verb)
    {
      return own
    }
    // `X ran along the bank shouting`, `X released a statement saying`: the sentence's own subject.
    if lowercased(verb).hasSuffix("ing"), i == verb - 1, words[verb].gap.isEmpty, mention(endingAt: i) == nil,
      // `remembers her father telling her`
      !words[i].classes.contains(.kin),
      words[i].classes.contains(.cueNoun) || noun(endingAt: i).map({ isObject($0.lowerBound) }) ?? true,
      let own = mainSubject(before: verb)
    {
      return own
    }
    if gap.contains(.comma), opensWithOwnStatement,
      words[1..<verb].allSatisfy({ $0.classes.isDisjoint(with: [.auxiliary, .conjunction, .pronoun]) })
    {
      // `His last letter, addressed to Captain Quist, thanks …`
      return .pronoun(0)
    }
    if gap.isEmpty, let named = nameBehindPhrase(i) { return .name(named) }
    if !gap.contains(.comma), let head = headBeforePreposition(i) { return head }
    if let near = subject(endingAt: i) {
      guard gap.contains(.comma) else { return definite(near) }
      switch near {
      case .name(let index):
        let isOffice = mentions[index].kind == .office
        let before = appositive(endingBefore: mentions[index].words.lowerBound + (isOffice ? 1 : 0))
        // `The Deputy Minister for Works, Mr. Olaf Quist, said`: the name tells who it is.
        if case .name(let office)? = before, mentions[office].kind == .office, mentions[index].kind == .person,
          mentions[office].words.upperBound == firstWord(of: mentions[index], words)
        {
          return near
        }
        return before ?? near
      // `The councillor, asked for a comment by the broadcaster, said`
      case .noun(let range) where isObject(range.lowerBound):
        return appositive(endingBefore: range.lowerBound + 1) ?? mainSubject(before: verb)
      case .noun(let range): return appositive(endingBefore: range.lowerBound + 1) ?? definite(near)
      // `who was older than I am, said`
      case .pronoun: return appositive(endingBefore: i) ?? near
      case .unnamed: return near
      }
    }
    if let unnamed = unnamed(endingAt: i), words[i + 1..<verb + 1].allSatisfy({ $0.gap.isEmpty }) {
      return issuer(before: i) ?? unnamed
    }
    if gap.contains(.comma) {
      // `X, the warden of Y, said`, or `X thanked …, adding`.
      if lowercased(verb).hasSuffix("ing") { return mainSubject(before: verb) }
      if let before = appositive(endingBefore: i + 1) { return before }
    }
    return mainSubject(before: verb)
  }

  /// The subject of the part of a sentence behind the last semicolon before a verb, else of the sentence.
  private func mainSubject(before verb: Int) -> Subject? {
    if let part = words[1..<max(1, verb + 1)].lastIndex(where: { $0.gap.contains(.semicolon) }),
      let own = sentenceSubject(before: verb, from: part)
    {
      return own
    }
    return sentenceSubject(before: verb)
  }

  /// Whom somebody remembers or heard saying something.
  private func heardBefore(_ verb: Int) -> Subject? {
    guard
      let memory = (max(1, verb - 14)..<verb).last(where: {
        ["remembers", "remembered", "remember", "recalls", "recalled", "recall", "heard", "hears", "hear"].contains(
          lowercased($0))
      }), memory + 1 < verb, words[memory + 1].gap.isEmpty, let object = subject(startingAt: memory + 1),
      case .name(let index) = object, mentions[index].kind == .person, !mentions[index].isPossessive,
      mentions[index].words.upperBound == verb
    else { return nil }
    return object
  }

  /// Whose statement a sentence begins with, where a clause that says when stands between it and its verb: `A statement posted by
  /// the Lock Guild hours after the gate fell declared`.
  private func issuer(before limit: Int) -> Subject? {
    guard limit > 4, words[0].classes.contains(.determiner), words[1].gap.isEmpty, words[1].classes.contains(.cueNoun),
      let finding = author(ofNounAt: 1)
    else { return nil }
    let past: Int
    switch finding.subject {
    case .name(let index): past = mentions[index].words.upperBound
    case .noun(let range): past = range.upperBound
    case .pronoun, .unnamed: return nil
    }
    let isTimed = words.indices.clamped(to: past..<limit).contains {
      ["after", "before", "when", "while", "since", "once", "as", "until"].contains(lowercased($0))
    }
    let isWhole = words.indices.clamped(to: past..<limit).allSatisfy {
      words[$0].gap.isDisjoint(with: [.semicolon, .dash, .colon, .stop]) && !["and", "but"].contains(lowercased($0))
    }
    return isTimed && isWhole ? finding.subject : nil
  }

  /// The `who` of a relative clause in which only a phrase stands before the verb: `who in her Towns (1972) called`.
  private func relative(before i: Int) -> Int? {
    guard
      let who = (max(0, i - 9)..<max(0, i)).last(where: {
        lowercased($0) == "who" && words[$0].gap.contains(.comma)
      }), words[who + 1].classes.contains(.preposition), words[who + 1].gap.subtracting(.comma).isEmpty,
      words[(who + 1)...i].allSatisfy({
        $0.classes.isDisjoint(with: [.auxiliary, .strongCue]) && $0.gap.isDisjoint(with: [.stop, .colon, .semicolon])
      })
    else { return nil }
    return who
  }

  /// The person of whom another tells something with `that`, and whose second verb this is: `writes that the colonel looked
  /// round and asked`. With `added` and the like whoever tells goes on.
  private func complementSubject(before verb: Int) -> Subject? {
    guard !rules(verb).contains(.goingOn) else { return nil }
    for that in stride(from: verb - 3, through: 2, by: -1) {
      if !words[that + 1].gap.isEmpty { return nil }
      guard ["that", "how"].contains(lowercased(that)), words[that].gap.isEmpty else { continue }
      let tells = (max(0, that - 5)..<that).contains { i in
        words[i].classes.contains(.cue) && !isNoun(i) && words[i + 1...that].allSatisfy { $0.gap.isEmpty }
      }
      guard tells, let inner = subject(startingAt: that + 1) else { return nil }
      switch inner {
      case .name(let index):
        return [.person, .office].contains(mentions[index].kind) && !mentions[index].isPossessive ? inner : nil
      case .noun(let range): return words[range.upperBound - 1].classes.contains(.office) ? inner : nil
      case .pronoun, .unnamed: return nil
      }
    }
    return nil
  }

  func isTransparent(_ i: Int) -> Bool {
    let word = words[i]
    if word.classes.contains(.auxiliary) { return true }
    // `has since called`
    if word.range.count == 5, i > 0, words[i].gap.isEmpty, words[i - 1].classes.contains(.auxiliary),
      lowercased(i) == "since"
    {
      return true
    }
    guard !word.isCapitalised else { return false }
    return lowercased(i).hasSuffix("ly") || rules(i).contains(.transparent)
  }

  func subject(endingAt i: Int) -> Subject? {
    if let mention = mention(endingAt: i) {
      guard !mentions[mention].isPossessive, mentions[mention].kind != .place else { return nil }
      let start = mentions[mention].words.lowerBound
      // An object or a place after a preposition is no subject, unless its office comes between.
      let first = words.firstIndex { $0.range.start >= mentions[mention].whole.start } ?? start
      if first > 0, words[first].gap.isEmpty, isObject(first) { return nil }
      return .name(mention)
    }
    if words[i].classes.contains(.pronoun), isSubjectPronoun(i) {
      // `a reader who gives no name`
      if lowercased(i) == "who", i > 0, words[i].gap.isEmpty, let noun = unnamed(endingAt: i - 1) { return noun }
      // `jeers from neighbours, who called her`, `His driver, who gives no name, says`
      if lowercased(i) == "who", i > 1, words[i].gap == .comma, isPluralNoun(i - 1) || opensWithOwn(i - 1) {
        return .unnamed(i - 1)
      }
      return .pronoun(i)
    }
    return noun(endingAt: i).map { .noun($0) }
  }

  func isSubjectPronoun(_ i: Int) -> Bool { ["he", "she", "they", "it", "who", "i", "we"].contains(lowercased(i)) }

  /// The subject whose complement ends right before a verb: `A spokesman for the minister said`, `the mayor of Weir said`.
  private func headBeforePreposition(_ i: Int) -> Subject? {
    var start = i
    if let mention = mention(endingAt: i) {
      start = mentions[mention].words.lowerBound
      while start > 0, words[start - 1].range.start >= mentions[mention].whole.start { start -= 1 }
      // `a release from Liberal critic Olaf Quist`
      let past = (max(0, start - 3)..<start).last { k in
        !words[k + 1].gap.isEmpty
          || !words[k].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .determiner, .pronoun])
      }
      if let past, words[past].classes.contains(.preposition), words[past + 1].gap.isEmpty { start = past + 1 }
    } else if let noun = noun(endingAt: i) {
      start = noun.lowerBound
    } else {
      return nil
    }
    while start > 0, words[start].gap.isEmpty, words[start - 1].classes.contains(.determiner) { start -= 1 }
    guard start > 1, words[start].gap.isEmpty, words[start - 1].gap.isEmpty,
      ["for", "of", "at", "from", "to", "with", "in", "on", "near", "behind", "outside"].contains(lowercased(start - 1))
    else { return nil }
    let head = start - 2
    if let name = mention(endingAt: head) {
      // `Olaf Quist of the Weir party said`, `Quist at the second meeting warned`
      let first = firstWord(of: mentions[name], words)
      let opens = first == 0 || !words[first].gap.isEmpty || !isObject(first)
      return mentions[name].kind == .person && !mentions[name].isPossessive && opens ? .name(name) : nil
    }
    // `A release from the critic Olaf Quist said`
    if words[head].classes.contains(.cueNoun) || lowercased(head) == "release", let name = mention(endingAt: i),
      !mentions[name].isPossessive
    {
      let isWriter =
        mentions[name].kind != .place && lowercased(start - 1) == "from"
        || mentions[name].kind == .organisation && lowercased(start - 1) == "of"
      if isWriter { return .name(name) }
    }
    // `Sources in the ministry said`
    if head == 0, words[0].isCapitalised, lowercased(0).hasSuffix("s"), !words[0].classes.contains(.starter),
      words[0].classes.isDisjoint(with: [.pronoun, .preposition, .cueNoun])
    {
      return .unnamed(0)
    }
    if let noun = noun(endingAt: head), words[head].classes.contains(.office) {
      // `Olaf Quist, a spokesman for the speaker said`
      if words[noun.lowerBound].gap == .comma, let name = mention(endingAt: noun.lowerBound - 1),
        !mentions[name].isPossessive, mentions[name].kind == .person
      {
        return .name(name)
      }
      return definite(.noun(noun))
    }
    // `The staff association of the Weir Museum wrote`
    if words[head].classes.contains(.organisation), !words[head].isCapitalised, let noun = noun(endingAt: head),
      noun.lowerBound == 0
    {
      return .noun(noun)
    }
    return unnamed(endingAt: head)
  }
}
