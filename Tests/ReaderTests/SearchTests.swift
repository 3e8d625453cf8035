import Testing

@testable import Reader

/// Searching: words, names, regular expressions, results.
@Suite struct SearchTests {
  @Test func aNameFindsItsOtherFormsAndSaysWhich() {
    var session = Session(120, 40)
    session.press("/ \"Ollander")
    let count = session.state.search.count
    #expect(session.state.search.forms.values.contains("Marta Ollander"))
    #expect(count > 2)
    session.press("Enter g n n")
    #expect(session.status.contains("as “Marta Ollander”"))
  }

  @Test func aRegularExpressionStandsBetweenSlashes() {
    var session = Session(80, 24)
    session.press("/ \"/a_(gate|door)/ Enter")
    #expect(session.state.search.count == 5)
    #expect(session.status.contains("/a (gate|door)/ "))
    session.press("/ \"/a_(gate")
    #expect(session.state.search.count == 0)
    #expect(session.status.contains("parenthes"))
  }

  @Test func resultsAreListedWithTheirWordsAndEarlierOnesComeBack() {
    var session = Session(120, 40)
    session.press("/ \"gate Enter / \"lock Enter A")
    #expect(session.frame.contains("RESULTS \(session.state.search.count)"))
    let count = session.state.search.count
    session.press("^P")
    #expect(session.state.search.pattern?.typed == "gate")
    session.press("^N")
    #expect(session.state.search.count == count)
    session.press("g j Enter")
    #expect(session.state.search.current == 1)
    #expect(session.state.place == session.state.search.matches[1].start)
  }

  @Test func matchesStayMarkedWhenALimitComesOrGoes() {
    var session = Session(80, 24)
    session.press("/ \"gate Enter")
    let all = session.state.search.count
    session.press("4 g +")
    #expect(session.state.search.count < all)
    session.press("\\")
    #expect(session.state.search.count == all)
  }

  @Test func underALimitItSearchesWhatIsLeftAndSaysSo() {
    var session = Session(80, 24)
    session.press("J + / \"ministry")
    #expect(session.status.hasPrefix("within the limit /ministry"))
    #expect(session.state.search.count == 1)
    session.press("Esc / \"wall_for")
    #expect(session.status.contains("not found within the limit"))
  }

  @Test func ofASearchForNothingTheReasonIsSaid() {
    var session = Session(80, 24)
    session.press("/ Enter")
    #expect(session.status.hasSuffix("! nothing was typed, and nothing was searched for before"))
    session.press("/ \"// Enter")
    #expect(session.said == "! nothing to look for in “//”")
    #expect(session.state.search.pattern == nil && session.state.search.history.isEmpty)
  }
}
