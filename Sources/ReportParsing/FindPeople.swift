import ReportModel

/// Everybody who is named outside quotations' own words, notes and boilerplate.
func findPeople(in text: ReadingText, blocks: [Block], foreign: inout ForeignReader, _ lexicon: Lexicon) -> People {
  var people = People(lexicon)
  var headings: [TextRange] = []
  var turns: [TextRange] = []
  /// Whether labelled words go on.
  var isInTurn = false
  var later = LaterMentions(text)
  let labels = wordsOfLabels(blocks, in: text, lexicon)
  /// The words of the block at hand.
  var sliced = (block: -1, words: [Word]())
  people.add(foreign: &foreign, blocks)
  for (index, block) in blocks.enumerated() {
    // Those in other languages have been read.
    if foreign.languages[index] != .english, block.kind != .heading, block.kind != .titleBlock { continue }
    switch block.kind {
    case .prose, .caption, .turn, .quotation, .listItem, .titleBlock:
      if block.kind == .turn {
        turns.append(block.range)
        isInTurn = true
      }
      sliced.words.removeAll(keepingCapacity: true)
      text.appendWords(in: block.range, lexicon, to: &sliced.words)
      let words = sliced.words
      // `FULL TEXT.` is nobody, and a title that no blank line tells from the text makes names of its capitals.
      if block.kind == .prose, words.count < 8 && words.allSatisfy(\.isAllCaps) || isTitleCase(words) { continue }
      let content = block.kind == .turn ? text.label(of: block.range, lexicon)?.content ?? block.range.start : 0
      let mentions = text.mentions(in: words, lexicon)
      for (place, mention) in mentions.enumerated() {
        // `Briefing by Commissioner Ned Halden`; an author has no office there. Whoever has a label is no author.
        if block.kind == .titleBlock {
          let isTold =
            mention.role != nil
            || mention.kind == .person && labels.contains(text.lowercased(words[mention.words.upperBound - 1].range))
          guard isTold, mention.words.count >= 2, isNamedInTitle(mention, words) else { continue }
        }
        if let kin = kinBefore(mention, words),
          let entity = people.entity(for: mention, words, in: text, creating: true)
        {
          people.setKin(words[kin].rules, of: entity)
        } else {
          let isQuoted =
            block.kind == .quotation || isInTurn && block.kind == .prose
            || block.kind == .turn && mention.name.start >= content
          people.add(mention, words, in: text, isQuoted: isQuoted)
        }
        if let kin = kinAfter(mention, words, in: text),
          let entity = people.entity(for: mention, words, in: text, creating: true)
        {
          people.setKin(lexicon.rules(of: text.bytes, words[kin].range), of: entity)
        }
        if let kind = bodyKind(after: mention, words, in: text),
          let entity = people.entity(for: mention, words, in: text, creating: false)
        {
          people.setBody(kind, of: entity)
        }
        if let gender = genderTold(after: mention, words, in: text) ?? genderOfSubject(mention, words, in: text) {
          later.told.append((index, mention, gender))
        }
        later.note(mention, words, block: index)
        if isSource(mention, words) { later.sources.append((index, mention)) }
        if let trade = tradeBefore(mention, words, in: text, lexicon) { later.trades.append((index, mention, trade)) }
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
  func words(of block: Int) -> [Word] {
    if sliced.block != block {
      sliced.block = block
      sliced.words.removeAll(keepingCapacity: true)
      text.appendWords(in: blocks[block].range, lexicon, to: &sliced.words)
    }
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
  for (block, mention, trade) in later.trades {
    let words = words(of: block)
    guard let entity = people.entity(for: mention, words, in: text, creating: false) else { continue }
    people.trades.insert(text.lowercasedString(words[trade].range))
    people.addRole(
      text.string(words[trade].range), at: words[trade].range, to: entity, rule: "trade before the name")
  }
  for (block, mention) in later.sources {
    let words = words(of: block)
    guard let entity = people.entity(for: mention, words, in: text, creating: false) else { continue }
    people.setBody(.outlet, of: entity)
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

/// The words of the labels of speech, in lower case.
private func wordsOfLabels(_ blocks: [Block], in text: ReadingText, _ lexicon: Lexicon) -> Set<Spelling> {
  var found: Set<Spelling> = []
  for block in blocks where block.kind == .turn {
    guard
      let label = text.letterLabel(of: block.range) ?? text.label(of: block.range, lexicon)
        ?? text.stoppedLabel(of: block.range, lexicon)
    else {
      continue
    }
    for word in text.words(in: label.range, lexicon) where word.isCapitalised {
      found.insert(text.lowercased(word.range))
    }
  }
  return found
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

/// The word for kin that explains a name from behind: `Grace Dadz, his daughter,`; an index of the words.
private func kinAfter(_ mention: Mention, _ words: [Word], in text: ReadingText) -> Int? {
  let next = mention.words.upperBound
  guard mention.kind == .person, mention.words.count > 1, !mention.isPossessive, next + 1 < words.count,
    words[next].gap == .comma,
    words[next].isPossessive || ["his", "her", "their", "my"].contains(text.lowercased(words[next].range))
  else { return nil }
  for i in next + 1..<min(words.count, next + 4) {
    guard words[i].gap.isEmpty, !words[i].isPossessive else { return nil }
    if words[i].classes.contains(.kin) { return i + 1 == words.count || !words[i + 1].gap.isEmpty ? i : nil }
  }
  return nil
}

/// Whether a bracket gives a name as a source, with its date behind it: `[Le Midi, 19 February, p. 4]`, `(Weir Post, May 3)`.
private func isSource(_ mention: Mention, _ words: [Word]) -> Bool {
  let first = firstWord(of: mention, words)
  let next = mention.words.upperBound
  guard mention.kind == .person, mention.title == nil, mention.role == nil, !mention.isPossessive, next < words.count,
    words[next].gap == .comma, words[next].hasDigit || words[next].classes.contains(.month)
  else { return false }
  return !words[first].gap.isDisjoint(with: [.openBracket, .paren])
}

/// What a name is that looks like a person's and is none: `Weir Water, which runs the lock`, `Dnevni glas, a newspaper close to
/// the port`.
private func bodyKind(after mention: Mention, _ words: [Word], in text: ReadingText) -> Speaker.Kind? {
  let next = mention.words.upperBound
  guard mention.kind == .person, mention.title == nil, mention.role == nil, next + 1 < words.count,
    words[next].gap.subtracting(.other) == .comma
  else { return nil }
  if mention.words.count > 1, text.lowercased(words[next].range) == "which" { return .organisation }
  guard words[next].classes.contains(.determiner) else { return nil }
  var head = next
  while head + 1 < words.count, head - next < 5, words[head + 1].gap.isEmpty,
    words[head + 1].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun, .cue])
      || words[head + 1].classes.contains(.outletNoun)
  { head += 1 }
  // The last of them is the head: `a newspaper close to`, `an industry body`; but not `a newspaper editor`.
  for i in (next + 1..<head + 1).reversed() where !words[i].isCapitalised {
    if words[i].classes.contains(.office) { return nil }
    if words[i].classes.contains(.outletNoun) { return .outlet }
    if words[i].classes.contains(.organisation) { return .organisation }
    if text.lowercased(words[i].range).endsAsTrade { return nil }
  }
  return nil
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
    // Not `The President (spoke in Norvish)`.
    words[..<mention.words.lowerBound].allSatisfy({ !$0.classes.isDisjoint(with: [.honorific, .office]) }),
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
