import BundledReport
import Foundation
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Whole reports against annotations by hand: how many quotations are found with their first and last words, and how many
/// of those have the right speaker. Prints the figures and holds a floor.
@Suite struct GoldTests {
  struct Gold: CustomTestStringConvertible {
    var name: String
    var report: String
    var gold: String
    var floor: (found: Double, speaker: Double)
    var testDescription: String { name }
  }

  private static let tests = #filePath.split(separator: "/").dropLast(1).map { "/" + $0 }.joined()
  private static let corpus = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/shared/corpus"

  @Test func theBundledReportIsReadAsAnnotated() throws {
    let gold = try #require(FileManager.default.contents(atPath: "\(Self.tests)/Gold/tessaly-bar.gold.json"))
    try compare(BundledReport.report, gold, name: "tessaly-bar", found: 0.95, speaker: 0.95)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: GoldTests.corpus), "the corpus is not beside the project"),
    arguments: [
      ("inquiry-1588", 0.95, 0.95), ("made-up/01-roads-of-velmar", 0.9, 0.8), ("made-up/02-orchard-wounds", 0.9, 0.85),
      ("made-up/11-letters-of-the-guild", 0.9, 0.65),
    ]) func aReportOfTheCorpusIsReadAsAnnotated(_ name: String, found: Double, speaker: Double) throws
  {
    let gold = try #require(FileManager.default.contents(atPath: "\(Self.corpus)/\(name).gold.json"))
    try compare(readBytes("\(Self.corpus)/\(name).txt"), gold, name: name, found: found, speaker: speaker)
  }

  /// Invented reports that rules were made from, and some (`unread`) that nobody who works on the parser has read: they
  /// tell how far it carries, so read their figures and leave their words alone. The floors hold for all of a folder
  /// together; a single report in another language may lie far below them.
  @Test(arguments: [("read", 64, 0.94, 0.85), ("unread", 17, 0.93, 0.75)])
  func invented(_ folder: String, count: Int, found floor: Double, speaker speakerFloor: Double) throws {
    let path = "\(Self.tests)/Gold/\(folder)"
    let files = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let reports = files.filter { !$0.hasSuffix(".gold.json") }
    #expect(reports.count == count)
    var whole = Counts()
    for report in reports {
      let name = String(report.prefix { $0 != "." })
      let gold = try #require(FileManager.default.contents(atPath: "\(path)/\(name).gold.json"))
      let counts = try counts(readBytes("\(path)/\(report)"), gold, name: "\(folder)/\(name)", path: report)
      whole.add(counts)
    }
    print("\(folder): \(whole.found) of \(whole.wanted) quotations, \(whole.right) of \(whole.spoken) speakers")
    #expect(whole.shareFound >= floor)
    #expect(whole.shareRight >= speakerFloor)
  }

  /// What of a gold file was found.
  private struct Counts {
    var wanted = 0
    var found = 0
    var spoken = 0
    var right = 0
    var shareFound: Double { Double(found) / Double(max(1, wanted)) }
    var shareRight: Double { Double(right) / Double(max(1, spoken)) }
    mutating func add(_ other: Counts) {
      wanted += other.wanted
      found += other.found
      spoken += other.spoken
      right += other.right
    }
  }

  private func compare(
    _ bytes: [UInt8], _ gold: Data, name: String, path: String = "", found floor: Double, speaker speakerFloor: Double
  ) throws {
    let counts = try counts(bytes, gold, name: name, path: path)
    #expect(counts.shareFound >= floor, "\(name)")
    #expect(counts.shareRight >= speakerFloor, "\(name)")
  }

  private func counts(_ bytes: [UInt8], _ gold: Data, name: String, path: String = "") throws -> Counts {
    let report = parse(readDraft(bytes, path: path), Lexicon(BundledReport.words))
    let object = try #require(try JSONSerialization.jsonObject(with: gold) as? [String: Any])
    let wanted = (object["quotations"] as? [[String: Any]] ?? []).filter {
      $0["optional"] == nil && $0["kind"] as? String != "term"
    }
    var taken: Set<Int> = []
    var found = 0
    var spoken = 0
    var right = 0
    for quotation in wanted {
      guard let start = quotation["start"] as? String, let end = quotation["end"] as? String else { continue }
      let candidates = report.quotations.indices.filter { index in
        let given = report.quotations[index]
        let words = self.words(report.words(of: given))
        return !taken.contains(index) && given.kind != .term && words.starts(with: self.words(start))
          && words.reversed().starts(with: self.words(end).reversed())
      }
      let kind = quotation["kind"] as? String
      let index = candidates.first { report.quotations[$0].kind.rawValue == kind } ?? candidates.first
      guard let index else { continue }
      taken.insert(index)
      let hit = report.quotations[index]
      found += 1
      guard let speaker = quotation["speaker"] as? String else { continue }
      spoken += 1
      let names = hit.speaker.map { [report.speakers[$0].name] + report.speakers[$0].aliases.map(\.text) } ?? []
      let owned = (object["speakers"] as? [[String: Any]] ?? []).first { $0["name"] as? String == speaker }
      let forms =
        [speaker] + (owned?["aliases"] as? [String] ?? []) + (owned?["optional_aliases"] as? [String] ?? [])
        + (quotation["speaker_optional"] as? [Any] ?? []).compactMap { $0 as? String }
      let accepted = Set(forms.map(self.words))
      if names.contains(where: { accepted.contains(self.words($0)) }) { right += 1 }
    }
    let plain = wanted.count { $0["start"] is String && $0["end"] is String }
    print("\(name): \(found) of \(plain) quotations, \(right) of \(spoken) speakers")
    return Counts(wanted: plain, found: found, spoken: spoken, right: right)
  }

  /// The words in lower case, without marks.
  private func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0 != "the" }
  }
}
