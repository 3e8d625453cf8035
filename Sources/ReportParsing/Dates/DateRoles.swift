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
    case .quotation: return value == nil ? .mention : .event
    case .heading: return value == nil ? .mention : isAlone(draft, stretch.range) ? .publication : .event
    case .prose: break
    }
    if value == nil { return .mention }
    if isBracketed, isSource(draft) { return .source }
    if isAlone(draft, stretch.range) { return .publication }
    if isBracketed { return .event }
    return isStatement(draft, stretch.range) ? .statement : .event
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

  /// A day that is a line by itself, or ends a line after a dash or a bar: the date line of an item.
  private func isAlone(_ draft: DateDraft, _ stretch: TextRange) -> Bool {
    guard case .point(let part) = draft.core, part.grain == 3, part.year != nil else { return false }
    let line = text.lineRange(text.lineIndex(at: draft.start))
    guard stretch.start <= line.start + 4, stretch.start + 4 >= line.start, stretch.end <= line.end + 2 else {
      return false
    }
    let bytes = text.bytes
    var before = draft.start
    while before > line.start, bytes[before - 1] == 0x20 { before -= 1 }
    let isParted =
      before > line.start
      && (bytes[before - 1] == UInt8(ascii: "|") || bytes[before - 1] == UInt8(ascii: "-")
        || (before - 3 >= line.start && bytes[before - 3] == 0xE2 && bytes[before - 2] == 0x80
          && bytes[before - 1] <= 0x95))
    if !isParted {
      for i in line.start..<max(line.start, draft.start) where DateByte.classes[Int(bytes[i])] != DateByte.other {
        return false
      }
    }
    for i in min(draft.end, line.end)..<line.end where DateByte.classes[Int(bytes[i])] != DateByte.other {
      return false
    }
    return true
  }

  /// Whether its sentence tells of saying or publishing. `They said that the gate was shut on May 3` dates the gate, and so
  /// does `during the May 3 storm`. Bounded.
  private func isStatement(_ draft: DateDraft, _ stretch: TextRange) -> Bool {
    let sentence = sentence(around: draft, stretch)
    let lexer = DateLexer(
      bytes: text.bytes, words: .all, classes: DateByte.classes, floor: sentence.start, limit: sentence.end)
    var led = lexer.tokenBefore(draft.start)
    if led.isWord(.the) { led = lexer.tokenBefore(led.start) }
    if led.isDuring(text.bytes) { return false }
    var at = sentence.start
    while at < sentence.end {
      let token = lexer.token(at)
      if token.kind == .end { break }
      at = token.end
      if token.isMark("\"") || (token.isMark(":") && token.end >= sentence.end) { return true }
      guard token.isWord(.saying) else { continue }
      let isVerb = text.bytes[token.end - 1] == UInt8(ascii: "d")
      let isReported = isVerb && token.end < draft.start && lexer.token(token.end).isWord(.that)
      if !isReported { return true }
    }
    return false
  }

  /// The sentence that holds a date, as far as 400 bytes to each side; it may run over the lines of its stretch.
  private func sentence(around draft: DateDraft, _ stretch: TextRange) -> TextRange {
    let bytes = text.bytes
    var start = draft.start
    let low = max(0, draft.start - 400)
    while start > low, bytes[start - 1] != 0x0A || start > stretch.start, !isStop(start - 1) { start -= 1 }
    // The mark and the note of the sentence before are not its own.
    closing: while start < draft.start {
      switch bytes[start] {
      case UInt8(ascii: "\""), UInt8(ascii: ")"): start += 1
      case 0xE2 where start + 2 < draft.start && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x9D: start += 3
      case UInt8(ascii: "["), UInt8(ascii: "("):
        guard
          let close = (start..<min(draft.start, start + 8)).first(where: {
            bytes[$0] == UInt8(ascii: "]") || bytes[$0] == UInt8(ascii: ")")
          })
        else { break closing }
        start = close + 1
      default: break closing
      }
    }
    var end = draft.end
    let high = min(bytes.count, draft.end + 400)
    while end < high, bytes[end] != 0x0A || end < stretch.end, !isStop(end) { end += 1 }
    while start < draft.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return TextRange(start, end)
  }

  /// Whether a sentence ends at the byte.
  private func isStop(_ i: Int) -> Bool {
    let bytes = text.bytes
    switch bytes[i] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      guard i + 1 < bytes.count else { return true }
      switch bytes[i + 1] {
      case 0x20, 0x0A, 0x0D, UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: ")"), 0xE2, 0xC2: break
      default: return false
      }
      // Not after an initial: a single letter.
      guard i >= 2 else { return true }
      let isLetter = (0x41...0x5A).contains(bytes[i - 1] & 0xDF)
      return !(isLetter && (bytes[i - 2] == 0x20 || bytes[i - 2] == UInt8(ascii: ".")))
    default: return false
    }
  }
}
