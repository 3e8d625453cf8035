import BundledReport
import Glibc
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Every page of `Tests/Spec` with examples: a fence `report`, then a fence `facts` with what has to be found in it.
///
/// A facts line begins with its kind: `block`, `section`, `quotation`, `speaker`, `note`, `caption`, `title`,
/// `finding`. Of each kind that is mentioned, all lines have to be there, in order, and no other.
@Suite struct SpecTests {
  @Test(arguments: SpecPage.all.flatMap(\.examples)) func exampleHolds(_ example: SpecExample) {
    let report = parse(readDraft(Array(example.report.utf8)), Lexicon(BundledReport.words))
    let facts = facts(of: report)
    for kind in Set(example.facts.map(kind(of:))).sorted() {
      let expected = example.facts.filter { self.kind(of: $0) == kind }
      #expect(facts.filter { self.kind(of: $0) == kind } == expected, "\(example.name)")
    }
    #expect(!example.facts.isEmpty, "\(example.name) expects nothing")
  }

  @Test func everyPageHasExamples() {
    #expect(!SpecPage.all.isEmpty)
    for page in SpecPage.all { #expect(!page.examples.isEmpty, "\(page.name)") }
  }

  private func kind(of fact: String) -> String { String(fact.prefix { $0 != " " }) }
}

/// What a report tells, a fact a line, as the pages of `Tests/Spec` write it.
func facts(of report: Report) -> [String] {
  let text = report.text
  func name(_ speaker: Int?) -> String { speaker.map { report.speakers[$0].name } ?? "nobody" }
  func short(_ words: String) -> String {
    let words = words.split(whereSeparator: \.isWhitespace)
    return words.count <= 12
      ? words.joined(separator: " ") : (words.prefix(5) + ["~"] + words.suffix(5)).joined(separator: " ")
  }
  var facts: [String] = []
  let block = report.titleBlock
  if let title = block.title { facts.append("title \(short(text.string(title)))") }
  if let series = block.series { facts.append("series \(series)") }
  if let number = block.number { facts.append("number \(number)") }
  if let published = block.published { facts.append("published \(published)") }
  if !block.authors.isEmpty { facts.append("authors \(block.authors.joined(separator: "; "))") }
  if !block.topics.isEmpty { facts.append("topics \(block.topics.joined(separator: "; "))") }
  facts += report.blocks.map { "block \($0.kind.rawValue): \(short(text.string($0.range)))" }
  facts += report.sections.map { "section \($0.level): \(short(text.string($0.title)))" }
  facts += report.quotations.map { quotation in
    var line = "quotation \(quotation.kind.rawValue) · \(name(quotation.speaker))"
    if let addressee = quotation.addressee { line += " to \(addressee)" }
    if let said = quotation.said { line += " · \(said)" }
    if !quotation.notes.isEmpty {
      line += " · note " + quotation.notes.map { report.notes[$0].label }.joined(separator: ", ")
    }
    return line + " · \(short(report.words(of: quotation)))"
  }
  facts += report.speakers.map { speaker in
    let aliases = speaker.aliases.map(\.text).filter { $0 != speaker.name }
    return "speaker \(speaker.kind.rawValue) \(speaker.name)"
      + (aliases.isEmpty ? "" : " = " + aliases.joined(separator: " = "))
  }
  facts += report.notes.map { note in
    let lines = note.references.map { String(text.lineNumber(at: $0.range.start)) }.joined(separator: ", ")
    var line =
      "note \(note.label) at \(lines.isEmpty ? "nowhere" : lines): \(note.states.map(\.rawValue).joined(separator: ", "))"
    for source in note.definition?.sources ?? [] {
      line += " · \(source.outlet ?? "–") (\(source.place ?? "–")) \(source.date?.description ?? "–")"
    }
    return line
  }
  facts += report.captions.map { "caption \($0.outlet ?? "–") \($0.date?.description ?? "–")" }
  facts += report.findings.map { "finding \($0.code.rawValue) line \(text.lineNumber(at: $0.range.start))" }
  return facts
}

/// An example of a page: its name, its report, its facts.
struct SpecExample: CustomTestStringConvertible {
  var name: String
  var report: String
  var facts: [String]
  var testDescription: String { name }
}

/// A page of `Tests/Spec`.
struct SpecPage {
  var name: String
  var examples: [SpecExample]

  /// The pages that have `report` fences.
  static let all: [SpecPage] = {
    let folder = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Spec"
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".md") { names.append(name) }
    }
    return names.sorted().compactMap { name in
      let page = SpecPage(name: name, text: readFile("\(folder)/\(name)"))
      return page.examples.isEmpty ? nil : page
    }
  }()

  /// Reads a page: a heading names the examples under it.
  init(name: String, text: String) {
    self.name = name
    examples = []
    var heading = name
    var fence: String?
    var lines: [String] = []
    var report: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let open = fence {
          if open == "report" { report = lines.joined(separator: "\n") }
          if open == "facts", let body = report {
            examples.append(
              SpecExample(name: "\(name): \(heading)", report: body, facts: lines.filter { !$0.isEmpty }))
          }
          fence = nil
        } else {
          fence = String(line.dropFirst(3))
          lines = []
        }
      } else if fence != nil {
        lines.append(line)
      } else if line.hasPrefix("#") {
        heading = line.drop { $0 == "#" || $0 == " " }.description
      }
    }
  }
}

/// A file's text; empty when it cannot be read.
func readFile(_ path: String) -> String { String(decoding: readBytes(path), as: UTF8.self) }

/// A file's bytes; none when it cannot be read.
func readBytes(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count <= 0 { return bytes }
    bytes += buffer[..<count]
  }
}
