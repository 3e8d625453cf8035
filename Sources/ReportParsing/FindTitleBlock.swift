import ReportModel

/// What the paragraphs at the top say of the report.
struct FoundTitleBlock {
  var titleBlock = TitleBlock()
  /// The day of the hearing or the meeting that it is the record of.
  var sitting: (date: EDTF, range: TextRange)?
  /// The day or days on which the talk was recorded that it gives.
  var recording: (date: EDTF, range: TextRange)?
  /// The paragraphs that belong to it, its title included.
  var paragraphs: Set<Int> = []
  /// Where two statements of the same thing differ.
  var findings: [Finding] = []
}

/// Reads the title block: date, series, title, byline and topics in any order, any of them missing (GENRE P2).
func findTitleBlock(
  in text: ReadingText, paragraphs: [Paragraph], notes: FoundNotes, _ lexicon: Lexicon
) -> FoundTitleBlock {
  var reader = TitleBlockReader(text: text, lexicon: lexicon)
  let classifier = BlockClassifier(text: text, paragraphs: paragraphs, lexicon: lexicon)
  reader.readFrontMatter()
  var candidates: [Int] = []
  // What a page's site says before its title does not count.
  let start = paragraphs.indices.prefix(40).first { paragraphs[$0].hint != .boilerplate } ?? 0
  // What somebody wrote above a mail that he sends on is not the report's.
  let forwarded = paragraphs.indices.dropFirst(start).prefix(14).first {
    classifier.isForwardLine(paragraphs[$0].range)
  }
  if start < paragraphs.count { reader.readStamp(paragraphs[start].range) }
  // The header of a mail stands before everything else.
  var isMail = true
  for index in paragraphs.indices.dropFirst(start).prefix(14) {
    let range = paragraphs[index].range
    guard notes.definitionOfParagraph[index] == nil else { break }
    if paragraphs[index].hint == .boilerplate { continue }
    if text.isTableRow(range) || text.isRowWithSemicolons(range)
      || candidates.count < 2 && text.beginsTalk(at: index, of: paragraphs, lexicon)
    {
      break
    }
    if isMail, text.isMailHeader(range) {
      reader.readMailHeader(range, index)
      continue
    }
    if let forwarded, index < forwarded, reader.isOfMail { continue }
    isMail = isMail && candidates.isEmpty && reader.lines.isEmpty
    if classifier.isBoilerplate(range) { continue }
    if classifier.isFirstDay(index, under: candidates) { break }
    if reader.read(range, index) { continue }
    if classifier.isTime(range) {
      reader.lines.append(index)
      continue
    }
    // Prose or a quotation ends the title block.
    // A title may itself begin with somebody's words.
    let isQuotedTitle =
      index == start && isQuotedTitle(paragraphs, index, in: text, lexicon)
      || candidates.isEmpty && text.isQuote(at: range.start) && !text.endsSentence(range) && range.count > 60
        && (classifier.headingRule(index) == "Title Case"
          || text.colon(afterFirstOf: text.matchMarks(in: range), in: range).map { $0 < range.end - 10 } ?? false)
    // A sentence or two under the title, before the byline.
    if (1...2).contains(candidates.count), candidates.count == reader.lines.count + 1, range.count <= 320,
      reader.isProse(range),
      index + 1 < paragraphs.count,
      reader.beginsByline(paragraphs[index + 1].range)
    {
      continue
    }
    // What somebody wrote above a report that he sends on.
    if reader.isOfMail, candidates.isEmpty, range.count <= 300, reader.isProse(range), !text.holdsQuote(range),
      paragraphs.indices.dropFirst(index + 1).prefix(2).contains(where: { next in
        guard paragraphs[next].range.count <= 120 else { return false }
        var trial = reader
        return trial.read(paragraphs[next].range, next)
      })
    {
      continue
    }
    // A long title in small letters, as most languages write them, shows by the byline or the date under it.
    let isLongTitle =
      candidates.count <= 1 && range.count <= 300 && !text.endsSentence(range)
      && !text.words(in: range, lexicon).dropFirst().contains { $0.gap.contains(.stop) }
      && paragraphs.indices.dropFirst(index + 1).prefix(2).contains { next in
        var trial = reader
        return paragraphs[next].range.count <= 120 && trial.read(paragraphs[next].range, next)
      }
    guard range.count <= 420, isQuotedTitle || isLongTitle || !text.isQuote(at: range.start) && !reader.isProse(range)
    else { break }
    guard isLongTitle || reader.canBeTitle(range), !reader.namesPart(range), !classifier.namesContents(range) else {
      break
    }
    if case .heading(let level) = paragraphs[index].hint, level > 1 { break }
    candidates.append(index)
    reader.hasTitle = true
  }
  return reader.finish(candidates, paragraphs: paragraphs)
}

extension BlockClassifier {
  /// Whether a heading under the title is the first of several that are nothing but a day, as those of a diary are.
  fileprivate func isFirstDay(_ index: Int, under title: [Int]) -> Bool {
    guard case .heading(let level) = paragraphs[index].hint, level > 1, !title.isEmpty,
      isDateLine(paragraphs[index].range)
    else { return false }
    return paragraphs.indices.dropFirst(index + 1).prefix(12).contains {
      if case .heading(level) = paragraphs[$0].hint { return isDateLine(paragraphs[$0].range) }
      return false
    }
  }
}

/// Whether a report begins with a title that is nothing but somebody's words: `"We Opened the Gates Ourselves"`, in capitals as
/// titles have them, without the stop that speech ends in, and before words of the report's own.
private func isQuotedTitle(_ paragraphs: [Paragraph], _ index: Int, in text: ReadingText, _ lexicon: Lexicon) -> Bool {
  let range = paragraphs[index].range
  guard range.count <= 160, text.isQuote(at: range.start), index + 1 < paragraphs.count,
    !text.isQuote(at: paragraphs[index + 1].range.start),
    let pair = text.matchMarks(in: range).first, pair.open == range.start, pair.isClosed, pair.end == range.end,
    let last = text.scalar(before: text.trimSpace(pair.contentStart, pair.contentEnd)),
    ![0x2E, 0x2026, 0x2C, 0x3A].contains(last.value)
  else { return false }
  let words = text.words(in: TextRange(pair.contentStart, pair.contentEnd), lexicon)
  let long = words.filter { $0.range.count > 4 }
  return (3...16).contains(words.count) && long.count > 1 && long.allSatisfy(\.isCapitalised)
}

extension ReadingText {
  /// Whether a paragraph is the first turn of a talk: another label stands before the next one, and one of both comes again.
  func beginsTalk(at index: Int, of paragraphs: [Paragraph], _ lexicon: Lexicon) -> Bool {
    guard index + 2 < paragraphs.count, paragraphs[index].hint == .none else { return false }
    if letterLabel(of: paragraphs[index].range) != nil, letterLabel(of: paragraphs[index + 1].range) != nil {
      return true
    }
    guard
      let first = label(of: paragraphs[index].range, lexicon),
      let second = label(of: paragraphs[index + 1].range, lexicon)
    else { return false }
    let names = [first, second].map { lowercased($0.range) }
    return names[0] != names[1]
      && paragraphs[(index + 2)...].prefix(5).contains { paragraph in
        label(of: paragraph.range, lexicon).map { names.contains(lowercased($0.range)) } ?? false
      }
  }

  /// Where the colon stands behind the quoted words that a line begins with, which then says of what they are: `„Die Stadt ist
  /// ein Kind“: Stimmen zur Umbenennung`. `pairs` are the line's.
  func colon(afterFirstOf pairs: [MarkPair], in line: TextRange) -> Int? {
    guard let pair = pairs.first, pair.open == line.start, pair.isClosed else { return nil }
    let next = skipSpace(pair.end, line.end)
    return next < line.end && bytes[next] == UInt8(ascii: ":") ? next : nil
  }
}
