import ReportIndex
import ReportModel

/// What a query finds in a report, a hit a quotation, by place.
public struct SearchHits: Sendable {
  /// A quotation for which the query holds.
  struct Hit: Hashable, Sendable {
    /// An index of `Report.quotations`.
    var quotation: Int
    /// The line of the first place that the query's words stand on; without any, of the quotation's first words.
    var line: Int
    /// What the query's words stand on in it, by place, without overlap.
    var places: [TextRange]
    /// The lines with words before it and after it that were asked for and that no hit beside it has; by place.
    var before: [Int] = []
    var after: [Int] = []
    /// Whether lines are left out between this one and the hit before.
    var isApart = false
  }

  let catalog: Catalog
  let hits: [Hit]
  /// Whether nothing was given up; see `QueryResult`.
  public let isComplete: Bool

  /// Asks a report. With `context`, so many lines with words before and after each hit belong to it.
  public init(of query: Query, in catalog: Catalog, context: Int = 0) {
    self.catalog = catalog
    let result = catalog.quotations(matching: query)
    isComplete = result.isComplete
    let report = catalog.report
    var hits: [Hit] = []
    for index in result.quotations {
      let range = report.quotations[index].range
      let places = disjoint(result.places, within: range)
      let line = report.text.lineNumber(at: places.first?.start ?? range.start)
      hits.append(Hit(quotation: index, line: line, places: places))
    }
    if context > 0 { Self.surround(&hits, in: report, by: context) }
    self.hits = hits
  }

  /// How many hits there are.
  public var count: Int { hits.count }

  /// Gives hits the lines around them, each line to one hit: lines of one that stand within another are not told again.
  private static func surround(_ hits: inout [Hit], in report: Report, by context: Int) {
    let text = report.text
    let lines = hits.map { hit in
      let range = report.quotations[hit.quotation].range
      return text.lineIndex(at: range.start)...text.lineIndex(at: max(range.start, range.end - 1))
    }
    func hasWords(_ line: Int) -> Bool {
      let range = text.lineRange(line)
      return text.bytes[range.start..<range.end].contains { $0 > 0x20 }
    }
    /// The last line that belongs to a hit before.
    var told = -1
    for index in hits.indices {
      var line = lines[index].lowerBound - 1
      while line > told, hits[index].before.count < context {
        if hasWords(line) { hits[index].before.insert(line, at: 0) }
        line -= 1
      }
      hits[index].isApart = index > 0 && line > told && (told + 1...line).contains(where: hasWords)
      told = max(told, lines[index].upperBound)
      let end = index + 1 < lines.count ? lines[index + 1].lowerBound : text.lineCount
      line = lines[index].upperBound + 1
      while line < end, hits[index].after.count < context {
        if hasWords(line) {
          hits[index].after.append(line)
          told = max(told, line)
        }
        line += 1
      }
    }
  }
}

/// The places that lie within a range, by place; of those that overlap, one that holds them.
private func disjoint(_ places: [TextRange], within range: TextRange) -> [TextRange] {
  var left: [TextRange] = []
  var next = places.partitionPoint { $0.start >= range.start }
  while next < places.count, places[next].start < range.end {
    let place = places[next]
    if place.end <= range.end {
      if let last = left.last, place.start < last.end {
        left[left.count - 1].end = max(last.end, place.end)
      } else {
        left.append(place)
      }
    }
    next += 1
  }
  return left
}

extension [TextRange] {
  /// The first index of which the condition, once true, stays true.
  fileprivate func partitionPoint(_ isPast: (TextRange) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
