import Testing

@testable import ReportIndex

@Suite struct ByteSearchTests {
  @Test func everyPlaceIsFoundAsABytewiseSearchFindsIt() {
    var random = Seeded(31)
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...150, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) }
      let needle = (0..<Int.random(in: 1...5, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) }
      let from = Int.random(in: 0...text.count, using: &random)
      let to = Int.random(in: from...text.count, using: &random)
      var expected: [UInt32] = []
      if to - from >= needle.count {
        for start in from...(to - needle.count) where Array(text[start..<start + needle.count]) == needle {
          expected.append(UInt32(start))
        }
      }
      #expect(ByteSearch(needle).starts(in: text.span, from: from, to: to) == expected)
    }
  }
}
