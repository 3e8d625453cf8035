import ReportModel
import Screen

extension ReaderState {
  /// The Text pane: lines of the flow with gutter, and the cursor on the line of the place.
  ///
  /// Alone on the screen the line of the place has the terminal's cursor for its only mark: there the rows that scroll are
  /// moved by the terminal, and a mark that stays where it is would have to be drawn again on each.
  func drawText(on canvas: inout Canvas, _ layout: Layout) {
    guard let pane = layout.text else { return }
    let left = pane.origin.column
    let rows = textRows
    let isAlone = layout.showsOnePane || layout.arrangement == .textOnly
    if text.flow.isEmpty {
      drawNothingLeft(on: &canvas, pane, rows: rows)
      return
    }
    let shownQuotation = currentQuotation.map { catalog.report.quotations[$0].range }
    let cursor = cursorWalker.address
    let marker = text.preview == nil ? currentMarker : nil
    var walker = typesetting.walker(at: text.preview?.top ?? text.top)
    var isFirstOfPreview = true
    for row in 0..<rows {
      let line = walker.line
      let segment = walker.segment
      let y = pane.origin.row + row
      let x = left + layout.gutter + line.indent
      if walker.address == cursor {
        if !isAlone { canvas.put(">", at: Position(column: left, row: y), role: .bar) }
        if activePane == .text {
          let place = max(line.range.start, min(here, line.range.end))
          let before = TextRange(line.range.start, place)
          // Alone, it stands where the mark would be until the place is within the line.
          canvas.cursor = Position(column: isAlone && before.isEmpty ? left : x + columns(of: before), row: y)
        }
      }
      let bar = Position(column: left + layout.bar, row: y)
      if let preview = text.preview {
        if text.flow.isWhole || segment.kind == .text,
          preview.range.overlaps(line.range) || (line.range.isEmpty && preview.range.contains(line.range.start))
        {
          canvas.put("▌", at: bar, role: isFirstOfPreview ? .selection : .related)
          isFirstOfPreview = false
        }
      } else if isBarred(line, segment, shownQuotation), layout.bar > 0 || walker.address != cursor {
        canvas.put("▌", at: bar, role: .bar)
      }
      if segment.kind == .text {
        let marks = ownMarks(on: line.range)
        canvas.put(marks, at: Position(column: left + layout.gutter - marks.utf8.count, row: y), role: .gutter)
      }
      switch segment.kind {
      case .text, .leadIn, .context:
        draw(line, segment.kind, at: Position(column: x, row: y), marker: marker, on: &canvas)
      case .who, .whereFrom:
        let head = segment.kind == .who ? headLine(Int(segment.quotation)) : secondHeadLine(Int(segment.quotation))
        canvas.put(head, column: left + layout.gutter, row: y, columns: layout.measure)
      case .space: break
      }
      if !walker.forward() { break }
    }
  }

  /// Whether the bar of the current quotation stands beside a line.
  private func isBarred(_ line: TextLine, _ segment: Flow.Segment, _ quotation: TextRange?) -> Bool {
    guard let quotation else { return false }
    if !text.flow.isWhole, segment.quotation != Int32(countedQuotation ?? -2) || segment.kind != .text { return false }
    return line.range.overlaps(quotation) || (line.range.isEmpty && quotation.contains(line.range.start))
  }

  /// The columns that a stretch of a line takes; a place in what is hidden is where its mark begins.
  func columns(of range: TextRange) -> Int {
    let hidden = editorial.hidden
    let end = max(range.start, hidden.stretch(at: range.end)?.range.start ?? range.end)
    var units = TextUnits(offset: range.start, end: end, charset: charset, hidden: hidden)
    let bytes = catalog.report.text.bytes.span
    var columns = 0
    while units.offset < end { columns += units.next(in: bytes, column: columns).width }
    return columns
  }

  /// Draws the words of a line: stretches of one role at once, tabs and line ends as blanks.
  private func draw(
    _ line: TextLine, _ kind: Flow.Kind, at place: Position, marker: Int?, on canvas: inout Canvas
  ) {
    let range = line.range
    if range.isEmpty { return }
    let roles = roles(in: range, kind, marker: marker)
    let bytes = catalog.report.text.bytes
    let span = bytes.span
    let limit = layout.measure - line.indent
    var units = TextUnits(offset: range.start, end: range.end, charset: charset, hidden: editorial.hidden)
    var column = 0
    var start = range.start
    var startColumn = 0
    var role = roles[0]
    func flush(to end: Int, on canvas: inout Canvas) {
      guard start < end, startColumn < limit else { return }
      canvas.put(
        utf8: bytes[start..<end], at: Position(column: place.column + startColumn, row: place.row), role: role,
        limit: limit - startColumn)
    }
    while units.offset < range.end {
      let offset = units.offset
      let next = roles[offset - range.start]
      let isGap = span[offset] == 0x09 || span[offset] == 0x0A || span[offset] == 0x0D
      let unit = units.next(in: span, column: column)
      let isHidden = unit.isBlank && unit.width == 0
      if next != role || isGap || isHidden || unit.hidden != nil {
        flush(to: offset, on: &canvas)
        start = offset
        startColumn = column
        role = next
      }
      column += unit.width
      if let hidden = unit.hidden {
        let stretch = TextRange(max(offset, range.start), units.offset)
        canvas.put(
          hidden.mark, at: Position(column: place.column + startColumn, row: place.row),
          role: markRole(roles[stretch.start - range.start..<stretch.end - range.start]),
          limit: max(0, limit - startColumn))
        start = units.offset
        startColumn = column
      } else if isGap || isHidden {
        let blank = Rectangle(
          column: place.column + startColumn, row: place.row, columns: min(unit.width, max(0, limit - startColumn)),
          rows: 1)
        canvas.fill(blank, role: role)
        start = units.offset
        startColumn = column
      }
    }
    flush(to: range.end, on: &canvas)
  }

  private func drawNothingLeft(on canvas: inout Canvas, _ pane: Rectangle, rows: Int) {
    let isLimited = limits.areEffective
    let lines: [RichLine] =
      isLimited
      ? [
        [Run("Nothing was said within this limit:", .text)], [Run(spelled(catalog.words(for: limits)), .heading)], [],
        hints([("\\", "all"), ("U", "undo"), ("=", "edit")]),
      ] : [[Run("The report is empty.", .text)]]
    let left = pane.origin.column + layout.gutter
    let wrapped = lines.flatMap { wrap($0, columns: layout.measure, charset: charset) }
    for (row, line) in wrapped.prefix(rows).enumerated() {
      canvas.put(line, column: left, row: pane.origin.row + row, columns: layout.measure)
    }
    if activePane == .text { canvas.cursor = Position(column: left, row: pane.origin.row) }
  }
}
