import ReportModel

// Offices that stand beside a name without being its title, and names that are really offices.

/// An office before a comma and the name that explains it: `the Leader of Orm, Ayatollah Quist,`.
struct OfficeBefore {
  /// The words of the office, without article: indices of the words.
  var words: Range<Int>
  /// Whether no list has it, and only capitals and its place show that it is one: `Orm's Paramount Guide, Nora Quist,`.
  var isNew: Bool
}

/// The first word of a mention with its title and office.
func firstWord(of mention: Mention, _ words: [Word]) -> Int {
  let start = min(mention.title ?? mention.whole.start, mention.whole.start)
  var first = mention.words.lowerBound
  while first > 0, words[first - 1].range.start >= start { first -= 1 }
  return first
}

/// The office that a name between commas explains, if one stands before it.
func officeBefore(_ mention: Mention, _ words: [Word], in text: ReadingText) -> OfficeBefore? {
  guard mention.kind == .person, !mention.isPossessive else { return nil }
  var first = firstWord(of: mention, words)
  // `its chairwoman, the former inspector Nora Quist,`
  if first > 0, words[first].gap.isEmpty, words[first - 1].classes.contains(.determiner) { first -= 1 }
  let next = mention.words.upperBound
  guard first > 1, words[first].gap == .comma, next == words.count || !words[next].gap.isEmpty else { return nil }
  // `After a talk with the minister, Olaf Quist, the clerk, said`: the clerk is somebody else than the minister.
  if next + 1 < words.count, words[next].gap == .comma, words[next].classes.contains(.determiner),
    words[next + 1..<min(words.count, next + 4)].contains(where: { $0.classes.contains(.office) })
  {
    return nil
  }
  var start = first - 1
  while start > 0, words[start].gap.isEmpty, first - start < 14,
    words[start - 1].classes.isDisjoint(with: [.strongCue, .auxiliary]) || words[start - 1].classes.contains(.cueNoun)
      // `her state secretary`
      || start > 1 && words[start - 1].gap.isEmpty && beginsOffice(words[start - 2], in: text)
  { start -= 1 }
  for at in start..<first - 1 where beginsOffice(words[at], in: text) {
    var end = at + 1
    while end < first, words[end].gap.isEmpty,
      words[end].classes.isDisjoint(with: [.preposition, .conjunction, .determiner])
    { end += 1 }
    let head = end - 1
    guard head > at, !words[head].isPossessive, words[at + 1...head].allSatisfy({ !$0.classes.contains(.auxiliary) })
    else { continue }
    if words[head].classes.contains(.office) {
      guard end == first || words[end].classes.contains(.preposition) else { continue }
      return OfficeBefore(words: at + 1..<first, isNew: false)
    }
    // Capitals to the comma, and nothing in them that names a body or a place.
    if end == first, head - at <= 3, words[at + 1...head].allSatisfy({ isPlainCapital($0) }) {
      return OfficeBefore(words: at + 1..<first, isNew: true)
    }
  }
  return nil
}

private func beginsOffice(_ word: Word, in text: ReadingText) -> Bool {
  word.classes.contains(.determiner) || word.isPossessive
    || ["his", "her", "its", "their", "our", "my"].contains(text.lowercased(word.range))
}

private func isPlainCapital(_ word: Word) -> Bool {
  word.isCapitalised && !word.isAllCaps && !word.hasDigit && !word.isPossessive && word.range.count > 3
    && word.classes.isDisjoint(with: [
      .organisation, .outlet, .outletNoun, .place, .documentPart, .month, .demonym, .cueNoun, .pronoun, .honorific,
      .kin,
    ])
}

extension People {
  /// Gives somebody the office that stands before the name, and makes one of what looked like a person's name.
  mutating func addOffice(_ office: OfficeBefore, _ words: [Word], to entity: Int, in text: ReadingText) {
    guard let first = office.words.first, let last = office.words.last else { return }
    let range = TextRange(words[first].range.start, words[last].range.end)
    if office.isNew {
      let keys = keys(of: words[office.words], in: text)
      guard let stale = find(keys: keys[...], kind: .person, near: range.start), stale != entity else { return }
      let office = text.lowercasedString(words[last].range)
      trades.insert(office)
      namedOffices.insert(office)
      for form in entities[stale].forms {
        record(form.text, at: form.evidence.range ?? range, in: entity, rule: "office used as a name")
      }
      dismiss(stale)
      // `Grand Lockmother Varga` is no third name.
      for namesake in namesakes(of: entity) where entities[namesake].keys.dropLast().elementsEqual(keys) {
        for form in entities[namesake].forms {
          record(form.text, at: form.evidence.range ?? range, in: entity, rule: "office used as a name")
        }
        dismiss(namesake)
      }
    }
    addRole(text.squeezed(range), at: range, to: entity, rule: "apposition")
  }

  /// `the Leader`, in capitals: a name for the only one who holds that office.
  mutating func addByName(_ mention: Mention, _ words: [Word], in text: ReadingText) {
    let first = mention.words.lowerBound
    guard first > 0, words[first].gap.isEmpty, text.lowercased(words[first - 1].range) == "the" else { return }
    let holders = holders(ofOffice: text.lowercasedString(words[mention.words.upperBound - 1].range))
    guard holders.count == 1 else { return }
    record("the " + text.squeezed(mention.name), at: mention.name, in: holders[0], rule: "office used as a name")
  }
}
