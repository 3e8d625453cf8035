import ReportModel

/// Reads the words of a block that stand outside its quotations.
struct ClauseReader {
  let text: ReadingText
  let blocks: [Block]
  let lexicon: Lexicon
  /// By block: the quotations in it that stand in no other.
  private var quotesOfBlock: [Int: [TextRange]] = [:]
  /// The words of the last block with many quotations that stand outside them.
  private var wordsOutside: (block: Int, words: [Word]) = (-1, [])

  init(text: ReadingText, blocks: [Block], _ lexicon: Lexicon) {
    self.text = text
    self.blocks = blocks
    self.lexicon = lexicon
  }

  /// The words of a range that stand outside the quotations of its block, with whatever looks like a name.
  mutating func clause(_ range: TextRange, outsideQuotationsOf block: Int) -> Clause {
    Clause(words(of: range, outsideQuotationsOf: block), in: text, lexicon)
  }

  private mutating func words(of range: TextRange, outsideQuotationsOf block: Int) -> [Word] {
    let pairs: [TextRange]
    if let known = quotesOfBlock[block] {
      pairs = known
    } else {
      pairs = text.matchMarks(in: blocks[block].range).filter { $0.parent == nil }.map { TextRange($0.open, $0.end) }
      quotesOfBlock[block] = pairs
    }
    if pairs.count > 16 { return words(of: range, outside: pairs, of: block) }
    var words: [Word] = []
    appendWords(of: range, outside: pairs, to: &words)
    return words
  }

  /// The words of a range that stand outside the quotations of its block, of which there are many: a slice of the
  /// block's words, which are kept from one quotation to the next.
  private mutating func words(of range: TextRange, outside pairs: [TextRange], of block: Int) -> [Word] {
    if wordsOutside.block != block {
      var words: [Word] = []
      appendWords(of: blocks[block].range, outside: pairs, to: &words)
      wordsOutside = (block, words)
    }
    let known = wordsOutside.words
    let first = known.partition { $0.range.start < range.start }
    let past = known.partition { $0.range.end <= range.end }
    guard first < past else { return [] }
    var words = Array(known[first..<past])
    // What stands before the first word, from the range's beginning or the quotation before it.
    let before = pairs.partition { $0.end <= words[0].range.start }
    let start = before == 0 ? range.start : max(range.start, pairs[before - 1].end)
    words[0].gap = text.gap(from: start, to: words[0].range.start)
    return words
  }

  private func appendWords(of range: TextRange, outside pairs: [TextRange], to words: inout [Word]) {
    /// Whether the quotation that was left out last ends a sentence, or ends in a comma: `"slow and damp," calling`.
    var endsSentence = false
    var endsInComma = false
    /// Whether it was a by-name within a name: `Ines “the Hammer” Varga`.
    var isByName = false
    var start = range.start
    var next = pairs.partition { $0.end <= range.start }
    while start < range.end {
      let pair = next < pairs.count && pairs[next].start < range.end ? pairs[next] : nil
      let end = min(range.end, pair?.start ?? range.end)
      if end > start {
        let first = words.count
        text.appendWords(in: TextRange(start, end), lexicon, to: &words)
        text.joinOverLetters(&words, from: first + 1)
        if first > 0, first < words.count {
          words[first].gap = words[first].gap.subtracting(.other).union(.mark)
          if endsSentence { words[first].gap.insert(.stop) }
          if endsInComma { words[first].gap.insert(.comma) }
          if isByName { words[first].gap = [] }
        }
      }
      guard let pair else { break }
      if let last = words.last, let name = text.outletName(in: pair, after: last, lexicon) {
        let first = words.count
        text.appendWords(in: name, lexicon, to: &words)
        // One word: a small one in it does not part a name in marks.
        if first < words.count {
          words[first].range = name
          words[first].gap = []
          if words.count - first > 1 { words[first].number = Word.unnumbered }
          words.removeSubrange((first + 1)...)
        }
      }
      endsSentence = !pair.isEmpty && text.endsSentence(pair)
      endsInComma = text.quotedEnd(of: pair) == 0x2C
      isByName = words.last.map { text.isByName(pair, after: $0, limit: range.end, lexicon) } ?? false
      start = max(start, min(range.end, pair.end))
      next += 1
    }
  }
}

/// Reads the clauses that lead to the quotations, before it is told who speaks in them.
func readLeads(
  to quotations: [FoundQuotation], in text: ReadingText, blocks: [Block], alongside: @escaping Alongside,
  _ lexicon: Lexicon
) -> Ahead<[ReadSentence?]> {
  Ahead(of: quotations.count, lot: 1 << 6, depth: 4, alongside) { places in
    var reader = ClauseReader(text: text, blocks: blocks, lexicon)
    return quotations[places].map { quotation in
      guard quotation.parent == nil, quotation.interruptions.isEmpty, quotation.kind != .headline,
        quotation.kind != .term
      else { return nil }
      let (range, block): (TextRange, Int)
      switch quotation.lead {
      case .sentence(let lead): (range, block) = (lead, quotation.block)
      case .block(let lead): (range, block) = (blocks[lead].range, lead)
      case .label, .heading, .none: return nil
      }
      // Of a long paragraph each lot would have to read all the marks anew.
      guard blocks[block].range.count <= 4000 else { return nil }
      return ReadSentence(
        block: block, range: range, clause: reader.clause(range, outsideQuotationsOf: block))
    }
  }
}
