import ReportIndex
import ReportModel
import Screen

/// A list that takes the place of Timeline and Speakers until `q` brings them back. Its rows lead to places.
struct PlaceList: Sendable {
  /// What is listed.
  enum Content: Hashable, Sendable {
    /// The sections.
    case contents
    /// The notes, with what is wrong with them.
    case notes
    /// What is missing or damaged in the report.
    case diagnostics
    /// Marks, and the places that jumps came from.
    case places
    /// A speaker's card: an index of `Report.speakers`.
    case speaker(Int)
    /// Where the current quotation comes from, or the one that is pinned.
    case provenance
    /// What the search has found.
    case results
    /// Reports that were open before.
    case recent
    /// What the reader has put right.
    case corrections
    /// The quotations that the reader has selected.
    case basket
  }

  var content: Content
  /// Made for one width; see `ReaderState.refreshList`.
  var rows: [PlaceRow] = []
  var cursor = ListCursor()
  /// The quotation that a provenance card is about.
  var quotation: Int?
  /// The pane that had the focus before.
  var origin: Pane

  /// A row on which the cursor can stand: this one, else the next in a direction, else nil.
  func stop(from row: Int, by direction: Int) -> Int? {
    var row = row
    while rows.indices.contains(row), !rows[row].isStop { row += direction }
    return rows.indices.contains(row) ? row : nil
  }
}

/// A row of a `PlaceList`.
struct PlaceRow: Hashable, Sendable {
  var row: ListRow
  /// Where it leads.
  var target: TextRange?
  /// What `+` and `-` take on it.
  var subject: Limits.Subject?
  /// The report that it leads to instead.
  var elsewhere: OpenRequest?
  /// What of the reader's own it stands for.
  var own: OwnItem?
  /// Whether the cursor can stand on it.
  var isStop = true

  /// A row that leads somewhere.
  init(
    _ text: RichLine, mark: String = "", trailing: String = "", detail: String = "", to target: TextRange?,
    about subject: Limits.Subject? = nil
  ) {
    row = ListRow(mark: mark, text: text, trailing: trailing, detail: detail)
    self.target = target
    self.subject = subject
  }

  /// A line that only says something.
  init(line: RichLine) {
    row = ListRow(text: line)
    isStop = false
  }
}

extension ReaderState {
  /// The panes that Tab goes through.
  var panes: [Pane] { list == nil ? [.timeline, .speakers, .text] : [.list, .text] }

  /// Opens a list in the place of Timeline and Speakers; the same again closes it.
  mutating func toggleList(_ content: PlaceList.Content) -> [Effect] {
    if list?.content == content {
      if focus == .list { closeList() } else { focus = .list }
      return []
    }
    return open(list: content)
  }

  /// Opens a list, unless there is nothing in it.
  mutating func open(list content: PlaceList.Content) -> [Effect] {
    let origin = list?.origin ?? focus
    let earlier = list
    list = PlaceList(content: content, origin: origin)
    guard layout.list != nil else {
      list = earlier
      return refused("no room for a list here")
    }
    refreshList()
    if list?.rows.isEmpty ?? true {
      list = earlier
      return refused(nothingToList(content))
    }
    endPreview()
    focus = .list
    let row = listRow(nearest: here) ?? list?.stop(from: 0, by: 1) ?? 0
    list?.cursor.row = row
    showListCursors()
    return []
  }

  /// Brings Timeline and Speakers back.
  mutating func closeList() {
    guard let list else { return }
    self.list = nil
    if focus == .list { focus = list.origin == .list ? .text : list.origin }
    if search.pane == .list { search.forget() }
    endPreview()
    scrollToPlace(.jump)
    followPlace()
  }

  /// Makes the rows of the list anew, for the width that it has now and for what has changed. The cursor stays.
  mutating func refreshList() {
    guard var list, let rectangle = layout.list else { return }
    if list.content == .provenance, focus != .list || list.quotation == nil { list.quotation = cardQuotation }
    list.rows = placeRows(of: list, columns: max(1, rectangle.size.columns - 4))
    let row = min(list.cursor.row, max(0, list.rows.count - 1))
    list.cursor.row = list.stop(from: row, by: 1) ?? list.stop(from: row, by: -1) ?? 0
    self.list = list
    if search.pane == .list { search.forget() }
  }

  private func placeRows(of list: PlaceList, columns: Int) -> [PlaceRow] {
    switch list.content {
    case .contents: contentsRows(columns: columns)
    case .notes: noteRows(columns: columns)
    case .diagnostics: diagnosticsRows(columns: columns)
    case .places: placesRows(columns: columns)
    case .speaker(let speaker): speakerCardRows(speaker, columns: columns)
    case .provenance: list.quotation.map { quotationRows($0, columns: columns) } ?? reportRows(columns: columns)
    case .results: resultRows(columns: columns)
    case .recent: recentRows(columns: columns)
    case .corrections: correctionRows(columns: columns)
    case .basket: basketRows(columns: columns)
    }
  }

  private func nothingToList(_ content: PlaceList.Content) -> String {
    switch content {
    case .contents: "the report has no sections"
    case .notes: "the report has no notes"
    case .diagnostics: "nothing is missing or damaged in this report"
    case .places: "no marks, no annotations, no recent places yet"
    case .speaker: "nothing is known of this speaker"
    case .provenance: "no quotation here · J next quotation"
    case .recent: "no report was open before"
    case .corrections: "nothing is corrected · ! puts a speaker right"
    case .basket: "the basket is empty · x puts a quotation in it"
    case .results: "nothing was searched for yet · / search"
    }
  }

  /// The list's name, and what stands at the right of it.
  var listTitle: (name: String, right: String) {
    guard let list else { return ("", "") }
    switch list.content {
    case .contents: return ("CONTENTS", "quotations")
    case .notes:
      let odd = catalog.report.notes.count { note in
        note.states.contains { $0.warning != nil || $0 == .missingDefinition }
      }
      return ("NOTES \(catalog.report.notes.count)", odd == 0 ? "for" : "\(odd) odd · for")
    case .diagnostics: return ("DIAGNOSTICS \(catalog.report.findings.count)", "")
    case .places: return ("PLACES", "newest first")
    case .speaker(let speaker):
      return (words.shortNames[speaker].uppercased(), catalog.report.speakers[speaker].kind.rawValue)
    case .provenance:
      guard let quotation = list.quotation else { return ("REPORT", "") }
      return ("QUOTATION q\(quotation + 1)", pinned == .quotation(quotation) ? "pinned" : "")
    case .recent: return ("RECENT REPORTS", "newest first")
    case .corrections:
      let lost = places.misfitCount
      let hint = record.corrections.isEmpty ? "" : "\(keyName(of: "select")) undoes"
      return ("CORRECTIONS \(record.corrections.count)", lost == 0 ? hint : "\(lost) do not fit")
    case .basket: return ("BASKET \(record.selections.count)", basketOrder == .place ? "as in text" : "by date")
    case .results:
      return ("RESULTS \(search.matches.count)", search.pattern.map { ($0.isRegex ? "" : "/") + $0.typed } ?? "")
    }
  }

  /// The row of the list that belongs to a place; nil when none does.
  func listRow(nearest offset: Int) -> Int? {
    guard let list else { return nil }
    switch list.content {
    case .contents, .diagnostics, .results:
      var best: Int?
      for (index, row) in list.rows.enumerated() where row.isStop {
        if let start = row.target?.start, start <= offset { best = index }
      }
      return best
    case .notes:
      let note = catalog.definition(at: offset) ?? currentMarker.map { catalog.markers[$0].note }
      return note.flatMap { note in list.rows.firstIndex { $0.subject == .note(note) } }
    case .speaker:
      let quotation = catalog.anyQuotation(at: offset).map { catalog.report.quotations[$0].range }
      return quotation.flatMap { range in list.rows.lastIndex { $0.target == range } }
    case .provenance, .places, .recent, .corrections, .basket: return nil
    }
  }
}
