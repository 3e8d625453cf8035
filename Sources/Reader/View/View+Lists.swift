import ReportIndex
import ReportModel
import Screen

/// A row of a list as it is drawn.
struct ListRow: Hashable, Sendable {
  /// What it is, in the first column that is not blank: `=`, `:`, `~`.
  var mark: String = ""
  var text: RichLine
  /// What stands at the right.
  var trailing = ""
  var trailingRole = Role.text
  /// What stands below where rows are two lines high.
  var detail = ""

  /// Rows of the screen that it takes where there are two for each.
  var height: Int { detail.isEmpty ? 1 : 2 }

  /// From so many columns on rows of Speakers have dates.
  static let columnsForDates = 40
  /// From so many columns on rows have a quotation's words and a speaker's role.
  static let columnsForWords = 64
}

extension ReaderState {
  /// Draws rows of a list under its title.
  private func drawList(
    _ pane: Pane, title: RichLine, on canvas: inout Canvas, _ layout: Layout, cursor: ListCursor, count: Int,
    isRelated: (Int) -> Bool, row draw: (Int) -> ListRow, height: (Int) -> Int, empty: RichLine
  ) {
    guard let rectangle = layout.rectangle(of: pane), rectangle.size.rows > 0 else { return }
    let left = rectangle.origin.column
    let columns = rectangle.size.columns
    let hasFocus = activePane == pane
    let top = rectangle.origin.row
    canvas.fill(
      Rectangle(column: left, row: top, columns: columns, rows: 1), role: hasFocus ? .focusedTitle : .paneTitle)
    canvas.put(
      title.map { Run($0.text, hasFocus ? .focusedTitle : .paneTitle) }, column: left, row: top, columns: columns)
    let rows = listRows(pane, layout)
    if count == 0 {
      if hasFocus {
        canvas.cursor = Position(column: left, row: min(top + 1, layout.body.origin.row + layout.body.size.rows - 1))
      }
      for (row, line) in wrap(empty, columns: columns - 4, charset: charset).prefix(rows).enumerated() {
        canvas.put(line, column: left + 3, row: top + 1 + row, columns: columns - 4)
      }
      return
    }
    var index = cursor.scroll
    var used = 0
    while index < count, used < rows {
      let item = draw(index)
      let isCursor = index == cursor.row
      let tall = min(height(index), rows - used)
      let y = top + 1 + used
      let role: Role? = isCursor ? (hasFocus ? .selection : .related) : isRelated(index) ? .related : nil
      let line = role == nil ? item.text : item.text.map { Run($0.text, role ?? $0.role) }
      // A row with a mark of its own has the cursor's mark before it.
      if isCursor {
        canvas.put(">", at: Position(column: left + (item.mark.isEmpty ? 1 : 0), row: y), role: .gutter)
      }
      // What belongs together is underlined, where a terminal can, and has a mark everywhere.
      if !isCursor, role != nil { canvas.put("•", at: Position(column: left, row: y), role: .gutter) }
      canvas.put(item.mark, at: Position(column: left + 1, row: y), role: .gutter)
      let end = item.trailing.isEmpty ? 1 : displayWidth(of: item.trailing, charset: charset) + 1
      let room = max(0, columns - 3 - end)
      canvas.put(line, column: left + 3, row: y, columns: room)
      if !item.trailing.isEmpty {
        let words = Rectangle(column: left + 3, row: y, columns: room, rows: 1)
        canvas.isolateRightToLeft(in: words, by: left + 3 + room)
      }
      canvas.put(item.trailing, endingAt: left + columns, row: y, role: role ?? item.trailingRole)
      if tall > 1 {
        canvas.put(
          fit(item.detail, columns: columns - 6, charset: charset), at: Position(column: left + 5, row: y + 1),
          role: .dim)
      }
      if isCursor, hasFocus { canvas.cursor = Position(column: left + 1, row: y) }
      used += tall
      index += 1
    }
  }

  func drawTimeline(on canvas: inout Canvas, _ layout: Layout) {
    guard let rectangle = layout.timeline else { return }
    let columns = rectangle.size.columns
    let rows = timeline.rows
    let tall = layout.rowsPerListRow
    let first = timeline.cursor.scroll
    let year = rows.isEmpty || timeline.scale == .order ? nil : self.year(at: first)
    drawList(
      .timeline, title: title("TIMELINE" + (year.map { " \($0)" } ?? ""), timeline.scale.title, columns: columns),
      on: &canvas, layout, cursor: timeline.cursor, count: rows.count, isRelated: isRelated(timelineRow:),
      row: { timelineRow($0, columns: columns - 4, firstOnScreen: first) },
      height: { tall == 1 ? 1 : timeline.height($0) }, empty: nothingListed("No dated statement"))
  }

  func drawSpeakers(on canvas: inout Canvas, _ layout: Layout) {
    guard let rectangle = layout.speakers else { return }
    let columns = rectangle.size.columns
    let rows = speakers.rows
    let tall = layout.rowsPerListRow
    drawList(
      .speakers, title: speakersTitle(columns), on: &canvas, layout,
      cursor: speakers.cursor, count: rows.count, isRelated: isRelated(speakerRow:),
      row: { speakerRow($0, columns: columns - 4) }, height: { _ in tall }, empty: nothingListed("No speaker"))
  }

  func drawPlaceList(on canvas: inout Canvas, _ layout: Layout) {
    guard let list, let rectangle = layout.list else { return }
    let tall = layout.rowsPerListRow
    let (name, right) = listTitle
    let columns = rectangle.size.columns
    let rows = list.rows
    let title = title(name, fit(right, columns: columns - name.count - 4, charset: charset), columns: columns)
    drawList(
      .list, title: title, on: &canvas, layout, cursor: list.cursor, count: rows.count, isRelated: { _ in false },
      row: { rows[$0].row }, height: { tall == 1 ? 1 : rows[$0].row.height },
      empty: [Run("Nothing is left here. ", .text)] + hints([("q", "closes")]))
  }

  /// The heads of the columns stand over the numbers; on a wide list these are not at its right end.
  private func speakersTitle(_ columns: Int) -> RichLine {
    let isWide = columns - 4 >= ListRow.columnsForWords
    let heads = speakerColumns(columns - 4)
    return title("SPEAKERS", heads, columns: isWide ? ListRow.columnsForWords - 12 + 4 : columns)
  }

  private func title(_ name: String, _ right: String, columns: Int) -> RichLine {
    let blanks = columns - 2 - name.utf8.count - displayWidth(of: right, charset: charset)
    if blanks < 1 { return [Run(" " + name, .paneTitle)] }
    return [Run(" " + name + String(repeating: " ", count: blanks) + right, .paneTitle)]
  }

  private func nothingListed(_ what: String) -> RichLine {
    if limits.areEffective {
      return [Run(what + " within the limit. ", .text)] + hints([("\\", "all"), ("U", "undo")], blanks: 1)
    }
    return [Run(what + " in this report.", .text)]
  }

  /// The speaker whose rows belong together with where the reader is in a list.
  private var relatedSpeaker: Int? {
    guard activePane == .speakers, speakers.rows.indices.contains(speakers.cursor.row) else { return nil }
    return speakers.rows[speakers.cursor.row].speaker
  }

  private func isRelated(timelineRow index: Int) -> Bool {
    if let rows = spanRows { return rows.contains(index) }
    guard let speaker = relatedSpeaker else { return false }
    return isOf(speaker: speaker, timeline.rows[index])
  }

  private func isRelated(speakerRow index: Int) -> Bool {
    guard activePane == .timeline else { return false }
    let speaker = speakers.rows[index].speaker
    for row in timeline.members(of: timeline.cursor.row).prefix(200) where isOf(speaker: speaker, row) { return true }
    return false
  }

  /// Whether a row of the timeline speaks of a speaker: by its quotation, or by the speakers of its entry.
  private func isOf(speaker: Int?, _ row: TimelineRow) -> Bool {
    if let quotation = row.quotation { return catalog.report.quotations[quotation].speaker == speaker }
    guard let entry = row.entry, let speaker else { return false }
    return catalog.report.timeline[entry].speakers.contains(speaker)
  }
}
