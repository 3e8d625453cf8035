import ReportModel

// Dates that lean on others: what `the next day` and `last March` are.
extension DateResolver {
  func resolve(_ shift: DateShift, _ stretch: DateStretch) -> (value: EDTF, range: TextRange?)? {
    let known = isAside ? aside : memory
    if let feast = shift.feast { return day(of: feast, shift, known) }
    // `On Monday, May 10, it rained. On Wednesday it stopped.`: the week that is told of, not that of the report.
    if shift.weekday != nil, shift.base == .speaking, shift.unit == 0, shift.amount == -1, !shift.isAhead, entry == nil,
      let last = known.lastDay, isInParagraph(last.range, of: stretch) || isWeekOfTelling(last.range, stretch),
      speaking == nil || hasWeekday(last.range),
      speaking.map({ $0.dayNumber - last.dayNumber > 7 }) ?? true
    {
      var shift = shift
      shift.isAhead = true
      return value(shift, last).map { ($0, last.range) }
    }
    let base: DateMemory.Known?
    switch shift.base {
    case .speaking:
      // Inside a quotation the day of speaking is the quotation's, not the report's.
      if stretch.setting == .quotation, stretch.anchor == nil, shift.unit == DateUnit.year {
        base = entry?.first ?? speaking
      } else if stretch.setting == .quotation {
        guard let day = stretch.anchor?.start, stretch.anchor?.isInterval == false, let month = day.month else {
          return nil
        }
        base = DateMemory.Known(year: day.year, month: month, day: day.day, range: stretch.range)
      } else if let entry, shift.weekday != nil || shift.unit == DateUnit.day {
        // `On Sunday`, under a line of one day or two.
        if let day = weekday(shift, in: entry) { return (day, entry.first.range) }
        base = entry.first
      } else {
        base = speaking
      }
    case .before
    where entry != nil && shift.month == nil && [DateUnit.day, DateUnit.partOfDay, 0].contains(shift.unit):
      base = known.last(DateUnit.day, absolute: true)
    case .before:
      base =
        shift.month != nil
        ? known.lastMonth ?? known.lastYear : known.last(shift.unit == 0 ? DateUnit.day : shift.unit, absolute: false)
    case .absolute:
      // `three days after the opening` counts from a date only if something opened there.
      base = known.last(shift.unit, absolute: true).flatMap { isTold(shift.event, at: $0.range) ? $0 : nil }
    }
    guard let base else { return nil }
    guard let value = value(shift, base) else { return nil }
    return (value, base.range.isEmpty ? nil : base.range)
  }

  /// The day of an entry of several days that a weekday names.
  private func weekday(
    _ shift: DateShift, in entry: (first: DateMemory.Known, last: DateMemory.Known)
  ) -> EDTF? {
    guard let weekday = shift.weekday, shift.unit == 0 else { return nil }
    let (first, last) = (entry.first.dayNumber, entry.last.dayNumber)
    guard last - first < 32 else { return nil }
    return (first...max(first, last)).first { CivilDay.weekday($0) + 1 == weekday }.map { day($0, shift) }
  }

  /// Whether no blank line lies between a date and a stretch after it. Bounded.
  private func isInParagraph(_ date: TextRange, of stretch: DateStretch) -> Bool {
    if stretch.range.contains(date.start) { return true }
    guard date.end <= stretch.range.start, stretch.range.start - date.end < 1000 else { return false }
    return !text.hasBlankLine(in: TextRange(date.end, stretch.range.start))
  }

  /// Whether a date with its weekday stands in a paragraph shortly before, in a report that does not say its own day: its story
  /// goes on in that week.
  private func isWeekOfTelling(_ date: TextRange, _ stretch: DateStretch) -> Bool {
    speaking == nil && stretch.setting == .prose && date.end <= stretch.range.start
      && stretch.range.start - date.end < 1200 && hasWeekday(date)
  }

  /// Whether a date's words begin with a weekday.
  private func hasWeekday(_ range: TextRange) -> Bool {
    let days: [StaticString] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return days.contains { text.hasWords($0, at: range.start, before: range.end) }
  }

  /// Whether a word with the beginning of the event's stands in the lines about a date. Bounded.
  private func isTold(_ event: TextRange?, at range: TextRange) -> Bool {
    guard let event, event.count >= 4 else { return false }
    let bytes = text.bytes
    let low = max(0, range.start - 200)
    let high = min(min(bytes.count, range.end + 200), event.start)
    guard low + 4 < high else { return false }
    return (low..<(high - 4)).contains { i in
      (0..<4).allSatisfy { bytes[i + $0] | 0x20 == bytes[event.start + $0] | 0x20 }
        && (i == 0 || DateByte.classes[Int(bytes[i - 1])] == DateByte.other)
    }
  }

  /// A feast's day in the year that a missing year would be taken from.
  private func day(
    of feast: OtherCalendar.Feast, _ shift: DateShift, _ known: DateMemory
  ) -> (value: EDTF, range: TextRange?)? {
    guard let base = known.full ?? speaking ?? known.any else { return nil }
    var number = feast.dayNumber(in: base.year)
    // `On Christmas Eve 1944 … On New Year's Day`
    if case .fixed(let month, _) = feast, let last = base.month, last - month >= 6, base.range == known.full?.range {
      number = feast.dayNumber(in: base.year + 1)
    }
    if let own = speaking, !shift.isAhead, number > own.dayNumber + (own.day == nil ? 30 : 0) {
      number = feast.dayNumber(in: own.year)
      if number > own.dayNumber { number = feast.dayNumber(in: own.year - 1) }
    }
    return (day(number, shift), base.range.isEmpty ? nil : base.range)
  }

  private func value(_ shift: DateShift, _ base: DateMemory.Known) -> EDTF? {
    if let month = shift.month { return named(shift, month, base) }
    if let weekday = shift.weekday { return self.weekday(shift, weekday, base) }
    let hasDay = base.day != nil
    switch shift.unit {
    case DateUnit.day, DateUnit.partOfDay:
      guard hasDay else { return nil }
      return day(base.dayNumber + shift.amount, shift)
    case DateUnit.week:
      guard hasDay else { return nil }
      let number = base.dayNumber + 7 * shift.amount
      if shift.isCounted { return day(number, shift) }
      let monday = number - CivilDay.weekday(number)
      let (a, b) = (CivilDay.date(monday), CivilDay.date(monday + 6))
      return EDTF(
        from: EDTF.Point(year: a.year, month: a.month, day: a.day),
        to: EDTF.Point(year: b.year, month: b.month, day: b.day))
    case DateUnit.month:
      guard let month = base.month else { return nil }
      let count = base.year * 12 + month - 1 + shift.amount
      return EDTF(
        year: Self.floor(count, 12), month: count - Self.floor(count, 12) * 12 + 1, isApproximate: shift.isApproximate)
    case DateUnit.year: return EDTF(year: base.year + shift.amount, isApproximate: shift.isApproximate)
    case DateUnit.decade:
      if shift.isCounted { return EDTF(year: base.year + 10 * shift.amount, isApproximate: true) }
      return EDTF(EDTF.Point(year: (base.year / 10 + shift.amount) * 10, isDecade: true))
    case DateUnit.quarter:
      guard let month = base.month else { return nil }
      let count = base.year * 4 + (month - 1) / 3 + shift.amount
      return EDTF(year: Self.floor(count, 4), month: 33 + count - Self.floor(count, 4) * 4)
    default: return nil
    }
  }

  private static func floor(_ n: Int, _ size: Int) -> Int { n >= 0 ? n / size : -((-n + size - 1) / size) }

  private func day(_ number: Int, _ shift: DateShift) -> EDTF {
    let date = CivilDay.date(number)
    return EDTF(
      EDTF.Point(
        year: date.year, month: date.month, day: date.day, isApproximate: shift.isApproximate, time: shift.time))
  }

  private func weekday(_ shift: DateShift, _ weekday: Int, _ base: DateMemory.Known) -> EDTF? {
    guard base.day != nil else { return nil }
    let number = base.dayNumber
    let today = CivilDay.weekday(number) + 1
    if shift.unit == DateUnit.week { return day(number - today + weekday + 7 * shift.amount, shift) }
    var back = (today - weekday + 7) % 7
    if shift.amount > 0 || shift.isAhead {
      let ahead = (weekday - today + 7) % 7
      return day(number + (ahead == 0 && shift.amount > 0 ? 7 : ahead), shift)
    }
    if shift.amount < -1, back == 0 { back = 7 }
    return day(number - back, shift)
  }

  /// A month, season or quarter by name.
  private func named(_ shift: DateShift, _ month: Int, _ base: DateMemory.Known) -> EDTF? {
    if shift.unit == DateUnit.year { return EDTF(year: base.year + shift.amount, month: month) }
    let place = month <= 12 ? month : month < 30 ? [4, 7, 10, 1][month - 21] : (month - 33) * 3 + 2
    guard let now = base.month else { return EDTF(year: base.year + shift.amount, month: month) }
    var year = base.year
    switch shift.amount {
    case ..<0: if place >= now { year -= 1 }
    case 1...: if place <= now { year += 1 }
    default: break
    }
    return EDTF(year: year, month: month)
  }
}
