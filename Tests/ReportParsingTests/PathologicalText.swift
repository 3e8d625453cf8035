import ReportModel

/// A text with so many of a thing.
struct PathologicalText {
  var name: String
  var format = ReportFormat.text
  var make: @Sendable (Int) -> String

  init(_ name: String, as format: ReportFormat = .text, _ make: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.format = format
    self.make = make
  }
  /// The same piece again and again.
  init(many piece: String, as format: ReportFormat = .text) {
    // Short pieces more often: some bytes more are no measure.
    self.init(piece.debugDescription, as: format) { String(repeating: piece, count: $0 * max(1, 8 / piece.utf8.count)) }
  }

  static let all: [PathologicalText] =
    [
      "\"", "'", "“", "”", "« ", "»", "„", "‚", " \"x", " 'x", "x\" ", "x' ", "s' x ", "\"x' ", "“‘", "\"'a ", "[1] ",
      "[1]",
      "(1) ", "[i] ", "* ", "*", "†", "(", "[", "(\"", "[...] ", "a'b ", "A", "\u{301}", "\u{A0}", "\n", "\r", ".", "…",
      ":",
      "Q: x\n\n", "\"x\n\n", "\"x\"\n\n", "He said:\n\n\"x\n\n", "• \"x\n\n", "He said: \"x\" ", "He said: \"x\"\n\n",
      "[1] x\n\n", "1. x\n\n", "1 x\n\n", "x.1 ", "x.\n\n* y\n\n", "[1] Ibid.\n\n", "[1] Reed, op. cit.\n\n", "A. ",
      "And Of The ",
      "Ada Reed ", "Ada Reed said. ", "\"a b c d e,\" said Ada Reed. ", "Ada Reed, the clerk of Weir, ", "> ",
      "x said, ", "said ",
      "she ", "May 5, ", "May 5, 2020 ", "5 May ", "May ", "2020 ", "1-", "1/", "12.", "10:", "between May and ",
      "later ",
      "two days after ", "Weir Falls Again\n\n", "Ada Reed: \"Weir Falls\"\n\n", "MR. REED. No.\n\n", "Reed: no\n\n",
      "Source: ",
      "(Source: x)\n\n", "%%page 1%%\n\n", "By A. Reed\n\n", "May 5, 2020 | By A. Reed\n\n", "No. 5 ", "www.",
      "https://a ", "@", "-",
      "–", "| ", "日本", "مرحبا ", "é", "ß", "Al-", "’", "«x» ", "« x »\n\n", "„x“ ", "â€œx ", "Ã©", "?x? ", "\u{FFFD}",
      "Reed said: \"x\" ", "“x” said “y” ", "The Harbour Trust said: \"x\" ", "'x' ", "he said \"x\" ",
    ].map { PathologicalText(many: $0) }
    + [
      "<p>", "<blockquote>", "<sup>1</sup> ", "<p>\"x</p>", "<h2>A B</h2>", "<li>x",
    ].map { PathologicalText(many: $0, as: .html) }
    + [
      "# A\n", "> ", "> x\n", "[^1]: x\n", "[^1] ", "```\n", "- x\n", "a\n===\n", "| a ", "<!-- ",
    ].map { PathologicalText(many: $0, as: .markdown) }
    + [
      PathologicalText("notes in circles") { count in
        (1...count).map { "x[\($0)] " }.joined() + "\n\n"
          + (1...count).map { "[\($0)] See note \($0 % count + 1), and Ibid.[\($0 % count + 1)]\n\n" }.joined()
      },
      PathologicalText("notes, all the same") { count in
        (1...count).map { "He said: \"It is \($0).\"[1]\n\n" }.joined()
          + String(repeating: "[1] Gazette.\n\n", count: count)
      },
      PathologicalText("notes by chapter") { count in
        String(repeating: "He said: \"It is so.\"[1] So it is.[2]\n\n[1] Gazette.\n\n[2] Ibid.\n\n", count: count)
      },
      PathologicalText("notes of many sources") { count in
        "x[1]\n\n[1] " + String(repeating: "Gazette (Weir), May 5, 2020; ", count: count)
      },
      PathologicalText("op. cit. without end") { count in
        (1...count).map { "x[\($0)] " }.joined() + "\n\n"
          + (1...count).map { "[\($0)] Reed\($0), op. cit., p. \($0).\n\n" }.joined()
      },
      PathologicalText("glued numbers") { count in
        (1...count).map { "word.\($0) " }.joined() + "\n\n" + (1...count).map { "\($0). Gazette.\n\n" }.joined()
      },
      PathologicalText("people") { count in
        (1...count).map { "Ada Reed\(letters($0)) said: \"It is so.\"\n\n" }.joined()
      },
      PathologicalText("people of one surname") { count in
        (1...count).map { "A\(letters($0)) Reed said: \"It is so.\"\n\n" }.joined()
      },
      PathologicalText("two of one surname") { count in
        "Ada Reed and Bea Reed are here.\n\n"
          + String(repeating: "Reed said: \"It is so.\" She left.\n\n", count: count)
      },
      PathologicalText("offices") { count in
        (1...count).map { "The clerk of \(letters($0)) said: \"It is so.\" The clerk left.\n\n" }.joined()
      },
      PathologicalText("one person under many names") { count in
        (1...count).map { "Ada \(letters($0)) Reed said: \"It is so.\"\n\n" }.joined()
      },
      PathologicalText("one quotation") { count in "He said: \"" + String(repeating: "word ", count: 4 * count) + "\""
      },
      PathologicalText("one quotation of many paragraphs") { count in
        "He said:\n\n" + String(repeating: "\"And it was so.\n\n", count: count) + "\"End.\""
      },
      PathologicalText("pronouns without a stop") { count in
        String(
          repeating: "Olaf Quist came.\n\n" + String(repeating: "he ", count: 250) + "said: \"It is so.\"\n\n",
          count: count / 100 + 1)
      },
      PathologicalText("the same words") { count in
        String(repeating: "He said: \"We will all go down to the river.\"\n\n", count: count)
      },
      PathologicalText("one line") { count in
        String(repeating: "It is so, and it has been so since May 5, 2020. ", count: count)
      },
      PathologicalText("headings") { count in (1...count).map { "The Gate Of \(letters($0))\n\n" }.joined() },
      PathologicalText("nested brackets") { count in
        String(repeating: "[", count: count) + String(repeating: "]", count: count)
      },
      PathologicalText("labels that are initials") { count in
        (1...max(1, count / 4)).map { "Mr \(letters($0)) \(letters($0 * 7)) came.\n\n" }.joined()
          + (1...max(1, count / 4)).map { "\(letters($0 + 20_000).uppercased().prefix(4)): \"It is so.\"\n\n" }.joined()
      },
      PathologicalText("brackets closed too often") { count in
        "Hale said: \"It is so" + String(repeating: "(1))))", count: count) + "\" and left.\n"
      },
      PathologicalText("blanks and marks behind a quotation") { count in
        "Hale said: \"It is so" + String(repeating: "\u{201D} ", count: count) + "\" and left. "
          + String(repeating: "He went. She said \"no\" to it. ", count: count / 4)
      },
      PathologicalText("marks left open, then closed") { count in
        String(repeating: "\"x ", count: count) + String(repeating: "x\" ", count: count)
      },
      PathologicalText("two kinds of marks, crossed") { count in
        String(repeating: "“x ‘y ", count: count) + String(repeating: "x” y’ ", count: count)
      },
      PathologicalText("a long word in German") { count in
        "„Eine Stadt ist kein Grabstein“, sagte die Vorsitzende der Kommission. Der Ab"
          + String(repeating: "a", count: count * 8) + " „nein“, sagte sie.\n"
      },
      PathologicalText("NUL") { count in String(repeating: "He said: \"\u{0}\"\u{0}\n", count: count) },
    ]

  /// A word for a number: `Bcd`.
  private static func letters(_ number: Int) -> String {
    var rest = number
    var word = ""
    while rest > 0 {
      word.append(Character(Unicode.Scalar(UInt8(97 + rest % 26))))
      rest /= 26
    }
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
