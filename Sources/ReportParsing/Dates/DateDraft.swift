import ReportModel

/// What a date says by itself; what it leaves out is missing.
struct DatePart: Hashable {
  private var storedYear = Int32.min
  private var storedMonth: UInt8 = 0
  private var storedDay: UInt8 = 0
  var year: Int? {
    get { storedYear == .min ? nil : Int(storedYear) }
    set { storedYear = newValue.map { Int32(clamping: $0) } ?? .min }
  }
  /// 1 to 12; a season 21 to 24; a quarter 33 to 36.
  var month: Int? {
    get { storedMonth == 0 ? nil : Int(storedMonth) }
    set { storedMonth = UInt8(clamping: newValue ?? 0) }
  }
  var day: Int? {
    get { storedDay == 0 ? nil : Int(storedDay) }
    set { storedDay = UInt8(clamping: newValue ?? 0) }
  }
  var isDecade = false
  var isApproximate = false
  var time: String?
  /// Where the year stands: it may have come from the other end of a range.
  var yearRange: TextRange?
  /// `6/5/15`: the two numbers, of which either may be the day.
  var ambiguous: (first: Int, second: Int)? {
    get { ambiguousFirst > 0 ? (Int(ambiguousFirst), Int(ambiguousSecond)) : nil }
    set {
      ambiguousFirst = UInt8(newValue?.first ?? 0)
      ambiguousSecond = UInt8(newValue?.second ?? 0)
    }
  }
  private var ambiguousFirst: UInt8 = 0
  private var ambiguousSecond: UInt8 = 0
  /// The year had two digits.
  var hasShortYear = false
  /// Written in figures alone.
  var isNumeric = false
  /// `July of that year`.
  var isOfThatYear = false
  /// Its month is not English.
  var isForeign = false
  /// Counted in another calendar and turned into this one.
  var isConverted = false
  /// A day of the Persian calendar whose year is missing: 32 times its month and its day; 0 for none.
  var persianDay: Int16 = 0
  /// Which of its figures was taken for the day.
  var figureOrder: DateOrder?
  /// Which numeric order it shows: of `23/08/2013` the day stands first.
  var shownOrder: DateOrder?

  init(year: Int? = nil, month: Int? = nil, day: Int? = nil, isDecade: Bool = false, yearRange: TextRange? = nil) {
    self.year = year
    self.month = month
    self.day = day
    self.isDecade = isDecade
    self.yearRange = yearRange
  }

  var isSeason: Bool { (month ?? 0) > 20 && (month ?? 0) < 30 }
  /// As exact as: 3 a day, 2 a month, 1 a year.
  var grain: Int { day != nil || ambiguous != nil ? 3 : month != nil ? 2 : 1 }
}

/// Which number of `6/5/15` is the day.
enum DateOrder: Hashable {
  case dayFirst, monthFirst
}

/// A date that leans on another.
struct DateShift: Hashable {
  enum Base: Hashable {
    /// The day of speaking: `yesterday`, `last month`.
    case speaking
    /// The date before it: `the next day`, `that year`.
    case before
    /// The last date that does not itself lean: `three days after the opening`.
    case absolute
  }
  var base: Base
  /// A `DateUnit`; 0 for a weekday, month or season by name.
  var unit: Int
  var amount: Int
  var isApproximate = false
  /// `two weeks ago` is a day, `last week` is a week.
  var isCounted = false
  /// 1 (Monday) to 7.
  var weekday: Int?
  /// A month, a season or a quarter by name: `last September`.
  var month: Int?
  /// The word for what it counts from: `the day after the opening`.
  var event: TextRange?
  /// `Bastille Day`.
  var feast: OtherCalendar.Feast?
  /// What follows may lie ahead: `will be signed on Wednesday`.
  var isAhead = false
  /// A time of day.
  var time: String?
}

/// An expression as read, before its surroundings are asked.
struct DateDraft {
  enum Core {
    case point(DatePart)
    /// Rare, and longer than the others, who would all be as long.
    indirect case interval(DatePart, DatePart)
    indirect case shift(DateShift)
    /// A duration or an age.
    case span
  }
  var start: Int
  var end: Int
  var core: Core
  /// The index of its stretch.
  var stretch: Int
  /// Where the second date of an interval begins, if its own words name a month or a year.
  var endStart: Int?
  /// A bare year that only qualifies: it gives no year to others.
  var isWeak = false
  /// What follows may lie ahead of the report.
  var isAhead = false
  /// In brackets it says again what stands before them in another calendar.
  var isDual = false
}
