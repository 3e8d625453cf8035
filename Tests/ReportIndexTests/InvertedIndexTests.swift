import ReportModel
import Testing

@testable import ReportIndex

@Suite struct InvertedIndexTests {
  private let text = """
    The pilot Reza Ramazan-Khani said: “The pilots’ bar.”
    Isma'il and Ismail; the pilot's lead, 12-day watch. The
    pilot\u{2014}again. Łódź,العربية، νερό; Ramazan came.
    """

  private func found(_ words: String, prefix: Bool = false) -> [String] {
    let index = InvertedIndex(FoldedText(bytes: Array(text.utf8)))
    return index.places(of: words, prefix: prefix).map {
      String(decoding: Array(text.utf8)[$0.start..<$0.end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("pilot", false, ["pilot", "pilot", "pilot"]),
    ("pilot", true, ["pilot", "pilots", "pilot\u{2019}s", "pilot"]),
    ("ramazan", false, ["Ramazan", "Ramazan"]),
    ("khani", false, ["Khani"]),
    ("Ramazan-Khani", false, ["Ramazan-Khani"]),
    ("ramazan khani", false, ["Ramazan-Khani"]),
    ("isma\u{2019}il", false, ["Isma'il", "Ismail"]),
    ("12-day watch", false, ["12-day watch"]),
    ("the pilot", false, ["The pilot", "the pilot", "The\npilot"]),
    ("the pil", true, ["The pilot", "The pilots", "the pilot's", "The\npilot"]),
    ("lodz", false, ["Łódź"]),
    ("العربية", false, ["العربية"]),
    ("ΝΕΡΌ", false, ["νερό"]),
    ("pil", false, []),
    ("pilot bar", false, []),
    ("", false, []),
  ])
  func wordsAndPhrasesAreFound(words: String, prefix: Bool, expected: [String]) {
    let text = found(words, prefix: prefix).map { $0.replacing("'s", with: "") }
    #expect(text == expected.map { $0.replacing("\u{2019}s", with: "").replacing("'s", with: "") })
  }

  @Test func wordsThatBeginSoAreListedWithTheirCounts() {
    let index = InvertedIndex(FoldedText(bytes: Array(text.utf8)))
    #expect(index.terms(withPrefix: "Pil").map { "\($0.word) \($0.count)" } == ["pilot 2", "pilots 2"])
    #expect(index.count(of: "ISMAIL") == 2)
    #expect(index.terms(withPrefix: "").count == index.termCount)
  }

  @Test func everyWordOfAnyTextIsFoundWhereItStands() {
    var random = Seeded(41)
    for _ in 0..<200 {
      let text = randomText(&random, length: 300)
      let folded = FoldedText(bytes: Array(text.utf8))
      let index = InvertedIndex(folded)
      let words = WordScanner.words(of: folded.bytes.span)
      #expect(index.wordCount == words.count)
      for word in words.prefix(20) {
        let bytes = Array(folded.bytes[Int(word.start)..<Int(word.end)])
        let places = index.places(of: String(decoding: bytes, as: UTF8.self))
        let place = folded.original(Int(word.start)..<Int(word.end))
        #expect(places.contains { $0.overlaps(place) }, "“\(String(decoding: bytes, as: UTF8.self))” in “\(text)”")
      }
    }
  }
}
