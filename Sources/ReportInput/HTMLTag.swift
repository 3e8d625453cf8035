/// The elements of HTML, as far as they matter to a reading text.
enum HTMLTag: UInt8 {
  case other
  // Lines of their own.
  case block, paragraph, heading1, heading2, heading3, heading4, heading5, heading6, blockquote, caption, pre
  case orderedList, unorderedList, item, row, cell, lineBreak, rule, header, footer, nav, aside, section, main, body
  case form, page
  // Within a line.
  case a, sup, control
  // Not text at all.
  case dropped

  init(name: String) {
    self = HTMLTag.byName[name] ?? .other
  }

  /// Whether its text is no text.
  var isDropped: Bool { self == .dropped }

  /// Whether it begins and ends a paragraph.
  var isBlock: Bool {
    switch self {
    case .other, .a, .sup, .control, .cell, .lineBreak, .dropped: false
    default: true
    }
  }

  /// The level of a heading.
  var headingLevel: Int? {
    HTMLTag.heading1.rawValue <= rawValue && rawValue <= HTMLTag.heading6.rawValue
      ? Int(rawValue - HTMLTag.heading1.rawValue) + 1 : nil
  }

  private static let byName: [String: HTMLTag] = {
    var tags: [String: HTMLTag] = [
      "p": .paragraph, "h1": .heading1, "h2": .heading2, "h3": .heading3, "h4": .heading4, "h5": .heading5,
      "h6": .heading6, "blockquote": .blockquote, "figcaption": .caption, "caption": .caption, "pre": .pre,
      "listing": .pre, "xmp": .pre, "plaintext": .pre, "ol": .orderedList, "ul": .unorderedList, "menu": .unorderedList,
      "dir": .unorderedList, "li": .item, "tr": .row, "td": .cell, "th": .cell, "br": .lineBreak, "hr": .rule,
      "header": .header, "footer": .footer, "nav": .nav, "aside": .aside, "section": .section, "article": .section,
      "main": .main, "body": .body, "html": .page, "form": .form, "a": .a, "sup": .sup,
    ]
    for name in [
      "address", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figure", "hgroup", "legend",
      "optgroup", "search", "summary", "table", "tbody", "tfoot", "thead", "frameset", "noframes", "colgroup",
    ] { tags[name] = .block }
    for name in ["button", "select", "option", "textarea", "label", "datalist", "output", "meter", "progress"] {
      tags[name] = .control
    }
    for name in ["script", "style", "template"] { tags[name] = .dropped }
    return tags
  }()
}
