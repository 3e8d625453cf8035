import ReportModel

// A statement of several paragraphs of which only the first opens a mark and only the last closes it, as letters are often
// printed.
extension QuotationFinder {
  /// How many paragraphs a statement goes on for at most before a mark closes it.
  private static let longestRun = 24

  /// Looks, behind a paragraph whose last mark nothing closes, for the paragraph in which one does. What lies between has no
  /// mark of the same kind at its beginning and is no heading: else the mark was forgotten, and the statement is over.
  mutating func runOn(from index: Int, _ open: Int) {
    guard !found[open].isClosed, let last = found[open].pieces.last, index + 1 < blocks.count,
      let mark = text.scalar(before: text.trimSpace(0, last.start))
    else { return }
    let isSingle = mark.value == 0x27 || mark.value == 0x2018
    for next in (index + 1)..<min(blocks.count, index + 1 + Self.longestRun) {
      let range = blocks[next].range
      switch blocks[next].kind {
      case .caption, .boilerplate: continue
      case .prose, .turn, .listItem: break
      case .heading: guard blocks[next].hint == .none, range.count <= 80 else { return }
      case .quotation, .noteDefinition, .titleBlock: return
      }
      if let closer = text.strayCloser(in: range, isSingle: isSingle) {
        runningOn = (open, closer, next)
        return
      }
      if blocks[next].kind == .heading { return }
      let marks = text.matchMarks(in: range)
      if marks.contains(where: { $0.parent == nil && $0.isSingle == isSingle }) { return }
    }
  }

  /// Takes a paragraph into the statement that goes on without marks; what stands behind the mark that closes it is read on its
  /// own. False where none goes on.
  mutating func readRunningOn(_ index: Int) -> Bool {
    guard let (open, closer, last) = runningOn else { return false }
    let block = blocks[index]
    guard index < last else {
      runningOn = nil
      running = nil
      if let words = piece(block.range.start, closer.start) { found[open].pieces.append(words) }
      found[open].isClosed = true
      lead = .none
      if closer.end < block.range.end, !isBlank(TextRange(closer.end, block.range.end)) {
        readInline(index, before: nil, from: closer.end)
        if endsAsLead(block.range) {
          lead = .block(index)
          governing = index
        }
      }
      return true
    }
    if block.kind == .caption || block.kind == .boilerplate { return true }
    if let words = piece(block.range.start, block.range.end) { found[open].pieces.append(words) }
    addNested(text.matchMarks(in: block.range), in: open)
    return true
  }
}
