import ReportModel

/// What is typed to search a text: words, which may be a name, or between slashes a regular expression.
public struct SearchTerm: Hashable, Sendable {
  private enum Kind: Hashable, Sendable {
    case words(SearchPattern)
    case regex(String)
  }

  /// As typed.
  public let typed: String
  private let kind: Kind
  /// Why a regular expression does not compile, in the words of PCRE2; nil for everything else. Such a term finds
  /// nothing.
  public let problem: String?

  /// The term, or nil when there is nothing to look for. What begins with a slash is a regular expression up to the next
  /// slash that no backslash stands before, or to the end.
  public init?(_ typed: String) {
    self.typed = typed
    guard typed.first == "/", typed.count > 1 else {
      guard let pattern = SearchPattern(typed) else { return nil }
      kind = .words(pattern)
      problem = nil
      return
    }
    let pattern = SearchTerm.pattern(typed)
    if pattern.isEmpty { return nil }
    kind = .regex(pattern)
    problem = RegularExpression.failure(of: pattern)?.message
  }

  /// Whether it is a regular expression.
  public var isRegex: Bool { if case .regex = kind { true } else { false } }

  /// Whether a text has it.
  public func isIn(_ text: String) -> Bool {
    switch kind {
    case .words(let pattern): return !pattern.ranges(in: text).isEmpty
    case .regex(let pattern):
      let regex: RegularExpression
      do throws(RegularExpression.Failure) { regex = try RegularExpression(pattern) } catch { return false }
      var isFound = false
      var patience = Patience(.milliseconds(50))
      patience.matches(of: regex, in: Array(text.utf8)) { if !$0.isEmpty { isFound = true } }
      return isFound
    }
  }

  private static func pattern(_ typed: String) -> String {
    var pattern = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in typed.unicodeScalars.dropFirst() {
      if scalar == "/", !isEscaped { break }
      if scalar == "/" { pattern.removeLast() }
      pattern.append(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    return String(pattern)
  }

  fileprivate func visit(_ words: (SearchPattern) -> Void, _ regex: (String) -> Void) {
    switch kind {
    case .words(let pattern): words(pattern)
    case .regex(let pattern): regex(pattern)
    }
  }
}

/// What a search finds.
public struct SearchResult: Sendable {
  /// The places, in order, without overlap.
  public var matches: [Catalog.Match] = []
  /// Whether nothing was given up, as a regular expression is that backtracks without end.
  public var isComplete = true
}

extension Catalog {
  /// Where the text has what is typed, or the words of some quotations: a name wherever any name of that speaker stands.
  /// A regular expression sees each paragraph, or each quotation, as a person reads it: see `PlainWords`. Linear.
  public func find(_ term: SearchTerm, inQuotations quotations: [Int]? = nil) -> SearchResult {
    var result = SearchResult()
    term.visit(
      { pattern in
        let ranges = quotations?.map { report.quotations[$0].range }
        result.matches = matches(ofNamesFor: pattern, in: ranges)
      },
      { pattern in
        let subjects = quotations?.map { report.quotations[$0].pieces } ?? report.blocks.map { [$0.range] }
        result = find(regex: pattern, in: subjects)
      })
    return result
  }

  private func find(regex pattern: String, in subjects: [[TextRange]]) -> SearchResult {
    var result = SearchResult()
    let regex: RegularExpression
    do throws(RegularExpression.Failure) { regex = try RegularExpression(pattern) } catch { return result }
    var patience = Patience()
    var end = 0
    for pieces in subjects where !pieces.isEmpty {
      let words = PlainWords(of: pieces, in: self)
      patience.matches(of: regex, in: words.bytes) { match in
        if match.isEmpty { return }
        let place = words.original(match)
        if place.start < end { return }
        result.matches.append(Match(range: place, form: nil))
        end = place.end
      }
      if patience.isOver { break }
    }
    result.isComplete = !patience.gaveUp
    return result
  }
}
