import ReportModel

/// How the timeline is grouped.
public enum TimelineScale: String, Sendable, CaseIterable {
  /// By day.
  case day
  /// By week, from Monday.
  case week
  /// By month.
  case month
  /// Not at all: in the order of the text.
  case order
}

/// A row of the timeline.
public struct TimelineRow: Hashable, Sendable {
  /// What a row can be.
  public enum Content: Hashable, Sendable {
    /// The head of a group: its day, week or month, or a date that fits in none.
    case period(EDTF)
    /// An entry, an index of `Report.timeline`, with one of its quotations, or none when it has none.
    case entry(Int, quotation: Int?)
    /// An empty stretch of so many days.
    case gap(days: Int)
  }

  /// What it is.
  public var content: Content
  /// When: of a group its whole span, of an entry its own date, of a gap its first to its last empty day.
  public var date: EDTF
  /// Whether the day is not known exactly: to be drawn with `~`.
  public var isApproximate: Bool
  /// Where it leads: the quotation, or what the entry has; nil for groups and gaps.
  public var range: TextRange?

  /// A row.
  public init(_ content: Content, date: EDTF, isApproximate: Bool = false, range: TextRange? = nil) {
    self.content = content
    self.date = date
    self.isApproximate = isApproximate
    self.range = range
  }

  /// The entry that it shows, if it shows one.
  public var entry: Int? { if case .entry(let entry, _) = content { entry } else { nil } }
  /// The quotation that it shows, if it shows one.
  public var quotation: Int? { if case .entry(_, let quotation) = content { quotation } else { nil } }

  /// Fewer empty days than these are not worth a row.
  public static let shortestGap = 10
}

extension Catalog {
  /// The rows of the timeline: an entry for each counted quotation with a date, each event and each publication that
  /// the limits leave, grouped as the scale says.
  ///
  /// A group that an entry's span fits in takes it. One that fits in none, a month when the scale is days, a year, an
  /// interval, heads a group of its own: an interval of exact days stands at its first day; what is not known exactly
  /// stands at the last day that it could be, after what has that day; what has no end stands at its beginning.
  /// Empty stretches of `TimelineRow.shortestGap` days or more are a row, but none is measured from or
  /// to a year or a season. Within a group entries are by date, then by
  /// place. In order of text there are neither groups nor gaps. An entry whose quotations are none of them
  /// counted (something nested) shows its first. Linear in the entries.
  public func timeline(_ scale: TimelineScale, under limits: Limits = Limits()) -> [TimelineRow] {
    guard let order = timelineOrders[scale]?.value else { return [] }
    let sieve = Sieve(limits, in: self)
    var rows: [TimelineRow] = []
    var group = -1
    var lastDay: Int?
    for (place, index) in order.items.enumerated() {
      let item = timelineItems[index]
      let isLeft =
        item.quotation.map { sieve.leaves(quotation: $0, of: self) } ?? sieve.leaves(entry: item.entry, of: self)
      if !isLeft { continue }
      if order.group[place] != group {
        group = order.group[place]
        let own = order.groups[group]
        let isBroad = own.isApproximate && own.date.firstDay < own.position - 31
        if let lastDay, !isBroad, own.position - lastDay - 1 >= TimelineRow.shortestGap {
          let empty = EDTF(from: EDTF.Point(day: lastDay + 1), to: EDTF.Point(day: own.position - 1))
          rows.append(TimelineRow(.gap(days: own.position - lastDay - 1), date: empty))
        }
        rows.append(TimelineRow(.period(own.date), date: own.date, isApproximate: own.isApproximate))
        if !isBroad { lastDay = max(lastDay ?? own.last, own.last) }
      }
      rows.append(
        TimelineRow(
          .entry(item.entry, quotation: item.quotation), date: report.timeline[item.entry].date,
          isApproximate: item.isInexact, range: item.range))
    }
    return rows
  }

  /// The row that belongs to a place: the one of the quotation that holds it, else the last that leads to a place
  /// at the offset or before, else the first that leads anywhere. A publication belongs to no place but its own: the day
  /// on which a report appeared is not what its beginning speaks of. Linear in the rows.
  public func row(nearest offset: Int, in rows: [TimelineRow]) -> Int? {
    if let here = quotation(at: offset), let row = rows.firstIndex(where: { $0.quotation == here }) { return row }
    var best: (row: Int, start: Int)?
    var first: (row: Int, start: Int)?
    for (index, row) in rows.enumerated() {
      guard let range = row.range, !isPublication(row) || range.contains(offset) else { continue }
      if range.start <= offset, best.map({ $0.start < range.start }) ?? true { best = (index, range.start) }
      if first.map({ range.start < $0.start }) ?? true { first = (index, range.start) }
    }
    return best?.row ?? first?.row ?? rows.firstIndex { $0.range != nil }
  }

  private func isPublication(_ row: TimelineRow) -> Bool {
    row.entry.map { report.timeline[$0].kind == .publication } ?? false
  }

  /// How many counted quotations that the limits leave were said on each day, by day, for those whose day is known:
  /// `day` counts from 1970-01-01.
  public func countsByDay(under limits: Limits = Limits()) -> [(day: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for quotation in quotations(under: limits) {
      if let said = report.quotations[quotation].said, said.isDay { counts[said.firstDay, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { (day: $0.key, count: $0.value) }
  }
}
