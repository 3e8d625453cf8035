import ReportModel

/// A query asked of all counted and nested quotations at once: each part gives a truth a quotation and the places that
/// made it true, and parts are combined.
struct QueryEvaluation {
  /// What a part of a query gives. Quotations are meant by their place in `Catalog.said`.
  private struct Part {
    /// For each quotation, whether the part holds.
    var holds: [Bool]
    /// What it stands on; only in quotations for which it holds.
    var places: [(quotation: Int, range: TextRange)] = []
  }

  private let catalog: Catalog
  private var isComplete = true

  init(_ catalog: Catalog) { self.catalog = catalog }

  private var said: [Int] { catalog.said }
  private var report: Report { catalog.report }

  /// What a query in normal form finds.
  mutating func result(of query: Query) -> QueryResult {
    let part = evaluate(query)
    let quotations = said.indices.filter { part.holds[$0] }.map { said[$0] }
    var places = part.places.map(\.range).sorted()
    var last: TextRange?
    places.removeAll { range in
      defer { last = range }
      return range == last
    }
    return QueryResult(quotations: quotations, places: places, isComplete: isComplete)
  }

  private mutating func evaluate(_ query: Query) -> Part {
    switch query {
    case .words(let words): return part(catalog.places(ofWords: words, isOpen: false))
    case .prefix(let words): return part(catalog.places(ofWords: words, isOpen: true))
    case .regex(let pattern): return part(matching: pattern)
    case .name(let field, let name): return Part(holds: holds(field, name))
    case .date(let field, let date): return Part(holds: said.map { holds(field, date, for: $0) })
    case .kind(let kind): return Part(holds: said.map { report.quotations[$0].kind == kind })
    case .not(let query): return Part(holds: evaluate(query).holds.map(!))
    case .all(let queries):
      var all = Part(holds: [Bool](repeating: true, count: said.count))
      for query in queries {
        let part = evaluate(query)
        for index in said.indices where !part.holds[index] { all.holds[index] = false }
        all.places += part.places
      }
      all.places.removeAll { !all.holds[$0.quotation] }
      return all
    case .any(let queries):
      var any = Part(holds: [Bool](repeating: false, count: said.count))
      for query in queries {
        let part = evaluate(query)
        for index in said.indices where part.holds[index] { any.holds[index] = true }
        any.places += part.places
      }
      return any
    }
  }

  // MARK: Words

  /// The quotations with some of these places, which are by place, in their words.
  private func part(_ places: [TextRange]) -> Part {
    var part = Part(holds: [Bool](repeating: false, count: said.count))
    if places.isEmpty { return part }
    for (ordinal, index) in said.enumerated() {
      let pieces = report.quotations[index].pieces
      for (number, piece) in pieces.enumerated() {
        var next = places.partitionPoint { $0.start >= piece.start }
        while next < places.count, places[next].start < piece.end {
          let end = places[next].end
          // It ends in this piece or in a later one, not in what interrupts them.
          if end <= piece.end || pieces[number...].contains(where: { $0.start < end && end <= $0.end }) {
            part.holds[ordinal] = true
            part.places.append((ordinal, places[next]))
          }
          next += 1
        }
      }
    }
    return part
  }

  /// The quotations with words that a regular expression matches.
  private mutating func part(matching pattern: String) -> Part {
    var part = Part(holds: [Bool](repeating: false, count: said.count))
    let regex: RegularExpression
    do throws(RegularExpression.Failure) { regex = try RegularExpression(pattern) } catch { return part }
    var patience = Patience()
    for (ordinal, index) in said.enumerated() {
      let words = PlainWords(of: report.quotations[index], in: catalog)
      var isMatched = false
      patience.matches(of: regex, in: words.bytes) { match in
        isMatched = true
        if !match.isEmpty { part.places.append((ordinal, words.original(match))) }
      }
      part.holds[ordinal] = isMatched
      if patience.isOver { break }
    }
    if patience.gaveUp { isComplete = false }
    return part
  }

  // MARK: Names

  private func holds(_ field: Query.NameField, _ name: Query.Name) -> [Bool] {
    let test = NameTest(name)
    switch field {
    case .speaker:
      let speakers = report.speakers.map(test.holds)
      return said.map { index in report.quotations[index].speaker.map { speakers[$0] } ?? false }
    case .to:
      var known: [String: Bool] = [:]
      return said.map { index in
        guard let addressee = report.quotations[index].addressee else { return false }
        if let holds = known[addressee] { return holds }
        let holds = test.holds(addressee)
        known[addressee] = holds
        return holds
      }
    case .section:
      let sections = sections(name, test)
      return said.map { index in report.quotations[index].section.map { sections[$0] } ?? false }
    case .note:
      let notes = report.notes.map { note in test.isExactly(note.label) }
      return said.map { index in report.quotations[index].notes.contains { notes[$0] } }
    case .remark: return said.map { index in catalog.remarks[index]?.contains { test.holds($0.words) } ?? false }
    case .tag:
      // As it is written and shown, or without its sign.
      return said.map { index in
        catalog.remarks[index]?.contains { $0.tags.contains { test.isExactly($0) || test.isExactly("#" + $0) } }
          ?? false
      }
    case .outlet:
      var outlets = catalog.outlets.map { test.holds($0) }
      for speaker in report.speakers where speaker.kind == .outlet && test.holds(speaker) {
        if let outlet = catalog.outletsByName[Folding.fold(speaker.name)] { outlets[outlet] = true }
      }
      return said.map { index in catalog.outletsOfQuotation[index].contains { outlets[$0] } }
    }
  }

  /// For each section, whether it or one that it is in is meant: by id or number, else by words of its title.
  private func sections(_ name: Query.Name, _ test: NameTest) -> [Bool] {
    var meant = report.sections.indices.map { test.holds(catalog.title(of: $0)) }
    if case .words(let words) = name {
      let digits = words.first == "s" || words.first == "S" ? words.dropFirst() : words[...]
      if let number = Int(digits), digits.allSatisfy(\.isNumber), meant.indices.contains(number - 1) {
        meant = meant.indices.map { $0 == number - 1 }
      }
    }
    // A parent stands before its sections.
    for index in meant.indices {
      if let parent = report.sections[index].parent, parent < index, meant[parent] { meant[index] = true }
    }
    return meant
  }

  // MARK: Dates

  private func holds(_ field: Query.DateField, _ date: EDTF?, for index: Int) -> Bool {
    func isMeant(_ other: EDTF) -> Bool { date.map { $0.overlaps(other) } ?? true }
    switch field {
    case .said: return report.quotations[index].said.map(isMeant) ?? false
    case .date: return catalog.dates(of: index).contains(where: isMeant)
    }
  }
}

extension Catalog {
  /// Every date that a quotation has: when it was said, when the sources of its notes appeared, and those that its words
  /// name. The same date may come twice.
  func dates(of index: Int) -> [EDTF] {
    let quotation = report.quotations[index]
    var dates = quotation.said.map { [$0] } ?? []
    for note in quotation.notes { dates += report.notes[note].definition?.sources.compactMap(\.date) ?? [] }
    var next = report.dates.partitionPoint { $0.range.start >= quotation.range.start }
    while next < report.dates.count, report.dates[next].range.start < quotation.range.end {
      let mention = report.dates[next]
      if let value = mention.value, quotation.pieces.contains(where: { $0.contains(mention.range) }) {
        dates.append(value)
      }
      next += 1
    }
    return dates
  }
}

/// A name as a query asks for it, folded once.
struct NameTest {
  private let name: Query.Name
  private let folded: String
  private let words: [ArraySlice<UInt8>]

  init(_ name: Query.Name) {
    self.name = name
    switch name {
    case .any: folded = ""
    case .words(let words), .prefix(let words): folded = Folding.fold(words)
    }
    words = NameTest.words(of: folded)
  }

  /// Whether a name is meant, as a whole or by words of it, one after the other.
  func holds(_ other: String) -> Bool {
    if case .any = name { return true }
    let other = Folding.fold(other)
    if other == folded { return true }
    if words.isEmpty { return false }
    let others = NameTest.words(of: other)
    guard words.count <= others.count else { return false }
    let isOpen = if case .prefix = name { true } else { false }
    return (0...others.count - words.count).contains { start in
      words.indices.allSatisfy { index in
        isOpen && index == words.count - 1
          ? others[start + index].starts(with: words[index]) : others[start + index] == words[index]
      }
    }
  }

  /// Whether the name or an alias of a speaker is meant.
  func holds(_ speaker: Speaker) -> Bool {
    holds(speaker.name) || speaker.aliases.contains { holds($0.text) }
  }

  /// Whether a label is meant: as a whole, or with a star its beginning.
  func isExactly(_ label: String) -> Bool {
    switch name {
    case .any: true
    case .words: Folding.fold(label) == folded
    case .prefix: Folding.fold(label).hasPrefix(folded)
    }
  }

  private static func words(of folded: String) -> [ArraySlice<UInt8>] {
    let bytes = Array(folded.utf8)
    return WordScanner.words(of: bytes.span).map { bytes[Int($0.start)..<Int($0.end)] }
  }
}
