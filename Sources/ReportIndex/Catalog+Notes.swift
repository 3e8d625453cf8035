import ReportModel

extension Catalog {
  /// The quotations that rest on a note, counted and nested, by place: what its references support and what names it.
  public func quotations(on note: Int) -> [Int] {
    var found = Set(report.notes[note].references.flatMap(\.quotations))
    for index in report.quotations.indices where report.quotations[index].notes.contains(note) { found.insert(index) }
    return found.filter { isCounted[$0] || report.quotations[$0].kind == .nested }
      .sorted { report.quotations[$0].range < report.quotations[$1].range }
  }

  /// For each note the quotations that rest on it, as `quotations(on:)` gives them. Linear.
  public func quotationsByNote() -> [[Int]] {
    var found = report.notes.map { Set($0.references.flatMap(\.quotations)) }
    for index in report.quotations.indices {
      for note in report.quotations[index].notes { found[note].insert(index) }
    }
    return found.map { quotations in
      quotations.filter { isCounted[$0] || report.quotations[$0].kind == .nested }
        .sorted { report.quotations[$0].range < report.quotations[$1].range }
    }
  }

  /// How often the text refers to a note.
  public func referenceCount(of note: Int) -> Int { report.notes[note].references.count }

  /// The first marker on the way on from an offset: on it or after it, before `end`. An index of `markers`. Logarithmic.
  public func firstMarker(from offset: Int, before end: Int) -> Int? {
    let index = marker(atOrAfter: offset)
    return index < markers.count && markers[index].range.start < end ? index : nil
  }

  /// The outlets of a note's sources, in order.
  public func outlets(ofNote note: Int) -> [String] {
    report.notes[note].definition?.sources.compactMap(\.outlet) ?? []
  }
}
