import ReportIndex
import ReportModel

/// The lists that `ibid list` writes.
public enum Listing: String, Sendable, CaseIterable {
  case quotations, speakers, timeline, notes, sections

  /// What help says of it.
  public var help: String {
    switch self {
    case .quotations: "who said what, when, with which notes"
    case .speakers: "who is quoted, and how often"
    case .timeline: "what was said, published or happened, by date"
    case .notes: "the notes, and which quotations rest on each"
    case .sections: "the sections, and how many quotations each has"
    }
  }

  /// What it lists of a report: what the limits leave, in the order of the reader's panes. Quotations are those that
  /// somebody said, counted and nested, as for a query. With limits, of notes and sections those that a quotation left
  /// by them rests on or stands in.
  public func table(of catalog: Catalog, under limits: Limits = Limits()) -> Table {
    switch self {
    case .quotations: quotationTable(catalog, catalog.quotations(under: limits, nested: true))
    case .speakers: speakerTable(catalog, limits)
    case .timeline: timelineTable(catalog, limits)
    case .notes: noteTable(catalog, limits)
    case .sections: sectionTable(catalog, limits)
    }
  }
}

/// The name that stands before a line of a report: its path as given, `-` for standard input.
func shownPath(_ report: Report) -> String { report.path.isEmpty ? "-" : report.path }

/// Quotations as rows, in this order.
func quotationTable(_ catalog: Catalog, _ quotations: [Int]) -> Table {
  var table = Table([
    .init("path", least: 8, leaves: 6), .init("line", isShown: false), .init("id"), .init("kind", leaves: 2),
    .init("said", leaves: 4), .init("speaker", least: 12, leaves: 5), .init("to", least: 8, leaves: 1),
    .init("section", isShown: false), .init("section_title", isShown: false), .init("notes", leaves: 3),
    .init("parent", isShown: false), .init("corrected", isShown: false), .init("text", least: 8),
  ])
  let report = catalog.report
  for index in quotations {
    let quotation = report.quotations[index]
    table.append([
      .text(shownPath(report)), .number(report.text.lineNumber(at: quotation.range.start)), .text("q\(index + 1)"),
      .text(quotation.kind.rawValue), .init(quotation.said?.description),
      .init(quotation.speaker.map { report.speakers[$0].name }), .init(quotation.addressee),
      .init(quotation.section.map { "s\($0 + 1)" }), .init(quotation.section.map { catalog.title(of: $0) }),
      .list(quotation.notes.map { report.notes[$0].label }), .init(quotation.parent.map { "q\($0 + 1)" }),
      .list(quotation.correctedParts),
      .text(report.words(of: quotation)),
    ])
  }
  return table
}

private func speakerTable(_ catalog: Catalog, _ limits: Limits) -> Table {
  var table = Table([
    .init("path", least: 8, leaves: 6), .init("id", isShown: false), .init("name", least: 16),
    .init("kind", leaves: 2), .init("quotations"), .init("nested", leaves: 1), .init("notes", leaves: 4),
    .init("first", leaves: 5), .init("aliases", isShown: false), .init("roles", least: 8, leaves: 3),
  ])
  let report = catalog.report
  for row in catalog.speakerRows(sort: .count, under: limits) {
    let speaker = report.speakers[row.speaker]
    table.append([
      .text(shownPath(report)), .text(speaker.id), .text(speaker.name), .text(speaker.kind.rawValue),
      .number(row.quotations), .number(row.nested), .number(row.notes), .init(row.first?.description),
      .list(speaker.aliases.map(\.text)), .list(speaker.roles.map(\.text)),
    ])
  }
  return table
}

private func timelineTable(_ catalog: Catalog, _ limits: Limits) -> Table {
  var table = Table([
    .init("path", least: 8, leaves: 4), .init("line", isShown: false), .init("date"), .init("kind", leaves: 1),
    .init("id", leaves: 2), .init("speaker", least: 12, leaves: 3), .init("text", least: 8),
  ])
  let report = catalog.report
  for row in catalog.timeline(.day, under: limits) {
    guard case .entry(let index, let quotation) = row.content else { continue }
    let entry = report.timeline[index]
    let speaker = quotation.map { report.quotations[$0].speaker } ?? entry.speakers.first
    table.append([
      .text(shownPath(report)), .number(report.text.lineNumber(at: (row.range ?? entry.range).start)),
      .text(entry.date.description), .text(entry.kind.rawValue), .init(quotation.map { "q\($0 + 1)" }),
      .init(speaker.map { report.speakers[$0].name }),
      .text(quotation.map { report.words(of: report.quotations[$0]) } ?? entry.label),
    ])
  }
  return table
}

private func noteTable(_ catalog: Catalog, _ limits: Limits) -> Table {
  var table = Table([
    .init("path", least: 8, leaves: 5), .init("line", isShown: false), .init("note"),
    .init("quotations", least: 10, leaves: 4), .init("states", least: 8, leaves: 1),
    .init("outlet", least: 12, leaves: 3), .init("date", least: 10, leaves: 2), .init("url", isShown: false),
    .init("text", least: 8),
  ])
  let report = catalog.report
  let left = Set(catalog.quotations(under: limits, nested: true))
  for (index, supported) in catalog.quotationsByNote().enumerated() {
    let note = report.notes[index]
    let supported = supported.filter(left.contains)
    if limits.areEffective, supported.isEmpty { continue }
    let sources = note.definition?.sources ?? []
    let place = note.definition?.range ?? note.references.first?.range
    table.append([
      .text(shownPath(report)), place.map { .number(report.text.lineNumber(at: $0.start)) } ?? .nothing,
      .text(note.label), .list(supported.map { "q\($0 + 1)" }), .list(note.states.map(\.rawValue)),
      .list(sources.compactMap(\.outlet)), .list(sources.compactMap { $0.date?.description }),
      .list(sources.compactMap(\.url)), .init(note.definition.map { report.text.string($0.text) }),
    ])
  }
  return table
}

private func sectionTable(_ catalog: Catalog, _ limits: Limits) -> Table {
  var table = Table([
    .init("path", least: 8, leaves: 4), .init("line", leaves: 3), .init("id"), .init("level", leaves: 1),
    .init("quotations", leaves: 2), .init("title", least: 8),
  ])
  let report = catalog.report
  var counts = report.sections.map { _ in 0 }
  for quotation in catalog.quotations(under: limits) {
    guard let section = report.quotations[quotation].section else { continue }
    for outer in catalog.sectionPath(section) { counts[outer] += 1 }
  }
  for (index, section) in report.sections.enumerated() where !limits.areEffective || counts[index] > 0 {
    table.append([
      .text(shownPath(report)), .number(report.text.lineNumber(at: section.title.start)), .text("s\(index + 1)"),
      .number(section.level), .number(counts[index]), .text(catalog.title(of: index)),
    ])
  }
  return table
}
