import ReportIndex
import ReportModel
import Screen
import Testing

@testable import Reader

@Suite struct ConfigurationTests {
  private func configuration(_ text: String) -> Configuration { Configuration(parsing: Array(text.utf8)) }

  @Test func whatItSaysHolds() {
    let said = configuration(
      """
      preset = "vim"
      theme = "light"
      measure = 72
      lists = 30
      scale = "text"
      sort = "name"
      editorial = "dimmed"
      ascii = true
      mouse = true
      [keys]
      peek = ["F5", "K"]
      previous-quotation = "none"
      [keys.in-speakers]
      sort = "o"
      """)
    #expect(said.problems.isEmpty)
    #expect(said.settings.theme == .light && said.settings.measure == 72 && said.settings.listColumns == 30)
    #expect(said.settings.scale == .order && said.settings.order == .name && said.settings.editorial == .dimmed)
    #expect(said.settings.hasASCIILines && said.settings.hasMouse)
    #expect(said.keymap?.keys(of: "peek", in: .text) == ["F5", "K"])
    #expect(said.keymap?.keys(of: "previous-quotation", in: .text) == [])
    #expect(said.keymap?.keys(of: "sort", in: .speakers) == ["o"])
    #expect(said.keymap?.keys(of: "open-report", in: .speakers) == [])
    #expect(said.keymap?.keys(of: "open-report", in: .text) == ["o"])
    #expect(said.keymap?.keys(of: "top", in: .text) == ["g g", "Home"])
  }

  @Test func withoutKeysOfItsOwnThereIsNoKeymapToMake() {
    #expect(configuration("measure = \"full\"").keymap == nil)
    #expect(configuration("measure = \"full\"").settings.measure == nil)
  }

  /// Lines of a config file, and what is told of each.
  @Test(arguments: [
    ("theme = \"pink\"", "1: theme is \"plain\", \"dark\", \"light\", \"high-contrast\", \"mono\": \"plain\" holds"),
    ("measure = 5", "1: measure is 20 to 400, or \"full\": 80 holds"),
    ("measure = 72\nmeasure = 5", "2: measure is there already: left out"),
    ("mouse = \"on\"", "1: mouse is true or false: false holds"),
    ("thema = \"dark\"", "1: “thema” is no setting, but theme is: left out"),
    ("zzzz = 1", "1: “zzzz” is no setting: left out"),
    ("preset = \"emacs\"", "1: preset is one of standard, less, vim: standard holds"),
    ("theme = dark", "1: dark needs quotation marks: \"dark\": left out"),
    ("[key]\npeek = \"x\"", "2: there is no table [key], only [keys]: left out"),
    ("[keys]\npeak = \"x\"", "2: “peak” is no action, but peek is: left out"),
    ("[keys]\npeek = 3", "2: the keys of peek are strings, or “none”: left out;2: peek keeps p"),
    ("[keys]\npeek = [\"Foo\", \"x\"]", "2: “Foo” is no key: left out"),
    ("[keys]\npeek = \"^I\"", "2: ^I is Tab: left out;2: peek keeps p"),
    ("[keys]\npeek = \"5\"", "2: digits are counts: left out;2: peek keeps p"),
    ("[keys]\naccept = \"x\"", "2: “x” is typed there: left out;2: accept keeps Enter"),
    ("[keys.timeline]\nscale = \"x\"", "2: [keys.timeline] is no table, but [keys.in-timeline] is: left out"),
    ("[keys.in-text]\nscale = \"x\"", "2: scale does nothing in text: left out"),
    ("[keys]\npeek = \"x\"\npin = [\"X\", \"x\"]", "3: x is peek already in timeline"),
    (
      "[keys]\nclose = \"none\"\nquit = \"none\"\ncommand = \"none\"",
      "3: nothing would quit: close, quit and command have no key, so quit keeps its own"
    ),
  ])
  func whatIsWrongIsToldByLineAndWithWhatHolds(text: String, told: String) {
    #expect(configuration(text).problems.map { "\($0.line): \($0.words)" }.joined(separator: ";") == told)
  }

  @Test func theRestOfABadFileHolds() {
    let said = configuration(
      "theme = \"pink\"\nmeasure = 60\n[keys\n[keys]\npeek = \"F5\"\npin = \"nokey\"\nundo = \"F6\"")
    #expect(said.problems.map(\.line) == [1, 3, 6, 6])
    #expect(said.settings.theme == .plain && said.settings.measure == 60)
    #expect(said.keymap?.keys(of: "peek", in: .text) == ["F5"] && said.keymap?.keys(of: "pin", in: .text) == ["P"])
    #expect(said.keymap?.keys(of: "undo", in: .text) == ["F6"])
  }

  @Test(arguments: [
    "", "preset = \"less\"", "theme = \"mono\"\nmeasure = 72\nmouse = true\nlists = \"auto\"",
    "preset = \"vim\"\n[keys]\npeek = [\"\\\"\", \"\\\\\", \"F5\"]\nundo = \"none\"\ntoggle-limits=\"none\"\n[keys.in-list]\ndown = \"n\"",
  ])
  func whatIsPrintedReadsBackAsTheSame(text: String) {
    let said = configuration(text)
    #expect(said.problems.isEmpty)
    let again = configuration(said.text)
    #expect(again.problems.isEmpty, "\(again.problems)")
    #expect(again.settings == said.settings && again.given == said.given && again.preset == said.preset)
    #expect(Set(again.bindings) == Set(said.bindings))
    #expect(again.text == said.text)
  }

  @Test func whatIsBehindTheMarksIsWhatHoldsWithoutIt() {
    // Every comment that is a setting, taken as one, changes nothing.
    let lines = Configuration().text.split(separator: "\n").map { line in
      line.hasPrefix("# ") && line.contains(" = ") ? String(line.dropFirst(2)) : String(line)
    }
    let said = configuration(lines.joined(separator: "\n"))
    #expect(said.problems.isEmpty, "\(said.problems)")
    #expect(said.settings == Settings())
    #expect(said.given == Set(Setting.all.map(\.name)))
    for context in Context.allCases {
      for action in Action.all {
        #expect(said.keymap?.keys(of: action.name, in: context) == Keymap.standard.keys(of: action.name, in: context))
      }
    }
  }

  @Test func theTableOfKeysHasEveryActionAndKey() {
    let text = Keymap.standard.text
    for action in Action.all {
      #expect(text.contains(" \(action.name) "), "\(action.name)")
      for key in action.keys { #expect(text.contains(key)) }
    }
  }

  @Test func aSettingIsSetByItsNameAndSeenWhileItIsTyped() {
    var session = Session(80, 24)
    session.press(": \"theme_da")
    #expect(session.state.settings.theme == .plain)
    session.press("\"rk")
    #expect(session.state.settings.theme == .dark && session.canvas.theme == .dark)
    #expect(session.effects.isEmpty)
    session.press("Backspace")
    #expect(session.state.settings.theme == .plain)
    session.press("\"k Esc")
    #expect(session.state.settings.theme == .plain && session.effects.isEmpty)
    session.press(": \"set_theme_light Enter")
    #expect(session.canvas.theme == .light)
    #expect(
      session.effects.contains {
        if case .keep(let changes) = $0 { changes.contains(.setting("theme", "light")) } else { false }
      })
    session.press(": \"theme_pink Enter")
    #expect(session.status.contains("theme is plain, dark, light, high-contrast or mono"))
  }

  @Test func aPlaceIsSeenWhileItIsTypedAndGivenUpWithEsc() {
    var session = Session(80, 24)
    let before = session.canvas
    session.press(": \"goto_q4")
    #expect(session.frame.contains("q4"))
    #expect(session.frame != before.text)
    session.press("Esc")
    #expect(session.canvas == before)
    #expect(session.effects.isEmpty)
    session.press(": \"goto_q4 Enter Backspace")
    #expect(session.canvas.text(row: 0) == before.text(row: 0))
  }

  @Test func whatWasKeptHoldsUnlessTheFileSaysOtherwise() {
    var kept = KeptState()
    kept.settings = ["theme": "dark", "measure": "60", "lists": "nonsense", "mouse": "on"]
    var session = Session(120, 40)
    session.state.fixedSettings = ["theme"]
    session.state.restoreSettings(kept)
    #expect(session.state.settings.theme == .plain && session.state.settings.measure == 60)
    #expect(session.state.settings.listColumns == nil && !session.state.settings.hasMouse)
    #expect(session.state.layout.measure == 60)
  }

  @Test func theMeasureAndTheListsChangeWhereThePlaceIsOnlyInItsColumns() {
    var session = Session(120, 40)
    session.press("J J J")
    let place = session.state.place
    for keys in ["w", "w", "<", ">", ">", ">", ": \"measure_30 Enter", ": \"lists_60 Enter"] {
      session.press(keys)
      #expect(session.state.place == place)
      #expect(session.canvas.cursor.row > 0 && session.canvas.cursor.row < 39)
    }
    #expect(session.state.layout.measure == 30 && session.state.layout.timeline?.size.columns == 60)
    session.press(": \"lists_200 Enter")
    #expect(session.state.layout.timeline?.size.columns == 79, "the text keeps 40")
  }

  @Test func linesAreASCIIAndWordsAreNot() {
    var session = Session(80, 24)
    session.press("J p : \"ascii_on Enter")
    let frame = session.frame
    for sign in ["│", "─", "▌", "·", "›"] { #expect(!frame.contains(sign), "\(sign)") }
    #expect(frame.contains("-- note 2 of "))
    #expect(frame.contains("|"))
  }

  /// What the program says itself is ASCII with `ascii` on; what the report says is as it is.
  @Test(arguments: [
    "t", "s T", "?", "? G", "c", "F", "M", "i", "D", "X", ": \"help_signs Enter", ": \"help_first Enter", "y", ":", "&",
    ": Tab", "J p P", "J + =", "'", ": \"goto_x Enter", ": \"scale_text Enter t", "J t V j j", "J t V j j +",
    "J t V j j + =",
  ])
  func ofTheProgramsOwnMarksNoneIsBeyondASCII(keys: String) {
    for columns in [80, 120, 200, 40] {
      var session = Session(columns, 24, quernReport())
      session.press(": \"ascii_on Enter J x j " + keys)
      let odd = session.frame.unicodeScalars.filter { !$0.isASCII && $0 != "ǀ" }
      #expect(odd.isEmpty, "\(String(String.UnicodeScalarView(odd))) in\n\(session.frame)")
    }
  }

  @Test func theWordsOfTheReportKeepTheirOwnMarks() {
    let report = MarkedReport(
      "# The Year 2019–2020… And After\n\nHe said: \"{1We shut it — “for good” – in 2019…}\"", speakers: [],
      said: [.init()])
    var session = Session(80, 24, report)
    session.press(": \"ascii_on Enter c")
    for words in ["2019–2020… And", "— “for good” – in 2019…"] {
      #expect(session.frame.contains(words), "\(session.frame)")
    }
  }

  @Test func theFirstKeysAreShownOnce() {
    var session = Session(80, 24)
    session.state.restoreSettings(KeptState())
    #expect(session.frame.contains(" first keys ") && session.frame.contains("next quotation"))
    session.press("j")
    #expect(!session.frame.contains(" first keys "))
    #expect(
      session.effects.contains(.keep([.setting("first-hint", "seen")])) || "\(session.effects)".contains("first-hint"))
    var kept = KeptState()
    kept.settings["first-hint"] = "seen"
    var again = Session(80, 24)
    again.state.restoreSettings(kept)
    #expect(!again.frame.contains(" first keys "))
  }

  @Test func whatMayFollowAKeyIsShownAtOnce() {
    var session = Session(80, 24)
    session.press("y")
    #expect(session.frame.contains("── y … ─"))
    #expect(session.frame.contains("copy its BibTeX entry"))
    session.press("Esc")
    #expect(!session.frame.contains("── y … ─"))
    session.press("m b '")
    #expect(session.frame.contains("b line 1 "), "the marks that there are")
    var small = Session(40, 8)
    small.press("y")
    // One line has no room for words: every key is there.
    #expect(small.status == " y  q  n  l  m  b  X")
  }

  @Test func scaleAndSortThatAKeyChangedComeBackAndNothingIsSaidOfIt() {
    var session = Session(80, 24)
    session.press("t T T s S")
    var kept = KeptState()
    for case .keep(let changes) in session.effects {
      for case .setting(let name, let value) in changes { kept.settings[name] = value }
    }
    #expect(kept.settings["scale"] == "month" && kept.settings["sort"] == "date")
    var next = Session(80, 24, notice: "TERM is new")
    next.state.restoreSettings(kept)
    #expect(next.state.timeline.scale == .month && next.state.speakers.sort == .date)
    #expect(next.state.message?.text == "TERM is new")
    var given = Session(80, 24)
    given.state.fixedSettings = ["scale"]
    given.state.restoreSettings(kept)
    #expect(given.state.timeline.scale == .day && given.state.speakers.sort == .date)
  }

  @Test func theEditorialLayerBeginsAsTheFileSaysUntilItsReaderHasChosen() {
    func begin(_ kept: KeptState = KeptState()) -> Session {
      var session = Session(80, 24)
      session.state = ReaderState(
        catalog: session.state.catalog, size: session.state.size, charset: .utf8,
        settings: configuration("editorial = \"hidden\"").settings)
      session.state.restore(kept)
      return session
    }
    var session = begin()
    session.press("J j")
    #expect(session.state.editorial.layer == EditorialLayer(.hidden) && session.frame.contains("[+]"))
    #expect(!"\(session.effects)".contains("editorial"), "what nobody chose is not kept")
    session.press("E")
    #expect(session.state.editorial.layer == EditorialLayer())
    var kept = KeptState()
    for case .keep(let changes) in session.effects {
      for case .reportSetting(let name, let value) in changes { kept.reportSettings[name] = value }
    }
    #expect(kept.reportSettings["editorial"] == "")
    #expect(begin(kept).state.editorial.layer == EditorialLayer())
    session.press(": \"set_editorial_dimmed Enter")
    #expect(session.state.editorial.layer == EditorialLayer(.dimmed))
    #expect(session.status.contains("editorial dimmed"))
  }
}
