import ReportModel

/// Nouns of what is said, and whose they are: `his letter`, `the testimony of Vana`.
extension Clause {
  /// Whether the subject of a verb stands right before it; `the concession promised to Dura` has none.
  func hasSubject(at verb: Int) -> Bool {
    guard verb > 0 else { return true }
    if !words[verb].gap.isEmpty || words[verb - 1].classes.contains(.conjunction) { return true }
    var i = verb - 1
    while i > 0, isTransparent(i) { i -= 1 }
    return subject(endingAt: i) != nil
  }

  /// Whether somebody else's words are read out.
  var readsOut: Bool {
    words.indices.contains { i in
      words[i].range.count == 4 && lowercased(i) == "read"
        && words[i...].dropFirst().prefix(3).contains { ["out", "aloud"].contains(text.lowercased($0.range)) }
    }
  }

  /// `I will read it to you`, `read from it`: read to others, unlike `I have read in the papers that …`.
  func isReadOut(_ verb: Int) -> Bool {
    guard ["read", "reads"].contains(lowercased(verb)) else { return false }
    return verb + 1 == words.count || !words[verb + 1].gap.isEmpty
      || !["in", "that", "on", "about", "somewhere", "how", "of"].contains(lowercased(verb + 1))
  }

  /// Whose letter or statement a paragraph speaks of: `Dura's letter`.
  func authorOfLetter() -> Finding? {
    for i in words.indices where words[i].classes.contains(.cueNoun) && isNoun(i) {
      if let finding = possessor(ofNounAt: i), case .name = finding.subject { return finding }
    }
    return nil
  }

  /// `was read`, `were published`: something is done with words that somebody else said.
  func isPassive(_ i: Int) -> Bool {
    i > 0 && words[i].gap.isEmpty && ["was", "were", "is", "are", "be", "been", "being"].contains(lowercased(i - 1))
      && [
        "found", "read", "quoted", "published", "posted", "recited", "cited", "written", "reported", "submitted",
        "relayed",
      ]
      .contains(lowercased(i))
  }

  /// Whether a word that may be a verb stands as a noun: after an article, a possessive or an adjective.
  func isNoun(_ i: Int) -> Bool {
    guard i > 0, words[i].gap.isEmpty else { return !words[i].classes.contains(.cue) }
    let before = words[i - 1]
    if before.isPossessive || before.classes.contains(.determiner) { return true }
    if isPossessivePronoun(i - 1) { return true }
    if words[i].classes.contains(.cue) {
      // `ran along the bank shouting`
      if !words[i].classes.contains(.cueNoun), lowercased(i).hasSuffix("ing") { return false }
      // `the head of state`
      if before.range.count == 2, lowercased(i - 1) == "of" { return true }
      // `Varga's latest request`
      if i > 1, words[i - 2].isPossessive, words[i - 1].gap.isEmpty, !before.isCapitalised,
        before.classes.isDisjoint(with: [.office, .outletNoun, .organisation, .cueNoun, .auxiliary, .kin])
      {
        return true
      }
      let isOwned =
        i > 1 && words[i].classes.contains(.cueNoun) && isPossessivePronoun(i - 2)
      return i > 1 && (words[i - 2].classes.contains(.determiner) || isOwned) && !before.isCapitalised
        && before.classes.isDisjoint(with: [.office, .outletNoun, .organisation, .cueNoun, .roleLabel])
        && mention(endingAt: i - 1) == nil
    }
    return true
  }

  /// Whose letter or answer a sentence begins with: an index of the mentions.
  var openingPossessor: Int? {
    guard let owner = mentions.indices.first, mentions[owner].isPossessive, mentions[owner].kind != .place,
      let first = words.first
    else { return nil }
    let start = min(mentions[owner].title ?? .max, mentions[owner].whole.start)
    // `The Trust's own report`
    let hasArticle = first.range.count == 3 && start == first.range.end + 1 && lowercased(0) == "the"
    guard start <= first.range.end || hasArticle else { return nil }
    var next = mentions[owner].words.upperBound
    if next + 1 < words.count, words[next].gap.isEmpty, !words[next].isCapitalised,
      words[next].classes.isDisjoint(with: [.cueNoun, .cue, .auxiliary, .preposition, .office])
    {
      next += 1
    }
    return next < words.count && words[next].gap.isEmpty && words[next].classes.contains(.cueNoun) ? owner : nil
  }

  /// `His last letter, addressed to Captain Quist, thanks …`: whoever's letter it is.
  var opensWithOwnStatement: Bool {
    guard words.count > 2, ["his", "her", "its", "their"].contains(lowercased(0)) else { return false }
    for i in 1..<min(4, words.count) {
      guard words[i].gap.isEmpty, !words[i].isCapitalised else { return false }
      if words[i].classes.contains(.cueNoun) {
        // `His message to the port was read out`, `Her testimony ended`: something befalls it.
        return words[i...].dropFirst().contains { $0.classes.contains(.cue) }
      }
    }
    return false
  }

  /// Who sends words of their own: `said that Varga had sent him a message`, `passed it on with a note in the margin`.
  func sender() -> Finding? {
    // `A voice was heard that most took for that of Quist.`
    if let voice = words.indices.first(where: { $0 > 0 && lowercased($0) == "voice" }),
      let index = mentions.lastIndex(where: { $0.kind == .person && $0.words.lowerBound > voice }),
      mentions[index].words.upperBound == words.count
    {
      return Finding(subject: .name(index), cue: voice, rule: "statement of")
    }
    for noun in words.indices.reversed() where noun > 1 && words[noun].classes.contains(.cueNoun) && isNoun(noun) {
      guard
        let article = (max(1, noun - 4)..<noun).last(where: {
          words[$0].classes.contains(.determiner) || lowercased($0) == "one"
        }), ["a", "an", "one"].contains(lowercased(article))
      else { continue }
      if lowercased(article - 1) == "with", words[article].gap.isEmpty,
        let subject = sentenceSubject(before: article - 1)
      {
        return Finding(subject: subject, cue: noun, rule: "statement of")
      }
      guard
        let verb = (max(1, article - 3)..<article).last(where: {
          rules($0).contains(.giving) || ["left", "leaves", "posted"].contains(lowercased($0))
        }), words[verb + 1...article].allSatisfy({ $0.gap.isEmpty }), let subject = subject(before: verb)
      else { continue }
      return Finding(subject: subject, cue: noun, rule: "statement of")
    }
    return nil
  }

  /// In whose hand something is written: `a line in Quist's own hand`, `a note in her hand`, `in the hand of Quist`.
  func writer(byHand hand: Int) -> Finding? {
    guard ["hand", "handwriting"].contains(lowercased(hand)), hand > 1, words[hand].gap.isEmpty,
      words.prefix(hand).contains(where: { $0.rules.contains(.handwritten) })
    else { return nil }
    if lowercased(hand - 1) == "the", lowercased(hand - 2) == "in", hand + 2 < words.count,
      lowercased(hand + 1) == "of", words[hand + 1].gap.isEmpty, let subject = subject(startingAt: hand + 2)
    {
      return Finding(subject: subject, cue: hand, rule: "in whose hand")
    }
    guard let finding = possessor(ofNounAt: hand) else { return nil }
    var start: Int
    switch finding.subject {
    case .name(let index): start = firstWord(of: mentions[index], words)
    case .noun(let range): start = range.lowerBound
    // The one whom the sentence names may be he: `Quist had added in his own hand`.
    case .pronoun(let word):
      guard !mentions.contains(where: { $0.words.upperBound <= word && $0.kind == .person && !$0.isPossessive }) else {
        return nil
      }
      start = word
    case .unnamed: return nil
    }
    while start > 0, words[start].gap.isEmpty, words[start - 1].classes.contains(.determiner) { start -= 1 }
    guard start > 0, words[start].gap.isEmpty, lowercased(start - 1) == "in" else { return nil }
    return Finding(subject: finding.subject, cue: hand, rule: "in whose hand")
  }

  /// What somebody without a name goes by: `A user who signs herself Umm Teal`, `one who writes under the name Quill`.
  var ownName: Mention? {
    guard words.count > 4, ["a", "an", "one", "another"].contains(lowercased(0)),
      let who = words.indices.prefix(8).first(where: {
        $0 > 0 && ["who", "calling", "writing", "posting"].contains(lowercased($0))
      })
    else { return nil }
    for i in who..<min(words.count, who + 9) {
      let isSelf =
        i > who && ["himself", "herself", "itself"].contains(lowercased(i))
        && ["signs", "signed", "calls", "called", "calling", "styles", "styled", "terms", "names", "named", "dubs"]
          .contains(lowercased(i - 1))
      let isName =
        ["name", "names", "pseudonym", "handle", "nickname", "alias", "by", "as"].contains(lowercased(i)) && i > who
        && words[who...i].contains {
          ["under", "goes", "known", "by", "signs", "writes", "posts", "using", "tweets", "writing", "posting"]
            .contains(text.lowercased($0.range))
        }
      guard isSelf || isName, i + 1 < words.count, words[i + 1].isCapitalised,
        words[i + 1].gap.subtracting(.mark).isEmpty
          || words[i + 1].gap.subtracting([.mark, .other]).isEmpty
            && text.bytes[words[i + 1].range.start - 1] == UInt8(ascii: "@"),
        let index = mention(startingAt: i + 1), mentions[index].kind != .place, !mentions[index].isPossessive
      else { continue }
      return mentions[index]
    }
    return nil
  }

  /// Whose a statement is: `Salami's statements`, `his letter`.
  func possessor(ofNounAt noun: Int) -> Finding? {
    var i = noun - 1
    var steps = 0
    while i >= 0, steps < 3, words[i + 1].gap.isEmpty {
      if words[i].isPossessive, let mention = mention(endingAt: i) {
        return Finding(subject: .name(mention), cue: noun, rule: "statement of")
      }
      // `the governor's last post`
      if words[i].isPossessive, words[i].classes.contains(.office), let owner = self.noun(endingAt: i) {
        return Finding(subject: .noun(owner), cue: noun, rule: "statement of")
      }
      // `Its editorial reads`, but not `said in its statement`.
      if ["his", "her", "their"].contains(lowercased(i)) || i == 0 && lowercased(i) == "its" {
        return Finding(subject: .pronoun(i), cue: noun, rule: "statement of")
      }
      if words[i].classes.contains(.preposition) || words[i].classes.contains(.determiner) { break }
      i -= 1
      steps += 1
    }
    return nil
  }

  /// Whether a statement is only what the sentence speaks of: `Teal said Varga's remarks "…"`, `Teal said on many of Varga's
  /// speeches`. Who says that says the words too.
  func isTopic(_ finding: Finding) -> Bool {
    // `chose it for Teal's speech because it is "…"`
    if words.indices.contains(where: { k in
      k > finding.cue && k < finding.cue + 3 && ["because", "since", "although", "though"].contains(lowercased(k))
    }) {
      return true
    }
    var start: Int
    switch finding.subject {
    case .name(let index):
      let first = min(mentions[index].title ?? mentions[index].whole.start, mentions[index].whole.start)
      start = mentions[index].words.lowerBound
      while start > 0, words[start - 1].range.start >= first { start -= 1 }
    case .pronoun(let word): start = word
    case .noun, .unnamed: return false
    }
    while start > 0, words[start].gap.isEmpty,
      !words[start - 1].classes.isDisjoint(with: [.determiner, .officeModifier])
    { start -= 1 }
    guard start > 1, words[start].gap.isEmpty else { return false }
    let before = lowercased(start - 1)
    // `Varga noted in her diary`
    if case .pronoun = finding.subject, ["in", "on"].contains(before), words[start - 2].classes.contains(.cue),
      !isNoun(start - 2)
    {
      return subject(before: start - 2) != nil
    }
    if before == "that" || ["say", "says", "said", "claimed", "argued", "insisted", "believes"].contains(before) {
      return subject(before: start - 1) != nil
    }
    guard ["on", "about", "of", "over", "against", "to", "with"].contains(before),
      lowercased(start - 2) != "according"
    else { return false }
    var i = start - 2
    while i > 0, words[i + 1].gap.isDisjoint(with: [.stop, .colon]) {
      if words[i].classes.contains(.strongCue), !isNoun(i), !["wrote", "writes", "write"].contains(lowercased(i)) {
        return subject(before: i) != nil
      }
      i -= 1
    }
    return false
  }

  /// `The Front posted a message by one of the eleven, Olaf Quist: "…"`: the words are of the one at the end.
  func authorAtEnd(ofNounAt noun: Int) -> Finding? {
    guard
      let by = (noun + 1..<min(words.count, noun + 7)).first(where: {
        lowercased($0) == "by" || $0 == noun + 1 && lowercased($0) == "of"
      }),
      words[noun + 1...by].allSatisfy({ $0.gap.isEmpty }),
      // What is read or published by somebody is another's.
      words[noun + 1..<by].allSatisfy({ $0.classes.isDisjoint(with: [.cue, .auxiliary, .pronoun]) || isWriting($0) }),
      let index = mentions.indices.last, mentions[index].words.upperBound == words.count,
      !mentions[index].isPossessive, mentions[index].kind != .place
    else { return nil }
    var first = firstWord(of: mentions[index], words)
    while first > by + 1, words[first].gap.isEmpty, words[first - 1].classes.contains(.determiner) { first -= 1 }
    let between = words[min(by + 1, first)..<first]
    guard first > by, between.allSatisfy({ $0.classes.isDisjoint(with: [.cue, .auxiliary]) }),
      between.isEmpty || words[first].gap == .comma && between.dropFirst().allSatisfy({ $0.gap.isEmpty })
    else { return nil }
    return Finding(subject: .name(index), cue: noun, rule: "statement of")
  }

  /// `prints a message that the manager, Olaf Quist, sent to the office: "…"`: the words are of whoever sent it.
  func authorInRelative(ofNounAt noun: Int) -> Finding? {
    guard noun + 3 < words.count, ["that", "which"].contains(lowercased(noun + 1)),
      words[noun + 1].gap.subtracting(.comma).isEmpty, !isSpokenOf(noun)
    else { return nil }
    for verb in noun + 3..<min(words.count, noun + 18) {
      if !words[verb].gap.isDisjoint(with: [.stop, .colon, .semicolon]) { return nil }
      guard
        rules(verb).contains(.giving)
          || [
            "sends", "sent", "dispatched", "despatched", "signed", "posted", "left", "kept", "keeps", "wrote",
            "written", "spoke", "said",
          ]
          .contains(lowercased(verb)),
        !words[verb - 1].classes.contains(.determiner), !words[verb - 1].isPossessive
      else { continue }
      // `He sent her a telegram, which she keeps`
      if ["kept", "keeps"].contains(lowercased(verb)), let sender = sender() { return sender }
      guard let subject = subject(startingAt: noun + 2) ?? subject(before: verb) else { return nil }
      switch subject {
      case .name(let index):
        return mentions[index].words.lowerBound > noun + 1
          ? Finding(subject: subject, cue: noun, rule: "statement of") : nil
      case .pronoun(let word): return word > noun + 1 ? Finding(subject: subject, cue: noun, rule: "statement of") : nil
      case .noun(let range):
        return range.lowerBound > noun + 1 ? Finding(subject: subject, cue: noun, rule: "statement of") : nil
      case .unnamed: return Finding(subject: subject, cue: noun, rule: "statement of")
      }
    }
    return nil
  }

  /// `spoke of the protest note that Quist had sent`, `mocked the letter which he wrote`: who does says the words, unless
  /// the letter itself is read or printed.
  private func isSpokenOf(_ noun: Int) -> Bool {
    var start = noun
    while start > 0, noun - start < 4, words[start].gap.isEmpty,
      words[start - 1].classes.isDisjoint(with: [.preposition, .auxiliary, .conjunction]),
      words[start - 1].classes.isDisjoint(with: [.cue]) || isNoun(start - 1)
    { start -= 1 }
    guard start > 1, words[start].gap.isEmpty else { return false }
    let isOver =
      words[start - 1].gap.isEmpty
      && ["of", "about", "on", "to", "at", "over", "against"].contains(lowercased(start - 1))
    let verb = isOver ? start - 2 : start - 1
    return words[verb].classes.contains(.cue) && !isNoun(verb)
      && (isOver || rules(verb).isDisjoint(with: [.issuing, .perceiving, .handingOn]) && !isQuoting(verb))
      && subject(before: verb) != nil
  }

  private func isQuoting(_ verb: Int) -> Bool {
    [
      "quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "recites", "recited", "relayed", "recalled",
      "recalls",
    ]
    .contains(lowercased(verb))
  }

  private func isWriting(_ word: Word) -> Bool {
    ["written", "signed", "penned", "composed", "dictated", "drafted"].contains(text.lowercased(word.range))
  }

  /// Who is named after a statement: `a speech by X`, `an interview with X`.
  func author(ofNounAt noun: Int) -> Finding? {
    var k = noun + 1
    // `A third message, from Reed to Hale, went out.`
    let isParted =
      k < words.count && words[k].gap == .comma && (["from", "by"].contains(lowercased(k)) || isWriting(words[k]))
    while k < words.count, k <= noun + 4,
      words[k].gap.isDisjoint(with: [.stop, .comma, .colon]) || isParted && k == noun + 1
    {
      // `In the debate Councillor Bernd Auer of the Free Voters`: somebody comes first.
      if words[k].isCapitalised, words[k].gap.isEmpty, mention(startingAt: k) != nil { return nil }
      if lowercased(k) == "of", k + 1 < words.count, ["his", "hers"].contains(lowercased(k + 1)),
        k + 2 == words.count || !words[k + 2].gap.isEmpty || !words[k + 2].isCapitalised, explained(from: k + 1) == nil
      {
        // `A sermon of his from October describes …`
        return Finding(subject: .pronoun(k + 1), cue: noun, rule: "statement of")
      }
      if ["by", "from", "of", "with"].contains(lowercased(k)), k + 1 < words.count,
        let subject = subject(startingAt: k + 1)
      {
        if lowercased(k) == "with" && !["interview", "talk", "conversation", "exchange"].contains(lowercased(noun)) {
          return nil
        }
        if lowercased(k) == "of", case .name(let index) = subject, mentions[index].kind == .place { return nil }
        return Finding(subject: subject, cue: noun, rule: "statement of")
      }
      k += 1
    }
    return nil
  }
}
