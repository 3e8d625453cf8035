import ReportModel

// What a date is the date of.
extension DateResolver {
  /// By its setting; in prose by the words of its sentence.
  func role(of draft: DateDraft, value: EDTF?, _ stretch: DateStretch, isBracketed: Bool) -> DateMention.Role {
    switch stretch.setting {
    case .titleBlock: return .publication
    case .caption: return .caption
    case .noteDefinition, .bracketedSource: return .source
    case .boilerplate: return .mention
    case .quotation, .heading: return value == nil ? .mention : .event
    case .prose: break
    }
    if value == nil { return .mention }
    if isBracketed, isSource(draft) { return .source }
    if isAlone(draft) { return .publication }
    return isStatement(draft) ? .statement : .event
  }

  /// `(Loch Post, 03.10.07)`: a name, a comma, the date, and the bracket closes.
  private func isSource(_ draft: DateDraft) -> Bool {
    let bytes = text.bytes
    var end = draft.end
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == UInt8(ascii: ".") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ")") || bytes[end] == UInt8(ascii: "]") else { return false }
    var start = draft.start
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    return start > 0 && (bytes[start - 1] == UInt8(ascii: ",") || bytes[start - 1] == UInt8(ascii: ";"))
  }

  /// A day that is a line by itself: the date line of an item.
  private func isAlone(_ draft: DateDraft) -> Bool {
    guard case .point(let part) = draft.core, part.grain == 3, part.year != nil else { return false }
    let line = text.lineRange(text.lineIndex(at: draft.start))
    let bytes = text.bytes
    for i in line.start..<max(line.start, draft.start) where DateByte.classes[Int(bytes[i])] != DateByte.other { return false }
    for i in min(draft.end, line.end)..<line.end where DateByte.classes[Int(bytes[i])] != DateByte.other { return false }
    return true
  }

  /// Whether its sentence tells of saying or publishing. Bounded.
  private func isStatement(_ draft: DateDraft) -> Bool {
    let sentence = sentence(around: draft)
    let lexer = DateLexer(
      bytes: text.bytes, words: .all, classes: DateByte.classes, floor: sentence.start, limit: sentence.end)
    var at = sentence.start
    while at < sentence.end {
      let token = lexer.token(at)
      if token.kind == .end { break }
      if token.isWord(.saying) || token.isMark("\"") || (token.isMark(":") && token.end >= sentence.end) { return true }
      at = token.end
    }
    return false
  }

  /// The sentence that holds a date, as far as 400 bytes to each side.
  private func sentence(around draft: DateDraft) -> TextRange {
    let bytes = text.bytes
    func isStop(_ i: Int) -> Bool {
      switch bytes[i] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: "."):
        guard i + 1 < bytes.count else { return true }
        let next = bytes[i + 1]
        if next != 0x20 && next != 0x0A && next != 0x0D && next != UInt8(ascii: "[") && next != UInt8(ascii: "\"") && next != 0xE2 && next != 0xC2 { return false }
        // Not after an initial or a shortened title: a single letter, or a capital and one more.
        guard i >= 2 else { return true }
        let isInitial = bytes[i - 1] & 0xDF >= 0x41 && bytes[i - 1] & 0xDF <= 0x5A && (bytes[i - 2] == 0x20 || bytes[i - 2] == UInt8(ascii: "."))
        return !isInitial
      default: return false
      }
    }
    var start = draft.start
    let low = max(0, draft.start - 400)
    while start > low, bytes[start - 1] != 0x0A, !isStop(start - 1) { start -= 1 }
    var end = draft.end
    let high = min(bytes.count, draft.end + 400)
    while end < high, bytes[end] != 0x0A, !isStop(end) { end += 1 }
    while start < draft.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return TextRange(start, end)
  }
}
