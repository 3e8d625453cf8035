import Testing

@testable import ReportModel

@Suite struct CorrectionsFileTests {
  static let report = SpokenReport.ferry.report

  static var all: [Correction] {
    let (ilse, tam) = (report.named("Ilse Marrow"), report.named("Tam Okello"))
    let strange = SpeakerAnchor(
      id: "", name: "O\u{301}dd: \\Quill\n\r#two", kind: .outlet, forms: ["\u{308}x", " y ", ""])
    return [
      .speaker(report.q(1), tam), .speaker(report.q(2), nil), .speaker(report.q(5), strange),
      .said(report.q(2), EDTF(year: 2020, month: 5, isApproximate: true)), .said(report.q(3), nil),
      .merge(tam, into: ilse), .split(form: "Harbourmaster Marrow", from: ilse), .unalias(form: "#Marrow", of: ilse),
      .join(report.q(3), report.q(4)), .cut(report.q(1), letters: 23),
    ]
  }

  @Test(arguments: all) func eachIsReadAsItIsWritten(correction: Correction) {
    #expect(Correction(text: correction.text) == correction)
  }

  @Test func aFileIsReadAsItIsWritten() throws {
    let text = CorrectionsFile.text(of: Self.all, title: "The Ferry\nAt Dorn")
    #expect(text.hasPrefix("ibid corrections 1\n# The Ferry At Dorn\n\n# “The rope was old"))
    #expect(try CorrectionsFile.corrections(in: text) == Self.all)
    // As an editor elsewhere may leave it.
    let edited = "\u{FEFF}" + text.replacing("\n", with: "\r\n").replacing("\r\n\r\n", with: "\r\n \t\r\n\r\n")
    #expect(try CorrectionsFile.corrections(in: edited) == Self.all)
  }

  @Test func itIsMadeToBeRead() {
    let text = CorrectionsFile.text(of: [.speaker(Self.report.q(4), Self.report.named("Tam Okello"))], title: "")
    let lines = text.split(separator: "\n")
    #expect(lines[1] == "# “I only ask.\"[2] A voice from the back ca…”: said by Tam Okello")
    #expect(lines[2] == "correction: speaker")
    #expect(lines.contains("speaker: Tam Okello"))
    #expect(lines.contains("speaker-form: Okello"))
  }

  @Test func whatIsNoFileIsRefusedWithItsLine() throws {
    func problem(_ text: String) -> CorrectionsFile.Problem? {
      do throws(CorrectionsFile.Problem) {
        _ = try CorrectionsFile.corrections(in: text)
        return nil
      } catch { return error }
    }
    #expect(problem("") == .noCorrections)
    #expect(problem("The Ferry At Dorn\n") == .noCorrections)
    #expect(problem("ibid corrections 2\n") == .otherVersion("2"))
    #expect(problem("ibid corrections 1\n") == nil)
    #expect(problem("ibid corrections 1\n\n# so\ncorrection: praise\n") == .line(4))
    #expect(problem("ibid corrections 1\n\ncorrection: nobody\n") == .line(3))
    let good = CorrectionsFile.text(of: [Self.all[0]], title: "")
    #expect(problem(good.replacing("print: ", with: "print: x")) == .line(4))
    #expect(problem(good + "and so on\n") == .line(4))
  }

  @Test func correctionsThatWentThroughAFileGiveTheSameReport() throws {
    let report = Self.report
    var made: [Correction] = []
    // As a reader makes them: each in the report as the ones before have left it.
    func add(_ make: (Report) -> Correction) { made.append(make(report.corrected(by: made).report)) }
    add { .cut($0.q(1), letters: 23) }
    add { .speaker($0.q(2), SpeakerAnchor(name: "Odd Quill")) }
    add { .join($0.q(4), $0.q(5)) }
    add { .merge($0.named("Odd Quill"), into: $0.named("Tam Okello")) }
    add { .said($0.q(5), EDTF(year: 2019)) }
    let direct = report.corrected(by: made)
    #expect(direct.misfitCount == 0)
    let read = try CorrectionsFile.corrections(in: CorrectionsFile.text(of: made, title: "x"))
    #expect(report.corrected(by: read).report.links == direct.report.links)
  }
}

@Suite struct AnnotationTests {
  let report = SpokenReport.ferry.report

  @Test func tagsAreTheWordsWithANumberSign() {
    let words = "who pays? #Money, #rope-2 and # alone, #money"
    #expect(Annotation(.quotation(report.q(1)), words).tags == ["money", "rope-2", "money"])
  }

  @Test func itIsReadAsItIsWritten() {
    for target in [Annotation.Target.quotation(report.q(3)), .place(Anchor(70, in: report.text))] {
      let annotation = Annotation(target, "see [2]: \\n, #so\u{308}")
      #expect(Annotation(text: annotation.text) == annotation)
    }
    #expect(Annotation(text: "x: y\n") == nil)
  }

  @Test func itStaysWithItsWords() {
    let annotation = Annotation(.quotation(report.q(2)), "no?")
    let place = annotation.place(in: report, QuotationPrints(report))
    #expect(place.quotation == 1 && place.isSure && place.offset == report.quotations[1].range.start)
    let other = SpokenReport("Nothing of this is here: \"Or there.\"", speakers: [], said: [.init()]).report
    #expect(annotation.place(in: other, QuotationPrints(other)).isSure == false)
  }
}
