import Testing

@testable import ReportModel

@Suite struct CorrectionTests {
  let report = SpokenReport.ferry.report

  private func corrected(_ corrections: [Correction], _ report: Report? = nil) -> CorrectedReport {
    (report ?? self.report).corrected(by: corrections)
  }

  @Test func withoutCorrectionsNothingChanges() {
    #expect(report.corrected(by: []).report.links == report.links)
  }

  @Test func aCorrectionThatDoesNotFitChangesNothing() {
    let result = corrected([.merge(SpeakerAnchor(name: "Nobody Known"), into: report.named("Tam Okello"))])
    #expect(result.misfits == [.noSuchSpeaker("Nobody Known")])
    #expect(result.report.links == report.links)
  }

  @Test func aQuotationIsGivenToAnotherSpeaker() {
    let result = corrected([.speaker(report.q(2), report.named("Tam Okello"))])
    #expect(result.misfits == [nil])
    #expect(result.report.who(2) == "Tam Okello")
    #expect(result.report.quotations[1].evidence == Evidence("reader"))
    #expect(result.report.quotations[1].isCorrected && !result.report.quotations[0].isCorrected)
    #expect(result.report.speakers.map(\.quotations) == [[0], [1, 2, 3]])
  }

  @Test func somebodyNewBecomesASpeakerInTheOrderOfTheText() {
    let result = corrected([.speaker(report.q(1), SpeakerAnchor(name: "Odd Quill"))])
    #expect(result.report.speakers.map(\.name) == ["Odd Quill", "Ilse Marrow", "Tam Okello"])
    #expect(result.report.speakers[0].id == "odd-quill")
    #expect(result.report.speakers[0].aliases.map(\.evidence) == [Evidence("reader")])
    #expect(result.report.timeline.map(\.label) == ["Odd Quill", "Tam Okello", "Tam Okello"])
    #expect(result.report.timeline.map(\.speakers) == [[0], [2], [2]])
  }

  @Test func nobodysWordsAreNoFindingAndSomebodysNeither() {
    #expect(report.findings.map(\.code) == [.speakerUnknown])
    let known = corrected([.speaker(report.q(5), report.named("Tam Okello"))])
    #expect(known.report.findings.isEmpty)
    let unknown = corrected([.speaker(report.q(1), nil)])
    #expect(unknown.report.who(1) == nil)
    #expect(unknown.report.findings.map(\.range) == [report.quotations[4].range])
  }

  @Test func whoHasNothingLeftIsNoSpeaker() {
    let ilse = report.named("Ilse Marrow")
    let result = corrected([.speaker(report.q(3), ilse), .speaker(report.q(4), ilse)])
    #expect(result.report.speakers.map(\.name) == ["Ilse Marrow"])
  }

  @Test func aDateIsPutRightAndTheTimelineFollows() {
    let result = corrected([
      .said(report.q(2), EDTF(year: 2020, month: 5, day: 1)), .said(report.q(3), nil),
    ])
    #expect(result.report.timeline.map(\.quotations) == [[1], [0], [3]])
    #expect(result.report.quotations[1].saidEvidence == Evidence("reader"))
    #expect(result.report.quotations[2].said == nil && result.report.quotations[2].saidEvidence == Evidence("reader"))
  }

  @Test func twoSpeakersAreMadeOne() {
    let result = corrected([.merge(report.named("Tam Okello"), into: report.named("Ilse Marrow"))])
    #expect(result.report.speakers.map(\.name) == ["Ilse Marrow"])
    #expect(result.report.speakers[0].quotations == [0, 1, 2, 3])
    let forms = result.report.speakers[0].aliases
    #expect(forms.map(\.text) == ["Harbourmaster Marrow", "Ilse Marrow", "Tam Okello", "Marrow", "Okello"])
    #expect(forms.map(\.evidence.isReaders) == [false, false, true, false, true])
    #expect(result.report.quotations.map(\.isCorrected) == [false, false, true, true, false])
  }

  @Test func aNameThatWasMergedMeansTheOtherAfterwards() {
    let result = corrected([
      .merge(report.named("Tam Okello"), into: report.named("Ilse Marrow")),
      .speaker(report.q(5), SpeakerAnchor(name: "Tam Okello")),
    ])
    #expect(result.report.who(5) == "Ilse Marrow")
    #expect(result.report.speakers.count == 1)
  }

  @Test func aFormBecomesSomebodyElseWithWhatRestsOnItAlone() {
    let result = corrected([.split(form: "Harbourmaster Marrow", from: report.named("Ilse Marrow"))])
    #expect(result.report.speakers.map(\.name) == ["Ilse Marrow", "Harbourmaster Marrow", "Tam Okello"])
    #expect(result.report.speakers.map(\.quotations) == [[0], [1], [2, 3]])
    #expect(result.report.speakers[0].aliases.map(\.text) == ["Ilse Marrow", "Marrow"])
  }

  @Test func aFormIsTakenAwayAndWhatRestsOnItAloneIsNobodys() {
    let result = corrected([.unalias(form: "Harbourmaster Marrow", of: report.named("Ilse Marrow"))])
    #expect((1...5).map(result.report.who) == ["Ilse Marrow", nil, "Tam Okello", "Tam Okello", nil])
    #expect(result.report.quotations[1].isCorrected)
  }

  @Test func theOnlyFormCannotBeTaken() {
    var one = report
    one.speakers[1].aliases.removeLast()
    let result = corrected([.unalias(form: "Tam Okello", of: one.named("Tam Okello"))], one)
    #expect(result.misfits == [.onlyForm("Tam Okello", of: "Tam Okello")])
  }

  @Test func theNameThatIsTakenGivesWayToTheNextForm() {
    let result = corrected([.unalias(form: "Ilse Marrow", of: report.named("Ilse Marrow"))])
    #expect(result.report.speakers[0].name == "Harbourmaster Marrow")
    #expect(result.report.who(1) == nil)
  }

  @Test func twoQuotationsBecomeOneAndAllThatMeantThemMeansIt() {
    let result = corrected([.join(report.q(3), report.q(4))])
    #expect(result.misfits == [nil])
    #expect(result.report.quotations.count == 4)
    #expect(result.report.quotations[2].pieces == report.quotations[2].pieces + report.quotations[3].pieces)
    #expect(result.report.quotations[2].isCorrected)
    #expect(result.report.speakers[1].quotations == [2])
    #expect(result.report.notes[1].references.map(\.quotations) == [[2], [2]])
    #expect(result.report.timeline.map(\.quotations) == [[0], [2]])
  }

  @Test func quotationsThatAreNoNeighboursAreNotJoined() {
    #expect(corrected([.join(report.q(1), report.q(3))]).misfits == [.notNeighbours])
    #expect(corrected([.join(report.q(3), report.q(1))]).misfits == [.notNeighbours])
    #expect(corrected([.join(report.q(3), report.q(3))]).misfits == [.notNeighbours])
  }

  @Test func aQuotationBecomesTwo() {
    // “The rope was old before I was.” has 23 letters.
    let result = corrected([.cut(report.q(1), letters: 23)])
    #expect(result.misfits == [nil])
    let words = result.report.quotations.prefix(2).map(result.report.words)
    #expect(words == ["The rope was old before I was.", "I have asked for another since the spring."])
    #expect(result.report.speakers.map(\.quotations) == [[0, 1, 2], [3, 4]])
    #expect(result.report.notes[0].references.map(\.quotations) == [[0, 1]])
    #expect(result.report.notes[1].references.map(\.quotations) == [[3], [3, 4]])
    #expect(result.report.timeline.map(\.quotations) == [[0], [1], [3], [4]])
  }

  @Test func aCutThatIsUndoneByAJoinGivesTheSameLinks() {
    let cut = corrected([.cut(report.q(1), letters: 23)]).report
    let back = corrected([.cut(report.q(1), letters: 23), .join(cut.q(1), cut.q(2))])
    #expect(back.misfits == [nil, nil])
    #expect(back.report.words(of: back.report.quotations[0]) == report.words(of: report.quotations[0]))
    #expect(back.report.links.dropFirst(3) == report.links.dropFirst(3))
  }

  @Test(arguments: [0, 500]) func nothingIsCutWhereThereAreNoWordsOnOneSide(letters: Int) {
    #expect(corrected([.cut(report.q(1), letters: letters)]).misfits == [.nothingToCut])
  }

  @Test func aQuotationWithinIsNotCut() {
    var nested = report
    let range = report.quotations[0].range
    var inner = Quotation(
      kind: .nested, pieces: [TextRange(range.start + 4, range.end - 4)], evidence: Evidence("nested"))
    inner.parent = 0
    nested.quotations.insert(inner, at: 1)
    #expect(nested.corrected(by: [.cut(nested.q(1), letters: 23)]).misfits == [.quotationWithin])
  }
}
