@testable import ReportModel

/// A report made from text in which every `"…"` is a quotation: whose, when and on which notes is told beside it. A note's
/// marker is `[n]`; what stands before a quotation in its line is its evidence.
struct SpokenReport {
  /// What the text does not say of a quotation.
  struct Said {
    var speaker: Int?
    var date: EDTF?
    var notes: [Int] = []
  }

  var report: Report

  init(_ text: String, speakers: [[String]], said: [Said]) {
    let bytes = Array(text.utf8)
    report = Report(ReportDraft(text: ReadingText(utf8: bytes), paragraphs: [], byteCount: bytes.count))
    report.speakers = speakers.map { forms in
      Speaker(
        id: forms[0].lowercased().split(separator: " ").joined(separator: "-"), name: forms[0], kind: .person,
        aliases: forms.map { Speaker.Form($0, evidence: Evidence("name", TextRange(0, 1))) })
    }
    var open: Int?
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "["), index + 2 < bytes.count,
        let number = Int(String(UnicodeScalar(bytes[index + 1])))
      {
        while report.notes.count < number { report.notes.append(Note(label: "\(report.notes.count + 1)")) }
        report.notes[number - 1].references.append(
          Note.Reference(TextRange(index, index + 3), evidence: Evidence("marker")))
      }
      guard bytes[index] == UInt8(ascii: "\"") else { continue }
      guard let start = open else {
        open = index + 1
        continue
      }
      open = nil
      let facts = said[report.quotations.count]
      let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      var quotation = Quotation(
        kind: .block, pieces: [TextRange(start, index)], evidence: Evidence("lead-in", TextRange(line, start - 1)))
      quotation.speaker = facts.speaker
      quotation.said = facts.date
      quotation.notes = facts.notes
      if let speaker = facts.speaker { report.speakers[speaker].quotations.append(report.quotations.count) }
      report.quotations.append(quotation)
    }
    for (index, quotation) in report.quotations.enumerated() {
      for note in quotation.notes {
        for reference in report.notes[note].references.indices
        where report.notes[note].references[reference].range.start >= quotation.range.start {
          report.notes[note].references[reference].quotations.append(index)
        }
      }
    }
    report.timeline = Report.inOrder(report.statements)
    report.addFindingsOfQuotations()
  }

  /// Three people, of whom two have the same surname, and five quotations.
  static let ferry = SpokenReport(
    """
    The ferry at Dorn has a new captain, and the town has opinions.

    On May 3 Ilse Marrow said: "The rope was old before I was. I have asked for another since the spring."[1]

    Harbourmaster Marrow wrote: "There is no money for rope."

    Tam Okello told the council: "We pay for two ropes and get none. Who has the other one?"[2] He added: "I only ask."[2]

    A voice from the back called: "Ask the gulls!"
    """,
    speakers: [["Ilse Marrow", "Harbourmaster Marrow", "Marrow"], ["Tam Okello", "Okello"]],
    said: [
      .init(speaker: 0, date: EDTF(year: 2020, month: 5, day: 3), notes: [0]), .init(speaker: 0),
      .init(speaker: 1, date: EDTF(year: 2020, month: 5, day: 4), notes: [1]),
      .init(speaker: 1, date: EDTF(year: 2020, month: 5, day: 4), notes: [1]), .init(),
    ])
}

extension Report {
  /// The anchor of a quotation by its number, from 1.
  func q(_ number: Int) -> QuotationAnchor { QuotationAnchor(number - 1, in: self) }
  /// Who said a quotation: its number from 1.
  func who(_ number: Int) -> String? { quotations[number - 1].speaker.map { speakers[$0].name } }
  /// The anchor of a speaker.
  func named(_ name: String) -> SpeakerAnchor {
    speakers.first { $0.name == name }.map { SpeakerAnchor($0) } ?? SpeakerAnchor(name: name)
  }
  /// Everything that refers to something, in an order that can be compared.
  var links: [String] {
    speakers.map { "\($0.id) \($0.name) \($0.aliases.map(\.text)) \($0.quotations)" }
      + quotations.map {
        "\($0.pieces) \($0.speaker ?? -1) \($0.said?.description ?? "-") \($0.notes) \($0.parent ?? -1) \($0.echoes)"
      }
      + notes.map { "\($0.label) \($0.references.map { "\($0.range) \($0.quotations)" })" }
      + timeline.map { "\($0.date) \($0.quotations) \($0.speakers) \($0.label)" }
      + findings.map { "\($0.code.rawValue) \($0.range)" }
  }
}
