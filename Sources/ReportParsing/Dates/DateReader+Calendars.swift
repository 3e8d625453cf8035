import ReportModel

// Dates of the Muslim, Persian and Jewish calendars. Beside a Gregorian date that one counts; alone they are turned into
// the Gregorian calendar by the arithmetic rules, which may be a day off what was seen or proclaimed: hence about.
extension DateReader {
  mutating func readForeignMonth(_ token: DateToken) {
    guard token.isCapital, var code = token.word?.value else { return }
    var start = token.start
    var end = token.end
    if let second = secondPart(of: code, after: end) {
      code = second.code
      end = second.end
    } else if code == 111 {
      return
    }
    var day: Int?
    var next = lexer.token(end)
    if next.isDay {
      day = next.value
      end = next.end
      next = lexer.token(end)
    }
    if next.isMark(",") { next = lexer.token(next.end) }
    guard next.kind == .number, next.digits == 4, !next.isGlued, calendar(code).contains(next.value) else {
      // `21 Tir 1966`: a month of yet another calendar.
      if code / 100 == 2, next.kind != .number || next.digits != 4 { readPersianDay(token, code) }
      return
    }
    end = next.end
    if day == nil {
      var before = lexer.tokenBefore(start)
      if before.isWord(.of), lexer.tokenBefore(before.start).isDay { before = lexer.tokenBefore(before.start) }
      if before.isDay {
        day = before.value
        start = before.start
      }
    }
    end = eraEnd(end)
    guard !isDual(start, end) else {
      skip(to: end)
      standsFor(at: end)
      return
    }
    let number = OtherCalendar.dayNumber(code, year: next.value, day: day ?? 1)
    let date = CivilDay.date(number)
    var part = DatePart(year: date.year, month: date.month, day: day == nil ? nil : date.day)
    part.isApproximate = code / 100 != 3 || day == nil
    part.isConverted = true
    part.yearRange = TextRange(next.start, next.end)
    keep(start, end, .point(part))
  }

  /// `5 Khordad`, `the 22nd of Bahman`: a day whose year the text around it tells, as of a day of this calendar; it falls on
  /// the same two days of that in every year. What goes on with a capital is a name, `15 Khordad Foundation`, and so is `the 22
  /// Bahman rally`.
  private mutating func readPersianDay(_ month: DateToken, _ code: Int) {
    var before = lexer.tokenBefore(month.start)
    let isOf = before.isWord(.of)
    if isOf {
      // `22nd` ends in letters, and is a number from its beginning.
      let ending = lexer.tokenBefore(before.start)
      guard ending.kind == .word, ending.end - ending.start == 2 else { return }
      before = lexer.token(lexer.tokenBefore(ending.start).start)
      guard before.isOrdinal, before.end == ending.end else { return }
    }
    guard before.isDay else { return }
    var lead = lexer.tokenBefore(before.start)
    var start = before.start
    if lead.isWord(.the), isOf {
      start = lead.start
      lead = lexer.tokenBefore(lead.start)
    }
    let leads =
      lead.kind == .mark || lead.kind == .end
      || [.on, .from, .to, .between, .and, .after, .before, .of, .preposition].contains { lead.isWord($0) }
    let next = lexer.token(month.end)
    guard leads, !(next.kind == .word && next.isCapital), !next.isMark("-"),
      !lead.isWord(.of) || next.kind != .word, before.value <= (code <= 206 ? 31 : 30)
    else { return }
    guard !isDual(start, month.end) else {
      skip(to: month.end)
      standsFor(at: month.end)
      return
    }
    let usual = CivilDay.date(OtherCalendar.dayNumber(code, year: 1400, day: before.value))
    var part = DatePart(month: usual.month, day: usual.day)
    part.isApproximate = true
    part.isConverted = true
    part.persianDay = Int16((code - 200) * 32 + before.value)
    keep(start, month.end, .point(part))
  }

  /// The rest of a month of two words, and the month that both are: `Rabi' al-Awwal`, `Jumada al-Thani`, `Dhu al-Hijja`.
  private func secondPart(of code: Int, after end: Int) -> (code: Int, end: Int)? {
    guard code == 103 || code == 105 || code == 111 else { return nil }
    var next = lexer.token(end)
    if next.isMark("'"), !next.isApart { next = lexer.token(next.end) }
    if next.isMark("-") { next = lexer.token(next.end) }
    // The article, as it is written in many ways.
    if next.kind == .word, next.end - next.start <= 3 {
      let word = lexer.token(next.end)
      if word.isMark("-") || word.isMark("'") {
        next = lexer.token(word.end)
      } else if word.kind == .word {
        next = word
      }
    }
    guard next.kind == .word, next.end - next.start >= 3 else { return nil }
    let (first, second) = (lexer.bytes[next.start] | 0x20, lexer.bytes[next.start + 1] | 0x20)
    switch (code, first) {
    case (111, UInt8(ascii: "q")), (111, UInt8(ascii: "k")): return (111, next.end)
    case (111, UInt8(ascii: "h")): return (112, next.end)
    case (103, UInt8(ascii: "a")), (105, UInt8(ascii: "a")), (103, UInt8(ascii: "u")), (105, UInt8(ascii: "u")),
      (103, UInt8(ascii: "o")), (105, UInt8(ascii: "o")):
      // al-Awwal, al-Ula; al-Akhir, al-Akhira
      return (second == UInt8(ascii: "k") || second == UInt8(ascii: "c") ? code + 1 : code, next.end)
    case (103, UInt8(ascii: "t")), (105, UInt8(ascii: "t")): return (code + 1, next.end)
    default: return nil
    }
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
      if next.isWord(.weekday) {
        next = lexer.token(next.end)
        if next.isMark(",") { next = lexer.token(next.end) }
      }
      if let other = point(next.start), other.part.year != nil, other.part.grain >= 2 { return true }
    }
    guard let last = drafts.last, case .point(let part) = last.core, part.grain == 3 else { return false }
    return start >= last.end && start - last.end <= 3
  }
}
