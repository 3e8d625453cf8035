/// Something that a reader has written to a quotation: words, of which those that begin with `#` are tags.
struct Remark: Hashable, Sendable {
  var words: String
  /// Without the `#`.
  var tags: [String]

  init(_ words: String) {
    self.words = words
    tags = words.split(whereSeparator: \.isWhitespace).filter { $0.first == "#" }.map { word in
      String(word.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }.filter { !$0.isEmpty }
  }
}
