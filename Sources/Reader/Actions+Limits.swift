import ReportIndex
import ReportModel

extension Action {
  static let limiting: [Action] = [
    Action("limit", ["+"], .limits, "limit to what is under the cursor; 3+ in the timeline: 3 days", in: Context.panes)
    { state, count in
      state.limit(.include, count)
    },
    Action("exclude", ["-"], .limits, "leave out what is under the cursor", in: Context.panes) { state, count in
      state.limit(.exclude, count)
    },
    Action("toggle-limits", ["\\"], .limits, "all limits off, and on again", in: Context.panes.union([.limits])) {
      state, _ in
      state.toggleLimits()
    },
    Action(
      "edit-limits", ["="], .limits, "list the limits, edit them, take one away", in: Context.panes.union([.limits])
    ) {
      state, _ in
      state.listLimits()
    },
    Action(
      "undo", ["U"], .limits, "undo the last limit, mark, correction, annotation", in: Context.panes.union([.limits])
    ) { state, _ in
      state.undoLimit()
    },
    Action("remove-limit", ["-", "Del", "x"], .limits, "take this limit away", in: [.limits]) { state, _ in
      state.removeLimit()
    },
  ]
}

extension ReaderState {
  /// Adds a clause about what is under the cursor.
  fileprivate mutating func limit(_ sense: Limits.Sense, _ count: Int?) -> [Effect] {
    var subject = subjectUnderCursor
    if activePane == .timeline, let rows = spanRows ?? (count.flatMap { $0 > 1 ? rows(ofGroups: $0) : nil }) {
      subject = span(of: rows).map { .date($0) }
    }
    guard let subject else {
      return refused("nothing here to limit to: a quotation, heading, note, caption or row has it")
    }
    var next = limits
    next.add(Limits.Clause(sense, subject))
    if next == limits { return refused("that limit is on already") }
    change(to: next)
    let verb = sense == .include ? "only" : "without"
    message = Message("\(verb) \(catalog.words(for: subject)) · \\ all · U undo")
    return []
  }

  /// What `+` and `-` take: a day in the Timeline, a speaker in the lists and on a quotation, else a section, a note, an
  /// outlet.
  var subjectUnderCursor: Limits.Subject? {
    switch activePane {
    case .timeline:
      guard timeline.rows.indices.contains(timeline.cursor.row) else { return nil }
      let row = timeline.rows[timeline.cursor.row]
      switch row.content {
      case .period(let date): return .date(date)
      case .gap: return nil
      case .entry(let entry, let quotation):
        let speaker =
          quotation.flatMap { catalog.report.quotations[$0].speaker } ?? catalog.report.timeline[entry].speakers.first
        return speaker.map { .speaker($0) }
      }
    case .speakers:
      guard speakers.rows.indices.contains(speakers.cursor.row) else { return nil }
      return .speaker(speakers.rows[speakers.cursor.row].speaker)
    case .list:
      guard let list, list.rows.indices.contains(list.cursor.row) else { return nil }
      return list.rows[list.cursor.row].subject
    case .text: return subjectOfText
    }
  }

  private var subjectOfText: Limits.Subject? {
    if text.flow.isEmpty { return nil }
    let here = self.here
    let line = cursorWalker.line.range
    if let marker = catalog.marker(at: here), catalog.definition(at: here) == nil {
      return .note(catalog.markers[marker].note)
    }
    if let note = catalog.definition(at: here) ?? catalog.definition(at: line.start) { return .note(note) }
    if text.flow.isWhole {
      if let section = currentSection, catalog.report.sections[section].title.overlaps(line) {
        return .section(section)
      }
      if let caption = catalog.caption(at: here) ?? catalog.caption(at: line.start) {
        return catalog.report.captions[caption].outlet.map { .outlet($0) }
      }
    }
    return currentQuotation.flatMap { catalog.report.quotations[$0].speaker }.map { .speaker($0) }
  }

  /// Takes other limits, which `U` undoes.
  mutating func change(to next: Limits) {
    earlierLimits.append(limits)
    if earlierLimits.count > 200 { earlierLimits.removeFirst() }
    limits = next
    applyLimits()
  }

  /// Makes lists and text anew for the limits; the place stays, the list in use stays on what it was on.
  mutating func applyLimits() {
    let preview = text.preview != nil
    let selected =
      speakers.rows.indices.contains(speakers.cursor.row) ? speakers.rows[speakers.cursor.row].speaker : nil
    let entry = timeline.rows.indices.contains(timeline.cursor.row) ? timeline.rows[timeline.cursor.row] : nil
    kept = catalog.quotations(under: limits)
    showFlow()
    text.preview = nil
    text.hint = nil
    timeline.replace(catalog.timeline(timeline.scale, under: limits))
    speakers.replace(catalog.speakerRows(sort: speakers.sort, under: limits))
    search.forget()
    if let pattern = search.pattern, search.pane == .text { find(pattern) }
    refreshList()
    text.top = typesetting.moved(cursorWalker.address, by: -(textRows / 3))
    if !text.flow.isWhole, let first = text.flow.segments.firstIndex(where: { $0.isWords }),
      cursorWalker.address.segment <= first
    {
      text.top = LineAddress(segment: 0, line: 0)
    }
    scrollToPlace(.jump)
    followPlace()
    guard preview || activePane != .text else { return }
    if activePane == .speakers, let row = speakers.rows.firstIndex(where: { $0.speaker == selected }) {
      speakers.cursor.row = row
    }
    if activePane == .timeline, let row = timeline.rows.firstIndex(where: { $0 == entry }) { timeline.cursor.row = row }
    showListCursors()
  }

  fileprivate mutating func toggleLimits() -> [Effect] {
    if limits.clauses.isEmpty { return refused("no limit to switch · + limits to what is under the cursor") }
    limits.isOn.toggle()
    applyLimits()
    message = Message(limits.isOn ? "limits on" : "limits off · \\ on again")
    return []
  }

  fileprivate mutating func listLimits() -> [Effect] {
    if case .list(let list) = drawer, list.content == .limits {
      closeDrawer()
    } else if limits.clauses.isEmpty {
      return refused("no limit is set · + limits to what is under the cursor, & by a query")
    } else {
      open(.list(DrawerList(content: .limits)))
    }
    return []
  }

  fileprivate mutating func undoLimit() -> [Effect] {
    if let effects = undoRecord() ?? undoMark() { return effects }
    guard let earlier = earlierLimits.popLast() else {
      return refused(
        record.corrections.isEmpty ? "nothing to undo" : "nothing to undo of this session · :corrections lists yours")
    }
    limits = earlier
    applyLimits()
    if case .list(let list) = drawer, list.content == .limits {
      if limits.clauses.isEmpty { closeDrawer() } else { moveDrawerCursor(by: 0) }
    }
    message = Message("undone: now \(catalog.words(for: limits))")
    return []
  }

  fileprivate mutating func removeLimit() -> [Effect] {
    guard case .list(let list) = drawer, limits.clauses.indices.contains(list.cursor.row) else { return [] }
    var next = limits
    let gone = next.clauses[list.cursor.row].subject
    next.remove(at: list.cursor.row)
    change(to: next)
    if limits.clauses.isEmpty { closeDrawer() } else { moveDrawerCursor(by: 0) }
    message = Message("taken away: \(catalog.words(for: gone)) · U undo")
    return []
  }
}
