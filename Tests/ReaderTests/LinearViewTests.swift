import ReportIndex
import ReportModel
import Testing

@testable import Reader

/// Views without a screen: an item a line, in words.
@Suite struct LinearViewTests {
  private let catalog = Catalog(quernReport().report)

  private func lines(_ view: LinearView, _ query: String? = nil, at place: Locator? = nil) throws -> [String] {
    let limits = try query.map { Limits([.init(.include, .query(try Query(parsing: $0)))]) } ?? Limits()
    return try view.lines(of: catalog, under: limits, at: place)
  }

  @Test(arguments: LinearView.allCases) func everyItemIsOneLineWithWords(view: LinearView) throws {
    let lines = try lines(view)
    for line in lines { #expect(!line.isEmpty && !line.contains(where: \.isNewline)) }
    if view != .diagnostics { #expect(!lines.isEmpty) }
  }

  @Test func theTextHasEveryParagraphInOrderAndEveryWord() throws {
    let lines = try lines(.text)
    #expect(lines.count == catalog.report.blocks.count)
    for (line, block) in zip(lines, catalog.report.blocks) {
      let words = catalog.report.text.string(block.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(line.contains(words))
    }
    // Each counted quotation is named where it begins.
    for quotation in catalog.counted { #expect(lines.contains { $0.contains("q\(quotation + 1), ") }) }
  }

  @Test func theTextBeginsAtAPlace() throws {
    let last = try #require(catalog.counted.last)
    let lines = try lines(.text, at: .quotation(last + 1))
    #expect(lines[0].contains("q\(last + 1)"))
    #expect(lines.count < catalog.report.blocks.count)
  }

  @Test func theTimelineHasEveryEntryOfThePane() throws {
    let entries = catalog.timeline(.day).filter { $0.entry != nil }
    let lines = try lines(.timeline).filter { !$0.hasPrefix("nothing for ") }
    #expect(lines.count == entries.count)
    for (line, row) in zip(lines, entries) {
      #expect(line.hasPrefix(row.date.words + ", "))
      if let quotation = row.quotation { #expect(line.contains(", q\(quotation + 1), ")) }
    }
  }

  @Test func theListsHaveTheRowsOfThePanes() throws {
    let speakers = catalog.speakerRows(sort: .count)
    #expect(try lines(.speakers).count == speakers.count)
    for (line, row) in zip(try lines(.speakers), speakers) {
      #expect(line.hasPrefix(catalog.report.speakers[row.speaker].name + ", "))
    }
    #expect(try lines(.contents).count == catalog.report.sections.count)
    #expect(try lines(.notes).count == catalog.report.notes.count)
    #expect(try lines(.diagnostics).count == catalog.report.findings.count)
  }

  @Test func aQueryLeavesWhatBelongsToWhatItFinds() throws {
    let first = try #require(catalog.counted.first { catalog.report.quotations[$0].speaker != nil })
    let speaker = try #require(catalog.report.quotations[first].speaker)
    let name = catalog.report.speakers[speaker].name
    #expect(try lines(.speakers, "speaker:\"\(name)\"").allSatisfy { $0.hasPrefix(name) })
    #expect(
      try lines(.card, "speaker:\"\(name)\"").filter { $0.contains(" speaker: ") }.allSatisfy { $0.hasSuffix(name) })
    #expect(try lines(.timeline, "nosuchwordanywhere").isEmpty)
  }

  @Test func theCardOfAPlaceIsOneAndSaysWhy() throws {
    let quotation = try #require(catalog.counted.first)
    let card = try lines(.card, at: .quotation(quotation + 1))
    #expect(card.allSatisfy { $0.hasPrefix("q\(quotation + 1) ") })
    for fact in ["words", "speaker", "why", "said", "kind", "place", "note"] {
      #expect(card.contains { $0.hasPrefix("q\(quotation + 1) \(fact): ") }, "\(fact)")
    }
    #expect(throws: Catalog.NoSuchPlace.self) { try lines(.card, at: .quotation(9999)) }
    #expect(throws: Catalog.NoSuchPlace.self) { try lines(.card, at: .line(1)) }
  }
}
