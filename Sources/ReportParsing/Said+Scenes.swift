import ReportModel

// When a scene took place that a report tells of: a visit, a debate, a call. What is said in it was said then.

extension DateTeller {
  func isReply(_ attribution: Attribution) -> Bool {
    guard let lead = attribution.leadIn else { return false }
    return lexicon.holds(.replyOfDay, in: text, lead)
  }

  /// Whether words answer those right before them, one speaking to the other in the same paragraph or in the next.
  func answers(_ index: Int, lastTurn: Int?) -> Bool {
    guard let last = lastTurn, found[index].kind == .inline || found[index].kind == .block,
      let speaker = attributions[index].speaker, let hearer = attributions[index].addressee,
      attributions[last].speaker == hearer, attributions[last].addressee == speaker
    else { return false }
    return found[index].block - found[last].block <= 1 && !isElsewhere(index)
  }

  /// Whether a lead-in only goes on: `He added:`.
  func goesOn(_ attribution: Attribution) -> Bool {
    guard let lead = attribution.leadIn, attribution.speaker != nil, lead.count < 120 else { return false }
    return lexicon.holds(.sameDay, in: text, lead)
  }

  /// The date of the scene that the words before a quotation tell of: `On 3 March the doctor rang the captain. "…," she said.`
  /// Not past another date, nor past what leads to other times. Bounded.
  func dateOfScene(_ index: Int) -> (value: EDTF, range: TextRange)? {
    let source = found[index]
    guard source.parent == nil, source.kind == .inline || source.kind == .block, !isElsewhere(index) else { return nil }
    var block = source.block
    var end = source.pieces[0].start
    /// How many dates are looked at yet.
    var left = 24
    while true {
      let start = blocks[block].range.start
      var at = dates.partition { $0.range.start < end }
      while at > 0, dates[at - 1].range.start >= start {
        at -= 1
        left -= 1
        guard left > 0 else { return nil }
        guard let value = dates[at].value, dates[at].role == .event || dates[at].role == .statement,
          !isQuoted(dates[at].range, before: index)
        else { continue }
        let date = dates[at]
        let sentence = TextRange(
          text.sentenceStart(of: date.range.start, from: start, lexicon),
          text.sentenceEnd(of: date.range.end, limit: blocks[block].range.end, lexicon))
        if isAside(date.range, in: sentence) { continue }
        if isDateline(date.range, of: value, in: sentence, for: index) { return (value, date.range) }
        guard isScene(date, of: value, in: sentence, for: index) else { return nil }
        guard source.pieces[0].start > sentence.end else { return (value, date.range) }
        // `The night of 6 August was hot. In the morning …`: the day after.
        if wordsTold(from: sentence.end, to: source.pieces[0].start, before: index).contains(where: {
          text.find("in the morning", in: $0) != nil
        }) {
          return nil
        }
        return (value.withoutTime, date.range)
      }
      guard source.block - block < 3, let before = paragraphBefore(block) else { return nil }
      block = before
      end = blocks[block].range.end
    }
  }

  /// Whether the words are to whoever inquires, in a sentence behind that of the date: `The unit warned in May. Hale told us that`.
  func isToInquiry(_ index: Int, since date: TextRange) -> Bool {
    let start = found[index].pieces[0].start
    guard date.end < start, start - date.end < 1500 else { return false }
    let sentence = text.sentenceStart(of: start, from: date.end, lexicon)
    guard sentence > date.end + 1 else { return false }
    return lexicon.holds(.toInquiry, in: text, TextRange(sentence, start))
  }

  /// The paragraph before a block in its section, of prose or of quoted words.
  private func paragraphBefore(_ block: Int) -> Int? {
    var index = block - 1
    while index >= 0, [.caption, .boilerplate].contains(blocks[index].kind) { index -= 1 }
    guard index >= 0, sectionOfBlock[index] == sectionOfBlock[block] else { return nil }
    return blocks[index].kind == .prose || blocks[index].kind == .quotation ? index : nil
  }

  /// Whether a quotation's own lead tells of another time or place than the scene before: `she told the Gazette later`.
  private func isElsewhere(_ index: Int) -> Bool {
    if let addressee = attributions[index].addressee, entities[addressee].kind == .outlet { return true }
    let source = found[index]
    var leads = source.interruptions + [source.trail, source.joinedTrail].compactMap { $0 }
    if leads.contains(where: { $0.count < 300 && lexicon.holds(.sceneBreak, in: text, $0) }) { return true }
    if case .sentence(let lead) = source.lead { leads.append(lead) }
    let writes = leads.contains { lead in
      lead.count < 400
        && text.words(in: lead, lexicon).contains {
          (4...6).contains($0.range.count)
            && ["wrote", "writes", "written", "tweeted"].contains(text.lowercased($0.range))
        }
    }
    return writes || isSourced(source)
  }

  /// Whether a bracket stands behind the words in their paragraph, as sources do: it has a date of its own.
  private func isSourced(_ source: FoundQuotation) -> Bool {
    guard let last = source.pieces.last else { return false }
    let place = blocks.partition { $0.range.end < last.end }
    guard place < blocks.count else { return false }
    let rest = text.bytes[last.end..<max(last.end, min(blocks[place].range.end, last.end + 800))]
    return rest.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
  }

  /// Whether words are given as said now: `she says`, `has called it`. A scene of the past has none, but in a record of it.
  private func isPresent(_ index: Int) -> Bool {
    guard let cue = attributions[index].cue, cue.count > 3 else { return false }
    let verb = text.lowercased(cue)
    if verb.hasSuffix("s") || ["sagt", "meint", "dice", "afirma", "explica"].contains(verb) { return true }
    let before = text.words(in: TextRange(text.characterStart(max(0, cue.start - 12)), cue.start), lexicon).last
    return before.map { ["has", "have"].contains(text.lowercased($0.range)) } ?? false
  }

  /// Whether a date stands in what an earlier sentence tells with `that`, and that tells of no scene: `Reed noted that the lock
  /// had been mended on May 3. "…"`
  func isWithinTold(_ date: TextRange, in range: TextRange) -> Bool {
    let start = text.sentenceStart(of: date.start, from: range.start, lexicon)
    guard date.start - start < 600, text.find("that", in: TextRange(start, date.start)) != nil,
      text.bytes[date.end..<max(date.end, range.end)].contains(where: { [0x2E, 0x3F, 0x21].contains($0) }),
      !lexicon.holds(.scene, in: text, TextRange(start, date.end))
    else { return false }
    let words = text.words(in: TextRange(start, date.start), lexicon)
    return words.indices.dropFirst().contains { i in
      words[i].range.count == 4 && words[i].gap.isEmpty && words[i - 1].classes.contains(.cue)
        && text.lowercased(words[i].range) == "that"
        && (i == 1 || !words[i - 2].classes.contains(.determiner) && !words[i - 2].isPossessive)
        && !text.holdsQuote(TextRange(words[i].range.end, range.end))
    }
  }

  /// Whether the words of one of the quotations before hold a range.
  private func isQuoted(_ range: TextRange, before index: Int) -> Bool {
    for before in found[max(0, index - 12)..<index].reversed() {
      if before.pieces.contains(where: { $0.contains(range) }) { return true }
    }
    return false
  }

  /// Whether a date only explains what the sentence is about, or is of what had been before: `after the bridge fell on 3 May`,
  /// `who had left in June`.
  private func isAside(_ date: TextRange, in sentence: TextRange) -> Bool {
    let words = text.words(in: TextRange(sentence.start, date.start), lexicon)
    if describes(date, after: words.last, in: sentence) { return true }
    // `her statement of 3 May was read`: the day of a document.
    if words.count > 1, let last = words.last, last.gap.isEmpty,
      ["of", "dated", "from"].contains(text.lowercased(last.range)),
      words[words.count - 2].classes.contains(.cueNoun), !words[words.count - 2].rules.contains(.scene)
    {
      return true
    }
    for word in words.reversed() {
      switch text.lowercased(word.range) {
      case "who", "which", "that", "whose", "whom", "where", "since", "seit", "depuis", "desde", "until", "till",
        "before", "after", "because",
        "had",
        "died", "born", "fell", "will", "than":
        return true
      case "by" where word.range.end + 2 > date.start, "from" where word.range.end + 2 > date.start,
        "to"
      where word.gap.isEmpty && word.range.start > sentence.start + 8 && text.lowercased(word.range) == "to"
        && isDue(before: word.range.start):
        return true
      default: break
      }
      // What stands before a comma is another part of the sentence.
      if !word.gap.isDisjoint(with: [.comma, .semicolon, .dash]) { return false }
    }
    return false
  }

  /// Whether a date describes the noun behind it: `the May 3 briefing`, `November cuts opened`.
  private func describes(_ date: TextRange, after before: Word?, in sentence: TextRange) -> Bool {
    guard let next = text.firstWord(in: TextRange(date.end, sentence.end), lexicon), !next.isCapitalised,
      next.gap.subtracting(.other).isEmpty,
      next.classes.isDisjoint(with: [.preposition, .auxiliary, .conjunction, .pronoun, .determiner, .cue])
    else { return false }
    guard let before else {
      return text.firstWord(in: date, lexicon)?.classes.contains(.month) == true
    }
    return before.range.end + 1 == date.start && (before.isPossessive || before.classes.contains(.determiner))
  }

  /// `is to`, `are due`: what is to come.
  private func isDue(before offset: Int) -> Bool {
    let words = text.words(in: TextRange(text.characterStart(offset - 8), offset), lexicon)
    return words.last.map { ["is", "are", "due", "set"].contains(text.lowercased($0.range)) } ?? false
  }

  /// Whether the sentence of a date, or those between it and the words, tell of a scene, and nothing leads out of it.
  private func isScene(_ date: DateMention, of value: EDTF, in sentence: TextRange, for index: Int) -> Bool {
    let start = found[index].pieces[0].start
    let isOwnBlock = sentence.start >= blocks[found[index].block].range.start
    guard
      isShort(value) && (isOwnBlock || value.isDay) || isOwnBlock && isMonth(value)
        || isFrame(date.range, of: sentence, value),
      start - date.range.start < 3000, published.map({ value.firstDay <= $0.lastDay }) ?? true
    else { return false }
    let told = wordsTold(from: min(start, sentence.end), to: start, before: index)
    guard !told.contains(where: { lexicon.holds(.sceneBreak, in: text, $0) }) else { return false }
    let own = TextRange(sentence.start, min(start, sentence.end))
    if isPresent(index),
      !text.words(in: own, lexicon).contains(where: { !$0.rules.isDisjoint(with: [.talk, .recording]) })
    {
      return false
    }
    guard isOwnBlock || takesPart(index, from: own.start) || comesNext(index, after: date) else { return false }
    if ([own] + told).contains(where: { lexicon.holds(.scene, in: text, $0) }) { return true }
    // `… had it nailed to the door, signed O. Hale, on May 5.`
    if text.words(in: own, lexicon).contains(where: { $0.range.count == 6 && text.lowercased($0.range) == "signed" }) {
      return false
    }
    if tellsOnFrom(date, of: value, in: sentence, for: index, isOwnBlock) { return true }
    return !isOwnBlock && date.role == .statement && !lexicon.holds(.sceneBreak, in: text, own)
      && attributions[index].speaker.map { isNamed($0, in: own) } == true
  }

  /// Whether a paragraph tells on from a day that it names, as from `On 3 May the keeper shut the lock.`: its own words were said
  /// then, and in the next paragraph those of somebody who is named in it, where the day opens it. A day that is still to come,
  /// a bare hour and a day in the sentence of somebody else's words are no such day.
  private func tellsOnFrom(
    _ date: DateMention, of value: EDTF, in sentence: TextRange, for index: Int, _ isOwnBlock: Bool
  ) -> Bool {
    guard value.isDay || isOwnBlock && isMonth(value), !isHour(date) else { return false }
    let start = found[index].pieces[0].start
    let own = TextRange(sentence.start, min(start, sentence.end))
    if lexicon.holds(.sceneBreak, in: text, own) { return false }
    // Not `The Gazette wrote on 3 May that it was "…" Reed laughed. "…," he said`.
    return !found[max(0, index - 12)..<index].indices.contains { before in
      found[before].parent == nil && attributions[before].speaker != attributions[index].speaker
        && sentence.contains(found[before].pieces[0].start)
    }
  }

  /// Whether a date is that of the line over a report which tells of the same day: `WEIR, 4 July 2015 – The lock was opened this
  /// morning.`
  private func isDateline(_ date: TextRange, of value: EDTF, in sentence: TextRange, for index: Int) -> Bool {
    let start = found[index].pieces[0].start
    guard value.isDay, date.start - sentence.start < 40, date.end < sentence.end, !isPresent(index) else {
      return false
    }
    let next = text.skipSpace(date.end, sentence.end)
    guard next < sentence.end, (0x2012...0x2015).contains(text.scalar(at: next).value) else { return false }
    let isOfToday = text.words(in: TextRange(next, sentence.end), lexicon).contains {
      ["today", "tonight"].contains(text.lowercased($0.range))
        || text.hasWords("this morning", at: $0.range.start, before: sentence.end)
        || text.hasWords("this afternoon", at: $0.range.start, before: sentence.end)
        || text.hasWords("this evening", at: $0.range.start, before: sentence.end)
    }
    return isOfToday
      && !wordsTold(from: sentence.end, to: max(start, sentence.end), before: index).contains {
        lexicon.holds(.sceneBreak, in: text, $0)
      }
  }

  /// Whether words open the paragraph right behind the one that tells what was done on a day: they are of whoever comes up next
  /// there.
  private func comesNext(_ index: Int, after date: DateMention) -> Bool {
    let block = found[index].block
    guard found[index].pieces[0].start - blocks[block].range.start < 160,
      let before = paragraphBefore(block), blocks[before].range.contains(date.range)
    else { return false }
    let tags = found[index].interruptions + [found[index].trail].compactMap { $0 }
    return !tags.contains { tag in
      ["me", "us"].contains { word in
        text.words(in: text.opening(of: tag, 60), lexicon).contains { text.lowercased($0.range) == word }
      }
    }
  }

  /// A day, or a few.
  private func isShort(_ value: EDTF) -> Bool {
    value.isDay || value.isInterval && value.lastDay != Int.max && value.lastDay - value.firstDay < 14
  }

  /// A month with its year.
  private func isMonth(_ value: EDTF) -> Bool {
    !value.isInterval && (value.start?.month).map { $0 <= 12 } == true
  }

  /// Whether a month opens its sentence: `In March 1989 the censor …`.
  private func isFrame(_ date: TextRange, of sentence: TextRange, _ value: EDTF) -> Bool {
    isMonth(value) && date.start - sentence.start < 8
  }

  /// The stretches from one offset to another that stand in no quotation before.
  private func wordsTold(from start: Int, to end: Int, before index: Int) -> [TextRange] {
    var stretches: [TextRange] = []
    var at = start
    for before in found[max(0, index - 12)..<index] where before.parent == nil {
      for piece in before.pieces where piece.end > at && piece.start < end {
        if piece.start > at { stretches.append(TextRange(at, piece.start)) }
        at = max(at, piece.end)
      }
    }
    if at < end { stretches.append(TextRange(at, end)) }
    return stretches
  }

  /// Whether whoever speaks, or is spoken to, is named from where the scene begins to the paragraph of the words.
  private func takesPart(_ index: Int, from start: Int) -> Bool {
    let range = TextRange(start, max(start, blocks[found[index].block].range.start))
    return [attributions[index].speaker, attributions[index].addressee].contains { who in
      who.map { isNamed($0, in: range) } ?? false
    }
  }

  /// Whether the last word of one of somebody's names stands in a range, and not behind the name of a namesake.
  func isNamed(_ entity: Int, in range: TextRange) -> Bool {
    guard range.count < 4000 else { return false }
    let names = Set(
      ([entities[entity].name] + entities[entity].forms.lazy.map(\.text)).flatMap { $0.split(separator: " ") })
    let surnames = Set(
      ([entities[entity].name] + entities[entity].forms.lazy.map(\.text)).compactMap { $0.split(separator: " ").last })
    let words = text.words(in: range, lexicon)
    return words.indices.contains { index in
      guard words[index].isCapitalised, surnames.contains(Substring(text.string(name(words[index])))) else {
        return false
      }
      guard index > 0, words[index].gap.isEmpty, words[index - 1].isCapitalised else { return true }
      let before = words[index - 1]
      return names.contains(Substring(text.string(before.range)))
        || !before.classes.isDisjoint(with: [.office, .honorific, .officeModifier, .determiner, .preposition, .starter])
    }
  }

  /// A word without the `'s` that ends it.
  private func name(_ word: Word) -> TextRange {
    guard word.isPossessive else { return word.range }
    let bytes = text.bytes[word.range.start..<word.range.end]
    let mark = bytes.lastIndex { $0 == 0x27 || $0 == 0xE2 }
    return TextRange(word.range.start, mark ?? word.range.end)
  }
}

extension EDTF {
  /// The day alone of a point in time.
  fileprivate var withoutTime: EDTF {
    guard isDay, var point = start, point.time != nil else { return self }
    point.time = nil
    return EDTF(point)
  }
}
