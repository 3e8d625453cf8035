import ReportModel

extension Catalog {
  /// Limits as text that can be kept and that finds the same in a report that has changed a little: a clause a line, `+`
  /// or `-`, for a query that somebody typed `&`, and a query in its normal form. Whether they are on is not in it.
  public func text(of limits: Limits) -> String {
    limits.clauses.map { clause in
      (clause.sense == .include ? "+" : "-") + (clause.subject.isQuery ? "& " : " ")
        + keptQuery(for: clause.subject).description
    }.joined(separator: "\n")
  }

  /// The limits that a text stands for. What this report has no name for stays a query; lines that are no query are
  /// left out.
  public func limits(from text: String, areOn: Bool = true) -> Limits {
    var limits = Limits()
    for line in text.split(separator: "\n") {
      guard let sign = line.first, sign == "+" || sign == "-" else { continue }
      let isQuery = line.dropFirst().first == "&"
      guard let query = try? Query(parsing: line.dropFirst(isQuery ? 2 : 1)) else { continue }
      limits.add(Limits.Clause(sign == "+" ? .include : .exclude, isQuery ? .query(query) : keptSubject(for: query)))
    }
    limits.isOn = areOn || limits.clauses.isEmpty
    return limits
  }

  /// A subject as a query that finds the same in a report that has changed a little: sections by their titles.
  private func keptQuery(for subject: Limits.Subject) -> Query {
    switch subject {
    case .section(let section):
      let title = title(of: section)
      let isUnique = report.sections.indices.count { self.title(of: $0) == title } == 1
      return isUnique ? .name(.section, .words(title)) : query(for: subject)
    case .note(let note):
      let label = report.notes[note].label
      guard report.notes.count(where: { $0.label == label }) > 1, let scope = report.notes[note].scope else {
        return query(for: subject)
      }
      return .all([query(for: subject), .name(.section, .words("s\(scope + 1)"))])
    default: return query(for: subject)
    }
  }

  /// What a query is about, when it is one thing that this report has; else the query.
  private func keptSubject(for query: Query) -> Limits.Subject {
    if case .name(.section, .words(let title)) = query,
      let section = report.sections.indices.first(where: { self.title(of: $0) == title })
    {
      return .section(section)
    }
    if case .name(.speaker, .words(let name)) = query {
      let meant = report.speakers.indices.filter { report.speakers[$0].name == name }
      if meant.count == 1 { return .speaker(meant[0]) }
    }
    return subject(for: query) ?? .query(query)
  }
}

extension Limits.Subject {
  fileprivate var isQuery: Bool { if case .query = self { true } else { false } }
}
