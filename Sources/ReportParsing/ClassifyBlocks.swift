import ReportModel

/// Tells what each paragraph is, with the rule that told it. Linear; looks only at a paragraph, the one before and the
/// one after.
/// - Parameter lookedOver: What is known of all paragraphs together.
func classifyBlocks(
  _ lookedOver: BlockClassifier, notes: FoundNotes, titleBlock: FoundTitleBlock, alongside: Alongside
) -> [Block] {
  var classifier = lookedOver
  let paragraphs = classifier.paragraphs
  classifier.findSetIn(notes)
  classifier.findDateLines(after: titleBlock.paragraphs.max() ?? -1)
  return inHalves(paragraphs.count, alongside) { [classifier, definitions = notes.definitionOfParagraph] places in
    places.map { index in
      let (kind, rule): (Block.Kind, String)
      if definitions[index] != nil {
        (kind, rule) = (.noteDefinition, "begins with its label")
      } else if titleBlock.paragraphs.contains(index) {
        (kind, rule) = (.titleBlock, "title block")
      } else {
        (kind, rule) = classifier.kind(of: index)
      }
      return Block(kind, paragraphs[index].range, hint: paragraphs[index].hint, evidence: Evidence(rule))
    }
  }
}

struct BlockClassifier {
  let text: ReadingText
  let paragraphs: [Paragraph]
  let lexicon: Lexicon
  /// Paragraphs that are the running heads of pages, or lines of a table of contents.
  var pageLines: Set<Int> = []
  /// Paragraphs that are set in below a lead-in, or below one that is.
  var setIn: Set<Int> = []
  /// Lines over a letter or a statement that is set off below them: `3. The Guild to the Warden, 14 January 1957`.
  var documentHeads: Set<Int> = []
  /// Lines that say where and when the document was written that the line above heads.
  var datelines: Set<Int> = []
  /// Paragraphs that are nothing but a date, where these head the entries of a chronology.
  var dateLines: Set<Int> = []
  /// Paragraphs that are nothing but the year of the entries under them.
  var yearLines: Set<Int> = []
  /// Whether labels that end in a full stop are those of a hearing: three turns and more have one.
  var isHearing = false
  /// Whether questions and answers begin with `Q.` and `A.`
  var isExamination = false
  /// Short paragraphs whose label comes again beside another label: turns, however much they look like headings.
  var turns: Set<Int> = []
  /// Whether labels that come again and again make the report a transcript.
  var isLabelled = false
  /// The labels of paragraphs that are not too long to be looked at beforehand; nil before they were.
  var labels: [Int: SpeechLabel]?
  var stoppedLabels: [Int: SpeechLabel]?
  static let longestLabelled = 4000

  /// The rule of headings that say of the document below who wrote it, to whom and when.
  static let documentHead = "heads a document"
  /// The rule of the lines below them with a place and a day.
  static let dateline = "dates a document"
  /// The rule of lines between bars.
  static let tableRow = "a row of a table"
  /// The rules of headings that are nothing but a day or a year of a chronology.
  static let dateAlone = "a date alone"
  static let yearAlone = "a year alone"

  init(text: ReadingText, paragraphs: [Paragraph], lexicon: Lexicon) {
    self.text = text
    self.paragraphs = paragraphs
    self.lexicon = lexicon
  }

  /// Looks over all paragraphs for what several of them tell together.
  init(over text: ReadingText, paragraphs: [Paragraph], _ lexicon: Lexicon) {
    self.init(text: text, paragraphs: paragraphs, lexicon: lexicon)
    findRunningHeads()
  }

  func label(of index: Int) -> SpeechLabel? {
    let range = paragraphs[index].range
    if let labels, range.count <= Self.longestLabelled { return labels[index] }
    return text.label(of: range, lexicon)
  }

  func stoppedLabel(of index: Int) -> SpeechLabel? {
    let range = paragraphs[index].range
    if let stoppedLabels, range.count <= Self.longestLabelled { return stoppedLabels[index] }
    return text.stoppedLabel(of: range, lexicon)
  }

  func kind(of index: Int) -> (Block.Kind, String) {
    let range = paragraphs[index].range
    if documentHeads.contains(index) { return (.heading, Self.documentHead) }
    if datelines.contains(index) { return (.prose, Self.dateline) }
    switch paragraphs[index].hint {
    case .heading: return (.heading, "marked as a heading")
    case .blockquote: return (.quotation, "marked as a quotation")
    case .caption: return (.caption, "marked as a caption")
    case .boilerplate: return (.boilerplate, "marked as boilerplate")
    default: break
    }
    if text.isTableRow(range) { return (.prose, Self.tableRow) }
    if pageLines.contains(index) { return (.boilerplate, "a page's head or its contents") }
    if isBoilerplate(range) { return (.boilerplate, "words of boilerplate") }
    if isStamp(range) || text.listsAttendance(range, lexicon) {
      return (.boilerplate, "a stamp: source, time, number or byline")
    }
    if index < 3, !setIn.contains(index), text.isMailHeader(range) { return (.boilerplate, "header of a mail") }
    if dateLines.contains(index) { return (.heading, Self.dateAlone) }
    if yearLines.contains(index) { return (.heading, Self.yearAlone) }
    if isCaption(range) { return (.caption, "names the source of a picture") }
    if isListItem(index) { return (.listItem, "begins with a bullet") }
    if setIn.contains(index) { return (.quotation, "set in after a lead-in") }
    if isExamination, text.letterLabel(of: range) != nil, !isPart(index) { return (.turn, "label") }
    if isHearing, stoppedLabel(of: index) != nil { return (.turn, "label") }
    if isLabelAlone(index) { return (.turn, "label") }
    if index > 0, isLabelAlone(index - 1) { return (.prose, "below its label") }
    if isLabelled || isHearing, let label = label(of: index), !text.isQuote(at: label.content),
      text.bytes[range.start] != UInt8(ascii: "#")
    {
      if isTitle(index, after: label) { return (.heading, "Title Case") }
      if namesChair(label, range) { return (.boilerplate, "a stamp: source, time, number or byline") }
      if isLabelled { return (.turn, "label") }
    }
    if !turns.contains(index), let rule = headingRule(index) { return (.heading, rule) }
    if let label = label(of: index) {
      return (.turn, text.isQuote(at: label.content) ? "label and mark" : "label")
    }
    if text.isQuote(at: range.start) || text.opensSingle(at: range) { return (.quotation, "begins with a mark") }
    return (.prose, "nothing else")
  }

  /// `Water Minister Olaf Quist: There Is No Strike`: a title with a colon in it, which no mark and no stop ends, and what
  /// follows it is no turn of its.
  private func isTitle(_ index: Int, after label: SpeechLabel) -> Bool {
    let range = paragraphs[index].range
    guard range.count <= 160, let last = text.scalar(before: range.end), last.value.isWordPart, !turns.contains(index)
    else { return false }
    let words = text.words(in: TextRange(label.content, range.end), lexicon)
    let long = words.filter { $0.range.count > 3 && !$0.hasDigit }
    // What has a verb or an article is no list of names.
    let isSaid = words.contains { !$0.classes.isDisjoint(with: [.auxiliary, .determiner, .pronoun]) }
    return words.count >= 3 && long.count >= 2 && long.allSatisfy(\.isCapitalised) && isSaid
      && headingRule(index) == "Title Case"
  }

  /// `A. The keeper`, `B. The dealer`: the letter of a part and not an answer, which ends a sentence or has a question before it.
  private func isPart(_ index: Int) -> Bool {
    let range = paragraphs[index].range
    guard text.bytes[range.start] == UInt8(ascii: "A"), range.count <= 80, !text.endsSentence(range), index > 0 else {
      return false
    }
    return text.letterLabel(of: paragraphs[index - 1].range) == nil && label(of: index - 1) == nil
  }

  /// Whether a line is nothing but a label with a time code.
  private func isLabelAlone(_ index: Int) -> Bool {
    let range = paragraphs[index].range
    return range.count <= 80 && label(of: index).map { $0.content == range.end } ?? false
  }

  func isBoilerplate(_ range: TextRange) -> Bool {
    guard range.count <= 400 else { return false }
    if isForwardLine(range) { return true }
    if text.hasWords("%%page", at: range.start, before: range.end) { return true }
    var start = range.start
    while start < range.end, text.bytes[start] == UInt8(ascii: "(") || text.bytes[start] == UInt8(ascii: "[") {
      start += 1
    }
    let inner = TextRange(start, range.end)
    guard let first = text.firstWord(in: inner, lexicon) else { return true }
    if first.classes.contains(.boilerplate), text.wordCount(in: inner, lexicon) == 1 { return true }
    if isRowOfLinks(inner) { return true }
    let hasBar = text.find("|", in: range) != nil
    let words = first.classes.contains(.beginsPhrase) || hasBar ? text.words(in: inner, lexicon) : []
    if !words.isEmpty, lexicon.phrase(.boilerplate, in: text, words, at: 0) != nil { return true }
    // A line that asks for a click, or a bar of links.
    if text.find("click here", in: range) != nil { return true }
    return hasBar
      && words.indices.contains { index in
        words[index].gap.contains(.other) && lexicon.phrase(.boilerplate, in: text, words, at: index) != nil
      }
  }

  /// `print  Text Size: A A A`: nothing but words of boilerplate, one after the other, and single letters.
  private func isRowOfLinks(_ range: TextRange) -> Bool {
    guard range.count <= 80 else { return false }
    let words = text.words(in: range, lexicon)
    var next = 0
    while next < words.count {
      if let count = lexicon.phrase(.boilerplate, in: text, words, at: next) {
        next += count
      } else if words[next].classes.contains(.boilerplate) || next > 0 && words[next].range.count == 1 {
        next += 1
      } else {
        return false
      }
    }
    return words.count > 1
  }

  /// `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`
  func isForwardLine(_ range: TextRange) -> Bool {
    guard range.count <= 60, text.find("message", in: range) != nil,
      text.find("original", in: range) ?? text.find("forwarded", in: range) != nil
    else { return false }
    return text.bytes[range.start] == UInt8(ascii: "-") || text.bytes[range.end - 1] == UInt8(ascii: ":")
  }

  /// A short line that only says where something was published, when it began, or who wrote it: `Source: Quay TV`,
  /// `#8812 | 06:15`, `2:16 p.m. EDT`, `Posted: …`, `Autorzy: …`.
  func isStamp(_ range: TextRange) -> Bool {
    guard range.count <= 100, !text.holdsQuote(range) else { return false }
    let marks: [StaticString] = [
      "source:", "fuente:", "quelle:", "posted:", "published:", "updated:", "last modified:", "aired:",
    ]
    if marks.contains(where: { text.hasWords($0, at: range.start, before: range.end) }) {
      return !text.endsSentence(range)
    }
    if text.bytes[range.start] == UInt8(ascii: "#"), text.find("|", in: range) != nil,
      text.bytes[range.start..<range.end].allSatisfy({ !$0.isASCIILetter })
    {
      return true
    }
    if isTime(range) || isChannelLine(range) { return true }
    guard let colon = text.find(":", in: range), colon - range.start <= 12 else { return false }
    return text.words(in: TextRange(range.start, colon), lexicon).contains { $0.classes.contains(.byline) }
  }

  /// `Quay TV (Ostria) | November 20, 2022 | 02:51`: where a clip was shown, when, and how long it is, between bars.
  func isChannelLine(_ range: TextRange) -> Bool {
    let parts = text.parts(of: range)
    guard (2...5).contains(parts.count) else { return false }
    let isLength = parts.contains { part in
      part.count <= 8 && text.bytes[part.start].isASCIIDigit && text.bytes[part.end - 1].isASCIIDigit
        && text.bytes[part.start..<part.end].allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ":") }
        && text.bytes[part.start..<part.end].contains(UInt8(ascii: ":"))
    }
    return isLength && parts.contains { isDateLine($0) }
  }

  /// `Chair: Mrs. W. Folau`, `Present: Messrs. Obi and Hale`: a label before nothing but names.
  private func namesChair(_ label: SpeechLabel, _ range: TextRange) -> Bool {
    let words = text.words(in: TextRange(label.content, range.end), lexicon)
    return words.count <= 12 && !text.endsSentence(range) && words.count > 1
      && words.allSatisfy { $0.isCapitalised || $0.classes.contains(.conjunction) || $0.classes.contains(.particle) }
  }

  /// `2:16 p.m. EDT`
  func isTime(_ range: TextRange) -> Bool {
    range.count <= 24 && text.bytes[range.start].isASCIIDigit
      && (text.find("p.m", in: range) ?? text.find("a.m", in: range)).map { $0 - range.start <= 8 } ?? false
  }

  /// What a caption says before its outlet.
  static let sourceMarks: [StaticString] = ["source:", "fuente:", "quelle:", "źródło:", "source :", "fonte:"]
  /// What it says before whoever took the picture.
  static let photographMarks: [StaticString] = [
    "photo:", "picture:", "image:", "credit:", "credits:", "foto:", "photograph:", "photo :", "imagen:", "zdjęcie:",
    "bild:", "fotografía:",
  ]

  static let photographMarkWithoutColon: StaticString = "photo by"

  func isCaption(_ range: TextRange) -> Bool {
    guard range.count <= 320 else { return false }
    let colons = colons(in: range)
    if !colons.isEmpty, let source = Self.sourceMarks.lazy.compactMap({ place(of: $0, at: colons, in: range) }).first {
      // Not the channel line of a clip, which begins with it.
      guard source > range.start + 1, let before = text.scalar(before: text.trimSpace(range.start, source)) else {
        return false
      }
      return [0x28, 0x5B, 0x2E].contains(before.value) && range.end - source < 160
    }
    if namesPhotographer(range, colons) { return true }
    let opening = text.opening(of: range, 30)
    guard let first = text.firstWord(in: opening, lexicon), first.classes.contains(.captionWord) else { return false }
    let words = text.words(in: opening, lexicon)
    return words.count > 1 && words[1].gap.contains(.colon)
  }

  /// `The bridge at noon. Photo: A. Reed/Courier`: a short line that ends in who took the picture.
  private func namesPhotographer(_ range: TextRange, _ colons: [Int]) -> Bool {
    if let at = text.find(Self.photographMarkWithoutColon, in: range), endsInPhotographer(range, at) { return true }
    return !colons.isEmpty
      && Self.photographMarks.contains { mark in
        place(of: mark, at: colons, in: range).map { endsInPhotographer(range, $0) } ?? false
      }
  }

  private func endsInPhotographer(_ range: TextRange, _ mark: Int) -> Bool {
    guard mark > range.start, range.end - mark < 110,
      let before = text.scalar(before: text.trimSpace(range.start, mark))
    else { return false }
    return [0x2E, 0x28, 0x5B, 0x29, 0x21, 0x3F].contains(before.value)
  }

  private func colons(in range: TextRange) -> [Int] {
    var colons: [Int] = []
    var i = range.start
    while true {
      i = text.bytes.span.first(from: i, before: range.end) { $0.equal(UInt8(ascii: ":")) }
      if i == range.end { return colons }
      colons.append(i)
      i += 1
    }
  }

  /// Where the first one of a mark that ends in a colon begins.
  private func place(of mark: StaticString, at colons: [Int], in range: TextRange) -> Int? {
    let before = mark.utf8CodeUnitCount - 1
    return colons.first { $0 - before >= range.start && text.hasWords(mark, at: $0 - before, before: range.end) }
      .map { $0 - before }
  }

  func isListItem(_ index: Int) -> Bool {
    guard let bullet = text.bullet(at: paragraphs[index].range) else { return false }
    if bullet.isCertain { return true }
    let neighbours = [index - 1, index + 1].filter(paragraphs.indices.contains)
    return neighbours.contains { text.bullet(at: paragraphs[$0].range) != nil }
  }
}

extension ReadingText {
  /// The bullet that a paragraph begins with, and whether it can be nothing else.
  func bullet(at range: TextRange) -> (end: Int, isCertain: Bool)? {
    let first = scalar(at: range.start)
    let after = range.start + first.length
    guard after < range.end, scalar(at: after).value.isSpace else { return nil }
    switch first.value {
    case 0x2022, 0x2023, 0x25AA, 0x25AB, 0x25CF, 0x25E6, 0x2043, 0xB7, 0xF0B7, 0xF0A7: return (after, true)
    case 0x2A, 0x2D, 0x2013: return (after, false)
    default: return nil
    }
  }

  /// Whether a paragraph begins with a single mark that opens a quotation and is no apostrophe.
  func opensSingle(at range: TextRange) -> Bool {
    let first = scalar(at: range.start)
    guard first.value == 0x27 || first.value == 0x2018,
      range.count > 20 || markHabits.contains(.single) && range.count > 8 && endsSentence(range)
    else { return false }
    return scalar(at: range.start + first.length).value.isUppercase
      && matchMarks(in: range).contains { $0.open == range.start }
  }
}
