import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Reader

/// Corrections, annotations and the basket, from the keys to what is kept.
@Suite struct RecordTests {
  private func session(_ keys: String = "J", _ columns: Int = 80, _ rows: Int = 24) -> Session {
    var session = Session(columns, rows)
    session.state.session = "s"
    session.press(keys)
    return session
  }

  private func names(_ session: Session) -> [String?] {
    let report = session.state.catalog.report
    return report.quotations.map { $0.speaker.map { report.speakers[$0].name } }
  }

  /// The items as the store would have them.
  private func kept(_ session: Session) -> [KeptItem] {
    var items: [KeptItem] = []
    for case .keep(let changes) in session.effects {
      for change in changes {
        switch change {
        case .item(let item), .change(let item, _):
          if let known = items.firstIndex(where: { $0.kind == item.kind && $0.id == item.id }) {
            items[known] = item
          } else {
            items.append(item)
          }
        case .remove(let gone): items.removeAll { $0.kind == gone.kind && $0.id == gone.id }
        default: break
        }
      }
    }
    return items
  }

  /// The next session on the same report.
  private func next(after session: Session) -> Session {
    var next = Session(80, 24)
    next.state.session = "t"
    var state = KeptState()
    state.items = kept(session)
    next.state.restore(state)
    return next
  }

  @Test func aQuotationIsGivenToSomebodyElseAndAllPanesFollow() {
    var session = session()
    #expect(names(session)[1] == "Marta Ollander")
    session.press("! \"vaas Tab Enter")
    #expect(session.status.contains("q2 is by Pieter Vaas now · U undo"))
    #expect(names(session)[1] == "Pieter Vaas")
    #expect(session.frame.contains(">▌*\"We did not shut"))
    let rows = session.state.speakers.rows
    #expect(rows.first { $0.speaker == session.state.catalog.report.quotations[3].speaker }?.quotations == 2)
    session.press("i")
    #expect(session.frame.contains("put right by"))
    session.press("q U")
    #expect(session.status.contains("undone: "))
    #expect(names(session)[1] == "Marta Ollander")
    #expect(!session.frame.contains("*\"We did"))
  }

  @Test func whateverIsGoneToByItsNumberIsWhatKeysAreAbout() {
    var kinds: Set<Quotation.Kind> = []
    let first = session("")
    for index in first.state.catalog.report.quotations.indices {
      var session = session("\(index + 1) g")
      kinds.insert(session.state.catalog.report.quotations[index].kind)
      let id = "q\(index + 1)"
      #expect(session.canvas.text(row: 0).hasSuffix(id) || session.canvas.text(row: 0).hasSuffix(id + " "), "\(id)")
      session.press(": \"speaker_Zacharias_Quill Enter")
      #expect(session.said.contains("\(id) is by Zacharias Quill now"), "\(session.said)")
      session.press("U x")
      #expect(session.said.contains("\(id) is in the basket"), "\(session.said)")
    }
    #expect(kinds.isSuperset(of: [.block, .headline]), "\(kinds)")
  }

  @Test func correctionsAreThereInTheNextSession() {
    var session = session()
    session.press(": \"speaker_Odd_Quill Enter J : \"nobody Enter")
    #expect(session.status.contains("q3 is nobody's now"))
    session.press(": \"said_2018-07~ Enter")
    #expect(session.status.contains("q3 was said on 2018-07~ now"))
    let next = next(after: session)
    #expect(names(next) == names(session))
    #expect(names(next)[1] == "Odd Quill" && names(next)[2] == nil)
    #expect(next.state.catalog.report.quotations[2].said?.description == "2018-07~")
    #expect(kept(session).map(\.id) == ["s-00001", "s-00002", "s-00003"])
  }

  @Test func everyUndoTakesOneStepBackAndKeepsThatToo() {
    var session = session()
    session.press("! \"Odd Enter x a \"hm Enter +")
    session.press("U")
    #expect(session.state.limits.clauses.isEmpty)
    #expect(kept(session).count == 3)
    session.press("U")
    #expect(kept(session).map(\.kind) == [.correction, .selection])
    session.press("U U")
    #expect(kept(session).isEmpty && names(session)[1] == "Marta Ollander")
    session.press("U")
    #expect(session.status.contains("nothing to undo"))
  }

  @Test func speakersAreMergedAndALimitOnThemStays() {
    var session = session("J +")
    #expect(session.status.hasPrefix(" 4 of 8"))
    session.press(": \"merge_vaas_into_ollander Enter")
    #expect(session.status.contains("Pieter Vaas is Marta Ollander now"))
    #expect(session.state.kept.count == 5)
    session.press("U")
    #expect(session.state.kept.count == 4)
    #expect(session.state.limits.areEffective)
  }

  @Test func theCardSaysWhatWasFoundBeforeAndWhy() {
    var session = session("J ! \"vaas Enter @ ^U \"said_2018 Enter i", 200, 50)
    let card = session.state.list.map { $0.rows.map { $0.row.text.map(\.text).joined() } } ?? []
    let words = card.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains("speaker Pieter Vaas minister of waterways why put right by the reader"), "\(words)")
    #expect(words.contains("found Marta Ollander: named in the words that lead to it"), "\(words)")
    #expect(words.contains("said 2018 put right by the reader found March 2, 2019"), "\(words)")
    #expect(!words.contains(" cue "))
    session.press("U U")
    #expect(!session.frame.contains("found "))
  }

  @Test func aCutQuotationSaysOfWhichWordsItWas() {
    var session = session("J j", 200, 50)
    session.press(": \"cut Enter i")
    #expect(session.frame.contains("found     Marta Ollander"), "\(session.frame)")
    #expect(session.frame.contains("from line "))
  }

  @Test func rolesThatCameByAMergeAreMarked() {
    var session = session("J : \"merge_vaas_into_ollander Enter 4 g i", 200, 50)
    #expect(session.frame.contains("lock-keeper"))
    #expect(session.frame.contains("minister of waterways · by your merge"), "\(session.frame)")
    #expect(session.frame.contains("found     Pieter Vaas"))
    session.press("q s g Enter")
    let roles = session.state.list?.rows.map { $0.row.mark + $0.row.text.map(\.text).joined() } ?? []
    #expect(roles.contains("*minister of waterways") && roles.contains("lock-keeper"), "\(roles)")
    #expect(roles.contains("*Pieter Vaas") && roles.contains("*Vaas"))
  }

  @Test func aLimitOnWhoIsGoneFindsThemUnderTheirNewName() {
    var session = session("4 g +")
    #expect(session.state.kept.count == 1)
    session.press(": \"merge_vaas_into_ollander Enter")
    #expect(session.state.kept.count == 5)
  }

  @Test func aFormIsTakenFromASpeaker() {
    var session = session("s")
    session.press(": \"unalias_Ollander Enter")
    #expect(session.said.contains("Marta Ollander is not called “Ollander” now: "))
    session.press("Enter")
    #expect(!session.frame.contains("×5"))
    session.press("q : \"split_Nobody Enter")
    #expect(session.said.contains("Marta Ollander is nowhere called “Nobody”"))
  }

  @Test func quotationsAreCutAtTheLineAndJoined() {
    var session = session("J j")
    let count = session.state.catalog.counted.count
    let place = session.state.place
    session.press(": \"cut Enter")
    #expect(session.status.contains("q2 is two quotations now"))
    #expect(session.state.catalog.counted.count == count + 1)
    #expect(session.state.place == place)
    session.press("K : \"join Enter")
    #expect(session.status.contains("q2 and q3 are one now"))
    #expect(session.state.catalog.counted.count == count)
    session.press("U U")
    #expect(session.state.catalog.counted.count == count)
    #expect(session.state.catalog.report.quotations[1].isCorrected == false)
  }

  @Test(arguments: [
    (": \"said_0000 Enter", "no year is called 0"), (": \"said_30_February_2021 Enter", "February 2021 has 28 days"),
    (": \"basket_x.csv Enter", "ibid export --format csv"), (": \"write_x.html Enter", "is .md, .bib or text"),
    (": \"speaker Enter", ":speaker takes a name"), (": \"said_tomorrow Enter", "“tomorrow” is no date · :said takes"),
    (": \"merge_Heron_into_vaas Enter", "no speaker is called “Heron”"),
    (": \"merge_vaas_into_vaas Enter", "that is Pieter Vaas already"),
    (": \"cut Enter", "it begins on this line"),
    (": \"unalias Enter", ":unalias takes a name that Marta Ollander is called by"),
    (": \"corrections Enter", "nothing is corrected"), ("X", "the basket is empty"),
    ("y X", "the basket is empty"), (": \"empty-basket Enter", "the basket is empty"),
    (": \"basket_x.md Enter", "the basket is empty"),
  ])
  func whatCannotBeDoneSaysWhy(keys: String, words: String) {
    var session = session()
    session.press(keys)
    #expect(session.said.contains(words), "\(session.said)")
    #expect(kept(session).isEmpty)
  }

  @Test(arguments: [
    ("May_3,_2021", "2021-05-03"), ("3_May_2021", "2021-05-03"), ("sept._2021", "2021-09"), ("2021~", "2021~"),
  ]) func aDateIsTakenAsReportsWriteIt(typed: String, date: String) {
    var session = session("J : \"said_\(typed) Enter")
    let dated = session.state.catalog.report.quotations.filter(\.isCorrected)
    #expect(dated.map { $0.said?.description } == [date], "\(session.said)")
    // What is about is about in the first row too.
    session.press("Esc")
    #expect(session.canvas.text(row: 0).contains(date))
  }

  @Test func aSurnameOfTwoIsAskedAboutWhoeverTheReportCallsByItAlone() {
    var session = session("J J")
    session.press(": \"speaker_Dirk_Ollander Enter")
    let before = names(session)
    session.press("J : \"speaker_Ollander Enter")
    #expect(session.status.contains("may be"), "\(session.status)")
    #expect(names(session) == before)
    session.press(": \"speaker_q4_Dirk_Ollander Enter")
    #expect(session.status.contains("takes a name alone"), "\(session.status)")
    #expect(names(session) == before)
    session.press(": \"merge Enter")
    #expect(!session.status.contains("“”"), "\(session.status)")
  }

  @Test func aCorrectionThatNoLongerFitsIsToldAndListed() {
    var session = session()
    session.press("! \"Odd_Quill Enter")
    var items = kept(session)
    items[0].text = items[0].text.replacing("print: ", with: "print: 1")
    var next = Session(80, 24)
    var state = KeptState()
    state.items = items + kept(session).map { KeptItem(.correction, id: "u", text: $0.text) }
    next.state.restore(state)
    #expect(next.status.contains("1 of 2 corrections no longer fit"))
    #expect(names(next)[1] == "Odd Quill")
    next.press(": \"corrections Enter")
    #expect(next.frame.contains("CORRECTIONS 2") && next.frame.contains("does not fit"))
    next.press("g x")
    #expect(next.frame.contains("CORRECTIONS 1") && !next.frame.contains("does not fit"))
  }

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
    guard case .write(let again) = session.effects.last else { return }
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

  @Test func inSecureModeItIsSaidThatNothingIsKept() {
    var session = session()
    session.state.permissions = []
    session.press("a \"hm Enter")
    #expect(session.status.contains("not kept in secure mode"))
    session.press(": \"basket_x Enter")
    #expect(session.status.contains("not in secure mode"))
  }

  @Test(arguments: Charset.allCases) func theMarksAreSeenWithoutColourAndInASCII(charset: Charset) {
    func row(_ keys: String) -> String {
      var session = Session(80, 24, charset: charset)
      session.press("J " + keys)
      return session.cursorRow
    }
    let keys = ["! \"Odd Enter", "x", "a \"hm Enter"]
    let marks = ["*", "+", "#"]
    #expect(row("").contains(charset == .ascii ? ">| \"We" : ">▌ \"We"))
    var seen: Set<String> = []
    for number in 1..<8 {
      let chosen = (0..<3).filter { number & (1 << $0) != 0 }
      let row = row(chosen.map { keys[$0] }.joined(separator: " "))
      // In one order, whatever was done first.
      let expected = ["#", "*", "+"].filter { mark in chosen.contains { marks[$0] == mark } }.joined()
      #expect(row.contains((charset == .ascii ? ">|" : ">▌") + expected + "\"We"), "\(row)")
      seen.insert(row)
    }
    #expect(seen.count == 7)
  }

  @Test(arguments: [(80, 24), (50, 20), (30, 8), (200, 50)]) func severalMarksTakeNoWordOffTheScreen(
    columns: Int, rows: Int
  ) {
    var session = session("J", columns, rows)
    let (line, place) = (session.state.cursorWalker.line.range, session.state.place)
    session.press("x ! \"Odd Enter a \"hm Enter")
    #expect(session.state.layout.marks == 3)
    #expect(session.cursorRow.contains("#*+\"We"), "\(session.cursorRow)")
    #expect(session.state.place == place)
    for row in 0..<rows {
      let cells = session.canvas.cells(row: row)
      #expect(cells.count == columns)
    }
    let text = session.state.catalog.report.text
    let shown = text.string(session.state.cursorWalker.line.range)
    #expect(session.cursorRow.contains(shown), "the whole line is on the screen")
    session.press("U")
    #expect(session.state.layout.marks == 2)
    session.press("U U")
    #expect(session.state.layout.marks == 1 && session.state.cursorWalker.line.range == line)
  }

  @Test func aNameThatIsNearlySomebodysIsAskedAbout() {
    var session = session()
    session.press("! \"Marta_Olander Enter")
    #expect(session.status.hasPrefix(":speaker! Marta Olander"))
    #expect(names(session)[1] == "Marta Ollander", "nothing is done yet")
    var other = session
    session.press("Tab")
    #expect(session.status.hasPrefix(":speaker! Marta Ollander"))
    session.press("Esc Esc")
    #expect(session.state.catalog.report.speakers.count == 4)
    other.press("Enter")
    #expect(other.status.contains("q2 is by Marta Olander now, who is new here"))
    other.press("U : \"speaker_Vaes Enter")
    #expect(other.frame.contains("new speaker “Vaes”, or did you mean Pieter Vaas?"))
  }

  /// What is typed, and whom it may mean.
  @Test(arguments: [
    ("pieter vass", ["Pieter Vaas"]), ("Ollandr", ["Marta Ollander"]), ("Marta Öllandr", ["Marta Ollander"]),
    ("oll", ["Marta Ollander"]), ("Odd Quill", []), ("Ad", []), ("Vas", []), ("Gazete", ["The Quern Gazette"]),
    ("Lisa Vaas", []),
  ])
  func namesAreNearWhenFewLettersDiffer(typed: String, names: [String]) {
    let report = session().state.catalog.report
    #expect(report.speakers(near: typed).map { report.speakers[$0].name } == names)
  }

  /// A date that there is not, and why.
  @Test(arguments: [
    ("2005-13-45", "there is no month 13 · "), ("2005-02-30", "February 2005 has 28 days, and no 30 · "),
    ("2005-2-3", "months and days have two digits: 2005-02-03 · "),
    ("805", "a year has four digits, as 2021 or 0476 · "),
    ("May 5", "“May 5” is no date · "), ("", "no date · "), ("2005-04-31~", "April 2005 has 30 days, and no 31 · "),
    ("2005-01-01/2005-00-02", "there is no month 00 · "), ("2005-05/2005-04", "2005-05/2005-04 ends before it begins"),
  ])
  func ofADateThatThereIsNotTheReasonStandsFirst(typed: String, why: String) {
    var session = session()
    _ = session.state.runCommand("said " + typed)
    #expect(session.state.message?.shown.hasPrefix("! " + why) == true, "\(session.state.message?.shown ?? "")")
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

  @Test func aFormIsTakenAwayInClearWords() {
    var session = session("s j")
    session.press(": \"unalias Enter")
    #expect(session.frame.contains(":unalias takes a name that Pieter Vaas is called by · Tab lists them"))
    session.press(": \"unalias_Vas Enter")
    #expect(session.frame.contains("Pieter Vaas is nowhere called “Vas”"))
    session.press(": \"unalias_Vaas Enter")
    #expect(session.frame.contains("Pieter Vaas is not called “Vaas” now: "), "\(session.frame)")
  }
}
