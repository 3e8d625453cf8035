import ReportModel

// The day that a document bears: on its own head, in brackets behind who wrote it, in the sentence that tells of it.

extension DateTeller {
  /// The day at the head of a letter that is printed whole, `“Weir, 30 January 1938`, or of an entry of a diary that is set in,
  /// `> 3 December 1921. Ice to the pier.`
  func dateOfHead(_ source: FoundQuotation) -> (value: EDTF, range: TextRange)? {
    guard source.kind == .block, source.parent == nil else { return nil }
    let first = source.pieces[0]
    guard let date = firstDate(in: text.opening(of: first, 80)), date.value.isDay else { return nil }
    let after = text.skipSpace(date.range.end, first.end)
    if source.isBare, date.range.start - first.start <= 4, after < first.end,
      [0x2E, 0x3A, 0x2013, 0x2014].contains(text.scalar(at: after).value)
    {
      return date
    }
    // The line holds nothing else than where the letter was written.
    let line = text.lineRange(text.lineIndex(at: first.start))
    let end = text.skipSpace(date.range.end, line.end)
    guard line.contains(date.range), end >= line.end || end + 1 >= line.end && text.bytes[end] == 0x2E,
      line.end < source.range.end
    else { return nil }
    let place = text.words(in: TextRange(first.start, max(first.start, date.range.start)), lexicon)
    return place.count <= 5 && place.allSatisfy { $0.isCapitalised || $0.hasDigit || $0.classes.contains(.preposition) }
      ? date : nil
  }

  /// The first date in a range.
  private func firstDate(in range: TextRange) -> (value: EDTF, range: TextRange)? {
    let place = dates.partition { $0.range.start < range.start }
    guard place < dates.count, range.contains(dates[place].range), let value = dates[place].value else { return nil }
    return (value, dates[place].range)
  }

  /// The day alone in brackets behind whoever wrote the words, `wrote Reed to Hale (12 April 1794)`, or behind the letter that
  /// they are of, `Her last letter to Hale (5 June 1795) is short: "…"`.
  func dateInBrackets(_ source: FoundQuotation) -> (value: EDTF, range: TextRange)? {
    guard source.parent == nil else { return nil }
    for gap in source.interruptions + [source.trail].compactMap({ $0 }) {
      if let date = bracketed(in: text.opening(of: gap, 160)),
        text.words(in: TextRange(gap.start, date.range.start), lexicon).contains(where: { $0.classes.contains(.cue) })
      {
        return date
      }
    }
    guard case .sentence(let lead) = source.lead, lead.count < 400, let date = bracketed(in: lead),
      text.words(in: TextRange(lead.start, date.range.start), lexicon).suffix(6).contains(where: {
        $0.rules.contains(.correspondence) || $0.rules.contains(.bookish)
      })
    else { return nil }
    return date
  }

  /// The first date of a range, where it is a day or a month that fills a round bracket.
  private func bracketed(in range: TextRange) -> (value: EDTF, range: TextRange)? {
    guard let date = firstDate(in: range), !date.value.isInterval, date.value.start?.month != nil,
      text.scalar(before: date.range.start)?.value == 0x28, date.range.end < text.bytes.count,
      text.bytes[date.range.end] == UInt8(ascii: ")")
    else { return nil }
    return date
  }

  /// The day of the telegram or the e-mail that the sentence before the words tells of: `Exhibit 40 is an e-mail of 15 January
  /// 2013 from Ms Reed. "…," she writes.`
  func dateOfDocument(_ index: Int) -> (value: EDTF, range: TextRange)? {
    let source = found[index]
    guard source.parent == nil, source.kind == .inline || source.kind == .block,
      let speaker = attributions[index].speaker,
      let cue = attributions[index].cue, ["wrote", "writes", "says", "asks"].contains(text.lowercased(cue))
    else { return nil }
    let start = blocks[source.block].range.start
    let end = text.trimSpace(start, source.pieces[0].start - 1)
    guard end > start, source.pieces[0].start - start < 1500 else { return nil }
    let sentence = TextRange(text.sentenceStart(of: end - 1, from: start, lexicon), end)
    guard let date = firstDate(in: sentence), date.value.isDay, isNamed(speaker, in: sentence) else { return nil }
    let words = text.words(in: TextRange(sentence.start, date.range.start), lexicon)
    guard words.count > 1, let last = words.last, last.gap.isEmpty || last.gap == .comma,
      ["of", "dated"].contains(text.lowercased(last.range)),
      words[words.count - 2].rules.contains(.correspondence)
    else { return nil }
    return date
  }

  /// The day in what stands between the words or behind them, where nothing else tells it: `"…," begins the first of them, dated
  /// 4 June.`
  func dateBeside(_ source: FoundQuotation) -> (value: EDTF, range: TextRange)? {
    for gap in source.interruptions + [source.trail].compactMap({ $0 }) where gap.count < 400 {
      let end = text.sentenceEnd(of: gap.start, limit: gap.end, lexicon)
      let own = TextRange(gap.start, min(gap.end, end))
      guard let date = statement(in: own), date.value.isDay, let first = text.firstWord(in: own, lexicon),
        first.classes.contains(.cue) || first.rules.contains(.running) || text.lowercased(first.range) == "so"
      else { continue }
      return date
    }
    return nil
  }

  /// `The clip was originally released January 10, 2020`, in the paragraph that quotes it.
  func originalDate(_ source: FoundQuotation) -> (value: EDTF, range: TextRange)? {
    let paragraph = blocks[source.block].range
    guard blocks[source.block].kind == .prose, source.range.end < paragraph.end else { return nil }
    let after = TextRange(source.range.end, text.characterStart(min(paragraph.end, source.range.end + 400)))
    guard let word = text.find("originally", in: after) else { return nil }
    return statement(in: TextRange(word, text.characterStart(min(paragraph.end, word + 90))), orEvent: true)
  }
}
