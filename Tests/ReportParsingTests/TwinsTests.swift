import BundledReport
import Foundation
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// The same report as text, HTML and Markdown tells the same.
@Suite struct TwinsTests {
  /// What a report tells, without what the format decides: where lines end and what a page puts around it.
  private func facts(_ text: String, _ format: ReportFormat) -> [String] {
    let report = parse(readDraft(Array(text.utf8), format: format), Lexicon(BundledReport.words))
    let told = ReportParsingTests.facts(of: report).compactMap { fact -> String? in
      let words = fact.split(separator: " ")
      switch words.first {
      case "block": return nil
      case "finding": return words.prefix(2).joined(separator: " ")
      // Lines are counted otherwise.
      case "note": return fact.replacing(#/ at [0-9, ]+:/#, with: ":")
      default: return fact
      }
    }
    return told + report.dates.map { "date \($0.value?.description ?? "–") \($0.role.rawValue)" }
  }

  @Test func theTextTellsWhatItSays() {
    let told = facts(Twins.text, .text)
    for fact in [
      "title The Swans Of Lower Harrow: ~ Came To Pay Its Birds", "series Inland Waters Series", "number 8",
      "published 2022-03-04",
      "authors P. Lind; M. Osier", "topics Harrow; Birds", "section 1: What The Keepers Say",
      "quotation block · Agnes Thorne · 2022-01-12 · note 2, 3 · We have counted the swans. ~ fed the council for years.",
      "quotation nested · Bram Thorne · Feed what you want to keep.",
      "note 3: ibid-resolved · The Harrow Courier (Harrow) 2022-01-13", "date 2022-01-20 statement",
    ] {
      #expect(told.contains(fact), "\(fact)")
    }
  }

  @Test func aPageTellsTheSame() { #expect(facts(Twins.html, .html) == facts(Twins.text, .text)) }

  @Test func markdownTellsTheSame() { #expect(facts(Twins.markdown, .markdown) == facts(Twins.text, .text)) }

  /// Line ends as Windows writes them, and space before them, tell nothing.
  @Test func lineEndsAndSpaceBeforeThemTellNothing() throws {
    let folder = #filePath.split(separator: "/").dropLast(1).map { "/" + $0 }.joined() + "/Gold/read"
    let reports = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    #expect(reports.count > 20)
    for name in reports.sorted() {
      let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
      let text = String(decoding: bytes, as: UTF8.self)
      let told = facts(text, .text)
      #expect(facts(text.replacing("\n", with: "\r\n"), .text) == told, "CR LF in \(name)")
      #expect(facts(text.replacing("\n", with: " \n"), .text) == told, "space in \(name)")
    }
  }

  @Test func nothingOfAPageIsLost() {
    let report = parse(readDraft(Array(Twins.html.utf8), format: .html), Lexicon(BundledReport.words))
    let blocks = report.blocks.map { (kind: $0.kind, words: report.text.string($0.range)) }
    for words in ["Home", "Reports", "Share this", "All rights reserved."] {
      #expect(blocks.contains { $0.kind == .boilerplate && $0.words == words }, "\(words)")
    }
    #expect(!blocks.contains { $0.words.contains("no text") || $0.words.contains("margin") })
  }
}
