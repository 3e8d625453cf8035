import ReportModel

// Which paragraphs are headings, where only their words and their length tell.
extension BlockClassifier {
  /// The rule by which a paragraph is a heading, or nil.
  func headingRule(_ index: Int) -> String? {
    let range = text.withoutEditLink(paragraphs[index].range)
    if range.end < paragraphs[index].range.end, range.count <= 160 { return "a link to edit behind it" }
    guard range.count <= 700, let last = text.scalar(before: range.end) else { return nil }
    if last.value == 0x2C || last.value == 0x3B { return nil }
    // A word that goes on in the next line; a mark that closes a statement from paragraphs before.
    if last.value == 0x2D { return nil }
    // `"I should have seen at once that –"`: words that somebody cuts short.
    if [0x22, 0x201D, 0x2019].contains(last.value),
      text.scalar(before: range.end - last.length).map({ $0.value.isDash }) ?? false
    {
      return nil
    }
    if [0x22, 0x201D, 0x2019].contains(last.value), paragraphs[index].hint == .none,
      text.strayCloser(in: range, isSingle: last.value == 0x2019)?.end == range.end
    {
      return nil
    }
    // `[Weir TV, May 3, 2010]`: a source, or a stage direction.
    let opening = text.bytes[range.start]
    if opening == 0x5B && last.value == 0x5D || opening == 0x28 && last.value == 0x29 { return nil }
    // A paragraph, as most are: no rule below takes one that ends a sentence and is so long.
    if last.value == 0x2E, range.count > 160, opening != UInt8(ascii: "#"), !text.isQuote(at: range.start) {
      return nil
    }
    // `— Dana Kirk` under a quotation.
    if index > 0, text.scalar(at: range.start).value.isDash,
      let before = text.scalar(before: paragraphs[index - 1].range.end),
      [0x22, 0x201D, 0x2019, 0xBB].contains(before.value)
    {
      return nil
    }
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
    if listsOffices(range) { return nil }
    if isBoldAlone(range) { return "bold alone" }
    if last.value != 0x2E, text.address(in: range) == nil, opensWithItemNumber(range, words) {
      return "a number before it"
    }
    if words.count <= 3, !first.classes.isDisjoint(with: [.noteHeading, .sectionWord]), last.value != 0x2E {
      return "a section's name"
    }
    // `Fourth meeting, 11 March 2014`
    if words.count <= 12, words.contains(where: \.hasDigit),
      words.prefix(4).contains(where: { !$0.rules.isDisjoint(with: [.sitting, .hearing]) }),
      let date = firstDate(in: range, of: text, lexicon.wordsRead), date.value?.isDay == true,
      text.tellsSitting(range, on: date.range, lexicon)
    {
      return "a sitting's day"
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
      } else if index > 0, !isFirstPerson(word) {
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

  /// `I`, which has its capital everywhere.
  private func isFirstPerson(_ word: Word) -> Bool {
    word.range.count == 1 && text.bytes[word.range.start] == UInt8(ascii: "I")
  }

  /// `‘A car park with a story’`, `Ministra Santoyo: «La laguna no se toca»`: short, closed, without the stop that speech ends
  /// in, and before a longer paragraph of prose.
  private func quotedHeadingRule(_ index: Int) -> String? {
    let range = paragraphs[index].range
    guard range.count <= 160, index > 0, index + 1 < paragraphs.count else { return nil }
    let next = paragraphs[index + 1].range
    guard next.count > 80 else { return nil }
    let pairs = text.matchMarks(in: range)
    if let colon = text.colon(afterFirstOf: pairs, in: range), colon + 2 < range.end, !text.endsSentence(range),
      !text.holdsQuote(TextRange(colon, range.end)),
      (1...8).contains(text.wordCount(in: TextRange(colon, range.end), lexicon)),
      text.bytes[range.end - 1] != UInt8(ascii: ":")
    {
      // `“Wait and see”: the gate`
      return "quoted words and what they are of"
    }
    guard next.count > range.count * 3 / 2, !text.isQuote(at: next.start), !text.opensSingle(at: next),
      let pair = pairs.first(where: { $0.parent == nil }), pair.isClosed, pair.end == range.end,
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
    guard lead.count > 1, text.bytes[lead.end - 1] == 0x3A, words.count <= 8,
      words.first?.isCapitalised == true,
      !words.contains(where: { $0.classes.contains(.auxiliary) || $0.classes.contains(.pronoun) }),
      !(words.count == 1 && words[0].classes.contains(.roleLabel)), text.label(of: next, lexicon) == nil
    else { return nil }
    return "a name and its words"
  }

  /// `Ines Varga, Spokesperson; Rolf Teal, Director of Roads`: who was there, each with an office.
  private func listsOffices(_ range: TextRange) -> Bool {
    guard range.count <= 300, text.bytes[range.start..<range.end].contains(UInt8(ascii: ";")) else { return false }
    let parts = text.split(range, at: [";"])
    return parts.count > 1
      && parts.allSatisfy { part in
        let words = text.words(in: part, lexicon)
        guard let comma = words.indices.dropFirst().first(where: { words[$0].gap.contains(.comma) }), comma <= 5 else {
          return false
        }
        return words[comma...].contains { $0.classes.contains(.office) } && words[..<comma].allSatisfy(\.isCapitalised)
      }
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
    if range.count <= 90, words.count <= 14, !text.endsSentence(range), text.bytes[range.end - 1] != 0x3A,
      text.sectionNumberLevels(of: range) != nil
    {
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

  /// The next paragraph that is no byline or other stamp.
  private func textAfter(_ index: Int) -> Int? {
    let next = paragraphs.indices.dropFirst(index + 1).prefix(3).first { !isStamp(paragraphs[$0].range) }
    return next
  }
}
