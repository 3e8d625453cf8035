import ReportModel

/// Where the first date of a range stands, that was looked for there; nil when it has none.
struct SourceDate {
  var searched: TextRange
  var date: TextRange?
}

extension ReadingText {
  /// The authorities that a definition names, in order: `See also` and a semicolon part them. Every part of one may be
  /// missing. A part without outlet, date and address (`p. 31`) is none, unless it is all there is.
  /// With them the date of the first part, if that is all of the range.
  func sources(in range: TextRange, _ lexicon: Lexicon) -> (sources: [Note.Source], date: SourceDate?) {
    let parts = sourceParts(range)
    var date: SourceDate?
    if parts.count == 1, parts[0] == range {
      let only = source(in: range, lexicon, &date)
      if only.date != nil || only.url != nil || only.place != nil { return ([only], date) }
      if isSentence(range, lexicon) { return ([], date) }
      return (only.outlet != nil || only.title != nil ? [only] : [], date)
    }
    return (sources(of: parts, in: range, lexicon), nil)
  }

  private func sources(of parts: [TextRange], in range: TextRange, _ lexicon: Lexicon) -> [Note.Source] {
    var date: SourceDate?
    let sources = parts.map { source(in: $0, lexicon, &date) }
    let telling = sources.filter { $0.date != nil || $0.url != nil || $0.place != nil }
    if !telling.isEmpty { return telling }
    if isSentence(range, lexicon) { return [] }
    return Array(sources.prefix { $0.outlet != nil || $0.title != nil }.prefix(1))
  }

  /// `The order of the statements is chronological.` names no authority.
  private func isSentence(_ range: TextRange, _ lexicon: Lexicon) -> Bool {
    words(in: range, lexicon).contains { $0.classes.contains(.auxiliary) && !$0.isCapitalised }
  }

  /// Whether a definition only points at the one before it: `Ibid., p. 4`, `Id.`, and `Bid.` where a letter was lost.
  func repeatsSource(_ range: TextRange) -> Bool {
    let words: [StaticString] = [
      "ibidem", "ibid", "id.", "bid.", "idem", "ebd.", "ebenda", "lbid", "1bid", "ibld", "lbld",
    ]
    return words.contains { word in
      let end = range.start + word.utf8CodeUnitCount
      return hasWords(word, at: range.start, before: range.end)
        && (end == range.end || !scalar(at: end).value.isWordPart)
    }
  }

  private func sourceParts(_ range: TextRange) -> [TextRange] {
    var parts: [TextRange] = []
    var start = range.start
    var i = range.start
    var depth = 0
    while true {
      // Brackets, semicolons, stops.
      i = self.bytes.span.first(from: i, before: range.end) {
        ($0.below(0x2A) & ~$0.below(0x28)) | $0.equal(0x5B) | $0.equal(0x5D) | $0.equal(0x3B) | $0.equal(0x2E)
      }
      if i >= range.end { break }
      let byte = bytes[i]
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { depth = max(0, depth - 1) }
      let ends = byte == UInt8(ascii: ";") && depth == 0
      let turns = byte == UInt8(ascii: ".") && i + 2 < range.end && bytes[i + 1].isBlank && refersOn(i + 2, range.end)
      if ends || turns {
        parts.append(trimmed(TextRange(start, i)))
        start = i + 1
      }
      i += 1
    }
    parts.append(trimmed(TextRange(start, range.end)))
    return parts.filter { !$0.isEmpty }
  }

  /// Whether a sentence of a note refers to more: `See …`, `Véase también …`, `On his earlier remarks see also …`.
  private func refersOn(_ start: Int, _ end: Int) -> Bool {
    let leads: [StaticString] = ["see ", "cf. ", "véase ", "voir ", "siehe ", "vgl. ", "zob. ", "por. ", "compare "]
    if leads.contains(where: { hasWords($0, at: start, before: end) }) { return true }
    let clause = TextRange(start, characterStart(min(end, start + 90)))
    if hasWords("for ", at: start, before: end), find(", see ", in: clause) != nil { return true }
    return scalar(at: start).value.isUppercase && find(" see also ", in: clause) != nil
  }

  private func source(in whole: TextRange, _ lexicon: Lexicon, _ found: inout SourceDate?) -> Note.Source {
    var source = Note.Source()
    var range = whole
    while let lead = sourceLead(range) { range = trimmed(TextRange(lead, range.end)) }
    let lead = opening(of: range, 90)
    let isFor = hasWords("for ", at: range.start, before: range.end)
    let also: Int? =
      find(" see also ", in: lead).map { $0 + 10 } ?? (isFor ? find(", see ", in: lead).map { $0 + 6 } : nil)
    if let also, firstDate(in: TextRange(range.start, also), of: self) == nil {
      range = trimmed(TextRange(also, range.end))
    }
    // `*Le Griot*`, `_Le Griot_`: Markdown's way to slant a name.
    if range.count > 2, bytes[range.start] == UInt8(ascii: "*") || bytes[range.start] == UInt8(ascii: "_"),
      scalar(at: range.start + 1).value.isWordPart
    {
      range.start += 1
    }
    if let address = address(in: range) {
      source.url = string(address)
      range = trimmed(TextRange(range.start, address.start))
    }
    let date = firstDate(in: range, of: self, lexicon.wordsRead)
    source.date = date?.value
    found = SourceDate(searched: range, date: date?.range)
    var end = date.map(\.range.start) ?? range.end
    while end > range.start, [0x20, 0x2C, 0x2E, 0x3A].contains(bytes[end - 1]) { end -= 1 }
    guard end > range.start else { return source }
    // “Title,” outlet (place).
    if isQuote(at: range.start), let pair = matchMarks(in: TextRange(range.start, end)).first, pair.isClosed {
      var last = pair.contentEnd
      while last > pair.contentStart, [0x20, 0x2C, 0x2E].contains(bytes[last - 1]) { last -= 1 }
      source.title = string(TextRange(pair.contentStart, last))
      range.start = pair.end
      while range.start < end, [0x20, 0x2C, 0x2E].contains(bytes[range.start]) { range.start += 1 }
      guard range.start < end else { return source }
    }
    // Outlet (place), title: the outlet ends at its bracket or at the first comma outside quotation marks.
    var i = range.start
    while i < end, bytes[i] != UInt8(ascii: "("), bytes[i] != UInt8(ascii: ",") { i += 1 }
    var name = trimmed(TextRange(range.start, i))
    while name.count > 1, bytes[name.end - 1] == UInt8(ascii: "*") || bytes[name.end - 1] == UInt8(ascii: "_") {
      name.end -= 1
    }
    var rest = i
    if i < end, bytes[i] == UInt8(ascii: "("), let close = bytes[i..<end].firstIndex(of: UInt8(ascii: ")")) {
      source.place = string(trimmed(TextRange(i + 1, close)))
      rest = close + 1
    }
    if !name.isEmpty, scalar(at: name.start).value.isWordPart { source.outlet = string(name) }
    while rest < end, [0x20, 0x2C, 0x2E].contains(bytes[rest]) { rest += 1 }
    if rest < end, source.title == nil { source.title = string(TextRange(rest, end)) }
    return source
  }

  /// The offset after a word that only leads to a source.
  private func sourceLead(_ range: TextRange) -> Int? {
    let leads: [StaticString] = [
      "see also, e.g.,", "véase también ", "véase ", "voir aussi ", "voir ", "siehe auch ", "siehe ", "vgl. ", "zob. ",
      "por. ",
      "see also", "see, e.g.,", "see e.g.", "see,", "see ", "cf. ", "for more, see ",
    ]
    for lead in leads where hasWords(lead, at: range.start, before: range.end) {
      return range.start + lead.utf8CodeUnitCount
    }
    return nil
  }

  /// The first web address in a range.
  func address(in range: TextRange) -> TextRange? {
    guard find("://", in: range) != nil || find("www.", in: range) != nil else { return nil }
    let starts = ["https://", "http://", "www."] as [StaticString]
    guard let start = starts.compactMap({ find($0, in: range) }).min() else { return nil }
    var end = start
    while end < range.end, !scalar(at: end).value.isSpace { end += scalar(at: end).length }
    while end > start, [0x2E, 0x2C, 0x29, 0x5D, 0x3B].contains(bytes[end - 1]) { end -= 1 }
    return TextRange(start, end)
  }
}
