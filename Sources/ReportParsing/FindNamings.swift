import ReportModel

/// A name and what the words beside it tell of its bearer.
struct Naming {
  var mention: Mention
  /// The word for kin that the name explains: `his wife, Gerda Teal`; or that explains it.
  var kinBefore: Word?
  var kinAfter: Word?
  /// What it is, where it looks like a person's and is none.
  var body: Speaker.Kind?
}

/// Begins to read the names of the blocks: those of the first lots before they are asked for.
func readNamings(
  in text: ReadingText, blocks: [Block], languages: BlockLanguages, alongside: @escaping Alongside, _ lexicon: Lexicon
) -> Ahead<NamingReader.Lot> {
  let reader = NamingReader(
    text: text, blocks: blocks, languages: languages, labels: wordsOfLabels(blocks, in: text, lexicon), lexicon: lexicon
  )
  return Ahead(of: blocks.count, lot: 1 << 9, depth: 8, alongside) { reader.read($0) }
}

/// Reads the names of blocks with what stands about each: all for which no block needs the others.
struct NamingReader {
  /// A block that has names.
  struct Named {
    var block: Int
    var words: [Word]
    /// Where the words that its label brings begin.
    var content: Int
    var namings: [Naming]
  }
  /// Some blocks: those that have names, and what waits until all names are known.
  struct Lot {
    var blocks: Range<Int>
    var named: [Named]
    var later: LaterMentions
  }

  let text: ReadingText
  let blocks: [Block]
  let languages: BlockLanguages
  /// The words of the labels of speech.
  let labels: Set<Spelling>
  let lexicon: Lexicon

  /// Reads some blocks.
  func read(_ places: Range<Int>) -> Lot {
    var lot = Lot(blocks: places, named: [], later: LaterMentions(text))
    for index in places where !languages.isForeign(index, blocks[index].kind) {
      switch blocks[index].kind {
      case .prose, .caption, .turn, .quotation, .listItem, .titleBlock: read(index, into: &lot)
      // `Present: Mrs Ada Reed, in the Chair; Mr Rolf Teal`: the names in full, of whom the text has only surnames.
      case .boilerplate where text.listsAttendance(blocks[index].range, lexicon): read(index, into: &lot)
      case .heading, .noteDefinition, .boilerplate: break
      }
    }
    lot.later.trim()
    return lot
  }

  private func read(_ index: Int, into lot: inout Lot) {
    let block = blocks[index]
    var words: [Word] = []
    text.appendWordsOfNames(in: block.range, lexicon, to: &words)
    // `FULL TEXT.` is nobody, and a title that no blank line tells from the text makes names of its capitals.
    if block.kind == .prose, words.count < 8 && words.allSatisfy(\.isAllCaps) || isTitleCase(words) {
      // `Ines Varga, Spokesperson; Rolf Teal, Director of Roads`
      guard words.contains(where: { $0.gap == .semicolon }) else { return }
    }
    let mentions = text.mentions(in: words, lexicon)
    if mentions.isEmpty { return }
    let content = block.kind == .turn ? text.label(of: block.range, lexicon)?.content ?? block.range.start : 0
    var named = Named(block: index, words: words, content: content, namings: [])
    named.namings.reserveCapacity(mentions.count)
    let lettered = block.kind == .turn ? text.letterLabel(of: block.range)?.content ?? 0 : 0
    for (place, mention) in mentions.enumerated() {
      // `Q. Where was it?`: nobody of that name.
      if mention.name.start < lettered { continue }
      if block.kind == .boilerplate, mention.kind != .person || mention.words.count < 2 { continue }
      // `Briefing by Commissioner Ned Halden`; an author has no office there. Whoever has a label is no author.
      if block.kind == .titleBlock {
        let isTold =
          mention.role != nil
          || mention.kind == .person && labels.contains(text.lowercased(words[mention.words.upperBound - 1].range))
        guard isTold, mention.words.count >= 2, isNamedInTitle(mention, words) else { continue }
      }
      named.namings.append(
        Naming(
          mention: mention, kinBefore: kinBefore(mention, words).map { words[$0] },
          kinAfter: kinAfter(mention, words, in: text).map { words[$0] },
          body: bodyKind(after: mention, words, in: text)))
      if let gender = genderTold(after: mention, words, in: text) ?? genderOfSubject(mention, words, in: text) {
        // Of whom labels name nobody tells more than they do.
        let isLabel =
          mention.words.count == 1 && labels.contains(text.lowercased(words[mention.words.lowerBound].range))
        if !isLabel { lot.later.told.append((Int32(index), mention, gender)) }
      }
      lot.later.note(mention, words, block: Int32(index))
      if isSource(mention, words) { lot.later.sources.append((Int32(index), mention)) }
      if let trade = tradeBefore(mention, words, in: text, lexicon) {
        lot.later.trades.append((Int32(index), mention, trade))
      }
      if let bearer = LaterMentions.bearer(ofByName: place, among: mentions, words, in: text) {
        lot.later.byNames.append((Int32(index), mentions[bearer], mention))
      }
    }
    if !named.namings.isEmpty { lot.named.append(named) }
  }
}

/// The words of the labels of speech, in lower case.
func wordsOfLabels(_ blocks: [Block], in text: ReadingText, _ lexicon: Lexicon) -> Set<Spelling> {
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
  guard mention.kind == .person, mention.title == nil, mention.role == nil, next + 1 < words.count else { return nil }
  // `Shares in Weir Copper`
  let first = mention.words.lowerBound
  if first > 1, words[first].gap.isEmpty, words[first - 1].range.count == 2,
    ["shares", "stock", "shareholders"].contains(text.lowercased(words[first - 2].range))
  {
    return .organisation
  }
  // `the protest group Students for Weir welcomed`
  if first > 1, words[first].gap.isEmpty, words[first - 1].range.count <= 12,
    [
      "group", "charity", "company", "firm", "organisation", "organization", "nonprofit", "start-up", "startup",
      "coalition",
    ]
    .contains(text.lowercased(words[first - 1].range)), !mention.isPossessive
  {
    return .organisation
  }
  guard words[next].gap.subtracting(.other) == .comma else { return nil }
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
    // Another name may be meant by what follows, or somebody in what the bearer says: `Teal, who led it, said that he`.
    if words[i].isCapitalised { return nil }
    if words[i].gap.contains(.comma), words[i].classes.contains(.strongCue) { return nil }
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
  guard mention.kind == .person, !mention.isPossessive, first == 0 || words[first].gap.contains(.stop),
    mention.words.count > 1 || isLoneName(words[mention.words.lowerBound], in: text)
  else { return nil }
  let start = mention.words.upperBound
  for i in start..<min(words.count, start + 50) {
    let word = words[i]
    if word.range.count <= 3, word.classes.contains(.pronoun) {
      let isSubject =
        word.isCapitalised && word.gap.contains(.stop) && !word.gap.contains(.mark)
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

/// Whether a lone word can be somebody's name: no place, body or trade.
private func isLoneName(_ word: Word, in text: ReadingText) -> Bool {
  !text.bytes[word.range.start..<word.range.end].contains(0x2D) && !word.isAllCaps && !word.hasDigit
    && word.range.count > 2
    && word.classes.isDisjoint(with: [
      .place, .organisation, .outlet, .outletNoun, .demonym, .office, .starter, .honorific, .month, .cueNoun,
      .officeModifier, .documentPart,
    ])
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
