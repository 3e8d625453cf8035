import ReportModel
import Testing

@testable import ReportIndex

@Suite struct SearchPatternTests {
  /// What a pattern finds, as it stands in the text.
  private func found(_ typed: String, in text: String) -> [String] {
    guard let pattern = SearchPattern(typed) else { return ["nothing to look for"] }
    return pattern.ranges(in: text).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("pilot", "The Pilot and the PILOTS", ["Pilot", "PILOT"]),
    ("Pilot", "The Pilot and the pilots, PILOT", ["Pilot"]),
    ("ismail", "Isma'il, Isma\u{2019}il and Ismail", ["Isma'il", "Isma\u{2019}il", "Ismail"]),
    ("isma'", "Ismail and Isma'il", ["Isma", "Isma"]),
    ("isma'il", "Ismail", ["Ismail"]),
    ("elan", "E\u{301}lan élan", ["E\u{301}lan", "élan"]),
    ("cafe", "cafe\u{301} x", ["cafe\u{301}"]),
    ("stras", "Straße", ["Straß"]),
    ("strass", "Straße", ["Straß"]),
    ("no longer ours", "no\u{A0}longer\n  ours", ["no\u{A0}longer\n  ours"]),
    ("the sand. my", "the sand.\n\n\u{201C}My", ["the sand.\n\n\u{201C}My"]),
    ("hands of the children", "hands of [the] children", ["hands of [the] children"]),
    ("in the [inner] channel", "in the inner channel, in the [inner] channel", ["in the [inner] channel"]),
    ("in the [", "in the [inner", ["in the ["]),
    ("12", "war.[12] Then 12", ["12", "12"]),
    ("[12]", "war.[12] Then 12", ["[12]"]),
    ("[1", "war.[12] Then 1", ["[1"]),
    ("\"", "he \u{AB}said\u{BB}: 'it's'", ["\u{AB}", "\u{BB}", "'", "'"]),
    ("\"my", "my \u{201C}My \"my", ["\u{201C}My", "\"my"]),
    ("said \"my", "said my, said \u{201E}my", ["said \u{201E}my"]),
    ("pilots' bar", "the Pilots\u{2019} bar, pilots bar", ["Pilots\u{2019} bar", "pilots bar"]),
    ("a-b", "a\u{2013}b a--b a b", ["a\u{2013}b", "a--b"]),
    ("...", "so\u{2026} and ... and . . .", ["\u{2026}", "..."]),
    ("aa", "aaaa a", ["aa", "aa"]),
    ("x", "", []),
    ("longer than the text", "the text", []),
    ("", "x", ["nothing to look for"]),
    (" \t", "x y", ["nothing to look for"]),
    ("\u{200B}", "x", ["nothing to look for"]),
  ])
  func typedFindsThese(typed: String, text: String, expected: [String]) {
    #expect(found(typed, in: text) == expected)
  }

  @Test func whatIsFoundIsThePatternAndNothingOfItIsMissed() {
    var random = Seeded(23)
    for _ in 0..<3000 {
      let text = randomText(&random, length: 70)
      let folded = FoldedText(bytes: Array(text.utf8))
      guard folded.bytes.count > 4 else { continue }
      // A pattern that is there: a stretch of the shadow.
      let start = Int.random(in: 0..<folded.bytes.count - 2, using: &random)
      let end = min(folded.bytes.count, start + Int.random(in: 1...6, using: &random))
      guard let typed = String(validating: folded.bytes[start..<end], as: UTF8.self),
        let pattern = SearchPattern(typed), pattern.kept.isEmpty
      else { continue }
      let ranges = pattern.ranges(in: text)
      #expect(!ranges.isEmpty, "“\(typed)” not found in “\(text)”")
      var last = 0
      for range in ranges {
        #expect(range.lowerBound >= last)
        last = range.upperBound
        let words = String(decoding: Array(text.utf8)[range], as: UTF8.self)
        #expect(Folding.fold(words).utf8.count >= pattern.needle.count)
        // A bracket stays or goes by what stands around it.
        if words.contains("[") || words.contains("]") { continue }
        #expect(!SearchPattern.none(pattern, in: words), "“\(words)” is not “\(typed)”")
      }
    }
  }

  @Test func anyPatternOverAnyTextGivesSoundRanges() {
    var random = Seeded(5)
    for _ in 0..<3000 {
      let text = randomText(&random, length: 60)
      guard let pattern = SearchPattern(randomText(&random, length: Int.random(in: 1...8, using: &random))) else {
        continue
      }
      var last = 0
      for range in pattern.ranges(in: text) {
        #expect(range.lowerBound >= last && range.upperBound > range.lowerBound && range.upperBound <= text.utf8.count)
        #expect(String(validating: Array(text.utf8)[range], as: UTF8.self) != nil, "not whole characters")
        last = range.upperBound
      }
    }
  }
}

extension SearchPattern {
  /// Whether the words do not hold the pattern.
  fileprivate static func none(_ pattern: SearchPattern, in words: String) -> Bool { pattern.ranges(in: words).isEmpty }
}
