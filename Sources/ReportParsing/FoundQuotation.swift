import ReportModel

/// A quotation of which the words are known, and what can tell the speaker.
struct FoundQuotation {
  /// Where the speaker may be looked for.
  enum Lead: Hashable {
    /// `Q:`, `Asadollahi:` before the words.
    case label(SpeechLabel)
    /// The words of the same paragraph that lead to the mark, from the sentence's beginning.
    case sentence(TextRange)
    /// A paragraph that ends in a colon: an index of the blocks.
    case block(Int)
    /// The heading that ends in a colon or names the speaker: an index of the blocks.
    case heading(Int)
    /// Nothing leads to it.
    case none
  }

  var kind: Quotation.Kind
  var pieces: [TextRange]
  /// The block of its first word.
  var block: Int
  var lead: Lead
  /// The paragraph before that ends in a colon and governs a labelled or continued statement too.
  var governing: Int?
  /// An index of the found quotations.
  var parent: Int?
  /// Whether its last mark closes.
  var isClosed: Bool
  /// Whether no mark encloses it.
  var isBare = false
  /// The words after it in its sentence: `said X`.
  var trail: TextRange?
  /// The reporting clause behind the fragment that `and` joins to this one: `"a" and "b," said X`.
  var joinedTrail: TextRange?
  /// The words between its pieces: `, he said,`.
  var interruptions: [TextRange] = []
  /// Whether `trail` is a dash and a name.
  var isSigned = false
  /// What stands behind the words, or in the cell of a table, and says nothing but who said them and when.
  var credit: TextRange?
  /// The header of a mail that is printed whole: `From: …`, `Sent: …`.
  var header: TextRange?
  /// The cell of a table with the day.
  var day: TextRange?

  /// Longer paragraphs, in bytes, are no turns of a quick exchange.
  static let longestTurn = 160

  /// Whether it is labelled speech without marks.
  var isTurn: Bool { kind == .turn || kind == .question && isBare }

  var range: TextRange { TextRange(pieces[0].start, pieces[pieces.count - 1].end) }
}
