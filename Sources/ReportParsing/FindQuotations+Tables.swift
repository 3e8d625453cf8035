import ReportModel

// Tables whose cells say when, who and what: rows between bars, or lines with semicolons.
extension QuotationFinder {
  /// Takes in the rows of a table that have words in marks: `| 3 May 2019 | Nora Quist | "…" |`, `03.05.2019; Nora Quist; "…"`.
  /// False where a paragraph is none.
  mutating func readTable(_ index: Int) -> Bool {
    let range = blocks[index].range
    guard blocks[index].kind == .prose else { return false }
    let hasBars = blocks[index].evidence.rule == BlockClassifier.tableRow
    guard hasBars || text.bytes[range.start].isASCIIDigit && isLinesWithSemicolons(range) else { return false }
    let separator = UInt8(ascii: hasBars ? "|" : ";")
    running = nil
    for line in text.split(range, at: ["\n"]) { readRow(line, of: index, separator) }
    return true
  }

  /// Whether most lines of a paragraph begin with a day, a semicolon, some words and a semicolon; a line alone has words in
  /// marks behind them.
  private func isLinesWithSemicolons(_ range: TextRange) -> Bool {
    guard range.count < 20_000, text.bytes[range.start..<min(range.end, range.start + 48)].contains(UInt8(ascii: ";"))
    else { return false }
    let lines = text.split(range, at: ["\n"])
    let rows = lines.filter { line in
      let cells = text.split(line, at: [";"])
      return cells.count >= 3 && isDay(cells[0])
    }
    return !rows.isEmpty && rows.count * 3 >= lines.count * 2
      && rows.allSatisfy { text.isQuote(at: text.split($0, at: [";"])[2].start) || rows.count > 1 }
  }

  private mutating func readRow(_ line: TextRange, of index: Int, _ separator: UInt8) {
    let pairs = text.matchMarks(in: line)
    let outer = pairs.filter { $0.parent == nil }
    guard let first = outer.first, let last = outer.last, last.isClosed,
      zip(outer, outer.dropFirst()).allSatisfy({ isBlank(TextRange($0.end, $1.open)) })
    else { return }
    let before = text.trimmed(TextRange(line.start, first.open))
    let after = text.trimmed(TextRange(last.end, line.end))
    guard before.isEmpty || text.bytes[before.end - 1] == separator,
      after.isEmpty || text.bytes[after.start] == separator
    else { return }
    let separators: [StaticString] = separator == UInt8(ascii: "|") ? ["|"] : [";"]
    let cells = (text.split(before, at: separators) + text.split(after, at: separators)).filter {
      text.firstWord(in: $0, lexicon) != nil
    }
    let day = cells.first { isDay($0) }
    let pieces = outer.compactMap { piece($0.contentStart, $0.contentEnd) }
    guard !cells.isEmpty, !pieces.isEmpty else { return }
    var quotation = FoundQuotation(kind: .block, pieces: pieces, block: index, lead: .none, isClosed: true)
    quotation.credit = cells.first { $0 != day }
    quotation.day = day
    found.append(quotation)
    addNested(pairs, in: found.count - 1)
  }

  /// Whether a cell has a date and nothing else.
  private func isDay(_ cell: TextRange) -> Bool {
    guard cell.count <= 48, text.bytes[cell.start..<cell.end].contains(where: \.isASCIIDigit) else { return false }
    var reader = DateReader(text)
    reader.read(cell, stretch: 0)
    guard let first = reader.drafts.first, let last = reader.drafts.last else { return false }
    return first.start - cell.start <= 10 && cell.end - last.end <= 1
  }
}

extension ReadingText {
  /// Whether a line is a row of a table without bars: it begins with a figure, has a semicolon soon, and ends in a mark.
  func isRowWithSemicolons(_ range: TextRange) -> Bool {
    range.count > 20 && bytes[range.start].isASCIIDigit && endsInMark(range)
      && bytes[range.start..<min(range.end, range.start + 24)].contains(UInt8(ascii: ";"))
  }

  private func endsInMark(_ range: TextRange) -> Bool {
    scalar(before: range.end).map { [0x22, 0x201D, 0xBB, 0x201C].contains($0.value) } ?? false
  }

  /// Whether a line is a row of a table: it begins with a bar and has another.
  func isTableRow(_ range: TextRange) -> Bool {
    range.count > 2 && bytes[range.start] == UInt8(ascii: "|")
      && bytes[(range.start + 1)..<range.end].contains(UInt8(ascii: "|"))
  }
}
