import ReportModel

/// Gives drafts their values: missing years, leaning dates, the order of figures, and the reason for each.
struct DateResolver {
  let text: ReadingText
  let stretches: [DateStretch]
  /// The word lists, if the caller has any.
  let lexicon: Lexicon?
  /// The report's own date, as far as it is known.
  var published: EDTF?
  private let givenDate: EDTF?
  /// The date that `yesterday` counts from: the report's, or that of the item which is being read.
  var speaking: DateMemory.Known?
  var memory = DateMemory()
  /// The last date that begins an entry: `3 February 1993. The Council …`.
  private var ofEntry: DateMemory.Known?
  /// What is known inside the stretch at hand, when that must not reach the running text.
  var aside = DateMemory()
  /// A season that gives its year to the rest of its sentence, and what gave it before.
  private var season: (range: TextRange, before: DateMemory.Known?)?
  /// Whether lines of nothing but a date head the entries of a chronology.
  var isChronology = false
  /// The days of the entry that is being read, first and last.
  var entry: (first: DateMemory.Known, last: DateMemory.Known)?
  var isAside = false
  /// The days on which an inquiry sat, and where the report says so.
  var hearings: (days: EDTF, range: TextRange)?
  /// Whether the date at hand is one of those, and says nothing of the days that are told.
  private var isHearing = false
  /// The days that the running text has named, by month and day.
  private var namedDays: [Int: DateMemory.Known] = [:]
  /// What was known before the talk that is being read.
  private var beforeTalk: DateMemory?
  /// The label of a turn is shorter than this: what is longer is told.
  private static let longestLabel = 90
  private var brackets = DateBrackets()
  /// The sentence of the last date that was asked for its role.
  var sentence = DateSentence()
  private var order: DateOrder?
  private var orderOfStretch: DateOrder?

  init(_ text: ReadingText, _ stretches: [DateStretch], published: EDTF?, _ lexicon: Lexicon?) {
    self.text = text
    self.stretches = stretches
    self.lexicon = lexicon
    self.published = published
    givenDate = published
    if let day = published?.start, published?.isInterval == false { setSpeaking(day, nil) }
  }

  /// The dates of the drafts, in order. Linear.
  mutating func resolve(_ drafts: [DateDraft]) -> [DateMention] {
    setOrder(drafts)
    isChronology = areEntries(drafts)
    var mentions: [DateMention] = []
    mentions.reserveCapacity(drafts.count + drafts.count { $0.endStart != nil })
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
    case .heading, .titleBlock:
      // The entries of a chronology go on counting in the next section.
      memory.full = ofEntry
      entry = nil
    default: break
    }
    if stretch.setting == .turn {
      beforeTalk = beforeTalk ?? memory
    } else if let before = beforeTalk, stretch.setting != .prose || stretch.range.count > Self.longestLabel {
      memory = before
      beforeTalk = nil
    }
    isAside =
      stretch.setting != .prose && stretch.setting != .turn && stretch.setting != .heading
      && stretch.setting != .titleBlock
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
    if let season, memory.full?.range == season.range,
      text.find(". ", in: TextRange(season.range.end, max(season.range.end, draft.start))) != nil
    {
      memory.full = season.before
      self.season = nil
    }
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
    if !isAside, !isBracketed, let month = start.month, let day = start.day {
      namedDays[month * 32 + day] = DateMemory.Known(
        year: start.year, month: month, day: day, range: TextRange(draft.start, draft.end))
    }
    noteHearings(draft, value, stretch)
    if isHearing { return }
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
    if isChronology, stretch.setting == .heading, start.day != nil, isAlone(draft, stretch.range) {
      let last = value.end ?? start
      entry = (
        DateMemory.Known(year: start.year, month: start.month, day: start.day, range: range),
        DateMemory.Known(year: last.year, month: last.month, day: last.day, range: range)
      )
      memory.full = entry?.first
    }
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
        // The year that heads the entries under it is theirs.
        if stretch.setting == .heading, draft.start - stretch.range.start <= 4, stretch.range.end - draft.end <= 2 {
          memory.full = memory.lastYear
        }
        return
      }
      memory.take(start, range, leans: false)
      let hadFull = memory.full != nil
      if !part.isSeason || part.year != nil { memory.any = memory.lastYear }
      // No month counts from `since the spring of 2004`, nor from any season beyond its sentence.
      if stretch.setting == .prose || stretch.setting == .turn, part.year != nil || hadFull, !draft.isWeak {
        if part.isSeason { season = isFrame(draft, stretch) ? nil : (range, memory.full) }
        if part.day != nil || part.isSeason || speaking == nil {
          if let before = memory.full, let now = memory.lastYear {
            memory.beforeLookBack = now.year < before.year ? before : nil
          }
          memory.full = memory.lastYear
        }
        if part.day != nil, draft.start == stretch.range.start, part.year != nil || ofEntry != nil,
          draft.end < text.count, [0x2E, 0x3A].contains(text.bytes[draft.end])
        {
          ofEntry = memory.full
        }
      }
    }
  }

  /// Whether a season with its year begins a sentence that tells on from there, `In the winter of 1911 the lock froze`, and does
  /// not only say since when or until when something is so.
  private func isFrame(_ draft: DateDraft, _ stretch: DateStretch) -> Bool {
    let words: [StaticString] = ["in ", "by ", "during ", "over "]
    guard
      let low = words.lazy.map({ draft.start - $0.utf8CodeUnitCount }).enumerated().first(where: {
        $0.element >= stretch.range.start && text.hasWords(words[$0.offset], at: $0.element, before: draft.start)
      })?.element
    else { return false }
    let before = text.trimSpace(stretch.range.start, low)
    return before == stretch.range.start || text.bytes[before - 1] == UInt8(ascii: ".")
  }

  /// A point with what it leaves out; nil when it cannot be known or cannot be.
  private mutating func point(_ given: DatePart, _ draft: DateDraft, _ stretch: DateStretch) -> (
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
      guard let last = monthTold(before: draft, known) else { return (nil, Evidence("unsettled")) }
      part.month = last.month
      part.year = last.year
      evidence = Evidence("month-of-context", last.range)
      if let turned = turn(of: part.day ?? 0, from: last, draft) { (part.month, part.year) = turned }
    }
    if part.isOfThatYear, let last = known.lastYear {
      part.year = last.year
      evidence = Evidence("relative-to", last.range)
    }
    isHearing = false
    if part.year == nil, let month = part.month, month <= 12,
      let hearing = yearOfHearing(month: month, day: part.day, draft, stretch)
    {
      part.year = hearing.year
      evidence = Evidence("year-of-context", hearing.range)
      isHearing = true
    } else if part.year == nil, let month = part.month {
      guard let found = year(month: month, day: part.day, draft, known) else { return (nil, Evidence("no-year")) }
      part.year = found.year
      evidence = found.evidence
    } else if let range = part.yearRange, range.end <= draft.start || range.start >= draft.end {
      evidence = Evidence("year-of-range", range)
    }
    guard let year = part.year else { return (nil, evidence) }
    if part.persianDay > 0 {
      let day = OtherCalendar.persianDay(month: Int(part.persianDay) / 32, day: Int(part.persianDay) % 32, in: year)
      (part.month, part.day) = (day.month, day.day)
    }
    if let month = part.month, let day = part.day, month > 12 || day > CivilDay.count(year: year, month: month) {
      return (nil, Evidence("impossible"))
    }
    return (
      EDTF.Point(
        year: year, month: part.month, day: part.day, isDecade: part.isDecade, isApproximate: part.isApproximate,
        time: part.time), evidence
    )
  }

  /// The month that a day alone is of: the last one, but not one of the paragraphs before that the text only looked back to from
  /// the story, `Reed had come four months earlier`.
  private func monthTold(before draft: DateDraft, _ known: DateMemory) -> DateMemory.Known? {
    guard let last = known.lastMonth, last.day == nil, let absolute = known.absoluteMonth,
      last.dayNumber < absolute.dayNumber, absolute.range.end < last.range.start, last.range.end < draft.start,
      draft.start - last.range.end < 3000, text.hasBlankLine(in: TextRange(last.range.end, draft.start))
    else { return known.lastMonth }
    return absolute
  }

  /// The month and year of a day alone, where they are not those of the day before it: told on, `on the 2nd` after 30 May is
  /// of June; told of, `her letter of the 28th` after 2 June is of May.
  private func turn(of day: Int, from last: DateMemory.Known, _ draft: DateDraft) -> (month: Int, year: Int)? {
    guard let month = last.month, month <= 12, let before = last.day else { return nil }
    let isReferredTo = draft.start > 3 && text.hasWords("of ", at: draft.start - 3, before: draft.start)
    if isReferredTo { return day > before + 10 ? (month == 1 ? (12, last.year - 1) : (month - 1, last.year)) : nil }
    return day + 10 < before && before >= 18 ? (month == 12 ? (1, last.year + 1) : (month + 1, last.year)) : nil
  }

  /// The missing year of a month: that of the last full date before it, else the report's own.
  private func year(month given: Int, day: Int?, _ draft: DateDraft, _ known: DateMemory) -> (
    year: Int, evidence: Evidence
  )? {
    let isWinter = given == 24
    let month = given <= 12 ? given : given < 30 ? [4, 7, 10, 1][given - 21] : (given - 33) * 3 + 2
    let own = speaking
    // Of a report of which only the year is known bare years say little.
    let base = own == nil ? (givenDate == nil ? known.any : known.full ?? known.any) : known.full
    var year: Int
    var evidence: Evidence
    // A day that was named with its year, before the text went back to another one, is that day again.
    if !isAside, let day, let before = known.beforeLookBack, let named = namedDays[given * 32 + day],
      named.year == before.year
    {
      return (named.year, Evidence("year-of-context", named.range))
    }
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
    if let own = limit(of: own), let ownMonth = own.month {
      let isAfter = (year, month, day ?? 0) > (own.year, ownMonth, own.day ?? 31)
      if isAfter, !draft.isAhead { year = (month, day ?? 0) > (ownMonth, own.day ?? 31) ? own.year - 1 : own.year }
    }
    return (year, evidence)
  }

  /// What nothing lies after: the report's own day, where an entry of the year before it is being read; else the item's.
  private func limit(of own: DateMemory.Known?) -> DateMemory.Known? {
    guard let own, let given = givenDate, !given.isInterval, let day = given.start, let month = day.month, month <= 12
    else { return own }
    let report = DateMemory.Known(year: day.year, month: month, day: day.day, range: own.range)
    return (0...366).contains(report.dayNumber - own.dayNumber) ? report : own
  }

  /// From how many months back a month is taken to lie in the next year, and from how many ahead in the year before.
  private static let farBehind = 6
  private static let farAhead = 7
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
