import ReportModel

/// Tells what each paragraph is, with the rule that told it. Linear; looks only at a paragraph, the one before and the
/// one after.
func classifyBlocks(
  in text: ReadingText, paragraphs: [Paragraph], notes: FoundNotes, titleBlock: FoundTitleBlock,
  alongside: Alongside = atOnce, _ lexicon: Lexicon
) -> [Block] {
  var classifier = BlockClassifier(text: text, paragraphs: paragraphs, lexicon: lexicon)
  classifier.findRunningHeads()
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

  init(text: ReadingText, paragraphs: [Paragraph], lexicon: Lexicon) {
    self.text = text
    self.paragraphs = paragraphs
    self.lexicon = lexicon
  }

  private func label(of index: Int) -> SpeechLabel? {
    let range = paragraphs[index].range
    if let labels, range.count <= Self.longestLabelled { return labels[index] }
    return text.label(of: range, lexicon)
  }

  private func stoppedLabel(of index: Int) -> SpeechLabel? {
    let range = paragraphs[index].range
    if let stoppedLabels, range.count <= Self.longestLabelled { return stoppedLabels[index] }
    return text.stoppedLabel(of: range, lexicon)
  }

  func kind(of index: Int) -> (Block.Kind, String) {
    let range = paragraphs[index].range
    if documentHeads.contains(index) { return (.heading, Self.documentHead) }
    switch paragraphs[index].hint {
    case .heading: return (.heading, "marked as a heading")
    case .blockquote: return (.quotation, "marked as a quotation")
    case .caption: return (.caption, "marked as a caption")
    case .boilerplate: return (.boilerplate, "marked as boilerplate")
    default: break
    }
    if pageLines.contains(index) { return (.boilerplate, "a page's head or its contents") }
    if isBoilerplate(range) { return (.boilerplate, "words of boilerplate") }
    if isStamp(range) || text.listsAttendance(range, lexicon) {
      return (.boilerplate, "a stamp: source, time, number or byline")
    }
    if index < 3, text.isMailHeader(range) { return (.boilerplate, "header of a mail") }
    if dateLines.contains(index) { return (.heading, "a date alone") }
    if yearLines.contains(index) { return (.heading, "a year alone") }
    if isCaption(range) { return (.caption, "names the source of a picture") }
    if isListItem(index) { return (.listItem, "begins with a bullet") }
    if setIn.contains(index) { return (.quotation, "set in after a lead-in") }
    if isExamination, text.letterLabel(of: range) != nil { return (.turn, "label") }
    if isHearing, stoppedLabel(of: index) != nil { return (.turn, "label") }
    if isLabelAlone(index) { return (.turn, "label") }
    if index > 0, isLabelAlone(index - 1) { return (.prose, "below its label") }
    if isLabelled || isHearing, let label = label(of: index), !text.isQuote(at: label.content),
      text.bytes[range.start] != UInt8(ascii: "#")
    {
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

  /// `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`
  func isForwardLine(_ range: TextRange) -> Bool {
    guard range.count <= 60, text.find("message", in: range) != nil,
      text.find("original", in: range) ?? text.find("forwarded", in: range) != nil
    else { return false }
    return text.bytes[range.start] == UInt8(ascii: "-") || text.bytes[range.end - 1] == UInt8(ascii: ":")
  }

  /// A short line that only says where something was published, when it began, or who wrote it: `Source: Quay TV`,
  /// `#8812 | 06:15`, `2:16 p.m. EDT`, `Posted: …`, `Autorzy: …`.
  private func isStamp(_ range: TextRange) -> Bool {
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
    if isTime(range) { return true }
    guard let colon = text.find(":", in: range), colon - range.start <= 12 else { return false }
    return text.words(in: TextRange(range.start, colon), lexicon).contains { $0.classes.contains(.byline) }
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
    "photo:", "picture:", "image:", "credit:", "credits:", "foto:", photographMarkWithoutColon, "photograph:",
    "photo :", "imagen:",
    "zdjęcie:", "bild:", "fotografía:",
  ]

  private static let photographMarkWithoutColon: StaticString = "photo by"

  func isCaption(_ range: TextRange) -> Bool {
    guard range.count <= 320 else { return false }
    // All marks but one have a colon.
    let hasColon = text.bytes.span.first(from: range.start, before: range.end) { $0.equal(0x3A) } < range.end
    if hasColon, let source = Self.sourceMarks.lazy.compactMap({ text.find($0, in: range) }).first {
      // Not the channel line of a clip, which begins with it.
      guard source > range.start + 1, let before = text.scalar(before: text.trimSpace(range.start, source)) else {
        return false
      }
      return [0x28, 0x5B, 0x2E].contains(before.value) && range.end - source < 160
    }
    if namesPhotographer(range, hasColon: hasColon) { return true }
    let opening = TextRange(range.start, min(range.end, range.start + 30))
    guard let first = text.firstWord(in: opening, lexicon), first.classes.contains(.captionWord) else { return false }
    let words = text.words(in: opening, lexicon)
    return words.count > 1 && words[1].gap.contains(.colon)
  }

  /// `The bridge at noon. Photo: A. Reed/Courier`: a short line that ends in who took the picture.
  private func namesPhotographer(_ range: TextRange, hasColon: Bool) -> Bool {
    for mark in hasColon ? Self.photographMarks : [Self.photographMarkWithoutColon] {
      guard let at = text.find(mark, in: range), at > range.start, range.end - at < 110,
        let before = text.scalar(before: text.trimSpace(range.start, at))
      else { continue }
      if [0x2E, 0x28, 0x5B, 0x29, 0x21, 0x3F].contains(before.value) { return true }
    }
    return false
  }

  func isListItem(_ index: Int) -> Bool {
    guard let bullet = text.bullet(at: paragraphs[index].range) else { return false }
    if bullet.isCertain { return true }
    let neighbours = [index - 1, index + 1].filter(paragraphs.indices.contains)
    return neighbours.contains { text.bullet(at: paragraphs[$0].range) != nil }
  }

  /// The rule by which a paragraph is a heading, or nil.
  func headingRule(_ index: Int) -> String? {
    let range = text.withoutEditLink(paragraphs[index].range)
    if range.end < paragraphs[index].range.end, range.count <= 160 { return "a link to edit behind it" }
    guard range.count <= 700, let last = text.scalar(before: range.end) else { return nil }
    if last.value == 0x2C || last.value == 0x3B { return nil }
    // A word that goes on in the next line; a mark that closes a statement from paragraphs before.
    if last.value == 0x2D { return nil }
    if [0x22, 0x201D, 0x2019].contains(last.value), paragraphs[index].hint == .none,
      text.strayCloser(in: range, isSingle: last.value == 0x2019)?.end == range.end
    {
      return nil
    }
    // `[Weir TV, May 3, 2010]`: a source, or a stage direction.
    let opening = text.bytes[range.start]
    if opening == 0x5B && last.value == 0x5D || opening == 0x28 && last.value == 0x29 { return nil }
    guard text.wordCount(in: range, lexicon) <= 110 else { return nil }
    let words = text.words(in: range, lexicon)
    guard let first = words.first else { return nil }
    if text.bytes[range.start] == UInt8(ascii: "#") { return "heading mark" }
    // The name under `With greetings,`.
    if index > 0, paragraphs[index].hint == .none, paragraphs[index - 1].range.count < 80,
      text.bytes[paragraphs[index - 1].range.end - 1] == 0x2C, words.count <= 4
    {
      return nil
    }
    if isBoldAlone(range) { return "bold alone" }
    if last.value != 0x2E, text.address(in: range) == nil, opensWithItemNumber(range, words) {
      return "a number before it"
    }
    if words.count <= 3, !first.classes.isDisjoint(with: [.noteHeading, .sectionWord]), last.value != 0x2E {
      return "a section's name"
    }
    if let label = text.label(of: range, lexicon), speaks(label, range, words) { return nil }
    let isQuoteOnly = text.isQuote(at: range.start)
    // A line that opens a mark and never closes one goes on with a quotation.
    if isQuoteOnly, !text.matchMarks(in: range).contains(where: { $0.open == range.start && $0.isClosed }) {
      return nil
    }
    // Longer and shorter words, and how many of each have a capital.
    var (letters, capitals, small, smallCapitals) = (0, 0, 0, 0)
    for (index, word) in words.enumerated() where !word.hasDigit {
      if word.range.count >= 4 {
        letters += 1
        if word.isCapitalised { capitals += 1 }
      } else if index > 0 {
        small += 1
        if word.isCapitalised { smallCapitals += 1 }
      }
    }
    let isTitleCase =
      words.count >= 2 && letters >= 1 && capitals * 20 >= letters * 17
      && (letters >= 3 || small == 0 || smallCapitals > 0)
    if let rule = quotedHeadingRule(index) { return rule }
    let endsSentence = last.value == 0x2E && !isQuoteOnly
    if isTitleCase, !endsSentence, first.isCapitalised, !isQuoteOnly || smallCapitals > 0 {
      let ratio = small == 0 || smallCapitals * 2 >= small || letters <= 12
      if ratio, !(isQuoteOnly && last.value == 0x5D) { return "Title Case" }
    }
    if words.allSatisfy({ $0.isAllCaps || $0.hasDigit || $0.range.count <= 2 }), words.count >= 2, !endsSentence {
      return "capitals"
    }
    return shortLineRule(index, words: words, last: last.value)
  }

  /// `‘A car park with a story’`, `Ministra Santoyo: «La laguna no se toca»`: short, closed, without the stop that speech ends
  /// in, and before a longer paragraph of prose.
  private func quotedHeadingRule(_ index: Int) -> String? {
    let range = paragraphs[index].range
    guard range.count <= 160, index > 0, index + 1 < paragraphs.count else { return nil }
    let next = paragraphs[index + 1].range
    guard next.count > range.count * 3 / 2, next.count > 80, !text.isQuote(at: next.start), !text.opensSingle(at: next),
      let pair = text.matchMarks(in: range).first(where: { $0.parent == nil }), pair.isClosed, pair.end == range.end,
      let last = text.scalar(before: text.trimSpace(pair.contentStart, pair.contentEnd)),
      ![0x2E, 0x21, 0x3F, 0x2026, 0x2C, 0x3A].contains(last.value),
      text.bytes[paragraphs[index - 1].range.end - 1] != 0x3A
    else { return nil }
    let inside = text.wordCount(in: TextRange(pair.contentStart, pair.contentEnd), lexicon)
    guard (3...16).contains(inside) else { return nil }
    if pair.open == range.start { return "quoted words alone" }
    // Who, then a colon.
    let lead = text.trimmed(TextRange(range.start, pair.open))
    let words = text.words(in: lead, lexicon)
    guard lead.count > 1, text.bytes[lead.end - 1] == 0x3A, words.count <= 8, words[0].isCapitalised,
      !words.contains(where: { $0.classes.contains(.auxiliary) || $0.classes.contains(.pronoun) }),
      !(words.count == 1 && words[0].classes.contains(.roleLabel)), text.label(of: next, lexicon) == nil
    else { return nil }
    return "a name and its words"
  }

  /// `Reed: "It is."`, `Host: "What is it?"`: a sentence that a label brings, with a stop before its closing mark and small
  /// letters as no title has them; or the label of a role.
  private func speaks(_ label: SpeechLabel, _ range: TextRange, _ words: [Word]) -> Bool {
    let labelled = words.prefix { $0.range.start < label.content }
    if labelled.count == 1, labelled[0].classes.contains(.roleLabel) { return true }
    guard text.isQuote(at: label.content),
      let pair = text.matchMarks(in: range).first(where: { $0.open == label.content }), pair.isClosed,
      pair.end == range.end, let last = text.scalar(before: pair.contentEnd),
      [0x2E, 0x21, 0x3F, 0x2026].contains(last.value)
    else { return false }
    let said = words.dropFirst(labelled.count)
    return said.contains { !$0.isCapitalised && !$0.hasDigit }
      && (last.value == 0x2E || said.count { !$0.isCapitalised } * 2 > said.count)
  }

  /// `**What the keeper says**`: a short line that is bold as a whole and ends no sentence.
  private func isBoldAlone(_ range: TextRange) -> Bool {
    guard range.count > 5, range.count <= 110, text.hasWords("**", at: range.start, before: range.end),
      text.hasWords("**", at: range.end - 2, before: range.end)
    else { return false }
    let inner = TextRange(range.start + 2, range.end - 2)
    return text.find("**", in: inner) == nil && text.scalar(at: inner.start).value.isUppercase
      && ![0x2E, 0x3A, 0x2C].contains(text.bytes[inner.end - 1]) && text.label(of: range, lexicon) == nil
  }

  /// `[01] Ferry fares to rise`, `2. What was done`: a short line with a number, no sentence.
  private func opensWithItemNumber(_ range: TextRange, _ words: [Word]) -> Bool {
    // `2.1 The strong-room`
    if range.count <= 90, words.count <= 14, !text.endsSentence(range), text.sectionNumberLevels(of: range) != nil {
      return true
    }
    guard range.count <= 90, words.count >= 2, words.count <= 14, words[0].hasDigit, words[0].range.count <= 2,
      words[1].isCapitalised, !text.endsSentence(range)
    else { return false }
    if words[0].gap.contains(.openBracket) { return words[1].gap.contains(.closeBracket) }
    return words[0].range.start == range.start && words[1].gap == .stop
      && words[1].range.start - words[0].range.end == 2
  }

  /// A short line in sentence case, alone between longer paragraphs.
  private func shortLineRule(_ index: Int, words: [Word], last: UInt32) -> String? {
    let range = paragraphs[index].range
    guard range.count <= 80, words[0].isCapitalised, last != 0x2E, last != 0x3A, last != 0x22, last != 0x201D else {
      return nil
    }
    guard text.address(in: range) == nil else { return nil }
    guard text.bytes[range.start].isASCIILetter || text.scalar(at: range.start).value.isWordPart else { return nil }
    guard let next = textAfter(index), paragraphs[next].range.count > range.count, words.count <= 10 else {
      return nil
    }
    if let label = label(of: index), label.content > 0 {
      // `Q: Why flour?`
      let isRole = text.wordCount(in: label.range, lexicon) == 1 && words[0].classes.contains(.roleLabel)
      if words.count > 7 || isRole || text.isQuote(at: label.content) { return nil }
    }
    if stoppedLabel(of: index) != nil { return nil }
    guard !text.bytes[range.start..<range.end].contains(UInt8(ascii: "\"")), last != 0x29, last != 0x5D else {
      return nil
    }
    guard text.words(in: range, lexicon).last.map({ !$0.classes.contains(.month) }) ?? false else { return nil }
    // A sentence that a colon leads to and a lost note ends: `I leave the town quiet.15`
    if index > 0, text.bytes[paragraphs[index - 1].range.end - 1] == 0x3A, text.endsSentence(range) { return nil }
    return firstDate(in: range, of: text, lexicon.wordsRead) == nil ? "a short line alone" : nil
  }
}

extension BlockClassifier {
  /// The next paragraph that is no byline or other stamp.
  private func textAfter(_ index: Int) -> Int? {
    let next = paragraphs.indices.dropFirst(index + 1).prefix(3).first { !isStamp(paragraphs[$0].range) }
    return next
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
