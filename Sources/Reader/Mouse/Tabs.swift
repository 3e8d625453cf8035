import Screen

/// A pane's name in row 1 of a screen that shows one pane at a time.
struct Tab: Hashable, Sendable {
  var pane: Pane
  /// ` Timeline `; in brackets for the pane that is shown.
  var text: String
  var rectangle: Rectangle
}

extension ReaderState {
  /// The tabs, from the left; none where several panes are shown, or no row is to spare.
  func tabs(_ layout: Layout) -> [Tab] {
    guard layout.showsOnePane, let row = layout.breadcrumb else { return [] }
    var column = 0
    var tabs: [Tab] = []
    for pane in panes {
      var name = pane.title
      if pane == .list {
        let words = listTitle.name.split(separator: " ").first.map(String.init) ?? name
        name = fit(words.prefix(1) + words.dropFirst().lowercased(), columns: 14, charset: charset)
      }
      let text = pane == activePane ? "[\(name)]" : " \(name) "
      let columns = displayWidth(of: text, charset: charset)
      guard column + columns <= row.size.columns else { break }
      tabs.append(
        Tab(
          pane: pane, text: text,
          rectangle: Rectangle(column: column, row: row.origin.row, columns: columns, rows: row.size.rows)))
      column += columns
    }
    return tabs
  }
}

extension Rectangle {
  /// Whether a cell is in it.
  func contains(_ place: Position) -> Bool {
    place.column >= origin.column && place.column < origin.column + size.columns && place.row >= origin.row
      && place.row < origin.row + size.rows
  }
}
