import ReportModel

// Years that tell when something was said: `an interview with Radio Weir in 1988`, `in his memoir (1988)`; and days that stand
// behind the words with who said them.

extension DateTeller {
  /// Whether a bare year or decade is that of the telling, or of the document that the words are of. A bare year seldom is: most
  /// belong to what is told.
  func isYearOfTelling(_ date: TextRange) -> Bool {
    let block = blocks.partition { $0.range.end <= date.start }
    let low = max(block < blocks.count ? min(blocks[block].range.start, date.start) : 0, date.start - 400)
    let sentence = text.sentenceStart(of: date.start, from: text.characterStart(low), lexicon)
    // Behind the words that the sentence begins with.
    let mark = text.bytes[sentence..<max(sentence, date.start)].lastIndex { $0 == 0x22 || $0 == 0x9D || $0 == 0xBB }
    let start = mark.map { $0 + 1 } ?? sentence
    guard start < date.start, !text.bytes[start..<date.start].contains(where: { $0 == 0x3A || $0 == 0x3B }) else {
      return false
    }
    let words = text.words(in: TextRange(start, date.start), lexicon)
    guard let last = words.last else { return false }
    let after = text.skipSpace(date.end, min(text.bytes.count, date.end + 4))
    let next: UInt32 = after < text.bytes.count ? text.scalar(at: after).value : 0x2E
    if text.scalar(before: date.start)?.value == 0x28 {
      return next == 0x29 && words.contains { $0.classes.contains(.cueNoun) || $0.rules.contains(.bookish) }
    }
    // `in her 2014 study`
    if words.count > 1,
      ["his", "her", "their", "its", "a", "the"].contains(text.lowercased(last.range)) || last.isPossessive
    {
      let noun = text.firstWord(in: TextRange(after, text.characterStart(min(text.bytes.count, after + 24))), lexicon)
      return noun.map { $0.classes.contains(.cueNoun) || $0.rules.contains(.bookish) } ?? false
        && ["in", "from"].contains(text.lowercased(words[words.count - 2].range))
    }
    var end = words.count - 1
    if text.lowercased(last.range) == "the" { end -= 1 }
    guard end >= 0, ["in", "en"].contains(text.lowercased(words[end].range)) else { return false }
    if end < 1 { return opensTelling(after: date) }
    // `when the bridge was opened in 1994, the minister promised`
    if text.lowercased(words[0].range) == "when", next == 0x2C { return opensTelling(after: date) }
    // `Reed, his first clerk, in 1996: "…"`
    if next == 0x3A, let first = words.first, first.isCapitalised, end < 12,
      !words[..<end].contains(where: { isOfClause($0) || $0.classes.contains(.cue) })
    {
      return true
    }
    guard
      [0x2C, 0x2E, 0x3A, 0x201D, 0x22, 0x29].contains(next) || after == text.bytes.count || text.bytes[date.end] == 0x0A
    else { return false }
    guard
      let verb = words[..<end].lastIndex(where: {
        $0.classes.contains(.cue) || $0.rules.contains(.talk) || $0.rules.contains(.telling)
      })
    else { return false }
    // `that she wrote in 1991`
    if words[..<verb].suffix(3).contains(where: { ["that", "which", "who"].contains(text.lowercased($0.range)) }) {
      return false
    }
    let between = words[(verb + 1)..<end]
    // `told the architect when she showed him the model in 1957`
    if let when = between.firstIndex(where: { text.lowercased($0.range) == "when" }) {
      return !between[..<when].contains(where: isOfClause) && end - when < 10
        && !between[(when + 1)...].contains { ["who", "which", "that"].contains(text.lowercased($0.range)) }
    }
    return !between.contains(where: isOfClause) && between.count < 16
  }

  /// The day or month that ends the line behind the words, alone or with whose they are: `"…" – Rear Admiral Reed, 2 May 1982`.
  func signedDate(_ source: FoundQuotation) -> (value: EDTF, range: TextRange)? {
    guard source.parent == nil, let last = source.pieces.last else { return nil }
    var line = text.lineRange(text.lineIndex(at: last.end))
    var rest = TextRange(last.end, line.end)
    // `– Ada Reed, keeper, 2 May 1982` on the next line.
    if rest.count < 5, line.end + 1 < text.bytes.count {
      line = text.lineRange(text.lineIndex(at: line.end + 1))
      guard line.start > last.end, line.start < line.end, (0x2012...0x2015).contains(text.scalar(at: line.start).value)
      else {
        return nil
      }
      rest = line
    }
    guard (8...160).contains(rest.count) else { return nil }
    let place = dates.partition { $0.range.start < rest.start }
    guard place < dates.count, rest.contains(dates[place].range), let value = dates[place].value, !value.isInterval,
      value.start?.month != nil, dates[place].role != .source
    else { return nil }
    let range = dates[place].range
    guard text.bytes[range.end..<rest.end].allSatisfy({ !$0.isASCIILetter && !$0.isASCIIDigit && $0 < 0x80 }) else {
      return nil
    }
    // No verb stands between: only who says it, and where.
    let words = text.words(in: TextRange(rest.start, range.start), lexicon)
    guard words.count < 16, words.first.map(\.isCapitalised) ?? true || text.opensWithDash(rest),
      !words.contains(where: { isOfClause($0) || $0.classes.contains(.cue) && !$0.isCapitalised })
    else { return nil }
    return (value, range)
  }

  /// Whether the sentence of a date is the last of a range.
  func endsSentence(of date: TextRange, _ range: TextRange) -> Bool {
    text.sentenceEnd(of: date.end, limit: range.end, lexicon) + 4 >= range.end
  }

  /// `what he had told her on the night of 8 March 1997`: of what had been before.
  func isOfEarlier(_ date: TextRange, in range: TextRange) -> Bool {
    for word in text.words(in: TextRange(max(range.start, date.start - 120), date.start), lexicon).reversed() {
      if text.lowercased(word.range) == "had" { return true }
      if !word.gap.isDisjoint(with: [.comma, .semicolon, .stop, .colon]) { return false }
    }
    return false
  }

  /// Whether somebody is said in commas to tell it: `An inspection in March, she said, had found`.
  func holdsAside(_ range: TextRange) -> Bool {
    let words = text.words(in: range, lexicon)
    return words.indices.dropLast().contains { verb in
      guard words[verb].classes.contains(.cue), words[verb + 1].gap == .comma, verb > 0,
        !words[1...verb].contains(where: { $0.gap.contains(.stop) }),
        let comma = words[...verb].lastIndex(where: { !$0.gap.isEmpty })
      else { return false }
      return (1...3).contains(verb - comma) && (words[comma].gap == .comma || comma == 0)
    }
  }

  /// Whether a verb of saying is the first that comes after a date that opens the sentence.
  private func opensTelling(after date: TextRange) -> Bool {
    let words = text.words(in: TextRange(date.end, text.characterStart(min(text.bytes.count, date.end + 160))), lexicon)
    for word in words.prefix(14) {
      if !word.gap.isDisjoint(with: [.stop, .colon, .mark, .semicolon]) { return false }
      if word.classes.contains(.cue), !word.isCapitalised { return true }
      if isOfClause(word) { return false }
    }
    return false
  }

  /// Whether a word begins another clause, or tells of something done.
  private func isOfClause(_ word: Word) -> Bool {
    if word.isCapitalised || word.rules.contains(.beingAsked) { return false }
    if word.classes.contains(.auxiliary) || word.rules.contains(.acting)
      || word.range.count > 4 && text.lowercased(word.range).hasSuffix("ed")
    {
      return true
    }
    let opening: [Spelling] = [
      "that", "who", "which", "when", "where", "how", "after", "before", "because", "whose", "if", "since",
    ]
    return opening.contains(text.lowercased(word.range))
  }
}

extension ReadingText {
  /// Whether a dash is the first that stands in a range behind a closing mark.
  fileprivate func opensWithDash(_ range: TextRange) -> Bool {
    var at = range.start
    while at < range.end, !scalar(at: at).value.isWordPart {
      if (0x2012...0x2015).contains(scalar(at: at).value) { return true }
      at += scalar(at: at).length
    }
    return false
  }
}
