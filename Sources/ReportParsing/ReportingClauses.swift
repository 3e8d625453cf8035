import ReportModel

// What stands between the marks of one statement and behind them: `he said,`, a dash and a name.

extension QuotationFinder {
  /// Whether what follows a quotation can be its reporting clause: it has a cue, or a comma stands before the mark.
  func saysWho(_ rest: TextRange, after pieces: [TextRange]) -> Bool {
    text.words(in: rest, lexicon).contains { $0.classes.contains(.cue) }
      || pieces.last.flatMap { text.scalar(before: $0.end)?.value } == 0x2C || tellsOfVoice(rest)
  }

  /// `came a voice from the back`
  private func tellsOfVoice(_ rest: TextRange) -> Bool {
    guard let first = text.firstWord(in: rest, lexicon), (4...5).contains(first.range.count), !first.isCapitalised
    else {
      return false
    }
    return Clause(text.words(in: rest, lexicon), in: text, lexicon).voice != nil
  }

  /// Whether what follows a quotation signs it: a dash and a name, `— Dana Kirk, farmer`.
  func isSignature(_ range: TextRange) -> Bool {
    let start = text.skipSpace(range.start, range.end)
    guard start < range.end else { return false }
    let first = text.scalar(at: start).value
    guard
      first == 0x2014 || first == 0x2013 || first == 0x2015
        || first == 0x2D && start + 1 < range.end && text.bytes[start + 1] == 0x2D
    else { return false }
    let words = text.words(in: TextRange(start, range.end), lexicon)
    return (1...12).contains(words.count) && words[0].isCapitalised
  }

  /// Takes a paragraph that is only a dash and a name, `— Dana Kirk`, for the signature of the quotation right above it; false
  /// where it is none.
  mutating func sign(_ index: Int) -> Bool {
    let range = blocks[index].range
    guard let last = found.indices.last(where: { found[$0].parent == nil }), found[last].kind == .block,
      let piece = found[last].pieces.last, index > 0, blocks[index - 1].range.contains(piece.start), isSignature(range)
    else { return false }
    found[last].trail = range
    found[last].isSigned = true
    running = nil
    lead = .none
    return true
  }

  func holdsOtherWords(_ range: TextRange) -> Bool {
    let words = text.words(in: range, lexicon)
    return words.count > 12 || words.contains { $0.gap.contains(.mark) }
  }

  /// Whether a gap between two marks is only `he said,`: a cue with a few words, after a comma or a stop, and a comma, a
  /// stop or nothing else before the next mark.
  func isReportingClause(_ whole: TextRange, after pair: MarkPair) -> Bool {
    var gap = whole
    // A note's marker after the mark says nothing.
    while gap.count > 0, let marker = marker(startingAt: text.skipSpace(gap.start, gap.end)), marker.end <= gap.end {
      gap.start = marker.end
    }
    guard gap.count > 0 else { return false }
    let words = text.words(in: gap, lexicon)
    // A sentence and its note are over: what comes after is another.
    if gap.start > whole.start, let first = words.first, first.isCapitalised,
      text.lastQuoted(before: pair.contentEnd) == 0x2E
    {
      return false
    }
    // `"a,"(1) a remark that Reed has called "b"`: what was said is spoken of by somebody else.
    if text.speaksOfRemark(words) { return false }
    // `"a," he goes on. "b"`
    if words.count > 1,
      words.count <= 4 || words.count <= 12 && words.prefix(5).dropFirst(2).contains { $0.gap.contains(.comma) },
      text.lastQuoted(before: pair.contentEnd) == 0x2C, saysFurther(gap)
    {
      return true
    }
    // `"She is singing," and I called back, "Get off her."`: somebody else answers.
    if words.count > 2, ["and", "but", "whereupon", "while"].contains(text.lowercased(words[0].range)) {
      let clause = Clause(words, in: text, lexicon)
      if clause.isSubjectPronoun(1) || clause.mention(startingAt: 1) != nil || clause.noun(startingAt: 1) {
        return false
      }
    }
    guard words.count >= 2, let last = text.lastQuoted(before: pair.contentEnd) else { return false }
    // `called it "a wall," accusing them of "a crime"`: two fragments of one sentence.
    if words[0].classes.contains(.cue), text.lowercased(words[0].range).hasSuffix("ing") { return false }
    let inner = text.trimmed(gap)
    // `"A." Reed said: "B."`: somebody else begins. `"A." She added: "B."`: nobody else.
    if !inner.isEmpty, text.bytes[inner.end - 1] == UInt8(ascii: ":"), last != 0x2C, text.bytes[gap.start] != 0x2C,
      words[0].isCapitalised, !["he", "she", "it", "they"].contains(text.lowercased(words[0].range))
    {
      return false
    }
    // `"Our duty" (said the daily) "is to …"`
    let isBracketed =
      !inner.isEmpty && text.bytes[inner.start] == UInt8(ascii: "(") && text.bytes[inner.end - 1] == UInt8(ascii: ")")
    let hasComma =
      isBracketed || last == 0x2C || last == 0x2E || last == 0x3F || last == 0x21
      || text.bytes[gap.start] == UInt8(ascii: ",")
    guard hasComma, !words.dropFirst().contains(where: { $0.gap.contains(.stop) }) else { return false }
    let end = text.scalar(before: inner.end)?.value ?? 0
    // `the author of "Iron and Water,"` leads to a title.
    guard !end.isWordPart || words[words.count - 1].classes.contains(.cue) else { return false }
    // `"Let him walk!" The crowd, says the police, laughed "for long."`: a sentence that leads to other words.
    if end.isWordPart, [0x2E, 0x3F, 0x21].contains(last), words[0].isCapitalised, words.count > 3 { return false }
    // `The Ministry's answer runs, in full,` is no answering.
    let cues = words.indices.filter { i in
      words[i].classes.contains(.cue)
        && !(i > 0 && words[i].gap.isEmpty && words[i].classes.contains(.cueNoun)
          && (words[i - 1].isPossessive || words[i - 1].classes.contains(.determiner)))
    }.count
    guard cues > 0 || Clause(words, in: text, lexicon).trailing() != nil else { return false }
    let limit: Int
    if end == 0x3A {
      // Two who speak: `said X, and Y replied:`
      guard cues == 1 || words.count <= 4 else { return false }
      limit = 12
    } else if last == 0x2E && words[0].isCapitalised {
      // `"…." The president has said little. "…"` is a sentence of its own.
      guard end == 0x2C || saysFurther(gap) else { return false }
      limit = 12
    } else {
      limit = 30
    }
    return words.count <= limit
  }

  /// Whether the gaps between the pieces of a paragraph, or what follows them, name who says them.
  func namesSpeaker(_ clauses: [TextRange]) -> Bool {
    clauses.contains { range in
      let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
      guard let finding = clause.trailing() else { return false }
      switch finding.subject {
      case .pronoun, .unnamed: return false
      case .name, .noun: return true
      }
    }
  }
}
