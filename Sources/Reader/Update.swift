import Screen

/// Moves a state on by one event, and says what is to be done in the world. Pure; never traps.
public func update(_ state: inout ReaderState, _ event: Event) -> [Effect] {
  let before = state.lasting
  // What was said before the first key counts too.
  state.noteMessage()
  defer { state.noteMessage() }
  var effects: [Effect] = []
  switch event {
  case .key(let key): effects = state.press(key)
  case .resize(let size): state.resize(to: size)
  case .said(let words, let isRefusal): state.tell(words, isRefusal: isRefusal)
  case .fileExists(let request): state.askToOverwrite(request)
  case .files(let listing):
    state.listing = listing
    state.complete(by: 1)
  case .recent(let reports):
    state.recent = reports
    effects = state.toggleList(.recent)
  case .news(let items): effects = state.takeIn(items)
  }
  let changes = state.changes(since: before)
  // First: another effect may be the end.
  return changes.isEmpty ? effects : [.keep(changes)] + effects
}

extension ReaderState {
  fileprivate mutating func press(_ key: Key) -> [Effect] {
    message = nil
    showsHint = false
    text.arrival = nil
    let context = self.context
    if case .pointer(let pointer, let position) = key { return point(pointer, at: position) }
    if case .paste(let pasted) = key { return paste(pasted) }
    if key == .escape, !pending.isEmpty {
      pending = PendingKeys()
      return []
    }
    let sequence = pending.sequence + [key]
    switch keymap.meaning(of: sequence, in: context) {
    case .action(let action):
      let count = pending.count
      pending = PendingKeys()
      jumps.beginKey()
      defer { jumps.endKey() }
      pressedLetter = if case .character(let scalar) = key { scalar } else { nil }
      return perform(action, count)
    case .prefix:
      pending.sequence = sequence
    case .nothing:
      if case .character(let scalar) = key, pending.sequence.isEmpty {
        if context == .prompt {
          type(String(scalar))
          return []
        }
        if context == .labels { return typeLabel(scalar) }
        if takeDigit(scalar) { return [] }
      }
      pending = PendingKeys()
      let shown = sequence.map(\.name).joined()
      refuse(context == .prompt ? "\(shown) does nothing here" : "no such key: \(shown) · ? help")
    }
    return []
  }

  /// Takes a digit of a count; a leading zero is none.
  private mutating func takeDigit(_ scalar: Unicode.Scalar) -> Bool {
    guard let digit = Int(String(scalar)), scalar.isASCII, digit > 0 || pending.count != nil else { return false }
    let most = 99_999
    pending.count = min(most, (pending.count ?? 0) * 10 + digit)
    return true
  }

  private mutating func paste(_ text: String) -> [Effect] {
    pending = PendingKeys()
    if prompt == nil { refuse("nothing takes a paste here · / search") } else { type(text) }
    return []
  }

  /// Says why a key did nothing.
  mutating func refuse(_ why: String) { message = Message(why, isRefusal: true) }

  /// Takes another size.
  fileprivate mutating func resize(to size: Size) { reflow { $0.size = size } }

  /// Changes how wide or high the panes are: the place stays, and its line keeps its height on the screen.
  mutating func reflow(_ change: (inout ReaderState) -> Void) {
    let rows = max(1, textRows)
    let before = typesetting.distance(from: text.top, to: cursorWalker.address, limit: rows) ?? 0
    let preview = text.preview
    change(&self)
    text.top = typesetting.moved(cursorWalker.address, by: -(before * max(1, textRows) / rows))
    scrollToPlace(.jump)
    if let preview {
      let line = typesetting.walker(at: preview.range.start, hint: nil).address
      let top = top(showing: line, from: line, rows: max(1, textRows), .jump)
      text.preview?.top = top
    }
    labels = nil
    // What is pinned has a column of its own, or the drawer.
    if case .note = pinned {
      if drawer == nil {
        drawer = pinnedDrawer
      } else if layout.card != nil, drawer?.isPinned(pinned) == true {
        drawer = nil
      }
    }
    refreshList()
    list?.cursor.scroll = 0
    timeline.cursor.scroll = 0
    speakers.cursor.scroll = 0
    showListCursors()
    setEcho()
    showHelpWithin()
  }
}
