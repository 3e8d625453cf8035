import ReportIndex
import ReportModel
import Testing

@Suite struct TimelineTests {
  /// The rows as a reader would see them, one a line.
  private func drawn(_ rows: [TimelineRow], in catalog: Catalog = ambry) -> [String] {
    rows.map { row in
      let mark = row.isApproximate ? "~" : " "
      switch row.content {
      case .period: return mark + row.date.description
      case .gap(let days): return "  … \(days) days … \(row.date)"
      case .entry(let entry, let quotation):
        let label = catalog.report.timeline[entry].label
        return "\(mark)  \(catalog.report.timeline[entry].kind) \(label)" + (quotation.map { " q\($0 + 1)" } ?? "")
      }
    }
  }

  @Test func byDayWithGapsAndWhatIsNotExactAtTheEndOfItsSpan() {
    #expect(
      drawn(ambry.timeline(.day)) == [
        " 2021-05-03", "   statement Mirel Castow q2",
        "  … 15 days … 2021-05-04/2021-05-18",
        " 2021-05-19", "   statement Isma’il Dorane-Velt q4", "   statement Mirel Castow q5",
        "  … 11 days … 2021-05-20/2021-05-30",
        "~2021-05~", "~  event late May the survey was stopped",
        " 2021-06-02", "   statement The Ambry Lantern q6",
        "  … 49 days … 2021-06-03/2021-07-21",
        " 2021-07-22", "   publication Report No. 7",
      ])
  }

  @Test func byWeekAndByMonth() {
    #expect(
      drawn(ambry.timeline(.week)).filter { !$0.hasPrefix("   ") } == [
        " 2021-05-03/2021-05-09", " 2021-05-17/2021-05-23", " 2021-05-31/2021-06-06",
        "~2021-05~", "~  event late May the survey was stopped", "  … 42 days … 2021-06-07/2021-07-18",
        " 2021-07-19/2021-07-25",
      ])
    #expect(
      drawn(ambry.timeline(.month)) == [
        " 2021-05", "   statement Mirel Castow q2", "   statement Isma’il Dorane-Velt q4",
        "   statement Mirel Castow q5", "~  event late May the survey was stopped",
        " 2021-06", "   statement The Ambry Lantern q6",
        " 2021-07", "   publication Report No. 7",
      ])
  }

  @Test func inOrderOfTextThereAreNoGroups() {
    #expect(
      drawn(ambry.timeline(.order)) == [
        "   publication Report No. 7", "   statement Mirel Castow q2", "~  event late May the survey was stopped",
        "   statement Isma’il Dorane-Velt q4", "   statement Mirel Castow q5", "   statement The Ambry Lantern q6",
      ])
  }

  @Test func limitsLeaveTheirRowsAndTheGapsBetweenThem() {
    #expect(
      drawn(ambry.timeline(.day, under: Limits([.init(.include, .speaker(0))]))) == [
        " 2021-05-03", "   statement Mirel Castow q2", "  … 15 days … 2021-05-04/2021-05-18", " 2021-05-19",
        "   statement Mirel Castow q5",
      ])
    #expect(
      drawn(ambry.timeline(.order, under: Limits([.init(.include, .date(EDTF(year: 2021, month: 7)))])))
        == ["   publication Report No. 7"])
    #expect(
      drawn(ambry.timeline(.order, under: Limits([.init(.include, .section(0)), .init(.exclude, .speaker(0))])))
        == ["~  event late May the survey was stopped"])
  }

  @Test func datesOfEveryKindHaveAPlace() {
    var fixture = ReportFixture("a b c d e f g h i j k")
    let dates = [
      "2021-05-10", "2021", "2021-05-10/2021-05-21", "2021-22", "195X", "../1979", "2021-05-12/..", "2021-05-12~",
      "2021-05-12", "../..", "2021-05-31",
    ]
    for (label, date) in zip("abcdefghijk", dates) { fixture.event(String(label), date) }
    let catalog = Catalog(fixture.made())
    let entries = catalog.timeline(.day).filter { $0.entry != nil }
    #expect(
      entries.map(\.date.description) == [
        "195X", "../..", "../1979", "2021-05-10", "2021-05-10/2021-05-21", "2021-05-12", "2021-05-12~", "2021-05-12/..",
        "2021-05-31", "2021-22", "2021",
      ])
    for scale in TimelineScale.allCases {
      #expect(catalog.timeline(scale).filter { $0.entry != nil }.count == dates.count)
    }
  }

  @Test func aPlaceHasItsRow() {
    let rows = ambry.timeline(.day)
    func row(_ offset: Int) -> String? { ambry.row(nearest: offset, in: rows).map { drawn([rows[$0]])[0] } }
    #expect(row(ambry.report.quotations[1].range.end - 1) == "   statement Mirel Castow q2")
    #expect(row(ambry.report.quotations[4].range.start) == "   statement Mirel Castow q5")
    #expect(row(0) == "   publication Report No. 7")
    #expect(row(ambry.report.text.count) == "   statement The Ambry Lantern q6")
    #expect(ambry.countsByDay().map(\.count) == [1, 2, 1])
  }
}
