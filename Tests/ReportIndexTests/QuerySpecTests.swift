import BundledReport
import Glibc
import ReportInput
import ReportModel
import ReportParsing
import Testing

@testable import ReportIndex

/// The examples of `Tests/Spec/query.md`: a fence `report`, and after it fences with lines of two parts around ` => `.
///
/// `finds`: a query, and the ids of what it finds with, behind a bar, what it stands on. `normal`: a query and its normal
/// form. `errors`: what is typed and what is said about it. `completes`: what is
/// typed up to the cursor and the first completions with their counts.
@Suite struct QuerySpecTests {
  @Test(arguments: QueryPage.examples) func exampleHolds(_ example: QueryExample) {
    #expect(example.outcome == example.expected, "\(example.heading): \(example.typed)")
  }

  @Test func thePageHasExamplesOfEachKind() {
    #expect(Set(QueryPage.examples.map(\.fence)) == ["finds", "normal", "errors", "completes"])
  }
}

/// A line of the page.
struct QueryExample: CustomTestStringConvertible {
  var heading: String
  var fence: String
  var typed: String
  var expected: String
  var catalog: Catalog
  var testDescription: String { "\(fence): \(typed)" }

  /// What the program says, as the page writes it.
  var outcome: String {
    if fence == "completes" {
      let completions = catalog.completions(of: typed, at: typed.count + 1).prefix(6)
      return completions.isEmpty ? "nothing" : completions.map { "\($0.text) \($0.count)" }.joined(separator: ", ")
    }
    do throws(QueryError) {
      let query = try Query(parsing: typed)
      if fence == "normal" { return query.description }
      let result = catalog.quotations(matching: query)
      let ids = result.quotations.map { "q\($0 + 1)" }.joined(separator: " ")
      let places = result.places.map { range in
        "“" + catalog.report.text.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ") + "”"
      }
      return ids.isEmpty ? "nothing" : places.isEmpty ? ids : ids + " | " + places.joined(separator: " ")
    } catch { return error.description }
  }
}

/// The page that states the grammar.
enum QueryPage {
  static let examples: [QueryExample] = {
    let path = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Spec/query.md"
    var examples: [QueryExample] = []
    var heading = ""
    var fence: String?
    var body: [String] = []
    var catalog: Catalog?
    for line in lines(ofFile: path) {
      if line.hasPrefix("```") {
        if let open = fence {
          if open == "report" {
            let bytes = Array(body.joined(separator: "\n").utf8)
            catalog = Catalog(parse(readDraft(bytes), Lexicon(BundledReport.words)))
          } else if let catalog {
            for line in body where !line.isEmpty {
              let parts = halves(line)
              examples.append(
                QueryExample(heading: heading, fence: open, typed: parts.0, expected: parts.1, catalog: catalog))
            }
          }
          fence = nil
        } else {
          fence = String(line.dropFirst(3))
          body = []
        }
      } else if fence != nil {
        body.append(line)
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return examples
  }()

  /// What stands on both sides of the first ` => `; blanks before it are no part of what is typed.
  private static func halves(_ line: String) -> (String, String) {
    let bytes = Array(line.utf8)
    let arrow = Array(" => ".utf8)
    for start in bytes.indices where bytes[start...].starts(with: arrow) {
      var typed = String(decoding: bytes[..<start], as: UTF8.self)
      while typed.last == " " { typed.removeLast() }
      return (typed, String(decoding: bytes[(start + arrow.count)...], as: UTF8.self))
    }
    return (line, "")
  }

  private static func lines(ofFile path: String) -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }
}
