import Testing

@testable import ReportModel

/// A correction is applied to the same words or not at all.
@Suite struct QuotationAnchorTests {
  private func report(_ lines: [String]) -> Report {
    let count = lines.count { $0.contains("\"") }
    return SpokenReport(
      lines.joined(separator: "\n\n"), speakers: [["Ilse Marrow"]],
      said: Array(repeating: .init(speaker: 0), count: count)
    ).report
  }

  private func find(_ number: Int, of old: [String], in new: [String]) -> Result<Int, CorrectionMisfit> {
    let (old, new) = (report(old), report(new))
    return QuotationPrints(new).find(old.q(number), in: new)
  }

  static let lines = [
    "The keeper said of the weir: \"Let it rust.\" Nobody laughed at that.",
    "Of the sluice the miller wrote: \"Let it rust.\" The letter is lost.",
    "The council said: \"We shall see.\" It has not been seen since.",
  ]

  @Test func theSameReportHasTheSameQuotations() {
    for number in 1...3 { #expect(find(number, of: Self.lines, in: Self.lines) == .success(number - 1)) }
  }

  @Test func wordsAreFoundWhereTheyWentTo() {
    #expect(find(2, of: Self.lines, in: ["New."] + Self.lines.reversed()) == .success(1))
    #expect(find(3, of: Self.lines, in: ["New."] + Self.lines.reversed()) == .success(0))
  }

  @Test func whatIsSetAnewIsTheSame() {
    let new = Self.lines.map { $0.split(separator: " ").joined(separator: "\n   ") }
    for number in 1...3 { #expect(find(number, of: Self.lines, in: new) == .success(number - 1)) }
  }

  @Test func otherWordsAreNotTheSame() {
    let new = [Self.lines[0].replacing("rust", with: "stand"), Self.lines[2]]
    #expect(find(1, of: Self.lines, in: new) == .failure(.noSuchQuotation))
  }

  @Test func theTwinOfAQuotationThatWentIsNotIt() {
    #expect(find(1, of: Self.lines, in: Array(Self.lines.dropFirst())) == .failure(.otherSurroundings))
    #expect(find(2, of: Self.lines, in: [Self.lines[0], Self.lines[2]]) == .failure(.otherSurroundings))
  }

  @Test func oneSideThatStayedIsEnoughForWordsThatStandOnlyOnce() {
    let new = [Self.lines[2].replacing("It has not been seen since", with: "They wrote it down")]
    #expect(find(3, of: Self.lines, in: new) == .success(0))
    let twin = [Self.lines[0].replacing("Nobody laughed at that", with: "They wrote it down"), Self.lines[1]]
    #expect(find(1, of: Self.lines, in: twin) == .failure(.otherSurroundings))
    #expect(find(1, of: Self.lines, in: [twin[0]]) == .failure(.otherSurroundings))
  }

  @Test func whatTwoToldOnePaperIsNotTheOthers() {
    let tail = "he told the Dorn Evening Messenger in the harbour."
    let old = [
      "On May 1 the keeper was asked: \"We shall dig it.\" \(tail)",
      "A week later came Tam: \"We shall dig it.\" \(tail)",
    ]
    #expect(find(2, of: old, in: [old[0], old[1].replacing("dig", with: "drain")]) == .failure(.otherSurroundings))
    #expect(find(2, of: old, in: [old[0]]) == .failure(.otherSurroundings))
    #expect(find(2, of: old, in: old.reversed()) == .success(0))
  }

  @Test func longWordsThatStandOnlyOnceNeedNoSurroundings() {
    let words = "\"We have weighed the gates, and the gates were found to be heavier than the promises made of them.\""
    #expect(find(1, of: ["They said: \(words) So."], in: ["It was written: \(words) Then nothing."]) == .success(0))
  }

  @Test func ofExactTwinsThePlaceTellsInTheSameTextOnly() {
    let twins = Array(
      repeating: "She said it again as she had said it before to all of them: \"No more.\" Then she left them there.",
      count: 3)
    #expect(find(2, of: twins, in: twins) == .success(1))
    #expect(find(2, of: twins, in: twins + twins) == .failure(.severalQuotations))
  }

  @Test func notesNumberedAnewDoNotMatter() {
    let old = ["Tam said: \"I only ask.\"[2] And so he did."]
    let new = ["Tam said: \"I only ask.\"[3] And so he did."]
    #expect(find(1, of: old, in: new) == .success(0))
  }

  @Test(arguments: 0..<200) func aRandomEditNeverLeadsToOtherWords(seed: Int) {
    // Words of the report are cut out, doubled and swapped: what is found has the same letters and kind.
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let old = report(Self.lines)
    var lines = Self.lines
    for _ in 0...random(4) {
      switch random(3) {
      case 0: lines.remove(at: random(lines.count))
      case 1: lines.insert(lines[random(lines.count)], at: random(lines.count))
      default: lines.swapAt(random(lines.count), random(lines.count))
      }
      if lines.isEmpty { return }
    }
    let new = report(lines)
    let prints = QuotationPrints(new)
    for number in 1...3 {
      guard case .success(let found) = prints.find(old.q(number), in: new) else { continue }
      let (a, b) = (old.quotations[number - 1], new.quotations[found])
      #expect(old.words(of: a) == new.words(of: b))
      // The line around it is its own: twins stand in other lines.
      let line = { (report: Report, quotation: Quotation) in
        report.text.string(report.text.lineRange(report.text.lineIndex(at: quotation.range.start)))
      }
      #expect(line(old, a) == line(new, b))
    }
  }
}
