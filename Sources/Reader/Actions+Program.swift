import ReportModel
import Screen

extension Action {
  static let program: [Action] = [
    Action("help", ["?", "F1"], .program, "this help", in: Context.allButTyping) { state, _ in
      state.toggleHelp()
    },
    Action("where", ["^G"], .program, "where am I: title, size, line, percent", in: Context.panes) { state, _ in
      state.sayWhere()
    },
    Action("messages", [], .program, "all that was said, the newest first", in: Context.panes) { state, _ in
      state.help = HelpView(context: state.context, subject: .messages)
      return []
    },
    Action("redraw", ["r", "^L"], .program, "draw the screen anew", in: Context.allButTyping) { _, _ in [.redraw] },
    Action("step-back", ["Esc", "^C"], .program, "one step back; never quits", in: Context.allButTyping) { state, _ in
      state.stepBack()
    },
    Action("close", ["q"], .program, "close what is open, else quit", in: Context.allButTyping) { state, _ in
      state.close()
    },
    Action("quit", ["Q", "Z Z"], .program, "quit", in: Context.allButTyping) { _, _ in [.quit] },
    Action(
      "suspend", ["^Z"], .program, "back to the shell for a while", in: Set(Context.allCases),
      needs: .suspending
    ) { _, _ in
      [.suspend]
    },
  ]
}

extension Context {
  /// Everywhere but where letters are typed.
  static let allButTyping = Set(allCases).subtracting([.prompt, .labels])
}

extension ReaderState {
  fileprivate mutating func sayWhere() -> [Effect] {
    let report = catalog.report
    let line = report.text.lineNumber(at: here)
    var facts = ["line \(line) of \(report.text.lineCount)", "\(percent) %"]
    facts += ["byte \(here)", "\(report.byteCount) bytes \(report.encoding.rawValue) \(report.format.rawValue)"]
    facts.append(words.title)
    if !report.path.isEmpty { facts.append(report.path) }
    message = Message(facts.joined(separator: " · "))
    return []
  }

  /// One step back: what was opened last closes, what is marked is marked no more. Never quits.
  fileprivate mutating func stepBack() -> [Effect] {
    if help != nil {
      help = nil
    } else if echo != nil {
      echo = nil
    } else if drawer != nil {
      closeDrawer()
    } else if spanRows != nil {
      timeline.spanStart = nil
    } else if text.preview != nil {
      endPreview()
      message = Message("back at the place")
    } else if list != nil {
      closeList()
    } else if search.pattern != nil {
      search.clear()
    } else {
      refuse("nothing to step back from · q quits")
    }
    return []
  }

  /// Closes help, drawer, the maximised view; when there is none of them, quits.
  fileprivate mutating func close() -> [Effect] {
    if help != nil {
      help = nil
    } else if echo != nil {
      echo = nil
    } else if drawer != nil {
      closeDrawer()
    } else if list != nil {
      closeList()
    } else if isMaximised {
      isMaximised = false
      scrollToPlace(.jump)
      showListCursors()
    } else {
      return [.quit]
    }
    return []
  }
}
