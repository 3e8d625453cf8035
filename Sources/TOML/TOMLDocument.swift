/// A TOML file as a flat list of what it says, each with its line, and of what is wrong with it.
///
/// Reads TOML 1.0 whole, but gives floats, dates and arrays of tables no meaning. What is wrong costs its own line (in an
/// array, its own statement), and the rest is read: a person who edits a config file by hand is told of every mistake at
/// once, and loses nothing else. A value; never fails.
///
/// Rejected: TOMLKit 0.6.0 (toml++). It tells the line of a mistake in the grammar and of no value, so that "measure is too
/// large" has no line; the first mistake voids the file; and it brings Foundation: measured beside an empty program, both
/// static, a start takes 13 to 19 ms in the place of 6, the program 15 MB more, a release build 80 s more.
public struct TOMLDocument: Sendable {
  /// A value.
  public enum Value: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case array([Value])
    /// A float, a date, a time: as it is written.
    case other(String)
  }

  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    /// The names of the tables that it is in, and its own.
    public var path: [String]
    /// What it is given.
    public var value: Value
    /// The line that it begins on, from 1.
    public var line: Int
  }

  /// Something wrong.
  public struct Problem: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong there, in a few words.
    public var words: String
  }

  /// What it says, in its order; of what is said twice the first.
  public private(set) var entries: [Entry] = []
  /// What is wrong, by line.
  public private(set) var problems: [Problem] = []

  /// Reads a file. Linear but for the depth of its tables.
  public init(parsing bytes: [UInt8]) {
    var parser = TOMLParser(bytes)
    var names = Names()
    var table: [String]? = []
    while let statement = parser.nextStatement() {
      switch statement {
      case .failure(let problem): problems.append(problem)
      case .table(let path, let line):
        if let words = names.open(path) {
          problems.append(Problem(line: line, words: words))
          // What stands below is not the other table's either.
          table = nil
        } else {
          table = path
        }
      case .arrayTable(let path, let line):
        problems.append(
          Problem(line: line, words: "[[\(path.joined(separator: "."))]]: an array of tables has no use here"))
        table = nil
      case .value(let path, let value, let line):
        guard let table else { continue }
        add(table, path, value, line, &names)
      }
    }
  }

  private mutating func add(
    _ table: [String], _ path: [String], _ value: TOMLParser.Node, _ line: Int, _ names: inout Names
  ) {
    if case .table(let members) = value {
      // An inline table is a table that is whole.
      if let words = names.define(table, path) { return problems.append(Problem(line: line, words: words)) }
      var own = Names()
      for (name, member) in members {
        if let words = own.define([], name) {
          problems.append(Problem(line: line, words: words))
        } else {
          collect(table + path + name, member, line)
        }
      }
      return
    }
    if let words = names.define(table, path) { return problems.append(Problem(line: line, words: words)) }
    collect(table + path, value, line)
  }

  private mutating func collect(_ path: [String], _ node: TOMLParser.Node, _ line: Int) {
    switch node {
    case .value(let value): entries.append(Entry(path: path, value: value, line: line))
    case .table(let members): for (name, member) in members { collect(path + name, member, line) }
    }
  }

  /// What is defined already: TOML lets nothing be defined twice.
  private struct Names {
    private var values: Set<[String]> = []
    private var headers: Set<[String]> = []
    /// Tables that dotted keys have made.
    private var dotted: Set<[String]> = []
    private var parents: Set<[String]> = []

    /// Opens a table by its header; why not, when it cannot be.
    mutating func open(_ path: [String]) -> String? {
      let name = path.joined(separator: ".")
      if headers.contains(path) || dotted.contains(path) { return "[\(name)] is there already" }
      if let value = prefix(of: path, includingWhole: true) { return "\(value) is no table" }
      headers.insert(path)
      for length in 1..<max(1, path.count) { parents.insert(Array(path.prefix(length))) }
      return nil
    }

    /// Gives a key in a table a value; why not, when it cannot be.
    mutating func define(_ table: [String], _ key: [String]) -> String? {
      let path = table + key
      let name = path.joined(separator: ".")
      if values.contains(path) { return "\(name) is there already" }
      if headers.contains(path) || dotted.contains(path) || parents.contains(path) { return "\(name) is a table" }
      if let value = prefix(of: path, includingWhole: false) { return "\(value) is no table" }
      for length in table.count + 1..<max(table.count + 1, path.count) {
        let parent = Array(path.prefix(length))
        if headers.contains(parent) { return "\(parent.joined(separator: ".")) has a header of its own" }
        dotted.insert(parent)
      }
      values.insert(path)
      return nil
    }

    private func prefix(of path: [String], includingWhole: Bool) -> String? {
      for length in 1..<max(1, path.count + (includingWhole ? 1 : 0)) {
        let head = Array(path.prefix(length))
        if values.contains(head) { return head.joined(separator: ".") }
      }
      return nil
    }
  }
}
