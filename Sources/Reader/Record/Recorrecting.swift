import ReportIndex
import ReportModel

extension ReaderState {
  /// Applies the corrections to the report as it was found, and shows what comes of it: panes, limits, counts and search.
  /// The place stays. Linear in the report.
  mutating func recorrect() {
    let corrected = original.report.corrected(by: record.corrections.map(\.value))
    places.misfits = corrected.misfits
    adopt(corrected.misfits.allSatisfy { $0 != nil } ? original : Catalog(corrected.report))
    placeRecord(isAnnotated: !record.annotations.isEmpty)
  }

  /// Goes on with other findings in the same text: what was said of speakers and quotations is said of the same ones.
  private mutating func adopt(_ next: Catalog) {
    let old = catalog
    let oldLimits = old.text(of: limits)
    let oldEarlier = earlierLimits.map { (text: old.text(of: $0), isOn: $0.isOn) }
    let speaker =
      speakers.rows.indices.contains(speakers.cursor.row)
      ? old.report.speakers[speakers.rows[speakers.cursor.row].speaker] : nil
    let entry = timeline.rows.indices.contains(timeline.cursor.row) ? timeline.target(of: timeline.cursor.row) : nil
    let (top, wasWhole, preview) = (text.top, text.flow.isWhole, text.preview)
    let timelineScroll = timeline.cursor.scroll
    catalog = next
    editorial.adopt(next)
    words = ListWords(next)
    echo = nil
    labels = nil
    limits = next.limits(from: oldLimits, areOn: limits.isOn)
    earlierLimits = oldEarlier.map { next.limits(from: $0.text, areOn: $0.isOn) }
    if case .quotation(let quotation) = pinned {
      pinned = next.quotation(like: old.report.quotations[quotation]).map { .quotation($0) }
    }
    if let list {
      self.list?.quotation = list.quotation.flatMap { next.quotation(like: old.report.quotations[$0]) }
      if case .speaker(let index) = list.content {
        if let same = next.speaker(like: old.report.speakers[index]) {
          self.list?.content = .speaker(same)
        } else {
          closeList()
        }
      }
    }
    applyLimits()
    if wasWhole, text.flow.isWhole {
      text.top = top
      if preview == nil { scrollToPlace(.jump) }
      text.preview = preview
    }
    if activePane == .speakers, let speaker, let same = next.speaker(like: speaker),
      let row = speakers.rows.firstIndex(where: { $0.speaker == same })
    {
      speakers.cursor.row = row
    }
    if activePane == .timeline, let entry, let row = timeline.rows.firstIndex(where: { $0.range == entry }) {
      timeline.cursor.row = row
    }
    timeline.cursor.scroll = timelineScroll
    showListCursors()
  }
}

extension Catalog {
  /// The quotation that another catalog of the same text has so: that begins there, else the one that holds its beginning.
  fileprivate func quotation(like other: Quotation) -> Int? {
    report.quotations.firstIndex { $0.range.start == other.range.start && $0.kind == other.kind }
      ?? anyQuotation(at: other.range.start)
  }

  /// The speaker who has a name or a form of it.
  fileprivate func speaker(like other: Speaker) -> Int? {
    report.speakers.firstIndex { $0.id == other.id }
      ?? report.speakers.firstIndex { $0.name == other.name }
      ?? report.speakers.firstIndex { $0.aliases.contains { $0.text == other.name } }
  }
}
