import ReportModel

// Who hears words that no `told X` brings: whoever asked right before, whom the speaker calls or visits, the other one of two
// who talk.

extension Attributor {
  /// `a guard told the Gazette`: whom somebody tells who has no name.
  mutating func partyTold(_ cue: Int, in clause: Clause) -> Int? {
    guard clause.words.indices.contains(cue), clause.rules(cue).contains(.telling), !clause.isNoun(cue) else {
      return nil
    }
    return party(startingAt: cue + 1, in: clause)
  }

  /// `In response to a mail from the Gazette, Reed said`, `In answer to Hale's question`: to whoever sent or asked it.
  mutating func partyAnswered(_ clause: Clause, besides speaker: Int) -> Int? {
    guard let comma = clause.words.indices.dropFirst(4).first(where: { clause.words[$0].gap.contains(.comma) }) else {
      return nil
    }
    if let from = (4..<comma).first(where: { ["from", "by"].contains(clause.lowercased($0)) }) {
      return hearer(startingAt: from + 1, in: clause, besides: speaker)
    }
    if let index = clause.mention(startingAt: 3), clause.mentions[index].isPossessive {
      let found = people.entity(for: clause.mentions[index], clause.words, in: text, creating: false)
      return found == speaker ? nil : found
    }
    return hearer(startingAt: 3, in: clause, besides: speaker)
  }

  // MARK: The sentence before

  /// Whom the sentence before tells to have asked or called, or to have been called: `The clerk, Mrs Reed, asked who had
  /// signed. "I did," said Hale.` — Hale to Reed.
  mutating func partner(inSentenceBefore quotation: FoundQuotation, _ speaker: Int) -> Int? {
    var start = quotation.pieces[0].start
    // `Hale rang his wife. "He said he was late," she said`: she tells it to somebody else.
    if let first = text.firstWord(in: quotation.pieces[0], lexicon),
      ["he", "she"].contains(text.lowercased(first.range))
    {
      return nil
    }
    if case .sentence(let lead) = quotation.lead { start = min(start, text.skipSpace(lead.start, start)) }
    var block = quotation.block
    var end = text.trimSpace(blocks[block].range.start, start)
    while end > blocks[block].range.start, let last = text.scalar(before: end), Self.opensWords(last.value) {
      end = text.trimSpace(blocks[block].range.start, end - last.length)
    }
    if end <= blocks[block].range.start {
      guard block > 0, blocks[block - 1].kind == .prose, sectionOfBlock[block - 1] == sectionOfBlock[block] else {
        return nil
      }
      block -= 1
      end = text.trimSpace(blocks[block].range.start, blocks[block].range.end)
    }
    guard end > blocks[block].range.start, text.bytes[end - 1] == UInt8(ascii: ".") || text.bytes[end - 1] == 0x3F
    else {
      return nil
    }
    let sentence = TextRange(text.sentenceStart(of: end - 1, from: blocks[block].range.start, lexicon), end)
    guard sentence.count < 500, lexicon.holds([.approaching, .asking], in: text, sentence) else { return nil }
    return partner(in: clauseOutsideQuotations(sentence, block), block, speaker)
  }

  private static func opensWords(_ scalar: UInt32) -> Bool {
    [0x22, 0x27, 0x2018, 0x201C, 0x201E, 0xAB].contains(scalar)
  }

  /// The other one of the two whom a clause tells to have talked.
  private mutating func partner(in clause: Clause, _ block: Int, _ speaker: Int) -> Int? {
    guard
      let verb = clause.words.indices.first(where: {
        !clause.rules($0).isDisjoint(with: [.asking, .approaching]) && !clause.words[$0].isCapitalised
          || isWish($0, in: clause)
      })
    else { return nil }
    // `He had been asked by Leila Reed about it.`
    if verb > 0, ["been", "was", "were", "be", "is", "are", "being"].contains(clause.lowercased(verb - 1)) {
      guard let by = clause.words.indices[verb...].prefix(3).first(where: { clause.lowercased($0) == "by" }) else {
        return nil
      }
      return hearer(startingAt: by + 1, in: clause, besides: speaker)
    }
    // `Reed, one of the three, rang his wife`: whose verb it is is not sure.
    guard clause.words[verb].gap.isEmpty || clause.words[verb].gap == .comma && clause.rules(verb).contains(.asking),
      let subject = clause.subject(before: verb), let who = resolve(subject, in: clause, block), isSomebody(who)
    else { return nil }
    // `asked for silence`: no question.
    if verb + 1 < clause.words.count, ["for", "that", "to"].contains(clause.lowercased(verb + 1)),
      !isWish(verb, in: clause)
    {
      return nil
    }
    let object = party(startingAt: verb + 1, in: clause)
    guard clause.rules(verb).contains(.approaching) else {
      // Asked by one who is not the speaker, of the speaker or of nobody who is named.
      return who != speaker && (object == nil || object == speaker) ? who : nil
    }
    guard let object, object != who, isSomebody(object) else { return nil }
    return who == speaker ? object : object == speaker ? who : nil
  }

  /// `wished to know`, `wanted to know`.
  private func isWish(_ word: Int, in clause: Clause) -> Bool {
    clause.words[word].range.count == 6 && word + 2 < clause.words.count
      && ["wished", "wanted"].contains(clause.lowercased(word)) && clause.lowercased(word + 2) == "know"
  }

  func isSomebody(_ entity: Int) -> Bool {
    people.entities[entity].kind == .person || people.entities[entity].kind == .role
  }

  /// Whom the words that begin here mean, or whose name explains them: `counsel for the families, Ms Reed,`.
  mutating func hearer(startingAt word: Int, in clause: Clause, besides speaker: Int) -> Int? {
    if let found = party(startingAt: word, in: clause) { return found == speaker ? nil : found }
    guard word < clause.words.count, !clause.words[word].isCapitalised else { return nil }
    var next = word + 1
    while next < clause.words.count, next < word + 9, clause.words[next].gap.isEmpty { next += 1 }
    guard next < clause.words.count, clause.words[next].gap == .comma,
      let mention = clause.mention(startingAt: next), clause.mentions[mention].kind == .person,
      !clause.mentions[mention].isPossessive,
      let found = people.entity(for: clause.mentions[mention], clause.words, in: text, creating: true)
    else { return nil }
    return found == speaker ? nil : found
  }

  /// `his brother Fergus`, `the novelist Zelda Reed`: the name that stands right behind a word for kin or a trade.
  mutating func nameBehindNoun(at word: Int, in clause: Clause) -> Int? {
    var head = word + 1
    while head < clause.words.count, head < word + 5, clause.words[head].gap.isEmpty, !clause.words[head].isCapitalised
    {
      head += 1
    }
    guard head > word + 1, head < clause.words.count, clause.words[head].gap.isEmpty || clause.words[head].gap == .comma
    else { return nil }
    let noun = clause.words[head - 1]
    // `the newspaper Loch Post`
    let isOutlet = noun.classes.contains(.outletNoun) && clause.words[head].gap.isEmpty
    guard isOutlet || noun.classes.contains(.kin) || noun.classes.contains(.office) || text.isTrade(noun, lexicon),
      let index = clause.mention(startingAt: head),
      isOutlet ? clause.mentions[index].kind != .office : clause.mentions[index].kind == .person
    else { return nil }
    let mention = clause.mentions[index]
    let next = mention.words.upperBound
    guard !mention.isPossessive,
      clause.words[head].gap.isEmpty || next == clause.words.count || !clause.words[next].gap.isEmpty,
      next == clause.words.count || !clause.words[next].gap.isEmpty
        || clause.words[next].classes.isDisjoint(with: [.auxiliary, .cue])
    else { return nil }
    return people.entity(for: mention, clause.words, in: text, creating: true)
  }

  // MARK: Two who talk

  /// Gives the turns of those who talk with one another their hearers, where no lead-in does: who answers a question speaks to
  /// whoever asked it, and so do two who speak by turns. Linear.
  mutating func tellHearers() {
    var last: Turn?
    var before: Turn?
    for index in attributions.indices {
      let quotation = quotations[index]
      guard quotation.parent == nil, quotation.kind != .headline, quotation.kind != .term else { continue }
      guard quotation.kind == .inline || quotation.kind == .block, !quotation.isLabelled,
        let speaker = attributions[index].speaker, isSomebody(speaker)
      else {
        (last, before) = (nil, nil)
        continue
      }
      if let turn = last, turn.speaker == speaker, quotation.block - turn.block <= 1 {
        if attributions[index].addressee == nil, turn.hasPartner, quotation.block == turn.block {
          attributions[index].addressee = attributions[turn.first].addressee
        }
        last?.extend(to: index, quotation)
        continue
      }
      let turn = Turn(index, quotation, speaker)
      if let asked = last, isExchange(asked, turn, after: before) {
        hear(turn.speaker, from: asked.paragraph...asked.last)
        hear(asked.speaker, from: index...index)
        last?.hasPartner = true
        before = last
        last = turn
        last?.hasPartner = attributions[index].addressee == asked.speaker
      } else {
        before = last
        last = turn
      }
    }
  }

  /// The words that one says until another speaks.
  private struct Turn {
    var speaker: Int
    var first: Int
    var last: Int
    /// The first of them in the last paragraph.
    var paragraph: Int
    var block: Int
    var end: Int
    /// Whether whom it is to is known.
    var hasPartner = false

    init(_ index: Int, _ quotation: FoundQuotation, _ speaker: Int) {
      self.speaker = speaker
      (first, last, paragraph) = (index, index, index)
      block = quotation.block
      end = quotation.range.end
    }

    mutating func extend(to index: Int, _ quotation: FoundQuotation) {
      last = index
      if block != quotation.block { paragraph = index }
      block = quotation.block
      end = quotation.range.end
    }
  }

  /// Sets who hears some quotations of one speaker.
  private mutating func hear(_ hearer: Int, from range: ClosedRange<Int>) {
    for index in range where attributions[index].addressee == nil && quotations[index].parent == nil {
      guard quotations[index].kind == .inline || quotations[index].kind == .block, attributions[index].speaker != hearer
      else { continue }
      attributions[index].addressee = hearer
    }
  }

  /// Whether a turn answers the one right before it: that asked and opens its sentence, was to whoever speaks now, or is one of
  /// three and more turns of two whose paragraphs hold little else.
  private func isExchange(_ asked: Turn, _ answer: Turn, after before: Turn?) -> Bool {
    let quotation = quotations[answer.first]
    guard quotation.block - asked.block <= 1, sectionOfBlock[quotation.block] == sectionOfBlock[asked.block],
      opensSentence(quotation)
    else { return false }
    let isTold = attributions[asked.last].addressee == answer.speaker && quotation.range.start - asked.end < 300
    guard isTold || isClose(asked.end, quotation) else { return false }
    let (to, from) = (attributions[asked.last].addressee, attributions[answer.first].addressee)
    guard from == nil || from == asked.speaker, to == nil || to == answer.speaker else { return false }
    if to != nil {
      // `"You will hear it last," Reed told him.`: not a letter.
      return attributions[asked.last].cue.map { lexicon.rules(of: text.bytes, $0).contains(.telling) } ?? false
    }
    if text.scalar(before: asked.end)?.value == 0x3F || text.lastQuoted(before: asked.end) == 0x3F {
      return opensSentence(quotations[asked.last])
    }
    guard let before, before.speaker == answer.speaker else { return false }
    return [before.last, asked.last, answer.first].allSatisfy(isDialogue)
  }

  /// Whether a paragraph is hardly more than its quotation.
  private func isDialogue(_ index: Int) -> Bool {
    let block = blocks[quotations[index].block].range
    let words = quotations[index].pieces.reduce(0) { $0 + $1.count }
    return quotations[index].range.start - block.start < 4 && block.count - words < 70
  }

  /// Whether nothing but who speaks stands between the words and those before them.
  func isClose(_ end: Int, _ quotation: FoundQuotation) -> Bool {
    let start = quotation.pieces[0].start
    guard start >= end, start - end < 200 else { return false }
    let stops = text.bytes[end..<start].count { $0 == UInt8(ascii: ".") || $0 == 0x3F || $0 == 0x21 }
    return stops <= 1
  }
}

extension FoundQuotation {
  /// Whether a label leads to it.
  fileprivate var isLabelled: Bool {
    if case .label = lead { return true }
    return false
  }
}
