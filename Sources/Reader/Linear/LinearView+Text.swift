import ReportIndex
import ReportModel

extension LinearText {
  /// A paragraph a line, from the one at an offset or after it. What is no prose begins with what it is; of a paragraph
  /// that belongs to one quotation the beginning says whose words it is, of one with several its end.
  func text(from offset: Int) -> [String] {
    var told: Set<Int> = []
    var lines: [String] = []
    var next = 0
    for block in report.blocks {
      let here = quotations(in: block.range, from: &next)
      defer { told.formUnion(here) }
      guard block.range.end > offset else { continue }
      lines.append(line(block, here, told))
    }
    return lines
  }

  private func line(_ block: Block, _ quotations: [Int], _ told: Set<Int>) -> String {
    let words = oneLine(block.range)
    switch block.kind {
    case .heading:
      let level = catalog.section(at: block.range.start).map { report.sections[$0].level }
      return "heading\(level.map { " \($0)" } ?? ""): \(words)"
    case .titleBlock: return "title block: \(words)"
    case .boilerplate: return "boilerplate: \(words)"
    case .caption: return "caption: \(words)"
    // The definition itself begins with its label.
    case .noteDefinition: return "note: \(words)"
    case .listItem, .turn, .quotation, .prose: break
    }
    let isOne =
      quotations.count == 1
      && (block.kind == .quotation || block.kind == .turn
        || report.quotations[quotations[0]].range.start <= block.range.start)
    if isOne {
      let quotation = quotations[0]
      if told.contains(quotation) { return "q\(quotation + 1) goes on: \(words)" }
      return "q\(quotation + 1), \(speaker(of: quotation)): \(words)"
    }
    if quotations.isEmpty { return words }
    return words + " (" + quotations.map { "q\($0 + 1), \(speaker(of: $0))" }.joined(separator: "; ") + ")"
  }

  /// The counted quotations that share a word with a range, by place. Ranges come in order, so that those before `next`,
  /// which have ended, are not looked at again.
  private func quotations(in range: TextRange, from next: inout Int) -> [Int] {
    let counted = catalog.counted
    while next < counted.count, report.quotations[counted[next]].range.end <= range.start { next += 1 }
    var found: [Int] = []
    var index = next
    while index < counted.count, report.quotations[counted[index]].range.start < range.end {
      if report.quotations[counted[index]].range.overlaps(range) { found.append(counted[index]) }
      index += 1
    }
    return found
  }
}
