import ReportModel

// Whom a reporting clause calls by what they are, where the report has said it of somebody: `the champion said`, `said my aunt`.

extension Attributor {
  /// Who says words whose reporting clause has kin or a description for its subject.
  mutating func byEpithet(_ clause: Clause, _ range: TextRange, _ quotation: FoundQuotation) -> Attribution? {
    guard let (epithet, cue) = clause.reportingEpithet,
      let speaker = kin(epithet, in: clause, quotation.block) ?? inFocus(epithet, in: clause, quotation.block)
    else { return nil }
    return Attribution(
      speaker: speaker, evidence: Evidence("called so", range), cue: clause.words[cue].range,
      addressee: addressee(in: clause, after: cue, speaker: speaker), leadIn: range)
  }

  /// `my aunt`, of an aunt whom the report has named; `her husband`, of the only other one whom the text speaks of with her.
  private mutating func kin(_ epithet: Range<Int>, in clause: Clause, _ block: Int) -> Int? {
    let head = clause.words[epithet.upperBound - 1]
    guard head.classes.contains(.kin) else { return nil }
    let named = people.named(asKin: text.lowercasedString(head.range))
    if named.count == 1 { return named[0] }
    guard named.isEmpty, ["husband", "wife"].contains(text.lowercased(head.range)),
      ["his", "her"].contains(clause.lowercased(epithet.lowerBound)), let last = lastSpeakers.last,
      sectionOfBlock[block] == lastSection
    else { return nil }
    let fit = PronounFit(gender: clause.gender(ofNoun: epithet.upperBound - 1), isThing: false)
    let others = namedNear(clause.words[0].range.start, in: block).filter { $0 != last }
    guard let only = others.first, others.count == 1, fit.holds(people.entities[only]) else { return nil }
    return only
  }

  /// `the champion`, of the only one whom the words before speak of.
  private mutating func inFocus(_ epithet: Range<Int>, in clause: Clause, _ block: Int) -> Int? {
    guard clause.lowercased(epithet.lowerBound) == "the" else { return nil }
    let head = epithet.upperBound - 1
    let isAge = text.hasWords(
      "year-old", at: max(0, clause.words[head].range.end - 8), before: clause.words[head].range.end)
    guard isAge || clause.rules(head).contains(.description) else { return nil }
    return inFocus(
      before: clause.words[0].range.start, in: block,
      PronounFit(gender: clause.gender(ofNoun: head), isThing: false, isPerson: true))
  }

  /// The only person whom the paragraph names before an offset; where it opens with quoted words, the paragraph before.
  mutating func inFocus(before offset: Int, in block: Int, _ fit: PronounFit) -> Int? {
    let block = self.block(at: offset) ?? block
    let start = blocks[block].range.start
    var named = self.named(in: TextRange(start, max(start, offset)), block)
    if named.isEmpty, block > 0, blocks[block - 1].kind == .prose, sectionOfBlock[block - 1] == sectionOfBlock[block] {
      named = self.named(in: blocks[block - 1].range, block - 1)
    }
    guard named.count == 1, let only = named.first, fit.holds(people.entities[only]) else { return nil }
    return only
  }

  /// The persons whom a stretch of a paragraph names outside its quotations.
  private mutating func named(in range: TextRange, _ block: Int) -> Set<Int> {
    guard range.count > 0, range.count < 1500 else { return [] }
    let clause = clauseOutsideQuotations(range, block)
    var named: Set<Int> = []
    for mention in clause.mentions where mention.kind == .person && !mention.isPossessive {
      if let entity = whoever(mention, in: clause), people.entities[entity].kind == .person { named.insert(entity) }
    }
    return named
  }

  /// The persons whom a paragraph before an offset names, and the few paragraphs before it in the section.
  func namedNear(_ offset: Int, in block: Int) -> [Int] {
    var first = block
    while first > 0, block - first < 3, blocks[first - 1].kind != .heading,
      sectionOfBlock[first - 1] == sectionOfBlock[block]
    { first -= 1 }
    return people.persons(from: blocks[first].range.start, before: offset)
  }

  /// The role of somebody without a name whom a text brings in as `the` and an office: `The waiter was traced. "…," he said.`
  mutating func role(at offset: Int, in block: Int) -> Int? {
    let end = text.characterStart(min(blocks[block].range.end, offset + 80))
    guard end > offset else { return nil }
    let words = text.words(in: TextRange(offset, end), lexicon)
    guard let first = words.first else { return nil }
    var start = 0
    if text.lowercased(first.range) == "the" { start = 1 } else if !first.isCapitalised { return nil }
    var head: Int?
    for i in words.indices.dropFirst(start).prefix(4) {
      guard i == start || words[i].gap.isEmpty else { break }
      if words[i].classes.contains(.office), !words[i].classes.contains(.kin) { head = i } else if head != nil { break }
      if !words[i].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun, .determiner]) { break }
    }
    guard let head, !words[head].isPossessive,
      // `Secretary of State`
      !words[head].isCapitalised || head + 1 == words.count || !words[head + 1].gap.isEmpty
        || text.lowercased(words[head + 1].range) != "of"
    else { return nil }
    let name = TextRange(words[start].range.start, words[head].range.end)
    return people.role(named: text.squeezed(name), at: name)
  }

  // MARK: Told behind the words

  /// Whose words they are by the sentence behind them: `That is the view of Ada Reed.`, `The remark is Reed's.`, `So runs the
  /// will of Olaf Hale.`
  mutating func fromBehind(_ quotation: FoundQuotation) -> Attribution? {
    guard quotation.pieces.count < 12, let (range, block) = sentenceBehind(quotation) else { return nil }
    let clause = clauseOutsideQuotations(range, block)
    guard let finding = clause.ownerOfWordsBefore else { return nil }
    guard let speaker = resolve(finding.subject, in: clause, block) else { return nil }
    return Attribution(
      speaker: speaker, evidence: Evidence("told behind the words", range), cue: clause.words[finding.cue].range,
      leadIn: range)
  }

  /// The sentence right behind a quotation that opens its paragraph, if it begins as one that tells whose the words are does.
  private func sentenceBehind(_ quotation: FoundQuotation) -> (range: TextRange, block: Int)? {
    guard let first = quotation.pieces.first, let last = quotation.pieces.last else { return nil }
    let own = blocks[quotation.block].range
    guard text.wordCount(in: TextRange(own.start, max(own.start, first.start)), lexicon) == 0 else { return nil }
    var block = quotation.block
    while block < blocks.count, blocks[block].range.end < last.end { block += 1 }
    guard block < blocks.count else { return nil }
    var start = last.end
    while start < blocks[block].range.end, !text.scalar(at: start).value.isWordPart {
      start += text.scalar(at: start).length
    }
    if start >= blocks[block].range.end {
      block += 1
      guard block < blocks.count, blocks[block].kind == .prose else { return nil }
      start = blocks[block].range.start
    }
    guard ["T", "S", "W"].contains(where: { text.bytes[start] == UInt8(ascii: $0) }) else { return nil }
    let end = text.sentenceEnd(of: start, limit: min(blocks[block].range.end, start + 500), lexicon)
    return end > start ? (TextRange(start, end), block) : nil
  }
}

extension Clause {
  /// The words for somebody without a name who is the subject of a reporting clause, and its verb: `the 28-year-old said`,
  /// `said my aunt`.
  var reportingEpithet: (words: Range<Int>, cue: Int)? {
    guard
      let verb = words.indices.prefix(9).first(where: {
        words[$0].classes.contains(.cue)
          && ($0 == 0 || words[$0].classes.contains(.strongCue) && $0 > 1 || !isNoun($0))
          && !words[$0].rules.contains(.description)
      })
    else { return nil }
    if verb == 0 {
      guard words.count > 2, words[1].gap.isEmpty, opensEpithet(1) else { return nil }
      var end = 2
      while end < words.count, end < 6, words[end].gap.isEmpty, isPartOfEpithet(end) { end += 1 }
      return end > 2 ? (1..<end, 0) : nil
    }
    var end = verb
    while end > 0, words[end].gap.isEmpty, isTransparent(end - 1) { end -= 1 }
    guard end > 1, end < 6, opensEpithet(0), words[1...end].allSatisfy({ $0.gap.isEmpty }),
      (1..<end).allSatisfy({ isPartOfEpithet($0) })
    else { return nil }
    return (0..<end, verb)
  }

  private func opensEpithet(_ i: Int) -> Bool {
    words[i].range.count <= 5 && ["the", "my", "his", "her", "their", "our"].contains(lowercased(i))
  }

  private func isPartOfEpithet(_ i: Int) -> Bool {
    !words[i].isCapitalised && !words[i].isPossessive
      && words[i].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun, .determiner])
      && (!words[i].classes.contains(.cue) || words[i].rules.contains(.description)) && !isTransparent(i)
      && !words[i].rules.contains(.time)
  }

  /// Whose words are those before a sentence that is about them: `That was Reed's answer`, `So wrote Ada Reed in 1931.`, `With
  /// these words Hale left the room.`
  var ownerOfWordsBefore: Finding? {
    guard words.count > 3 else { return nil }
    let second = lowercased(1)
    switch lowercased(0) {
    case "so", "thus":
      guard words[1].classes.contains(.cue) || rules(1).contains(.running) else { return nil }
      if let owner = ownerOfStatement(from: 2, to: min(words.count, 12)) { return owner }
      return words[1].classes.contains(.strongCue) ? subject(startingAt: 2).map { said($0, 1) } : nil
    case "that", "this", "such", "these", "those":
      guard ["is", "was", "are", "were"].contains(second) else { return nil }
      return ownerOfStatement(from: 2, to: min(words.count, 9))
    case "the":
      guard words[1].classes.contains(.cueNoun), ["is", "was", "are", "were"].contains(lowercased(2)) else {
        return nil
      }
      let next = ["those", "that"].contains(lowercased(3)) && words.count > 5 && lowercased(4) == "of" ? 5 : 3
      guard let owner = mention(startingAt: next), mentions[owner].kind != .place,
        next == 5 || mentions[owner].isPossessive,
        mentions[owner].words.upperBound == words.count || next == 5
          || !words[mentions[owner].words.upperBound].gap.isEmpty
          || words[mentions[owner].words.upperBound].classes.contains(.conjunction)
      else { return nil }
      return said(.name(owner), 1)
    case "with":
      guard ["that", "this", "these", "those"].contains(second), words[2].gap.isEmpty,
        words[2].classes.contains(.cueNoun)
      else { return nil }
      if let owner = ownerOfStatement(from: 3, to: min(words.count, 9)) { return owner }
      guard case .name(let name)? = sentenceSubject(before: words.count, from: 3), mentions[name].words.lowerBound < 8
      else { return nil }
      return said(.name(name), 2)
    default: return nil
    }
  }

  private func said(_ subject: Subject, _ cue: Int) -> Finding { Finding(subject: subject, cue: cue, rule: "lead-in") }

  /// Whose the first statement is that some words name: `the view of Ada Reed`, `Reed's answer`.
  private func ownerOfStatement(from start: Int, to end: Int) -> Finding? {
    guard start < end, let noun = (start..<end).first(where: { words[$0].classes.contains(.cueNoun) && isNoun($0) }),
      let finding = possessor(ofNounAt: noun) ?? author(ofNounAt: noun) ?? authorInRelative(ofNounAt: noun)
    else { return nil }
    if case .unnamed = finding.subject { return nil }
    return finding
  }
}
