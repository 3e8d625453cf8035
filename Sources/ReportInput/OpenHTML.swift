/// The elements that are open at a place of a page, at most 500: which of them a start or an end closes, as HTML has it.
///
/// Each step costs at most the depth.
struct OpenHTML {
  private struct Element {
    var name: UInt64
    var kind: Kind
    var spelling: ArraySlice<UInt8>
  }
  /// What an element is to those that close others.
  private enum Kind: UInt8 {
    case inline, paragraph, block, item, term, list, cell, row, table, option, choice
  }

  private var elements: [Element] = []
  /// How many of each name are open.
  private var counts: [UInt64: Int] = [:]

  private static let deepest = 500

  /// Closes what a start of this name closes without saying so.
  mutating func start(_ name: UInt64, _ page: inout [UInt8]) {
    switch kind(name) {
    case .inline: break
    case .option: close(.option, within: .choice, in: &page)
    case .cell: close(.cell, within: .row, .table, in: &page)
    case .row: close(.row, within: .table, in: &page)
    case .item:
      close(.item, within: .list, .table, .cell, in: &page)
      close(.paragraph, within: .block, .item, .list, .cell, .row, .table, in: &page)
    case .term:
      close(.term, within: .list, .table, .cell, in: &page)
      close(.paragraph, within: .block, .term, .list, .cell, .row, .table, in: &page)
    default: close(.paragraph, within: .block, .item, .term, .list, .cell, .row, .table, in: &page)
    }
  }

  /// Opens an element; false when it would lie too deep.
  mutating func push(_ name: UInt64, _ spelling: ArraySlice<UInt8>) -> Bool {
    if OpenHTML.empty.contains(name) { return true }
    guard elements.count < OpenHTML.deepest else { return false }
    elements.append(Element(name: name, kind: kind(name), spelling: spelling))
    counts[name, default: 0] += 1
    return true
  }

  /// Closes the element of this name, and what is open within it; nothing when there is none, or when it would close
  /// the cell or the paragraph around it.
  mutating func end(_ name: UInt64, _ page: inout [UInt8]) {
    guard counts[name, default: 0] > 0 else { return }
    let own = kind(name)
    for index in elements.indices.reversed() {
      let element = elements[index]
      if element.name == name { return pop(to: index, &page) }
      if own == .inline && element.kind != .inline { return }
      if element.kind == .table || (element.kind == .cell && own != .row && own != .table) { return }
    }
  }

  private mutating func close(_ kind: Kind, within limits: Kind..., in page: inout [UInt8]) {
    for index in elements.indices.reversed() {
      if elements[index].kind == kind { return pop(to: index, &page) }
      if limits.contains(elements[index].kind) { return }
    }
  }

  private mutating func pop(to index: Int, _ page: inout [UInt8]) {
    while elements.count > index, let last = elements.popLast() {
      counts[last.name, default: 1] -= 1
      page += "</".utf8
      page += last.spelling
      page.append(UInt8(ascii: ">"))
    }
  }

  private func kind(_ name: UInt64) -> Kind { OpenHTML.kinds[name] ?? .inline }

  private static let kinds: [UInt64: Kind] = {
    var kinds: [UInt64: Kind] = [
      nameHash("p"): .paragraph, nameHash("li"): .item, nameHash("dt"): .term, nameHash("dd"): .term,
      nameHash("td"): .cell, nameHash("th"): .cell, nameHash("caption"): .cell, nameHash("tr"): .row,
      nameHash("table"): .table, nameHash("option"): .option, nameHash("select"): .choice,
    ]
    for name in ["ul", "ol", "dl", "menu", "dir"] { kinds[nameHash(name)] = .list }
    for name in [
      "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "fieldset",
      "figcaption",
      "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "main", "nav",
      "pre", "search", "section", "summary", "tbody", "tfoot", "thead", "head", "template", "title",
    ] { kinds[nameHash(name)] = .block }
    return kinds
  }()

  /// What has no content.
  private static let empty = Set(
    [
      "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "param",
    ].map { nameHash($0) })
}

/// FNV-1a, step by step: a name of a tag in eight bytes.
func nameHash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
/// The hash of no name.
let emptyNameHash: UInt64 = 0xCBF2_9CE4_8422_2325
/// The hash of a name in lower case.
func nameHash(_ name: String) -> UInt64 { name.utf8.reduce(emptyNameHash, nameHash) }
