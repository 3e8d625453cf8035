import ReportModel

// What somebody is called beside the name: `better known as Umm Tareq`, `whom his followers call the Miller`.

extension LaterMentions {
  /// Whose by-name a mention is: an index of the mentions before it. `whom the whole town calls Domla`, `known to his men as
  /// Hajj Behr`, `whose followers call her “Mama Asha”`.
  static func bearer(ofByName place: Int, among mentions: [Mention], _ words: [Word], in text: ReadingText) -> Int? {
    let name = mentions[place]
    guard place > 0, name.kind == .person || name.kind == .office, !name.isPossessive else { return nil }
    if let first = bearer(ofSecondByName: place, among: mentions, words, in: text) { return first }
    var first = firstWord(of: name, words)
    let isMarked = words[first].gap == .mark
    if first > 0, words[first].gap.isEmpty, words[first - 1].classes.contains(.determiner) { first -= 1 }
    guard first > 1, words[first].gap.isEmpty || words[first].gap == .mark || isMarked else { return nil }
    // Of several words only what is marked as a name, or said to be one.
    var verb = first - 1
    if ["him", "her"].contains(text.lowercased(words[verb].range)), words[verb].gap.isEmpty { verb -= 1 }
    let calling = text.lowercased(words[verb].range)
    let isAs = calling == "as"
    guard
      isAs
        || ["calls", "call", "called", "nicknamed", "dubbed"].contains(calling)
        || ["prefer", "prefers"].contains(calling) && words[first].gap == .mark
    else { return nil }
    var i = verb - 1
    while i >= 0, first - i < 12, words[i + 1].gap.isDisjoint(with: [.stop, .semicolon, .colon]) {
      let word = text.lowercased(words[i].range)
      let isLink =
        isAs
        ? word == "known"
        : ["whom", "who", "whose", "also"].contains(word) || word == "was" && first - i < 5
      if isLink { return nearest(before: i, isAs: isAs, place, among: mentions, words, in: text) }
      i -= 1
    }
    return nil
  }

  /// Whoever stands last before a link: `X, a hydraulic engineer by training and known throughout the country as`.
  private static func nearest(
    before link: Int, isAs: Bool, _ place: Int, among mentions: [Mention], _ words: [Word], in text: ReadingText
  ) -> Int? {
    mentions[..<place].lastIndex { mention in
      guard mention.kind == .person || mention.kind == .office, mention.words.upperBound <= link + 1,
        !mention.isPossessive
      else { return false }
      let between = words[mention.words.upperBound..<max(mention.words.upperBound, link)]
      return between.count < (isAs ? 4 : 4)
        && between.allSatisfy { $0.gap.isDisjoint(with: [.stop, .semicolon, .colon]) }
    }
  }

  /// `whom they call the Miller and, more rarely, Abu Ghadir`: whoever the first of the two is.
  private static func bearer(
    ofSecondByName place: Int, among mentions: [Mention], _ words: [Word], in text: ReadingText
  ) -> Int? {
    guard place > 1 else { return nil }
    let before = mentions[place - 1].words.upperBound
    var first = firstWord(of: mentions[place], words)
    if first > 0, words[first].gap.isEmpty, words[first - 1].classes.contains(.determiner) { first -= 1 }
    guard first > before, first - before < 5, ["and", "or"].contains(text.lowercased(words[before].range)),
      words[before + 1..<first].allSatisfy({ word in
        let lower = text.lowercased(word.range)
        return lower.hasSuffix("ly")
          || ["more", "less", "sometimes", "also", "often", "to", "some", "others"].contains(lower)
      })
    else { return nil }
    return bearer(ofByName: place - 1, among: mentions, words, in: text)
  }
}

extension People {
  /// Takes a by-name down: `Said Nazr, whom all of Oqdara calls Domla`.
  mutating func addByName(_ mention: Mention, _ words: [Word], in text: ReadingText, to index: Int) {
    let keys = keys(of: words[mention.words], in: text)
    guard let last = keys.last, !nameKeys.isEmpty(last) else { return }
    let first = mention.words.lowerBound
    let hasArticle =
      first > 0 && words[first].gap.subtracting(.mark).isEmpty && text.lowercased(words[first - 1].range) == "the"
    if mention.kind == .office || hasArticle {
      // `the Engineer`: an office that only he has.
      let form = (hasArticle ? "the " : "") + text.squeezed(mention.name)
      record(form, at: mention.name, in: index, rule: "called so")
      let office = text.lowercasedString(words[mention.words.upperBound - 1].range)
      if !holders(ofOffice: office).contains(index) { make(onlyHolder: index, ofOffice: office) }
      if mention.kind == .office { return }
    }
    for table in [\Self.byLast, \.byFirst, \.bodies] {
      while self[keyPath: table].count < nameKeys.count { self[keyPath: table].append([]) }
    }
    if keys.count > 1 {
      if let other = exactly[Self.print(of: keys[...])], other != index, entities[other].keys == keys {
        absorb(other, into: index)
      }
      byNames[Self.print(of: keys[...])] = (keys, index)
    } else {
      guard !byLast[last.number].contains(index) else { return }
      // Who is called so is nobody else.
      if let other = exactly[Self.print(of: keys[...])], other != index, entities[other].keys == keys {
        absorb(other, into: index)
      }
      byLast[last.number].append(index)
    }
    record(mention.name, of: text, in: index)
    if let title = mention.title { record(TextRange(title, mention.name.end), of: text, in: index) }
  }

  /// Makes two entries of one person one.
  mutating func absorb(_ other: Int, into index: Int) {
    for place in entities[other].forms.indices {
      let form = entities[other].forms[place]
      if !entities[index].forms.contains(where: { $0.text == form.text }) {
        entities[index].add(form, standing: entities[other].standing[place])
      }
    }
    for role in entities[other].roles where !entities[index].roles.contains(where: { $0.text == role.text }) {
      entities[index].roles.append(role)
    }
    takeOffices(of: other, for: index)
    setGender(entities[other].gender, of: index)
    if entities[other].isTitled { entities[index].isTitled = true }
    takePlaces(of: other, for: index)
    dismiss(other)
  }

  /// `Olaf Quist, a former teacher, who took the title of secretary-general`, `Quist succeeded Teal as chairman`: an office
  /// that somebody has from there on.
  mutating func addOfficeTaken(by mention: Mention, _ words: [Word], in text: ReadingText) {
    let first = mention.words.upperBound
    guard mention.kind == .person, !mention.isPossessive else { return }
    for i in first..<min(words.count, first + 24) {
      if !words[i].gap.isDisjoint(with: [.stop, .colon, .semicolon]) { return }
      guard let start = officeTaken(at: i, from: first, words, in: text) else {
        // Somebody else may be meant from here on.
        if words[i].isCapitalised, words[i].classes.isDisjoint(with: [.place, .demonym, .month]), i > first { return }
        continue
      }
      var end = start
      while end < words.count, end - start < 4, end == start || words[end].gap.isEmpty,
        !words[end].classes.isDisjoint(with: [.office, .officeModifier])
      { end += 1 }
      guard end > start, words[end - 1].classes.contains(.office),
        let entity = find(keys: keys(of: mention, words, in: text)[...], kind: .person, near: mention.name.start)
      else { return }
      let role = TextRange(words[start].range.start, words[end - 1].range.end)
      addRole(text.squeezed(role), at: role, to: entity, rule: "appointment")
      return
    }
  }

  /// Where an office begins that the verb at a word gives to whoever is before it.
  private func officeTaken(at verb: Int, from first: Int, _ words: [Word], in text: ReadingText) -> Int? {
    guard
      verb == first || words[verb].gap == .comma
        || ["who", "and", "then", "later", "he", "she"].contains(text.lowercased(words[verb - 1].range))
    else { return nil }
    func word(_ i: Int) -> Spelling { i < words.count && words[i].gap.isEmpty ? text.lowercased(words[i].range) : "" }
    switch text.lowercased(words[verb].range) {
    case "took", "takes", "assumed", "assumes", "accepted", "bears", "bore", "uses", "holds", "held":
      guard ["the", "her", "his"].contains(word(verb + 1)),
        ["title", "post", "office", "role", "position", "rank", "style"].contains(word(verb + 2)),
        word(verb + 3) == "of"
      else { return nil }
      return word(verb + 4) == "the" ? verb + 5 : verb + 4
    case "succeeded", "replaced", "followed":
      guard let role = (verb + 2..<min(words.count, verb + 7)).first(where: { word($0) == "as" }) else { return nil }
      return word(role + 1) == "the" ? role + 2 : role + 1
    default: return nil
    }
  }
}

extension ReadingText {
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

  /// The words of a paragraph as names are read in it, at the end of an empty array: by-names in marks taken out of names,
  /// letters that look like marks taken for letters. Linear.
  func appendWordsOfNames(in range: TextRange, _ lexicon: Lexicon, to words: inout [Word]) {
    appendWords(in: range, lexicon, to: &words)
    joinOverByNames(&words, lexicon)
    joinOverLetters(&words, from: 1)
  }

  /// The name of an outlet that marks enclose behind what it is, its last comma left out: `the weekly “Lock and Quay,”`.
  func outletName(in pair: TextRange, after before: Word, _ lexicon: Lexicon) -> TextRange? {
    guard pair.count < 60, !before.isCapitalised, !before.isPossessive, before.classes.contains(.outletNoun),
      pair.start - before.range.end == 1
    else { return nil }
    let inside = words(in: pair, lexicon)
    guard (1...6).contains(inside.count), let first = inside.first, let last = inside.last, first.isCapitalised,
      last.isCapitalised,
      inside.dropFirst().allSatisfy({ $0.gap.isEmpty && ($0.isCapitalised || $0.range.count <= 3) }),
      !bytes[last.range.end..<pair.end].contains(where: { [0x2E, 0x21, 0x3F].contains($0) })
    else { return nil }
    return TextRange(first.range.start, last.range.end)
  }

  /// Takes the mark before a name for its first letter where nothing closes it: `the poet 'Abd Teal`, an ayn. Linear.
  func joinOverLetters(_ words: inout [Word], from first: Int) {
    guard first < words.count else { return }
    for i in max(1, first)..<words.count where words[i].gap == .mark && words[i].isCapitalised {
      let (before, start) = (words[i - 1].range.end, words[i].range.start)
      guard start - before <= 4, bytes[before] == 0x20, let mark = scalar(before: start), mark.value.isApostrophe,
        start - mark.length == before + 1, !closesMark(after: words[i].range.end)
      else { continue }
      words[i].gap = []
    }
  }

  /// Whether a single mark that could close one stands shortly behind an offset.
  private func closesMark(after offset: Int) -> Bool {
    let end = min(bytes.count - 1, offset + 240)
    var i = offset
    while i < end, bytes[i] != 0x0A {
      if bytes[i] == 0x27 || bytes[i] == 0x99 && bytes[i - 1] == 0x80 {
        let next = scalar(at: i + 1).value
        if !next.isWordPart, bytes[i - 1] != 0x20 { return true }
      }
      i += 1
    }
    return false
  }

  /// Takes the by-names in marks out of names: `Ines “the Hammer” Varga` is read as one name. Linear.
  private func joinOverByNames(_ words: inout [Word], _ lexicon: Lexicon) {
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
}
