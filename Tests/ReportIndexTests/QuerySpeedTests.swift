import ReportModel
import Testing

@testable import ReportIndex

/// Figures, not assertions:
/// `IBID_BENCH=1 swift test -c release -Xswiftc -enable-testing --filter QuerySpeedTests` prints them.
@Suite struct QuerySpeedTests {
  /// A report of quotations, one a paragraph, of invented words by frequency as in a language.
  private func catalog(bytes: Int) -> Catalog {
    var random = Seeded(101)
    let syllables = ["ta", "re", "mo", "li", "sun", "ker", "vo", "an", "esh", "dor", "pi", "qua"]
    let words = (0..<4000).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
    }
    var text: [UInt8] = []
    var quotations: [Quotation] = []
    while text.count < bytes {
      text += "Somebody said: \"".utf8
      let start = text.count
      for _ in 0..<Int.random(in: 40...200, using: &random) {
        let share = Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random)
        text += (words[Int(Double(words.count) * share)] + " ").utf8
      }
      text += "qed".utf8
      var quotation = Quotation(kind: .block, pieces: [TextRange(start, text.count)], evidence: Evidence("test"))
      quotation.speaker = quotations.count % 100
      quotation.said = EDTF(year: 2000 + quotations.count % 20, month: 1 + quotations.count % 12)
      quotations.append(quotation)
      text += "\"\n\n".utf8
    }
    let reading = ReadingText(utf8: text)
    var report = Report(ReportDraft(text: reading, paragraphs: [], byteCount: reading.count))
    report.quotations = quotations
    report.speakers = (0..<100).map { speaker in
      let own = quotations.indices.filter { $0 % 100 == speaker }
      return Speaker(id: "s\(speaker)", name: "Ona Speaker\(speaker)", kind: .person, quotations: own)
    }
    return Catalog(report)
  }

  @Test(.enabled(if: CommandLineEnvironment.has("IBID_BENCH")))
  func figures() throws {
    let catalog = catalog(bytes: 5_000_000)
    catalog.prepareSearch()
    let clock = ContinuousClock()
    let typings = [
      "takermo", "ta", "qed", "t*", "taker*", "\"mo li\"", "Ta", "/takermo/", "/\\bta\\w+ qed/", "/.*qed$/", "/(a+)+$/",
      "/(\\w+ )*x/", "speaker:speaker7", "said:2004-05", "ta mo or not (li speaker:speaker7)", "*",
    ]
    for typed in typings {
      let query = try Query(parsing: typed)
      var found = QueryResult()
      let times = (0..<3).map { _ in
        clock.measure {
          var evaluation = QueryEvaluation(catalog)
          found = evaluation.result(of: query)
        }
      }
      let least = times.min() ?? .zero
      print("\(typed): \(found.quotations.count), \(found.places.count) places, \(found.isComplete), \(least)")
    }
    for typed in ["s", "ta", "speaker:", "said:", "section:"] {
      let time = clock.measure { _ = catalog.completions(of: typed, at: typed.count + 1) }
      print("completions of \(typed): \(time)")
    }
  }
}
