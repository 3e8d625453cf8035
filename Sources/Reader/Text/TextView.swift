import ReportModel

/// How the Text pane stands: what it shows, and the line at its top.
struct TextView: Sendable {
  /// The whole report.
  var whole: Flow
  /// What is shown: the whole report or what a limit leaves.
  var flow: Flow
  /// How much of that is hidden.
  var hiddenCount = 0
  /// The line in the first row.
  var top = LineAddress(segment: 0, line: 0)
  /// The segment that the cursor was moved to, for places that a limited flow shows twice.
  var hint: Int?
  /// What a row of a list leads to, while it is shown instead of the place.
  var preview: Preview?
  /// Where a jump came from and where it came to, until the next key.
  var arrival: Arrival?

  /// A look at another place that moves nothing.
  struct Preview: Hashable, Sendable {
    /// What is marked.
    var range: TextRange
    /// The line in the first row meanwhile.
    var top: LineAddress
  }

  /// What a jump leaves on the screen.
  struct Arrival: Hashable, Sendable {
    /// What was jumped from, if it is a word of its own.
    var origin: TextRange?
    /// What was jumped to.
    var target: TextRange
  }

  init(_ whole: Flow) {
    self.whole = whole
    flow = whole
  }
}

/// How far a move may scroll the Text pane.
enum Scrolling: Sendable {
  /// The line moves by itself: the pane keeps three rows around it and scrolls a third of itself at once; alone on the
  /// screen it scrolls a line at a time, as less does.
  case step
  /// It moves far: the line stands a third down unless it can be seen already.
  case jump
}

extension ReaderState {
  /// What the Text pane shows at its width.
  var typesetting: Typesetting {
    Typesetting(
      flow: text.flow, text: catalog.report.text, columns: layout.measure, charset: charset,
      hidden: editorial.hidden)
  }

  /// The line of the place: where the cursor stands.
  var cursorWalker: LineWalker {
    var walker = typesetting.walker(at: place, hint: text.hint)
    walker.settleOnWords()
    return walker
  }

  /// The place as far as the Text pane shows it: the place itself, or the line that stands for it under a limit.
  var here: Int {
    if text.flow.isWhole { return place }
    let walker = cursorWalker
    let range = walker.segment.range
    return range.start <= place && place < max(range.end, range.start + 1) ? place : walker.line.range.start
  }

  /// Rows of the Text pane that show text: what a drawer leaves.
  var textRows: Int { max(0, (layout.text?.size.rows ?? 0) - drawerRows) }

  /// Moves the place, and the cursor with it. Everything that moves the place comes through here.
  mutating func go(to offset: Int, hint: Int? = nil, scrolling: Scrolling = .jump) {
    place = min(max(0, offset), catalog.report.text.count)
    text.hint = hint
    text.preview = nil
    scrollToPlace(scrolling)
    followPlace()
  }

  /// Scrolls until the line of the place can be seen.
  mutating func scrollToPlace(_ scrolling: Scrolling) {
    let rows = textRows
    guard rows > 0 else { return }
    text.top = top(showing: cursorWalker.address, from: text.top, rows: rows, scrolling)
  }

  /// The top with which a line can be seen, as near to another top as the way of scrolling has it.
  func top(showing line: LineAddress, from top: LineAddress, rows: Int, _ scrolling: Scrolling) -> LineAddress {
    let typesetting = self.typesetting
    var top = typesetting.walker(at: top).address
    let isAlone = layout.showsOnePane || layout.arrangement == .textOnly
    let margin = scrolling == .step ? (isAlone ? 0 : min(3, (rows - 1) / 2)) : min(1, (rows - 1) / 2)
    let below = typesetting.distance(from: top, to: line, limit: rows + margin)
    let reach = 3 * rows
    if let below, below < rows - margin, below >= margin || top == LineAddress(segment: 0, line: 0) {
      // It can be seen.
    } else if scrolling == .step, let below, below < reach {
      let isAbove = below < margin
      let least = isAbove ? below - margin : below - (rows - margin) + 1
      top = typesetting.moved(top, by: isAbove ? min(least, -scrollStep) : max(least, scrollStep))
    } else if scrolling == .step, let above = typesetting.distance(from: line, to: top, limit: reach), above < rows {
      top = typesetting.moved(line, by: -max(margin, min(scrollStep, rows - 1 - margin)))
    } else {
      top = typesetting.moved(line, by: -(rows / 3))
    }
    // Nothing but blank rows below the end is of no use.
    if typesetting.distance(from: top, to: typesetting.lastAddress, limit: rows) ?? 0 < rows - 1 {
      top = min(top, typesetting.lastTop(rows: rows))
    }
    return top
  }

  /// How many rows a step scrolls at once.
  private var scrollStep: Int { layout.showsOnePane || layout.arrangement == .textOnly ? 1 : max(1, textRows / 3) }
}

extension Typesetting {
  /// The address so many lines on, or back.
  func moved(_ address: LineAddress, by count: Int) -> LineAddress {
    var walker = walker(at: address)
    walker.move(by: count)
    return walker.address
  }

  /// The last line. Linear in the last segment.
  var lastAddress: LineAddress { walker(at: LineAddress(segment: flow.segments.count - 1, line: Int.max)).address }
}
