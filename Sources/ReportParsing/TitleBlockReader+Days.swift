import ReportModel

// Lines of a title block that say when something was published or made.
extension TitleBlockReader {
  /// Whether little stands before a date, or only what it is in another calendar: `15 Tevet 5765 / 27 December 2004`.
  func isNothing(_ before: TextRange) -> Bool {
    let before = text.trimmed(before)
    return before.count <= 12
      || before.count <= 28 && text.bytes[before.end - 1] == UInt8(ascii: "/") && text.bytes[before.start].isASCIIDigit
  }

  /// `First printed 2 March 1998`, `Presented to the Assembly, 11 March 2005`: a short line that ends with the day.
  func publication(in part: TextRange) -> (EDTF, TextRange)? {
    // `Record taken in shorthand; approved and published on 30 April 2019. Passages …`
    if found.sitting != nil, part.count <= 300, let word = text.find("published on ", in: part),
      let date = firstDate(in: TextRange(word, part.end), of: text), let value = date.value, value.isDay,
      date.range.start == word + 13
    {
      return (value, date.range)
    }
    // `Ordered by the Council to be printed 9 June 2014`
    let words = text.words(in: part.count <= 120 ? part : text.opening(of: part, 40), lexicon)
    let isOrdered = words.first.map { $0.range.count == 7 && text.lowercased($0.range) == "ordered" } ?? false
    guard part.count <= 120, let word = words.prefix(isOrdered ? 12 : 3).first(where: { isPublishing($0) }),
      word.range.start < part.end
    else { return nil }
    var last: (value: EDTF, range: TextRange)?
    var start = part.start
    while let date = firstDate(in: TextRange(start, part.end), of: text) {
      if let value = date.value, value.isDay { last = (value, date.range) }
      start = date.range.end
    }
    guard let last, part.end - last.range.end <= 1 || [0x0A, 0x0D].contains(text.bytes[last.range.end]) else {
      return nil
    }
    return last
  }

  /// `September 1979`, `Utrecht, spring 1974`: a line that is nothing but a month or a season, perhaps with a place before.
  func month(in part: TextRange) -> (EDTF, TextRange)? {
    guard part.count <= 48, let date = firstDate(in: part, of: text), let value = date.value, !value.isInterval,
      value.start?.month != nil, value.start?.day == nil, !text.scalar(at: date.range.end - 1).value.isUppercase
    else { return nil }
    var end = part.end
    if text.bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let before = text.trimmed(TextRange(part.start, max(part.start, date.range.start)))
    guard date.range.end == end else { return nil }
    if before.isEmpty { return (value, date.range) }
    let words = text.words(in: before, lexicon)
    guard text.bytes[before.end - 1] == UInt8(ascii: ","), words.count <= 3, words.allSatisfy(\.isCapitalised) else {
      return nil
    }
    return (value, date.range)
  }

  /// `Citizens' Documentation Centre, Weir, 14 May 2001`: under the title where and when it was made.
  func placed(in part: TextRange) -> (EDTF, TextRange)? {
    guard hasTitle, part.count <= 100, let date = firstDate(in: part, of: text), let value = date.value, value.isDay,
      part.end - date.range.end <= 1
    else { return nil }
    let before = text.trimmed(TextRange(part.start, max(part.start, date.range.start)))
    guard before.count > 12, text.bytes[before.end - 1] == UInt8(ascii: ",") else { return nil }
    let words = text.words(in: before, lexicon)
    return words.count <= 10
      && words.allSatisfy {
        $0.isCapitalised || !$0.classes.isDisjoint(with: [.particle, .preposition, .determiner, .conjunction])
      } ? (value, date.range) : nil
  }

  /// What the title of a sitting's record calls it, besides what the lists have.
  private static let sittings: Set<Spelling> = [
    "briefing", "conference", "minutes", "transcript", "proceedings", "debate", "testimony", "record", "interview",
    "interrogation", "deposition", "examination",
  ]
  /// What comes out again and again calls itself.
  private static let periodicals: Set<Spelling> = [
    "review", "bulletin", "digest", "newsletter", "monitor", "summary", "roundup", "survey", "gazette", "briefs",
  ]

  private func isPeriodical(_ word: Word) -> Bool { Self.periodicals.contains(text.lowercased(word.range)) }

  /// `Press Briefing – August 18, 2022`, `Weekly Review, 3–9 May 2020`: the day of a sitting, or of what comes out again and
  /// again, behind its name. Of other things a title may say when they happened.
  mutating func readDayOfTitle() {
    guard found.titleBlock.published == nil, found.sitting == nil, let title = found.titleBlock.title,
      title.count <= 120,
      let date = firstDate(in: title, of: text), let value = date.value, isDayOrDays(value),
      title.end - date.range.end <= 1 || isPlace(TextRange(date.range.end, title.end)), date.range.start > title.start
    else { return }
    var end = text.trimSpace(title.start, date.range.start)
    guard let mark = text.scalar(before: end) else { return }
    if mark.value.isDash || [0x2C, 0x3A, 0x28, 0x7C].contains(mark.value) {
      end -= mark.length
    } else {
      // `Evidence taken on 5 March 2019`
      guard text.hasWords(" on", at: max(title.start, end - 3), before: end) else { return }
    }
    let name = text.words(in: TextRange(title.start, end), lexicon)
    guard name.count <= 8,
      let kind = name.last(where: {
        !$0.rules.isDisjoint(with: [.sitting, .hearing]) || Self.sittings.contains(text.lowercased($0.range))
          || isPeriodical($0)
      })
    else { return }
    if isPeriodical(kind) {
      note(published: value, at: date.range)
    } else if value.isDay {
      found.sitting = (value, date.range)
    }
  }

  /// `, Central Station`: a place behind the day.
  private func isPlace(_ rest: TextRange) -> Bool {
    guard rest.count <= 40, text.bytes[rest.start] == UInt8(ascii: ",") else { return false }
    let words = text.words(in: rest, lexicon)
    return (1...4).contains(words.count) && words.allSatisfy { $0.isCapitalised && !$0.hasDigit }
  }

  private func isPublishing(_ word: Word) -> Bool { word.rules.contains(.publishing) }
}
