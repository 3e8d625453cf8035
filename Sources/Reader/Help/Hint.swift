import Screen

extension ReaderState {
  /// What is kept once the hint was seen.
  static let hintName = "first-hint"

  /// The first keys, for somebody who has never been here: over the status line, and so many rows over that, until a key is pressed.
  func drawHint(on canvas: inout Canvas, _ layout: Layout, above rows: Int) {
    guard showsHint, prompt == nil, help == nil, layout.arrangement != .tooSmall else { return }
    let items = [
      ("next-quotation", "next quotation"), ("peek", "its note"), ("limit", "only this speaker"), ("yank", "copy it"),
      ("next-pane", "next pane"), ("search", "search"), ("help", "all keys"), ("close", "quit"),
    ].compactMap { name, words -> StripItem? in
      keymap.keys(of: name, in: context).first.map { StripItem(keys: Keymap.shown($0), words: words) }
    }
    drawStrip("first keys", items, on: &canvas, layout, above: rows)
  }
}
