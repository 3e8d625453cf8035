import Screen

/// What is said is shown in whole: in the last row where it fits, else over it in as many rows as it takes, until the next
/// key; at the head of the screen where it would cover the row with the cursor. `:messages` has all that was said, for screens
/// where even that is too little.
extension ReaderState {
  /// What is said now, in the reader's own keys; nil when nothing is.
  var messageWords: String? { (message?.shown).map { spelled(withOwnKeys($0)) } }

  /// The lines of what is said, where the last row does not hold it; else none.
  var messageLines: [RichLine] {
    guard let words = messageWords, let message, layout.arrangement != .tooSmall else { return [] }
    let columns = layout.status.size.columns
    let room = prompt.map { roomForMessage(at: $0, columns: columns) } ?? columns - 2
    if displayWidth(of: words, charset: charset) <= room { return [] }
    let role: Role = message.isRefusal ? .warning : .status
    let lines = wrap([Run(words, role)], columns: columns - 2, hang: message.isRefusal ? 2 : 0, charset: charset)
    let most = layout.status.origin.row - (layout.breadcrumb == nil ? 0 : 1) - messageRuleRows
    if lines.count <= most { return lines }
    guard most > 0 else { return [] }
    let end = " " + spelled("…") + " :messages"
    var last = prefix(
      of: lines[most - 1].map(\.text).joined()[...],
      columns: columns - 2 - displayWidth(of: end, charset: charset), charset: charset)
    while last.last == " " { last.removeLast() }
    return lines.prefix(most - 1) + [[Run(last + end, role)]]
  }

  /// The rows over the last one that a message takes.
  var messageRows: Int {
    let lines = messageLines
    return lines.isEmpty ? 0 : lines.count + messageRuleRows
  }

  /// Where there are rows enough a line parts what is said from what is read.
  private var messageRuleRows: Int { layout.status.origin.row >= 9 ? 1 : 0 }

  /// Draws a message that is longer than the last row.
  func drawMessage(on canvas: inout Canvas, _ layout: Layout) {
    let lines = messageLines
    if lines.isEmpty { return }
    let columns = layout.status.size.columns
    let status = layout.status.origin.row
    let cursor = canvas.cursor.row
    var top = status - lines.count
    var rule = top - 1
    if cursor >= top - messageRuleRows, cursor < status {
      top = layout.breadcrumb == nil ? 0 : 1
      rule = top + lines.count
    }
    if messageRuleRows > 0 {
      canvas.fill(Rectangle(column: 0, row: rule, columns: columns, rows: 1), with: "─", role: .dim)
    }
    canvas.fill(Rectangle(column: 0, row: top, columns: columns, rows: lines.count), role: .status)
    for (number, line) in lines.enumerated() { canvas.put(line, column: 1, row: top + number, columns: columns - 2) }
    // Where there is no room for both a screen reader has what is said.
    if cursor >= top, cursor < max(rule, top + lines.count) { canvas.cursor = Position(column: 0, row: top) }
  }
}

extension ReaderState {
  /// Notes what is said for `:messages`: of what is said again, or goes on from what was, the last.
  mutating func noteMessage() {
    guard let message else { return }
    if let last = messages.last, message.goesOn(from: last) { messages.removeLast() }
    messages.append(message)
    if messages.count > 200 { messages.removeFirst() }
  }

  /// Says what is wrong in the config file: how much, and the first of it. `:messages` has all, line by line.
  public mutating func tellProblems(in file: String) {
    let problems = configuration.problems
    guard let first = problems.first else { return }
    if problems.count == 1 { return tell(first.description(in: file), isRefusal: true) }
    messages += problems.reversed().map { Message($0.description(in: file), isRefusal: true) }
    let all = keymap.keys(of: "command", in: .text).isEmpty ? "" : " · :messages lists them"
    let line = first.line > 0 ? "line \(first.line): " : ""
    tell("\(problems.count) mistakes in \(file), \(line)\(first.words)\(all)", isRefusal: true)
  }

  /// All that was said, the newest first.
  func messagesLines(columns: Int) -> [RichLine] {
    if messages.isEmpty { return [[Run("Nothing was said yet.", .text)]] }
    return messages.reversed().flatMap { message in
      wrap(
        [Run(spelled(withOwnKeys(message.shown)), message.isRefusal ? .warning : .text)], columns: columns, hang: 2,
        charset: charset)
    }
  }
}

extension Message {
  /// Whether it is the same as another one, or that with more beside it.
  fileprivate func goesOn(from other: Message) -> Bool {
    text == other.text || text.hasPrefix(other.text + " · ") || text.hasSuffix(" · " + other.text)
  }
}
