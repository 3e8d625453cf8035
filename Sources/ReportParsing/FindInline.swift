import ReportModel

extension QuotationFinder {
  /// Finds the quotations inside a paragraph of prose, the last of which may go on in the next paragraph. `before` is the
  /// utterance of the paragraph before, which `He added:` goes on with.
  mutating func readInline(_ index: Int, before: Int?, from start: Int? = nil) {
    let range = TextRange(start ?? blocks[index].range.start, blocks[index].range.end)
    let pairs = text.matchMarks(in: range)
    let outer = pairs.indices.filter { pairs[$0].parent == nil }
    var previous: (found: Int, pair: MarkPair)?
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
      if let previous, isReportingClause(TextRange(previous.pair.end, pair.open), after: previous.pair),
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
      let kind = inlineKind(pair, words, lead: whole, trail: trail, in: range, isLast: isLast, isFirst: place == 0)
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
      if kind != .term { previous = (found.count - 1, pair) }
      if isLast, kind != .term, !pair.isClosed, isCutByPage(index) { running = found.count - 1 }
      if isLast, kind != .term, end == range.end || isBlank(TextRange(pair.end, range.end)), mayGoOn(pair, in: range) {
        running = found.count - 1
      }
      if kind != .term { addNested(pairs, in: found.count - 1) }
    }
  }

  /// Whether the words after `"a," John said.` have somebody else's name behind them: `"b," Adam said.`
  func isAnswered(_ gap: TextRange, _ pair: MarkPair, in range: TextRange, next: Int?) -> Bool {
    guard let trail = trail(after: pair, in: range, next: next),
      let last = text.scalar(before: pair.contentEnd)?.value, [0x2C, 0x3F, 0x21].contains(last),
      let here = nameAfter(gap), let there = nameAfter(trail)
    else { return false }
    return !here.contains(there) && !there.contains(here)
  }

  /// The name in a reporting clause.
  private func nameAfter(_ range: TextRange) -> String? {
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), case .name(let index) = finding.subject else { return nil }
    return text.string(clause.mentions[index].name)
  }

  /// Whether a lead-in only goes on: `He added, when it was quiet again:`.
  func saysFurther(_ lead: TextRange) -> Bool {
    let words = text.words(in: lead, lexicon)
    guard words.count >= 2, words.count <= 14, ["he", "she", "they", "it"].contains(text.lowercased(words[0].range))
    else { return false }
    return words[1...].prefix(3).contains {
      ["added", "adds", "continued", "continues", "concluded", "went"].contains(text.lowercased($0.range))
    }
  }

  private func widest(_ a: TextRange, _ b: TextRange) -> TextRange { a.count > b.count ? a : b }

  private func nextOpen(_ outer: [Int], _ place: Int, _ pairs: [MarkPair]) -> Int? {
    place + 1 < outer.count ? pairs[outer[place + 1]].open : nil
  }

  /// The rest of the sentence after a closing mark, as far as the next mark.
  private func trail(after pair: MarkPair, in range: TextRange, next: Int?) -> TextRange? {
    guard pair.isClosed, pair.end < range.end else { return nil }
    let limit = next ?? range.end
    // A sentence that ended inside the marks has a trail only after a comma or in lower case.
    var start = text.skipSpace(pair.end, limit)
    while start < limit, let marker = marker(startingAt: start) { start = text.skipSpace(marker.end, limit) }
    guard start < limit else { return nil }
    let last = text.scalar(before: pair.contentEnd)?.value ?? 0
    if last == 0x2E, text.scalar(at: start).value.isUppercase { return nil }
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
    isFirst: Bool
  ) -> Quotation.Kind {
    let inside = text.words(in: words, lexicon)
    let before = text.words(in: lead, lexicon)
    let after = trail.map { text.words(in: $0, lexicon) } ?? []
    let endsWell = text.endsSentence(words)
    // `"the Lion of the Locks"`: an article may come first.
    let head = inside.first.map { $0.classes.contains(.determiner) && inside.count > 1 ? inside[1] : $0 }
    let isTitled =
      (head?.isCapitalised ?? false)
      && inside.allSatisfy {
        $0.isCapitalised || $0.hasDigit
          || !$0.classes.isDisjoint(with: [.preposition, .determiner, .conjunction, .particle])
      }
    // `"It is mud," Rolf Teal said.`
    let isReported =
      [0x2C, 0x3F, 0x21].contains(text.scalar(before: pair.contentEnd)?.value ?? 0)
      && trail.map { Clause(text.words(in: $0, lexicon), in: text, lexicon).trailing() != nil } ?? false
    let isAttributive =
      isTitled && !endsWell && (before.last?.classes.contains(.determiner) ?? false)
      && (after.first.map { !$0.isCapitalised && $0.gap.isDisjoint(with: [.comma]) } ?? false)
    if isAttributive, !isReported { return .term }
    let colon = text.scalar(before: text.trimSpace(range.start, pair.open))?.value == 0x3A
    let hasCue =
      before.contains { !$0.classes.isDisjoint(with: [.cue, .cueNoun]) }
      || after.prefix(12).contains { !$0.classes.isDisjoint(with: [.cue]) } || accordingTo(before)
    if isNamed(before, inside, isTitled: isTitled), !colon { return .term }
    if inside.count <= 3, isTitled, !endsWell, !colon, !isReported { return .term }
    if isTitled, !isReported, inside.count <= 8, inside.count > 1, !endsWell, !colon,
      !before.suffix(3).contains(where: { $0.classes.contains(.cue) })
    {
      return .term
    }
    // A note behind it says that somebody said it.
    let hasNote =
      pair.isClosed && markers.partition { $0.start < pair.end } < markers.partition { $0.start <= pair.end + 1 }
    // `A line stood there: "Corrected by request."`: a sentence that a colon leads to is somebody's words.
    let isLedByColon = colon && endsWell && inside.count > 1 && (inside.first?.isCapitalised ?? false)
    if !hasCue, !isReported, !hasNote, !isLedByColon, inside.count < 6 || !endsWell { return .term }
    // Set off: one lead-in and then nothing but the quotation.
    let opensParagraph = lead.start <= text.skipSpace(range.start, range.end)
    let reachesEnd = !pair.isClosed || isBlank(TextRange(pair.end, range.end))
    let first = text.scalar(at: words.start).value
    let isSentence = first.isUppercase || first == 0x2E || first == 0x2026 || first == 0x5B
    if isLast, isFirst, reachesEnd, isSentence, opensParagraph, endsWell || !pair.isClosed, inside.count > 2 {
      return .block
    }
    return .inline
  }

  private func accordingTo(_ words: [Word]) -> Bool { words.contains { text.lowercased($0.range) == "according" } }

  /// Whether a naming word stands right before: `called`, `under the title`.
  private func isNamed(_ before: [Word], _ inside: [Word], isTitled: Bool) -> Bool {
    guard let last = before.last else { return false }
    let near = before.suffix(4)
    let isNaming =
      last.classes.contains(.naming)
      || near.indices.contains { place in
        lexicon.phrase(.naming, in: text, before, at: place).map { place + $0 == before.count } ?? false
      }
    // `called the figures "tavern hydraulics"` is somebody's word; `called "Clear Water"` a name.
    return isNaming && (isTitled || inside.count <= 2 && !last.classes.contains(.cue))
  }
}
