import ReportModel

/// A capitalised run that names somebody or something, or an office that stands for its holder.
struct Mention: Hashable {
  /// The name's own words: `Amir Hatami`.
  var name: TextRange
  /// With the title before it: `Iranian Defense Minister Amir Hatami`.
  var whole: TextRange
  /// Whether `'s` ends it.
  var isPossessive: Bool
  /// Whether an office, an organisation's or a medium's noun is its head: it is no person's name.
  var kind: Kind
  private var firstWord: UInt32
  private var pastWord: UInt32
  /// Empty for none.
  private var storedRole: TextRange
  /// The offset and one; 0 for none.
  private var storedTitle: UInt32

  /// Indices of the words of `name`, in the array that it was found in.
  var words: Range<Int> {
    get { Int(firstWord)..<Int(pastWord) }
    set { (firstWord, pastWord) = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
  }
  /// The title or office before it.
  var role: TextRange? { storedRole.isEmpty ? nil : storedRole }
  /// Where the honorific before the name begins: `Mrs. Starn`, `Hajj Da'ud`.
  var title: Int? { storedTitle == 0 ? nil : Int(storedTitle) - 1 }

  init(
    name: TextRange, whole: TextRange, words: Range<Int>, role: TextRange?, title: Int?, isPossessive: Bool, kind: Kind
  ) {
    self.name = name
    self.whole = whole
    (firstWord, pastWord) = (UInt32(words.lowerBound), UInt32(words.upperBound))
    storedRole = role ?? TextRange(0, 0)
    storedTitle = title.map { UInt32($0 + 1) } ?? 0
    self.isPossessive = isPossessive
    self.kind = kind
  }

  enum Kind: Hashable { case person, outlet, organisation, place, office }
}

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

  /// Whether what stands between marks is a by-name within somebody's name: `Ines “the Hammer” Varga`.
  func isByName(_ pair: TextRange, after before: Word, limit: Int, _ lexicon: Lexicon) -> Bool {
    guard pair.count < 40, before.isCapitalised, !before.isPossessive,
      before.classes.isDisjoint(with: [.starter, .cue, .cueNoun, .determiner, .preposition, .month, .outlet]),
      pair.start - before.range.end <= 2, pair.end + 1 < limit, bytes[pair.end].isBlank,
      scalar(at: pair.end + 1).value.isUppercase
    else { return false }
    let inside = words(in: pair, lexicon)
    guard (1...3).contains(inside.count), inside.dropFirst().allSatisfy({ $0.gap.isEmpty }),
      let end = inside.last?.range.end, end < pair.end, ![0x2C, 0x2E, 0x3F, 0x21].contains(bytes[end])
    else { return false }
    return inside.enumerated().allSatisfy {
      $0.element.isCapitalised || $0.offset == 0 && lowercased($0.element.range) == "the"
    }
  }

  /// Takes the by-names in marks out of names: `Ines “the Hammer” Varga` is read as one name. Linear.
  func joinOverByNames(_ words: inout [Word], _ lexicon: Lexicon) {
    var joined: [Word] = []
    var next = 0
    for i in words.indices.dropFirst() where words[i].gap == .mark && i >= next {
      guard let past = (i + 1..<min(words.count, max(i + 1, i + 4))).first(where: { !words[$0].gap.isEmpty }),
        words[past].gap == .mark, words[past].isCapitalised, words[past].range.start > words[i - 1].range.end + 2,
        isByName(
          TextRange(words[i - 1].range.end + 1, words[past].range.start - 1), after: words[i - 1],
          limit: words[past].range.end, lexicon)
      else { continue }
      joined += words[next..<i]
      next = past
      words[past].gap = []
    }
    guard next > 0 else { return }
    words = joined + words[next...]
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
    // A common word that only its place capitalises.
    if word.classes.contains(.starter) || word.classes.contains(.cue) && i + 1 < words.count {
      return !isSentenceStart(words, i) && !word.classes.contains(.starter)
    }
    return true
  }

  /// Whether a month or a verb is somebody's name: `Theresa May said`, `Will Tan`, but not `May 5` or `Will it`.
  private func isGivenName(_ words: [Word], _ i: Int) -> Bool {
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

  private func isSentenceStart(_ words: [Word], _ i: Int) -> Bool {
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
      word.classes.contains(.conjunction) && i > 0 && !words[i - 1].classes.contains(.starter) && i + 1 < words.count
      && words[i + 1].isCapitalised && words[i + 1].gap.isEmpty
    if isInside || isGivenName(words, i) { return true }
    return word.classes.isDisjoint(with: [.pronoun, .conjunction, .auxiliary, .month])
      && (!word.classes.contains(.preposition) || word.range.count > 3) && !word.classes.contains(.determiner)
  }

  /// Whether nothing but a hyphen, perhaps after a stop, stands between two words: `Brig.-Gen`.
  private func isJoined(_ a: Word, _ b: Word) -> Bool {
    let between = bytes[a.range.end..<b.range.start]
    return between.count <= 2 && between.last == 0x2D && (between.count == 1 || between.first == 0x2E)
  }

  private func mention(_ words: [Word], _ run: Range<Int>, _ lexicon: Lexicon) -> Mention? {
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
    if core.count == 1, words[start].classes.contains(.demonym), !isSpeaker(words, start) { return nil }
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

  /// Whether Markdown's sign of emphasis stands right before a word: `the paper *Weir Post*`.
  private func isEmphasised(_ word: Word) -> Bool {
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
