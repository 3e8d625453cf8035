import ReportIndex

extension Command {
  /// Commands that say how something is shown, or what is shown.
  static let views: [Command] = [
    Command("limit", "QUERY", "limit by a query, as & does", complete: { $0.queryCommandCompletions(of: $1) }) {
      state, typed in
      state.prompt = Prompt(.query(clause: nil))
      state.prompt?.line = LineEditor(typed)
      state.acceptQuery(typed, for: nil)
      return []
    },
    Command("context", "N", "with a limit on: N lines around each quotation") { state, typed in
      guard let lines = Int(typed), lines >= 0 else { return state.refused(":context takes a number of lines") }
      state.contextLines = min(lines, 1000)
      state.applyLimits()
      let shown = "\(state.contextLines) line\(state.contextLines == 1 ? "" : "s") around each quotation"
      state.message = Message(state.limits.areEffective ? shown : shown + ", once a limit is on")
      return []
    },
    Command(
      "scale", "SCALE", "the timeline by day, week, month, text",
      complete: { _, typed in words(TimelineScale.allCases.map(\.name), typed) }
    ) { state, typed in
      guard let scale = TimelineScale.allCases.first(where: { $0.name == typed }) else {
        return state.refused("a scale is \(TimelineScale.allCases.map(\.name).joined(separator: ", "))")
      }
      return state.setScale(scale)
    },
    Command(
      "sort", "ORDER", "the speakers by count, date, name",
      complete: { _, typed in words(SpeakerOrder.allCases.map(\.rawValue), typed) }
    ) { state, typed in
      guard let order = SpeakerOrder(rawValue: typed) else {
        return state.refused("an order is \(SpeakerOrder.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return state.setSort(order)
    },
  ]
}

extension TimelineScale {
  /// What is typed for it.
  var name: String { self == .order ? "text" : rawValue }
}

extension ReaderState {
  fileprivate func queryCommandCompletions(of typed: String) -> [Completion] {
    queryCompletions(of: LineEditor(typed))
  }
}
