import ReportModel

/// A report made from text with marks in it, so that tests of the reader need no parser.
///
/// A line that begins with `! ` is the title, `# ` and `## ` are headings, `^ ` is a caption, `~ ` boilerplate, `[n] `
/// defines a note; elsewhere `[n]` is a marker. `{3` … `}` holds a piece of the third quotation, `<3` … `>` its lead-in.
/// The marks go, the ranges stay.
struct MarkedReport {
  /// What the marks do not say of a quotation.
  struct Said {
    var speaker: Int?
    var kind = Quotation.Kind.block
    var date: EDTF?
    var notes: [String] = []
    /// The quotations that it echoes, by number.
    var echoes: [Int] = []
  }

  private(set) var report: Report
  private var pieces: [Int: [TextRange]] = [:]
  private var leadIns: [Int: TextRange] = [:]

  init(_ marked: String, path: String = "", speakers: [Speaker], said: [Said]) {
    var text: [UInt8] = []
    var headings: [(level: Int, range: TextRange)] = []
    var blocks: [Block] = []
    var captions: [TextRange] = []
    var definitions: [(label: String, range: TextRange, text: TextRange)] = []
    var markers: [(label: String, range: TextRange)] = []
    var title: TextRange?
    var open: [(number: Int, start: Int, isLeadIn: Bool)] = []
    for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = text.count
      var kind = Block.Kind.prose
      var rest = line[...]
      for (mark, found) in [
        ("! ", Block.Kind.titleBlock), ("## ", .heading), ("# ", .heading), ("^ ", .caption), ("~ ", .boilerplate),
      ]
      where rest.hasPrefix(mark) {
        rest = rest.dropFirst(mark.count)
        kind = found
        break
      }
      let level = line.hasPrefix("## ") ? 2 : 1
      var label: String?
      var isAtStart = true
      while let character = rest.first {
        if character == "{" || character == "<" {
          let digits = rest.dropFirst().prefix { $0.isNumber }
          open.append((Int(digits) ?? 0, text.count, character == "<"))
          rest = rest.dropFirst(1 + digits.count)
        } else if character == "}" || character == ">" {
          let last = open.removeLast()
          let range = TextRange(last.start, text.count)
          if last.isLeadIn { leadIns[last.number] = range } else { pieces[last.number, default: []].append(range) }
          rest = rest.dropFirst()
        } else if character == "[", let end = rest.firstIndex(of: "]"),
          Int(rest[rest.index(after: rest.startIndex)..<end]) != nil
        {
          let name = String(rest[rest.index(after: rest.startIndex)..<end])
          let whole = rest[...end]
          if isAtStart {
            label = name
          } else {
            markers.append((name, TextRange(text.count, text.count + whole.utf8.count)))
          }
          text += Array(whole.utf8)
          rest = rest[rest.index(after: end)...]
        } else {
          text += Array(String(character).utf8)
          rest = rest.dropFirst()
        }
        isAtStart = false
      }
      let range = TextRange(start, text.count)
      text.append(0x0A)
      if range.isEmpty { continue }
      if let label {
        kind = .noteDefinition
        definitions.append((label, range, TextRange(min(range.end, start + label.utf8.count + 3), range.end)))
      }
      if kind == .titleBlock, title == nil { title = range }
      if kind == .heading { headings.append((level, range)) }
      if kind == .caption { captions.append(range) }
      blocks.append(Block(kind, range, evidence: Evidence("marked")))
    }
    var report = Report(
      ReportDraft(text: ReadingText(utf8: text), paragraphs: [], byteCount: text.count, path: path))
    report.titleBlock.title = title
    report.blocks = blocks
    report.speakers = speakers
    for (index, heading) in headings.enumerated() {
      let end = index + 1 < headings.count ? headings[index + 1].range.start : text.count
      let parent = heading.level == 1 ? nil : report.sections.lastIndex { $0.level == 1 }
      report.sections.append(
        Section(
          level: heading.level, title: heading.range, parent: parent, range: TextRange(heading.range.start, end)))
    }
    self.report = report
    addNotes(markers: markers, definitions: definitions)
    addQuotations(said)
    self.report.captions = captions.map { Caption($0, outlet: "The Quern Gazette") }
  }

  private mutating func addNotes(
    markers: [(label: String, range: TextRange)], definitions: [(label: String, range: TextRange, text: TextRange)]
  ) {
    for label in markers.map(\.label) + definitions.map(\.label)
    where !report.notes.contains(where: { $0.label == label }) {
      var note = Note(label: label)
      note.references = markers.filter { $0.label == label }.map {
        Note.Reference($0.range, evidence: Evidence("marked"))
      }
      if let definition = definitions.first(where: { $0.label == label }) {
        var source = Note.Source()
        let words = report.text.string(definition.text)
        source.outlet = words.split(separator: ",").first.map(String.init)
        note.definition = Note.Definition(range: definition.range, text: definition.text, sources: [source])
      } else {
        note.states = [.missingDefinition]
      }
      report.notes.append(note)
    }
  }

  private mutating func addQuotations(_ said: [Said]) {
    for (index, facts) in said.enumerated() {
      guard let pieces = pieces[index + 1] else { continue }
      var quotation = Quotation(kind: facts.kind, pieces: pieces, evidence: Evidence("lead-in", leadIns[index + 1]))
      quotation.speaker = facts.speaker
      quotation.said = facts.date
      quotation.leadIn = leadIns[index + 1]
      quotation.echoes = facts.echoes.map { $0 - 1 }
      quotation.section = report.sections.lastIndex { $0.range.contains(quotation.range.start) }
      quotation.notes = facts.notes.compactMap { label in report.notes.firstIndex { $0.label == label } }
      for note in quotation.notes {
        if report.notes[note].references.isEmpty { continue }
        report.notes[note].references[0].quotations.append(index)
      }
      report.quotations.append(quotation)
      if let speaker = facts.speaker { report.speakers[speaker].quotations.append(index) }
      if let date = facts.date, facts.kind != .headline {
        report.timeline.append(
          TimelineEntry(
            date: date, kind: .statement, label: "", quotations: [index], speakers: facts.speaker.map { [$0] } ?? [],
            range: quotation.range))
      }
    }
    report.timeline.sort { $0.date != $1.date ? $0.date < $1.date : $0.range < $1.range }
  }

  /// Adds a row of the timeline that leads to the first place of some words.
  mutating func add(_ kind: TimelineEntry.Kind, _ date: EDTF, _ label: String, at words: String) {
    let range = range(of: words)
    report.timeline.append(TimelineEntry(date: date, kind: kind, label: label, range: range))
    report.timeline.sort { $0.date != $1.date ? $0.date < $1.date : $0.range < $1.range }
  }

  /// The first place of some words.
  func range(of words: String) -> TextRange {
    let bytes = report.text.bytes
    let needle = Array(words.utf8)
    for start in 0..<max(0, bytes.count - needle.count + 1) where Array(bytes[start..<start + needle.count]) == needle {
      return TextRange(start, start + needle.count)
    }
    return TextRange(0, 0)
  }
}
