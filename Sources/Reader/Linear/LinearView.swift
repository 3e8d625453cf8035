public import ReportIndex
import ReportModel

/// A view of a report without a screen: one item a line, each line a whole by itself, all said in words and nothing by
/// place, colour or sign. For speech, braille, pipes.
public enum LinearView: String, Sendable, CaseIterable {
  case text, quotations, timeline, speakers, contents, notes, card, echoes, diagnostics
  case corrections, annotations, basket, marks

  /// A view of a name, as help has it; `sections` is another for `contents`.
  public init?(named name: String) {
    guard let view = LinearView(rawValue: name == "sections" ? "contents" : name) else { return nil }
    self = view
  }

  /// What help says of it.
  public var help: String {
    switch self {
    case .text: "the text, a paragraph a line, with what is quoted in it"
    case .quotations: "who said what, when, where, with which notes; a quotation a line"
    case .timeline: "what was said, published or happened, by date"
    case .speakers: "who is quoted, the most quoted first"
    case .contents: "the sections; also as sections"
    case .notes: "the notes and what rests on each"
    case .card: "of each quotation, or of that of --at: who, why, when, with which notes"
    case .echoes: "quotations that give the same words, and every difference between the two"
    case .diagnostics: "what is missing or damaged"
    case .corrections: "what you have put right, what was found there, and what does not fit"
    case .annotations: "what you have written to quotations and places"
    case .basket: "the quotations in your basket, in the order of the text"
    case .marks: "your marks, those of other reports too"
    }
  }

  /// Whether it is of the reader's own, which is kept in the state; the report is then shown with their corrections.
  public var isOwn: Bool {
    switch self {
    case .corrections, .annotations, .basket, .marks: true
    case .text, .quotations, .timeline, .speakers, .contents, .notes, .card, .echoes, .diagnostics: false
    }
  }

  /// Whether a query can keep a part of it.
  public var takesQuery: Bool {
    switch self {
    case .text, .diagnostics, .corrections, .marks: false
    case .quotations, .timeline, .speakers, .contents, .notes, .card, .echoes, .annotations, .basket: true
    }
  }

  /// Whether it can begin elsewhere than at its beginning.
  public var takesPlace: Bool { self == .text || self == .card }

  /// Its lines, of what the limits leave; the text is always whole. With a place, the text begins with the paragraph
  /// there, and the card is that of the quotation there. Nothing is shortened. With what is kept of the report, of which
  /// the catalog is as it was found, all is shown as its reader has put it right.
  ///
  /// - Throws: `Catalog.NoSuchPlace` when the report has no such place, or no quotation there.
  public func lines(
    of catalog: Catalog, under limits: Limits = Limits(), at place: Locator? = nil, own: KeptState? = nil
  ) throws(Catalog.NoSuchPlace) -> [String] {
    let view =
      own.map { LinearText(catalog, limits, own: $0) }
      ?? LinearText(catalog: catalog, limits: limits, original: catalog)
    let catalog = view.catalog
    let start: Int? = if let place { try catalog.range(of: place).start } else { nil }
    switch self {
    case .text: return view.text(from: start ?? 0)
    case .quotations: return view.quotations
    case .echoes: return view.echoes
    case .corrections: return view.corrections
    case .annotations: return view.annotations
    case .basket: return view.basket
    case .marks: return view.marks
    case .timeline: return view.timeline
    case .speakers: return view.speakers
    case .contents: return view.contents
    case .notes: return view.notes
    case .diagnostics: return view.diagnostics
    case .card:
      guard let start, let place else {
        return catalog.quotations(under: limits, nested: true).flatMap(view.card)
      }
      let named: Int? = if case .quotation(let number) = place { number - 1 } else { nil }
      guard let quotation = named ?? catalog.quotation(at: start) else {
        throw Catalog.NoSuchPlace(words: "no quotation at \(place)")
      }
      return view.card(of: quotation)
    }
  }
}

/// Makes the lines.
struct LinearText {
  let catalog: Catalog
  let limits: Limits
  /// The report as it was found, without what its reader has put right.
  let original: Catalog
  /// The reader's own, and where it is.
  var record = Record()
  var places = RecordPlaces()
  var kept = KeptState()

  var report: Report { catalog.report }

  // MARK: Lists

  var timeline: [String] {
    catalog.timeline(.day, under: limits).compactMap { row in
      switch row.content {
      case .period: return nil
      case .gap(let days): return "nothing for \(days) days"
      case .entry(let index, let quotation):
        let entry = report.timeline[index]
        let kind =
          switch entry.kind {
          case .statement: "said"
          case .publication: "published"
          case .event: "event"
          }
        // A date that covers more than a day says so in its words; about is said by "about".
        let head = entry.date.words + ", " + kind + ", "
        guard let quotation else { return head + oneLine(entry.label) }
        return head + "q\(quotation + 1), \(speaker(of: quotation)): \(words(of: quotation))"
      }
    }
  }

  var speakers: [String] {
    catalog.speakerRows(sort: .count, under: limits).map { row in
      let speaker = report.speakers[row.speaker]
      var line = "\(oneLine(speaker.name)), \(speaker.kind.rawValue), \(count(row.quotations, "quotation"))"
      if row.nested > 0 { line += ", \(row.nested) more within others' words" }
      line += ", \(count(row.notes, "note"))"
      if let first = row.first { line += ", first \(first.words)" }
      let others = speaker.aliases.filter { $0.text != speaker.name }
      if !others.isEmpty { line += "; also \(others.map(role).joined(separator: ", "))" }
      if !speaker.roles.isEmpty { line += "; \(speaker.roles.map(role).joined(separator: ", "))" }
      return line
    }
  }

  var contents: [String] {
    var counts = report.sections.map { _ in 0 }
    for quotation in catalog.quotations(under: limits) {
      guard let section = report.quotations[quotation].section else { continue }
      for outer in catalog.sectionPath(section) { counts[outer] += 1 }
    }
    return report.sections.indices.filter { !limits.areEffective || counts[$0] > 0 }.map { index in
      let section = report.sections[index]
      return "s\(index + 1), level \(section.level), line \(line(section.title)), "
        + "\(count(counts[index], "quotation")): \(catalog.title(of: index))"
    }
  }

  var notes: [String] {
    let left = Set(catalog.quotations(under: limits, nested: true))
    let supporting = catalog.quotationsByNote()
    return report.notes.indices.compactMap { index in
      let note = report.notes[index]
      let supported = supporting[index].filter(left.contains)
      if limits.areEffective, supported.isEmpty { return nil }
      var line = "note \(note.label)"
      if !supported.isEmpty { line += ", supports " + ids(supported) }
      for state in note.states { if let warning = state.shortWarning { line += ", " + warning } }
      return line + ": " + definition(of: index)
    }
  }

  var diagnostics: [String] {
    report.findings.map { finding in
      "line \(line(finding.range)), \(finding.code.severity.rawValue), \(finding.code.rawValue): \(oneLine(finding.message))"
    }
  }

  // MARK: The card

  func card(of index: Int) -> [String] {
    let quotation = report.quotations[index]
    var facts: [(String, String)] = [("words", words(of: index))]
    facts.append(("speaker", speaker(of: index)))
    if let speaker = quotation.speaker {
      for role in report.speakers[speaker].roles { facts.append(("role", self.role(role))) }
    }
    facts.append(("why", why(quotation.evidence)))
    if let found = found(index) { facts.append(("found", found)) }
    if let cue = quotation.cue, !quotation.evidence.isReaders { facts.append(("cue", oneLine(cue))) }
    if let addressee = quotation.addressee { facts.append(("to", oneLine(addressee))) }
    facts.append(("said", quotation.said?.words ?? "no date"))
    if let evidence = quotation.saidEvidence { facts.append(("why then", why(evidence))) }
    if let found = foundDate(index) { facts.append(("found", found)) }
    if let section = quotation.section { facts.append(("section", "s\(section + 1) " + catalog.title(of: section))) }
    for outlet in catalog.outlets(of: index) { facts.append(("outlet", oneLine(outlet))) }
    facts.append(("kind", quotation.kind.rawValue))
    let (first, last) = (line(quotation.range), report.text.lineNumber(at: max(0, quotation.range.end - 1)))
    facts.append(("place", first == last ? "line \(first)" : "lines \(first) to \(last)"))
    if let parent = quotation.parent { facts.append(("within", "q\(parent + 1), \(speaker(of: parent))")) }
    for echo in quotation.echoes { facts.append(("echo", "q\(echo + 1), \(speaker(of: echo))")) }
    if let leadIn = quotation.leadIn { facts.append(("lead-in", oneLine(leadIn))) }
    if quotation.notes.isEmpty { facts.append(("note", "none supports it")) }
    for note in quotation.notes {
      facts.append(("note", "\(report.notes[note].label): " + definition(of: note)))
      if let reference = report.notes[note].references.first(where: { $0.quotations.contains(index) }) {
        facts.append(("why that", reference.evidence.plainWords))
      }
      let others = catalog.quotations(on: note).filter { $0 != index }
      if !others.isEmpty { facts.append(("that note also supports", ids(others))) }
    }
    for item in zip(record.annotations, places.annotations) where item.1.quotation == index {
      facts.append(("yours", item.0.value.words))
    }
    if places.selected.contains(index) { facts.append(("basket", "selected")) }
    return facts.map { "q\(index + 1) \($0.0): \($0.1)" }
  }

  // MARK: Words

  func why(_ evidence: Evidence) -> String {
    evidence.range.map { "\(evidence.plainWords): “\(oneLine($0))”" } ?? evidence.plainWords
  }

  /// A role or a form of a name; one that the reader has put there says so.
  private func role(_ form: Speaker.Form) -> String {
    oneLine(form.text) + (form.evidence.isReaders ? " (\(form.evidence.plainWords))" : "")
  }

  func speaker(of quotation: Int) -> String {
    report.quotations[quotation].speaker.map { oneLine(report.speakers[$0].name) } ?? "nobody named"
  }

  func words(of quotation: Int) -> String { oneLine(report.words(of: report.quotations[quotation])) }

  func oneLine(_ range: TextRange) -> String { oneLine(report.text.string(range)) }
  func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  func line(_ range: TextRange) -> Int { report.text.lineNumber(at: range.start) }
  func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
  private func ids(_ quotations: [Int]) -> String { quotations.map { "q\($0 + 1)" }.joined(separator: ", ") }

  private func definition(of note: Int) -> String {
    report.notes[note].definition.map { oneLine($0.text) } ?? "the report does not define it"
  }
}
