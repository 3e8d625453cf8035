import BundledReport
import Export
import Foundation
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// The JSON of `ibid export`, read back by a reader that is not ours.
@Suite struct ReportJSONTests {
  private let lexicon = Lexicon(BundledReport.words)

  private func export(_ bytes: [UInt8], path: String = "report.txt") throws -> (report: Report, json: [String: Any]) {
    let report = parse(readDraft(bytes, path: path), lexicon)
    let object = try JSONSerialization.jsonObject(with: Data(json(report)))
    return (report, try #require(object as? [String: Any]))
  }

  private func list(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }

  @Test(arguments: [
    ("sections", ["id", "level", "title", "line", "parent"]),
    ("speakers", ["id", "name", "kind", "roles", "aliases", "quotations"]),
    (
      "quotations",
      [
        "id", "kind", "speaker", "addressee", "said", "section", "lines", "range", "text", "pieces", "evidence",
        "notes", "parent", "echoes", "cue",
      ]
    ),
    ("dates", ["text", "value", "role", "line", "range"]),
    ("timeline", ["date", "kind", "label", "quotations", "speakers", "line"]),
    ("notes", ["label", "scope", "references", "definition", "states"]),
    ("captions", ["line", "text", "outlet", "date"]),
    ("diagnostics", ["code", "severity", "line", "message"]),
  ])
  func everyKeyOfTheContractIsThere(list name: String, keys: [String]) throws {
    let (_, json) = try export(BundledReport.report)
    let entries = try list(json[name])
    #expect(!entries.isEmpty)
    for entry in entries { #expect(Set(keys).subtracting(entry.keys) == []) }
  }

  @Test func theHeadHasEveryKey() throws {
    let (_, json) = try export(BundledReport.report, path: "tessaly.txt")
    #expect(json["ibid"] as? Int == 1)
    let head = try #require(json["report"] as? [String: Any])
    #expect(Set(head.keys) == ["title", "series", "number", "published", "authors", "topics", "source"])
    let source = try #require(head["source"] as? [String: Any])
    #expect(source["path"] as? String == "tessaly.txt")
    #expect(source["format"] as? String == "text")
    #expect(source["bytes"] as? Int == BundledReport.report.count)
  }

  @Test func rangesAreBytesOfTheReadingText() throws {
    let (report, json) = try export(BundledReport.report)
    for date in try list(json["dates"]) {
      let range = try #require(date["range"] as? [Int])
      #expect(String(decoding: report.text.bytes[range[0]..<range[1]], as: UTF8.self) == date["text"] as? String)
    }
    for quotation in try list(json["quotations"]) {
      let range = try #require(quotation["range"] as? [Int])
      let pieces = try #require(quotation["pieces"] as? [[Int]])
      #expect(pieces.first?.first == range[0] && pieces.last?.last == range[1])
    }
  }

  @Test func idsLeadToWhatTheyName() throws {
    let (_, json) = try export(BundledReport.report)
    let quotations = Set(try list(json["quotations"]).compactMap { $0["id"] as? String })
    let speakers = Set(try list(json["speakers"]).compactMap { $0["id"] as? String })
    let sections = Set(try list(json["sections"]).compactMap { $0["id"] as? String })
    for quotation in try list(json["quotations"]) {
      if let speaker = quotation["speaker"] as? String { #expect(speakers.contains(speaker)) }
      if let section = quotation["section"] as? String { #expect(sections.contains(section)) }
      #expect(quotations.isSuperset(of: try #require(quotation["echoes"] as? [String])))
    }
    for speaker in try list(json["speakers"]) {
      #expect(quotations.isSuperset(of: try #require(speaker["quotations"] as? [String])))
    }
  }

  /// Marks, backslashes and controls of the report are its words too.
  @Test func whatJSONReservesIsEscaped() throws {
    let bytes = Array("A heading\n\nMr. Quill \\ said: \"One\ttwo\u{1}\u{7F} \u{202E}three\\four \u{1F600}.\"\n".utf8)
    let (report, json) = try export(bytes)
    let quotation = try #require(try list(json["quotations"]).first)
    #expect(quotation["text"] as? String == report.words(of: report.quotations[0]))
    #expect((quotation["text"] as? String)?.contains("\u{1}") == true)
  }

  @Test(arguments: [[], [0], [0xFF, 0xFE], Array("\u{FEFF}".utf8), [0x22], Array("one line".utf8), [0xC3]])
  func everyInputGivesOneObject(bytes: [UInt8]) throws {
    let (_, json) = try export(bytes)
    #expect(json.keys.count == 10)
  }

  @Test func theSameInputGivesTheSameBytes() {
    let first = json(parse(readDraft(BundledReport.report), lexicon))
    #expect(json(parse(readDraft(BundledReport.report), lexicon)) == first)
  }

  /// The twins of one report with LF and with CRLF: the same facts, at other offsets.
  @Test func lineEndsChangeNoFact() throws {
    let twin = BundledReport.report.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let (_, ours) = try export(BundledReport.report)
    let (_, theirs) = try export(twin)
    for (name, keys) in [
      ("quotations", ["kind", "speaker", "addressee", "said", "section", "lines", "notes", "echoes"]),
      ("dates", ["value", "role", "line"]), ("notes", ["label", "states"]),
      ("speakers", ["id", "aliases", "roles"]), ("sections", ["level", "title", "line"]),
    ] {
      let left = try list(ours[name])
      let right = try list(theirs[name])
      #expect(left.count == right.count)
      for (a, b) in zip(left, right) {
        for key in keys {
          #expect(String(describing: a[key]) == String(describing: b[key]), "\(name) \(key)")
        }
      }
    }
  }
}
