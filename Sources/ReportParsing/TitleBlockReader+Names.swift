import ReportModel

extension TitleBlockReader {
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
