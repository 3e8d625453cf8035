import ReportModel

extension ReadingText {
  /// The names among words, in order. Linear.
  func mentions(in words: [Word], _ lexicon: Lexicon) -> [Mention] {
    var mentions: [Mention] = []
    var i = 0
    while i < words.count {
      guard words[i].isCapitalised, startsName(words, i, lexicon) else {
        i += 1
        continue
      }
      let end = nameEnd(words, i, lexicon)
      if let mention = mention(words, i..<end, lexicon) {
        if mentions.isEmpty { mentions.reserveCapacity(4 + (words.count - end) >> 4) }
        mentions.append(mention)
      }
      i = end
    }
    guard mentions.contains(where: { $0.role != nil }) else { return mentions }
    // What belongs to somebody's title is not named for itself.
    return mentions.indices.filter { index in
      // The title's owner stands right after it.
      !mentions[index...].prefix(5).contains {
        $0.role != nil && $0.whole.contains(mentions[index].whole) && $0.name != mentions[index].name
      }
    }.map { mentions[$0] }
  }

  /// Whether a name can begin at a capitalised word.
  private func startsName(_ words: [Word], _ i: Int, _ lexicon: Lexicon) -> Bool {
    let word = words[i]
    guard !word.hasDigit || word.range.count > 3 else { return false }
    let isFunction = !word.classes.isDisjoint(with: [
      .pronoun, .determiner, .conjunction, .preposition, .auxiliary, .month,
    ])
    if word.classes.contains(.documentPart) || i > 0 && words[i - 1].classes.contains(.documentPart),
      isPlaceInBook(words, i)
    {
      return false
    }
    if isMonthBetweenNumbers(words, i) || isWish(words, i, lexicon) { return false }
    // `(R-Weir)`: a party and a place.
    if word.gap.contains(.paren), word.range.count > 2, bytes[word.range.start + 1] == 0x2D { return false }
    if isFunction { return (3...6).contains(word.range.count) && isGivenName(words, i) }
    // `Sir Hugh`, but not `Sir, you say`.
    if word.classes.contains(.honorific), i + 1 < words.count, words[i + 1].isCapitalised,
      words[i + 1].gap.isDisjoint(with: .breaksName) || isDoubleTitle(words, i + 1)
    {
      return true
    }
    // `New Orleans`, `Old Fenn`, `Long Island`.
    if word.range.count <= 4, ["new", "old", "long"].contains(lowercased(word.range)), i + 1 < words.count,
      words[i + 1].isCapitalised,
      words[i + 1].gap.isEmpty, words[i + 1].classes.isDisjoint(with: [.starter, .month, .honorific])
    {
      return true
    }
    // `State House answered`
    if word.classes.contains(.cue), !word.classes.contains(.starter), i + 1 < words.count, words[i + 1].isCapitalised,
      words[i + 1].gap.isEmpty, words[i + 1].classes.contains(.organisation)
    {
      return true
    }
    // `Teachers' Union`, `Farmers Union`
    if word.classes.contains(.starter), word.range.count > 4, i + 1 < words.count, words[i + 1].isCapitalised,
      words[i + 1].gap.isEmpty, !words[i + 1].classes.isDisjoint(with: [.organisation, .outletNoun]),
      word.isPossessive || lowercased(word.range).hasSuffix("s")
    {
      return true
    }
    // A common word that only its place capitalises.
    if word.classes.contains(.starter) || word.classes.contains(.cue) && i + 1 < words.count {
      return !isSentenceStart(words, i) && !word.classes.contains(.starter)
    }
    return true
  }

  /// Whether a month or a verb is somebody's name: `Theresa May said`, `Will Tan`, but not `May 5` or `Will it`.
  func isGivenName(_ words: [Word], _ i: Int) -> Bool {
    guard words[i].isCapitalised, (3...6).contains(words[i].range.count),
      ["may", "april", "june", "august", "will"].contains(lowercased(words[i].range))
    else {
      return false
    }
    let next = i + 1 < words.count && words[i + 1].gap.isEmpty ? words[i + 1] : nil
    if let next, bytes[next.range.start].isASCIIDigit || next.classes.contains(.month) { return false }
    // `On 3 May Olaf Quist told`
    if i > 0, words[i - 1].hasDigit, words[i].gap.isEmpty { return false }
    if i > 0, words[i].gap.isDisjoint(with: .breaksName) {
      let before = words[i - 1]
      if before.classes.contains(.honorific) { return true }
      // `Theresa May said`, but not `in London May …`
      if before.isCapitalised, before.classes.isDisjoint(with: [.starter, .place, .month, .preposition, .determiner]) {
        return next.map { !$0.classes.isDisjoint(with: [.cue, .auxiliary]) } ?? true
      }
      // `"…," said May, "is that …"`
      let ends = i + 1 == words.count || !words[i + 1].gap.isDisjoint(with: [.comma, .stop, .mark])
      if words[i].gap.isEmpty, before.classes.contains(.strongCue), !before.isCapitalised, ends { return true }
    }
    guard let next else { return false }
    // `Will Tan called`; a sentence may begin with the verb.
    return !isSentenceStart(words, i) && next.isCapitalised && next.classes.isDisjoint(with: [.pronoun, .determiner])
      || next.classes.contains(.strongCue)
  }

  /// Whether words stand between a day and a year: `11 Safar 1441`, `the 3rd of Rabi' al-Awwal 1402`, a month of whatever
  /// calendar.
  private func isMonthBetweenNumbers(_ words: [Word], _ i: Int) -> Bool {
    var before = i - 1
    if before > 0, words[i].gap.isEmpty, words[before].range.count == 2, lowercased(words[before].range) == "of" {
      before -= 1
    }
    guard before >= 0, words[before].hasDigit, words[i].gap.isEmpty, words[before].range.count <= 4,
      bytes[words[before].range.start].isASCIIDigit
    else { return false }
    for k in i + 1..<min(words.count, i + 4) {
      guard words[k].gap.subtracting([.dash, .comma]).isEmpty else { return false }
      if words[k].hasDigit {
        return (3...4).contains(words[k].range.count)
          && bytes[words[k].range.start..<words[k].range.end].allSatisfy(\.isASCIIDigit)
      }
    }
    return false
  }

  /// `God have mercy upon him`, `Allah willing`, `may God guide him`: nobody who says anything.
  private func isWish(_ words: [Word], _ i: Int, _ lexicon: Lexicon) -> Bool {
    guard i + 1 < words.count, words[i + 1].rules.contains(.wishing), words[i + 1].gap.isEmpty else { return false }
    return ["god", "allah"].contains(lowercased(words[i].range))
  }

  /// Whether a word and a number together name a place in a book: `App. II`, `Sect. 3`, `Part A`.
  private func isPlaceInBook(_ words: [Word], _ i: Int) -> Bool {
    func isPart(_ part: Int) -> Bool {
      guard words[part].classes.contains(.documentPart), part + 1 < words.count,
        words[part + 1].gap.subtracting([.stop, .abbreviation]).isEmpty
      else { return false }
      let number = bytes[words[part + 1].range.start..<words[part + 1].range.end]
      return number.allSatisfy(\.isASCIIDigit) || number.count == 1 && words[part + 1].isCapitalised
        || number.allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43].contains($0) }
    }
    return isPart(i) || i > 0 && isPart(i - 1)
  }

  func isSentenceStart(_ words: [Word], _ i: Int) -> Bool {
    i == 0 || words[i].gap.contains(.stop) || words[i].gap.contains(.mark) || words[i].gap.contains(.colon)
  }

  private func nameEnd(_ words: [Word], _ start: Int, _ lexicon: Lexicon) -> Int {
    if let count = lexicon.phrase([.outlet, .place], in: self, words, at: start) {
      if start + count >= words.count || !goesOn(words, start + count) { return start + count }
    }
    var end = start + 1
    // `*Dnevni glas*`: what is emphasised from a capital on is one name.
    if isEmphasised(words[start]) {
      for past in start + 1..<min(words.count, start + 6) where words[past - 1].range.end < bytes.count {
        if bytes[words[past - 1].range.end] == bytes[words[start].range.start - 1] { return past }
        guard words[past].gap.isEmpty else { break }
      }
    }
    while end < words.count {
      if words[end - 1].isPossessive {
        // `Bargemen's Union`, `Engineer's Weekly`: only an organisation or an outlet goes on after a possessive.
        let next = words[end..<min(words.count, end + 2)]
        guard goesOn(words, end),
          next.contains(where: {
            $0.isCapitalised && !$0.classes.isDisjoint(with: [.organisation, .outlet, .outletNoun])
          })
        else { break }
        end += 1
        continue
      }
      if goesOn(words, end) {
        // `In Weir City Al-Dabbagh devoted …`: the place is over.
        if words[end - 1].classes.isSuperset(of: .placeNoun), end - start > 1, start > 0, words[start].gap.isEmpty,
          words[start - 1].classes.contains(.preposition),
          words[end].classes.isDisjoint(with: [.organisation, .office, .place, .outletNoun, .documentPart])
        {
          break
        }
        end += 1
        continue
      }
      guard words[end].gap.isEmpty, end + 1 < words.count else { break }
      let joins = words[end].classes.contains(.particle) && !words[end].isCapitalised
      let isOfThe =
        words[end + 1].gap.isEmpty && lowercased(words[end].range) == "of" && lowercased(words[end + 1].range) == "the"
      let next = isOfThe && end + 2 < words.count ? end + 2 : end + 1
      if joins, goesOn(words, next) {
        let linker = lowercased(words[end].range)
        // `of` and `for` join only what is no person: Ministry of Works.
        let isLinker = linker == "of" || linker == "for" || linker == "the" || linker == "and"
        if !isLinker
          || (words[start..<end].contains(where: { !$0.classes.isDisjoint(with: [.organisation, .outletNoun]) })
            || words[end - 1].classes.contains(.office))
            && linker != "and"
        {
          end = next + 1
          continue
        }
      }
      break
    }
    return end
  }

  /// Whether a word is the second of two titles that a hyphen joins: `Brig.-Gen. Nader Kiy`.
  private func isDoubleTitle(_ words: [Word], _ i: Int) -> Bool {
    i > 0 && words[i].gap == [.abbreviation, .dash] && words[i].classes.contains(.honorific)
      && words[i - 1].classes.contains(.honorific)
  }

  private func goesOn(_ words: [Word], _ i: Int) -> Bool {
    let word = words[i]
    guard word.isCapitalised, word.gap.isDisjoint(with: .breaksName) || isDoubleTitle(words, i) else { return false }
    // A capital within a name: `Bench And Gouge`.
    let isInside =
      (word.classes.contains(.conjunction) || isOwning(word)) && i > 0 && !words[i - 1].classes.contains(.starter)
      && i + 1 < words.count
      && words[i + 1].isCapitalised && words[i + 1].gap.isEmpty
    if isInside || isGivenName(words, i) { return true }
    return word.classes.isDisjoint(with: [.pronoun, .conjunction, .auxiliary, .month])
      && (!word.classes.contains(.preposition) || word.range.count > 3) && !word.classes.contains(.determiner)
  }

  /// `your`, `our`: `Know Your Weir`.
  private func isOwning(_ word: Word) -> Bool {
    word.classes.contains(.pronoun) && !word.isAllCaps && (3...5).contains(word.range.count)
      && ["your", "our", "their"].contains(lowercased(word.range))
  }

  /// Whether nothing but a hyphen, perhaps after a stop, stands between two words: `Brig.-Gen`.
  func isJoined(_ a: Word, _ b: Word) -> Bool {
    let between = bytes[a.range.end..<b.range.start]
    return between.count <= 2 && between.last == 0x2D && (between.count == 1 || between.first == 0x2E)
  }
}
