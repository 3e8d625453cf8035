import ReportIndex
import ReportModel
import Testing

@testable import Reader

/// Limits by queries and spans, and the text that they leave.
@Suite struct LimitViewTests {
  @Test func aQueryIsCountedWhileItIsTypedAndLimits() {
    var session = Session(80, 24)
    session.press("& \"speaker:vaas")
    #expect(session.status.hasPrefix("&speaker:vaas"))
    #expect(session.status.hasSuffix("1 of 8"))
    session.press("Enter")
    #expect(session.state.kept.count == 1)
    #expect(session.status.contains("1 of 8 quotations"))
    session.press("U")
    #expect(session.state.limits.clauses.isEmpty)
  }

  @Test func whatIsSwitchedOffDoesNotComeBackWithANewLimit() {
    var session = Session(80, 24)
    session.press("& \"speaker:vaas Enter \\ & \"gate Enter")
    #expect(session.state.limits.clauses.count == 1 && session.state.limits.areEffective)
    session.press("U")
    #expect(session.state.limits.clauses.count == 1 && !session.state.limits.isOn)
  }

  @Test func anErrorStandsWhereItIsAndSaysWhatWasExpected() {
    var session = Session(80, 24)
    session.press("& \"gate_speeker:vaas")
    #expect(session.status.hasSuffix("column 6"))
    session.press("Enter")
    #expect(session.state.prompt != nil)
    #expect(session.canvas.cursor.column == 6)
    #expect(session.frame.contains("no field is called “speeker”"))
    #expect(session.frame.contains("expected"))
    session.press("Esc")
    #expect(session.state.prompt == nil && session.state.limits.clauses.isEmpty)
  }

  @Test func tabCompletesWithCounts() {
    var session = Session(80, 24)
    session.press("& \"speaker: Tab")
    #expect(session.status.hasPrefix("&speaker:\"Marta Ollander\""))
    #expect(session.frame.contains(">\"Marta Ollander\""))
    session.press("Tab")
    #expect(session.state.prompt?.menu?.selected == 1)
    session.press("S-Tab Enter")
    #expect(session.status.contains("4 of 8 quotations"))
  }

  @Test func theHistoryOfQueriesIsKept() {
    var session = Session(80, 24)
    session.press("& \"gate Enter & \"kind:turn Enter & Up")
    #expect(session.state.prompt?.line.text == "kind:turn")
    session.press("Up")
    #expect(session.state.prompt?.line.text == "gate")
    session.press("Down Down")
    #expect(session.state.prompt?.line.text.isEmpty == true)
  }

  @Test func aClauseIsEditedInItsPlace() {
    var session = Session(80, 24)
    session.press("J + = Enter")
    #expect(session.state.prompt?.line.text == "speaker:\"Marta Ollander\"")
    session.press("^U \"speaker:vaas Enter")
    #expect(session.state.limits.clauses.count == 1)
    #expect(session.state.limits.clauses[0].subject == .speaker(1))
    session.press("Enter ^U \"speaker:vaas_or_kind:turn Enter")
    guard case .query = session.state.limits.clauses[0].subject else {
      Issue.record("not a query")
      return
    }
    #expect(session.state.kept.count == 3)
  }

  @Test func aCountOfDaysIsASpan() {
    var session = Session(80, 24)
    session.press("t g 3 +")
    #expect(session.status.contains("1 of 8") || session.status.contains("of 8"))
    guard case .date(let date) = session.state.limits.clauses.first?.subject else {
      Issue.record("no date")
      return
    }
    #expect(date.description == "2019-01-01/2019-03-04")
    #expect(session.state.kept.count == 4)
  }

  @Test func aSpanGoesFromRowToRow() {
    var session = Session(80, 24)
    session.press("t G g j j V j j j")
    #expect(session.status.contains("+ only"))
    session.press("+")
    #expect(session.state.limits.clauses.count == 1)
    #expect(session.state.kept.count > 0 && session.state.kept.count < 8)
    session.press("U V Esc")
    #expect(session.state.spanRows == nil)
  }

  @Test func contextShowsLinesAroundOnce() {
    var session = Session(80, 24)
    session.press("4 g + : \"context_1 Enter")
    #expect(session.frame.contains("Minister Vaas: A Ditch Has No Opinions"))
    let context = session.state.text.flow.segments.filter { $0.kind == .context }
    #expect(context.count == 2)
    for one in session.state.text.flow.segments where one.kind == .context {
      for quotation in session.state.kept {
        #expect(!session.state.catalog.report.quotations[quotation].range.overlaps(one.range))
      }
    }
    session.press(": \"context_0 Enter")
    #expect(!session.state.text.flow.segments.contains { $0.kind == .context })
  }

  @Test(arguments: [1, 2, 5, 100]) func noLineOfContextIsShownTwice(lines: Int) {
    var session = Session(80, 24)
    session.press("J - : \"context_\(lines) Enter")
    let shown = session.state.text.flow.segments.filter { $0.kind == .context }.map(\.range)
    for (first, second) in zip(shown, shown.dropFirst()) { #expect(first.end <= second.start) }
    #expect(!shown.isEmpty)
  }

  @Test func whatIsLeftOutLeavesTheWayBackOnTheScreen() {
    for size in [(80, 24), (50, 20), (30, 8)] {
      var session = Session(size.0, size.1)
      session.press("& \"xylophone Enter")
      #expect(session.frame.contains("\\ all"))
      #expect(session.frame.contains("U undo"))
      session.press("\\")
      #expect(session.state.text.flow.isWhole)
    }
  }

  @Test func theTimelineCountsTheMatchesOfADay() {
    var session = Session(80, 24)
    session.press("/ \"gate Enter")
    #expect(session.frame.contains(" /1"))
  }

  /// Two brothers and somebody else.
  private func brothers() -> MarkedReport {
    let speakers = ["Ivo Pallan", "Aud Pallan", "Tessa Rook"].map { name in
      Speaker(
        id: name, name: name, kind: .person, roles: [],
        aliases: [.init(name, evidence: Evidence("name"), count: 1)])
    }
    return MarkedReport(
      "Ivo said: \"{1The gate is shut.}\" Aud said: \"{2The gate is open.}\" Tessa said: \"{3The gate is a door.}\"",
      speakers: speakers, said: [.init(speaker: 0), .init(speaker: 1), .init(speaker: 2)])
  }

  @Test func ofTwoWithOneSurnameItIsSaidWhich() {
    var session = Session(80, 24, brothers())
    session.press("J +")
    #expect(session.status.contains("only Aud Pallan · \\ all"), "\(session.status)")
    session.press("U J +")
    #expect(session.status.contains("only Rook"))
    session.press("U & \"speaker:pallan Enter")
    #expect(session.frame.contains("2 quotations are left, “pallan” being Ivo Pallan and Aud Pallan"))
    session.press("U & \"speaker:rook Enter")
    #expect(session.status.contains("1 quotation is left · "))
  }
}
