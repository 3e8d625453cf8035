import ReportModel

/// Everybody who is named outside quotations' own words, notes and boilerplate.
func findPeople(in text: ReadingText, blocks: [Block], _ lexicon: Lexicon) -> People {
  var people = People()
  var headings: [TextRange] = []
  var turns: [TextRange] = []
  /// Whether labelled words go on.
  var isInTurn = false
  var later = LaterMentions(text)
  for (index, block) in blocks.enumerated() {
    switch block.kind {
    case .prose, .caption, .turn, .quotation, .listItem, .titleBlock:
      if block.kind == .turn {
        turns.append(block.range)
        isInTurn = true
      }
      let words = text.words(in: block.range, lexicon)
      // `FULL TEXT.` is nobody, and a title that no blank line tells from the text makes names of its capitals.
      if block.kind == .prose, words.count < 8 && words.allSatisfy(\.isAllCaps) || isTitleCase(words) { continue }
      let content = block.kind == .turn ? text.label(of: block.range, lexicon)?.content ?? block.range.start : 0
      let mentions = text.mentions(in: words, lexicon)
      for (place, mention) in mentions.enumerated() {
        // `Briefing by Commissioner Ned Halden`; an author has no office there.
        if block.kind == .titleBlock, mention.role == nil || mention.words.count < 2 || !isNamedInTitle(mention, words)
        {
          continue
        }
        if let kin = kinBefore(mention, words),
          let entity = people.entity(for: mention, words, in: text, creating: true)
        {
          people.setKin(text.lowercased(words[kin].range), of: entity)
        } else {
          let isQuoted =
            block.kind == .quotation || isInTurn && block.kind == .prose
            || block.kind == .turn && mention.name.start >= content
          people.add(mention, words, in: text, isQuoted: isQuoted)
        }
        if isBody(mention, words, in: text),
          let entity = people.entity(for: mention, words, in: text, creating: false)
        {
          people.setBody(of: entity)
        }
        if let gender = genderTold(after: mention, words, in: text) ?? genderOfSubject(mention, words, in: text) {
          later.told.append((index, mention, gender))
        }
        later.note(mention, words, block: index)
        if let bearer = LaterMentions.bearer(ofByName: place, among: mentions, words, in: text) {
          later.byNames.append((index, mentions[bearer], mention))
        }
      }
    case .heading:
      headings.append(block.range)
      isInTurn = false
    case .noteDefinition, .boilerplate: break
    }
  }
  // The words of a block are sliced anew when something in it is looked at again: to keep them all would take many times
  // the text.
  var sliced = (block: -1, words: [Word]())
  func words(of block: Int) -> [Word] {
    if sliced.block != block { sliced = (block, text.words(in: blocks[block].range, lexicon)) }
    return sliced.words
  }
  for (block, mention, gender) in later.told {
    let keys = people.keys(of: mention, words(of: block), in: text)
    guard let entity = people.find(keys: keys[...], kind: .person, near: mention.name.start) else { continue }
    people.setGender(gender, of: entity)
  }
  // `Admiral Toll` is somebody, even where nobody says his other name.
  for (block, mention) in later.surnames where mention.title != nil && blocks[block].kind != .titleBlock {
    _ = people.entity(for: mention, words(of: block), in: text, creating: true)
  }
  for (block, mention) in later.surnames where mention.title == nil {
    _ = people.entity(for: mention, words(of: block), in: text, creating: false)
  }
  people.sortPlaces()
  for (block, bearer, name) in later.byNames {
    let words = words(of: block)
    guard
      let entity = people.find(
        keys: people.keys(of: words[bearer.words], in: text)[...], kind: .person, near: name.name.start)
    else { continue }
    people.addByName(name, words, in: text, to: entity)
  }
  for (block, mention) in later.explained { addOffice(before: mention, words(of: block), to: &people, in: text) }
  for (block, mention) in later.appositives { addAppositive(after: mention, words(of: block), to: &people, in: text) }
  for (block, mention) in later.explained {
    let words = words(of: block)
    guard let office = officeBefore(mention, words, in: text),
      let entity = people.entity(for: mention, words, in: text, creating: false)
    else { continue }
    people.addOffice(office, words, to: entity, in: text)
  }
  for turn in turns { addBracketed(turn, to: &people, in: text, lexicon) }
  let learned = lexicon.having(offices: people.trades, named: people.namedOffices)
  for heading in headings { addOffices(ofHeading: heading, to: &people, in: text, learned) }
  for (block, mention) in later.offices { people.addByName(mention, words(of: block), in: text) }
  for (block, mention) in later.bracketed {
    // `the leader [Varga]`: an office that the brackets give a name to is a by-name.
    let words = words(of: block)
    guard let entity = people.entity(for: mention, words, in: text, creating: false) else { continue }
    let first = LaterMentions.firstWord(of: mention, words)
    let byName = TextRange(words[first - 2].range.start, words[first - 1].range.end)
    people.record(
      "the " + text.string(words[first - 1].range), at: byName, in: entity, rule: "by-name that brackets explain")
    people.addRole(text.string(words[first - 1].range), at: byName, to: entity, rule: "by-name that brackets explain")
  }
  return people
}

/// Whether all words of a paragraph are capitalised, the smallest aside.
func isTitleCase(_ words: [Word]) -> Bool {
  words.count >= 5 && words.count < 40 && words.count(where: { $0.isCapitalised && $0.range.count > 3 }) >= 4
    && words.allSatisfy { $0.isCapitalised || $0.range.count <= 3 || $0.hasDigit } && words.contains { !$0.isAllCaps }
}

/// Whether a title that capitalises all its words holds a name: one that `by`, `with` or the like comes before, or that
/// begins the title and has a colon behind it.
private func isNamedInTitle(_ mention: Mention, _ words: [Word]) -> Bool {
  let first = LaterMentions.firstWord(of: mention, words)
  let next = mention.words.upperBound
  if next < words.count, !words[next].isCapitalised || !words[next].gap.isEmpty { return true }
  return next == words.count || first > 0 && words[first - 1].classes.contains(.preposition)
}

/// Whether `which` goes on after a name of several words: no person's name.
private func isBody(_ mention: Mention, _ words: [Word], in text: ReadingText) -> Bool {
  let next = mention.words.upperBound
  return mention.kind == .person && mention.words.count > 1 && mention.title == nil && mention.role == nil
    && next < words.count && words[next].gap == .comma && text.lowercased(words[next].range) == "which"
}

/// What the words right after a name tell of its bearer's sex: `Gerda Teal, who lost her boat`, `Teal himself`.
private func genderTold(after mention: Mention, _ words: [Word], in text: ReadingText) -> People.Gender? {
  guard mention.kind == .person, !mention.isPossessive else { return nil }
  var i = mention.words.upperBound
  guard i < words.count, words[i].gap.subtracting(.comma).isEmpty else { return nil }
  let next = text.lowercased(words[i].range)
  if next == "himself" { return .male }
  if next == "herself" { return .female }
  guard next == "who" else { return nil }
  let limit = min(words.count, i + 12)
  i += 1
  while i < limit, words[i].gap.isDisjoint(with: [.stop, .colon, .semicolon, .mark, .paren]) {
    // Another name may be meant by what follows.
    if words[i].isCapitalised { return nil }
    let word = text.lowercased(words[i].range)
    if word == "his" || word == "he" || word == "himself" {
      return isContradicted(words, after: i, by: ["her", "she", "herself"], in: text) ? nil : .male
    }
    if word == "her" || word == "she" || word == "herself" {
      return isContradicted(words, after: i, by: ["his", "he", "himself"], in: text) ? nil : .female
    }
    i += 1
  }
  return nil
}

/// The sex that the next sentence, or the reporting clause behind the next quotation, tells of a sentence's subject:
/// `Gerda Teal came early. She …`, with nobody else named between.
private func genderOfSubject(_ mention: Mention, _ words: [Word], in text: ReadingText) -> People.Gender? {
  let first = LaterMentions.firstWord(of: mention, words)
  guard mention.kind == .person, mention.words.count > 1, !mention.isPossessive,
    first == 0 || words[first].gap.contains(.stop)
  else { return nil }
  let start = mention.words.upperBound
  for i in start..<min(words.count, start + 50) {
    let word = words[i]
    if word.range.count <= 3, word.classes.contains(.pronoun) {
      let isSubject =
        word.isCapitalised && word.gap.contains(.stop)
        || word.gap.contains(.mark) && i + 1 < words.count && words[i + 1].classes.contains(.strongCue)
      switch text.lowercased(word.range) {
      case "he": return isSubject ? .male : nil
      case "she": return isSubject ? .female : nil
      case "his", "her": if word.isCapitalised { return nil }
      default: break
      }
    }
    // Somebody else may be meant from here on.
    guard word.isCapitalised, word.gap.isDisjoint(with: [.stop, .mark]),
      word.classes.isDisjoint(with: [.starter, .pronoun, .month])
    else { continue }
    let before = words[i - 1]
    if before.isCapitalised && word.gap.isEmpty
      || word.gap.isEmpty && !before.classes.isDisjoint(with: [.preposition, .determiner])
    {
      continue
    }
    return nil
  }
  return nil
}

/// `Nora Quist, who dressed his feet, noted in her diary`: he is another.
private func isContradicted(_ words: [Word], after i: Int, by others: [Spelling], in text: ReadingText) -> Bool {
  for word in words[(i + 1)...].prefix(14) {
    if !word.gap.isDisjoint(with: [.stop, .colon, .mark]) { return false }
    if others.contains(text.lowercased(word.range)) { return true }
  }
  return false
}

/// The word for kin that a name explains: `his wife, Gerda Teal,`; an index of the words.
private func kinBefore(_ mention: Mention, _ words: [Word]) -> Int? {
  let first = LaterMentions.firstWord(of: mention, words)
  guard mention.kind == .person, !mention.isPossessive, first > 1, words[first - 1].classes.contains(.kin),
    words[first].gap == .comma || words[first].gap.isEmpty
  else { return nil }
  // `his wife`, `my first husband`, `Teal's elder brother`
  for owner in stride(from: first - 2, through: max(0, first - 4), by: -1) where words[owner + 1].gap.isEmpty {
    if words[owner].isPossessive || words[owner].classes.contains(.pronoun) { return first - 1 }
    if !words[owner].classes.isDisjoint(with: [.preposition, .determiner, .conjunction, .cue]) { return nil }
  }
  return nil
}

/// Mentions that wait until all names of several words are known, with the block that each stands in.
private struct LaterMentions {
  /// Surnames alone.
  var surnames: [(block: Int, mention: Mention)] = []
  /// What a comma follows, that may explain it.
  var appositives: [(block: Int, mention: Mention)] = []
  /// Whose sex what follows the name tells.
  var told: [(block: Int, mention: Mention, gender: People.Gender)] = []
  /// What stands after an office and a comma, that it may name: `the night guard, Sione Dura,`.
  var explained: [(block: Int, mention: Mention)] = []
  /// By-names, each after whoever has it.
  var byNames: [(block: Int, bearer: Mention, name: Mention)] = []
  /// Offices with a capital that stand alone.
  var offices: [(block: Int, mention: Mention)] = []
  /// What stands in brackets after an office.
  var bracketed: [(block: Int, mention: Mention)] = []

  let text: ReadingText
  init(_ text: ReadingText) { self.text = text }

  /// Whose by-name a mention is: an index of the mentions before it. `whom the whole town calls Domla`, `known to his men as
  /// Hajj Behr`.
  static func bearer(ofByName place: Int, among mentions: [Mention], _ words: [Word], in text: ReadingText) -> Int? {
    let name = mentions[place]
    guard place > 0, name.kind == .person, name.words.count == 1 else { return nil }
    let first = firstWord(of: name, words)
    guard first > 1, words[first].gap.isEmpty else { return nil }
    let verb = text.lowercased(words[first - 1].range)
    let isAs = verb == "as"
    guard isAs || ["calls", "call", "called", "nicknamed", "dubbed"].contains(verb) else { return nil }
    var i = first - 2
    while i >= 0, first - i < 12, words[i + 1].gap.isDisjoint(with: [.stop, .semicolon, .colon]) {
      let word = text.lowercased(words[i].range)
      if isAs ? word == "known" : ["whom", "who", "was", "also"].contains(word) {
        // Whoever stands last before that.
        return mentions[..<place].lastIndex {
          $0.kind == .person && $0.words.upperBound <= i + 1 && i - $0.words.upperBound < 4 && !$0.isPossessive
        }
      }
      i -= 1
    }
    return nil
  }

  mutating func note(_ mention: Mention, _ words: [Word], block: Int) {
    if mention.words.count == 1, mention.kind == .person { surnames.append((block, mention)) }
    let next = mention.words.upperBound
    if mention.kind == .person, !mention.isPossessive, next < words.count,
      words[next].gap == .comma || words[next].gap == .paren
        || words[next].gap.isEmpty && ["became", "becomes", "was", "is"].contains(text.lowercased(words[next].range))
    {
      appositives.append((block, mention))
    }
    if mention.kind == .office, mention.words.count == 1 { offices.append((block, mention)) }
    guard mention.words.lowerBound > 1 else { return }
    let first = ReportParsing.firstWord(of: mention, words)
    if mention.kind == .person, mention.words.count > 1, first > 1, !mention.isPossessive {
      let isClosed =
        next == words.count || !words[next].gap.isDisjoint(with: [.comma, .stop, .semicolon, .paren, .colon])
      let isCopula = words[first].gap.isEmpty && ["is", "was"].contains(text.lowercased(words[first - 1].range))
      if words[first].gap == .comma && isClosed || isCopula { explained.append((block, mention)) }
    }
    guard first > 1, words[first].gap.contains(.openBracket), words[first - 1].classes.contains(.office),
      words[first - 2].classes.contains(.determiner), words[first - 1].gap.isEmpty
    else { return }
    bracketed.append((block, mention))
  }

  /// The first word of a mention, its title included.
  static func firstWord(of mention: Mention, _ words: [Word]) -> Int {
    var first = mention.words.lowerBound
    while first > 0, words[first - 1].range.start >= mention.whole.start { first -= 1 }
    return first
  }
}

/// `Edda Pellow, chairwoman of the Harbour Trust,`: what stands between commas after a name and holds an office.
private func addAppositive(after mention: Mention, _ words: [Word], to people: inout People, in text: ReadingText) {
  guard mention.kind == .person, !mention.isPossessive else { return }
  addAppointment(of: mention, words, to: &people, in: text)
  let first = mention.words.upperBound
  guard first < words.count, words[first].gap == .comma || words[first].gap == .paren else { return }
  var end = first + 1
  while end < words.count, end - first < 16,
    words[end].gap.isDisjoint(with: [.comma, .stop, .colon, .semicolon, .mark, .paren, .dash])
  { end += 1 }
  var start = first
  while start < end, words[start].classes.contains(.determiner) { start += 1 }
  // `Quist, so the keeper recalled,`, `Quist, and by the preacher Teal,` do not say who Quist is.
  guard start < end,
    words[start].classes.isDisjoint(with: [.preposition, .conjunction, .pronoun]),
    !["so", "known", "called", "as"].contains(text.lowercased(words[start].range)),
    words[start..<end].allSatisfy({ !$0.classes.contains(.auxiliary) && !$0.classes.contains(.strongCue) })
  else { return }
  let isKnown =
    words[start..<min(end, start + 5)].contains { $0.classes.contains(.office) }
    && (!words[start].isCapitalised || words[start].classes.contains(.office))
  // Known from the lists, or shown by the form: `Jonas Wick, contractor for the trench,`.
  let trade = isKnown ? nil : tradeHead(words, start..<end, hasArticle: start > first, in: text)
  guard isKnown || trade != nil else { return }
  let keys = people.keys(of: mention, words, in: text)
  guard let entity = people.find(keys: keys[...], kind: .person, near: mention.name.start)
  else { return }
  let role = TextRange(words[start].range.start, words[end - 1].range.end)
  people.addRole(text.squeezed(role), at: role, to: entity, rule: "apposition")
  if let trade { people.trades.insert(text.lowercasedString(words[trade].range)) }
}

/// `Pyotr Bars became Consul-General`, `was elected chairman of the Salt Committee`.
private func addAppointment(of mention: Mention, _ words: [Word], to people: inout People, in text: ReadingText) {
  var verb = mention.words.upperBound
  guard verb + 1 < words.count, words[verb].gap.isEmpty else { return }
  let isPassive = ["was", "is", "were", "been"].contains(text.lowercased(words[verb].range))
  if isPassive { verb += 1 }
  guard verb + 1 < words.count, words[verb].gap.isEmpty,
    (isPassive ? ["elected", "appointed", "named", "made", "sworn"] : ["became", "becomes"]).contains(
      text.lowercased(words[verb].range))
  else { return }
  var start = verb + 1
  while start < words.count, start < verb + 3,
    words[start].classes.contains(.determiner) || text.lowercased(words[start].range) == "as"
  {
    start += 1
  }
  var end = start
  while end < words.count, end - start < 4, words[end].gap.isEmpty,
    words[end].classes.contains(.office) || words[end].classes.contains(.officeModifier)
  { end += 1 }
  guard end > start, words[end - 1].classes.contains(.office),
    let entity = people.find(
      keys: people.keys(of: words[mention.words], in: text)[...], kind: .person, near: mention.name.start)
  else { return }
  let role = TextRange(words[start].range.start, words[end - 1].range.end)
  people.addRole(text.squeezed(role), at: role, to: entity, rule: "appointment")
}

/// `the chairman of the Dockers' Federation, Khalid Dura,` and `The keeper of the drawers is Leo Brz`: the office that stands
/// before a name.
private func addOffice(before mention: Mention, _ words: [Word], to people: inout People, in text: ReadingText) {
  let first = LaterMentions.firstWord(of: mention, words)
  var end = first
  if words[first].gap.isEmpty { end -= 1 }
  var start = end
  while start > 0, end - start < 9, !words[start - 1].classes.contains(.determiner),
    !["his", "her", "its", "their", "our"].contains(text.lowercased(words[start - 1].range)),
    start == end || words[start].gap.isEmpty,
    words[start - 1].classes.isDisjoint(with: [.cue, .auxiliary, .conjunction])
      || words[start - 1].classes.contains(.office)
  { start -= 1 }
  guard start > 0, start < end, end - start < 9, words[start].gap.isEmpty || start == end - 1,
    words[start - 1].classes.contains(.determiner) || words[start - 1].classes.contains(.pronoun),
    !["a", "an", "one", "another"].contains(text.lowercased(words[start - 1].range))
  else { return }
  // The office stands before any `of`.
  let head = words[start..<end].firstIndex { $0.classes.contains(.preposition) } ?? end
  guard head > start, words[head - 1].classes.contains(.office),
    let entity = people.find(
      keys: people.keys(of: words[mention.words], in: text)[...], kind: .person, near: mention.name.start)
  else { return }
  let role = TextRange(words[start].range.start, words[end - 1].range.end)
  people.addRole(text.squeezed(role), at: role, to: entity, rule: "apposition")
}

/// Whether a heading gives somebody's statement: `STATEMENT OF`, `Testimony by`.
private func isStatement(before mention: Mention, _ words: [Word], in text: ReadingText) -> Bool {
  let first = firstWord(of: mention, words)
  let statements: [Spelling] = ["statement", "testimony", "evidence", "remarks", "deposition", "presentation"]
  return first > 1 && ["of", "by"].contains(text.lowercased(words[first - 1].range))
    && statements.contains(text.lowercased(words[first - 2].range))
    && words[mention.words].allSatisfy { $0.classes.isDisjoint(with: [.conjunction, .organisation, .determiner]) }
}

/// The word of an apposition that names a trade which no list has: a plain noun that ends as words for people do, or that
/// has an article or `of`, `at`, `for`, `to` after it.
private func tradeHead(_ words: [Word], _ range: Range<Int>, hasArticle: Bool, in text: ReadingText) -> Int? {
  guard range.upperBound < words.count, range.count <= 10 else { return nil }
  var head = range.lowerBound
  while head + 1 < range.upperBound, !words[head + 1].classes.contains(.preposition) { head += 1 }
  guard head - range.lowerBound < 3 else { return nil }
  for word in words[range.lowerBound...head] {
    let isPlain = word.classes.isDisjoint(with: [
      .pronoun, .preposition, .conjunction, .auxiliary, .starter, .month, .cue, .cueNoun, .determiner,
    ])
    guard isPlain, !word.isCapitalised, !word.hasDigit, word.gap.isEmpty || word == words[range.lowerBound] else {
      return nil
    }
  }
  let noun = text.lowercased(words[head].range)
  let isVerbForm = (["ing", "ed", "ly"] as [Spelling]).contains { noun.hasSuffix($0) }
  let namesPeople = (["er", "or", "ist", "ian", "man", "woman", "ess", "ant", "eer"] as [Spelling]).contains {
    noun.hasSuffix($0)
  }
  let hasComplement =
    head + 1 < range.upperBound && ["of", "at", "for", "to"].contains(text.lowercased(words[head + 1].range))
  guard noun.count > 3, !isVerbForm, namesPeople || hasArticle || hasComplement,
    ![
      "however", "rather", "never", "either", "neither", "further", "later", "earlier", "after", "under", "over", "man",
      "woman", "brother", "sister", "father", "mother", "daughter", "number", "matter", "order", "manner",
    ].contains(noun)
  else { return nil }
  return head
}

/// `The Chair (Mrs. Ada Brunn):`, `Mr. Olaf Quist (Chief Engineer, Canal Board):` — the office and the name that a label puts
/// beside each other.
private func addBracketed(_ turn: TextRange, to people: inout People, in text: ReadingText, _ lexicon: Lexicon) {
  guard let label = text.label(of: turn, lexicon), label.content > label.range.end + 3 else { return }
  let words = text.words(in: TextRange(label.range.end, label.content), lexicon)
  guard let first = words.first, first.gap.contains(.paren) else { return }
  let named = text.words(in: label.range, lexicon)
  if let mention = text.mentions(in: named, lexicon).last(where: { $0.kind == .person }) {
    let end = words.dropFirst().firstIndex { !$0.gap.isEmpty } ?? words.count
    guard words[..<end].contains(where: { $0.classes.contains(.office) }),
      let entity = people.find(
        keys: people.keys(of: named[mention.words], in: text)[...], kind: .person, near: turn.start)
    else { return }
    let role = TextRange(first.range.start, words[end - 1].range.end)
    people.addRole(text.squeezed(role), at: role, to: entity, rule: "bracket of a label")
  } else if let mention = text.mentions(in: words, lexicon).first(where: { $0.kind == .person }),
    let entity = people.entity(for: mention, words, in: text, creating: true)
  {
    let plain = named.drop { $0.classes.contains(.determiner) }
    guard let start = plain.first else { return }
    let role = TextRange(start.range.start, label.range.end)
    people.addRole(text.squeezed(role), at: role, to: entity, rule: "bracket of a label")
    people.record(text.squeezed(label.range), at: label.range, in: entity, rule: "bracket of a label")
  }
}

/// `Harbour Trust Chairwoman Edda Pellow: …`: the offices that a heading gives to somebody whom the text knows.
private func addOffices(ofHeading range: TextRange, to people: inout People, in text: ReadingText, _ lexicon: Lexicon) {
  let words = text.words(in: range, lexicon)
  var end = words.firstIndex { $0.gap.contains(.mark) } ?? words.count
  // `Appendix: Letter To Olaf Quist`: what such a word leads to is the heading.
  if let colon = words[..<end].firstIndex(where: { $0.gap.contains(.colon) }), colon > 2 || colon == 0 { end = colon }
  for mention in text.mentions(in: Array(words[..<end]), lexicon) {
    let keys = people.keys(of: mention, words, in: text)
    if mention.kind == .organisation || mention.kind == .outlet {
      let kind = Speaker.Kind(mention.kind)
      let body =
        people.find(keys: keys[...], kind: kind, near: range.start)
        ?? (keys.count > 1 ? people.body(beginningWith: keys[...]) : nil)
      if let body { people.recordForm(of: mention, words, in: text, of: body) }
      continue
    }
    guard mention.kind == .person else { continue }
    var known = people.find(keys: keys[...], kind: .person, near: range.start)
    if keys.count > 1, isStatement(before: mention, words, in: text) {
      // `STATEMENT OF NORA QUIST, CHIEF ENGINEER`: the text may have only `Ms. Quist`.
      known = people.entity(for: mention, words, in: text, creating: true)
      if let known, words[mention.words].allSatisfy(\.isAllCaps) { people.quieten(known) }
    }
    guard let entity = known else { continue }
    people.recordForm(of: mention, words, in: text, of: entity)
    guard let role = mention.role else { continue }
    people.addRole(text.squeezed(role), at: role, to: entity, rule: "heading")
  }
}
