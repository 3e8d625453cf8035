import ReportIndex
import ReportModel
import Testing

@Suite struct CatalogSearchTests {
  private func found(_ typed: String, in ranges: [TextRange]? = nil) -> [String] {
    guard let pattern = SearchPattern(typed) else { return ["nothing to look for"] }
    return ambry.matches(of: pattern, in: ranges).map { ambry.report.text.string($0) }
  }

  @Test(arguments: [
    // Across a line end, a bracket left out, a caption between two paragraphs of a quotation, a marker, a clause.
    ("the lead came up", ["The lead\ncame up"]),
    ("the inner channel", ["the [inner] channel"]),
    ("to the sand. My", ["to the sand.[1] My"]),
    ("to the sand.[1] my", ["to the sand.[1] My"]),
    ("sand. [1]", []),
    ("Nobody, has drowned yet", ["Nobody,\" he wrote, \"has drowned yet"]),
    ("nobody, he wrote", ["Nobody,\" he wrote"]),
    ("four fathoms is three. source", []),
    ("castow at the bar", ["Castow at the bar"]),
  ])
  func phrasesGoOnOverWhatInterruptsThem(typed: String, expected: [String]) {
    #expect(found(typed) == expected)
  }

  @Test func aPhraseGoesOnOverACaption() {
    let interrupted = found("is three. the channel")
    #expect(interrupted.count == 1)
    #expect(interrupted.first?.hasPrefix("is three.\n\nMirel") == true)
    #expect(interrupted.first?.hasSuffix("\"The channel") == true)
    #expect(found("is three. The channel is").count == 1)
    #expect(found("is three. the Channel is").isEmpty)
    // Over a caption and then a marker.
    #expect(found("is three. the channel is no longer ours; it belongs to the sand. my father").count == 1)
  }

  @Test func matchesAreHeldToRanges() {
    let speech = ambry.report.quotations[1].range
    #expect(found("channel").count == 3)
    #expect(found("channel", in: [speech]).count == 2)
    #expect(found("channel", in: [speech, speech, ambry.report.quotations[2].range]).count == 2)
    #expect(found("channel", in: []) == [])
    #expect(found("is three. the channel", in: [speech]).count == 1)
    #expect(found("is three. the channel", in: [TextRange(speech.start, speech.end - 60)]).count <= 1)
    #expect(found("We", in: [TextRange(speech.start + 1, speech.end)]) == [])
  }

  @Test func matchesAreByPlaceWithoutOverlap() {
    var random = Seeded(29)
    let text = ambry.report.text
    for _ in 0..<500 {
      let start = Int.random(in: 0..<text.count - 20, using: &random)
      guard
        let typed = String(
          validating: text.bytes[start..<start + Int.random(in: 1...20, using: &random)], as: UTF8.self),
        let pattern = SearchPattern(typed)
      else { continue }
      let matches = ambry.matches(of: pattern)
      #expect(matches.contains { $0.start <= start + 12 && start <= $0.end }, "“\(typed)” is there")
      #expect(zip(matches, matches.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
  }

  @Test func aNameFindsEveryNameOfThatSpeaker() throws {
    #expect(ambry.speakers(named: "ISMAIL DORANE-VELT") == [1])
    #expect(ambry.speakers(named: "  castow ") == [0])
    #expect(ambry.speakers(named: "cast") == [])
    let pattern = try #require(SearchPattern("castow"))
    let matches = ambry.matches(ofNamesFor: pattern)
    #expect(
      matches.map { ambry.report.text.string($0.range) } == [
        "Mirel Castow", "Mirel Castow", "Mirel Castow", "Castow",
      ])
    #expect(matches.map(\.form) == ["Mirel Castow", "Mirel Castow", "Mirel Castow", nil])
    let part = try #require(SearchPattern("cast"))
    #expect(ambry.matches(ofNamesFor: part).map(\.range) == ambry.matches(of: part))
  }
}
