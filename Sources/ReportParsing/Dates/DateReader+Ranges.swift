import ReportModel

// Expressions of one or two dates: `from March to May 2011`, `May 15-31`, `28 and 29 August`.
extension DateReader {
  /// Reads the date that begins here with the range or list it begins. Whether there was one.
  mutating func readExpression(_ at: Int) -> Bool {
    guard let first = point(at) else { return false }
    if let second = partner(of: first.part, after: first.end, at: at) {
      if second.isRange {
        let (a, b) = Self.filled(first.part, second.part)
        guard isCalendar(a, b, at, second.end) else { return false }
        let start = rangeStart(at)
        keep(
          start, second.end, .interval(a, b),
          endStart: second.isShort || first.part.grain == 1 && second.isDash ? nil : second.start,
          isWeak: first.part.grain == 1)
        return true
      }
      // A list: the later year flows back, the month flows on.
      var (a, b) = Self.filled(first.part, second.part)
      if first.part.grain == 1 { a = first.part }
      guard accept(&a, at, first.end, inList: true) else { return false }
      if second.isShort { keep(second.start, second.end, .point(b)) }
      return true
    }
    var part = first.part
    return accept(&part, at, first.end, inList: false)
  }

  /// Two days of which the first is only a number: `2-16 January 2005`, `28 and 29 August`, `the 13th to the 19th of October`.
  mutating func readDayPair(_ token: DateToken) -> Bool {
    guard token.isDay else { return readYearPair(token) }
    var link = lexer.token(token.end)
    if link.isMark("."), !link.isApart { link = lexer.token(link.end) }
    let isDash = link.isMark("-") || link.isMark("/")
    guard isDash || link.isWord(.to) || link.isWord(.and) || link.isWord(.particle) else { return readYearPair(token) }
    var next = lexer.token(link.end)
    if next.isWord(.the) { next = lexer.token(next.end) }
    guard next.kind == .number, let second = point(next.start), second.part.day == next.value, second.part.month != nil,
      !second.part.isNumeric
    else { return readYearPair(token) }
    let (a, b) = Self.filled(DatePart(day: token.value), second.part)
    let before = lexer.tokenBefore(token.start)
    let isBetween = before.isWord(.between) || (before.isWord(.the) && lexer.tokenBefore(before.start).isWord(.between))
    if isDash || link.isWord(.to) || isBetween || link.isWord(.particle) {
      guard token.value < next.value else { return false }
      // `2-16 January`: only together are they a date.
      keep(rangeStart(token.start), second.end, .interval(a, b))
    } else {
      keep(token.start, token.end, .point(a))
      skip(to: token.end)
    }
    return true
  }

  /// Two years of which only the second says its era: `499-493 BC`, `496 and 495 BC`.
  private mutating func readYearPair(_ token: DateToken) -> Bool {
    guard token.digits <= 4, token.value > 0, !token.isGlued, !token.isDecade, !token.isOrdinal else { return false }
    let link = lexer.token(token.end)
    guard link.isMark("-") || link.isWord(.to) || link.isWord(.and) else { return false }
    let next = lexer.token(link.end)
    guard next.kind == .number, let second = point(next.start), let year = second.part.year, year <= 0,
      second.part.grain == 1
    else {
      return false
    }
    var a = DatePart(year: 1 - token.value)
    a.yearRange = second.part.yearRange
    if link.isWord(.and) {
      keep(token.start, token.end, .point(a))
    } else {
      keep(rangeStart(token.start), second.end, .interval(a, second.part), endStart: next.start, isWeak: true)
    }
    return true
  }

  /// `on the 20th`: a day alone, where nothing but a day can be meant.
  mutating func readLoneDay(_ token: DateToken) -> Bool {
    // `el día 23`
    let word = lexer.tokenBefore(token.start)
    if token.isDay, !token.isOrdinal, word.isWord(.dayWord) {
      let article = lexer.tokenBefore(word.start)
      keep(article.isWord(.particle) ? article.start : word.start, token.end, .point(DatePart(day: token.value)))
      return true
    }
    guard token.isDay, token.isOrdinal else { return false }
    // `the 14th of Khordad`
    let next = lexer.token(token.end)
    if next.isWord(.foreignMonth) || next.isWord(.of) && lexer.token(next.end).isWord(.foreignMonth) { return false }
    let the = lexer.tokenBefore(token.start)
    guard the.isWord(.the) else { return false }
    let before = lexer.tokenBefore(the.start)
    // `her answer of the 14th`
    let isOfSaying = before.isWord(.of) && lexer.tokenBefore(before.start).isWord(.saying)
    guard isOfSaying || before.isWord(.on) || before.isWord(.to) || before.isWord(.from) else { return false }
    guard
      next.kind == .mark || next.kind == .end || next.isWord(.to) || next.isWord(.and) || next.isWord(.preposition)
        || (next.kind == .word && !next.isCapital && next.end - next.start <= 4)
        // `On the 19th Reed wrote`, but not `on the 19th Floor`.
        || (next.kind == .word && next.isCapital && next.word == nil && before.isWord(.on) && !isCounted(next))
    else { return false }
    if next.isMark("-") { return false }
    keep(the.start, token.end, .point(DatePart(day: token.value)))
    return true
  }

  /// Whether a noun has its number before it: `the 19th Avenue`, `the 5th Brigade`.
  private func isCounted(_ noun: DateToken) -> Bool {
    let nouns = [
      "Avenue", "Street", "Floor", "Division", "Brigade", "Regiment", "Army", "Corps", "Infantry", "Congress",
      "Amendment",
      "Session", "Parliament", "Dynasty", "District", "Anniversary", "Parallel", "Party", "Fleet", "Squadron", "Ward",
    ]
    return nouns.contains { lexer.bytes[noun.start..<noun.end].elementsEqual($0.utf8) }
  }

  private struct Partner {
    var part: DatePart
    var start: Int
    var end: Int
    var isRange: Bool
    /// Whether a dash joins them.
    var isDash: Bool
    /// It cannot be read alone: `May 4 and 5`.
    var isShort: Bool
  }

  /// The second date of a range or a list, if one follows.
  private func partner(of first: DatePart, after offset: Int, at start: Int) -> Partner? {
    guard first.time == nil else { return nil }
    let link = lexer.token(offset)
    let isDash = link.isMark("-") || (link.isMark("/") && first.grain == 1)
    var isRange = isDash || link.isWord(.to)
    if link.kind == .word, !isRange {
      if link.isWord(.and) {
        let before = lexer.tokenBefore(start)
        isRange =
          before.isWord(.between)
          || (before.isWord(.the) || before.isWord(.particle)) && lexer.tokenBefore(before.start).isWord(.between)
      } else if link.isWord(.particle) {
        isRange = true
      } else {
        return nil
      }
    }
    guard isRange || link.isWord(.and) else { return nil }
    var next = lexer.token(link.end)
    if isDash, link.isApart != next.isApart, first.grain == 1 { return nil }
    if next.isWord(.edge) || next.isWord(.the) || next.isWord(.particle) { next = lexer.token(next.end) }
    if next.isWord(.edge) { next = lexer.token(next.end) }
    if let second = point(next.start), second.part.grain == first.grain, !second.part.isNumeric || first.isNumeric,
      second.part.isDecade == first.isDecade,
      link.kind == .mark || !link.isWord(.particle) || first.year == nil || second.part.year != nil
    {
      // `In May 2021 and 2022`: two years are a list of years, not of one grain less.
      if first.grain == 1, isDash, let a = first.year, let b = second.part.year, b <= a { return nil }
      return Partner(
        part: second.part, start: next.start, end: second.end, isRange: isRange, isDash: isDash, isShort: false)
    }
    guard next.kind == .number else { return nil }
    // `May 15-31`, `March 5-9, 1918`, `May 4 and 5`.
    if first.day != nil, first.month != nil, !first.isNumeric, first.year == nil, next.isDay, !link.isWord(.particle),
      next.value > (first.day ?? 0), !isQuantity(after: next), !isClock(next), !(isDash && link.isApart != next.isApart)
    {
      var part = DatePart(month: first.month, day: next.value)
      var end = next.end
      if let year = year(after: next.end, of: true) {
        part.year = year.value
        part.yearRange = year.range
        end = year.range.end
      }
      let after = lexer.token(next.end)
      if link.isWord(.and), part.year == nil, after.kind == .word, after.word == nil, !after.isCapital, !next.isOrdinal,
        !isVerbLike(after)
      {
        return nil
      }
      return Partner(part: part, start: next.start, end: end, isRange: isRange, isDash: isDash, isShort: true)
    }
    // `1915-17`, `1917/18`.
    if first.grain == 1, !first.isDecade, let year = first.year, year >= 1000, isDash, !next.isApart, !link.isApart,
      next.digits == 2,
      !next.isGlued, next.value > year % 100, !next.isOrdinal, !next.isDecade
    {
      var part = DatePart(year: year / 100 * 100 + next.value)
      part.yearRange = TextRange(next.start, next.end)
      let after = lexer.token(next.end)
      if after.isMark("-"), !after.isApart { return nil }
      return Partner(part: part, start: next.start, end: next.end, isRange: true, isDash: isDash, isShort: true)
    }
    return nil
  }

  /// A word that can only go on with the sentence: `were`, `saw`, `the`.
  private func isVerbLike(_ token: DateToken) -> Bool {
    let length = token.end - token.start
    if length <= 4 { return true }
    let bytes = lexer.bytes
    return bytes[token.end - 2] == UInt8(ascii: "e") && bytes[token.end - 1] == UInt8(ascii: "d")
  }

  /// Each end with what only the other says.
  static func filled(_ a: DatePart, _ b: DatePart) -> (DatePart, DatePart) {
    var (a, b) = (a, b)
    if a.month == nil, a.day != nil { a.month = b.month }
    if b.month == nil, b.day != nil { b.month = a.month }
    if a.year == nil, let year = b.year {
      a.year = (a.month ?? 0) > (b.month ?? 0) && (b.month ?? 0) <= 12 && (a.month ?? 0) <= 12 ? year - 1 : year
      a.yearRange = b.yearRange
    } else if b.year == nil, let year = a.year {
      b.year = (b.month ?? 0) < (a.month ?? 0) && (b.month ?? 0) <= 12 ? year + 1 : year
      b.yearRange = a.yearRange
    }
    return (a, b)
  }

  /// The range's start with its `from` or `between`.
  private func rangeStart(_ at: Int) -> Int {
    let before = lexer.tokenBefore(at)
    if before.isWord(.from) || before.isWord(.between) { return before.start }
    if before.isWord(.the) || before.isWord(.particle) {
      let more = lexer.tokenBefore(before.start)
      if more.isWord(.from) || more.isWord(.between) { return more.start }
    }
    return at
  }

  /// Whether two ends are a stretch of the calendar: not pages, not numbers of a series.
  private func isCalendar(_ a: DatePart, _ b: DatePart, _ at: Int, _ end: Int) -> Bool {
    if a.grain == 1, !a.isDecade {
      guard !isReference(before: at), let first = a.year, let last = b.year, first < last,
        (first >= 1400 && last < 2200) || last <= 0
      else { return false }
      return !lexer.token(end).isWord(.quantity)
    }
    if a.grain == 2, a.year == nil, b.year == nil {
      // `March to May` of a sentence that has no date about it is left alone.
      return isLed(at) || lexer.tokenBefore(at).isMark("(") || lexer.tokenBefore(at).kind == .end
    }
    return true
  }
}
