import ReportIndex
import ReportModel

extension Action {
  static let spans: [Action] = [
    Action("span", ["V"], .limits, "begin a span of days: + or - at its other end", in: [.timeline]) { state, _ in
      state.toggleSpan()
    }
  ]
}

extension ReaderState {
  fileprivate mutating func toggleSpan() -> [Effect] {
    if timeline.spanStart != nil {
      timeline.spanStart = nil
    } else if timeline.rows.isEmpty {
      return refused("the list is empty · \\ all · U undo")
    } else {
      timeline.spanStart = timeline.cursor.row
    }
    return []
  }

  /// The rows of the span that is being made in the Timeline; nil when none is.
  var spanRows: ClosedRange<Int>? {
    guard activePane == .timeline, let start = timeline.spanStart, timeline.rows.indices.contains(start) else {
      return nil
    }
    return min(start, timeline.cursor.row)...max(start, timeline.cursor.row)
  }

  /// What a span of rows is about: from the first day of the row at its one end to the last of that at the other.
  func span(of rows: ClosedRange<Int>) -> EDTF? {
    var first = Int.max
    var last = Int.min
    for row in [timeline.rows[rows.lowerBound], timeline.rows[rows.upperBound]] {
      let (start, end) = (row.date.firstDay, row.date.lastDay)
      // What has no end, or no beginning, counts where it has one.
      if start != Int.min { first = min(first, start) }
      if end != Int.max { last = max(last, end) }
      if end == Int.max, start != Int.min { last = max(last, start) }
      if start == Int.min, end != Int.max { first = min(first, end) }
    }
    guard first <= last else { return nil }
    return first == last ? EDTF(EDTF.Point(day: first)) : EDTF(from: EDTF.Point(day: first), to: EDTF.Point(day: last))
  }

  /// The rows of so many groups of the Timeline, from the one under the cursor on.
  func rows(ofGroups count: Int) -> ClosedRange<Int>? {
    let rows = timeline.rows
    guard rows.indices.contains(timeline.cursor.row) else { return nil }
    func isHead(_ row: Int) -> Bool { if case .period = rows[row].content { true } else { false } }
    let start = (0...timeline.cursor.row).last(where: isHead) ?? timeline.cursor.row
    var end = start
    var left = count
    for row in start..<rows.count {
      if isHead(row) {
        left -= 1
        if left < 0 { break }
      }
      if timeline.isStop(row) { end = row }
    }
    return start...end
  }

  /// What a span would limit to, for the status line.
  var spanWords: String? {
    guard let rows = spanRows, let date = span(of: rows) else { return nil }
    let entries = timeline.rows[rows].count { $0.entry != nil }
    return spelled("\(date.words): \(entries) row\(entries == 1 ? "" : "s") · + only · - without")
  }
}
