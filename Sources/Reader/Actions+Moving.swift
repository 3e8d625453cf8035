import ReportModel

extension Action {
  static let moving: [Action] = [
    Action("down", ["j", "Down"], .moving, "a line down, a row down", in: Context.rowsAndText) { state, count in
      state.moveCursor(by: count ?? 1)
    },
    Action("up", ["k", "Up"], .moving, "a line up, a row up", in: Context.rowsAndText) { state, count in
      state.moveCursor(by: -(count ?? 1))
    },
    Action("page-down", ["Space", "PgDn", "^F"], .moving, "a page on", in: Context.rowsAndText) { state, count in
      state.page(by: count ?? 1, half: false)
    },
    Action("page-up", ["b", "PgUp", "^B"], .moving, "a page back", in: Context.rowsAndText) { state, count in
      state.page(by: -(count ?? 1), half: false)
    },
    Action("half-page-down", ["d", "^D"], .moving, "half a page on", in: Context.rowsAndText) { state, count in
      state.page(by: count ?? 1, half: true)
    },
    Action("half-page-up", ["u", "^U"], .moving, "half a page back", in: Context.rowsAndText) { state, count in
      state.page(by: -(count ?? 1), half: true)
    },
    Action("top", ["g", "Home"], .moving, "the top; 12g: quotation q12, or row 12", in: Context.rowsAndText) {
      state, count in
      state.goToEnd(count, isTop: true)
    },
    Action("end", ["G", "End"], .moving, "the end; 12G as 12g", in: Context.rowsAndText) { state, count in
      state.goToEnd(count, isTop: false)
    },
    Action("percent", ["%"], .moving, "50%: the middle of text or list", in: Context.panes) { state, count in
      state.goToPercent(count)
    },
    Action("next-paragraph", ["}"], .moving, "the next paragraph", in: Context.panes) { state, count in
      state.moveParagraphs(by: count ?? 1)
    },
    Action("previous-paragraph", ["{"], .moving, "the previous paragraph", in: Context.panes) { state, count in
      state.moveParagraphs(by: -(count ?? 1))
    },
  ]
}

extension Context {
  /// Wherever something moves up and down.
  static let rowsAndText: Set<Context> = [.timeline, .speakers, .list, .text, .choice, .limits, .echo, .help]
}

extension ReaderState {
  /// Moves the line of the place, the row of a list, or the help, so many down.
  fileprivate mutating func moveCursor(by count: Int) -> [Effect] {
    switch context {
    case .help: scrollHelp(by: count)
    case .echo: scrollEcho(by: count)
    case .choice, .limits:
      let row = drawerCursor
      moveDrawerCursor(by: count)
      if drawerCursor == row { refuse(count < 0 ? "this is the beginning" : "this is the end") }
    case .timeline, .speakers, .list:
      let (row, _) = listCursor(activePane)
      moveListCursor(activePane, to: row + count)
    case .text, .prompt, .labels: moveLine(by: count)
    }
    return []
  }

  private mutating func moveLine(by count: Int) {
    guard !text.flow.isEmpty else { return refuse("nothing is left to move in · \\ all · U undo") }
    var walker = cursorWalker
    let start = walker.address
    let moved = walker.move(by: count)
    walker.settleOnWords(backward: count < 0)
    if moved == 0 || walker.address == start {
      return refuse(count < 0 ? "this is the beginning" : "this is the end")
    }
    go(to: walker.line.range.start, hint: walker.address.segment, scrolling: abs(count) < textRows ? .step : .jump)
    // The beginning of a limited text is a heading, where no cursor stands.
    if count < 0, walker.address.segment < 8 { scrollToHead() }
  }

  /// Shows what stands above the first words when they are at the top.
  private mutating func scrollToHead() {
    var walker = typesetting.walker(at: text.top)
    while walker.back() { if walker.segment.isWords { return } }
    text.top = walker.address
    scrollToPlace(.step)
  }

  /// Turns pages; the line is taken along and keeps its height.
  fileprivate mutating func page(by count: Int, half: Bool) -> [Effect] {
    switch context {
    case .help: scrollHelp(by: count * (half ? max(1, helpRows / 2) : max(1, helpRows - 2)))
    case .echo: scrollEcho(by: count * (half ? max(1, echoRows / 2) : max(1, echoRows - 2)))
    case .choice, .limits: moveDrawerCursor(by: count * max(1, drawerListRows))
    case .timeline, .speakers, .list:
      let rows = max(1, listRows(activePane, layout) / layout.rowsPerListRow)
      let (row, _) = listCursor(activePane)
      moveListCursor(activePane, to: row + count * max(1, half ? rows / 2 : rows - 2))
    case .text, .prompt, .labels: pageText(by: count, half: half)
    }
    return []
  }

  private mutating func pageText(by count: Int, half: Bool) {
    let rows = textRows
    guard !text.flow.isEmpty, rows > 0 else { return refuse("nothing is left to move in · \\ all · U undo") }
    let lines = count * max(1, half ? rows / 2 : rows - 2)
    let typesetting = self.typesetting
    var cursor = cursorWalker
    let start = cursor.address
    let row = typesetting.distance(from: text.top, to: start, limit: rows) ?? 0
    let last = typesetting.lastTop(rows: rows)
    let top = min(typesetting.moved(text.top, by: lines), max(last, text.top))
    if top == text.top {
      // The page cannot turn any more: the line goes to the end.
      cursor.move(by: lines)
    } else {
      cursor = typesetting.walker(at: typesetting.moved(top, by: min(row, rows - 1)))
    }
    cursor.settleOnWords(backward: lines < 0)
    if cursor.address == start { return refuse(lines < 0 ? "this is the beginning" : "this is the end") }
    text.top = top
    go(to: cursor.line.range.start, hint: cursor.address.segment, scrolling: .jump)
  }

  fileprivate mutating func goToEnd(_ count: Int?, isTop: Bool) -> [Effect] {
    switch context {
    case .help: scrollHelp(by: isTop ? -100_000 : 100_000)
    case .echo: scrollEcho(by: isTop ? -1_000_000 : 1_000_000)
    case .choice, .limits: moveDrawerCursor(by: count.map { $0 - 1 - drawerCursor } ?? (isTop ? -100_000 : 100_000))
    case .timeline, .speakers, .list:
      let rows = listCursor(activePane).count
      if let count, count > rows { return refused("the list has \(rows) row\(rows == 1 ? "" : "s")") }
      moveListCursor(activePane, to: count.map { $0 - 1 } ?? (isTop ? 0 : rows - 1))
    case .text, .prompt, .labels:
      if let count { return goToQuotation(numbered: count) }
      guard !text.flow.isEmpty else { return refused("nothing is left to move in · \\ all · U undo") }
      var walker = typesetting.walker(at: LineAddress(segment: isTop ? 0 : Int.max, line: isTop ? 0 : Int.max))
      walker.settleOnWords(backward: !isTop)
      jumps.leave(stop)
      if isTop { text.top = LineAddress(segment: 0, line: 0) }
      go(to: walker.line.range.start, hint: walker.address.segment)
    }
    return []
  }

  /// Refuses, from where effects are to be returned.
  mutating func refused(_ why: String) -> [Effect] {
    refuse(why)
    return []
  }

  private mutating func goToQuotation(numbered number: Int) -> [Effect] {
    let quotations = catalog.report.quotations
    guard quotations.indices.contains(number - 1) else {
      return refused(
        quotations.isEmpty
          ? "the report has no quotations" : "no quotation q\(number) · the last is q\(quotations.count)")
    }
    jump(to: firstWords(of: number - 1))
    return []
  }

  /// The place of a quotation, of which a jump marks the first line.
  func firstWords(of quotation: Int) -> TextRange {
    let range = catalog.report.quotations[quotation].range
    let columns = layout.measure
    return TextRange(range.start, min(range.end, range.start + columns))
  }

  fileprivate mutating func goToPercent(_ count: Int?) -> [Effect] {
    guard let count else { return refused("a number comes first: 50%") }
    let percent = min(100, count)
    if activePane != .text {
      let rows = listCursor(activePane).count
      moveListCursor(activePane, to: max(0, rows - 1) * percent / 100)
      return []
    }
    guard !text.flow.isEmpty else { return refused("nothing is left to move in · \\ all · U undo") }
    let flow = text.flow
    jumps.leave(stop)
    var walker: LineWalker
    if flow.isWhole {
      walker = typesetting.walker(at: catalog.report.text.count * percent / 100, hint: nil)
    } else {
      let segment = (flow.segments.count - 1) * percent / 100
      walker = typesetting.walker(at: LineAddress(segment: segment, line: percent == 100 ? Int.max : 0))
    }
    walker.settleOnWords(backward: percent == 100)
    go(to: walker.line.range.start, hint: walker.address.segment)
    return []
  }

  /// Goes to the first line of a paragraph further on, or back.
  fileprivate mutating func moveParagraphs(by count: Int) -> [Effect] {
    guard !text.flow.isEmpty else { return refused("nothing is left to move in · \\ all · U undo") }
    let flow = text.flow
    let cursor = cursorWalker
    let direction = count < 0 ? -1 : 1
    var segment = cursor.address.segment
    var left = abs(count)
    var found: Int?
    if direction < 0, cursor.address.line > 0, isParagraph(segment) {
      found = segment
      left -= 1
    }
    while left > 0 {
      segment += direction
      guard flow.segments.indices.contains(segment) else { break }
      if isParagraph(segment) {
        found = segment
        left -= 1
      }
    }
    guard let found else {
      return refused(direction < 0 ? "this is the first paragraph" : "this is the last paragraph")
    }
    move(to: flow.segments[found].range.start, run: "paragraph", hint: found)
    return []
  }

  /// Whether a segment has a word in it.
  private func isParagraph(_ segment: Int) -> Bool {
    let item = text.flow.segments[segment]
    guard item.isWords else { return false }
    let bytes = catalog.report.text.bytes
    return bytes[item.range.start..<item.range.end].contains { !isSpace($0) }
  }
}
