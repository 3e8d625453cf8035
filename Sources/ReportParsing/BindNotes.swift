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
        // `Ibid., 11 January 2017`: the same paper of another day.
        let own = read.definition.sources.first?.date.flatMap { $0.isDay ? $0 : nil }
        note.sources = origin.map { made[$0].definition.sources } ?? []
        if let own, !note.sources.isEmpty { note.sources[0].date = own }
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

  /// The names of the papers, agencies and channels that the definitions give, in lower case. Linear.
  func outlets() -> Set<String> {
    var names: Set<String> = []
    for index in found.definitions.indices {
      for source in definition(index).definition.sources {
        // `Lock Trust, press release, 3 May 2016` is no paper.
        guard source.place != nil || source.date != nil && source.title == nil, let outlet = source.outlet,
          (4..<60).contains(outlet.utf8.count), outlet.first?.isUppercase == true
        else {
          continue
        }
        let words = outlet.split(separator: " ")
        guard words.count <= 5, words.allSatisfy({ $0.first?.isUppercase == true || $0.count <= 3 }) else { continue }
        names.insert(outlet.lowercased())
      }
    }
    return names
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
