import ReportModel

extension Catalog {
  /// The counted quotations that the limits leave, by place. With `nested`, those nested in others' words too.
  public func quotations(under limits: Limits, nested: Bool = false) -> [Int] {
    let sieve = Sieve(limits, in: self)
    if nested { return said.filter { sieve.leaves(quotation: $0, of: self) } }
    return sieve.isOpen ? counted : counted.filter { sieve.leaves(quotation: $0, of: self) }
  }

  /// Whether the limits leave a quotation, of any kind. For many, ask `quotations(under:)` once.
  public func keeps(quotation index: Int, under limits: Limits) -> Bool {
    Sieve(limits, in: self).leaves(quotation: index, of: self)
  }

  /// The outlets that published a quotation, as first written: those of its notes' sources, and its speaker when
  /// that is an outlet.
  public func outlets(of quotation: Int) -> [String] { outletsOfQuotation[quotation].map { outlets[$0] } }

  /// What is on and what it leaves, for the status line: `12 of 61 quotations · Tavish · May 2021`.
  ///
  /// Alternatives are joined by "or", what is excluded begins with "not", an empty or switched-off limit is "no limit"
  /// or "limit off".
  public func description(of limits: Limits) -> String {
    let left = quotations(under: limits).count
    let count = "\(left) of \(counted.count) quotation\(counted.count == 1 ? "" : "s")"
    return count + " · " + words(for: limits)
  }

  /// The clauses alone: `Tavish or Corvane · May 2021 · not note 3`.
  public func words(for limits: Limits) -> String {
    if limits.clauses.isEmpty { return "no limit" }
    if !limits.isOn { return "limit off" }
    var parts: [(field: UInt8, words: String)] = []
    for clause in limits.clauses where clause.sense == .include {
      if case .query = clause.subject {
        parts.append((clause.subject.field, words(for: clause.subject)))
      } else if let place = parts.firstIndex(where: { $0.field == clause.subject.field }) {
        parts[place].words += " or " + words(for: clause.subject)
      } else {
        parts.append((clause.subject.field, words(for: clause.subject)))
      }
    }
    let dropped = limits.clauses.filter { $0.sense == .exclude }.map { "not " + words(for: $0.subject) }
    return (parts.map(\.words) + dropped).joined(separator: " · ")
  }

  /// A clause's subject: a short name, a date in words, a section's title, `note 2`, an outlet, a query in its normal form.
  public func words(for subject: Limits.Subject) -> String {
    switch subject {
    case .speaker(let speaker): shortName(of: speaker)
    case .date(let date): date.words
    case .section(let section): "“" + title(of: section) + "”"
    case .note(let note): "note " + report.notes[note].label
    case .outlet(let outlet): outlet
    case .query(let query): query.description
    }
  }

  /// A section's heading on one line.
  public func title(of section: Int) -> String {
    report.text.string(report.sections[section].title).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
