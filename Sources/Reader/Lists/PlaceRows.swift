import ReportIndex
import ReportModel
import Screen

extension ReaderState {
  /// Lines of text wrapped to rows, the first of which leads somewhere; the cursor can stand on all of them.
  func rows(
    _ line: RichLine, hang: Int = 0, columns: Int, to target: TextRange? = nil, about subject: Limits.Subject? = nil
  ) -> [PlaceRow] {
    wrap(line, columns: columns, hang: hang, charset: charset).map { PlaceRow($0, to: target, about: subject) }
  }

  /// A heading over rows, with a blank line before it where it is not the first.
  func heading(_ words: String, in rows: [PlaceRow]) -> [PlaceRow] {
    (rows.isEmpty ? [] : [PlaceRow(line: [])]) + [PlaceRow(line: [Run(words, .paneTitle)])]
  }

  // MARK: Contents

  /// A row a section, by level, with how many of its quotations the limits leave.
  func contentsRows(columns: Int) -> [PlaceRow] {
    let report = catalog.report
    var counts = Array(repeating: 0, count: report.sections.count)
    for quotation in kept {
      guard let section = report.quotations[quotation].section else { continue }
      for outer in catalog.sectionPath(section) { counts[outer] += 1 }
    }
    let base = report.sections.map(\.level).min() ?? 1
    return report.sections.indices.map { index in
      let section = report.sections[index]
      let indent = min(2 * (section.level - base), columns / 3)
      let count = counts[index] == 0 ? spelled("–") : "\(counts[index])"
      let room = columns - indent - count.utf8.count - 1
      let title = String(repeating: " ", count: indent) + fit(catalog.title(of: index), columns: room, charset: charset)
      return PlaceRow(
        [Run(title, .text)], trailing: count, detail: "line \(report.text.lineNumber(at: section.title.start))",
        to: section.title, about: .section(index))
    }
  }

  // MARK: Notes

  /// A row a note, with the quotations that rest on it, and under it what is wrong with it.
  func noteRows(columns: Int) -> [PlaceRow] {
    let report = catalog.report
    let labelColumns = report.notes.map { displayWidth(of: $0.label, charset: charset) }.max() ?? 1
    var rows: [PlaceRow] = []
    let left = Set(catalog.quotations(under: limits, nested: true))
    let supporting = catalog.quotationsByNote()
    for (index, note) in report.notes.enumerated() {
      let supported = supporting[index].filter(left.contains)
      let trailing =
        supported.isEmpty
        ? spelled("–") : supported.count == 1 ? "q\(supported[0] + 1)" : "q\(supported[0] + 1)+\(supported.count - 1)"
      let label =
        note.label
        + String(
          repeating: " ", count: max(0, labelColumns - displayWidth(of: note.label, charset: charset)))
      let odd = note.states.compactMap { state in
        state == .missingDefinition ? "no definition" : state.shortWarning
      }
      let source = note.definition.map { definition in
        definition.sources.first.flatMap(\.summaryIfAny) ?? oneLine(definition.text)
      }
      let words = source ?? "(nothing)"
      let room = columns - labelColumns - 2 - trailing.utf8.count - 1
      let target = note.definition?.range ?? note.references.first?.range
      rows.append(
        PlaceRow(
          [Run(label + "  ", .marker), Run(fit(words, columns: room, charset: charset), source == nil ? .dim : .text)],
          mark: odd.isEmpty ? "" : "!", trailing: trailing, detail: odd.joined(separator: ", "), to: target,
          about: .note(index)))
      if !odd.isEmpty, layout.rowsPerListRow == 1 {
        let blanks = String(repeating: " ", count: labelColumns + 2)
        rows.append(PlaceRow(line: [Run(blanks + odd.joined(separator: ", "), .warning)]))
      }
    }
    return rows
  }

  // MARK: Diagnostics

  /// A row a finding, by place, and under it what it is in words.
  func diagnosticsRows(columns: Int) -> [PlaceRow] {
    let report = catalog.report
    var rows: [PlaceRow] = []
    for finding in report.findings {
      let mark: String
      switch finding.code.severity {
      case .error: mark = "!"
      case .warning: mark = "?"
      case .note: mark = "·"
      }
      let line = "line \(report.text.lineNumber(at: finding.range.start))"
      rows.append(
        PlaceRow(
          [Run(line + "  ", .text), Run(finding.code.rawValue, .dim)], mark: mark, detail: finding.message,
          to: finding.range))
      if layout.rowsPerListRow == 1 {
        rows += wrap([Run("  " + finding.message, .text)], columns: columns, hang: 2, charset: charset)
          .map { PlaceRow(line: $0) }
      }
    }
    return rows
  }

  // MARK: Places

  /// The places that jumps came from, the newest first, with those that going back left between them and the place.
  func placesRows(columns: Int) -> [PlaceRow] {
    let marks = markRows(columns: columns)
    let stops =
      jumps.forward.map { row(for: $0, .forward, columns: columns) }
      + [placeRow(at: place, mark: "·", columns: columns)]
      + jumps.back.reversed().map { row(for: $0, .back, columns: columns) }
    let annotations = fit("Annotations · \(keyName(of: "select")) undoes", columns: columns, charset: charset)
    let groups = [
      ("Marks", marks), (annotations, annotationRows(columns: columns)), ("Places", stops.count == 1 ? [] : stops),
    ].filter { !$0.1.isEmpty }
    if groups.count == 1 { return groups[0].1 }
    return groups.reduce(into: []) { rows, group in rows += heading(group.0, in: rows) + group.1 }
  }

  private func row(for stop: JumpList.Stop, _ step: OpenRequest.Step, columns: Int) -> PlaceRow {
    if let report = stop.report { return row(for: report, stop.anchor, step: .jump, columns: columns) }
    return placeRow(at: stop.place, mark: "", columns: columns)
  }

  /// A row for a place: how far it is, and what stands there.
  func placeRow(at place: Int, mark: String, name: String = "", columns: Int) -> PlaceRow {
    let report = catalog.report
    let percent = report.text.count == 0 ? 0 : place * 100 / report.text.count
    let quotation = catalog.quotation(at: place)
    let id = quotation.map { "q\($0 + 1)" } ?? "\(percent) %"
    let who = quotation.map { speakerName(of: $0) }
    let section = catalog.section(at: place).map { catalog.title(of: $0) } ?? words.title
    let room = columns - id.utf8.count - 1 - name.count
    let line = report.text.lineRange(report.text.lineIndex(at: place))
    let (start, isCut) = beginning(of: TextRange(place, max(place, line.end)), columns: max(1, room))
    let words = start + (isCut ? spelled("…") : "")
    return PlaceRow(
      [Run(name, .keyName), Run(fit(words.isEmpty ? section : words, columns: room, charset: charset), .text)],
      mark: mark,
      trailing: id, detail: [section, who].compactMap { $0 }.joined(separator: " · "), to: TextRange(place, place))
  }

  /// The first words of a range on one line: enough of them for so many columns, no cluster cut, and whether that is not
  /// all. Costs what is given.
  func beginning(of range: TextRange, columns: Int) -> (text: String, isCut: Bool) {
    let bytes = catalog.report.text.bytes.span
    var offset = range.start
    var width = 0
    while offset < range.end, width <= columns || continuesCluster(in: bytes, at: offset) {
      let unit = displayUnit(in: bytes, at: offset, charset: charset)
      width += unit.width
      offset += unit.byteCount
    }
    return (oneLine(TextRange(range.start, min(offset, range.end))), offset < range.end)
  }

  /// The words of a range on one line.
  func oneLine(_ range: TextRange) -> String {
    catalog.report.text.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Note.Source {
  /// Outlet and date; nil when neither is known.
  var summaryIfAny: String? {
    let parts = [outlet, date?.compact].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Note.State {
  /// What is wrong, in a word or two; nil when nothing is.
  var shortWarning: String? {
    switch self {
    case .ok, .ibidResolved, .missingDefinition: nil
    case .missingOutlet: "no outlet"
    case .unreferenced: "nothing refers to it"
    case .duplicate: "defined twice"
    case .outOfOrder: "out of order"
    case .ibidDangling: "ibid. to nothing"
    case .urlOnly: "only an address"
    }
  }
}
