import ReportIndex
import ReportModel

/// What is looked for, and where it is.
struct SearchState: Sendable {
  /// What is looked for; nil for nothing.
  var pattern: SearchTerm?
  /// In a list its rows are searched, else the text.
  var pane = Pane.text
  var isBackward = false
  /// Where the text has it, by place; with a limit on what the limit leaves.
  var matches: [TextRange] = []
  /// For some of them, by number, which name of the speaker stands there instead of the one that was typed.
  var forms: [Int: String] = [:]
  /// The rows of the list that have it.
  var rows: [Int] = []
  /// Which of the matches or rows the reader is at.
  var current: Int?
  /// What was looked for, the newest last.
  var history: [String] = []

  /// Forgets what is marked; the history stays.
  mutating func clear() {
    pattern = nil
    forget()
  }

  /// Forgets where it is, as the text that is searched is another.
  mutating func forget() {
    matches = []
    forms = [:]
    rows = []
    current = nil
  }

  /// Keeps what was looked for as the newest of the history.
  mutating func remember(_ typed: String) {
    history.removeAll { $0 == typed }
    history.append(typed)
    if history.count > 200 { history.removeFirst() }
  }

  /// How many there are.
  var count: Int { pane == .text ? matches.count : rows.count }
}

/// Where a search began, to go back to.
struct SearchOrigin: Hashable, Sendable {
  var stop: JumpList.Stop
  var top: LineAddress
  var pane: Pane
  /// The rows of the lists.
  var timeline: ListCursor
  var speakers: ListCursor
  var list: ListCursor?
  var preview: TextView.Preview?
  /// What was looked for before.
  var earlier: String?
  var earlierPane: Pane
  var isBackward = false
}

extension Action {
  static let searching: [Action] = [
    Action("search", ["/"], .search, "search while you type; ^R backward", in: Context.panes) { state, _ in
      state.beginSearch()
    },
    Action("next-match", ["n"], .search, "the next match", in: Context.panes) { state, count in
      state.goToMatch(by: count ?? 1)
    },
    Action("results", ["A"], .search, "all matches, listed with the words around them", in: Context.panes) {
      state, _ in
      state.listResults()
    },
    Action("older-results", ["^P"], .search, "in results: those of the search before", in: [.list]) { state, count in
      state.turnResults(by: -(count ?? 1))
    },
    Action("newer-results", ["^N"], .search, "in results: those of the search after", in: [.list]) { state, count in
      state.turnResults(by: count ?? 1)
    },
    Action("previous-match", ["N"], .search, "the previous match", in: Context.panes) { state, count in
      state.goToMatch(by: -(count ?? 1))
    },
  ]
}

extension ReaderState {
  fileprivate mutating func beginSearch() -> [Effect] {
    let origin = SearchOrigin(
      stop: stop, top: text.top, pane: activePane, timeline: timeline.cursor, speakers: speakers.cursor,
      list: list?.cursor, preview: text.preview, earlier: search.pattern?.typed, earlierPane: search.pane)
    // In the list of results a search begins anew, in the text.
    search.pane = activePane == .list && list?.content == .results ? .text : activePane
    search.isBackward = false
    prompt = Prompt(.search(origin))
    return []
  }

  /// Shows the first match of what has been typed so far.
  mutating func searchIncrementally(from origin: SearchOrigin) {
    guard let typed = prompt?.line.text, let pattern = SearchTerm(typed) else {
      search.clear()
      restore(origin)
      if prompt?.line.text.isEmpty == false { refuse("nothing to look for in that") }
      return
    }
    find(pattern)
    guard search.count > 0 else {
      restore(origin)
      refuse(pattern.problem ?? "not found" + (limits.areEffective ? " within the limit" : ""))
      return
    }
    let start = origin.pane == .text ? origin.stop.place : originRow(origin)
    goToMatch(nearest: start, isBackward: search.isBackward, from: origin)
  }

  private func originRow(_ origin: SearchOrigin) -> Int {
    origin.pane == .timeline
      ? origin.timeline.row : origin.pane == .speakers ? origin.speakers.row : origin.list?.row ?? 0
  }

  /// Finds all matches of a pattern where the search is.
  mutating func find(_ pattern: SearchTerm) {
    search.pattern = pattern
    search.current = nil
    if search.pane == .text {
      search.rows = []
      let result = catalog.find(pattern, inQuotations: text.flow.isWhole ? nil : kept)
      search.matches = result.matches.map(\.range)
      search.forms = [:]
      for (index, match) in result.matches.enumerated() { if let form = match.form { search.forms[index] = form } }
      if !result.isComplete { refuse("the regular expression was given up in part") }
      if list?.content == .results { refreshList() }
    } else {
      search.matches = []
      search.forms = [:]
      search.rows = listCursor(search.pane).count == 0 ? [] : matchingRows(of: pattern, in: search.pane)
    }
  }

  /// Goes to the match at a place or row, or the first after it; backward to the last before it. Wraps, and says so.
  private mutating func goToMatch(nearest start: Int, isBackward: Bool, from origin: SearchOrigin) {
    let isText = search.pane == .text
    let matches = search.matches
    let rows = search.rows
    let count = search.count
    let after = partitionPoint(0, count) { (isText ? matches[$0].start : rows[$0]) >= start }
    let index = isBackward ? after - 1 : after
    let wrapped = !(0..<count).contains(index)
    goToMatch(numbered: wrapped ? (isBackward ? count - 1 : 0) : index)
    if wrapped { announceWrap(isBackward) }
  }

  private mutating func announceWrap(_ isBackward: Bool) {
    tell(isBackward ? "went on from the end" : "went on from the beginning")
  }

  /// Moves place or row to one of the matches.
  private mutating func goToMatch(numbered index: Int) {
    search.current = index
    if search.pane == .text {
      go(to: search.matches[index].start)
      if let hidden = hiddenWords(search.matches[index]) { tell(hidden) }
    } else {
      moveListCursor(search.pane, to: search.rows[index])
    }
  }

  /// Turns the direction of the search that is being typed.
  mutating func turnSearch() {
    guard case .search(let origin) = prompt?.purpose else { return refuse("only a search has a direction") }
    search.isBackward.toggle()
    searchIncrementally(from: origin)
  }

  /// Enter at the prompt: stays where the search has come to. With nothing typed the last search goes on.
  mutating func acceptSearch(_ typed: String, from origin: SearchOrigin) {
    guard !typed.isEmpty else {
      guard let last = search.history.last, let pattern = SearchTerm(last) else {
        return refuse("nothing was typed, and nothing was searched for before")
      }
      find(pattern)
      _ = goToMatch(by: 1)
      return
    }
    guard SearchTerm(typed) != nil else {
      restore(origin)
      search.clear()
      return refuse("nothing to look for in “\(typed)”")
    }
    search.remember(typed)
    guard search.count > 0 else {
      restore(origin)
      let place = limits.areEffective ? " within the limit · \\ all" : search.pane == .text ? "" : " in this list"
      let problem = search.pattern?.problem
      search.clear()
      return refuse(problem ?? "not found: \(typed)" + place)
    }
    if search.pane == .text { jumps.leave(origin.stop) }
  }

  /// Esc at the prompt: everything as it was.
  mutating func cancelSearch(_ origin: SearchOrigin) {
    search.clear()
    search.pane = origin.earlierPane
    restore(origin)
    if let earlier = origin.earlier.flatMap({ SearchTerm($0) }) { find(earlier) }
  }

  private mutating func restore(_ origin: SearchOrigin) {
    place = origin.stop.place
    text.hint = origin.stop.hint
    text.top = origin.top
    text.preview = origin.preview
    timeline.cursor = origin.timeline
    speakers.cursor = origin.speakers
    if let cursor = origin.list { list?.cursor = cursor }
    scrollToPlace(.jump)
    if origin.pane == .text { followPlace() } else { showListCursors() }
  }

  /// Goes to the next match, or the one before; with a count so many on.
  fileprivate mutating func goToMatch(by count: Int) -> [Effect] {
    guard let pattern = search.pattern ?? search.history.last.flatMap({ SearchTerm($0) }) else {
      return refused("nothing was searched for yet · / search")
    }
    // The rows of a list are gone through only in that list; elsewhere it is the text.
    if search.pane != .text, search.pane != activePane { search.pane = .text }
    if search.pattern == nil || search.count == 0 { find(pattern) }
    let total = search.count
    guard total > 0 else {
      return refused("not found: \(pattern.typed)" + (limits.areEffective ? " within the limit · \\ all" : ""))
    }
    let isText = search.pane == .text
    let matches = search.matches
    let rows = search.rows
    let start = isText ? here : listCursor(search.pane).row
    let direction = search.isBackward ? -count : count
    func position(_ index: Int) -> Int { isText ? matches[index].start : rows[index] }
    let base =
      direction > 0
      ? partitionPoint(0, total) { position($0) > start } - 1 : partitionPoint(0, total) { position($0) >= start }
    let index = base + direction
    let wrapped = !(0..<total).contains(index)
    if isText { jumps.leave(stop, run: "match") }
    goToMatch(numbered: ((index % total) + total) % total)
    if wrapped { announceWrap(direction < 0) }
    return []
  }
}
