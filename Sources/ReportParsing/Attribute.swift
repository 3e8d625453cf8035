import ReportModel

/// What is known of a quotation's speaker.
struct Attribution {
  /// An index of the people's entities.
  var speaker: Int?
  var evidence: Evidence
  var cue: TextRange?
  var addressee: Int?
  /// The text that gives the date: the lead-in.
  var leadIn: TextRange?
}

/// Tells who said each quotation, in order of place, so that a pronoun can go back to whoever spoke before.
struct Attributor {
  let text: ReadingText
  let blocks: [Block]
  let lexicon: Lexicon
  let quotations: [FoundQuotation]
  /// For each block the section that it is in, or nil.
  let sectionOfBlock: [Int?]
  let sections: [Section]
  var people: People
  var attributions: [Attribution] = []
  /// The last speakers, latest last, in the order in which they spoke: what a pronoun can mean.
  private var lastSpeakers: [Int] = []
  /// The last addressee, for a reply.
  private var lastAddressee: Int?
  private var clauses: [Int: Clause] = [:]
  private var quotesOfBlock: [Int: [TextRange]] = [:]

  init(
    text: ReadingText, blocks: [Block], quotations: [FoundQuotation], sections: [Section], sectionOfBlock: [Int?],
    people: People, _ lexicon: Lexicon
  ) {
    self.text = text
    self.blocks = blocks
    self.lexicon = lexicon
    self.quotations = quotations
    self.sections = sections
    self.sectionOfBlock = sectionOfBlock
    self.people = people
  }

  mutating func run() {
    for index in quotations.indices {
      let attribution = attribute(index)
      attributions.append(attribution)
      if let speaker = attribution.speaker, quotations[index].parent == nil, quotations[index].kind != .headline,
        quotations[index].kind != .question, quotations[index].kind != .term
      {
        lastSpeakers.removeAll { $0 == speaker }
        lastSpeakers.append(speaker)
        lastAddressee = attribution.addressee
      }
    }
  }

  // MARK: One quotation

  private mutating func attribute(_ index: Int) -> Attribution {
    let quotation = quotations[index]
    if quotation.kind == .term { return Attribution(evidence: Evidence("nobody's words")) }
    if quotation.kind == .headline { return fromHeading(quotation) }
    if let parent = quotation.parent { return nested(quotation, in: parent) }
    // Between its pieces, or right after it.
    for gap in quotation.interruptions {
      if let found = trailing(gap, quotation, rule: "interrupted") { return found }
    }
    if let trail = quotation.trail, isTrailing(quotation), let found = trailing(trail, quotation, rule: "trailing") { return found }
    switch quotation.lead {
    case .label(let label): return fromLabel(label, quotation)
    case .sentence(let lead): return fromSentence(lead, quotation)
    case .block(let block): return fromBlock(block, quotation)
    case .heading(let heading): return fromSectionHeading(heading, quotation)
    case .none: return fromNothing(quotation)
    }
  }

  /// Whether what comes after the closing mark can be a reporting clause: a comma or the like stands before the mark.
  private func isTrailing(_ quotation: FoundQuotation) -> Bool {
    guard let last = quotation.pieces.last, let trail = quotation.trail else { return false }
    let end = text.scalar(before: last.end)?.value ?? 0
    let first = text.scalar(at: trail.start).value
    return [0x2C, 0x3F, 0x21, 0x2014].contains(end) || first == 0x2C
  }

  private mutating func trailing(_ range: TextRange, _ quotation: FoundQuotation, rule: String) -> Attribution? {
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), let speaker = resolve(finding.subject, in: clause, quotation.block) else { return nil }
    return Attribution(
      speaker: speaker, evidence: Evidence(rule, range), cue: clause.words[finding.cue].range,
      addressee: addressee(in: clause, after: finding.cue, speaker: speaker), leadIn: range)
  }

  private mutating func fromSentence(_ lead: TextRange, _ quotation: FoundQuotation) -> Attribution {
    let paragraph = TextRange(blocks[quotation.block].range.start, quotation.pieces[0].start)
    let clause = clauseOutsideQuotations(TextRange(lead.start, max(lead.start, lead.end)), quotation.block)
    let last = lastSentenceClause(clause)
    for (candidate, rule) in [(last, "lead-in"), (clause, "paragraph")] {
      guard let finding = candidate.leading() ?? candidate.sentenceSubject(before: candidate.words.count).map({ Clause.Finding(subject: $0, cue: 0, rule: "subject of the sentence") })
      else { continue }
      guard let speaker = resolve(finding.subject, in: candidate, quotation.block, upTo: quotation.pieces[0].start) else { continue }
      let reply = exchangePartner(candidate, speaker, quotation.block)
      return Attribution(
        speaker: speaker, evidence: Evidence(finding.rule == "lead-in" ? rule : finding.rule, lead),
        cue: candidate.words.isEmpty ? nil : candidate.words[finding.cue].range,
        addressee: addressee(in: candidate, after: finding.cue, speaker: speaker) ?? reply, leadIn: paragraph)
    }
    if clause.words.isEmpty || quotation.kind == .block, quotation.pieces[0].start > blocks[quotation.block].range.start,
      text.scalar(at: quotation.pieces[0].start).value.isUppercase, let speaker = subjectBefore(quotation.pieces[0].start, in: quotation.block)
    {
      // `… opened the meeting. "Friends, …"`
      return Attribution(speaker: speaker, evidence: Evidence("subject of the sentence before", paragraph), leadIn: paragraph)
    }
    if quotation.kind == .block, let governing = quotation.governing, governing != quotation.block {
      return fromBlock(governing, quotation)
    }
    return Attribution(speaker: nil, evidence: Evidence("no speaker in the sentence", lead), leadIn: paragraph)
  }

  private mutating func fromBlock(_ block: Int, _ quotation: FoundQuotation) -> Attribution {
    let range = blocks[block].range
    let clause = clauseOutsideQuotations(range, block)
    let last = lastSentenceClause(clause)
    if let finding = last.leading(), let speaker = resolve(finding.subject, in: last, block, upTo: range.end) {
      let reply = exchangePartner(last, speaker, quotation.block)
      return Attribution(
        speaker: speaker, evidence: Evidence("lead-in", range), cue: last.words[finding.cue].range,
        addressee: addressee(in: last, after: finding.cue, speaker: speaker) ?? reply, leadIn: range)
    }
    if clause.words.count != last.words.count, last.sentenceSubject(before: last.words.count) == nil, let finding = clause.leading(),
      let speaker = resolve(finding.subject, in: clause, block, upTo: range.end)
    {
      return Attribution(speaker: speaker, evidence: Evidence("lead-in", range), cue: clause.words[finding.cue].range, leadIn: range)
    }
    if let subject = last.sentenceSubject(before: last.words.count) ?? clause.sentenceSubject(before: clause.words.count),
      let speaker = resolve(subject, in: clause.words.count == last.words.count ? last : owner(of: subject, last, clause), block, upTo: range.end)
    {
      return Attribution(speaker: speaker, evidence: Evidence("subject of the lead-in", range), leadIn: range)
    }
    if let heading = headingOfBlock(quotation.block), let speaker = speakers(ofHeading: heading).first {
      return Attribution(speaker: speaker, evidence: Evidence("heading", blocks[heading].range), leadIn: range)
    }
    return Attribution(speaker: lastSpeakers.last, evidence: Evidence("speaker before", nil), leadIn: range)
  }

  private func owner(of subject: Clause.Subject, _ last: Clause, _ whole: Clause) -> Clause {
    last.sentenceSubject(before: last.words.count) == subject ? last : whole
  }

  private mutating func fromLabel(_ label: SpeechLabel, _ quotation: FoundQuotation) -> Attribution {
    let words = text.words(in: label.range, lexicon)
    let clause = Clause(words, in: text, lexicon)
    let leadIn = quotation.governing.map { blocks[$0].range }
    if let first = words.first, text.lowercased(first.range) == "to", words.count > 1 {
      // `To Deif:` names the addressee; the lead-in names the speaker.
      let before = quotation.governing ?? proseBefore(quotation.block)
      var attribution = before.map { fromBlock($0, quotation) } ?? fromNothing(quotation)
      attribution.addressee = clause.mentions.last.flatMap { people.entity(for: $0, clause.words, in: text, creating: true) }
      return attribution
    }
    let isRole = words.count <= 2 && words.contains { $0.classes.contains(.roleLabel) }
    if isRole {
      let word = text.lowercased(words[0].range)
      if word == "a" || word == "answer", let interviewee = intervieweeOf(quotation) {
        return Attribution(speaker: interviewee, evidence: Evidence("label", label.range), leadIn: leadIn)
      }
      let name = word == "q" ? "Interviewer" : squeeze(text.string(label.range))
      let role = people.role(named: name, at: label.range)
      if name != squeeze(text.string(label.range)) { people.record(squeeze(text.string(label.range)), at: label.range, in: role, rule: "label") }
      return Attribution(
        speaker: role, evidence: Evidence("label", label.range), addressee: intervieweeOf(quotation), leadIn: leadIn)
    }
    if let mention = clause.mentions.last(where: { $0.kind != .place && $0.kind != .office }),
      let speaker = people.entity(for: mention, words, in: text, creating: true)
    {
      return Attribution(
        speaker: speaker, evidence: Evidence("label", label.range), addressee: asker(of: quotation), leadIn: leadIn)
    }
    if let speaker = holder(ofOffice: label.range, near: label.range.start) {
      return Attribution(speaker: speaker, evidence: Evidence("label", label.range), leadIn: leadIn)
    }
    let role = people.role(named: squeeze(text.string(label.range)), at: label.range)
    return Attribution(speaker: role, evidence: Evidence("label", label.range), leadIn: leadIn)
  }

  /// Who asked the question that an answer follows.
  private func asker(of quotation: FoundQuotation) -> Int? {
    guard let last = attributions.indices.last(where: { quotations[$0].parent == nil }), quotations[last].kind == .question else { return nil }
    return attributions[last].speaker
  }

  /// The paragraph of prose before a block, in its section.
  private func proseBefore(_ block: Int) -> Int? {
    (0..<block).last { blocks[$0].kind == .prose && sectionOfBlock[$0] == sectionOfBlock[block] }
  }

  /// Whoever the lead-in of an interview names.
  private mutating func intervieweeOf(_ quotation: FoundQuotation) -> Int? {
    guard let governing = quotation.governing else { return lastSpeakers.last }
    let found = fromBlock(governing, quotation).speaker
    return found.flatMap { people.entities[$0].kind == .person ? $0 : nil } ?? lastSpeakers.last
  }

  private mutating func fromSectionHeading(_ heading: Int, _ quotation: FoundQuotation) -> Attribution {
    let range = blocks[heading].range
    let named = speakers(ofHeading: heading)
    guard let speaker = named.first else { return fromNothing(quotation) }
    return Attribution(
      speaker: speaker, evidence: Evidence("heading", range), addressee: named.dropFirst().first,
      leadIn: quotation.governing.map { blocks[$0].range } ?? range)
  }

  private mutating func fromNothing(_ quotation: FoundQuotation) -> Attribution {
    if let heading = headingOfBlock(quotation.block), let speaker = speakers(ofHeading: heading).first,
      lastSpeakers.last.map({ attributionsInSection(of: quotation.block).contains($0) }) != true
    {
      return Attribution(speaker: speaker, evidence: Evidence("heading", blocks[heading].range))
    }
    guard let last = lastSpeakers.last, attributionsInSection(of: quotation.block).contains(last) else {
      return Attribution(speaker: nil, evidence: Evidence("no lead-in"))
    }
    return Attribution(speaker: last, evidence: Evidence("speaker before"))
  }

  private func attributionsInSection(of block: Int) -> Set<Int> {
    var speakers: Set<Int> = []
    for index in attributions.indices.reversed() {
      guard sectionOfBlock[quotations[index].block] == sectionOfBlock[block] else { break }
      if let speaker = attributions[index].speaker, quotations[index].kind != .headline { speakers.insert(speaker) }
    }
    return speakers
  }

  private mutating func nested(_ quotation: FoundQuotation, in parent: Int) -> Attribution {
    guard case .sentence(let lead) = quotation.lead else { return Attribution(evidence: Evidence("nested")) }
    let clause = Clause(text.words(in: lead, lexicon), in: text, lexicon)
    guard let finding = clause.leading() else {
      // `Our pact is that 'we …'`: the outer speaker's own.
      let isOwn = clause.words.contains { ["i", "we", "my", "our"].contains(text.lowercased($0.range)) }
      return Attribution(
        speaker: isOwn ? attributions[parent].speaker : nil,
        evidence: Evidence(isOwn ? "nested, in the first person" : "nested without a cue", lead))
    }
    let cue = clause.words[finding.cue].range
    switch finding.subject {
    case .name(let index):
      let speaker = people.entity(for: clause.mentions[index], clause.words, in: text, creating: true)
      return Attribution(speaker: speaker, evidence: Evidence("nested", lead), cue: cue, leadIn: lead)
    case .pronoun(let word):
      // Within the outer words: a name before it in the same sentence; `I` and `we` are the outer speaker.
      if ["i", "we", "my", "our"].contains(clause.lowercased(word)) {
        return Attribution(speaker: attributions[parent].speaker, evidence: Evidence("nested", lead), cue: cue, leadIn: lead)
      }
      if let mention = clause.mentions.last(where: { $0.words.upperBound <= word && $0.kind == .person }) {
        let speaker = people.entity(for: mention, clause.words, in: text, creating: true)
        return Attribution(speaker: speaker, evidence: Evidence("nested", lead), cue: cue, leadIn: lead)
      }
    case .noun: break
    }
    return Attribution(evidence: Evidence("nested without a name", lead), cue: cue, leadIn: lead)
  }

  private mutating func fromHeading(_ quotation: FoundQuotation) -> Attribution {
    let named = speakers(ofHeading: quotation.block, before: quotation.pieces[0].start)
    return Attribution(
      speaker: named.first, evidence: Evidence("heading", blocks[quotation.block].range), addressee: named.dropFirst().first)
  }

  // MARK: Headings

  /// The known names of a heading: whose words, and to whom. `Khamenei's Advisor Velayati To … Haniya: "…"`.
  private mutating func speakers(ofHeading block: Int, before limit: Int? = nil) -> [Int] {
    var range = blocks[block].range
    if let mark = text.matchMarks(in: range).first, mark.open > range.start { range.end = mark.open }
    guard range.count > 0 else { return [] }
    var words = text.words(in: range, lexicon)
    if let colon = words.indices.last(where: { words[$0].gap.contains(.colon) }), limit == nil || range.end == blocks[block].range.end {
      let first = Array(words[..<colon])
      words = knownName(in: first) == nil ? Array(words[colon...]) : first
    }
    var sides: [[Word]] = [[]]
    for word in words {
      let lower = text.lowercased(word.range)
      if lower == "to" || (lower == "in" || lower == "on" || lower == "at") && sides[0].count > 1 {
        sides.append([])
        if lower != "to" { break }
      } else {
        sides[sides.count - 1].append(word)
      }
    }
    var named: [Int] = []
    for side in sides.prefix(2) {
      guard let speaker = knownName(in: side) else { continue }
      if !named.contains(speaker) { named.append(speaker) }
      if named.isEmpty { break }
    }
    if knownName(in: sides[0]) == nil { return [] }
    return named
  }

  /// The entity that the last known, not possessive, words of a heading name; `X's Letter` names X.
  private func knownName(in words: [Word]) -> Int? {
    var possessive: Int?
    for end in words.indices.reversed() {
      for start in stride(from: max(0, end - 3), through: end, by: 1) {
        let keys = words[start...end].map { nameKey(text.string($0.range)) }
        guard words[start...end].dropFirst().allSatisfy({ $0.gap.isDisjoint(with: .breaksName) }) else { continue }
        guard let found = people.find(keys: keys, kind: .person, near: words[start].range.start),
          people.entities[found].kind != .role
        else { continue }
        if words[end].isPossessive {
          let isOwn = end + 1 < words.count && words[end + 1].classes.contains(.cueNoun)
          if isOwn { return found }
          possessive = possessive ?? found
        } else {
          return found
        }
      }
    }
    _ = possessive
    return nil
  }

  private func headingOfBlock(_ block: Int) -> Int? {
    guard let section = sectionOfBlock[block] else { return nil }
    return blocks.partition { $0.range.start < sections[section].title.start }.nonNegative(below: blocks.count)
  }

  // MARK: Words

  /// The words of a range that stand outside the quotations of its block.
  private mutating func clauseOutsideQuotations(_ range: TextRange, _ block: Int) -> Clause {
    let pairs = quotesOfBlock[block] ?? text.matchMarks(in: blocks[block].range).filter { $0.parent == nil }.map { TextRange($0.open, $0.end) }
    quotesOfBlock[block] = pairs
    var words: [Word] = []
    var start = range.start
    for pair in pairs + [TextRange(range.end, range.end)] where pair.end > start || pair.isEmpty {
      let end = min(range.end, pair.start)
      if end > start {
        var part = text.words(in: TextRange(start, end), lexicon)
        if !part.isEmpty, !words.isEmpty { part[0].gap = part[0].gap.subtracting(.other).union(.mark) }
        words += part
      }
      start = max(start, min(range.end, pair.end))
      if start >= range.end { break }
    }
    return Clause(words, in: text, lexicon)
  }

  private func lastSentenceClause(_ clause: Clause) -> Clause {
    let start = clause.words.lastIndex { word in
      word.gap.contains(.stop) && word.isCapitalised
    } ?? 0
    return start == 0 ? clause : Clause(Array(clause.words[start...]), in: text, lexicon)
  }

  private func isReply(_ clause: Clause) -> Bool {
    clause.words.contains { ["replied", "response", "answered", "reply", "answer", "responded", "responding"].contains(text.lowercased($0.range)) }
  }

  /// To whom a reply goes: whoever spoke before in the section; `he continued` goes on to the same one.
  private func exchangePartner(_ clause: Clause, _ speaker: Int, _ block: Int) -> Int? {
    if isReply(clause) {
      let here = attributionsInSection(of: block)
      return lastSpeakers.last { $0 != speaker && here.contains($0) }
    }
    let goesOn = clause.words.suffix(3).contains { ["continued", "added", "concluded"].contains(text.lowercased($0.range)) }
    return goesOn && lastSpeakers.last == speaker ? lastAddressee : nil
  }

  // MARK: Subjects to entities

  private mutating func resolve(
    _ subject: Clause.Subject, in clause: Clause, _ block: Int, upTo limit: Int? = nil
  ) -> Int? {
    switch subject {
    case .name(let index):
      let mention = clause.mentions[index]
      if mention.kind == .office { return holder(ofOffice: mention.name, near: mention.name.start) }
      return people.entity(for: mention, clause.words, in: text, creating: true)
    case .pronoun(let word): return resolvePronoun(word, in: clause, block)
    case .noun(let range):
      let words = TextRange(clause.words[range.lowerBound].range.start, clause.words[range.upperBound - 1].range.end)
      if clause.words[range.upperBound - 1].classes.contains(.cueNoun), !clause.words[range.upperBound - 1].classes.contains(.office) {
        // The poster read: whoever published it.
        return subjectBefore(words.start, in: block) ?? lastSpeakers.last
      }
      if let holder = holder(ofOffice: words, near: words.start) { return holder }
      let head = clause.words[range.upperBound - 1]
      return head.classes.contains(.office) ? onlyPerson(before: words.start, in: block) : body(named: head, before: words.start, in: block)
    }
  }

  /// The only person whom the section has named so far: what an office means that nobody was given in so many words.
  private func onlyPerson(before offset: Int, in block: Int) -> Int? {
    let start = sectionOfBlock[block].map { sections[$0].range.start } ?? 0
    let named = people.entities.indices.filter { index in
      people.entities[index].isSurelyPerson && people.entities[index].places.partition { $0 < start } < people.entities[index].places.partition { $0 < offset }
    }
    return named.count == 1 ? named[0] : nil
  }

  /// `the Guild`, `the station`: the organisation or outlet that has the word in its name, else the one that the
  /// sentences before speak of.
  private mutating func body(named head: Word, before offset: Int, in block: Int) -> Int? {
    let key = nameKey(text.string(head.range))
    let named = people.entities.indices.filter { people.entities[$0].kind != .person && people.entities[$0].keys.contains(key) }
    if named.count == 1 { return named[0] }
    return subjectBefore(offset, in: block, where: PronounFit(gender: .unknown, isThing: true))
  }

  private mutating func resolvePronoun(_ word: Int, in clause: Clause, _ block: Int) -> Int? {
    let pronoun = clause.lowercased(word)
    let gender: People.Gender = ["he", "his", "him"].contains(pronoun) ? .male : ["she", "her"].contains(pronoun) ? .female : .unknown
    let fit = PronounFit(gender: gender, isThing: pronoun == "it")
    // The same sentence: its subject, else the name nearest before.
    let before = clause.mentions.enumerated().filter { $0.element.words.upperBound <= word && !$0.element.isPossessive && $0.element.kind != .place }
    if let subject = clause.sentenceSubject(before: word), case .name(let index) = subject, before.contains(where: { $0.offset == index }),
      let found = people.entity(for: clause.mentions[index], clause.words, in: text, creating: false), fit.holds(people.entities[found])
    {
      return settle(found, gender)
    }
    let isRelative = word > 0 && ["which", "where", "whom"].contains(clause.lowercased(word - 1))
    if isRelative || pronoun == "who" {
      for (_, mention) in before.reversed() {
        if let found = people.entity(for: mention, clause.words, in: text, creating: true), fit.holds(people.entities[found]) { return settle(found, gender) }
      }
    }
    let offset = clause.words[word].range.start
    if let found = subjectBefore(offset, in: block, where: fit) { return settle(found, gender) }
    if let last = lastSpeakers.last(where: { fit.holds(people.entities[$0]) }) { return settle(last, gender) }
    return nil
  }

  private mutating func settle(_ index: Int, _ gender: People.Gender) -> Int {
    if gender != .unknown { people.setGender(gender, of: index) }
    return index
  }

  /// The subject of the sentences before an offset in its paragraph, the nearest first, else of the paragraph before.
  private mutating func subjectBefore(_ offset: Int, in block: Int, where fit: PronounFit? = nil) -> Int? {
    var candidates = [block]
    if let earlier = (0..<block).last(where: { blocks[$0].kind == .prose || blocks[$0].kind == .heading }), blocks[earlier].kind == .prose {
      candidates.append(earlier)
    }
    for candidate in candidates {
      let range = blocks[candidate].range
      var end = min(offset, range.end)
      while end > range.start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
      while end > range.start {
        let sentence = TextRange(text.sentenceStart(of: end, from: range.start, lexicon), end)
        guard sentence.count > 0 else { break }
        let clause = clauseOutsideQuotations(sentence, candidate)
        if let subject = clause.sentenceSubject(before: clause.words.count) {
          switch subject {
          case .name(let index):
            if let found = people.entity(for: clause.mentions[index], clause.words, in: text, creating: true), fit?.holds(people.entities[found]) ?? true { return found }
          case .noun(let range):
            let words = TextRange(clause.words[range.lowerBound].range.start, clause.words[range.upperBound - 1].range.end)
            if let found = holder(ofOffice: words, near: words.start), fit?.holds(people.entities[found]) ?? true { return found }
          case .pronoun: break
          }
        }
        end = text.trimSpace(range.start, sentence.start)
        while end > range.start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
      }
    }
    return nil
  }

  /// The one who holds an office that stands without a name: the only one with that role, else the one named last.
  private func holder(ofOffice range: TextRange, near offset: Int) -> Int? {
    let words = text.words(in: range, lexicon).filter { !$0.classes.contains(.determiner) }
    guard let head = words.last else { return nil }
    let office = text.lowercased(head.range)
    let holders = people.holders(ofOffice: office)
    if holders.count == 1 { return holders[0] }
    let near = holders.compactMap { index in people.entities[index].places.last { $0 < offset }.map { (index, $0) } }
    return near.max { $0.1 < $1.1 }?.0
  }

  // MARK: Addressees

  /// To whom: `told X`, `wrote to X`, `To X, he wrote`, `a conversation with X`, `thanked X`.
  private mutating func addressee(in clause: Clause, after cue: Int, speaker: Int) -> Int? {
    func entity(startingAt word: Int) -> Int? {
      guard word < clause.words.count, let index = clause.mentions.firstIndex(where: { mention in
        let first = clause.words.firstIndex { $0.range.start >= mention.whole.start } ?? mention.words.lowerBound
        let start = clause.words[word].classes.contains(.determiner) ? word + 1 : word
        return first == start || mention.words.lowerBound == start
      }) else { return nil }
      let mention = clause.mentions[index]
      guard mention.kind == .person || mention.kind == .organisation, !mention.isPossessive else { return nil }
      return people.entity(for: mention, clause.words, in: text, creating: true)
    }
    guard clause.words.indices.contains(cue) else { return nil }
    let verb = clause.lowercased(cue)
    if ["told", "asked", "thanked", "informed", "assured", "reminded", "warned", "addressed", "answered", "tells", "asks", "urged"].contains(verb),
      let found = entity(startingAt: cue + 1), found != speaker { return found }
    for i in clause.words.indices.dropLast() {
      let word = clause.lowercased(i)
      let isTo = word == "to" && (i < 2 || i > cue && i <= cue + 4 || i > 0 && clause.words[i - 1].classes.contains(.cueNoun))
      let isWith = word == "with" && i > 0 && ["conversation", "call", "talk", "meeting", "exchange"].contains(clause.lowercased(i - 1))
      let isThanks = word == "thanked"
      if isTo || isWith || isThanks, let found = entity(startingAt: i + 1), found != speaker { return found }
    }
    return nil
  }
}

/// Whom a pronoun can mean.
private struct PronounFit {
  var gender: People.Gender
  var isThing: Bool

  func holds(_ entity: People.Entity) -> Bool {
    if gender != .unknown {
      // A lone word that never had a given name or a title is seldom a person.
      guard entity.isSurelyPerson else { return false }
      return entity.gender == gender || entity.gender == .unknown
    }
    return isThing ? entity.kind != .person : true
  }
}

extension Int {
  fileprivate func nonNegative(below limit: Int) -> Int? { self >= 0 && self < limit ? self : nil }
}
