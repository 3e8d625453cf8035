import ReportModel

/// What a report tells, a fact a line, as the pages of `Tests/Spec` write it.
func facts(of report: Report) -> [String] {
  let text = report.text
  func name(_ speaker: Int?) -> String { speaker.map { report.speakers[$0].name } ?? "nobody" }
  func short(_ words: String) -> String {
    let words = words.split(whereSeparator: \.isWhitespace)
    return words.count <= 12
      ? words.joined(separator: " ") : (words.prefix(5) + ["~"] + words.suffix(5)).joined(separator: " ")
  }
  var facts: [String] = []
  let block = report.titleBlock
  if let title = block.title { facts.append("title \(short(text.string(title)))") }
  if let series = block.series { facts.append("series \(series)") }
  if let number = block.number { facts.append("number \(number)") }
  if let published = block.published { facts.append("published \(published)") }
  if !block.authors.isEmpty { facts.append("authors \(block.authors.joined(separator: "; "))") }
  if !block.topics.isEmpty { facts.append("topics \(block.topics.joined(separator: "; "))") }
  facts += report.blocks.map { "block \($0.kind.rawValue): \(short(text.string($0.range)))" }
  facts += report.sections.map { "section \($0.level): \(short(text.string($0.title)))" }
  facts += report.quotations.map { quotation in
    var line = "quotation \(quotation.kind.rawValue) · \(name(quotation.speaker))"
    if let addressee = quotation.addressee { line += " to \(addressee)" }
    if let said = quotation.said { line += " · \(said)" }
    if !quotation.notes.isEmpty {
      line += " · note " + quotation.notes.map { report.notes[$0].label }.joined(separator: ", ")
    }
    return line + " · \(short(report.words(of: quotation)))"
  }
  facts += report.speakers.map { speaker in
    let aliases = speaker.aliases.map(\.text).filter { $0 != speaker.name }
    return "speaker \(speaker.kind.rawValue) \(speaker.name)"
      + (aliases.isEmpty ? "" : " = " + aliases.joined(separator: " = "))
  }
  facts += report.notes.map { note in
    let lines = note.references.map { String(text.lineNumber(at: $0.range.start)) }.joined(separator: ", ")
    var line =
      "note \(note.label) at \(lines.isEmpty ? "nowhere" : lines): \(note.states.map(\.rawValue).joined(separator: ", "))"
    for source in note.definition?.sources ?? [] {
      line += " · \(source.outlet ?? "–") (\(source.place ?? "–")) \(source.date?.description ?? "–")"
    }
    return line
  }
  facts += report.captions.map { "caption \($0.outlet ?? "–") \($0.date?.description ?? "–")" }
  facts += report.findings.map { "finding \($0.code.rawValue) line \(text.lineNumber(at: $0.range.start))" }
  return facts
}
