import ReportModel

/// Nouns and openings: who a sentence speaks of.
extension Clause {
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
      if !before.classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun]) { break }
      // `the state secretary`
      if before.classes.contains(.cue), !isNoun(start - 1) { break }
      start -= 1
    }
    return nil
  }

  /// Whether the sentence tells of a thing before a word, and names nobody: `A sheet is hung from the window; it reads`.
  func isOfThing(before word: Int) -> Bool {
    guard word > 2, ["a", "an", "the", "one", "another"].contains(lowercased(0)), words[1].gap.isEmpty,
      !words[1].isCapitalised, !words[word].gap.isEmpty || words[word - 1].classes.contains(.conjunction)
    else { return false }
    let noun = words[1..<word].prefix {
      $0.gap.isEmpty && $0.classes.isDisjoint(with: [.auxiliary, .preposition, .cue, .conjunction])
    }
    return noun.allSatisfy { $0.classes.isDisjoint(with: [.office, .organisation, .outletNoun, .cueNoun]) }
      && !mentions.contains { $0.words.upperBound <= word && $0.kind != .place }
  }

  /// Whether an article and a noun begin at a word.
  func noun(startingAt i: Int) -> Bool { i + 1 < words.count && words[i].classes.contains(.determiner) }

  /// The subject that begins at a word.
  func subject(startingAt i: Int) -> Subject? {
    guard i < words.count else { return nil }
    // `Dorn's mayor, Ada Oke`: whoever has an office there, not the place.
    if let mention = mention(startingAt: i), !mentions[mention].isPossessive || explained(from: i) == nil {
      return .name(mention)
    }
    if words[i].classes.contains(.pronoun), isSubjectPronoun(i) { return .pronoun(i) }
    if let named = explained(from: i) { return .name(named) }
    var k = i
    while k < words.count, k < i + 8, k == i || words[k].gap.isEmpty {
      if k > i, let mention = mention(startingAt: k) { return .name(mention) }
      if !words[k].classes.isDisjoint(with: [.preposition, .conjunction]) { break }
      // `the bureau's director, Olaf Quist`: not the bureau.
      if k > i, !words[k].classes.isDisjoint(with: [.office, .organisation, .outletNoun]),
        !words[k].isPossessive || k + 1 == words.count || !words[k + 1].gap.isEmpty
      {
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
        // `said the school leader`
        if k + 1 < words.count, words[k + 1].gap.isEmpty, words[k + 1].classes.contains(.office) {
          k += 1
          continue
        }
        return .noun(i..<k + 1)
      }
      k += 1
    }
    return nil
  }

  /// A name that ends right before a comma, before which nothing but what explains the name comes.
  func appositive(endingBefore limit: Int) -> Subject? {
    var i = limit - 1
    var chunks = 0
    while i >= 0, chunks < 5 {
      // To the beginning of this chunk.
      let end = i
      while i > 0, words[i].gap.isDisjoint(with: [.comma, .stop, .colon, .paren, .dash, .semicolon]) { i -= 1 }
      if let name = nameBeforePhrase(i...end) { return .name(name) }
      // `Reed testified that the director, Ada Hale, had`: another clause comes between.
      guard i > 0, words[i].gap.isDisjoint(with: [.stop, .colon, .semicolon]), !reportsThat(i) else { return nil }
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
  func mainClause(before limit: Int) -> Int? {
    guard let first = words.first, first.isCapitalised else { return nil }
    let lower = lowercased(0)
    let isSubordinate =
      lower.hasSuffix("ing") && first.classes.contains(.cue)
      || first.classes.contains(.preposition) && words.count > 1 && lowercased(1).hasSuffix("ing")
        && words[1].gap.isEmpty && words[1].range.count > 5
      || [
        "according", "asked", "pressed", "questioned", "told", "when", "if", "while", "after", "before", "although",
        "though",
        "because", "as",
        "since", "once", "until",
      ].contains(lower)
    // `Addressing the mayor, she wrote`
    guard isSubordinate || opensWithParticiple else { return nil }
    let begins = words.indices.filter { i in
      i > 1 && i < min(limit, 30) && words[i].gap.contains(.comma)
        && (mention(startingAt: i).map { !mentions[$0].isPossessive && mentions[$0].kind != .place }
          ?? (isSubjectPronoun(i) || opensWithOffice(i)))
    }
    // `According to his physician, Dr. Anand Quist, the Sultan had …`: the name explains the physician.
    if lower == "according", begins.count > 1, let name = mention(startingAt: begins[0]),
      mentions[name].words.upperBound == begins[1]
    {
      return begins[1]
    }
    return begins.first
  }

  /// Whether it begins with a participle: `Addressing the mayor, she wrote`.
  var opensWithParticiple: Bool {
    words.count > 2 && words[0].isCapitalised && words[0].range.count > 5 && words[1].gap.isEmpty
      && words[0].classes.isDisjoint(with: [.preposition, .cueNoun, .office])
      && lowercased(0).hasSuffix("ing") && mention(startingAt: 0) == nil
  }

  /// The verb of saying of the participle that a sentence begins with, where no comma ends its clause yet: `After saying that`.
  var openingParticiple: Int? {
    guard words.count > 1, words[0].isCapitalised, !words.dropFirst().contains(where: { $0.gap.contains(.comma) })
    else {
      return nil
    }
    return words.indices.prefix(2).first {
      lowercased($0).hasSuffix("ing") && words[$0].classes.contains(.cue)
        && ($0 == 0 || words[0].classes.contains(.preposition) || opensSubordinate)
    }
  }

  /// Whether it begins with a word as `before`, `when`.
  private var opensSubordinate: Bool {
    ["before", "after", "when", "while", "as", "if", "although", "though", "once", "until", "because", "since"]
      .contains(
        lowercased(0))
  }

  /// Whether a lone word stands in the phrase with a preposition that a sentence begins with: nothing parts it from there, and
  /// a preposition or a pronoun comes after it.
  private func isInOpening(_ mention: Int, from start: Int) -> Bool {
    guard start > 1, words[0].classes.contains(.preposition), mentions[mention].words.count == 1,
      mentions[mention].title == nil, mentions[mention].role == nil,
      words[1...start].allSatisfy({ $0.gap.isEmpty }),
      words[1..<start].allSatisfy({ $0.classes.isDisjoint(with: [.cue, .auxiliary, .pronoun]) })
    else { return false }
    let next = mentions[mention].words.upperBound
    return next < words.count && words[next].gap.isEmpty
      && (words[next].classes.contains(.preposition) || isSubjectPronoun(next))
  }

  /// The name that stands as a subject of its own after a pronoun, with no comma before it.
  private func nameAfter(_ pronoun: Int, before limit: Int) -> Int? {
    mentions.firstIndex { mention in
      let first = mention.words.lowerBound
      guard first > pronoun + 1, first < min(limit, pronoun + 9), mention.kind == .person, !mention.isPossessive,
        words[pronoun...first].dropFirst().allSatisfy({ $0.gap.isEmpty }), !isObject(first)
      else { return false }
      let next = mention.words.upperBound
      return next < words.count && words[next].gap.isEmpty && !words[next].isCapitalised
        && words[next].classes.isDisjoint(with: [.preposition, .conjunction, .pronoun])
        && words[first - 1].classes.isDisjoint(with: [.cue, .auxiliary])
    }
  }

  /// `the manager`, `her lawyer`, right at a word.
  private func opensWithOffice(_ i: Int) -> Bool {
    guard words[i].classes.contains(.determiner) || ["his", "her", "their"].contains(lowercased(i)) else {
      return false
    }
    for k in i + 1..<min(words.count, i + 4) {
      guard words[k].gap.isEmpty, !words[k].isPossessive else { return false }
      if words[k].classes.contains(.office) { return true }
    }
    return false
  }

  /// The first name or pronoun that is no object: the subject of the sentence, as far as its words show it.
  ///
  /// From a word on, where what the sentence begins with is already known to be no subject.
  func sentenceSubject(before limit: Int, from start: Int = 0) -> Subject? {
    var i = start
    if let main = mainClause(before: limit) { i = max(i, main) }
    if i == 0 { i = pastDateline }
    // `Addressing the mayor, she`: nobody whom the participle has names her.
    if start == 0, i == 0, opensWithParticiple, limit < words.count, words[limit].gap.contains(.comma),
      isSubjectPronoun(limit), !words[1..<limit].contains(where: { $0.gap.contains(.comma) })
    {
      return nil
    }
    // `Told Captain Hale the truth:`: whoever keeps the diary.
    if start == 0, i == 0, words.count > 1, words[0].isCapitalised, words[0].rules.contains(.beingAsked),
      words[1].gap.isEmpty, mention(startingAt: 1) != nil
    {
      return nil
    }
    // `The spokesman refused to say what Teal thinks`
    if i == 0, let named = explained(from: 0), mentions[named].words.upperBound <= limit { return .name(named) }
    if i == 0, let office = officeAtStart(before: limit) { return definite(.noun(office)) }
    while i < min(limit, words.count) {
      if i > 0, i < 4, words[i].classes.contains(.cueNoun), isBehindArticle(i),
        let finding = author(ofNounAt: i), isBody(finding.subject)
      {
        // `The reply of the ministry`, but not `a speech at the opening of the new tide gauge`
        return finding.subject
      }
      if words[i].classes.contains(.pronoun), ["he", "she", "they"].contains(lowercased(i)) {
        // `In the sermon which he gave, Sheikh Ghazwan turned to …`: not the subject, but whoever comes after.
        // `Before he lifts the baton Quist turns round and says`: he is Quist.
        if i > 0, i < 3, opensSubordinate, let name = nameAfter(i, before: limit) { return .name(name) }
        guard isRelative(i) else { return .pronoun(i) }
        i += 1
        continue
      }
      // `It consists of two sentences:`
      if i == 0, lowercased(0) == "it", words.count > 1, words[0].isCapitalised,
        rules(1).contains(.running) && words.count <= 8 || ["wants", "wanted", "asks", "asked"].contains(lowercased(1))
      {
        return .pronoun(0)
      }
      // `Governor Dura's reply to the mayor`
      if i == 0, let owner = openingPossessor { return .name(owner) }
      if i == 0, let owner = openingOwner { return .noun(owner) }
      if i == 0, opensWithOwnStatement { return .pronoun(0) }
      if let mention = mentions.firstIndex(where: {
        $0.words.lowerBound == i && !$0.isPossessive && $0.kind != .place
          && ($0.kind != .office || $0.words.count > 1 || isSubjectOffice($0))
      }) {
        let start = words.firstIndex { $0.range.start >= mentions[mention].whole.start } ?? i
        // `The Weirbook page`: what a page is on is not who speaks there.
        let next = mentions[mention].words.upperBound
        if mentions[mention].kind == .outlet, next < words.count, words[next].gap.isEmpty, !words[next].isCapitalised,
          words[next].classes.contains(.outletNoun)
        {
          i = next
          continue
        }
        let isObject = words[start].gap.isEmpty ? isObject(start) : isRestOfPlace(start, mention)
        // `At the nine o'clock Mass on Sunday he asked`: a part of what the sentence begins with.
        if start == 0 || !isObject, !isInOpening(mention, from: start) { return .name(mention) }
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
      // `The union puts the number of jobs at …`: only what the sentence begins with.
      if range.lowerBound == 0, words[i].classes.contains(.organisation), !words[i].isPossessive {
        return definite(.noun(range))
      }
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
      // `A fortnight later the sheikh came back`: another article begins another noun.
      // `The Chair thanked her`
      let isCapital = words[i].isCapitalised && (i > 1 || !words[i].classes.contains(.office))
      guard words[i].gap.isEmpty, !words[i].isPossessive, !isCapital, !words[i].classes.contains(.determiner)
      else { return nil }
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

  /// Whether a subject can speak at all: a name, an office, an organisation.
  private func isBody(_ subject: Subject) -> Bool {
    if case .unnamed = subject { return false }
    guard case .noun(let range) = subject else { return true }
    return !words[range.upperBound - 1].classes.isDisjoint(with: [.office, .organisation])
  }

  /// Where the words begin that tell whose kin or officer somebody is: `her sister X`, `his adviser X`.
  func beforeKin(_ start: Int) -> Int {
    guard start > 1, words[start].gap.isEmpty, words[start - 1].gap.isEmpty, !words[start - 1].isCapitalised,
      !words[start - 1].classes.isDisjoint(with: [.kin, .office]),
      words[start - 2].isPossessive || isPossessivePronoun(start - 2)
    else { return start }
    return start - 2
  }

  /// Whether a preposition governs what begins at a word, perhaps with an article between.
  func isObject(_ start: Int) -> Bool {
    var i = beforeKin(start) - 1
    while i >= 0,
      words[i].classes.contains(.determiner) || words[i].classes.contains(.officeModifier)
        || words[i].classes.contains(.particle) && !words[i].isCapitalised
          && ["el", "la", "le", "il", "los", "las", "der", "den", "dem"].contains(lowercased(i))
    { i -= 1 }
    guard i >= 0 else { return false }
    // `a teacher by the name of Perrin`
    if i > 0, words[i].range.count == 2, ["name", "names"].contains(lowercased(i - 1)), lowercased(i) == "of" {
      return false
    }
    // `de la Comisión`, `vom Verein`
    if ["de", "del", "du", "des", "von", "vom", "da", "do"].contains(lowercased(i)), !words[i].isCapitalised {
      return true
    }
    // `which the channel Tide broadcast`
    // `took up his post as Commissioner`
    return words[i].classes.contains(.preposition) || ["which", "whom", "que"].contains(lowercased(i))
      || i > 0 && words[i].gap.isEmpty && lowercased(i) == "as"
        && [
          "post", "role", "job", "work", "served", "serving", "serves", "appointed", "office", "position",
          "appointment",
          "term", "seat", "known", "elected", "resigned",
        ].contains(lowercased(i - 1))
  }
}
