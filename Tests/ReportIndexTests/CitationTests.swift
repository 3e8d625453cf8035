import ReportIndex
import ReportModel
import Testing

/// Quotations as they leave the report.
@Suite struct CitationTests {
  private func catalog() -> Catalog {
    var fixture = ReportFixture(
      """
      Tolls & Ferries

      The Crossing

      Oke told Bell: "The *ferry* is_ours.
      It runs {always}.

      And 100% of it \u{1B}[31m\u{202E}floats."[4]

      Bell said: "So be it."

      [4] The   Gull
      (Sule), May 3, 2020
      """)
    fixture.section("The Crossing")
    let oke = fixture.speaker("Ada Oke")
    let note = fixture.note("4")
    fixture.quotation(
      "The *ferry* is_ours.\nIt runs {always}.", "And 100% of it \u{1B}[31m\u{202E}floats.", by: oke,
      said: "2020-05-01",
      notes: [note])
    fixture.quotation("So be it.", kind: .inline, by: nil)
    var report = fixture.report
    let text = fixture.find("The   Gull\n(Sule), May 3, 2020")
    report.notes[note].definition = .init(range: text, text: text, sources: [])
    report.titleBlock.title = TextRange(0, 15)
    report.titleBlock.series = "Water Papers"
    report.titleBlock.number = "7"
    report.titleBlock.published = EDTF(year: 2020, month: 6, day: 1)
    report.titleBlock.authors = ["Una Marsh", "Tom Reed"]
    report.quotations[0].addressee = "Tom Bell"
    report.path = "/home/una/crossing.txt"
    return Catalog(report)
  }

  @Test func theTextNamesSpeakerDateNoteReportAndPlace() {
    #expect(
      catalog().citation(of: 0, .text) == """
        “The *ferry* is_ours. It runs {always}.

        “And 100% of it [31mfloats.”
        — Ada Oke, to Tom Bell, May 1, 2020
        Source: The Gull (Sule), May 3, 2020 [note 4]
        Quoted in: Una Marsh, Tom Reed, “Tolls & Ferries”, Water Papers No. 7, June 1, 2020, section “The Crossing”, crossing.txt#q1

        """)
  }

  @Test func whatTheReaderHasPutRightSaysSo() {
    var report = catalog().report
    report.quotations[0].saidEvidence = Evidence(Evidence.readersRule)
    #expect(
      Catalog(report).citation(of: 0, .text).contains(
        "Ada Oke, to Tom Bell, May 1, 2020 (date put right by the reader)\n"))
    report.quotations[0].evidence = Evidence(Evidence.readersRule)
    let corrected = Catalog(report)
    #expect(
      corrected.citation(of: 0, .text).contains("— Ada Oke, to Tom Bell, May 1, 2020 (put right by the reader)\n"))
    #expect(corrected.citation(of: 0, .markdown).contains("— **Ada Oke**, May 1, 2020 (put right by the reader). "))
    #expect(corrected.citation(of: 0, .bibtex).contains("put right by the reader"))
    #expect(!corrected.citation(of: 1, .text).contains("put right"))
  }

  @Test func markdownKeepsItsOwnSignsOutOfTheWords() {
    #expect(
      catalog().citation(of: 0, .markdown) == """
        > The \\*ferry\\* is\\_ours. It runs {always}.
        >
        > And 100% of it \\[31mfloats.

        — **Ada Oke**, May 1, 2020. The Gull (Sule), May 3, 2020. Quoted in Una Marsh, Tom Reed, “Tolls & Ferries”, Water Papers No. 7, June 1, 2020, section “The Crossing”, `crossing.txt#q1`.

        """)
  }

  @Test func bibTeXIsOneEntryWithBalancedBraces() {
    let entry = catalog().citation(of: 0, .bibtex)
    #expect(
      entry == """
        @misc{marsh2020q1,
          author = {Una Marsh and Tom Reed},
          title = {{Tolls \\& Ferries}},
          howpublished = {Water Papers No. 7},
          year = {2020},
          month = {6},
          note = {Quotation q1: Ada Oke, to Tom Bell, May 1, 2020; The Gull (Sule), May 3, 2020}
        }

        """)
  }

  @Test func withoutSpeakerDateOrNoteNothingIsInvented() {
    let text = catalog().citation(of: 1, .text)
    #expect(text.hasPrefix("“So be it.”\n— nobody named\nQuoted in: "))
    #expect(catalog().citation(of: 1, .words) == "So be it.\n")
    #expect(catalog().noteText(0) == "The Gull (Sule), May 3, 2020")
    #expect(catalog().reference(to: .note("4")) == "crossing.txt#n4")
  }

  @Test(arguments: [
    ("- a dash", "\\- a dash"), ("12. Thirdly", "12\\. Thirdly"), ("in 12. and", "in 12. and"), ("a - b", "a - b"),
    ("R & B", "R & B"), ("&amp; &#65;", "\\&amp; \\&\\#65;"), ("me@sule.example @oke", "me@sule.example \\@oke"),
    ("costs $5^2", "costs \\$5\\^2"), (": so", "\\: so"),
  ])
  func markdownReadsAsItStands(words: String, expected: String) {
    #expect(markdownEscaped(words) == expected)
  }

  @Test func sourcesOfANoteAreEntriesOfTheirOwn() {
    var report = catalog().report
    var source = Note.Source()
    source.outlet = "The Gull"
    source.date = EDTF(year: 2020, month: 5, day: 3)
    source.url = "https://gull.example/a_b?c={1}"
    report.notes[0].definition?.sources = [source, Note.Source()]
    report.notes[0].references = [.init(TextRange(0, 1), quotations: [0], evidence: Evidence("test"))]
    let entries = Catalog(report).entries(ofNote: 0)
    #expect(entries.map(\.key) == ["marsh2020n4", "marsh2020n4-2"])
    #expect(
      entries[0].bibtex() == """
        @misc{marsh2020n4,
          title = {{The Gull (Sule), May 3, 2020}},
          publisher = {{The Gull}},
          year = {2020},
          month = {5},
          day = {3},
          url = {https://gull.example/a_b?c=1},
          note = {Note 4 of “Tolls \\& Ferries”; supports q1}
        }

        """)
  }
}
