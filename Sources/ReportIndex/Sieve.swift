import ReportModel

/// Limits made ready to be asked of many quotations: names looked up, dates as days.
struct Sieve {
  /// A clause's subject.
  enum Test {
    case speaker(Int)
    case days(Int, Int)
    case section(Int)
    case note(Int)
    case outlet(Int)
    /// For each quotation, whether a query finds it.
    case found([Bool])
  }

  private var includes: [(field: UInt8, test: Test)] = []
  private var required: [Test] = []
  private var excludes: [Test] = []
  private var asked: UInt8 = 0

  init(_ limits: Limits, in catalog: Catalog) {
    guard limits.areEffective else { return }
    for clause in limits.clauses {
      let test: Test =
        switch clause.subject {
        case .speaker(let speaker): .speaker(speaker)
        case .date(let date): .days(date.firstDay, date.lastDay)
        case .section(let section): .section(section)
        case .note(let note): .note(note)
        case .outlet(let name): .outlet(catalog.outletsByName[name] ?? catalog.outletsByName[Folding.fold(name)] ?? -1)
        case .query(let query): .found(catalog.found(by: query))
        }
      switch clause.sense {
      case .exclude: excludes.append(test)
      case .include:
        if case .found = test {
          required.append(test)
          continue
        }
        includes.append((clause.subject.field, test))
        asked |= clause.subject.field
      }
    }
  }

  /// Whether everything goes through.
  var isOpen: Bool { includes.isEmpty && required.isEmpty && excludes.isEmpty }

  /// Whether the limits leave something of which `holds` tells whether a test is true.
  private func leaves(_ holds: (Test) -> Bool) -> Bool {
    for test in excludes where holds(test) { return false }
    for test in required where !holds(test) { return false }
    var met: UInt8 = 0
    for (field, test) in includes where met & field == 0 && holds(test) { met |= field }
    return met == asked
  }

  /// Whether they leave a quotation.
  func leaves(quotation index: Int, of catalog: Catalog) -> Bool {
    if isOpen { return true }
    let facts = catalog.facts[index]
    return leaves { test in
      switch test {
      case .speaker(let speaker): facts.speaker == speaker
      case .days(let first, let last): facts.firstDay <= last && first <= facts.lastDay
      case .section(let section): facts.section >= 0 && catalog.isSection(facts.section, within: section)
      case .note(let note): catalog.report.quotations[index].notes.contains(note)
      case .outlet(let outlet): catalog.outletsOfQuotation[index].contains(outlet)
      case .found(let found): found[index]
      }
    }
  }

  /// Whether they leave a row of the timeline that stands for no quotation: an event, a publication. It is asked for
  /// its date, its speakers and its place; it rests on no note, has no outlet, and no query finds it.
  func leaves(entry index: Int, of catalog: Catalog) -> Bool {
    if isOpen { return true }
    let entry = catalog.report.timeline[index]
    return leaves { test in
      switch test {
      case .speaker(let speaker): entry.speakers.contains(speaker)
      case .days(let first, let last): entry.date.firstDay <= last && first <= entry.date.lastDay
      case .section(let section):
        catalog.section(at: entry.range.start).map { catalog.isSection($0, within: section) } ?? false
      case .note, .outlet, .found: false
      }
    }
  }
}

/// What limits ask of a quotation, without its words.
struct QuotationFacts: Sendable {
  /// An index of `Report.speakers`, or -1.
  var speaker: Int
  /// The days on which it can have been said; the first after the last when nothing is known.
  var firstDay: Int
  var lastDay: Int
  /// An index of `Report.sections`, or -1.
  var section: Int

  init(_ quotation: Quotation) {
    speaker = quotation.speaker ?? -1
    firstDay = quotation.said?.firstDay ?? Int.max
    lastDay = quotation.said?.lastDay ?? Int.min
    section = quotation.section ?? -1
  }
}
