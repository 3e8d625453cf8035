import ReportModel

// Dates that lean on others: `yesterday`, `the next day`, `two weeks ago`, `last September`, `on Wednesday`.
extension DateReader {
  mutating func readToday(_ token: DateToken) {
    guard let word = token.word else { return }
    let before = lexer.tokenBefore(token.start)
    // `Weir Today`, a paper.
    if token.isCapital, before.kind == .word, before.isCapital, before.word == nil, before.end + 1 == token.start {
      return
    }
    let start = before.isWord(.earlier) || before.isWord(.later) || before.isWord(.edge) ? before.start : token.start
    var end = token.end
    let next = lexer.token(end)
    if next.isWord(.unit), next.word?.value == DateUnit.partOfDay { end = next.end }
    keep(start, end, .shift(DateShift(base: .speaking, unit: DateUnit.day, amount: word.value)))
  }

  /// `le lendemain`, `la veille`; not `la veille du scrutin`.
  mutating func readNextDay(_ token: DateToken) {
    guard let word = token.word else { return }
    let next = lexer.token(token.end)
    if next.isWord(.particle) || next.isMark("'") { return }
    let before = lexer.tokenBefore(token.start)
    let hasArticle = before.kind == .word && before.end - before.start == 2
    keep(
      hasArticle ? before.start : token.start, token.end,
      .shift(DateShift(base: .before, unit: DateUnit.day, amount: word.value)))
  }

  mutating func readWeekday(_ token: DateToken) {
    guard token.isCapital, let word = token.word, !word.flags.contains(.short) else { return }
    let next = lexer.token(token.end)
    // `Sunday Times`, `Friday sermon`: a name, or any Friday.
    let isOn = lexer.tokenBefore(token.start).isWord(.on)
    if next.kind == .word, next.isApart, next.isCapital, next.word == nil, !isOn { return }
    if next.kind == .word, next.isApart,
      next.isWord(.saying) || next.isWord(.unit) && next.word?.value == DateUnit.partOfDay,
      !lexer.tokenBefore(token.start).isWord(.on)
    {
      return
    }
    let before = lexer.tokenBefore(token.start)
    if before.kind == .word, before.isCapital, before.word == nil { return }
    if before.isWord(.a) || before.isWord(.every) { return }
    // `on the Thursday`, `on the Monday following`, of days that are told of; not `the Thursday after the flood`.
    if before.isWord(.the) {
      let isAfter = (next.isWord(.following) || next.isWord(.after)) && lexer.token(next.end).kind != .word
      guard lexer.tokenBefore(before.start).isWord(.on),
        isAfter || next.kind == .mark || next.kind == .word && next.word == nil || next.isWord(.the)
      else { return }
      keep(
        before.start, isAfter ? next.end : token.end,
        .shift(DateShift(base: .before, unit: 0, amount: isAfter ? 1 : 0, weekday: word.value, isAhead: true)))
      return
    }
    var shift = DateShift(
      base: .speaking, unit: 0, amount: -1, weekday: word.value, isAhead: isAhead(before: token.start))
    var start = token.start
    var end = token.end
    if before.isWord(.next) || before.isWord(.following) {
      shift.amount = 1
      shift.base = before.isWord(.next) ? .speaking : .before
      start = before.start
    } else if before.isWord(.last) {
      start = before.start
      shift.amount = -2
    } else if before.isWord(.this) {
      start = before.start
    } else if before.isWord(.that) || before.isWord(.same) || before.isWord(.previous) {
      return
    }
    // `Thursday of last week`
    if next.isWord(.of) {
      let step = lexer.token(next.end)
      let unit = lexer.token(step.end)
      if unit.isWord(.unit), unit.word?.value == DateUnit.week,
        step.isWord(.last) || step.isWord(.this) || step.isWord(.next)
      {
        shift.unit = DateUnit.week
        shift.amount = step.isWord(.last) ? -1 : step.isWord(.next) ? 1 : 0
        end = unit.end
      }
    }
    keep(start, end, .shift(shift))
  }

  /// The article that opens a name: `On Sunday La Voz`.
  private func isArticle(_ token: DateToken) -> Bool {
    token.end - token.start == 2 && lexer.bytes[token.start] == UInt8(ascii: "L")
      && lexer.bytes[token.end - 1] | 4 == 0x65
  }

  mutating func readSeason(_ token: DateToken) {
    guard let word = token.word else { return }
    let before = lexer.tokenBefore(token.start)
    // `the 1982 summer offensive`: the year was kept as a date of its own and is widened here by being read first.
    if before.isYear { return }
    if word.flags.contains(.common), !token.isCapital, lexer.token(token.end).isWord(.of),
      year(after: token.end, of: true) == nil
    {
      return
    }
    _ = readExpression(token.start)
  }

  /// `last September`, `the previous April`, `next spring`, `this summer`.
  mutating func keepStep(_ step: DateToken, _ part: DatePart, _ at: Int, _ end: Int) -> Bool {
    guard let kind = step.word?.kind else { return false }
    let the = lexer.tokenBefore(step.start)
    let hasThe = the.isWord(.the)
    let start = hasThe ? the.start : step.start
    var shift = DateShift(base: .speaking, unit: 0, amount: 0, month: part.month)
    switch kind {
    case .last, .past: shift.amount = -1
    case .next:
      shift.amount = 1
      if hasThe { shift.base = .before }
    case .this: shift.amount = 0
    case .previous: (shift.base, shift.amount) = (.before, -1)
    case .following: (shift.base, shift.amount) = (.before, 1)
    case .that, .same: (shift.base, shift.amount) = (.before, 0)
    default: return false
    }
    keep(start, end, .shift(shift))
    return true
  }

  /// A unit of time with what makes a date of it: `two weeks ago`, `the next day`, `that year`, `the end of the month`.
  mutating func readUnit(_ token: DateToken) {
    guard let unit = token.word?.value, unit != DateUnit.hour else { return }
    let isPlural = token.word?.flags.contains(.plural) == true
    let before = lexer.tokenBefore(token.start)
    if unit == DateUnit.quarter { return readQuarter(token, before) }
    if unit == DateUnit.century { return }
    if token.isCapital, unit == DateUnit.day {
      if let feast = feast(before) { return keepFeast(feast, before.start, token.end) }
      if let start = newYear(before) { return keepFeast(.fixed(month: 1, day: 1), start, token.end) }
    }
    if before.kind == .number || before.isWord(.cardinal) || before.isWord(.a) {
      return readCounted(token, unit, before)
    }
    guard !isPlural else { return }
    // `12-day war`, `two-year plan`
    if before.isMark("-"), !before.isApart {
      let number = lexer.tokenBefore(before.start)
      if number.kind == .number && number.digits <= 3 || number.isWord(.cardinal) {
        keep(number.start, token.end, .span)
      }
      return
    }
    guard let kind = before.word?.kind else { return }
    let more = lexer.tokenBefore(before.start)
    let next = lexer.token(token.end)
    var shift = DateShift(base: .before, unit: unit, amount: 0)
    var start = before.start
    switch kind {
    case .last:
      guard !more.isWord(.possessive) else { return }
      guard unit != DateUnit.day, !more.isWord(.the) || unit == DateUnit.partOfDay else { return }
      shift.base = .speaking
      shift.amount = -1
    case .past: return
    case .next:
      shift.amount = 1
      if more.isWord(.the) {
        start = more.start
      } else if unit > DateUnit.day, unit != DateUnit.partOfDay {
        shift.base = .speaking
      }
    case .previous, .following:
      shift.amount = kind == .previous ? -1 : 1
      if more.isWord(.the) { start = more.start }
    case .this:
      guard unit != DateUnit.day else { return }
      shift.base = .speaking
      start = earlierLater(before.start)
    case .that:
      // `said that day after day` is so rare that `that day` is taken at its word.
      start = earlierLater(before.start)
    case .same:
      if more.isWord(.the) || more.isWord(.that) || more.isWord(.this) {
        start = more.start
        let on = lexer.tokenBefore(more.start)
        if on.isWord(.on) { start = on.start }
      }
    case .the:
      guard let found = leaning(the: before, more, token, next) else { return }
      shift = found.shift
      keep(found.start, found.end, .shift(shift))
      return
    default: return
    }
    keep(start, token.end, .shift(shift))
  }

  /// `later that month`, `earlier this year`: from the first word.
  private func earlierLater(_ at: Int) -> Int {
    let before = lexer.tokenBefore(at)
    if before.isWord(.earlier) || before.isWord(.later) || before.isWord(.edge) { return before.start }
    if before.isWord(.of) {
      let part = lexer.tokenBefore(before.start)
      guard part.isWord(.part) else { return at }
      let the = lexer.tokenBefore(part.start)
      return the.isWord(.the) ? the.start : part.start
    }
    return at
  }

  /// `the day before`, `the day after`, `the end of the month`, `later in the year`.
  private func leaning(
    the: DateToken, _ more: DateToken, _ token: DateToken, _ next: DateToken
  ) -> (shift: DateShift, start: Int, end: Int)? {
    guard let unit = token.word?.value else { return nil }
    var shift = DateShift(base: .before, unit: unit, amount: 0)
    if unit == DateUnit.day || unit == DateUnit.week || unit == DateUnit.month || unit == DateUnit.year {
      if next.isWord(.before) || next.isWord(.after) {
        guard unit == DateUnit.day || lexer.token(next.end).kind != .word else { return nil }
        shift.amount = next.isWord(.before) ? -1 : 1
        let thing = lexer.token(next.end)
        shift.base = thing.kind == .word ? .absolute : .before
        if thing.kind == .word { shift.event = eventWord(thing) }
        return (shift, the.start, next.end)
      }
    }
    guard unit == DateUnit.month || unit == DateUnit.year, more.isWord(.of) || more.isWord(.preposition),
      !next.isWord(.of)
    else { return nil }
    let part = lexer.tokenBefore(more.start)
    guard part.isWord(.part) || part.isWord(.edge) || part.isWord(.later) || part.isWord(.earlier) else { return nil }
    shift.isApproximate = part.word?.value == 1 && part.isWord(.part)
    let article = lexer.tokenBefore(part.start)
    return (shift, article.isWord(.the) ? article.start : part.start, token.end)
  }

  /// `two weeks ago`, `three days after the opening`, `about a month previously`; else a duration.
  private mutating func readCounted(_ token: DateToken, _ unit: Int, _ number: DateToken) {
    guard unit != DateUnit.partOfDay, number.digits <= 4 else { return }
    let count = number.kind == .number ? number.value : number.isWord(.a) ? 1 : number.word?.value ?? 0
    let next = lexer.token(token.end)
    var start = number.start
    let about = lexer.tokenBefore(number.start)
    var isApproximate = false
    if about.isWord(.about) {
      start = about.start
      isApproximate = true
    }
    var shift = DateShift(base: .before, unit: unit, amount: count, isApproximate: isApproximate, isCounted: true)
    var end = next.end
    switch next.word?.kind {
    case .ago: (shift.base, shift.amount) = (.speaking, -count)
    case .later: break
    case .earlier: shift.amount = -count
    case .after, .before:
      shift.amount = next.isWord(.before) ? -count : count
      let thing = lexer.token(next.end)
      if thing.kind == .word {
        shift.base = .absolute
        end = phraseEnd(thing)
        shift.event = eventWord(thing)
      }
    case .from where lexer.token(next.end).end - lexer.token(next.end).start == 3:
      // `two days from now`
      shift.base = .speaking
      end = lexer.token(next.end).end
    default:
      // A duration: kept as a date without a value only where it was counted.
      if !number.isWord(.a), count > 0, unit != DateUnit.decade { keep(start, token.end, .span) }
      return
    }
    guard count > 0 else {
      keep(start, end, .span)
      return
    }
    keep(start, end, .shift(shift))
  }

  /// The word that names the event: `opening` of `after the opening`.
  private func eventWord(_ thing: DateToken) -> TextRange {
    let noun = thing.isWord(.the) ? lexer.token(thing.end) : thing
    return TextRange(noun.start, noun.end)
  }

  /// The end of what follows `after`: an article and a word.
  private func phraseEnd(_ thing: DateToken) -> Int {
    guard thing.isWord(.the) else { return thing.end }
    let noun = lexer.token(thing.end)
    return noun.kind == .word ? noun.end : thing.end
  }

  /// `the third quarter of 2015`, `the third quarter of this year`, `the fourth quarter`, `the last quarter`.
  private mutating func readQuarter(_ token: DateToken, _ before: DateToken) {
    var ordinal = before
    if before.isMark("-"), !before.isApart { ordinal = lexer.tokenBefore(before.start) }
    if before.isWord(.last), let year = year(after: token.end, of: true) {
      let the = lexer.tokenBefore(before.start)
      var part = DatePart(month: 36)
      part.year = year.value
      part.yearRange = year.range
      keep(the.isWord(.the) ? the.start : before.start, year.range.end, .point(part))
      return
    }
    if before.isWord(.last) {
      keep(before.start, token.end, .shift(DateShift(base: .speaking, unit: DateUnit.quarter, amount: -1)))
      return
    }
    guard ordinal.isWord(.ordinal) || (ordinal.kind == .number && ordinal.isOrdinal),
      let n = ordinal.word?.value ?? Optional(ordinal.value),
      (1...4).contains(n)
    else { return }
    let the = lexer.tokenBefore(ordinal.start)
    let start = the.isWord(.the) ? the.start : ordinal.start
    var part = DatePart(month: 32 + n)
    if let year = year(after: token.end, of: true) {
      part.year = year.value
      part.yearRange = year.range
      keep(start, year.range.end, .point(part))
      return
    }
    let of = lexer.token(token.end)
    // `a third quarter of the house` is none.
    var end = token.end
    if of.isWord(.of) {
      let step = lexer.token(of.end)
      let unit = lexer.token(step.end)
      guard unit.isWord(.unit), unit.word?.value == DateUnit.year,
        step.isWord(.this) || step.isWord(.last) || step.isWord(.that)
      else { return }
      end = unit.end
      let amount = step.isWord(.last) ? -1 : 0
      keep(
        start, end,
        .shift(
          DateShift(base: step.isWord(.that) ? .before : .speaking, unit: DateUnit.year, amount: amount, month: 32 + n))
      )
      return
    }
    keep(start, end, .shift(DateShift(base: .speaking, unit: 0, amount: -1, month: 32 + n)))
  }
}
