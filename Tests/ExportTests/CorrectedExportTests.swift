import Export
import Foundation
import ReportModel
import Testing

/// The JSON of a report that its reader has put right, here and at a colleague's.
@Suite struct CorrectedExportTests {
  /// A few corrections as a reader makes them, each in the report as those before have left it.
  private static func corrections(of report: Report, _ random: inout SaltRandom) -> [Correction] {
    var made: [Correction] = []
    for _ in 0...random.below(6) {
      let now = report.corrected(by: made).report
      guard !now.quotations.isEmpty, !now.speakers.isEmpty else { break }
      let index = random.below(now.quotations.count)
      let quotation = QuotationAnchor(index, in: now)
      let speaker = now.speakers[random.below(now.speakers.count)]
      let other = now.speakers[random.below(now.speakers.count)]
      let form = speaker.aliases[random.below(speaker.aliases.count)].text
      switch random.below(8) {
      case 0: made.append(.speaker(quotation, SpeakerAnchor(speaker)))
      case 1: made.append(.speaker(quotation, SpeakerAnchor(name: "Somebody \(random.below(3))")))
      case 2: made.append(.speaker(quotation, nil))
      case 3: made.append(.said(quotation, random.below(3) == 0 ? nil : EDTF(year: 2000 + random.below(30))))
      case 4: made.append(.merge(SpeakerAnchor(speaker), into: SpeakerAnchor(other)))
      case 5: made.append(.split(form: form, from: SpeakerAnchor(speaker)))
      case 6: made.append(.cut(quotation, letters: 1 + random.below(60)))
      default:
        let next = min(index + 1, now.quotations.count - 1)
        made.append(.join(quotation, QuotationAnchor(next, in: now)))
      }
    }
    return made
  }

  @Test(arguments: 0..<40) func aColleagueGetsTheSameBytes(seed: Int) throws {
    var random = SaltRandom(seed: UInt64(seed))
    let report = seed % 2 == 0 ? SaltReport.bundled : SaltReport.report()
    let made = Self.corrections(of: report, &random)
    let corrected = report.corrected(by: made)
    let fitting = zip(made, corrected.misfits).filter { $1 == nil }.map(\.0)
    let read = try CorrectionsFile.corrections(in: CorrectionsFile.text(of: fitting, title: "x"))
    #expect(json(report.corrected(by: read).report) == json(corrected.report))
    // What is put right says so, and nothing else does.
    let reader = #""evidence":{"rule":"reader""#
    let text = String(decoding: json(corrected.report), as: UTF8.self)
    #expect(text.contains(reader) == corrected.report.quotations.contains { $0.evidence.isReaders })
    #expect(!String(decoding: json(report), as: UTF8.self).contains("\"reader\""))
  }

  /// A report whose paragraphs were taken out, doubled, put elsewhere, or given other words: each correction of a
  /// quotation is applied to the same words, or does not fit and says so.
  @Test(arguments: 0..<60) func onAChangedReportNoneIsMisapplied(seed: Int) throws {
    var random = SaltRandom(seed: UInt64(seed) &+ 1000)
    let report = SaltReport.report()
    var made: [Correction] = []
    for index in report.quotations.indices {
      made.append(.speaker(QuotationAnchor(index, in: report), SpeakerAnchor(name: "Somebody \(index)")))
    }
    var paragraphs = SaltReport.text.components(separatedBy: "\n\n")
    for _ in 0...random.below(4) {
      let place = random.below(paragraphs.count)
      switch random.below(4) {
      case 0 where paragraphs.count > 1: paragraphs.remove(at: place)
      case 1: paragraphs.insert(paragraphs[place], at: random.below(paragraphs.count))
      case 2: paragraphs.swapAt(place, random.below(paragraphs.count))
      default: paragraphs[place] = paragraphs[place].replacing("the", with: "some", maxReplacements: 1)
      }
    }
    let changed = SaltReport.report(paragraphs.joined(separator: "\n\n"))
    let read = try CorrectionsFile.corrections(in: CorrectionsFile.text(of: made, title: "x"))
    let corrected = changed.corrected(by: read)
    var applied = 0
    for (index, quotation) in corrected.report.quotations.enumerated() where quotation.evidence.isReaders {
      let name = try #require(quotation.speaker.map { corrected.report.speakers[$0].name })
      let old = try #require(Int(name.dropFirst("Somebody ".count)))
      let (was, now) = (report.words(of: report.quotations[old]), corrected.report.words(of: quotation))
      #expect(SaltReport.oneLine(was) == SaltReport.oneLine(now), "q\(index + 1) of seed \(seed)")
      applied += 1
    }
    #expect(applied + corrected.misfitCount == made.count)
  }

  /// In each format somebody who reads the file alone sees what the report does not say so.
  @Test func everyFormatMarksWhatWasPutRight() throws {
    let report = SaltReport.report()
    let anchor = QuotationAnchor(try #require(report.quotations.indices.first { isCounted(report, $0) }), in: report)
    let speaker = report.corrected(by: [.speaker(anchor, SpeakerAnchor(name: "Somebody Else"))]).report
    let said = report.corrected(by: [.said(anchor, EDTF(year: 1999))]).report
    func marks(_ mark: String, _ format: ExportFormat, _ report: Report) -> Int {
      var bytes: [UInt8] = []
      var exporter = Exporter(format)
      exporter.write(report, to: { bytes += $0 })
      exporter.end(to: { bytes += $0 })
      return String(decoding: bytes, as: UTF8.self).components(separatedBy: mark).count - 1
    }
    for format in ExportFormat.all where format.name != "json" && format.name != "text" {
      // The table has a column of these names too.
      let isTable = format.name == "csv"
      let (marksSpeaker, marksDate) =
        isTable ? (",speaker,", ",said,") : ("(put right by the reader)", "(date put right by the reader)")
      #expect(marks(marksSpeaker, format, report) == (isTable ? 1 : 0), "\(format.name)")
      #expect(marks(marksSpeaker, format, speaker) == marks(marksSpeaker, format, report) + 1, "\(format.name)")
      #expect(marks(marksDate, format, said) == marks(marksDate, format, report) + 1, "\(format.name)")
    }
  }

  private func isCounted(_ report: Report, _ index: Int) -> Bool {
    ![.headline, .term, .nested].contains(report.quotations[index].kind)
  }

  @Test func rolesThatCameByAMergeHaveTheirEvidence() throws {
    let report = SaltReport.report()
    func named(_ name: String) throws -> SpeakerAnchor {
      SpeakerAnchor(try #require(report.speakers.first { $0.name == name }))
    }
    let corrected = report.corrected(by: [.merge(try named("Tom Bell"), into: try named("Ada Oke"))]).report
    func speakers(_ report: Report) throws -> [[String: Any]] {
      let object = try JSONSerialization.jsonObject(with: Data(json(report))) as? [String: Any]
      return try #require(object?["speakers"] as? [[String: Any]])
    }
    #expect(try speakers(report).allSatisfy { $0["role_evidence"] == nil })
    let ada = try #require(try speakers(corrected).first { $0["name"] as? String == "Ada Oke" })
    let roles = try #require(ada["roles"] as? [String])
    let evidence = try #require(ada["role_evidence"] as? [String: [String: Any]])
    #expect(Set(roles) == Set(evidence.keys) && roles.count > 1, "\(roles)")
    let own = try #require(report.speakers.first { $0.name == "Ada Oke" }).roles.map(\.text)
    for role in roles {
      #expect((evidence[role]?["rule"] as? String == "reader") == !own.contains(role), "\(role)")
    }
  }
}

/// The same numbers for the same seed (xorshift).
struct SaltRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
