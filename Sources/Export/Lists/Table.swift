import Screen

/// Rows of values under named columns: what a list is before it is written as text, CSV or JSON.
public struct Table: Sendable {
  /// What stands in a row under a column.
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case list([String])
    /// Not known, or not there.
    case nothing

    /// Text, or nothing.
    init(_ text: String?) { self = text.map { .text($0) } ?? .nothing }
  }

  /// What stands in all rows at one place.
  public struct Column: Sendable {
    /// What CSV's first line, JSON's objects and the first line of the text call it.
    public let name: StaticString
    /// Whether the aligned text has it; CSV and JSON have all.
    let isShown: Bool
    /// How many columns of a narrow terminal it is left at the least; nil when it is never cut, for half a date is none.
    let least: Int?
    /// Which of the columns is left out first on a terminal that is too narrow for all: that with the lowest number; nil
    /// when it stays.
    let leaves: Int?

    init(_ name: StaticString, isShown: Bool = true, least: Int? = nil, leaves: Int? = nil) {
      self.name = name
      self.isShown = isShown
      self.least = least
      self.leaves = leaves
    }
  }

  /// The columns, in order.
  public let columns: [Column]
  /// The rows, each with a value a column.
  public private(set) var rows: [[Value]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func append(_ row: [Value]) {
    precondition(row.count == columns.count, "\(row.count) values for \(columns.count) columns")
    rows.append(row)
  }

  /// Takes the rows of another table with the same columns.
  public mutating func append(_ other: Table) { rows += other.rows }
}

extension Table.Value {
  /// In words: a list with `; ` between its members.
  var words: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .list(let members): members.joined(separator: "; ")
    case .nothing: ""
    }
  }

  var isNumber: Bool { if case .number = self { true } else { false } }
}

extension Table {
  /// The rows as lines whose columns stand under each other, below a line with the columns' names; empty without rows.
  ///
  /// A column in which nothing stands is left out. With `width`, the columns of a terminal, what does not fit into a line
  /// is cut and ends with `…`, and where that is not enough columns are left out; without, nothing is cut. `showsPath` is for rows of several files. Widths are those that a terminal gives the characters, and
  /// nothing in the lines commands one.
  public func aligned(charset: Charset, width: Int? = nil, showsPath: Bool = true) -> String {
    if rows.isEmpty { return "" }
    var shown = columns.indices.filter { column in
      columns[column].isShown && (showsPath || columns[column].name.description != "path")
        && rows.contains { !$0[column].words.isEmpty }
    }
    var cells = [shown.map { columns[$0].name.description.uppercased() }]
    for row in rows { cells.append(shown.map { shownCell(row[$0], charset) }) }
    let whole = shown.indices.map { column in
      cells.map { displayWidth(of: $0[column], charset: charset) }.max() ?? 0
    }
    var widths = whole
    if let width {
      var left = Array(shown.indices)
      func isNext(_ a: Int, _ b: Int) -> Bool { (columns[shown[a]].leaves ?? 0) < (columns[shown[b]].leaves ?? 0) }
      while !narrow(&widths, of: left.map { shown[$0] }, to: width),
        let next = left.filter({ columns[shown[$0]].leaves != nil }).min(by: isNext)
      {
        left.removeAll { $0 == next }
        widths = left.map { whole[$0] }
      }
      cells = cells.map { row in left.map { row[$0] } }
      shown = left.map { shown[$0] }
    }
    let areNumbers = shown.map { column in rows.contains { $0[column].isNumber } }
    var text = ""
    for cells in cells {
      var line = ""
      for (place, cell) in cells.enumerated() {
        let isLast = place == cells.count - 1
        let cell = isLast && width == nil ? cell : cut(cell, to: widths[place], charset)
        let blanks = String(
          repeating: " ", count: max(0, widths[place] - displayWidth(of: cell, charset: charset)))
        line += areNumbers[place] ? blanks + cell : isLast ? cell : cell + blanks
        if !isLast { line += "  " }
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }

  /// Takes from the widest of the columns that may be cut until the line fits or none may be cut further; from the last,
  /// which has the words, only when the others have given what they can. Whether it fits then.
  private func narrow(_ widths: inout [Int], of shown: [Int], to width: Int) -> Bool {
    guard let last = shown.indices.last else { return true }
    var excess = widths.reduce(2 * last, +) - width
    func take(from places: [Int], downTo least: (Int) -> Int) {
      while excess > 0 {
        guard let widest = places.filter({ widths[$0] > least($0) }).max(by: { widths[$0] < widths[$1] }) else {
          return
        }
        widths[widest] -= 1
        excess -= 1
      }
    }
    let names = (0..<last).filter { columns[shown[$0]].least != nil }
    let end = columns[shown[last]].least == nil ? [] : [last]
    take(from: end) { _ in max(24, width * 2 / 5) }
    take(from: names) { max(14, columns[shown[$0]].least ?? 0) }
    take(from: end) { _ in 16 }
    take(from: names) { columns[shown[$0]].least ?? 0 }
    take(from: end) { columns[shown[$0]].least ?? 0 }
    return excess <= 0
  }

  private func shownCell(_ value: Value, _ charset: Charset) -> String {
    visible(value.words.split(whereSeparator: \.isWhitespace).joined(separator: " "), charset: charset)
  }
}

/// The beginning of a text in at most so many columns; what is cut ends with an ellipsis.
private func cut(_ text: String, to columns: Int, _ charset: Charset) -> String {
  if text.utf8.count <= columns || displayWidth(of: text, charset: charset) <= columns { return text }
  let ellipsis = charset == .utf8 ? "…" : "..."
  let room = max(0, columns - displayWidth(of: ellipsis, charset: charset))
  let bytes = text.utf8.span
  var offset = 0
  var used = 0
  while offset < bytes.count {
    let unit = displayUnit(in: bytes, at: offset, charset: charset)
    if used + unit.width > room { break }
    used += unit.width
    offset += unit.byteCount
  }
  var start = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
  while start.last == " " { start.removeLast() }
  return start + ellipsis
}

extension Table {
  /// The rows as CSV (RFC 4180): records end with CRLF, lists have `; ` between their members, paragraphs of a
  /// quotation a blank line. With `hasHead` the columns' names come first.
  public func csv(hasHead: Bool = true) -> [UInt8] {
    var text = ""
    if hasHead { text += record(columns.map { $0.name.description }) }
    for row in rows { text += record(row.map(\.words)) }
    return Array(text.utf8)
  }

  private func record(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

  private func field(_ text: String) -> String {
    // By bytes: a character of Swift can be CRLF, or a comma with a mark on it.
    guard
      text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) || text.first?.isWhitespace == true
        || text.last?.isWhitespace == true
    else { return text }
    var quoted: [UInt8] = [0x22]
    for byte in text.utf8 {
      if byte == 0x22 { quoted.append(0x22) }
      quoted.append(byte)
    }
    quoted.append(0x22)
    return String(decoding: quoted, as: UTF8.self)
  }

  /// The rows as JSON, an object a line.
  public func jsonLines() -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      withoutActuallyEscaping({ bytes += $0 }) { sink in
        var json = JSONWriter(to: sink)
        json.object {
          for (column, value) in zip(columns, row) {
            switch value {
            case .text(let text): $0.member(column.name, text)
            case .number(let number): $0.member(column.name, number)
            case .list(let members): $0.member(column.name, members)
            case .nothing: $0.member(column.name, nil as String?)
            }
          }
        }
        json.finish()
      }
    }
    return bytes
  }
}
