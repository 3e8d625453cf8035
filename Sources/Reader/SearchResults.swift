import ReportIndex

extension ReaderState {
  /// Opens the list of what the last search found in the text.
  mutating func listResults() -> [Effect] {
    if list?.content == .results { return toggleList(.results) }
    guard let term = search.pattern ?? search.history.last.flatMap({ SearchTerm($0) }) else {
      return refused("nothing was searched for yet · / search")
    }
    if search.pane != .text || search.pattern == nil || search.count == 0 {
      search.pane = .text
      find(term)
    }
    guard search.count > 0 else {
      let place = limits.areEffective ? " within the limit · \\ all" : ""
      return refused("not found: \(term.typed)" + place)
    }
    return open(list: .results)
  }

  /// Shows what an earlier or later search of the history finds.
  mutating func turnResults(by step: Int) -> [Effect] {
    guard list?.content == .results else { return refused("no results are listed here · A lists them") }
    let history = search.history
    let now = search.pattern.flatMap { term in history.lastIndex(of: term.typed) } ?? history.count
    guard history.indices.contains(now + step), let term = SearchTerm(history[now + step]) else {
      return refused(step < 0 ? "no search before this one" : "no search after this one")
    }
    search.pane = .text
    find(term)
    endPreview()
    refreshList()
    let row = listRow(nearest: here) ?? list?.stop(from: 0, by: 1) ?? 0
    list?.cursor.row = row
    showListCursors()
    message = Message("search \(now + step + 1) of \(history.count) · ^P before · ^N after")
    return []
  }
}
