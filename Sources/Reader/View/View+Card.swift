import ReportIndex
import ReportModel
import Screen

extension ReaderState {
  /// The third column of a wide screen: where the current quotation comes from, and its notes; without one the report.
  func drawCard(on canvas: inout Canvas, _ rectangle: Rectangle) {
    let columns = max(1, rectangle.size.columns - 2)
    let left = rectangle.origin.column + 1
    let title = shownQuotation.map { "QUOTATION q\($0 + 1)" } ?? "REPORT"
    canvas.fill(
      Rectangle(column: rectangle.origin.column, row: rectangle.origin.row, columns: rectangle.size.columns, rows: 1),
      role: .paneTitle)
    canvas.put(title, at: Position(column: left, row: rectangle.origin.row), role: .paneTitle, limit: columns)
    let lines = shownQuotation.map { quotationCard($0, columns: columns) } ?? reportCard(columns: columns)
    let rows = rectangle.size.rows - 1
    for (row, line) in lines.prefix(rows).enumerated() {
      canvas.put(line, column: left, row: rectangle.origin.row + 1 + row, columns: columns)
    }
    if lines.count > rows, rows > 0 {
      canvas.put(" …", endingAt: left + columns, row: rectangle.origin.row + rows, role: .dim)
    }
  }

  private func fact(_ name: String, _ value: String, columns: Int, role: Role = .text) -> [RichLine] {
    let label = name + String(repeating: " ", count: max(1, 10 - name.utf8.count))
    return wrap([Run(value, role)], columns: max(8, columns - 10), charset: charset).enumerated().map { index, line in
      [Run(index == 0 ? label : String(repeating: " ", count: 10), .dim)] + line
    }
  }

  /// Who, why, when, where, on whose authority.
  private func quotationCard(_ index: Int, columns: Int) -> [RichLine] {
    let report = catalog.report
    let quotation = report.quotations[index]
    var lines: [RichLine] = []
    if let speaker = quotation.speaker {
      lines += fact("speaker", report.speakers[speaker].name, columns: columns, role: .heading)
      if let role = report.speakers[speaker].roles.first {
        lines += fact("", role.text, columns: columns)
      }
    } else {
      lines += fact("speaker", "nobody is named", columns: columns, role: .warning)
    }
    let restsOnLeadIn = quotation.leadIn.map { leadIn in quotation.evidence.range.map { leadIn.contains($0) } ?? false }
    lines += fact(
      "why", restsOnLeadIn == true ? quotation.evidence.rule : why(quotation.evidence), columns: columns)
    if let addressee = quotation.addressee { lines += fact("to", addressee, columns: columns) }
    if let said = quotation.said {
      lines += fact("said", said.words, columns: columns)
      if let evidence = quotation.saidEvidence { lines += fact("", why(evidence), columns: columns) }
    } else {
      lines += fact("said", "no date", columns: columns)
    }
    if let section = quotation.section { lines += fact("section", catalog.title(of: section), columns: columns) }
    let outlets = catalog.outlets(of: index)
    if !outlets.isEmpty { lines += fact("outlet", outlets.joined(separator: ", "), columns: columns) }
    lines += fact("kind", quotation.kind.rawValue, columns: columns)
    if !quotation.echoes.isEmpty {
      lines += fact("echoes", quotation.echoes.map { "q\($0 + 1)" }.joined(separator: ", "), columns: columns)
    }
    if let leadIn = quotation.leadIn {
      lines += [[]] + [[Run("LEAD-IN", .paneTitle)]]
      lines += wrap([Run(oneLine(leadIn), .text)], columns: columns, charset: charset)
    }
    lines += [[]] + [[Run("NOTES", .paneTitle)]]
    if quotation.notes.isEmpty { lines.append([Run("No note supports it.", .dim)]) }
    for note in quotation.notes {
      let label = "[\(report.notes[note].label)] "
      let hang = String(repeating: " ", count: label.count)
      for (row, line) in noteLines(note, columns: max(8, columns - label.count)).enumerated() {
        lines.append([Run(row == 0 ? label : hang, .marker)] + line)
      }
      let others = catalog.quotations(on: note).filter { $0 != index }
      if !others.isEmpty {
        lines.append([Run(hang + "also supports " + others.map { "q\($0 + 1)" }.joined(separator: ", "), .dim)])
      }
    }
    return lines
  }

  /// What the report is: shown while no quotation is current.
  private func reportCard(columns: Int) -> [RichLine] {
    let report = catalog.report
    let block = report.titleBlock
    var lines = fact("title", words.title, columns: columns, role: .heading)
    if let series = block.series {
      lines += fact("series", series + (block.number.map { " No. " + $0 } ?? ""), columns: columns)
    }
    if let published = block.published { lines += fact("published", published.words, columns: columns) }
    if !block.authors.isEmpty { lines += fact("by", block.authors.joined(separator: ", "), columns: columns) }
    if !block.topics.isEmpty { lines += fact("topics", block.topics.joined(separator: ", "), columns: columns) }
    lines.append([])
    let missing = report.notes.filter { $0.definition == nil }.count
    lines += fact("quoted", "\(catalog.counted.count) quotations", columns: columns)
    lines += fact("speakers", "\(speakers.rows.count)", columns: columns)
    lines += fact("sections", "\(report.sections.count)", columns: columns)
    lines += fact(
      "notes", "\(report.notes.count)" + (missing == 0 ? "" : ", \(missing) without a definition"), columns: columns)
    lines += [[]]
    for (keys, help) in [
      ("J K", "from quotation to quotation"), ("p", "the note behind it"), ("+", "only this speaker"),
    ] {
      lines.append([Run(keys + String(repeating: " ", count: 10 - keys.count), .keyName), Run(help, .text)])
    }
    return lines
  }

  /// The rule that made a claim, and the words that it rests on.
  private func why(_ evidence: Evidence) -> String {
    guard let range = evidence.range else { return evidence.rule }
    return "\(evidence.rule): “\(fit(oneLine(range), columns: 160, charset: charset))”"
  }

  /// The words of a range on one line.
  private func oneLine(_ range: TextRange) -> String {
    catalog.report.text.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
