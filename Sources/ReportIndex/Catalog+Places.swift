import ReportModel

extension Catalog {
  /// The innermost counted quotation whose range holds the offset. Logarithmic.
  public func quotation(at offset: Int) -> Int? { countedPlaces.value(at: offset) }

  /// The innermost quotation of any kind whose range holds the offset: nested ones, headlines, terms. Logarithmic.
  public func anyQuotation(at offset: Int) -> Int? { quotationPlaces.value(at: offset) }

  /// The counted quotation at the offset, else the nearest: the next that starts after it within the same section,
  /// else the last before it, else the first after. Nil when there is none at all. Logarithmic.
  public func nearestQuotation(to offset: Int) -> Int? {
    if let here = quotation(at: offset) { return here }
    let before = countedPlaces.last(startingAtOrBefore: offset)
    guard let after = countedPlaces.first(startingAtOrAfter: offset) else { return before }
    guard let before else { return after }
    return section(at: report.quotations[after].range.start) == section(at: offset) ? after : before
  }

  /// The section that holds the offset: the innermost. Logarithmic.
  public func section(at offset: Int) -> Int? { sectionPlaces.value(at: offset) }

  /// The section with those that it is in, outermost first.
  public func sectionPath(_ section: Int) -> [Int] {
    var path = [section]
    while let last = path.last, let parent = report.sections[last].parent, parent < last { path.append(parent) }
    return path.reversed()
  }

  /// Whether a section is the other or lies in it.
  public func isSection(_ section: Int, within outer: Int) -> Bool {
    var section = section
    // A parent stands before its sections, so that the way up ends.
    while section != outer {
      guard let parent = report.sections[section].parent, parent < section else { return false }
      section = parent
    }
    return true
  }

  /// The note whose definition holds the offset. Logarithmic.
  public func definition(at offset: Int) -> Int? { definitionPlaces.value(at: offset) }

  /// The caption that holds the offset: an index of `Report.captions`. Logarithmic.
  public func caption(at offset: Int) -> Int? { captionPlaces.value(at: offset) }

  /// The marker that holds the offset: an index of `markers`. Logarithmic.
  public func marker(at offset: Int) -> Int? {
    let index = marker(atOrAfter: offset)
    return index < markers.count && markers[index].range.contains(offset) ? index : nil
  }

  /// The first marker that ends after the offset: an index of `markers`, or their count. Logarithmic.
  public func marker(atOrAfter offset: Int) -> Int { markers.partitionPoint { $0.range.end > offset } }

  /// The counted quotations of a speaker and those nested in others', by place: the stops of `;` and `,`.
  public func stops(of speaker: Int) -> [Int] {
    report.speakers[speaker].quotations
      .filter { isCounted[$0] || report.quotations[$0].kind == .nested }
      .sorted { report.quotations[$0].range < report.quotations[$1].range }
  }

  /// The first counted quotation that starts after the offset, of those that the limits leave.
  public func quotation(after offset: Int, under limits: Limits = Limits()) -> Int? {
    let sieve = Sieve(limits, in: self)
    var index = counted.partitionPoint { report.quotations[$0].range.start > offset }
    while index < counted.count {
      if sieve.leaves(quotation: counted[index], of: self) { return counted[index] }
      index += 1
    }
    return nil
  }

  /// The last counted quotation that starts before the offset, of those that the limits leave.
  public func quotation(before offset: Int, under limits: Limits = Limits()) -> Int? {
    let sieve = Sieve(limits, in: self)
    var index = counted.partitionPoint { report.quotations[$0].range.start >= offset } - 1
    while index >= 0 {
      if sieve.leaves(quotation: counted[index], of: self) { return counted[index] }
      index -= 1
    }
    return nil
  }

  /// The first quotation of a speaker that starts after the offset; nested ones count.
  public func quotation(of speaker: Int, after offset: Int) -> Int? {
    let stops = stops(of: speaker)
    let index = stops.partitionPoint { report.quotations[$0].range.start > offset }
    return index < stops.count ? stops[index] : nil
  }

  /// The last quotation of a speaker that starts before the offset; nested ones count.
  public func quotation(of speaker: Int, before offset: Int) -> Int? {
    let stops = stops(of: speaker)
    let index = stops.partitionPoint { report.quotations[$0].range.start >= offset } - 1
    return index >= 0 ? stops[index] : nil
  }
}
