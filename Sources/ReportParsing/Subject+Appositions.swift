import ReportModel

/// Names that tell who an office, a trade or somebody's kin is.
extension Clause {
  /// The person whose name explains an office that begins at a word: `the police chief of Dorn, Ada Oke,`, `Dorn's mayor, Ada
  /// Oke`, `one of the miners, Ada Oke`, `the poet and former minister Ada Oke`, `his daughter, the cellist Ada Oke`.
  func explained(from start: Int) -> Int? {
    func person(_ i: Int) -> Int? {
      guard i < words.count, let index = mention(startingAt: i), mentions[index].kind == .person,
        !mentions[index].isPossessive
      else { return nil }
      return index
    }
    var hasOffice = false
    var k = start
    while k < words.count, k < start + 10 {
      let word = words[k]
      if k > start, word.gap == .comma {
        guard hasOffice, let index = person(k) ?? namedWithTrade(k) else { return nil }
        let next = mentions[index].words.upperBound
        return next == words.count || !words[next].gap.isEmpty ? index : nil
      }
      guard k == start || word.gap.isEmpty else { return nil }
      // `To the leader Olaf Quist he wrote`: whom it is to.
      if word.classes.contains(.preposition), !hasOffice, k != start + 1 || lowercased(start) != "one" { return nil }
      if k > start, hasOffice, words[k - 1].classes.isDisjoint(with: [.preposition, .particle]), let index = person(k),
        firstWord(of: mentions[index], words) <= k, mentions[index].words.lowerBound >= k
      {
        return index
      }
      if !word.classes.isDisjoint(with: [.auxiliary, .pronoun]) && !(k == start && isPossessivePronoun(k))
        || word.classes.contains(.cue) && !isNoun(k) && !word.isCapitalised && !word.classes.contains(.office)
      {
        return nil
      }
      if word.classes.contains(.conjunction), !hasOffice && !text.isTrade(words[max(start, k - 1)], lexicon) {
        return nil
      }
      if !word.classes.isDisjoint(with: [.office, .kin]) || text.isTrade(word, lexicon)
        || k > start && lowercased(k - 1) == "the" && lowercased(max(start, k - 2)) == "of"
          && lowercased(start) == "one"
      {
        hasOffice = true
      }
      k += 1
    }
    return nil
  }

  /// `the cellist Ada Oke`, behind the comma of `his daughter,`.
  private func namedWithTrade(_ start: Int) -> Int? {
    guard words[start].classes.contains(.determiner) else { return nil }
    for k in start + 1..<max(start + 1, min(words.count, start + 4)) {
      guard words[k].gap.isEmpty else { return nil }
      if let index = mention(startingAt: k) {
        return mentions[index].kind == .person && !mentions[index].isPossessive ? index : nil
      }
      guard words[k].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun]) else { return nil }
    }
    return nil
  }

  /// `Ada Oke of Weir University, its director,`: the name that a stretch between commas begins with, where nothing but a phrase comes
  /// after it.
  func nameBeforePhrase(_ stretch: ClosedRange<Int>) -> Int? {
    guard let index = mention(startingAt: stretch.lowerBound), mentions[index].kind == .person,
      !mentions[index].isPossessive, firstWord(of: mentions[index], words) == stretch.lowerBound,
      case let next = mentions[index].words.upperBound, next < stretch.upperBound,
      ["of", "from", "at", "for", "in"].contains(lowercased(next)),
      words[next...stretch.upperBound].allSatisfy({ $0.classes.isDisjoint(with: [.auxiliary, .cue, .pronoun]) })
    else { return nil }
    return index
  }

  /// The office whose letter or the like a sentence begins with: `The abbot's own letter`.
  var openingOwner: Range<Int>? {
    guard words.count > 3, words[0].classes.contains(.determiner),
      let owner = words.indices.prefix(4).first(where: { $0 > 0 && words[$0].isPossessive }),
      words[owner].classes.contains(.office), !words[owner].isCapitalised,
      let noun = words.indices.dropFirst(owner + 1).prefix(3).first(where: { words[$0].classes.contains(.cueNoun) }),
      words[1...noun].allSatisfy({ $0.gap.isEmpty && $0.classes.isDisjoint(with: [.preposition, .auxiliary]) })
    else { return nil }
    return 0..<owner + 1
  }

  /// Whether a verb of saying with its `that` stands at a word, or right behind it.
  func reportsThat(_ word: Int) -> Bool {
    // `, who announced that it was over, said`: of whoever stands before it.
    if ["who", "which", "whom", "whose"].contains(lowercased(word)) { return false }
    return (word..<min(words.count - 1, word + 3)).contains {
      words[$0].classes.contains(.strongCue) || words[$0].classes.contains(.cue) && !isNoun($0)
        ? words[$0 + 1].gap.isEmpty && lowercased($0 + 1) == "that" : false
    }
  }

  /// `In the church pastor Ada Oke asks`: whom an office stands before that nothing parts from the phrase a sentence begins with, which
  /// has no other subject.
  func nameBehindPhrase(_ end: Int) -> Int? {
    guard let index = mention(endingAt: end), mentions[index].role != nil, mentions[index].kind == .person,
      !mentions[index].isPossessive
    else { return nil }
    let first = firstWord(of: mentions[index], words)
    var start = first
    while start > 0, words[start].gap.isDisjoint(with: [.stop, .dash, .colon, .semicolon, .comma]) { start -= 1 }
    guard start < first, words[start].classes.contains(.preposition), words[first].gap.isEmpty,
      words[start..<first].allSatisfy({ $0.classes.isDisjoint(with: [.auxiliary, .pronoun, .cueNoun]) })
    else { return nil }
    // `In the opinion of pastor Ada Oke`: of whoever has the opinion.
    return words[start..<first].contains { text.lowercased($0.range) == "of" } ? nil : index
  }

  /// Whether an article stands before a noun, perhaps with another word between: `The reply`, `A third message`.
  func isBehindArticle(_ noun: Int) -> Bool {
    guard noun > 0 else { return false }
    if words[noun - 1].classes.contains(.determiner) { return true }
    return noun > 1 && words[noun].gap.isEmpty && words[noun - 1].gap.isEmpty && !words[noun - 1].isCapitalised
      && words[noun - 2].classes.contains(.determiner)
      && words[noun - 1].classes.isDisjoint(with: [.preposition, .office, .cueNoun, .auxiliary, .organisation])
  }
}
