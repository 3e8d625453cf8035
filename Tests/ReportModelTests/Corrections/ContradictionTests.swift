import Testing

@testable import ReportModel

/// Which correction overrules which.
@Suite struct ContradictionTests {
  let report = SpokenReport.ferry.report

  private func speaker(_ quotation: Int, _ name: String) -> Correction {
    .speaker(report.q(quotation), report.named(name))
  }

  private func found(_ corrections: [Correction]) -> [[Int]] {
    report.contradictions(in: corrections).map { [$0.earlier, $0.later] }
  }

  @Test func twoSpeakersOrTwoDatesOfOneQuotationContradict() {
    #expect(found([speaker(1, "Odd Quill"), speaker(1, "Tess Marl")]) == [[0, 1]])
    #expect(found([speaker(1, "Odd Quill"), speaker(2, "Tess Marl"), speaker(1, "Odd Quill")]).isEmpty)
    #expect(found([speaker(1, "Odd Quill"), .speaker(report.q(1), nil)]) == [[0, 1]])
    #expect(
      found([.said(report.q(1), EDTF(year: 2019)), .said(report.q(1), nil), speaker(1, "Odd Quill")]) == [[0, 1]])
  }

  @Test func namesThatAreOneAndTwoContradict() {
    let (ilse, tam) = (report.named("Ilse Marrow"), report.named("Tam Okello"))
    let merged = report.corrected(by: [.merge(tam, into: ilse)]).report
    let split = Correction.split(form: "Tam Okello", from: merged.named("Ilse Marrow"))
    #expect(found([.merge(tam, into: ilse), split]) == [[0, 1]])
    #expect(found([.merge(tam, into: ilse), .merge(tam, into: ilse)]).isEmpty, "the second does not fit")
  }

  @Test func whatDoesNotFitOverrulesNothing() {
    var gone = report.q(1)
    gone.print += 1
    #expect(found([speaker(1, "Odd Quill"), .speaker(gone, nil)]).isEmpty)
  }

  @Test func whatIsInForceAlreadyIsNotNew() {
    let (quill, marl) = (speaker(1, "Odd Quill"), speaker(1, "Tess Marl"))
    #expect(report.newCorrections(of: [quill], beside: []) == [quill])
    #expect(report.newCorrections(of: [quill], beside: [quill]).isEmpty)
    // Overruled by one that is not offered: it counts again.
    #expect(report.newCorrections(of: [quill], beside: [quill, marl]) == [quill])
    #expect(report.newCorrections(of: [quill, marl], beside: [quill, marl]).isEmpty)
    #expect(report.newCorrections(of: [quill], beside: [quill, marl, quill]).isEmpty)
  }
}
