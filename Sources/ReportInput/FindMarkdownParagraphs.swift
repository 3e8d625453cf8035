import ReportModel

/// The paragraphs of a Markdown file, in order, in the file as it is: their ranges leave out the marks of headings and
/// the first mark of a quotation. Between two paragraphs there are only white space and such marks. Linear.
///
/// What is read is CommonMark's block structure, as far as reports have it (headings, quotations, lists, fences, rules,
/// tables, comments), with front matter and footnotes. Lines are joined as in plain text, since scraped Markdown often
/// has lines that nobody wrapped; a line that goes on with a small letter goes on whatever its width.
func findMarkdownParagraphs(in text: ReadingText) -> [Paragraph] {
  var finder = MarkdownFinder(text)
  finder.run()
  return finder.paragraphs
}

private struct MarkdownFinder {
  private(set) var paragraphs: [Paragraph] = []
  private let text: ReadingText
  private let bytes: [UInt8]
  /// The lines of the paragraph that is being read, without their marks.
  private var group: [TextRange] = []
  private var hint = Paragraph.Hint.none
  /// How many marks of quotation its lines have.
  private var depth = 0
  /// Whether the line before was blank.
  private var afterBlank = true
  /// Whether the group belongs to a note's definition, which indented lines go on with after a blank one.
  private var isInDefinition = false
  /// For a mark of fences the width from which on no more fence is closed.
  private var unclosed: [UInt8: Int] = [:]
  /// Whether a comment is known not to end any more.
  private var hasOpenComment = false

  init(_ text: ReadingText) {
    self.text = text
    bytes = text.bytes
    paragraphs.reserveCapacity(text.lineCount / 2 + 1)
  }

  mutating func run() {
    var index = frontMatter()
    while index < text.lineCount {
      let line = text.lineRange(index)
      let start = skipBlanks(line.start, line.end)
      let indent = start - line.start
      if start == line.end {
        finish()
        afterBlank = true
        index += 1
        continue
      }
      defer { afterBlank = false }
      if indent < 4, let after = block(index, TextRange(start, line.end)) {
        index = after
        continue
      }
      if afterBlank, indent == 0 { isInDefinition = false }
      read(TextRange(start, line.end), indent: indent)
      index += 1
    }
    finish()
  }

  /// Reads the block of several lines, or the single line, that begins here; gives the line after it, or nil for a line
  /// of running text.
  private mutating func block(_ index: Int, _ line: TextRange) -> Int? {
    switch bytes[line.start] {
    case UInt8(ascii: "#"):
      guard let words = headingWords(line) else { return nil }
      finish()
      isInDefinition = false
      var level = 0
      while line.start + level < line.end, bytes[line.start + level] == UInt8(ascii: "#") { level += 1 }
      if !words.isEmpty { paragraphs.append(Paragraph(words, hint: .heading(level))) }
      if let attributes = attributes(line) { add(attributes, .boilerplate) }
      return index + 1
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      guard let end = fenceEnd(index, line) else { return nil }
      finish()
      if !trimmedMarks(line).isEmpty { add(line, .boilerplate) }
      for inner in index + 1..<end { add(text.lineRange(inner), .none) }
      return end + 1
    case UInt8(ascii: "<"):
      guard starts("<!--", line) else { return nil }
      finish()
      return comment(index, line)
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      return rule(index, line)
    case UInt8(ascii: "|"):
      finish()
      if bytes[line.start..<line.end].contains(where: { ![0x7C, 0x2D, 0x3A, 0x20, 0x09].contains($0) }) {
        add(line, isInDefinition ? .noteDefinition : .none)
      }
      return index + 1
    default: return nil
    }
  }

  /// The line under a heading, or one that parts.
  private mutating func rule(_ index: Int, _ line: TextRange) -> Int? {
    let mark = bytes[line.start]
    let end = trimmed(line, of: bytes).end
    let marks = bytes[line.start..<end].count { $0 == mark }
    guard bytes[line.start..<end].allSatisfy({ $0 == mark || ($0 == 0x20 && mark != UInt8(ascii: "=")) }) else {
      return nil
    }
    let isUnderline = (mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")) && marks == end - line.start
    if isUnderline, let first = group.first, let last = group.last, isPlain, group.count <= 3,
      case let words = trimmed(TextRange(first.start, last.end), of: bytes), !words.isEmpty
    {
      group.removeAll(keepingCapacity: true)
      paragraphs.append(Paragraph(words, hint: .heading(mark == UInt8(ascii: "=") ? 1 : 2)))
      return index + 1
    }
    guard marks >= 3, mark != UInt8(ascii: "=") else { return nil }
    finish()
    isInDefinition = false
    return index + 1
  }

  private var isPlain: Bool { if case .none = hint { !isInDefinition } else { false } }

  /// A line of running text, of a quotation, of a list.
  private mutating func read(_ line: TextRange, indent: Int) {
    var words = line
    var depth = 0
    while words.start < words.end, bytes[words.start] == UInt8(ascii: ">") {
      depth += 1
      words.start = skipBlanks(words.start + 1, words.end)
    }
    if depth > 0, words.isEmpty {
      // A line with only marks parts the paragraphs of a quotation.
      finish()
      return
    }
    let isDefinition = depth == 0 && isDefinitionHead(words)
    let isItem = listMark(words) != nil
    // `[1] The Weir Gazette`, `[2] Ibid.`: lines of a list of notes.
    if depth == 0, !group.isEmpty, hasNumber(words), group.first.map(hasNumber) == true { finish() }
    if depth > 0, let heading = bytes[words.start] == UInt8(ascii: "#") ? headingWords(words) : nil, !heading.isEmpty {
      finish()
      paragraphs.append(Paragraph(heading, hint: .blockquote))
      if let attributes = attributes(words) { add(attributes, .boilerplate) }
      return
    }
    let next: Paragraph.Hint
    if isDefinition || (isInDefinition && depth == 0) {
      next = .noteDefinition
    } else if depth > 0 {
      next = .blockquote
    } else {
      next = isItem ? .listItem : .none
    }
    // A lazy line goes on with the quotation or the item before it.
    let isLazy = depth == 0 && !isItem && !isDefinition && !group.isEmpty && !afterBlank
    // A quotation in a quotation is a paragraph of its own.
    let isElsewhere = depth > 0 && depth != self.depth
    if isDefinition || isItem || isElsewhere || (!isLazy && next != hint) { finish() }
    if isDefinition { isInDefinition = true }
    if group.isEmpty {
      hint = next
      self.depth = depth
    }
    group.append(words)
    if endsInHardBreak(words) { finish() }
  }

  /// Ends the paragraph that is being read.
  private mutating func finish() {
    guard let first = group.first, let last = group.last else { return }
    if group.count == 1 || hint == .noteDefinition {
      add(TextRange(first.start, last.end), hint)
    } else {
      var longest = 0
      for line in group { longest = max(longest, line.count) }
      var range = first
      for (before, line) in zip(group, group.dropFirst()) {
        var word = line.start
        while word < line.end, bytes[word] != 0x20 { word += 1 }
        let isFull = longest >= 40 && before.count + 1 + word - line.start > longest
        let isSmall = (0x61...0x7A).contains(bytes[line.start])
        if (isFull || isSmall), !hasBar(before), !hasBar(line) {
          range.end = line.end
        } else {
          add(range, hint)
          range = line
        }
      }
      add(range, hint)
    }
    group.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ range: TextRange, _ hint: Paragraph.Hint) {
    let words = trimmed(range, of: bytes)
    if !words.isEmpty { paragraphs.append(Paragraph(words, hint: hint)) }
  }

  // MARK: Marks

  private func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    return i
  }

  private func starts(_ mark: StaticString, _ line: TextRange) -> Bool {
    line.count >= mark.utf8CodeUnitCount
      && mark.withUTF8Buffer { unsafe bytes[line.start..<line.end].starts(with: $0) }
  }

  /// The words of a heading without the marks before and after them; nil for a line that is none.
  private func headingWords(_ line: TextRange) -> TextRange? {
    var start = line.start
    while start < line.end, bytes[start] == UInt8(ascii: "#") { start += 1 }
    guard start - line.start <= 6, start == line.end || bytes[start] == 0x20 || bytes[start] == 0x09 else { return nil }
    var words = trimmed(TextRange(start, line.end), of: bytes)
    var end = words.end
    while end > words.start, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end < words.end, end == words.start || bytes[end - 1] == 0x20 {
      words = trimmed(TextRange(words.start, end), of: bytes)
    }
    if let attributes = attributes(words) { words = trimmed(TextRange(words.start, attributes.start), of: bytes) }
    return words
  }

  /// Attributes of pandoc at the end of a heading: `{#loft .unnumbered}`.
  private func attributes(_ line: TextRange) -> TextRange? {
    let line = trimmed(line, of: bytes)
    guard !line.isEmpty, bytes[line.end - 1] == UInt8(ascii: "}"),
      let brace = bytes[line.start..<line.end].lastIndex(of: UInt8(ascii: "{")), brace > line.start,
      bytes[brace - 1] == 0x20
    else { return nil }
    let items = bytes[(brace + 1)..<(line.end - 1)].split(separator: 0x20)
    let isAttributes = items.allSatisfy { item in
      item.elementsEqual("-".utf8) || item.contains(UInt8(ascii: "="))
        || item.count > 1 && (item.first == UInt8(ascii: "#") || item.first == UInt8(ascii: "."))
    }
    return isAttributes && !items.isEmpty ? TextRange(brace, line.end) : nil
  }

  private func trimmedMarks(_ line: TextRange) -> TextRange {
    var words = line
    while words.start < words.end, bytes[words.start] == UInt8(ascii: "`") || bytes[words.start] == UInt8(ascii: "~") {
      words.start += 1
    }
    return trimmed(words, of: bytes)
  }

  /// The line that closes the fence of code which begins here; nil when it is no fence or never closes.
  private mutating func fenceEnd(_ index: Int, _ line: TextRange) -> Int? {
    let mark = bytes[line.start]
    var width = 0
    while line.start + width < line.end, bytes[line.start + width] == mark { width += 1 }
    guard width >= 3, !(mark == 0x60 && bytes[(line.start + width)..<line.end].contains(mark)) else { return nil }
    if let never = unclosed[mark], width >= never { return nil }
    for end in index + 1..<max(index + 1, text.lineCount) {
      let words = trimmed(text.lineRange(end), of: bytes)
      if words.count >= width, bytes[words.start..<words.end].allSatisfy({ $0 == mark }) { return end }
    }
    unclosed[mark] = width
    return nil
  }

  /// A comment, as boilerplate; gives the line after it. One that is never closed is its line.
  private mutating func comment(_ index: Int, _ line: TextRange) -> Int {
    if !hasOpenComment {
      for end in index..<text.lineCount where find("-->", in: text.lineRange(end)) {
        for number in index...end { add(number == index ? line : text.lineRange(number), .boilerplate) }
        return end + 1
      }
      hasOpenComment = true
    }
    add(line, .boilerplate)
    return index + 1
  }

  private func find(_ mark: StaticString, in line: TextRange) -> Bool {
    var i = line.start
    while i < line.end {
      if bytes[i] == 0x2D, starts(mark, TextRange(i, line.end)) { return true }
      i += 1
    }
    return false
  }

  /// `[^1]:` and what follows it.
  private func isDefinitionHead(_ line: TextRange) -> Bool {
    guard starts("[^", line) else { return false }
    var i = line.start + 2
    while i < line.end, i - line.start < 40, bytes[i] != UInt8(ascii: "]") { i += 1 }
    return i + 1 < line.end && bytes[i] == UInt8(ascii: "]") && bytes[i + 1] == UInt8(ascii: ":")
  }

  /// Whether a line begins with a number in square brackets and a space.
  private func hasNumber(_ line: TextRange) -> Bool {
    guard line.count > 4, bytes[line.start] == UInt8(ascii: "[") else { return false }
    var i = line.start + 1
    while i < line.end, i - line.start < 5, (0x30...0x39).contains(bytes[i]) { i += 1 }
    return i > line.start + 1 && i + 1 < line.end && bytes[i] == UInt8(ascii: "]") && bytes[i + 1] == 0x20
  }

  /// The end of a bullet or a number that begins an item of a list.
  private func listMark(_ line: TextRange) -> Int? {
    switch bytes[line.start] {
    case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+"):
      return line.start + 1 < line.end && bytes[line.start + 1] == 0x20 ? line.start + 1 : nil
    case 0x30...0x39:
      var i = line.start
      while i < line.end, i - line.start < 9, (0x30...0x39).contains(bytes[i]) { i += 1 }
      guard i + 1 < line.end, bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: ")") else { return nil }
      return bytes[i + 1] == 0x20 ? i + 1 : nil
    default: return nil
    }
  }

  private func endsInHardBreak(_ line: TextRange) -> Bool {
    guard line.count > 2 else { return false }
    return bytes[line.end - 1] == UInt8(ascii: "\\") || (bytes[line.end - 1] == 0x20 && bytes[line.end - 2] == 0x20)
  }

  private func hasBar(_ line: TextRange) -> Bool {
    bytes[line.start..<line.end].contains(UInt8(ascii: "|"))
  }

  /// Reads front matter between `---` and `---` as boilerplate; gives the line after it.
  private mutating func frontMatter() -> Int {
    guard text.lineCount > 2, isFrontMark(0, "---") else { return 0 }
    var end = 1
    while end < text.lineCount, end < 200 {
      if isFrontMark(end, "---") || isFrontMark(end, "...") {
        for index in 1..<end { add(text.lineRange(index), .boilerplate) }
        return end + 1
      }
      end += 1
    }
    return 0
  }

  private func isFrontMark(_ index: Int, _ mark: StaticString) -> Bool {
    let line = trimmed(text.lineRange(index), of: bytes)
    return line.start == text.lineRange(index).start && line.count == 3 && starts(mark, line)
  }
}
