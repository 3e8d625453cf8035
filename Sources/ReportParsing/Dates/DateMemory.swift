import ReportModel

/// What the dates before have made known.
struct DateMemory {
  /// A date that was read, as exactly as it was told.
  struct Known: Hashable {
    var year: Int
    var month: Int?
    var day: Int?
    var range: TextRange

    /// A day number, a month's first if no day is known.
    var dayNumber: Int { CivilDay.number(year: year, month: min(month ?? 1, 12), day: day ?? 1) }
  }

  /// The last full date of the running text since the last heading: what a missing year is taken from.
  var full: Known?
  /// What `full` was before the text went back to another year, as it does for a moment.
  var beforeLookBack: Known?
  /// The last date of any kind; takes the place of `full` in a report that does not say its own date.
  var any: Known?
  /// The last date that was exact to the day, the month, the year: what `the next day` and `that year` lean on.
  var lastDay: Known?
  var lastMonth: Known?
  var lastYear: Known?
  /// The last day, month and year that did not themselves lean.
  var absoluteDay: Known?
  var absoluteMonth: Known?
  var absoluteYear: Known?

  /// Takes a date in. A bare year does not reset what is known of months.
  mutating func take(_ point: EDTF.Point, _ range: TextRange, leans: Bool) {
    guard !point.isDecade else { return }
    let month = point.month.map { $0 <= 12 ? $0 : $0 < 30 ? [4, 7, 10, 1][$0 - 21] : ($0 - 33) * 3 + 2 }
    let known = Known(year: point.year, month: month, day: point.day, range: range)
    lastYear = known
    if month != nil { lastMonth = known }
    if point.day != nil { lastDay = known }
    guard !leans else { return }
    absoluteYear = known
    if month != nil { absoluteMonth = known }
    if point.day != nil { absoluteDay = known }
  }

  /// What an expression of this unit leans on.
  func last(_ unit: Int, absolute: Bool) -> Known? {
    switch unit {
    case DateUnit.day, DateUnit.partOfDay, DateUnit.week: absolute ? absoluteDay : lastDay
    case DateUnit.month: absolute ? absoluteMonth : lastMonth
    default: absolute ? absoluteYear : lastYear
    }
  }
}
