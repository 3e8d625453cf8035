/// A report while corrections are applied to it, one by one. Speakers keep their places until the end, also those who have
/// nothing left.
struct Correcting {
  var report: Report
  var prints: QuotationPrints

  init(_ report: Report) {
    self.report = report
    prints = QuotationPrints(report)
  }

  /// Applies one, or throws with nothing changed.
  mutating func apply(_ correction: Correction) throws(CorrectionMisfit) {
    switch correction {
    case .speaker(let anchor, let speaker): try assign(try find(anchor), to: speaker)
    case .said(let anchor, let date):
      let quotation = try find(anchor)
      report.quotations[quotation].said = date
      report.quotations[quotation].saidEvidence = .reader()
    case .merge(let one, let other): try merge(one, into: other)
    case .split(let form, let speaker): try remove(form, of: speaker, isSomebody: true)
    case .unalias(let form, let speaker): try remove(form, of: speaker, isSomebody: false)
    case .join(let first, let second): try join(try find(first), try find(second))
    case .cut(let anchor, let letters): try cut(try find(anchor), atLetter: letters)
    }
  }

  private func find(_ anchor: QuotationAnchor) throws(CorrectionMisfit) -> Int {
    try prints.find(anchor, in: report).get()
  }

  /// Makes good what follows from quotations and their speakers: lists, timeline, findings.
  mutating func finish() {
    enrol()
    let others = report.timeline.filter { $0.quotations.isEmpty }
    report.timeline = Report.inOrder(
      others.filter { $0.kind == .publication } + report.statements + others.filter { $0.kind != .publication })
    report.findings.removeAll { $0.code == .speakerUnknown || $0.code == .dateContradiction }
    report.addFindingsOfQuotations()
  }

  /// Speakers in order of their first words; those who have none left are gone.
  private mutating func enrol() {
    var first: [Int: Int] = [:]
    for (index, quotation) in report.quotations.enumerated() {
      if let speaker = quotation.speaker, first[speaker] == nil { first[speaker] = index }
    }
    let order = first.keys.sorted { (first[$0] ?? 0, $0) < (first[$1] ?? 0, $1) }
    var place: [Int: Int] = [:]
    for (new, old) in order.enumerated() { place[old] = new }
    for index in report.quotations.indices {
      report.quotations[index].speaker = report.quotations[index].speaker.flatMap { place[$0] }
    }
    for index in report.timeline.indices {
      report.timeline[index].speakers = report.timeline[index].speakers.compactMap { place[$0] }
    }
    report.speakers = order.map { report.speakers[$0] }
    for index in report.speakers.indices { report.speakers[index].quotations = [] }
    for (index, quotation) in report.quotations.enumerated() where quotation.kind != .term {
      if let speaker = quotation.speaker { report.speakers[speaker].quotations.append(index) }
    }
  }
}

extension Report {
  /// The rows of the timeline for what was said, by place: counted quotations with a date.
  public var statements: [TimelineEntry] {
    quotations.enumerated().compactMap { index, quotation in
      guard quotation.kind.isCounted, let said = quotation.said else { return nil }
      let speaker = quotation.speaker
      return TimelineEntry(
        date: said, kind: .statement, label: speaker.map { speakers[$0].name } ?? "speaker unknown",
        quotations: [index], speakers: speaker.map { [$0] } ?? [], range: quotation.range)
    }
  }

  /// Rows of the timeline by date, then by place; of those with the same the first stays first.
  public static func inOrder(_ entries: [TimelineEntry]) -> [TimelineEntry] {
    // By keys of a few bytes: the entries themselves are moved once.
    var order = entries.indices.map { (day: entries[$0].date.firstDay, start: entries[$0].range.start, index: $0) }
    order.sort { ($0.day, $0.start, $0.index) < ($1.day, $1.start, $1.index) }
    return order.map { entries[$0.index] }
  }

  /// Adds what is missing or contradictory in quotations, and sorts the findings. What the reader says is nobody's is no
  /// finding.
  public mutating func addFindingsOfQuotations() {
    for quotation in quotations where quotation.kind.isCounted && quotation.speaker == nil {
      if quotation.evidence.isReaders { continue }
      findings.append(Finding(.speakerUnknown, at: quotation.range, "the report does not say who said this"))
    }
    if let published = titleBlock.published {
      for quotation in quotations where quotation.kind.isCounted {
        guard let said = quotation.said, said.firstDay > published.lastDay else { continue }
        findings.append(
          Finding(
            .dateContradiction, at: quotation.range,
            "said on \(said), after the report was published on \(published); both are kept"))
      }
    }
    findings.sort { $0.range != $1.range ? $0.range < $1.range : $0.code.rawValue < $1.code.rawValue }
  }
}
