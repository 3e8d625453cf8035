import Screen

/// Something that can stand where the cursor of a prompt is.
struct Completion: Hashable, Sendable {
  /// How many characters before the cursor it takes the place of.
  var replaces: Int
  /// What is put there.
  var text: String
  /// What it is, where `text` does not say it.
  var label = ""
  /// How much there is of it, where that is counted.
  var count: Int?
}

/// The completions that Tab goes through, over the prompt until something else is typed.
struct CompletionMenu: Hashable, Sendable {
  /// At least two.
  var items: [Completion]
  /// Which of them stands in the line.
  var selected: Int
  /// The line before any of them was put there.
  var base: LineEditor
}

extension Action {
  static let completing: [Action] = [
    Action("complete", ["Tab"], .editing, "complete; again: the next", in: [.prompt]) { state, _ in
      if let folder = state.wantedFolder { return [.listFiles(folder: folder)] }
      state.complete(by: 1)
      return []
    },
    Action("complete-back", ["S-Tab"], .editing, "the completion before", in: [.prompt]) { state, _ in
      state.complete(by: -1)
      return []
    },
  ]
}

extension ReaderState {
  /// Puts the next completion, or the one before, where the cursor is.
  mutating func complete(by step: Int) {
    guard var prompt else { return }
    if var menu = prompt.menu {
      menu.selected = (menu.selected + step + menu.items.count) % menu.items.count
      prompt.menu = menu
    } else {
      let items = completions
      if items.isEmpty { return refuse("nothing completes that") }
      prompt.menu = CompletionMenu(items: items, selected: step > 0 ? 0 : items.count - 1, base: prompt.line)
    }
    if let menu = prompt.menu {
      let item = menu.items[menu.selected]
      prompt.line = menu.base
      prompt.line.replaceBackward(item.replaces, with: item.text)
      if menu.items.count == 1 { prompt.menu = nil }
    }
    let menu = prompt.menu
    self.prompt = prompt
    promptChanged()
    self.prompt?.menu = menu
  }

  /// Draws the completions over the prompt: under a line with their number, the chosen one in reverse.
  func drawCompletions(on canvas: inout Canvas, _ layout: Layout) {
    guard let menu = prompt?.menu else { return }
    let columns = layout.status.size.columns
    let bottom = layout.status.origin.row
    let rows = min(menu.items.count, 8, bottom - 1)
    guard rows > 0, columns > 8 else { return }
    let top = bottom - rows
    canvas.fill(Rectangle(column: 0, row: top - 1, columns: columns, rows: 1), with: "─", role: .dim)
    let title = " \(menu.selected + 1) of \(menu.items.count) "
    canvas.put(title, at: Position(column: 2, row: top - 1), role: .paneTitle, limit: columns - 2)
    canvas.fill(Rectangle(column: 0, row: top, columns: columns, rows: rows), role: .text)
    let first = max(0, min(menu.selected - rows / 2, menu.items.count - rows))
    let widest = menu.items[first..<first + rows].map { displayWidth(of: $0.text, charset: charset) }.max() ?? 0
    let textColumns = min(widest, columns * 2 / 3)
    for row in 0..<rows {
      let item = menu.items[first + row]
      let isSelected = first + row == menu.selected
      let count = item.count.map { " \($0)" } ?? ""
      let y = top + row
      if isSelected { canvas.put(">", at: Position(column: 0, row: y), role: .gutter) }
      canvas.put(
        fit(item.text, columns: textColumns, charset: charset), at: Position(column: 1, row: y),
        role: isSelected ? .selection : .text)
      canvas.put(
        fit(spelled(item.label), columns: columns - textColumns - 4 - count.count, charset: charset),
        at: Position(column: textColumns + 3, row: y), role: .dim)
      canvas.put(count, endingAt: columns - 1, row: y, role: .text)
    }
  }
}
