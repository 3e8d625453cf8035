import ReportModel

/// What a reader asks of quotations: words, names, dates, and how they combine. The grammar is `Tests/Spec/query.md`.
///
/// A value; `Query(parsing:)` makes it of what is typed, `description` prints its normal form.
public indirect enum Query: Hashable, Sendable {
  /// A field whose value is a name.
  public enum NameField: String, Hashable, Sendable, CaseIterable {
    /// Whose words: a name or alias of the speaker.
    case speaker
    /// To whom: the addressee.
    case to
    /// Where: a section's id (`s3`), its number, or words of its title; subsections included.
    case section
    /// On what it rests: a note's label.
    case note
    /// Who published it: an outlet of its notes' sources, or its speaker when that is an outlet.
    case outlet
    /// What the reader has written to it: words of it, one after the other.
    case remark
    /// A tag in what the reader has written to it.
    case tag
  }

  /// A field whose value is a date.
  public enum DateField: String, Hashable, Sendable, CaseIterable {
    /// Any date that it has: when it was said, when a source of its notes appeared, or a date named in its words.
    case date
    /// When it was said.
    case said
  }

  /// What a name has to be.
  public enum Name: Hashable, Sendable {
    /// Any at all.
    case any
    /// The whole name or some of its words, one after the other, compared folded.
    case words(String)
    /// The same, but the last word may go on.
    case prefix(String)
  }

  /// A word, or several as they stand: whole words, compared as `SearchPattern` does.
  case words(String)
  /// The same, but the last word may go on.
  case prefix(String)
  /// A regular expression in the syntax of PCRE2. One that does not compile, which parsing refuses, finds nothing.
  case regex(String)
  /// A name.
  case name(NameField, Name)
  /// A date, which holds for every date that shares a day with it; nil for any date at all.
  case date(DateField, EDTF?)
  /// A kind of quotation.
  case kind(Quotation.Kind)
  /// Everything else.
  case not(Query)
  /// What all of these hold for; of none, every quotation.
  case all([Query])
  /// What at least one of these holds for; of none, no quotation.
  case any([Query])

  /// Every quotation: `*`.
  public static let everything = Query.all([])

  /// How many characters a query may have.
  public static let longest = 10_000
  /// How deep parentheses and negations may be nested.
  public static let deepest = 100
}

extension Query {
  /// The query as parsing its description gives it back: lists flat and of two or more, no double negation, one blank
  /// between words, no time of day.
  public var normalized: Query {
    switch self {
    case .words(let words): return .words(Query.oneLine(words))
    case .prefix(let words): return .prefix(Query.oneLine(words))
    case .regex(let pattern): return .regex(Query.withoutEscapedSlashes(pattern))
    case .name(let field, .words(let words)): return .name(field, .words(Query.oneLine(words)))
    case .name(let field, .prefix(let words)): return .name(field, .prefix(Query.oneLine(words)))
    case .date(let field, let date?): return .date(field, Query.withoutTime(date))
    case .name, .date, .kind: return self
    case .not(let query):
      let query = query.normalized
      if case .not(let inner) = query { return inner }
      return .not(query)
    case .all(let parts):
      let flat = parts.map(\.normalized).flatMap { part in
        if case .all(let inner) = part { return inner }
        return [part]
      }
      return flat.count == 1 ? flat[0] : .all(flat)
    case .any(let parts):
      let flat = parts.map(\.normalized).flatMap { part in
        if case .any(let inner) = part { return inner }
        return part == .not(.everything) ? [] : [part]
      }
      if flat.isEmpty { return .not(.everything) }
      return flat.count == 1 ? flat[0] : .any(flat)
    }
  }

  private static func oneLine(_ words: String) -> String {
    words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func withoutTime(_ date: EDTF) -> EDTF {
    var date = date
    date.start?.time = nil
    date.end?.time = nil
    return date
  }

  private static func withoutEscapedSlashes(_ pattern: String) -> String {
    var left = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      if isEscaped {
        if scalar != "/" { left.append("\\") }
        left.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        left.append(scalar)
      }
    }
    if isEscaped { left.append("\\") }
    return String(left)
  }
}

extension Query: CustomStringConvertible {
  /// The normal form: what holds together stands side by side, `or` and `not` in words, quotation marks only where they
  /// are needed. Parsing it gives `normalized` back.
  public var description: String { normalized.printed }

  private var printed: String {
    switch self {
    case .words(let words): Query.quoted(words)
    case .prefix(let words): Query.quoted(words) + "*"
    case .regex(let pattern): "/" + Query.withEscapedSlashes(pattern) + "/"
    case .name(let field, .any): field.rawValue + ":*"
    case .name(let field, .words(let words)): field.rawValue + ":" + Query.quoted(words, isValue: true)
    case .name(let field, .prefix(let words)): field.rawValue + ":" + Query.quoted(words, isValue: true) + "*"
    case .date(let field, let date): field.rawValue + ":" + (date?.description ?? "*")
    case .kind(let kind): "kind:" + kind.rawValue
    case .not(let query): "not " + query.printedInside
    case .all(let parts): parts.isEmpty ? "*" : parts.map(\.printedInside).joined(separator: " ")
    case .any(let parts): parts.map(\.printedInside).joined(separator: " or ")
    }
  }

  private var printedInside: String {
    switch self {
    case .all(let parts) where parts.isEmpty: printed
    case .all, .any: "(" + printed + ")"
    default: printed
    }
  }

  /// Words as they are typed: bare when nothing in them means something else.
  static func quoted(_ words: String, isValue: Bool = false) -> String {
    let scalars = words.unicodeScalars
    let isBare =
      scalars.first.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
      && scalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "'’-._&".unicodeScalars.contains($0)
      }
    if isBare, isValue || QueryKeyword(rawValue: words.lowercased()) == nil { return words }
    var text = "\""
    for scalar in scalars {
      if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  private static func withEscapedSlashes(_ pattern: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in pattern.unicodeScalars {
      if scalar == "/" { text.append("\\") }
      text.append(scalar)
    }
    return String(text)
  }
}

/// The words that combine.
enum QueryKeyword: String {
  case and, or, not
}

/// The fields by name.
enum QueryField: Hashable {
  case name(Query.NameField)
  case date(Query.DateField)
  case kind

  /// In the order in which they are listed.
  static let all: [QueryField] = [
    .name(.speaker), .name(.to), .date(.date), .date(.said), .name(.section), .name(.note), .name(.outlet), .kind,
    .name(.remark), .name(.tag),
  ]

  init?(_ name: String) {
    let name = name.lowercased()
    guard let field = QueryField.all.first(where: { $0.word == name }) else { return nil }
    self = field
  }

  /// What is typed before the colon.
  var word: String {
    switch self {
    case .name(let field): field.rawValue
    case .date(let field): field.rawValue
    case .kind: "kind"
    }
  }
}

extension Query {
  /// The fields in their order, each with what its value is, for help and manual.
  public static let fields: [(name: String, help: String)] = QueryField.all.map { ($0.word, $0.help) }
}

extension QueryField {
  fileprivate var help: String {
    switch self {
    case .name(.speaker): "whose words: a name of the speaker, or words of one"
    case .name(.to): "to whom they were said"
    case .date(.date): "a date that it has: when it was said, of a source, or in its words"
    case .date(.said): "when it was said: 2021, 2021-05, 2021-05-10..2021-06, 2021-05.."
    case .name(.section): "where it stands: s3, or words of a heading"
    case .name(.note): "a note that supports it, by its label"
    case .name(.outlet): "who published it"
    case .name(.remark): "in the reader: words that you have written to it"
    case .name(.tag): "in the reader: a #tag that you have written to it"
    case .kind: "what kind it is: " + Quotation.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    }
  }
}
