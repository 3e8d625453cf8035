import ReportIndex
import ReportModel
import Screen

extension ReaderState {
  /// A speaker's card: names and roles with how often and where first, quotations, those nested in others' words and
  /// headlines apart, whom they spoke to, the notes that support them. Every row leads to a place.
  func speakerCardRows(_ index: Int, columns: Int) -> [PlaceRow] {
    let report = catalog.report
    let speaker = report.speakers[index]
    let subject = Limits.Subject.speaker(index)
    var rows = self.rows(
      [Run(speaker.name, .heading)], columns: columns, to: place(ofSpeaker: index), about: subject)
    func add(_ title: String, forms: [Speaker.Form]) {
      if forms.isEmpty { return }
      rows += heading(title, in: rows)
      for form in forms {
        let count = spelled("×\(form.count)")
        let room = columns - displayWidth(of: count, charset: charset) - 1
        let why = form.evidence.range.map {
          "line \(report.text.lineNumber(at: $0.start)): \(form.evidence.plainWords)"
        }
        rows.append(
          PlaceRow(
            [Run(fit(form.text, columns: room, charset: charset), .text)],
            mark: form.evidence.isReaders ? "*" : "", trailing: count, detail: why ?? form.evidence.plainWords,
            to: form.evidence.range, about: subject))
      }
    }
    add("NAMES", forms: speaker.aliases)
    add("ROLES", forms: speaker.roles)
    let own = speaker.quotations
    // Headlines are not among them: whether those are left is asked one by one.
    let left =
      limits.areEffective
      ? Set(catalog.quotations(under: limits, nested: true) + own.filter { isHeadline($0) && isLeft($0) }) : nil
    func add(_ title: String, _ quotations: [Int]) {
      if quotations.isEmpty { return }
      rows += heading("\(title) \(quotations.count)", in: rows)
      rows += quotations.map { quotationRow($0, columns: columns, showsSpeaker: false, isLeft: left?.contains($0)) }
    }
    add("QUOTED", own.filter { report.quotations[$0].kind.isCounted })
    add("IN OTHERS' WORDS", own.filter { report.quotations[$0].kind == .nested })
    add("HEADLINES", own.filter { report.quotations[$0].kind == .headline })
    addAddressees(of: own, to: &rows, columns: columns)
    addNotes(of: index, to: &rows, columns: columns)
    return rows
  }

  private func isHeadline(_ quotation: Int) -> Bool { catalog.report.quotations[quotation].kind == .headline }

  private func isLeft(_ quotation: Int) -> Bool { catalog.keeps(quotation: quotation, under: limits) }

  private func addAddressees(of quotations: [Int], to rows: inout [PlaceRow], columns: Int) {
    var order: [String] = []
    var counts: [String: Int] = [:]
    var first: [String: TextRange] = [:]
    for index in quotations {
      guard let addressee = catalog.report.quotations[index].addressee else { continue }
      if counts[addressee] == nil { order.append(addressee) }
      counts[addressee, default: 0] += 1
      first[addressee] = first[addressee] ?? catalog.report.quotations[index].range
    }
    if order.isEmpty { return }
    rows += heading("SPOKE TO", in: rows)
    for name in order {
      let count = spelled("×\(counts[name] ?? 0)")
      rows.append(
        PlaceRow(
          [Run(fit(name, columns: columns - count.count - 1, charset: charset), .text)], trailing: count,
          to: first[name],
          about: .query(.name(.to, .words(name)))))
    }
  }

  private func addNotes(of speaker: Int, to rows: inout [PlaceRow], columns: Int) {
    let notes = catalog.notes(of: speaker)
    if notes.isEmpty { return }
    rows += heading("NOTES \(notes.count)", in: rows)
    for note in notes {
      let item = catalog.report.notes[note]
      let label = "[\(item.label)] "
      let words =
        item.definition.map { $0.sources.first.flatMap(\.summaryIfAny) ?? oneLine($0.text) } ?? "no definition"
      let room = columns - displayWidth(of: label, charset: charset)
      rows.append(
        PlaceRow(
          [
            Run(label, .marker),
            Run(fit(words, columns: room, charset: charset), item.definition == nil ? .warning : .text),
          ],
          to: item.definition?.range ?? item.references.first?.range, about: .note(note)))
    }
  }
}
