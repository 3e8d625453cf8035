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
    while i >= 0 {
      defer { i -= 1 }
      let word = words[i]
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
      if lowercased(i) == "according", i + 2 < words.count, let subject = subject(startingAt: i + 2) {
        return Finding(subject: subject, cue: i, rule: "according to")
      }
      if word.classes.contains(.cueNoun), isNoun(i), let finding = possessor(ofNounAt: i) { return finding }
      if word.classes.contains(.cue), !isNoun(i), !isPassive(i), let subject = subject(before: i) {
        return Finding(subject: subject, cue: i, rule: "lead-in")
      }
    }
    for noun in words.indices.reversed() where words[noun].classes.contains(.cueNoun) {
      if let finding = author(ofNounAt: noun) { return finding }
    }
    return nil
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

  /// Who is named after a statement: `a speech by X`, `an interview with X`.
  private func author(ofNounAt noun: Int) -> Finding? {
    var k = noun + 1
    while k < words.count, k <= noun + 4, words[k].gap.isDisjoint(with: [.stop, .comma, .colon]) {
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
    while i >= 0, words[i + 1].gap.isDisjoint(with: [.stop, .colon]), isTransparent(i) { i -= 1 }
    // `used to say`, `went on to say`
    if i > 0, lowercased(i) == "to", words[i].gap.isEmpty {
      var phase = i - 1
      if lowercased(phase) == "on", phase > 0 { phase -= 1 }
      if [
        "used", "went", "goes", "began", "had", "has", "liked", "wanted", "continued", "proceeded", "hastened", "loved",
      ]
      .contains(lowercased(phase)) {
        i = phase - 1
        while i >= 0, words[i + 1].gap.isDisjoint(with: [.stop, .colon]), isTransparent(i) { i -= 1 }
      }
    }
    guard i >= 0 else { return nil }
    let gap = words[i + 1].gap.union(words[verb].gap)
    if words[i].classes.contains(.conjunction) || (words[i].classes.contains(.cue) && gap.contains(.comma)) {
      // `thanked …, sent regards … and stressed`: the sentence's own subject.
      return sentenceSubject(before: i)
    }
    if let near = subject(endingAt: i) {
      guard gap.contains(.comma) else { return near }
      switch near {
      case .name(let index): return appositive(endingBefore: mentions[index].words.lowerBound) ?? near
      case .noun(let range): return appositive(endingBefore: range.lowerBound) ?? near
      case .pronoun: return near
      }
    }
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
        "further", "himself", "herself", "itself", "there",
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
    if words[i].classes.contains(.pronoun), isSubjectPronoun(i) { return .pronoun(i) }
    return noun(endingAt: i).map { .noun($0) }
  }

  func isSubjectPronoun(_ i: Int) -> Bool { ["he", "she", "they", "it", "who", "i", "we"].contains(lowercased(i)) }

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
        let afterPreposition = start > 0 && words[start].gap.isEmpty && words[start - 1].classes.contains(.preposition)
        if !afterPreposition { return .name(mention) }
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
  func sentenceSubject(before limit: Int) -> Subject? {
    var i = 0
    if let main = mainClause(before: limit) { i = main }
    while i < min(limit, words.count) {
      if i > 0, i < 4, words[i].classes.contains(.cueNoun), words[i - 1].classes.contains(.determiner),
        let finding = author(ofNounAt: i), isBody(finding.subject)
      {
        // `The reply of the ministry`, but not `a speech at the opening of the new tide gauge`
        return finding.subject
      }
      if words[i].classes.contains(.pronoun), ["he", "she", "they"].contains(lowercased(i)) { return .pronoun(i) }
      if let mention = mentions.firstIndex(where: {
        $0.words.lowerBound == i && !$0.isPossessive && $0.kind != .place && ($0.kind != .office || $0.words.count > 1)
      }) {
        let start = words.firstIndex { $0.range.start >= mentions[mention].whole.start } ?? i
        if start == 0 || !words[start].gap.isEmpty || !isObject(start) { return .name(mention) }
      }
      i += 1
    }
    // `The chairman … and asked`
    var near = 0
    for i in 0..<min(limit, words.count, 60) where i > 0 {
      // Near the beginning of the sentence or of a part of it.
      near = words[i].gap.contains(.comma) ? 0 : near + 1
      guard near < 8 else { continue }
      guard let range = noun(endingAt: i), i + 1 < words.count, !isObject(range.lowerBound),
        mention(startingAt: i + 1) == nil
      else { continue }
      if !words[i].classes.isDisjoint(with: [.office, .cueNoun]) { return .noun(range) }
    }
    return nil
  }

  /// Whether a subject can speak at all: a name, an office, an organisation.
  private func isBody(_ subject: Subject) -> Bool {
    guard case .noun(let range) = subject else { return true }
    return !words[range.upperBound - 1].classes.isDisjoint(with: [.office, .organisation])
  }

  /// Whether a preposition governs what begins at a word, perhaps with an article between.
  private func isObject(_ start: Int) -> Bool {
    var i = start - 1
    while i >= 0, words[i].classes.contains(.determiner) || words[i].classes.contains(.officeModifier) { i -= 1 }
    return i >= 0 && words[i].classes.contains(.preposition)
  }
}
