import ReportModel

// What one date says: `May 23, 2021`, `3. Mai 2018`, `the summer of 2012`, `04.10.07`, `499 BC`.
extension DateReader {
  /// The date that begins here, and where it ends; nil when none does. Bounded.
  func point(_ at: Int) -> (part: DatePart, end: Int)? {
    let first = lexer.token(at)
    switch first.kind {
    case .number: return numberFirst(first)
    case .word:
      guard let word = first.word else { return nil }
      switch word.kind {
      case .month: return monthFirst(first, word)
      case .season:
        guard let year = year(after: first.end, of: true) else {
          return word.flags.contains(.foreign) ? nil : (DatePart(month: word.value), first.end)
        }
        var part = DatePart(year: year.value, month: word.value, yearRange: year.range)
        part.isForeign = word.flags.contains(.foreign)
        return (part, year.range.end)
      case .weekday:
        var next = lexer.token(first.end)
        if next.isMark("."), word.flags.contains(.short) { next = lexer.token(next.end) }
        if next.isMark(",") { next = lexer.token(next.end) }
        if next.isWord(.the) { next = lexer.token(next.end) }
        guard next.kind == .number || next.isWord(.month), let found = point(next.start), found.part.day != nil else {
          return nil
        }
        return found
      default: return nil
      }
    case .mark, .end: return nil
    }
  }

  /// A year at this place, perhaps after a comma or `of`.
  func year(after offset: Int, of mayLink: Bool) -> (value: Int, range: TextRange)? {
    var next = lexer.token(offset)
    if mayLink {
      if next.isMark(",") || next.isWord(.of) || next.isWord(.particle) { next = lexer.token(next.end) }
    }
    // `November '49`
    if next.isMark("'") {
      let short = lexer.token(next.end)
      guard short.kind == .number, !short.isApart, short.digits == 2, !short.isGlued, !short.isDecade, !short.isOrdinal
      else { return nil }
      return (short.value > 30 ? 1900 + short.value : 2000 + short.value, TextRange(next.start, short.end))
    }
    guard next.kind == .number else { return nil }
    if next.digits <= 4, !next.isGlued, !next.isOrdinal, !next.isDecade, let era = era(after: next.end) {
      return (era.sign < 0 ? 1 - next.value : next.value, TextRange(next.start, era.end))
    }
    guard next.isYear, !isQuantity(after: next), !isOtherNumber(after: next) else { return nil }
    return (next.value, TextRange(next.start, next.end))
  }

  /// `BC`, `B.C.`, `BCE`, `AD` here.
  private func era(after offset: Int) -> (sign: Int, end: Int)? {
    let next = lexer.token(offset)
    guard next.isCapital else { return nil }
    if let word = next.word, word.kind == .era { return (word.value, next.end) }
    // `B.C.`
    guard next.kind == .word, next.end - next.start == 1, lexer.bytes[next.start] == UInt8(ascii: "B") else {
      return nil
    }
    let stop = lexer.token(next.end)
    let second = lexer.token(stop.end)
    guard stop.isMark("."), second.kind == .word, second.end - second.start == 1,
      lexer.bytes[second.start] == UInt8(ascii: "C")
    else { return nil }
    let last = lexer.token(second.end)
    return (-1, last.isMark(".") && !last.isApart ? last.end : second.end)
  }

  /// Whether the number counts things: `1500 soldiers`.
  func isQuantity(after number: DateToken) -> Bool { lexer.token(number.end).isWord(.quantity) }

  /// Whether more figures hang on: `2018-12`, `1990/3`, `10:30`.
  private func isOtherNumber(after number: DateToken) -> Bool {
    let mark = lexer.token(number.end)
    guard mark.kind == .mark, !mark.isApart, mark.isMark(":") || mark.isMark("%") else { return false }
    let next = lexer.token(mark.end)
    return mark.isMark("%") || (next.kind == .number && !next.isApart)
  }

  private func monthFirst(_ token: DateToken, _ word: DateWord) -> (part: DatePart, end: Int)? {
    var part = DatePart(month: word.value)
    var next = lexer.token(token.end)
    if next.isMark("."), !next.isApart, word.flags.contains(.short) || token.end - token.start == 3 {
      next = lexer.token(next.end)
    }
    if word.flags.contains(.foreign) {
      part.isForeign = true
      guard let year = year(after: token.end, of: true) else {
        return isLedForeign(token.start) ? (part, token.end) : nil
      }
      part.year = year.value
      part.yearRange = year.range
      return (part, year.range.end)
    }
    let isEnglish = token.isCapital
    if next.isWord(.the) {
      let day = lexer.token(next.end)
      if day.isDay, day.isOrdinal { next = day }
    }
    if next.isDay, next.start > token.end, !isClock(next) {
      // `May 24`, but not `may 24`; a day that counts things is none: `May 5 men`.
      guard isEnglish || !word.flags.contains(.common), !isQuantity(after: next) else { return nil }
      if let year = year(after: next.end, of: true) {
        part.day = next.value
        part.year = year.value
        part.yearRange = year.range
        return withTime(part, year.range.end)
      }
      // `June 10 B.C.` is a year without its month's day; so rare that it is left.
      part.day = next.value
      if let end = ofThatYear(next.end) {
        part.isOfThatYear = true
        return (part, end)
      }
      return withTime(part, next.end)
    }
    if let year = year(after: token.end, of: true), year.value < 0 || isEnglish || !word.flags.contains(.common) {
      part.year = year.value
      part.yearRange = year.range
      return (part, year.range.end)
    }
    if word.flags.contains(.short), next.start > token.end, let year = year(after: next.start, of: false) {
      part.year = year.value
      part.yearRange = year.range
      return (part, year.range.end)
    }
    guard isEnglish, !word.flags.contains(.short) else { return nil }
    if let end = ofThatYear(token.end) {
      part.isOfThatYear = true
      return (part, end)
    }
    return (part, token.end)
  }

  /// Whether a month of another language is led in so that it can only be one: `en febrero`, `début mai`, `a finales de mayo`.
  private func isLedForeign(_ at: Int) -> Bool {
    var before = lexer.tokenBefore(at)
    if before.isWord(.edge) { return true }
    if before.kind == .word, before.end - before.start == 2, lexer.isIn(before) { return true }
    guard before.isWord(.particle) else { return false }
    if before.end - before.start == 1, lexer.bytes[before.start] | 0x20 == UInt8(ascii: "w") { return true }
    before = lexer.tokenBefore(before.start)
    return before.isWord(.edge)
  }

  /// `of last year`, `of this year`: by how many years, and where it ends.
  func ofStepYear(_ at: Int) -> (amount: Int, end: Int)? {
    let of = lexer.token(at)
    guard of.isWord(.of) else { return nil }
    let step = lexer.token(of.end)
    let year = lexer.token(step.end)
    guard year.isWord(.unit), year.word?.value == DateUnit.year else { return nil }
    switch step.word?.kind {
    case .last: return (-1, year.end)
    case .this: return (0, year.end)
    case .next: return (1, year.end)
    default: return nil
    }
  }

  /// `of that year`, `of the same year`: where it ends.
  private func ofThatYear(_ at: Int) -> Int? {
    let of = lexer.token(at)
    guard of.isWord(.of) else { return nil }
    var that = lexer.token(of.end)
    if that.isWord(.the) { that = lexer.token(that.end) }
    guard that.isWord(.that) || that.isWord(.same) else { return nil }
    let year = lexer.token(that.end)
    return year.isWord(.unit) && year.word?.value == DateUnit.year ? year.end : nil
  }

  private func numberFirst(_ token: DateToken) -> (part: DatePart, end: Int)? {
    if let found = iso(token) ?? figures(token) { return found }
    if token.isDay, let found = dayFirst(token) { return found }
    if token.digits <= 4, !token.isGlued, !token.isOrdinal, !token.isDecade, let era = era(after: token.end) {
      let year = era.sign < 0 ? 1 - token.value : token.value
      return (DatePart(year: year, yearRange: TextRange(token.start, era.end)), era.end)
    }
    if token.isDecade, token.digits == 4, token.value % 10 == 0, token.value >= 1000, token.value < 2200 {
      return (DatePart(year: token.value, isDecade: true, yearRange: TextRange(token.start, token.end)), token.end)
    }
    guard token.isYear, !isOtherNumber(after: token) else { return nil }
    // `the 1982 summer offensive`
    let next = lexer.token(token.end)
    if next.isWord(.season), let season = next.word?.value, !next.isCapital, season != 23 {
      return (DatePart(year: token.value, month: season, yearRange: TextRange(token.start, token.end)), next.end)
    }
    return (DatePart(year: token.value, yearRange: TextRange(token.start, token.end)), token.end)
  }

  /// `23 May 2021`, `1er avril`, `3. Mai 2018`, `30 de marzo del 2018`, `the 20th of September`, `13 października 2017 r.`
  private func dayFirst(_ token: DateToken) -> (part: DatePart, end: Int)? {
    var next = lexer.token(token.end)
    // `3. Mai`; but `5. June 9` is an item and its date.
    let hasStop = next.isMark(".") && !next.isApart
    if hasStop { next = lexer.token(next.end) }
    if next.isWord(.of) || next.isWord(.particle) { next = lexer.token(next.end) }
    if hasStop, lexer.token(next.end).isDay { return nil }
    guard let word = next.word, word.kind == .month,
      next.isCapital || word.flags.contains(.foreign) || !word.flags.contains(.common)
    else { return nil }
    var end = next.end
    let stop = lexer.token(end)
    if word.flags.contains(.short), stop.isMark("."), !stop.isApart { end = stop.end }
    var part = DatePart(month: word.value, day: token.value)
    part.isForeign = word.flags.contains(.foreign)
    if let year = year(after: end, of: true) {
      part.year = year.value
      part.yearRange = year.range
      end = year.range.end
      // Polish `2017 r.`
      let after = lexer.token(end)
      if after.kind == .word, after.end - after.start == 1, lexer.bytes[after.start] == UInt8(ascii: "r"),
        word.flags.contains(.foreign)
      {
        let stop = lexer.token(after.end)
        end = stop.isMark(".") ? stop.end : after.end
      }
    } else if word.flags.contains(.short) {
      // `5 Mar` without a year stands for itself only when a stop or a comma follows.
      guard next.isCapital else { return nil }
    }
    return withTime(part, end)
  }

  /// `2013-06-13`, perhaps with `T09:30Z`.
  private func iso(_ token: DateToken) -> (part: DatePart, end: Int)? {
    guard token.isYear || (token.digits == 4 && token.value >= 1000) else { return nil }
    let bytes = lexer.bytes
    let at = token.start
    func two(_ offset: Int) -> Int? {
      guard offset + 1 < lexer.limit, lexer.byteClass(offset) == DateByte.digit,
        lexer.byteClass(offset + 1) == DateByte.digit
      else { return nil }
      return Int(bytes[offset] - 0x30) * 10 + Int(bytes[offset + 1] - 0x30)
    }
    guard at + 10 <= lexer.limit, bytes[at + 4] == UInt8(ascii: "-"), bytes[at + 7] == UInt8(ascii: "-"),
      let month = two(at + 5), let day = two(at + 8), (1...12).contains(month), day >= 1,
      day <= CivilDay.count(year: token.value, month: month),
      at + 10 == lexer.limit || (lexer.byteClass(at + 10) != DateByte.digit && bytes[at + 10] != UInt8(ascii: "-"))
    else { return nil }
    var part = DatePart(year: token.value, month: month, day: day, yearRange: TextRange(at, at + 4))
    part.isNumeric = true
    if at + 16 <= lexer.limit, bytes[at + 10] == UInt8(ascii: "T"), let time = clock(at + 11) {
      part.time = time.text
      return (part, time.end)
    }
    return withTime(part, at + 10)
  }

  /// `04.10.07`, `23/08/2013`, `6/16/15`, `13-06-2013`.
  private func figures(_ token: DateToken) -> (part: DatePart, end: Int)? {
    guard token.isDay, !token.isOrdinal else { return nil }
    let mark = lexer.token(token.end)
    guard !mark.isApart, mark.isMark(".") || mark.isMark("/") || mark.isMark("-") else { return nil }
    let second = lexer.token(mark.end)
    guard second.isDay, !second.isApart, !second.isOrdinal else { return nil }
    let again = lexer.token(second.end)
    guard again.kind == .mark, !again.isApart, again.value == mark.value else { return nil }
    let third = lexer.token(again.end)
    guard third.kind == .number, !third.isApart, !third.isGlued, !third.isDecade, !third.isOrdinal,
      third.digits == 4 ? (1000..<2200).contains(third.value) : third.digits == 2 && !mark.isMark("-")
    else { return nil }
    let rest = lexer.token(third.end)
    if rest.kind == .mark, !rest.isApart, rest.value == mark.value || rest.isMark("/") {
      let more = lexer.token(rest.end)
      if more.kind == .number, !more.isApart { return nil }
    }
    if isReference(before: token.start) { return nil }
    var part = DatePart(year: third.value, yearRange: TextRange(third.start, third.end))
    part.isNumeric = true
    part.hasShortYear = third.digits == 2
    let (a, b) = (token.value, second.value)
    guard a <= 12 || b <= 12 else { return nil }
    if a > 12 || b > 12 || mark.isMark(".") || a == b {
      let dayFirst = b <= 12 && (a > 12 || mark.isMark(".") || a == b)
      part.day = dayFirst ? a : b
      part.month = dayFirst ? b : a
      part.shownOrder = mark.isMark("/") && a != b ? (dayFirst ? .dayFirst : .monthFirst) : nil
      part.figureOrder = a == b ? nil : dayFirst ? .dayFirst : .monthFirst
    } else {
      part.ambiguous = (a, b)
    }
    return withTime(part, third.end)
  }

  /// Whether the word before says that a number is a name: `No. 1588`, `Highway 2020`, `p. 4`.
  func isReference(before offset: Int) -> Bool {
    var before = lexer.tokenBefore(offset)
    if before.isMark(".") {
      // `no.1588`, `nos. 1880`
      let word = lexer.tokenBefore(before.start)
      if !before.isApart || word.isWord(.reference) { before = word }
    }
    if before.kind == .word, before.end - before.start == 1, lexer.bytes[before.start] == UInt8(ascii: "p") {
      return true
    }
    if before.isWord(.reference) { return true }
    // `nos. 1880 and 1884`
    guard before.isWord(.and) || before.isMark(",") || before.isMark("-") else { return false }
    let number = lexer.tokenBefore(before.start)
    guard number.kind == .number, number.digits >= 3 else { return false }
    var first = lexer.tokenBefore(number.start)
    if first.isMark(".") { first = lexer.tokenBefore(first.start) }
    return first.isWord(.reference)
  }
}
