import ReportModel

/// What stands before labelled words: `Q:`, `MR HALDEN:`, `To the pilots:`.
struct SpeechLabel: Hashable {
  /// The label without its colon and without what stands in round brackets.
  var range: TextRange
  /// The offset of the first word after it.
  var content: Int
  /// Whether a full stop ends it, as in hearings.
  var hasStop: Bool
}

extension ReadingText {
  /// The label that a paragraph begins with: at most 8 words and 60 bytes, capitalised, without a verb.
  func label(of paragraph: TextRange, _ lexicon: Lexicon) -> SpeechLabel? {
    // `**Q:**` is a label in Markdown.
    var start = paragraph.start
    while start < paragraph.end, start - paragraph.start < 3, bytes[start] == UInt8(ascii: "*") { start += 1 }
    start = behindClock(start, before: paragraph.end)
    guard start < paragraph.end, scalar(at: start).value.isUppercase else { return nil }
    let isStarred = bytes[paragraph.start] == UInt8(ascii: "*")
    var limit = min(paragraph.end, start + 72)
    var i = start
    var labelEnd: Int?
    var pastBrackets: Int?
    while i < limit {
      // All but what ends a label or may be a part of its end.
      i = bytes.span.first(from: i, before: limit) {
        ($0.below(0x2A) & ~$0.below(0x27)) | ($0.below(0x3C) & ~$0.below(0x3A)) | $0.equal(0x0A) | $0.equal(0x22)
          | $0.equal(0x3F) | $0.equal(0x5B) | $0.equal(0x60) | $0.wide
      }
      guard i < limit else { break }
      let byte = bytes[i]
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
        // (spoke in Arabic), (04:12), (Chief Engineer, Canal Board), (Mrs. W. Folau (Lower Banks, Ind.)), [Interpretation]
        labelEnd = labelEnd ?? trimSpace(start, i)
        // `The Weir Courier (9 May) reports that Mrs Reed said:` goes on behind it.
        if pastBrackets.map({ skipSpace($0, i) < i }) == true { return nil }
        guard let past = bracketEnd(i, before: min(paragraph.end, i + 100)) else { return nil }
        limit = min(paragraph.end, max(limit, past + 4))
        i = past
        pastBrackets = past
        continue
      }
      if byte == UInt8(ascii: ":") || (byte == UInt8(ascii: ")") && i - start == 1) {
        if pastBrackets.map({ skipSpace($0, i) < i }) == true { return nil }
        var after = i + 1
        while isStarred, after < paragraph.end, bytes[after] == UInt8(ascii: "*") { after += 1 }
        let end = labelEnd ?? trimSpace(start, i)
        var content = skipSpace(after, paragraph.end)
        // `Reed: (00:19)`; the words may begin on the next line.
        var isTimed = labelEnd.map { isTimeCode($0, before: i) } ?? false
        if content < paragraph.end, let past = timeCode(at: content, before: paragraph.end) {
          content = skipSpace(past, paragraph.end)
          isTimed = true
        }
        guard isTimed || content < paragraph.end && (content > after || isQuote(at: after)), end - start <= 60 else {
          return nil
        }
        let range = withoutQuestionNumber(TextRange(start, end))
        return isLabel(range, lexicon) ? SpeechLabel(range: range, content: content, hasStop: false) : nil
      }
      if byte == 0x0A || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "?") || isQuote(at: i) { return nil }
      i += 1
    }
    return nil
  }

  /// `Q14 Chair` and `Q14` without the number that a record gives its questions: `Chair`, `Q`.
  private func withoutQuestionNumber(_ label: TextRange) -> TextRange {
    guard bytes[label.start] == UInt8(ascii: "Q") || bytes[label.start] == UInt8(ascii: "A") else { return label }
    var i = label.start + 1
    while i < label.end, bytes[i].isASCIIDigit { i += 1 }
    guard i > label.start + 1, i - label.start <= 5 else { return label }
    if i == label.end { return TextRange(label.start, label.start + 1) }
    let name = skipSpace(i, label.end)
    return name > i && scalar(at: name).value.isUppercase ? TextRange(name, label.end) : label
  }

  /// Whether nothing but a time code stands between two offsets.
  private func isTimeCode(_ start: Int, before end: Int) -> Bool {
    let start = skipSpace(start, end)
    return start < end && timeCode(at: start, before: end) == end
  }

  /// The offset after the time code that begins at an offset: `(04:12)`, `[1:04:12]`.
  private func timeCode(at start: Int, before end: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "(") || bytes[start] == UInt8(ascii: "["),
      let past = bracketEnd(start, before: min(end, start + 12)), past - start >= 6,
      bytes[start + 1].isASCIIDigit, bytes[(start + 1)..<(past - 1)].contains(UInt8(ascii: ":")),
      bytes[(start + 1)..<(past - 1)].allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ":") })
    else { return nil }
    return past
  }

  /// The offset behind the time of day that a recorder puts before a turn: `01:14:05 MASTER: …`.
  private func behindClock(_ start: Int, before end: Int) -> Int {
    guard start < end, bytes[start].isASCIIDigit else { return start }
    var i = start
    while i < end, i - start < 9, bytes[i].isASCIIDigit || bytes[i] == UInt8(ascii: ":") { i += 1 }
    guard i - start >= 4, i < end, bytes[i] == UInt8(ascii: " "), bytes[i - 1] != UInt8(ascii: ":"),
      bytes[start..<i].contains(UInt8(ascii: ":"))
    else { return start }
    return skipSpace(i, end)
  }

  /// The offset after the bracket that closes the one at an offset.
  private func bracketEnd(_ open: Int, before end: Int) -> Int? {
    var depth = 0
    for i in open..<end {
      switch bytes[i] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return i + 1 }
      case 0x0A where hasBlankLine(in: TextRange(i, min(end, i + 3))): return nil
      default: break
      }
    }
    return nil
  }

  /// The label of a hearing: capitals up to a full stop, `THE CHAIRMAN.` or `Mr. Linder.`
  func stoppedLabel(of paragraph: TextRange, _ lexicon: Lexicon) -> SpeechLabel? {
    let opening = opening(of: paragraph, 60)
    guard let first = firstWord(in: opening, lexicon), first.range.start == paragraph.start else { return nil }
    // `CHAPTER III. THE FLOOD` is a heading, in capitals to its end.
    if first.classes.contains(.sectionWord)
      || paragraph.count <= 120 && !bytes[paragraph.start..<paragraph.end].contains(where: \.isASCIILowercase)
    {
      return nil
    }
    // `The CHAIRMAN.`
    let isThe = first.range.count == 3 && lowercased(first.range) == "the"
    guard
      isThe || first.isAllCaps || first.isCapitalised && first.range.count == 1 || first.classes.contains(.honorific)
    else { return nil }
    let words = words(in: opening, lexicon)
    for (index, word) in words.enumerated() where index > 0 && index <= 5 {
      guard word.gap.contains(.stop) else {
        if !word.gap.subtracting(.abbreviation).isEmpty { return nil }
        continue
      }
      let label = words[..<index]
      let isCapital = (isThe ? label.dropFirst() : label).allSatisfy {
        $0.isAllCaps || ($0.isCapitalised && $0.range.count == 1)
      }
      // `Mr. Linder.`, `Mr. Hale of Pine.`
      let isTitled =
        first.classes.contains(.honorific) && index <= 5
        && label.allSatisfy { $0.isCapitalised || label.count > 3 && lowercased($0.range) == "of" }
      // `The Chairwoman.`
      let isOffice =
        isThe && index <= 3 && label.dropFirst().allSatisfy(\.isCapitalised)
        && !label[index - 1].classes.isDisjoint(with: [.office, .roleLabel])
      guard isCapital || isTitled || isOffice, label.count > 1 || first.range.count > 3, let last = label.last else {
        return nil
      }
      return SpeechLabel(
        range: TextRange(paragraph.start, last.range.end), content: word.range.start, hasStop: true)
    }
    return nil
  }

  /// The label of an examination: `Q. Where was it?`, `A. At home.`; only where both come again is it one.
  func letterLabel(of paragraph: TextRange) -> SpeechLabel? {
    let start = paragraph.start
    guard paragraph.count > 3, bytes[start] == UInt8(ascii: "Q") || bytes[start] == UInt8(ascii: "A"),
      bytes[start + 1] == UInt8(ascii: "."), bytes[start + 2] == 0x20
    else { return nil }
    return SpeechLabel(
      range: TextRange(start, start + 1), content: skipSpace(start + 2, paragraph.end), hasStop: true)
  }

  /// `Members present: Mrs A. Reed, Mr B. Hale`, `In attendance: …`: who was there.
  func listsAttendance(_ range: TextRange, _ lexicon: Lexicon) -> Bool {
    guard range.count <= 400, scalar(at: range.start).value.isUppercase else { return false }
    var colon = range.start
    while colon < min(range.end, range.start + 40), bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    guard colon < range.end, bytes[colon] == UInt8(ascii: ":") else { return false }
    let label = words(in: TextRange(range.start, colon), lexicon)
    // `Chairperson: Mrs A. Reed. Members: …`
    if (1...3).contains(label.count), label.contains(where: { !$0.classes.isDisjoint(with: [.office, .roleLabel]) }) {
      let rest = words(in: TextRange(colon, range.end), lexicon)
      if rest.indices.dropLast().contains(where: {
        rest[$0].rules.contains(.attendance) && rest[$0].gap.contains(.stop) && rest[$0 + 1].gap.contains(.colon)
      }) {
        return true
      }
    }
    return (1...3).contains(label.count)
      && label.contains {
        // `Members: …`, not `Some hon. members: Oh, oh!`
        lexicon.rules(of: bytes, $0.range).contains(.attendance)
          && ($0 == label[0] || bytes[$0.range.end - 1] != UInt8(ascii: "s"))
      }
  }

  private func isLabel(_ range: TextRange, _ lexicon: Lexicon) -> Bool {
    let words = words(in: range, lexicon)
    guard let first = words.first, words.count <= 8 else { return false }
    if first.classes.contains(.sectionWord) || first.classes.contains(.noteHeading) { return false }
    if words.count <= 3, lexicon.rules(of: bytes, first.range).contains(.editorial) { return false }
    if isTime(words) { return false }
    // `Told Captain Hale the truth: "…"`: a sentence without its `I`.
    if words.count > 1, first.rules.contains(.beingAsked), first.classes.contains(.cue) { return false }
    // `Also present: …` lists who was there.
    if let last = words.last, words.count <= 3 {
      let isPlural = bytes[last.range.end - 1] == UInt8(ascii: "s")
      // `Some hon. members: Oh, oh!` is said.
      if lexicon.rules(of: bytes, (isPlural ? first : last).range).contains(.attendance) { return false }
    }
    for word in words.dropFirst() {
      if word.gap.contains(.stop) { return false }
      // `To his brother:`
      if lowercased(first.range) == "to", ["his", "her", "their"].contains(lowercased(word.range)) { continue }
      if !word.isCapitalised, !word.classes.isDisjoint(with: [.cue, .auxiliary, .pronoun]) { return false }
    }
    return !first.classes.contains(.starter) || words.count <= 6 && !first.classes.contains(.conjunction)
  }

  /// `Late May:`, `Night of 2–3 May:`, `The next day:`: when something was, and nobody's name. `May`, `April` and `June`
  /// alone may be somebody's.
  private func isTime(_ words: [Word]) -> Bool {
    var isDated = false
    for word in words {
      if word.hasDigit || !word.classes.isDisjoint(with: [.preposition, .determiner, .conjunction]) { continue }
      if word.classes.contains(.month) || word.rules.contains(.time) {
        isDated = isDated || words.count > 1 || word.range.count > 5 || lowercased(word.range) == "july"
      } else if ![
        "early", "late", "mid", "same", "next", "following", "spring", "summer", "autumn", "winter", "end", "beginning",
        "middle", "eve", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
      ].contains(lowercased(word.range)) {
        return false
      }
    }
    return isDated
  }

  /// Whether two single marks that stand for a double one begin at an offset: `` `` `` or `''`.
  @inline(__always)
  func isDoubled(at offset: Int) -> Bool {
    let byte = bytes[offset]
    return (byte == 0x60 || byte == 0x27) && offset + 1 < count && bytes[offset + 1] == byte
  }

  /// Whether a double quotation mark of any kind begins at an offset.
  func isQuote(at offset: Int) -> Bool {
    guard offset < count, bytes[offset] == 0x22 || bytes[offset] >= 0xC2, bytes[offset] <= 0xE2 else {
      return offset + 1 < count && (isDoubled(at: offset) || opensAsLostMark(offset))
    }
    switch garbledMark(at: offset)?.value ?? scalar(at: offset).value {
    case 0x22, 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB: return true
    default: return false
    }
  }
}
