import ReportModel

/// Why a quotation is read as it is, in plain words, a fact a line: whose it is, when it was said, what it rests on. Each
/// fact names the rule that made it and gives the words and the line that it was made from. Nil when there is no such
/// quotation; `id` is that of `json(_:)`: `q12`.
public func explanation(of id: String, in report: Report) -> [UInt8]? {
  guard id.first == "q", let number = Int(id.dropFirst()), report.quotations.indices.contains(number - 1) else {
    return nil
  }
  let explainer = Explainer(report: report)
  return Array((explainer.lines(of: number - 1).joined(separator: "\n") + "\n").utf8)
}

private struct Explainer {
  let report: Report

  func lines(of index: Int) -> [String] {
    let quotation = report.quotations[index]
    var lines = ["q\(index + 1)  \(quotation.kind.rawValue), \(place(quotation.range))"]
    lines.append("words      \(excerpt(quotation.range))")
    let speaker = quotation.speaker.map { report.speakers[$0].name } ?? "not said by the report"
    lines.append("speaker    \(speaker)")
    lines.append("           \(why(quotation.evidence))")
    if let antecedent = quotation.antecedent { lines.append("           \(who(antecedent))") }
    if let speaker = quotation.speaker {
      for alias in report.speakers[speaker].aliases where alias.text != report.speakers[speaker].name {
        lines.append("           also \(alias.text): \(why(alias.evidence))")
      }
    }
    if let cue = quotation.cue { lines.append("           said with “\(report.text.string(cue))”") }
    if let addressee = quotation.addressee { lines.append("to         \(addressee)") }
    lines.append("said       \(quotation.said?.description ?? "no date")")
    if let evidence = quotation.saidEvidence { lines.append("           \(why(evidence))") }
    for note in quotation.notes {
      let references = report.notes[note].references.filter { $0.quotations.contains(index) }
      lines.append("note       \(report.notes[note].label): \(definition(of: note))")
      for reference in references { lines.append("           \(why(reference.evidence))") }
    }
    if let parent = quotation.parent { lines.append("inside     q\(parent + 1)") }
    if !quotation.echoes.isEmpty {
      lines.append("same words \(quotation.echoes.map { "q\($0 + 1)" }.joined(separator: ", "))")
    }
    return lines
  }

  private func why(_ evidence: Evidence) -> String {
    guard let range = evidence.range else { return "because: \(evidence.rule)" }
    return "because: \(evidence.rule), \(place(range)): \(excerpt(range))"
  }

  /// Whom a pronoun means.
  private func who(_ antecedent: Evidence) -> String {
    guard let range = antecedent.range else { return "the pronoun: \(antecedent.rule)" }
    return "the pronoun: \(antecedent.rule), \(place(range)): \(excerpt(range))"
  }

  private func definition(of note: Int) -> String {
    guard let definition = report.notes[note].definition else { return "not defined in this report" }
    return excerpt(definition.text)
  }

  private func place(_ range: TextRange) -> String {
    let first = report.text.lineNumber(at: range.start)
    let last = report.text.lineNumber(at: max(range.start, range.end - 1))
    return first == last ? "line \(first)" : "lines \(first) to \(last)"
  }

  /// The words of a range on one line, the middle left out when they are many.
  private func excerpt(_ range: TextRange) -> String {
    let words = report.text.string(range).split(whereSeparator: \.isWhitespace)
    if words.count <= 24 { return "“\(words.joined(separator: " "))”" }
    return "“\(words.prefix(14).joined(separator: " ")) … \(words.suffix(8).joined(separator: " "))”"
  }
}
