import ReportModel

extension Query {
  /// Reads a query as it is typed. Linear; never traps, whatever the text.
  public init(parsing text: some StringProtocol) throws(QueryError) {
    var parser = QueryParser(String(text))
    self = try parser.query()
  }
}

/// A recursive descent over the scalars of a query: `or` binds least, then what stands side by side, then `not`.
struct QueryParser {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private var opened: [Int] = []

  private static let term = "a word, a “phrase”, a field or ("

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  mutating func query() throws(QueryError) -> Query {
    if scalars.count > Query.longest {
      throw error(
        at: Query.longest, "the query is too long", expected: "no more than \(Query.longest) characters")
    }
    let query = try alternatives()
    if place < scalars.count {
      throw error(at: place, "no ( is open for this )", expected: QueryParser.term)
    }
    return query.normalized
  }

  // MARK: What combines

  private mutating func alternatives() throws(QueryError) -> Query {
    var parts = [try together()]
    while let keyword = keyword(), keyword.word == .or {
      place = keyword.end
      parts.append(try together())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func together() throws(QueryError) -> Query {
    var parts = [try negation()]
    while true {
      skipBlanks()
      guard place < scalars.count, scalars[place] != ")" else { break }
      if let keyword = keyword() {
        if keyword.word == .or { break }
        if keyword.word == .and { place = keyword.end }
      }
      parts.append(try negation())
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(QueryError) -> Query {
    skipBlanks()
    let start = place
    if let keyword = keyword(), keyword.word == .not {
      place = keyword.end
      return .not(try deeper(at: start) { parser throws(QueryError) in try parser.negation() })
    }
    if place < scalars.count, scalars[place] == "-" {
      place += 1
      if place < scalars.count, isBlank(scalars[place]) {
        throw error(at: place, "nothing follows -", expected: "what is to be left out right after it")
      }
      return .not(try deeper(at: start) { parser throws(QueryError) in try parser.negation() })
    }
    return try primary()
  }

  private mutating func deeper(
    at start: Int, _ read: (inout QueryParser) throws(QueryError) -> Query
  ) throws(QueryError) -> Query {
    guard depth < Query.deepest else {
      throw error(at: start, "too much is nested here", expected: "no more than \(Query.deepest) levels")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func primary() throws(QueryError) -> Query {
    skipBlanks()
    let start = place
    if let keyword = keyword() {
      throw error(
        at: start, "“\(keyword.word.rawValue)” joins nothing here",
        expected: QueryParser.term + "; to look for the word, put it in quotation marks")
    }
    guard place < scalars.count else {
      throw error(at: place, scalars.isEmpty ? "nothing is asked" : "the query breaks off", expected: QueryParser.term)
    }
    switch scalars[place] {
    case "(":
      place += 1
      opened.append(start)
      let query = try deeper(at: start) { parser throws(QueryError) in try parser.alternatives() }
      skipBlanks()
      guard place < scalars.count else {
        throw error(at: place, "( at column \(column(start)) is still open", expected: ")")
      }
      place += 1
      opened.removeLast()
      return query
    case ")":
      throw error(
        at: start, opened.isEmpty ? "no ( is open for this )" : "nothing stands in these ( )",
        expected: QueryParser.term)
    case "/": return try regex()
    default:
      if QueryParser.isOpening(scalars[place]) { return try phrase() }
      if let field = try field() { return try value(of: field) }
      return try word()
    }
  }

  // MARK: Terms

  private mutating func regex() throws(QueryError) -> Query {
    let start = place
    place += 1
    var pattern = String.UnicodeScalarView()
    // Where each byte of the pattern stands in what is typed.
    var places: [Int] = []
    func add(_ scalar: Unicode.Scalar, _ at: Int) {
      pattern.append(scalar)
      for _ in 0..<UTF8.width(scalar) { places.append(at) }
    }
    while place < scalars.count, scalars[place] != "/" {
      if scalars[place] == "\\", place + 1 < scalars.count {
        if scalars[place + 1] != "/" { add("\\", place) }
        place += 1
      }
      add(scalars[place], place)
      place += 1
    }
    guard place < scalars.count else {
      throw error(at: place, "the regular expression at column \(column(start)) does not end", expected: "/")
    }
    places.append(place)
    if pattern.isEmpty {
      throw error(at: place, "the regular expression is empty", expected: "a pattern between / and /")
    }
    let source = String(pattern)
    if let failure = RegularExpression.failure(of: source) {
      let at = places[min(failure.offset, places.count - 1)]
      throw error(at: at, "the regular expression fails: \(failure.message)", expected: "a pattern of PCRE2")
    }
    place += 1
    if place < scalars.count, !isBlank(scalars[place]), scalars[place] != ")" {
      throw error(
        at: place, "something follows the regular expression", expected: "a blank; (?i) in the pattern ignores case")
    }
    return .regex(source)
  }

  private mutating func phrase() throws(QueryError) -> Query {
    let start = place
    let words = try quotation()
    let isOpen = takeStar()
    guard SearchPattern(words) != nil else {
      throw error(at: start + 1, "nothing can be looked for here", expected: "words between the quotation marks")
    }
    return isOpen ? .prefix(words) : .words(words)
  }

  private mutating func word() throws(QueryError) -> Query {
    let start = place
    let (words, isOpen) = try bare()
    if words.isEmpty { return .everything }
    guard SearchPattern(words) != nil else {
      throw error(at: start, "nothing can be looked for in “\(words)”", expected: QueryParser.term)
    }
    return isOpen ? .prefix(words) : .words(words)
  }

  /// The field that a colon follows; nil when it is a word.
  private mutating func field() throws(QueryError) -> QueryField? {
    var end = place
    while end < scalars.count, scalars[end].isASCII, scalars[end].properties.isAlphabetic { end += 1 }
    guard end > place, end < scalars.count, scalars[end] == ":" else { return nil }
    let name = string(place..<end)
    guard let field = QueryField(name) else {
      let names = QueryField.all.map { $0.word + ":" }.joined(separator: " ")
      throw error(
        at: place, "no field is called “\(name)”", expected: "one of \(names); or quotation marks around the words")
    }
    place = end + 1
    return field
  }

  private mutating func value(of field: QueryField) throws(QueryError) -> Query {
    let start = place
    guard place < scalars.count, !isBlank(scalars[place]), scalars[place] != "(", scalars[place] != ")" else {
      throw error(at: place, "\(field.word): has no value", expected: "\(field.valueInWords) right after the colon")
    }
    let isQuoted = QueryParser.isOpening(scalars[place])
    let words: String
    let isOpen: Bool
    if isQuoted {
      words = try quotation()
      isOpen = takeStar()
      if words.allSatisfy(\.isWhitespace) {
        throw error(at: start + 1, "\(field.word): has no value", expected: field.valueInWords)
      }
    } else {
      (words, isOpen) = try bare()
    }
    if words.isEmpty {
      switch field {
      case .name(let field): return .name(field, .any)
      case .date(let field): return .date(field, nil)
      case .kind: throw error(at: start, "every quotation has a kind", expected: field.valueInWords)
      }
    }
    let first = isQuoted ? start + 1 : start
    switch field {
    case .name(let field): return .name(field, isOpen ? .prefix(words) : .words(words))
    case .date(let dateField):
      guard !isOpen, let date = QueryDate.parse(words) else {
        throw error(at: first, "“\(words)\(isOpen ? "*" : "")” is no date", expected: field.valueInWords)
      }
      guard date.firstDay <= date.lastDay else {
        throw error(at: first, "“\(words)” ends before it begins", expected: "the earlier date first")
      }
      return .date(dateField, date)
    case .kind:
      guard !isOpen, let kind = Quotation.Kind(rawValue: words.lowercased()) else {
        throw error(at: first, "no kind is called “\(words)”", expected: field.valueInWords)
      }
      return .kind(kind)
    }
  }

  // MARK: Scalars

  /// What stands between quotation marks, without them; `\` before a mark or another `\` takes it as it is.
  private mutating func quotation() throws(QueryError) -> String {
    let start = place
    let isCurly = scalars[place] != "\""
    place += 1
    var words = String.UnicodeScalarView()
    while place < scalars.count {
      let scalar = scalars[place]
      if isCurly ? scalar == "”" || scalar == "\"" : scalar == "\"" {
        place += 1
        return String(words)
      }
      if scalar == "\\", place + 1 < scalars.count, "\"”\\".unicodeScalars.contains(scalars[place + 1]) { place += 1 }
      words.append(scalars[place])
      place += 1
    }
    throw error(
      at: place, "the quotation mark at column \(column(start)) is still open", expected: isCurly ? "”" : "\"")
  }

  /// A word without marks, and whether a star ends it; of a star alone the word is empty.
  private mutating func bare() throws(QueryError) -> (words: String, isOpen: Bool) {
    let start = place
    while place < scalars.count, !isBlank(scalars[place]), scalars[place] != "(", scalars[place] != ")",
      scalars[place] != "*", !QueryParser.isOpening(scalars[place])
    {
      place += 1
    }
    let words = string(start..<place)
    let isOpen = takeStar()
    if isOpen, place < scalars.count, !isBlank(scalars[place]), scalars[place] != ")" {
      throw error(at: place, "something follows *", expected: "* at the end of a word")
    }
    return (words, isOpen)
  }

  private mutating func takeStar() -> Bool {
    guard place < scalars.count, scalars[place] == "*" else { return false }
    place += 1
    return true
  }

  /// The keyword that comes next and where it ends; nothing is taken but blanks.
  private mutating func keyword() -> (word: QueryKeyword, end: Int)? {
    skipBlanks()
    var end = place
    while end < scalars.count, end - place < 4, scalars[end].isASCII, scalars[end].properties.isAlphabetic { end += 1 }
    if end < scalars.count, !isBlank(scalars[end]), !["(", ")", "\"", "“"].contains(scalars[end]) { return nil }
    return QueryKeyword(rawValue: string(place..<end).lowercased()).map { ($0, end) }
  }

  private mutating func skipBlanks() { while place < scalars.count, isBlank(scalars[place]) { place += 1 } }
  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  static func isOpening(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar == "“" }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The column of the character that a scalar is part of.
  private func column(_ offset: Int) -> Int {
    let place = text.unicodeScalars.index(text.startIndex, offsetBy: min(offset, scalars.count))
    if place == text.endIndex { return text.count + 1 }
    var count = 0
    for start in text.indices {
      if start > place { break }
      count += 1
    }
    return count
  }

  private func error(at offset: Int, _ problem: String, expected: String) -> QueryError {
    QueryError(column: column(offset), problem: problem, expected: expected)
  }
}

extension QueryField {
  /// What can stand after the colon.
  var valueInWords: String {
    switch self {
    case .name(.speaker), .name(.to): "a name, like Tavish or \"Oren Tavish\""
    case .name(.remark): "words that you have written to it, like doubtful or \"who translated\""
    case .name(.tag): "a tag that you have given it, like check"
    case .name(.section): "a section's id or number or words of its title, like s3 or harbour"
    case .name(.note): "a note's label, like 12"
    case .name(.outlet): "an outlet's name, like \"The Tide\""
    case .date: "a date, like 2021, 2021-05, 2021-05-10, 2021-05-10/2021-05-21, 2021-05.. or ..2021"
    case .kind: "one of \(Quotation.Kind.allCases.map(\.rawValue).joined(separator: " "))"
    }
  }
}

/// Dates as a query writes them: EDTF, and intervals with two dots.
enum QueryDate {
  /// The date, or nil. `..2021`, `2021..` and `2020..2021` are intervals; times of day are not read.
  static func parse(_ text: String) -> EDTF? {
    guard text.unicodeScalars.allSatisfy({ "0123456789X-~./".unicodeScalars.contains($0) }) else { return nil }
    if let date = EDTF(parsing: text) { return date }
    if text.contains("/") {
      // The older way of leaving an end open.
      if text.first == "/" { return EDTF(parsing: ".." + text) }
      return text.last == "/" ? EDTF(parsing: text + "..") : nil
    }
    let dots = text.indices.first { text[$0...].hasPrefix("..") }
    guard let dots else { return nil }
    let start = text[..<dots]
    let end = text[text.index(dots, offsetBy: 2)...]
    if start.isEmpty && end.isEmpty { return nil }
    return EDTF(parsing: (start.isEmpty ? ".." : start) + "/" + (end.isEmpty ? ".." : end))
  }
}
