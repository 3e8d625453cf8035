import ReportIndex
import ReportModel

/// The places that jumps came from, and those that going back came from: as in a browser, byte-exact.
struct JumpList: Sendable {
  /// A place to come back to, and how the screen stood there.
  struct Stop: Hashable, Sendable {
    var place: Int
    var hint: Int?
    /// Rows from the top of the Text pane to the place.
    var row: Int
    /// Whether the limits were on.
    var limitsAreOn: Bool
    /// The report that it is in, and the words there; nil for this one.
    var report: KeptReport?
    var anchor: Anchor?
  }

  private(set) var back: [Stop] = []
  private(set) var forward: [Stop] = []
  /// Moves of one kind in a row are one jump: the kind of the last, and whether this key made one.
  private var run: String?
  private var hasLeft = false

  /// How often a place was left, and the one that was left last: those are kept for the next time.
  private(set) var departures = 0
  private(set) var lastLeft: Int?

  private static let most = 1000

  /// Begins with the places that earlier sessions left, the newest last.
  mutating func restore(_ places: [Int]) {
    back = []
    for place in places where back.last?.place != place {
      back.append(Stop(place: place, hint: nil, row: 3, limitsAreOn: true))
    }
    forward = []
  }

  /// Remembers where a jump starts. Moves of the same `run` without another key between count once.
  mutating func leave(_ stop: Stop, run: String? = nil) {
    defer {
      self.run = run
      hasLeft = true
    }
    if let run, run == self.run { return }
    if back.last?.place != stop.place {
      back.append(stop)
      departures += 1
      lastLeft = stop.place
    }
    if back.count > JumpList.most { back.removeFirst() }
    forward = []
  }

  /// A key is about to act.
  mutating func beginKey() { hasLeft = false }
  /// A key has acted: when it made no jump, the next move of the same kind is a jump of its own.
  mutating func endKey() { if !hasLeft { run = nil } }

  /// The list as another report has it, that is opened in the place of this one.
  func elsewhere(_ report: KeptReport, _ text: ReadingText) -> JumpList {
    var list = self
    list.back = back.map { $0.elsewhere(report, text) }
    list.forward = forward.map { $0.elsewhere(report, text) }
    list.run = nil
    return list
  }

  /// Stops in this report become its own; those of earlier sessions go before all others.
  mutating func settle(in report: KeptReport, _ text: ReadingText, after earlier: [Stop]) {
    func settled(_ stop: Stop) -> Stop {
      guard stop.report?.key == report.key, let anchor = stop.anchor else { return stop }
      var stop = stop
      stop.place = anchor.place(in: text).offset
      stop.report = nil
      stop.anchor = nil
      return stop
    }
    back = earlier + back.map(settled)
    if back.count > JumpList.most { back.removeFirst(back.count - JumpList.most) }
    forward = forward.map(settled)
  }

  /// Takes the stops over into a changed text. Each takes a search: the oldest, beyond fifty, are given up.
  mutating func move(from old: ReadingText, to new: ReadingText) {
    func moved(_ stop: Stop) -> Stop {
      guard stop.report == nil else { return stop }
      var stop = stop
      stop.place = Anchor(stop.place, in: old).place(in: new).offset
      stop.hint = nil
      return stop
    }
    back = back.suffix(50).map(moved)
    forward = forward.suffix(50).map(moved)
  }

  /// The place to go back to.
  mutating func goBack(from here: Stop) -> Stop? { JumpList.step(&back, &forward, here) }
  /// The place that going back came from.
  mutating func goForward(from here: Stop) -> Stop? { JumpList.step(&forward, &back, here) }

  /// The place before the last jump, which this one leaves in its stead.
  mutating func swap(with here: Stop) -> Stop? {
    guard let previous = back.popLast() else { return nil }
    back.append(here)
    forward = []
    return previous
  }

  private static func step(_ from: inout [Stop], _ to: inout [Stop], _ here: Stop) -> Stop? {
    guard let stop = from.popLast() else { return nil }
    to.append(here)
    return stop
  }
}

extension ReaderState {
  /// The place as a stop of the jump list.
  var stop: JumpList.Stop {
    let row = typesetting.distance(from: text.top, to: cursorWalker.address, limit: max(1, textRows)) ?? 0
    return JumpList.Stop(place: place, hint: text.hint, row: row, limitsAreOn: limits.isOn)
  }

  /// Goes to a place and remembers this one. A limited text that does not show it gives way to the whole.
  mutating func jump(to target: TextRange, from origin: TextRange? = nil, hint: Int? = nil) {
    jumps.leave(stop)
    show(target.start)
    go(to: target.start, hint: hint)
    text.arrival = TextView.Arrival(origin: origin, target: target)
  }

  /// Moves to a place in a run of moves of one kind, which going back undoes as one.
  mutating func move(to offset: Int, run: String, hint: Int? = nil) {
    jumps.leave(stop, run: run)
    go(to: offset, hint: hint)
  }

  /// Makes sure that the text can show a place: the limits are switched off when they leave it out.
  mutating func show(_ offset: Int) {
    guard !text.flow.contains(offset) else { return }
    limits.isOn = false
    applyLimits()
    message = Message("outside the limit, which is off now · \\ on again")
  }

  /// Goes to a stop of the jump list.
  mutating func arrive(at stop: JumpList.Stop) {
    if limits.isOn != stop.limitsAreOn, !limits.clauses.isEmpty {
      limits.isOn = stop.limitsAreOn
      applyLimits()
    }
    place = min(stop.place, catalog.report.text.count)
    text.hint = stop.hint
    text.preview = nil
    let line = cursorWalker
    text.top = typesetting.moved(line.address, by: -min(stop.row, max(0, textRows - 1)))
    scrollToPlace(.jump)
    followPlace()
    text.arrival = TextView.Arrival(origin: nil, target: line.line.range)
  }
}

extension Action {
  static let jumping: [Action] = [
    Action("back", ["Backspace", "^H", "H", "^O"], .jumps, "back to where you were", in: Context.panes) {
      state, count in
      state.goInHistory(count ?? 1, .back, "nothing to go back to") { jumps, here in jumps.goBack(from: here) }
    },
    Action("forward", ["L"], .jumps, "forward again", in: Context.panes) { state, count in
      state.goInHistory(count ?? 1, .forward, "nothing to go forward to") { jumps, here in
        jumps.goForward(from: here)
      }
    },
    Action("previous-place", ["' '"], .jumps, "the place before the last jump", in: Context.panes) { state, _ in
      state.goInHistory(1, .swap, "no place before this one") { jumps, here in jumps.swap(with: here) }
    },
  ]
}

extension ReaderState {
  /// Goes through the history as far as there is any.
  fileprivate mutating func goInHistory(
    _ count: Int, _ kind: OpenRequest.Step, _ refusal: String,
    _ step: (inout JumpList, JumpList.Stop) -> JumpList.Stop?
  ) -> [Effect] {
    for number in 0..<count {
      // Another report is opened first; the step is made when it is there.
      if let next = kind == .forward ? jumps.forward.last : jumps.back.last, let report = next.report {
        return mayDo(.otherFiles) ? [.open(OpenRequest(.report(report), at: next.anchor, step: kind))] : []
      }
      guard let stop = step(&jumps, self.stop) else {
        if number == 0 { refuse(refusal) }
        break
      }
      arrive(at: stop)
    }
    return []
  }
}
