import ReportModel

// Notes whose raised numbers were lowered when the text was scraped: `the town.12 It`, `the town12`.

extension ReadingText {
  /// The definitions of a list that counts up from 1, `1. Gazette, May 3`, and the numbers in the text before it that lead
  /// to them; nil when the text has no such list, or when most of it has no number. Linear.
  ///
  /// A number is a marker only where it goes on with those before it, and only when it hangs on a word, a stop, a comma or
  /// a closing mark: years, sums, `CO2` and `3.5` stay what they are.
  func gluedNotes(_ paragraphs: [Paragraph]) -> (heads: [(marker: NoteMarker, paragraph: Int)], markers: [NoteMarker])?
  {
    guard let heads = countedList(paragraphs), let first = heads.first else { return gluedPageNotes(paragraphs) }
    var expected = 1
    let markers = gluedMarkers(in: paragraphs[..<first.paragraph], expected: &expected, upTo: heads.count)
    return markers.count >= 2 && markers.count * 3 >= heads.count * 2 ? (heads, markers) : gluedPageNotes(paragraphs)
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
    in paragraphs: ArraySlice<Paragraph>, expected: inout Int, upTo highest: Int
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
        if bytes[i] != UInt8(ascii: "0"), goesOn, number <= highest, hangs(digits, in: paragraph.range) {
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

  /// The last list whose paragraphs begin with 1, 2, 3 and so on, at least three of them and near the end.
  private func countedList(_ paragraphs: [Paragraph]) -> [(marker: NoteMarker, paragraph: Int)]? {
    var list: [(marker: NoteMarker, paragraph: Int)] = []
    var best: [(marker: NoteMarker, paragraph: Int)] = []
    func finish() {
      if list.count >= 3 { best = list }
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
    return best
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
    guard end < range.end, bytes[end] == 0x20 else { return nil }
    let next = scalar(at: skipSpace(end, range.end)).value
    guard next.isUppercase || [0x22, 0x27, 0x201C, 0x2018, 0xAB, 0x201E].contains(next) || hasAddress(end, range.end)
    else {
      return nil
    }
    return NoteMarker(style: .glued, range: TextRange(range.start, end), label: label, number: number)
  }

  private func hasAddress(_ start: Int, _ end: Int) -> Bool {
    let i = skipSpace(start, end)
    return hasWords("http", at: i, before: end) || hasWords("www.", at: i, before: end)
      || hasWords("ibid", at: i, before: end)
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
