import BundledReport
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Every byte sequence is a report, and every report is sound.
@Suite struct SoundnessTests {
  private let lexicon = Lexicon(BundledReport.words)

  /// What a sound report promises; the first broken promise, or nil.
  private func fault(of report: Report) -> String? {
    let text = report.text
    var end = 0
    for block in report.blocks {
      guard block.range.start >= end, !block.range.isEmpty else { return "blocks overlap at \(block.range)" }
      if holdsWord(text.bytes[end..<block.range.start]) { return "words outside blocks before \(block.range)" }
      end = block.range.end
    }
    if holdsWord(text.bytes[end...]) { return "words after the last block" }
    for (index, quotation) in report.quotations.enumerated() {
      guard quotation.pieces.first?.start == quotation.range.start, quotation.pieces.last?.end == quotation.range.end
      else { return "q\(index + 1) is not its pieces" }
      for (a, b) in zip(quotation.pieces, quotation.pieces.dropFirst()) where a.end > b.start {
        return "q\(index + 1): pieces"
      }
      for piece in quotation.pieces {
        guard piece.end <= text.count, isBoundary(text, piece.start), isBoundary(text, piece.end) else {
          return "q\(index + 1): \(piece)"
        }
      }
      if let parent = quotation.parent, !report.quotations.indices.contains(parent) || parent == index {
        return "q\(index + 1): parent"
      }
      if let speaker = quotation.speaker, !report.speakers.indices.contains(speaker) { return "q\(index + 1): speaker" }
      guard quotation.notes.allSatisfy(report.notes.indices.contains),
        quotation.echoes.allSatisfy(report.quotations.indices.contains)
      else { return "q\(index + 1): notes or echoes" }
      if index > 0, report.quotations[index - 1].range > quotation.range { return "q\(index + 1) is out of order" }
    }
    for (index, speaker) in report.speakers.enumerated() {
      let own = report.quotations.indices.filter {
        report.quotations[$0].speaker == index && report.quotations[$0].kind != .term
      }
      guard speaker.quotations == own else { return "\(speaker.id) has other quotations than say so" }
    }
    for date in report.dates where date.range.end > text.count || date.range.isEmpty { return "date \(date.range)" }
    for section in report.sections {
      if let parent = section.parent, report.sections[parent].level >= section.level { return "levels" }
    }
    return nil
  }

  private func holdsWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }
  private func isBoundary(_ text: ReadingText, _ offset: Int) -> Bool {
    offset == text.count || text.bytes[offset] & 0xC0 != 0x80
  }

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

  /// Cuts, copies and splices of the bundled report. `IBID_FUZZ=1000000` makes it a long run.
  @Test func mutatedReportsAreSound() {
    let count = environment("IBID_FUZZ").flatMap { Int($0) } ?? 400
    let splices: [[UInt8]] =
      [
        "\"", "'", "“", "”", "«", "»", "„", "[1]", "[99]", "(1)", "\n\n", "\n", "\r\n", ": ", "Q: ", "[", "]", "• ",
        "* ", " said ", "…",
        "\u{A0}", "‘", "’", "\u{0}", ". ", "By ", "No. 5", "May 5, 2020", "| ", "# ", "> ", "[^1]", "†", " he ", "And ",
        "Mr. ",
      ]
      .map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F]]
    for seed in 0..<count {
      var random = SeededGenerator(seed: UInt64(seed))
      var bytes = cut(BundledReport.report, &random)
      for _ in 0..<Int.random(in: 0..<30, using: &random) { splice(&bytes, splices, &random) }
      let found = fault(of: parse(readDraft(bytes), lexicon))
      #expect(found == nil, "seed \(seed): \(found ?? "")")
    }
  }

  private func cut(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let start = Int.random(in: 0..<bytes.count, using: &random)
    return Array(bytes[start..<min(bytes.count, start + Int.random(in: 1...4000, using: &random))])
  }

  private func splice(_ bytes: inout [UInt8], _ splices: [[UInt8]], _ random: inout SeededGenerator) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0..<40, using: &random)))
    case 1: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &random) }
    case 2:
      bytes.insert(
        contentsOf: bytes[at..<min(bytes.count, at + 60)], at: Int.random(in: 0...bytes.count, using: &random))
    default: bytes.insert(contentsOf: splices.randomElement(using: &random) ?? [], at: at)
    }
  }

  @Test(arguments: [
    "\"", "'", "“", "« ", "[1] ", "(", "[", "a'b ", "Q: x\n\n", "\"x\n\n", "• \"x\n\n", "He said: \"x\" ", "[1] x\n\n",
    "A. ", "And Of The ", "> ",
    "x said, ", "May 5, ", "\u{301}",
  ]) func manyOfOneThingAreReadInTime(_ piece: String) {
    let report = parse(readDraft(Array(String(repeating: piece, count: 6000 / piece.utf8.count).utf8)), lexicon)
    #expect(fault(of: report) == nil)
  }

  @Test func lineEndsDoNotMatter() {
    let lines = String(decoding: BundledReport.report, as: UTF8.self)
    let unix = facts(of: parse(readDraft(Array(lines.utf8)), lexicon))
    let dos = facts(of: parse(readDraft(Array(lines.replacing("\n", with: "\r\n").utf8)), lexicon))
    #expect(unix == dos)
    #expect(unix.count > 100)
  }
}
