import ReportModel

/// Something that can stand where the cursor is in a query.
public struct QueryCompletion: Hashable, Sendable {
  /// The columns that it takes the place of, in characters from 1, half-open: from where the word or value under the
  /// cursor begins up to the cursor.
  public var columns: Range<Int>
  /// What is put there, in quotation marks where it needs them: `speaker:`, `"Oren Tavish"`, `2021-05`.
  public var text: String
  /// What it is, where `text` does not say it: a section's title.
  public var label: String
  /// How many counted and nested quotations it holds for; of a word, how often the report has it.
  public var count: Int

  /// A completion.
  public init(columns: Range<Int>, text: String, label: String, count: Int) {
    self.columns = columns
    self.text = text
    self.label = label
    self.count = count
  }
}

extension Catalog {
  /// How many completions are given at most.
  public static let mostCompletions = 50

  /// What can stand at a column of a query, which is in characters from 1: after a field its values, elsewhere fields and
  /// words of the report. First what begins as typed, then what has a word that does; of those the most frequent.
  /// Nothing within a phrase or a regular expression. Linear in the quotations.
  public func completions(of text: String, at column: Int) -> [QueryCompletion] {
    guard let hole = QueryHole(text, column: column) else { return [] }
    let candidates: [Candidate] =
      switch hole.field {
      case nil: fieldCandidates() + wordCandidates(hole)
      case .name(let field)?: nameCandidates(field)
      case .date(let field)?: dateCandidates(field)
      case .kind?: kindCandidates()
      }
    let typed = Folding.fold(hole.typed)
    var ranked: [(rank: Int, candidate: Candidate)] = []
    for candidate in candidates where candidate.count > 0 {
      if let rank = candidate.forms.compactMap({ Candidate.rank($0, typed) }).min() { ranked.append((rank, candidate)) }
    }
    ranked.sort { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      return a.candidate.count != b.candidate.count
        ? a.candidate.count > b.candidate.count : a.candidate.order < b.candidate.order
    }
    return ranked.prefix(Catalog.mostCompletions).map { _, candidate in
      QueryCompletion(columns: hole.columns, text: candidate.text, label: candidate.label, count: candidate.count)
    }
  }

  /// Something to be ranked.
  private struct Candidate {
    var text: String
    var label = ""
    var count: Int
    /// What may be typed for it.
    var forms: [String]
    /// Its place among equals.
    var order: Int

    /// 0 when a form begins as typed, 1 when a word of it does.
    static func rank(_ form: String, _ typed: String) -> Int? {
      let form = Folding.fold(form)
      if form.hasPrefix(typed) { return 0 }
      return form.contains(" " + typed) || form.contains("-" + typed) ? 1 : nil
    }
  }

  private func fieldCandidates() -> [Candidate] {
    QueryField.all.enumerated().map { order, field in
      let count =
        switch field {
        case .name(let name): quotations(matching: .name(name, .any)).quotations.count
        case .date(let date): quotations(matching: .date(date, nil)).quotations.count
        case .kind: said.count
        }
      return Candidate(text: field.word + ":", count: count, forms: [field.word], order: order)
    }
  }

  /// Words of the report, after two letters.
  private func wordCandidates(_ hole: QueryHole) -> [Candidate] {
    guard hole.typed.count >= 2, WordScanner.words(of: Array(Folding.fold(hole.typed).utf8).span).count == 1 else {
      return []
    }
    let terms = words.terms(withPrefix: hole.typed).enumerated().sorted {
      $0.element.count != $1.element.count ? $0.element.count > $1.element.count : $0.offset < $1.offset
    }
    return terms.prefix(Catalog.mostCompletions).enumerated().map { order, term in
      let word = term.element.word
      return Candidate(text: Query.quoted(word), count: term.element.count, forms: [word], order: 100 + order)
    }
  }

  private func nameCandidates(_ field: Query.NameField) -> [Candidate] {
    func counted(_ count: Int, _ own: (Quotation) -> [Int]) -> [Int] {
      var counts = [Int](repeating: 0, count: count)
      for index in said { for one in Set(own(report.quotations[index])) { counts[one] += 1 } }
      return counts
    }
    func candidate(_ order: Int, _ name: String, _ count: Int, forms: [String] = [], label: String = "") -> Candidate {
      let text = Query.quoted(name, isValue: true)
      return Candidate(text: text, label: label, count: count, forms: [name] + forms, order: order)
    }
    switch field {
    case .speaker:
      let counts = counted(report.speakers.count) { $0.speaker.map { [$0] } ?? [] }
      return report.speakers.enumerated().map { order, speaker in
        candidate(order, speaker.name, counts[order], forms: speaker.aliases.map(\.text))
      }
    case .to:
      var counts: [String: Int] = [:]
      var order: [String] = []
      for index in said {
        guard let addressee = report.quotations[index].addressee else { continue }
        if counts[addressee] == nil { order.append(addressee) }
        counts[addressee, default: 0] += 1
      }
      return order.enumerated().map { candidate($0, $1, counts[$1] ?? 0) }
    case .section:
      let counts = counted(report.sections.count) { $0.section.map(sectionPath) ?? [] }
      return report.sections.indices.map { order in
        let title = title(of: order)
        return candidate(order, "s\(order + 1)", counts[order], forms: ["\(order + 1)", title], label: title)
      }
    case .note:
      var places: [String: Int] = [:]
      for note in report.notes { if places[note.label] == nil { places[note.label] = places.count } }
      let counts = counted(places.count) { $0.notes.compactMap { places[report.notes[$0].label] } }
      return places.map { label, order in candidate(order, label, counts[order]) }
    case .remark: return []
    case .tag:
      var counts: [String: Int] = [:]
      for index in said { for tag in Set((remarks[index] ?? []).flatMap(\.tags)) { counts[tag, default: 0] += 1 } }
      return counts.sorted { $0.key < $1.key }.enumerated().map { candidate($0, $1.key, $1.value) }
    case .outlet:
      var counts = [Int](repeating: 0, count: outlets.count)
      for index in said { for outlet in outletsOfQuotation[index] { counts[outlet] += 1 } }
      return outlets.enumerated().map { candidate($0, $1, counts[$0]) }
    }
  }

  private func kindCandidates() -> [Candidate] {
    Quotation.Kind.allCases.enumerated().map { order, kind in
      let count = said.count { report.quotations[$0].kind == kind }
      return Candidate(text: kind.rawValue, count: count, forms: [kind.rawValue], order: order)
    }
  }

  /// The years and months in which dates lie.
  private func dateCandidates(_ field: Query.DateField) -> [Candidate] {
    var counts: [Int: Int] = [:]
    var years: [Int: Int] = [:]
    for index in said {
      let quotation = report.quotations[index]
      let dates = field == .said ? quotation.said.map { [$0] } ?? [] : self.dates(of: index)
      var own: Set<Int> = []
      for date in dates {
        // Of an open interval, where it is not open.
        let first = date.start == nil ? date.lastDay : date.firstDay
        let last = date.lastDay == Int.max ? date.firstDay : date.lastDay
        guard first != Int.min, last != Int.max, first <= last else { continue }
        let (a, b) = (CivilDay.date(first), CivilDay.date(last))
        let start = a.year * 12 + a.month - 1
        own.formUnion(start...min(b.year * 12 + b.month - 1, start + 1200))
      }
      for month in own { counts[month, default: 0] += 1 }
      for year in Set(own.map(Catalog.year(ofMonth:))) { years[year, default: 0] += 1 }
    }
    var found = years.map { year, count in
      let text = EDTF(year: year).description
      return Candidate(text: text, label: "", count: count, forms: [text], order: year * 24)
    }
    found += counts.map { month, count in
      let year = Catalog.year(ofMonth: month)
      let date = EDTF(year: year, month: month - year * 12 + 1)
      let text = date.description
      return Candidate(text: text, label: date.words, count: count, forms: [text], order: month * 2 + 1)
    }
    return found
  }

  private static func year(ofMonth month: Int) -> Int { month >= 0 ? month / 12 : (month - 11) / 12 }
}

/// Where the cursor stands in a query that is being typed.
struct QueryHole {
  /// The field whose value is typed; nil for a word or the name of a field.
  var field: QueryField?
  /// What is typed of it, without quotation marks.
  var typed: String
  /// What a completion takes the place of: columns from 1, half-open.
  var columns: Range<Int>

  /// Nil within a phrase that is no value, and within a regular expression.
  init?(_ text: String, column: Int) {
    let characters = Array(text.prefix(max(0, column - 1)))
    var start = 0
    var valueStart: Int?
    var isQuoted = false
    var isTerm = true
    var i = 0
    while i < characters.count {
      let character = characters[i]
      if character.isWhitespace || character == "(" || character == ")" || (isTerm && character == "-") {
        start = i + 1
        valueStart = nil
        isTerm = true
        isQuoted = false
      } else if character == "\"" || character == "“" {
        let isValue = valueStart == i
        guard let end = QueryHole.end(ofQuotation: characters, from: i) else {
          guard isValue else { return nil }
          isQuoted = true
          break
        }
        i = end
        isTerm = false
      } else if isTerm, character == "/", start == i {
        guard let end = QueryHole.end(ofRegex: characters, from: i) else { return nil }
        i = end
        isTerm = false
      } else {
        if character == ":", valueStart == nil {
          valueStart = i + 1
          field = QueryField(String(characters[start..<i]))
        }
        isTerm = false
      }
      i += 1
    }
    guard let from = valueStart else {
      field = nil
      typed = String(characters[start...])
      columns = start + 1..<characters.count + 1
      return
    }
    guard let field else { return nil }
    var first = from
    if case .date = field {
      // The end of an interval is completed by itself.
      if let slash = characters.lastIndex(of: "/"), slash >= first { first = slash + 1 }
      if characters.count >= first + 2, let dot = characters.lastIndex(of: "."), dot > first { first = dot + 1 }
    }
    typed = String(characters[min(characters.count, isQuoted ? first + 1 : first)...])
    columns = first + 1..<characters.count + 1
  }

  private static func end(ofQuotation characters: [Character], from start: Int) -> Int? {
    var i = start + 1
    while i < characters.count {
      if characters[i] == "\\" {
        i += 1
      } else if characters[i] == "\"" || (characters[start] == "“" && characters[i] == "”") {
        return i
      }
      i += 1
    }
    return nil
  }

  private static func end(ofRegex characters: [Character], from start: Int) -> Int? {
    var i = start + 1
    while i < characters.count {
      if characters[i] == "\\" { i += 1 } else if characters[i] == "/" { return i }
      i += 1
    }
    return nil
  }
}
