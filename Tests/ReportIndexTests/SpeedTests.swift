import Glibc
import ReportModel
import Testing

@testable import ReportIndex

/// Figures, not assertions:
/// `IBID_BENCH=1 swift test -c release -Xswiftc -enable-testing --filter SpeedTests` prints them.
@Suite struct SpeedTests {
  /// Sentences of invented words, by frequency as in a language.
  private func prose(bytes: Int) -> ReadingText {
    var random = Seeded(99)
    let syllables = ["ta", "re", "mo", "li", "sun", "ker", "vo", "an", "esh", "dor", "pi", "qua"]
    let words = (0..<4000).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
    }
    var text: [UInt8] = []
    while text.count < bytes {
      let length = Int.random(in: 5...25, using: &random)
      var sentence = "“"
      for _ in 0..<length {
        let rank = Int(
          Double(words.count) * Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random))
        sentence += words[rank] + " "
      }
      text += sentence.utf8
      text += "Qed.”[12]\n".utf8
    }
    return ReadingText(utf8: text)
  }

  private func time(_ work: () -> Void) -> Duration {
    let clock = ContinuousClock()
    return (0..<5).map { _ in clock.measure(work) }.min() ?? .zero
  }

  @Test(.enabled(if: CommandLineEnvironment.has("IBID_BENCH")))
  func figures() {
    for megabytes in [5, 10] {
      let text = prose(bytes: megabytes * 1_000_000)
      let folded = FoldedText(text)
      print("\(megabytes) MB: fold \(time { _ = FoldedText(text) }), index \(time { _ = InvertedIndex(folded) })")
      for typed in ["e", "qed", "Qed", "takermo", "\"", "nothing of the kind"] {
        guard let pattern = SearchPattern(typed) else { continue }
        let stretch = 0..<folded.bytes.count
        let count = pattern.ranges(in: folded, within: stretch).count
        print("  “\(typed)” \(count) times: \(time { _ = pattern.ranges(in: folded, within: stretch) })")
      }
    }
  }
}

/// The environment, without Foundation.
enum CommandLineEnvironment {
  static func has(_ name: String) -> Bool { getenv(name) != nil }
}
