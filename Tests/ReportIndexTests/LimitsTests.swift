import ReportIndex
import ReportModel
import Testing

@Suite struct LimitsTests {
  private let castow = 0
  private let dorane = 1
  private let lantern = 2
  private let father = 3

  /// The words of what is left, the first two of each.
  private func left(_ limits: Limits, nested: Bool = false) -> [String] {
    ambry.quotations(under: limits, nested: nested).map { index in
      ambry.report.text.string(ambry.report.quotations[index].range).split(separator: " ").prefix(2)
        .joined(separator: " ")
    }
  }

  private func limits(_ clauses: Limits.Clause...) -> Limits { Limits(clauses) }

  @Test func withoutClausesEverythingCountedIsLeft() {
    #expect(left(Limits()) == ["We sounded", "Nobody,\" he", "Ask me", "Ismail Dorane-Velt"])
    #expect(left(Limits(), nested: true) == ["We sounded", "A pilot", "Nobody,\" he", "Ask me", "Ismail Dorane-Velt"])
  }

  @Test func includesOfOneFieldAreAlternatives() {
    #expect(
      left(limits(.init(.include, .speaker(dorane)), .init(.include, .speaker(lantern))))
        == ["Nobody,\" he", "Ismail Dorane-Velt"])
  }

  @Test func includesOfDifferentFieldsMustAllHold() {
    #expect(
      left(limits(.init(.include, .speaker(castow)), .init(.include, .date(EDTF(year: 2021, month: 5, day: 19)))))
        == ["Ask me"])
    #expect(left(limits(.init(.include, .speaker(lantern)), .init(.include, .section(0)))) == [])
  }

  @Test func excludesTakeAway() {
    #expect(left(limits(.init(.exclude, .speaker(castow)))) == ["Nobody,\" he", "Ismail Dorane-Velt"])
    #expect(
      left(limits(.init(.include, .section(2)), .init(.exclude, .note(1)))) == ["Nobody,\" he", "Ismail Dorane-Velt"])
  }

  @Test func aSectionIncludesItsSubsections() {
    #expect(left(limits(.init(.include, .section(0)))) == ["We sounded"])
    #expect(left(limits(.init(.include, .section(1)))) == ["We sounded"])
  }

  @Test func aDateHoldsForWhatSharesADayWithIt() {
    #expect(
      left(limits(.init(.include, .date(EDTF(year: 2021, month: 5))))) == ["We sounded", "Nobody,\" he", "Ask me"])
    #expect(left(limits(.init(.exclude, .date(EDTF(year: 2021, month: 5))))) == ["Ismail Dorane-Velt"])
    #expect(
      left(limits(.init(.include, .date(EDTF(from: .init(year: 2021, month: 6), to: nil))))) == ["Ismail Dorane-Velt"])
  }

  @Test func anOutletIsThatOfTheNotesOrTheSpeakerItself() {
    #expect(
      left(limits(.init(.include, .outlet("the ambry LANTERN")))) == ["We sounded", "Ask me", "Ismail Dorane-Velt"])
    #expect(left(limits(.init(.include, .outlet("Ambry Lantern")))) == ["Ismail Dorane-Velt"])
    #expect(ambry.outlets(of: ambry.counted[0]) == ["The Ambry Lantern"])
  }

  @Test func switchedOffTheyLeaveEverything() {
    var limits = limits(.init(.include, .speaker(lantern)))
    limits.isOn = false
    #expect(left(limits).count == 4)
    #expect(!limits.areEffective)
  }

  @Test func theSameSubjectIsAskedForOnce() {
    var limits = Limits()
    limits.include(.speaker(castow))
    limits.include(.speaker(dorane))
    limits.exclude(.speaker(castow))
    #expect(limits.clauses == [.init(.include, .speaker(dorane)), .init(.exclude, .speaker(castow))])
    limits.remove(at: 0)
    limits.remove(at: 0)
    #expect(limits == Limits())
  }

  @Test func theStatusLineSaysWhatIsOnAndWhatItLeaves() {
    var limits = Limits()
    #expect(ambry.description(of: limits) == "4 of 4 quotations · no limit")
    limits.include(.speaker(castow))
    limits.include(.date(EDTF(year: 2021, month: 5)))
    #expect(ambry.description(of: limits) == "2 of 4 quotations · Castow · May 2021")
    limits.include(.speaker(lantern))
    limits.exclude(.note(1))
    limits.exclude(.section(0))
    #expect(
      ambry.description(of: limits)
        == "0 of 4 quotations · Castow or The Ambry Lantern · May 2021 · not note 2 · not “The Bar Rises”")
    limits.isOn = false
    #expect(ambry.description(of: limits) == "4 of 4 quotations · limit off")
  }

  @Test func limitsAreAnAlgebra() {
    var random = Seeded(17)
    let subjects: [Limits.Subject] =
      (0...3).map { .speaker($0) } + (0...2).map { .section($0) } + (0...2).map { .note($0) }
      + [.date(EDTF(year: 2021, month: 5)), .date(EDTF(year: 2021, month: 5, day: 19)), .outlet("Ambry Lantern")]
    for _ in 0..<500 {
      var limits = Limits()
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        guard let subject = subjects.randomElement(using: &random) else { continue }
        limits.add(.init(Bool.random(using: &random) ? .include : .exclude, subject))
      }
      let left = Set(ambry.quotations(under: limits))
      guard let subject = subjects.randomElement(using: &random) else { continue }
      let only = Set(ambry.quotations(under: Limits([.init(.include, subject)])))
      let without = Set(ambry.quotations(under: Limits([.init(.exclude, subject)])))
      // What a clause keeps and what its opposite keeps are everything, and nothing is in both.
      #expect(only.isDisjoint(with: without) && only.count + without.count == ambry.counted.count)
      // One more exclude takes away what it is about, and nothing else.
      if !limits.clauses.contains(where: { $0.subject == subject }) {
        var more = limits
        more.exclude(subject)
        #expect(Set(ambry.quotations(under: more)) == left.intersection(without))
      }
      // The order of clauses does not matter.
      #expect(Set(ambry.quotations(under: Limits(limits.clauses.reversed()))) == left)
    }
  }
}
