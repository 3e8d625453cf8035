import ReportModel

/// A page's reading text and its paragraphs: each block element its own lines, white space collapsed, notes as `[1]`.
///
/// Linear; never fails. What belongs to the page and not to the report (links of navigation, bars for sharing) stays in
/// the text and is hinted as boilerplate.
/// - Parameter html: The page in UTF-8.
func readHTML(_ html: [UInt8]) -> (text: [UInt8], paragraphs: [Paragraph]) {
  let page = scanHTML(tameHTML(html))
  var writer = HTMLWriter(page, notes: findHTMLNotes(in: page))
  writer.run()
  return (writer.text, writer.paragraphs)
}

/// Writes a page down, block by block.
private struct HTMLWriter {
  private(set) var text: [UInt8] = []
  private(set) var paragraphs: [Paragraph] = []
  private let page: HTMLPieces
  private let notes: [Int: HTMLNote]

  /// What the open elements say of the text within.
  private struct Setting {
    var heading = 0
    var isQuote = false
    var isCaption = false
    var isItem = false
    var isNote = false
    var isBoilerplate = false
    var keepsSpace = false
    var isContent = false
    var isNoteList = false
    /// The index in `lists` of the list that it is in.
    var list: Int32 = -1
  }
  private struct List {
    /// The number of the next item; nil for bullets.
    var next: Int?
  }
  private var setting = Setting()
  private var outer: [Setting] = []
  private var lists: [List] = []

  /// Where the paragraph that is being written begins; nil before its first word.
  private var start: Int?
  /// Whether white space waits for a word.
  private var owesSpace = false
  /// Whether the next cell of a row has to be parted from the last.
  private var owesBar = false
  private var hasBreaks = false
  /// What comes before the next paragraph's first word: a bullet, a number, a note's label.
  private var lead = ""
  /// A note's label in `lead`, which the text may begin with, too.
  private var leadLabel = ""
  /// The list of the last paragraph, when it was an item: the next item follows on the next line.
  private var lastList: Int32 = -1

  init(_ page: HTMLPieces, notes: [Int: HTMLNote]) {
    self.page = page
    self.notes = notes
    text.reserveCapacity(page.text.count + page.text.count / 8)
    paragraphs.reserveCapacity(page.pieces.count / 4)
  }

  mutating func run() {
    var index = 0
    while index < page.pieces.count {
      let piece = page.pieces[index]
      switch piece.kind {
      case .text: append(page.text[Int(piece.textStart)..<Int(piece.textEnd)])
      case .start:
        if let note = notes[index], write(note, piece) {
          index = Int(piece.end) + 1
          continue
        }
        open(piece, at: index)
      case .end: close(piece)
      }
      index += 1
    }
    flush()
  }

  // MARK: Elements

  /// Writes a note's marker; tells whether the element has been written with all that is in it.
  private mutating func write(_ note: HTMLNote, _ piece: HTMLPiece) -> Bool {
    switch note {
    case .backLink: return true
    case .reference(let label):
      append(marker(label))
      return true
    case .definition(let label):
      if piece.tag.isBlock {
        flush()
        lead = String(decoding: marker(label), as: UTF8.self) + " "
        leadLabel = label
        return false
      }
      guard start == nil else {
        append(marker(label))
        return true
      }
      lead = String(decoding: marker(label), as: UTF8.self)
      leadLabel = ""
      // A place without words only says where the note is; its label may follow.
      guard noteLabel(words(of: piece)) != nil else {
        lead += " "
        leadLabel = label
        return false
      }
      begin()
      owesSpace = true
      return true
    }
  }

  private func words(of piece: HTMLPiece) -> ArraySlice<UInt8> {
    page.text[Int(piece.textStart)..<Int(piece.textEnd)]
  }

  /// A label as ibid reads markers: in brackets, a sign as it is.
  private func marker(_ label: String) -> [UInt8] {
    if start != nil, text.last == UInt8(ascii: "[") { return Array(label.utf8) }
    let isSign = label.unicodeScalars.first.map { $0 == "*" || $0 == "†" || $0 == "‡" } ?? false
    return Array((isSign ? label : "[\(label)]").utf8)
  }

  private mutating func open(_ piece: HTMLPiece, at index: Int) {
    let tag = piece.tag
    if tag.isBlock { flush() }
    outer.append(setting)
    let attributes = piece.attributes < 0 ? nil : page.attributes[Int(piece.attributes)]
    if let attributes { heed(attributes.marks, piece) }
    switch tag {
    case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6: setting.heading = tag.headingLevel ?? 0
    case .blockquote: setting.isQuote = true
    case .caption: setting.isCaption = true
    case .pre: setting.keepsSpace = true
    case .section, .main: setting.isContent = true
    case .nav: setting.isBoilerplate = true
    case .header, .footer, .aside:
      if !setting.isContent, !setting.isQuote, !setting.isNoteList, !holdsTitle(at: index) {
        setting.isBoilerplate = true
      }
      if tag == .aside, !setting.isNoteList, setting.isContent, leadLabel.isEmpty { setting.isBoilerplate = true }
    case .form: if piece.textEnd - piece.textStart < 600 { setting.isBoilerplate = true }
    case .orderedList, .unorderedList:
      setting.list = Int32(lists.count)
      lists.append(List(next: tag == .orderedList ? attributes?.number ?? 1 : nil))
    case .item: openItem(number: attributes?.number)
    case .lineBreak: breakLine()
    case .cell:
      if owesBar, start != nil {
        owesSpace = false
        append(Array(" | ".utf8), isRaw: true)
      }
      owesBar = true
    case .row: owesBar = false
    case .control where start == nil: setting.isBoilerplate = true
    default: break
    }
  }

  private mutating func close(_ piece: HTMLPiece) {
    if piece.tag.isBlock { flush() }
    if piece.tag == .item {
      lead = ""
      leadLabel = ""
    }
    if piece.tag == .control, setting.isBoilerplate, !(outer.last?.isBoilerplate ?? true) { flush() }
    if let before = outer.popLast() { setting = before }
  }

  private mutating func openItem(number: Int?) {
    setting.isItem = true
    guard setting.list >= 0 else { return }
    let list = Int(setting.list)
    var ordinal: Int?
    if let next = lists[list].next {
      ordinal = number ?? next
      lists[list].next = (ordinal ?? 0) &+ 1
    }
    guard leadLabel.isEmpty else {
      setting.isNote = true
      return
    }
    if let ordinal, setting.isNoteList {
      lead = "[\(ordinal)] "
      leadLabel = String(ordinal)
      setting.isNote = true
    } else if !setting.isBoilerplate {
      lead = ordinal.map { "\($0). " } ?? "• "
    }
  }

  /// What an element's class, role and name say.
  private mutating func heed(_ marks: HTMLMarks, _ piece: HTMLPiece) {
    let size = Int(piece.textEnd - piece.textStart)
    let canHold = piece.tag.isBlock || piece.tag == .other
    if marks.contains(.noteList) { setting.isNoteList = true }
    if marks.contains(.caption), canHold, size <= 800 { setting.isCaption = true }
    if marks.contains(.blockquote), piece.tag.isBlock { setting.isQuote = true }
    guard canHold, piece.tag != .body, piece.tag != .page, piece.tag != .main, piece.tag.headingLevel == nil else {
      return
    }
    // A name such as `menu` around most of the page says nothing of it.
    if marks.contains(.hidden) || marks.contains(.boilerplate) && (size * 3 < page.text.count || size < 200) {
      setting.isBoilerplate = true
    }
  }

  /// Whether a header holds the title of the report, and no navigation.
  private func holdsTitle(at index: Int) -> Bool {
    guard page.pieces[index].tag == .header else { return false }
    // A header is short; what is longer is none.
    let within = page.pieces[index..<min(Int(page.pieces[index].end), index + 400)].lazy.filter { $0.kind == .start }
    return within.contains { $0.tag == .heading1 } && !within.contains { $0.tag == .nav }
  }

  // MARK: Text

  private mutating func breakLine() {
    guard start != nil else { return }
    owesSpace = false
    while let last = text.last, last == 0x20 { text.removeLast() }
    text.append(0x0A)
    hasBreaks = true
  }

  /// Text as the page shows it.
  private mutating func append<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, isRaw: Bool = false) {
    var i = bytes.startIndex
    if start == nil {
      // White space before a block is nobody's; within `pre` an indent is.
      while i < bytes.endIndex, isHTMLSpace(bytes[i]) { i = bytes.index(after: i) }
      guard i < bytes.endIndex else { return }
      begin()
      if !leadLabel.isEmpty { i = afterLabel(bytes, i) }
      leadLabel = ""
    }
    while i < bytes.endIndex {
      let byte = bytes[i]
      guard isHTMLSpace(byte), !isRaw else {
        if owesSpace {
          if let last = text.last, last != 0x0A { text.append(0x20) }
          owesSpace = false
        }
        var end = i
        while end < bytes.endIndex, isRaw || !isHTMLSpace(bytes[end]) { end = bytes.index(after: end) }
        text.append(contentsOf: bytes[i..<end])
        i = end
        continue
      }
      if setting.keepsSpace, byte != 0x0D {
        text.append(byte)
        if byte == 0x0A { hasBreaks = true }
      } else {
        owesSpace = true
      }
      i = bytes.index(after: i)
    }
  }

  /// Begins a paragraph: what parts it from the last, and its lead.
  private mutating func begin() {
    if !text.isEmpty {
      let isNextItem = lastList >= 0 && lastList == setting.list && setting.isItem
      text += isNextItem ? [0x0A] : [0x0A, 0x0A]
    }
    start = text.count
    owesSpace = false
    text += lead.utf8
    lead = ""
  }

  /// After a label that the text begins with although it has been written: `1. `, `[1] `.
  private func afterLabel<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, _ from: Bytes.Index) -> Bytes.Index {
    var i = from
    let isBracketed = bytes[i] == UInt8(ascii: "[") || bytes[i] == UInt8(ascii: "(")
    if isBracketed { i = bytes.index(after: i) }
    for byte in leadLabel.utf8 {
      guard i < bytes.endIndex, bytes[i] == byte else { return from }
      i = bytes.index(after: i)
    }
    let end = i
    while i < bytes.endIndex, [0x2E, 0x29, 0x3A, 0x5D].contains(bytes[i]) { i = bytes.index(after: i) }
    guard i == bytes.endIndex || isHTMLSpace(bytes[i]) || isBracketed && i > end else { return from }
    while i < bytes.endIndex, isHTMLSpace(bytes[i]) { i = bytes.index(after: i) }
    return i
  }

  /// Ends the paragraph that is being written.
  private mutating func flush() {
    owesSpace = false
    let isOneLine = !hasBreaks
    hasBreaks = false
    guard let from = start else { return }
    start = nil
    let range = trimmed(TextRange(from, text.count), of: text)
    text.removeSubrange(max(range.end, from)...)
    guard !range.isEmpty else {
      while let last = text.last, last == 0x0A { text.removeLast() }
      return
    }
    lastList = setting.isItem ? setting.list : -1
    let hint = self.hint
    if isOneLine || !mayPart(hint) {
      paragraphs.append(Paragraph(range, hint: hint))
    } else {
      joinLines(of: range, in: text, hint: hint, into: &paragraphs)
    }
  }

  private func mayPart(_ hint: Paragraph.Hint) -> Bool {
    switch hint {
    case .heading, .caption, .noteDefinition: false
    default: true
    }
  }

  private var hint: Paragraph.Hint {
    if setting.isBoilerplate { return .boilerplate }
    if setting.heading > 0 { return .heading(setting.heading) }
    if setting.isNote { return .noteDefinition }
    if setting.isCaption { return .caption }
    if setting.isQuote { return .blockquote }
    return setting.isItem ? .listItem : .none
  }
}

/// White space that HTML collapses.
private func isHTMLSpace(_ byte: UInt8) -> Bool { byte <= 0x20 && (byte == 0x20 || (0x09...0x0D).contains(byte)) }
