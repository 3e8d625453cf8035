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

  /// Where a sentence begins behind the place, the agency and the dash with which news open: `DORN (WNA) — `; else 0.
  var pastDateline: Int {
    guard let first = words.first, first.isAllCaps else { return 0 }
    guard let dash = words.indices.prefix(10).dropFirst().first(where: { words[$0].gap.contains(.dash) }),
      words[..<dash].allSatisfy({ $0.isCapitalised || $0.hasDigit })
    else { return 0 }
    return dash
  }
}
