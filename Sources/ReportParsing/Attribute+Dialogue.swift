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
