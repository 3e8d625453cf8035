/// U+01C0, a letter that looks like a rule and runs from left to right.
public let leftToRightRule = "ǀ"

/// Whether there is a letter or a digit of a script that runs from right to left. Linear.
public func hasRightToLeft(_ text: some StringProtocol) -> Bool {
  text.unicodeScalars.contains { $0.value >= 0x590 && runsRightToLeft($0.value) }
}

/// Right-to-left words are left to the terminal. Some terminals set them in their order, row by row, and know of no
/// panes: between two such words everything that is no letter, a rule as well, would be turned over with them. Where a
/// letter that runs from left to right stands between, they cannot reach across it.
///
/// Rejected: setting the order here. A terminal that sets it too would turn the words back, and tmux between says of
/// neither; marks of direction (U+200E): they take no column, and what keeps columns drops them.
extension Canvas {
  /// Draws a vertical rule with a letter in every row that has a right-to-left word before it: what only comes after it
  /// stays there, as the row begins from left to right.
  public mutating func isolateRightToLeft(along rule: Rectangle) {
    for row in max(0, rule.origin.row)..<max(0, min(size.rows, rule.origin.row + rule.size.rows))
    where cells(row: row).prefix(max(0, rule.origin.column)).contains(where: \.isRightToLeft) {
      put(leftToRightRule, at: Position(column: rule.origin.column, row: row), role: .dim)
    }
  }

  /// Puts that letter in a column where the first row of a rectangle has a right-to-left word: numbers that come after it
  /// stay where they are.
  public mutating func isolateRightToLeft(in rectangle: Rectangle, by column: Int) {
    let row = rectangle.origin.row
    guard row >= 0, row < size.rows else { return }
    let start = max(0, min(rectangle.origin.column, size.columns))
    let end = max(start, min(size.columns, rectangle.origin.column + rectangle.size.columns))
    if (start..<end).contains(where: { self[$0, row].isRightToLeft }) {
      put(leftToRightRule, at: Position(column: column, row: row), role: .dim)
    }
  }
}
