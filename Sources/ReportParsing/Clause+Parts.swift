import ReportModel

// The parts that names and nouns have in a sentence, as far as their places show them.

extension Clause {
  /// The part in the sentence of what stands at some words, as far as their place shows it.
  func part(of range: Range<Int>) -> Discourse.Part {
    var first = range.lowerBound
    while first > 0, words[first].gap.isEmpty,
      words[first - 1].classes.contains(.determiner) && !opensClause(first - 1)
        || words[first - 1].classes.contains(.officeModifier) || isEndearing(first - 1)
    { first -= 1 }
    // `of his adviser X`
    let kin = beforeKin(first)
    if kin > 0, kin < first, words[kin].gap.isEmpty, words[kin - 1].classes.contains(.preposition) { first = kin }
    if first > 1, words[first].gap.isEmpty, words[first - 1].classes.contains(.pronoun), isPossessivePronoun(first - 1),
      words[first - 1].gap.isEmpty, words[first - 2].classes.contains(.preposition)
    {
      first -= 1
    }
    if first > 0, words[first].gap.isEmpty, words[first - 1].classes.contains(.preposition) {
      switch lowercased(first - 1) {
      case "by": return .agent
      case "of": return .owner
      default: return .oblique
      }
    }
    if let noun = noun(explainedAt: first), case let part = part(of: noun), [.agent, .oblique, .owner].contains(part) {
      return part
    }
    // `Addressing the mayor, she wrote`
    if opensWithParticiple, first > 0, !words[1...first].contains(where: { $0.gap.contains(.comma) }) { return .object }
    let next = range.upperBound
    let isVerbNext =
      next < words.count && words[next].gap.isEmpty && !words[next].isCapitalised
      && (!words[next].classes.isDisjoint(with: [.auxiliary, .strongCue, .cue]) || isFinite(next))
    if isVerbNext {
      return isEmbedded(first) && !interrupts(first) ? .embedded : .subject
    }
    // `, said Robert Quist, the director`
    if first > 0, words[first].gap.isEmpty, words[first - 1].classes.contains(.strongCue), !isNoun(first - 1),
      first == 1 || !words[first - 1].gap.isDisjoint(with: [.comma, .mark])
    {
      return .subject
    }
    if standsBehindVerb(first) { return .subject }
    // `is X`, `is her nephew X`
    var head = first
    while head > 0, first - head < 4, words[head].gap.isEmpty,
      !words[head - 1].classes.isDisjoint(with: [.kin, .office, .determiner])
        || head > 0 && words[head].gap.isEmpty && ["his", "her", "their", "its"].contains(lowercased(head - 1))
    { head -= 1 }
    if head > 0, words[head].gap.isEmpty, ["is", "was", "be", "been", "became"].contains(lowercased(head - 1)) {
      return .predicate
    }
    let start = clauseStart(before: first)
    // `who leads X`: the subject is who.
    if lowercased(start) == "who", start < first { return .object }
    if words[start..<first].indices.contains(where: { isFinite($0) }) { return .object }
    let hasVerbBefore = words[..<start].indices.contains { isFinite($0) }
    if first > 0 {
      let before = words[first - 1]
      if words[first].gap.isEmpty, !before.isCapitalised,
        before.classes.isDisjoint(with: [.office, .kin, .conjunction, .starter, .honorific, .pronoun]),
        !lowercased(first - 1).hasSuffix("ly"), !text.isTrade(before, lexicon), !opensClause(first - 1)
      {
        return .object
      }
      // What explains another part.
      if words[first].gap == .comma, hasVerbBefore || start == first { return .object }
    }
    return isEmbedded(first) ? .embedded : .subject
  }

  /// `old Haverkamp`, `poor Hale`
  private func isEndearing(_ i: Int) -> Bool {
    words[i].range.count <= 6 && !words[i].isCapitalised
      && ["old", "young", "poor", "little", "dear", "good"].contains(lowercased(i))
  }

  /// The office or the like that a name explains: `by the judge, Ines Varga,`. The name has its part.
  private func noun(explainedAt first: Int) -> Range<Int>? {
    guard first > 1, words[first].gap == .comma, !words[first - 1].isCapitalised,
      !words[first - 1].classes.isDisjoint(with: [.office, .kin]) || text.isTrade(words[first - 1], lexicon)
    else { return nil }
    var start = first - 1
    while start > 0, first - start < 6, words[start].gap.isEmpty {
      start -= 1
      if words[start].classes.contains(.determiner) || words[start].isPossessive || isPossessivePronoun(start) {
        return start..<first
      }
      if !words[start].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary]) { return nil }
    }
    return nil
  }

  /// `Next door lives X`, `Between them sat the promoter, X`: after where somebody is comes a verb, then who it is.
  private func standsBehindVerb(_ first: Int) -> Bool {
    guard let opening = words.first, first > 1,
      opening.classes.contains(.preposition) || ["next", "opposite", "here", "there", "beside"].contains(lowercased(0))
    else { return false }
    var verb = first - 1
    // What the name explains comes between: `sat the promoter, X`.
    while verb > 1, first - verb < 5,
      words[verb].classes.contains(.determiner) || words[verb].classes.contains(.office)
        || words[verb].classes.contains(.kin) || isPossessivePronoun(verb) || text.isTrade(words[verb], lexicon)
    { verb -= 1 }
    guard
      [
        "lives", "lived", "sat", "sits", "stood", "stands", "lay", "lies", "came", "comes", "waited", "waits", "was",
        "is",
      ]
      .contains(lowercased(verb)), words[verb + 1].gap.isEmpty
    else { return false }
    // No subject stands before the verb: nothing but the phrase.
    guard words[verb].gap.subtracting(.comma).isEmpty else { return false }
    let isAlone = words[..<verb].allSatisfy {
      $0.classes.isDisjoint(with: [.auxiliary, .strongCue])
        && !["he", "she", "they", "it"].contains(text.lowercased($0.range))
    }
    let isName =
      mention(endingAt: verb - 1).map { part in
        let start = firstWord(of: mentions[part], words)
        return start == 0 || !words[start].gap.isEmpty || !isObject(start)
      } ?? false
    return words[verb].gap.contains(.comma) || isAlone && !isName
  }

  /// `his`, `our`
  func isPossessivePronoun(_ i: Int) -> Bool {
    ["his", "her", "their", "its", "my", "our"].contains(lowercased(i))
  }

  /// `Teal was reading out the figures when Varga rose`: it goes on with her.
  private func interrupts(_ first: Int) -> Bool {
    let start = clauseStart(before: first)
    guard start > 2, lowercased(start) == "when" else { return false }
    return words[..<start].indices.dropLast().contains {
      ["was", "were"].contains(lowercased($0)) && lowercased($0 + 1).hasSuffix("ing")
    }
  }

  /// Whether a subject is one of a clause within another: `said that X had`.
  private func isEmbedded(_ first: Int) -> Bool {
    let start = clauseStart(before: first)
    return start > 0 && !["and", "but"].contains(lowercased(start))
      && words[start].gap.isDisjoint(with: [.semicolon, .dash, .stop])
      && words[..<start].indices.contains { isFinite($0) }
  }

  /// Where the clause ends that a word stands in.
  func clauseEnd(after word: Int) -> Int {
    var i = word + 1
    while i < words.count, words[i].gap.isDisjoint(with: [.semicolon, .dash, .colon, .stop]), !opensClause(i),
      !["he", "she"].contains(lowercased(i))
    { i += 1 }
    return i
  }

  /// What a pronoun for one person tells.
  func person(ofPronoun i: Int) -> (gender: People.Gender, part: Discourse.Part)? {
    switch lowercased(i) {
    case "he": return (.male, .subject)
    case "she": return (.female, .subject)
    case "him": return (.male, .object)
    case "his": return (.male, .owner)
    case "her":
      let next = i + 1
      let isObject =
        next == words.count || !words[next].gap.isEmpty
        || !words[next].classes.isDisjoint(with: [.preposition, .conjunction, .determiner, .pronoun])
      return (.female, isObject ? .object : .owner)
    default: return nil
    }
  }

  /// Whether a pronoun can stand before whom it means: `Since launching his bid, Trump`, `Asked whether she knew, Varga`.
  func isCataphoric(_ i: Int, _ part: Discourse.Part) -> Bool {
    guard i > 0, !words[0].classes.contains(.pronoun) else { return false }
    if ["asked", "pressed", "questioned"].contains(lowercased(0)) {
      return words[i...].contains { $0.gap.contains(.comma) && $0.isCapitalised }
    }
    return part != .subject
      && (words[0].classes.contains(.preposition) || words[0].classes.contains(.starter)
        || lowercased(0).hasSuffix("ing") || lowercased(0).hasSuffix("ed"))
  }

  /// Whether a pronoun is the subject of what somebody says or thinks: `said that she would`, `said he had`.
  func isComplement(_ i: Int) -> Bool {
    guard i > 1, words[i].gap.isEmpty else { return false }
    if ["that", "whether", "how", "why", "what", "which", "whom"].contains(lowercased(i - 1)) { return true }
    return words[i - 1].classes.contains(.cue) && !isNoun(i - 1)
  }

  /// Whether a pronoun and its verb only come between: `The engineer, he recalled, did not look up`.
  func isAside(_ i: Int) -> Bool {
    i > 0 && i + 2 < words.count && words[i].gap == .comma && words[i + 1].gap.isEmpty
      && words[i + 1].classes.contains(.cue) && words[i + 2].gap == .comma
  }

  /// Whether a pronoun's verb is one of a reply.
  func answers(_ i: Int) -> Bool { i + 1 < words.count && rules(i + 1).contains(.replying) }

  /// Whether the verb after somebody is one of asking.
  func asks(after range: TextRange) -> Bool {
    let next = words.partition { $0.range.start < range.end }
    return next < words.count && ["asked", "asks", "wondered", "objected"].contains(lowercased(next))
  }

  /// `The waiter, who was called by neither side,`: somebody whom the text brings in.
  func isToldOf(_ i: Int) -> Bool { i + 1 < words.count && words[i + 1].gap == .comma && lowercased(i + 1) == "who" }

  /// Whether somebody comes after somebody: `was succeeded by`.
  var isSucceeded: Bool {
    words.indices.dropFirst().contains { i in
      lowercased(i) == "by" && words[i].gap.isEmpty
        && ["succeeded", "replaced", "followed", "relieved"].contains(lowercased(i - 1))
    }
  }

  func isIndefinite(_ i: Int) -> Bool { ["a", "an", "one", "another"].contains(lowercased(i)) }

  /// Whether a name tells who an office is: `The governor of the town, Olaf Quist,`.
  func isExplained(_ office: Range<Int>) -> Bool {
    let next = office.upperBound
    guard next < words.count, words[next].gap.isEmpty, words[next].classes.contains(.preposition) else { return false }
    return mentions.contains { mention in
      let first = firstWord(of: mention, words)
      return mention.kind != .place && !mention.isPossessive && first > next && first < next + 10
        && words[first].gap == .comma && words[next..<first].allSatisfy { $0.gap.isEmpty }
        && (mention.words.upperBound == words.count || !words[mention.words.upperBound].gap.isEmpty)
    }
  }

  /// Whether it begins with `to`, `in` or the like, or a participle, and not with `when`, `as`, `after`.
  var opensWithPreposition: Bool {
    if opensWithParticiple { return true }
    guard let first = words.first, first.classes.contains(.preposition) else { return false }
    return !["as", "after", "before", "since", "until", "like"].contains(lowercased(0))
  }

  /// Where the clause begins that a word stands in, as far as commas, semicolons and conjunctions show it.
  func clauseStart(before word: Int) -> Int {
    var i = min(word, words.count) - 1
    while i > 0 {
      if !words[i].gap.isDisjoint(with: [.semicolon, .dash, .colon, .stop]) { return i }
      if opensClause(i) { return i }
      i -= 1
    }
    return 0
  }

  /// `that`, `who`, `because`; `, and` before a subject.
  private func opensClause(_ i: Int) -> Bool {
    switch lowercased(i) {
    case "that": return !(i > 0 && words[i].gap.isEmpty && words[i - 1].classes.contains(.preposition))
    case "who", "which", "whether", "because", "when", "while", "where", "if", "although", "though", "whom", "whose",
      "until", "unless", "since":
      return true
    case "and", "but": return words[i].gap.contains(.comma)
    // `was sent by Reed, as Minister Hale was ill`
    case "as":
      guard words[i].gap.contains(.comma), i + 1 < words.count, let index = mention(startingAt: i + 1) else {
        return false
      }
      let next = mentions[index].words.upperBound
      return next < words.count && words[next].gap.isEmpty && words[next].classes.contains(.auxiliary)
    default: return false
    }
  }

  /// What a noun tells of the sex of whoever it names: `his wife`, `the chairman`.
  func gender(ofNoun i: Int) -> People.Gender {
    if rules(i).contains(.maleKin) { return .male }
    if rules(i).contains(.femaleKin) { return .female }
    let noun = lowercased(i)
    if noun.hasSuffix("woman") || noun.hasSuffix("mistress") { return .female }
    return noun.hasSuffix("man") && noun != "ombudsman" ? .male : .unknown
  }

  /// Whether a word is a verb by its form.
  func isFinite(_ i: Int) -> Bool {
    guard !words[i].isCapitalised else { return false }
    if words[i].classes.contains(.auxiliary) { return true }
    if words[i].classes.contains(.cue) { return !isNoun(i) }
    return (lowercased(i).hasSuffix("ed") || rules(i).contains(.acting))
      && !(i > 0 && words[i].gap.isEmpty && words[i - 1].classes.contains(.determiner))
  }

  /// The words of an office, a trade or a word for kin with its article, where they end at a word and stand for somebody
  /// whom no name beside them tells: `the miller`, `his wife`, `a pilot`.
  func epithet(endingAt i: Int, _ lexicon: Lexicon) -> Range<Int>? {
    let word = words[i]
    let isListed = word.classes.contains(.kin) || word.classes.contains(.office)
    guard isListed || text.isTrade(word, lexicon), !word.isCapitalised,
      !word.classes.contains(.cueNoun), isListed || !word.classes.contains(.organisation),
      !lowercased(i).hasSuffix("s") || word.isPossessive
    else { return nil }
    let next = i + 1
    if next < words.count, words[next].gap.isEmpty || words[next].gap == .comma {
      // `the miller Olaf Quist`, `the miller, Olaf Quist,`, `the state secretary`
      if mention(startingAt: next) != nil { return nil }
      if words[next].gap.isEmpty, words[next].classes.contains(.office) { return nil }
    }
    if mention(endingAt: i) != nil { return nil }
    var start = i
    while start > 0, words[start].gap.isEmpty, i - start < 4 {
      start -= 1
      if words[start].classes.contains(.determiner) || words[start].isPossessive
        || ["his", "her", "their", "its"].contains(lowercased(start))
      {
        return isApposition(start, to: next, isListed: isListed) ? nil : start..<next
      }
      if !words[start].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary]) { return nil }
    }
    return nil
  }

  /// Whether an office with its article only tells what somebody is whom a name or a pronoun beside it means, or is no
  /// office at all.
  private func isApposition(_ start: Int, to next: Int, isListed: Bool) -> Bool {
    // Of words that only end as trades do `the winter` is none.
    if !isListed, !isIndefinite(start), !(next < words.count && words[next].gap.isEmpty && isFinite(next)) {
      return true
    }
    // `Nora Quist, a pilot in the harbour,`
    let closes =
      next == words.count || !words[next].gap.isEmpty || lowercased(next) == "who"
      || words[next].classes.contains(.preposition)
    if words[start].gap == .comma, start > 0, closes, mention(endingAt: start - 1) != nil { return true }
    // `Himself a former pilot,`
    if start > 0, ["himself", "herself"].contains(lowercased(start - 1)) { return true }
    // `A nurse by training, she`
    guard start == 0, isIndefinite(start),
      let pronoun = words.indices.first(where: { $0 >= next && words[$0].gap.contains(.comma) }), pronoun < next + 8
    else { return false }
    return ["he", "she"].contains(lowercased(pronoun)) && !words[next..<pronoun].indices.contains { isFinite($0) }
  }
}
