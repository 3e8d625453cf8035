import Export
import Foundation
import ReportIndex
import ReportModel
import Screen
import Testing

/// The lists, as lines whose columns stand under each other, as CSV, as JSON.
@Suite struct TableTests {
  private let report = SaltReport.report()
  private var catalog: Catalog { Catalog(report) }

  @Test(arguments: Listing.allCases, [Charset.utf8, .ascii])
  func everyColumnBeginsAtOnePlace(listing: Listing, charset: Charset) throws {
    for report in [report, SaltReport.bundled] {
      let text = listing.table(of: Catalog(report)).aligned(charset: charset, showsPath: false)
      let lines = text.split(separator: "\n").map(String.init)
      try #require(lines.count > 1)
      // Above every name of a column that is not of numbers, each line has a blank before that column.
      let head = lines[0]
      for name in head.split(separator: " ").dropFirst()
      where !["QUOTATIONS", "NESTED", "NOTES", "LEVEL"].contains(name) {
        let column = head.distance(from: head.startIndex, to: name.startIndex)
        for line in lines.dropFirst() {
          var before = ""
          for character in line {
            if displayWidth(of: before, charset: charset) >= column { break }
            before.append(character)
          }
          let width = displayWidth(of: before, charset: charset)
          #expect(width <= column, "\(line) crosses column \(column)")
          #expect(before.last == " " || width < column)
        }
      }
    }
  }

  @Test(arguments: [20, 60, 80, 133])
  func noLineIsWiderThanTheTerminalUnlessItsNumbersAre(width: Int) {
    for listing in Listing.allCases {
      let text = listing.table(of: Catalog(SaltReport.bundled)).aligned(charset: .utf8, width: width, showsPath: false)
      let lines = text.split(separator: "\n")
      for line in lines where width >= 80 { #expect(displayWidth(of: line, charset: .utf8) <= width) }
      #expect(lines.count > 1)
    }
  }

  @Test(arguments: [20, 60, 80]) func howeverNarrowNoDateIsCut(width: Int) {
    let report = SaltReport.bundled
    let text = Listing.timeline.table(of: Catalog(report)).aligned(charset: .utf8, width: width)
    for entry in report.timeline { #expect(text.contains(entry.date.description + " ")) }
  }

  @Test func nothingCommandsATerminalAndNothingBreaksALine() {
    let text = Listing.quotations.table(of: catalog).aligned(charset: .utf8)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("^[[31m<U+202E>"))
    #expect(text.split(separator: "\n").count == 4)
    let ascii = Listing.quotations.table(of: catalog).aligned(charset: .ascii)
    #expect(ascii.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func theListsSayWhatTheReportSays() throws {
    func rows(_ listing: Listing, _ query: String? = nil) throws -> [[String: Any]] {
      let limits = try query.map { Limits([.init(.include, .query(try Query(parsing: $0)))]) } ?? Limits()
      return try listing.table(of: catalog, under: limits).jsonLines().split(separator: 0x0A).map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      }
    }
    #expect(try rows(.quotations).map { $0["speaker"] as? String } == ["Ada Oke", "Tom Bell", "Tom Bell"])
    #expect(try rows(.quotations, "toll").map { $0["said"] as? String } == ["2020-05-09"])
    #expect(try rows(.speakers).map { $0["name"] as? String } == ["Ada Oke", "Tom Bell"])
    #expect(try rows(.speakers).map { $0["quotations"] as? Int } == [1, 2])
    #expect(try rows(.timeline, "speaker:bell").map { $0["date"] as? String } == ["2020-05-04", "2020-05-09"])
    #expect(try rows(.notes).map { $0["note"] as? String } == ["1", "2", "3"])
    #expect(try rows(.notes, "speaker:oke").map { $0["outlet"] as? [String] } == [["The Gull & Tern"]])
    #expect(try rows(.sections).map { $0["quotations"] as? Int } == [1, 2])
    #expect(try rows(.sections, "speaker:oke").map { $0["title"] as? String } == ["The Crossing"])
  }

  @Test func theLastWordOfListIsAQueryUnlessItLooksLikeAFile() {
    func read(_ words: [String], there: Set<String> = ["a.txt", "b"]) -> ListArguments {
      ListArguments(words) { there.contains($0) }
    }
    #expect(read(["a.txt", "toll"]).query == "toll")
    #expect(read(["a.txt", "toll"]).files == ["a.txt"])
    #expect(read(["a.txt", "b"]).query == nil)
    #expect(read(["toll"]).query == nil)
    for query in ["speaker:oke", "\"the toll\"", "/a.b/", "said:..2021", "to: x", "fer*", "Mr.", "(a or b)"] {
      #expect(read(["a.txt", query]).query == query)
    }
    for file in ["missing.txt", "dir/missing", "../x", "-", "/etc/nothing", "report.2021.html"] {
      #expect(read(["a.txt", file]).files == ["a.txt", file])
    }
  }

  /// Numbers and dates are never cut: where they have no room beside each other, columns are left out, the words last.
  @Test(arguments: Listing.allCases, [33, 40, 50, 60, 80])
  func onANarrowTerminalColumnsAreLeftOut(listing: Listing, width: Int) {
    let table = listing.table(of: Catalog(SaltReport.bundled))
    for showsPath in [false, true] {
      let lines = table.aligned(charset: .utf8, width: width, showsPath: showsPath).split(separator: "\n")
      for line in lines { #expect(displayWidth(of: line, charset: .utf8) <= width, "\(line)") }
      #expect(lines.count == table.rows.count + 1)
      let last = listing == .speakers ? "QUOTATIONS" : listing == .sections ? "TITLE" : "TEXT"
      #expect(lines[0].contains(last))
    }
    let whole = table.aligned(charset: .utf8, width: nil)
    #expect(whole == table.aligned(charset: .utf8, width: 10_000))
  }
}
