import ReportModel

// When a talk was held that a report gives with labels.

extension DateTeller {
  /// The day that stands behind the words of a compilation, or in the cell of a table beside them: the last one there is.
  func dateBehind(_ source: FoundQuotation) -> (value: EDTF, range: TextRange)? {
    if let header = source.header {
      let place = dates.partition { $0.range.start < header.start }
      if place < dates.count, dates[place].range.end <= header.end, let value = dates[place].value {
        return (value, dates[place].range)
      }
    }
    for stretch in [source.day, source.credit] {
      guard let stretch else { continue }
      let past = dates.partition { $0.range.start < stretch.end }
      guard past > 0, dates[past - 1].range.start >= stretch.start, let value = dates[past - 1].value else { continue }
      return (value, dates[past - 1].range)
    }
    return nil
  }

  /// Labelled speech has the date of the paragraph that opens it, through its section; a transcript that of the report.
  func dateTalks(_ quotations: inout [Quotation], _ places: [Int], _ isLedTo: inout Set<Int>) {
    var opening: [Int: (value: EDTF, range: TextRange)?] = [:]
    /// The day of all turns.
    let whole = sitting ?? recording
    /// The day of the sitting that a line between the turns says has begun.
    var part: (day: (date: EDTF, range: TextRange), section: Int)?
    /// Whose labels that sitting has.
    var heard: Set<Spelling> = []
    /// The block of the turn before.
    var last: Int?
    /// The date of the talk so far, and whose labels it has.
    var talk: (value: EDTF, range: TextRange)?
    var speakers: Set<Spelling> = []
    for (index, place) in places.enumerated() where quotations[place].parent == nil {
      guard case .label(let label) = found[index].lead else { continue }
      let block = found[index].block
      let section = sectionOfBlock[block] ?? Self.noSection
      let name = text.lowercased(label.range)
      if let line = sittingLine(in: max(0, block - 8, (last ?? -1) + 1)..<block) {
        part = (line, section)
        heard = []
      }
      last = block
      // A section in which others speak is not of that sitting.
      if let own = part, own.section != section, !heard.contains(name) { part = nil }
      if part != nil { heard.insert(name) }
      if opening[section] == nil {
        let governor = found[index].governing ?? proseBefore(block) ?? leadBeforeHeading(of: block)
        // What is told between two parts of a talk happened when it did.
        let isTold = speakers.contains(name)
        let date = governor.flatMap { block in
          statement(in: blocks[block].range)
            .map { entry(of: found[index], before: $0, in: blocks[block].range) ?? $0 }
            ?? (isTold && text.bytes[blocks[block].range.end - 1] != 0x3A ? nil : occasion(in: blocks[block].range))
        }
        .flatMap { found in found.value.description.contains("T") && found.range.count <= 12 ? nil : found }
        // A talk goes on over headings.
        let goesOn = isTold && (governor == nil || date == nil)
        let meeting = date == nil && !(goesOn && talk != nil) ? meeting(before: block) : nil
        opening[section] = .some(date ?? (goesOn ? talk : nil) ?? meeting ?? shown(before: block))
        if !goesOn || date != nil {
          talk = date
          speakers = []
        }
      }
      speakers.insert(name)
      if isLedTo.contains(place) { continue }
      if let sitting = part?.day ?? whole {
        set(&quotations[place], sitting.date, Evidence("date of the sitting", sitting.range))
        isLedTo.insert(place)
        continue
      }
      if let date = opening[section] ?? nil {
        set(&quotations[place], date.value, Evidence("date of the talk's lead-in", date.range))
        isLedTo.insert(place)
      }
    }
  }

  /// `Quist (4 May 2009):`, `Quist, 4 May 2009:`: the day that a label bears.
  func dateInLabel(of source: FoundQuotation) -> (value: EDTF, range: TextRange)? {
    guard case .label(let label) = source.lead else { return nil }
    let place = dates.partition { $0.range.start < label.range.start }
    guard place < dates.count, dates[place].range.end <= label.content, let value = dates[place].value, value.isDay
    else { return nil }
    return (value, dates[place].range)
  }

  /// When the line over a clip says that it was shown: `Quay TV (Ostria) | November 20, 2022 | 02:51`.
  private func shown(before block: Int) -> (value: EDTF, range: TextRange)? {
    let line = blocks.indices.clamped(to: max(0, block - 6)..<block).last { index in
      sectionOfBlock[index] == sectionOfBlock[block] && blocks[index].kind == .boilerplate
        && text.find("|", in: blocks[index].range) != nil
    }
    guard let line else { return nil }
    let place = dates.partition { $0.range.start < blocks[line].range.start }
    guard place < dates.count, blocks[line].range.contains(dates[place].range), let value = dates[place].value,
      value.isDay
    else { return nil }
    return (value, dates[place].range)
  }

  /// When the introduction to a talk says that the speakers met: `We met Varga on 2 March 2011 in his flat`.
  private func meeting(before block: Int) -> (value: EDTF, range: TextRange)? {
    let end = blocks[block].range.start
    let start = blocks[max(0, block - 24)].range.start
    var at = dates.partition { $0.range.start < end }
    while at > 0, dates[at - 1].range.start >= start {
      at -= 1
      guard let value = dates[at].value, value.isDay || value.isInterval,
        let place = blocks.indices.clamped(to: max(0, block - 24)..<block).last(where: {
          blocks[$0].kind == .prose && blocks[$0].range.contains(dates[at].range)
        })
      else { continue }
      let from = text.sentenceBefore(dates[at].range.start, from: blocks[place].range.start)
      let before = TextRange(from, dates[at].range.start)
      if text.words(in: before, lexicon).contains(where: {
        $0.rules.contains(.meeting)
      }) {
        return (value, dates[at].range)
      }
    }
    return nil
  }

  /// The paragraph before the heading that a talk stands under, where it leads to the talk: `The following is the interview:`
  private func leadBeforeHeading(of block: Int) -> Int? {
    guard block > 1, blocks[block - 1].kind == .heading, blocks[block - 2].kind == .prose,
      text.bytes[blocks[block - 2].range.end - 1] == UInt8(ascii: ":")
    else { return nil }
    return block - 2
  }

  /// The day of the hearing or the meeting whose turns come next, where a line between tells it: `Fourth meeting, 11 March
  /// 2014`, `Evidence taken on 2 May 2014`. The last one.
  private func sittingLine(in blocks: Range<Int>) -> (date: EDTF, range: TextRange)? {
    for index in blocks.reversed() {
      let block = self.blocks[index]
      guard block.kind == .heading || block.kind == .prose, block.range.count <= 120 else { continue }
      let place = dates.partition { $0.range.start < block.range.start }
      guard place < dates.count, block.range.contains(dates[place].range), let value = dates[place].value, value.isDay,
        text.tellsSitting(block.range, on: dates[place].range, lexicon)
      else { continue }
      return (value, dates[place].range)
    }
    return nil
  }
}

extension ReadingText {
  /// Whether a line without a stop says on which day a hearing or a meeting took place: `Fourth meeting, 11 March 2014`,
  /// `Evidence of Mr Hale (2 May 2014)`, `Day 3: 12 March 2014`.
  func tellsSitting(_ line: TextRange, on date: TextRange, _ lexicon: Lexicon) -> Bool {
    guard line.count <= 120, date.start > line.start, !endsSentence(line), bytes[line.end - 1] != UInt8(ascii: ":")
    else {
      return false
    }
    let rest = skipSpace(date.end, line.end)
    guard
      line.end - rest <= 1
        || line.end - rest <= 40 && [0x28, 0x29, 0x2C, 0x2013, 0x2014].contains(scalar(at: rest).value)
    else { return false }
    let words = words(in: TextRange(line.start, date.start), lexicon)
    guard let first = words.first, first.isCapitalised, !first.classes.contains(.preposition), words.count <= 9,
      !self.words(in: TextRange(date.end, line.end), lexicon).contains(where: { $0.classes.contains(.strongCue) })
    else { return false }
    // `Day 3`, `The third day`
    if words.count <= 4, words.prefix(3).contains(where: { lowercased($0.range) == "day" }) { return true }
    return words.prefix(6).contains { !$0.rules.isDisjoint(with: [.sitting, .hearing]) }
  }
}
