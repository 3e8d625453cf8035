import ReportModel

extension Catalog {
  /// The query that asks for what a limit is about: what its clause is called when it is edited.
  public func query(for subject: Limits.Subject) -> Query {
    switch subject {
    case .speaker(let speaker): .name(.speaker, .words(report.speakers[speaker].name))
    case .date(let date): .date(.said, date)
    case .section(let section): .name(.section, .words("s\(section + 1)"))
    case .note(let note): .name(.note, .words(report.notes[note].label))
    case .outlet(let outlet): .name(.outlet, .words(outlet))
    case .query(let query): query
    }
  }

  /// The names of a query that several speakers share, as typed, with those speakers. Linear in the names of the report.
  public func sharedNames(in query: Query) -> [(name: String, speakers: [Int])] {
    switch query {
    case .name(.speaker, .words(let words)):
      let test = NameTest(.words(words))
      let meant = report.speakers.indices.filter { test.holds(report.speakers[$0]) }
      return meant.count > 1 ? [(words, meant)] : []
    case .not(let part): return sharedNames(in: part)
    case .all(let parts), .any(let parts): return parts.flatMap { sharedNames(in: $0) }
    case .words, .prefix, .regex, .name, .date, .kind: return []
    }
  }

  /// The speaker, date, section, note or outlet that a query asks for when it asks for just one of them and nothing else;
  /// nil for every other query.
  public func subject(for query: Query) -> Limits.Subject? {
    switch query.normalized {
    case .date(.said, let date?): return .date(date)
    case .name(let field, .words(let words)):
      let name = Folding.fold(words)
      switch field {
      case .speaker:
        let test = NameTest(.words(words))
        let meant = report.speakers.indices.filter { test.holds(report.speakers[$0]) }
        return meant.count == 1 ? .speaker(meant[0]) : nil
      case .section:
        guard name.hasPrefix("s"), let number = Int(name.dropFirst()) else { return nil }
        return report.sections.indices.contains(number - 1) ? .section(number - 1) : nil
      case .note:
        let meant = report.notes.indices.filter { Folding.fold(report.notes[$0].label) == name }
        return meant.count == 1 ? .note(meant[0]) : nil
      case .outlet: return outlets.first { Folding.fold($0) == name }.map { .outlet($0) }
      case .to, .remark, .tag: return nil
      }
    default: return nil
    }
  }
}
