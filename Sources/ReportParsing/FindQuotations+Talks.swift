import ReportModel

// What goes on between the turns of a talk, and who asks in it.

extension QuotationFinder {
  /// Whether a paragraph tells how a sitting goes on: `The Committee adjourned`, `Mr Hale, the keeper, took the oath`. Nobody
  /// who speaks there is in it: outside its marks there is no `I` and no `you`.
  func isProcedure(_ range: TextRange) -> Bool {
    if namesExaminer(range) { return true }
    guard range.count <= 900, beginsWithSomebody(range) || beginsWithSitting(range) else { return false }
    let words = words(outsideMarksOf: range)
    return tellsOfProcedure(words) && !speaks(words)
  }

  /// Whether words tell how a sitting goes on. `The meeting is adjourned` is said, and makes it so.
  private func tellsOfProcedure(_ words: [Word]) -> Bool {
    words.indices.contains { index in
      words[index].rules.contains(.procedure)
        && !(index > 0 && ["is", "stands", "be"].contains(text.lowercased(words[index - 1].range)))
    }
  }

  /// Whether a paragraph between the turns of a talk is told and not spoken. Where some of them tell how a sitting goes on,
  /// others tell what was said in it: `The Chair remarked that …`.
  func isNarrative(_ range: TextRange) -> Bool {
    if isForeignNarrative(range) || isNumbered(range) || isEntry(range) || namesExaminer(range) { return true }
    let beginsWithSomebody = beginsWithSomebody(range)
    let mayBeProcedure = range.count <= 900 && (beginsWithSomebody || beginsWithSitting(range))
    let mayBeOfSitting = tellsOfSitting && (beginsWithSomebody || endsAsLead(range))
    // The report tells what has its source in a note.
    let isTold = isMostlyTold || holdsMarker(range)
    guard mayBeProcedure || isTold || mayBeOfSitting else { return false }
    let words = words(outsideMarksOf: range)
    guard !speaks(words) else { return false }
    return mayBeProcedure && tellsOfProcedure(words) || isTold && tellsOfSomebody(words)
      || mayBeOfSitting && (endsAsLead(range) || words.contains { isPastCue($0) })
  }

  /// `Cross-examined by Mr Hale.`: who asks from here on.
  private func namesExaminer(_ range: TextRange) -> Bool {
    guard range.count <= 160, let first = text.firstWord(in: range, lexicon), first.range.start == range.start,
      !first.rules.isDisjoint(with: [.procedure, .examining])
    else { return false }
    let words = text.words(in: text.opening(of: range, 48), lexicon)
    return words.count > 2 && words[1].gap.isEmpty && text.lowercased(words[1].range) == "by" && words[2].isCapitalised
  }

  private func holdsMarker(_ range: TextRange) -> Bool {
    let place = markers.partition { $0.start < range.start }
    return place < markers.count && markers[place].end <= range.end
  }

  /// `3.2 The schoolteacher brought the children`: the numbers of an inquiry's paragraphs.
  private func isNumbered(_ range: TextRange) -> Bool {
    var i = range.start
    var parts = 0
    while i < range.end, text.bytes[i].isASCIIDigit, i - range.start < 8 {
      while i < range.end, text.bytes[i].isASCIIDigit { i += 1 }
      parts += 1
      guard i < range.end, text.bytes[i] == UInt8(ascii: ".") else { break }
      i += 1
    }
    guard parts == 2, i < range.end, text.bytes[i] == 0x20 else { return false }
    return text.scalar(at: text.skipSpace(i, range.end)).value.isUppercase
  }

  /// `3 November. The mill opens`: the entry of a chronology.
  private func isEntry(_ range: TextRange) -> Bool {
    var reader = DateReader(text)
    let opening = text.opening(of: range, 48)
    reader.read(opening, stretch: 0)
    guard let first = reader.drafts.first, first.start - range.start <= 12, first.end < range.end else { return false }
    guard case .point(let part) = first.core, part.grain >= 2 else { return false }
    return text.bytes[first.end] == UInt8(ascii: ".") || text.bytes[first.end] == UInt8(ascii: ":")
  }

  /// Whether the words of a paragraph outside its marks, in which nobody speaks for himself, tell what somebody said or did:
  /// where most of a report is told, and turns are only quoted in it.
  private func tellsOfSomebody(_ words: [Word]) -> Bool {
    words.count > 3 && words.contains { $0.classes.contains(.cue) && !$0.classes.contains(.cueNoun) || isPastCue($0) }
  }

  /// `At the request of the witness the committee sat in private`
  private func beginsWithSitting(_ range: TextRange) -> Bool {
    let words = text.words(in: text.opening(of: range, 90), lexicon)
    guard let first = words.first, first.range.start == range.start, first.classes.contains(.preposition) else {
      return false
    }
    return words.dropFirst().prefix(10).contains {
      $0.classes.contains(.organisation) || $0.rules.contains(.sitting)
    }
  }

  private func isPastCue(_ word: Word) -> Bool {
    guard word.classes.contains(.cue) else { return false }
    let name = text.lowercased(word.range)
    return name.hasSuffix("ed") || ["said", "told", "put", "read", "wrote", "gave", "asked"].contains(name)
  }

  /// `The Committee`, `Counsel`, `Mr Hale`, `Asked by Mrs Quist`
  private func beginsWithSomebody(_ range: TextRange) -> Bool {
    let words = text.words(in: text.opening(of: range, 120), lexicon)
    guard words.count > 3, words[0].isCapitalised, words[0].range.start == range.start else { return false }
    if words[0].classes.contains(.honorific) { return true }
    if words[0].classes.contains(.cue), text.lowercased(words[0].range).hasSuffix("ed") { return true }
    let who = words[0].classes.contains(.determiner) ? words[1] : words[0]
    return !who.classes.isDisjoint(with: [.office, .roleLabel, .organisation])
      || who.rules.contains(.sitting)
  }

  private func words(outsideMarksOf range: TextRange) -> [Word] {
    let words = text.words(in: range, lexicon)
    let marks = text.matchMarks(in: range).filter { $0.parent == nil }
    guard !marks.isEmpty else { return words }
    var pair = 0
    return words.filter { word in
      while pair < marks.count, marks[pair].end < word.range.end { pair += 1 }
      return pair == marks.count || word.range.start < marks[pair].open
    }
  }

  /// Whether somebody speaks for himself, or to somebody.
  private func speaks(_ words: [Word]) -> Bool { words.contains { $0.rules.contains(.speaking) } }

  /// In a talk of two or three, whoever mostly asks is the one who interviews, and all he says is his questions: where a
  /// lead-in speaks of an interview, or the label is that of a role or a paper.
  mutating func tellAskers() {
    var turns: [Spelling: (indices: [Int], asked: Int)] = [:]
    for index in found.indices where found[index].parent == nil {
      guard case .label(let label) = found[index].lead else { continue }
      let name = text.lowercased(label.range)
      let asks = asks(found[index])
      turns[name, default: ([], 0)].indices.append(index)
      if asks { turns[name]?.asked += 1 }
    }
    guard (2...4).contains(turns.count) else { return }
    for (name, own) in turns {
      let others = turns.filter { $0.key != name }.values
      let (all, asked) = others.reduce((0, 0)) { ($0.0 + $1.indices.count, $0.1 + $1.asked) }
      guard own.asked * 2 > own.indices.count, asked * 3 <= all, own.indices.count <= all + 1,
        let first = own.indices.first, isInterviewer(first, asked: own.asked)
      else { continue }
      for index in own.indices where found[index].kind == .turn || found[index].kind == .block {
        found[index].kind = .question
      }
    }
  }

  private func asks(_ quotation: FoundQuotation) -> Bool {
    guard let last = quotation.pieces.last else { return false }
    var end = last.end
    while end > last.start, let scalar = text.scalar(before: end) {
      if scalar.value == 0x3F { return true }
      guard scalar.value.isSpace || scalar.value == 0x2E || !scalar.value.isWordPart else { return false }
      end -= scalar.length
    }
    return false
  }

  private func isInterviewer(_ index: Int, asked: Int) -> Bool {
    guard case .label(let label) = found[index].lead else { return false }
    let words = text.words(in: label.range, lexicon)
    if asked > 1,
      words.contains(where: { !$0.classes.isDisjoint(with: [.roleLabel, .outlet, .outletNoun, .organisation]) })
    {
      return true
    }
    // The paragraph before the talk, or the one before its heading.
    let block = found[index].block
    let leads = blocks.indices[max(0, block - 3)..<block].filter { blocks[$0].kind == .prose }
    return (leads + [found[index].governing].compactMap { $0 }).contains { lead in
      text.words(in: blocks[lead].range, lexicon).contains {
        $0.rules.contains(.talk)
      }
    }
  }
}
