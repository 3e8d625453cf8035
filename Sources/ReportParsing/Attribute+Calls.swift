import ReportModel

// Whom the words themselves call by name.
extension Attributor {
  /// `My dear brother Da'ud, may the lock open for you`: the name by which whoever is spoken to is called.
  mutating func recordCall(of addressee: Int, in quotation: FoundQuotation) {
    guard quotation.parent == nil, [.block, .inline].contains(quotation.kind),
      people.entities[addressee].kind == .person
    else { return }
    let start = quotation.pieces[0].start
    let clause = Clause(
      text.words(in: TextRange(start, text.characterStart(min(quotation.pieces[0].end, start + 80))), lexicon),
      in: text, lexicon)
    for mention in clause.mentions.prefix(2) where mention.kind == .person && mention.words.lowerBound < 5 {
      let next = mention.words.upperBound
      guard next < clause.words.count, clause.words[next].gap == .comma,
        clause.words[mention.words].allSatisfy({ people.isNamed(addressee, by: $0, in: text) })
      else { continue }
      people.record(text.squeezed(mention.name), at: mention.name, in: addressee, rule: "called so")
      return
    }
  }

  /// Whom somebody calls by name or office in the first words: `With respect, Mr. Velten, a good many people drowned.`
  mutating func addressee(calledIn quotation: FoundQuotation) -> Int? {
    if let found = addressee(calledBehind: quotation.pieces[0]) { return found }
    // A turn of several paragraphs: whom the last calls that begins with a name.
    for piece in quotation.pieces.dropFirst().reversed() where quotation.kind == .turn || quotation.kind == .question {
      if let found = addressee(calledIn: piece, onlyFirst: true) { return found }
    }
    return addressee(calledIn: quotation.pieces[0], onlyFirst: false)
  }

  /// Whom the first sentence calls in its last words: `You did not take it from a bank, Mr. Quist.` Only one who is known, and
  /// where it speaks to somebody.
  private mutating func addressee(calledBehind piece: TextRange) -> Int? {
    let range = text.opening(of: piece, 200)
    guard text.bytes[range.start..<range.end].contains(UInt8(ascii: ",")) else { return nil }
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let mention = clause.mentions.first(where: { $0.title != nil && $0.kind == .person && !$0.isPossessive })
    else {
      return nil
    }
    let next = mention.words.upperBound
    let opening = min(mention.title ?? mention.whole.start, mention.whole.start)
    guard let first = clause.words.firstIndex(where: { $0.range.start == opening }), first > 1,
      clause.words[first].gap == .comma,
      next == clause.words.count ? range.end == piece.end : clause.words[next].gap.contains(.stop),
      clause.words[first - 1].classes.isDisjoint(with: [.office, .kin]), !clause.words[first - 1].isCapitalised,
      clause.words[..<first].contains(where: { ["you", "your"].contains(text.lowercased($0.range)) })
        || text.bytes[piece.start..<piece.end].contains(UInt8(ascii: "?"))
    else { return nil }
    return people.entity(for: mention, clause.words, in: text, creating: false)
  }

  mutating func addressee(calledIn piece: TextRange, onlyFirst: Bool) -> Int? {
    let start = piece.start
    let range = TextRange(start, text.characterStart(min(piece.end, start + 140)))
    var clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    // `To the Director, Mrs. Ada Brunn`, the first line of a letter.
    if piece.count <= 120, clause.words.count > 1, clause.lowercased(0) == "to", !text.endsSentence(piece),
      clause.words.dropFirst().allSatisfy({
        $0.isCapitalised || !$0.classes.isDisjoint(with: [.preposition, .determiner, .conjunction])
      })
    {
      return party(startingAt: 1, in: clause)
    }
    // `Lieber Bruder Teal, sie läutet`: how one is greeted is no part of the name.
    if clause.words.count > 2, clause.rules(0).contains(.salutation), let mention = clause.mentions.first,
      mention.words.lowerBound == 0, mention.words.upperBound < clause.words.count,
      clause.words[mention.words.upperBound].gap.contains(.comma), mention.words.count > 1
    {
      return people.person(named: clause.words[mention.words.upperBound - 1], in: text, near: start)
    }
    if let first = clause.words.first, ["thank", "thanks"].contains(text.lowercased(first.range)),
      let next = clause.words.prefix(8).firstIndex(where: { $0.gap.contains(.stop) && !$0.gap.contains(.abbreviation) })
    {
      // `Thank you, Chair. Mr. Quist, did you know`: thanks are no address.
      clause = Clause(Array(clause.words[next...]), in: text, lexicon)
    }
    for index in clause.words.indices.prefix(onlyFirst ? 1 : 6) {
      // `Dear Mrs. Quist,`
      let isGreeted =
        index > 0 && index < 3 && clause.rules(index - 1).contains(.salutation) && clause.words[index].gap.isEmpty
      let opens = index == 0 || clause.words[index].gap.contains(.comma) || isGreeted
      guard opens, index + 1 < clause.words.count else { continue }
      // `The skipper, Ada Brunn, told us`: who the skipper is.
      if index > 1, clause.words[0].classes.contains(.determiner),
        clause.words[1..<index].allSatisfy({ $0.gap.isEmpty && !$0.isCapitalised })
      {
        return nil
      }
      if let mention = clause.mentions.first(where: {
        min($0.title ?? $0.whole.start, $0.whole.start) == clause.words[index].range.start
      }) {
        guard mention.words.upperBound < clause.words.count,
          clause.words[mention.words.upperBound].gap.contains(.comma)
        else { continue }
        let next = mention.words.upperBound
        if mention.kind == .person,
          mention.title != nil || mention.role != nil || mention.words.count > 1 || clause.lowercased(next) == "you"
        {
          return people.entity(for: mention, clause.words, in: text, creating: isGreeted)
        }
        // `My dear Klara, the boat is sold`; `Klara, I have sold it`, of one who is known.
        if mention.kind == .person, isGreeted || index == 0 && ["i", "we", "it"].contains(clause.lowercased(next)) {
          return people.entity(for: mention, clause.words, in: text, creating: isGreeted)
        }
        if mention.kind == .office { return holder(ofOffice: mention.name, near: start) }
      } else if clause.words[index].classes.contains(.office), clause.words[index].isCapitalised,
        clause.words[index + 1].gap.contains(.comma)
      {
        return holder(ofOffice: clause.words[index].range, near: start)
      }
    }
    return nil
  }
}
