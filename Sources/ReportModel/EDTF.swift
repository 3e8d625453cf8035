/// A date as EDTF (ISO 8601-2) writes it, as far as `ibid export` uses it: years, months, days, decades, seasons,
/// quarters, times of day, about (`~`), and intervals with open ends.
public struct EDTF: Hashable, Sendable {
  /// One point of time, as exactly as the text tells it.
  public struct Point: Hashable, Sendable {
    private var storedYear: Int32
    private var storedMonth: UInt8
    private var storedDay: UInt8
    /// Whether `year` names its decade (`195X`).
    public var isDecade: Bool
    /// Whether the date is approximate (`~`).
    public var isApproximate: Bool
    /// The time of day as written in ISO 8601, with its zone only when stated: `14:16:00-04:00`.
    public var time: String?

    /// The year, or a decade's first year; 0 is the year before year 1, -498 is 499 BC.
    public var year: Int {
      get { Int(storedYear) }
      set { storedYear = Int32(clamping: newValue) }
    }
    /// 1 to 12; a season 21 (spring) to 24 (winter, which has the year of its January); a quarter 33 to 36.
    public var month: Int? {
      get { storedMonth == 0 ? nil : Int(storedMonth) }
      set { storedMonth = UInt8(clamping: newValue ?? 0) }
    }
    /// 1 to 31.
    public var day: Int? {
      get { storedDay == 0 ? nil : Int(storedDay) }
      set { storedDay = UInt8(clamping: newValue ?? 0) }
    }

    /// A point of time.
    public init(
      year: Int, month: Int? = nil, day: Int? = nil, isDecade: Bool = false, isApproximate: Bool = false,
      time: String? = nil
    ) {
      storedYear = Int32(clamping: year)
      storedMonth = UInt8(clamping: month ?? 0)
      storedDay = UInt8(clamping: day ?? 0)
      self.isDecade = isDecade
      self.isApproximate = isApproximate
      self.time = time
    }
  }

  /// The point, or the beginning of an interval; nil when that is open.
  public var start: Point?
  /// The end of an interval; nil when that is open, or when there is no interval.
  public var end: Point?
  /// Whether it is an interval.
  public var isInterval: Bool

  /// A date that is one point.
  public init(_ point: Point) {
    start = point
    end = nil
    isInterval = false
  }
  /// A day, a month or a year.
  public init(year: Int, month: Int? = nil, day: Int? = nil, isApproximate: Bool = false) {
    self.init(Point(year: year, month: month, day: day, isApproximate: isApproximate))
  }
  /// An interval; nil is an open end.
  public init(from start: Point?, to end: Point?) {
    self.start = start
    self.end = end
    isInterval = true
  }

  /// Whether a part of it is approximate.
  public var isApproximate: Bool { start?.isApproximate == true || end?.isApproximate == true }
  /// Whether it names exactly one day.
  public var isDay: Bool { !isInterval && start?.day != nil }
  /// The first day it covers, in days since 1970-01-01; `Int.min` when its beginning is open.
  public var firstDay: Int { start?.firstDay ?? Int.min }
  /// The last day it covers, in days since 1970-01-01; `Int.max` when its end is open.
  public var lastDay: Int { isInterval ? end?.lastDay ?? Int.max : start?.lastDay ?? Int.max }
  /// Whether the two share a day.
  public func overlaps(_ other: EDTF) -> Bool { firstDay <= other.lastDay && other.firstDay <= lastDay }
}

extension EDTF.Point: CustomStringConvertible {
  /// The point as EDTF writes it.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the point as EDTF writes it.
  func write(to bytes: inout [UInt8]) {
    let magnitude = year.magnitude
    if year < 0 { bytes.append(UInt8(ascii: "-")) }
    if magnitude > 9999 {
      bytes += String(magnitude).utf8
    } else {
      for power in [1000, 100, 10, 1] as [UInt] { bytes.append(0x30 + UInt8(magnitude / power % 10)) }
    }
    if isDecade { bytes[bytes.count - 1] = UInt8(ascii: "X") }
    for part in [month, day] {
      guard let part else { continue }
      bytes.append(UInt8(ascii: "-"))
      if (0...99).contains(part) {
        bytes.append(0x30 + UInt8(part / 10))
        bytes.append(0x30 + UInt8(part % 10))
      } else {
        bytes += String(part).utf8
      }
    }
    if let time {
      bytes.append(UInt8(ascii: "T"))
      bytes += time.utf8
    }
    if isApproximate { bytes.append(UInt8(ascii: "~")) }
  }

  var firstDay: Int {
    switch month {
    case .some(let month) where month <= 12: CivilDay.number(year: year, month: month, day: day ?? 1)
    case .some(let season) where season <= 24:
      season == 24
        ? CivilDay.number(year: year - 1, month: 12, day: 1)
        : CivilDay.number(year: year, month: [3, 6, 9][season - 21], day: 1)
    case .some(let quarter): CivilDay.number(year: year, month: (quarter - 33) * 3 + 1, day: 1)
    case nil: CivilDay.number(year: year, month: 1, day: 1)
    }
  }

  var lastDay: Int {
    switch month {
    case .some(let month) where month <= 12:
      if let day {
        CivilDay.number(year: year, month: month, day: day)
      } else {
        CivilDay.last(year: year, month: month)
      }
    case .some(let season) where season <= 24:
      CivilDay.last(year: year, month: [5, 8, 11, 2][season - 21])
    case .some(let quarter): CivilDay.last(year: year, month: (quarter - 33) * 3 + 3)
    case nil: CivilDay.number(year: isDecade ? year + 9 : year, month: 12, day: 31)
    }
  }
}

extension EDTF: CustomStringConvertible {
  /// The date in EDTF.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the date in EDTF, ASCII.
  public func write(to bytes: inout [UInt8]) {
    if let start { start.write(to: &bytes) } else { bytes += "..".utf8 }
    guard isInterval else { return }
    bytes.append(UInt8(ascii: "/"))
    if let end { end.write(to: &bytes) } else { bytes += "..".utf8 }
  }
}

extension EDTF: Comparable {
  /// By first day, then by last day, then as text: an order for lists.
  public static func < (a: EDTF, b: EDTF) -> Bool {
    if a.firstDay != b.firstDay { return a.firstDay < b.firstDay }
    if a.lastDay != b.lastDay { return a.lastDay < b.lastDay }
    return a.description < b.description
  }
}

extension EDTF {
  /// The date that `description` would print as this, or nil. Nothing but what `description` prints is read.
  public init?(parsing text: some StringProtocol) {
    func point(_ text: Substring) -> Point?? {
      if text == ".." { return .some(nil) }
      var text = text
      let isApproximate = text.last == "~"
      if isApproximate { text.removeLast() }
      var time: String?
      if let t = text.firstIndex(of: "T") {
        time = String(text[text.index(after: t)...])
        text = text[..<t]
      }
      let isBefore = text.first == "-"
      if isBefore { text.removeFirst() }
      var parts = text.split(separator: "-", omittingEmptySubsequences: false)[...]
      guard var first = parts.popFirst(), first.utf8.count == 4, parts.count <= 2 else { return nil }
      let isDecade = first.last == "X"
      if isDecade { first = first.dropLast() + "0" }
      guard let magnitude = Int(first), magnitude > 0 || !isBefore,
        parts.allSatisfy({ $0.utf8.count == 2 && Int($0) != nil })
      else { return nil }
      let year = isBefore ? -magnitude : magnitude
      let numbers = parts.compactMap { Int($0) }
      let month = numbers.first
      let day = numbers.count > 1 ? numbers[1] : nil
      if let month, !(1...12).contains(month), !(21...24).contains(month), !(33...36).contains(month) { return nil }
      if let month, let day, month > 12 || day < 1 || day > CivilDay.count(year: year, month: month) { return nil }
      return .some(
        Point(year: year, month: month, day: day, isDecade: isDecade, isApproximate: isApproximate, time: time))
    }
    let sides = text.split(separator: "/", omittingEmptySubsequences: false).map { point(Substring($0)) }
    switch sides.count {
    case 1: if case .some(.some(let only)) = sides[0] { self.init(only) } else { return nil }
    case 2:
      guard case .some(let start) = sides[0], case .some(let end) = sides[1] else { return nil }
      self.init(from: start, to: end)
    default: return nil
    }
  }
}

/// Days of the proleptic Gregorian calendar as numbers (Howard Hinnant, "chrono-compatible low-level date algorithms").
public enum CivilDay {
  /// Days since 1970-01-01.
  public static func number(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
  /// Year, month and day of a day number.
  public static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
  /// How many days a month has; `month` is 1 to 12.
  public static func count(year: Int, month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
  /// The number of a month's last day.
  public static func last(year: Int, month: Int) -> Int {
    number(year: year, month: month, day: count(year: year, month: month))
  }
  /// 0 for Monday to 6 for Sunday.
  public static func weekday(_ number: Int) -> Int { ((number + 3) % 7 + 7) % 7 }
}
