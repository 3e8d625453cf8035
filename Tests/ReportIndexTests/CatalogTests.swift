import ReportIndex
import ReportModel
import Testing

@Suite struct CatalogTests {
  private let report = ambry.report

  /// Where words first stand.
  private func place(_ words: String) -> Int {
    guard let pattern = SearchPattern(words), let first = ambry.matches(of: pattern).first else {
      Issue.record("no “\(words)”")
      return 0
    }
    return first.start
  }

  @Test func countedAreThoseSaidOnceInOrder() {
    #expect(ambry.counted.map { report.quotations[$0].kind } == [.block, .inline, .inline, .inline])
    #expect(
      ambry.counted.map { report.quotations[$0].range.start }
        == ambry.counted.map { report.quotations[$0].range.start }.sorted())
  }

  @Test func aPlaceLeadsToItsQuotationSectionAndDefinition() {
    #expect(ambry.quotation(at: place("four fathoms")) == 1)
    #expect(ambry.quotation(at: place("at the bar. Source")) == 1)
    #expect(ambry.caption(at: place("at the bar. Source")) == 0)
    #expect(ambry.quotation(at: place("guest of the sea")) == 1)
    #expect(ambry.anyQuotation(at: place("guest of the sea")) == 2)
    #expect(ambry.quotation(at: place("No Longer Ours\n")) == nil)
    #expect(ambry.anyQuotation(at: place("No Longer Ours\n")) == 0)
    #expect(ambry.quotation(at: place("survey was")) == nil)
    #expect(ambry.section(at: place("four fathoms")) == 1)
    #expect(ambry.sectionPath(1) == [0, 1])
    #expect(ambry.section(at: 0) == nil)
    #expect(ambry.definition(at: place("Minutes")) == 0)
    #expect(ambry.definition(at: place("survey was")) == nil)
  }

  @Test func theNearestQuotationIsOfTheSameSectionIfThereIsOneAhead() {
    #expect(ambry.nearestQuotation(to: 0) == 1)
    #expect(ambry.nearestQuotation(to: place("told the port's")) == 1)
    #expect(ambry.nearestQuotation(to: place("survey was")) == 1)
    #expect(ambry.nearestQuotation(to: place("Councillor")) == 3)
    #expect(ambry.nearestQuotation(to: place("Minutes")) == 5)
  }

  @Test func markersAreInOrderAndFoundFromAPlace() {
    #expect(ambry.markers.map { report.notes[$0.note].label } == ["1", "2", "2", "3"])
    #expect(ambry.markers.map(\.reference) == [0, 0, 1, 0])
    let first = ambry.markers[0].range
    #expect(ambry.marker(at: first.start) == 0)
    #expect(ambry.marker(at: first.end) == nil)
    #expect(ambry.firstMarker(from: first.end, before: report.text.count) == 1)
    #expect(ambry.firstMarker(from: first.end, before: first.end + 3) == nil)
  }

  @Test func quotationsFollowEachOtherWithinTheLimitAndBySpeaker() {
    let limits = Limits([.init(.exclude, .speaker(1))])
    #expect(ambry.quotation(after: 0) == 1)
    #expect(ambry.quotation(after: report.quotations[1].range.start) == 3)
    #expect(ambry.quotation(after: report.quotations[1].range.start, under: limits) == 4)
    #expect(ambry.quotation(before: report.quotations[4].range.start, under: limits) == 1)
    #expect(ambry.quotation(before: report.quotations[1].range.start) == nil)
    #expect(ambry.quotation(of: 0, after: report.quotations[1].range.start) == 4)
    #expect(ambry.quotation(of: 0, before: report.quotations[4].range.start) == 1)
    #expect(ambry.stops(of: 3) == [2])
  }

  @Test func aNoteKnowsWhatRestsOnIt() {
    #expect(ambry.quotations(on: 1) == [1, 2, 3, 4])
    #expect(ambry.referenceCount(of: 1) == 2)
    #expect(ambry.outlets(ofNote: 2) == ["Ambry Lantern"])
    #expect(ambry.outlets(ofNote: 0) == [])
  }

  @Test func aShortNameThatTwoPeopleHaveIsNoName() {
    var report = ambry.report
    func person(_ name: String, _ kind: Speaker.Kind = .person) -> Speaker {
      Speaker(id: name, name: name, kind: kind, aliases: [.init(name, evidence: Evidence("name"))])
    }
    report.speakers = [person("Ada Oke"), person("Tom Oke"), person("Una Bell"), person("Bell", .outlet)]
    report.quotations = []
    report.timeline = []
    let catalog = Catalog(report)
    #expect(catalog.shortNames == ["Ada Oke", "Tom Oke", "Bell", "Bell"])
    #expect(report.speakers.indices.map { catalog.shortName(of: $0) } == catalog.shortNames)
  }

  @Test func speakersAreListedPeopleFirst() {
    func rows(_ sort: SpeakerOrder, _ limits: Limits = Limits()) -> [String] {
      ambry.speakerRows(sort: sort, under: limits).map { row in
        let first = row.first.map(\.description) ?? "-"
        return "\(ambry.shortName(of: row.speaker)) \(row.quotations)+\(row.nested) notes \(row.notes) \(first)"
      }
    }
    #expect(
      rows(.count) == [
        "Castow 2+0 notes 2 2021-05-03", "Dorane-Velt 1+0 notes 0 2021-05-19",
        "The Ambry Lantern 1+0 notes 1 2021-06-02", "Castow's father 0+1 notes 1 -",
      ])
    #expect(rows(.name).first == "Dorane-Velt 1+0 notes 0 2021-05-19")
    #expect(rows(.date).first == "Castow 2+0 notes 2 2021-05-03")
    #expect(
      rows(.count, Limits([.init(.include, .section(2))])) == [
        "Castow 1+0 notes 1 2021-05-19", "Dorane-Velt 1+0 notes 0 2021-05-19",
        "The Ambry Lantern 1+0 notes 1 2021-06-02",
      ])
    let list = ambry.speakerRows(sort: .count)
    #expect(ambry.row(nearest: place("Nobody"), in: list) == 1)
    #expect(ambry.row(nearest: place("guest of the sea"), in: list) == 3)
    #expect(ambry.notes(of: 0) == [0, 1])
  }

  @Test func anEmptyReportHasNoAnswersAndNoTraps() {
    let empty = Catalog(Report(ReportDraft(text: ReadingText(""), paragraphs: [], byteCount: 0)))
    #expect(empty.counted.isEmpty && empty.markers.isEmpty && empty.outlets.isEmpty)
    #expect(empty.quotation(at: 0) == nil && empty.nearestQuotation(to: 0) == nil && empty.section(at: 0) == nil)
    #expect(TimelineScale.allCases.allSatisfy { empty.timeline($0).isEmpty })
    #expect(empty.speakerRows(sort: .count).isEmpty)
    #expect(SearchPattern("x").map { empty.matches(of: $0).isEmpty } == true)
    #expect(SearchPattern("\"").map { empty.matches(of: $0).isEmpty } == true)
    #expect(empty.description(of: Limits()) == "0 of 0 quotations · no limit")
  }
}
