import ReportModel
import Testing

@testable import Reader

/// What another session does to the same report while this one is open, and what can be undone afterwards.
@Suite struct NewsTests {
  private func session(_ keys: String = "J", named name: String = "s") -> Session {
    var session = Session(80, 24)
    session.state.session = name
    session.press(keys)
    return session
  }

  private func speakers(_ session: Session) -> [String?] {
    let report = session.state.catalog.report
    return report.quotations.map { $0.speaker.map { report.speakers[$0].name } }
  }

  private func tell(_ items: [KeptItem], to session: inout Session) {
    session.effects = []
    session.effects += update(&session.state, .news(items))
  }

  /// What a session wants kept since effects were looked at last.
  private func changes(_ session: Session) -> [KeptChange] {
    session.effects.flatMap { effect -> [KeptChange] in if case .keep(let changes) = effect { changes } else { [] } }
  }

  @Test func whatAnotherSessionHasDoneIsTakenInAndSaid() {
    var one = session("J a \"hm Enter")
    var two = session("J J ! \"Odd_Quill Enter x", named: "t")
    tell(one.state.record.kept + two.state.record.kept, to: &one)
    #expect(one.said.contains("another session: 1 correction, 1 in the basket new"), "\(one.status)")
    #expect(speakers(one) == speakers(two))
    #expect(one.state.record.annotations.count == 1 && one.state.places.selected == [2])
    // Nothing of it is kept again by this session.
    #expect(changes(one).isEmpty)
    tell(one.state.record.kept, to: &one)
    #expect(one.said.contains("another session: 1 correction"), "nothing is said anew")
    two.press("U U")
    tell(one.state.record.kept.filter { $0.kind == .annotation }, to: &one)
    #expect(one.said.contains("1 correction, 1 in the basket gone"), "\(one.status)")
    #expect(speakers(one) == speakers(two))
  }

  @Test func undoTakesBackWhatWasDoneHereAndNothingOfTheOther() {
    var one = session("J ! \"Odd_Quill Enter")
    let two = session("J J ! \"Tess_Marl Enter", named: "t")
    tell(two.state.record.kept + one.state.record.kept, to: &one)
    one.press("U")
    #expect(speakers(one)[1] == "Marta Ollander" && speakers(one)[2] == "Tess Marl")
    #expect(one.status.contains("undone: "))
    one.press("^R")
    #expect(speakers(one)[1] == "Odd Quill" && speakers(one)[2] == "Tess Marl")
    #expect(one.status.contains("again: q2 is by Odd Quill now"), "\(one.status)")
    one.press("U U")
    #expect(one.status.contains("nothing to undo of this session"), "\(one.status)")
  }

  @Test func whatTheOtherHasChangedSinceIsNotUndone() {
    var one = session("J a \"mine Enter")
    var items = one.state.record.kept
    items[0].text = items[0].text.replacing("mine", with: "theirs")
    tell(items, to: &one)
    #expect(one.status.contains("1 annotation changed"))
    one.press("U")
    #expect(one.said.contains("another session has changed that"), "\(one.status)")
    #expect(one.state.record.annotations.map(\.value.words) == ["theirs"])
  }

  @Test func anAnnotationThatIsBeingTypedStandsBesideWhatTheOtherMadeOfIt() {
    var one = session("J a \"mine Enter a \"_and_more")
    var items = one.state.record.kept
    items[0].text = items[0].text.replacing("mine", with: "theirs")
    tell(items, to: &one)
    one.press("Enter")
    #expect(one.state.record.annotations.map(\.value.words) == ["theirs", "mine and more"])
    #expect(one.said.contains("another session has changed the other one"), "\(one.status)")
    // The other has taken it away.
    var two = session("J a \"mine Enter a \"_and_more")
    tell([], to: &two)
    two.press("Enter")
    #expect(two.state.record.annotations.map(\.value.words) == ["mine and more"])
  }

  @Test func newsThatComeWhileACommandIsLookedAtStay() {
    let other = session("J J ! \"Odd_Quill Enter", named: "t")
    var one = session("J : \"theme_mono")
    let theme = one.state.prompt?.before?.state.settings.theme
    #expect(theme != nil && one.state.settings.theme == .mono)
    tell(other.state.record.kept, to: &one)
    #expect(one.state.prompt?.before != nil && one.state.settings.theme == .mono)
    one.press("Esc")
    #expect(one.state.settings.theme == theme && speakers(one)[2] == "Odd Quill")
  }

  @Test func aStoredChangeSaysWhatItChanges() {
    var one = session("J a \"mine Enter")
    let before = one.state.record.kept[0]
    one.effects = []
    one.press("a \"_too Enter")
    #expect(changes(one) == [.change(one.state.record.kept[0], from: before.text)])
    let now = one.state.record.kept[0]
    one.effects = []
    one.press("a ^U Enter")
    #expect(changes(one) == [.remove(now)])
    one.effects = []
    one.press("U")
    #expect(changes(one) == [.item(now)])
  }

  @Test func aCorrectionOfAnEarlierSessionIsTakenBackFromTheListAndCanBeUndone() {
    var first = session("J ! \"Odd_Quill Enter J : \"said_2018 Enter J : \"nobody Enter")
    var state = KeptState()
    state.items = first.state.record.kept
    var next = session("")
    next.state.restore(state)
    next.press("U")
    #expect(next.status.contains("nothing to undo of this session · :corrections"), "\(next.status)")
    next.press(": \"corrections Enter")
    #expect(next.frame.contains("x undoes"))
    next.press("j j j")
    let row = next.state.list?.cursor.row ?? 0
    #expect(next.state.list?.rows[row].own == .correction(state.items[1].id), "the second of three")
    next.effects = []
    next.press("x")
    #expect(changes(next) == [.remove(state.items[1])])
    #expect(next.state.catalog.report.quotations[2].said == next.state.original.report.quotations[2].said)
    #expect(next.state.record.corrections.count == 2 && speakers(next)[1] == "Odd Quill")
    // Back, and in its own place: the order counts.
    next.press("U")
    #expect(next.state.record.kept == state.items)
    first.press("U U U")
    first.press("^R ^R ^R ^R")
    #expect(first.state.record.kept == state.items)
    #expect(first.status.contains("nothing to do again"))
  }
}
