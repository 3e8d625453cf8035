import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Reader

/// Annotations and the basket, from the keys to what is kept.
@Suite struct AnnotationTests: RecordTesting {
  @Test func anAnnotationIsWrittenSeenFoundChangedAndTakenAway() {
    var session = session()
    session.press("a \"who_heard_it? \"_#check Enter")
    #expect(session.status.contains("written to q2"))
    #expect(session.frame.contains(">▌#\"We did not shut"))
    session.press("M")
    #expect(
      session.frame.contains("Annotations") && session.frame.contains("> # who") || session.frame.contains("># who"))
    session.press("q i")
    #expect(session.frame.contains("# who heard"))
    session.press("q & \"tag:check Enter")
    #expect(session.state.kept == [1])
    session.press("U & \"remark:heard Enter")
    #expect(session.state.kept == [1])
    session.press("a ^U \"nobody Enter")
    #expect(session.state.record.annotations.map(\.value.words) == ["nobody"])
    #expect(session.state.kept.isEmpty)
    session.press("\\ a ^U Enter")
    #expect(session.state.record.annotations.isEmpty)
    #expect(!session.frame.contains("▌#"))
    session.press("U")
    #expect(session.state.record.annotations.map(\.value.words) == ["nobody"])
    #expect(next(after: session).state.record.annotations.map(\.value.words) == ["nobody"])
  }

  @Test func aLineWithoutAQuotationIsAnnotatedToo() {
    var session = session("")
    session.press("j j j j a \"#here Enter")
    #expect(session.status.contains("written to line"))
    #expect(session.canvas.text(row: session.canvas.cursor.row).contains("#"))
    session.press("a")
    #expect(session.status.contains("# #here"))
    session.press("Esc J a \"x_#h Tab")
    #expect(session.status.contains("x #here"))
  }

  @Test func theBasketIsFilledSortedCopiedAndWritten() {
    var session = session("4 g x J x 2 g x")
    #expect(session.status.contains("3 in all"))
    #expect(session.frame.contains("▌+"))
    session.press("X")
    #expect(session.frame.contains("BASKET 3       as in text"))
    let rows = session.state.list?.rows.map(\.row.trailing)
    #expect(rows == ["q2", "q4", "q5"])
    session.press("j x")
    #expect(session.state.list?.rows.map(\.row.trailing) == ["q2", "q5"])
    session.press("U S")
    #expect(session.frame.contains("BASKET 3          by date"))
    session.press("y X")
    guard case .copy(let copy) = session.effects.last else {
      Issue.record("nothing is copied")
      return
    }
    #expect(copy.text.contains("> We did not shut the gate") && copy.text.contains("**Pieter Vaas**"))
    session.press(": \"basket_b.md Enter")
    guard case .write(let request) = session.effects.last else {
      Issue.record("nothing is written")
      return
    }
    #expect(request.text == copy.text && request.path == "b.md" && request.mode == .new)
    _ = update(&session.state, .fileExists(request))
    #expect(session.status.contains(":basket! b.md"))
    session.press("Esc : \"write_c.md Enter")
    guard case .write(let again) = session.effects.last else {
      Issue.record("nothing is written again")
      return
    }
    #expect(again.text == copy.text)
    session.press(": \"empty-basket Enter")
    #expect(session.state.record.selections.isEmpty)
    session.press("U")
    #expect(next(after: session).state.record.selections.count == 3)
  }

  @Test func theBasketByDateHasTheUndatedLast() {
    var session = session("2 g : \"said_none Enter x 4 g x X S")
    #expect(session.state.list?.rows.map(\.row.trailing) == ["q4", "q2"])
    session.press("S")
    #expect(session.state.list?.rows.map(\.row.trailing) == ["q2", "q4"])
  }

  @Test func anAnnotationOfBlanksSaysThatNothingWasWritten() {
    var session = session()
    session.press("a \"___ Enter")
    #expect(session.status.contains("nothing was written: there were no words"))
    #expect(session.state.record.annotations.isEmpty)
  }

  @Test func aBasketWhoseQuotationsAreGoneSaysSo() {
    var session = session()
    session.press("x")
    var next = Session(80, 24, ledgerReport())
    var state = KeptState()
    state.items = kept(session)
    next.state.restore(state)
    next.press("y X")
    #expect(next.frame.contains("the quotation in the basket is gone: the report has changed"), "\(next.frame)")
    #expect(!next.effects.contains { if case .copy = $0 { true } else { false } })
    next.press("g J x y X")
    #expect(
      next.effects.contains { if case .copy(let copy) = $0 { copy.what.contains("(1 more is gone") } else { false } })
  }

  @Test func theOrderOfTheBasketComesBack() {
    var session = session()
    session.press("x X S")
    var state = KeptState()
    for case .keep(let changes) in session.effects {
      for case .reportSetting(let name, let value) in changes { state.reportSettings[name] = value }
    }
    var next = Session(80, 24)
    next.state.restore(state)
    #expect(next.state.basketOrder == .date)
  }
}
