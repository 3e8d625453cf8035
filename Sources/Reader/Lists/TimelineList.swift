import ReportIndex
import ReportModel

/// The Timeline pane: its rows under the limits, and where its cursor is.
struct TimelineList: Sendable {
  /// What a row of it shows on the screen.
  private(set) var rows: [TimelineRow]
  var scale = TimelineScale.day
  var cursor = ListCursor()
  /// The row at the other end of a span of days.
  var spanStart: Int?

  init(_ rows: [TimelineRow]) { self.rows = rows }

  /// Takes other rows, and goes to the one that belongs to a place.
  mutating func replace(_ rows: [TimelineRow]) {
    self.rows = rows
    spanStart = nil
    cursor = ListCursor()
  }

  /// Whether the cursor can stand on a row.
  func isStop(_ row: Int) -> Bool {
    if case .gap = rows[row].content { return false }
    return true
  }

  /// How many rows of the screen a row takes when there are two for each: entries have a second one with words.
  func height(_ row: Int) -> Int { rows[row].entry == nil ? 1 : 2 }

  /// Where a row leads: an entry to its own place, the head of a group to that of its first entry.
  func target(of row: Int) -> TextRange? {
    guard rows.indices.contains(row) else { return nil }
    if let range = rows[row].range { return range }
    guard isStop(row) else { return nil }
    return rows[(row + 1)...].first { $0.range != nil }?.range
  }

  /// The entries that belong to a row: itself, or those of the group that it heads.
  func members(of row: Int) -> [TimelineRow] {
    guard rows.indices.contains(row) else { return [] }
    if rows[row].entry != nil { return [rows[row]] }
    return Array(rows[(row + 1)...].prefix { $0.entry != nil })
  }
}

/// The Speakers pane: its rows under the limits, and where its cursor is.
struct SpeakerList: Sendable {
  private(set) var rows: [SpeakerRow]
  var sort = SpeakerOrder.count
  var cursor = ListCursor()

  init(_ rows: [SpeakerRow]) { self.rows = rows }

  /// Takes other rows.
  mutating func replace(_ rows: [SpeakerRow]) {
    self.rows = rows
    cursor = ListCursor()
  }
}

extension TimelineScale {
  /// As the title says it.
  var title: String {
    switch self {
    case .day: "by day"
    case .week: "by week"
    case .month: "by month"
    case .order: "as in text"
    }
  }
}
