import Screen

/// A key and what it does, in a strip.
struct StripItem: Hashable, Sendable {
  var keys: String
  var words: String
}

extension ReaderState {
  /// Draws keys in columns over the status line and what is said there, under a line with a title; where the screen is low, in the status line itself.
  func drawStrip(
    _ title: String, _ items: [StripItem], on canvas: inout Canvas, _ layout: Layout, above taken: Int = 0
  ) {
    if items.isEmpty { return }
    let items = items.map { StripItem(keys: spelled($0.keys), words: spelled($0.words)) }
    let columns = layout.status.size.columns
    let bottom = layout.status.origin.row - taken
    let keyColumns = items.map { displayWidth(of: $0.keys, charset: charset) }.max() ?? 1
    let widest = items.map { displayWidth(of: $0.words, charset: charset) }.max() ?? 1
    let width = min(columns - 1, keyColumns + 1 + widest + 3)
    let perRow = max(1, (columns - 1) / max(1, width))
    let rows = (items.count + perRow - 1) / perRow
    guard bottom >= 9, rows + 1 <= bottom / 2 else {
      if message == nil { drawStripInStatus(items, on: &canvas, layout) }
      return
    }
    let top = bottom - rows
    canvas.fill(Rectangle(column: 0, row: top - 1, columns: columns, rows: 1), with: "─", role: .dim)
    canvas.put(" \(title) ", at: Position(column: 2, row: top - 1), role: .paneTitle, limit: max(0, columns - 3))
    canvas.fill(Rectangle(column: 0, row: top, columns: columns, rows: rows), role: .text)
    for (index, item) in items.enumerated() {
      // Down the columns, as they are read.
      let place = Position(column: 1 + index / rows * width, row: top + index % rows)
      let used = canvas.put(item.keys, at: place, role: .keyName, limit: width - 1)
      let left = max(used, keyColumns) + 1
      canvas.put(
        fit(item.words, columns: width - left - 1, charset: charset),
        at: Position(column: place.column + left, row: place.row), role: .text, limit: max(0, width - left - 1))
    }
  }

  /// As many of the keys as there is room for, in the place of the status line: without their words, where with them most
  /// would not be seen.
  private func drawStripInStatus(_ items: [StripItem], on canvas: inout Canvas, _ layout: Layout) {
    let columns = layout.status.size.columns
    let row = layout.status.origin.row
    canvas.fill(layout.status, role: .status)
    var column = 1
    let whole = items.reduce(0) {
      $0 + displayWidth(of: $1.keys, charset: charset) + displayWidth(of: $1.words, charset: charset) + 3
    }
    if items.count > 2, whole > 2 * columns {
      let keys = fit(items.map(\.keys).joined(separator: "  "), columns: columns - 1 - column, charset: charset)
      canvas.put(keys, at: Position(column: column, row: row), role: .keyName, limit: max(0, columns - 1 - column))
      return
    }
    for item in items {
      let room = columns - column - displayWidth(of: item.keys, charset: charset) - 1
      guard room > 3 else {
        canvas.put(spelled("…"), at: Position(column: min(column, columns - 1), row: row), role: .dim)
        break
      }
      column += canvas.put(item.keys, at: Position(column: column, row: row), role: .keyName) + 1
      let words = fit(item.words, columns: room, charset: charset)
      column += canvas.put(words, at: Position(column: column, row: row), role: .status) + 2
    }
  }

  /// What may follow the keys that were pressed, at once.
  func drawContinuations(on canvas: inout Canvas, _ layout: Layout) {
    guard !pending.sequence.isEmpty, layout.arrangement != .tooSmall else { return }
    var items: [StripItem] = []
    for (keys, action) in keymap.continuations(of: pending.sequence, in: context) {
      if !permissions.isSuperset(of: action.needs) { continue }
      let choices = keys == [Key.anyLetter] ? letters(for: action) : []
      items += choices
      if choices.isEmpty { items.append(StripItem(keys: shown(keys), words: action.help)) }
    }
    drawStrip(shown(pending.sequence) + spelled(" …"), items, on: &canvas, layout)
  }

  private func shown(_ keys: [Key]) -> String { Keymap.shown(keys.map(\.name).joined(separator: " ")) }

  /// For keys that end in any letter: the letters that are marks, and where they lead.
  private func letters(for action: Action) -> [StripItem] {
    guard action.name == "go-to-mark" else { return [] }
    let text = catalog.report.text
    let own = marks.sorted { $0.key < $1.key }.map { name, mark in
      let offset = mark.place(in: text).offset
      return StripItem(
        keys: name, words: fit("line \(text.lineNumber(at: offset)) \(mark.words)", columns: 30, charset: charset))
    }
    let others = capitals.sorted { $0.key < $1.key }.map { name, mark in
      StripItem(
        keys: name,
        words: fit(mark.report.title.isEmpty ? mark.report.fileName : mark.report.title, columns: 30, charset: charset))
    }
    return own + others
  }
}
