import ReportModel

// Turns of a dialogue that say nothing of who speaks.

extension Attributor {
  /// A short paragraph that is all quotation, after one of each of two who speak in turn: the one before the last has the
  /// word again. Longer ones are more likely parts of one statement.
  mutating func turnOfDialogue(_ quotation: FoundQuotation) -> Attribution? {
    let index = attributions.count
    guard index > 1, isShortTurn(quotation), let last = turn(before: quotation.block, from: index),
      let first = turn(before: last.block, from: last.index), let partner = attributions[last.index].speaker,
      let speaker = attributions[first.index].speaker, speaker != partner
    else { return nil }
    return Attribution(
      speaker: speaker, evidence: Evidence("turn of a dialogue", quotations[first.index].range), addressee: partner)
  }

  /// `"Who is it?" asked Olaf Hale.`, and the next paragraph is a short quotation alone: an answer, so of somebody else. Of the only
  /// other one whom the text speaks of there, else of nobody whom it tells.
  mutating func answerToQuestion(_ quotation: FoundQuotation) -> Attribution? {
    guard isShortTurn(quotation), let last = turn(before: quotation.block, from: attributions.count),
      let asker = attributions[last.index].speaker, quotations[last.index].kind == .inline
    else { return nil }
    guard text.lastQuoted(before: quotations[last.index].range.end) == 0x3F else { return afterTwo(last, asker) }
    let evidence = Evidence("an answer to a question", quotations[last.index].range)
    let others = namedNear(quotations[last.index].range.start, in: last.block).filter { $0 != asker }
    let answering = attributions[last.index].addressee ?? (others.count == 1 ? others[0] : nil)
    return Attribution(speaker: answering, evidence: evidence, addressee: answering == nil ? nil : asker)
  }

  /// Two have spoken, the second in a paragraph of its own with a reporting clause and to `you`: the first has the word again, or
  /// somebody whom the text does not name.
  private mutating func afterTwo(_ last: (index: Int, block: Int), _ second: Int) -> Attribution? {
    var first = last.index - 1
    while first >= 0, quotations[first].parent != nil || quotations[first].block == last.block { first -= 1 }
    guard first >= 0, quotations[first].block == last.block - 1, attributions[first].speaker != second,
      text.words(in: quotations[last.index].range, lexicon).contains(where: {
        ["you", "your", "yours"].contains(text.lowercased($0.range))
      }),
      [.inline, .block].contains(quotations[first].kind), quotations[first].isClosed,
      blocks[last.block - 1].range.end - quotations[first].range.end < 80
    else { return nil }
    return Attribution(
      speaker: attributions[first].speaker, evidence: Evidence("turn of a dialogue", quotations[first].range),
      addressee: attributions[first].speaker == nil ? nil : second)
  }

  /// `"I keep the lamp."`, and in the next paragraph `Olaf Hale laughs. "It is brass," he says.`: words that a text begins with
  /// belong to him of whom it goes on, where he goes on speaking.
  mutating func tellOpeners() {
    for index in quotations.indices.dropLast()
    where attributions[index].speaker == nil && attributions[index].evidence.rule == Self.nothing {
      guard let speaker = whoGoesOn(after: index) else { continue }
      attributions[index] = Attribution(
        speaker: speaker, evidence: Evidence("goes on speaking", quotations[index + 1].range))
    }
  }

  /// The rule of words that nothing tells the speaker of.
  static let nothing = "no lead-in"

  private mutating func whoGoesOn(after index: Int) -> Int? {
    let (quotation, next) = (quotations[index], quotations[index + 1])
    guard quotation.kind == .block, quotation.isClosed, !quotation.isBare, quotation.parent == nil, next.parent == nil,
      let speaker = attributions[index + 1].speaker, [.inline, .block].contains(next.kind),
      next.block > quotation.block, next.block - quotation.block < 3,
      sectionOfBlock[next.block] == sectionOfBlock[quotation.block]
    else { return nil }
    let told = quotation.block + 1
    guard blocks[told].kind == .prose else { return nil }
    let opening = TextRange(
      blocks[told].range.start, text.sentenceEnd(of: blocks[told].range.start, limit: blocks[told].range.end, lexicon))
    let clause = clauseOutsideQuotations(opening, told)
    guard case .name(let name)? = clause.sentenceSubject(before: clause.words.count),
      firstWord(of: clause.mentions[name], clause.words) < 2
    else { return nil }
    return bearer(of: clause.mentions[name], in: clause) == speaker ? speaker : nil
  }

  /// The only short quotation of the paragraph right before a block, which it opens.
  private func turn(before block: Int, from index: Int) -> (index: Int, block: Int)? {
    var last = index - 1
    while last >= 0, quotations[last].parent != nil { last -= 1 }
    guard last >= 0, quotations[last].block == block - 1, isShortTurn(quotations[last]),
      blocks[block - 1].range.count < FoundQuotation.longestTurn + 80
    else { return nil }
    return (last, block - 1)
  }

  private func isShortTurn(_ quotation: FoundQuotation) -> Bool {
    quotation.isClosed && !quotation.isBare && quotation.governing == nil
      && quotation.range.count < FoundQuotation.longestTurn
      && [.block, .inline].contains(quotation.kind)
      && quotation.range.start - blocks[quotation.block].range.start < 4
  }
}
