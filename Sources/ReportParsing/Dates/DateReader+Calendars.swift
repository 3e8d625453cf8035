import ReportModel

// Dates of the Muslim, Persian and Jewish calendars. Beside a Gregorian date that one counts; alone they are turned into
// the Gregorian calendar by the arithmetic rules, which may be a day off what was seen or proclaimed: hence about.
extension DateReader {
  mutating func readForeignMonth(_ token: DateToken) {
    guard token.isCapital, let code = token.word?.value else { return }
    var start = token.start
    var end = token.end
    var day: Int?
    var next = lexer.token(end)
    if next.isDay {
      day = next.value
      end = next.end
      next = lexer.token(end)
    }
    if next.isMark(",") { next = lexer.token(next.end) }
    guard next.kind == .number, next.digits == 4, !next.isGlued, calendar(code).contains(next.value) else { return }
    end = next.end
    if day == nil {
      let before = lexer.tokenBefore(start)
      if before.isDay {
        day = before.value
        start = before.start
      }
    }
    end = eraEnd(end)
    guard !isDual(start, end) else {
      skip(to: end)
      return
    }
    let number = dayNumber(code, year: next.value, day: day ?? 1)
    let date = CivilDay.date(number)
    var part = DatePart(year: date.year, month: date.month, day: day == nil ? nil : date.day)
    part.isApproximate = code / 100 != 3 || day == nil
    part.isConverted = true
    part.yearRange = TextRange(next.start, next.end)
    keep(start, end, .point(part))
  }

  /// The years that a calendar's dates are expected to have.
  private func calendar(_ code: Int) -> ClosedRange<Int> {
    switch code / 100 {
    case 1: 1200...1500
    case 2: 1200...1450
    default: 5500...5900
    }
  }

  /// After `A.H.` and the like.
  private func eraEnd(_ end: Int) -> Int {
    let first = lexer.token(end)
    guard first.kind == .word, first.isCapital, lexer.bytes[first.start] == UInt8(ascii: "A") else { return end }
    let bytes = lexer.bytes
    if first.end - first.start == 2, bytes[first.start + 1] == UInt8(ascii: "H") { return first.end }
    let stop = lexer.token(first.end)
    let second = lexer.token(stop.end)
    guard first.end - first.start == 1, stop.isMark("."), second.kind == .word, second.end - second.start == 1,
      bytes[second.start] == UInt8(ascii: "H")
    else { return end }
    let last = lexer.token(second.end)
    return last.isMark(".") && !last.isApart ? last.end : second.end
  }

  /// Whether a Gregorian date stands beside it: `1 Farvardin 1398 (March 21, 2019)`.
  private func isDual(_ start: Int, _ end: Int) -> Bool {
    var next = lexer.token(end)
    if next.isMark(",") || next.isMark("/") || next.isMark("(") || next.isMark("[") || next.isMark("-") {
      next = lexer.token(next.end)
      if next.isMark("/") { next = lexer.token(next.end) }
      if let other = point(next.start), other.part.year != nil, other.part.grain >= 2 { return true }
    }
    guard let last = drafts.last, case .point(let part) = last.core, part.grain == 3 else { return false }
    return start >= last.end && start - last.end <= 3
  }

  private func dayNumber(_ code: Int, year: Int, day: Int) -> Int {
    let month = code % 100
    switch code / 100 {
    case 1:
      // The tabular calendar of thirty years; its day 1 is July 16, 622 (Julian).
      return (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day + 1_948_440 - 385 - 2_440_588
    case 2:
      // Eight leap years in thirty-three; right for 1244 to 1500.
      let leaps = (8 * year + 21) / 33
      let months = month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6
      return 1_948_319 + 365 * (year - 1) + leaps + months + day - 2_440_588
    default:
      let nisanFirst = month <= 6 ? month + 6 : month - 6
      var number = hebrewNewYear(year)
      let length = hebrewNewYear(year + 1) - number
      let isLeap = (7 * year + 1) % 19 < 7
      let months = [30, length % 10 == 5 ? 30 : 29, length % 10 == 3 ? 29 : 30, 29, 30] + (isLeap ? [30, 29] : [29]) + [30, 29, 30, 29, 30, 29]
      // Adar of a leap year is taken to be the second, in which the feast falls.
      let index = nisanFirst <= 5 ? nisanFirst - 1 : isLeap ? nisanFirst : nisanFirst - 1
      for length in months[..<index] { number += length }
      return number + day - 1
    }
  }

  /// The first of Tishrei in days since 1970-01-01 (the usual arithmetic of molads and postponements).
  private func hebrewNewYear(_ year: Int) -> Int {
    func elapsed(_ year: Int) -> Int {
      let months = (235 * year - 234) / 19
      var day = months * 29 + (12_084 + 13_753 * months) / 25_920
      if 3 * (day + 1) % 7 < 3 { day += 1 }
      return day
    }
    var day = elapsed(year)
    if elapsed(year + 1) - day == 356 { day += 2 } else if day - elapsed(year - 1) == 382 { day += 1 }
    return day + 347_998 - 2_440_588
  }
}
