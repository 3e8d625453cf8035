/// Which row of a list the cursor is on, and which is the first on the screen.
struct ListCursor: Hashable, Sendable {
  /// An index of the list's rows; 0 when it has none.
  var row = 0
  /// The first row on the screen.
  var scroll = 0

  /// Scrolls until the row can be seen, a third of the list at once. `height` is how many rows of the screen a row takes.
  /// Costs as much as a screen has rows.
  mutating func scroll(count: Int, rows: Int, height: (Int) -> Int) {
    row = max(0, min(row, count - 1))
    scroll = max(0, min(scroll, count - 1))
    guard rows > 0, count > 0 else { return }
    /// The first row with which `last` ends at the foot of so many rows of the screen.
    func first(endingWith last: Int, in rows: Int) -> Int {
      var first = last
      var used = height(last)
      while first > 0, used + height(first - 1) <= rows {
        first -= 1
        used += height(first)
      }
      return first
    }
    if row < scroll {
      scroll = max(0, first(endingWith: row, in: max(1, rows / 3)))
    } else if row > scroll, scroll < first(endingWith: row, in: rows) {
      scroll = min(first(endingWith: row, in: max(1, rows * 2 / 3)), row)
    }
    scroll = min(scroll, first(endingWith: count - 1, in: rows))
  }
}
