import ReportModel

// Who speaks in a part of a sentence that has its own subject: a second clause, a participle with its name, an opening.

extension Clause {
  /// The subject of the clause that a verb goes on with, where that is not the sentence's first: `Quist did not answer, but the
  /// keeper came back to it and repeated`. Not within what somebody is said to have told.
  func coordinateSubject(before limit: Int) -> Subject? {
    for k in stride(from: min(limit, words.count) - 2, through: 2, by: -1) where !words[k].gap.isEmpty {
      if !words[k].gap.isDisjoint(with: [.stop, .colon]) { return nil }
      let isJoined =
        words[k].gap.contains(.comma) && ["and", "but", "while", "yet", "whereupon"].contains(lowercased(k))
      guard isJoined || words[k].gap == .semicolon else { continue }
      let start = words[k].classes.contains(.conjunction) ? k + 1 : k
      guard let subject = clauseSubject(startingAt: start, before: limit) else { continue }
      return tellsThat(before: k) ? nil : subject
    }
    return nil
  }

  /// The name, the pronoun or the office right at a word that its verb follows.
  func clauseSubject(startingAt start: Int, before limit: Int) -> Subject? {
    guard start < limit, let subject = subject(startingAt: start) else { return nil }
    let next: Int
    switch subject {
    case .name(let index):
      guard !mentions[index].isPossessive, mentions[index].kind != .place else { return nil }
      let first = firstWord(of: mentions[index], words)
      guard first <= start || first == start + 1 && words[start].classes.contains(.determiner) else { return nil }
      next = mentions[index].words.upperBound
    case .pronoun(let word):
      guard ["he", "she"].contains(lowercased(word)) else { return nil }
      next = word + 1
    case .noun(let range):
      guard words[range.upperBound - 1].classes.contains(.office) else { return nil }
      next = range.upperBound
    case .unnamed: return nil
    }
    guard next < limit, words[next].gap.isEmpty, isFinite(next) || isTransparent(next) else { return nil }
    return definite(subject)
  }

  /// Whether a verb of saying with `that` stands before a word: what comes then may be all told.
  private func tellsThat(before limit: Int) -> Bool {
    words.indices.prefix(limit).contains { i in
      i > 0 && words[i].range.count == 4 && lowercased(i) == "that"
        && words[max(0, i - 4)..<i].contains { $0.classes.contains(.cue) }
    }
  }

  /// `Quist in a note to Hale and Reed wrote`, `The Guild at the second meeting warned`: the name that a sentence begins with and
  /// that only phrases part from its verb.
  func openingName(before verb: Int) -> Subject? {
    guard let mention = mentions.first, !mention.isPossessive, mention.kind != .place, mention.kind != .office else {
      return nil
    }
    let next = mention.words.upperBound
    guard next + 2 < verb, words[next].classes.contains(.preposition), !words[next].isCapitalised,
      !["of", "as"].contains(lowercased(next))
    else { return nil }
    let first = firstWord(of: mention, words)
    guard first == 0 || first == 1 && words[0].classes.contains(.determiner),
      words[next...verb].allSatisfy({ $0.gap.isEmpty }),
      !words[next..<verb].indices.contains(where: {
        isFinite($0) || words[$0].classes.contains(.pronoun) || lowercased($0).hasSuffix("ing") && !isNoun($0)
      })
    else { return nil }
    return .name(0)
  }

  /// Whether a verb of saying stands right behind a name: whoever has it is somebody.
  func speaks(_ mention: Int) -> Bool {
    let next = mentions[mention].words.upperBound
    return next < words.count && mentions[mention].kind == .person && words[next].gap.isEmpty
      && words[next].classes.contains(.cue) && !isNoun(next)
  }

  /// `with Quist calling it`, `with the mayor saying`: whoever stands between `with` and the participle.
  func absoluteSubject(of verb: Int) -> Subject? {
    guard verb > 1, words[verb].range.count > 5, words[verb].gap.isEmpty, lowercased(verb).hasSuffix("ing") else {
      return nil
    }
    let subject: Subject
    var first: Int
    if let index = mention(endingAt: verb - 1), !mentions[index].isPossessive, mentions[index].kind != .place {
      (subject, first) = (.name(index), firstWord(of: mentions[index], words))
      if first > 0, words[first].gap.isEmpty, words[first - 1].classes.contains(.determiner) { first -= 1 }
    } else if let noun = noun(endingAt: verb - 1), words[verb - 1].classes.contains(.office) {
      (subject, first) = (definite(.noun(noun)), noun.lowerBound)
    } else {
      return nil
    }
    guard first > 0, words[first].gap.isEmpty, lowercased(first - 1) == "with" else { return nil }
    // `said in an interview with Quist praising`
    return first > 1 && words[first - 1].gap.isEmpty && words[first - 2].classes.contains(.cueNoun) ? nil : subject
  }

  /// Whether `the` and one word with a capital are an office that is the subject of the verb behind it: `the President brought`.
  func isSubjectOffice(_ mention: Mention) -> Bool {
    let (word, next) = (mention.words.lowerBound, mention.words.upperBound)
    guard mention.kind == .office, mention.words.count == 1, !mention.isPossessive, word > 0, next < words.count,
      words[word].gap.isEmpty, words[next].gap.isEmpty, lowercased(word - 1) == "the"
    else { return false }
    return isFinite(next) || isTransparent(next)
  }

  /// `As reported in the Weir Gazette, "…"`, `As told by Quist, …`: whoever reports.
  func reportedBy() -> Finding? {
    guard words.count > 3, words[0].range.count == 2, lowercased(0) == "as", words[1].classes.contains(.cue),
      words[1].gap.isEmpty, words[2].gap.isEmpty, ["in", "by"].contains(lowercased(2)),
      lowercased(1).hasSuffix("ed") || ["told", "written", "quoted"].contains(lowercased(1)),
      let subject = subject(startingAt: 3)
    else { return nil }
    if lowercased(2) == "in" {
      guard case .name(let index) = subject, [.outlet, .organisation].contains(mentions[index].kind) else { return nil }
    }
    return Finding(subject: subject, cue: 1, rule: "according to")
  }

  /// `As Quist put it, "…"`, `As she likes to put it`: whoever puts it so.
  func puts() -> Finding? {
    guard words.count > 3, words[0].range.count == 2, lowercased(0) == "as", let last = words.indices.last,
      lowercased(last) == "it", ["put", "puts", "has", "had"].contains(lowercased(last - 1)),
      let subject = subject(startingAt: 1)
    else { return nil }
    return Finding(subject: definite(subject), cue: last - 1, rule: "lead-in")
  }

  /// Whether a verb of saying tells only what befalls somebody: `Hale was accused of`, `is described as`.
  func isSufferedOnly(_ i: Int) -> Bool {
    guard i > 1, words[i].range.count > 4, words[i].gap.isEmpty, !words[i].isCapitalised, lowercased(i).hasSuffix("ed"),
      !["asked", "advised", "determined"].contains(lowercased(i))
    else { return false }
    var be = i - 1
    if be > 0, lowercased(be).hasSuffix("ly") || rules(be).contains(.transparent) { be -= 1 }
    return words[be + 1].gap.isEmpty && ["was", "were", "is", "are", "been", "being"].contains(lowercased(be))
  }

  /// `Hale was praised by Quist as "…"`: whoever stands behind `by`.
  func agent(ofPassive i: Int) -> Finding? {
    guard let by = (i + 1..<min(words.count, i + 5)).first(where: { lowercased($0) == "by" }), by + 1 < words.count,
      words[i + 1...by].allSatisfy({ $0.gap.isEmpty }), let subject = subject(startingAt: by + 1)
    else { return nil }
    return Finding(subject: definite(subject), cue: i, rule: "lead-in")
  }

  /// `which President Quist said "was over"`, `Hale's notes, which Quist called "…"`: the name between `which` and its verb.
  func nameInRelative(endingAt i: Int) -> Subject? {
    guard i > 0, let name = mention(endingAt: i), !mentions[name].isPossessive, mentions[name].kind != .place
    else { return nil }
    var first = firstWord(of: mentions[name], words)
    while first > 0, words[first].gap.isEmpty,
      !words[first - 1].classes.isDisjoint(with: [.office, .determiner, .officeModifier, .honorific])
        || text.isTrade(words[first - 1], lexicon)
    { first -= 1 }
    return first > 0 && words[first].gap.isEmpty && ["which", "what", "whom"].contains(lowercased(first - 1))
      ? .name(name) : nil
  }

  private static let making: Set<Spelling> = [
    "signed", "published", "released", "issued", "written", "prepared", "drafted", "compiled", "produced", "posted",
  ]

  /// `The report, published on Monday by the Weir Institute, found that`: whoever made what the sentence begins with.
  func maker(before verb: Int) -> Subject? {
    guard verb > 5, words[verb].gap.contains(.comma), words[0].classes.contains(.determiner),
      let noun = (1..<3).first(where: { words[$0].classes.contains(.cueNoun) }),
      words[1...noun].allSatisfy(\.gap.isEmpty),
      words[noun + 1].gap == .comma, Self.making.contains(lowercased(noun + 1)),
      let by = (noun + 2..<min(verb, noun + 8)).first(where: { lowercased($0) == "by" }), by + 1 < verb,
      words[noun + 2...by + 1].allSatisfy(\.gap.isEmpty)
    else { return nil }
    return subject(startingAt: by + 1).map(definite)
  }

  private static let aims: Set<Spelling> = [
    "goal", "aim", "hope", "dream", "ambition", "wish", "intention", "mission", "objective", "motto", "desire", "maxim",
  ]

  /// `Quist's one wish for the year is to "…"`: whose it is.
  func ownAim() -> Finding? {
    guard let last = words.indices.last, last > 2, words[last].range.count <= 4 else { return nil }
    let verb = ["to", "that"].contains(lowercased(last)) ? last - 1 : last
    guard ["is", "was", "remains"].contains(lowercased(verb)), words[last].gap.isEmpty,
      let noun = (1..<verb).first(where: { Self.aims.contains(lowercased($0)) }),
      let owner = possessor(ofNounAt: noun)
    else { return nil }
    switch owner.subject {
    case .name(let index): guard firstWord(of: mentions[index], words) <= 1 else { return nil }
    case .pronoun(let word): guard word == 0 else { return nil }
    case .noun, .unnamed: return nil
    }
    return Finding(subject: owner.subject, cue: noun, rule: "statement of")
  }

  /// Where a sentence begins behind where, when and for whom it was written, with which news open: `DORN, Norvland (WNA) — The
  /// council`, `(Dorn) - The council`, `DORN, 4 July – The council`; else 0.
  var pastDateline: Int {
    guard let first = words.first, first.isAllCaps && first.range.count > 3 || first.gap.contains(.paren),
      let dash = words.indices.prefix(14).dropFirst().first(where: { words[$0].gap.contains(.dash) }),
      words[dash].isCapitalised, text.scalar(before: words[dash].range.start).map({ $0.value.isSpace }) ?? false
    else { return 0 }
    let isNoted = words[dash].gap.contains(.paren) || words[..<dash].contains { $0.hasDigit }
    return isNoted || words[..<dash].allSatisfy(\.isAllCaps) ? dash : 0
  }
}
