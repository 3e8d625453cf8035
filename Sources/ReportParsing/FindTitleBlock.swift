import ReportModel

/// What the paragraphs at the top say of the report.
struct FoundTitleBlock {
  var titleBlock = TitleBlock()
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
  // The header of a mail stands before everything else.
  var isMail = true
  for index in paragraphs.indices.dropFirst(start).prefix(14) {
    let range = paragraphs[index].range
    guard notes.definitionOfParagraph[index] == nil else { break }
    if paragraphs[index].hint == .boilerplate { continue }
    if isMail, text.isMailHeader(range) {
      reader.readMailHeader(range, index)
      continue
    }
    isMail = isMail && candidates.isEmpty && reader.lines.isEmpty
    if classifier.isBoilerplate(range) { continue }
    if reader.read(range, index) { continue }
    if classifier.isTime(range) {
      reader.lines.append(index)
      continue
    }
    // Prose or a quotation ends the title block.
    // A title may itself begin with somebody's words.
    let isQuotedTitle =
      candidates.isEmpty && text.isQuote(at: range.start) && !text.endsSentence(range) && range.count > 60
      && classifier.headingRule(index) == "Title Case"
    // A sentence or two under the title, before the byline.
    if candidates.count == 1, reader.lines.isEmpty, range.count <= 320, reader.isProse(range),
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
    guard range.count <= 420, isQuotedTitle || !text.isQuote(at: range.start) && !reader.isProse(range) else { break }
    guard reader.canBeTitle(range) else { break }
    if case .heading(let level) = paragraphs[index].hint, level > 1 { break }
    candidates.append(index)
  }
  return reader.finish(candidates, paragraphs: paragraphs)
}
