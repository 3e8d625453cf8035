import ReportModel

/// Words of a sentence with the names among them; quotations are taken out.
struct Clause {
  let text: ReadingText
  let lexicon: Lexicon
  var words: [Word]
  var mentions: [Mention]

  init(_ words: [Word], in text: ReadingText, _ lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
    self.words = words
    mentions = text.mentions(in: words, lexicon)
  }

  /// Who says something in a clause.
  enum Subject: Hashable {
    /// A name: an index of `mentions`.
    case name(Int)
    /// `he`, `she`, `they`, `it`: an index of `words`.
    case pronoun(Int)
    /// An office or a kind of document with its article: `the harbourmaster`, `the poster`.
    case noun(Range<Int>)
    /// Somebody whom no name and no office tells: `one farmer`, `critics`; the index of the noun.
    case unnamed(Int)
  }

  /// A subject with the words that show it.
  struct Finding {
    var subject: Subject
    /// The cue: an index of `words`.
    var cue: Int
    var rule: String
  }

  func mention(endingAt word: Int) -> Int? { mentions.firstIndex { $0.words.upperBound - 1 == word } }
  func mention(startingAt word: Int) -> Int? {
    mentions.firstIndex {
      $0.words.lowerBound == word
        || min($0.title ?? $0.whole.start, $0.whole.start) <= words[word].range.start
          && words[word].range.end <= $0.name.end
    }
  }
  /// What the lists of single rules say of a word.
  func rules(_ word: Int) -> RuleClasses { words[word].rules }
  func lowercased(_ word: Int) -> Spelling { text.lowercased(words[word].range) }

  // MARK: The cue before the words

  /// The subject of the last cue: `X said`, `X's letter`, `an interview with X`, `according to X`.
  func leading() -> Finding? {
    if let own = ownView() ?? ownAim() { return own }
    var i = words.count - 1
    // A sentence with so many verbs of saying and no subject to the last of them has none.
    var cues = 0
    while i >= 0, cues < 12 {
      defer { i -= 1 }
      let word = words[i]
      if word.classes.contains(.cue) { cues += 1 }
      let length = word.range.count
      if length == 4 || length == 11, let finding = writer(byHand: i) { return finding }
      if length == 4 || length == 5, let finding = letKnow(i) { return finding }
      if i == words.count - 1, let finding = ownStatementRuns() { return finding }
      if word.classes.contains(.cue), isAsking(i) { continue }
      if length > 3, let finding = toldBy(i) { return finding }
      // `He was told that the road was "open"`: by somebody whom nobody names.
      if length > 3, isTold(i) { return Finding(subject: .unnamed(i), cue: i, rule: "lead-in") }
      if length > 5, let quoted = quotedAsSaying(i) {
        return Finding(subject: quoted, cue: i, rule: "lead-in")
      }
      if length == 2, lowercased(i) == "to", i == 0 || words[i].gap.contains(.stop), i + 3 < words.count,
        let mention = mention(startingAt: words[i + 1].classes.contains(.determiner) ? i + 2 : i + 1),
        !mentions[mention].isPossessive
      {
        // `To Cole it was, in a phrase that stuck, "a wall".`
        var next = mentions[mention].words.upperBound
        // An apposition may come between.
        if next < words.count, words[next].gap == .comma {
          while next < words.count, next < i + 14, lowercased(next) != "it" { next += 1 }
        }
        if next + 1 < words.count, lowercased(next) == "it", words[next + 1].classes.contains(.auxiliary) {
          return Finding(subject: .name(mention), cue: i, rule: "to whom it was")
        }
      }
      if i == 0, let finding = ownOpinion() ?? comesFrom() ?? reportedBy() ?? puts() { return finding }
      if word.classes.contains(.cue), isSufferedOnly(i) {
        if let finding = agent(ofPassive: i) { return finding }
        // `is remembered for a saying`, `In his report Hale is described as`
        if words.contains(where: { $0.classes.contains(.cueNoun) }) || words.count - i > 3 { continue }
        return Finding(subject: .unnamed(i), cue: i, rule: "lead-in")
      }
      if i == 0, let holder = opinionHolder() { return Finding(subject: .name(holder), cue: 0, rule: "to whom it was") }
      if length == 9, lowercased(i) == "according", i + 2 < words.count, lowercased(i + 2) == "which" {
        // `The Guard issued a clarification, according to which Teal "spoke of the past"`
        // `read out a letter from the county, according to which`: whoever wrote it.
        if let letter = words.indices.prefix(i).last(where: { words[$0].classes.contains(.cueNoun) && isNoun($0) }),
          let author = possessor(ofNounAt: letter) ?? author(ofNounAt: letter)
        {
          return Finding(subject: author.subject, cue: i, rule: "according to")
        }
        return sentenceSubject(before: i).map { Finding(subject: $0, cue: i, rule: "according to") }
      }
      if length == 9, lowercased(i) == "according", i + 2 < words.count, let subject = subject(startingAt: i + 2),
        !isOnlyReporter(subject, behind: i)
      {
        return Finding(subject: subject, cue: i, rule: "according to")
      }
      if word.classes.contains(.cueNoun), isNoun(i), let finding = possessor(ofNounAt: i), !isTopic(finding) {
        if case .pronoun(let owner) = finding.subject, let name = nameAfterOwn(owner) {
          return Finding(subject: .name(name), cue: i, rule: "statement of")
        }
        return finding
      }
      if word.classes.contains(.cueNoun), isNoun(i), let finding = authorInRelative(ofNounAt: i) { return finding }
      if word.classes.contains(.cueNoun), isNoun(i), let finding = authorAtEnd(ofNounAt: i) { return finding }
      if isInverted(i), let subject = subject(startingAt: i + 1), endsClause(subject) {
        // `The president, said his spokesman Nabil Dura, "reads everything"`
        return Finding(subject: subject, cue: i, rule: "lead-in")
      }
      if let said = madeToSay(i) { return Finding(subject: said, cue: i, rule: "lead-in") }
      if word.classes.contains(.cue) && !isNoun(i) || findsThat(i), !isPassive(i), !isInName(i),
        !isWished(i), !isParticipleOfObject(i), !isOfAnotherClause(i),
        let subject = subject(before: i), !isAdjective(i, of: subject)
      {
        // `She added that she thinks Teal appeals to many because of "fear"`: she who added.
        // `told the Gazette that the ministry had found "no ships"`: whoever told it.
        if rules(i).contains(.inward), words.count - i > 2 || !isNamed(subject), let main = mainReport(before: i) {
          return main
        }
        // `Teal said the vote has underlined the need for a "new" lock`: what underlines it says nothing.
        if !words[i].classes.contains(.strongCue), case .unnamed(let noun) = subject,
          let main = reportRightBefore(noun)
        {
          return main
        }
        return Finding(subject: subject, cue: i, rule: "lead-in")
      }
    }
    for noun in words.indices.reversed() where words[noun].classes.contains(.cueNoun) {
      if let finding = author(ofNounAt: noun) { return finding }
    }
    return nil
  }

  /// `Her conclusion was that the agency had shown "…"`: whoever's it is.
  private func ownView() -> Finding? {
    guard words.count > 4, ["his", "her", "their"].contains(lowercased(0)),
      let noun = (1..<4).first(where: { words[$0].classes.contains(.cueNoun) }),
      words[1...noun + 1].allSatisfy({ $0.gap.isEmpty }), noun + 2 < words.count,
      ["is", "was"].contains(lowercased(noun + 1)), lowercased(noun + 2) == "that"
    else { return nil }
    return Finding(subject: .pronoun(0), cue: noun, rule: "statement of")
  }

  /// `cited a source close to the ministry as saying`, `quoted Varga as saying`: whoever is quoted.
  func quotedAsSaying(_ i: Int) -> Subject? {
    guard i > 3, words[i].classes.contains(.cue), words[i].gap.isEmpty, lowercased(i - 1) == "as",
      lowercased(i).hasSuffix("ing"),
      let verb = (max(0, i - 16)..<i - 2).last(where: {
        ["quoted", "quotes", "quoting", "cited", "cites", "citing"].contains(lowercased($0))
      })
    else { return nil }
    // `was quoted by the Gazette as saying`
    if verb > 0, ["was", "were", "is", "been"].contains(lowercased(verb - 1)) { return subject(before: verb - 1) }
    if let subject = subject(startingAt: verb + 1) { return definite(subject) }
    return .unnamed(verb + 2)
  }

  /// `the guild said in a statement, according to the Gazette:`: whoever said it, and not the paper that tells of it.
  private func isOnlyReporter(_ subject: Subject, behind according: Int) -> Bool {
    guard case .name(let index) = subject, mentions[index].kind == .outlet, words[according].gap.contains(.comma) else {
      return false
    }
    return words[..<according].indices.contains {
      words[$0].classes.contains(.strongCue) && !isNoun($0) && self.subject(before: $0) != nil
    }
  }

  /// `lets her know that`, `let it be known that`: whoever lets it be known.
  private func letKnow(_ i: Int) -> Finding? {
    guard i > 1, lowercased(i) == "know" || lowercased(i) == "known", words[i].gap.isEmpty else { return nil }
    for verb in stride(from: i - 1, through: max(0, i - 6), by: -1) {
      guard words[verb + 1].gap.isEmpty else { return nil }
      guard ["let", "lets", "letting"].contains(lowercased(verb)) else { continue }
      return subject(before: verb).map { Finding(subject: $0, cue: verb, rule: "lead-in") }
    }
    return nil
  }

  /// `His letter to Quist, which the old man has had framed, runs:`: whose letter it is, whatever is told of it between.
  private func ownStatementRuns() -> Finding? {
    guard let last = words.indices.last, last > 2, rules(last).contains(.running), words[last].gap.contains(.comma)
    else { return nil }
    if let owner = openingPossessor { return Finding(subject: .name(owner), cue: last, rule: "lead-in") }
    return opensWithOwnStatement ? Finding(subject: .pronoun(0), cue: last, rule: "lead-in") : nil
  }

  /// Whether a verb belongs to the question that a sentence begins with: `When we asked the keeper what she remembered, Ines
  /// Varga gave us …`. The words are those of whoever answers.
  private func isAsking(_ i: Int) -> Bool {
    guard ["when", "asked", "pressed", "questioned"].contains(lowercased(0)),
      let main = mainClause(before: words.count), i < main, case .name? = subject(startingAt: main)
    else { return false }
    return words[...i].contains { $0.rules.contains(.beingAsked) || text.lowercased($0.range) == "asked" }
  }

  /// `Teal, who was not there, has him say`, `heard Varga answer`: whoever says it.
  private func madeToSay(_ i: Int) -> Subject? {
    guard i > 1, words[i].classes.contains(.cue), words[i].gap.isEmpty, words[i - 1].gap.isEmpty,
      !(["s", "ed", "ing"] as [Spelling]).contains(where: { lowercased(i).hasSuffix($0) })
        || lowercased(i) == "confess",
      !["said", "told", "wrote", "spoke", "written", "spoken", "read"].contains(lowercased(i))
    else { return nil }
    if ["him", "her"].contains(lowercased(i - 1)) { return rules(i - 2).contains(.causing) ? .pronoun(i - 1) : nil }
    guard let index = mention(endingAt: i - 1), !mentions[index].isPossessive, mentions[index].kind != .place else {
      return nil
    }
    let first = firstWord(of: mentions[index], words)
    return first > 0 && words[first].gap.isEmpty && rules(first - 1).contains(.causing)
      && ["hears", "heard", "hear", "has", "makes", "made", "lets", "let"].contains(lowercased(first - 1))
      ? .name(index) : nil
  }

  /// Whether a verb stands in a clause of its own before the one that brings the words: `the plan Varga described was "a
  /// trap"`, `as Varga had promised, the road was "open"`, and another verb before it reports.
  private func isOfAnotherClause(_ i: Int) -> Bool {
    guard i > 2 else { return false }
    // `told the paper that the government had found "no crates"`
    let isFinding = ["found", "find", "finds"].contains(lowercased(i)) && !findsThat(i)
    let isReduced = i + 1 < words.count && words[i + 1].gap.isEmpty && words[i + 1].classes.contains(.auxiliary)
    let isAside =
      !isReduced && !isFinding && i + 1 < words.count
      && (i + 1..<min(words.count, i + 8)).contains { words[$0].gap.contains(.comma) }
      && (max(1, i - 6)..<i).contains { lowercased($0) == "as" && !words[$0 - 1].isCapitalised }
    guard isReduced || isAside || isFinding else { return false }
    return words.indices.prefix(i - 2).contains { k in
      words[k].classes.contains(.cue) && !isNoun(k) && !isInName(k) && k + 1 < i && k > 0
        && words[k + 1...i].contains { text.lowercased($0.range) == "that" }
    }
  }

  /// `In his sermon of March 9, which Tide TV carried live, Ustaz Bakr turned …`: the name after a comma whose sermon it is.
  private func nameAfterOwn(_ owner: Int) -> Int? {
    guard owner > 0, owner < 3, ["in", "on", "at", "with", "from", "during"].contains(lowercased(0)) else { return nil }
    return mentions.indices.first { index in
      let mention = mentions[index]
      let first = firstWord(of: mention, words)
      let next = mention.words.upperBound
      return first > owner + 1 && words[first].gap == .comma && mention.kind == .person && !mention.isPossessive
        && next < words.count && words[next].gap.isEmpty && !words[next].isCapitalised
        && words[next].classes.isDisjoint(with: [.preposition, .conjunction])
    }
  }

  /// `To her mind the affair is simple`, `in his view`.
  private func ownOpinion() -> Finding? {
    guard words.count > 3, ["to", "in"].contains(lowercased(0)), ["his", "her", "their"].contains(lowercased(1)),
      ["mind", "eyes", "view", "opinion", "judgement", "judgment", "words"].contains(lowercased(2))
    else { return nil }
    return Finding(subject: .pronoun(1), cue: 2, rule: "to whom it was")
  }

  /// `From Quist there comes, that same evening:`
  private func comesFrom() -> Finding? {
    guard words.count > 3, lowercased(0) == "from", let index = mention(startingAt: 1), !mentions[index].isPossessive,
      mentions[index].kind != .place
    else { return nil }
    let next = mentions[index].words.upperBound
    guard next + 1 < words.count,
      lowercased(next) == "there" || lowercased(next) == "came" || lowercased(next) == "comes"
    else { return nil }
    return Finding(subject: .name(index), cue: next, rule: "statement of")
  }

  /// Whose view a sentence gives: `To Varga, the lock is a "door"`, `For Teal she is simply "a bell"`.
  func opinionHolder() -> Int? {
    guard words.count > 3, ["to", "for"].contains(lowercased(0)), case .name(let index)? = subject(startingAt: 1),
      !mentions[index].isPossessive, mentions[index].kind != .place
    else { return nil }
    let next = mentions[index].words.upperBound
    guard next < words.count else { return nil }
    let verb = words[next...].prefix(6).first { !$0.classes.isDisjoint(with: [.auxiliary]) }
    let isPronoun = words[next].classes.contains(.pronoun)
    if ["it", "this", "that"].contains(lowercased(next)), words[next].gap.isEmpty { return index }
    return verb != nil && (words[next].gap == .comma || isPronoun && words[next].gap.isEmpty) ? index : nil
  }

  private func isNamed(_ subject: Subject) -> Bool {
    switch subject {
    case .name, .pronoun: true
    case .noun, .unnamed: false
    }
  }

  /// The verb of saying with `that` of which a later verb stands in the complement.
  private func mainReport(before limit: Int) -> Finding? {
    for i in words.indices.prefix(limit) where words[i].classes.contains(.strongCue) && !isNoun(i) && !isInName(i) {
      // `told the Gazette two days later that`: who is told stands between.
      var that = i + 1
      while that < limit, that - i < 10, words[that].gap.isEmpty, lowercased(that) != "that",
        rules(i).contains(.telling), words[that].classes.isDisjoint(with: [.strongCue, .auxiliary])
      { that += 1 }
      guard that < limit, words[that].gap.isEmpty, lowercased(that) == "that", let subject = subject(before: i)
      else { continue }
      if case .unnamed = subject { continue }
      return Finding(subject: subject, cue: i, rule: "lead-in")
    }
    return nil
  }

  /// The verb of saying that stands right before the subject of its complement, with somebody who has a name.
  private func reportRightBefore(_ noun: Int) -> Finding? {
    var start = noun
    while start > 0, noun - start < 4, words[start].gap.isEmpty, !words[start - 1].classes.contains(.strongCue) {
      start -= 1
    }
    guard start > 0, words[start].gap.isEmpty, words[start - 1].classes.contains(.strongCue), !isNoun(start - 1),
      let subject = subject(before: start - 1), isNamed(subject)
    else { return nil }
    return Finding(subject: subject, cue: start - 1, rule: "lead-in")
  }

  /// Whether nothing but a comma or the end comes after a subject.
  private func endsClause(_ subject: Subject) -> Bool {
    let next: Int
    switch subject {
    case .name(let index):
      if mentions[index].isPossessive { return false }
      next = mentions[index].words.upperBound
    case .pronoun(let word): next = word + 1
    case .noun(let range): next = range.upperBound
    default: return false
    }
    if next < words.count { return words[next].gap.contains(.comma) }
    // `said Varga "had done it"`: no comma, and the words tell of her.
    let end = words[next - 1].range.end
    return end >= text.count || text.bytes[end] == 0x2C || words[next - 1].isPossessive
  }
}
