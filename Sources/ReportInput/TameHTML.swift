/// A page with the same words and tags, but without what could make a parser slow, deep or talkative: comments,
/// declarations, scripts and styles are left out, a `<` or `&` that begins nothing is written as an entity, ends that
/// HTML leaves out are written, tags nested deeper than 500 and ends without a start are dropped, and a tag has at most
/// 64 attributes. Linear.
///
/// Without it, libxml2 looks through all open elements for each end tag and through all attributes for each of a tag's,
/// and words an error for each fault.
/// What is never closed (a comment, a script, a mark around a value) swallows nothing but its own tag or mark.
func tameHTML(_ html: [UInt8]) -> [UInt8] {
  var tamer = HTMLTamer(html)
  tamer.run()
  return tamer.tamed
}

private struct HTMLTamer {
  let html: [UInt8]
  var tamed: [UInt8] = []
  private var i = 0
  private var open = OpenHTML()
  /// Starts that were dropped since they lie too deep, by name.
  private var tooDeep: [UInt64: Int] = [:]
  /// Whether a mark around a value was once found never to close; marks are not heeded any more then.
  private var ignoresMarks = false
  /// The next `>`, as far as it has been looked for.
  private var nextEnd = -1
  /// Ends that are known not to come any more.
  private var missing: Set<String> = []

  private static let mostAttributes = 64

  init(_ html: [UInt8]) {
    self.html = html
    tamed.reserveCapacity(html.count + html.count / 16)
  }

  mutating func run() {
    while i < html.count {
      let start = i
      while i < html.count, html[i] != UInt8(ascii: "<"), html[i] >= 0x20 || html[i] == 0x0A || html[i] == 0x09 {
        i += 1
      }
      if i > start { tamed += html[start..<i] }
      guard i < html.count else { break }
      if html[i] == UInt8(ascii: "<") {
        readMarkup()
      } else if html[i] == UInt8(ascii: "&") {
        let next = i + 1 < html.count ? html[i + 1] : 0
        tamed += isLetter(next) || next == UInt8(ascii: "#") ? "&".utf8 : "&amp;".utf8
        i += 1
      } else {
        // A control: NUL would end the text, the others would be lost with an error each.
        if html[i] == 0 { tamed += [0xEF, 0xBF, 0xBD] } else { tamed.append(html[i] == 0x0D ? 0x0D : 0x20) }
        i += 1
      }
    }
  }

  private mutating func readMarkup() {
    let next = i + 1 < html.count ? html[i + 1] : 0
    switch next {
    case UInt8(ascii: "!") where starts("<!--", at: i): readComment()
    case UInt8(ascii: "!") where starts("<![CDATA[", at: i): readCharacterData()
    case UInt8(ascii: "!"), UInt8(ascii: "?"): readDeclaration()
    case UInt8(ascii: "/") where i + 2 < html.count && isLetter(html[i + 2]): readEnd()
    case _ where isLetter(next): readStart()
    default:
      tamed += "&lt;".utf8
      i += 1
    }
  }

  private mutating func readStart() {
    guard let (end, attributes) = tagEnd(from: i + 1) else {
      tamed += "&lt;".utf8
      i += 1
      return
    }
    let (name, nameEnd) = name(at: i + 1)
    defer { i = max(i, end) }
    if let close = Self.closes[name] {
      leaveOut(to: close, from: end)
      return
    }
    if name == Self.title {
      // The window shows a title, not the page. One that no end follows is text.
      let next = html[end...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
      if starts("</title", at: next) { i = next }
      return
    }
    if html[end - 2] != UInt8(ascii: "/") {
      open.start(name, &tamed)
      guard open.push(name, html[(i + 1)..<nameEnd]) else {
        tooDeep[name, default: 0] += 1
        return
      }
    }
    if attributes <= Self.mostAttributes {
      tamed += html[i..<end]
    } else {
      tamed += html[i..<nameEnd]
      tamed.append(UInt8(ascii: ">"))
    }
  }

  private mutating func readEnd() {
    let (name, nameEnd) = name(at: i + 2)
    i = nameEnd
    while i < html.count, html[i] != UInt8(ascii: ">"), html[i] != UInt8(ascii: "<") { i += 1 }
    if i < html.count, html[i] == UInt8(ascii: ">") { i += 1 }
    if !tooDeep.isEmpty, let count = tooDeep[name], count > 0 {
      tooDeep[name] = count - 1
      return
    }
    if name == Self.lineBreak {
      tamed += "<br>".utf8
    } else {
      open.end(name, &tamed)
    }
  }

  /// `<!-- … -->`; `<!-->` is a whole one.
  private mutating func readComment() {
    i = find("-->", from: i + 2).map { $0 + 3 } ?? i + 4
  }

  /// `<!DOCTYPE …>`, with all that it declares; `<?xml …?>`.
  private mutating func readDeclaration() {
    var end = i
    while end < html.count, html[end] != UInt8(ascii: ">"), html[end] != UInt8(ascii: "[") { end += 1 }
    if end < html.count, html[end] == UInt8(ascii: "["), starts("<!doctype", at: i) {
      leaveOut(to: "]>", from: end)
    } else {
      leaveOut(to: ">", from: i)
    }
  }

  private mutating func readCharacterData() {
    let start = i + 9
    guard let end = find("]]>", from: start) else {
      i = start
      return
    }
    for byte in html[start..<end] {
      switch byte {
      case UInt8(ascii: "<"): tamed += "&lt;".utf8
      case UInt8(ascii: "&"): tamed += "&amp;".utf8
      case 0..<0x20 where byte != 0x0A && byte != 0x0D: tamed.append(0x20)
      default: tamed.append(byte)
      }
    }
    i = end + 3
  }

  /// Goes on after what ends something; after its own tag when nothing does.
  private mutating func leaveOut(to end: String, from start: Int) {
    if let found = find(end, from: start) {
      i = found + end.utf8.count
      while i < html.count, html[i - 1] != UInt8(ascii: ">") { i += 1 }
    } else if end != ">", let found = find(">", from: i) {
      i = found + 1
    } else {
      tamed += "&lt;".utf8
      i += 1
    }
  }

  /// Where a word is next, in any case of letters; remembers that it is nowhere.
  private mutating func find(_ word: String, from start: Int) -> Int? {
    if missing.contains(word) { return nil }
    var at = start
    let first = word.utf8.first ?? 0
    while at < html.count {
      if html[at] == first, starts(word, at: at) { return at }
      at += 1
    }
    missing.insert(word)
    return nil
  }

  private func starts(_ word: String, at start: Int) -> Bool {
    guard start + word.utf8.count <= html.count else { return false }
    var at = start
    for byte in word.utf8 {
      let given = html[at]
      let isUpper = UInt8(ascii: "A") <= given && given <= UInt8(ascii: "Z")
      let wantsUpper = UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z")
      if (isUpper ? given | 0x20 : given) != (wantsUpper ? byte | 0x20 : byte) { return false }
      at += 1
    }
    return true
  }

  /// After a tag's `>`, and how many attributes the tag may have; nil when it never closes.
  private mutating func tagEnd(from start: Int) -> (end: Int, attributes: Int)? {
    guard hasEnd(from: start) else { return nil }
    var at = start
    var attributes = 0
    var mark: UInt8 = 0
    while at < html.count {
      let byte = html[at]
      at += 1
      if mark != 0 {
        if byte == mark { mark = 0 }
      } else if byte == UInt8(ascii: ">") {
        return (at, attributes)
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        attributes += 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        attributes += 1
        // A mark opens a value only after `=`.
        if !ignoresMarks, isAfterEquals(at - 1) { mark = byte }
      }
    }
    ignoresMarks = true
    return tagEnd(from: start)
  }

  /// Whether a `>` is still to come.
  private mutating func hasEnd(from start: Int) -> Bool {
    if nextEnd < start {
      nextEnd = start
      while nextEnd < html.count, html[nextEnd] != UInt8(ascii: ">") { nextEnd += 1 }
    }
    return nextEnd < html.count
  }

  private func isAfterEquals(_ place: Int) -> Bool {
    var before = place - 1
    while before > 0, html[before] <= 0x20 { before -= 1 }
    return html[before] == UInt8(ascii: "=")
  }

  private func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a") <= byte | 0x20 && byte | 0x20 <= UInt8(ascii: "z") }

  /// A tag's name, hashed, and where it ends.
  private func name(at start: Int) -> (hash: UInt64, end: Int) {
    var hash = emptyNameHash
    var at = start
    while at < html.count, html[at] > 0x20, html[at] != UInt8(ascii: ">"), html[at] != UInt8(ascii: "/"),
      html[at] != UInt8(ascii: "<")
    {
      hash = nameHash(hash, isLetter(html[at]) ? html[at] | 0x20 : html[at])
      at += 1
    }
    return (hash, at)
  }

  /// What no reader sees, and what ends it.
  private static let closes = [
    nameHash("script"): "</script", nameHash("style"): "</style", nameHash("template"): "</template",
  ]
  private static let title = nameHash("title")
  private static let lineBreak = nameHash("br")
}
