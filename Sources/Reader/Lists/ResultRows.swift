import ReportModel
import Screen

extension ReaderState {
  /// A row a match of the search, in the words around it; over the first of each quotation who says it and when.
  func resultRows(columns: Int) -> [PlaceRow] {
    let report = catalog.report
    var rows: [PlaceRow] = []
    var last: Int?
    for match in search.matches.prefix(ReaderState.mostResults) {
      let quotation = catalog.quotation(at: match.start)
      let group = quotation ?? -1 - (catalog.section(at: match.start) ?? -1)
      if group != last || rows.isEmpty {
        last = group
        let head: RichLine
        if let quotation {
          let said = report.quotations[quotation].said.map { "  " + spelled($0.compact) } ?? ""
          let id = "q\(quotation + 1) "
          let name = fit(
            speakerName(of: quotation), columns: columns - said.count - id.count, charset: charset)
          head = [Run(id, .dim), Run(name, .heading), Run(said, .dim)]
        } else {
          let title = catalog.section(at: match.start).map { catalog.title(of: $0) } ?? words.title
          head = [Run(fit(title, columns: columns, charset: charset), .dim)]
        }
        rows.append(PlaceRow(line: head))
      }
      rows.append(PlaceRow([Run("  ", .text)] + context(of: match, columns: columns - 2), to: match, about: nil))
    }
    let left = search.matches.count - ReaderState.mostResults
    if left > 0 { rows.append(PlaceRow(line: [Run(spelled("… \(left) more"), .dim)])) }
    return rows
  }

  /// More rows than these nobody reads.
  private static let mostResults = 5000

  /// A match with the words around it, on one line.
  private func context(of match: TextRange, columns: Int) -> RichLine {
    let bytes = catalog.report.text.bytes
    func aligned(_ offset: Int) -> Int {
      var offset = max(0, min(offset, bytes.count))
      while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    }
    let found = fit(oneLine(match), columns: max(4, columns - 8), charset: charset)
    let room = max(0, columns - displayWidth(of: found, charset: charset))
    let first = aligned(match.start - 8 * room)
    var before = oneLine(TextRange(first, match.start))
    // What begins there may have begun before.
    if first > 0, !before.isEmpty { before.removeFirst() }
    if match.start > 0, isSpace(bytes[match.start - 1]) { before += " " }
    // The beginning is cut so that the match stands a third in.
    var head = Substring(before)
    while displayWidth(of: head, charset: charset) > room / 3, !head.isEmpty { head.removeFirst() }
    if head.count < before.count, let blank = head.firstIndex(of: " ") { head = head[head.index(after: blank)...] }
    var after = beginning(of: TextRange(match.end, bytes.count), columns: room).text
    if match.end < bytes.count, isSpace(bytes[match.end]) { after = " " + after }
    let rest = room - displayWidth(of: head, charset: charset)
    return [
      Run(String(head), .text), Run(found, .match),
      Run(String(prefix(of: Substring(after), columns: rest, charset: charset)), .text),
    ]
  }
}
