import ReportModel

/// What an element of a page is to its notes.
enum HTMLNote: Equatable {
  /// The marker of a note.
  case reference(String)
  /// The label that begins a definition.
  case definition(String)
  /// Nothing but a link back.
  case backLink
}

/// The notes of a page: for the index of a start, what it is. Linear.
///
/// A marker is a raised number, letter or symbol, or a link to a note whose words are a number, letter or symbol; what a
/// marker leads to, and what leads back from the beginning of its block, is a definition.
func findHTMLNotes(in page: HTMLPieces) -> [Int: HTMLNote] {
  var finder = HTMLNoteFinder(page)
  finder.run()
  return finder.notes
}

private struct HTMLNoteFinder {
  let page: HTMLPieces
  var notes: [Int: HTMLNote] = [:]
  /// The element that has an identifier: its index, and whether it is or begins a block.
  private var targets: [String: (piece: Int, beginsBlock: Bool)] = [:]
  /// The label of the marker that leads to an identifier.
  private var labels: [String: String] = [:]
  private var blockStart: Int32 = 0
  private var lastNumber = 0
  /// A raised label around what is read, and where it ends.
  private var raised: (piece: Int, end: Int, label: String)?

  init(_ page: HTMLPieces) { self.page = page }

  mutating func run() {
    collectTargets()
    blockStart = 0
    for (index, piece) in page.pieces.enumerated() {
      if piece.tag.isBlock || piece.tag == .lineBreak || piece.tag == .cell { blockStart = piece.textStart }
      guard piece.kind == .start else { continue }
      if let outer = raised, index > outer.end { raised = nil }
      switch piece.tag {
      case .a: readLink(index, piece)
      case .sup: readRaised(index, piece)
      case .other where attributes(piece)?.marks.contains(.backLinks) ?? false: notes[index] = .backLink
      default: break
      }
    }
    for (target, label) in labels {
      guard let found = targets[target], found.beginsBlock, notes[found.piece] == nil else { continue }
      notes[found.piece] = .definition(label)
    }
  }

  private mutating func collectTargets() {
    for (index, piece) in page.pieces.enumerated() {
      if piece.tag.isBlock || piece.tag == .lineBreak || piece.tag == .cell { blockStart = piece.textStart }
      guard piece.kind == .start, let name = attributes(piece)?.identifier, !name.isEmpty, targets[name] == nil else {
        continue
      }
      targets[name] = (index, beginsBlock(piece))
    }
  }

  private func attributes(_ piece: HTMLPiece) -> HTMLAttributes? {
    piece.attributes < 0 ? nil : page.attributes[Int(piece.attributes)]
  }

  /// Whether nothing but white space comes before it in its block.
  private func beginsBlock(_ piece: HTMLPiece) -> Bool {
    // A raised label may hold a block that begins after it.
    guard (0..<16).contains(piece.textStart - blockStart) else { return false }
    return page.text[Int(blockStart)..<Int(piece.textStart)].allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "[") }
  }

  private mutating func readLink(_ index: Int, _ piece: HTMLPiece) {
    guard piece.textEnd - piece.textStart <= 48, let attributes = attributes(piece), !attributes.target.isEmpty else {
      return
    }
    let words = page.text[Int(piece.textStart)..<Int(piece.textEnd)]
    let leadsBack = attributes.marks.contains(.backLink)
    guard let (label, isBracketed) = noteLabel(words) else {
      if leadsBack || isBackLink(String(decoding: words, as: UTF8.self)) { notes[index] = .backLink }
      return
    }
    let isRaised = raised != nil || page.pieces.indices.contains(index + 1) && page.pieces[index + 1].tag == .sup
    let isNamed = attributes.marks.contains(.note)
    guard isRaised || isNamed || isBracketed || namesNote(attributes.target) else { return }
    let place = raised.flatMap { $0.label == label ? $0.piece : nil } ?? index
    let target = targets[attributes.target]?.piece
    if beginsBlock(page.pieces[place]), target.map({ $0 < index }) ?? true, target != nil || !isRaised {
      notes[place] = .definition(label)
    } else if !leadsBack {
      notes[place] = .reference(label)
      if labels[attributes.target] == nil { labels[attributes.target] = label }
      if let number = Int(label) { lastNumber = number }
    }
  }

  private mutating func readRaised(_ index: Int, _ piece: HTMLPiece) {
    guard piece.textEnd - piece.textStart <= 24 else { return }
    let words = page.text[Int(piece.textStart)..<Int(piece.textEnd)]
    guard let (label, isBracketed) = noteLabel(words) else { return }
    let holdsLink = page.pieces[index..<Int(piece.end)].contains { $0.kind == .start && $0.tag == .a }
    if holdsLink {
      raised = (index, Int(piece.end), label)
      return
    }
    // Within a link that has been read.
    if index > 0, notes[index - 1] != nil { return }
    guard isBracketed || !(label.first?.isLetter ?? true) else { return }
    if beginsBlock(piece) {
      notes[index] = .definition(label)
    } else if isBracketed || isMarker(label, after: Int(piece.textStart)) {
      notes[index] = .reference(label)
      if let number = Int(label) { lastNumber = number }
    }
  }

  /// Whether raised digits are a marker and no exponent: not after a digit or a unit, unless they count on.
  private func isMarker(_ label: String, after end: Int) -> Bool {
    guard let number = Int(label) else { return true }
    var start = end
    while start > 0, end - start < 12, isWordByte(page.text[start - 1]) { start -= 1 }
    let word = String(decoding: page.text[start..<end], as: UTF8.self)
    guard let last = word.unicodeScalars.last else { return true }
    let goesOn = number == lastNumber + 1
    if ("0"..."9").contains(last) { return goesOn && lastNumber > 0 && word.utf8.count == 4 && Int(word) != nil }
    let units = ["m", "km", "cm", "mm", "dm", "ft", "yd", "mi", "nm", "sec", "s", "mc"]
    return goesOn && word.utf8.count > 1 && !units.contains(word) || word.utf8.count > 2 && !units.contains(word)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Whether the name of a place in the page is that of a note: `fn1`, `_edn3`, `cite_note-4`.
  private func namesNote(_ target: String) -> Bool {
    var letters = target.lowercased().filter { $0.isLetter }
    if letters.hasPrefix("usercontent") { letters.removeFirst(11) }
    return [
      "fn", "ftn", "edn", "en", "n", "note", "footnote", "endnote", "citenote", "fnref", "ftnref", "ednref", "noteref",
      "ref", "footnoteref", "endnoteref", "citeref", "fnx", "fnxbk",
    ].contains(letters)
  }

  private func isBackLink(_ words: String) -> Bool {
    let signs: Set<Unicode.Scalar> = [
      "↩", "↑", "^", "⬆", "↵", "⤴", "⏎", "\u{FE0E}", "\u{FE0F}", "[", "]", "\u{A0}", " ",
    ]
    return words.unicodeScalars.allSatisfy { signs.contains($0) } && words.contains { !$0.isWhitespace }
  }
}

/// The label in words that are nothing but one, without brackets: `1`, `[12]`, `iv`, `b`, `*`; and whether it had them.
func noteLabel(_ words: ArraySlice<UInt8>) -> (label: String, isBracketed: Bool)? {
  guard words.count <= 48 else { return nil }
  let bytes = Array(words)
  let range = trimmed(TextRange(0, bytes.count), of: bytes)
  let words = bytes[range.start..<range.end]
  let isBracketed = words.first == UInt8(ascii: "[") && words.last == UInt8(ascii: "]")
  let isRound = words.first == UInt8(ascii: "(") && words.last == UInt8(ascii: ")")
  let label = isBracketed || isRound ? words.dropFirst().dropLast() : words
  guard let first = label.first, label.count <= 12 else { return nil }
  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  func isRoman(_ byte: UInt8) -> Bool { byte == 0x69 || byte == 0x76 || byte == 0x78 || byte == 0x6C }
  let holds: Bool
  if first < 0x80, first != UInt8(ascii: "*") {
    let isLetter = label.count == 1 && (0x61...0x7A).contains(first)
    holds = label.count <= 5 && (first != 0x30 && label.allSatisfy(isDigit) || isLetter || label.allSatisfy(isRoman))
  } else {
    holds = String(decoding: label, as: UTF8.self).unicodeScalars.allSatisfy { ["*", "†", "‡", "§", "¶"].contains($0) }
  }
  return holds ? (String(decoding: label, as: UTF8.self), isBracketed) : nil
}
