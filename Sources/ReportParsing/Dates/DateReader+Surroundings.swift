import ReportModel

// Whether a month, a season or four figures are a date here, and what stands before: `late May`, `since 1948`, `the 1920s`.
extension DateReader {
  /// Keeps a lone date if its surroundings say that it is one.
  mutating func accept(_ part: inout DatePart, _ at: Int, _ end: Int, inList: Bool) -> Bool {
    var start = at
    if part.year == nil, part.grain > 1, !part.isSeason, !part.isOfThatYear, !part.isNumeric, let ahead = yearAhead(end)
    {
      part.year = ahead.year
      part.yearRange = ahead.range
    }
    switch part.grain {
    case 3:
      let before = lexer.tokenBefore(at)
      if before.isWord(.about) {
        part.isApproximate = true
        start = before.start
      }
      if part.year == nil, isReference(before: at) { return false }
    case 2:
      let lead = leadIn(at)
      if part.year == nil, let step = lead.step { return keepStep(step, part, at, end) }
      // `in March of last year`
      if part.year == nil, lexer.token(at).isCapital, let step = ofStepYear(end) {
        keep(
          lead.start, step.end,
          .shift(DateShift(base: .speaking, unit: DateUnit.year, amount: step.amount, month: part.month)))
        return true
      }
      if part.year == nil, !isEntry(at, end, lead),
        !(part.isSeason ? isSeasonHere(at, end, lead) : isMonthHere(at, end, lead, inList))
      {
        return false
      }
      if part.year != nil, part.isSeason, !lead.isLed, isCommon(at), !lexer.token(at).isCapital {
        // `Utrecht, spring 1974`
        let before = lexer.tokenBefore(at)
        guard before.isMark(",") || before.kind == .end else { return false }
      }
      part.isApproximate = part.isApproximate || lead.isApproximate
      start = lead.start
      // `the third quarter`, `the summer`: the article belongs to it.
      if part.isSeason, start == at, lexer.tokenBefore(at).isWord(.the) { start = lexer.tokenBefore(at).start }
    default:
      let lead = leadIn(at)
      guard part.isDecade ? true : isYearHere(part, at, end, lead, inList) else { return false }
      part.isApproximate = lead.isApproximate
      start = lead.start
      if part.isDecade, start == at, lexer.tokenBefore(at).isWord(.the) { start = lexer.tokenBefore(at).start }
      keep(start, end, .point(part), isWeak: !(lead.opensSentence || lead.isClosed) || part.isDecade)
      return true
    }
    let isAhead = part.year == nil && isAhead(before: start)
    keep(start, end, .point(part), isWeak: part.grain == 2 && isOpen(before: start), isAhead: isAhead)
    return true
  }

  /// Whether `since` or the like stands before, perhaps with an article between.
  private func isOpen(before start: Int) -> Bool {
    var before = lexer.tokenBefore(start)
    if before.isWord(.the) || before.isWord(.particle) { before = lexer.tokenBefore(before.start) }
    return before.isWord(.preposition) && before.word?.flags.contains(.open) == true
  }

  /// The year at the end of a list that goes on here: `January 30, February 12, and February 24, 1872`. Bounded.
  private mutating func yearAhead(_ end: Int) -> (year: Int, range: TextRange)? {
    guard end >= noYearBefore else { return nil }
    var at = end
    for _ in 0..<6 {
      var link = lexer.token(at)
      if link.isMark(",") {
        let and = lexer.token(link.end)
        if and.isWord(.and) { link = and }
      } else if !link.isWord(.and) {
        break
      }
      let next = lexer.token(link.end)
      guard next.isWord(.month), next.isCapital, let found = point(next.start) else { break }
      if let year = found.part.year, let range = found.part.yearRange { return (year, range) }
      at = found.end
    }
    noYearBefore = at
    return nil
  }

  /// Whether the word here is also an everyday one.
  private func isCommon(_ at: Int) -> Bool { lexer.token(at).word?.flags.contains(.common) ?? false }

  /// Whether a month or a season is all of the first sentence of its stretch: `April.`, `Late summer:` in a chronology.
  private func isEntry(_ at: Int, _ end: Int, _ lead: LeadIn) -> Bool {
    guard lexer.token(lead.start).isCapital, lexer.tokenBefore(lead.start).kind == .end else { return false }
    let next = lexer.token(end)
    return next.isMark(".") || next.isMark(":")
  }

  /// What stands before a month, a season or a year.
  struct LeadIn {
    /// Where the expression begins: with `late`, `the end of`.
    var start: Int
    var isApproximate = false
    /// `last`, `the previous`, `this`.
    var step: DateToken?
    /// `in`, `since`, `of`, `early`.
    var isLed = false
    /// `in`, `by`, `during`: what it leads to is when the sentence is.
    var isClosed = false
    /// It opens its sentence: `In 1942`.
    var opensSentence = false
  }

  /// Reads back over `early`, `the end of`, `in`. Bounded.
  func leadIn(_ at: Int) -> LeadIn {
    var lead = LeadIn(start: at)
    var before = lexer.tokenBefore(at)
    if before.isMark("-"), !before.isApart, lexer.tokenBefore(before.start).isWord(.edge) {
      before = lexer.tokenBefore(before.start)
    }
    if before.isWord(.edge) {
      lead.start = before.start
      lead.isApproximate = true
      lead.isLed = true
      before = lexer.tokenBefore(before.start)
    } else if let word = before.word {
      switch word.kind {
      case .last, .next, .previous, .following, .this, .that, .same: lead.step = before
      default: break
      }
    }
    if before.isWord(.about) {
      lead.isApproximate = true
      lead.isLed = true
      lead.start = before.start
      before = lexer.tokenBefore(before.start)
    }
    var the = before
    var hasThe = false
    if before.isWord(.the) {
      hasThe = true
      the = before
      before = lexer.tokenBefore(before.start)
    }
    // `a finales de mayo`
    if before.isWord(.particle), lexer.tokenBefore(before.start).isWord(.edge) {
      let edge = lexer.tokenBefore(before.start)
      lead.start = edge.start
      lead.isApproximate = true
      lead.isLed = true
      return lead
    }
    // `en 2011`, `im Jahr 2011`
    if before.isWord(.particle), before.end - before.start == 2, lexer.isIn(before) { lead.isLed = true }
    let link = before.isWord(.of) || before.isWord(.preposition) ? before : nil
    if let link {
      let part = lexer.tokenBefore(link.start)
      if (part.isWord(.part) && link.isWord(.of)) || (part.isWord(.edge) && (link.isWord(.of) || isIn(link))) {
        lead.start = part.start
        lead.isApproximate = lead.isApproximate || part.word?.value == 1 || part.isWord(.edge)
        lead.isLed = true
        let article = lexer.tokenBefore(part.start)
        if article.isWord(.the) { lead.start = article.start }
        before = article.isWord(.the) ? lexer.tokenBefore(article.start) : article
        if before.isWord(.at) || before.isWord(.preposition) { before = lexer.tokenBefore(before.start) }
        lead.opensSentence = before.kind == .end || before.isMark(".")
        return lead
      }
    }
    if hasThe, lead.start < at { lead.start = the.start }
    if before.isWord(.preposition) || before.isWord(.of) || before.isWord(.from) || before.isWord(.to)
      || before.isWord(.on)
      || before.isWord(.before) || before.isWord(.after) || before.isWord(.between) || before.isWord(.at)
    {
      lead.isLed = true
      let isOpen = before.word?.flags.contains(.open) == true || before.isWord(.of) || before.isWord(.after)
      let first = lexer.tokenBefore(before.start)
      lead.isClosed = !isOpen && before.isWord(.preposition)
      lead.opensSentence = !isOpen && (first.kind == .end || first.isMark(".") || first.isMark("\""))
    } else if before.kind == .end {
      lead.opensSentence = lead.start == before.end || lead.isApproximate
    }
    return lead
  }

  /// Whether `in`, `since`, `of` and the like stand before.
  func isLed(_ at: Int) -> Bool { leadIn(at).isLed }

  private func isMonthHere(_ at: Int, _ end: Int, _ lead: LeadIn, _ inList: Bool) -> Bool {
    let token = lexer.token(at)
    // Only where it is led in was it read at all.
    if token.word?.flags.contains(.foreign) == true { return true }
    guard token.isCapital else { return false }
    let next = lexer.token(end)
    // `August Krantz`, `May Day`, `March House`; but `In October Corm wrote`.
    if lead.start < at { return true }
    if lead.isLed {
      return !(token.word?.flags.contains(.common) == true && next.isCapital && next.word == nil && !next.isMark(","))
        || inList
    }
    if token.word?.flags.contains(.common) == true { return inList && lexer.tokenBefore(at).isWord(.and) }
    if next.kind == .word, next.isCapital { return false }
    return true
  }

  private func isSeasonHere(_ at: Int, _ end: Int, _ lead: LeadIn) -> Bool {
    let token = lexer.token(at)
    let before = lexer.tokenBefore(at)
    // `the 1982 summer`
    let next = lexer.token(end)
    if next.isWord(.of) { return false }
    if next.isCapital, next.isApart, next.word == nil, !isCampaign(next) { return false }
    if before.isWord(.edge) { return true }
    // `the Spring Offensive`, `spent the spring and summer`
    if token.isCapital, !lead.isLed { return next.isCapital || before.isWord(.the) }
    if before.isWord(.the), next.isWord(.and), lexer.token(next.end).isWord(.season) { return true }
    if before.isWord(.and), lexer.tokenBefore(before.start).isWord(.season) { return true }
    if next.kind == .word, isCampaign(next) { return true }
    if !token.isCapital, next.kind == .word, next.word == nil { return false }
    let hasThe = before.isWord(.the)
    if token.word?.flags.contains(.common) == true, token.word?.value == 23 { return hasThe && lead.isLed }
    // `can wait for spring` names none.
    if !hasThe, before.end - before.start == 3, lexer.bytes[before.start] | 0x20 == UInt8(ascii: "f") { return false }
    return lead.isLed && (hasThe || before.isWord(.preposition) || before.isWord(.of))
  }

  private func isIn(_ token: DateToken) -> Bool {
    token.end - token.start == 2 && lexer.bytes[token.end - 1] == UInt8(ascii: "n")
  }

  /// `offensive`, `campaign`, `session`, `term`: what a season is named for.
  private func isCampaign(_ token: DateToken) -> Bool {
    let word = Array("offensive campaign campaigns offensives session term semester".utf8)
    let length = token.end - token.start
    guard length > 3 else { return false }
    for part in word.split(separator: 0x20) where part.count == length {
      let first = lexer.bytes[token.start] | 0x20
      if part.first == first, part.dropFirst().elementsEqual(lexer.bytes[(token.start + 1)..<token.end]) { return true }
    }
    return false
  }

  /// Whether a number of four figures is a year.
  private func isYearHere(_ part: DatePart, _ at: Int, _ end: Int, _ lead: LeadIn, _ inList: Bool) -> Bool {
    guard let year = part.year else { return false }
    if year <= 0 { return true }
    if year < 1000 { return false }
    let next = lexer.token(end)
    if next.isWord(.quantity) || isReference(before: at) { return false }
    if next.isMark("-"), !next.isApart, lexer.byteClass(min(next.end, lexer.limit - 1)) == DateByte.digit {
      return false
    }
    if next.isMark("%") || (next.isMark("/") && !next.isApart) { return false }
    guard (1400..<2100).contains(year) else {
      return lead.isLed && (1000..<1400).contains(year) && lexer.tokenBefore(at).isWord(.preposition)
    }
    if lead.isLed || inList { return true }
    let before = lexer.tokenBefore(at)
    if before.kind == .end || before.isMark("(") || before.isMark("[") { return true }
    // A cell of a table.
    if before.isMark("|") { return next.isMark("|") || next.kind == .end }
    if before.kind == .mark {
      return before.isMark(",") || before.isMark(";")
        ? next.kind != .word || next.isWord(.and) : before.isMark("'") && next.kind == .word
    }
    guard before.kind == .word else { return false }
    if before.isWord(.and) || before.isWord(.the) || before.isWord(.a) || before.isWord(.every) || before.isWord(.about)
    {
      return true
    }
    if before.isCapital {
      // `A. Reed, Locks, Weir 1991, p. 38`: the year of a book.
      if next.isMark(",") {
        let page = lexer.token(next.end)
        let isPage = ["p", "pp"].contains { lexer.bytes[page.start..<page.end].elementsEqual($0.utf8) }
        return page.kind == .word && isPage && lexer.token(page.end).isMark(".")
      }
      // `[Gaza 2021]`, `(Gaza 2021)`: only in brackets is a name before a year enough.
      let open = lexer.tokenBefore(before.start)
      return (open.isMark("[") || open.isMark("(")) && (next.isMark("]") || next.isMark(")"))
    }
    // `his 1987 book`, `which 1948 left`: a word before and a word behind.
    return year >= 1700 && next.kind == .word && before.word == nil
  }

  /// Whether what stands before, in the same sentence, looks ahead: `will be signed on`, `is due by`. Bounded.
  func isAhead(before offset: Int) -> Bool {
    var at = offset
    for _ in 0..<14 {
      let token = lexer.tokenBefore(at)
      if token.kind == .end || token.isMark(".") || token.isMark(";") || token.isMark(":") { return false }
      if token.isWord(.future) { return true }
      // `The next briefing is on`, `that it be heard by`; not `the next day`, `cannot be squared with that of`.
      if token.isWord(.next), !lexer.token(token.end).isWord(.unit) { return true }
      if token.kind == .word, lexer.bytes[token.start..<token.end].elementsEqual("be".utf8) {
        let (last, next) = (lexer.tokenBefore(token.start), lexer.token(token.end))
        let modals = ["cannot", "could", "must", "not", "never", "ever", "would"]
        if last.kind == .word, last.word == nil, next.kind == .word, next.word == nil,
          !modals.contains(where: { lexer.bytes[last.start..<last.end].elementsEqual($0.utf8) })
        {
          return true
        }
      }
      if token.kind == .word, !token.isCapital, token.word?.kind == .month, token.word?.value == 5 { return true }
      at = token.start
    }
    return false
  }
}
