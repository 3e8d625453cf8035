import ReportModel

// Whom a heading makes the speaker of what stands under it.

extension Attributor {
  /// The known names of a heading: whose words, and to whom. `The Warden's Clerk Teal To … Quist: "…"`.
  mutating func speakers(ofHeading block: Int, before limit: Int? = nil) -> [Int] {
    // Most ask for the heading that was asked for last.
    if limit == nil, let named = namedByHeading, named.block == block, named.count == people.entities.count {
      return named.speakers
    }
    let speakers = readSpeakers(ofHeading: block, before: limit)
    if limit == nil { namedByHeading = (block, people.entities.count, speakers) }
    return speakers
  }

  private mutating func readSpeakers(ofHeading block: Int, before limit: Int?) -> [Int] {
    var range = blocks[block].range
    // What is longer is no heading that names anybody.
    guard range.count < 2000 else { return [] }
    if let mark = text.matchMarks(in: range).first, mark.open > range.start { range.end = mark.open }
    guard range.count > 0 else { return [] }
    var words = text.words(in: range, lexicon)
    if let colon = words.indices.last(where: { words[$0].gap.contains(.colon) }),
      limit == nil || range.end == blocks[block].range.end
    {
      let first = Array(words[..<colon])
      words = knownName(in: first) == nil ? Array(words[colon...]) : first
    }
    var sides: [[Word]] = [[]]
    for word in words {
      let lower = text.lowercased(word.range)
      if lower == "to" || (lower == "in" || lower == "on" || lower == "at") && sides[0].count > 1 {
        sides.append([])
        if lower != "to" { break }
      } else {
        sides[sides.count - 1].append(word)
      }
    }
    guard let speaker = knownName(in: sides[0]) ?? (limit == nil ? whoeverIsTheHeading(words, block) : nil)
    else { return [] }
    guard sides.count > 1, let hearer = knownName(in: sides[1]), hearer != speaker else { return [speaker] }
    return [speaker, hearer]
  }

  /// Whoever a heading names that is nothing but a name and what they are: `Nora Quist, Keeper of the Lock`, `Keeper Nora
  /// Quist`, `THE LOCK PARTY`.
  private mutating func whoeverIsTheHeading(_ words: [Word], _ block: Int) -> Int? {
    guard var first = words.first else { return nil }
    var words = words
    if first.classes.contains(.determiner), words.count > 1 {
      words.removeFirst()
      first = words[0]
    }
    words[0].gap = []
    let comma = words.indices.dropFirst().first { !words[$0].gap.isDisjoint(with: .breaksName) } ?? words.count
    guard comma <= 7, words.count <= 16 else { return nil }
    let clause = Clause(words, in: text, lexicon)
    guard
      let mention = clause.mentions.first(where: {
        min($0.title ?? $0.whole.start, $0.whole.start) == first.range.start && $0.words.upperBound == comma
      }), !mention.isPossessive, mention.words.count > 1 || mention.title != nil,
      !words[..<mention.words.lowerBound].contains(where: \.isPossessive)
    else { return nil }
    switch mention.kind {
    case .person:
      let isExplained =
        mention.title != nil || mention.role != nil
        || words[comma...].prefix(3).contains { $0.classes.contains(.office) }
      // `Keeper Quist Resigns`
      let isAlone = comma == words.count && blocks[block].evidence.rule != "Title Case"
      guard isExplained, isAlone || comma < words.count && !words[comma].gap.isDisjoint(with: [.comma, .colon])
      else { return nil }
    case .organisation: guard comma == words.count else { return nil }
    case .outlet, .office, .place: return nil
    }
    return people.entity(for: mention, words, in: text, creating: true)
  }

  /// The entity that the last known, not possessive, words of a heading name; `X's Letter` names X.
  private mutating func knownName(in words: [Word]) -> Int? {
    let keys = people.keys(of: words[...], in: text)
    for end in words.indices.reversed() {
      for start in stride(from: max(0, end - 3), through: end, by: 1) {
        guard words[start...end].dropFirst().allSatisfy({ $0.gap.isDisjoint(with: .breaksName) }) else { continue }
        // `La`, `The`: no name by itself.
        if start == end,
          !words[end].classes.isDisjoint(with: [.particle, .determiner, .starter, .conjunction, .preposition])
        {
          continue
        }
        let near = words[start].range.start
        var known = people.find(keys: keys[start...end], kind: .person, near: near)
        if known == nil, end > start, words[end].classes.contains(.organisation) {
          known =
            people.find(keys: keys[start...end], kind: .organisation, near: near)
            ?? people.body(beginningWith: keys[start...end])
        }
        guard let found = known, people.entities[found].kind != .role else { continue }
        let isOwn = end + 1 < words.count && words[end + 1].classes.contains(.cueNoun)
        if !words[end].isPossessive || isOwn { return found }
      }
    }
    return nil
  }

  func headingOfBlock(_ block: Int) -> Int? {
    guard let section = sectionOfBlock[block] else { return nil }
    let heading = blocks.partition { $0.range.start < sections[section].title.start }
    return heading < blocks.count ? heading : nil
  }
}
