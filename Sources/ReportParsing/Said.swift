import ReportModel

/// Tells when each quotation was said: by the lead-in's own date first, then by its note, never by a caption. A reply
/// has the date of what it replies to; what stands under one lead-in shares its date.
struct DateTeller {
  let text: ReadingText
  let found: [FoundQuotation]
  let attributions: [Attribution]
  let dates: [DateMention]
  let notes: [Note]
  let sectionOfBlock: [Int?]

  func tell(_ quotations: inout [Quotation], orderOfFound: [Int]) {
    var lastOfSection: [Int: (value: EDTF, evidence: Evidence)] = [:]
    for (index, place) in orderOfFound.enumerated() {
      let source = found[index]
      guard quotations[place].kind != .term else { continue }
      if source.parent != nil {
        // Within somebody's words: only a date of its own lead-in.
        if case .sentence(let lead) = source.lead, let date = statement(in: lead), date.value?.isDay == true { set(&quotations[place], date, "date in the lead-in") }
        continue
      }
      guard source.kind != .headline else { continue }
      let section = sectionOfBlock[source.block] ?? -1
      if let lead = attributions[index].leadIn, let date = statement(in: lead) {
        set(&quotations[place], date, "date in the lead-in")
      } else if let governing = source.governing, let range = leadRange(governing), let date = statement(in: range) {
        set(&quotations[place], date, "date in the lead-in")
      } else if isReply(attributions[index]), let last = lastOfSection[section] {
        quotations[place].said = last.value
        quotations[place].saidEvidence = Evidence("date of what it replies to", last.evidence.range)
      } else if let note = quotations[place].notes.first, let date = notes[note].definition?.sources.first?.date {
        quotations[place].said = date
        quotations[place].saidEvidence = Evidence("date of note \(notes[note].label)", notes[note].definition?.range)
      }
      if let said = quotations[place].said, let evidence = quotations[place].saidEvidence {
        lastOfSection[section] = (said, evidence)
      }
    }
    for index in quotations.indices where quotations[index].kind == .headline {
      guard let echo = quotations[index].echoes.first(where: { quotations[$0].kind != .headline }) else { continue }
      quotations[index].said = quotations[echo].said
      quotations[index].saidEvidence = quotations[echo].said.map { _ in Evidence("date of the passage it was made from", quotations[echo].range) }
    }
  }

  private func leadRange(_ block: Int) -> TextRange? { leadRanges[block] }
  /// The ranges of the blocks that govern.
  var leadRanges: [Int: TextRange] = [:]

  private func isReply(_ attribution: Attribution) -> Bool {
    guard let lead = attribution.leadIn else { return false }
    return ["in response", "replied", "answered", "in reply"].contains { text.find($0, in: lead) != nil }
  }

  /// The last date of a lead-in that can be when something was said.
  private func statement(in range: TextRange) -> DateMention? {
    let first = dates.partition { $0.range.start < range.start }
    let past = dates.partition { $0.range.start < range.end }
    let inside = dates[first..<max(first, past)].filter { $0.value != nil && $0.role != .caption && $0.role != .source }
    return inside.last { $0.role == .statement } ?? nil
  }

  private func set(_ quotation: inout Quotation, _ date: DateMention, _ rule: String) {
    quotation.said = date.value
    quotation.saidEvidence = Evidence(rule, date.range)
  }
}
