import ReportModel

/// The Muslim, Persian and Jewish calendars by their arithmetic rules, as days since 1970-01-01; and the feasts that reports
/// date things by.
enum OtherCalendar {
  /// The day number of a day. `code` is 100 and the month for the Muslim, 200 for the Persian, 300 for the Jewish
  /// calendar; the months of the last are counted from Nisan.
  static func dayNumber(_ code: Int, year: Int, day: Int) -> Int {
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
      let months =
        [30, length % 10 == 5 ? 30 : 29, length % 10 == 3 ? 29 : 30, 29, 30] + (isLeap ? [30, 29] : [29]) + [
          30, 29, 30, 29, 30, 29,
        ]
      // Adar of a leap year is taken to be the second, in which the feast falls.
      let index = nisanFirst <= 5 ? nisanFirst - 1 : isLeap ? nisanFirst : nisanFirst - 1
      for length in months[..<index] { number += length }
      return number + day - 1
    }
  }

  /// The month and the day in a Gregorian year on which a day of the Persian calendar falls.
  static func persianDay(month: Int, day: Int, in year: Int) -> (month: Int, day: Int) {
    let date = CivilDay.date(dayNumber(200 + month, year: year - 621, day: day))
    let found = date.year == year ? date : CivilDay.date(dayNumber(200 + month, year: year - 622, day: day))
    return (found.month, found.day)
  }

  /// The first of Tishrei in days since 1970-01-01 (the usual arithmetic of molads and postponements).
  private static func hebrewNewYear(_ year: Int) -> Int {
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

  /// A feast by the word before `Day`.
  enum Feast: Hashable {
    /// The last Friday of Ramadan.
    case qods
    /// 28 Iyar.
    case jerusalem
    /// The same day every year.
    case fixed(month: Int, day: Int)

    /// Its day in a Gregorian year, as a day number; a day off what was proclaimed at most, by the moon.
    func dayNumber(in year: Int) -> Int {
      switch self {
      case .fixed(let month, let day): return CivilDay.number(year: year, month: month, day: day)
      case .jerusalem: return OtherCalendar.dayNumber(302, year: year + 3760, day: 28)
      case .qods:
        var hijri = (year - 622) * 33 / 32 + 2
        while true {
          let last = OtherCalendar.dayNumber(110, year: hijri, day: 1) - 1
          let friday = last - (CivilDay.weekday(last) - 4 + 7) % 7
          if CivilDay.date(friday).year <= year { return friday }
          hijri -= 1
        }
      }
    }
  }
}
