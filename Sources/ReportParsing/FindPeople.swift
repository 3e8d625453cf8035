import ReportModel

/// Everybody who is named outside quotations' own words, notes and boilerplate.
/// - Parameter namings: The names of the blocks, lot by lot.
func findPeople(
  in text: ReadingText, blocks: [Block], namings: Ahead<NamingReader.Lot>, foreign: inout ForeignReader,
  _ lexicon: Lexicon
) -> People {
  var people = People(lexicon)
  var headings: [TextRange] = []
  var turns: [TextRange] = []
  /// Whether labelled words go on.
  var isInTurn = false
  /// What waits, of one lot of blocks after the other.
  var later: [LaterMentions] = []
  people.add(foreign: &foreign, blocks)
  var namings = namings
  namings.forEach { lot in
    later.append(lot.later)
    var named = lot.named[...]
    for index in lot.blocks where !foreign.languages.isForeign(index, blocks[index].kind) {
      let block = blocks[index]
      if block.kind == .heading {
        headings.append(block.range)
        isInTurn = false
      }
      if block.kind == .turn {
        turns.append(block.range)
        isInTurn = true
      }
      guard named.first?.block == index, let own = named.popFirst() else { continue }
      for naming in own.namings {
        let mention = naming.mention
        if let kin = naming.kinBefore,
          let entity = people.entity(for: mention, own.words, in: text, creating: true)
        {
          people.setKin(kin, in: text, of: entity)
        } else {
          let isQuoted =
            block.kind == .quotation || isInTurn && block.kind == .prose
            || block.kind == .turn && mention.name.start >= own.content
          people.add(mention, own.words, in: text, isQuoted: isQuoted)
        }
        if mention.isPossessive, mention.kind == .person, opensColumn(after: mention, own.words, in: text),
          let entity = people.entity(for: mention, own.words, in: text, creating: true)
        {
          people.enter(holder: entity, ofOffice: "columnist")
        }
        if let kin = naming.kinAfter,
          let entity = people.entity(for: mention, own.words, in: text, creating: true)
        {
          people.setKin(kin, in: text, of: entity)
        }
        if let kind = naming.body, let entity = people.entity(for: mention, own.words, in: text, creating: false) {
          people.setBody(kind, of: entity)
        }
      }
    }
  }
  /// The words of the block at hand.
  var sliced = (block: -1, words: [Word]())
  // The words of a block are sliced anew when something in it is looked at again: to keep them all would take many times
  // the text.
  func words(of block: Int32) -> [Word] {
    let block = Int(block)
    if sliced.block != block {
      sliced.block = block
      sliced.words.removeAll(keepingCapacity: true)
      text.appendWordsOfNames(in: blocks[block].range, lexicon, to: &sliced.words)
    }
    return sliced.words
  }
  /// The words of the surname at hand.
  var own: [Word] = []
  /// A surname alone, among `own`: with its titles and the word before them, which is all that matters of its block.
  func surname(_ mention: Mention, of block: Int32) -> Mention {
    guard let read = lexicon.wordsRead, let name = read.place(at: mention.name.start) else {
      own = words(of: block)
      return mention
    }
    let range = blocks[Int(block)].range
    let lowest = read.firstPlace(from: range.start)
    var first = name
    while first > lowest, read.start(of: first) >= mention.title ?? mention.whole.start { first -= 1 }
    own.removeAll(keepingCapacity: true)
    read.append(first..<name + mention.words.count, to: &own)
    own[0].gap = text.gap(
      from: first == lowest ? range.start : own[0].range.start, to: own[0].range.start)
    var alone = mention
    alone.words = name - first..<own.count
    return alone
  }
  /// Lone names of which nobody tells the other: `Celine, who has lost her boat`.
  var unknown: [(block: Int32, mention: Mention, gender: People.Gender)] = []
  for (block, mention, gender) in later.lazy.flatMap(\.told) {
    let own = words(of: block)
    let keys = people.keys(of: mention, own, in: text)
    guard let entity = people.find(keys: keys[...], kind: .person, near: mention.name.start) else {
      if mention.words.count == 1, blocks[Int(block)].kind == .prose { unknown.append((block, mention, gender)) }
      continue
    }
    people.setGender(gender, of: entity)
  }
  // `Admiral Toll` is somebody, even where nobody says his other name.
  for (block, mention) in later.lazy.flatMap(\.surnames)
  where mention.title != nil && blocks[Int(block)].kind != .titleBlock {
    _ = people.entity(for: surname(mention, of: block), own, in: text, creating: true)
  }
  // So is `Governor Toll`.
  for (block, mention) in later.lazy.flatMap(\.surnames) where mention.title == nil {
    let alone = surname(mention, of: block)
    let isOfficer =
      mention.role != nil && blocks[Int(block)].kind != .titleBlock && alone.words.lowerBound > 0
      && own[alone.words.lowerBound - 1].classes.contains(.office) && own[alone.words.lowerBound - 1].isCapitalised
    _ = people.entity(for: alone, own, in: text, creating: isOfficer)
  }
  for (block, mention) in later.lazy.flatMap(\.givens) {
    people.add(given: surname(mention, of: block), own, in: text)
  }
  for (block, mention, gender) in unknown {
    people.add(lone: mention, words(of: block), in: text, gender)
  }
  people.sortPlaces()
  for (block, bearer, name) in later.lazy.flatMap(\.byNames) {
    let words = words(of: block)
    guard
      let entity = people.find(
        keys: people.keys(of: words[bearer.words], in: text)[...], kind: .person, near: name.name.start)
    else { continue }
    people.addByName(name, words, in: text, to: entity)
  }
  for (block, mention) in later.lazy.flatMap(\.explained) {
    addOffice(before: mention, words(of: block), to: &people, in: text)
  }
  for block in blocks.prefix(24) where block.kind == .titleBlock || block.kind == .boilerplate {
    addOfficers(in: block.range, to: &people, text, lexicon)
  }
  for (block, mention) in later.lazy.flatMap(\.appositives) {
    addAppositive(after: mention, words(of: block), to: &people, in: text)
  }
  for (block, mention) in later.lazy.flatMap(\.explained) {
    let words = words(of: block)
    guard let office = officeBefore(mention, words, in: text),
      let entity = people.entity(for: mention, words, in: text, creating: false)
    else { continue }
    people.addOffice(office, words, to: entity, in: text)
  }
  for (block, mention, trade) in later.lazy.flatMap(\.trades) {
    let words = words(of: block)
    guard let entity = people.entity(for: mention, words, in: text, creating: false) else { continue }
    people.trades.insert(text.lowercasedString(words[trade].range))
    people.addRole(
      text.string(words[trade].range), at: words[trade].range, to: entity, rule: "trade before the name")
  }
  for (block, mention, office) in later.lazy.flatMap(\.called) {
    let words = words(of: block)
    guard let entity = people.entity(for: mention, words, in: text, creating: true) else { continue }
    let range = words[office].range
    people.addRole(text.string(range), at: range, to: entity, rule: "named with the office")
  }
  for (block, mention) in later.lazy.flatMap(\.sources) {
    let words = words(of: block)
    guard let entity = people.entity(for: mention, words, in: text, creating: false) else { continue }
    people.setBody(.outlet, of: entity)
  }
  for turn in turns { addBracketed(turn, to: &people, in: text, lexicon) }
  let learned = lexicon.having(offices: people.trades, named: people.namedOffices)
  for heading in headings { addOffices(ofHeading: heading, to: &people, in: text, learned) }
  for (block, mention) in later.lazy.flatMap(\.offices) { people.addByName(mention, words(of: block), in: text) }
  for (block, mention) in later.lazy.flatMap(\.bracketed) {
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
    if keys.count > 1,
      isStatement(before: mention, words, in: text) || known == nil && isPartyOfHeading(mention, words, in: text)
    {
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

/// Whether a heading gives the words under it to somebody with an office, or says that they are to him: `Keeper Nora Quist:
/// "…"`, `Quist To The Keeper Nora Teal:`.
private func isPartyOfHeading(_ mention: Mention, _ words: [Word], in text: ReadingText) -> Bool {
  let past = mention.words.upperBound
  guard mention.role != nil || mention.title != nil, (2...4).contains(mention.words.count), !mention.isPossessive,
    past < words.count
  else { return false }
  if words[past].gap.contains(.colon) { return true }
  // The heading leads to what stands under it.
  guard words[past].gap.isEmpty, text.lowercased(words[past].range) == "to", let last = words.last else { return false }
  return last.range.end < text.count && text.bytes[last.range.end] == UInt8(ascii: ":")
}

/// Whether a column is somebody's: `Olaf Quist's regular column`. Who has one is the columnist.
private func opensColumn(after mention: Mention, _ words: [Word], in text: ReadingText) -> Bool {
  words.indices.clamped(to: mention.words.upperBound..<mention.words.upperBound + 3).contains { i in
    words[i].range.count == 6 && words[mention.words.upperBound...i].allSatisfy { $0.gap.isEmpty }
      && text.lowercased(words[i].range) == "column"
  }
}
