import ReportModel
import Synchronization

/// What a query finds in a report.
public struct QueryResult: Hashable, Sendable {
  /// The quotations for which it holds, counted and nested, by place: indices of `Report.quotations`.
  public var quotations: [Int]
  /// What its words, phrases and regular expressions stand on in those, by place, each once. What is negated has none.
  /// They may overlap when two words of the query do.
  public var places: [TextRange]
  /// Whether nothing was given up. A regular expression that backtracks without end is given up where it does, and
  /// wholly after about a second; what it did not come to is as if it did not match.
  public var isComplete: Bool

  /// A result.
  public init(quotations: [Int] = [], places: [TextRange] = [], isComplete: Bool = true) {
    self.quotations = quotations
    self.places = places
    self.isComplete = isComplete
  }
}

extension Catalog {
  /// The counted and nested quotations for which a query holds, and what its words stand on in them.
  ///
  /// Words are found in the words of a quotation alone; a phrase may go on over what interrupts them. A word costs its
  /// occurrences, a phrase a millisecond for 5 MB of text, a regular expression a walk over all quotations. The results
  /// of the last queries are kept.
  public func quotations(matching query: Query) -> QueryResult {
    let query = query.normalized
    if let known = queryCache[query] { return known }
    var evaluation = QueryEvaluation(self)
    let result = evaluation.result(of: query)
    queryCache[query] = result
    return result
  }

  /// For each quotation, whether a query finds it.
  func found(by query: Query) -> [Bool] {
    var found = [Bool](repeating: false, count: report.quotations.count)
    for quotation in quotations(matching: query).quotations { found[quotation] = true }
    return found
  }

  /// Where words stand as whole words, by place: with `isOpen`, also where the last goes on, to its end.
  ///
  /// Rare words come from the index, others from a walk over the text; both give the same.
  func places(ofWords typed: String, isOpen: Bool) -> [TextRange] {
    guard let pattern = SearchPattern(typed) else { return [] }
    if pattern.isOneWord, pattern.kept.isEmpty {
      let count = isOpen ? words.count(withPrefix: typed) : words.count(of: typed)
      if count < 20_000 { return words.places(of: typed, prefix: isOpen) }
    }
    return scannedPlaces(of: pattern, isOpen: isOpen)
  }

  /// The same by a walk over the text. No note's marker stands within a word.
  func scannedPlaces(of pattern: SearchPattern, isOpen: Bool) -> [TextRange] {
    let edges: WordEdges = isOpen ? .start : [.start, .end]
    var found = pattern.ranges(in: folded, within: 0..<folded.bytes.count, edges: edges)
    if !pattern.isOneWord {
      let over = interruptions.places(of: pattern, in: folded).filter { folded.isWhole(folded.shadow($0), at: edges) }
      if !over.isEmpty { found = (found + over).sorted() }
    }
    return isOpen ? found.map(folded.withRestOfWord) : found
  }
}

/// The results of the last few queries: limits ask the same query several times a key press.
final class QueryCache: Sendable {
  private let results = Mutex<[(query: Query, result: QueryResult)]>([])
  private static let room = 8

  subscript(query: Query) -> QueryResult? {
    get { results.withLock { $0.first { $0.query == query }?.result } }
    set {
      results.withLock { results in
        results.removeAll { $0.query == query }
        if let newValue { results.insert((query, newValue), at: 0) }
        if results.count > QueryCache.room { results.removeLast() }
      }
    }
  }
}
