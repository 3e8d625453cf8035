import ReportIndex
import ReportModel

/// The words in which lists name speakers and dates. Made once: linear in speakers and dates.
struct ListWords: Sendable {
  /// A short name for each speaker.
  let shortNames: [String]
  /// The report's title on one line; its file name, or nothing, when it has none.
  let title: String
  /// For dates that are not exact, the words of the text that first give them.
  private let surfaces: [EDTF: String]

  init(_ catalog: Catalog) {
    let report = catalog.report
    shortNames = catalog.shortNames
    var surfaces: [EDTF: String] = [:]
    for mention in report.dates {
      guard let value = mention.value, value.isInexact, surfaces[value] == nil, mention.range.count <= 32 else {
        continue
      }
      surfaces[value] = report.text.string(mention.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    self.surfaces = surfaces
    let fileName = report.path.split(separator: "/").last.map(String.init) ?? "Report"
    title =
      report.titleBlock.title
      .map { report.text.string($0).split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? fileName
  }

  /// The words that the text has for a date that is not exact.
  func surface(of date: EDTF) -> String? { surfaces[date] }
}

extension EDTF {
  /// For a column of dates: `2019-03-02`, `2019-03`, `2021-05-10–21`, `since 2006`. Times are left out.
  var compact: String {
    guard isInterval else { return start?.compact ?? "any time" }
    switch (start, end) {
    case (nil, nil): return "any time"
    case (let start?, nil): return "since " + start.compact
    case (nil, let end?): return "until " + end.compact
    case (let start?, let end?):
      if let day = end.day, start.year == end.year, start.month == end.month, start.day != nil {
        return start.compact + "–" + EDTF.twoDigits(day)
      }
      if start.year == end.year, end.month != nil { return start.compact + "–" + end.withoutYear }
      return start.compact + "–" + end.compact
    }
  }

  /// The same without the year, where that is known from what stands around it.
  var withoutYear: String {
    guard let start, start.month != nil else { return compact }
    guard isInterval else { return start.withoutYear }
    guard let end, end.year == start.year, end.month != nil else { return compact }
    if start.month == end.month, start.day != nil, let day = end.day {
      return start.withoutYear + "–" + EDTF.twoDigits(day)
    }
    return start.withoutYear + "–" + end.withoutYear
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension EDTF.Point {
  private static let seasons = ["spring", "summer", "autumn", "winter"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// A point for a column of dates.
  var compact: String {
    if isDecade { return "\(year)s" }
    guard let month else { return "\(year)" }
    switch month {
    case 1...12: return "\(year)-" + withoutYear
    default: return withoutYear + " \(year)"
    }
  }

  /// Without the year.
  var withoutYear: String {
    guard let month else { return compact }
    switch month {
    case 1...12:
      let number = EDTF.twoDigits(month)
      return day.map { number + "-" + EDTF.twoDigits($0) } ?? number
    case 21...24: return EDTF.Point.seasons[month - 21]
    default: return "Q\(month - 32)"
    }
  }

  /// The month in words, of a date that has one.
  var monthName: String? { month.flatMap { (1...12).contains($0) ? EDTF.Point.months[$0 - 1] : nil } }
}
