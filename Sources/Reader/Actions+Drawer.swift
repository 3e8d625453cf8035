import ReportIndex
import ReportModel

extension Action {
  static let drawing: [Action] = [
    Action("drawer-more", ["^E"], .quotations, "the drawer grows, then scrolls", in: Context.panes) { state, count in
      state.scrollDrawer(by: count ?? 1)
    },
    Action("drawer-back", ["^Y"], .quotations, "the drawer scrolls back", in: Context.panes) { state, count in
      state.scrollDrawer(by: -(count ?? 1))
    },
    Action("pin", ["P"], .quotations, "pin what is peeked at, or the card; again unpins", in: Context.panes) {
      state, _ in
      state.togglePin()
    },
  ]
}

extension ReaderState {
  /// Shows more of the note in the drawer: first the drawer grows as far as it can, then it scrolls.
  fileprivate mutating func scrollDrawer(by count: Int) -> [Effect] {
    guard case .note = drawer else { return refused("no drawer is open · p peeks at a note") }
    let hidden = drawerLines(columns: drawerColumns).count - drawerLineRows
    if count > 0, hidden <= drawerScroll { return refused("that is all of it") }
    if count < 0, drawerScroll == 0 {
      guard drawerIsTall else { return refused("this is its beginning") }
      drawerIsTall = false
    } else if count > 0, !drawerIsTall, drawerCanGrow {
      drawerIsTall = true
    } else {
      drawerScroll = max(0, min(drawerScroll + count, hidden))
    }
    keepLineAboveDrawer()
    showListCursors()
    return []
  }

  /// Pins the note that is peeked at, or the quotation of the card; what is pinned already is let go.
  fileprivate mutating func togglePin() -> [Effect] {
    if case .note(let note, _) = drawer, pinned != .note(note) {
      pinned = .note(note)
      if layout.card != nil { closeDrawer() } else if let pinnedDrawer { open(pinnedDrawer) }
      message = Message("note \(catalog.report.notes[note].label) is pinned · P lets it go")
    } else if pinned != nil {
      if drawer == pinnedDrawer { closeDrawer() }
      pinned = nil
      message = Message("nothing is pinned now")
    } else if layout.card != nil || list?.content == .provenance {
      guard let quotation = list?.content == .provenance ? list?.quotation : shownQuotation else {
        return refused("no quotation here · J next quotation")
      }
      pinned = .quotation(quotation)
      message = Message("q\(quotation + 1) is pinned · P lets it go")
    } else {
      return refused("nothing to pin · p peeks at a note, i shows the card")
    }
    refreshList()
    return []
  }

  /// The drawer of the pinned note, where it has no column of its own.
  var pinnedDrawer: Drawer? {
    guard case .note(let note) = pinned, layout.card == nil else { return nil }
    return .note(note, marker: nil)
  }
}
