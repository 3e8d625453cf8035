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

  /// Each of them once ended the program.
  @Test(arguments: [
    // A title in marks, and behind it nothing but space that is not seen.
    """
    "the keeper of the outer light has said nothing at all of the storm that took his boat"\u{200B}\u{200B}\u{200B}\u{200B}
    """,
    // A clause that begins on the page before, and goes on with what its pronoun said.
    """
    Ada Reed said: "It is so."

    The gate was shut and she added

    %%page 2%%

    that it was late: "It is late."

    """,
    // What looked like somebody's name and is an office; it is asked for between two places of that name.
    """
    Captain Paramount Lockmother came. Captain Bea Reed came.

    The captain said: "It is so."

    Paramount Lockmother left.

    The Paramount Lockmother, Ines Varga, stayed.

    """,
    // What looks like a heading, a name and its words, and has no word for the name.
    """
    Ada Reed came to the lock and stayed.

    –: "The lock is shut"

    Ada Reed came to the lock in the morning and stayed there until the evening, for it was shut, and nobody had a key.

    """,
    // A letter in which a line begins, near the eightieth byte, with a space of several bytes.
    """
    The Letters

    The second letter reads:

    "Dear Sir, the water is low and the boats lie on the sand and nobody has com
    \u{2003}\u{2003}and on.

    "Yours faithfully,

    "Nora Quist"

    Nora Quist left.

    """,
  ]) func whatOnceTrappedIsRead(_ text: String) {
    #expect(fault(of: parse(readDraft(Array(text.utf8)), lexicon)) == nil)
  }

  /// A heading of nothing but a space that is no blank, in Markdown.
  @Test func aHeadingWithoutWordsIsNone() {
    let report = parse(readDraft(Array("\u{A0} \r---\nUnited Nations\n".utf8), format: .markdown), lexicon)
    #expect(fault(of: report) == nil)
    #expect(report.sections.isEmpty)
  }

  /// Where a sentence is looked at so far and no further, the end is between two characters.
  @Test(arguments: 0..<4) func nothingCutsACharacter(shift: Int) {
    let words = String(repeating: "x", count: shift) + String(repeating: "م", count: 400)
    let text = """
      The Dredgers' Guild printed communiqués \(words)

      Communiqué No. 3 reads:

      "The lock is to be opened."

      """
    #expect(fault(of: parse(readDraft(Array(text.utf8)), lexicon)) == nil)
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
