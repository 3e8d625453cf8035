import ReportModel

/// Lists: one text over all their items, or sentences of the report.
extension QuotationFinder {
  mutating func readListItem(_ index: Int) {
    if index >= listEnd { measureList(from: index) }
    if isTellingList { return readProse(index) }
    let range = blocks[index].range
    let pairs = text.matchMarks(in: range)
    guard let first = pairs.first(where: { $0.parent == nil }) else {
      if let list, let words = piece(text.bullet(at: range)?.end ?? range.start, range.end) {
        found[list].pieces.append(words)
      }
      return
    }
    guard let words = piece(first.contentStart, first.isClosed ? first.contentEnd : range.end) else { return }
    if let list {
      found[list].pieces.append(words)
      found[list].isClosed = found[list].isClosed && first.isClosed
      addNested(pairs, in: list)
    } else {
      found.append(
        FoundQuotation(
          kind: .list, pieces: [words], block: index, lead: lead, governing: governing, isClosed: first.isClosed))
      list = found.count - 1
      addNested(pairs, in: found.count - 1)
    }
    running = nil
  }

  /// Finds where a list ends, and whether its items are no one text but sentences of the report: `• Reed says: "…"`, or,
  /// without a lead-in, `• Ada Reed: "…"`.
  mutating func measureList(from index: Int) {
    var isTelling = false
    var (items, labelled) = (0, 0)
    listEnd = index
    while listEnd < blocks.count, blocks[listEnd].kind == .listItem || blocks[listEnd].kind == .caption {
      if blocks[listEnd].kind == .listItem {
        isTelling = isTelling || tells(listEnd)
        items += 1
        labelled += beginsWithName(listEnd) ? 1 : 0
      }
      listEnd += 1
    }
    // `The Panel asked each of them: • Ada Reed: "…" • Olaf Hale: "…"`
    isTellingList = isTelling || items > 1 && labelled == items
  }

  /// Whether nothing but a person's name and a colon stands before an item's mark.
  private func beginsWithName(_ item: Int) -> Bool {
    let start = text.bullet(at: blocks[item].range)?.end ?? blocks[item].range.start
    let range = TextRange(start, blocks[item].range.end)
    guard let first = text.matchMarks(in: range).first(where: { $0.parent == nil }), first.open - start < 80,
      text.scalar(before: text.trimSpace(start, first.open))?.value == 0x3A
    else { return false }
    return isName(text.words(in: TextRange(start, first.open), lexicon))
  }

  /// Whether words are nothing but somebody's name with what they are: `Warden Nora Quist`.
  private func isName(_ words: [Word]) -> Bool {
    guard (2...7).contains(words.count), let mention = text.mentions(in: words, lexicon).first, mention.kind == .person,
      !mention.isPossessive
    else { return false }
    return mention.words.upperBound == words.count
      && min(mention.title ?? mention.whole.start, mention.whole.start) == words[0].range.start
  }

  /// Whether a colon ends what stands before a mark: `Nora Quist:`, `**Nora Quist:**`.
  private func endsInColon(_ range: TextRange) -> Bool {
    var end = text.trimSpace(range.start, range.end)
    while end > range.start, text.bytes[end - 1] == UInt8(ascii: "*") { end -= 1 }
    return end > range.start && text.bytes[end - 1] == UInt8(ascii: ":")
  }

  /// Whether an item says itself who speaks.
  func tells(_ item: Int) -> Bool {
    let range = TextRange(text.bullet(at: blocks[item].range)?.end ?? blocks[item].range.start, blocks[item].range.end)
    let pairs = text.matchMarks(in: range).filter { $0.parent == nil }
    guard let first = pairs.first else { return false }
    if first.open - range.start > 5, opensEntry(text.trimmed(TextRange(range.start, first.open))) { return true }
    let before = text.words(in: TextRange(range.start, first.open), lexicon)
    let subject = before.prefix { !$0.classes.contains(.cue) }.contains {
      $0.isCapitalised && !$0.classes.contains(.starter) || $0.classes.contains(.office)
        || ["he", "she"].contains(text.lowercased($0.range))
    }
    if subject, before.contains(where: { $0.classes.contains(.cue) }) { return true }
    if lead == .none || isName(before), before.count > 1, before[0].isCapitalised, before[1].isCapitalised,
      endsInColon(TextRange(range.start, first.open))
    {
      return true
    }
    guard first.isClosed, first.end < range.end else { return false }
    let trail = TextRange(first.end, text.sentenceEnd(of: first.end, limit: range.end, lexicon))
    return Clause(text.words(in: trail, lexicon), in: text, lexicon).trailing() != nil
  }
}
