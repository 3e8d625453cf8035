import ReportIndex
import ReportModel
import Testing

@Suite struct EchoAlignmentTests {
  /// The runs of two quotations, each as its kind and its words in both.
  private func runs(_ first: String, _ second: String) -> [String] {
    let text = ReadingText(first + "\n\n" + second)
    let (a, b) = quotations(first.utf8.count, text)
    return EchoAlignment(a, b, in: text).runs.map { run in
      [run.kind.rawValue, run.first.map(text.string) ?? "–", run.second.map(text.string) ?? "–"].joined(
        separator: " | ")
    }
  }

  private func quotations(_ end: Int, _ text: ReadingText) -> (Quotation, Quotation) {
    let evidence = Evidence("test")
    return (
      Quotation(kind: .block, pieces: [TextRange(0, end)], evidence: evidence),
      Quotation(kind: .block, pieces: [TextRange(end + 2, text.count)], evidence: evidence)
    )
  }

  @Test func theSameWordsAreOneRunWhateverTheirMarks() {
    #expect(
      runs("The Lock Opens For Nobody", "the lock... opens, for “nobody”.")
        == ["same | The Lock Opens For Nobody | the lock... opens, for “nobody”."])
  }

  @Test func whatIsCutInsertedAndChangedIsTold() {
    #expect(
      runs("We have counted the swans and the boats of Weir", "We have counted [all] the swans… of the town")
        == [
          "same | We have counted | We have counted", "inserted | – | [all]", "same | the swans | the swans",
          "cut | and the boats | –", "same | of | of", "changed | Weir | the town",
        ])
  }

  @Test func wordsOfNothingAreAllCutOrInserted() {
    #expect(runs("One two", "...") == ["cut | One two | –"])
    #expect(runs("…", "One two") == ["inserted | – | One two"])
    #expect(runs("…", "...") == [])
  }

  @Test func everyWordIsInOneRunInOrder() {
    var random = SeededRandom(state: 3)
    for _ in 0..<300 {
      let words = ["the", "lock", "a", "b", "c", "opens", "…", "swan"]
      func some() -> String {
        (0..<Int(random.next() % 30)).map { _ in words[Int(random.next() % 8)] }.joined(separator: " ")
      }
      let (first, second) = (some() + " x", some() + " y")
      let text = ReadingText(first + "\n\n" + second)
      let (a, b) = quotations(first.utf8.count, text)
      let runs = EchoAlignment(a, b, in: text).runs
      for side in [\EchoAlignment.Run.first, \EchoAlignment.Run.second] {
        let ranges = runs.compactMap { $0[keyPath: side] }
        for (before, next) in zip(ranges, ranges.dropFirst()) { #expect(before.end <= next.start) }
        let whole = side == \.first ? a.range : b.range
        let count = ranges.reduce(0) { $0 + Self.count(of: text.string($1)) }
        #expect(count == Self.count(of: text.string(whole)))
      }
      for run in runs where run.kind == .same {
        #expect(
          run.first.map { Self.letters(text.string($0)) } == run.second.map { Self.letters(text.string($0)) })
      }
    }
  }

  private static func letters(_ words: String) -> String { words.lowercased().filter(\.isLetter) }
  private static func count(of words: String) -> Int { words.split(separator: " ").count { $0 != "…" } }

  @Test(arguments: ["same ", "a b ", "word… "]) func longQuotationsAreAlignedInProportion(_ piece: String) {
    func seconds(_ count: Int) -> Double {
      let first = (0..<count).map { "\(piece)\($0 % 7) " }.joined()
      let second = (0..<count).map { "\($0 % 5) \(piece)" }.joined()
      let text = ReadingText(first + "\n\n" + second)
      let (a, b) = quotations(first.utf8.count, text)
      let clock = ContinuousClock()
      return (0..<2).map { _ in clock.measure { _ = EchoAlignment(a, b, in: text) } }.min().map { $0 / .seconds(1) }
        ?? 0
    }
    var ratio = Double.infinity
    for _ in 0..<3 where ratio >= 3 { ratio = min(ratio, seconds(8000) / max(1e-4, seconds(4000))) }
    #expect(ratio < 3)
  }
}

private struct SeededRandom {
  var state: UInt64
  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Words that are the same by chance, and words that stand twice.
@Suite struct EchoFragmentTests {
  private func runs(_ first: [String], _ second: [String]) -> [String] {
    let text = ReadingText((first + second).joined(separator: "\n\n"))
    var pieces: [TextRange] = []
    var offset = 0
    for piece in first + second {
      pieces.append(TextRange(offset, offset + piece.utf8.count))
      offset += piece.utf8.count + 2
    }
    func quotation(_ pieces: ArraySlice<TextRange>) -> Quotation {
      Quotation(kind: .block, pieces: Array(pieces), evidence: Evidence("test"))
    }
    let alignment = EchoAlignment(
      quotation(pieces[..<first.count]), quotation(pieces[first.count...]), in: text)
    return alignment.runs.map { run in
      [run.kind.rawValue, run.first.map(text.string) ?? "–", run.second.map(text.string) ?? "–"].joined(
        separator: " | ")
    }
  }

  @Test func aFragmentGoesToTheWordsThatItStandsWith() {
    #expect(
      runs(
        ["He was one in the long line of keepers who rang it. In the cold spring we rang it"], ["In The Cold Spring"])
        == [
          "cut | He was one in the long line of keepers who rang it. | –",
          "same | In the cold spring | In The Cold Spring",
          "cut | we rang it | –",
        ])
  }

  @Test func oneWordBetweenLongDifferencesIsChance() {
    #expect(
      runs(["alpha beta gamma delta epsilon the zeta eta theta iota kappa"], ["one two three four five the six seven"])
        == [
          "changed | alpha beta gamma delta epsilon the zeta eta theta iota kappa | one two three four five the six seven"
        ])
  }

  @Test func theSameWordsPartWhereAParagraphBegins() {
    #expect(
      runs(["The ice came early.", "The bridge held."], ["The ice came early. The bridge held."])
        == [
          "same | The ice came early. | The ice came early.", "same | The bridge held. | The bridge held.",
        ])
  }
}
