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
  func lowercased(_ word: Int) -> Spelling { text.lowercased(words[word].range) }

  // MARK: The cue before the words

  /// The subject of the last cue: `X said`, `X's letter`, `an interview with X`, `according to X`.
  func leading() -> Finding? {
    var i = words.count - 1
    // A sentence with so many verbs of saying and no subject to the last of them has none.
    var cues = 0
    while i >= 0, cues < 24 {
      defer { i -= 1 }
      let word = words[i]
      if word.classes.contains(.cue) { cues += 1 }
      if lowercased(i) == "to", i == 0 || words[i].gap.contains(.stop), i + 3 < words.count,
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
      if i == 0, let holder = opinionHolder() { return Finding(subject: .name(holder), cue: 0, rule: "to whom it was") }
      if lowercased(i) == "according", i + 2 < words.count, let subject = subject(startingAt: i + 2) {
        return Finding(subject: subject, cue: i, rule: "according to")
      }
      if word.classes.contains(.cueNoun), isNoun(i), let finding = possessor(ofNounAt: i), !isTopic(finding) {
        return finding
      }
      if isInverted(i), let subject = subject(startingAt: i + 1), endsClause(subject) {
        // `The president, said his spokesman Nabil Dura, "reads everything"`
        return Finding(subject: subject, cue: i, rule: "lead-in")
      }
      if word.classes.contains(.cue) && !isNoun(i) || findsThat(i), !isPassive(i), !isInName(i),
        !isParticipleOfObject(i),
        let subject = subject(before: i), !isAdjective(i, of: subject)
      {
        // `She added that she thinks Teal appeals to many because of "fear"`: she who added.
        if Self.inward.contains(lowercased(i)), words.count - i > 2, let main = mainReport(before: i) { return main }
        return Finding(subject: subject, cue: i, rule: "lead-in")
      }
    }
    for noun in words.indices.reversed() where words[noun].classes.contains(.cueNoun) {
      if let finding = author(ofNounAt: noun) { return finding }
    }
    return nil
  }

  /// Whose view a sentence gives: `To Varga, the lock is a "door"`, `For Teal she is simply "a bell"`.
  func opinionHolder() -> Int? {
    guard words.count > 3, ["to", "for"].contains(lowercased(0)), let index = mention(startingAt: 1),
      !mentions[index].isPossessive, mentions[index].kind != .place
    else { return nil }
    let next = mentions[index].words.upperBound
    guard next < words.count else { return nil }
    let verb = words[next...].prefix(6).first { !$0.classes.isDisjoint(with: [.auxiliary]) }
    let isPronoun = words[next].classes.contains(.pronoun)
    return verb != nil && (words[next].gap == .comma || isPronoun && words[next].gap.isEmpty) ? index : nil
  }

  /// Verbs that bring words only when they stand right before them.
  private static let inward: Set<Spelling> = [
    "think", "thinks", "thought", "believe", "believes", "believed", "find", "finds", "found", "appeal", "appeals",
    "appealed", "speak", "speaks", "spoke", "agree", "agrees", "agreed", "thank", "thanks", "thanked", "welcome",
    "welcomed", "remember", "remembers", "remembered", "read", "regret", "regrets", "wonder", "wonders", "expects",
  ]

  /// The verb of saying with `that` of which a later verb stands in the complement.
  private func mainReport(before limit: Int) -> Finding? {
    for i in words.indices.prefix(limit) where words[i].classes.contains(.strongCue) && !isNoun(i) && !isInName(i) {
      guard i + 1 < limit, words[i + 1].gap.isEmpty, lowercased(i + 1) == "that", let subject = subject(before: i)
      else { continue }
      if case .unnamed = subject { continue }
      return Finding(subject: subject, cue: i, rule: "lead-in")
    }
    return nil
  }

  /// Whether what could be a verb only describes the noun before it: `the concession promised to the port`.
  private func isAdjective(_ i: Int, of subject: Subject) -> Bool {
    guard case .unnamed = subject, !words[i].classes.contains(.strongCue), lowercased(i).hasSuffix("ed"),
      words[i].gap.isEmpty, i + 1 < words.count
    else { return false }
    return words[i + 1].gap.isEmpty && ["to", "by", "in", "for", "at", "from", "on"].contains(lowercased(i + 1))
  }

  /// Whether a word that could be a verb is a part of a name or of its title: `Public Advocate Ines Varga`.
  func isInName(_ i: Int) -> Bool {
    words[i].isCapitalised && i > 0
      && mentions.contains {
        $0.whole.start <= words[i].range.start && words[i].range.end <= $0.whole.end
          && $0.whole.count > words[i].range.count
      }
  }

  /// `described the concession promised to …`: what is described does not promise.
  private func isParticipleOfObject(_ i: Int) -> Bool {
    guard i > 2, words[i].gap.isEmpty, lowercased(i).hasSuffix("ed") else { return false }
    var start = i - 1
    while start > 1, i - start < 5, words[start].gap.isEmpty, !words[start].isCapitalised,
      words[start].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun, .determiner])
    { start -= 1 }
    return words[start].classes.contains(.determiner) && words[start].gap.isEmpty
      && words[start - 1].classes.contains(.cue) && !isNoun(start - 1)
  }

  /// `, said his spokesman,`: between commas the subject comes after the verb.
  private func isInverted(_ i: Int) -> Bool {
    guard i > 0, i + 1 < words.count, words[i].gap == .comma, words[i + 1].gap.isEmpty else { return false }
    return ["said", "says", "wrote", "writes", "added", "adds", "argued", "argues", "explained", "insisted"].contains(
      lowercased(i))
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
    return next >= words.count || words[next].gap.contains(.comma)
  }

  /// `It finds that`, `the court ruled that`.
  private func findsThat(_ i: Int) -> Bool {
    i + 1 < words.count && words[i + 1].gap.isEmpty && lowercased(i + 1) == "that"
      && ["find", "finds", "found", "rules", "ruled", "holds", "held", "shows", "showed"].contains(lowercased(i))
  }

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
      lowercased(i) == "read"
        && words[i...].dropFirst().prefix(3).contains { ["out", "aloud"].contains(text.lowercased($0.range)) }
    }
  }

  /// Whose letter or statement a paragraph speaks of: `Dura's letter`.
  func authorOfLetter() -> Finding? {
    for i in words.indices where words[i].classes.contains(.cueNoun) && isNoun(i) {
      if let finding = possessor(ofNounAt: i), case .name = finding.subject { return finding }
    }
    return nil
  }

  /// `was read`, `were published`: something is done with words that somebody else said.
  private func isPassive(_ i: Int) -> Bool {
    i > 0 && words[i].gap.isEmpty && ["was", "were", "is", "are", "been", "being"].contains(lowercased(i - 1))
      && ["read", "quoted", "published", "posted", "recited", "cited", "written", "reported", "submitted", "relayed"]
        .contains(lowercased(i))
  }

  /// Whether a word that may be a verb stands as a noun: after an article, a possessive or an adjective.
  func isNoun(_ i: Int) -> Bool {
    guard i > 0, words[i].gap.isEmpty else { return !words[i].classes.contains(.cue) }
    let before = words[i - 1]
    if before.isPossessive || before.classes.contains(.determiner) { return true }
    if ["his", "her", "their", "its", "my", "our"].contains(lowercased(i - 1)) { return true }
    if words[i].classes.contains(.cue) {
      // `ran along the bank shouting`
      if !words[i].classes.contains(.cueNoun), lowercased(i).hasSuffix("ing") { return false }
      // `Varga's latest request`
      if i > 1, words[i - 2].isPossessive, words[i - 1].gap.isEmpty, !before.isCapitalised,
        before.classes.isDisjoint(with: [.office, .outletNoun, .organisation, .cueNoun, .auxiliary, .kin])
      {
        return true
      }
      return i > 1 && words[i - 2].classes.contains(.determiner) && !before.isCapitalised
        && before.classes.isDisjoint(with: [.office, .outletNoun, .organisation, .cueNoun, .roleLabel])
        && mention(endingAt: i - 1) == nil
    }
    return true
  }

  /// Whose a statement is: `Salami's statements`, `his letter`.
  private func possessor(ofNounAt noun: Int) -> Finding? {
    var i = noun - 1
    var steps = 0
    while i >= 0, steps < 3, words[i + 1].gap.isEmpty {
      if words[i].isPossessive, let mention = mention(endingAt: i) {
        return Finding(subject: .name(mention), cue: noun, rule: "statement of")
      }
      if ["his", "her", "their"].contains(lowercased(i)) {
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
  private func isTopic(_ finding: Finding) -> Bool {
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

  /// Who is named after a statement: `a speech by X`, `an interview with X`.
  func author(ofNounAt noun: Int) -> Finding? {
    var k = noun + 1
    while k < words.count, k <= noun + 4, words[k].gap.isDisjoint(with: [.stop, .comma, .colon]) {
      // `In the debate Councillor Bernd Auer of the Free Voters`: somebody comes first.
      if words[k].isCapitalised, words[k].gap.isEmpty, mention(startingAt: k) != nil { return nil }
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
    if words[i].classes.contains(.conjunction) || (words[i].classes.contains(.cue) && gap.contains(.comma)) {
      // `thanked …, sent regards … and stressed`: the sentence's own subject.
      return sentenceSubject(before: i)
    }
    // `X refused to meet Y, adding`: the sentence's own subject.
    if words[verb].gap.contains(.comma), lowercased(verb).hasSuffix("ing"), i == verb - 1,
      let own = sentenceSubject(before: verb)
    {
      return own
    }
    // `X ran along the bank shouting`, `X released a statement saying`: the sentence's own subject.
    if lowercased(verb).hasSuffix("ing"), i == verb - 1, words[verb].gap.isEmpty, mention(endingAt: i) == nil,
      words[i].classes.contains(.cueNoun) || noun(endingAt: i).map({ isObject($0.lowerBound) }) ?? true,
      let own = sentenceSubject(before: verb)
    {
      return own
    }
    if !gap.contains(.comma), let head = headBeforePreposition(i) { return head }
    if let near = subject(endingAt: i) {
      guard gap.contains(.comma) else { return definite(near) }
      switch near {
      case .name(let index): return appositive(endingBefore: mentions[index].words.lowerBound) ?? near
      case .noun(let range): return appositive(endingBefore: range.lowerBound + 1) ?? definite(near)
      // `who was older than I am, said`
      case .pronoun: return appositive(endingBefore: i) ?? near
      case .unnamed: return near
      }
    }
    if let unnamed = unnamed(endingAt: i), words[i + 1..<verb + 1].allSatisfy({ $0.gap.isEmpty }) { return unnamed }
    if gap.contains(.comma) {
      // `X, the warden of Y, said`, or `X thanked …, adding`.
      if lowercased(verb).hasSuffix("ing") { return sentenceSubject(before: verb) }
      if let before = appositive(endingBefore: i + 1) { return before }
    }
    return sentenceSubject(before: verb)
  }

  private func isTransparent(_ i: Int) -> Bool {
    let word = words[i]
    if word.classes.contains(.auxiliary) { return true }
    guard !word.isCapitalised else { return false }
    let lower = lowercased(i)
    return lower.hasSuffix("ly")
      || [
        "also", "then", "now", "later", "still", "already", "again", "once", "not", "never", "even", "just", "thus",
        "further", "himself", "herself", "itself", "there", "se", "les", "lui", "leur",
      ].contains(lower)
  }

  private func subject(endingAt i: Int) -> Subject? {
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
    } else if let noun = noun(endingAt: i) {
      start = noun.lowerBound
    } else {
      return nil
    }
    while start > 0, words[start].gap.isEmpty, words[start - 1].classes.contains(.determiner) { start -= 1 }
    guard start > 1, words[start].gap.isEmpty, words[start - 1].gap.isEmpty,
      ["for", "of", "at", "from", "to", "with", "in"].contains(lowercased(start - 1))
    else { return nil }
    let head = start - 2
    if mention(endingAt: head) != nil { return nil }
    if let noun = noun(endingAt: head), words[head].classes.contains(.office) {
      // `Olaf Quist, a spokesman for the speaker said`
      if words[noun.lowerBound].gap == .comma, let name = mention(endingAt: noun.lowerBound - 1),
        !mentions[name].isPossessive, mentions[name].kind == .person
      {
        return .name(name)
      }
      return definite(.noun(noun))
    }
    return unnamed(endingAt: head)
  }

  /// `a lawmaker said`: somebody new, not the one who holds the office.
  private func definite(_ subject: Subject) -> Subject {
    guard case .noun(let range) = subject, range.count > 1,
      ["a", "an", "one", "another", "some", "any"].contains(lowercased(range.lowerBound)),
      !words[range.upperBound - 1].classes.contains(.cueNoun)
    else { return subject }
    return .unnamed(range.upperBound - 1)
  }

  /// `one farmer`, `federal prosecutors`, `his allies`: words for people or things that end right before a verb and begin
  /// with an article, a number or the sentence. Nobody is named by them, and nobody else is the verb's subject.
  private func unnamed(endingAt i: Int) -> Subject? {
    func isPlain(_ word: Word) -> Bool {
      !word.isCapitalised && !word.hasDigit && !word.isPossessive
        && word.classes.isDisjoint(with: [
          .preposition, .determiner, .pronoun, .conjunction, .auxiliary, .strongCue, .month, .particle,
        ])
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

  /// `Varga last week said`: no subject.
  private func isTime(_ i: Int) -> Bool {
    [
      "week", "month", "year", "day", "night", "morning", "evening", "afternoon", "today", "yesterday", "time",
      "weekend",
      "ago", "later", "earlier", "hours", "days", "weeks", "months", "years", "o'clock", "noon", "midnight", "once",
    ].contains(lowercased(i))
  }

  private func isParticiple(_ i: Int) -> Bool {
    let word = lowercased(i)
    return word.hasSuffix("ing") || word.hasSuffix("ed") || word.hasSuffix("ly")
  }

  /// `the harbourmaster`, `the poster`, `sources`.
  func noun(endingAt i: Int) -> Range<Int>? {
    guard !words[i].classes.isDisjoint(with: [.office, .cueNoun, .outletNoun, .organisation, .roleLabel]) else {
      return nil
    }
    var start = i
    while start > 0, words[start].gap.isEmpty, i - start < 5 {
      let before = words[start - 1]
      if before.classes.contains(.determiner) { return start - 1..<i + 1 }
      // `el presidente`, `la ministre`
      if before.classes.contains(.particle), !before.isCapitalised,
        ["el", "la", "le", "il"].contains(lowercased(start - 1))
      {
        return start - 1..<i + 1
      }
      if !before.classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun, .cue]) { break }
      start -= 1
    }
    return nil
  }

  /// Whether an article and a noun begin at a word.
  func noun(startingAt i: Int) -> Bool { i + 1 < words.count && words[i].classes.contains(.determiner) }

  /// The subject that begins at a word.
  func subject(startingAt i: Int) -> Subject? {
    guard i < words.count else { return nil }
    if let mention = mention(startingAt: i) { return .name(mention) }
    if words[i].classes.contains(.pronoun), isSubjectPronoun(i) { return .pronoun(i) }
    var k = i
    while k < words.count, k < i + 8, k == i || words[k].gap.isEmpty {
      if k > i, let mention = mention(startingAt: k) { return .name(mention) }
      if !words[k].classes.isDisjoint(with: [.preposition, .conjunction]) { break }
      if k > i, !words[k].classes.isDisjoint(with: [.office, .organisation, .outletNoun]) {
        if k + 1 < words.count, words[k + 1].gap.isEmpty, let mention = mention(startingAt: k + 1) {
          return .name(mention)
        }
        // `said her lawyer, Peter Quist`
        if k + 1 < words.count, words[k + 1].gap == .comma, let mention = mention(startingAt: k + 1),
          mentions[mention].kind == .person, !mentions[mention].isPossessive
        {
          let next = mentions[mention].words.upperBound
          if next == words.count || !words[next].gap.isEmpty { return .name(mention) }
        }
        return .noun(i..<k + 1)
      }
      k += 1
    }
    return nil
  }

  /// A name that ends right before a comma, before which nothing but what explains the name comes.
  private func appositive(endingBefore limit: Int) -> Subject? {
    var i = limit - 1
    var chunks = 0
    while i >= 0, chunks < 5 {
      // To the beginning of this chunk.
      while i > 0, words[i].gap.isDisjoint(with: [.comma, .stop, .colon, .paren, .dash]) { i -= 1 }
      guard i > 0, words[i].gap.isDisjoint(with: [.stop, .colon]) else { return nil }
      if let mention = mention(endingAt: i - 1), !mentions[mention].isPossessive {
        let start =
          words.firstIndex { $0.range.start >= mentions[mention].whole.start } ?? mentions[mention].words.lowerBound
        if start == 0 || !words[start].gap.isEmpty || !isObject(start) { return .name(mention) }
      }
      i -= 1
      chunks += 1
    }
    return nil
  }

  /// Where the main clause begins after a participle's or a conjunction's: `Asked if he would go, Brandt smiled`.
  private func mainClause(before limit: Int) -> Int? {
    guard let first = words.first, first.isCapitalised else { return nil }
    let lower = lowercased(0)
    let isSubordinate =
      lower.hasSuffix("ing") && first.classes.contains(.cue)
      || first.classes.contains(.preposition) && words.count > 1 && lowercased(1).hasSuffix("ing")
        && words[1].gap.isEmpty && words[1].range.count > 5
      || [
        "asked", "pressed", "questioned", "told", "when", "if", "while", "after", "before", "although", "though",
        "because", "as",
        "since", "once", "until",
      ].contains(lower)
    guard isSubordinate else { return nil }
    return words.indices.first { i in
      i > 1 && i < limit && words[i].gap.contains(.comma)
        && (mention(startingAt: i).map { !mentions[$0].isPossessive && mentions[$0].kind != .place }
          ?? isSubjectPronoun(i))
    }
  }

  /// The first name or pronoun that is no object: the subject of the sentence, as far as its words show it.
  ///
  /// From a word on, where what the sentence begins with is already known to be no subject.
  func sentenceSubject(before limit: Int, from start: Int = 0) -> Subject? {
    var i = start
    if let main = mainClause(before: limit) { i = max(i, main) }
    // `The spokesman refused to say what Teal thinks`
    if i == 0, let office = officeAtStart(before: limit) { return definite(.noun(office)) }
    while i < min(limit, words.count) {
      if i > 0, i < 4, words[i].classes.contains(.cueNoun), words[i - 1].classes.contains(.determiner),
        let finding = author(ofNounAt: i), isBody(finding.subject)
      {
        // `The reply of the ministry`, but not `a speech at the opening of the new tide gauge`
        return finding.subject
      }
      if words[i].classes.contains(.pronoun), ["he", "she", "they"].contains(lowercased(i)) {
        // `In the sermon which he gave, Sheikh Ghazwan turned to …`: not the subject, but whoever comes after.
        guard isRelative(i) else { return .pronoun(i) }
        i += 1
        continue
      }
      // `Governor Dura's reply to the mayor`
      if i == 0, let owner = openingPossessor { return .name(owner) }
      if let mention = mentions.firstIndex(where: {
        $0.words.lowerBound == i && !$0.isPossessive && $0.kind != .place && ($0.kind != .office || $0.words.count > 1)
      }) {
        let start = words.firstIndex { $0.range.start >= mentions[mention].whole.start } ?? i
        let isObject = words[start].gap.isEmpty ? isObject(start) : isRestOfPlace(start, mention)
        if start == 0 || !isObject { return .name(mention) }
      }
      i += 1
    }
    guard start == 0 else { return nil }
    // `The chairman … and asked`
    var near = 0
    for i in 0..<min(limit, words.count, 60) where i > 0 {
      // Near the beginning of the sentence or of a part of it.
      near = words[i].gap.contains(.comma) ? 0 : near + 1
      guard near < 8 else { continue }
      guard let range = noun(endingAt: i), i + 1 < words.count, !isObject(range.lowerBound),
        mention(startingAt: i + 1) == nil
      else { continue }
      if !words[i].classes.isDisjoint(with: [.office, .cueNoun, .outletNoun]) { return definite(.noun(range)) }
    }
    return nil
  }

  /// Whether a pronoun is the subject of a relative clause: `a sermon which he gave`.
  private func isRelative(_ i: Int) -> Bool {
    i > 1 && words[i].gap.isEmpty && ["which", "whom", "that", "where", "what"].contains(lowercased(i - 1))
      && words[i - 1].gap.subtracting(.comma).isEmpty && !words[i - 2].classes.contains(.cue)
  }

  /// The office with its article that a sentence begins with, unless a name follows it: `The spokesman`.
  private func officeAtStart(before limit: Int) -> Range<Int>? {
    guard let first = words.first, first.classes.contains(.determiner) else { return nil }
    for i in 1..<max(1, min(limit, words.count, 5)) {
      guard words[i].gap.isEmpty, !words[i].isPossessive, !words[i].isCapitalised else { return nil }
      if words[i].classes.contains(.office), words[i].classes.isDisjoint(with: [.cueNoun, .organisation]) {
        let next = i + 1
        guard next < words.count else { return 0..<next }
        // `An official at the ministry, who would not be named,` is somebody; `a pilot, Rolf Teal,` goes on with who it is.
        if ["a", "an", "one"].contains(lowercased(0)) {
          if words[next].isCapitalised { return nil }
          let isNamed = (next..<min(words.count, next + 9)).contains { k in
            words[k].gap == .comma
              && (mention(startingAt: k).map { mentions[$0].kind == .person && !mentions[$0].isPossessive } ?? false)
          }
          return isNamed ? nil : 0..<next
        }
        // `The chairman of …`, `the planner Ines Varga`, `the planner, Ines Varga,` go on with who it is.
        if words[next].isCapitalised || words[next].classes.contains(.preposition) || words[next].isPossessive {
          return nil
        }
        if words[next].gap == .comma, !words[next].classes.contains(.pronoun) { return nil }
        if words[next].gap.isEmpty, words[next].classes.contains(.office) { continue }
        return 0..<next
      }
      if !words[i].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun, .cue]) { return nil }
    }
    return nil
  }

  /// Whether a name between commas only goes on with a place: `At Portley, Mayne, on Thursday`.
  private func isRestOfPlace(_ start: Int, _ mention: Int) -> Bool {
    guard words[start].gap == .comma, let before = self.mention(endingAt: start - 1) else { return false }
    let next = mentions[mention].words.upperBound
    let first = words.firstIndex { $0.range.start >= mentions[before].whole.start } ?? mentions[before].words.lowerBound
    return next < words.count && words[next].gap == .comma && first > 0
      && ["in", "at", "near", "from", "of", "outside"].contains(lowercased(first - 1))
  }

  /// Whose letter or answer a sentence begins with: an index of the mentions.
  private var openingPossessor: Int? {
    guard let owner = mentions.indices.first, mentions[owner].isPossessive, mentions[owner].kind != .place,
      let first = words.first, min(mentions[owner].title ?? .max, mentions[owner].whole.start) <= first.range.end
    else { return nil }
    let next = mentions[owner].words.upperBound
    return next < words.count && words[next].gap.isEmpty && words[next].classes.contains(.cueNoun) ? owner : nil
  }

  /// Whether a subject can speak at all: a name, an office, an organisation.
  private func isBody(_ subject: Subject) -> Bool {
    if case .unnamed = subject { return false }
    guard case .noun(let range) = subject else { return true }
    return !words[range.upperBound - 1].classes.isDisjoint(with: [.office, .organisation])
  }

  /// Whether a preposition governs what begins at a word, perhaps with an article between.
  private func isObject(_ start: Int) -> Bool {
    var i = start - 1
    while i >= 0,
      words[i].classes.contains(.determiner) || words[i].classes.contains(.officeModifier)
        || words[i].classes.contains(.particle) && !words[i].isCapitalised
          && ["el", "la", "le", "il", "los", "las", "der", "den", "dem"].contains(lowercased(i))
    { i -= 1 }
    guard i >= 0 else { return false }
    // `de la Comisión`, `vom Verein`
    if ["de", "del", "du", "des", "von", "vom", "da", "do"].contains(lowercased(i)), !words[i].isCapitalised {
      return true
    }
    // `which the channel Tide broadcast`
    return words[i].classes.contains(.preposition) || ["which", "whom", "que"].contains(lowercased(i))
  }
}
