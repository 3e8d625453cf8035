import ReportIndex
import ReportModel
import Screen

/// How the basket is listed and written.
enum BasketOrder: String, Sendable {
  /// As the report has them.
  case place
  /// As they were said; without a date last.
  case date
}

extension Action {
  static let selecting: [Action] = [
    Action(
      "select", ["x"], .own,
      "put the quotation in the basket or out; in the lists of your own: take this row back",
      in: Context.panes
    ) { state, _ in
      state.toggleSelection()
    },
    Action("basket", ["X"], .own, "the basket: S order, x out, yX copy, :basket FILE", in: Context.panes) { state, _ in
      state.toggleList(.basket)
    },
    Action("basket-order", ["S"], .own, "the basket by place, by date", in: [.list]) { state, _ in
      guard state.list?.content == .basket else { return state.refused("S sorts the basket · X opens it") }
      state.basketOrder = state.basketOrder == .place ? .date : .place
      state.refreshList()
      state.message = Message("basket \(state.basketOrder == .place ? "as in the text" : "by date")")
      return []
    },
    Action("yank-basket", ["y X"], .copying, "copy the basket as Markdown", in: Context.panes, needs: .clipboard) {
      state, _ in
      state.basketCopy(.markdown).map { [.copy($0)] } ?? []
    },
  ]
}

extension Command {
  static let selecting: [Command] = [
    write("basket", .new, "write the basket to a file (.md .bib or text)"),
    write("basket!", .overwrite, "the same, over a file that is there"),
    Command("empty-basket", "", "take all out of the basket") { state, _ in
      if state.record.selections.isEmpty { return state.refused("the basket is empty") }
      return state.changeRecord("the basket is as it was", saying: "the basket is empty · U undo") {
        $0.selections = []
      }
    },
  ]

  private static func write(_ name: String, _ mode: WriteRequest.Mode, _ help: String) -> Command {
    Command(name, "FILE", help, needs: .writing, complete: { $0.files(like: $1) }) { state, typed in
      if typed.isEmpty { return state.refused(":\(name) takes a file") }
      if let why = CitationFormat.refusal(of: typed) { return state.refused(why) }
      return state.basketCopy(CitationFormat(forFile: typed)).map {
        [.write(WriteRequest(path: typed, text: $0.text, what: $0.what, mode: mode, command: name))]
      } ?? []
    }
  }
}

extension CitationFormat {
  /// What the end of a file's name asks for.
  init(forFile name: String) {
    self = name.hasSuffix(".md") ? .markdown : name.hasSuffix(".bib") ? .bibtex : .text
  }

  /// Why a file of a name is not written: it promises what only `ibid export` makes.
  static func refusal(of name: String) -> String? {
    for (end, format) in [(".csv", "csv"), (".json", "json"), (".ris", "ris"), (".html", nil)] where name.hasSuffix(end)
    {
      return "what is written here is .md, .bib or text" + (format.map { " · ibid export --format \($0)" } ?? "")
    }
    return nil
  }
}

extension ReaderState {
  /// Puts the quotation here in the basket, or out of it. On a row of what is the reader's own that is taken away.
  fileprivate mutating func toggleSelection() -> [Effect] {
    if activePane == .list, let list, list.rows.indices.contains(list.cursor.row),
      let own = list.rows[list.cursor.row].own
    {
      return remove(own)
    }
    guard let quotation = quotationToCorrect else { return refused("no quotation here · J next quotation") }
    let name = "q\(quotation + 1)"
    if let index = places.selections.firstIndex(of: quotation) {
      let id = record.selections[index].id
      return changeRecord("\(name) is in the basket", saying: "\(name) is out of the basket · U undo") {
        $0.selections.removeAll { $0.id == id }
      }
    }
    let item = Record.Item(id: newItemID(), value: QuotationAnchor(quotation, in: catalog.report))
    let count = record.selections.count + 1
    return changeRecord(
      "\(name) is not in the basket", saying: "\(name) is in the basket, \(count) in all · X shows it"
    ) {
      $0.selections.append(item)
    }
  }

  /// Takes away what a row stands for.
  private mutating func remove(_ own: OwnItem) -> [Effect] {
    switch own {
    case .annotation(let id): return removeAnnotation(id)
    case .selection(let id):
      return changeRecord("it is in the basket", saying: "out of the basket · U undo") {
        $0.selections.removeAll { $0.id == id }
      }
    case .correction(let id):
      return changeRecord("the correction is back", saying: "correction taken away · U undo") {
        $0.corrections.removeAll { $0.id == id }
      }
    }
  }

  /// The basket in its order: places in `record.selections` with the quotations that are there, then those that are not.
  private var basket: [(item: Record.Item<QuotationAnchor>, quotation: Int?)] {
    let all = zip(record.selections, places.selections).map { (item: $0, quotation: $1) }
    let quotations = catalog.report.quotations
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      if basketOrder == .date {
        switch (quotations[a].said, quotations[b].said) {
        case (let x?, let y?): if x != y { return x < y }
        case (_?, nil): return true
        case (nil, _?): return false
        case (nil, nil): break
        }
      }
      return quotations[a].range < quotations[b].range
    }
    return all.sorted { a, b in
      switch (a.quotation, b.quotation) {
      case (let x?, let y?): isBefore(x, y)
      case (_?, nil): true
      default: false
      }
    }
  }

  /// A row a quotation of the basket.
  func basketRows(columns: Int) -> [PlaceRow] {
    basket.map { item, quotation in
      var row: PlaceRow
      if let quotation {
        row = quotationRow(quotation, columns: columns)
      } else {
        let words = fit("gone: “\(item.value.place.words)”", columns: columns, charset: charset)
        row = PlaceRow([Run(words, .warning)], mark: "!", detail: "the report has it no more", to: nil)
      }
      row.own = .selection(item.id)
      return row
    }
  }

  /// The basket as a text, each quotation with its citation; nil, with a refusal said, when there is none.
  mutating func basketCopy(_ format: CitationFormat) -> Copy? {
    let quotations = basket.compactMap(\.quotation)
    let gone = record.selections.count - quotations.count
    guard !quotations.isEmpty else {
      let all = gone == 1 ? "the quotation in the basket is" : "all \(gone) quotations in the basket are"
      refuse(
        gone == 0
          ? "the basket is empty · x puts a quotation in it"
          : "\(all) gone: the report has changed and has their words no more · X lists them")
      return nil
    }
    let texts = quotations.map { catalog.citation(of: $0, format) }
    let count = "\(quotations.count) quotation\(quotations.count == 1 ? "" : "s")"
    let how = format == .markdown ? " as Markdown" : ""
    let lost = gone == 0 ? "" : " (\(gone) more \(gone == 1 ? "is" : "are") gone from the report)"
    return Copy(text: texts.joined(separator: "\n"), what: "the basket, \(count)\(how)\(lost)")
  }
}
