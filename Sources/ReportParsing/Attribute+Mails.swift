import ReportModel

// What a letter or a mail that is printed whole says itself: its header, whom it greets, who signs in its last sentence.
extension Attributor {
  /// Who wrote a mail and to whom, by its own header.
  mutating func fromMail(_ header: TextRange) -> Attribution? {
    var (writer, reader): (Int?, Int?) = (nil, nil)
    for line in text.split(header, at: ["\n> ", "\n>", "\n"]) {
      if text.hasWords("from:", at: line.start, before: line.end) { writer = party(ofField: line) }
      if text.hasWords("to:", at: line.start, before: line.end) { reader = party(ofField: line) }
    }
    guard let writer else { return nil }
    return Attribution(
      speaker: writer, evidence: Evidence("header of the mail", header), addressee: reader == writer ? nil : reader,
      leadIn: header)
  }

  /// Whom a header's field names: the first of several.
  private mutating func party(ofField line: TextRange) -> Int? {
    guard let colon = text.bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let value = text.split(TextRange(colon + 1, line.end), at: [";", ",", "<"]).first
    guard let value else { return nil }
    var words = text.words(in: value, lexicon)
    guard !words.isEmpty else { return nil }
    words[0].gap = []
    let clause = Clause(words, in: text, lexicon)
    if let mention = clause.mentions.last(where: { $0.kind != .place && $0.kind != .office }) {
      return people.entity(for: mention, words, in: text, creating: true)
    }
    guard words[0].isCapitalised, words.count <= 5 else { return nil }
    return holder(ofOffice: value, near: value.start) ?? people.role(named: text.squeezed(value), at: value)
  }

  /// Whom a letter greets in its first line or is headed to above it: `Dear Mr Quist,`, `To the Wardens of Weir:`.
  mutating func reader(ofLetter quotation: FoundQuotation) -> Int? {
    guard quotation.kind == .block, quotation.parent == nil else { return nil }
    let first = quotation.pieces[0]
    var line = text.split(text.opening(of: first, 80), at: ["\n"]).first ?? first
    // `“Weir, 30 January 1938`, and then `“Dear Mr Quist,`
    if quotation.pieces.count > 1, first.count < 60, !text.endsSentence(first), text.bytes[first.end - 1].isASCIIDigit {
      line = text.split(text.opening(of: quotation.pieces[1], 80), at: ["\n"]).first ?? quotation.pieces[1]
    }
    if text.isSalutation(line, lexicon) {
      let clause = Clause(text.words(in: line, lexicon), in: text, lexicon)
      let names = clause.mentions.filter { $0.kind == .person && $0.words.upperBound == clause.words.count }
      if names.count == 1, let mention = names.first {
        return people.entity(
          for: mention, clause.words, in: text, creating: mention.title != nil || mention.words.count > 1)
      }
    }
    guard case .block(let above) = quotation.lead else { return nil }
    return reader(ofLine: blocks[above].range)
  }

  /// `To the Wardens of Weir:`, a line of its own over a letter.
  private mutating func reader(ofLine line: TextRange) -> Int? {
    guard line.count <= 100 else { return nil }
    let words = text.words(in: line, lexicon)
    guard (2...10).contains(words.count), text.lowercased(words[0].range) == "to",
      !words.contains(where: { !$0.classes.isDisjoint(with: [.cue, .auxiliary, .pronoun]) && !$0.isCapitalised })
    else { return nil }
    var rest = Array(words.dropFirst())
    rest[0].gap = []
    let clause = Clause(rest, in: text, lexicon)
    if let named = party(startingAt: 0, in: clause) { return named }
    let named = rest.drop { $0.classes.contains(.determiner) }
    guard let first = named.first, let last = named.last, first.isCapitalised else { return nil }
    let range = TextRange(first.range.start, last.range.end)
    return people.role(named: text.squeezed(range), at: range)
  }

  /// Who signs in the last sentence of a letter: `I remain your obedient servant, Olaf Quist, Surgeon.`
  mutating func signer(inLastSentenceOf quotation: FoundQuotation) -> (writer: Int, range: TextRange)? {
    guard quotation.kind == .block, let piece = quotation.pieces.last else { return nil }
    let tail = TextRange(max(piece.start, text.characterStart(max(0, piece.end - 120))), piece.end)
    let words = text.words(in: tail, lexicon)
    guard let leave = words.lastIndex(where: { $0.rules.contains(.valediction) || isObedient($0) }),
      let comma = words.indices.dropFirst(leave + 1).prefix(3).first(where: { words[$0].gap.contains(.comma) })
    else { return nil }
    let clause = Clause(Array(words[comma...]), in: text, lexicon)
    guard clause.words.count <= 8, let mention = clause.mentions.first, mention.kind == .person,
      min(mention.title ?? mention.whole.start, mention.whole.start) == clause.words[0].range.start,
      mention.words.upperBound == clause.words.count
        || clause.words[mention.words.upperBound].gap.contains(.comma),
      let writer = people.entity(for: mention, clause.words, in: text, creating: mention.words.count > 1)
    else { return nil }
    return (writer, TextRange(clause.words[0].range.start, piece.end))
  }

  private func isObedient(_ word: Word) -> Bool {
    ["obedient", "humble"].contains(text.lowercased(word.range))
  }
}
