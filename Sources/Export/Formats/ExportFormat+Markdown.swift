import ReportIndex
import ReportModel

extension ExportFormat {
  static let markdown = ExportFormat("markdown", "the quotations with their citations, under the sections' headings") {
    report, state, sink in
    sink(Array(((state.isFirst ? "" : "\n") + markdown(of: report.catalog, report.quotations)).utf8))
  }

  private static func markdown(of catalog: Catalog, _ quotations: [Int]) -> String {
    let report = catalog.report
    let entry = catalog.reportEntry
    var text = "# " + markdownEscaped(entry.title) + "\n"
    let series = [entry.series, entry.number.map { "No. " + $0 }].compactMap { $0 }.joined(separator: " ")
    let about = [entry.authors.joined(separator: ", "), series, entry.published?.words ?? ""].filter { !$0.isEmpty }
    if !about.isEmpty { text += "\n" + markdownEscaped(about.joined(separator: " · ")) + "\n" }
    let top = report.sections.map(\.level).min() ?? 1
    var path: [Int] = []
    for quotation in quotations {
      let own = report.quotations[quotation].section.map { catalog.sectionPath($0) } ?? []
      let shared = zip(path, own).prefix { $0 == $1 }.count
      for section in own[shared...] {
        let level = min(6, 2 + report.sections[section].level - top)
        text += "\n" + String(repeating: "#", count: level) + " " + markdownEscaped(catalog.title(of: section)) + "\n"
      }
      path = own
      text += "\n" + catalog.citation(of: quotation, .markdown)
    }
    return withoutCommands(text)
  }
}
