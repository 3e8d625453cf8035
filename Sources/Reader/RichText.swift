import Screen

/// Words with one role.
struct Run: Hashable, Sendable {
  var text: String
  var role: Role

  init(_ text: String, _ role: Role) {
    self.text = text
    self.role = role
  }
}

/// A line whose parts have roles.
typealias RichLine = [Run]

/// A line wrapped at blanks; later lines begin after `hang` blanks. At least one line. Linear.
func wrap(_ line: RichLine, columns: Int, hang: Int = 0, charset: Charset) -> [RichLine] {
  let columns = max(1, columns)
  let hang = hang < columns / 2 ? hang : 0
  var lines: [RichLine] = []
  var current: RichLine = []
  var used = 0
  func breakLine() {
    lines.append(current)
    current = hang > 0 ? [Run(String(repeating: " ", count: hang), .text)] : []
    used = hang
  }
  for run in line {
    for (number, word) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let width = displayWidth(of: word, charset: charset)
      let isAtStart = used == 0 || (!lines.isEmpty && used == hang)
      let blank = number > 0 && !isAtStart ? 1 : 0
      if used + blank + width > columns, !isAtStart {
        breakLine()
      } else if blank > 0 {
        current.append(Run(" ", run.role))
        used += 1
      }
      var rest = word
      while !rest.isEmpty {
        let head = prefix(of: rest, columns: columns - used, charset: charset)
        if head.isEmpty || head.endIndex == rest.endIndex { break }
        current.append(Run(String(head), run.role))
        rest = rest[head.endIndex...]
        breakLine()
      }
      if rest.isEmpty { continue }
      current.append(Run(String(rest), run.role))
      used += displayWidth(of: rest, charset: charset)
    }
  }
  lines.append(current)
  return lines
}

/// A text after which numbers keep their order: one with a right-to-left word ends with a letter that runs from left to
/// right, and looks like a rule; see `Canvas.isolateRightToLeft`.
func sealed(_ text: String, charset: Charset) -> String {
  charset == .utf8 && hasRightToLeft(text) ? text + leftToRightRule : text
}

/// A text in so many columns as `fit` cuts it, sealed.
func fitSealed(_ text: String, columns: Int, charset: Charset, mark: String = "…") -> String {
  let isSealed = charset == .utf8 && hasRightToLeft(text)
  return sealed(fit(text, columns: isSealed ? columns - 1 : columns, charset: charset, mark: mark), charset: charset)
}

/// As much of the beginning of a text as so many columns hold.
func prefix(of text: Substring, columns: Int, charset: Charset) -> Substring {
  var used = 0
  var end = text.startIndex
  while end < text.endIndex {
    let next = text.index(after: end)
    let width = displayWidth(of: text[end..<next], charset: charset)
    if used + width > columns { break }
    used += width
    end = next
  }
  return text[..<end]
}

/// A text in so many columns: as it is when it fits, else cut and ended with a mark.
func fit(_ text: String, columns: Int, charset: Charset, mark: String = "…") -> String {
  if columns <= 0 { return "" }
  if displayWidth(of: text, charset: charset) <= columns { return text }
  let ellipsis = displayWidth(of: mark, charset: charset)
  if columns <= ellipsis { return String(prefix(of: text[...], columns: columns, charset: charset)) }
  var head = prefix(of: text[...], columns: columns - ellipsis, charset: charset)
  while head.last == " " { head.removeLast() }
  return head + mark
}
