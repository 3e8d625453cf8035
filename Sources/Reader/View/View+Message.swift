import Screen

/// What is said is shown in whole: in the last row where it fits, else over it in as many rows as it takes, until the next
/// key; at the head of the screen where it would cover the row with the cursor. `:messages` has all that was said, for screens
/// where even that is too little.
extension ReaderState {
  /// What is said now, in the reader's own keys; nil when nothing is.
  var messageWords: String? { (message?.shown).map { spelled(withOwnKeys($0)) } }

  /// Whether the last row does not hold what is said.
  var messageIsLong: Bool {
    guard let words = messageWords, layout.arrangement != .tooSmall else { return false }
    let columns = layout.status.size.columns
    let room = prompt.map { roomForMessage(at: $0, columns: columns) } ?? columns - 2
    return displayWidth(of: words, charset: charset) > room
  }

  /// Draws what the last row does not hold, and gives the rows that it takes over that.
  func drawMessage(on canvas: inout Canvas, _ layout: Layout) -> Int {
    guard messageIsLong, let words = messageWords, let message else { return 0 }
    let columns = layout.status.size.columns
    let role: Role = message.isRefusal ? .warning : .status
    var lines = wrap([Run(words, role)], columns: columns - 2, hang: message.isRefusal ? 2 : 0, charset: charset)
    let status = layout.status.origin.row
    let head = layout.breadcrumb == nil ? 0 : 1
    // Where there are rows enough a line parts what is said from what is read.
    let ruleRows = status >= 9 ? 1 : 0
    let below = status - max(head, min(canvas.cursor.row + 1, status)) - ruleRows
    let above = canvas.cursor.row < status ? canvas.cursor.row - head - ruleRows : status - head - ruleRows
    let isBelow = lines.count <= below || below >= above || canvas.cursor.row >= status
    let room = canvas.cursor.row >= status ? above : isBelow ? below : above
    guard room > 0 else { return 0 }
    if lines.count > room { lines = cut(lines, to: room, role) }
    let top = isBelow ? status - lines.count : head
    let rule = isBelow ? top - 1 : top + lines.count
    if ruleRows > 0 {
      canvas.fill(Rectangle(column: 0, row: rule, columns: columns, rows: 1), with: "─", role: .dim)
    }
    canvas.fill(Rectangle(column: 0, row: top, columns: columns, rows: lines.count), role: .status)
    for (number, line) in lines.enumerated() { canvas.put(line, column: 1, row: top + number, columns: columns - 2) }
    return isBelow ? lines.count + ruleRows : 0
  }

  /// The first lines, the last of which ends with where all of them are.
  private func cut(_ lines: [RichLine], to rows: Int, _ role: Role) -> [RichLine] {
    let end = spelled("…") + " :messages"
    let room = layout.status.size.columns - 3 - displayWidth(of: end, charset: charset)
    var last = prefix(of: lines[rows - 1].map(\.text).joined()[...], columns: max(0, room), charset: charset)
    while last.last == " " { last.removeLast() }
    return lines.prefix(rows - 1) + [[Run(last + " " + end, role)]]
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
