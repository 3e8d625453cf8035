import ReportIndex
import ReportModel
import Screen

extension ReaderState {
  /// The drawer at the foot of the text, or of the one pane that is shown.
  func drawDrawer(on canvas: inout Canvas, _ layout: Layout) {
    guard let drawer, let pane = layout.text else { return }
    let rows = drawerRows
    guard rows > 0 else { return }
    let left = pane.origin.column
    let columns = pane.size.columns
    let top = pane.origin.row + pane.size.rows - rows
    canvas.fill(Rectangle(column: left, row: top, columns: columns, rows: rows), role: .text)
    canvas.fill(Rectangle(column: left, row: top, columns: columns, rows: 1), with: "─", role: .dim)
    let title = fit(drawerTitle(drawer), columns: max(0, columns - 5), charset: charset)
    canvas.put(" " + title + " ", at: Position(column: left + 2, row: top), role: .paneTitle, limit: columns - 2)
    let hasKeys = rows > 3
    let lineRows = rows - 1 - (hasKeys ? 2 : 0)
    switch drawer {
    case .note:
      let lines = drawerLines(columns: columns - 2)
      let scroll = max(0, min(drawerScroll, lines.count - lineRows))
      for (row, line) in lines.dropFirst(scroll).prefix(lineRows).enumerated() {
        canvas.put(line, column: left + 1, row: top + 1 + row, columns: columns - 2)
      }
      if lines.count > scroll + lineRows, lineRows > 0 {
        canvas.put(spelled(" …"), endingAt: left + columns, row: top + lineRows, role: .dim)
      }
    case .list(let list): drawRows(of: list, on: &canvas, left: left, top: top + 1, columns: columns, rows: lineRows)
    }
    if hasKeys {
      canvas.put(drawerKeys(drawer, columns: columns - 2), column: left + 1, row: top + rows - 1, columns: columns - 2)
    }
  }

  private func drawRows(
    of list: DrawerList, on canvas: inout Canvas, left: Int, top: Int, columns: Int, rows: Int
  ) {
    let count = drawerCount(list)
    for row in 0..<max(0, rows) {
      let index = list.cursor.scroll + row
      guard index < count else { break }
      let isCursor = index == list.cursor.row
      if isCursor {
        canvas.put(">", at: Position(column: left + 1, row: top + row), role: .gutter)
        canvas.cursor = Position(column: left + 1, row: top + row)
      }
      let count = drawerRowCount(list, index)
      let words = fitSealed(drawerRow(list, index), columns: columns - 5 - count.count, charset: charset)
      canvas.put(words, at: Position(column: left + 3, row: top + row), role: isCursor ? .selection : .text)
      canvas.put(count, endingAt: left + columns - 1, row: top + row, role: .text)
    }
  }

  /// How many quotations a clause by itself is about.
  private func drawerRowCount(_ list: DrawerList, _ index: Int) -> String {
    guard list.content == .limits else { return "" }
    let alone = Limits([Limits.Clause(.include, limits.clauses[index].subject)])
    return "\(catalog.quotations(under: alone).count)"
  }

  /// A row of a drawer's list in words.
  private func drawerRow(_ list: DrawerList, _ index: Int) -> String {
    switch list.content {
    case .limits:
      let clause = limits.clauses[index]
      let kind: String
      switch clause.subject {
      case .speaker: kind = "speaker  "
      case .date: kind = "said     "
      case .section: kind = "section  "
      case .note: kind = "note     "
      case .outlet: kind = "outlet   "
      case .query: kind = "query    "
      }
      return (clause.sense == .include ? "only  " : "not   ") + kind + spelled(catalog.words(for: clause.subject))
    case .markers(let markers, _):
      let marker = catalog.markers[markers[index]]
      let reference = catalog.report.notes[marker.note].references[marker.reference]
      let line = "line \(catalog.report.text.lineNumber(at: marker.range.start))"
      guard let quotation = reference.quotations.first else { return line }
      let name = catalog.report.quotations[quotation].speaker.map { words.shortNames[$0] } ?? "nobody named"
      return "\(line)  q\(quotation + 1) \(name): \(excerpt(quotation))"
    }
  }

  private func drawerTitle(_ drawer: Drawer) -> String {
    switch drawer {
    case .note(let note, _):
      let notes = catalog.report.notes
      let pin = pinned == .note(note) ? "pinned: " : ""
      return "\(pin)note \(notes[note].label) of \(notes.count) · \(supports(note))"
    case .list(let list):
      switch list.content {
      case .limits: return limits.isOn ? "limits" : "limits, switched off"
      case .markers(let markers, let note):
        return "note \(catalog.report.notes[note].label) stands at \(markers.count) places"
      }
    }
  }

  /// The keys that work in a drawer, as many as there is room for.
  private func drawerKeys(_ drawer: Drawer, columns: Int) -> RichLine {
    let keys: [(String, String)]
    switch drawer {
    case .note(let note, _):
      let go = catalog.report.notes[note].definition == nil ? [] : [("Enter", "go there")]
      let isCut = drawerLines(columns: columns).count > drawerScroll + drawerLineRows
      let isPinned = pinned == .note(note)
      keys =
        (activePane == .text && !isPinned ? go : []) + (isCut ? [("^E", "more")] : [])
        + (isPinned ? [("P", "unpin")] : [(")", "next note"), ("P", "pin"), ("p", "close")])
    case .list(let list):
      switch list.content {
      case .limits:
        keys = [("Enter", "edit"), ("-", "take away"), ("\\", "off/on"), ("U", "undo"), ("&", "add"), ("q", "close")]
      case .markers: keys = [("Enter", "go there"), ("j", "down"), ("q", "close")]
      }
    }
    return hints(keys, columns: columns)
  }
}
