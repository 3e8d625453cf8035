import ReportIndex
import ReportModel
import Screen

/// What stays in sight, whatever is current.
enum Pin: Hashable, Sendable {
  /// An index of `Report.notes`.
  case note(Int)
  /// An index of `Report.quotations`.
  case quotation(Int)
}

extension ReaderState {
  /// The quotation that the provenance card is about: the pinned one, else the current one.
  var cardQuotation: Int? {
    if case .quotation(let quotation) = pinned { return quotation }
    return shownQuotation
  }

  /// A name and its value, which leads to a place.
  func fact(
    _ name: String, _ value: String, columns: Int, role: Role = .text, to target: TextRange? = nil,
    about subject: Limits.Subject? = nil
  ) -> [PlaceRow] {
    let width = columns < 40 ? 8 : 10
    let label = name + String(repeating: " ", count: max(1, width - name.utf8.count))
    return wrap([Run(value, role)], columns: max(8, columns - width), charset: charset).enumerated().map {
      index, line in
      PlaceRow(
        [Run(index == 0 ? label : String(repeating: " ", count: width), .dim)] + line, to: target, about: subject)
    }
  }

  /// Who, why, when, where, on whose authority.
  func quotationRows(_ index: Int, columns: Int) -> [PlaceRow] {
    let report = catalog.report
    let quotation = report.quotations[index]
    var rows: [PlaceRow] = []
    if let speaker = quotation.speaker {
      let subject = Limits.Subject.speaker(speaker)
      rows += fact(
        "speaker", report.speakers[speaker].name, columns: columns, role: .heading, to: quotation.range, about: subject)
      for role in shownRoles(of: speaker) {
        let words = role.evidence.isReaders ? "\(role.text) · by your merge" : role.text
        rows += fact("", words, columns: columns, to: role.evidence.range)
      }
    } else {
      rows += fact("speaker", "nobody is named", columns: columns, role: .warning, to: quotation.range)
    }
    rows += fact(
      "why", why(quotation.evidence, quotation, columns: columns), columns: columns, to: quotation.evidence.range)
    rows += foundRows(speakerOf: index, columns: columns)
    if let cue = quotation.cue, !quotation.evidence.isReaders {
      rows += fact("cue", spelled("“") + oneLine(cue) + spelled("”"), columns: columns, to: cue)
    }
    if let addressee = quotation.addressee {
      rows += fact(
        "to", addressee, columns: columns, to: quotation.range, about: .query(.name(.to, .words(addressee))))
    }
    if let said = quotation.said {
      rows += fact("said", said.words, columns: columns, to: quotation.saidEvidence?.range, about: .date(said))
      if let evidence = quotation.saidEvidence {
        rows += fact("", why(evidence, quotation, columns: columns), columns: columns, to: evidence.range)
      }
    } else {
      rows += fact("said", "no date", columns: columns)
      if let evidence = quotation.saidEvidence { rows += fact("", evidence.plainWords, columns: columns) }
    }
    rows += foundRows(dateOf: index, columns: columns)
    let published = quotation.notes.flatMap { report.notes[$0].definition?.sources.compactMap(\.date) ?? [] }
    if let first = published.first {
      let others = published.count > 1 ? " and \(published.count - 1) more" : ""
      rows += fact("printed", first.words + others, columns: columns)
    }
    if let section = quotation.section {
      rows += fact(
        "section", catalog.title(of: section), columns: columns, to: report.sections[section].title,
        about: .section(section))
    }
    for (number, outlet) in catalog.outlets(of: index).enumerated() {
      rows += fact(
        number == 0 ? "outlet" : "", outlet + source(ofOutlet: outlet, index), columns: columns, about: .outlet(outlet))
    }
    rows += fact("kind", quotation.kind.rawValue, columns: columns)
    if let parent = quotation.parent {
      rows += fact(
        "within", "q\(parent + 1) \(speakerName(of: parent))", columns: columns, to: report.quotations[parent].range)
    }
    for (number, echo) in quotation.echoes.enumerated() {
      rows += fact(
        number == 0 ? "echoes" : "", "q\(echo + 1) \(speakerName(of: echo))", columns: columns,
        to: report.quotations[echo].range)
    }
    rows += ownRows(index, columns: columns)
    if let leadIn = quotation.leadIn {
      rows += heading("LEAD-IN", in: rows)
      rows += self.rows([Run(oneLine(leadIn), .text)], columns: columns, to: leadIn)
    }
    rows += heading("NOTES", in: rows)
    if quotation.notes.isEmpty { rows.append(PlaceRow([Run("No note supports it.", .dim)], to: nil)) }
    for note in quotation.notes { rows += noteCardRows(note, for: index, columns: columns) }
    return rows
  }

  /// A note under a quotation: its definition, why it supports the quotation, and what else rests on it.
  private func noteCardRows(_ note: Int, for quotation: Int, columns: Int) -> [PlaceRow] {
    let item = catalog.report.notes[note]
    let label = "[\(item.label)] "
    let hang = String(repeating: " ", count: displayWidth(of: label, charset: charset))
    let target = item.definition?.range
    var rows: [PlaceRow] = []
    for (row, line) in noteLines(note, columns: max(8, columns - hang.count)).enumerated() {
      rows.append(PlaceRow([Run(row == 0 ? label : hang, .marker)] + line, to: target, about: .note(note)))
    }
    func add(_ words: String, to target: TextRange?) {
      for line in wrap([Run(words, .dim)], columns: max(8, columns - hang.count), charset: charset) {
        rows.append(PlaceRow([Run(hang, .text)] + line, to: target, about: .note(note)))
      }
    }
    if let reference = item.references.first(where: { $0.quotations.contains(quotation) }) {
      add(reference.evidence.plainWords, to: reference.range)
    }
    let others = catalog.quotations(on: note).filter { $0 != quotation }
    if !others.isEmpty {
      add(
        "also supports " + others.map { "q\($0 + 1)" }.joined(separator: ", "),
        to: catalog.report.quotations[others[0]].range)
    }
    return rows
  }

  /// A note that is pinned: its definition, and every quotation that rests on it.
  func noteCard(_ note: Int, columns: Int) -> [PlaceRow] {
    let item = catalog.report.notes[note]
    var rows = noteLines(note, columns: columns).map {
      PlaceRow($0, to: item.definition?.range ?? item.references.first?.range, about: .note(note))
    }
    rows += heading("SUPPORTS", in: rows)
    let supported = catalog.quotations(on: note)
    if supported.isEmpty { rows.append(PlaceRow([Run("No quotation rests on it.", .dim)], to: nil)) }
    for quotation in supported { rows.append(quotationRow(quotation, columns: columns)) }
    return rows
  }

  /// A row for a quotation: when, what, and its number; dim when the limits leave it out.
  func quotationRow(_ index: Int, columns: Int, showsSpeaker: Bool = true, isLeft: Bool? = true) -> PlaceRow {
    let quotation = catalog.report.quotations[index]
    let id = "q\(index + 1)"
    let date = quotation.said.map { spelled($0.compact) } ?? "no date"
    var head = showsSpeaker ? quotation.speaker.map { words.shortNames[$0] } ?? "nobody" : date
    if columns >= 44, showsSpeaker { head = date + "  " + head }
    head = fit(head, columns: columns / 2, charset: charset) + "  "
    let room = columns - displayWidth(of: head, charset: charset) - id.utf8.count - 1
    let detail = catalog.title(ofSectionOf: index)
    let mark = quotation.isCorrected ? "*" : ""
    return PlaceRow(
      [Run(head, .dim), Run(fit(excerpt(index), columns: room, charset: charset), isLeft ?? true ? .text : .dim)],
      mark: mark, trailing: id, detail: detail, to: quotation.range, about: quotation.speaker.map { .speaker($0) })
  }

  /// What the report is: shown while no quotation is current.
  func reportRows(columns: Int) -> [PlaceRow] {
    let report = catalog.report
    let block = report.titleBlock
    var rows = fact("title", words.title, columns: columns, role: .heading, to: block.title)
    if let series = block.series {
      rows += fact("series", series + (block.number.map { " No. " + $0 } ?? ""), columns: columns)
    }
    if let published = block.published { rows += fact("published", published.words, columns: columns) }
    if !block.authors.isEmpty { rows += fact("by", block.authors.joined(separator: ", "), columns: columns) }
    if !block.topics.isEmpty { rows += fact("topics", block.topics.joined(separator: ", "), columns: columns) }
    rows.append(PlaceRow(line: []))
    let missing = report.notes.filter { $0.definition == nil }.count
    rows += fact("quoted", "\(catalog.counted.count) quotations", columns: columns)
    rows += fact("speakers", "\(report.speakers.count)", columns: columns)
    rows += fact("sections", "\(report.sections.count)", columns: columns)
    rows += fact(
      "notes", "\(report.notes.count)" + (missing == 0 ? "" : ", \(missing) without a definition"), columns: columns)
    rows.append(PlaceRow(line: []))
    for (keys, help) in [
      ("J K", "from quotation to quotation"), ("p", "the note behind it"), ("+", "only this speaker"),
    ] {
      let line = [Run(keys + String(repeating: " ", count: 9 - keys.count), .keyName), Run(" " + help, .text)]
      rows += wrap(line, columns: columns, hang: 10, charset: charset).map { PlaceRow(line: $0) }
    }
    return rows
  }

  /// The first role that the report gives a speaker, and those that came with whom the reader made one with them.
  private func shownRoles(of speaker: Int) -> [Speaker.Form] {
    let roles = catalog.report.speakers[speaker].roles
    return (roles.first { !$0.evidence.isReaders }.map { [$0] } ?? []) + roles.filter(\.evidence.isReaders)
  }

  /// Of a quotation that the reader has put right: why it is known by an outlet.
  private func source(ofOutlet outlet: String, _ index: Int) -> String {
    let quotation = catalog.report.quotations[index]
    guard quotation.evidence.isReaders else { return "" }
    let notes = quotation.notes.filter { catalog.outlets(ofNote: $0).contains(outlet) }
    if notes.isEmpty { return " · the speaker" }
    return " · note " + notes.map { catalog.report.notes[$0].label }.joined(separator: ", ")
  }

  /// The rule that made a claim, and the words that it rests on unless the card shows them as the lead-in.
  func why(_ evidence: Evidence, _ quotation: Quotation, columns: Int) -> String {
    guard let range = evidence.range, quotation.leadIn?.contains(range) != true else { return evidence.plainWords }
    let words = fit(oneLine(range), columns: max(40, 3 * columns), charset: charset)
    return spelled("\(evidence.plainWords): “") + words + spelled("”")
  }
}

extension Catalog {
  /// The title of the section that a quotation stands in; empty when it is in none.
  fileprivate func title(ofSectionOf quotation: Int) -> String {
    report.quotations[quotation].section.map { title(of: $0) } ?? ""
  }
}
