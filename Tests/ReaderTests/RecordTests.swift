import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Reader

/// Corrections, and what they have in common with annotations and the basket, from the keys to what is kept.
@Suite struct RecordTests: RecordTesting {
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
