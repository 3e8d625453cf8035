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
  /// Empty stretches of `TimelineRow.shortestGap` days or more are a row. Within a group entries are by date, then by
  /// place. In order of text there are neither groups nor gaps. An entry whose quotations are none of them
  /// counted (something nested) shows its first.
  public func timeline(_ scale: TimelineScale, under limits: Limits = Limits()) -> [TimelineRow] {
    var placed: [Placed] = []
    for (index, entry) in report.timeline.enumerated() {
      let quotations = entry.quotations.filter { isCounted[$0] }
      if entry.quotations.isEmpty {
        if keeps(entry: entry, under: limits) { placed.append(Placed(entry, index, nil, at: entry.range, scale)) }
      } else {
        for quotation in quotations.isEmpty ? [entry.quotations[0]] : quotations
        where keeps(quotation: quotation, under: limits) {
          placed.append(Placed(entry, index, quotation, at: report.quotations[quotation].range, scale))
        }
      }
    }
    if scale == .order {
      placed.sort { $0.range != $1.range ? $0.range < $1.range : $0.entry < $1.entry }
      return placed.map(\.row)
    }
    placed.sort(by: Placed.isBefore)
    var rows: [TimelineRow] = []
    var group: Group?
    var lastDay: Int?
    for item in placed {
      if item.group != group {
        if let lastDay, item.group.position - lastDay - 1 >= TimelineRow.shortestGap {
          rows.append(
            TimelineRow(
              .gap(days: item.group.position - lastDay - 1),
              date: EDTF(from: .init(day: lastDay + 1), to: .init(day: item.group.position - 1))))
        }
        rows.append(
          TimelineRow(.period(item.group.date), date: item.group.date, isApproximate: item.group.isApproximate))
        group = item.group
        lastDay = max(lastDay ?? item.group.last, item.group.last)
      }
      rows.append(item.row)
    }
    return rows
  }

  /// The row that belongs to a place: the one of the quotation that holds it, else the last that leads to a place
  /// at the offset or before, else the first that leads anywhere. Linear in the rows.
  public func row(nearest offset: Int, in rows: [TimelineRow]) -> Int? {
    if let here = quotation(at: offset), let row = rows.firstIndex(where: { $0.quotation == here }) { return row }
    var best: (row: Int, start: Int)?
    var first: (row: Int, start: Int)?
    for (index, row) in rows.enumerated() {
      guard let range = row.range else { continue }
      if range.start <= offset, best.map({ $0.start < range.start }) ?? true { best = (index, range.start) }
      if first.map({ range.start < $0.start }) ?? true { first = (index, range.start) }
    }
    return best?.row ?? first?.row
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

/// The group of rows that a date falls in.
private struct Group: Hashable {
  var date: EDTF
  /// Where it stands, in days.
  var position: Int
  /// The last day that is not empty because of it.
  var last: Int
  /// After the groups of exact days at the same position.
  var isLoose: Bool
  var isApproximate: Bool

  init(_ date: EDTF, _ scale: TimelineScale) {
    let first = date.firstDay
    let end = date.lastDay
    if first != Int.min, end != Int.max {
      let bucket = Group.bucket(of: first, scale)
      if bucket.first <= first, end <= bucket.last {
        self.date = bucket.date
        position = bucket.first
        last = bucket.last
        isLoose = false
        isApproximate = false
        return
      }
    }
    self.date = date
    isLoose = true
    isApproximate = date.isInexact
    let isExactSpan = date.isInterval && !isApproximate
    if end == Int.max {
      position = first == Int.min ? 0 : first
      last = position
    } else if isExactSpan, first != Int.min {
      position = first
      last = first
    } else {
      position = end
      last = end
    }
  }

  private static func bucket(of day: Int, _ scale: TimelineScale) -> (first: Int, last: Int, date: EDTF) {
    let (year, month, _) = CivilDay.date(day)
    switch scale {
    case .day, .order: return (day, day, EDTF(EDTF.Point(day: day)))
    case .week:
      let monday = day - CivilDay.weekday(day)
      return (monday, monday + 6, EDTF(from: EDTF.Point(day: monday), to: EDTF.Point(day: monday + 6)))
    case .month:
      let first = CivilDay.number(year: year, month: month, day: 1)
      return (first, CivilDay.last(year: year, month: month), EDTF(year: year, month: month))
    }
  }
}

/// An entry with the group that it falls in.
private struct Placed {
  var entry: Int
  var group: Group
  var date: EDTF
  var range: TextRange
  var row: TimelineRow

  init(_ entry: TimelineEntry, _ index: Int, _ quotation: Int?, at range: TextRange, _ scale: TimelineScale) {
    self.entry = index
    self.range = range
    date = entry.date
    group = Group(entry.date, scale)
    row = TimelineRow(
      .entry(index, quotation: quotation), date: entry.date, isApproximate: entry.date.isInexact, range: range)
  }

  static func isBefore(_ a: Placed, _ b: Placed) -> Bool {
    if a.group != b.group {
      if a.group.position != b.group.position { return a.group.position < b.group.position }
      if a.group.isLoose != b.group.isLoose { return b.group.isLoose }
      if a.group.last != b.group.last { return a.group.last < b.group.last }
      return a.group.date < b.group.date
    }
    if a.date != b.date {
      if a.date.lastDay != b.date.lastDay { return a.date.lastDay < b.date.lastDay }
      if a.date.isInexact != b.date.isInexact { return b.date.isInexact }
    }
    return a.range != b.range ? a.range < b.range : a.entry < b.entry
  }
}

extension EDTF {
  /// Whether the day is not known: about, or no more exact than a month. An interval of exact days is exact.
  public var isInexact: Bool {
    isApproximate || [start, end].contains { point in point.map { $0.day == nil } ?? false }
  }
}

extension EDTF.Point {
  /// The day with this number, counted from 1970-01-01.
  init(day number: Int) {
    let (year, month, day) = CivilDay.date(number)
    self.init(year: year, month: month, day: day)
  }
}
