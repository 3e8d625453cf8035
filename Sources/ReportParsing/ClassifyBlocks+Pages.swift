import ReportModel

/// Page numbers and running heads.
extension BlockClassifier {
  /// Finds what a page says of itself: `THE GREAT CANAL | 7`, `8 | CHAPTER 2`, three times and more; a number alone that
  /// counts up, and the line beside it that comes again; `EVIDENCE   May 14   Page 3`; dotted lines that end in a page
  /// number, and the word above them. And how the labels of speech look here. Linear.
  mutating func findRunningHeads() {
    var heads: [Int] = []
    var contents: [Int] = []
    var numbers: [(index: Int, number: Int)] = []
    /// Short lines by their letters.
    var alike: [UInt64: [Int]] = [:]
    var labels: [Int: SpeechLabel] = [:]
    var stoppedLabels: [Int: SpeechLabel] = [:]
    var lettered = (q: 0, a: 0)
    /// The paragraphs that a label opens, with or without a mark after it.
    var opened: [(index: Int, label: UInt64)] = []
    var labelled: [UInt64: Int] = [:]
    for index in paragraphs.indices where paragraphs[index].range.count <= Self.longestLabelled {
      let range = paragraphs[index].range
      if range.count <= 120 {
        if isNumberedByBar(range) { heads.append(index) }
        if let number = pageNumber(range) {
          numbers.append((index, number))
        } else if paragraphs[index].hint == .none, text.bytes[range.end - 1] != UInt8(ascii: ".") {
          alike[letters(of: range), default: []].append(index)
        }
      }
      if let label = text.stoppedLabel(of: range, lexicon) { stoppedLabels[index] = label }
      if text.letterLabel(of: range) != nil {
        if text.bytes[range.start] == UInt8(ascii: "Q") { lettered.q += 1 } else { lettered.a += 1 }
      }
      if let label = text.label(of: range, lexicon) {
        labels[index] = label
        if label.range.count < 60 {
          let name = self.letters(of: label.range)
          if text.isQuote(at: label.content) {
            opened.append((index, name))
          } else {
            // `Nora Quist:`, then `QUIST:`
            opened.append((index, lastName(of: label.range)))
            labelled[name, default: 0] += 1
          }
        }
      }
      if isLeader(range) {
        if index > 0, paragraphs[index - 1].range.count <= 40, contents.last != index - 1 { contents.append(index - 1) }
        contents.append(index)
      }
    }
    contents += listedHeadings(alike)
    findYearLines(numbers)
    numbers.removeAll { yearLines.contains($0.index) }
    self.labels = labels
    self.stoppedLabels = stoppedLabels
    isHearing = stoppedLabels.count >= 3
    isExamination = lettered.q >= 2 && lettered.a >= 2
    let counts = Dictionary(opened.map { ($0.label, 1) }, uniquingKeysWith: +)
    let neighbours = Dictionary(uniqueKeysWithValues: opened.map { ($0.index, $0.label) })
    turns = Set(
      opened.lazy.filter { turn in
        counts[turn.label, default: 0] > 1
          && [turn.index - 1, turn.index + 1].contains {
            neighbours[$0].map { $0 != turn.label && counts[$0, default: 0] > 1 } ?? false
          }
      }.map(\.index))
    // Labels that come again: at least two, of six turns and more.
    let again = labelled.values.filter { $0 > 1 }
    isLabelled = again.count >= 2 && again.reduce(0, +) >= 6
    pageLines = Set((heads.count >= 3 ? heads : []) + contents + pages(numbers, alike))
  }

  /// Finds the years that stand alone and head the parts of a chronology: in order, most of them before a paragraph that begins
  /// with a date. Others that count up number pages.
  private mutating func findYearLines(_ numbers: [(index: Int, number: Int)]) {
    let years = numbers.filter { (1400...2100).contains($0.number) && paragraphs[$0.index].range.count == 4 }
    guard years.count > 1, zip(years, years.dropFirst()).allSatisfy({ $0.number < $1.number }) else { return }
    let heading = years.filter { year in
      guard year.index + 1 < paragraphs.count else { return false }
      let next = paragraphs[year.index + 1].range
      var reader = DateReader(text)
      reader.read(text.opening(of: next, 48), stretch: 0)
      return reader.drafts.first.map { $0.start - next.start <= 12 } ?? false
    }
    if heading.count * 2 >= years.count { yearLines = Set(years.map(\.index)) }
  }

  /// Finds the lines of nothing but a date that head the entries of a chronology: three and more, each before a longer
  /// paragraph, and most of them after one, where the date line of an item stands under its title.
  mutating func findDateLines(after first: Int) {
    var lines: [Int] = []
    var afterText = 0
    for index in paragraphs.indices.dropFirst(max(0, first + 1)) where isDateLine(paragraphs[index].range) {
      guard index + 1 < paragraphs.count, paragraphs[index + 1].range.count > paragraphs[index].range.count,
        paragraphs[index].hint == .none
      else { continue }
      lines.append(index)
      if index > 0, paragraphs[index - 1].range.count > 80 || text.endsSentence(paragraphs[index - 1].range) {
        afterText += 1
      }
    }
    if lines.count >= 3, afterText * 2 >= lines.count { dateLines = Set(lines) }
  }

  /// `Monday, 3 June 2019`, `5–6 June`, `Night of 2 May`.
  func isDateLine(_ range: TextRange) -> Bool {
    guard range.count <= 48, text.bytes[range.start..<range.end].contains(where: \.isASCIIDigit) else { return false }
    var reader = DateReader(text)
    reader.read(range, stretch: 0)
    guard let first = reader.drafts.first, let last = reader.drafts.last else { return false }
    switch first.core {
    case .point(let part) where part.grain < 3: return false
    case .shift, .span: return false
    default: break
    }
    let end = text.bytes[range.end - 1] == UInt8(ascii: ":") ? range.end - 1 : range.end
    return first.start - range.start <= 12 && last.end == end
      && text.bytes[range.start..<first.start].allSatisfy { $0.isASCIILetter || $0 == 0x20 }
  }

  /// The lines of a table of contents without numbers: below `Contents` or `S o m m a i r e`, each comes again as a heading.
  private func listedHeadings(_ alike: [UInt64: [Int]]) -> [Int] {
    var found: [Int] = []
    for index in paragraphs.indices.dropLast() where paragraphs[index].range.count <= 40 && index > (found.last ?? -1) {
      guard namesContents(paragraphs[index].range) else { continue }
      var next = index + 1
      while next < paragraphs.count, paragraphs[next].range.count <= 120,
        let last = alike[letters(of: paragraphs[next].range)]?.last, last > next
      { next += 1 }
      if next <= index + 2 { next = endOfContents(index) ?? next }
      if next > index + 2 { found += index..<next }
    }
    return found
  }

  /// Where a table of contents ends whose lines are not the headings word for word: before the first short line that has most
  /// of the words of its first one and leads to longer paragraphs. Nil where none does.
  private func endOfContents(_ index: Int) -> Int? {
    let first = contentWords(paragraphs[index + 1].range)
    guard !first.isEmpty else { return nil }
    var next = index + 1
    while next < paragraphs.count, next - index <= Self.longestContents, paragraphs[next].range.count <= 120,
      !text.endsSentence(paragraphs[next].range)
    {
      if next > index + 2 {
        let words = contentWords(paragraphs[next].range)
        let shared = words.intersection(first).count
        if shared > 0, shared * 2 >= min(words.count, first.count), shared * 3 >= max(words.count, first.count),
          paragraphs[(next + 1)...].prefix(2).contains(where: { $0.range.count > 90 })
        {
          return next
        }
      }
      next += 1
    }
    return nil
  }

  private static let longestContents = 80

  /// The words of a line that tell what it is about.
  private func contentWords(_ range: TextRange) -> Set<Spelling> {
    guard range.count <= 120 else { return [] }
    return Set(
      text.words(in: range, lexicon).filter { $0.range.count > 3 || $0.hasDigit && $0.range.count < 4 }
        .map { text.lowercased($0.range) })
  }

  func namesContents(_ range: TextRange) -> Bool {
    let letters = text.bytes[range.start..<range.end].filter { $0 != 0x20 && $0 != 0x23 && $0 != 0x2A && $0 != 0x3A }
    return lexicon.rules(of: String(decoding: letters, as: UTF8.self).lowercased()).contains(.contents)
  }

  /// The lines that number the pages or stand at the head of each.
  func pages(_ numbers: [(index: Int, number: Int)], _ alike: [UInt64: [Int]]) -> [Int] {
    var found: [Int] = []
    for (place, number) in numbers.enumerated() {
      let counts =
        place > 0 && (1...4).contains(number.number - numbers[place - 1].number)
        || place + 1 < numbers.count && (1...4).contains(numbers[place + 1].number - number.number)
      if counts { found.append(number.index) }
    }
    let numbered = Set(found)
    for lines in alike.values where lines.count > 1 {
      let besides = lines.filter { numbered.contains($0 - 1) || numbered.contains($0 + 1) }
      if besides.count > 1 { found += besides }
      let named = lines.filter { text.find("page ", in: paragraphs[$0].range) != nil }
      if named.count > 1, named.allSatisfy({ endsInDigit(paragraphs[$0].range) }) { found += named }
    }
    return found
  }

  private func endsInDigit(_ range: TextRange) -> Bool { text.bytes[range.end - 1].isASCIIDigit }

  /// A number that stands alone as a page's does: `12`, `- 12 -`, `[[Page 12]]`, `Page 12`, `12 of 40`.
  private func pageNumber(_ range: TextRange) -> Int? {
    guard range.count <= 16 else { return nil }
    var number: Int?
    var letters = 0
    var i = range.start
    while i < range.end {
      let byte = text.bytes[i]
      if byte.isASCIIDigit {
        guard number == nil || letters > 0 else { return nil }
        var value = 0
        while i < range.end, text.bytes[i].isASCIIDigit, value < 100_000 {
          value = value * 10 + Int(text.bytes[i] - 0x30)
          i += 1
        }
        number = number ?? value
        continue
      }
      if byte.isASCIILetter { letters += 1 }
      guard byte.isASCIILetter || [0x20, 0x2D, 0x5B, 0x5D, 0x2E].contains(byte) || byte >= 0x80 else { return nil }
      i += 1
    }
    guard let number, number < 5000 else { return nil }
    if letters == 0 { return number }
    return text.find("page", in: range) != nil || letters == 2 && text.find(" of ", in: range) != nil ? number : nil
  }

  /// A hash of the letters of a line.
  func letters(of range: TextRange) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.bytes[range.start..<range.end] where byte.isASCIILetter || byte >= 0x80 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }

  /// A hash of the last word of a label, case aside.
  private func lastName(of label: TextRange) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let start = text.bytes[label.start..<label.end].lastIndex(of: 0x20).map { $0 + 1 } ?? label.start
    for byte in text.bytes[start..<label.end] where byte.isASCIILetter || byte >= 0x80 {
      hash = (hash ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01B3
    }
    return hash
  }

  private func isNumberedByBar(_ range: TextRange) -> Bool {
    guard text.find("|", in: range) != nil else { return false }
    let parts = text.parts(of: range)
    guard parts.count == 2 else { return false }
    return parts.contains { part in
      part.count <= 4 && text.bytes[part.start..<part.end].allSatisfy(\.isASCIIDigit)
    }
  }

  /// Whether every line ends in leaders and a page number, or nearly every one.
  private func isLeader(_ range: TextRange) -> Bool {
    guard range.count > 8, text.bytes[range.end - 1].isASCIIDigit else { return false }
    return text.find(". . . .", in: range) != nil || text.find("......", in: range) != nil
  }
}
