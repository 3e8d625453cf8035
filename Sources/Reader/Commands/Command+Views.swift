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
    Command("context", "N", "with a limit on: N lines around each quotation", isPreviewed: true) { state, typed in
      guard let lines = Int(typed), lines >= 0 else { return state.refused(":context takes a number of lines") }
      state.contextLines = min(lines, 1000)
      state.applyLimits()
      let shown = "\(state.contextLines) line\(state.contextLines == 1 ? "" : "s") around each quotation"
      state.message = Message(state.limits.areEffective ? shown : shown + ", once a limit is on")
      return []
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
