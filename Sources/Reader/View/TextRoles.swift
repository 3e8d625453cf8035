import ReportModel
import Screen

extension ReaderState {
  /// The role of each byte of a line: what its paragraph is, then quotations, then what a jump came to, then markers,
  /// then matches; the later wins. Costs what the line holds.
  func roles(in line: TextRange, _ kind: Flow.Kind, marker: Int?) -> [Role] {
    let report = catalog.report
    var roles = Array(repeating: baseRole(of: line, kind), count: line.count)
    func paint(_ range: TextRange, _ role: Role) {
      let start = max(range.start, line.start)
      let end = min(range.end, line.end)
      for offset in start..<max(start, end) { roles[offset - line.start] = role }
    }
    if kind == .text {
      for quotation in quotations(on: line) {
        let pieces = report.quotations[quotation].pieces
        var piece = partitionPoint(0, pieces.count) { pieces[$0].end > line.start }
        while piece < pieces.count, pieces[piece].start < line.end {
          paint(pieces[piece], .quotation)
          piece += 1
        }
      }
    }
    for range in dimmed(on: line) { paint(range, .dim) }
    if let arrival = text.arrival {
      if let origin = arrival.origin { paint(origin, .related) }
      paint(arrival.target, .selection)
    }
    var next = catalog.marker(atOrAfter: line.start)
    while next < catalog.markers.count, catalog.markers[next].range.start < line.end {
      if !isArrival(catalog.markers[next].range) {
        paint(catalog.markers[next].range, next == marker ? .currentMarker : .marker)
      }
      next += 1
    }
    if search.pane == .text, !search.matches.isEmpty {
      let matches = search.matches
      var match = partitionPoint(0, matches.count) { matches[$0].end > line.start }
      while match < matches.count, matches[match].start < line.end {
        paint(matches[match], match == search.current ? .currentMatch : .match)
        match += 1
      }
    }
    return roles
  }

  /// What is dimmed on a line. Logarithmic, and linear in it.
  private func dimmed(on line: TextRange) -> ArraySlice<TextRange> {
    let dimmed = editorial.dimmed
    let first = partitionPoint(0, dimmed.count) { dimmed[$0].end > line.start }
    var end = first
    while end < dimmed.count, dimmed[end].start < line.end { end += 1 }
    return dimmed[first..<end]
  }

  /// The role of the mark that stands for something hidden: what is found or jumped to in there shows, else it is dim.
  func markRole(_ roles: ArraySlice<Role>) -> Role {
    let telling: [Role] = [.currentMatch, .match, .currentMarker, .selection, .related]
    return telling.first { roles.contains($0) } ?? .dim
  }

  private func isArrival(_ range: TextRange) -> Bool {
    guard let arrival = text.arrival else { return false }
    return arrival.target.contains(range) || arrival.origin == range
  }

  /// The quotations that have a word on a line, counted ones.
  private func quotations(on line: TextRange) -> [Int] {
    let quotations = catalog.report.quotations
    var found: [Int] = []
    var around = catalog.quotation(at: line.start)
    while let quotation = around {
      if quotations[quotation].kind.isCounted { found.append(quotation) }
      around = quotations[quotation].parent
      if found.count > 8 { break }
    }
    let counted = catalog.counted
    var next = partitionPoint(0, counted.count) { quotations[counted[$0]].range.start > line.start }
    while next < counted.count, quotations[counted[next]].range.start < line.end {
      found.append(counted[next])
      next += 1
    }
    return found
  }

  /// What a paragraph is. Logarithmic.
  private func baseRole(of line: TextRange, _ kind: Flow.Kind) -> Role {
    if kind == .leadIn || kind == .context { return .dim }
    let report = catalog.report
    let blocks = report.blocks
    let index = partitionPoint(0, blocks.count) { blocks[$0].range.start > line.start } - 1
    guard index >= 0, blocks[index].range.contains(line.start) else { return .text }
    switch blocks[index].kind {
    case .heading: return .heading
    case .caption: return .caption
    case .boilerplate: return .dim
    case .titleBlock: return report.titleBlock.title?.overlaps(line) == true ? .heading : .dim
    case .noteDefinition, .listItem, .turn, .quotation, .prose: return .text
    }
  }
}
