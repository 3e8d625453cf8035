public import Screen

/// Where everything stands on a screen of some size. A pure function of that size: the place is a text offset, so that
/// it survives every change.
public struct Layout: Hashable, Sendable {
  /// How the panes share the screen.
  public enum Arrangement: String, Sendable, CaseIterable {
    /// One line that asks for more room.
    case tooSmall
    /// Text and status, nothing else.
    case textOnly
    /// One pane at a time.
    case single
    /// Timeline over speakers over text.
    case stacked
    /// Lists at the left, text at the right.
    case columns
    /// The same, and the current quotation's card beside them.
    case columnsWithCard
  }

  /// Of the whole screen.
  public let size: Size
  /// How the panes share it.
  public let arrangement: Arrangement
  /// The columns that a line of text may have where its pane has more.
  private let longest: Int
  /// How many marks of the reader's own may stand before a line, each in a column.
  public let marks: Int
  /// Row 1, when there is one.
  public private(set) var breadcrumb: Rectangle?
  /// What is between breadcrumb and status.
  public private(set) var body: Rectangle
  /// The last row.
  public private(set) var status: Rectangle
  /// The timeline, its title row included.
  public private(set) var timeline: Rectangle?
  /// The speakers, their title row included.
  public private(set) var speakers: Rectangle?
  /// What takes the place of timeline and speakers, while there is such a list.
  public private(set) var list: Rectangle?
  /// The text.
  public private(set) var text: Rectangle?
  /// The card.
  public private(set) var card: Rectangle?
  /// Lines between panes: one column wide, or one row high.
  public private(set) var rules: [Rectangle] = []

  /// Whether one pane is shown at a time; `timeline`, `speakers` and `text` then are the same rectangle.
  public var showsOnePane: Bool { arrangement == .single || (arrangement == .textOnly && list != nil) }
  /// How many rows of the screen a row of a list may take.
  public var rowsPerListRow: Int { arrangement == .single && size.columns < Layout.leastColumnsForPanes ? 2 : 1 }
  /// Columns before the text: the cursor's mark, the quotation's bar, the reader's own marks.
  public var gutter: Int { bar + 1 + marks }
  /// The column of the quotation's bar, from the left of the text.
  public var bar: Int { (text?.size.columns ?? 0) < 30 ? 0 : 1 }
  /// The columns that a line of text may have; at least one. Behind it one is left blank, unless the marks need it.
  public var measure: Int {
    let columns = (text?.size.columns ?? 0) - gutter - (marks > 1 ? 0 : 1)
    return max(1, min(columns, longest))
  }

  /// The rectangle of a pane, if it is on the screen.
  public func rectangle(of pane: Pane) -> Rectangle? {
    switch pane {
    case .timeline: timeline
    case .speakers: speakers
    case .list: list
    case .text: text
    }
  }

  /// The same with a list in the place of timeline and speakers.
  fileprivate var withList: Layout {
    var layout = self
    if let timeline, let speakers, arrangement != .single {
      let rows = speakers.origin.row + speakers.size.rows - timeline.origin.row
      layout.list = Rectangle(
        column: timeline.origin.column, row: timeline.origin.row, columns: timeline.size.columns, rows: rows)
    } else if arrangement != .tooSmall {
      layout.list = body
    }
    layout.timeline = nil
    layout.speakers = nil
    return layout
  }

  static let leastColumnsForPanes = 76
  /// The columns that a line of text may have unless a setting says otherwise.
  public static let longestMeasure = 80

  fileprivate init(_ size: Size, _ arrangement: Arrangement, longest: Int, listColumns wanted: Int?, marks: Int) {
    self.size = size
    self.arrangement = arrangement
    self.longest = longest
    self.marks = marks
    // The text keeps what the narrowest screen with one pane gives it.
    func listColumns(_ usual: Int) -> Int { wanted.map { max(16, min($0, size.columns - 41)) } ?? usual }
    let lastRow = max(0, size.rows - 1)
    status = Rectangle(column: 0, row: lastRow, columns: size.columns, rows: min(1, size.rows))
    let hasBreadcrumb = arrangement != .tooSmall && arrangement != .textOnly
    if hasBreadcrumb { breadcrumb = Rectangle(column: 0, row: 0, columns: size.columns, rows: 1) }
    let top = hasBreadcrumb ? 1 : 0
    body = Rectangle(column: 0, row: top, columns: size.columns, rows: max(0, lastRow - top))
    switch arrangement {
    case .tooSmall: break
    case .textOnly: text = body
    case .single:
      timeline = body
      speakers = body
      text = body
    case .stacked: stack()
    case .columns: putSideBySide(listColumns: listColumns(size.columns < 100 ? 27 : 36))
    case .columnsWithCard:
      putSideBySide(listColumns: listColumns(44))
      addCard()
    }
  }

  private mutating func stack() {
    let top = body.origin.row
    let rows = body.size.rows
    let listRows = rows * 2 / 5
    let timelineRows = listRows * 3 / 5
    let columns = size.columns
    timeline = Rectangle(column: 0, row: top, columns: columns, rows: timelineRows)
    speakers = Rectangle(column: 0, row: top + timelineRows, columns: columns, rows: listRows - timelineRows)
    rules = [Rectangle(column: 0, row: top + listRows, columns: columns, rows: 1)]
    text = Rectangle(column: 0, row: top + listRows + 1, columns: columns, rows: rows - listRows - 1)
  }

  private mutating func putSideBySide(listColumns: Int) {
    let top = body.origin.row
    let rows = body.size.rows
    let timelineRows = rows * 3 / 5
    timeline = Rectangle(column: 0, row: top, columns: listColumns, rows: timelineRows)
    speakers = Rectangle(column: 0, row: top + timelineRows, columns: listColumns, rows: rows - timelineRows)
    rules = [Rectangle(column: listColumns, row: top, columns: 1, rows: rows)]
    let left = listColumns + 1
    text = Rectangle(column: left, row: top, columns: size.columns - left, rows: rows)
  }

  /// Takes the card's columns from the text, which keeps 72 of those that its lines may have; the card has 40 at least, or
  /// is not there.
  private mutating func addCard() {
    guard var text else { return }
    let around = 3 + marks
    let room = text.size.columns - around - 1 - 40
    let measure = max(min(72, longest), min(longest, room))
    if measure > room + 16 { return }
    let left = text.origin.column + measure + around
    card = Rectangle(
      column: left + 1, row: text.origin.row, columns: size.columns - left - 1, rows: text.size.rows)
    rules.append(Rectangle(column: left, row: text.origin.row, columns: 1, rows: text.size.rows))
    text.size.columns = measure + around
    self.text = text
  }
}

/// The layout of a screen of this size; maximised, one pane has all of it where there would be several. With a list it
/// takes the place of timeline and speakers. Lines of text are at most as long as `measure`, and the lists beside the text
/// as wide as `listColumns` where there is room; nil for what the size gives. `marks` is how many columns are kept for the
/// reader's own marks.
public func layout(
  _ size: Size, isMaximised: Bool = false, hasList: Bool = false, measure: Int? = Layout.longestMeasure,
  listColumns: Int? = nil, marks: Int = 1
) -> Layout {
  let arrangement = arrangement(size, isMaximised: isMaximised)
  let layout = Layout(size, arrangement, longest: max(1, measure ?? Int.max), listColumns: listColumns, marks: marks)
  return hasList ? layout.withList : layout
}

private func arrangement(_ size: Size, isMaximised: Bool) -> Layout.Arrangement {
  if size.columns < 20 || size.rows < 4 { return .tooSmall }
  if size.columns < 40 || size.rows < 10 { return .textOnly }
  if size.columns < Layout.leastColumnsForPanes || isMaximised { return .single }
  if size.columns <= 84, size.rows >= 46 { return .stacked }
  return size.columns < 160 ? .columns : .columnsWithCard
}
