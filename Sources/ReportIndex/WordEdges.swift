import ReportModel

/// Where a match has to end with a word.
struct WordEdges: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  /// No word may go on before it.
  static let start = WordEdges(rawValue: 1)
  /// No word may go on after it, but for the `s` of a possessive.
  static let end = WordEdges(rawValue: 2)
}

extension FoldedText {
  /// Whether a stretch of the shadow begins and ends with words, where that is asked. An edge that is no letter or digit
  /// is always whole.
  func isWhole(_ stretch: Range<Int>, at edges: WordEdges) -> Bool {
    if stretch.isEmpty { return true }
    let text = bytes.span
    if edges.contains(.start), FoldMachine.isWordPart(text, at: stretch.lowerBound),
      FoldMachine.isWordPart(text, before: stretch.lowerBound)
    {
      return false
    }
    let end = stretch.upperBound
    if edges.contains(.end), FoldMachine.isWordPart(text, before: end), FoldMachine.isWordPart(text, at: end) {
      return text[end] == UInt8(ascii: "s") && !FoldMachine.isWordPart(text, at: end + 1) && isPossessive(end)
    }
    return true
  }

  /// Whether the `s` of the shadow has an apostrophe before it in the original.
  func isPossessive(_ offset: Int) -> Bool {
    let place = originalStart(offset)
    let end = original(offset - 1..<offset).end
    guard end < place else { return false }
    return FoldMachine.isSingle(decodeScalar(original.span, at: end).scalar)
  }

  /// A range of the original up to where the word that it ends in ends.
  func withRestOfWord(_ range: TextRange) -> TextRange {
    let stretch = shadow(range)
    var end = stretch.upperBound
    while end < bytes.count, FoldMachine.isWordPart(bytes.span, at: end) {
      end += decodeScalar(bytes.span, at: end).length
    }
    return end > stretch.upperBound ? TextRange(range.start, original(stretch.lowerBound..<end).end) : range
  }
}

extension SearchPattern {
  /// Whether its shadow is one word and nothing else.
  var isOneWord: Bool {
    let words = WordScanner.words(of: needle.span)
    return words.count == 1 && words[0].start == 0 && Int(words[0].end) == needle.count
  }
}
