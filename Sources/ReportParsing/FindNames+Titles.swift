import ReportModel

// What a name that was found is the name of, and what of it is title and office.

extension ReadingText {
  func mention(_ words: [Word], _ run: Range<Int>, _ lexicon: Lexicon) -> Mention? {
    var start = run.lowerBound
    let last = run.upperBound - 1
    let isPossessive = words[last].isPossessive
    let whole = TextRange(words[start].range.start, words[last].range.end)
    func made(_ from: Int, _ kind: Mention.Kind) -> Mention {
      let name = TextRange(words[from].range.start, words[last].range.end)
      let role = roleStart(words, from, run.lowerBound)
      var title = from
      while title > run.lowerBound, words[title - 1].classes.contains(.honorific) { title -= 1 }
      // `Brig.-Gen. Olaf Quist`
      while title > 0, title < from || title == run.lowerBound, words[title - 1].classes.contains(.honorific),
        words[title].classes.contains(.honorific), isJoined(words[title - 1], words[title])
      { title -= 1 }
      return Mention(
        name: name, whole: TextRange(role ?? name.start, name.end), words: from..<run.upperBound,
        role: role.flatMap { $0 < words[title].range.start ? trimmed(TextRange($0, words[title].range.start)) : nil },
        title: title < from ? words[title].range.start : nil, isPossessive: isPossessive, kind: kind)
    }
    let count = run.count
    // `Mi madre`, `Die Glocke`: what only its place capitalises in another language names nobody alone.
    if count == 1, words[start].rules.contains(.foreignStarter) { return nil }
    if words[start].classes.contains(.outlet) && count == 1
      || lexicon.phrase(.outlet, in: self, words, at: start) == count
    {
      return made(start, .outlet)
    }
    if words[run.dropFirst()].contains(where: { $0.gap.contains(.ampersand) }) { return made(start, .organisation) }
    if count == 1, words[start].classes.contains(.place) { return made(start, .place) }
    // What stands after the last title or office is the name.
    // `Khan` at the end of a name is no title.
    let titles = run.dropLast(
      count > 1 && (!words[last].classes.contains(.office) || isSurname(words, run)) ? 1 : 0)
    if let title = titles.last(where: {
      !isGivenName(afterTitle: $0, words, run, lexicon) && !words[$0].classes.isDisjoint(with: [.honorific, .office])
        && !words[$0].classes.contains(.place) && !isAdjective($0, words, run)
        && !(words[$0].isPossessive && $0 < last
          && !words[$0 + 1].classes.isDisjoint(with: [.organisation, .outlet, .outletNoun]))
    }) {
      if title == last {
        // `Border Guard`
        if count > 1, words[title].classes.contains(.organisation),
          words[run].allSatisfy(\.isCapitalised), words[last - 1].classes.isDisjoint(with: [.officeModifier, .office])
        {
          return made(start, .organisation)
        }
        // `Sir Hugh`-less: an office alone, or an organisation that ends in such a word.
        return count == 1 && words[title].classes.contains(.honorific)
          ? nil
          : Mention(
            name: whole, whole: whole, words: run, role: nil, title: nil, isPossessive: isPossessive, kind: .office)
      }
      let linker = lowercased(words[title + 1].range)
      if linker == "of" || linker == "for" || linker == "the" {
        return Mention(
          name: whole, whole: whole, words: run, role: nil, title: nil, isPossessive: isPossessive, kind: .office)
      }
      start = title + 1
    }
    // Nationality before a name, or the place of an office: `Velmari Tide`, `envoy in Velmar Karim Dostal`.
    while start < last, words[start].classes.contains(.demonym), !beginsBody(words, start...last, lexicon) {
      start += 1
    }
    if start > 0, start < last, words[start].classes.contains(.place), words[start - 1].classes.contains(.preposition) {
      start += 1
    }
    let core = words[start...last]
    if core.count > 1, start == run.lowerBound, words[last].classes.contains(.placeNoun) { return made(start, .place) }
    if core.contains(where: { $0.classes.contains(.organisation) }) { return made(start, .organisation) }
    if lexicon.phrase(.outlet, in: self, words, at: start) == last + 1 - start { return made(start, .outlet) }
    if core.contains(where: { $0.classes.contains(.outletNoun) || $0.classes.contains(.outlet) }) {
      return made(start, .outlet)
    }
    // `the Weir Republican`, `the Democrat`: somebody who has been named.
    if start == run.lowerBound || core.count == 1, start > 0, words[start].gap.isEmpty,
      words[start - 1].classes.contains(.determiner), lowercased(words[start - 1].range) == "the",
      words[last].rules.contains(.partisan),
      core.dropLast().allSatisfy({ !$0.classes.isDisjoint(with: [.place, .demonym]) }),
      last + 1 == words.count || !words[last + 1].isCapitalised && !words[last + 1].classes.contains(.office)
    {
      return made(start, .office)
    }
    // `told The Weirlander`: a paper, whose article has a capital within the sentence.
    if core.count == 1, words[start].classes.contains(.demonym), !isPossessive, isTitled(words, start) {
      return made(start, .outlet)
    }
    if core.count == 1, words[start].classes.contains(.demonym), !isSpeaker(words, start) { return nil }
    if core.count == 2, start == run.lowerBound, describes(words, start...last) { return nil }
    // `Witness K-12`, `Nurse B`: whom a record gives a letter or a number for a name.
    if core.count == 1, start > run.lowerBound, words[start - 1].classes.contains(.office), isCode(words[start]) {
      return made(start - 1, .person)
    }
    // `MR ORM` is somebody; `NATO` is not.
    let isTitled = start > run.lowerBound && words[start - 1].classes.contains(.honorific)
    if core.count == 1, core.allSatisfy(\.isAllCaps), words[start].range.count < 6, !isTitled {
      return made(start, .organisation)
    }
    let isMedium =
      start > 0 && words[start - 1].classes.contains(.outletNoun)
      && (words[start].gap.isEmpty || words[start].gap == .other && isEmphasised(words[start])
        // `the movement's radio, Sawt al-Naura,`
        || core.count > 1 && words[start].gap == .comma && start > 1 && words[start - 1].gap.isEmpty
          && words[start - 2].isPossessive && (last + 1 == words.count || !words[last + 1].gap.isEmpty))
    return made(start, isMedium ? .outlet : .person)
  }

  /// Whether a word is a capital letter, perhaps with a number behind it.
  private func isCode(_ word: Word) -> Bool {
    guard word.range.count <= 5, !word.isPossessive, bytes[word.range.start].isASCIILetter else { return false }
    return bytes[word.range.start + 1..<word.range.end].allSatisfy { $0.isASCIIDigit || $0 == 0x2D }
  }

  /// Whether Markdown's sign of emphasis stands right before a word: `the paper *Weir Post*`.
  func isEmphasised(_ word: Word) -> Bool {
    word.range.start > 0 && [UInt8(ascii: "*"), UInt8(ascii: "_")].contains(bytes[word.range.start - 1])
  }

  /// Whether a title is a given name: `Dr. Emir Varga`.
  private func isGivenName(afterTitle i: Int, _ words: [Word], _ run: Range<Int>, _ lexicon: Lexicon) -> Bool {
    i > run.lowerBound && i + 1 < run.upperBound && words[i - 1].classes.contains(.honorific)
      && words[i].rules.contains(.givenTitle)
      && (["dr", "prof", "eng"].contains(lowercased(words[i - 1].range))
        || words[i - 1].rules.contains(.bareTitle))
  }

  /// Whether what could be a title only describes the body behind it: `the Executive Committee`, `the General Council`.
  private func isAdjective(_ i: Int, _ words: [Word], _ run: Range<Int>) -> Bool {
    if lowercased(words[i].range) == "private", i + 1 < run.upperBound, lowercased(words[i + 1].range) == "limited" {
      return true
    }
    return i == run.lowerBound && i > 0 && i + 1 < run.upperBound && words[i - 1].classes.contains(.determiner)
      && words[i].gap.isEmpty && words[i + 1].classes.contains(.organisation) && words[i + 1].gap.isEmpty
      && ["executive", "general", "private", "principal"].contains(lowercased(words[i].range))
  }

  /// Whether a people's name is a part of a body's: `European Copper Forum`, but not `Velmari Foreign Ministry`.
  private func beginsBody(_ words: [Word], _ core: ClosedRange<Int>, _ lexicon: Lexicon) -> Bool {
    core.count > 2 && words[core].contains { $0.classes.contains(.organisation) }
      && !words[core].contains { $0.rules.contains(.stateBody) }
      && !words[core].dropFirst().contains { $0.classes.contains(.demonym) }
  }

  /// Whether an article with a capital, within a sentence, stands right before a word.
  private func isTitled(_ words: [Word], _ i: Int) -> Bool {
    guard i > 1, words[i].gap.isEmpty, words[i - 1].gap.isEmpty, words[i - 1].isCapitalised else { return false }
    return lowercased(words[i - 1].range) == "the"
  }

  /// `Secret Velmari sales`: a word that opens its sentence and a people's name describe what comes behind.
  private func describes(_ words: [Word], _ core: ClosedRange<Int>) -> Bool {
    let next = core.upperBound + 1
    guard words[core.upperBound].classes.contains(.demonym), !words[core.upperBound].isPossessive,
      isSentenceStart(words, core.lowerBound), next < words.count, words[next].gap.isEmpty
    else { return false }
    return !words[next].isCapitalised
      && words[next].classes.isDisjoint(with: [
        .cue, .auxiliary, .preposition, .conjunction, .pronoun, .determiner, .particle,
      ])
      && !["ed", "ly"].contains { (ending: Spelling) in lowercased(words[next].range).hasSuffix(ending) }
  }

  /// Whether a people's name stands as somebody's surname: `Cuban said`, but not `the Cuban said`.
  private func isSpeaker(_ words: [Word], _ i: Int) -> Bool {
    if i > 0, words[i].gap.isEmpty,
      words[i - 1].classes.contains(.determiner)
        || words[i - 1].classes.contains(.officeModifier) && !words[i - 1].isCapitalised
    {
      return false
    }
    var next = i + 1
    if next < words.count, ["also", "then", "later", "once"].contains(lowercased(words[next].range)) { next += 1 }
    guard next < words.count, words[next].gap.isEmpty, !words[next].isCapitalised else { return false }
    if words[next].classes.contains(.cue), !words[next].classes.contains(.cueNoun) { return true }
    // Many peoples' names are plural as they are: `The deal that British ministers made`, `French voted`.
    let isPlural = (["sh", "ch", "ese", "ss"] as [Spelling]).contains { lowercased(words[i].range).hasSuffix($0) }
    return !isPlural && lowercased(words[next].range).hasSuffix("ed") && words[next].classes.isDisjoint(with: [.office])
  }

  /// Whether the trade that ends a run is somebody's surname: `Sarah Baker`, but not `Head Gardener`.
  private func isSurname(_ words: [Word], _ run: Range<Int>) -> Bool {
    let last = run.upperBound - 1
    guard words[last].classes.contains(.surnameTrade), run.lowerBound < last else { return false }
    if words[last - 1].classes.contains(.honorific) { return true }
    if run.lowerBound > 0, words[run.lowerBound].gap.isEmpty,
      words[run.lowerBound - 1].classes.contains(.determiner)
    {
      return false
    }
    return words[last - 1].classes.isDisjoint(with: [
      .office, .officeModifier, .organisation, .place, .demonym, .outletNoun, .determiner, .preposition, .particle,
    ])
  }

  /// Where the title before a name begins: back over capitalised words, offices and what is between them.
  private func roleStart(_ words: [Word], _ name: Int, _ run: Int) -> Int? {
    var i = name
    var hasOffice = false
    var steps = 0
    while i > 0, words[i].gap.isDisjoint(with: .breaksName), steps < 9 {
      let before = words[i - 1]
      let isOffice = !before.classes.isDisjoint(with: [.office, .honorific, .officeModifier, .outletNoun])
      if before.classes.contains(.determiner) || before.classes.contains(.pronoun)
        || before.classes.contains(.conjunction)
      {
        break
      }
      if before.classes.contains(.preposition), i < name, i > 1, !words[i - 2].classes.isDisjoint(with: [.office]),
        words[i - 1].gap.isEmpty, lowercased(before.range) != "for"
      {
        // `envoy in Velmar Karim Dostal`
        i -= 1
        steps += 1
        continue
      }
      if !before.classes.isDisjoint(with: [.preposition, .auxiliary, .strongCue, .month])
        || bytes[before.range.start].isASCIIDigit
      {
        break
      }
      if !isOffice, !before.isCapitalised, !hasOffice { break }
      // `From the pulpit Bishop Anselm Dworak`: before an office with a capital a small word is no part of it.
      if !isOffice, !before.isCapitalised, words[i].isCapitalised { break }
      if !isOffice, !before.isCapitalised, before.classes.contains(.cue), !before.classes.contains(.cueNoun) { break }
      if !before.classes.isDisjoint(with: [.office, .outletNoun]) { hasOffice = true }
      if before.classes.contains(.starter), isSentenceStart(words, i - 1) { break }
      i -= 1
      steps += 1
    }
    return hasOffice && i < name ? words[i].range.start : nil
  }
}
