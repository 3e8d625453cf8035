import ReportModel

extension QuotationFinder {
  /// A finding for each quotation whose last mark nothing closes: neither its own paragraph nor one that goes on with it.
  func unclosed() -> [Finding] {
    found.compactMap { quotation in
      guard !quotation.isClosed, !quotation.isBare, quotation.parent == nil, let last = quotation.pieces.last else {
        return nil
      }
      let end = text.trimSpace(0, last.start)
      let mark = text.scalar(before: end).map { TextRange(end - $0.length, end) }
      let message =
        quotation.kind == .list
        ? "items open marks that never close; each is read to its end"
        : "a mark that never closes; read to the end of \(endsParagraph(last) ? "its paragraph" : "its sentence")"
      return Finding(.markUnclosed, at: mark ?? last, message)
    }
  }

  private func endsParagraph(_ piece: TextRange) -> Bool {
    let block = blocks[max(0, blocks.partition { $0.range.start <= piece.start } - 1)]
    return isBlank(TextRange(min(piece.end, block.range.end), block.range.end))
  }
}
