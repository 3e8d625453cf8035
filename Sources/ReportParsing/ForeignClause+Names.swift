import ReportModel

/// What the blocks in other languages tell together of their names.
struct ForeignNames {
  /// The words of people's names, and the names of bodies of one word, in lower case.
  var words: Set<String> = []
  /// Names that begin with an article, or that a note gives as its source.
  var titles: Set<String> = []
  /// All words with a capital.
  var capitals: Set<String> = []
  /// German words with a capital that stand after an article: common nouns.
  var nouns: Set<String> = []

  /// Takes in the capitals of a clause.
  mutating func learn(capitalsOf clause: ForeignClause) {
    for i in clause.words.indices where clause.words[i].isCapitalised {
      capitals.insert(clause.lower[i])
      if i > 0, clause.words[i].gap.isEmpty, !clause.classes[i - 1].isDisjoint(with: .article),
        i + 1 == clause.words.count || !clause.words[i + 1].isCapitalised || !clause.words[i + 1].gap.isEmpty
      {
        nouns.insert(clause.lower[i])
      }
    }
  }

  /// Takes in the names that a clause is sure of.
  mutating func learn(_ clause: ForeignClause) {
    for name in clause.names {
      let own = clause.lower[name.mention.words]
      if name.mention.kind == .person {
        for (place, word) in own.enumerated() where word.count > 2 {
          let isLast = place + 1 == own.count
          let bare = isLast ? name.bareLength.map { String(decoding: word.utf8.prefix($0), as: UTF8.self) } : nil
          words.insert(bare ?? word)
        }
      } else if own.count == 1, let word = own.first {
        words.insert(word)
      }
      if let first = own.first, own.count > 1, clause.lists.classes(of: first).contains(.determiner) {
        titles.insert(own.joined(separator: " "))
      }
    }
  }

  /// A word without what its case adds, where the text has it without that: the length of the bare word, in bytes.
  func bareLength(of word: String, _ language: Language) -> Int? {
    switch language {
    case .polish:
      guard !words.contains(word) || word.hasSuffix("iego") else { return nil }
      for end in ["iego", "iemu", "ego", "emu", "owi", "iem", "em", "im", "ym", "a", "u", "ie", "owie"]
      where word.hasSuffix(end) {
        let bare = String(word.dropLast(end.count))
        if bare.count > 3, capitals.contains(bare) { return bare.utf8.count }
        // `Golzariego` is of `Golzari`.
        if end.hasPrefix("i"), bare.count > 2, capitals.contains(bare + "i") { return bare.utf8.count + 1 }
      }
      return nil
    case .german:
      guard word.hasSuffix("s"), !words.contains(word) else { return nil }
      return words.contains(String(word.dropLast())) ? word.utf8.count - 1 : nil
    default: return nil
    }
  }
}

extension ForeignClause {
  /// Finds the names among the words. Linear.
  mutating func findNames(_ known: ForeignNames) {
    names = []
    var i = 0
    while i < words.count {
      guard words[i].isCapitalised, !words[i].hasDigit, let end = runEnd(i, known) else {
        i += 1
        continue
      }
      if let name = name(i..<end, known) { names.append(name) }
      i = end
    }
  }

  /// Where the run of capitals ends that begins at a word; nil where none begins.
  private func runEnd(_ start: Int, _ known: ForeignNames) -> Int? {
    let isArticle = !classes[start].isDisjoint(with: [.determiner])
    if isArticle {
      // `Le Fanal`, `L’Écho`: a name that begins with an article, which a sentence's beginning alone does not show.
      guard start + 1 < words.count, words[start + 1].isCapitalised, words[start + 1].gap.isEmpty else { return nil }
      if opens(start) || language.capitalisesNouns {
        let whole = lower[start] + " " + lower[start + 1]
        guard known.titles.contains(where: { $0.hasPrefix(whole) }) else { return nil }
      }
    } else if opens(start), !classes[start].isDisjoint(with: .small) {
      return nil
    }
    var end = start + 1
    // `Kappels Anwältin`
    if language.capitalisesNouns, known.bareLength(of: lower[start], language) != nil { return end }
    while end < words.count {
      if words[end].isCapitalised, goesOn(end) {
        end += 1
        continue
      }
      guard let next = joined(start, end, known) else { break }
      end = next
    }
    return end
  }

  private func goesOn(_ i: Int) -> Bool {
    words[i].gap.isDisjoint(with: .breaksName) && !words[i].hasDigit
      && (!language.capitalisesNouns || classes[i].isDisjoint(with: .small))
  }

  /// Over small words within a name, to past the capital behind them: `de la`, `el`, `van`, `des semences`.
  private func joined(_ start: Int, _ end: Int, _ known: ForeignNames) -> Int? {
    // `Botschafter Liang den Präsidenten`, `Leiter von Weir`: articles and `of` are no part of a German name, but for `von der`.
    if language.capitalisesNouns,
      !["al", "el", "bin", "ibn", "de", "van", "zu", "abu", "umm", "ben"].contains(lower[end])
    {
      return nil
    }
    var next = end
    var hasOf = false
    while next < words.count, next - end < 3, words[next].gap.isEmpty, !words[next].isCapitalised,
      Self.particles.contains(lower[next])
    {
      if classes[next].contains(.of) { hasOf = true }
      next += 1
    }
    guard next > end, next < words.count, words[next].gap.isEmpty else { return nil }
    let isBody = words[start..<end].indices.contains { !nounClasses($0).isDisjoint(with: [.body, .outlet]) }
    let hasArticle = !classes[start].isDisjoint(with: .determiner)
    guard words[next].isCapitalised else {
      // `Coordination des riziculteurs de la rive`
      let isPlain =
        isBody && hasOf && classes[next].isEmpty && !words[next].hasDigit && !language.capitalisesNouns
        && classes[start].contains(.body)
      return isPlain ? next + 1 : nil
    }
    if !hasOf { return next + 1 }
    if isBody || hasArticle { return next + 1 }
    // `Rosa de Luna`, but not `ministro de Pesca de Zerualia`.
    let isGoverned = start > 0 && words[start].gap.isEmpty && !classes[start - 1].isDisjoint(with: .preposition)
    let isTitle = classes[start].isDisjoint(with: [.office, .femaleOffice, .statement])
    return !isGoverned && isTitle && end - start == 1 && !opens(start) && !known.words.contains(lower[start])
      ? next + 1 : nil
  }

  private static let particles: Set<String> = [
    "de", "del", "della", "dello", "dei", "degli", "delle", "di", "da", "do", "dos", "das", "du", "des", "d'", "la",
    "las",
    "le", "les", "l'", "los", "el", "al", "van", "von", "der", "den", "ibn", "bin", "bint", "ben", "ter", "ten", "zu",
    "e",
    "abu", "umm", "dell'",
  ]

  /// What the lists say of a word as a noun, with a capital too.
  func nounClasses(_ i: Int) -> LanguageClasses {
    words[i].isCapitalised || language.capitalisesNouns || language.declines || classes[i].isEmpty
      ? lists.classes(ofNoun: lower[i]) : classes[i]
  }

  private func name(_ run: Range<Int>, _ known: ForeignNames) -> ForeignName? {
    var start = run.lowerBound
    let last = run.upperBound - 1
    // Titles, offices and, in German, common nouns before the name.
    while start < last, isDescription(start, in: start...last, known) { start += 1 }
    let core = start...last
    let own = core.reduce(into: LanguageClasses()) { $0.formUnion(nounClasses($1)) }
    let before = start > run.lowerBound ? run.lowerBound..<start : descriptionBefore(start)
    let told = before.map { $0.reduce(into: LanguageClasses()) { $0.formUnion(nounClasses($1)) } } ?? []
    let isTitled = !told.isDisjoint(with: .anyTitle)
    let bare = known.bareLength(of: lower[last], language)
    let bareWord = bare.map { String(decoding: lower[last].utf8.prefix($0), as: UTF8.self) } ?? lower[last]
    let isKnown = known.words.contains(bareWord)
    let hasArticle = !classes[start].isDisjoint(with: .determiner) && core.count > 1
    var kind: Mention.Kind
    if hasArticle || told.contains(.outlet) && !isKnownPerson(core, known) {
      kind = .outlet
    } else if own.contains(.outlet), !told.contains(.office) {
      kind = .outlet
    } else if !own.isDisjoint(with: .body), !told.contains(.office) || !nounClasses(last).contains(.body) {
      kind = .organisation
    } else if told.contains(.body), told.isDisjoint(with: .anyOffice), core.count == 1 || !isKnown {
      kind = .organisation
    } else {
      kind = .person
    }
    if kind == .person, !known.titles.isEmpty, known.titles.contains(lower[core].joined(separator: " ")) {
      kind = .outlet
    }
    guard isName(core, kind, own, told, isTitled: isTitled, isKnown: isKnown, known) else { return nil }
    return made(core, kind, before, isTitled: isTitled, bare: bare)
  }

  private func isKnownPerson(_ core: ClosedRange<Int>, _ known: ForeignNames) -> Bool {
    core.count > 1 && core.allSatisfy { known.words.contains(lower[$0]) }
  }

  /// Whether a run is a name at all, and no common noun or a place alone.
  private func isName(
    _ core: ClosedRange<Int>, _ kind: Mention.Kind, _ own: LanguageClasses, _ told: LanguageClasses, isTitled: Bool,
    isKnown: Bool, _ known: ForeignNames
  ) -> Bool {
    let last = core.upperBound
    if core.count == 1 {
      if isKnown || isTitled { return own.isDisjoint(with: [.time, .statement]) }
      // `das „Wehrblatt“`, which a note gives as its source.
      if kind == .outlet, isQuoted(core.lowerBound), known.titles.contains(lower[last]) { return true }
      let isNoun = !own.isDisjoint(with: LanguageWords.nouns) || known.nouns.contains(lower[last])
      if !told.isDisjoint(with: [.outlet, .body]) {
        return !isNoun && (!opens(core.lowerBound) || isQuoted(core.lowerBound))
      }
      return !told.isDisjoint(with: .anyOffice) && !isNoun && !language.declines
        && (language.capitalisesNouns || words[core.lowerBound].gap.isEmpty && !opens(core.lowerBound))
    }
    // `Le Phare du Soir` is one.
    if kind != .outlet, !own.isDisjoint(with: [.time, .statement, .noun]) { return false }
    guard language.capitalisesNouns else { return true }
    if kind == .outlet, !known.titles.isEmpty, known.titles.contains(lower[core].joined(separator: " ")) { return true }
    if kind == .outlet || kind == .organisation {
      return core.contains { nounClasses($0).isEmpty && !known.nouns.contains(lower[$0]) }
    }
    // `Kappels Anwältin`: whose she is.
    if nounClasses(last).contains(.femaleOffice)
      || lower[core.lowerBound].hasSuffix("s") && !nounClasses(last).isDisjoint(with: .anyOffice)
        && known.capitals.contains(String(lower[core.lowerBound].dropLast()))
    {
      return false
    }
    // A common noun among them makes the whole no name: `Name der Stadt`, `Lieber Eyvind`.
    return core.dropLast().allSatisfy { nounClasses($0).isEmpty && !known.nouns.contains(lower[$0]) }
      && !known.nouns.contains(lower[last])
  }

  /// Whether a word at the beginning of a run only tells what the name is of.
  private func isDescription(_ i: Int, in run: ClosedRange<Int>, _ known: ForeignNames) -> Bool {
    let own = nounClasses(i)
    if !own.isDisjoint(with: .anyTitle) { return true }
    if !own.isDisjoint(with: .anyOffice) {
      // `Bauer` may be a surname; before another capital it is what he is.
      return own.isDisjoint(with: [.body, .outlet]) || language.capitalisesNouns
    }
    guard language.capitalisesNouns else { return false }
    // `der Weirer Historiker Paul Teal`
    if own.isEmpty, lower[i].hasSuffix("er"), run.upperBound - i > 1, !nounClasses(i + 1).isDisjoint(with: .anyOffice) {
      return true
    }
    if own.contains(.outlet) { return !["radio", "tv", "fernsehen"].contains(lower[i]) }
    if own.contains(.body) { return run.upperBound - i > 1 }
    let isNoun = !own.isEmpty || known.nouns.contains(lower[i])
    if isNoun { return true }
    // `die Melkerin Rosa Teal`: after an article, with two more behind it.
    let hasArticle = i > 0 && words[i].gap.isEmpty && !classes[i - 1].isDisjoint(with: .article)
    return hasArticle && run.upperBound - i > 1
      && (lower[i].hasSuffix("er") || lower[i].hasSuffix("in") || lower[i].hasSuffix("ist"))
  }

  /// The words in small letters right before a name that tell what it is: `semanario`, `diario oficialista`, `secrétaire
  /// général de la Coordination,` not.
  private func descriptionBefore(_ start: Int) -> Range<Int>? {
    var i = start
    while i > 0, start - i < 4, words[i].gap.isEmpty || i == start && isQuoted(start),
      classes[i - 1].isDisjoint(with: .small),
      !words[i - 1].hasDigit
    {
      i -= 1
      if words[i].isCapitalised, !language.capitalisesNouns, !opens(i) { return nil }
      if !nounClasses(i).isDisjoint(with: [.office, .femaleOffice, .outlet, .body, .maleTitle, .femaleTitle, .person]) {
        // `premier ministre`, `secrétaire général`: on to the first.
        while i > 0, words[i].gap.isEmpty, !nounClasses(i - 1).isDisjoint(with: .anyOffice) { i -= 1 }
        return i..<start
      }
      if language.capitalisesNouns { break }
    }
    guard language.declines, start > 0, words[start].gap.isEmpty else { return nil }
    // `rzecznik rządu Tahir Golzari`: over the noun whose he is.
    for i in stride(from: start - 1, through: max(0, start - 4), by: -1) {
      guard words[i].gap.isEmpty || i == start - 4, classes[i].isDisjoint(with: .small), !words[i].hasDigit else {
        return nil
      }
      if !lists.classes(ofNoun: lower[i]).isDisjoint(with: .anyOffice) { return i..<start }
    }
    return nil
  }

  /// Whether a name in marks begins at a word: `tygodnik „Pajam-e Rah”`.
  private func isQuoted(_ i: Int) -> Bool { words[i].gap.subtracting(.mark).isEmpty && words[i].gap.contains(.mark) }

  private func made(
    _ core: ClosedRange<Int>, _ kind: Mention.Kind, _ before: Range<Int>?, isTitled: Bool, bare: Int?
  ) -> ForeignName {
    let range = TextRange(words[core.lowerBound].range.start, words[core.upperBound].range.end)
    let title = isTitled ? before.map { words[$0.lowerBound].range.start } : nil
    let role = before.flatMap { before -> TextRange? in
      guard !isTitled, kind == .person, let end = before.last else { return nil }
      return TextRange(words[before.lowerBound].range.start, words[end].range.end)
    }
    let mention = Mention(
      name: range, whole: TextRange(min(role?.start ?? range.start, title ?? range.start), range.end),
      words: core.lowerBound..<core.upperBound + 1, role: nil, title: title, isPossessive: false, kind: kind)
    return ForeignName(mention: mention, isOblique: bare != nil, description: before, bareLength: bare)
  }
}
