/// What the words of `class`, `role`, `epub:type` and `id` say of an element.
struct HTMLMarks: OptionSet {
  var rawValue: UInt16

  /// Notes are listed in it.
  static let noteList = HTMLMarks(rawValue: 1)
  /// It has to do with a note.
  static let note = HTMLMarks(rawValue: 2)
  /// It leads from a note back to its marker.
  static let backLink = HTMLMarks(rawValue: 4)
  /// All in it leads back.
  static let backLinks = HTMLMarks(rawValue: 8)
  static let caption = HTMLMarks(rawValue: 16)
  static let blockquote = HTMLMarks(rawValue: 32)
  /// It belongs to the page and not to the report.
  static let boilerplate = HTMLMarks(rawValue: 64)
  /// The page does not show it.
  static let hidden = HTMLMarks(rawValue: 128)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What the words of a `class` or `role` say.
  init(words: String) {
    self = []
    for word in words.lowercased().utf8.split(whereSeparator: { $0 <= 0x20 }) {
      func has(_ part: StaticString) -> Bool { HTMLMarks.holds(word, part) }
      let word = String(word) ?? ""
      if has("footnote") || has("endnote") { formUnion([.note, .noteList]) }
      if has("noteref") || has("fnref") { insert(.note) }
      if word == "references" || word == "reflist" { insert(.noteList) }
      if has("backlink") || has("backref") || has("footnote-back") || word == "reversefootnote" { insert(.backLink) }
      if word == "mw-cite-backlink" { insert(.backLinks) }
      if has("caption") { insert(.caption) }
      if word == "blockquote" { insert(.blockquote) }
      if HTMLMarks.isBoilerplate(word) { insert(.boilerplate) }
    }
  }

  /// What an `id` says. One with digits is the name of a place.
  init(identifier: String) {
    let isName = identifier.utf8.count > 24 || identifier.utf8.contains { (0x30...0x39).contains($0) }
    self = !isName && HTMLMarks.isBoilerplate(identifier.lowercased()) ? .boilerplate : []
  }

  private static func holds(_ word: Substring.UTF8View, _ part: StaticString) -> Bool {
    part.withUTF8Buffer { part in
      var rest = word[...]
      while rest.count >= part.count {
        if rest.starts(with: part) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }

  private static func isBoilerplate(_ word: String) -> Bool {
    word.utf8.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }).contains {
      boilerplateWords.contains(String($0) ?? "")
    }
  }

  private static let boilerplateWords: Set<String> = [
    "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "contentinfo", "cookie", "cookies",
    "donate", "menu", "nav", "navbar", "navigation", "newsletter", "noprint", "pager", "pagination", "promo", "related",
    "search", "share", "sharing", "sidebar", "skip", "social", "subscribe", "toolbar", "hidden", "tags",
  ]
}
