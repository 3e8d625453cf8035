import Screen
import Testing

@testable import Reader

/// Two quotations with the same words beside each other.
@Suite struct EchoViewTests {
  private func session(
    _ columns: Int = 100, _ rows: Int = 30, _ keys: String = "J e", charset: Charset = .utf8
  ) -> Session {
    var session = Session(columns, rows, ledgerReport(), charset: charset)
    session.press(keys)
    return session
  }

  /// All rows of the view, however high the screen is: the words of one side, in order.
  private func words(_ session: Session, _ side: EchoView.Side) -> String {
    let rows = session.state.echo?.rows ?? []
    return rows.compactMap { side == .full ? $0.full : $0.edited }
      .map { $0.map(\.text).joined() }.joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
  }

  @Test func whatDiffersIsMarkedWithoutColour() {
    let session = session()
    for text in ["[~will~]", "[~book~]", "[-Sirs:-]", "[~I was asked for the ledger in March and again in April.~]"] {
      #expect(words(session, .full).contains(text), "\(text) in \(words(session, .full))")
    }
    for text in ["{~shall~}", "{~ledger~}", "{~[in one year].~}"] {
      #expect(words(session, .edited).contains(text), "\(text) in \(words(session, .edited))")
    }
  }

  @Test func everyWordOfBothIsShown() {
    let session = session()
    func letters(_ text: String) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }
    let report = session.state.catalog.report
    for (side, index) in [(EchoView.Side.full, 2), (.edited, 1)] {
      let whole = report.quotations[index].pieces.map { report.text.string($0) }.joined(separator: " ")
      #expect(letters(words(session, side)) == letters(whole))
    }
  }

  @Test func theFullerOneStandsAtTheLeftWhereverItWasAskedFor() {
    for keys in ["J e", "J J e"] {
      let session = session(100, 30, keys)
      #expect(session.state.echo?.full == 2)
      #expect(session.state.echo?.edited == 1)
    }
  }

  @Test func enterGoesToTheDifferenceOfTheChosenSideAndBackspaceReturns() throws {
    var session = session()
    let start = session.state.place
    session.press("n Enter")
    let text = session.state.catalog.report.text
    #expect(session.state.echo == nil)
    #expect(session.state.catalog.report.quotations[2].range.contains(session.state.place))
    session.press("Backspace")
    #expect(session.state.place == start)
    session.press("e Tab Enter")
    #expect(session.state.catalog.report.quotations[1].range.contains(session.state.place))
    #expect(text.count > session.state.place)
  }

  @Test func everyDifferenceIsReachedAndSeen() {
    for size in [(80, 24), (50, 12), (200, 50), (30, 8)] {
      var session = session(size.0, size.1)
      let count = session.state.echo?.differences.count ?? 0
      #expect(count > 4)
      for number in 0..<count {
        #expect(session.state.echo?.difference == number)
        #expect(session.cursorRow.hasPrefix(">"), "\(size) \(number): \(session.cursorRow)")
        session.press("n")
      }
      #expect(session.status.contains("last difference"))
    }
  }

  @Test func otherEchoesAreTurnedOver() {
    var session = session()
    #expect(session.frame.contains("Echo 1 of 2 of q2"))
    session.press(";")
    #expect(session.frame.contains("Echo 2 of 2 of q2"))
    #expect(session.state.echo?.edited == 0)
    session.press(", q")
    #expect(session.state.echo == nil)
  }

  @Test func whatHasNoEchoSaysSo() {
    var session = Session(80, 24)
    session.press("J e")
    #expect(session.status.contains("echoes no other words"))
    #expect(session.state.echo == nil)
  }

  @Test func asciiAndMonoTellTheSame() {
    let plain = session(80, 24, charset: .ascii)
    #expect(plain.frame.utf8.allSatisfy { $0 < 0x80 })
    for sign in ["[-Sirs:-]", "[~", "{~shall~}", "> "] {
      #expect(plain.frame.contains(sign), "\(sign)\n\(plain.frame)")
    }
  }
}
