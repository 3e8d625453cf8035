import ReportIndex
import ReportModel
import Screen

extension Action {
  static let annotating: [Action] = [
    Action("annotate", ["a"], .own, "write to the quotation or line here; #word is a tag", in: Context.panes) {
      state, _ in
      state.annotate()
    }
  ]
}

extension Command {
  static let annotating: [Command] = [
    Command("annotate", "WORDS", "write these to the quotation or line here") { state, typed in
      if typed.isEmpty { return state.annotate() }
      return state.write(typed, to: nil)
    }
  ]
}

extension ReaderState {
  /// The annotation that `a` is about: that of the row, else that of the quotation or the line here.
  private var annotationHere: Record.Item<Annotation>? {
    if activePane == .list, let list, list.rows.indices.contains(list.cursor.row),
      case .annotation(let id) = list.rows[list.cursor.row].own
    {
      return record.annotations.first { $0.id == id }
    }
    if let quotation = quotationToCorrect { return annotations(of: quotation).first }
    guard activePane == .text else { return nil }
    let line = cursorWalker.line.range
    return zip(record.annotations, places.annotations).first { _, place in
      line.contains(place.offset) || line.start == place.offset
    }?.0
  }

  /// What is written to a quotation: to itself, or to a place in it and no quotation within.
  func annotations(of quotation: Int) -> [Record.Item<Annotation>] {
    zip(record.annotations, places.annotations).compactMap { item, place in
      (place.quotation ?? catalog.anyQuotation(at: place.offset)) == quotation ? item : nil
    }
  }

  /// Opens the prompt on what is written here, or on nothing.
  fileprivate mutating func annotate() -> [Effect] {
    let known = annotationHere
    if known == nil, quotationToCorrect == nil, activePane != .text {
      return refused("nothing here to write to: a quotation or a line of the text is")
    }
    var prompt = Prompt(.annotation(id: known?.id, words: known?.value.words ?? ""))
    prompt.line = LineEditor(known?.value.words ?? "")
    self.prompt = prompt
    return []
  }

  /// Enter at the prompt, which began with the words that an annotation had.
  mutating func acceptAnnotation(_ typed: String, for id: String?, earlier: String) -> [Effect] {
    let words = typed.split(separator: " ").joined(separator: " ")
    guard let id else {
      return words.isEmpty ? refused("nothing was written: there were no words") : write(words, to: nil)
    }
    guard record.annotations.contains(where: { $0.id == id && $0.value.words == earlier }) else {
      // Another session has taken it away or has other words there: neither's are lost.
      if words.isEmpty || words == earlier { return refused("another session has changed that annotation: it stays") }
      let effects = write(words, to: nil)
      tell("another session has changed the other one")
      return effects
    }
    if words.isEmpty { return removeAnnotation(id) }
    return write(words, to: id)
  }

  /// Writes an annotation, or others words in the place of one.
  fileprivate mutating func write(_ words: String, to id: String?) -> [Effect] {
    if let id {
      guard let index = record.annotations.firstIndex(where: { $0.id == id }) else { return [] }
      return changeRecord("the annotation is as it was", saying: "annotation changed · U undo") {
        $0.annotations[index].value.words = words
      }
    }
    let target: Annotation.Target
    let name: String
    if let quotation = quotationToCorrect {
      target = .quotation(QuotationAnchor(quotation, in: catalog.report))
      name = "q\(quotation + 1)"
    } else if activePane == .text {
      let line = cursorWalker.line.range
      target = .place(Anchor(line.contains(place) ? place : line.start, in: catalog.report.text))
      name = "line \(catalog.report.text.lineNumber(at: line.start))"
    } else {
      return refused("nothing here to write to: a quotation or a line of the text is")
    }
    let item = Record.Item(id: newItemID(), value: Annotation(target, words))
    return changeRecord("no annotation at \(name)", saying: "written to \(name) · M lists, U undo") {
      $0.annotations.append(item)
    }
  }

  /// Takes an annotation away.
  mutating func removeAnnotation(_ id: String) -> [Effect] {
    changeRecord("the annotation is back", saying: "annotation taken away · U undo") {
      $0.annotations.removeAll { $0.id == id }
    }
  }

  /// Tags that were used, for the word that is being typed at the end of a line.
  func tagCompletions(of head: String) -> [Completion] {
    let word = head.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    guard word.first == "#" else { return [] }
    let typed = word.dropFirst().lowercased()
    var counts: [String: Int] = [:]
    for item in record.annotations { for tag in item.value.tags { counts[tag, default: 0] += 1 } }
    return counts.filter { $0.key.hasPrefix(typed) }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      Completion(replaces: word.count, text: "#" + $0.key, count: $0.value)
    }
  }

  /// Rows for the annotations by place, for the list of marks and places.
  func annotationRows(columns: Int) -> [PlaceRow] {
    zip(record.annotations, places.annotations).sorted { $0.1.offset < $1.1.offset }.map { item, place in
      var row = placeRow(at: place.offset, mark: place.isSure ? "#" : "?", columns: columns)
      let room = columns - displayWidth(of: row.row.trailing, charset: charset) - 1
      let lost = place.isSure ? "" : "its words are gone, it was about here · "
      row.row.detail = lost + row.row.detail
      row.row.text = [Run(fit(item.value.words, columns: room, charset: charset), .text)]
      row.own = .annotation(item.id)
      return row
    }
  }

  /// What is written to the quotation here, for the drawer of a note that it rests on.
  func remarkLines(_ note: Int, columns: Int) -> [RichLine] {
    guard let quotation = shownQuotation, catalog.report.quotations[quotation].notes.contains(note) else { return [] }
    return annotations(of: quotation).flatMap {
      wrap([Run("# " + $0.value.words, .heading)], columns: columns, hang: 2, charset: charset)
    }
  }

  /// What the reader has added to a quotation, for its card.
  func ownRows(_ quotation: Int, columns: Int) -> [PlaceRow] {
    var rows: [PlaceRow] = []
    if places.selected.contains(quotation) { rows += fact("basket", "selected", columns: columns) }
    for item in annotations(of: quotation) {
      var lines = fact(
        "yours", "# " + item.value.words, columns: columns, role: .heading,
        to: catalog.report.quotations[quotation].range)
      for line in lines.indices { lines[line].own = .annotation(item.id) }
      rows += lines
    }
    return rows
  }
}
