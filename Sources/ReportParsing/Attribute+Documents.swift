import ReportModel

// Who wrote a document that stands below its own heading, and to whom, as editions of letters have it.

extension Attributor {
  /// The writer and the reader of a document by its heading: `3. The Guild to the Warden, 14 January 1957`, `Joint
  /// communiqué of the Guild and the Harbour Trust, 2 February`. Nil where the heading is none of a document, or names
  /// nobody who wrote it.
  mutating func parties(ofDocumentHeadedBy block: Int) -> (writer: Int, reader: Int?)? {
    guard blocks[block].evidence.rule == BlockClassifier.documentHead, blocks[block].range.count < 2000 else {
      return nil
    }
    var words = text.words(in: blocks[block].range, lexicon)
    words.removeFirst(text.countOfDocument(words))
    // What stands before it was the number's stop.
    if !words.isEmpty { words[0].gap = [] }
    let clause = Clause(words, in: text, lexicon)
    let joints = clause.words.indices.filter { index in
      index > 0 && BlockClassifier.partiesJoints.contains(clause.lowercased(index))
    }
    guard let joint = joints.first else { return nil }
    let to = joints.first { clause.lowercased($0) == "to" }
    var writer: Int?
    if clause.lowercased(joint) == "to", clause.words[..<joint].allSatisfy({ !$0.classes.contains(.cueNoun) }) {
      writer = side(at: 0, before: joint, in: clause)
    } else if let of = joints.first(where: { clause.lowercased($0) != "to" }) {
      writer = side(at: of + 1, before: clause.words.count, in: clause)
    }
    guard let writer else { return nil }
    let reader = to.flatMap { side(at: $0 + 1, before: clause.words.count, in: clause) }
    return (writer, reader == writer ? nil : reader)
  }

  /// Who is named from a word on: by name, by an office that somebody holds, else by the office alone.
  private mutating func side(at word: Int, before limit: Int, in clause: Clause) -> Int? {
    guard word < limit else { return nil }
    if let found = party(startingAt: word, in: clause) { return found }
    let start = clause.words[word].classes.contains(.determiner) ? word + 1 : word
    guard start < limit else { return nil }
    if start > word, let named = party(startingAt: start, in: clause) { return named }
    // `The Governor`: as he is called, where nobody is known to be it.
    guard
      let head = clause.words.indices[start..<limit].first(where: { clause.words[$0].classes.contains(.office) }),
      head - start <= 2,
      clause.words[start..<head].allSatisfy({ $0.gap.isEmpty || $0.range == clause.words[start].range })
    else { return nil }
    let office = TextRange(clause.words[start].range.start, clause.words[head].range.end)
    return holder(ofOffice: office, near: office.start) ?? people.role(named: text.squeezed(office), at: office)
  }
}

// Letters that a lead-in reads or reads a part of, after the sentence that tells who wrote them.
extension Attributor {
  /// `She took down her report on it. Its last sentence reads:`: whose report it is.
  mutating func authorOfPart(_ clause: Clause, _ block: Int) -> Int? {
    let words = clause.words
    // `The first words that he sent are in no book. According to the log, they were:`
    if (2...16).contains(words.count), clause.lowercased(words.count - 2) == "they",
      ["were", "are", "ran", "read"].contains(clause.lowercased(words.count - 1)),
      let sentence = sentenceBefore(words[0].range.start, in: block), sentence.words.count < 30,
      let noun = sentence.words.indices.prefix(6).last(where: { sentence.lowercased($0) == "words" }),
      let finding = sentence.possessor(ofNounAt: noun) ?? sentence.authorInRelative(ofNounAt: noun)
    {
      return resolve(finding.subject, in: sentence, block)
    }
    guard (3...7).contains(words.count), ["its", "the"].contains(clause.lowercased(0)), let verb = words.indices.last,
      clause.rules(verb).contains(.running), words[1...].allSatisfy({ $0.gap.isEmpty }),
      ["sentence", "sentences", "paragraph", "line", "lines", "page", "words"].contains(clause.lowercased(verb - 1)),
      clause.mentions.isEmpty
    else { return nil }
    return authorOfLetter(before: words[0].range.start, in: block)
  }

  /// `The Inspectorate wrote to Quist. He likes the letter to be read from the paper:`: who wrote it, and to whom.
  mutating func letterRead(_ clause: Clause, _ block: Int) -> (writer: Int, reader: Int?)? {
    let words = clause.words
    guard let verb = words.indices.last(where: { clause.lowercased($0) == "read" }), clause.isPassive(verb),
      let noun = words.indices.first(where: { clause.rules($0).contains(.correspondence) }), noun > 0,
      clause.lowercased(noun - 1) == "the", clause.author(ofNounAt: noun) == nil,
      let sentence = sentenceBefore(words[0].range.start, in: block), sentence.words.count < 40,
      let finding = sentence.leading(),
      ["wrote", "writes", "sent", "sends"].contains(sentence.lowercased(finding.cue)),
      let writer = resolve(finding.subject, in: sentence, block)
    else { return nil }
    let reader = addressee(in: sentence, after: finding.cue, speaker: writer)
    return (writer, reader)
  }

  /// `The entry for 2 May reads "…" That for the next day: "…"`: whoever wrote the one before.
  mutating func writerOfEntries(before quotation: FoundQuotation, _ clause: Clause) -> Int? {
    guard (1...8).contains(clause.words.count), clause.mentions.isEmpty,
      ["that", "the", "another"].contains(clause.lowercased(0)),
      clause.words.dropFirst().contains(where: {
        $0.hasDigit || $0.rules.contains(.time) || $0.classes.contains(.month)
      }),
      !clause.words.contains(where: { $0.classes.contains(.auxiliary) || $0.classes.contains(.pronoun) }),
      let before = quotationBefore,
      quotations[before].block == quotation.block
    else { return nil }
    return attributions[before].speaker
  }

  /// `The log was signed by Mr Reed. It says:`: who signed it.
  mutating func signer(before offset: Int, in block: Int) -> Int? {
    guard let sentence = sentenceBefore(offset, in: block), sentence.words.count < 40,
      let verb = sentence.words.indices.dropFirst().first(where: {
        $0 + 2 < sentence.words.count && ["signed", "written", "sent", "drafted"].contains(sentence.lowercased($0))
          && sentence.lowercased($0 + 1) == "by"
      }), sentence.words.prefix(verb).contains(where: { $0.classes.contains(.cueNoun) }),
      let subject = sentence.subject(startingAt: verb + 2)
    else { return nil }
    switch subject {
    case .name, .noun: return resolve(subject, in: sentence, block)
    case .pronoun, .unnamed: return nil
    }
  }

  /// The sentence before an offset in its paragraph, without its quotations.
  mutating func sentenceBefore(_ offset: Int, in block: Int) -> Clause? {
    let start = blocks[block].range.start
    var end = offset
    while end > start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
    return end > start ? sentence(endingAt: end, in: block).clause : nil
  }
}
