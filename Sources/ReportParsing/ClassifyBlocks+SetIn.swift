import ReportModel

/// Words that only their indent sets off.
extension BlockClassifier {
  /// Finds the paragraphs every line of which is set in, after one that is not and that leads to words with a colon; and
  /// those that go on below them. Linear.
  mutating func findSetIn(_ notes: FoundNotes) {
    for index in paragraphs.indices.dropFirst() where paragraphs[index].hint == .none {
      guard notes.definitionOfParagraph[index] == nil, isSetIn(paragraphs[index].range),
        text.bullet(at: paragraphs[index].range) == nil, !isNumbered(paragraphs[index].range) || signs(index)
      else { continue }
      if setIn.contains(index - 1) || leads(to: index, notes) { setIn.insert(index) }
      if setIn.contains(index), !setIn.contains(index - 1), headsDocument(index - 1, notes) {
        documentHeads.insert(index - 1)
      }
    }
    for index in paragraphs.indices.dropFirst() where datesDocument(paragraphs[index].range) {
      if headsDocument(index - 1, notes) {
        documentHeads.insert(index - 1)
        datelines.insert(index)
      }
    }
    for index in paragraphs.indices.dropFirst()
    where paragraphs[index].hint == .blockquote {
      if case .heading = paragraphs[index - 1].hint, headsDocument(index - 1, notes) { documentHeads.insert(index - 1) }
    }
  }

  private func headsDocument(_ index: Int, _ notes: FoundNotes) -> Bool {
    let isOverDateline = index + 1 < paragraphs.count && datesDocument(paragraphs[index + 1].range)
    return headsDocument(notes.withoutMarkers(paragraphs[index].range, in: text), isDated: isOverDateline)
  }

  /// Whether a line says nothing but where and when a letter was written: `Weir, 2 March 1868`, `Weir, 20 March 1868, 7.15 a.m.`
  func datesDocument(_ line: TextRange) -> Bool {
    guard line.count <= 80, !text.bytes[line.start..<line.end].contains(0x3A),
      text.bytes[line.start..<line.end].contains(where: \.isASCIIDigit)
    else { return false }
    var reader = DateReader(text)
    reader.read(line, stretch: 0)
    guard let first = reader.drafts.first, let last = reader.drafts.last, case .point(let part) = first.core,
      part.grain >= 2, line.end - last.end <= 1
    else { return false }
    let words = text.words(in: TextRange(line.start, max(line.start, first.start)), lexicon)
    return words.count <= 6
      && words.allSatisfy {
        $0.isCapitalised || !$0.classes.isDisjoint(with: [.particle, .preposition, .determiner])
      }
  }

  /// Whether the paragraph before one is not set in, ends in a colon and tells of words, or heads a document.
  private func leads(to index: Int, _ notes: FoundNotes) -> Bool {
    let lead = notes.withoutMarkers(paragraphs[index - 1].range, in: text)
    if headsDocument(index - 1, notes) { return true }
    guard text.bytes[lead.end - 1] == UInt8(ascii: ":"), indent(at: lead.start) < 2 else { return false }
    return lexicon.holds([.cue, .cueNoun], in: text, text.lastSentence(in: lead, lexicon))
  }

  /// What stands between a document and who wrote it, or between that and whom it is to.
  static let partiesJoints: [Spelling] = ["to", "of", "by", "from"]

  /// Whether a line is what an edition sets over a letter or a statement: `3. The Guild to the Warden, 14 January 1957`,
  /// `Communiqué of the Guild, 2 February`, `No. 3. The Guild to the Warden`. `isDated`: the line below has its day.
  private func headsDocument(_ line: TextRange, isDated isDatedBelow: Bool) -> Bool {
    guard line.count > 0, line.count <= 200, indent(at: line.start) < 2,
      ![0x2E, 0x3A, 0x3B, 0x2C, 0x3F, 0x21].contains(text.bytes[line.end - 1])
    else { return false }
    let all = text.words(in: line, lexicon)
    let words = all.dropFirst(text.countOfDocument(all))
    // It has its day, or is counted.
    let bytes = text.bytes
    let isCounted = words.startIndex > 0
    let isDated =
      isDatedBelow
      || words.contains { word in
        word.range.count == 4 && bytes[word.range.start..<word.range.end].allSatisfy { $0.isASCIIDigit }
          || word.classes.contains(.month)
      }
    guard isDated || isCounted else { return false }
    guard
      let to = words.indices.dropFirst().first(where: {
        Self.partiesJoints.contains(text.lowercased(words[$0].range))
      }),
      to + 1 < words.endIndex, to - words.startIndex <= 8
    else { return false }
    let isAddressed = text.lowercased(words[to].range) == "to"
    let before = words[..<to]
    let after = words[(to + 1)...].first { !$0.classes.contains(.determiner) }
    let named =
      before.last.map {
        $0.isCapitalised
          || isDated && before.count <= 3 && before.first?.isCapitalised == true
            && !$0.classes.isDisjoint(with: [.office, .honorific, .kin])
      } ?? false
    guard after?.isCapitalised == true || isAddressed && named else { return false }
    return isAddressed
      ? named && before.allSatisfy { $0.classes.isDisjoint(with: [.cue, .auxiliary]) || $0.isCapitalised }
      : before.contains { $0.classes.contains(.cueNoun) }
        || isCounted && isDatedBelow && before.count == 1 && named
  }

  /// Whether a paragraph is an item of a list: `1. The gate is to be shut.`
  private func isNumbered(_ range: TextRange) -> Bool {
    var i = range.start
    while i < range.end, i - range.start < 3, text.bytes[i].isASCIIDigit { i += 1 }
    if i == range.start, range.count > 2, text.bytes[i].isASCIILetter { i += 1 }
    return i > range.start && i + 1 < range.end && [0x2E, 0x29].contains(text.bytes[i]) && text.bytes[i + 1] == 0x20
  }

  /// Whether a paragraph stands under the leave of a letter that is set in: `O. Quist, Secretary` under `Yours faithfully,`
  private func signs(_ index: Int) -> Bool {
    let range = paragraphs[index].range
    return setIn.contains(index - 1) && text.bytes[paragraphs[index - 1].range.end - 1] == 0x2C && range.count <= 80
      && text.bytes[range.start].isASCIIUppercase
  }

  /// Whether every line of a paragraph is set in by two columns and more.
  private func isSetIn(_ range: TextRange) -> Bool {
    guard indent(at: range.start) >= 2 else { return false }
    var i = range.start
    while let end = text.bytes[i..<range.end].firstIndex(of: 0x0A) {
      i = end + 1
      guard i < range.end else { return true }
      if indent(at: text.skipSpace(i, range.end)) < 2 { return false }
    }
    return true
  }

  /// How many columns stand before the first word of a line; 0 where it is not the first.
  private func indent(at offset: Int) -> Int {
    var columns = 0
    var i = offset
    while i > 0, text.bytes[i - 1] == 0x20 || text.bytes[i - 1] == 0x09 {
      columns += text.bytes[i - 1] == 0x09 ? 4 : 1
      i -= 1
    }
    return i == 0 || text.bytes[i - 1] == 0x0A ? columns : 0
  }
}

extension ReadingText {
  /// How many words the number has that an edition counts its documents by: `3.`, `No. 3.`, `Nr. 3`, `[3]`.
  func countOfDocument(_ words: [Word]) -> Int {
    guard let first = words.first else { return 0 }
    let isNumber = ["no", "nr", "number"].contains(lowercased(first.range))
    var count = isNumber ? 1 : 0
    while count < words.count, bytes[words[count].range.start].isASCIIDigit { count += 1 }
    return isNumber && count == 1 ? 0 : count
  }
}
