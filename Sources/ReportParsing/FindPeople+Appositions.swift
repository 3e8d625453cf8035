import ReportModel

/// `Edda Pellow, chairwoman of the Harbour Trust,`: what stands between commas after a name and holds an office.
func addAppositive(after mention: Mention, _ words: [Word], to people: inout People, in text: ReadingText) {
  guard mention.kind == .person, !mention.isPossessive else { return }
  addAppointment(of: mention, words, to: &people, in: text)
  addOfficeTold(of: mention, words, to: &people, in: text)
  people.addOfficeTaken(by: mention, words, in: text)
  var first = mention.words.upperBound
  // `Nora Quist, 41, a nurse from Weir,`
  if first + 1 < words.count, words[first].gap == .comma, words[first].hasDigit, words[first].range.count == 2,
    words[first + 1].gap == .comma
  {
    first += 1
  }
  guard first < words.count, words[first].gap == .comma || words[first].gap == .paren else { return }
  var end = first + 1
  while end < words.count, end - first < 16,
    words[end].gap.isDisjoint(with: [.comma, .stop, .colon, .semicolon, .mark, .paren, .dash])
  { end += 1 }
  // `Mrs Ada Varga (in the chair)`
  if words[first].gap == .paren, end - first == 3, text.lowercased(words[end - 1].range) == "chair",
    let entity = people.find(
      keys: people.keys(of: mention, words, in: text)[...], kind: .person, near: mention.name.start)
  {
    people.addRole("Chair", at: words[end - 1].range, to: entity, rule: "in the chair")
    return
  }
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
    && (!words[start].isCapitalised || words[start].classes.contains(.office)
      || people.lexicon.phrase(.office, in: text, words, at: start) != nil)
  // Known from the lists, or shown by the form: `Jonas Wick, contractor for the trench,`.
  let trade = isKnown ? nil : tradeHead(words, start..<end, hasArticle: start > first, in: text, people.lexicon)
  guard isKnown || trade != nil else { return }
  let keys = people.keys(of: mention, words, in: text)
  // `Blyth, the cook, made a pudding`: somebody, even where nothing else is known of him.
  let isTold =
    start > first && end - start < 4 && end < words.count && words[end].gap == .comma && mention.words.count == 1
    && !text.lowercased(words[mention.words.lowerBound].range).hasSuffix("ly")
  guard
    let entity = people.find(keys: keys[...], kind: .person, near: mention.name.start)
      ?? (isTold ? people.entity(for: mention, words, in: text, creating: true) : nil)
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
func addOffice(before mention: Mention, _ words: [Word], to people: inout People, in text: ReadingText) {
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
func isStatement(before mention: Mention, _ words: [Word], in text: ReadingText) -> Bool {
  let first = firstWord(of: mention, words)
  let statements: [Spelling] = ["statement", "testimony", "evidence", "remarks", "deposition", "presentation"]
  return first > 1 && ["of", "by"].contains(text.lowercased(words[first - 1].range))
    && statements.contains(text.lowercased(words[first - 2].range))
    && words[mention.words].allSatisfy { $0.classes.isDisjoint(with: [.conjunction, .organisation, .determiner]) }
}

/// The word of an apposition that names a trade which no list has: a plain noun that ends as words for people do, or that
/// has an article or `of`, `at`, `for`, `to` after it.
private func tradeHead(_ words: [Word], _ range: Range<Int>, hasArticle: Bool, in text: ReadingText, _ lexicon: Lexicon)
  -> Int?
{
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
  let namesPeople = noun.endsAsTrade
  let hasComplement =
    head + 1 < range.upperBound && ["of", "at", "for", "to"].contains(text.lowercased(words[head + 1].range))
  guard noun.count > 3, !isVerbForm, namesPeople || hasArticle || hasComplement,
    !words[head].rules.contains(.noTrade)
  else { return nil }
  return head
}

extension Spelling {
  /// Whether it ends as words for people do: `boatman`, `surveyor`, `novelist`.
  var endsAsTrade: Bool {
    (["er", "or", "ist", "ian", "man", "woman", "ess", "ant", "eer"] as [Spelling]).contains { hasSuffix($0) }
  }
}

extension ReadingText {
  /// Whether a plain noun is by its end one for people: a trade that no list need have.
  func isTrade(_ word: Word, _ lexicon: Lexicon) -> Bool {
    word.range.count > 4 && !word.isCapitalised && !word.hasDigit && !word.isPossessive
      && word.classes.isDisjoint(with: [
        .pronoun, .preposition, .conjunction, .auxiliary, .starter, .month, .cue, .cueNoun, .determiner, .outletNoun,
        .organisation, .documentPart, .officeModifier, .kin,
      ]) && lowercased(word.range).endsAsTrade && !word.rules.contains(.noTrade)
  }
}

/// The trade that stands before a name with its article: `the boatman Salim Dura`, `a boatman, Salim Dura,`; an index of the
/// words.
func tradeBefore(_ mention: Mention, _ words: [Word], in text: ReadingText, _ lexicon: Lexicon) -> Int? {
  guard mention.kind == .person, mention.words.count > 1, mention.role == nil else { return nil }
  let first = firstWord(of: mention, words)
  guard first > 1, words[first].gap.isEmpty || words[first].gap == .comma, words[first - 1].gap.isEmpty,
    !words[first - 1].classes.contains(.office), text.isTrade(words[first - 1], lexicon)
  else { return nil }
  if words[first].gap == .comma {
    let next = mention.words.upperBound
    guard next == words.count || !words[next].gap.isEmpty else { return nil }
  }
  for before in stride(from: first - 2, through: max(0, first - 4), by: -1) {
    if words[before].classes.contains(.determiner) || words[before].isPossessive { return first - 1 }
    guard words[before].gap.isEmpty, !words[before].isCapitalised,
      words[before].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun])
    else { return nil }
  }
  return nil
}

/// `Chairperson: Mrs Ada Reed. Members: … Clerk: Mr Olaf Hale.` at the head of a report: who holds which office.
func addOfficers(in range: TextRange, to people: inout People, _ text: ReadingText, _ lexicon: Lexicon) {
  guard range.count <= 600, text.bytes[range.start..<range.end].contains(UInt8(ascii: ":")) else { return }
  let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
  for mention in clause.mentions where mention.kind == .person && mention.words.count > 1 && !mention.isPossessive {
    let (first, next) = (firstWord(of: mention, clause.words), mention.words.upperBound)
    guard first > 0, clause.words[first].gap.contains(.colon),
      !clause.words[first - 1].classes.isDisjoint(with: [.office, .roleLabel]),
      next == clause.words.count || !clause.words[next].gap.isEmpty
    else { continue }
    var start = first - 1
    while start > 0, first - start < 4, clause.words[start].gap.isEmpty { start -= 1 }
    guard let entity = people.entity(for: mention, clause.words, in: text, creating: true) else { continue }
    let office = TextRange(clause.words[start].range.start, clause.words[first - 1].range.end)
    people.addRole(text.squeezed(office), at: office, to: entity, rule: "named with the office")
  }
}

/// `Kwame Teal, who was Minister of Locks from 2010,`: the office that a relative clause tells of.
private func addOfficeTold(of mention: Mention, _ words: [Word], to people: inout People, in text: ReadingText) {
  let who = mention.words.upperBound
  guard who + 3 < words.count, words[who].gap == .comma, text.lowercased(words[who].range) == "who",
    ["was", "is", "became", "had"].contains(text.lowercased(words[who + 1].range))
  else { return }
  var start = who + 2
  while start < words.count, start < who + 5,
    words[start].classes.contains(.determiner)
      || ["been", "then", "now", "once", "still"].contains(text.lowercased(words[start].range))
  { start += 1 }
  var end = start
  while end < words.count, end - start < 8, end == start || words[end].gap.isEmpty,
    !["from", "until", "since", "at", "when", "in", "before", "under", "and"].contains(
      text.lowercased(words[end].range))
  { end += 1 }
  guard end > start, words[start..<min(end, start + 4)].contains(where: { $0.classes.contains(.office) }),
    words[start..<end].allSatisfy({ $0.classes.isDisjoint(with: [.auxiliary, .strongCue, .pronoun]) }),
    let entity = people.find(
      keys: people.keys(of: mention, words, in: text)[...], kind: .person, near: mention.name.start)
  else { return }
  let role = TextRange(words[start].range.start, words[end - 1].range.end)
  people.addRole(text.squeezed(role), at: role, to: entity, rule: "apposition")
}
