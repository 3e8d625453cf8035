/// A screen that nobody has drawn yet: rows of cells and a cursor.
///
/// Text is put into it by columns. It is clipped at the edge, wide characters are never cut in two, and nothing that
/// a report's bytes hold can become a command to a terminal: it is shown by name instead (`^[`, `<U+202E>`).
/// Places outside are ignored.
public struct Canvas: Hashable, Sendable {
  /// How large it is.
  public let size: Size
  /// What its cells may hold.
  public let charset: Charset
  /// How it wants to look.
  public var theme = ThemeName.plain
  /// Whether it wants to be told of the mouse.
  public var takesPointer = false
  /// Whether the lines and marks of the program itself are ASCII, where words need not be: see `put(_:at:role:limit:)`.
  public var hasASCIILines = false
  /// Where the terminal's cursor stands; always inside, or at 0, 0 when there is no cell.
  public var cursor: Position {
    didSet {
      cursor.column = max(0, min(cursor.column, size.columns - 1))
      cursor.row = max(0, min(cursor.row, size.rows - 1))
    }
  }
  /// The cells, row after row.
  private var cells: [Cell]

  /// A blank canvas with the cursor in the upper left corner.
  public init(size: Size, charset: Charset) {
    self.size = size
    self.charset = charset
    cursor = Position(column: 0, row: 0)
    cells = Array(repeating: Cell(), count: size.columns * size.rows)
  }

  /// The cell at a place. Precondition: the place is inside.
  public subscript(column: Int, row: Int) -> Cell {
    precondition(column < size.columns && row < size.rows && column >= 0 && row >= 0, "outside: \(column), \(row)")
    return cells[row * size.columns + column]
  }

  /// The cells of a row, from the left. Precondition: the row is inside.
  public func cells(row: Int) -> ArraySlice<Cell> {
    precondition(row >= 0 && row < size.rows, "outside: row \(row)")
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts text at a place, at most `limit` columns of it, and returns the columns used. Linear in what is shown.
  ///
  /// With `hasASCIILines` the characters that lines and marks are drawn with become ASCII of the same width; the bytes of
  /// a report, which `put(utf8:)` takes, stay as they are.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, at place: Position, role: Role, limit columns: Int? = nil
  ) -> Int {
    var string = String(text)
    if hasASCIILines, !string.utf8.allSatisfy({ $0 < 0x80 }) { string = asciiLines(string) }
    return put(utf8: string.utf8.span, at: place, role: role, limit: columns)
  }

  /// Puts a stretch of a report's bytes at a place, as `put` does with a string; nothing is copied.
  @discardableResult
  public mutating func put(
    utf8 bytes: ArraySlice<UInt8>, at place: Position, role: Role, limit columns: Int? = nil
  ) -> Int {
    put(utf8: bytes.span, at: place, role: role, limit: columns)
  }

  /// Puts text given as UTF-8 at a place, as `put` does with a string; what is not UTF-8 is shown as U+FFFD.
  @discardableResult
  public mutating func put(utf8 bytes: Span<UInt8>, at place: Position, role: Role, limit columns: Int? = nil) -> Int {
    guard place.row >= 0, place.row < size.rows, place.column >= 0, place.column < size.columns else { return 0 }
    let row = place.row * size.columns
    let first = row + place.column
    let end = min(row + size.columns, first + max(0, min(columns ?? size.columns, size.columns)))
    guard first < end else { return 0 }
    var index = first
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      // Most bytes are a letter before a letter: no marks, one cell.
      if byte >= 0x20, byte < 0x7F, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
        guard index < end else { break }
        write(Cell(ascii: byte, role: role), at: index)
        index += 1
        offset += 1
        continue
      }
      let unit = displayUnit(in: bytes, at: offset, charset: charset)
      guard write(unit, at: &index, before: end, role: role) else { break }
      offset += unit.byteCount
    }
    return index - first
  }

  /// Fills a rectangle with blanks, or with another character that is one column wide.
  public mutating func fill(_ rectangle: Rectangle, with character: Unicode.Scalar = " ", role: Role) {
    var text = String(String.UnicodeScalarView(repeatElement(character, count: 1)))
    if hasASCIILines { text = asciiLines(text) }
    let unit = displayUnit(in: text.utf8.span, at: 0, charset: charset)
    var cell = Cell(role: role)
    switch unit.content {
    case .glyph(let glyph) where glyph.width == 1: cell = glyph
    case .spelled(let ascii): cell = Cell(ascii: ascii.utf8.first ?? 0x20, role: role)
    case .glyph, .nothing: break
    }
    cell.role = role
    for row in rows(of: rectangle) {
      for column in columns(of: rectangle) { write(cell, at: row * size.columns + column) }
    }
  }

  /// Gives every cell of a rectangle this role; what they show stays.
  public mutating func setRole(_ role: Role, in rectangle: Rectangle) {
    for row in rows(of: rectangle) {
      for column in columns(of: rectangle) { cells[row * size.columns + column].role = role }
    }
  }

  /// What a row shows, without the blanks at its end. Precondition: the row is inside.
  public func text(row: Int) -> String {
    var text = ""
    var blanks = 0
    for cell in cells(row: row) where !cell.isRightHalf {
      if cell.scalars == (0x20, 0, 0) {
        blanks += 1
        continue
      }
      text += String(repeating: " ", count: blanks) + cell.text
      blanks = 0
    }
    return text
  }

  /// What it shows: rows parted by line feeds, blanks at their ends dropped.
  public var text: String { (0..<size.rows).map { text(row: $0) }.joined(separator: "\n") }

  /// A text whose lines, blocks and separators are ASCII; each stays one column wide. What is wider in ASCII is for
  /// `inASCIIMarks` to spell before there are columns.
  private func asciiLines(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2500}"..."\u{259F}", "\u{25A0}"..."\u{25FF}", "›", "‹", "·", "•":
        let ascii = transliteration(of: scalar)
        scalars.append(ascii.unicodeScalars.count == 1 ? ascii.unicodeScalars.first ?? "?" : "?")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private func rows(of rectangle: Rectangle) -> Range<Int> {
    let start = max(0, min(rectangle.origin.row, size.rows))
    return start..<max(start, min(size.rows, rectangle.origin.row + rectangle.size.rows))
  }

  private func columns(of rectangle: Rectangle) -> Range<Int> {
    let start = max(0, min(rectangle.origin.column, size.columns))
    return start..<max(start, min(size.columns, rectangle.origin.column + rectangle.size.columns))
  }

  /// Places a unit and moves on; false when it does not fit.
  private mutating func write(_ unit: DisplayUnit, at index: inout Int, before end: Int, role: Role) -> Bool {
    switch unit.content {
    case .nothing:
      break
    case .glyph(var cell):
      guard index + unit.width <= end else { return false }
      cell.role = role
      write(cell, at: index)
      if cell.width == 2 {
        write(.rightHalf(role: role), at: index + 1, joining: true)
      }
      index += unit.width
    case .spelled(let ascii):
      // A name may be cut: it is ASCII.
      for byte in ascii.utf8 {
        guard index < end else { return false }
        write(Cell(ascii: byte, role: role), at: index)
        index += 1
      }
    }
    return true
  }

  /// Writes one cell; the other half of a wide character that it cuts becomes a blank.
  private mutating func write(_ cell: Cell, at index: Int, joining: Bool = false) {
    let old = cells[index]
    if old.width == 0, !joining, index > 0 { cells[index - 1] = Cell(role: cells[index - 1].role) }
    if old.width == 2, index + 1 < cells.count { cells[index + 1] = Cell(role: cells[index + 1].role) }
    cells[index] = cell
  }
}
