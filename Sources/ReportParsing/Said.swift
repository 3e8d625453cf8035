import ReportModel

/// Tells when each quotation was said: by the lead-in's own date first, then by that of the entry it stands in, then by
/// the lead-in of the same words elsewhere, then by its note or the source in brackets behind it, never by a caption. A reply has the date of what it replies to.
struct DateTeller {
  let text: ReadingText
  let blocks: [Block]
  let found: [FoundQuotation]
  let attributions: [Attribution]
  /// Everybody whom the attributions mean.
  let entities: [People.Entity]
  let dates: [DateMention]
  let notes: [Note]
  let sectionOfBlock: [Int?]
  /// For each block that begins with a date and a stop, as an entry of a chronology does, that date.
  let entries: [Int: DatedEntry]
  /// For each section that a date heads, that date.
  let entryOfSection: [Int: DatedEntry]
  /// When the report was published: a transcript is dated by it.
  let published: EDTF?
  /// The day of the hearing or the meeting that the report is the record of: all that is said without another date was
  /// said there.
  let sitting: (date: EDTF, range: TextRange)?
  /// The day or days on which the talk was recorded: all turns were said there.
  let recording: (date: EDTF, range: TextRange)?
  let lexicon: Lexicon

  /// What stands for the section of what no heading stands over.
  static let noSection = -1

  /// Sets `said` of the quotations; `places[i]` is where the i-th found one stands among them. Linear.
  func tell(_ quotations: inout [Quotation], orderOfFound places: [Int], _ alongside: Alongside) {
    var isLedTo: Set<Int> = []
    let leads = inHalves(found.count, alongside) { indices in
      indices.map { found[$0].kind == .term || found[$0].kind == .headline ? nil : dateOfLead($0) }
    }
    for (index, place) in places.enumerated() {
      guard let date = leads[index] else { continue }
      let behind = [found[index].credit, found[index].day, found[index].header]
      let isBehind = behind.contains { $0?.contains(date.range) ?? false }
      set(
        &quotations[place], date.value,
        Evidence(isBehind ? "date behind the words" : "date in the lead-in", date.range))
      isLedTo.insert(place)
    }
    dateTalks(&quotations, places, &isLedTo)
    let notesTell = notesAgree(with: isLedTo.map { quotations[$0] })
    var last: [Int: (value: EDTF, evidence: Evidence, speaker: Int?)] = [:]
    /// The sections whose last quotation has no date, nor has what replies to it.
    var undated: Set<Int> = []
    /// The quotation before.
    var lastTop: Int?
    for (index, place) in places.enumerated() {
      let quotation = quotations[place]
      guard quotation.kind != .term, quotation.kind != .headline, quotation.parent == nil else { continue }
      let section = sectionOfBlock[found[index].block] ?? Self.noSection
      if !isLedTo.contains(place) {
        let twin = quotation.echoes.first {
          isLedTo.contains($0) && quotations[$0].speaker == quotation.speaker && quotations[$0].kind != .headline
        }
        if let last = last[section], !undated.contains(section), isReply(attributions[index]) {
          set(&quotations[place], last.value, Evidence("date of what it replies to", last.evidence.range))
        } else if let last = last[section], last.speaker == attributions[index].speaker, goesOn(attributions[index]) {
          set(&quotations[place], last.value, Evidence("date of what it goes on with", last.evidence.range))
        } else if let last = last[section], !undated.contains(section), answers(index, lastTurn: lastTop) {
          set(&quotations[place], last.value, Evidence("date of what it replies to", last.evidence.range))
        } else if let twin, let said = quotations[twin].said {
          set(&quotations[place], said, Evidence("date of the same words elsewhere", quotations[twin].range))
        } else if let told = source(of: quotation, index, notesTell: notesTell), !isUndated(index) {
          set(&quotations[place], told.value, told.evidence)
        } else if quotation.notes.isEmpty, !isUndated(index), let scene = dateOfScene(index) {
          set(&quotations[place], scene.value, Evidence("date of the scene", scene.range))
        } else if let sitting, quotation.notes.isEmpty, !isUndated(index) {
          set(&quotations[place], sitting.date, Evidence("date of the sitting", sitting.range))
        }
      }
      if let said = quotations[place].said, let evidence = quotations[place].saidEvidence {
        last[section] = (said, evidence, attributions[index].speaker)
        undated.remove(section)
      } else {
        undated.insert(section)
      }
      lastTop = index
    }
    for index in quotations.indices where quotations[index].kind == .headline {
      guard let echo = passage(ofHeadline: index, in: quotations) else { continue }
      set(
        &quotations[index], quotations[echo].said ?? quotations[echo].parent.flatMap { quotations[$0].said },
        Evidence("date of the passage it was made from", quotations[echo].range))
    }
  }

  /// What its source in brackets, its note or the transcript that it is in tells of a quotation.
  private func source(
    of quotation: Quotation, _ index: Int, notesTell: Bool
  ) -> (value: EDTF, evidence: Evidence)? {
    if let source = bracketedSource(after: index) {
      return (source.value, Evidence("date of the source in brackets", source.range))
    }
    if notesTell, let note = quotation.notes.first, let definition = notes[note].definition,
      let date = definition.sources.first?.date
    {
      return (date, Evidence("date of note \(notes[note].label)", definition.range))
    }
    guard quotation.kind == .turn || quotation.kind == .question, let published, case .label = found[index].lead else {
      return nil
    }
    return (published, Evidence("date of the transcript", nil))
  }

  /// `which bears no date`: neither the entry nor the note dates it.
  private func isUndated(_ index: Int) -> Bool {
    guard let lead = attributions[index].leadIn else { return false }
    return lexicon.holds(.undated, in: text, lead)
  }

  /// The date of the source in brackets that follows a quotation in its paragraph: `(Weir News, July 18, 2015)`; `(ibid.)`
  /// has that of the one before.
  private func bracketedSource(after index: Int) -> (value: EDTF, range: TextRange)? {
    guard let last = found[index].pieces.last else { return nil }
    let place = blocks.partition { $0.range.end < last.end }
    guard place < blocks.count, blocks[place].kind != .noteDefinition else { return nil }
    // What stands farther off is of other words.
    var end = min(blocks[place].range.end, last.end + 1500)
    if let source = sourceLine(below: place) { end = source.end }
    var at = dates.partition { $0.range.start < last.end }
    while at < dates.count, dates[at].range.start < end, dates[at].role != .source { at += 1 }
    let isHere = at < dates.count && dates[at].range.start < end
    let stretch = TextRange(last.end, isHere ? dates[at].range.start : end)
    if ["(ibid", "[ibid"].contains(where: { text.find($0, in: stretch) != nil }) {
      while at > 0, dates[at - 1].role != .source || dates[at - 1].range.start >= last.end { at -= 1 }
      guard at > 0, dates[at - 1].range.start >= blocks[max(0, place - 3)].range.start else { return nil }
      return dates[at - 1].value.map { ($0, dates[at - 1].range) }
    }
    return isHere ? dates[at].value.map { ($0, dates[at].range) } : nil
  }

  /// The line with nothing but a source in brackets that follows a quotation's paragraph, or the exchange that it is in:
  /// `[Weir TV, May 3, 2010]`.
  private func sourceLine(below place: Int) -> TextRange? {
    var next = place + 1
    if blocks[place].kind == .turn {
      while next < blocks.count, next - place < 20, blocks[next].kind == .turn { next += 1 }
    }
    guard next < blocks.count, blocks[next].range.count <= 160, blocks[next].kind != .noteDefinition else { return nil }
    let line = blocks[next].range
    let (first, last) = (text.bytes[line.start], text.bytes[line.end - 1])
    return first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
      || first == UInt8(ascii: "(") && last == UInt8(ascii: ")") ? line : nil
  }

  /// Whether the notes of a report are dated when things were said, as those of the daily press are; not the notes of a
  /// history. Shown by the quotations whose lead-in has a date too: most are within two weeks of their note's.
  private func notesAgree(with ledTo: [Quotation]) -> Bool {
    var near = 0
    var all = 0
    for quotation in ledTo where quotation.parent == nil {
      guard let said = quotation.said, said.isDay, let note = quotation.notes.first,
        let date = notes[note].definition?.sources.first?.date, date.isDay
      else { continue }
      all += 1
      if (-14...14).contains(date.firstDay - said.firstDay) { near += 1 }
    }
    return all < 3 || near * 2 >= all
  }

  func set(_ quotation: inout Quotation, _ date: EDTF?, _ evidence: Evidence) {
    guard let date else { return }
    quotation.said = date
    quotation.saidEvidence = evidence
  }

  // MARK: Lead-ins

  private func dateOfLead(_ index: Int) -> (value: EDTF, range: TextRange)? {
    let source = found[index]
    if source.parent != nil {
      guard case .sentence(let lead) = source.lead, let date = statement(in: lead), date.value.isDay else { return nil }
      return date
    }
    if let told = dateBehind(source) { return told }
    // All turns of a sitting were said there.
    if sitting != nil || recording != nil, case .label = source.lead { return nil }
    if let beside = dateInLabel(of: source) { return beside }
    if let original = originalDate(source) ?? signedDate(source) ?? dateOfHead(source) ?? dateInBrackets(source) {
      return original
    }
    // `1–4 July: The parties comment. "…," Quist says on 2 July.`: what comes behind the words before what stands over them.
    if let lead = attributions[index].leadIn, lead.start > source.range.start,
      let date = statement(in: lead, besides: attributions[index].cue), date.value.isDay
    {
      return date
    }
    // The sentence that leads to the words, before the rest of the paragraph.
    if case .sentence = source.lead, source.range.start > blocks[source.block].range.start,
      let date = statement(
        in: TextRange(
          text.sentenceBefore(source.range.start, from: blocks[source.block].range.start), source.range.start),
        besides: attributions[index].cue)
    {
      return date
    }
    if let lead = attributions[index].leadIn, let date = statement(in: lead, besides: attributions[index].cue),
      !isOfAnother(date.range, than: index), !isToInquiry(index, since: date.range)
    {
      return entry(of: source, before: date, in: lead) ?? date
    }
    if case .block(let block) = source.lead, let date = occasion(in: blocks[block].range) { return date }
    let paragraph = blocks[source.block].range
    if blocks[source.block].kind == .prose, source.range.start > paragraph.start,
      let date = statement(
        in: TextRange(text.sentenceBefore(source.range.start, from: paragraph.start), source.range.start),
        besides: attributions[index].cue), !isOfAnother(date.range, than: index)
    {
      return date
    }
    switch source.lead {
    case .label where sitting != nil: break
    case .label, .none, .heading:
      if let governing = source.governing, let date = statement(in: blocks[governing].range) {
        return entry(of: source, before: date, in: blocks[governing].range) ?? date
      }
    case .block(let block):
      // `The poster read:` after a paragraph that says when it was hung up.
      guard blocks[block].range.count < 90, let before = proseBefore(block),
        let date = statement(in: blocks[before].range)
      else { break }
      return date
    case .sentence: break
    }
    if let beside = dateBeside(source) ?? dateOfDocument(index) { return beside }
    if let entry = entry(of: source), !isUndated(index) { return (entry.value, entry.range) }
    return nil
  }

  /// The entry's date where that of the lead-in is only the day on which the words were handed on: `15 March: They talk. The
  /// minutes, which were circulated on 17 March, give:`.
  func entry(
    of source: FoundQuotation, before date: (value: EDTF, range: TextRange), in lead: TextRange
  ) -> (value: EDTF, range: TextRange)? {
    guard isHandedOn(date.range, in: lead), let entry = entry(of: source), entry.range != date.range else { return nil }
    return (entry.value, entry.range)
  }

  /// Whether a date stands in a sentence of its own before a quotation and brings there what somebody else said, under another
  /// note: `On May 3 the board wrote "…"(1) Reed called it "…"(2)`.
  private func isOfAnother(_ date: TextRange, than index: Int) -> Bool {
    guard index > 0, let speaker = attributions[index].speaker else { return false }
    let start = found[index].pieces[0].start
    var before = index - 1
    while before > 0, found[before].parent != nil || found[before].kind == .term { before -= 1 }
    guard found[before].block == found[index].block, found[before].parent == nil, found[before].kind != .term,
      let other = attributions[before].speaker, other != speaker, found[before].pieces[0].start > date.end,
      let end = found[before].pieces.last?.end, end < start
    else { return false }
    // The date leads to the other's words, which are over with a note and a stop.
    let gap = TextRange(end, start)
    let bytes = text.bytes[gap.start..<min(gap.end, gap.start + 12)]
    let hasNote =
      bytes.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") } && bytes.contains(where: \.isASCIIDigit)
    return hasNote
      && text.sentenceBefore(start, from: gap.start) > gap.start
      && text.sentenceEnd(of: date.start, limit: start, lexicon) >= found[before].pieces[0].start
  }

  /// The entry of a chronology that a quotation stands in or is led to by.
  private func entry(of source: FoundQuotation) -> DatedEntry? {
    // `Weir, 2 March 1868` over a letter.
    if source.block > 0, blocks[source.block - 1].evidence.rule == BlockClassifier.dateline {
      let line = blocks[source.block - 1].range
      let place = dates.partition { $0.range.start < line.start }
      if place < dates.count, line.contains(dates[place].range), let value = dates[place].value {
        return DatedEntry(value: value, range: dates[place].range)
      }
    }
    if let entry = entries[source.block] { return entry }
    if case .block(let block) = source.lead { return entries[block] }
    // Unless another entry has begun since.
    if let governing = source.governing, let entry = entries[governing], source.block - governing < 64,
      !(governing + 1..<source.block + 1).contains(where: { entries[$0] != nil })
    {
      return entry
    }
    if source.isBare, source.lead == .none, let before = proseBefore(source.block), let entry = entries[before] {
      return entry
    }
    let entry = entryOfSection[sectionOfBlock[source.block] ?? Self.noSection]
    return entry.flatMap { $0.value.isDay || $0.isOfDocument ? $0 : nil }
  }

  /// The day on which a lead-in says that something took place or was said, when it has just one: `The ministry answered on
  /// March 19. In a speech Varga declared:`.
  func occasion(in range: TextRange) -> (value: EDTF, range: TextRange)? {
    let first = dates.partition { $0.range.start < range.start }
    let past = dates.partition { $0.range.start < range.end }
    let days = dates[first..<max(first, past)].filter {
      ($0.role == .event || $0.role == .statement) && $0.value?.isDay == true
    }
    guard days.count == 1, let day = days.first, let value = day.value else { return nil }
    return (value, day.range)
  }

  func proseBefore(_ block: Int) -> Int? {
    var index = block - 1
    while index >= 0, [.caption, .boilerplate].contains(blocks[index].kind) { index -= 1 }
    return index >= 0 && blocks[index].kind == .prose && sectionOfBlock[index] == sectionOfBlock[block] ? index : nil
  }

  /// The date in a lead-in that can be when something was said: the last day, else the last month, else the last.
  ///
  /// `cue` is the verb that brings the words: dates that belong to what it tells are not when it was told.
  func statement(
    in range: TextRange, orEvent: Bool = false, besides cue: TextRange? = nil
  ) -> (value: EDTF, range: TextRange)? {
    let first = dates.partition { $0.range.start < range.start }
    let past = dates.partition { $0.range.start < range.end }
    var best: (value: EDTF, range: TextRange)?
    for date in dates[first..<max(first, past)] {
      guard let value = date.value,
        date.role == .statement
          || date.role == .event && (orEvent || exactness(value) == 0 && isYearOfTelling(date.range))
      else { continue }
      // A bare year dates what is told, seldom the telling.
      guard exactness(value) > 0 || isYearOfTelling(date.range) && endsSentence(of: date.range, range) else { continue }
      if let cue, isTold(date.range, by: cue) || sitting != nil && isHour(date) { continue }
      if isWithinTold(date.range, in: range) { continue }
      if let best, exactness(best.value) > exactness(value) || isOfEarlier(date.range, in: range) { continue }
      // `a speech of May 3, published on May 5`
      if let best, exactness(best.value) == exactness(value), isHandedOn(date.range, in: range) { continue }
      best = (value, date.range)
    }
    return best
  }

  /// Whether a date belongs to what is told and not to the telling: `she said that the doors were shut on May 3`, `the first
  /// tremors, she said, came in May`.
  private func isTold(_ date: TextRange, by cue: TextRange) -> Bool {
    if isSending(date, cue) { return false }
    if date.end <= cue.start, cue.start - date.end < 300, holdsAside(TextRange(date.end, cue.start)) { return true }
    let between = date.start >= cue.end ? TextRange(cue.end, date.start) : TextRange(date.end, max(date.end, cue.start))
    guard between.count < 300, !text.bytes[between.start..<between.end].contains(where: { [0x22, 0x3A].contains($0) })
    else { return false }
    // In commas with its subject, as an aside; what it brings is all around it.
    let after = text.skipSpace(cue.end, min(text.bytes.count, cue.end + 4))
    if after < text.bytes.count, text.bytes[after] == UInt8(ascii: ","), cue.start > 40 {
      let before = TextRange(text.characterStart(cue.start - 40), cue.start)
      if let comma = text.bytes[before.start..<before.end].lastIndex(of: UInt8(ascii: ",")), comma > 0 {
        let subject = text.words(in: TextRange(comma + 1, cue.start), lexicon)
        let opener = text.scalar(before: comma)?.value ?? 0
        if (1...4).contains(subject.count), !subject.contains(where: { $0.isPossessive }), opener.isWordPart,
          date.end <= comma || date.start > after
        {
          return true
        }
      }
    }
    guard date.start >= cue.end else { return false }
    return lexicon.holds(.tellingClause, in: text, between)
  }

  /// `a letter that the minister had sent to her on 8 December`: the date is the letter's.
  private func isSending(_ date: TextRange, _ cue: TextRange) -> Bool {
    guard date.start > cue.end, date.start - cue.end < 160,
      lexicon.classes(of: text.bytes, cue).contains(.cueNoun)
    else { return false }
    let words = text.words(in: TextRange(cue.end, date.start), lexicon)
    guard let first = words.first, ["that", "which"].contains(text.lowercased(first.range)) else { return false }
    return words.contains {
      $0.rules.contains(.giving) || ["sent", "written", "wrote", "signed"].contains(text.lowercased($0.range))
    }
  }

  /// Whether a date is only an hour, whose day something else has to tell.
  func isHour(_ date: DateMention) -> Bool {
    date.range.count <= 12 && text.bytes[date.range.start..<date.range.end].contains { $0 == 0x3A || $0 == 0x2E }
      && date.value?.description.contains("T") == true
  }

  /// Whether a date is that of something's being published or translated, and so later than the words: `translated on May 5`.
  private func isHandedOn(_ date: TextRange, in range: TextRange) -> Bool {
    let words = text.words(in: TextRange(max(range.start, date.start - 40), date.start), lexicon)
    guard var last = words.last else { return false }
    if words.count > 1, last.classes.contains(.preposition) { last = words[words.count - 2] }
    if last.rules.contains(.handingOn) { return true }
    // `The sermon was posted on the channel's page the following day.`
    let start = text.sentenceStart(of: date.start, from: range.start, lexicon)
    return text.words(in: TextRange(start, date.start), lexicon).contains { $0.rules.contains(.handingOn) }
  }

  private func exactness(_ date: EDTF) -> Int {
    guard !date.isInterval, let point = date.start else { return 1 }
    return point.day != nil ? 3 : point.month != nil ? 2 : 0
  }
}
