import ReportModel

/// Joins markers to definitions and notes to the quotations that they support. Linear.
struct NoteBinder {
  let text: ReadingText
  let blocks: [Block]
  let found: FoundNotes
  let paragraphs: [Paragraph]
  let lexicon: Lexicon
  /// Whether labels begin anew, by chapter or by page: two definitions have the number 1.
  let restarts: Bool
  /// For each definition and each reference the number of its label: equal labels have equal numbers.
  private let labelOfDefinition: [Int]
  private let labelOfReference: [Int]

  init(text: ReadingText, blocks: [Block], found: FoundNotes, paragraphs: [Paragraph], lexicon: Lexicon) {
    self.text = text
    self.blocks = blocks
    self.found = found
    self.paragraphs = paragraphs
    self.lexicon = lexicon
    var labels: [String: Int] = [:]
    func number(_ marker: NoteMarker) -> Int {
      let next = labels.count
      return {
        if $0 < 0 { $0 = next }
        return $0
      }(&labels[marker.label, default: -1])
    }
    labelOfDefinition = found.definitions.map { number($0.marker) }
    labelOfReference = found.references.map(number)
    restarts = NoteStyle.allCases.contains { style in
      style.isNumbered && found.definitions.count { $0.marker.style == style && $0.marker.number == 1 } > 1
    }
  }

  /// The notes, with their states; in order of their first marker or, without one, of their definition.
  func notes() -> (notes: [Note], findings: [Finding]) {
    var findings: [Finding] = []
    var notes: [Note] = []
    var runs: [Int] = []
    var labels: [Int] = []
    var lost: [Bool] = []
    let definitions = definitions()
    var noteOfDefinition: [Int?] = Array(repeating: nil, count: found.definitions.count)
    var noteOfLabel: [ScopedLabel: Int] = [:]
    let byLabel = definitionsByLabel()
    let ends = runEnds()
    for (place, reference) in found.references.enumerated() {
      let run = restarts ? min(ends.partition { $0 <= reference.range.start }, max(0, ends.count - 1)) : 0
      let label = ScopedLabel(run: run, style: reference.style, label: labelOfReference[place])
      let same = byLabel[ScopedLabel(run: 0, style: reference.style, label: label.label)] ?? []
      let definition = definition(for: reference, run: run, among: same)
      let index: Int
      if let definition, let known = noteOfDefinition[definition] {
        index = known
      } else if definition == nil, let known = noteOfLabel[label] {
        index = known
      } else {
        index = notes.count
        notes.append(Note(label: reference.label))
        runs.append(run)
        labels.append(label.label)
        lost.append(definition.map { definitions[$0].hasLostOutlet } ?? false)
        if let definition {
          noteOfDefinition[definition] = index
          notes[index].definition = definitions[definition].definition
          notes[index].states = definitions[definition].states
        } else {
          noteOfLabel[label] = index
        }
      }
      notes[index].references.append(Note.Reference(reference.range, evidence: Evidence("marker", reference.range)))
    }
    for index in found.definitions.indices where noteOfDefinition[index] == nil {
      var note = Note(label: found.definitions[index].marker.label)
      note.definition = definitions[index].definition
      note.states = definitions[index].states
      notes.append(note)
      runs.append(restarts ? found.definitions[index].run : 0)
      labels.append(labelOfDefinition[index])
      lost.append(definitions[index].hasLostOutlet)
    }
    setStates(of: &notes, runs: runs, labels: labels, lost: lost, &findings)
    return (notes, findings)
  }

  /// A label within the list of notes that it belongs to.
  private struct ScopedLabel: Hashable {
    var run: Int
    var style: NoteStyle
    /// Its number.
    var label: Int
  }

  /// A note's label, whatever its style.
  private struct ScopedNote: Hashable {
    var run: Int
    /// Its number.
    var label: Int
  }

  /// For each run of definitions where its last one begins: markers up to there are its own.
  private func runEnds() -> [Int] {
    var ends: [Int] = []
    for definition in found.definitions {
      while ends.count <= definition.run { ends.append(ends.last ?? 0) }
      ends[definition.run] = definition.marker.range.start
    }
    return ends
  }

  /// For each label the definitions that have it, in order.
  private func definitionsByLabel() -> [ScopedLabel: [Int]] {
    var found: [ScopedLabel: [Int]] = [:]
    for (index, definition) in self.found.definitions.enumerated() {
      let label = ScopedLabel(run: 0, style: definition.marker.style, label: labelOfDefinition[index])
      found[label, default: []].append(index)
    }
    return found
  }

  /// The definition of a marker: the first of its label after it, else the last before it. Where labels begin anew it has
  /// to stand in the marker's own list.
  private func definition(for reference: NoteMarker, run: Int, among definitions: [Int]) -> Int? {
    if restarts, reference.style.isNumbered {
      let place = definitions.partition { found.definitions[$0].run < run }
      return place < definitions.count && found.definitions[definitions[place]].run == run ? definitions[place] : nil
    }
    let place = definitions.partition { found.definitions[$0].marker.range.start <= reference.range.start }
    return place < definitions.count ? definitions[place] : definitions.last
  }

  /// Every definition with its sources; `Ibid.` has those of the one before it in its list, `Reed, op. cit.` those of the
  /// last one before it that begins with Reed.
  private func definitions() -> [(definition: Note.Definition, states: [Note.State], hasLostOutlet: Bool)] {
    var made: [(definition: Note.Definition, states: [Note.State], hasLostOutlet: Bool)] = []
    made.reserveCapacity(found.definitions.count)
    var named = NamedSources(in: text)
    for (index, definition) in found.definitions.enumerated() {
      let read = self.definition(index)
      var note = read.definition
      var states: [Note.State] = []
      let before = index > 0 && goesOn(index) ? index - 1 : nil
      var origin: Int?
      if text.repeatsSource(note.text) {
        origin = before
        states = [.ibidDangling]
      } else if let cited = text.citedAgain(note.text) {
        switch cited {
        case .before: origin = before
        case .name(let name): origin = named.last(text.string(name))
        case .number(let label): origin = named.last(label: label)
        }
        states = [.ibidDangling]
      }
      if !states.isEmpty {
        note.sources = origin.map { made[$0].definition.sources } ?? []
        if !note.sources.isEmpty { states = [.ibidResolved] }
      } else {
        named.add(index, label: definition.marker.label, note.text)
      }
      let hasLost = states.isEmpty && note.sources.first.map { hasLostOutlet($0, note, read.date) } ?? false
      made.append((note, states, hasLost))
    }
    return made
  }

  /// Whether a definition goes on with the list of the one before: it stands in it, or counts on from it on the next page.
  private func goesOn(_ index: Int) -> Bool {
    let (before, definition) = (found.definitions[index - 1], found.definitions[index])
    return before.run == definition.run || before.marker.number.map { $0 + 1 } == definition.marker.number
  }

  private func definition(_ index: Int) -> (definition: Note.Definition, date: SourceDate?) {
    let definition = found.definitions[index]
    let end = paragraphs[definition.paragraphs.upperBound - 1].range.end
    let range = TextRange(definition.marker.range.start, end)
    var start = definition.marker.range.end
    while start < end, [0x20, 0x2C, 0x3A, 0x5E].contains(text.bytes[start]) { start += 1 }
    let body = text.trimmed(TextRange(start, end))
    if definition.marker.style == .symbol { return (Note.Definition(range: range, text: body, sources: []), nil) }
    let (sources, date) = text.sources(in: firstParagraph(of: definition, from: start), lexicon)
    return (Note.Definition(range: range, text: body, sources: sources), date)
  }

  private func firstParagraph(of definition: FoundNotes.Definition, from start: Int) -> TextRange {
    let end = paragraphs[definition.paragraphs.lowerBound].range.end
    return text.trimmed(TextRange(min(start, end), end))
  }

  private func setStates(
    of notes: inout [Note], runs: [Int], labels: [Int], lost: [Bool], _ findings: inout [Finding]
  ) {
    var lastNumber: [Int: Int] = [:]
    var seen: [ScopedNote: Int] = [:]
    for index in notes.indices {
      var states = notes[index].states.filter { $0 != .ok }
      let label = notes[index].label
      let key = ScopedNote(run: runs[index], label: labels[index])
      let first = seen[key]
      if let definition = notes[index].definition {
        let twin = notes[index].references.isEmpty ? first.flatMap { notes[$0].definition == nil ? nil : $0 } : nil
        if notes[index].references.isEmpty, twin == nil {
          states.append(.unreferenced)
          findings.append(
            Finding(
              .noteUnreferenced, at: definition.range, "note \(label) has no marker in the text; it supports nothing"))
        }
        if lost[index] {
          states.append(.missingOutlet)
          findings.append(
            Finding(
              .sourceNoOutlet, at: definition.range,
              "note \(label) has lost the name of its source; the rest of it is kept"))
        }
        if let only = definition.sources.first, definition.sources.count == 1, only.url != nil, only.outlet == nil,
          only.date == nil
        {
          states.append(.urlOnly)
        }
        if let twin {
          states = [.duplicate]
          if !notes[twin].states.contains(.duplicate) {
            notes[twin].states = notes[twin].states.filter { $0 != .ok } + [.duplicate]
          }
          findings.append(
            Finding(.noteDuplicate, at: definition.range, "note \(label) is defined a second time; the first holds"))
        }
      } else if let reference = notes[index].references.first {
        states.append(.missingDefinition)
        findings.append(
          Finding(
            .noteUndefined, at: reference.range,
            "note \(label) is not defined anywhere; the marker is kept and leads nowhere"))
      }
      if let number = Int(label), let reference = notes[index].references.first {
        if let last = lastNumber[runs[index]], number < last, number != 1 || !restarts {
          states.append(.outOfOrder)
          findings.append(
            Finding(
              .noteOutOfOrder, at: reference.range,
              "note \(label) comes after note \(last); it is bound where it stands"))
        } else {
          lastNumber[runs[index]] = number
        }
      }
      if first == nil { seen[key] = index }
      notes[index].states = states.isEmpty ? [.ok] : states
    }
  }
}

extension NoteBinder {
  /// Whether a source has lost its name: it begins with the comma or the bracket that followed it, or is nothing but a date.
  /// `12/29/16 Email to Reed` has none to lose.
  private func hasLostOutlet(_ source: Note.Source, _ definition: Note.Definition, _ known: SourceDate?) -> Bool {
    guard source.outlet == nil, source.url == nil, source.date != nil, source.title == nil || source.place != nil else {
      return false
    }
    let bytes = text.bytes
    var i = definition.range.start
    while i < definition.text.start, bytes[i] != UInt8(ascii: ",") { i += 1 }
    if i < definition.text.start || bytes[definition.text.start] == UInt8(ascii: "(") { return true }
    let date: TextRange?
    if let known, known.searched == definition.text {
      date = known.date
    } else {
      date = firstDate(in: definition.text, of: text, lexicon.wordsRead)?.range
    }
    guard let date else { return false }
    let end = text.skipSpace(date.end, definition.text.end)
    return end == definition.text.end || !text.scalar(at: end).value.isWordPart
  }
}

/// Links each marker to what it supports: the smallest unit that ends there, and the chain of statements back to the
/// marker before, within one section or under one lead-in. A marker on a lead-in supports the quotation after it.
func linkNotes(
  _ notes: inout [Note], quotations: inout [Quotation], found: [FoundQuotation], order: [Int], blocks: [Block],
  sectionOfBlock: [Int?], entries: [Int], speakers: [Int?], in text: ReadingText
) {
  func differ(_ a: Int?, _ b: Int?) -> Bool { a != nil && b != nil && a != b }
  var references: [(note: Int, reference: Int, start: Int)] = []
  for note in notes.indices {
    for reference in notes[note].references.indices {
      references.append((note, reference, notes[note].references[reference].range.start))
    }
  }
  references.sort { $0.start < $1.start }
  let outer = quotations.indices.filter {
    quotations[$0].parent == nil && quotations[$0].kind != .headline && quotations[$0].kind != .term
  }
  var next = 0
  var lastMarker = 0
  var lastChain: [Int] = []
  for (note, reference, _) in references
  where notes[note].definition?.sources.isEmpty == false || Int(notes[note].label) != nil
    || romanNumeral(notes[note].label) != nil
    || notes[note].label.utf8.count == 1 && notes[note].label.utf8.allSatisfy(\.isASCIILetter)
  {
    let range = notes[note].references[reference].range
    while next < outer.count, quotations[outer[next]].range.start < range.start { next += 1 }
    // The quotation that ends at the marker: nothing but marks, stops and space lies between, or the rest of its sentence.
    var chain: [Int] = []
    var rule = "ends at the marker"
    var i = next - 1
    if lastMarker > 0, lastMarker <= range.start, range.start - lastMarker <= 3,
      text.bytes[lastMarker..<range.start].allSatisfy({ $0 == 0x20 || $0 == 0x2C || $0 == 0x3B })
    {
      // `"…"[1][2]`: both are notes of the same words.
      chain = lastChain
      rule = "beside the marker before"
    } else if i >= 0, isUnit(quotations[outer[i]], upTo: range, in: text) {
      let anchor = outer[i]
      // A quotation with a marker inside has the one at its end, too.
      while i >= 0,
        quotations[outer[i]].range.start >= lastMarker
          || outer[i] == anchor && lastMarker <= quotations[outer[i]].range.end,
        belongs(found[order[outer[i]]], with: found[order[anchor]], sectionOfBlock: sectionOfBlock, entries: entries)
      {
        // What is quoted inside a paragraph farther up is told on its own.
        if quotations[outer[i]].kind == .inline, let next = chain.last,
          found[order[outer[i]]].block != found[order[next]].block,
          differ(speakers[order[outer[i]]], speakers[order[next]])
            || !stands(
              found[order[outer[i]]].block, by: found[order[chain.last ?? anchor]].block, blocks: blocks, in: text)
        {
          break
        }
        chain.append(outer[i])
        i -= 1
      }
      if chain.count > 1 { rule = "chain back to the marker before" }
    } else if next < outer.count, isOnLeadIn(range, before: quotations[outer[next]], in: text) {
      chain = [outer[next]]
      rule = "marker on the lead-in"
    }
    for quotation in chain.reversed() {
      if !quotations[quotation].notes.contains(note) { quotations[quotation].notes.append(note) }
    }
    notes[note].references[reference].quotations = chain.reversed()
    notes[note].references[reference].evidence = Evidence(rule, range)
    lastMarker = range.end
    lastChain = chain
  }
}

/// Whether a quotation is what ends at a marker, or stands in the sentence that does.
private func isUnit(_ quotation: Quotation, upTo marker: TextRange, in text: ReadingText) -> Bool {
  guard quotation.range.end <= marker.start else { return quotation.range.contains(marker.start) }
  var i = quotation.range.end
  var stops = 0
  var lineEnds = 0
  while i < marker.start {
    let next = text.scalar(at: i)
    // A wrapped line ends, a paragraph does not.
    if next.value == 0x0A {
      lineEnds += 1
      if lineEnds > 1 { return false }
    } else if !next.value.isSpace {
      lineEnds = 0
    }
    // Another sentence between is the unit, not the quotation.
    if next.value == 0x2E, i + 1 < marker.start, text.scalar(at: i + 1).value == 0x20 { stops += 1 }
    i += next.length
  }
  return stops == 0
}

private func belongs(
  _ a: FoundQuotation, with b: FoundQuotation, sectionOfBlock: [Int?], entries: [Int]
) -> Bool {
  // Between them a chronology goes on to another day: the entry of the one is over.
  if entries.partition({ $0 <= a.block }) < entries.partition({ $0 <= b.block }) { return false }
  if sectionOfBlock[a.block] == sectionOfBlock[b.block] { return true }
  return a.governing != nil && a.governing == b.governing
}

/// Whether a block is the one of another or comes right before it, but for captions and a short lead-in.
private func stands(_ first: Int, by second: Int, blocks: [Block], in text: ReadingText) -> Bool {
  var index = second
  while index > first {
    index -= 1
    let block = blocks[index]
    if index == first { return true }
    let isLeadIn = block.range.count < 90 && text.bytes[block.range.end - 1] == UInt8(ascii: ":")
    guard block.kind == .caption || block.kind == .boilerplate || isLeadIn else { return false }
  }
  return index == first
}

/// Whether only a colon and space lie between a marker and the quotation.
private func isOnLeadIn(_ marker: TextRange, before quotation: Quotation, in text: ReadingText) -> Bool {
  guard marker.end <= quotation.range.start, let before = text.scalar(before: text.trimSpace(0, marker.start)) else {
    return false
  }
  var i = marker.end
  while i < quotation.range.start {
    let next = text.scalar(at: i)
    if next.value.isWordPart { return false }
    i += next.length
  }
  return before.value == 0x3A || text.bytes[marker.end..<quotation.range.start].contains(UInt8(ascii: ":"))
}
