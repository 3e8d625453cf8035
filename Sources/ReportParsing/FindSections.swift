import ReportModel

/// The sections that the headings make, in order, with levels and parents. Linear.
///
/// Scraping has taken the form from headings, so that a level has to be told from the words: the mark-up's level, else
/// a number's style, else a heading that holds a quotation or that names a film is below one that does not.
func findSections(in text: ReadingText, blocks: [Block], _ lexicon: Lexicon) -> [Section] {
  var sections: [Section] = []
  /// The last section and those that it is in, the outermost first.
  var open: [Int] = []
  var styles: [HeadingStyle] = []
  var isAppendix = false
  /// The level of the last chapter.
  var chapter: Int?
  /// Whether the last heading of the first level can have parts: `Introduction` and its like have none.
  var hasParts = false
  let headings = blocks.filter { $0.kind == .heading && !isNoteHeading($0.range, text, lexicon) }
  let hasPlain = headings.contains { !text.holdsQuote($0.range) }
  for heading in headings {
    var title = heading.range
    while title.count > 1, text.bytes[title.start] == UInt8(ascii: "#") || text.bytes[title.start] == 0x20 {
      title.start += 1
    }
    // Markdown's bold.
    while title.count > 2, text.bytes[title.start] == UInt8(ascii: "*"), text.bytes[title.end - 1] == UInt8(ascii: "*")
    {
      title = TextRange(title.start + 1, title.end - 1)
    }
    title = text.withoutEditLink(title)
    let style = HeadingStyle(of: title, in: text, lexicon)
    let words = text.words(in: title, lexicon)
    let opensAppendix = words.first.map { text.lowercased($0.range) == "appendix" } ?? false
    let level: Int
    let isSub = text.holdsQuote(title) || namesMedium(words) || endsInColon(title, text)
    if case .heading(let marked) = heading.hint {
      level = max(1, marked - 1)
    } else if let chapter, [BlockClassifier.yearAlone, BlockClassifier.dateAlone].contains(heading.evidence.rule) {
      // The years and days that a chapter tells of.
      level = chapter + 1
    } else if style != .plain {
      if let known = styles.firstIndex(of: style) {
        styles.removeSubrange((known + 1)...)
        level = known + 1
      } else {
        styles.append(style)
        level = styles.count
      }
    } else if opensAppendix {
      level = 1
    } else if isAppendix {
      level = 2
    } else {
      level = hasPlain && hasParts && isSub ? 2 : 1
    }
    if case .part = style { chapter = level }
    if level == 1 { hasParts = (!isSub || hasParts) && !words.allSatisfy { $0.classes.contains(.sectionWord) } }
    isAppendix = opensAppendix || (isAppendix && level > 1)
    while let last = open.last, sections[last].level >= level { open.removeLast() }
    let parent = open.last
    open.append(sections.count)
    sections.append(Section(level: level, title: title, parent: parent, range: heading.range))
  }
  for index in sections.indices {
    sections[index].range.end = index + 1 < sections.count ? sections[index + 1].range.start : text.count
  }
  return sections
}

/// How a heading is numbered.
private enum HeadingStyle: Hashable {
  case plain, roman, letter, number, capitals, bracketedLetter, bracketedNumber
  /// `Part Two`, `Chapter IV`: the word.
  case part(String)
  /// `2.1`, `2.1.3`: a number of so many levels.
  case subnumber(Int)

  init(of title: TextRange, in text: ReadingText, _ lexicon: Lexicon) {
    self = .plain
    if let levels = text.sectionNumberLevels(of: title) {
      self = .subnumber(levels)
      return
    }
    let words = text.words(in: title, lexicon)
    if words.count > 1, words[0].classes.contains(.sectionWord), words[0].isCapitalised, words[1].gap.isEmpty,
      words.count == 2 || !words[2].gap.isEmpty, Self.isNumeral(words[1], in: text)
    {
      let name = text.lowercasedString(words[0].range)
      if name != "appendix" && name != "annex" {
        self = .part(name)
        return
      }
    }
    // `[A] News`, `[01] The lock is shut`
    if words.count > 1, words[0].gap.contains(.openBracket), words[1].gap.contains(.closeBracket) {
      self = words[0].hasDigit ? .bracketedNumber : .bracketedLetter
      return
    }
    guard words.count > 1, words[1].gap.contains(.stop) || words[1].gap.contains(.abbreviation) else {
      let all = text.words(in: title, lexicon)
      if all.count > 1, all.allSatisfy({ $0.isAllCaps || $0.hasDigit || $0.range.count <= 2 }) { self = .capitals }
      return
    }
    let first = text.string(words[0].range)
    if first.allSatisfy(\.isNumber) {
      self = .number
    } else if romanNumeral(first.lowercased()) != nil, words[0].isCapitalised {
      self = .roman
    } else if first.utf8.count == 1, words[0].isCapitalised {
      self = .letter
    }
  }
}

extension HeadingStyle {
  /// `4`, `IV`, `Four`
  fileprivate static func isNumeral(_ word: Word, in text: ReadingText) -> Bool {
    let name = text.lowercasedString(word.range)
    return word.hasDigit || word.isCapitalised && romanNumeral(name) != nil
      || [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first",
        "second", "third",
      ].contains(name)
  }
}

private func endsInColon(_ title: TextRange, _ text: ReadingText) -> Bool {
  !title.isEmpty && text.bytes[title.end - 1] == UInt8(ascii: ":")
}

/// `Iranian TV Video: …`: a medium before a colon.
private func namesMedium(_ words: [Word]) -> Bool {
  guard let colon = words.firstIndex(where: { $0.gap.contains(.colon) }), colon > 0 else { return false }
  return words[..<colon].contains { !$0.classes.isDisjoint(with: [.cueNoun, .outletNoun]) }
}

func isNoteHeading(_ range: TextRange, _ text: ReadingText, _ lexicon: Lexicon) -> Bool {
  let words = text.words(in: range, lexicon)
  return words.count == 1 && words[0].classes.contains(.noteHeading)
}

extension ReadingText {
  /// How many levels the number has that a line begins with, `2.1 The strong-room`; nil for less than two, or when no
  /// capital comes behind it.
  func sectionNumberLevels(of line: TextRange) -> Int? {
    var i = line.start
    var levels = 0
    while i < line.end, bytes[i].isASCIIDigit {
      let start = i
      while i < line.end, bytes[i].isASCIIDigit { i += 1 }
      guard i - start <= 2, levels < 5 else { return nil }
      levels += 1
      if i < line.end, bytes[i] == UInt8(ascii: ".") { i += 1 } else { break }
    }
    guard levels >= 2, i < line.end, bytes[i] == 0x20 else { return nil }
    let next = skipSpace(i, line.end)
    return next < line.end && scalar(at: next).value.isUppercase ? levels : nil
  }

  /// A heading without the link that an encyclopaedia puts behind it: `The Closing [edit]`, `[edit | edit source]`.
  func withoutEditLink(_ heading: TextRange) -> TextRange {
    guard heading.count > 7, bytes[heading.end - 1] == UInt8(ascii: "]"),
      let open = bytes[max(heading.start + 1, heading.end - 24)..<heading.end].lastIndex(of: UInt8(ascii: "[")),
      hasWords("[edit", at: open, before: heading.end)
    else { return heading }
    return trimmed(TextRange(heading.start, open))
  }

  /// Whether a double mark stands in a range.
  func holdsQuote(_ range: TextRange) -> Bool {
    var i = range.start
    while i < range.end {
      if isQuote(at: i) { return true }
      i += scalar(at: i).length
    }
    return false
  }
}
