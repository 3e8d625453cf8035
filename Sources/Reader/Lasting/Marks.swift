import ReportModel

extension Action {
  static let marking: [Action] = [
    Action("set-mark", ["m letter"], .jumps, "set a mark: a–z in this report, A–Z in any", in: Context.panes) {
      state, _ in
      state.setMark()
    },
    Action("go-to-mark", ["' letter"], .jumps, "go to a mark", in: Context.panes) { state, _ in state.goToMark() },
  ]
}

/// What a mark was before it was set, to be undone.
struct MarkChange: Hashable, Sendable {
  var name: String
  var place: Anchor?
  var capital: KeptMark?
  /// How many changes of the limits could be undone then: what came later is undone before.
  var limitChanges: Int
}

extension ReaderState {
  fileprivate mutating func setMark() -> [Effect] {
    guard let name = pressedLetter.map(String.init) else { return [] }
    earlierMarks.append(
      MarkChange(name: name, place: marks[name], capital: capitals[name], limitChanges: earlierLimits.count))
    let place = Anchor(here, in: catalog.report.text)
    if name == name.lowercased() {
      marks[name] = place
      message = Message("mark \(name) is here · '\(name) leads back · U undo")
    } else {
      capitals[name] = KeptMark(name: name, report: identity, place: place)
      message = Message("mark \(name) is here, for every report · '\(name) leads back · U undo")
    }
    refreshList()
    return [.keep([.mark(name, place)])]
  }

  /// Takes the last mark back, if nothing else was done after it.
  mutating func undoMark() -> [Effect]? {
    guard let change = earlierMarks.last, change.limitChanges >= earlierLimits.count else { return nil }
    earlierMarks.removeLast()
    let name = change.name
    let isCapital = name != name.lowercased()
    if isCapital { capitals[name] = change.capital } else { marks[name] = change.place }
    refreshList()
    let isSet = isCapital ? change.capital != nil : change.place != nil
    message = Message(isSet ? "undone: mark \(name) is where it was" : "undone: no mark \(name)")
    if isCapital {
      // What stands for another report is not this one's to keep.
      guard let capital = change.capital else { return [.keep([.unmark(name)])] }
      return capital.report == identity ? [.keep([.mark(name, capital.place)])] : [.keep([.unmark(name)])]
    }
    return [.keep([change.place.map { .mark(name, $0) } ?? .unmark(name)])]
  }

  fileprivate mutating func goToMark() -> [Effect] {
    guard let name = pressedLetter.map(String.init) else { return [] }
    if name != name.lowercased() {
      guard let capital = capitals[name] else { return refused("no mark \(name) · m\(name) sets it") }
      guard capital.report.key == identity.key else {
        return mayDo(.otherFiles) ? [.open(OpenRequest(.report(capital.report), at: capital.place))] : []
      }
      jumpToMark(capital.place)
    } else {
      guard let place = marks[name] else { return refused("no mark \(name) in this report · m\(name) sets it") }
      jumpToMark(place)
    }
    return []
  }

  private mutating func jumpToMark(_ mark: Anchor) {
    let (offset, isSure) = mark.place(in: catalog.report.text)
    jump(to: TextRange(offset, offset))
    text.arrival = TextView.Arrival(origin: nil, target: cursorWalker.line.range)
    if !isSure { tell("the words of this mark are gone: it was about here") }
  }
}
