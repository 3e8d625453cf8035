import ReportIndex
import ReportModel
import Testing

@testable import Reader

/// What is kept of a session and comes back in the next, and the way to other reports and back.
@Suite struct LastingTests {
  private let here = KeptReport(key: ReportKey(bytes: [1]), path: "/reports/quern-88.txt", title: "The Lock")
  private let there = KeptReport(key: ReportKey(bytes: [2]), path: "/reports/weir.txt", title: "The Weir")

  private func session() -> Session {
    var session = Session(80, 24)
    session.state.identity = here
    return session
  }

  /// What a session wanted kept.
  private func kept(_ session: Session) -> [KeptChange] {
    session.effects.flatMap { effect -> [KeptChange] in if case .keep(let changes) = effect { changes } else { [] } }
  }

  /// What comes back of that.
  private func state(of session: Session) -> KeptState {
    var state = KeptState()
    for change in kept(session) {
      switch change {
      case .place(let place): state.place = place
      case .limits(let limits): state.limits = limits
      case .reportSetting(let name, let value): state.reportSettings[name] = value
      case .mark(let name, let place): state.marks[name] = place
      case .unmark(let name): state.marks[name] = nil
      case .jump(let place): state.jumps.append(place)
      case .setting(let name, let value): state.settings[name] = value
      case .typed(let kind, let typed): state.histories[kind, default: []].append(typed)
      case .item(let item), .change(let item, _):
        if let known = state.items.firstIndex(where: { $0.kind == item.kind && $0.id == item.id }) {
          state.items[known] = item
        } else {
          state.items.append(item)
        }
      case .remove(let gone): state.items.removeAll { $0.kind == gone.kind && $0.id == gone.id }
      case .title: break
      }
    }
    return state
  }

  @Test func thePlaceIsKeptWheneverItMoves() {
    var session = session()
    session.press("j j J")
    let places = kept(session).compactMap { change -> Int? in
      if case .place(let place) = change { place.offset } else { nil }
    }
    #expect(places.count == 3 && places.last == session.state.place)
  }

  @Test(arguments: ["p", "p p", "?", "^G", "t j", "s j", "c j", "/ \"gate", "/ \"gate Esc", "z", "T"])
  func whatMovesNothingKeepsNothing(keys: String) {
    var session = session()
    session.press("J")
    session.effects = []
    session.press(keys)
    #expect(kept(session).isEmpty)
  }

  @Test func aSearchKeepsThePlaceAndItsWordsWhenItIsAccepted() {
    var session = session()
    session.press("/ \"gate Enter")
    #expect(kept(session).contains(.typed(.search, "gate")))
    #expect(kept(session).contains(.jump(Anchor(0, in: session.state.catalog.report.text))))
    #expect(state(of: session).place?.offset == session.state.place)
  }

  @Test func theNextSessionIsAsTheLastWas() {
    var first = session()
    first.press("J J + & \"said:2019-03 Enter / \"gate Enter m a J")
    var second = session()
    second.state.restore(state(of: first))
    #expect(second.state.place == first.state.place)
    #expect(second.state.limits == first.state.limits)
    #expect(second.state.marks == first.state.marks)
    #expect(second.state.jumps.back.map(\.place) == first.state.jumps.back.map(\.place))
    #expect(second.state.search.history == ["gate"])
    #expect(second.state.queryHistory == first.state.queryHistory)
    #expect(second.status.contains("back at \(second.state.percent) %, line "))
    second.press("Backspace")
    first.press("Backspace")
    #expect(second.state.place == first.state.place)
  }

  @Test func limitsThatAreOffComeBackOff() {
    var first = session()
    first.press("J + \\")
    var second = session()
    second.state.restore(state(of: first))
    #expect(!second.state.limits.isOn && second.state.limits.clauses.count == 1)
    second.press("\\")
    #expect(second.state.limits.areEffective)
  }

  @Test func inAChangedReportThePlaceIsThatOfTheWords() {
    var first = session()
    first.press("4 g m a")
    var kept = state(of: first)
    kept.isOfSameContent = false
    // The same words, but elsewhere than the offset says.
    kept.place?.offset -= 100
    kept.marks["a"]?.offset += 70
    var second = session()
    second.state.restore(kept)
    #expect(second.state.place == first.state.place)
    #expect(second.status.contains("the report has changed: at the same words"))
    second.press("g ' a")
    #expect(second.state.place == first.state.place)
    kept.place = Anchor(offset: 400, words: "words that the report never had in it", textCount: 800)
    second.state.restore(kept)
    second.state.takeUp(kept.place ?? Anchor(offset: 0, words: "", textCount: 0), isOfSameContent: false)
    #expect(second.status.contains("at about"))
  }

  @Test func marksLeadBackAndCanBeUndone() {
    var session = session()
    session.press("J m a J J m b g ' a")
    let quotations = session.state.catalog.report.quotations
    #expect(session.state.currentQuotation == 1)
    session.press("' b")
    #expect(session.state.currentQuotation.map { quotations[$0].range } == quotations[3].range)
    session.press("Backspace")
    #expect(session.state.currentQuotation == 1)
    session.press("m b")
    #expect(session.state.marks["b"]?.offset == session.state.place)
    session.press("U")
    #expect(session.status.contains("undone: mark b is where it was"))
    session.press("' b")
    #expect(session.state.currentQuotation == 3)
    session.press("U U U")
    #expect(session.state.marks.isEmpty)
    #expect(session.status.contains("nothing to undo"))
    #expect(kept(session).suffix(2) == [.unmark("b"), .unmark("a")])
  }

  @Test func limitsAndMarksAreUndoneInTheOrderInWhichTheyWereMade() {
    var session = session()
    session.press("J m a + m b")
    session.press("U")
    #expect(session.state.marks.keys.sorted() == ["a"] && session.state.limits.areEffective)
    session.press("U")
    #expect(session.state.marks.keys.sorted() == ["a"] && !session.state.limits.areEffective)
    session.press("U")
    #expect(session.state.marks.isEmpty)
  }

  @Test(arguments: ["' x", "' X", "m 1", "' 1"]) func aMarkThatIsNoneIsRefused(keys: String) {
    var session = session()
    session.press(keys)
    #expect(session.state.place == 0 && session.state.message?.isRefusal == true)
  }

  @Test func aCapitalMarkLeadsToItsReport() {
    var session = session()
    session.press("J m A g ' A")
    #expect(session.state.currentQuotation == 1)
    let place = Anchor(offset: 40, words: "the weir", textCount: 100)
    session.state.capitals["W"] = KeptMark(name: "W", report: there, place: place)
    session.press("' W")
    #expect(session.effects.last == .open(OpenRequest(.report(there), at: place)))
    // And its row among the places does.
    session.press("M j")
    #expect(session.cursorRow.contains("The Weir: the weir"))
    session.press("Enter")
    #expect(session.effects.last == .open(OpenRequest(.report(there), at: place)))
  }

  /// The reader goes from one report to another and comes back.
  @Test func anotherReportIsOpenedInThePlaceOfThisOneAndBackLeadsBack() throws {
    var first = session()
    first.press("J J :  \"goto_q7 Enter")
    let left = first.state.place
    let request = OpenRequest(.path("weir.txt"))
    var second = Session(80, 24)
    second.state = ReaderState(
      first.state.catalog, there, kept: KeptState(), from: first.state, by: request)
    #expect(second.state.place == 0 && second.state.identity == there.titled(second.state.title))
    second.press("J")
    second.press("Backspace")
    #expect(second.state.place == 0)
    second.press("Backspace")
    guard case .open(let back) = second.effects.last else {
      Issue.record("nothing is opened")
      return
    }
    #expect(back.target == .report(here) && back.step == .back && back.place?.offset == left)
    var third = Session(80, 24)
    third.state = ReaderState(second.state.catalog, here, kept: nil, from: second.state, by: back)
    #expect(third.state.place == left)
    // What was left here before can be gone back to here; forward leads there again.
    third.press("Backspace")
    #expect(third.state.place < left && third.effects.allSatisfy { if case .open = $0 { false } else { true } })
    third.press("L L")
    guard case .open(let forward) = third.effects.last else {
      Issue.record("nothing is opened")
      return
    }
    #expect(forward.target == .report(there.titled(second.state.title)) && forward.step == .forward)
  }

  @Test func readAgainEverythingStays() {
    var session = session()
    session.press("J J + m a R")
    guard case .open(let request) = session.effects.last else {
      Issue.record("nothing is read")
      return
    }
    let again = ReaderState(
      session.state.catalog, session.state.identity, kept: KeptState(), from: session.state, by: request)
    #expect(again.place == session.state.place && again.limits == session.state.limits)
    #expect(again.marks == session.state.marks)
    #expect(again.message?.text.contains("the file is the same") == true)
  }

  @Test(arguments: [
    ("q4", 3), ("#q4", 3), ("Q2", 1),
  ]) func gotoGoesToAQuotation(typed: String, quotation: Int) {
    var session = session()
    session.press(": \"goto_\(typed) Enter")
    #expect(session.state.place == session.state.catalog.report.quotations[quotation].range.start)
    session.press("Backspace")
    #expect(session.state.place == 0)
  }

  @Test(arguments: [
    ("q99", "no quotation q99 · the last is q9"), ("n9", "no note 9 in this report"), ("somewhere", "is no place"),
  ]) func gotoSaysWhatThereIsNot(typed: String, words: String) {
    var session = session()
    session.press(": \"goto_\(typed) Enter")
    #expect(session.state.place == 0 && session.said.contains(words))
  }

  @Test func filesAreCompletedFromTheirFolder() {
    var session = session()
    session.press("o \"sub/we Tab")
    #expect(session.effects.last == .listFiles(folder: "sub/"))
    session.effects += update(
      &session.state, .files(FolderListing(folder: "sub/", names: [".hidden", "weir.txt", "west/", "zebra"])))
    #expect(session.status.contains("open sub/weir.txt"))
    session.press("Tab")
    #expect(session.status.contains("open sub/west/"))
    session.press("Esc")
    #expect(session.status.contains("open sub/we"))
  }

  @Test func recentReportsAreListedAndEnterOpensOne() {
    var session = session()
    session.press("O")
    #expect(session.effects.last == .listRecent)
    let reports = [here, there].map { RecentReport(report: $0, opened: 1, place: nil) }
    session.effects += update(&session.state, .recent(reports))
    #expect(session.frame.contains("RECENT REPORTS") && session.frame.contains("The Weir"))
    session.press("j Enter")
    #expect(session.effects.last == .open(OpenRequest(.report(there))))
    session.press("O")
    #expect(!session.frame.contains("RECENT REPORTS"))
  }

  /// What is typed after `:goto`, and what is said.
  @Test(arguments: [
    ("", "no place was named: q12, n8, s3, a line, 34%"), ("“”", "is no place: q12, n8, s3, a line, 34%"),
    ("x", "“x” is no place: q12, n8, s3, a line, 34%"), ("q99", "no quotation q99"),
  ])
  func aPlaceThatThereIsNotIsToldInClearWords(typed: String, words: String) {
    var session = session()
    _ = session.state.runCommand("goto " + typed)
    #expect(session.state.message?.text.contains(words) == true, "\(session.state.message?.text ?? "")")
  }
}

extension KeptReport {
  fileprivate func titled(_ title: String) -> KeptReport { KeptReport(key: key, path: path, title: title) }
}
