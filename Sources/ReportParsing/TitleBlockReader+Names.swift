import ReportModel

extension TitleBlockReader {
  /// Takes the names of a byline for the authors, unless there are some.
  mutating func readAuthors(_ whole: TextRange) {
    var names = whole
    // `By Ada Brunn. Photographs by Olaf Quist`: whoever wrote it.
    let words = text.words(in: whole, lexicon)
    if let next = words.indices.dropFirst().first(where: {
      words[$0].gap.contains(.stop) && words[$0 - 1].range.count > 3
    }), words[next...].contains(where: { text.lowercased($0.range) == "by" }) {
      names.end = words[next - 1].range.end
    }
    if found.titleBlock.authors.isEmpty {
      found.titleBlock.authors = text.split(names, at: [",", " and ", " & ", " et ", " und ", " y ", " i "]).map {
        var end = $0.end
        while end > $0.start, [0x2A, 0x2E, 0x20].contains(text.bytes[end - 1]) { end -= 1 }
        let start = text.hasWords("the ", at: $0.start, before: end) ? $0.start + 4 : $0.start
        return text.string(TextRange(start, end))
      }
    }
  }

  /// Whether a line names who publishes, not what is published: a body's or a paper's name.
  func isMasthead(_ range: TextRange) -> Bool {
    let words = text.words(in: range, lexicon)
    guard range.count <= 60, !words.isEmpty,
      words.allSatisfy({ $0.gap.isDisjoint(with: [.colon, .mark]) || $0 == words[0] })
    else { return false }
    return words.contains { !$0.classes.isDisjoint(with: [.organisation, .outletNoun, .outlet]) }
      || words.allSatisfy { $0.isAllCaps || $0.range.count <= 3 }
  }

  /// Whether a short line or two are the names of bodies that met or heard, above a longer title.
  func namesBody(_ range: TextRange, before title: TextRange) -> Bool {
    let words = text.words(in: range, lexicon)
    let longest = text.bytes[range.start..<range.end].split(separator: 0x0A).map(\.count).max() ?? 0
    return longest <= 60 && title.count > longest && (2...16).contains(words.count)
      && words.allSatisfy { $0.gap.isDisjoint(with: [.colon, .mark, .stop]) || $0 == words[0] }
      && words.contains { $0.classes.contains(.organisation) }
  }

  /// Whether a short line and one of the series stand together, apart from a longer one: whose series it is, and the title.
  func standTogether(_ first: Paragraph, _ series: Paragraph, before title: Paragraph) -> Bool {
    func lineEnds(_ a: Paragraph, _ b: Paragraph) -> Int {
      text.bytes[a.range.end..<b.range.start].count { $0 == 0x0A }
    }
    return first.range.count <= 60 && title.range.count * 2 > first.range.count * 3 && lineEnds(first, series) == 1
      && lineEnds(series, title) > 1
  }

  /// The candidates without what stands before the series and is no title: a site's word, `weirwatch`, or the name of the
  /// series whose number is on the next line, `Weir Viewpoints`, `No. 526`.
  mutating func withoutMasthead(_ candidates: [Int], paragraphs: [Paragraph]) -> [Int] {
    guard candidates.count > 1, let first = candidates.first, let line = lines.first, line == first + 1,
      candidates[1] > line, paragraphs[first].hint == .none,
      ![0x2A, 0x5F].contains(text.bytes[paragraphs[candidates[1]].range.start])
    else { return candidates }
    let range = paragraphs[first].range
    let isSiteWord =
      range.count <= 24 && !text.scalar(at: range.start).value.isUppercase
      && text.bytes[range.start..<range.end].allSatisfy { $0 != 0x20 }
    let isSeries = seriesLines.first == line && found.titleBlock.series == nil && range.count <= 60
    guard isSiteWord || isSeries else { return candidates }
    if isSeries, !isSiteWord { found.titleBlock.series = text.string(range) }
    found.paragraphs.insert(first)
    return Array(candidates.dropFirst())
  }

  /// `date 2018-12-26 ` before the first sentence: a scraper's stamp.
  mutating func readStamp(_ range: TextRange) {
    guard text.hasWords("date ", at: range.start, before: range.end),
      let date = firstDate(in: text.opening(of: range, 24), of: text),
      let value = date.value, value.isDay, date.range.start == range.start + 5
    else { return }
    found.titleBlock.published = value
  }

  /// Whether a line names a part of every report, `Introduction`, and so is not its title.
  func namesPart(_ range: TextRange) -> Bool {
    let words = text.words(in: text.opening(of: range, 40), lexicon)
    return range.count <= 24 && words.count == 1 && words[0].classes.contains(.sectionWord)
  }

  /// A day, or a week of days.
  func isDayOrDays(_ value: EDTF) -> Bool {
    value.isDay || value.isInterval && value.start?.day != nil && value.end?.day != nil
  }

  /// `No. 526 21 Tevet 5765 / 2 January 2005`, `No. 1193 June 28, 2006`: the day behind the number.
  mutating func readDateOfSeries(_ part: TextRange) {
    guard let date = firstDate(in: part, of: text), let value = date.value,
      isDayOrDays(value) || isBracketed(date.range, in: part)
    else { return }
    note(published: value, at: date.range)
  }

  /// `No. 23 (2004)`, `No. 3 (May 2011)`
  private func isBracketed(_ date: TextRange, in part: TextRange) -> Bool {
    date.start > part.start && date.end < part.end && text.bytes[date.start - 1] == UInt8(ascii: "(")
      && text.bytes[date.end] == UInt8(ascii: ")")
  }

  /// `No. 4084—Weir/Rowing on the River`: topics behind a dash.
  mutating func readTopicsOfSeries(_ rest: TextRange) {
    let start = text.skipSpace(rest.start, rest.end)
    guard start < rest.end, found.titleBlock.topics.isEmpty else { return }
    let dash = text.scalar(at: start)
    let topics = text.trimmed(TextRange(start + dash.length, rest.end))
    guard dash.value == 0x2014 || dash.value == 0x2013, !topics.isEmpty,
      text.scalar(at: topics.start).value.isUppercase,
      !text.bytes[topics.start..<topics.end].contains(where: \.isASCIIDigit)
    else { return }
    found.titleBlock.topics = text.split(topics, at: ["/"]).map { text.string($0) }
  }

  /// `WEIRWATCH, N. Quist and A. Brunn*, July 3, 2012`: publisher, authors and day on one line.
  mutating func readSignature(_ part: TextRange) -> Bool {
    guard part.count <= 120, found.titleBlock.authors.isEmpty, let date = firstDate(in: part, of: text),
      let value = date.value, value.isDay, date.range.end == part.end
    else { return false }
    var end = text.trimSpace(part.start, date.range.start)
    guard end > part.start, text.bytes[end - 1] == UInt8(ascii: ",") else { return false }
    end -= 1
    var items = text.split(TextRange(part.start, end), at: [","])
    guard let first = items.first else { return false }
    if items.count > 1, text.words(in: first, lexicon).allSatisfy(\.isAllCaps) { items.removeFirst() }
    let names = items.flatMap { text.split($0, at: [" and ", " & "]) }
    let areNames = names.allSatisfy { name in
      let words = text.words(in: name, lexicon)
      return (2...4).contains(words.count)
        && words.allSatisfy {
          $0.isCapitalised && !$0.hasDigit && $0.classes.isDisjoint(with: [.place, .outletNoun, .month])
        }
        && (words.contains { $0.range.count == 1 } || text.bytes[name.end - 1] == UInt8(ascii: "*"))
    }
    guard areNames, let last = names.last else { return false }
    readAuthors(TextRange(items[0].start, last.end))
    note(published: value, at: date.range)
    return true
  }

  /// `M. T. Ellerway` between the title and the date: a line of nothing but a name.
  mutating func readNames(_ candidates: [Int], _ title: Int?, _ paragraphs: [Paragraph]) {
    guard found.titleBlock.authors.isEmpty, let title else { return }
    for candidate in candidates where candidate > title && candidate <= title + 3 && lines.contains(candidate + 1) {
      let range = paragraphs[candidate].range
      let words = text.words(in: range, lexicon)
      let isName =
        (2...4).contains(words.count) && range.count <= 40
        && words.allSatisfy { word in
          word.isCapitalised && !word.hasDigit && word.gap.subtracting([.other, .abbreviation, .stop]).isEmpty
            && word.classes.isDisjoint(with: [
              .organisation, .outletNoun, .outlet, .place, .demonym, .cueNoun, .starter,
            ])
        }
      // An initial, or what is no word of the lists at all.
      let hasInitial = words.contains { $0.range.count == 1 && $0.isCapitalised }
      guard isName, !words.allSatisfy(\.isAllCaps), hasInitial || words.allSatisfy({ $0.classes.isEmpty }) else {
        continue
      }
      readAuthors(range)
      lines.append(candidate)
      return
    }
  }

  /// `Weir, Rowing, Regattas` right after the byline: the topics.
  mutating func readTopicsLine(_ candidates: [Int], _ title: Int?, _ paragraphs: [Paragraph]) {
    guard found.titleBlock.topics.isEmpty, let last = lines.max(),
      let candidate = candidates.first(where: { $0 > last }),
      candidate == last + 1, candidate != title, title.map({ $0 < candidate }) ?? false
    else { return }
    let range = paragraphs[candidate].range
    let items = text.split(range, at: [","])
    guard (2...8).contains(items.count), range.count <= 120, !text.holdsQuote(range) else { return }
    for item in items {
      let words = text.words(in: item, lexicon)
      guard (1...4).contains(words.count),
        words.allSatisfy({
          $0.isCapitalised || !$0.classes.isDisjoint(with: [.conjunction, .preposition, .determiner])
        })
      else { return }
    }
    readTopics(range)
    lines.append(candidate)
  }
}
