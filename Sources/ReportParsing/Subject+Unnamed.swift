import ReportModel

/// Who stands before a verb and has no name.
extension Clause {
  /// `a lawmaker said`: somebody new, not the one who holds the office.
  func definite(_ subject: Subject) -> Subject {
    guard case .noun(let range) = subject, range.count > 1,
      ["a", "an", "one", "another", "some", "any"].contains(lowercased(range.lowerBound)),
      !words[range.upperBound - 1].classes.contains(.cueNoun)
    else { return subject }
    return .unnamed(range.upperBound - 1)
  }

  /// `one farmer`, `federal prosecutors`, `his allies`: words for people or things that end right before a verb and begin
  /// with an article, a number or the sentence. Nobody is named by them, and nobody else is the verb's subject.
  func unnamed(endingAt i: Int) -> Subject? {
    func isPlain(_ word: Word) -> Bool {
      !word.isCapitalised && !word.hasDigit && !word.isPossessive
        && word.classes.isDisjoint(with: [
          .preposition, .determiner, .pronoun, .conjunction, .auxiliary, .strongCue, .month, .particle,
        ])
    }
    // `Experts said`
    if words[i].isCapitalised, words[i].classes.contains(.starter), words[i].range.count > 4,
      i == 0 || words[i].gap.contains(.stop), lowercased(i).hasSuffix("s"),
      words[i].classes.isDisjoint(with: [.preposition, .conjunction, .pronoun])
    {
      return .unnamed(i)
    }
    guard isPlain(words[i]), words[i].classes.isDisjoint(with: [.cueNoun]), !isParticiple(i), !isTime(i) else {
      return nil
    }
    var start = i
    while start > 0, words[start].gap.isEmpty, i - start < 4 {
      let before = words[start - 1]
      if before.classes.contains(.determiner) || before.isPossessive { return .unnamed(i) }
      if ["one", "two", "three", "his", "her", "their", "its", "my", "our", "many", "several", "other", "few", "most"]
        .contains(lowercased(start - 1))
      {
        return .unnamed(i)
      }
      // `American officials said`, `one Varga leaflet said`
      if before.isCapitalised, before.classes.contains(.demonym) { return .unnamed(i) }
      if before.isCapitalised, start > 1, words[start - 1].gap.isEmpty,
        words[start - 2].classes.contains(.determiner) || lowercased(start - 2) == "one"
      {
        return .unnamed(i)
      }
      // `Harbour Patrol agents described`: those are many.
      if before.isCapitalised, start == i, lowercased(i).hasSuffix("s"),
        !["always", "sometimes", "perhaps", "besides", "afterwards", "nowadays", "towards", "thus"].contains(
          lowercased(i))
      {
        return .unnamed(i)
      }
      guard isPlain(before), !isParticiple(start - 1) || start - 1 == i - 1 else { return nil }
      start -= 1
    }
    let opens = start == 0 || !words[start].gap.isDisjoint(with: [.comma, .stop, .mark, .semicolon, .dash, .colon])
    return opens && i - start < 4 && lowercased(i).hasSuffix("s") ? .unnamed(i) : nil
  }

  /// Where the article of a noun stands: a definite one, near before it.
  func definiteStart(of noun: Int) -> Int? {
    var i = noun
    while i > 0, words[i].gap.isEmpty, noun - i < 3 {
      if lowercased(i - 1) == "the" { return i - 1 }
      guard words[i - 1].classes.isDisjoint(with: [.determiner, .preposition, .conjunction, .pronoun, .auxiliary])
      else {
        return nil
      }
      i -= 1
    }
    return nil
  }

  /// `Varga last week said`: no subject.
  func isTime(_ i: Int) -> Bool { rules(i).contains(.time) }

  func isParticiple(_ i: Int) -> Bool {
    let word = lowercased(i)
    return word.hasSuffix("ing") || word.hasSuffix("ed") || word.hasSuffix("ly")
  }

  /// Whether a word is a plural of the sentence and no apposition to a name: `neighbours`.
  func isPluralNoun(_ i: Int) -> Bool {
    guard words[i].range.count > 4, !words[i].isCapitalised, lowercased(i).hasSuffix("s"),
      !lowercased(i).hasSuffix("ss"),
      words[i].classes.isDisjoint(with: [.cueNoun, .pronoun, .auxiliary, .preposition, .organisation, .outletNoun])
    else { return false }
    for k in (max(0, i - 6)..<i + 1).reversed() where !words[k].gap.isEmpty {
      return !words[k].gap.contains(.comma) || mention(endingAt: k - 1) == nil
    }
    return true
  }

  /// Whether a clause begins with whose kin or servant somebody is whom no name tells: `His driver`, `her late uncle`.
  func opensWithOwn(_ noun: Int) -> Bool {
    guard noun < 5, isPossessivePronoun(0), !words[noun].isCapitalised, words[1...noun].allSatisfy({ $0.gap.isEmpty })
    else { return false }
    return !words[noun].classes.isDisjoint(with: [.office, .kin]) || text.isTrade(words[noun], lexicon)
  }

  /// The noun of a sentence that begins with somebody without a name and goes on with `, who`.
  func indefiniteBeforeWho(_ verb: Int) -> Int? {
    guard verb > 3, ["a", "an", "one", "another"].contains(lowercased(0)),
      let who = (2..<min(verb, 14)).first(where: { words[$0].gap.contains(.comma) }), lowercased(who) == "who",
      words[1..<who].allSatisfy({ $0.gap.isEmpty && $0.classes.isDisjoint(with: [.cue, .auxiliary]) }),
      !mentions.contains(where: { $0.words.lowerBound < who && $0.kind == .person && !$0.isPossessive })
    else { return nil }
    return 1
  }
}
