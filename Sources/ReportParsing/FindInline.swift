import ReportModel

extension QuotationFinder {
  /// Finds the quotations inside a paragraph of prose, the last of which may go on in the next paragraph. `before` is the
  /// utterance of the paragraph before, which `He added:` goes on with.
  mutating func readInline(_ index: Int, before: Int?, from start: Int? = nil) {
    let range = TextRange(start ?? blocks[index].range.start, blocks[index].range.end)
    let pairs = text.matchMarks(in: range)
    let outer = pairs.indices.filter { pairs[$0].parent == nil }
    var previous: (found: Int, pair: MarkPair, isLed: Bool)?
    var last: (found: Int, pair: MarkPair)?
    for (place, at) in outer.enumerated() {
      let pair = pairs[at]
      let isLast = place == outer.count - 1
      var end = pair.contentEnd
      if !pair.isClosed {
        end =
          isLast && (isOpenSpeech(pair, in: range) || isCutByPage(index))
          ? range.end : text.sentenceEnd(of: pair.contentStart, limit: pair.contentEnd, lexicon)
      }
      guard let words = piece(pair.contentStart, end) else { continue }
      // "a," he said, "b."
      if let previous,
        isReportingClause(TextRange(previous.pair.end, pair.open), after: previous.pair)
          || goesOnForeign(TextRange(previous.pair.end, pair.open), index),
        previous.isLed || !text.scalar(at: words.start).value.isUppercase,
        !(previous.isLed && beginsSentence(TextRange(previous.pair.end, pair.open), after: previous.pair)),
        !changesPronoun(from: found[previous.found], TextRange(previous.pair.end, pair.open)),
        !isAnswered(TextRange(previous.pair.end, pair.open), pair, in: range, next: nextOpen(outer, place, pairs))
      {
        found[previous.found].pieces.append(words)
        found[previous.found].interruptions.append(TextRange(previous.pair.end, pair.open))
        found[previous.found].isClosed = pair.isClosed
        found[previous.found].trail = trail(after: pair, in: range, next: nextOpen(outer, place, pairs))
        addNested(pairs, in: previous.found)
        continue
      }
      let from = previous.map { max($0.pair.end, range.start) } ?? range.start
      let lead = text.sentence(before: pair.open, from: min(from, pair.open), lexicon)
      let whole = from == range.start ? lead : text.sentence(before: pair.open, from: range.start, lexicon)
      let trail = trail(after: pair, in: range, next: nextOpen(outer, place, pairs))
      let kind = inlineKind(
        pair, words, lead: whole, trail: trail, in: range, isLast: isLast, isFirst: place == 0,
        foreign: languages.words(of: index))
      if let before, kind == .block, found[before].kind == .block, saysFurther(TextRange(range.start, pair.open)) {
        found[before].pieces.append(words)
        found[before].interruptions.append(TextRange(range.start, pair.open))
        found[before].isClosed = pair.isClosed
        addNested(pairs, in: before)
        running = before
        continue
      }
      let quotation = FoundQuotation(
        kind: kind, pieces: [words], block: index,
        lead: .sentence(
          kind == .block ? TextRange(range.start, pair.open) : (lead.isEmpty ? whole : widest(lead, whole))),
        governing: governing, isClosed: pair.isClosed, trail: trail)
      found.append(quotation)
      if let last {
        join(last.found, found.count - 1, over: TextRange(last.pair.end, pair.open))
        share(last.found, found.count - 1, pair, over: TextRange(last.pair.end, pair.open))
      }
      last = (found.count - 1, pair)
      let isTerm = found[found.count - 1].kind == .term
      if !isTerm { previous = (found.count - 1, pair, isLed(pair.open, whole)) }
      if isLast, !isTerm, !pair.isClosed, isCutByPage(index) { running = found.count - 1 }
      if isLast, !isTerm, end == range.end || isBlank(TextRange(pair.end, range.end)), mayGoOn(pair, in: range) {
        running = found.count - 1
        runOn(from: index, found.count - 1)
      }
      if !isTerm { addNested(pairs, in: found.count - 1) }
    }
  }

  /// Joins two fragments that only `and` or a comma parts: `"a" and "b," said X`. They are of one kind and of one speaker.
  private mutating func join(_ first: Int, _ second: Int, over gap: TextRange) {
    let words = text.words(in: gap, lexicon)
    guard !words.isEmpty, words.count <= 2, found[first].kind != .block, found[second].kind != .block,
      words.allSatisfy({ $0.classes.contains(.conjunction) && $0.gap.isDisjoint(with: [.stop, .colon, .semicolon]) }),
      !isTitle(found[first]), !isTitle(found[second])
    else { return }
    if found[first].kind != .term || found[second].kind != .term {
      found[first].kind = .inline
      found[second].kind = .inline
    }
    found[first].joinedTrail = found[second].trail
  }

  /// Gives a fragment the reporting clause that ends its sentence, behind a later mark: `a "painful" day for "The Lock," X
  /// noted.`
  private mutating func share(_ first: Int, _ second: Int, _ pair: MarkPair, over gap: TextRange) {
    guard let trail = found[second].trail, text.lastQuoted(before: pair.contentEnd) == 0x2C,
      found[first].kind != .block,
      !isTitle(found[first]), !text.bytes[gap.start..<gap.end].contains(UInt8(ascii: ".")),
      let last = text.lastQuoted(before: found[first].pieces[0].end), last != 0x2E, last != 0x3F, last != 0x21
    else { return }
    // Its own sentence may say who speaks.
    guard case .sentence(let lead) = found[first].lead,
      !text.words(in: lead, lexicon).contains(where: { $0.classes.contains(.cue) })
    else { return }
    let between = text.words(in: gap, lexicon)
    guard !between.isEmpty, !between.contains(where: { $0.classes.contains(.cue) }) else { return }
    let clause = Clause(text.words(in: trail, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), finding.cue + 2 >= clause.words.count, case .name = finding.subject else {
      return
    }
    if found[first].kind == .term, text.words(in: found[first].pieces[0], lexicon).count > 2 {
      found[first].kind = .inline
    }
    if found[first].kind != .term, found[first].joinedTrail == nil { found[first].joinedTrail = trail }
  }

  /// Whether its words are capitalised as a title's.
  private func isTitle(_ quotation: FoundQuotation) -> Bool {
    let words = text.words(in: quotation.pieces[0], lexicon)
    return words.first?.isCapitalised == true && words.allSatisfy(\.isCapitalised)
  }

  /// Whether a lead-in only goes on: `He added, when it was quiet again:`.
  func saysFurther(_ lead: TextRange) -> Bool {
    let words = text.words(in: lead, lexicon)
    guard words.count >= 2, words.count <= 14, ["he", "she", "they", "it"].contains(text.lowercased(words[0].range))
    else { return false }
    return words[1...].prefix(3).contains {
      $0.rules.contains(.goingOn)
    }
  }

  /// Whether a lead-in says that the speaker of the words before goes on: `He added:`, `Turning to the mayor, Reed went on:`. A
  /// name has to be in what led to those words; another day or another letter is another quotation.
  func goesOn(_ lead: TextRange, after open: Int) -> Bool {
    let words = text.words(in: lead, lexicon)
    guard words.count <= 16,
      var i = words.indices.dropFirst().first(where: {
        words[$0].rules.contains(.goingOn)
      }),
      !words[..<i].contains(where: {
        $0.hasDigit || $0.classes.contains(.month) || ["another", "second", "new"].contains(text.lowercased($0.range))
      })
    else { return false }
    i -= 1
    while i > 0, words[i].rules.contains(.transparent) { i -= 1 }
    if ["he", "she", "they", "it"].contains(text.lowercased(words[i].range)) { return true }
    guard words[i].isCapitalised, !words[i].classes.contains(.starter) else { return false }
    let name = text.string(words[i].range)
    return leads(to: open).contains { lead in
      text.words(in: lead, lexicon).contains { text.string($0.range) == name }
    }
  }

  /// What leads to a quotation and governs it.
  private func leads(to open: Int) -> [TextRange] {
    var leads = found[open].governing.map { [blocks[$0].range] } ?? []
    switch found[open].lead {
    case .label(let label): leads.append(label.range)
    case .sentence(let sentence): leads.append(sentence)
    case .block(let block), .heading(let block): leads.append(blocks[block].range)
    case .none: break
    }
    return leads
  }

  private func widest(_ a: TextRange, _ b: TextRange) -> TextRange { a.count > b.count ? a : b }

  private func nextOpen(_ outer: [Int], _ place: Int, _ pairs: [MarkPair]) -> Int? {
    place + 1 < outer.count ? pairs[outer[place + 1]].open : nil
  }

  /// The rest of the sentence after a closing mark, as far as the next mark.
  func trail(after pair: MarkPair, in range: TextRange, next: Int?) -> TextRange? {
    guard pair.isClosed, pair.end < range.end else { return nil }
    let limit = next ?? range.end
    // A sentence that ended inside the marks has a trail only after a comma or in lower case.
    var start = text.skipSpace(pair.end, limit)
    var hasNote = false
    while start < limit, let marker = marker(startingAt: start) {
      start = text.skipSpace(marker.end, limit)
      hasNote = true
    }
    guard start < limit else { return nil }
    let last = text.lastQuoted(before: pair.contentEnd) ?? 0
    // After a note another sentence begins.
    if last == 0x2E || hasNote && [0x3F, 0x21].contains(last), text.scalar(at: start).value.isUppercase { return nil }
    let end = text.sentenceEnd(of: start, limit: limit, lexicon)
    return end > start ? TextRange(start, end) : nil
  }

  /// Whether a paragraph stops within a sentence at the end of a page and goes on in the next.
  private func isCutByPage(_ index: Int) -> Bool {
    !text.endsSentence(blocks[index].range) && acrossPage(after: index) != nil
  }

  /// Whether an unclosed mark begins a speech that goes on, and has not only lost the mark that closes a fragment.
  private func isOpenSpeech(_ pair: MarkPair, in range: TextRange) -> Bool {
    guard !endsAsLead(range) else { return false }
    let before = text.scalar(before: text.trimSpace(range.start, pair.open))?.value
    if before == 0x3A || before == 0x2C || pair.open == range.start { return true }
    let first = text.scalar(at: text.skipSpace(pair.contentStart, range.end)).value
    return first.isUppercase || first == 0x2E || first == 0x2026 || first == 0x5B
  }

  /// Whether the next paragraph may go on with this pair's words.
  private func mayGoOn(_ pair: MarkPair, in range: TextRange) -> Bool {
    if endsAsLead(range) { return false }
    if !pair.isClosed { return true }
    // Closed, but each paragraph of one statement may be closed: only after a colon, and not when a note ends it.
    let before = text.scalar(before: text.trimSpace(range.start, pair.open))?.value
    return before == 0x3A && markers.partition { $0.start < pair.end } == markers.partition { $0.start < range.end }
  }

  private func inlineKind(
    _ pair: MarkPair, _ words: TextRange, lead: TextRange, trail: TextRange?, in range: TextRange, isLast: Bool,
    isFirst: Bool, foreign: LanguageWords?
  ) -> Quotation.Kind {
    if !sources.isEmpty, words.count < 60, sources.contains(text.string(words).lowercased()) { return .term }
    let inside = text.words(in: words, lexicon)
    let before = text.words(in: lead, lexicon)
    let after = trail.map { text.words(in: $0, lexicon) } ?? []
    let endsWell = text.endsSentence(words)
    // `"the Lion of the Locks"`: an article may come first.
    let head = inside.first.map { $0.classes.contains(.determiner) && inside.count > 1 ? inside[1] : $0 }
    // A note behind it says that somebody said it.
    let hasNote =
      pair.isClosed && markers.partition { $0.start < pair.end } < markers.partition { $0.start <= pair.end + 1 }
    // Nouns have a capital in German: that makes no title of what a verb or a note brings.
    let isTitled =
      !(foreign.map { brings(before, after, $0) || hasNote && $0.language.capitalisesNouns } ?? false)
      && (head?.isCapitalised ?? false)
      && inside.allSatisfy {
        $0.isCapitalised || $0.hasDigit
          || !$0.classes.isDisjoint(with: [.preposition, .determiner, .conjunction, .particle])
      }
    // `"It is mud," Rolf Teal said.`
    let isReported =
      [0x2C, 0x3F, 0x21].contains(text.lastQuoted(before: pair.contentEnd) ?? 0)
      && trail.map {
        let clause = Clause(text.words(in: $0, lexicon), in: text, lexicon)
        return clause.trailing() != nil || clause.reportingEpithet != nil
      } ?? false
      || foreign.map { reports(after, $0) } ?? false
    let isAttributive =
      isTitled && !endsWell && (before.last?.classes.contains(.determiner) ?? false)
      && (after.first.map { !$0.isCapitalised && $0.gap.isDisjoint(with: [.comma]) } ?? false)
    if isAttributive, !isReported { return .term }
    // `"This Kind of War," by A. Writer`
    if isTitled, let next = after.first, text.lowercased(next.range) == "by" { return .term }
    let colon = text.scalar(before: text.trimSpace(range.start, pair.open))?.value == 0x3A
    let hasCue =
      before.contains { !$0.classes.isDisjoint(with: [.cue, .cueNoun]) }
      || after.prefix(12).contains { !$0.classes.isDisjoint(with: [.cue]) } || accordingTo(before)
      || accordingTo(Array(after.prefix(1)))
      || foreign.map { tells(before + after.prefix(12), $0) } ?? false
      || before.count > 3 && text.lowercased(before[0].range) == "as" && Clause(before, in: text, lexicon).puts() != nil
      || !before.isEmpty && ["to", "for"].contains(text.lowercased(before[0].range))
        && Clause(before, in: text, lexicon).opinionHolder() != nil
    if isNamed(
      before, inside, isTitled: isTitled || (foreign?.language.capitalisesNouns ?? false) && inside.count <= 8),
      !colon
    {
      return .term
    }
    // `the executive in charge of "Today," reminded his staff`: a clause behind it does not make a title words.
    let isLedIn =
      before.isEmpty || before.last?.classes.contains(.cue) ?? false
      || text.scalar(before: text.trimSpace(range.start, pair.open))?.value == 0x2C
      || before.last.map { text.lowercased($0.range) == "that" } ?? false
    if inside.count <= 3, isTitled, !endsWell, !colon, !isReported || !isLedIn { return .term }
    if isTitled, inside.count > 1, inside.count <= 8, !colon, !isLedIn, !endsWell { return .term }
    // `performed "Bridge Over The Weir."`: the stop is the sentence's.
    let isBroughtIn =
      before.isEmpty || before.last?.classes.contains(.cue) ?? false
      || [0x2C, 0x3A].contains(text.scalar(before: text.trimSpace(range.start, pair.open))?.value ?? 0)
      || before.last.map { text.lowercased($0.range) == "that" } ?? false
    if isTitled, !isReported, inside.count > 1, inside.count <= 8, !isBroughtIn { return .term }
    // `Varga's ‘rebalance’ of the port`: single marks where double ones are for words.
    if !colon, !isReported, !endsWell, isOnlyNamed(pair, before: before, inside: inside, after: after) { return .term }
    if isPassivelyNamed(before), inside.count <= 4, !colon, !after.contains(where: { $0.classes.contains(.strongCue) })
    {
      return .term
    }
    if isTitled, !isReported, inside.count <= 14, inside.count > 1, !endsWell, !colon,
      !before.suffix(3).contains(where: { $0.classes.contains(.cue) })
    {
      return .term
    }
    // `A line stood there: "Corrected by request."`: a sentence that a colon leads to is somebody's words.
    let isSentenceLike =
      endsWell
      && (inside.count >= 6
        || (colon && inside.count > 1 || inside.count > 2 && pair.open == range.start)
          && inside.first?.isCapitalised == true)
    if !hasCue, !isReported, !hasNote, !isSentenceLike, inside.count < 5 { return .term }
    // Set off: one lead-in and then nothing but the quotation.
    let opensParagraph = lead.start <= text.skipSpace(range.start, range.end)
    let reachesEnd = !pair.isClosed || isBlank(TextRange(pair.end, range.end))
    let first = text.scalar(at: words.start).value
    let isSentence = first.isUppercase || first == 0x2E || first == 0x2026 || first == 0x5B
    // In French the stop stands behind the mark.
    let hasStop =
      colon && foreign != nil && pair.end < range.end && text.bytes[text.skipSpace(pair.end, range.end - 1)] == 0x2E
    if isLast, isFirst, reachesEnd, isSentence, opensParagraph, endsWell || hasStop || !pair.isClosed, inside.count > 2
    {
      return .block
    }
    return .inline
  }
}
