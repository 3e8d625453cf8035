import ReportModel

// What a date is the date of.
extension DateResolver {
  /// By its setting; in prose by the words of its sentence.
  mutating func role(of draft: DateDraft, value: EDTF?, _ stretch: DateStretch, isBracketed: Bool) -> DateMention.Role {
    switch stretch.setting {
    // `A Chronology, 1911–1913`
    case .titleBlock: return value?.isInterval == true ? .mention : .publication
    case .caption: return .caption
    case .noteDefinition, .bracketedSource: return .source
    case .boilerplate: return .mention
    case .quotation: return value == nil ? .mention : .event
    case .heading:
      return value == nil
        ? .mention : isAlone(draft, stretch.range) && !isChronology && isDay(draft) ? .publication : .event
    case .prose, .turn: break
    }
    if value == nil { return .mention }
    if isBracketed, isSource(draft) { return .source }
    if isDay(draft), isAlone(draft, stretch.range) { return isChronology ? .event : .publication }
    if isBracketed { return .event }
    let range = TextRange(draft.start, draft.end)
    let isLater = published.flatMap { day in value.map { $0.firstDay > day.lastDay } } ?? false
    return sentence.tellsOfSaying(range, in: text, stretch: stretch.range, isLater: isLater) ? .statement : .event
  }

  /// `(Loch Post, 03.10.07)`: a name, a comma, the date, and the bracket closes.
  private func isSource(_ draft: DateDraft) -> Bool {
    let bytes = text.bytes
    var end = draft.end
    while end < bytes.count, bytes[end].isBlank || bytes[end] == UInt8(ascii: ".") { end += 1 }
    guard end < bytes.count, [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ";")].contains(bytes[end]) else {
      return false
    }
    var start = draft.start
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    return start > 0 && (bytes[start - 1] == UInt8(ascii: ",") || bytes[start - 1] == UInt8(ascii: ";"))
  }

  /// Whether the lines of nothing but a date are those of a chronology: two and more, most of them under text. The date
  /// line of an item stands under its title.
  func areEntries(_ drafts: [DateDraft]) -> Bool {
    var all = 0
    var underText = 0
    for draft in drafts {
      let stretch = stretches[draft.stretch]
      guard stretch.setting == .heading || stretch.setting == .prose, isAlone(draft, stretch.range) else { continue }
      all += 1
      let before = draft.stretch > 0 ? stretches[draft.stretch - 1].setting : .titleBlock
      if before != .heading, before != .titleBlock { underText += 1 }
    }
    return all >= 2 && underText * 2 > all
  }

  /// Whether a draft is one day that says its year.
  private func isDay(_ draft: DateDraft) -> Bool {
    guard case .point(let part) = draft.core else { return false }
    return part.grain == 3 && part.year != nil
  }

  /// A day that is a line by itself, or ends a line after a dash or a bar: the date line of an item.
  func isAlone(_ draft: DateDraft, _ stretch: TextRange) -> Bool {
    switch draft.core {
    case .point(let part) where part.grain == 3: break
    case .interval(let part, _) where part.grain == 3: break
    default: return false
    }
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
}
