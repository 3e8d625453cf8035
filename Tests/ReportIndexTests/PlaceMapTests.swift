import ReportModel
import Testing

@testable import ReportIndex

@Suite struct PlaceMapTests {
  @Test func theInnermostRangeHoldsAnOffset() {
    var random = Seeded(2)
    for _ in 0..<300 {
      // Ranges that nest or stand apart, as quotations do.
      var pairs: [(TextRange, Int)] = []
      func fill(_ start: Int, _ end: Int, _ depth: Int) {
        var from = start
        while from < end, depth < 4 {
          let first = Int.random(in: from...end, using: &random)
          let past = Int.random(in: first...end, using: &random)
          if first < past {
            pairs.append((TextRange(first, past), pairs.count))
            fill(first, past, depth + 1)
          }
          from = past + 1
        }
      }
      fill(0, 60, 0)
      let map = PlaceMap(pairs)
      for offset in 0...61 {
        let holding = pairs.filter { $0.0.contains(offset) }
        let innermost = holding.min { a, b in a.0.count != b.0.count ? a.0.count < b.0.count : a.1 > b.1 }
        #expect(map.value(at: offset) == innermost?.1)
      }
    }
  }

  @Test func rangesThatCrossAreNoTrap() {
    let map = PlaceMap([(TextRange(0, 10), 1), (TextRange(5, 15), 2), (TextRange(7, 7), 3)])
    #expect([0, 4, 5, 9, 12, 15].map { map.value(at: $0) } == [1, 1, 1, 1, 2, nil])
  }
}
