import ReportModel

/// Quotations without marks.
extension QuotationFinder {
  /// A quotation that is set off without marks.
  mutating func readBare(_ index: Int, _ pairs: [MarkPair]) {
    let range = blocks[index].range
    var start = range.start
    while start < range.end, text.bytes[start] == UInt8(ascii: ">") || text.bytes[start] == 0x20 { start += 1 }
    guard var words = piece(start, range.end) else { return }
    if let header = text.mailHeader(of: words) ?? (isMailHeader(index, words) ? words : nil) {
      mailHeader = mailHeader.map { TextRange($0.start, header.end) } ?? header
      running = nil
      guard let rest = piece(header.end, words.end) else { return }
      words = rest
    }
    defer { mailHeader = nil }
    if let open = running, found[open].isBare, found[open].kind == .block {
      found[open].pieces.append(words)
      addNested(pairs, in: open)
    } else {
      found.append(
        FoundQuotation(
          kind: .block, pieces: [words], block: index, lead: lead, governing: governing, isClosed: true, isBare: true))
      found[found.count - 1].header = mailHeader
      running = found.count - 1
      addNested(pairs, in: found.count - 1)
    }
  }

  /// Whether a line is a field of a mail's header whose fields each have a paragraph of their own.
  private func isMailHeader(_ index: Int, _ words: TextRange) -> Bool {
    guard words.count <= 160, text.isMailHeader(words) else { return false }
    return mailHeader != nil
      || index + 1 < blocks.count && blocks[index + 1].kind == .quotation
        && text.isMailHeader(text.withoutQuoteMarks(blocks[index + 1].range))
  }

  private static let longestLedBare = 4

  /// Paragraphs without marks that a lead-in with a colon opens and a note or a source in brackets ends: the words of a
  /// letter or a telegram that scraping took out of their frame. False where they are not.
  mutating func readLedBare(_ index: Int) -> Bool {
    guard case .block(let before) = lead, blocks[before].kind == .prose,
      acrossPage(after: before) == index || before == index - 1
    else { return false }
    let range = blocks[index].range
    // What goes on with the sentence of its lead-in: `The Gazette said,`, then `the lock is shut …`.
    let goesOn = before == index - 1 && !text.scalar(at: range.start).value.isUppercase
    if goesOn, text.bytes[text.trimSpace(blocks[before].range.start, blocks[before].range.end) - 1] != 0x2C {
      return false
    }
    let isSentence = text.endsSentence(piece(range.start, range.end) ?? range)
    guard goesOn ? range.count >= 120 && isSentence : range.count >= 30 || isSentence,
      let end = ledEnd(from: index) ?? (goesOn && mayBeLed(range) ? index + 1 : nil)
    else { return false }
    // What leads to it tells of words, and not of things.
    let sentence = text.words(in: text.lastSentence(in: blocks[before].range, lexicon), lexicon)
    guard sentence.contains(where: { !$0.classes.isDisjoint(with: [.cue, .cueNoun]) }) else { return false }
    let pieces = blocks[index..<end].compactMap { piece($0.range.start, $0.range.end) }
    guard !pieces.isEmpty else { return false }
    found.append(
      FoundQuotation(
        kind: .block, pieces: pieces, block: index, lead: lead, governing: governing, isClosed: true, isBare: true))
    lead = .none
    for block in blocks[index..<end] { addNested(text.matchMarks(in: block.range), in: found.count - 1) }
    ledEnd = end
    return true
  }

  /// The block past the words without marks that begin in a paragraph: behind the first that ends in a note or has its
  /// source below. Nil where none does, or one before it cannot be of them.
  private func ledEnd(from index: Int) -> Int? {
    for next in index..<min(blocks.count, index + Self.longestLedBare) {
      let range = blocks[next].range
      guard blocks[next].kind == .prose, mayBeLed(range),
        next == index || text.scalar(at: range.start).value.isUppercase && !text.holdsQuote(range)
      else { return nil }
      if endsInNote(range) || hasSource(below: next) { return next + 1 }
      // A note within it is the report's own.
      let first = markers.partition { $0.start < range.start }
      if first < markers.count, markers[first].start < range.end { return nil }
    }
    return nil
  }

  /// Whether a paragraph can be somebody's words without marks: nothing in it leads on or opens with a mark of its own.
  private func mayBeLed(_ range: TextRange) -> Bool {
    !endsAsLead(range) && text.matchMarks(in: range).allSatisfy { $0.isSingle || $0.open > range.start + 60 }
  }

  /// Whether the next paragraph is only the source: `Source: Weir News, May 3, 2019`, `(Weir News, May 3, 2019)`.
  func hasSource(below index: Int) -> Bool {
    guard index + 1 < blocks.count, blocks[index + 1].range.count <= 160, blocks[index + 1].kind != .noteDefinition
    else {
      return false
    }
    let line = blocks[index + 1].range
    let (first, last) = (text.bytes[line.start], text.bytes[line.end - 1])
    let isBracketed =
      first == UInt8(ascii: "(") && last == UInt8(ascii: ")") || first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
    let marks = BlockClassifier.sourceMarks
    return isBracketed && text.bytes[line.start..<line.end].contains { $0.isASCIIDigit }
      || marks.contains { text.hasWords($0, at: line.start, before: line.end) }
  }

  /// Whether the last thing of a paragraph is a note's marker.
  func endsInNote(_ range: TextRange) -> Bool {
    marker(endingAt: text.trimSpace(range.start, range.end)) != nil
  }

  /// In a transcript what stands under `Prepared Statement of A. Brunn` is that statement, unless it is told.
  func mayBeStatement(_ index: Int) -> Bool {
    if let running { return isStatement(running) }
    guard case .heading(let heading) = lead, blocks[index].kind == .prose else { return false }
    // What stands before a label introduces it.
    if index + 1 < blocks.count, blocks[index + 1].kind == .turn { return false }
    let words = text.words(in: blocks[heading].range, lexicon)
    guard let noun = words.firstIndex(where: { $0.classes.contains(.cueNoun) }), noun + 2 < words.count, noun < 3 else {
      return false
    }
    return ["of", "by", "from"].contains(text.lowercased(words[noun + 1].range)) && words[noun + 2].isCapitalised
  }

  /// Whether it is the statement of a heading.
  private func isStatement(_ open: Int) -> Bool {
    guard found[open].isBare, found[open].kind == .block, case .heading = found[open].lead else { return false }
    return true
  }

  /// Reads a paragraph of the statement that stands under a heading, the first or a later one.
  mutating func readStatement(_ index: Int) {
    let range = blocks[index].range
    let words = piece(range.start, range.end) ?? range
    let open: Int
    if let running {
      open = running
      found[open].pieces.append(words)
    } else {
      open = found.count
      found.append(
        FoundQuotation(
          kind: .block, pieces: [words], block: index, lead: lead, governing: governing, isClosed: true, isBare: true))
      running = open
    }
    addNested(text.matchMarks(in: range), in: open)
  }

  /// Whether a paragraph within a talk is the editor's: `Comment: …`, or all of it between `**`.
  func isEditorial(_ range: TextRange) -> Bool {
    if let first = text.firstWord(in: range, lexicon), first.rules.contains(.editorial),
      let colon = text.find(":", in: range), text.wordCount(in: TextRange(range.start, colon), lexicon) <= 3
    {
      return true
    }
    return range.count > 8 && text.hasWords("**", at: range.start, before: range.end)
      && text.hasWords("**", at: range.end - 2, before: range.end)
  }
}
