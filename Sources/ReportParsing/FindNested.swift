import ReportModel

// What stands inside a quotation: words of somebody else, or terms.

extension QuotationFinder {
  /// Adds the pairs inside an utterance's outer ones: words of somebody else, or terms.
  mutating func addNested(_ pairs: [MarkPair], in parent: Int) {
    let isBare = found[parent].isBare
    var owners: [Int: Int] = [:]
    /// The pair read last, with its quotation: what a reporting clause may go on with.
    var previous: (pair: Int, found: Int)?
    // Pairs are in order of their opening marks.
    let whole = TextRange(found[parent].pieces[0].start, found[parent].pieces[found[parent].pieces.count - 1].end)
    let first = pairs.partition { $0.open < whole.start }
    let past = pairs.partition { $0.open < whole.end }
    for index in first..<max(first, past) where pairs[index].parent != nil || isBare {
      let pair = pairs[index]
      guard found[parent].pieces.contains(where: { $0.start <= pair.open && pair.open < $0.end }),
        let words = piece(pair.contentStart, pair.contentEnd)
      else { continue }
      let owner = pair.parent.flatMap { owners[$0] } ?? parent
      // `"A toll," he told her, "is a question."`
      if let last = previous, pairs[last.pair].parent == pair.parent, pairs[last.pair].isClosed {
        let gap = TextRange(pairs[last.pair].end, pair.open)
        // `"It is right." I said, "That is an error."`: a sentence that is over is not gone on with.
        let isOver = text.lastQuoted(before: pairs[last.pair].contentEnd) == 0x2E
        if found[last.found].kind == .nested, !isOver, !isReplied(gap, to: found[last.found]),
          isReportingClause(gap, after: pairs[last.pair])
        {
          found[last.found].pieces.append(words)
          found[last.found].interruptions.append(gap)
          found[last.found].isClosed = pair.isClosed
          owners[index] = last.found
          previous = (index, last.found)
          continue
        }
      }
      let start =
        pair.parent.map { pairs[$0].contentStart } ?? text.paragraphStart(of: pair.open, blocks, found[parent])
      let lead = text.sentence(before: pair.open, from: start, lexicon)
      let inner = text.words(in: words, lexicon)
      let isSaid =
        !isNamed(text.words(in: lead, lexicon), pair.open)
        && (isLed(pair.open, lead) && (inner.count > 1 || isAnswer(pair.open, lead)) || inner.count >= 6
          || isToldOn(after: pair, in: pairs, index))
      owners[index] = found.count
      previous = (index, found.count)
      found.append(
        FoundQuotation(
          kind: isSaid ? .nested : .term, pieces: [words], block: found[parent].block, lead: .sentence(lead),
          parent: owner, isClosed: pair.isClosed, trail: nil))
    }
  }

  /// `I said: 'Yes.'`: a verb of saying and a colon lead to a word alone.
  private func isAnswer(_ open: Int, _ lead: TextRange) -> Bool {
    guard let last = text.words(in: lead, lexicon).last, last.classes.contains(.strongCue) else { return false }
    return text.bytes[last.range.end..<open].contains(UInt8(ascii: ":"))
  }

  /// `I said: 'Where is it?' He said: 'In the lock.'`, `He said, 'Who is it?' I said, 'Me.'`: another pronoun speaks.
  private func isReplied(_ gap: TextRange, to first: FoundQuotation) -> Bool {
    guard case .sentence(let lead) = first.lead, let last = text.scalar(before: text.trimSpace(gap.start, gap.end)),
      last.value == 0x3A
        || last.value == 0x2C && [0x3F, 0x21].contains(text.lastQuoted(before: first.range.end) ?? 0)
          && text.words(in: lead, lexicon).contains(where: { $0.classes.contains(.cue) }),
      let next = text.words(in: gap, lexicon).first, next.isCapitalised, next.classes.contains(.pronoun),
      let before = text.words(in: lead, lexicon).last(where: { $0.classes.contains(.pronoun) })
    else { return false }
    return text.lowercased(before.range) != text.lowercased(next.range)
  }

  /// Whether a reporting clause comes between a pair and the next of its level: `"A toll," he told her, "is a question."`
  private func isToldOn(after pair: MarkPair, in pairs: [MarkPair], _ index: Int) -> Bool {
    guard pair.isClosed, index + 1 < pairs.count, pairs[index + 1].parent == pair.parent,
      [0x2C, 0x3F, 0x21].contains(text.scalar(before: pair.contentEnd)?.value ?? 0)
    else { return false }
    return isReportingClause(TextRange(pair.end, pairs[index + 1].open), after: pair)
  }

  /// Whether a naming word stands right before a mark, with no colon between.
  private func isNamed(_ lead: [Word], _ open: Int) -> Bool {
    guard let last = lead.last, last.classes.contains(.naming) else { return false }
    return !text.bytes[last.range.end..<open].contains(UInt8(ascii: ":"))
  }

  /// Whether a cue, a colon or `that` comes right before a mark.
  func isLed(_ open: Int, _ lead: TextRange) -> Bool {
    let words = text.words(in: lead, lexicon)
    guard let last = words.last else { return true }
    let between = TextRange(last.range.end, open)
    if text.bytes[between.start..<between.end].contains(UInt8(ascii: ":")) { return true }
    if last.classes.contains(.cue) { return true }
    // `called across to me, "She is singing,"`: a comma after a verb of saying that the sentence has shortly before.
    if text.bytes[between.start..<between.end].contains(UInt8(ascii: ",")),
      words.suffix(9).contains(where: {
        $0.classes.contains(.cue) && !$0.classes.contains(.naming) || $0.classes.contains(.strongCue)
      })
    {
      return true
    }
    // `told the papers that he had "…"`
    if last.classes.contains(.auxiliary), let that = words.lastIndex(where: { text.lowercased($0.range) == "that" }),
      words.count - that <= 4, words[..<that].suffix(5).contains(where: { $0.classes.contains(.strongCue) })
    {
      return true
    }
    return text.lowercased(last.range) == "that"
      && words.dropLast().suffix(20).contains { $0.classes.contains(.cue) || $0.classes.contains(.auxiliary) }
  }
}

extension ReadingText {
  fileprivate func paragraphStart(of offset: Int, _ blocks: [Block], _ quotation: FoundQuotation) -> Int {
    quotation.pieces.last { $0.start <= offset }?.start ?? offset
  }
}
