import ReportIndex
import ReportModel
import Screen

/// What the mouse does. Where it points to is told by the layout alone, as drawing is.
extension ReaderState {
  /// How many lines a notch of the wheel is.
  private static let notch = 3

  /// The left button went down over a cell, or the wheel turned there.
  mutating func point(_ pointer: Pointer, at position: Position) -> [Effect] {
    pending = PendingKeys()
    if labels != nil { labels = nil }
    guard settings.hasMouse, prompt == nil, layout.arrangement != .tooSmall else { return [] }
    switch pointer {
    case .wheelUp: return wheel(by: -ReaderState.notch, at: position)
    case .wheelDown: return wheel(by: ReaderState.notch, at: position)
    case .press: return press(at: position)
    }
  }

  /// Does what an action of the context does: what lies over the panes has its own.
  private mutating func perform(_ name: String, _ count: Int?) -> [Effect] {
    let context = self.context
    guard let action = Action.all.first(where: { $0.name == name && $0.contexts.contains(context) }) else { return [] }
    return perform(action, count)
  }

  // MARK: the wheel

  private mutating func wheel(by lines: Int, at position: Position) -> [Effect] {
    let name = lines < 0 ? "up" : "down"
    if help != nil || echo != nil { return perform(name, abs(lines)) }
    guard let pane = pane(at: position) else { return [] }
    if isInDrawer(position) {
      if case .list = drawer { return perform(name, 1) }
      return perform(lines < 0 ? "drawer-back" : "drawer-more", abs(lines))
    }
    if pane == .text { scrollText(by: lines) } else { scrollList(pane, by: lines) }
    return []
  }

  /// Scrolls the text; the line of the place goes along no further than it must.
  private mutating func scrollText(by lines: Int) {
    let rows = textRows
    guard !text.flow.isEmpty, rows > 0 else { return }
    let typesetting = self.typesetting
    let last = typesetting.lastTop(rows: rows)
    if let preview = text.preview {
      text.preview?.top = min(typesetting.moved(preview.top, by: lines), max(last, preview.top))
      return
    }
    let top = min(typesetting.moved(text.top, by: lines), max(last, text.top))
    guard top != text.top else { return refuse(lines < 0 ? "this is the beginning" : "this is the end") }
    let cursor = cursorWalker.address
    text.top = top
    if let below = typesetting.distance(from: top, to: cursor, limit: rows), below < rows { return }
    let isAbove = cursor < top
    var walker = typesetting.walker(at: isAbove ? top : typesetting.moved(top, by: rows - 1))
    walker.settleOnWords(backward: !isAbove)
    go(to: walker.line.range.start, hint: walker.address.segment, scrolling: .step)
    text.top = top
  }

  /// Scrolls a list; the cursor of the one that has the focus stays on the screen.
  private mutating func scrollList(_ pane: Pane, by lines: Int) {
    let rows = listRows(pane, layout)
    let (cursor, count) = listCursor(pane)
    guard rows > 0, count > 0 else { return }
    let height = self.height(of: pane)
    // The first row with which the last is at the foot.
    var most = count
    var used = 0
    while most > 0, used + height(most - 1) <= rows {
      most -= 1
      used += height(most)
    }
    let old = scroll(of: pane)
    let first = max(0, min(old + lines, min(most, count - 1)))
    var last = first
    used = height(first)
    while last + 1 < count, used + height(last + 1) <= rows {
      last += 1
      used += height(last)
    }
    if activePane == pane, cursor < first || cursor > last { moveListCursor(pane, to: cursor < first ? first : last) }
    switch pane {
    case .timeline: timeline.cursor.scroll = first
    case .speakers: speakers.cursor.scroll = first
    case .list: list?.cursor.scroll = first
    case .text: break
    }
    // A row that cannot be stood on may have sent the cursor off the screen.
    if activePane == pane, !(first...last).contains(listCursor(pane).row) { showListCursors() }
  }

  // MARK: the button

  private mutating func press(at position: Position) -> [Effect] {
    if let tab = tabs(layout).first(where: { $0.rectangle.contains(position) }), help == nil, echo == nil {
      return turnByPointer(to: tab.pane)
    }
    if help != nil || echo != nil { return [] }
    guard let pane = pane(at: position) else { return [] }
    if isInDrawer(position) { return pressDrawer(at: position) }
    return pane == .text ? pressText(at: position) : pressRow(of: pane, at: position)
  }

  /// Gives the focus to a pane; one that has it stays as it is, with the row under its cursor.
  private mutating func turnByPointer(to pane: Pane) -> [Effect] { pane == activePane ? [] : turn(to: pane) }

  private mutating func pressText(at position: Position) -> [Effect] {
    guard !text.flow.isEmpty, let pane = layout.text else { return [] }
    var walker = typesetting.walker(at: text.preview?.top ?? text.top)
    let row = position.row - pane.origin.row
    guard row < textRows else { return [] }
    if row > 0, walker.move(by: row) < row { return [] }
    guard walker.segment.isWords else { return turn(to: .text) }
    let line = walker.line
    let offset = offset(in: line, column: position.column - pane.origin.column - layout.gutter - line.indent)
    let top = text.preview?.top ?? text.top
    if focus != .text { jumps.leave(stop) } else { jumps.leave(stop, run: "mouse") }
    focus = .text
    text.top = top
    go(to: offset, hint: walker.address.segment, scrolling: .step)
    if let marker = catalog.marker(at: offset), catalog.markers[marker].range.contains(offset) {
      open(.note(catalog.markers[marker].note, marker: marker))
    }
    return []
  }

  /// The offset of what stands in a column of a line; its end where nothing does.
  private func offset(in line: TextLine, column: Int) -> Int {
    var units = TextUnits(offset: line.range.start, end: line.range.end, charset: charset, hidden: editorial.hidden)
    let bytes = catalog.report.text.bytes.span
    var used = 0
    var start = line.range.start
    while units.offset < line.range.end {
      start = units.offset
      used += units.next(in: bytes, column: used).width
      if used > column { return start }
    }
    return start
  }

  private mutating func pressRow(of pane: Pane, at position: Position) -> [Effect] {
    guard let row = listRow(of: pane, at: position) else {
      // Without tabs a list's title is the way back to the text.
      if pane == .list, layout.arrangement == .textOnly, layout.rectangle(of: pane)?.origin.row == position.row {
        closeList()
        return []
      }
      return turnByPointer(to: pane)
    }
    let isStop =
      switch pane {
      case .timeline: timeline.isStop(row)
      case .list: list?.rows[row].isStop == true
      case .speakers, .text: true
      }
    if activePane == pane, listCursor(pane).row == row {
      // Again on the row under the cursor: Enter, by whatever key it goes.
      guard case .action(let enter) = Keymap.standard.meaning(of: [.enter], in: Context(pane)) else { return [] }
      return perform(enter, nil)
    }
    if activePane != pane { _ = turn(to: pane) }
    if isStop { moveListCursor(pane, to: row) }
    return []
  }

  /// The row of a list that is drawn at a place; nil for its title and where there is none.
  private func listRow(of pane: Pane, at position: Position) -> Int? {
    guard let rectangle = layout.rectangle(of: pane) else { return nil }
    let height = self.height(of: pane)
    var left = position.row - rectangle.origin.row - 1
    guard left >= 0, left < listRows(pane, layout) else { return nil }
    var row = scroll(of: pane)
    let count = listCursor(pane).count
    while row < count {
      left -= height(row)
      if left < 0 { return row }
      row += 1
    }
    return nil
  }

  private mutating func pressDrawer(at position: Position) -> [Effect] {
    guard case .list(let list) = drawer, let pane = layout.text else { return [] }
    let top = pane.origin.row + pane.size.rows - drawerRows
    let row = list.cursor.scroll + position.row - top - 1
    guard position.row > top, position.row - top <= drawerListRows, row < drawerCount(list) else { return [] }
    if row != list.cursor.row {
      moveDrawerCursor(by: row - list.cursor.row)
      return []
    }
    guard case .action(let enter) = Keymap.standard.meaning(of: [.enter], in: context) else { return [] }
    return perform(enter, nil)
  }

  // MARK: where

  /// The pane that is drawn at a place.
  private func pane(at position: Position) -> Pane? {
    let layout = self.layout
    let shown = layout.showsOnePane ? [activePane] : layout.arrangement == .textOnly ? [.text] : panes
    return shown.first { layout.rectangle(of: $0)?.contains(position) == true }
  }

  private func isInDrawer(_ position: Position) -> Bool {
    guard drawer != nil, let pane = layout.text, pane.contains(position) else { return false }
    return position.row >= pane.origin.row + pane.size.rows - drawerRows
  }

  private func scroll(of pane: Pane) -> Int {
    switch pane {
    case .timeline: timeline.cursor.scroll
    case .speakers: speakers.cursor.scroll
    case .list: list?.cursor.scroll ?? 0
    case .text: 0
    }
  }

  /// How many rows of the screen a row of a list takes.
  private func height(of pane: Pane) -> (Int) -> Int {
    let isTall = layout.rowsPerListRow > 1
    let (timeline, rows) = (self.timeline, list?.rows ?? [])
    switch pane {
    case .timeline: return { isTall ? timeline.height($0) : 1 }
    case .list: return { isTall ? rows[$0].row.height : 1 }
    case .speakers, .text: return { _ in isTall ? 2 : 1 }
    }
  }
}
