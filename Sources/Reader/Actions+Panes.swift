import ReportIndex

extension Action {
  static let panes: [Action] = [
    Action("next-pane", ["Tab", "Right"], .panes, "the next pane", in: Context.panes) { state, count in
      state.turnPane(by: count ?? 1)
    },
    Action("previous-pane", ["S-Tab", "Left"], .panes, "the pane before", in: Context.panes) { state, count in
      state.turnPane(by: -(count ?? 1))
    },
    Action("timeline", ["t"], .panes, "go to the timeline", in: Context.panes) { state, _ in
      state.turn(to: .timeline)
    },
    Action("speakers", ["s"], .panes, "go to the speakers", in: Context.panes) { state, _ in
      state.turn(to: .speakers)
    },
    Action("maximise", ["z"], .panes, "this pane alone, and back", in: Context.panes) { state, _ in
      state.toggleMaximised()
    },
    Action("scale", ["T"], .panes, "by day, week, month, order of text", in: [.timeline]) { state, _ in
      state.turnScale()
    },
    Action("sort", ["S"], .panes, "by count, date, name", in: [.speakers]) { state, _ in
      state.turnSort()
    },
  ]
}

extension ReaderState {
  fileprivate mutating func turnPane(by count: Int) -> [Effect] {
    let panes = self.panes
    let index = (panes.firstIndex(of: focus) ?? 0) + count
    return turn(to: panes[((index % panes.count) + panes.count) % panes.count])
  }

  /// Gives the focus to a pane. Going to the text shows the place again.
  mutating func turn(to pane: Pane) -> [Effect] {
    if list != nil, pane == .timeline || pane == .speakers { closeList() }
    guard layout.rectangle(of: pane) != nil else {
      return refused("no room for the \(pane.title.lowercased()) here: it takes 40 columns and 10 rows")
    }
    focus = pane
    endPreview()
    if layout.showsOnePane { scrollToPlace(.jump) }
    return []
  }

  fileprivate mutating func toggleMaximised() -> [Effect] {
    let rows = max(1, textRows)
    let before = typesetting.distance(from: text.top, to: cursorWalker.address, limit: rows) ?? 0
    if !isMaximised, layout.showsOnePane || layout.arrangement == .textOnly || layout.arrangement == .tooSmall {
      return refused("there is one pane already")
    }
    endPreview()
    isMaximised.toggle()
    text.top = typesetting.moved(cursorWalker.address, by: -min(before, max(0, textRows - 1)))
    scrollToPlace(.jump)
    showListCursors()
    return []
  }

  fileprivate mutating func turnScale() -> [Effect] {
    let scales = TimelineScale.allCases
    return setScale(scales[((scales.firstIndex(of: timeline.scale) ?? 0) + 1) % scales.count])
  }

  /// Groups the timeline so; its cursor stays on what it was on.
  mutating func setScale(_ scale: TimelineScale) -> [Effect] {
    timeline.scale = scale
    settings.scale = scale
    let target = target(of: .timeline)
    let entry = timeline.rows.indices.contains(timeline.cursor.row) ? timeline.rows[timeline.cursor.row].entry : nil
    timeline.replace(catalog.timeline(timeline.scale, under: limits))
    if let entry, let row = timeline.rows.firstIndex(where: { $0.entry == entry }) {
      timeline.cursor.row = row
    } else if let row = catalog.row(nearest: target?.start ?? here, in: timeline.rows) {
      timeline.cursor.row = row
    }
    if search.pane == .timeline { search.forget() }
    showListCursors()
    message = Message("timeline \(timeline.scale.title)")
    return []
  }

  fileprivate mutating func turnSort() -> [Effect] {
    let orders = SpeakerOrder.allCases
    return setSort(orders[((orders.firstIndex(of: speakers.sort) ?? 0) + 1) % orders.count])
  }

  /// Sorts the speakers so; the cursor stays on whom it was on.
  mutating func setSort(_ order: SpeakerOrder) -> [Effect] {
    speakers.sort = order
    settings.order = order
    let selected =
      speakers.rows.indices.contains(speakers.cursor.row) ? speakers.rows[speakers.cursor.row].speaker : nil
    speakers.replace(catalog.speakerRows(sort: speakers.sort, under: limits))
    speakers.cursor.row = speakers.rows.firstIndex { $0.speaker == selected } ?? 0
    if search.pane == .speakers { search.forget() }
    showListCursors()
    message = Message("speakers by \(speakers.sort.rawValue)")
    return []
  }
}
