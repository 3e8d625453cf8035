import ReportModel

/// How the list of speakers is sorted.
public enum SpeakerOrder: String, Sendable, CaseIterable {
  /// The most quoted first.
  case count
  /// By the day of the first words.
  case date
  /// By name.
  case name
}

/// A row of the list of speakers.
public struct SpeakerRow: Hashable, Sendable {
  /// Who: an index of `Report.speakers`.
  public var speaker: Int
  /// How many counted quotations.
  public var quotations: Int
  /// How many that are nested in others' words, beside those.
  public var nested: Int
  /// How many different notes support them.
  public var notes: Int
  /// When the first of them was said.
  public var first: EDTF?
  /// Person, organisation, outlet or role: drawn apart.
  public var kind: Speaker.Kind

  /// A row.
  public init(speaker: Int, quotations: Int, nested: Int, notes: Int, first: EDTF?, kind: Speaker.Kind) {
    self.speaker = speaker
    self.quotations = quotations
    self.nested = nested
    self.notes = notes
    self.first = first
    self.kind = kind
  }
}

extension Catalog {
  /// The speakers of whom the limits leave some words, a headline or a nested quotation too: people and organisations
  /// first, then outlets, then roles, each sorted as asked; ties by place of the first words.
  public func speakerRows(sort: SpeakerOrder, under limits: Limits = Limits()) -> [SpeakerRow] {
    let sieve = Sieve(limits, in: self)
    var rows: [SpeakerRow] = []
    for index in report.speakers.indices {
      var row = SpeakerRow(
        speaker: index, quotations: 0, nested: 0, notes: 0, first: nil, kind: report.speakers[index].kind)
      var isLeft = false
      var notes: [Int] = []
      var earliest = -1
      for quotation in report.speakers[index].quotations where sieve.leaves(quotation: quotation, of: self) {
        isLeft = true
        if isCounted[quotation] {
          row.quotations += 1
        } else if report.quotations[quotation].kind == .nested {
          row.nested += 1
        } else {
          continue
        }
        notes += report.quotations[quotation].notes
        if facts[quotation].firstDay <= facts[quotation].lastDay, isEarlier(quotation, than: earliest) {
          earliest = quotation
        }
      }
      if earliest >= 0 { row.first = report.quotations[earliest].said }
      notes.sort()
      row.notes = notes.indices.count { $0 == 0 || notes[$0] != notes[$0 - 1] }
      if isLeft { rows.append(row) }
    }
    func rank(_ kind: Speaker.Kind) -> Int {
      switch kind {
      case .person, .organisation: 0
      case .outlet: 1
      case .role: 2
      }
    }
    let names = sort == .name ? report.speakers.map { Folding.fold($0.name) } : []
    return rows.sorted { a, b in
      if rank(a.kind) != rank(b.kind) { return rank(a.kind) < rank(b.kind) }
      switch sort {
      case .count:
        let (m, n) = (a.quotations + a.nested, b.quotations + b.nested)
        if m != n { return m > n }
      case .date:
        switch (a.first, b.first) {
        case (let x?, let y?): if x != y { return x < y }
        case (nil, _?): return false
        case (_?, nil): return true
        case (nil, nil): break
        }
      case .name: if names[a.speaker] != names[b.speaker] { return names[a.speaker] < names[b.speaker] }
      }
      return a.speaker < b.speaker
    }
  }

  private func isEarlier(_ quotation: Int, than other: Int) -> Bool {
    if other < 0 { return true }
    let (a, b) = (facts[quotation], facts[other])
    return a.firstDay != b.firstDay ? a.firstDay < b.firstDay : a.lastDay < b.lastDay
  }

  /// The row of the speaker of the quotation nearest to a place. Linear in the rows.
  public func row(nearest offset: Int, in rows: [SpeakerRow]) -> Int? {
    let here = anyQuotation(at: offset).flatMap { report.quotations[$0].speaker }
    if let here, let row = rows.firstIndex(where: { $0.speaker == here }) { return row }
    guard let near = nearestQuotation(to: offset), let speaker = report.quotations[near].speaker else { return nil }
    return rows.firstIndex { $0.speaker == speaker }
  }

  /// The different notes that support a speaker's words, counted and nested, in order.
  public func notes(of speaker: Int) -> [Int] {
    Set(stops(of: speaker).flatMap { report.quotations[$0].notes }).sorted()
  }

  /// The name for a narrow place: of a person the shortest alias that the full name ends with, or its last word, unless
  /// another person goes by that too; of everything else the name. Linear in the speakers.
  public func shortName(of speaker: Int) -> String {
    let name = shortForm(of: speaker)
    let folded = Folding.fold(name)
    let isPerson = report.speakers[speaker].kind == .person
    let isShared =
      isPerson
      && report.speakers.indices.contains { other in
        other != speaker && report.speakers[other].kind == .person && Folding.fold(shortForm(of: other)) == folded
      }
    return isShared ? report.speakers[speaker].name : name
  }

  /// The same for all speakers. Linear.
  public var shortNames: [String] {
    let names = report.speakers.indices.map { shortForm(of: $0) }
    var counts: [String: Int] = [:]
    for (name, speaker) in zip(names, report.speakers) where speaker.kind == .person {
      counts[Folding.fold(name), default: 0] += 1
    }
    return zip(names, report.speakers).map { name, speaker in
      speaker.kind == .person && counts[Folding.fold(name), default: 0] > 1 ? speaker.name : name
    }
  }

  private func shortForm(of speaker: Int) -> String {
    let speaker = report.speakers[speaker]
    guard speaker.kind == .person else { return speaker.name }
    let name = Folding.fold(speaker.name)
    let endings = speaker.aliases.map(\.text).filter { alias in
      let alias = Folding.fold(alias)
      return !alias.isEmpty && alias != name && name.hasSuffix(" " + alias)
    }
    if let shortest = endings.min(by: { $0.utf8.count < $1.utf8.count }) { return shortest }
    return speaker.name.split(separator: " ").last.map(String.init) ?? speaker.name
  }
}
