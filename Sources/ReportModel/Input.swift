/// What kind of file a report came from.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Plain text.
  case text
  /// HTML or XHTML.
  case html
  /// Markdown.
  case markdown
}

/// How the file's bytes became text.
public enum TextEncoding: String, Sendable {
  /// UTF-8, or ASCII.
  case utf8 = "UTF-8"
  /// UTF-16, by its byte-order mark.
  case utf16 = "UTF-16"
  /// Windows-1252, which holds Latin-1.
  case windows1252 = "Windows-1252"
  /// Another one that a page of HTML declares.
  case declared = "as declared"
}

/// A paragraph of the reading text, in order and without overlap; between two there is only white space and
/// mark-up without words.
public struct Paragraph: Hashable, Sendable {
  /// What the file's mark-up says of a paragraph.
  public enum Hint: Hashable, Sendable {
    /// Nothing: plain text.
    case none
    /// A heading of this level, from 1.
    case heading(Int)
    /// Set off by `>`, `<blockquote>` or indent.
    case blockquote
    /// An item of a list.
    case listItem
    /// A caption.
    case caption
    /// Navigation and the like.
    case boilerplate
    /// The definition of a note.
    case noteDefinition
  }

  /// Its words, without the white space around them.
  public var range: TextRange
  /// What the mark-up says.
  public var hint: Hint

  /// A paragraph.
  public init(_ range: TextRange, hint: Hint = .none) {
    self.range = range
    self.hint = hint
  }
}

/// What `ReportInput` makes of a file: all that parsing needs to know of it.
public struct ReportDraft: Sendable {
  /// The text.
  public var text: ReadingText
  /// Its paragraphs, in order.
  public var paragraphs: [Paragraph]
  /// The kind of file.
  public var format: ReportFormat
  /// How its bytes became text.
  public var encoding: TextEncoding
  /// How many bytes the file has.
  public var byteCount: Int
  /// The path as given; empty for none.
  public var path: String
  /// What was damaged.
  public var findings: [Finding]

  /// A draft.
  public init(
    text: ReadingText, paragraphs: [Paragraph], format: ReportFormat = .text, encoding: TextEncoding = .utf8,
    byteCount: Int, path: String = "", findings: [Finding] = []
  ) {
    self.text = text
    self.paragraphs = paragraphs
    self.format = format
    self.encoding = encoding
    self.byteCount = byteCount
    self.path = path
    self.findings = findings
  }
}
