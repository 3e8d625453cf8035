import ReportModel

/// Finds what the report gives as somebody's words, without asking whose. By order of the first word; nested ones come
/// after the one they stand in. Linear.
///
/// One utterance is one quotation, however many paragraphs it has and whatever interrupts it. A mark that never closes
/// ends with its paragraph, unless the next one opens again.
func findQuotations(
  in text: ReadingText, blocks: [Block], sections: [Section], sectionOfBlock: [Int?], markers: [TextRange],
  languages: BlockLanguages, sources: Set<String>, _ lexicon: Lexicon
) -> (quotations: [FoundQuotation], findings: [Finding]) {
  var finder = QuotationFinder(
    text: text, blocks: blocks, sections: sections, sectionOfBlock: sectionOfBlock, markers: markers,
    languages: languages, sources: sources,
    lexicon: lexicon)
  for index in blocks.indices { finder.read(index) }
  finder.tellAskers()
  finder.tellHeadlines()
  // As many as there are, without what was reserved for more.
  return (finder.found.map { $0 }, finder.unclosed())
}

struct QuotationFinder {
  let text: ReadingText
  let blocks: [Block]
  let sections: [Section]
  let sectionOfBlock: [Int?]
  /// Note markers, by place.
  let markers: [TextRange]
  let languages: BlockLanguages
  /// What the notes give as their sources, in lower case, where the report is in another language than English.
  let sources: Set<String>
  let lexicon: Lexicon
  var found: [FoundQuotation] = []
  /// The utterance that the next paragraph may go on with.
  var running: Int?
  /// Where the list at hand ends, and whether its items tell who says what, each for itself.
  var listEnd = 0
  var isTellingList = false
  /// The statement that goes on without marks, and the block in which one closes it.
  var runningOn: (open: Int, closer: TextRange, last: Int)?
  /// Where the words without marks end that a lead-in opened: an index of the blocks, past them.
  var ledEnd = 0
  /// Where the letter without marks ends that is being read: an index of the blocks, past it.
  var letterEnd = 0
  /// The header of the mail whose words begin in the next paragraph.
  var mailHeader: TextRange?
  /// The list that the next item belongs to.
  var list: Int?
  /// The label of the turn whose words begin in the next paragraph.
  private var labelAlone: SpeechLabel?
  /// The last paragraph or heading that ends in a colon.
  var lead: FoundQuotation.Lead = .none
  /// The paragraph that introduces the labelled speech of a section.
  var governing: Int?
  /// Whether labelled speech without marks is what the report is made of.
  let isTranscript: Bool
  /// Whether paragraphs between the turns tell how the sitting goes on.
  private(set) var tellsOfSitting = false
  /// Whether turns are only quoted in a report that is told.
  let isMostlyTold: Bool

  init(
    text: ReadingText, blocks: [Block], sections: [Section], sectionOfBlock: [Int?], markers: [TextRange],
    languages: BlockLanguages, sources: Set<String>, lexicon: Lexicon
  ) {
    self.text = text
    self.languages = languages
    self.sources = sources
    self.blocks = blocks
    self.sections = sections
    self.sectionOfBlock = sectionOfBlock
    self.markers = markers
    self.lexicon = lexicon
    isMostlyTold =
      blocks.count { $0.kind == .turn } * 3
      < blocks.count { ($0.kind == .prose && $0.range.count > 80) || $0.kind == .quotation }
    isTranscript = blocks.count { $0.kind == .turn && $0.evidence.rule == "label" } >= 3
    if isTranscript { tellsOfSitting = blocks.count { $0.kind == .prose && isProcedure($0.range) } > 1 }
  }

  mutating func read(_ index: Int) {
    let block = blocks[index]
    if readRunningOn(index) || readLetter(index) || readTable(index) { return }
    // What it heads comes below.
    if block.evidence.rule == BlockClassifier.dateline { return }
    if [.listItem, .turn, .quotation, .prose].contains(block.kind), readCredited(index) { return }
    if block.kind != .listItem, block.kind != .caption, block.kind != .boilerplate { list = nil }
    switch block.kind {
    case .titleBlock: readTitle(index)
    case .boilerplate, .caption, .noteDefinition: break
    case .heading: readHeading(index)
    case .listItem: readListItem(index)
    case .turn: readTurn(index)
    case .quotation: readQuotation(index)
    case .prose: readProse(index)
    }
  }

  // MARK: Kinds of paragraphs

  private mutating func readHeading(_ index: Int) {
    running = nil
    readTitle(index)
    // A heading of its own section has its own lead; what introduces several letters goes on to govern them.
    lead = .heading(index)
    if let governor = governing, !introducesSeveral(governor) || !isBelow(index, governor) { governing = nil }
  }

  /// The quoted words of a heading or of the report's title.
  private mutating func readTitle(_ index: Int) {
    let range = blocks[index].range
    for pair in text.matchMarks(in: range) where pair.parent == nil {
      guard let words = piece(pair.contentStart, pair.contentEnd) else { continue }
      let count = text.words(in: words, lexicon).count
      let kind: Quotation.Kind = count < 3 || isAttributive(pair, in: range) ? .term : .headline
      found.append(
        FoundQuotation(
          kind: kind, pieces: [words], block: index, lead: .heading(index), isClosed: pair.isClosed))
    }
  }

  private mutating func readTurn(_ index: Int) {
    let range = blocks[index].range
    guard
      let label = text.letterLabel(of: range) ?? text.label(of: range, lexicon) ?? text.stoppedLabel(of: range, lexicon)
    else {
      return readProse(index)
    }
    if label.content >= range.end {
      labelAlone = label
      running = nil
      return
    }
    labelAlone = nil
    let labelWords = text.words(in: label.range, lexicon)
    let isRole = labelWords.count <= 2 && labelWords.contains { $0.classes.contains(.roleLabel) }
    let content = TextRange(label.content, range.end)
    let pairs = text.matchMarks(in: content)
    let isMarked = pairs.first?.open == label.content
    var kind: Quotation.Kind = isMarked ? .block : .turn
    if isRole, isQuestioner(labelWords), isMarked || labelWords[0].range.count == 1 { kind = .question }
    // In an interview whoever asks is the one who interviews, be it a newspaper.
    if isMarked, let governing, let asked = piece(pairs[0].contentStart, pairs[0].contentEnd),
      text.bytes[asked.end - 1] == UInt8(ascii: "?"),
      text.find("interview", in: blocks[governing].range) != nil
    {
      kind = .question
    }
    if !isMarked, !isTranscript, !isRole { return readProse(index) }
    var quotation = FoundQuotation(
      kind: kind, pieces: [content], block: index, lead: .label(label), governing: governing, isClosed: true,
      isBare: !isMarked)
    if isMarked {
      let (pieces, gaps, isClosed) = wholePieces(pairs, from: 0, in: content)
      quotation.pieces = pieces
      quotation.interruptions = gaps
      quotation.isClosed = isClosed
    } else {
      quotation.pieces = [piece(content.start, content.end) ?? content]
    }
    found.append(quotation)
    running = found.count - 1
    addNested(pairs, in: found.count - 1)
  }

  private func isQuestioner(_ label: [Word]) -> Bool {
    guard let first = label.first else { return false }
    let word = text.lowercased(first.range)
    return word != "a" && word != "answer"
  }

  /// Whether a quotation that says itself who speaks has closed: `"a," X said. "b."` In news the next paragraph that opens
  /// a mark begins another.
  ///
  /// Short paragraphs that each close and that nothing leads to are turns of a dialogue.
  private func isOver(_ open: Int, before next: TextRange) -> Bool {
    guard found[open].isClosed, found[open].lead == .none else { return false }
    if !found[open].interruptions.isEmpty { return true }
    return found[open].governing == nil && found[open].pieces.count == 1
      && max(found[open].range.count, next.count) < FoundQuotation.longestTurn && isAfterTurn(open)
  }

  /// Whether the paragraph before a quotation's holds another short quotation, with which it begins.
  private func isAfterTurn(_ open: Int) -> Bool {
    guard let before = found[..<open].last(where: { $0.parent == nil }), before.block == found[open].block - 1 else {
      return false
    }
    return before.isClosed && before.range.count < FoundQuotation.longestTurn
      && before.range.start - blocks[before.block].range.start < 4
  }

  private mutating func readQuotation(_ index: Int) {
    let range = blocks[index].range
    if sign(index) { return }
    let pairs = text.matchMarks(in: range)
    guard let first = pairs.first, first.open == range.start else { return readBare(index, pairs) }
    let (pieces, gaps, isClosed) = wholePieces(pairs, from: 0, in: range)
    let rest = TextRange(min(range.end, lastEnd(pairs, pieces)), range.end)
    let isWhole = isBlank(rest)
    let isSigned = isSignature(rest)
    if isWhole || isSigned || !holdsOtherWords(rest) && (!gaps.isEmpty || !saysWho(rest, after: pieces)) {
      if let open = running, !isSigned, !isOver(open, before: range),
        gaps.isEmpty || found[open].lead != .none && !namesSpeaker(gaps)
      {
        found[open].pieces += pieces
        found[open].interruptions += gaps
        found[open].isClosed = isClosed
        addNested(pairs, in: open)
        runOn(from: index, open)
      } else {
        let lead: FoundQuotation.Lead = self.lead
        // `"It is mud," Rolf Teal said. "It was always mud."`: told as news tell it, nothing sets it off.
        let isTold =
          !gaps.isEmpty && isClosed && lead == .none && !isSigned
          && !gaps.contains { text.bytes[$0.start..<$0.end].contains(UInt8(ascii: "(")) }
        found.append(
          FoundQuotation(
            kind: isTold ? .inline : .block, pieces: pieces, block: index, lead: lead, governing: governing,
            isClosed: isClosed,
            trail: isSigned ? rest : nil, interruptions: gaps, isSigned: isSigned))
        running = isSigned ? nil : found.count - 1
        addNested(pairs, in: found.count - 1)
        runOn(from: index, found.count - 1)
      }
    } else {
      readProse(index)
    }
  }

  /// Where the text goes on after what a page's end puts between: notes at its foot, its number, the head of the next. An
  /// index of the blocks; nil when the next paragraph is not such.
  func acrossPage(after index: Int) -> Int? {
    var next = index + 1
    while next < blocks.count, next - index <= 24,
      blocks[next].kind == .boilerplate || blocks[next].kind == .noteDefinition
    { next += 1 }
    guard next > index + 1, next < blocks.count, blocks[next].kind == .prose else { return nil }
    let first = text.scalar(at: blocks[next].range.start).value
    return first.isWordPart && !first.isUppercase ? next : nil
  }

  /// Goes on with a quotation that a page's end cuts within a sentence: after the page's lines the text goes on in small
  /// letters. Where the paragraph's own words begin after it; nil when there is none.
  private mutating func readOverPage(_ index: Int) -> Int? {
    let range = blocks[index].range
    guard index > 1, blocks[index - 1].kind == .boilerplate || blocks[index - 1].kind == .noteDefinition,
      let open = running, !found[open].isClosed, let last = found[open].pieces.last, !text.endsSentence(last)
    else { return nil }
    let first = text.scalar(at: range.start).value
    guard first.isWordPart, !first.isUppercase else { return nil }
    // Up to the mark that closes it, if the paragraph has it.
    var end = range.start
    while end < range.end, !text.closesMark(at: end) { end += text.scalar(at: end).length }
    guard let words = piece(range.start, end) else { return nil }
    found[open].pieces.append(words)
    found[open].isClosed = end < range.end
    return end < range.end ? end + text.scalar(at: end).length : range.end
  }

  mutating func readProse(_ index: Int) {
    if index < ledEnd { return }
    let range = blocks[index].range
    if range.count <= 120, sign(index) { return }
    if let rest = readOverPage(index) {
      if rest < range.end {
        running = nil
        readInline(index, before: nil, from: rest)
        lead = endsAsLead(range) ? .block(index) : .none
        if endsAsLead(range) { governing = index }
      }
      return
    }
    if let label = labelAlone, let words = piece(range.start, range.end) {
      labelAlone = nil
      found.append(
        FoundQuotation(
          kind: .turn, pieces: [words], block: index, lead: .label(label), governing: governing, isClosed: true,
          isBare: true))
      running = found.count - 1
      addNested(text.matchMarks(in: range), in: found.count - 1)
      return
    }
    if isTranscript, isEditorial(range) { return }
    // A turn without marks goes on over paragraphs without a label.
    if isTranscript {
      if text.bytes[range.start] == UInt8(ascii: "(") || text.bytes[range.start] == UInt8(ascii: "[") { return }
      let open = running.flatMap { found[$0].isTurn && blocks[index].kind == .prose ? $0 : nil }
      if open != nil || mayBeStatement(index), !isNarrative(range) {
        if let open {
          found[open].pieces.append(piece(range.start, range.end) ?? range)
          addNested(text.matchMarks(in: range), in: open)
        } else {
          readStatement(index)
        }
        return
      }
    }
    let before = running
    if let before, goesOn(index, with: before) { return }
    running = nil
    if readLedBare(index) { return }
    readInline(index, before: before)
    if endsAsLead(range) {
      lead = .block(index)
      governing = index
    } else if running == nil {
      lead = .none
    }
  }

  /// Whether a paragraph is only a lead-in with which the speaker of the words before goes on: `He added:`, `Reed continued:`.
  /// Not after a note, which says that the words before had a source of their own.
  private func goesOn(_ index: Int, with open: Int) -> Bool {
    let range = blocks[index].range
    guard range.count < 120, endsAsLead(range), found[open].parent == nil, [.block, .turn].contains(found[open].kind),
      !text.holdsQuote(range), goesOn(range, after: open),
      marker(endingAt: text.trimSpace(range.start, range.end)) == nil,
      !endsInNote(TextRange(found[open].range.end, blocks[index - 1].range.end))
    else { return false }
    return true
  }

  /// Whether a paragraph leads to what comes next: it ends in a colon, or in a verb of saying and a comma.
  func endsAsLead(_ range: TextRange) -> Bool {
    var end = text.trimSpace(range.start, range.end)
    if let marker = marker(endingAt: end), marker.start > range.start {
      end = text.trimSpace(range.start, marker.start)
    }
    guard end > range.start else { return false }
    if text.bytes[end - 1] == UInt8(ascii: ":") { return true }
    // `In a column the Gazette said,`
    return text.bytes[end - 1] == UInt8(ascii: ",")
      && text.words(in: text.lastSentence(in: range, lexicon), lexicon).last?.classes.contains(.cue) ?? false
  }

  /// Whether a heading opens a section inside the one that a block stands in.
  private func isBelow(_ heading: Int, _ block: Int) -> Bool {
    guard let section = sectionOfBlock[heading] else { return false }
    return sections[section].parent != nil && sections[section].parent == sectionOfBlock[block]
  }

  /// `The following are the letters:` governs more than the next section.
  private func introducesSeveral(_ index: Int) -> Bool {
    let sentence = text.lastSentence(in: blocks[index].range, lexicon)
    return text.words(in: sentence, lexicon).contains {
      $0.classes.contains(.cueNoun) && text.bytes[$0.range.end - 1] == UInt8(ascii: "s")
    }
  }

  // MARK: Pieces
}
