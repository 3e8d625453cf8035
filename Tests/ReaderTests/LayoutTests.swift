import Reader
import Screen
import Testing

/// The table of sizes.
@Suite struct LayoutTests {
  @Test(
    arguments: [
      (1, 1, Layout.Arrangement.tooSmall), (0, 0, .tooSmall), (19, 24, .tooSmall), (80, 3, .tooSmall),
      (20, 4, .textOnly),
      (39, 24, .textOnly), (80, 9, .textOnly), (40, 10, .single), (75, 60, .single), (76, 24, .columns),
      (80, 24, .columns), (80, 45, .columns), (76, 46, .stacked), (84, 46, .stacked), (85, 46, .columns),
      (159, 50, .columns), (160, 50, .columnsWithCard), (300, 100, .columnsWithCard),
    ])
  func theArrangementFollowsTheTableOfSizes(columns: Int, rows: Int, arrangement: Layout.Arrangement) {
    #expect(layout(Size(columns: columns, rows: rows)).arrangement == arrangement)
  }

  @Test(arguments: [(76, 27), (99, 27), (100, 36), (159, 36), (160, 44), (300, 44)])
  func listsHaveTheColumnsOfTheTable(columns: Int, listColumns: Int) {
    let layout = layout(Size(columns: columns, rows: 24))
    #expect(layout.timeline?.size.columns == listColumns)
    #expect(layout.speakers?.size.columns == listColumns)
  }

  @Test func linesOfTextAreNeverWiderThanEighty() {
    for columns in 20...320 {
      let layout = layout(Size(columns: columns, rows: 30))
      #expect((1...80).contains(layout.measure))
      if columns >= 160 { #expect((72...80).contains(layout.measure)) }
    }
  }

  @Test func everyPaneStaysOnTheScreenAndNoTwoOverlap() {
    for columns in stride(from: 20, to: 320, by: 7) {
      for rows in 4...110 {
        let layout = layout(Size(columns: columns, rows: rows))
        var shown = layout.showsOnePane ? [layout.text] : [layout.timeline, layout.speakers, layout.text, layout.card]
        shown += [layout.breadcrumb, layout.status] + layout.rules
        let all = shown.compactMap { $0 }
        for (index, a) in all.enumerated() {
          #expect(a.origin.column >= 0 && a.origin.column + a.size.columns <= columns)
          #expect(a.origin.row >= 0 && a.origin.row + a.size.rows <= rows)
          for b in all[(index + 1)...] { #expect(!overlap(a, b), "\(columns)×\(rows): \(a) \(b)") }
        }
      }
    }
  }

  @Test func maximisedAPaneHasTheBodyForItself() {
    let layout = layout(Size(columns: 80, rows: 24), isMaximised: true)
    #expect(layout.showsOnePane)
    #expect(layout.timeline == layout.body && layout.text == layout.body)
    #expect(layout.rowsPerListRow == 1)
  }

  @Test func theListsAreSplitSixtyToForty() {
    let layout = layout(Size(columns: 100, rows: 42))
    #expect(layout.timeline?.size.rows == 24)
    #expect(layout.speakers?.size.rows == 16)
  }

  private func overlap(_ a: Rectangle, _ b: Rectangle) -> Bool {
    a.origin.column < b.origin.column + b.size.columns && b.origin.column < a.origin.column + a.size.columns
      && a.origin.row < b.origin.row + b.size.rows && b.origin.row < a.origin.row + a.size.rows
  }
}
