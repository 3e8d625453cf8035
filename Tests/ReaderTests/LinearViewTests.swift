import ReportIndex
import ReportModel
import Testing

@testable import Reader

/// Views without a screen: an item a line, in words.
@Suite struct LinearViewTests {
  private let catalog = Catalog(quernReport().report)

  private func lines(
    _ view: LinearView, _ query: String? = nil, at place: Locator? = nil, own: KeptState? = nil
  ) throws -> [String] {
    let limits = try query.map { Limits([.init(.include, .query(try Query(parsing: $0)))]) } ?? Limits()
    return try view.lines(of: catalog, under: limits, at: place, own: own)
  }

  /// What a reader leaves who has pressed keys.
  private func own(_ keys: String) -> KeptState {
    var session = Session(80, 24)
    session.press(keys)
    var kept = KeptState()
    kept.items = session.state.record.kept
    kept.marks = session.state.marks
    kept.capitals = session.state.capitals.values.sorted { $0.name < $1.name }
    return kept
  }

  @Test(arguments: LinearView.allCases) func everyItemIsOneLineWithWords(view: LinearView) throws {
    let own = own("J ! \"Odd_Quill Enter a \"hm Enter x m a J m B")
    let lines =
      try view == .echoes ? LinearView.echoes.lines(of: Catalog(ledgerReport().report)) : lines(view, own: own)
    for line in lines {
      #expect(!line.isEmpty && !line.contains(where: \.isNewline))
      // Nothing is said by a line that is drawn, or by what stands above another.
      #expect(!line.unicodeScalars.contains { (0x2500...0x25FF).contains($0.value) || $0 == "\t" })
      #expect(!line.contains("  "), "\(line)")
    }
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

  @Test func quotationsSayWhoWhenWhereAndOnWhichNotes() throws {
    let lines = try lines(.quotations)
    #expect(lines.count == catalog.quotations(under: Limits(), nested: true).count)
    #expect(lines[0].hasPrefix("q2, Marta Ollander, said March 2, 2019, block, s2, note 2: We did not shut the gate"))
    let some = try self.lines(.quotations, "speaker:vaas")
    #expect(some.count == 1 && some[0].hasPrefix("q4, Pieter Vaas, "))
  }

  @Test func echoesSayEachDifferenceInALineOfItsOwn() throws {
    let ledger = Catalog(ledgerReport().report)
    let lines = try LinearView.echoes.lines(of: ledger)
    let pairs = ledger.report.quotations.enumerated().reduce(0) { count, item in
      count + item.element.echoes.count { $0 > item.offset }
    }
    #expect(lines.count { $0.contains(" and its echo q") } == pairs && pairs > 0)
    for line in lines where line.contains(", difference ") {
      #expect(["cut: ", "changed: ", "inserted: "].contains { line.contains($0) }, "\(line)")
    }
    #expect(lines.contains { $0.contains(" leaves out “") })
  }

  @Test func whatIsTheReadersOwnHasViews() throws {
    let own = own("J ! \"Odd_Quill Enter a \"who_heard_it? \"_#check Enter x J J x m a")
    #expect(
      try lines(.corrections, own: own)[0].hasPrefix("correction 1 of 1: “We did not shut the gate"))
    #expect(try lines(.corrections, own: own)[0].contains("said by Odd Quill; found: Marta Ollander, named in the"))
    #expect(try lines(.annotations, own: own).map { $0.hasPrefix("q2, Odd Quill, line ") } == [true])
    #expect(try lines(.annotations, own: own)[0].hasSuffix(": who heard it? #check"))
    #expect(try lines(.annotations, "speaker:vaas", own: own).isEmpty)
    #expect(try lines(.quotations, "tag:check", own: own).count == 1)
    let basket = try lines(.basket, own: own)
    #expect(basket.count == 2 && basket[0].hasPrefix("q2, Odd Quill, said March 2, 2019, put right by the reader, "))
    #expect(basket[1].hasPrefix("q4, Pieter Vaas, "))
    #expect(try lines(.marks, own: own)[0].hasPrefix("mark a, line "))
    let card = try lines(.card, at: .quotation(2), own: own)
    for line in [
      "q2 speaker: Odd Quill", "q2 why: put right by the reader", "q2 yours: who heard it? #check",
      "q2 basket: selected",
    ] { #expect(card.contains(line), "\(card)") }
    #expect(card.contains { $0.hasPrefix("q2 found: Marta Ollander, named in the words that lead to it") })
    // Without the state all is as it was found.
    #expect(try lines(.card, at: .quotation(2)).contains("q2 speaker: Marta Ollander"))
    #expect(try lines(.corrections).isEmpty && lines(.basket).isEmpty)
  }

  @Test func whatDoesNotFitOrIsGoneSaysSo() throws {
    var own = own("J ! \"Odd_Quill Enter a \"hm Enter x")
    for index in own.items.indices {
      own.items[index].text = own.items[index].text.replacing("print: ", with: "print: 1")
    }
    #expect(try lines(.corrections, own: own)[0].hasSuffix("; does not fit: no quotation has these words"))
    #expect(try lines(.basket, own: own)[0].hasPrefix("no longer in the report: “"))
    #expect(try lines(.quotations, own: own) == lines(.quotations))
  }

  @Test func rolesThatAreTheReadersOwnSaySo() throws {
    let own = own("J : \"merge_vaas_into_ollander Enter")
    let line = try #require(try lines(.speakers, own: own).first { $0.hasPrefix("Marta Ollander") })
    #expect(line.hasSuffix("lock-keeper, minister of waterways (put right by the reader)"), "\(line)")
    #expect(line.contains("Pieter Vaas (put right by the reader)"))
  }

  @Test func theSectionsAreContentsToo() {
    #expect(LinearView(named: "sections") == .contents && LinearView(named: "contents") == .contents)
    #expect(LinearView(named: "heron") == nil)
  }
}
