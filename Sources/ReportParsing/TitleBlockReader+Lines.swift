import ReportModel

// Lines of a title block that say more than one thing, or when something was heard, not printed.
extension TitleBlockReader {
  /// Lines that stand together: `River Watch`, `Dossier No. 47, 28 October 2016`; false when none of them is one of the
  /// title block. A line that is none may be the title.
  mutating func readLines(of range: TextRange, _ index: Int) -> Bool {
    var trial = self
    var unread: [TextRange] = []
    var isSeriesNext = false
    var count = 0
    var start = range.start
    while start < range.end {
      let end = text.bytes[start..<range.end].firstIndex(of: 0x0A) ?? range.end
      let line = text.trimmed(TextRange(start, end))
      start = end + 1
      guard !line.isEmpty else { continue }
      guard line.count <= 200 else { return false }
      let series = trial.seriesLines.count
      if trial.read(line, index) {
        count += 1
        if trial.seriesLines.count > series, unread.last.map({ $0.end < line.start }) == true { isSeriesNext = true }
      } else {
        unread.append(line)
      }
    }
    guard count > 0, unread.count <= 1, !unread.contains(where: { text.endsSentence($0) || text.holdsQuote($0) }) else {
      return false
    }
    let before = lines
    self = trial
    lines = before + [index]
    if let line = unread.first, !isSeriesNext, titleLine == nil, canBeTitle(line) { titleLine = line }
    return true
  }

  /// `Fourth sitting, Tuesday, 8 October 2013`, `Held in the Long Room on 14 August 2012`: the day of a hearing or a meeting,
  /// which need not be the one on which its minutes were published.
  mutating func readSitting(_ line: TextRange) -> Bool {
    guard line.count <= 120, !text.holdsQuote(line),
      let date = firstDate(in: line, of: text), let value = date.value, value.isDay,
      value.start?.time != nil || !text.endsSentence(line),
      line.end - date.range.end <= 1 || text.bytes[date.range.end] == UInt8(ascii: ",")
    else { return false }
    // `4982nd meeting`, `Friday, 4 June 2004, 10 a.m.`
    if value.start?.time != nil, date.range.start == line.start, found.sitting == nil,
      text.words(in: TextRange(max(0, text.characterStart(line.start - 800)), line.start), lexicon)
        .contains(where: { $0.rules.contains(.sitting) }),
      let day = value.start
    {
      found.sitting = (EDTF(EDTF.Point(year: day.year, month: day.month, day: day.day)), date.range)
      return true
    }
    guard
      text.words(in: TextRange(line.start, date.range.start), lexicon).prefix(4)
        .contains(where: { $0.rules.contains(.sitting) })
    else { return false }
    found.sitting = found.sitting ?? (value, date.range)
    return true
  }

  /// `ANNALS OF THE WEIR, vol. IX (1987), pp. 41–58`: where a paper was printed, and in which year.
  mutating func readJournal(_ line: TextRange) -> Bool {
    guard line.count <= 140, !text.endsSentence(line) || text.bytes[line.end - 1] == UInt8(ascii: "."),
      ["vol.", "pp.", "bd.", "jg.", "heft ", "tome "].contains(where: { text.find($0, in: line) != nil }),
      let open = text.bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: "(")), open + 5 < line.end,
      text.bytes[open + 5] == UInt8(ascii: ")"),
      let date = firstDate(in: TextRange(open + 1, open + 5), of: text), let value = date.value,
      date.range == TextRange(open + 1, open + 5)
    else { return false }
    note(published: value, at: date.range)
    return true
  }

  /// `S/PV.4982`, `Report 99-1016`: a document's sign.
  mutating func readSign(_ part: TextRange) -> Bool {
    guard part.count <= 40, found.titleBlock.number == nil, text.bytes[part.end - 1].isASCIIDigit else { return false }
    var start = part.end
    while start > part.start, text.bytes[start - 1].isASCIIDigit || text.bytes[start - 1] == UInt8(ascii: "-") {
      start -= 1
    }
    guard start > part.start + 1, part.end - start >= 2 else { return false }
    let number = TextRange(start, part.end)
    let hasHyphen = text.bytes[(start + 1)..<part.end].contains(UInt8(ascii: "-"))
    let name: TextRange
    switch text.bytes[start - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "/"):
      // `General Assembly A/PV.4982`
      let gap = text.bytes[part.start..<start].lastIndex(of: 0x20)
      name = TextRange(gap.map { $0 + 1 } ?? part.start, start - 1)
      guard text.bytes[name.start..<name.end].contains(UInt8(ascii: "/")),
        text.bytes[name.start..<name.end].allSatisfy({ $0.isASCIIUppercase || $0 == 0x2F || $0 == 0x2E })
      else { return false }
    case 0x20:
      name = text.trimmed(TextRange(part.start, start))
      let words = text.words(in: name, lexicon)
      guard hasHyphen, (1...3).contains(words.count), words.allSatisfy(\.isCapitalised),
        words.contains(where: { $0.classes.contains(.cueNoun) || $0.range.count <= 6 })
      else { return false }
    default: return false
    }
    found.titleBlock.number = text.string(number)
    found.titleBlock.series = found.titleBlock.series ?? text.string(name)
    return true
  }

  /// `Dossier No. 47, 28 October 2016`, `Lock Review, No. 4, May 2016`: a series, its number and the day or the month.
  mutating func readDatedSeries(_ part: TextRange) -> Bool {
    guard part.count <= 120, let date = firstDate(in: part, of: text), let value = date.value, !value.isInterval,
      value.start?.month != nil, date.range.start > part.start,
      text.trimSpace(date.range.end, part.end) - date.range.end <= 3
    else { return false }
    var end = text.trimSpace(part.start, date.range.start)
    while end > part.start, let last = text.scalar(before: end),
      last.value == 0x2C || last.value.isDash || last.value == 0x28 || last.value == 0x20
    { end -= last.length }
    guard end < date.range.start, readSeries(TextRange(part.start, end)) else { return false }
    note(published: value, at: date.range)
    return true
  }

  /// `99th Council, 2d Session          Report 99-1016`: a sign at the other side of the page.
  mutating func readSignBehindGap(_ line: TextRange) -> Bool {
    guard line.count <= 120, let gap = text.find("    ", in: line) else { return false }
    return readSign(text.trimmed(TextRange(gap, line.end)))
  }

  /// What stands behind a day that was printed with a document: `October 2, 1986.—Ordered to be printed`.
  func tellsOfPrinting(_ rest: TextRange) -> Bool {
    guard rest.count <= 60, text.bytes[rest.start..<rest.end].prefix(5).contains(where: { $0 == 0x2D || $0 >= 0x80 })
    else { return false }
    return text.words(in: rest, lexicon).contains { $0.rules.contains(.publishing) }
  }

  /// `4739th meeting`
  mutating func readMeeting(_ line: TextRange, _ index: Int) -> Bool {
    let words = text.words(in: text.opening(of: line, 48), lexicon)
    guard line.count <= 40, (2...3).contains(words.count), words[0].hasDigit, words[0].range.start == line.start,
      (["st", "nd", "rd", "th"] as [Spelling]).contains(where: { text.lowercased(words[0].range).hasSuffix($0) }),
      words[words.count - 1].rules.contains(.sitting)
    else { return false }
    meeting = meeting ?? (line, index)
    return true
  }

  /// `99th Council, 2d Session`: in which session of which body something was printed.
  func isSession(_ line: TextRange) -> Bool {
    let words = text.words(in: text.opening(of: line, 64), lexicon)
    return line.count <= 60 && (3...7).contains(words.count) && words[0].hasDigit
      && words[words.count - 1].rules.contains(.sitting)
      && words.dropFirst().contains { $0.hasDigit && $0.gap.contains(.comma) }
  }

  /// The number of a document that has none but its meeting's, and its title, the body that met; nil when none did.
  mutating func numberMeeting(_ candidates: [Int], _ paragraphs: [Paragraph]) -> Int? {
    guard let meeting else { return nil }
    if found.titleBlock.number == nil {
      let digits = text.bytes[meeting.line.start..<meeting.line.end].prefix(while: \.isASCIIDigit)
      let rest = TextRange(min(meeting.line.end, meeting.line.start + digits.count + 2), meeting.line.end)
      found.titleBlock.number = String(decoding: digits, as: UTF8.self)
      found.titleBlock.series = found.titleBlock.series ?? text.string(text.trimmed(rest))
    }
    return candidates.last { candidate in
      candidate < meeting.paragraph
        && text.words(in: paragraphs[candidate].range, lexicon).contains { $0.classes.contains(.organisation) }
    }
  }

  /// `President: Mr. Hale (Reed)`: who was in the chair of a meeting.
  func isChair(_ line: TextRange) -> Bool {
    guard found.sitting != nil || meeting != nil, line.count <= 100, !text.endsSentence(line),
      let label = text.label(of: line, lexicon)
    else { return false }
    let office = text.words(in: label.range, lexicon)
    let name = text.words(in: TextRange(label.content, line.end), lexicon)
    return office.count <= 2 && office.contains { !$0.classes.isDisjoint(with: [.office, .roleLabel]) }
      && (2...7).contains(name.count) && name[0].classes.contains(.honorific) && name.allSatisfy(\.isCapitalised)
  }

  /// `Recorded in Weir on 2 March 2011 by A. Reed. Transcribed by B. Hale. Published 3 May 2012.`: sentences that each begin with
  /// what was done.
  mutating func readCredits(_ range: TextRange) -> Bool {
    guard range.count <= 300, !text.holdsQuote(range), let first = text.firstWord(in: range, lexicon),
      first.range.start == range.start, first.rules.contains(.recording)
    else { return false }
    var start = range.start
    while start < range.end {
      let end = max(start + 1, text.sentenceEnd(of: start, limit: range.end, lexicon))
      let sentence = text.trimmed(TextRange(start, end))
      start = end
      guard let word = text.firstWord(in: sentence, lexicon) else { continue }
      guard !word.rules.isDisjoint(with: [.recording, .making, .publishing]) else { return false }
      var days: [(value: EDTF, range: TextRange)] = []
      var from = sentence.start
      while let date = firstDate(in: TextRange(from, sentence.end), of: text) {
        if let value = date.value, value.isDay { days.append((value, date.range)) }
        from = max(from + 1, date.range.end)
      }
      guard let day = days.last else { continue }
      if word.rules.contains(.recording) {
        found.recording = found.recording ?? (span(days[0].value, day.value), day.range)
      } else if word.rules.contains(.publishing) {
        note(published: day.value, at: day.range)
      }
    }
    return true
  }

  /// From one day to another.
  private func span(_ first: EDTF, _ last: EDTF) -> EDTF {
    guard first != last, let start = first.start, let end = last.start, first.firstDay < last.lastDay else {
      return last
    }
    return EDTF(from: start, to: end)
  }
}
