import ReportIndex
import ReportModel
import Screen

extension ReaderState {
  /// Lets the lists stand on what belongs to the place.
  mutating func followPlace() { follow(here, except: nil) }

  /// Lets the lists, except the one that the reader moves in, stand on what belongs to an offset.
  private mutating func follow(_ offset: Int, except pane: Pane?) {
    if pane != .timeline, let row = catalog.row(nearest: offset, in: timeline.rows) { timeline.cursor.row = row }
    if pane != .speakers, let row = catalog.row(nearest: offset, in: speakers.rows) { speakers.cursor.row = row }
    if let list, pane != .list {
      if list.content == .provenance { refreshList() }
      if let row = listRow(nearest: offset) { self.list?.cursor.row = row }
    }
    showListCursors()
  }

  /// Scrolls the lists until their cursors can be seen.
  mutating func showListCursors() {
    let layout = self.layout
    let tall = layout.rowsPerListRow
    let timeline = self.timeline
    self.timeline.cursor.scroll(count: timeline.rows.count, rows: listRows(.timeline, layout)) {
      tall == 1 ? 1 : timeline.height($0)
    }
    self.speakers.cursor.scroll(count: speakers.rows.count, rows: listRows(.speakers, layout)) { _ in tall }
    if var list {
      let rows = list.rows
      list.cursor.scroll(count: rows.count, rows: listRows(.list, layout)) { tall == 1 ? 1 : rows[$0].row.height }
      self.list = list
    }
  }

  /// The rows of the screen that a list has for its own rows: its title and, over another list, a blank are not.
  func listRows(_ pane: Pane, _ layout: Layout) -> Int {
    guard let rectangle = layout.rectangle(of: pane) else { return 0 }
    let isOverAnother = pane == .timeline && !layout.showsOnePane
    let covered = layout.showsOnePane ? drawerRows : 0
    return max(0, rectangle.size.rows - 1 - (isOverAnother ? 1 : 0) - covered)
  }

  /// The rows of a list's cursor, and how many there are.
  func listCursor(_ pane: Pane) -> (row: Int, count: Int) {
    switch pane {
    case .timeline: (timeline.cursor.row, timeline.rows.count)
    case .speakers: (speakers.cursor.row, speakers.rows.count)
    case .list: (list?.cursor.row ?? 0, list?.rows.count ?? 0)
    case .text: (0, 0)
    }
  }

  /// Moves a list's cursor to a row, or to the next in that direction where it can stand, and previews where it leads.
  mutating func moveListCursor(_ pane: Pane, to row: Int) {
    let (old, count) = listCursor(pane)
    guard count > 0 else { return refuse("the list is empty · \\ all · U undo") }
    var row = max(0, min(row, count - 1))
    if pane == .timeline, !timeline.isStop(row) {
      let direction = row >= old ? 1 : -1
      while timeline.rows.indices.contains(row), !timeline.isStop(row) { row += direction }
      if !timeline.rows.indices.contains(row) { row = old }
    }
    if pane == .list, let list {
      let direction = row >= old ? 1 : -1
      row = list.stop(from: row, by: direction) ?? list.stop(from: row, by: -direction) ?? old
    }
    switch pane {
    case .timeline: timeline.cursor.row = row
    case .speakers: speakers.cursor.row = row
    case .list: list?.cursor.row = row
    case .text: break
    }
    showListCursors()
    preview(target(of: pane))
    if let target = target(of: pane) { follow(target.start, except: pane) }
  }

  /// Where the row under a list's cursor leads.
  func target(of pane: Pane) -> TextRange? {
    switch pane {
    case .timeline: return timeline.target(of: timeline.cursor.row)
    case .speakers:
      guard speakers.rows.indices.contains(speakers.cursor.row) else { return nil }
      return place(ofSpeaker: speakers.rows[speakers.cursor.row].speaker)
    case .list:
      guard let list, list.rows.indices.contains(list.cursor.row) else { return nil }
      return list.rows[list.cursor.row].target
    case .text: return nil
    }
  }

  /// A speaker's first words under the limits: counted ones, else nested ones, else headlines.
  func place(ofSpeaker speaker: Int) -> TextRange? {
    let stops = catalog.stops(of: speaker).filter { catalog.keeps(quotation: $0, under: limits) }
    let first =
      stops.first { catalog.report.quotations[$0].kind.isCounted } ?? stops.first
      ?? catalog.report.speakers[speaker].quotations.first { catalog.keeps(quotation: $0, under: limits) }
    return first.map { catalog.report.quotations[$0].range }
  }

  /// Shows another place in the Text pane, marked; the place does not move.
  private mutating func preview(_ range: TextRange?) {
    guard let range, let rows = layout.text?.size.rows, rows > 0, text.flow.contains(range.start) else {
      text.preview = nil
      return
    }
    let line = typesetting.walker(at: range.start, hint: nil).address
    let top = top(showing: line, from: text.preview?.top ?? text.top, rows: max(1, textRows), .jump)
    text.preview = TextView.Preview(range: range, top: top)
  }

  /// Ends a preview: the text shows the place again, and so do the lists.
  mutating func endPreview() {
    guard text.preview != nil else { return }
    text.preview = nil
    followPlace()
  }

  /// Goes where the row under the cursor leads, with the focus.
  mutating func goToRow(_ pane: Pane) -> [Effect] {
    if pane == .list, let list, list.rows.indices.contains(list.cursor.row),
      let request = list.rows[list.cursor.row].elsewhere
    {
      return mayDo(.otherFiles) ? [.open(request)] : []
    }
    guard let target = target(of: pane) else { return refused("this row leads nowhere") }
    if list?.content == .results { search.current = search.matches.firstIndex(of: target) }
    jumps.leave(stop)
    let top = text.preview?.top
    show(target.start)
    if let top { text.top = top }
    focus = .text
    go(to: target.start)
    text.arrival = TextView.Arrival(origin: nil, target: cursorWalker.line.range)
    return []
  }
}
