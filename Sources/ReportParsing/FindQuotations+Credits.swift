import ReportModel

// Compilations: paragraphs that are nothing but somebody's words with who said them and when behind, in brackets, after a dash
// or in a clause without a verb.
extension QuotationFinder {
  /// The most bytes of what stands behind the words, and of what stands before them.
  private static let longestCredit = 200
  private static let longestOpener = 120

  /// Takes in a paragraph of a compilation: `• "…" (Mayor Nora Quist, 4 May 2009)`, `2. "…" – the same, 6 May 2009`, `Weir, 9 May
  /// 2001. "…" (the keeper Olaf Teal)`. False where it is none.
  mutating func readCredited(_ index: Int) -> Bool {
    let range = blocks[index].range
    guard endsInCredit(range), running.map({ found[$0].isClosed }) ?? true else { return false }
    let pairs = text.matchMarks(in: range)
    let outer = pairs.filter { $0.parent == nil }
    guard let first = outer.first, let last = outer.last, last.isClosed, first.open - range.start <= Self.longestOpener,
      zip(outer, outer.dropFirst()).allSatisfy({ isBlank(TextRange($0.end, $1.open)) }),
      let credit = credit(TextRange(last.end, range.end)),
      hasParty(credit) || hasDay(credit) || hasName(credit) && isBesideCredited(index)
        || opensEntry(text.trimmed(TextRange(range.start, first.open))),
      let opener = opener(TextRange(range.start, first.open), of: index, credit)
    else { return false }
    let pieces = outer.compactMap { piece($0.contentStart, $0.contentEnd) }
    guard !pieces.isEmpty else { return false }
    found.append(
      FoundQuotation(
        kind: .block, pieces: pieces, block: index, lead: opener.isEmpty ? lead : .sentence(opener),
        governing: governing, isClosed: true, credit: credit))
    addNested(pairs, in: found.count - 1)
    running = nil
    list = nil
    return true
  }

  /// Whether a mark closes shortly before the end of a paragraph, and more than a stop stands behind it.
  private func endsInCredit(_ range: TextRange) -> Bool {
    let start = max(range.start, range.end - Self.longestCredit)
    var i = range.end - 1
    // Nothing but the stop behind the mark: so most quotations end.
    while i > start, [0x2E, 0x20].contains(text.bytes[i]) { i -= 1 }
    guard text.bytes[i] < 0x80 || text.scalar(at: text.characterStart(i)).value.isWordPart, text.bytes[i] != 0x22,
      [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(text.bytes[i])
        || text.bytes[start..<range.end].contains(where: \.isASCIIDigit)
    else { return false }
    return text.bytes[start..<range.end].contains { $0 == 0x22 || $0 == 0xE2 || $0 == 0xC2 || $0 == 0x27 }
  }

  /// What stands behind the last mark, without its brackets or its dash; nil where it is a sentence or a part of one.
  private func credit(_ rest: TextRange) -> TextRange? {
    var range = text.trimmed(rest)
    while let marker = marker(endingAt: range.end), marker.start > range.start {
      range = text.trimmed(TextRange(range.start, marker.start))
    }
    while range.count > 1, [UInt8(ascii: "."), UInt8(ascii: ",")].contains(text.bytes[range.start]) {
      range = text.trimmed(TextRange(range.start + 1, range.end))
    }
    if range.count > 1, text.bytes[range.end - 1] == UInt8(ascii: ".") { range.end -= 1 }
    guard (4...Self.longestCredit).contains(range.count) else { return nil }
    let first = text.scalar(at: range.start)
    var isBare = false
    if first.value == 0x28 || first.value == 0x5B {
      guard text.bytes[range.end - 1] == UInt8(ascii: first.value == 0x28 ? ")" : "]"),
        !text.bytes[(range.start + 1)..<(range.end - 1)].contains(where: { [0x28, 0x29, 0x5B, 0x5D].contains($0) })
      else { return nil }
      range = text.trimmed(TextRange(range.start + 1, range.end - 1))
      // In square brackets stands most often where it was published.
      guard first.value == 0x28 || hasParty(range) else { return nil }
    } else if first.value.isDash {
      var start = range.start
      while start < range.end, text.scalar(at: start).value.isDash { start += text.scalar(at: start).length }
      range = text.trimmed(TextRange(start, range.end))
    } else {
      isBare = true
    }
    let words = text.words(in: range, lexicon)
    guard (1...20).contains(words.count), !words.dropFirst().contains(where: { $0.gap.contains(.mark) }) else {
      return nil
    }
    let comma = words.indices.dropFirst().first { !words[$0].gap.isDisjoint(with: [.comma, .paren]) } ?? words.count
    // A clause tells it, or a sentence goes on.
    guard
      !words[..<comma].contains(where: {
        $0.classes.contains(.auxiliary) && !$0.classes.contains(.month) || $0.classes.contains(.pronoun)
          || !$0.isCapitalised && $0.classes.contains(.strongCue) && !$0.classes.contains(.cueNoun)
      })
    else { return nil }
    if isBare {
      guard words[0].isCapitalised, comma < words.count, endsInDay(range, behind: words[comma].range.start) else {
        return nil
      }
    }
    return range
  }

  /// Whether what stands after the last comma is a date and nothing else.
  private func endsInDay(_ range: TextRange, behind start: Int) -> Bool {
    var reader = DateReader(text)
    reader.read(TextRange(start, range.end), stretch: 0)
    guard let first = reader.drafts.first, let last = reader.drafts.last, last.end == range.end else { return false }
    return text.scalar(before: text.trimSpace(range.start, first.start))?.value == 0x2C
  }

  private func hasDay(_ range: TextRange) -> Bool {
    firstDate(in: range, of: text, lexicon.wordsRead).map { $0.value?.start?.month != nil } ?? false
  }

  /// Whether a credit that bears no date may still tell who speaks: `the same`, `Mayor Nora Quist`, `the keeper Olaf Teal`.
  private func hasParty(_ range: TextRange) -> Bool {
    let words = text.words(in: range, lexicon)
    if words.count > 1, text.lowercased(words[0].range) == "the", text.lowercased(words[1].range) == "same" {
      return true
    }
    return words.prefix(6).contains {
      !$0.classes.isDisjoint(with: [.office, .honorific]) && $0.classes.isDisjoint(with: [.cueNoun, .outletNoun])
    } && words.contains { $0.isCapitalised && $0.classes.isDisjoint(with: [.office, .honorific, .month]) }
  }

  /// The words before the first mark that lead to it, empty for none; nil where a paragraph of a compilation does not begin
  /// so.
  private func opener(_ range: TextRange, of index: Int, _ credit: TextRange) -> TextRange? {
    let nothing = TextRange(range.end, range.end)
    var start = text.bullet(at: blocks[index].range).map { $0.end } ?? range.start
    start = text.skipSpace(start, range.end)
    if start >= range.end { return mayBeCredited(index, credit) ? nothing : nil }
    let rest = text.trimmed(TextRange(start, range.end))
    let words = text.words(in: rest, lexicon)
    // `1.`, `(2)`
    if words.count == 1, words[0].range.count <= 3, text.bytes[words[0].range.start].isASCIIDigit { return nothing }
    guard let first = words.first, let last = text.scalar(before: rest.end)?.value else { return nil }
    // `THEN:`, `NOW:`
    if words.count <= 2, last == 0x3A, first.rules.contains(.editorial) { return nothing }
    if opensEntry(rest) { return nothing }
    // `In a note to the mayor:`, before words that have only their day behind them.
    guard blocks[index].kind == .listItem, last == 0x3A, case .heading = lead, !hasName(credit) else { return nil }
    return rest
  }

  /// Whether words with nothing before them may have their speaker behind them: not where a paragraph leads to them, unless it
  /// is somebody with an office.
  private func mayBeCredited(_ index: Int, _ credit: TextRange) -> Bool {
    guard blocks[index].kind == .quotation, !hasParty(credit) else { return true }
    guard running == nil else { return false }
    if case .heading = lead { return true }
    return found.last(where: { $0.parent == nil })?.credit != nil
  }

  /// Whether an item of a list stands before another that has a person with an office behind its words, or after one.
  private func isBesideCredited(_ index: Int) -> Bool {
    guard blocks[index].kind == .listItem else { return false }
    if index > 0, blocks[index - 1].kind == .listItem, found.last(where: { $0.parent == nil })?.credit != nil {
      return true
    }
    return blocks.indices.clamped(to: index + 1..<index + 3).contains { next in
      guard blocks[next].kind == .listItem, endsInCredit(blocks[next].range),
        let last = text.matchMarks(in: blocks[next].range).last(where: { $0.parent == nil }), last.isClosed,
        let credit = credit(TextRange(last.end, blocks[next].range.end))
      else { return false }
      return hasParty(credit)
    }
  }

  private func hasName(_ range: TextRange) -> Bool {
    text.words(in: range, lexicon).contains {
      $0.isCapitalised && !$0.hasDigit && $0.classes.isDisjoint(with: [.month, .preposition, .determiner])
    }
  }

  /// `Weir, 9 May 2001.`, `3 May:`: the place and the day of an entry, and a stop.
  func opensEntry(_ range: TextRange) -> Bool {
    guard range.count > 5, let last = text.scalar(before: range.end)?.value,
      [0x2E, 0x3A, 0x2013, 0x2014].contains(last)
    else {
      return false
    }
    var reader = DateReader(text)
    reader.read(range, stretch: 0)
    guard let first = reader.drafts.first, let end = reader.drafts.last?.end, range.end - end <= 4,
      case .point(let part) = first.core, part.grain >= 2
    else { return false }
    let before = text.words(in: TextRange(range.start, first.start), lexicon)
    return before.count <= 3 && before.allSatisfy(\.isCapitalised)
  }
}
