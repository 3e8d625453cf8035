import ReportModel

/// Finds in a draft what a report has to tell: sections, quotations, speakers, dates and notes. Never fails; what is odd
/// becomes a finding. Each stage is a function of the ones before it; all are linear.
/// - Parameter alongside: Works out names, quotations and notes beside people, echoes and dates beside speakers, and of much
///   else one half beside the other; the report is the same.
public func parse(_ draft: ReportDraft, _ lexicon: Lexicon, alongside: Alongside? = nil) -> Report {
  var report = Report(draft)
  let text = draft.text.withMarkHabits()
  let lexicon = lexicon.having(read: text, alongside: alongside)
  let alongside = alongside ?? atOnce
  let lookedOver = Apart(alongside) { BlockClassifier(over: text, paragraphs: draft.paragraphs, lexicon) }
  let foundNotes = findNotes(in: text, paragraphs: draft.paragraphs, lexicon)
  let titleBlock = findTitleBlock(in: text, paragraphs: draft.paragraphs, notes: foundNotes, lexicon)
  report.titleBlock = titleBlock.titleBlock
  report.titleBlock.title = report.titleBlock.title.map { foundNotes.withoutMarkers($0, in: text) }
  let blocks = classifyBlocks(lookedOver.take(), notes: foundNotes, titleBlock: titleBlock, alongside: alongside)
  report.blocks = blocks
  let toldLanguages = Apart(alongside) { BlockLanguages(of: blocks, in: text, lexicon) }
  report.sections = findSections(in: text, blocks: blocks, lexicon)
  for index in report.sections.indices {
    report.sections[index].title = foundNotes.withoutMarkers(report.sections[index].title, in: text)
  }
  let sectionOfBlock = sectionsOfBlocks(blocks, report.sections)

  let languages = toldLanguages.take()
  // A name in marks that a note gives as its source is no quotation. English has other ways to tell.
  let sources =
    languages.isEnglish
    ? []
    : NoteBinder(text: text, blocks: blocks, found: foundNotes, paragraphs: draft.paragraphs, lexicon: lexicon)
      .outlets()
  let namings = readNamings(in: text, blocks: blocks, languages: languages, alongside: alongside, lexicon)
  let sections = report.sections
  let markers = foundNotes.references.map(\.range).sorted()
  let head = report.titleBlock
  let quoting = Apart(alongside) {
    Quoted(
      findQuotations(
        in: text, blocks: blocks, sections: sections, sectionOfBlock: sectionOfBlock, markers: markers,
        languages: languages, sources: sources, lexicon),
      in: text, blocks: blocks, titleBlock: head, sitting: titleBlock.sitting?.range,
      alongside: alongside, lexicon)
  }
  let boundNotes = Apart(alongside, .later) {
    let damage = findDamage(in: text, known: draft.findings) + findImpossibleDates(in: text)
    let binder = NoteBinder(
      text: text, blocks: blocks, found: foundNotes, paragraphs: draft.paragraphs, lexicon: lexicon)
    return (damage: damage, notes: binder.notes())
  }
  var reader = ForeignReader(text, languages, sources: sources, lexicon)
  var people = findPeople(in: text, blocks: blocks, namings: namings, foreign: &reader, lexicon)

  let quoted = quoting.take()
  let (found, order) = (quoted.found, quoted.order)
  let (attributions, entities) = attribute(
    found, to: &people, in: text, blocks: blocks, sections: report.sections, sectionOfBlock: sectionOfBlock,
    reader: reader, alongside: alongside, lexicon)
  report.dates = quoted.dates.take()
  let echoes = quoted.echoes.take()
  report.quotations = quoted.quotations(sectionOfBlock)
  // In this order each gets those before it first, and then those after it.
  for echo in echoes {
    report.quotations[Int(echo.later)].echoes.append(Int(echo.earlier))
    report.quotations[Int(echo.earlier)].echoes.append(Int(echo.later))
  }
  for (position, index) in order.enumerated() {
    let attribution = attributions[index]
    let range = report.quotations[position].range
    report.quotations[position].evidence = attribution.evidence
    report.quotations[position].antecedent = attribution.antecedent
    report.quotations[position].cue = attribution.evidence.rule == Attribution.ofSubject ? nil : attribution.cue
    report.quotations[position].leadIn = attribution.leadIn.flatMap { $0.overlaps(range) ? nil : $0 }
  }

  let entries = datedEntries(report.dates, blocks: blocks, in: text)
  var (damage, notes) = boundNotes.take()
  report.findings += damage + titleBlock.findings + quoted.unclosed + notes.findings
  linkNotes(
    &notes.notes, quotations: &report.quotations, found: found, order: order, blocks: blocks,
    sectionOfBlock: sectionOfBlock,
    entries: blocks.indices.filter {
      entries[$0] != nil || blocks[$0].kind == .prose && text.sectionNumberLevels(of: blocks[$0].range) != nil
    },
    speakers: attributions.map(\.speaker), isOfDocument: attributions.map { $0.evidence.rule == Attribution.ofLetter },
    in: text, lexicon)
  report.notes = notes.notes

  report.captions = readCaptions(in: text, blocks: blocks, lexicon)
  var entryOfSection: [Int: DatedEntry] = [:]
  for (block, entry) in entries where blocks[block].kind == .heading || blocks[block].kind == .titleBlock {
    entryOfSection[sectionOfBlock[block] ?? DateTeller.noSection] = entry
  }
  for (block, day) in headedDays(report.dates, blocks: blocks, in: text, lexicon) {
    let section = sectionOfBlock[block] ?? DateTeller.noSection
    if entryOfSection[section] == nil { entryOfSection[section] = day }
  }
  let teller = DateTeller(
    text: text, blocks: blocks, found: found, attributions: attributions, entities: entities, dates: report.dates,
    notes: report.notes, sectionOfBlock: sectionOfBlock, entries: entries,
    entryOfSection: entryOfSection, published: report.titleBlock.published, sitting: titleBlock.sitting,
    recording: titleBlock.recording,
    lexicon: lexicon)
  teller.tell(&report.quotations, orderOfFound: quoted.place, alongside)

  enrol(attributions, entities, order: order, in: &report)
  report.timeline = makeTimeline(report, blocks: blocks, alongside, lexicon)
  report.addFindingsOfQuotations()
  return report
}

/// Who said each of the quotations, and everybody who is named. What it takes to tell that is let go before the rest is
/// made of it.
private func attribute(
  _ found: [FoundQuotation], to people: inout People, in text: ReadingText, blocks: [Block], sections: [Section],
  sectionOfBlock: [Int?], reader: ForeignReader, alongside: @escaping Alongside, _ lexicon: Lexicon
) -> ([Attribution], [People.Entity]) {
  let learned = lexicon.having(offices: people.trades, named: people.namedOffices)
  let leads = readLeads(to: found, in: text, blocks: blocks, alongside: alongside, learned)
  var attributor = Attributor(
    text: text, blocks: blocks, quotations: found, sections: sections, sectionOfBlock: sectionOfBlock,
    people: People(lexicon), reader: reader, learned)
  // Handed over, so that they are in one place only.
  swap(&attributor.people, &people)
  attributor.run(leads)
  return (attributor.attributions, attributor.people.entities)
}

/// For each block the section that it stands in.
private func sectionsOfBlocks(_ blocks: [Block], _ sections: [Section]) -> [Int?] {
  blocks.map { block in
    let place = sections.partition { $0.range.start <= block.range.start }
    return place == 0 ? nil : place - 1
  }
}

private func readCaptions(in text: ReadingText, blocks: [Block], _ lexicon: Lexicon) -> [Caption] {
  let marks =
    BlockClassifier.sourceMarks + BlockClassifier.photographMarks + [BlockClassifier.photographMarkWithoutColon]
  return blocks.filter { $0.kind == .caption }.map { block in
    var caption = Caption(block.range)
    let date = firstDate(in: block.range, of: text)
    caption.date = date?.value
    for mark in marks {
      guard let source = text.find(mark, in: block.range) else { continue }
      let start = text.skipSpace(source + mark.utf8CodeUnitCount, block.range.end)
      var end = start
      while end < block.range.end, ![UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: ";")].contains(text.bytes[end])
      {
        end += 1
      }
      var name = text.trimmed(TextRange(start, end))
      // `*The lock at noon. Photo: A. Reed*`: what slants the line in Markdown is no part of the name.
      while name.count > 1,
        [UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(text.bytes[name.end - 1])
      {
        name.end -= 1
      }
      // `A. Reed/Weir Courier`: the paper, not who took the picture.
      let parts = text.split(name, at: ["/"])
      if parts.count == 2 {
        let papers = parts.filter { part in
          text.words(in: part, lexicon).contains {
            !$0.classes.isDisjoint(with: [.outlet, .outletNoun]) || $0.isAllCaps
          }
        }
        name = papers.count == 1 ? papers[0] : parts[1]
      }
      if name.isEmpty || (date.map { $0.range.overlaps(name) } ?? false) { continue }
      // A photographer's words about the picture are no name.
      guard name.count <= 60 else { continue }
      caption.outlet = text.string(name)
      break
    }
    return caption
  }
}

/// Makes the report's speakers of those who said something, and joins them to their words.
private func enrol(
  _ attributions: [Attribution], _ entities: [People.Entity], order: [Int], in report: inout Report
) {
  var speakerOfEntity: [Int: Int] = [:]
  var ids: Set<String> = []
  for (position, index) in order.enumerated() {
    var attribution = attributions[index]
    if report.quotations[position].kind == .headline,
      let echo = passage(ofHeadline: position, in: report.quotations),
      let speaker = attributions[order[echo]].speaker
    {
      // A headline's words are those of the passage it was made from.
      attribution.speaker = speaker
      attribution.evidence = Evidence("echo of a passage", report.quotations[echo].range)
      report.quotations[position].evidence = attribution.evidence
    }
    report.quotations[position].addressee = attribution.addressee.map { entities[$0].name }
    guard let entity = attribution.speaker else { continue }
    let speaker: Int
    if let known = speakerOfEntity[entity] {
      speaker = known
    } else {
      speaker = report.speakers.count
      speakerOfEntity[entity] = speaker
      report.speakers.append(makeSpeaker(entities[entity], &ids))
    }
    report.quotations[position].speaker = speaker
    if report.quotations[position].kind != .term { report.speakers[speaker].quotations.append(position) }
  }
}

/// The passage that a headline's words were made from: what somebody is quoted with in another's words, rather than those.
func passage(ofHeadline headline: Int, in quotations: [Quotation]) -> Int? {
  let echoes = quotations[headline].echoes
  guard let first = echoes.first(where: { quotations[$0].kind != .headline }) else { return nil }
  return echoes.first { quotations[$0].parent == first } ?? first
}

private func makeSpeaker(_ entity: People.Entity, _ ids: inout Set<String>) -> Speaker {
  var id = ""
  for byte in fold(entity.name) {
    if byte.isASCIILetter || byte.isASCIIDigit {
      id.append(Character(Unicode.Scalar(byte)))
    } else if !id.isEmpty, id.last != "-" {
      id += "-"
    }
  }
  while id.last == "-" { id.removeLast() }
  if id.isEmpty { id = "speaker" }
  var number = 2
  let base = id
  while !ids.insert(id).inserted {
    id = "\(base)-\(number)"
    number += 1
  }
  let aliases = entity.forms.sorted {
    $0.text.utf8.count != $1.text.utf8.count ? $0.text.utf8.count > $1.text.utf8.count : $0.text < $1.text
  }
  return Speaker(id: id, name: entity.name, kind: entity.kind, roles: entity.roles, aliases: aliases)
}
