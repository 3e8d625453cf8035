import Export
import Foundation
import ReportIndex
import ReportModel
import Testing

/// What `ibid search` writes of a report.
@Suite struct SearchHitsTests {
  private let catalog = Catalog(SaltReport.report())

  private func hits(_ query: String, context: Int = 0) throws -> SearchHits {
    SearchHits(of: try Query(parsing: query), in: catalog, context: context)
  }

  @Test func aHitIsALineWithPathLineIDSpeakerDateAndText() throws {
    #expect(
      try hits("stands").lines(HitStyle()) == "dir/salt.txt:15:q4: Tom Bell, 2020-05-09: The toll stands.\n")
    #expect(try hits("toll or oke").lines(HitStyle()).split(separator: "\n").count == 2)
    #expect(try hits("nowhere").count == 0)
  }

  @Test func theLineIsThatOfTheFirstPlaceFound() throws {
    let line = try hits("night").lines(HitStyle())
    #expect(line.hasPrefix("dir/salt.txt:9:q1: Ada Oke, 2020-05-03: - The *ferry*"))
    #expect(line.contains("渡し場 by night.^[[31m<U+202E> Café"))
    #expect(line.filter { $0 == "\n" }.count == 1)
  }

  @Test func coloursAreAroundWhatWasFoundAndNowhereElse() throws {
    let style = HitStyle(hasColours: true)
    let line = try hits("toll").lines(style)
    #expect(line.contains("The \u{1B}[1;31mtoll\u{1B}[0m stands."))
    let bare = line.replacing(#/\x{1B}\[[0-9;]*m/#, with: "")
    #expect(bare == (try hits("toll").lines(HitStyle())))
    // The report's own escape stays words.
    #expect(try !hits("ferry").lines(style).contains("\u{1B}[31m"))
  }

  @Test func contextIsTheLinesAroundAndNoneTwice() throws {
    let lines = try hits("\"so be it\" or \"toll stands\"", context: 1).lines(HitStyle()).split(separator: "\n")
    #expect(
      lines.map(String.init) == [
        "dir/salt.txt-11- The Toll",
        "dir/salt.txt:13:q3: Tom Bell, 2020-05-04: So be it, @oke; &amp; that is all.",
        "dir/salt.txt:15:q4: Tom Bell, 2020-05-09: The toll stands.",
        "dir/salt.txt-17- [1] The Gull & Tern (Sule), May 5, 2020, \"Who Pays {Tolls}?\" https://gull.example/a_b?c=1&d=%7E",
      ])
    #expect(try !hits("ferry or stands", context: 1).lines(HitStyle()).contains("--\n"))
    let long = SaltReport.text.replacing("The Toll\n", with: "Nobody spoke.\n\nNor did the gulls.\n\nThe Toll\n")
    let found = SearchHits(of: try Query(parsing: "ferry or oke"), in: Catalog(SaltReport.report(long)), context: 1)
    let parts = found.lines(HitStyle()).components(separatedBy: "--\n")
    #expect(parts.map { $0.split(separator: "\n").count } == [3, 3])
    #expect(parts[0].hasSuffix("salt.txt-11- Nobody spoke.\n") && parts[1].hasPrefix("dir/salt.txt-15- The Toll\n"))
  }

  @Test func aLongQuotationIsCutBetweenWordsAroundWhatWasFound() throws {
    let words = (1...400).map { "word\($0)" }
    let text = "On May 3, 2020, Ada Oke said: \"\(words.joined(separator: " ")).\""
    let long = Catalog(SaltReport.report(text))
    let found = SearchHits(of: try Query(parsing: "word200"), in: long)
    let line = found.lines(HitStyle())
    #expect(line.contains("word200 "))
    #expect(line.count < 340)
    let cut = line.components(separatedBy: "2020-05-03: ")[1].dropLast()
    #expect(cut.hasPrefix("… word") && cut.hasSuffix(" …"))
    let shown = cut.split(separator: " ").filter { $0 != "…" }.map(String.init)
    #expect(Set(shown).isSubset(of: words))
    let whole = found.lines(HitStyle(isWhole: true))
    #expect(whole.contains("word1 ") && whole.contains("word400."))
  }

  @Test func jsonIsAnObjectALineWithAllWords() throws {
    let lines = try hits("speaker:bell", context: 1).jsonLines().split(separator: 0x0A)
    #expect(lines.count == 2)
    let hit = try #require(try JSONSerialization.jsonObject(with: Data(lines[0])) as? [String: Any])
    #expect(hit["id"] as? String == "q3")
    #expect(hit["speaker_name"] as? String == "Tom Bell")
    #expect(hit["said"] as? String == "2020-05-04")
    #expect(hit["notes"] as? [String] == ["2"])
    #expect((hit["matches"] as? [Any])?.isEmpty == true)
    #expect((hit["before"] as? [[String: Any]])?.first?["text"] as? String == "The Toll")
    let range = try #require(hit["range"] as? [Int])
    #expect(catalog.report.text.string(TextRange(range[0], range[1])) == hit["text"] as? String)
  }
}
