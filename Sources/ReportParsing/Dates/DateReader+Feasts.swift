import ReportModel

// Days that have a name: `May Day`, `Christmas Eve 1944`, `the first of March`.
extension DateReader {
  /// `May Day`: false for any other month or day.
  mutating func readMayDay(_ month: DateToken) -> Bool {
    guard let feast = feast(month) else { return false }
    var day = lexer.token(month.end)
    guard day.kind == .word, day.isCapital else { return false }
    day.word = lexer.words.word(lexer.bytes, day.start, day.end)
    guard day.isWord(.unit), day.word?.value == DateUnit.day, day.word?.flags.contains(.plural) == false else {
      return false
    }
    keepFeast(feast, month.start, day.end)
    return true
  }

  /// `Christmas Eve`, `New Year's Eve`.
  mutating func readEve(_ token: DateToken) {
    guard token.isCapital else { return }
    let before = lexer.tokenBefore(token.start)
    if feast(before) == .fixed(month: 12, day: 25) {
      keepFeast(.fixed(month: 12, day: 24), before.start, token.end)
    } else if let start = newYear(before) {
      keepFeast(.fixed(month: 12, day: 31), start, token.end)
    }
  }

  /// Where `New Year's` begins, the last letter of which a token is.
  func newYear(_ s: DateToken) -> Int? {
    guard s.kind == .word, s.end - s.start == 1, !s.isCapital else { return nil }
    let mark = lexer.tokenBefore(s.start)
    let year = lexer.tokenBefore(mark.start)
    let new = lexer.tokenBefore(year.start)
    guard mark.isMark("'"), year.isWord(.unit), year.isCapital, year.word?.value == DateUnit.year,
      new.end - new.start == 3, lexer.bytes[new.start..<new.end].elementsEqual("New".utf8)
    else { return nil }
    return new.start
  }

  /// `the first of March`, `on the twelfth of May 1911`: false for any other month.
  mutating func readCountedDay(_ month: DateToken) -> Bool {
    let of = lexer.tokenBefore(month.start)
    guard of.isWord(.of) else { return false }
    let day = lexer.tokenBefore(of.start)
    guard day.isWord(.ordinal), let number = day.word?.value, lexer.tokenBefore(day.start).isWord(.the),
      let found = point(month.start), found.part.grain == 2, !found.part.isSeason
    else { return false }
    var part = found.part
    part.day = number
    keep(day.start, found.end, .point(part))
    return true
  }

  /// Keeps a feast: of the year behind it, `Christmas Day 1944`, `May Day, 1952,`, else of that of the text around it.
  mutating func keepFeast(_ feast: OtherCalendar.Feast, _ start: Int, _ end: Int) {
    var year = lexer.token(end)
    if year.isMark(",") {
      year = lexer.token(year.end)
      if year.isYear, lexer.token(year.end).kind == .word { year = lexer.token(end) }
    }
    if year.isYear {
      let day = CivilDay.date(feast.dayNumber(in: year.value))
      let part = DatePart(
        year: day.year, month: day.month, day: day.day, yearRange: TextRange(year.start, year.end))
      return keep(start, year.end, .point(part))
    }
    keep(
      start, end,
      .shift(
        DateShift(base: .speaking, unit: DateUnit.day, amount: 0, feast: feast, isAhead: isAhead(before: start))))
  }

  /// `Qods Day`, `Bastille Day`: feasts that are known by one word.
  func feast(_ name: DateToken) -> OtherCalendar.Feast? {
    guard name.kind == .word, name.isCapital else { return nil }
    func reads(_ word: StaticString) -> Bool {
      word.utf8CodeUnitCount == name.end - name.start
        && lexer.bytes[name.start..<name.end].elementsEqual(word.description.utf8)
    }
    if reads("Qods") || reads("Quds") { return .qods }
    if reads("Jerusalem") { return .jerusalem }
    if reads("Nakba") { return .fixed(month: 5, day: 15) }
    if reads("Bastille") { return .fixed(month: 7, day: 14) }
    if reads("Boxing") { return .fixed(month: 12, day: 26) }
    if reads("Christmas") { return .fixed(month: 12, day: 25) }
    if reads("May") { return .fixed(month: 5, day: 1) }
    return nil
  }
}
