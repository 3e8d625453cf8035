public import ReportIndex
public import ReportModel

/// A report to be opened in the place of this one.
public struct OpenRequest: Hashable, Sendable {
  /// Which report.
  public enum Target: Hashable, Sendable {
    /// A file, as somebody typed it.
    case path(String)
    /// One that was open before.
    case report(KeptReport)
    /// This one again, as its file is now.
    case again
  }
  /// How the jump list changes when it is there.
  public enum Step: Hashable, Sendable {
    /// Back leads to this report.
    case jump
    /// It was gone back to, gone forward to, or swapped with this place.
    case back, forward, swap
  }

  /// Which report.
  public var target: Target
  /// Where in it; nil for the place of last time.
  public var place: Anchor?
  /// How it is come to.
  public var step: Step

  init(_ target: Target, at place: Anchor? = nil, step: Step = .jump) {
    self.target = target
    self.place = place
    self.step = step
  }
}

extension Action {
  static let opening: [Action] = [
    Action("open-report", ["o"], .program, "open another report; Tab completes", in: Context.panes, needs: .otherFiles)
    {
      state, _ in
      state.ask("open ")
    },
    Action("recent", ["O"], .program, "reports that were open before", in: Context.panes, needs: .otherFiles) {
      state, _ in
      if case .recent = state.list?.content { return state.toggleList(.recent) }
      return [.listRecent]
    },
    Action("reload", ["R"], .program, "read the file again, keep the place", in: Context.panes, needs: .otherFiles) {
      state, _ in
      [.open(OpenRequest(.again, at: Anchor(state.place, in: state.catalog.report.text)))]
    },
  ]
}

extension Command {
  static let opening: [Command] = [
    Command("open", aliases: ["o"], "FILE", "open another report", needs: .otherFiles, complete: { $0.files(like: $1) })
    {
      state, typed in
      typed.isEmpty ? state.refused(":open takes a file") : [.open(OpenRequest(.path(typed)))]
    }
  ]
}

extension ReaderState {
  /// Somebody who goes on in another report: what was typed goes along, and the way back. `kept` is what was kept of the
  /// report.
  public init(
    _ catalog: Catalog, _ identity: KeptReport, kept: KeptState?, from earlier: ReaderState, by request: OpenRequest
  ) {
    self.init(catalog: catalog, size: earlier.size, charset: earlier.charset, settings: earlier.settings)
    message = nil
    hasColour = earlier.hasColour
    hasPointer = earlier.hasPointer
    fixedSettings = earlier.fixedSettings
    configuration = earlier.configuration
    permissions = earlier.permissions
    self.identity = identity
    self.identity.title = title
    session = earlier.session
    itemCount = earlier.itemCount
    messages = earlier.messages
    let isAgain = request.target == .again
    if let kept {
      restore(kept)
      if request.place != nil || isAgain { message = nil }
    }
    queryHistory = earlier.queryHistory
    commandHistory = earlier.commandHistory
    search.history = earlier.search.history
    capitals = earlier.capitals.merging(capitals) { $1 }
    visited = earlier.visited
    isMaximised = earlier.isMaximised
    if isAgain {
      goOn(from: earlier)
    } else {
      let known = visited.contains(identity.key) ? [] : jumps.back
      jumps = earlier.jumps.elsewhere(earlier.identity, earlier.catalog.report.text)
      let left = earlier.stop.elsewhere(earlier.identity, earlier.catalog.report.text)
      switch request.step {
      case .jump: jumps.leave(left)
      case .back: _ = jumps.goBack(from: left)
      case .forward: _ = jumps.goForward(from: left)
      case .swap: _ = jumps.swap(with: left)
      }
      jumps.settle(in: identity, catalog.report.text, after: known)
    }
    visited.insert(identity.key)
    if let place = request.place {
      let (offset, isSure) = place.place(in: catalog.report.text)
      go(to: offset)
      if !isAgain { text.arrival = TextView.Arrival(origin: nil, target: cursorWalker.line.range) }
      if !isSure { tell("the words of this place are gone: it was about here") }
    }
    refreshList()
    showListCursors()
  }

  /// The same report, read again: everything stays that still can.
  private mutating func goOn(from earlier: ReaderState) {
    let old = earlier.catalog.report.text
    let isSame = earlier.identity.key == identity.key
    focus = earlier.focus == .list ? .text : earlier.focus
    let limits = catalog.limits(from: earlier.catalog.text(of: earlier.limits), areOn: earlier.limits.isOn)
    if limits != self.limits {
      self.limits = limits
      applyLimits()
    }
    // What was kept has come already; without a state the reader's own goes along as it is.
    if record.kept.isEmpty, !permissions.contains(.keeping) { restoreRecord(earlier.record.kept) }
    show(earlier.editorial.layer)
    marks = isSame ? earlier.marks : marks.merging(earlier.marks) { $1 }
    jumps = earlier.jumps
    if !isSame { jumps.move(from: old, to: catalog.report.text) }
    if let pattern = earlier.search.pattern { search.pattern = pattern }
    tell(isSame ? "read again: the file is the same" : "read again: the file has changed")
  }

  /// Opens the command line with the beginning of a command.
  mutating func ask(_ beginning: String) -> [Effect] {
    prompt = Prompt(.command)
    prompt?.line = LineEditor(beginning)
    return []
  }
}

extension JumpList.Stop {
  /// The stop as another report has it: with the words that stand there.
  func elsewhere(_ report: KeptReport, _ text: ReadingText) -> JumpList.Stop {
    if self.report != nil { return self }
    var stop = self
    stop.report = report
    stop.anchor = Anchor(place, in: text)
    return stop
  }
}
