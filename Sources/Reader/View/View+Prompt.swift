import ReportIndex
import Screen

extension ReaderState {
  /// The last row while something is typed: what asks, the line, and at the right what is known of it so far.
  func drawPrompt(_ prompt: Prompt, on canvas: inout Canvas, row: Int, columns: Int) {
    let label = promptLabel(prompt.purpose, columns: columns)
    let state = promptState(prompt)
    var right = state.words
    let labelWidth = displayWidth(of: label, charset: charset)
    if !messageIsLong, let words = messageWords, message?.text != right {
      let both = right.isEmpty ? words : words + " · " + right
      right = displayWidth(of: both, charset: charset) <= roomForMessage(at: prompt, columns: columns) ? both : words
    }
    let shownRight =
      displayWidth(of: right, charset: charset) <= roomForMessage(at: prompt, columns: columns) ? right : ""
    let room = max(
      1, columns - labelWidth - (shownRight.isEmpty ? 1 : displayWidth(of: shownRight, charset: charset) + 3))
    // The line scrolls sideways so that its cursor can be seen.
    let head = Substring(prompt.line.head)
    var hidden = head.startIndex
    while displayWidth(of: head[hidden...], charset: charset) > room - 1, hidden < head.endIndex {
      hidden = head.index(after: hidden)
    }
    let before = String(head[hidden...])
    let after = String(prompt.line.text.dropFirst(head.count))
    canvas.put(label, at: Position(column: 0, row: row), role: .prompt)
    let used = canvas.put(before, at: Position(column: labelWidth, row: row), role: .prompt, limit: room)
    canvas.put(after, at: Position(column: labelWidth + used, row: row), role: .prompt, limit: room - used)
    if !shownRight.isEmpty {
      let isWrong = !messageIsLong && message?.isRefusal == true || state.column != nil
      canvas.put(shownRight, endingAt: columns - 1, row: row, role: isWrong ? .warning : .status)
    }
    if let column = state.column {
      // The character that is wrong is marked; before it stands what scrolled away.
      let skipped = head.distance(from: head.startIndex, to: hidden)
      let start = prompt.line.characters.prefix(max(0, column - 1)).dropFirst(skipped)
      let place = labelWidth + displayWidth(of: String(start), charset: charset)
      let isInLine = column - 1 < prompt.line.characters.count
      if column - 1 >= skipped, place < labelWidth + room {
        if isInLine {
          canvas.setRole(.currentMatch, in: Rectangle(column: place, row: row, columns: 1, rows: 1))
        }
        if let problem = prompt.problem { drawProblem(problem, under: place, on: &canvas, row: row, columns: columns) }
      }
    }
    canvas.cursor = Position(column: labelWidth + used, row: row)
  }

  /// The columns at the right of the prompt's row, twelve for what is typed left.
  func roomForMessage(at prompt: Prompt, columns: Int) -> Int {
    columns - displayWidth(of: promptLabel(prompt.purpose, columns: columns), charset: charset) - 12
  }

  /// What is wrong with a query, over the prompt, with a mark over the column.
  private func drawProblem(_ problem: QueryError, under place: Int, on canvas: inout Canvas, row: Int, columns: Int) {
    let lines = wrap([Run(problem.description, .warning)], columns: columns - 2, charset: charset)
    let top = row - lines.count - 1
    guard top > 0 else { return }
    canvas.fill(Rectangle(column: 0, row: top, columns: columns, rows: lines.count + 1), role: .text)
    for (number, line) in lines.enumerated() { canvas.put(line, column: 1, row: top + number, columns: columns - 2) }
    canvas.put("v", at: Position(column: place, row: row - 1), role: .warning)
  }

  private func promptLabel(_ purpose: Prompt.Purpose, columns: Int) -> String {
    switch purpose {
    case .search(let origin):
      let place = origin.pane == .text ? (limits.areEffective ? "within the limit " : "") : "\(origin.pane.title) "
      return (columns >= 50 ? place : "") + (search.isBackward ? "back/" : "/")
    case .query(let clause?):
      let isExcluded = limits.clauses.indices.contains(clause) && limits.clauses[clause].sense == .exclude
      return isExcluded ? "not & " : "only & "
    case .query(nil): return "&"
    case .command: return ":"
    case .annotation: return "# "
    }
  }

  /// What is known of what is typed, for the right end of the row; `column` when something is wrong there.
  private func promptState(_ prompt: Prompt) -> (words: String, column: Int?) {
    switch prompt.purpose {
    case .search:
      guard search.pattern != nil, search.count > 0, let current = search.current else { return ("", nil) }
      return ("\(current + 1)/\(search.count)", nil)
    case .query(let clause):
      if let problem = prompt.problem { return ("", problem.column) }
      switch queryDraft(prompt.line.text, for: clause) {
      case .empty: return ("Tab completes", nil)
      case .leaves(let count, let isComplete):
        return ("\(count) of \(catalog.counted.count)" + (isComplete ? "" : ", given up in part"), nil)
      case .wrong(let error):
        // At its end a query is not wrong yet, only not done.
        let isOpen = error.column > prompt.line.characters.count
        return isOpen ? (spelled("…"), nil) : ("column \(error.column)", error.column)
      }
    case .command: return (commandState(prompt.line.text), nil)
    case .annotation(let id, _): return (id == nil ? "#word is a tag" : "empty: taken away", nil)
    }
  }

  /// What the command that is typed does; of a query, how much it leaves. Nothing where the line needs the room.
  private func commandState(_ typed: String) -> String {
    if message != nil { return "" }
    let (name, argument) = Command.parts(of: typed)
    if name.isEmpty { return "Tab completes" }
    var words = ""
    switch Command.meaning(of: name, in: Context(activePane)) {
    case .command(let command):
      words = command.help
      // Which one, where it would be put right.
      if Command.ofOneQuotation.contains(command.name), let quotation = quotationToCorrect {
        words = "q\(quotation + 1): " + words
      }
      if command.name == "limit", case .leaves(let count, _) = queryDraft(argument, for: nil) {
        words = "\(count) of \(catalog.counted.count)"
      }
    case .action(let action): words = action.help
    case .several(let names): words = names.count > 9 ? "" : names.joined(separator: " ")
    case .nothing: break
    }
    let room = layout.status.size.columns - displayWidth(of: typed, charset: charset) - 20
    return room < 12 ? "" : fit(words, columns: room, charset: charset)
  }
}
