import ReportModel

/// Something that the timeline can show: an entry with one of its quotations, or alone.
struct TimelineItem: Sendable {
  /// An index of `Report.timeline`.
  var entry: Int
  /// An index of `Report.quotations`.
  var quotation: Int?
  /// Where it leads.
  var range: TextRange
  /// Whether its day is not known.
  var isInexact: Bool

  /// The items of a report: of an entry's quotations those that are counted, else the first.
  static func items(of report: Report, isCounted: [Bool]) -> [TimelineItem] {
    var items: [TimelineItem] = []
    for (index, entry) in report.timeline.enumerated() {
      let isInexact = entry.date.isInexact
      let counted = entry.quotations.filter { isCounted[$0] }
      if counted.isEmpty {
        let quotation = entry.quotations.first
        let range = quotation.map { report.quotations[$0].range } ?? entry.range
        items.append(TimelineItem(entry: index, quotation: quotation, range: range, isInexact: isInexact))
      }
      for quotation in counted {
        let range = report.quotations[quotation].range
        items.append(TimelineItem(entry: index, quotation: quotation, range: range, isInexact: isInexact))
      }
    }
    return items
  }
}

/// The order of the timeline's items at a scale, with the groups that they fall in.
struct TimelineOrder: Sendable {
  /// Indices of the items.
  var items: [Int] = []
  /// For each of them its group, an index of `groups`; -1 when there are none.
  var group: [Int] = []
  var groups: [TimelineGroup] = []

  /// Costs a sort of the items.
  init(_ list: [TimelineItem], _ scale: TimelineScale, in report: Report) {
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let (x, y) = (list[a].range, list[b].range)
      return x != y ? x < y : a < b
    }
    if scale == .order {
      items = list.indices.sorted(by: isBefore)
      group = items.map { _ in -1 }
      return
    }
    let own = list.map { TimelineGroup(report.timeline[$0.entry].date, scale) }
    let keys = list.indices.map { Key(report.timeline[list[$0].entry].date, own[$0]) }
    // Keeps groups of one position together, each for itself.
    let names = own.map { $0.isLoose ? $0.date.description : "" }
    items = list.indices.sorted { a, b in
      let (x, y) = (keys[a], keys[b])
      if x.group != y.group { return x.group < y.group }
      if x.isLoose, names[a] != names[b] { return names[a] < names[b] }
      return x.date != y.date ? x.date < y.date : isBefore(a, b)
    }
    for item in items {
      if groups.last != own[item] { groups.append(own[item]) }
      group.append(groups.count - 1)
    }
  }

  /// What decides where an item stands, name of the group and place apart: first its group, then its date.
  private struct Key {
    /// Its position, whether it is loose, its last day.
    var group: (Int, Int, Int)
    /// Its last day, whether it is inexact.
    var date: (Int, Int)
    var isLoose: Bool

    init(_ date: EDTF, _ group: TimelineGroup) {
      isLoose = group.isLoose
      self.group = (group.position, group.isLoose ? 1 : 0, group.last)
      self.date = (date.lastDay, date.isInexact ? 1 : 0)
    }
  }
}

/// The group of rows that a date falls in.
struct TimelineGroup: Hashable, Sendable {
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
      let bucket = TimelineGroup.bucket(of: first, scale)
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

extension EDTF {
  /// Whether the day is not known: about, or no more exact than a month. An interval of exact days is exact.
  public var isInexact: Bool {
    isApproximate || [start, end].contains { point in point.map { $0.day == nil } ?? false }
  }
}

extension EDTF.Point {
  /// The day with this number, counted from 1970-01-01.
  public init(day number: Int) {
    let (year, month, day) = CivilDay.date(number)
    self.init(year: year, month: month, day: day)
  }
}
