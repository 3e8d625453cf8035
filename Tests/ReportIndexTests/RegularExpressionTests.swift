import ReportModel
import Testing

@testable import ReportIndex

@Suite struct RegularExpressionTests {
  /// A report that is one quotation of many words.
  private func catalog(_ words: String) -> Catalog {
    var fixture = ReportFixture("He said: \"\(words)\"")
    fixture.quotation(words, by: nil)
    return Catalog(fixture.made())
  }

  @Test(arguments: ["(a+)+$", "(a|a)*b", "(.*)(.*)(.*)(.*)x$", "(\\w{0,100}){0,3}q", "(?:a?){60}a{60}", "((a*)*)*b"])
  func noPatternHangs(_ pattern: String) {
    let long = catalog(String(repeating: String(repeating: "a", count: 3000) + ". ", count: 40) + "end")
    let clock = ContinuousClock()
    let time = clock.measure { _ = long.quotations(matching: .regex(pattern)) }
    #expect(time < .seconds(10), "\(pattern)")
  }

  @Test func whatGivesUpIsSaid() {
    let long = catalog(String(repeating: "a", count: 3000) + "!")
    #expect(!long.quotations(matching: .regex("(a+)+$")).isComplete)
    #expect(long.quotations(matching: .regex("a+!")).isComplete)
  }

  @Test(arguments: [
    ("ask", true), ("Ask", true), ("ASK", false), ("(?i)ASK", true), ("\\Wask\\W", false), ("\\bask\\S*\\W", true),
    ("\\p{Lu}sk", true), ("(?<NAME>a)sk", true), ("(?<=A)SK", false), ("[A]sk", true), ("[a]SK", false),
  ])
  func aCapitalMakesItExactInCase(pattern: String, isFound: Bool) {
    let found = ambry.quotations(matching: .regex(pattern)).quotations
    #expect(found.contains(4) == isFound)
  }

  @Test func placesAreThoseOfTheText() {
    func found(_ pattern: String) -> [String] {
      ambry.quotations(matching: .regex(pattern)).places.map { ambry.report.text.string($0) }
    }
    // A line end is a blank, a marker is left out, paragraphs are lines.
    #expect(found("lead came") == ["lead\ncame"])
    #expect(found("sand\\. My") == ["sand.[1] My"])
    #expect(found("^the channel") == ["The channel"])
    #expect(found("three\\.$") == ["three."])
    #expect(found("Nobody, has") == ["Nobody,\" he wrote, \"has"])
    #expect(found("he wrote") == [])
    #expect(found("(?=.*winter)") == [])
    #expect(ambry.quotations(matching: .regex("(?=.*winter)")).quotations == [4])
  }
}
