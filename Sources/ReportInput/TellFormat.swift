import ReportModel

/// The format that a file's name tells, else the one that its first words tell, else plain text. Reads at most the first
/// 64 kilobytes.
func tellFormat(path: String, text: [UInt8]) -> ReportFormat {
  let name = path.lowercased()
  for (ending, format) in endings where name.hasSuffix(ending) { return format }
  let head = text.prefix(1 << 16)
  if beginsAsHTML(head) { return .html }
  return looksLikeMarkdown(head) ? .markdown : .text
}

private let endings: [(String, ReportFormat)] = [
  (".html", .html), (".htm", .html), (".xhtml", .html), (".md", .markdown), (".markdown", .markdown), (".txt", .text),
  (".text", .text),
]

/// Whether it begins with a doctype of HTML or a tag that only a page begins with.
private func beginsAsHTML(_ head: ArraySlice<UInt8>) -> Bool {
  var rest = head.drop { $0 <= 0x20 }
  // A declaration of XML and comments may come first.
  while rest.starts(with: "<?".utf8) || rest.starts(with: "<!--".utf8) {
    let isComment = rest.starts(with: "<!--".utf8)
    guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
    rest = rest[(end + 1)...]
    if isComment, !head[..<end].reversed().starts(with: "--".utf8) {
      while let next = rest.firstIndex(of: UInt8(ascii: ">")), !rest[..<next].reversed().starts(with: "--".utf8) {
        rest = rest[(next + 1)...]
      }
      guard let next = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(next + 1)...]
    }
    rest = rest.drop { $0 <= 0x20 }
  }
  let start = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
  return ["<!doctype html", "<html", "<head>", "<body", "<meta ", "<title>", "<article", "<h1", "<p>", "<p ", "<div"]
    .contains { start.hasPrefix($0) }
}

/// Whether headings marked with `#` come with something else that only Markdown has: notes with `[^`, a second level of
/// headings, front matter.
private func looksLikeMarkdown(_ head: ArraySlice<UInt8>) -> Bool {
  var levels: Set<Int> = []
  var hasDefinition = false
  for line in head.split(separator: 0x0A, maxSplits: 4000) {
    if let level = headingMarks(line) { levels.insert(level) }
    if line.starts(with: "[^".utf8),
      line.firstIndex(of: UInt8(ascii: "]")).map({ line[$0...].starts(with: "]:".utf8) }) ?? false
    {
      hasDefinition = true
    }
    if levels.count > 1 || (hasDefinition && !levels.isEmpty) { return true }
  }
  return !levels.isEmpty && (head.starts(with: "---\n".utf8) || head.starts(with: "---\r\n".utf8))
}

/// How many `#` mark a line as a heading of Markdown.
private func headingMarks(_ line: ArraySlice<UInt8>) -> Int? {
  let marks = line.prefix { $0 == UInt8(ascii: "#") }
  guard (1...6).contains(marks.count), line.count > marks.count + 1 else { return nil }
  return line[marks.endIndex] == 0x20 ? marks.count : nil
}
