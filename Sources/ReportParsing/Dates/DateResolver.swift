import ReportModel

/// Gives drafts their values: missing years, leaning dates, the order of figures, and the reason for each.
struct DateResolver {
  let text: ReadingText
  let stretches: [DateStretch]
  /// The report's own date, as far as it is known.
  var published: EDTF?
  private let givenDate: EDTF?
  /// The date that `yesterday` counts from: the report's, or that of the item which is being read.
  private var speaking: DateMemory.Known?
  private var memory = DateMemory()
  /// What is known inside the stretch at hand, when that must not reach the running text.
  private var aside = DateMemory()
  private var isAside = false
  private var brackets = DateBrackets()
  /// The sentence of the last date that was asked for its role.
  var sentence = DateSentence()
  private var order: DateOrder?
  private var orderOfStretch: DateOrder?

  init(_ text: ReadingText, _ stretches: [DateStretch], published: EDTF?) {
    self.text = text
    self.stretches = stretches
    self.published = published
    givenDate = published
    if let day = published?.start, published?.isInterval == false { setSpeaking(day, nil) }
  }

  /// The dates of the drafts, in order. Linear.
  mutating func resolve(_ drafts: [DateDraft]) -> [DateMention] {
    setOrder(drafts)
    var mentions: [DateMention] = []
    mentions.reserveCapacity(drafts.count)
    var at = 0
    for (index, stretch) in stretches.enumerated() {
      begin(stretch)
      let first = at
      while at < drafts.count, drafts[at].stretch == index { at += 1 }
      guard first < at else { continue }
      setOrderOfStretch(drafts[first..<at])
      for draft in drafts[first..<at] {
        let mention = mention(draft, stretch)
        mentions.append(mention)
        // The end of a range is a date in its own words: it is listed too, within the range, so that it can be found.
        if let start = draft.endStart, let end = mention.value?.end {
          mentions.append(
            DateMention(
              TextRange(start, draft.end), value: EDTF(end), evidence: Evidence("end-of-range", mention.range)))
        }
      }
    }
    return mentions
  }

  private mutating func begin(_ stretch: DateStretch) {
    switch stretch.setting {
    case .heading, .titleBlock: memory.full = nil
    default: break
    }
    isAside = stretch.setting != .prose && stretch.setting != .heading && stretch.setting != .titleBlock
    guard isAside else { return }
    aside = DateMemory()
    aside.full = memory.full
    aside.any = memory.any
    if stretch.setting == .quotation, let day = stretch.anchor?.start, stretch.anchor?.isInterval == false {
      let known = DateMemory.Known(year: day.year, month: day.month, day: day.day, range: stretch.range)
      aside.full = known
      aside.any = known
    }
  }

  private mutating func setSpeaking(_ point: EDTF.Point, _ range: TextRange?) {
    guard let month = point.month, month <= 12 else { return }
    speaking = DateMemory.Known(year: point.year, month: month, day: point.day, range: range ?? TextRange(0, 0))
  }

  // MARK: One draft

  private mutating func mention(_ draft: DateDraft, _ stretch: DateStretch) -> DateMention {
    let range = TextRange(draft.start, draft.end)
    let isBracketed = !isAside && brackets.hold(range, in: text, stretch: stretch.range) && !draft.isDual
    var value: EDTF?
    var evidence: Evidence
    var leans = false
    switch draft.core {
    case .span: evidence = Evidence("duration")
    case .point(let part):
      let found = point(part, draft, stretch)
      value = found.value.map { EDTF($0) }
      evidence = found.evidence
      if found.value == nil, evidence.rule == "full" { evidence.rule = "impossible" }
    case .interval(let first, let second):
      let a = point(first, draft, stretch)
      var second = second
      if second.year == nil, let start = a.value {
        second.year = (second.month ?? 0) < (start.month ?? 0) && (start.month ?? 0) <= 12 ? start.year + 1 : start.year
      }
      let b = point(second, draft, stretch)
      evidence = first.year == nil ? a.evidence : b.evidence
      if let start = a.value, let end = b.value, EDTF(start).firstDay <= EDTF(end).lastDay {
        value = EDTF(from: start, to: end)
      }
    case .shift(let shift):
      leans = true
      let found = resolve(shift, stretch)
      value = found?.value
      evidence = Evidence(value == nil ? "unsettled" : "relative-to", found?.range)
    }
    let role = role(of: draft, value: value, stretch, isBracketed: isBracketed)
    remember(draft, value, stretch, role: role, isBracketed: isBracketed, leans: leans)
    return DateMention(range, value: value, role: role, evidence: evidence)
  }

  private mutating func remember(
    _ draft: DateDraft, _ value: EDTF?, _ stretch: DateStretch, role: DateMention.Role, isBracketed: Bool, leans: Bool
  ) {
    guard let value, let start = value.start else { return }
    let range = TextRange(draft.start, draft.end)
    if isAside {
      aside.take(start, range, leans: leans)
      if case .point(let part) = draft.core, part.year != nil, part.grain >= 2 { aside.full = aside.lastYear }
      return
    }
    if role == .publication, !value.isInterval {
      setSpeaking(start, range)
      if published == nil { published = value }
    }
    if isBracketed { return }
    switch draft.core {
    case .span: return
    case .shift: memory.take(start, range, leans: true)
    case .interval:
      memory.take(value.end ?? start, range, leans: false)
      if !draft.isWeak || stretch.setting == .heading { memory.any = memory.lastYear }
    case .point(let part):
      if part.isDecade { return }
      if part.grain == 1 {
        if draft.isWeak, stretch.setting != .heading { return }
        memory.take(start, range, leans: false)
        memory.any = memory.lastYear
        return
      }
      memory.take(start, range, leans: false)
      let hadFull = memory.full != nil
      if !part.isSeason || part.year != nil { memory.any = memory.lastYear }
      if stretch.setting == .prose, part.year != nil || hadFull { memory.full = memory.lastYear }
    }
  }

  /// A point with what it leaves out; nil when it cannot be known or cannot be.
  private func point(_ given: DatePart, _ draft: DateDraft, _ stretch: DateStretch) -> (
    value: EDTF.Point?, evidence: Evidence
  ) {
    var part = given
    var evidence = Evidence("full")
    if let pair = part.ambiguous {
      let order = orderOfStretch ?? order ?? .monthFirst
      part.day = order == .dayFirst ? pair.first : pair.second
      part.month = order == .dayFirst ? pair.second : pair.first
      part.figureOrder = order
    }
    if let order = part.figureOrder { evidence.rule = order == .dayFirst ? "numeric-day-first" : "numeric-month-first" }
    if part.isConverted { evidence.rule = "calendar-converted" }
    if part.hasShortYear, let year = part.year {
      // The latest year that is not far beyond the report's own.
      let latest = (givenDate?.start?.year ?? 2025) + 5
      part.year = latest - ((latest - year) % 100 + 100) % 100
    }
    let known = isAside ? aside : memory
    if part.month == nil, part.day != nil {
      guard let last = known.lastMonth else { return (nil, Evidence("unsettled")) }
      part.month = last.month
      part.year = last.year
      evidence = Evidence("month-of-context", last.range)
    }
    if part.isOfThatYear, let last = known.lastYear {
      part.year = last.year
      evidence = Evidence("relative-to", last.range)
    }
    if part.year == nil, let month = part.month {
      guard let found = year(month: month, day: part.day, draft, known) else { return (nil, Evidence("no-year")) }
      part.year = found.year
      evidence = found.evidence
    } else if let range = part.yearRange, range.end <= draft.start || range.start >= draft.end {
      evidence = Evidence("year-of-range", range)
    }
    guard let year = part.year else { return (nil, evidence) }
    if let month = part.month, let day = part.day, month > 12 || day > CivilDay.count(year: year, month: month) {
      return (nil, Evidence("impossible"))
    }
    return (
      EDTF.Point(
        year: year, month: part.month, day: part.day, isDecade: part.isDecade, isApproximate: part.isApproximate,
        time: part.time), evidence
    )
  }

  /// The missing year of a month: that of the last full date before it, else the report's own.
  private func year(month given: Int, day: Int?, _ draft: DateDraft, _ known: DateMemory) -> (
    year: Int, evidence: Evidence
  )? {
    let isWinter = given == 24
    let month = given <= 12 ? given : given < 30 ? [4, 7, 10, 1][given - 21] : (given - 33) * 3 + 2
    let own = speaking
    let base = own == nil ? known.any : known.full
    var year: Int
    var evidence: Evidence
    if let base {
      year = base.year
      evidence = Evidence("year-of-context", base.range)
      if let last = base.month {
        if last - month >= Self.farBehind || (isWinter && last >= 7) {
          year += 1
        } else if own == nil, month - last >= Self.farAhead {
          year -= 1
        }
      }
    } else if let own {
      year = own.year
      evidence = Evidence("year-of-report", own.range.isEmpty ? nil : own.range)
      if draft.isAhead, let last = own.month, last - month >= Self.farBehind { year += 1 }
    } else {
      return nil
    }
    // Nothing lies after the report, unless its words say so.
    if let own, let ownMonth = own.month {
      let isAfter = (year, month, day ?? 0) > (own.year, ownMonth, own.day ?? 31)
      if isAfter, !draft.isAhead { year = (month, day ?? 0) > (ownMonth, own.day ?? 31) ? own.year - 1 : own.year }
    }
    return (year, evidence)
  }

  /// From how many months back a month is taken to lie in the next year, and from how many ahead in the year before.
  private static let farBehind = 6
  private static let farAhead = 7
}

// MARK: Leaning dates

extension DateResolver {
  private func resolve(_ shift: DateShift, _ stretch: DateStretch) -> (value: EDTF, range: TextRange?)? {
    let known = isAside ? aside : memory
    if let feast = shift.feast { return day(of: feast, shift, known) }
    let base: DateMemory.Known?
    switch shift.base {
    case .speaking:
      // Inside a quotation the day of speaking is the quotation's, not the report's.
      if stretch.setting == .quotation {
        guard let day = stretch.anchor?.start, stretch.anchor?.isInterval == false, let month = day.month else {
          return nil
        }
        base = DateMemory.Known(year: day.year, month: month, day: day.day, range: stretch.range)
      } else {
        base = speaking
      }
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

// MARK: Figures

extension DateResolver {
  /// The order of figures that the whole text shows, if it shows one.
  private mutating func setOrder(_ drafts: [DateDraft]) {
    var days = 0
    var months = 0
    var foreign = 0
    var english = 0
    for draft in drafts {
      guard case .point(let part) = draft.core else { continue }
      switch part.shownOrder {
      case .dayFirst: days += 1
      case .monthFirst: months += 1
      case nil: break
      }
      if part.isForeign { foreign += 1 } else if part.month != nil, !part.isNumeric { english += 1 }
    }
    order = days > months ? .dayFirst : months > days ? .monthFirst : foreign > english ? .dayFirst : nil
  }

  private mutating func setOrderOfStretch(_ drafts: ArraySlice<DateDraft>) {
    orderOfStretch = nil
    for draft in drafts {
      guard case .point(let part) = draft.core else { continue }
      if let shown = part.shownOrder { orderOfStretch = shown }
    }
  }
}
