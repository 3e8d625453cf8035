import ReportModel

/// Reads the date expressions of stretches into drafts: what each says by itself.
///
/// One pass over the words in which a date may begin, where these are known, and else over the bytes: a word is looked up
/// only when its first letter and length are those of a word that can begin a date, and a number only when it has at most
/// four digits. Every look forward or back is bounded.
struct DateReader {
  var lexer: DateLexer
  private(set) var drafts: [DateDraft] = []
  private var stretch = 0
  /// Where the pass goes on.
  private var resume = 0
  /// The nearest that a draft may begin.
  var floor: Int {
    get { lexer.floor }
    set { lexer.floor = newValue }
  }
  /// Lists were followed to here and had no year.
  var noYearBefore = 0
  private var stretchStart = 0
  /// Where a date in brackets begins that is the one before them in another calendar.
  private var dualStart = -1
  /// Where the words begin in which a date may begin, in order, if that is known.
  private let places: [UInt32]?
  /// The first of them that the next stretch is asked for, if it comes after the last one.
  private var nextPlace = 0
  /// Whether nothing is read any more after a first date that leans on nothing.
  private let onlyFirst: Bool

  init(_ text: ReadingText, places: [UInt32]? = nil, onlyFirst: Bool = false) {
    self.places = places
    self.onlyFirst = onlyFirst
    lexer = DateLexer(bytes: text.bytes, words: .all, classes: DateByte.classes, floor: 0, limit: 0)
  }

  /// Reads one stretch. Linear.
  mutating func read(_ range: TextRange, stretch index: Int) {
    // Copies, so that the spans do not hold the lexer.
    let (bytesCopy, classesCopy) = (lexer.bytes, lexer.classes)
    let (lengthsCopy, secondsCopy) = (lexer.words.triggerLengths, lexer.words.triggerSeconds)
    let bytes = bytesCopy.span
    let classes = classesCopy.span
    let lengths = lengthsCopy.span
    let seconds = secondsCopy.span
    stretch = index
    stretchStart = range.start
    lexer.floor = range.start
    lexer.limit = min(range.end, bytes.count)
    let limit = lexer.limit
    var i = range.start
    if let places {
      if nextPlace > 0, nextPlace <= places.count, Int(places[nextPlace - 1]) >= i { nextPlace = 0 }
      if nextPlace == 0 { nextPlace = places.partition { Int($0) < i } }
    }
    while i < limit {
      // No word holds a space: the next date begins in the next word that can.
      if let places, bytes[i] == 0x20 {
        while nextPlace < places.count, Int(places[nextPlace]) < i { nextPlace += 1 }
        guard nextPlace < places.count, Int(places[nextPlace]) < limit else { return }
        i = runStart(bytes, at: Int(places[nextPlace]), from: i)
      }
      let kind = classes[Int(bytes[i])]
      if kind == DateByte.letter {
        let start = i
        i += 1
        var next = i < limit ? classes[Int(bytes[i])] : 0
        while next == DateByte.letter {
          i += 1
          next = i < limit ? classes[Int(bytes[i])] : 0
        }
        let length = i - start
        if length > 2, length < 20, lengths[Int(bytes[start])] >> UInt32(length) & 1 == 1,
          seconds[Int(bytes[start])] >> UInt32(bytes[start + 1] & 31) & 1 == 1
        {
          resume = i
          readWord(start, i)
          if onlyFirst, isSettled { return }
          i = max(i, resume)
        }
        // Digits that hang on to a word are no number of their own.
        if next == DateByte.digit, i < limit, classes[Int(bytes[i - 1])] == DateByte.letter {
          while i < limit, classes[Int(bytes[i])] == DateByte.digit { i += 1 }
        }
      } else if kind == DateByte.digit {
        let start = i
        i += 1
        while i < limit, classes[Int(bytes[i])] == DateByte.digit { i += 1 }
        if i - start <= 4 {
          resume = i
          readNumber(start)
          if onlyFirst, isSettled { return }
          i = max(i, resume)
        }
      } else {
        i += kind == DateByte.mark3 ? 3 : kind == DateByte.mark2 ? 2 : 1
      }
    }
  }

  /// Whether the first draft is a day or a month with its year, which no other can change.
  private var isSettled: Bool {
    guard let first = drafts.first, case .point(let part) = first.core, let year = part.year, let month = part.month
    else { return false }
    return (1...12).contains(month) && part.ambiguous == nil && !part.isOfThatYear
      && (1...CivilDay.count(year: year, month: month)).contains(part.day ?? 1)
  }

  /// The first date, when its own words tell all that there is of it.
  var settled: DateMention? {
    guard isSettled, let first = drafts.first, case .point(let part) = first.core, let year = part.year,
      !part.hasShortYear, !part.isConverted, part.figureOrder == nil
    else { return nil }
    return DateMention(
      TextRange(first.start, first.end),
      value: EDTF(
        EDTF.Point(
          year: year, month: part.month, day: part.day, isDecade: part.isDecade, isApproximate: part.isApproximate,
          time: part.time)),
      role: .source, evidence: Evidence("full"))
  }

  /// Where the letters and marks begin that a word beyond ASCII may hang on to.
  private func runStart(_ bytes: Span<UInt8>, at place: Int, from start: Int) -> Int {
    var i = place
    while i > start, bytes[i - 1] >= 0x80 {
      var lead = i - 1
      while lead > start, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
      guard DateByte.classes[Int(bytes[lead])] == DateByte.letter else { return i }
      i = lead
    }
    return i
  }

  /// Keeps a draft and goes on after it.
  mutating func keep(
    _ start: Int, _ end: Int, _ core: DateDraft.Core, endStart: Int? = nil, isWeak: Bool = false, isAhead: Bool = false
  ) {
    drafts.append(
      DateDraft(
        start: start, end: end, core: core, stretch: stretch, endStart: endStart, isWeak: isWeak, isAhead: isAhead,
        isDual: start == dualStart))
    resume = max(resume, end)
    lexer.floor = end
  }

  /// The next date, in the bracket that opens at or after the offset, is what the text before it says in another calendar.
  mutating func standsFor(at offset: Int) {
    let next = lexer.token(offset)
    guard next.isMark("(") || next.isMark("[") else { return }
    dualStart = lexer.token(next.end).start
  }

  /// Goes on after the offset without a draft.
  mutating func skip(to offset: Int) { resume = max(resume, offset) }

  private mutating func readWord(_ start: Int, _ end: Int) {
    guard let word = lexer.words.word(lexer.bytes, start, end) else { return }
    var token = lexer.token(start)
    token.word = word
    switch word.kind {
    case .month: if !readMayDay(token), !readCountedDay(token) { _ = readExpression(start) }
    case .weekday: if !readExpression(start) { readWeekday(token) }
    case .season: readSeason(token)
    case .unit: readUnit(token)
    case .eve: readEve(token)
    case .today: readToday(token)
    case .nextDay: readNextDay(token)
    case .foreignMonth: readForeignMonth(token)
    default: break
    }
  }

  private mutating func readNumber(_ start: Int) {
    guard canBeginDate(start) else { return }
    let token = lexer.token(start)
    let next = lexer.token(token.end)
    if !canBegin(token, before: next) { return }
    // `In 1362 [1983]`: the same year in two calendars.
    if token.digits == 4, (1200...1460).contains(token.value), next.isMark("(") || next.isMark("[") {
      let other = lexer.token(next.end)
      if other.digits == 4, (560...622).contains(other.value - token.value) {
        skip(to: token.end)
        return
      }
    }
    // No figure of a date is an hour.
    let isFigure = next.isMark("/") || next.isMark("-")
    if !isFigure, readTimed(token) { return }
    if readExpression(start) { return }
    if readDayPair(token) { return }
    if readLoneDay(token) { return }
  }

  /// Whether a number of less than four digits can begin a date before a token: most cannot. An ordinal may be a lone day;
  /// else a mark of figures or of a time of day, or a word that dates have, has to follow.
  private func canBegin(_ number: DateToken, before next: DateToken) -> Bool {
    if number.digits >= 4 || number.isOrdinal || lexer.tokenBefore(number.start).isWord(.dayWord) { return true }
    switch next.kind {
    case .word: return next.word != nil || next.end - next.start == 1
    case .mark: return next.isMark(".") || next.isMark(":") || next.isMark("/") || next.isMark("-") || next.isMark("(")
    case .number, .end: return false
    }
  }

  /// Whether what stands right before a number lets it be a date's: not `$5`, `S-300`, `#1998`, `1,954`.
  private func canBeginDate(_ start: Int) -> Bool {
    guard start > stretchStart else { return true }
    let byte = lexer.bytes[start - 1]
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "&"),
      UInt8(ascii: "_"),
      UInt8(ascii: "^"), UInt8(ascii: "@"), UInt8(ascii: "%"):
      return false
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
      return start - 1 == stretchStart || lexer.byteClass(start - 2) == DateByte.other
        || (byte != UInt8(ascii: ".") && byte != UInt8(ascii: "/") && lexer.byteClass(start - 2) == DateByte.letter)
    case UInt8(ascii: "-"):
      // After a hyphen only `mid-1987` and the like.
      guard start - 2 >= stretchStart else { return true }
      let kind = lexer.byteClass(start - 2)
      if kind == DateByte.digit { return false }
      if kind != DateByte.letter { return true }
      return lexer.tokenBefore(start - 1).isWord(.edge)
    default:
      // `€5`, `№ 5`, `§5`, `°`.
      if start - 3 >= stretchStart, lexer.bytes[start - 3] == 0xE2 { return lexer.bytes[start - 2] == 0x80 }
      if start - 2 >= stretchStart, lexer.bytes[start - 2] == 0xC2 { return byte == 0xA0 || byte == 0xAB }
      return lexer.byteClass(start - 1) != DateByte.letter
    }
  }
}
