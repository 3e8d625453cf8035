import ReportModel

// Letters that are printed without marks and without being set in: from `Dear Nora,` to `Yours faithfully,` and a name.
extension QuotationFinder {
  private static let longestLetter = 40

  /// Takes in a paragraph of a letter without marks that a paragraph which ends in a colon or a full stop leads to and names a letter. False
  /// where there is none.
  mutating func readLetter(_ index: Int) -> Bool {
    if index < letterEnd {
      if let words = piece(blocks[index].range.start, blocks[index].range.end), blocks[index].kind != .caption,
        blocks[index].kind != .boilerplate
      {
        found[found.count - 1].pieces.append(words)
      }
      if index + 1 == letterEnd {
        running = nil
        lead = .none
      }
      return true
    }
    let isDated = index > 1 && blocks[index - 1].evidence.rule == BlockClassifier.dateline
    guard index > 0, !isTranscript, blocks[index].kind != .quotation, text.isSalutation(blocks[index].range, lexicon),
      blocks[index - 1].kind == .prose,
      isDated
        || text.words(in: text.lastSentence(in: blocks[index - 1].range, lexicon), lexicon)
          .contains(where: { !$0.classes.isDisjoint(with: [.cue, .cueNoun]) }),
      let end = letterEnd(from: index), let words = piece(blocks[index].range.start, blocks[index].range.end)
    else { return false }
    found.append(
      FoundQuotation(
        kind: .block, pieces: [words], block: index, lead: isDated ? .heading(index - 2) : .block(index - 1),
        governing: governing, isClosed: true, isBare: true))
    letterEnd = end
    return true
  }

  /// The block past the letter's leave and its signature; nil where quotations, headings or another's prose come first.
  private func letterEnd(from index: Int) -> Int? {
    for next in (index + 1)..<max(index + 1, min(blocks.count, index + Self.longestLetter)) {
      let range = blocks[next].range
      guard ![.quotation, .noteDefinition, .titleBlock].contains(blocks[next].kind), blocks[next].hint == .none else {
        return nil
      }
      if text.isQuote(at: range.start) { return nil }
      guard range.count <= 80 else { continue }
      let words = text.words(in: range, lexicon)
      guard words.prefix(3).contains(where: { $0.rules.contains(.valediction) }) else {
        if blocks[next].kind == .heading { return nil }
        continue
      }
      // The name below.
      let after = next + 1
      guard after < blocks.count, text.bytes[range.end - 1] == UInt8(ascii: ","), blocks[after].range.count <= 60,
        text.words(in: blocks[after].range, lexicon).count <= 6, !text.endsSentence(blocks[after].range)
      else { return after }
      return after + 1
    }
    return nil
  }
}

extension ReadingText {
  /// `Dear Nora,`, `Sir,`, `My dear friends:`
  func isSalutation(_ range: TextRange, _ lexicon: Lexicon) -> Bool {
    guard range.count > 0, range.count <= 60, scalar(at: range.start).value.isUppercase,
      [0x2C, 0x3A, 0x21, 0x2E].contains(bytes[range.end - 1])
    else { return false }
    let words = words(in: range, lexicon)
    return words.count <= 7 && words.prefix(3).contains { $0.rules.contains(.salutation) }
  }
}
