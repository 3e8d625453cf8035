import BundledReport
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Every byte sequence is a report, and every report is sound.
@Suite struct SoundnessTests {
  private let lexicon = Lexicon(BundledReport.words)

  @Test func smallThingsAreReports() {
    for text in [
      "", "\n", " ", "x", "\"", "'", "[1]", "[1] x", ":", "Q:", "Q: ", "• ", "“", "\u{0}", "\r", ".", "A. B", "No. 1",
    ] {
      #expect(fault(of: parse(readDraft(Array(text.utf8)), lexicon)) == nil, "\(text.debugDescription)")
    }
  }

  @Test func theBundledReportIsSound() {
    let report = parse(readDraft(BundledReport.report), lexicon)
    #expect(fault(of: report) == nil)
    #expect(report.quotations.count > 20)
  }

  @Test func lineEndsDoNotMatter() {
    let lines = String(decoding: BundledReport.report, as: UTF8.self)
    let unix = facts(of: parse(readDraft(Array(lines.utf8)), lexicon))
    let dos = facts(of: parse(readDraft(Array(lines.replacing("\n", with: "\r\n").utf8)), lexicon))
    #expect(unix == dos)
    #expect(unix.count > 100)
  }
}
