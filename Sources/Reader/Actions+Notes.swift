import ReportModel

extension Action {
  static let notes: [Action] = [
    Action("peek", ["p"], .quotations, "peek at the note; again closes", in: Context.panes) { state, _ in
      state.peek()
    },
    Action("next-marker", [")"], .quotations, "the next note marker; an open drawer follows", in: Context.panes) {
      state, count in
      state.moveMarkers(by: count ?? 1)
    },
    Action("previous-marker", ["("], .quotations, "the previous note marker", in: Context.panes) { state, count in
      state.moveMarkers(by: -(count ?? 1))
    },
    Action("follow", ["Enter"], .quotations, "follow: marker to definition and back", in: [.text]) { state, _ in
      state.follow()
    },
    Action("go-to-row", ["Enter"], .quotations, "go where the row leads", in: [.timeline, .list]) { state, _ in
      state.goToRow(state.activePane)
    },
    Action("choose", ["Enter"], .quotations, "go to the place under the cursor", in: [.choice]) { state, _ in
      state.choose()
    },
  ]
}

extension ReaderState {
  fileprivate mutating func peek() -> [Effect] {
    if drawer != nil, drawer != pinnedDrawer {
      closeDrawer()
      return []
    }
    if let note = catalog.definition(at: here), catalog.marker(at: here) == nil || !isInText(here) {
      open(.note(note, marker: nil))
    } else if let marker = currentMarker {
      open(.note(catalog.markers[marker].note, marker: marker))
    } else {
      return refused("no note here · ) next note marker")
    }
    return []
  }

  /// Whether an offset is not in a note's definition.
  private func isInText(_ offset: Int) -> Bool { catalog.definition(at: offset) == nil }

  fileprivate mutating func moveMarkers(by count: Int) -> [Effect] {
    let markers = catalog.markers
    var index: Int
    if case .note(_, marker: .some(let marker)) = drawer {
      index = marker
    } else {
      // Between two markers: `)` goes to the one after the place, `(` to the one before.
      let after = partitionPoint(0, markers.count) { markers[$0].range.start > here }
      index =
        count > 0
        ? after - 1
        : markers.indices.contains(after - 1) && markers[after - 1].range.start == here
          ? after - 1 : after
    }
    let direction = count < 0 ? -1 : 1
    var found: Int?
    var left = abs(count)
    while left > 0 {
      index += direction
      guard markers.indices.contains(index) else { break }
      if text.flow.contains(markers[index].range.start) {
        found = index
        left -= 1
      }
    }
    guard let found else {
      let place = limits.areEffective ? " within the limit" : ""
      return refused("no \(count < 0 ? "earlier" : "further") note marker" + place)
    }
    move(to: markers[found].range.start, run: "marker")
    if case .note = drawer, drawer != pinnedDrawer {
      topBeforeDrawer = nil
      open(.note(markers[found].note, marker: found))
    }
    return []
  }

  fileprivate mutating func follow() -> [Effect] {
    if case .note(let note, let marker) = drawer, drawer != pinnedDrawer {
      drawer = pinnedDrawer
      topBeforeDrawer = nil
      return goToDefinition(of: note, from: marker)
    }
    if text.flow.isEmpty { return refused("nothing to follow · \\ all · U undo") }
    let line = cursorWalker.line.range
    if let note = catalog.definition(at: here) ?? catalog.definition(at: line.start) { return goToReference(of: note) }
    guard let marker = currentMarker else { return refused("nothing to follow here · ) next note marker") }
    return goToDefinition(of: catalog.markers[marker].note, from: marker)
  }

  mutating func goToDefinition(of note: Int, from marker: Int?) -> [Effect] {
    let item = catalog.report.notes[note]
    guard let definition = item.definition else {
      return refused("the report has no definition of note \(item.label)")
    }
    let label = TextRange(definition.range.start, max(definition.range.start, definition.text.start))
    jump(to: label.isEmpty ? definition.range : label, from: marker.map { catalog.markers[$0].range })
    return []
  }

  mutating func goToReference(of note: Int) -> [Effect] {
    let markers = catalog.markers.indices.filter { catalog.markers[$0].note == note }
    switch markers.count {
    case 0: return refused("nothing in the text refers to note \(catalog.report.notes[note].label)")
    case 1: jump(to: catalog.markers[markers[0]].range)
    default: open(.list(DrawerList(content: .markers(markers, note: note))))
    }
    return []
  }

  fileprivate mutating func choose() -> [Effect] {
    guard case .list(let list) = drawer, case .markers(let markers, _) = list.content,
      markers.indices.contains(list.cursor.row)
    else { return [] }
    drawer = pinnedDrawer
    topBeforeDrawer = nil
    jump(to: catalog.markers[markers[list.cursor.row]].range)
    return []
  }
}
