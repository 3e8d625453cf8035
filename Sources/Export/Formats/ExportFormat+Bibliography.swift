import ReportIndex
import ReportModel

// Three forms of the same records: the report, each quotation as a place in it, and each source of the notes.

extension ExportFormat {
  static let bibtex = ExportFormat("bibtex", "the report, its quotations and the sources of its notes, for BibTeX") {
    report, state, sink in
    for record in records(report, &state) {
      sink(Array(((state.isFirstRecord ? "" : "\n") + record.bibtex()).utf8))
      state.isFirstRecord = false
    }
  }

  static let ris = ExportFormat("ris", "the same as RIS, for Zotero, EndNote and others") { report, state, sink in
    for record in records(report, &state) { sink(Array(ris(record).utf8)) }
  }

  static let cslJSON = ExportFormat(
    "csl-json", "the same as CSL-JSON, for pandoc and citeproc", opening: "[", closing: "\n]\n"
  ) { report, state, sink in
    for record in records(report, &state) {
      sink(Array((state.isFirstRecord ? "\n" : ",\n").utf8))
      state.isFirstRecord = false
      var bytes: [UInt8] = []
      withoutActuallyEscaping({ bytes += $0 }) { sink in
        var json = JSONWriter(to: sink)
        json.object { csl(record, &$0) }
        json.finish()
      }
      bytes.removeLast()
      sink(bytes)
    }
  }

  /// The report; the quotations, by place; the sources of the notes that those rest on, and without a query of all notes.
  private static func records(_ exported: ExportedReport, _ state: inout ExportState) -> [BibliographyEntry] {
    let catalog = exported.catalog
    let quotations = exported.quotations
    var notes = Array(catalog.report.notes.indices)
    if exported.query != nil {
      let supporting = Set(quotations.flatMap { catalog.report.quotations[$0].notes })
      notes.removeAll { !supporting.contains($0) }
    }
    var records = [catalog.reportEntry] + quotations.map { catalog.entry(ofQuotation: $0) }
    records += notes.flatMap { catalog.entries(ofNote: $0) }
    for index in records.indices { records[index].key = state.ownKey(records[index].key) }
    return records
  }

  // MARK: RIS

  /// Tags of two letters, values of one line, lines that end with CRLF.
  private static func ris(_ record: BibliographyEntry) -> String {
    var lines: [(String, String)] = []
    func add(_ tag: String, _ value: String?) {
      let value = value.map { oneLine(withoutCommands($0)) } ?? ""
      if !value.isEmpty { lines.append((tag, value)) }
    }
    add("TY", record.kind == .report ? "RPRT" : record.url == nil ? "GEN" : "ELEC")
    add("ID", record.key)
    for author in record.authors { add("AU", author) }
    add("TI", record.title)
    add("T3", record.series)
    add("M1", record.number)
    add("T2", record.outlet)
    add("CY", record.place)
    if let date = record.published?.start, (0...9999).contains(date.year) {
      func padded(_ number: Int?, _ digits: Int) -> String {
        guard let number else { return "" }
        return String(repeating: "0", count: max(0, digits - String(number).count)) + String(number)
      }
      add("PY", padded(date.year, 4))
      let month = date.month.flatMap { (1...12).contains($0) ? $0 : nil }
      if month != nil { add("DA", "\(padded(date.year, 4))/\(padded(month, 2))/\(padded(date.day, 2))/") }
    }
    add("UR", record.url)
    add("AB", record.words)
    add("N1", record.note)
    lines.append(("ER", ""))
    return lines.map { "\($0.0)  - \($0.1)\r\n" }.joined() + "\r\n"
  }

  // MARK: CSL-JSON

  private static func csl(_ record: BibliographyEntry, _ json: inout JSONWriter) {
    json.member("id", record.key)
    json.member("type", record.kind == .report ? "report" : record.url == nil ? "document" : "webpage")
    if !record.authors.isEmpty {
      json.array("author", record.authors) { json, name in json.object { $0.member("literal", name) } }
    }
    json.member("title", record.title)
    if let series = record.series { json.member("collection-title", series) }
    if let number = record.number { json.member("number", number) }
    if let outlet = record.outlet { json.member("container-title", outlet) }
    if let place = record.place { json.member("publisher-place", place) }
    if let published = record.published, published.start != nil { json.object("issued") { csl(published, &$0) } }
    if let url = record.url { json.member("URL", url) }
    if let words = record.words { json.member("abstract", words) }
    if let note = record.note { json.member("note", note) }
  }

  /// The parts of a date, or of both ends of an interval. What is about is `circa`; what CSL has no parts for, a decade or
  /// a quarter, is given in words.
  private static func csl(_ date: EDTF, _ json: inout JSONWriter) {
    let points = [date.start, date.end].compactMap { $0 }
    if points.contains(where: { $0.isDecade || ($0.month ?? 0) > 24 }) || date.isInterval && points.count < 2 {
      return json.member("literal", date.words)
    }
    json.array("date-parts", points) { json, point in
      let month = point.month.flatMap { $0 <= 12 ? $0 : nil }
      json.list([point.year, month, month == nil ? nil : point.day].compactMap { $0 })
    }
    if let season = points[0].month, season > 12 { json.member("season", season - 20) }
    if date.isApproximate { json.member("circa", 1) }
  }
}
