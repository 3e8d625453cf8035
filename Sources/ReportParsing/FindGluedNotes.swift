import ReportModel

// Notes whose raised numbers were lowered when the text was scraped: `the town.12 It`, `the town12`.

extension ReadingText {
  /// The definitions of a list that counts up from 1, `1. Gazette, May 3`, and the numbers in the text before it that lead
  /// to them; nil when the text has no such list, or when most of it has no number. Linear.
  ///
  /// A number is a marker only where it goes on with those before it, and only when it hangs on a word, a stop, a comma or
  /// a closing mark: years, sums, `CO2` and `3.5` stay what they are.
  ///
  /// Under a heading like `Notes` a shorter list is enough, and half of the numbers.
  func gluedNotes(
    _ paragraphs: [Paragraph], _ lexicon: Lexicon
  ) -> (heads: [(marker: NoteMarker, paragraph: Int)], markers: [NoteMarker])? {
    guard let (heads, isHeaded) = countedList(paragraphs, lexicon) else { return gluedPageNotes(paragraphs) }
    var expected = 1
    let markers = gluedMarkers(
      in: paragraphs[..<heads[0].paragraph], expected: &expected, upTo: heads.count, detached: isHeaded)
    let isEnough =
      isHeaded ? markers.count * 2 >= heads.count : markers.count >= 2 && markers.count * 3 >= heads.count * 2
    return isEnough ? (heads, markers) : gluedPageNotes(paragraphs)
  }

  /// The definitions of a list that counts up from 1 and has lost its brackets, `1. Gazette, May 3`, when the text's
  /// markers still have theirs and go on from 1: of the markers' style. Linear.
  func listedNotes(
    for markers: [NoteMarker], _ paragraphs: [Paragraph], _ lexicon: Lexicon
  ) -> [(marker: NoteMarker, paragraph: Int)]? {
    guard markers.contains(where: { $0.style == .bracketed || $0.style == .parenthesised }),
      let (list, _) = countedList(paragraphs, lexicon)
    else { return nil }
    let start = paragraphs[list[0].paragraph].range.start
    for style in [NoteStyle.bracketed, .parenthesised] {
      let labels = Set(markers.filter { $0.style == style && $0.range.start < start }.compactMap(\.number))
      let known = (1...list.count).count { labels.contains($0) }
      guard labels.contains(1), known * 2 > list.count else { continue }
      return list.map { head in
        var marker = head.marker
        marker.style = style
        return (marker, head.paragraph)
      }
    }
    return nil
  }

  /// The same where the notes stand at the foot of each page: lists that count on from page to page, or begin anew, each
  /// after the text that has its numbers.
  private func gluedPageNotes(
    _ paragraphs: [Paragraph]
  ) -> (heads: [(marker: NoteMarker, paragraph: Int)], markers: [NoteMarker])? {
    var heads: [(marker: NoteMarker, paragraph: Int)] = []
    var markers: [NoteMarker] = []
    /// Where the text of the page at hand begins.
    var page = 0
    var expected = 1
    var index = 0
    while index < paragraphs.count {
      guard let head = countedHead(paragraphs[index].range), let number = head.number,
        number == expected || number == 1, index > page
      else {
        index += 1
        continue
      }
      var list = [(marker: head, paragraph: index)]
      var next = index + 1
      while next < paragraphs.count, let last = list.last, next - last.paragraph <= 2 {
        if let head = countedHead(paragraphs[next].range), head.number == number + list.count {
          list.append((head, next))
        }
        next += 1
      }
      var counted = number
      let found = gluedMarkers(in: paragraphs[page..<index], expected: &counted, upTo: number + list.count - 1)
      // Nearly every note of the page has its number in the text of the page.
      guard found.count * 3 >= list.count * 2, found.first?.number == number || list.count > 2 else {
        index += 1
        continue
      }
      heads += list
      markers += found
      expected = number + list.count
      page = (list.last?.paragraph ?? index) + 1
      index = page
    }
    return heads.count >= 3 ? (heads, markers) : nil
  }

  /// The numbers that hang on words of some paragraphs and count up from `expected`, which they raise.
  private func gluedMarkers(
    in paragraphs: ArraySlice<Paragraph>, expected: inout Int, upTo highest: Int, detached: Bool = false
  ) -> [NoteMarker] {
    var markers: [NoteMarker] = []
    var seen: Set<Int> = []
    let lowest = expected
    for paragraph in paragraphs {
      var i = paragraph.range.start + 1
      while i < paragraph.range.end {
        guard bytes[i].isASCIIDigit else {
          i += 1
          continue
        }
        var end = i
        var number = 0
        while end < paragraph.range.end, bytes[end].isASCIIDigit, end - i < 4 {
          number = number * 10 + Int(bytes[end] - 0x30)
          end += 1
        }
        let digits = TextRange(i, end)
        // The next number, or one that was left out shortly before.
        let goesOn = (max(lowest, expected - 3)...expected + 2).contains(number) && !seen.contains(number)
        if bytes[i] != UInt8(ascii: "0"), goesOn, number <= highest,
          hangs(digits, in: paragraph.range)
            || number == expected
              && (followsYear(digits, in: paragraph.range) || detached && standsApart(digits, in: paragraph.range))
        {
          markers.append(NoteMarker(style: .glued, range: digits, label: String(number), number: number))
          seen.insert(number)
          expected = max(expected, number + 1)
        }
        while end < paragraph.range.end, bytes[end].isASCIIDigit { end += 1 }
        i = end
      }
    }
    return markers
  }

  /// The last list whose paragraphs begin with 1, 2, 3 and so on, near the end: at least three of them, unless a heading
  /// of notes stands above.
  private func countedList(
    _ paragraphs: [Paragraph], _ lexicon: Lexicon
  ) -> (list: [(marker: NoteMarker, paragraph: Int)], isHeaded: Bool)? {
    var list: [(marker: NoteMarker, paragraph: Int)] = []
    var best: [(marker: NoteMarker, paragraph: Int)] = []
    var isHeaded = false
    func finish() {
      guard let first = list.first?.paragraph else { return }
      let headed = first > 0 && namesNotes(paragraphs[first - 1].range, lexicon)
      if list.count >= 3 || headed {
        best = list
        isHeaded = headed
      }
      list = []
    }
    for (index, paragraph) in paragraphs.enumerated() {
      guard let head = countedHead(paragraph.range) else { continue }
      if head.number == list.count + 1, list.last.map({ index - $0.paragraph <= 4 }) ?? true {
        list.append((head, index))
      } else if head.number == 1 {
        finish()
        list.append((head, index))
      }
    }
    finish()
    guard let last = best.last, paragraphs.count - last.paragraph <= 6 else { return nil }
    return (best, isHeaded)
  }

  /// Whether a line is a heading like `Notes` or `References[edit]`.
  private func namesNotes(_ range: TextRange, _ lexicon: Lexicon) -> Bool {
    guard range.count <= 40 else { return false }
    let words = words(in: range, lexicon)
    guard let first = words.first else { return false }
    let length = first.classes.contains(.noteHeading) ? 1 : lexicon.phrase(.noteHeading, in: self, words, at: 0)
    guard let length else { return false }
    return length == words.count || words.count == length + 1 && words[length].gap.contains(.openBracket)
  }

  /// `12. ` or `12 ` before a capital or a mark.
  private func countedHead(_ range: TextRange) -> NoteMarker? {
    var end = range.start
    var number = 0
    while end < range.end, end - range.start < 4, bytes[end].isASCIIDigit {
      number = number * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard number > 0, bytes[range.start] != UInt8(ascii: "0"), end < range.end else { return nil }
    let label = string(TextRange(range.start, end))
    if bytes[end] == UInt8(ascii: ".") { end += 1 }
    guard end < range.end, bytes[end].isBlank else { return nil }
    let next = scalar(at: skipSpace(end, range.end)).value
    // `1. ^ Gazette` is an encyclopedia's way.
    guard
      next.isUppercase || [0x22, 0x27, 0x201C, 0x2018, 0xAB, 0x201E, 0x5E].contains(next) || hasAddress(end, range.end)
    else {
      return nil
    }
    return NoteMarker(style: .glued, range: TextRange(range.start, end), label: label, number: number)
  }

  private func hasAddress(_ start: Int, _ end: Int) -> Bool {
    let i = skipSpace(start, end)
    return hasWords("http", at: i, before: end) || hasWords("www.", at: i, before: end)
      || repeatsSource(TextRange(i, end))
  }

  /// Whether digits hang on the end of a word, as a raised number does.
  private func hangs(_ digits: TextRange, in paragraph: TextRange) -> Bool {
    if digits.end < paragraph.end {
      let after = scalar(at: digits.end).value
      if after.isWordPart || after == 0x25 || after.isDash { return false }
      // `12.5`, `12:30`, `12,000`.
      if digits.end + 1 < paragraph.end, [0x2E, 0x3A, 0x2C].contains(after), bytes[digits.end + 1].isASCIIDigit {
        return false
      }
    }
    guard digits.start > paragraph.start, let host = scalar(before: digits.start) else { return false }
    switch host.value {
    case 0x22, 0x201D, 0xBB, 0x29, 0x2019: return digits.start - host.length > paragraph.start
    case 0x2E, 0x2C, 0x3B, 0x3F, 0x21, 0x3A:
      guard let before = scalar(before: digits.start - host.length) else { return false }
      if [0x22, 0x201D, 0xBB, 0x29, 0x2019, 0x5D].contains(before.value) { return true }
      return hasLowercaseWord(before: digits.start - host.length, from: paragraph.start, of: 2)
        || hasCapitals(before: digits.start - host.length, from: paragraph.start)
    default: return hasLowercaseWord(before: digits.start, from: paragraph.start)
    }
  }

  /// Whether digits stand behind a year and its stop, before a space: `since 2007.1 It`.
  private func followsYear(_ digits: TextRange, in paragraph: TextRange) -> Bool {
    guard digits.end == paragraph.end || scalar(at: digits.end).value.isSpace, digits.start - 6 >= paragraph.start,
      bytes[digits.start - 1] == UInt8(ascii: "."), bytes[digits.start - 6].isBlank
    else { return false }
    return [0x31, 0x32].contains(bytes[digits.start - 5])
      && bytes[(digits.start - 5)..<(digits.start - 1)].allSatisfy(\.isASCIIDigit)
  }

  /// Whether digits stand alone between a sentence's end, or a comma, and the next word: `It rained. 3 However, it`.
  private func standsApart(_ digits: TextRange, in paragraph: TextRange) -> Bool {
    let end = trimSpace(paragraph.start, digits.start)
    guard end < digits.start, end > paragraph.start, digits.end < paragraph.end, bytes[digits.end].isBlank,
      let before = scalar(before: end), hasLowercaseWord(before: end - before.length, from: paragraph.start, of: 2)
    else { return false }
    let next = skipSpace(digits.end, paragraph.end)
    guard next < paragraph.end else { return false }
    switch before.value {
    case 0x2E, 0x3F, 0x21: return scalar(at: next).value.isUppercase
    case 0x2C: return goesOn(at: next, before: paragraph.end)
    default: return false
    }
  }

  private func goesOn(at start: Int, before end: Int) -> Bool {
    let words: [StaticString] = ["and ", "but ", "or ", "which ", "who ", "while "]
    return words.contains { hasWords($0, at: start, before: end) }
  }

  /// Whether a word of four capitals and more ends at an offset, as in a telegram.
  private func hasCapitals(before end: Int, from start: Int) -> Bool {
    var i = end
    while i > start, bytes[i - 1].isASCIIUppercase { i -= 1 }
    return end - i >= 4
  }

  /// Whether so many small letters of a word end at an offset: no `CO`, `No`, `p`, `F`, and no `pp`, `vol`.
  private func hasLowercaseWord(before end: Int, from start: Int, of length: Int = 3) -> Bool {
    var i = end
    var letters = 0
    while i > start, letters < 5, let letter = scalar(before: i), letter.value.isWordPart,
      !letter.value.isUppercase, !(0x30...0x39).contains(letter.value)
    {
      letters += 1
      i -= letter.length
    }
    let isCount = ["pp", "vol", "ed", "ch", "art", "nr", "para", "sec", "fig", "no", "cf"].contains(
      string(TextRange(i, end)))
    return letters >= length && !isCount
  }
}
