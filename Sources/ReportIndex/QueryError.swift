/// Why what was typed is no query, and where.
public struct QueryError: Error, Hashable, Sendable {
  /// The place in what was typed, in characters from 1; one more than there are when something is missing at the end.
  public var column: Int
  /// What is wrong: `no field is called “speeker”`.
  public var problem: String
  /// What could stand there: `one of speaker: to: date: …`.
  public var expected: String

  /// An error at a column.
  public init(column: Int, problem: String, expected: String) {
    self.column = column
    self.problem = problem
    self.expected = expected
  }
}

extension QueryError: CustomStringConvertible {
  /// `column 1: no field is called “speeker”; expected one of speaker: to: date: …`.
  public var description: String { "column \(column): \(problem); expected \(expected)" }
}
