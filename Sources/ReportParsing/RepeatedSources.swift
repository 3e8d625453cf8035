import ReportModel

/// Which source a note means that only points at an earlier one.
enum CitedAgain: Hashable {
  /// The one of the note before: `loc. cit.`
  case before
  /// The last one that begins with a name: `Reed, op. cit., p. 4`.
  case name(TextRange)
  /// The one of a note: `Reed, supra note 3`.
  case number(String)
}

extension ReadingText {
  /// Whether a definition names its source only as cited before, and how.
  func citedAgain(_ range: TextRange) -> CitedAgain? {
    // The words stand near the beginning; later ones belong to a second source.
    let head = opening(of: range, 80)
    let isCited = (["cit", "supra", "a.a.o."] as [StaticString]).contains { find($0, in: head) != nil }
    guard isCited else { return nil }
    for words in ["supra note ", "supra n. "] as [StaticString] {
      guard let place = find(words, in: head) else { continue }
      let start = place + words.utf8CodeUnitCount
      var end = start
      while end < range.end, bytes[end].isASCIIDigit { end += 1 }
      if end > start { return .number(string(TextRange(start, end))) }
    }
    let marks: [StaticString] = [
      "op. cit", "op.cit", "opus citatum", "loc. cit", "loc.cit", "a.a.o.", "art. cit", "ouvr. cit",
    ]
    guard let place = marks.compactMap({ find($0, in: head) }).min() else { return nil }
    guard !bytes[head.start..<place].contains(UInt8(ascii: ";")) else { return nil }
    // The last capitalised word before: the surname.
    var name: TextRange?
    for word in capitalisedWords(TextRange(head.start, place)) { name = word }
    return name.map { .name($0) } ?? .before
  }

  /// The words with a capital that a source begins with, up to its first comma: names of authors and outlets.
  func leadingNames(_ range: TextRange) -> [String] {
    var end = range.start
    while end < range.end, end - range.start < 80, bytes[end] != UInt8(ascii: ","), bytes[end] != UInt8(ascii: "(") {
      end += scalar(at: end).length
    }
    return capitalisedWords(TextRange(range.start, min(end, range.end))).map { string($0) }
  }

  private func capitalisedWords(_ range: TextRange) -> [TextRange] {
    var words: [TextRange] = []
    var i = range.start
    while i < range.end {
      let first = scalar(at: i)
      guard first.value.isWordPart else {
        i += first.length
        continue
      }
      let start = i
      while i < range.end, scalar(at: i).value.isWordPart { i += scalar(at: i).length }
      if first.value.isUppercase, i - start > 1 { words.append(TextRange(start, min(i, range.end))) }
    }
    return words
  }
}

/// The definitions so far, by the names that they begin with and by their labels.
struct NamedSources {
  private let text: ReadingText
  private var byName: [String: Int] = [:]
  private var byLabel: [String: Int] = [:]
  /// Definitions whose names nobody has asked for yet.
  private var unread: [(definition: Int, range: TextRange)] = []

  init(in text: ReadingText) { self.text = text }

  /// Takes in a definition of this label and text.
  mutating func add(_ definition: Int, label: String, _ range: TextRange) {
    byLabel[label] = definition
    unread.append((definition, range))
  }
  /// The last definition that begins with a name, in any of its spellings.
  mutating func last(_ name: String) -> Int? {
    for (definition, range) in unread {
      for name in text.leadingNames(range) { byName[nameKey(name)] = definition }
    }
    unread = []
    return byName[nameKey(name)]
  }
  func last(label: String) -> Int? { byLabel[label] }
}
