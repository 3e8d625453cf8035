import ReportIndex
import ReportModel

// Quotations one by one, and what two of them have in common.
extension LinearText {
  /// A line a quotation.
  var quotations: [String] { catalog.quotations(under: limits, nested: true).map { quotation($0) } }

  /// Who, when, where, what kind, on which notes, and the words.
  func quotation(_ index: Int) -> String {
    let quotation = report.quotations[index]
    var facts = ["q\(index + 1)", speaker(of: index)]
    facts.append(quotation.said.map { "said \($0.words)" } ?? "no date")
    if quotation.isCorrected { facts.append("put right by the reader") }
    facts.append(quotation.kind.rawValue)
    if let parent = quotation.parent { facts.append("within q\(parent + 1)") }
    if let section = quotation.section { facts.append("s\(section + 1)") }
    let labels = quotation.notes.map { report.notes[$0].label }
    facts.append(
      labels.isEmpty ? "no note" : (labels.count == 1 ? "note " : "notes ") + labels.joined(separator: " and "))
    return facts.joined(separator: ", ") + ": " + words(of: index)
  }

  /// For every two quotations that echo each other what they have in common, and a line a difference.
  var echoes: [String] {
    let left = limits.areEffective ? Set(catalog.quotations(under: limits, nested: true)) : nil
    var lines: [String] = []
    for (index, quotation) in report.quotations.enumerated() {
      for other in quotation.echoes.sorted() where other > index {
        if let left, !left.contains(index), !left.contains(other) { continue }
        lines += echo(EchoView(index, echoes: [other], number: 0, in: report))
      }
    }
    return lines
  }

  private func echo(_ echo: EchoView) -> [String] {
    let (full, edited) = ("q\(echo.full + 1)", "q\(echo.edited + 1)")
    let head =
      "\(full), \(speaker(of: echo.full)), and its echo \(edited), \(speaker(of: echo.edited)): \(echo.summary)"
    let differences = echo.differences.enumerated().map { number, index -> String in
      let run = echo.alignment.runs[index]
      func words(_ range: TextRange?) -> String { "“" + (range.map { oneLine($0) } ?? "") + "”" }
      let what =
        switch run.kind {
        case .cut: "\(edited) leaves out \(words(run.first))"
        case .inserted: "only \(edited) has \(words(run.second))"
        case .changed, .same: "\(full) has \(words(run.first)), \(edited) \(words(run.second))"
        }
      return
        "\(full) and \(edited), difference \(number + 1) of \(echo.differences.count), \(run.kind.rawValue): \(what)"
    }
    return [head] + differences
  }
}
