import ReportModel

struct TitleBlockReader {
  let text: ReadingText
  let lexicon: Lexicon
  var found = FoundTitleBlock()
  /// Paragraphs with a date, a series or a byline.
  var lines: [Int] = []
  /// Those of them that say the series and its number.
  var seriesLines: [Int] = []
  /// Whether a paragraph that can be the title came already.
  var hasTitle = false
  /// A line above or between those of the title block that may be the title, where no paragraph is.
  var titleLine: TextRange?
  /// The line that numbers a meeting, and its paragraph.
  var meeting: (line: TextRange, paragraph: Int)?
  /// The fields of a mail's header, and what they say.
  private var mailLines: [Int] = []
  /// Whether it begins with the header of a mail.
  var isOfMail: Bool { !mailLines.isEmpty }
  private var mailTitle: TextRange?
  private var mailDate: EDTF?
  private var mailAuthor: TextRange?

  init(text: ReadingText, lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  /// Reads `title:`, `author:` and `date:` between the `---` lines at the top of a Markdown file.
  mutating func readFrontMatter() {
    guard text.hasWords("---", at: 0, before: text.count), text.lineRange(0).count == 3 else { return }
    for line in 1..<min(text.lineCount, 40) {
      let range = text.lineRange(line)
      if text.hasWords("---", at: range.start, before: range.end) { return }
      guard let colon = text.find(":", in: range) else { continue }
      var value = text.trimmed(TextRange(colon + 1, range.end))
      if value.count > 1, text.bytes[value.start] == 0x22, text.bytes[value.end - 1] == 0x22 {
        value = TextRange(value.start + 1, value.end - 1)
      }
      guard !value.isEmpty else { continue }
      if text.hasWords("title:", at: range.start, before: range.end) {
        found.titleBlock.title = value
      } else if text.hasWords("author", at: range.start, before: range.end) {
        readAuthors(value)
      } else if text.hasWords("date:", at: range.start, before: range.end) {
        found.titleBlock.published = EDTF(parsing: text.string(value)) ?? firstDate(in: value, of: text)?.value
      }
    }
  }

  /// Reads a field of a mail's header: `Subject: [list] Three bells`, `Date: Fri, 2 Sep 2016 18:22:04 +0200`, `From: A. Reed <a@b>`.
  mutating func readMailHeader(_ range: TextRange, _ index: Int) {
    mailLines.append(index)
    guard let colon = text.find(":", in: range) else { return }
    var value = text.trimmed(TextRange(colon + 1, range.end))
    if text.hasWords("subject", at: range.start, before: range.end) {
      let marks: [StaticString] = ["re:", "fwd:", "fw:", "aw:", "wg:", "tr:"]
      while !value.isEmpty {
        if text.bytes[value.start] == UInt8(ascii: "["),
          let close = text.bytes[value.start..<value.end].firstIndex(of: UInt8(ascii: "]"))
        {
          value = text.trimmed(TextRange(close + 1, value.end))
        } else if let mark = marks.first(where: { text.hasWords($0, at: value.start, before: value.end) }) {
          value = text.trimmed(TextRange(value.start + mark.utf8CodeUnitCount, value.end))
        } else {
          break
        }
      }
      if !value.isEmpty, mailTitle == nil { mailTitle = value }
    } else if text.hasWords("date", at: range.start, before: range.end)
      || text.hasWords("sent", at: range.start, before: range.end)
    {
      guard let date = firstDate(in: value, of: text), let point = date.value?.start, point.day != nil else { return }
      mailDate = EDTF(EDTF.Point(year: point.year, month: point.month, day: point.day))
    } else if text.hasWords("from:", at: range.start, before: range.end) {
      var end = value.start
      while end < value.end, text.bytes[end] != UInt8(ascii: "<"), text.bytes[end] != UInt8(ascii: "(") { end += 1 }
      var name = text.trimmed(TextRange(value.start, end))
      if name.count > 1, text.bytes[name.start] == 0x22, text.bytes[name.end - 1] == 0x22 {
        name = TextRange(name.start + 1, name.end - 1)
      }
      let words = text.words(in: name, lexicon)
      if !text.bytes[name.start..<name.end].contains(UInt8(ascii: "@")), (2...4).contains(words.count),
        words.allSatisfy({ $0.isCapitalised || $0.classes.contains(.particle) })
      {
        mailAuthor = name
      }
    }
  }

  /// Reads a line of date, series, byline or topics; false for anything else.
  mutating func read(_ line: TextRange, _ index: Int) -> Bool {
    let range = withoutStars(line)
    guard range.count <= 300 else { return false }
    if text.bytes[range.start..<range.end].contains(0x0A) { return readLines(of: range, index) }
    if readCredits(range) || readSitting(range) || text.listsAttendance(range, lexicon) || readJournal(range)
      || readMeeting(range, index)
      || isChair(range) || isSession(range)
    {
      lines.append(index)
      return true
    }
    var isLine = false
    let parts = text.split(range, at: ["|", " \u{B7} "])
    if readMailLine(parts) {
      lines.append(index)
      return true
    }
    for (place, whole) in parts.enumerated() {
      let part = withoutStars(whole)
      if readByline(part) {
        isLine = true
        continue
      }
      if let (value, range) = month(in: part) ?? publication(in: part) {
        note(published: value, at: range)
        isLine = true
        continue
      }
      if let date = firstDate(in: part, of: text), let value = date.value, isDayOrDays(value),
        isNothing(TextRange(part.start, max(part.start, date.range.start)))
      {
        let rest = text.trimmed(TextRange(date.range.end, part.end))
        if rest.isEmpty || readSeries(rest) || rest.count <= 2 || tellsOfPrinting(rest)
          || rest.count < 40 && !text.endsSentence(rest) && parts.count > 1
        {
          note(published: value, at: date.range)
          isLine = true
          // `No. 526 June 28, 2006`
          if readSeries(text.trimmed(TextRange(part.start, date.range.start))) { seriesLines.append(index) }
          continue
        }
      }
      if readDatedSeries(part) {
        isLine = true
        seriesLines.append(index)
        continue
      }
      if readSignature(part) {
        isLine = true
        continue
      }
      if let (value, range) = placed(in: part) {
        note(published: value, at: range)
        isLine = true
        continue
      }
      if readSign(part) {
        isLine = true
        continue
      }
      if readSeries(part) {
        isLine = true
        // `Special Dispatch | No. 2211`
        if place > 0, found.titleBlock.series == nil, !isLineOfDate(parts[place - 1]), parts[place - 1].count <= 40 {
          found.titleBlock.series = text.string(parts[place - 1])
        }
        if found.titleBlock.published == nil { readDateOfSeries(part) }
        seriesLines.append(index)
        if place == 1, parts.count == 2, !isLineOfDate(parts[0]) { readTopics(parts[0]) }
      }
    }
    if !isLine { isLine = readSignBehindGap(range) }
    if isLine { lines.append(index) }
    return isLine
  }

  /// `Special Dispatch|3604|February 21, 2011`: a mail's way to say series, number and date.
  private mutating func readMailLine(_ parts: [TextRange]) -> Bool {
    guard parts.count == 3, parts[1].count <= 6, text.bytes[parts[1].start..<parts[1].end].allSatisfy(\.isASCIIDigit),
      let date = firstDate(in: parts[2], of: text), let value = date.value, value.isDay
    else { return false }
    note(published: value, at: date.range)
    found.titleBlock.number = text.string(parts[1])
    found.titleBlock.series = text.string(parts[0])
    return true
  }

  private func isLineOfDate(_ part: TextRange) -> Bool { firstDate(in: part, of: text) != nil }

  mutating func note(published: EDTF, at range: TextRange) {
    if let earlier = found.titleBlock.published, earlier != published {
      found.findings.append(
        Finding(
          .headerDisagrees, at: range, "the title block gives \(published) here and \(earlier) above; the first is kept"
        ))
    } else {
      found.titleBlock.published = published
    }
  }

  /// `Inquiry & Analysis Series No. 1588`, `#8666`.
  mutating func readSeries(_ range: TextRange) -> Bool {
    let marks: [StaticString] = [
      "no. ", "no.", "nr. ", "nr ", "n° ", "n°\u{A0}", "n°\u{202F}", "no.\u{A0}", "nr.\u{A0}", "n.º ", "n.° ",
      "n.\u{BA}", "nº ", "núm. ", "num. ", "numéro ", "č. ", "#", "vol. ",
    ]
    guard range.count <= 120 else { return false }
    for mark in marks {
      guard let at = text.find(mark, in: range) else { continue }
      let start = text.skipSpace(at + mark.utf8CodeUnitCount, range.end)
      var end = start
      while end < range.end, text.bytes[end].isASCIIDigit { end += 1 }
      // `No. 192/07`: the year's.
      if end > start, end + 2 < range.end, text.bytes[end] == UInt8(ascii: "/"), text.bytes[end + 1].isASCIIDigit,
        text.bytes[end + 2].isASCIIDigit
      {
        end += 3
        while end < range.end, text.bytes[end].isASCIIDigit { end += 1 }
      }
      guard end > start, at == range.start || !text.bytes[at - 1].isASCIILetter else { continue }
      let number = text.string(TextRange(start, end))
      var name = text.trimmed(TextRange(range.start, at))
      while name.count > 0, let last = text.scalar(before: name.end),
        last.value.isDash || last.value == 0x7C || last.value == 0x2C
      {
        name = text.trimmed(TextRange(name.start, name.end - last.length))
      }
      let series = name.isEmpty ? nil : text.string(name)
      readTopicsOfSeries(TextRange(end, range.end))
      if let earlier = found.titleBlock.number, earlier != number {
        found.findings.append(
          Finding(
            .headerDisagrees, at: range,
            "the title block says No. \(number) here and No. \(earlier) above; the first is kept"))
      } else {
        found.titleBlock.number = number
        found.titleBlock.series = found.titleBlock.series ?? series
      }
      return true
    }
    return false
  }

  mutating func readTopics(_ range: TextRange) {
    guard found.titleBlock.topics.isEmpty else { return }
    found.titleBlock.topics = text.split(range, at: [","]).map { text.string($0) }
  }

  /// Whether a short line begins with `By` and a name.
  func beginsByline(_ range: TextRange) -> Bool {
    let words = text.words(in: text.opening(of: range, 40), lexicon)
    guard range.count <= 160, words.count > 1, !text.endsSentence(range) else { return false }
    return words[0].classes.contains(.byline) && words[0].range.start == range.start && words[1].isCapitalised
  }

  private mutating func readByline(_ range: TextRange) -> Bool {
    let words = text.words(in: text.opening(of: range, 40), lexicon)
    guard let first = words.first, range.count < 200, first.range.start == range.start else { return false }
    var lead = 0
    if first.classes.contains(.byline) {
      lead = 1
    } else if let count = lexicon.phrase(.byline, in: text, words, at: 0) {
      lead = count
    }
    guard lead > 0, lead < words.count, words[lead].isCapitalised else { return readTrailingByline(range) }
    let names = TextRange(words[lead].range.start, range.end)
    guard !text.endsSentence(names) || names.count < 60 else { return false }
    readAuthors(names)
    return true
  }

  /// `A reading of the papers, by R. Haskell*`
  /// `**By Nora Quist**` without what Markdown puts around it; a star at the end alone leads to a note.
  private func withoutStars(_ range: TextRange) -> TextRange {
    var range = range
    while range.count > 2, [UInt8(ascii: "*"), UInt8(ascii: "_")].contains(text.bytes[range.start]),
      text.bytes[range.end - 1] == text.bytes[range.start]
    { range = TextRange(range.start + 1, range.end - 1) }
    return text.trimmed(range)
  }

  private mutating func readTrailingByline(_ range: TextRange) -> Bool {
    guard range.count <= 120, !text.endsSentence(range), !text.holdsQuote(range) else { return false }
    let names: TextRange
    if let by = text.find(", by ", in: range) {
      names = TextRange(by + 5, range.end)
    } else if let first = text.firstWord(in: range, lexicon), isMaking(first), let by = text.find(" by ", in: range) {
      // `Compiled from the papers of the Commission by A. Vroom`
      names = TextRange(by + 4, range.end)
    } else {
      return false
    }
    guard let first = text.words(in: names, lexicon).first, first.isCapitalised else { return false }
    readAuthors(names)
    return true
  }

  func isMaking(_ word: Word) -> Bool { word.rules.contains(.making) }

  /// Whether a paragraph ends as a title can: neither a sentence nor a lead-in.
  func canBeTitle(_ range: TextRange) -> Bool {
    var end = range.end
    while end > range.start, let last = text.scalar(before: end) {
      switch last.value {
      case 0x2E, 0x3A, 0x2C, 0x3B: return false
      case 0x22, 0x27, 0x201D, 0x2019, 0xBB, 0x29: end -= last.length
      // `"I should have seen –"`: words that somebody cuts short.
      case let value where value.isDash && end < range.end: return false
      case 0x5D:
        guard let open = text.bytes[range.start..<end].lastIndex(of: 0x5B), end - open < 6 else { return true }
        end = text.trimSpace(range.start, open)
      default: return true
      }
    }
    return false
  }

  /// Whether a paragraph is running prose: it ends a sentence and is long, or has several.
  func isProse(_ range: TextRange) -> Bool {
    let words = text.words(in: range, lexicon)
    guard text.endsSentence(range) else {
      if range.count <= 120 { return false }
      // A paragraph that a page's end cuts: small letters, as no title has them.
      return range.count > 420 || words.count { !$0.isCapitalised } * 3 > words.count * 2
        || words.dropFirst().contains { $0.gap.contains(.stop) && $0.gap.isDisjoint(with: [.mark, .colon]) }
    }
    return range.count > 140 || words.dropFirst().contains { $0.gap.contains(.stop) }
  }

  mutating func finish(_ candidates: [Int], paragraphs: [Paragraph]) -> FoundTitleBlock {
    let candidates = withoutMasthead(candidates, paragraphs: paragraphs)
    // The longest between the first line of date and the second, else the first at all.
    var title: Int?
    if let first = lines.first {
      let second = lines.dropFirst().first { later in candidates.contains { $0 > first && $0 < later } } ?? .max
      let between = candidates.filter { $0 > first && $0 < second }
      title = second == .max ? between.first : between.max { paragraphs[$0].range.count < paragraphs[$1].range.count }
    }
    if title == nil || lines.first.map({ $0 > (candidates.first ?? .max) }) == true {
      title = candidates.first ?? title
      // `TOWN COUNCIL OF WEIR`, `Standing Committee on Locks`, then what was done: bodies before the title.
      let above = candidates.filter { $0 < lines.first ?? .max }
      if let last = above.last {
        let bodies = above.prefix { $0 != last && namesBody(paragraphs[$0].range, before: paragraphs[last].range) }
        if bodies.count > 0, title == above.first {
          title = above[bodies.count]
          found.paragraphs.formUnion(bodies)
        }
      }
    }
    title = numberMeeting(candidates, paragraphs) ?? title
    // What the mail is about, where the text has no title of its own.
    let isMailTitle = title == nil && mailTitle != nil
    // A publisher's name and the series before the title: `RIVER HISTORY GROUP`, `Paper No. 17`, then the title.
    if let first = candidates.first, first == title, let series = seriesLines.first, series == first + 1,
      let later = candidates.dropFirst().first(where: { $0 > series }),
      !candidates.contains(where: { $0 > first && $0 < series }),
      isMasthead(paragraphs[first].range)
        || standTogether(paragraphs[first], paragraphs[series], before: paragraphs[later])
    {
      title = later
      found.paragraphs.insert(first)
    }
    // `THE SUNDAY MERIDIAN`, the day, and then the title over its byline.
    if let first = candidates.first, first == title, let line = lines.first, line == first + 1,
      isMasthead(paragraphs[first].range), paragraphs[first].hint == .none,
      let later = candidates.dropFirst().first, later == line + 1,
      lines.contains(where: { $0 > later && $0 <= later + 2 && beginsByline(paragraphs[$0].range) })
    {
      title = later
      found.paragraphs.insert(first)
    }
    // A heading marked as the first of the file is its title.
    let marked = candidates.first { paragraphs[$0].hint == .heading(1) }
    title = marked ?? title
    if let title, found.titleBlock.title == nil {
      var range = paragraphs[title].range
      while range.count > 1, text.bytes[range.start] == UInt8(ascii: "#") || text.bytes[range.start] == 0x20 {
        range.start += 1
      }
      found.titleBlock.title = range
      found.paragraphs.insert(title)
    }
    found.titleBlock.title = found.titleBlock.title ?? titleLine ?? mailTitle
    readDayOfTitle()
    found.titleBlock.published = found.titleBlock.published ?? found.sitting?.date ?? mailDate
    if isMailTitle, found.titleBlock.authors.isEmpty, let mailAuthor {
      found.titleBlock.authors = [text.string(mailAuthor)]
    }
    found.paragraphs.formUnion(mailLines)
    readNames(candidates, title, paragraphs)
    readTopicsLine(candidates, title, paragraphs)
    found.paragraphs.formUnion(lines)
    // What stands between two lines of the title block is part of it.
    if let last = lines.last {
      for candidate in candidates where candidate < last && paragraphs[candidate].range.count <= 60 {
        found.paragraphs.insert(candidate)
      }
    }
    return found
  }
}

// Lines that only their place explains.
