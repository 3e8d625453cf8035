import ReportModel

extension ReadingText {
  /// Where the sentence begins that an offset stands in, not before `from` and at most 800 bytes back.
  func sentenceStart(of offset: Int, from: Int, _ lexicon: Lexicon) -> Int {
    var i = offset
    while i > from {
      if offset - i > 800 { return i }
      let low = max(from, offset - 801)
      let stop = bytes.span.last(from: low, before: i) { $0.equal(0x2E) | $0.equal(0x21) | $0.equal(0x3F) | $0.wide }
      guard let stop else {
        i = low
        continue
      }
      i = stop + 1
      guard let before = scalar(before: i) else { break }
      i -= before.length
      guard before.value == 0x2E || before.value == 0x21 || before.value == 0x3F || before.value == 0x2026 else {
        continue
      }
      let after = skipClosers(i + before.length, offset)
      // A stop that ends a sentence has a space after it and a capital or a mark next.
      guard after < offset, scalar(at: after).value.isSpace else { continue }
      let next = skipSpace(after, offset)
      guard next < offset else { return offset }
      let first = scalar(at: next).value
      guard first.isUppercase || Self.opensMark(first) || first == 0x5B else { continue }
      if before.value == 0x2E, endsAbbreviation(i, from, lexicon) { continue }
      return next
    }
    return skipSpace(sourceEnd(after: from, offset) ?? from, offset)
  }

  /// Where the sentence ends that an offset stands in, its stop included, not beyond `limit`.
  func sentenceEnd(of offset: Int, limit: Int, _ lexicon: Lexicon) -> Int {
    let limit = characterStart(limit)
    var i = offset
    while true {
      i = next(0x2E, 0x21, 0x3F, from: i, before: limit)
      guard i < limit else { break }
      let next = scalar(at: i)
      i += next.length
      guard next.value == 0x2E || next.value == 0x21 || next.value == 0x3F || next.value == 0x2026 else { continue }
      let after = skipClosers(i, limit)
      guard after < limit else { return limit }
      guard scalar(at: after).value.isSpace || bytes[after] == UInt8(ascii: "[") else { continue }
      let word = skipSpace(after, limit)
      guard word < limit else { return limit }
      let first = scalar(at: word).value
      guard first.isUppercase || Self.opensMark(first) || first == 0x5B else { continue }
      if next.value == 0x2E, endsAbbreviation(i - 1, offset, lexicon) { continue }
      return i
    }
    return limit
  }

  /// Where the sentence before a mark begins, cheaply: after the last full stop and space, at most 400 bytes back.
  func sentenceBefore(_ offset: Int, from: Int) -> Int {
    var end = offset
    while end > from, let last = scalar(before: end), !last.value.isWordPart { end -= last.length }
    let low = max(from, end - 400)
    var i = end
    while let stop = bytes.span.last(from: low, before: i, { $0.equal(0x2E) }) {
      if stop + 1 < end, bytes[stop + 1].isBlank { return stop + 1 }
      // `… nine.”(1) We`: a mark and a note's marker close it.
      if stop + 6 < end, let past = pastNote(stop + 1, end) { return past }
      i = stop
    }
    i = low
    while i > from, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  /// Where the closing marks, or they and the marker of a note, end that stand right behind a stop; nil where they do not, or no
  /// capital follows.
  private func pastNote(_ start: Int, _ end: Int) -> Int? {
    let past = skipClosers(start, end)
    guard past > start, past + 1 < end, bytes[past].isBlank,
      scalar(at: past + 1).value.isUppercase
    else { return nil }
    return past
  }

  /// The words of the sentence that lead to an offset.
  func sentence(before offset: Int, from: Int, _ lexicon: Lexicon) -> TextRange {
    TextRange(min(offset, sentenceStart(of: offset, from: from, lexicon)), offset)
  }

  /// The last sentence of a range.
  func lastSentence(in range: TextRange, _ lexicon: Lexicon) -> TextRange {
    let end = trimSpace(range.start, range.end)
    // The stop of the sentence itself does not begin another.
    var inner = end
    while inner > range.start, let last = scalar(before: inner), !last.value.isWordPart { inner -= last.length }
    return TextRange(sentenceStart(of: inner, from: range.start, lexicon), end)
  }

  private func skipClosers(_ start: Int, _ end: Int) -> Int {
    var i = start
    scan: while i < end {
      let next = scalar(at: i)
      switch next.value {
      case 0x22, 0x27, 0x2019, 0x201D, 0xBB, 0x29, 0x5D, 0x2E, 0x201C: i += next.length
      case 0x28:
        // `(12)` after the stop.
        var close = i + 1
        while close < end, close - i < 5, bytes[close].isASCIIDigit { close += 1 }
        guard close > i + 1, close < end, bytes[close] == UInt8(ascii: ")") else { break scan }
        i = close + 1
      case 0x5B:
        // A note's marker after the stop: `[12]`, `[^12]`, `[iv]`.
        guard let close = bytes[i..<min(end, i + 8)].firstIndex(of: UInt8(ascii: "]")), close > i + 1,
          bytes[i + 1].isASCIIDigit || bytes[i + 1] == UInt8(ascii: "^")
            || bytes[i + 1..<close].allSatisfy({ [0x69, 0x76, 0x78, 0x6C].contains($0) })
            || close == i + 2 && (0x61...0x7A).contains(bytes[i + 1])
        else { return i }
        i = close + 1
      case 0x30...0x39 where i == start && start > 1 && scalar(before: start - 1)?.value.isLetterBeforeNote == true:
        // `the town.12 It`: a note's number that was raised once.
        var close = i
        while close < end, close - i < 3, bytes[close].isASCIIDigit { close += 1 }
        guard close < end, scalar(at: close).value.isSpace else { return i }
        return close
      default:
        guard let garbled = garbledMark(at: i), [0x2019, 0x201D, 0xBB].contains(garbled.value) else { break scan }
        i += garbled.length
      }
    }
    return i > start ? sourceEnd(after: i, end) ?? i : i
  }

  /// Where a source in brackets ends that stands behind a closing mark: `." (Weir News, 18 July 2015) The mayor …`.
  func sourceEnd(after mark: Int, _ end: Int) -> Int? {
    let open = skipSpace(mark, end)
    guard open < end, bytes[open] == UInt8(ascii: "("), open - mark <= 2,
      let close = bytes[open..<min(end, open + 160)].firstIndex(of: UInt8(ascii: ")")), close > open + 4
    else { return nil }
    let inside = TextRange(open + 1, close)
    guard scalar(at: inside.start).value.isUppercase,
      bytes[close - 1].isASCIIDigit && bytes[inside.start..<close].contains(UInt8(ascii: ","))
        || hasWords("ibid", at: inside.start, before: close)
    else { return nil }
    return close + 1
  }

  private static func opensMark(_ scalar: UInt32) -> Bool {
    [0x22, 0x27, 0x60, 0x2018, 0x201C, 0x201E, 0xAB].contains(scalar)
  }

  /// Whether the full stop at an offset belongs to the word before it.
  private func endsAbbreviation(_ stop: Int, _ from: Int, _ lexicon: Lexicon) -> Bool {
    var start = stop
    while start > from, let before = scalar(before: start), before.value.isWordPart { start -= before.length }
    guard start < stop else { return false }
    if stop - start == 1, bytes[start].isASCIIUppercase { return true }
    // `Am 7. Juni`
    if stop - start <= 2, bytes[start].isASCIIDigit, bytes[stop - 1].isASCIIDigit {
      let next = skipSpace(stop + 1, min(count, stop + 4))
      var end = next
      while end < count, end - next < 16, scalar(at: end).value.isWordPart { end += scalar(at: end).length }
      return end > next && lexicon.classes(of: bytes, TextRange(next, end)).contains(.month)
    }
    return lexicon.classes(of: bytes, TextRange(start, stop)).contains(.abbreviation)
  }
}

extension UInt32 {
  /// A letter or a closing mark: what stands before the stop that a note's number follows. No digit.
  fileprivate var isLetterBeforeNote: Bool {
    isWordPart && !(0x30...0x39).contains(self) || [0x22, 0x29, 0x2019, 0x201D, 0xBB].contains(self)
  }
}
