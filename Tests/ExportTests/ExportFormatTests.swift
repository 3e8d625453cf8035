import Export
import Foundation
import ReportIndex
import ReportModel
import Testing

/// Each format, read back by a program that is not ours. Those that are missing are said: `.ci/install` has them.
@Suite struct ExportFormatTests {
  private let report = SaltReport.report()
  private var words: [String] { report.quotations.map { report.words(of: $0) } }
  private var said: [Int] { Catalog(report).quotations(under: Limits(), nested: true) }

  @Test func theReportHasWhatTheOtherTestsAskFor() throws {
    #expect(said.count == 3)
    #expect(words[said[0]].contains("{always}; 100% of it #1 costs $5 ^ ~ \\ & more"))
    #expect(words[said[0]].contains("\n\n1. It runs 渡し場"))
    #expect(report.notes.count == 3)
    #expect(report.notes[0].definition?.sources.first?.url == "https://gull.example/a_b?c=1&d=%7E")
    #expect(report.notes[2].definition == nil)
  }

  @Test(.enabled(if: OtherReader.has(OtherReader.python), "no /usr/bin/python3"))
  func pythonReadsTheTableAsItStands() throws {
    let rows = try #require(
      try OtherReader.python(
        "import csv\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8')))))",
        try SaltReport.exported("csv", [report, SaltReport.bundled])) as? [[String: String]])
    #expect(rows.count == report.quotations.count + SaltReport.bundled.quotations.count)
    for (row, quotation) in zip(rows, report.quotations) {
      #expect(row["text"] == report.words(of: quotation))
      #expect(row["path"] == "dir/salt.txt")
      #expect(row["speaker"] == quotation.speaker.map { report.speakers[$0].name } ?? "")
      #expect(row["notes"] == quotation.notes.map { report.notes[$0].label }.joined(separator: "; "))
    }
    #expect(rows.last?["path"] == "tessaly-bar.txt")
  }

  @Test(.enabled(if: OtherReader.has("/usr/bin/cmark"), "cmark is not installed"))
  func commonMarkSeesParagraphsAndNoMarkup() throws {
    let html = try OtherReader.run(["/usr/bin/cmark"], try SaltReport.exported("markdown", [report]))
    let clean = withoutCommands(words[said[0]])
    for paragraph in clean.split(separator: "\n\n") {
      #expect(html.contains("<p>" + Self.html(SaltReport.oneLine(String(paragraph))) + "</p>"))
    }
    #expect(html.contains("<h1>Tolls &amp; Ferries At Öster Sund</h1>"))
    #expect(html.contains("<h2>The Crossing</h2>"))
    #expect(html.contains("<strong>Ada Oke</strong>, May 3, 2020."))
    #expect(html.contains("So be it, @oke; &amp;amp; that is all."))
    for tag in ["<ul>", "<ol", "<em>", "<a "] { #expect(!html.contains(tag)) }
    #expect(!html.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  private static func html(_ text: String) -> String {
    [("&", "&amp;"), ("<", "&lt;"), ("\"", "&quot;")].reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  @Test(.enabled(if: OtherReader.hasModule("pybtex"), "python3-pybtex is not installed"))
  func pybtexReadsEveryRecord() throws {
    let script = """
      from pybtex.database import parse_file
      found = parse_file(sys.argv[1], 'bibtex')
      print(json.dumps({k: dict(dict(e.fields), authors=[str(p) for p in e.persons.get('author', [])])
                        for k, e in found.entries.items()}))
      """
    let found = try #require(
      try OtherReader.python(script, try SaltReport.exported("bibtex", [report, report, SaltReport.bundled]))
        as? [String: [String: Any]])
    // The report, three quotations and two notes, twice under keys of their own.
    #expect(found.keys.filter { $0.hasPrefix("marsh2020") }.count == 12)
    let record = try #require(found["marsh2020q\(said[0] + 1)"])
    #expect(record["authors"] as? [String] == ["Marsh, Una", "{Reed, Bell and Sons}"])
    #expect(record["title"] as? String == "{Tolls \\& Ferries At Öster Sund}")
    let abstract = try #require(record["abstract"] as? String)
    #expect(abstract.contains("\\{always\\}; 100\\% of it \\#1 costs \\$5 \\textasciicircum{} \\textasciitilde{}"))
    #expect(found["marsh2020n1"]?["url"] as? String == "https://gull.example/a_b?c=1&d=%7E")
    #expect(found["marsh2020n1"]?["publisher"] as? String == "{The Gull \\& Tern}")
  }

  @Test(.enabled(if: OtherReader.has("/usr/bin/ris2xml"), "bibutils is not installed"))
  func bibutilsReadsEveryRecord() throws {
    let xml = try OtherReader.run(["/usr/bin/ris2xml"], try SaltReport.exported("ris", [report]))
    #expect(xml.components(separatedBy: "<mods ").count - 1 == 6)
    #expect(xml.contains("<mods ID=\"marsh2020q\(said[0] + 1)\">"))
    #expect(xml.contains("Öster Sund"))
    #expect(xml.contains("渡し場"))
    #expect(xml.contains(">https://gull.example/a_b?c=1&amp;d=%7E<"))
  }

  @Test func risIsALineAField() throws {
    let text = String(decoding: try SaltReport.exported("ris", [report]), as: UTF8.self)
    for line in text.components(separatedBy: "\r\n") where !line.isEmpty {
      #expect(line.prefixMatch(of: #/[A-Z][A-Z0-9]  - /#) != nil)
    }
    #expect(text.contains("AB  - - The *ferry* is_ours"))
    #expect(text.contains("PY  - 2020\r\nDA  - 2020/06/01/\r\n"))
  }

  @Test(.enabled(if: OtherReader.hasModule("citeproc"), "python3-citeproc is not installed"))
  func citeprocReadsEveryRecord() throws {
    let script = """
      from citeproc.source.json import CiteProcJSON
      items = json.load(open(sys.argv[1], encoding='utf-8'))
      found = CiteProcJSON(items)
      print(json.dumps({k: [str(v.title), v.type, v.issued.year if 'issued' in v else None] for k, v in found.items()}))
      """
    let found = try #require(
      try OtherReader.python(script, try SaltReport.exported("csl-json", [report])) as? [String: [Any?]])
    #expect(found.count == 6)
    #expect(found["marsh2020"]?[1] as? String == "report")
    #expect(found["marsh2020"]?[2] as? Int == 2020)
    #expect(found["marsh2020n2"]?[1] as? String == "document")
  }

  @Test func cslDatesSayHowExactTheyAre() throws {
    func issued(_ date: EDTF) throws -> [String: Any] {
      var report = report
      report.titleBlock.published = date
      let json = try JSONSerialization.jsonObject(with: Data(try SaltReport.exported("csl-json", [report])))
      return try #require((json as? [[String: Any]])?.first?["issued"] as? [String: Any])
    }
    #expect(try issued(EDTF(year: 2020, month: 6))["date-parts"] as? [[Int]] == [[2020, 6]])
    #expect(try issued(EDTF(year: 2020, isApproximate: true))["circa"] as? Int == 1)
    let span = EDTF(from: .init(year: 2020, month: 6, day: 1), to: .init(year: 2020, month: 6, day: 3))
    #expect(try issued(span)["date-parts"] as? [[Int]] == [[2020, 6, 1], [2020, 6, 3]])
    #expect(try issued(EDTF(.init(year: 2020, month: 22)))["season"] as? Int == 2)
    #expect(try issued(EDTF(.init(year: 1950, isDecade: true)))["literal"] as? String == "the 1950s")
  }

  @Test func aQueryChoosesQuotationsAndTheirSources() throws {
    let json = try JSONSerialization.jsonObject(
      with: Data(try SaltReport.exported("csl-json", [report], query: "speaker:oke")))
    let ids = (json as? [[String: Any]])?.compactMap { $0["id"] as? String }
    #expect(ids == ["marsh2020", "marsh2020q\(said[0] + 1)", "marsh2020n1"])
  }

  @Test(arguments: ["markdown", "csv", "bibtex", "ris", "csl-json", "json", "text"])
  func everyFormatTakesAReportWithNothingInIt(name: String) throws {
    let bytes = try SaltReport.exported(name, [SaltReport.report("")])
    if name == "csl-json" || name == "json" { _ = try JSONSerialization.jsonObject(with: Data(bytes)) }
    if name == "csl-json" {
      let none = try SaltReport.exported(name, [])
      #expect((try JSONSerialization.jsonObject(with: Data(none)) as? [Any])?.isEmpty == true)
    }
  }

  @Test func theSameReportGivesTheSameBytes() throws {
    for format in ExportFormat.all {
      #expect(try SaltReport.exported(format.name, [report]) == SaltReport.exported(format.name, [report]))
    }
  }
}
