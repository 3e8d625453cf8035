import ReportModel

extension EDTF {
  /// The date as a reader says it: `May 19, 2021`, `May 2021`, `about May 2021`, `spring 2021`, `the 1950s`,
  /// `May 10–21, 2021`, `until 1979`.
  public var words: String {
    guard isInterval else { return start?.words ?? "any time" }
    switch (start, end) {
    case (nil, nil): return "any time"
    case (let start?, nil): return "since " + start.words
    case (nil, let end?): return "until " + end.words
    case (let start?, let end?):
      let areDays = start.day != nil && end.day != nil && !isApproximate
      if areDays, start.year == end.year, let month = start.monthName, let first = start.day, let last = end.day {
        if start.month == end.month { return "\(month) \(first)–\(last), \(start.year)" }
        return "\(month) \(first) – \(end.words)"
      }
      return start.words + " – " + end.words
    }
  }
}

extension EDTF.Point {
  /// The month, season or quarter in words.
  var monthName: String? {
    guard let month else { return nil }
    switch month {
    case 1...12:
      return [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
      ][month - 1]
    case 21...24: return ["spring", "summer", "autumn", "winter"][month - 21]
    case 33...36: return "quarter \(month - 32)"
    default: return nil
    }
  }

  /// The point in words.
  var words: String {
    var text: String
    switch (monthName, day) {
    case (let month?, let day?): text = "\(month) \(day), \(year)"
    case (let month?, nil): text = "\(month) \(year)"
    default: text = isDecade ? "the \(year)s" : "\(year)"
    }
    if isApproximate { text = "about " + text }
    return text
  }
}
