import Screen

/// What the program says itself, beside the words of the report: with `ascii` on its own punctuation is ASCII as well, and the
/// report's stays.
extension ReaderState {
  /// Words of the program as this reader has them.
  func spelled(_ words: String) -> String { settings.hasASCIILines ? inASCIIMarks(words) : words }

  /// A text in so many columns, with this reader's mark where it was cut.
  func fit(_ text: String, columns: Int, charset: Charset) -> String {
    Reader.fit(text, columns: columns, charset: charset, mark: spelled("…"))
  }

  /// The same, sealed.
  func fitSealed(_ text: String, columns: Int, charset: Charset) -> String {
    Reader.fitSealed(text, columns: columns, charset: charset, mark: spelled("…"))
  }
}
