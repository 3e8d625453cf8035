import BundledReport
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Much of one thing is read soundly, and twice as much in less than three times the time. `IBID_FUZZ` makes it a
/// hundred thousand of each.
@Suite struct PathologicalTests {
  @Test(arguments: PathologicalText.all) func twiceAsMuchTakesLessThanThreeTimesAsLong(_ text: PathologicalText) {
    let lexicon = Lexicon(BundledReport.words)
    let count = environment("IBID_FUZZ") == nil ? 300 : 100_000
    let (once, twice) = (Array(text.make(count).utf8), Array(text.make(2 * count).utf8))
    let found = fault(of: parse(readDraft(once, format: text.format), lexicon))
    #expect(found == nil, "\(text.name): \(found ?? "")")
    let ratio = growth(
      { _ = parse(readDraft(once, format: text.format), lexicon) },
      { _ = parse(readDraft(twice, format: text.format), lexicon) })
    #expect(ratio < 3, "\(text.name): twice as much takes \(ratio) times as long")
  }
}

extension PathologicalText: CustomTestStringConvertible {
  var testDescription: String { name }
}
