import ReportIndex
import ReportModel

/// What the reader has added to a report: corrections, annotations, the basket. Kept beside it, each item by a name of its
/// own.
struct Record: Sendable {
  /// Something with a name among those of its kind.
  struct Item<Value: Hashable & Sendable>: Hashable, Sendable {
    var id: String
    var value: Value
  }

  /// In the order in which they were made, which is that in which they are applied.
  var corrections: [Item<Correction>] = []
  var annotations: [Item<Annotation>] = []
  /// The quotations in the basket.
  var selections: [Item<QuotationAnchor>] = []

  /// The items as they are kept.
  var kept: [KeptItem] {
    corrections.map { KeptItem(.correction, id: $0.id, text: $0.value.text) }
      + annotations.map { KeptItem(.annotation, id: $0.id, text: $0.value.text) }
      + selections.map { KeptItem(.selection, id: $0.id, text: $0.value.text) }
  }

  /// Nothing.
  init() {}

  /// What was kept; what cannot be read is left where it is.
  init(_ kept: [KeptItem]) {
    for item in kept {
      switch item.kind {
      case .correction:
        if let value = Correction(text: item.text) { corrections.append(Item(id: item.id, value: value)) }
      case .annotation:
        if let value = Annotation(text: item.text) { annotations.append(Item(id: item.id, value: value)) }
      case .selection:
        if let value = QuotationAnchor(text: item.text) { selections.append(Item(id: item.id, value: value)) }
      }
    }
  }

  /// What is to be kept so that an earlier record becomes this one.
  func changes(since earlier: Record) -> [KeptChange] {
    struct Name: Hashable {
      var kind: KeptItem.Kind
      var id: String
    }
    let old = Dictionary(earlier.kept.map { (Name(kind: $0.kind, id: $0.id), $0.text) }) { $1 }
    let now = kept
    let names = Set(now.map { Name(kind: $0.kind, id: $0.id) })
    let gone = earlier.kept.filter { !names.contains(Name(kind: $0.kind, id: $0.id)) }
    return gone.map { .remove($0) }
      + now.compactMap { item in
        guard let text = old[Name(kind: item.kind, id: item.id)] else { return .item(item) }
        return text == item.text ? nil : .change(item, from: text)
      }
  }
}

/// Where the record's items are in the report as it is now. Made anew when either changes.
struct RecordPlaces: Sendable {
  /// For each correction why it does not fit.
  var misfits: [CorrectionMisfit?] = []
  /// For each annotation its place and its quotation.
  var annotations: [(offset: Int, quotation: Int?, isSure: Bool)] = []
  /// The annotations' places, ascending.
  var annotated: [Int] = []
  /// For each selection its quotation, if it is there.
  var selections: [Int?] = []
  /// Those that are there.
  var selected: Set<Int> = []
  /// The most kinds of marks that a paragraph has: so many columns before the text are kept for them.
  var markColumns = 1

  var misfitCount: Int { misfits.count { $0 != nil } }
}

/// An item of the record that a row of a list stands for.
enum OwnItem: Hashable, Sendable {
  case correction(String)
  case annotation(String)
  case selection(String)
}

extension ReaderState {
  /// A name for a new item: no other session makes the same.
  mutating func newItemID() -> String {
    itemCount += 1
    let number = String(itemCount)
    return session + "-" + String(repeating: "0", count: max(0, 5 - number.count)) + number
  }

  /// Shows what follows from a record that has changed.
  mutating func takeUpRecord(from earlier: Record) {
    if earlier.corrections != record.corrections {
      recorrect()
    } else {
      placeRecord(isAnnotated: earlier.annotations != record.annotations)
    }
  }

  /// Takes up what was kept of the reader's own.
  mutating func restoreRecord(_ kept: [KeptItem]) {
    guard !kept.isEmpty else { return }
    record = Record(kept)
    if record.corrections.isEmpty { placeRecord(isAnnotated: true) } else { recorrect() }
    let lost = places.misfitCount
    if lost > 0 {
      tell(
        lost == 1 && places.misfits.count == 1
          ? "your correction no longer fits · :corrections"
          : "\(lost) of \(places.misfits.count) corrections no longer fit · :corrections", isRefusal: true)
    }
  }

  /// Looks up where the items are; queries ask for annotations, so limits are asked again when those change.
  mutating func placeRecord(isAnnotated: Bool) {
    let next = RecordPlaces(of: record, in: catalog, misfits: places.misfits)
    if next.markColumns == places.markColumns { places = next } else { reflow { $0.places = next } }
    if isAnnotated {
      catalog = catalog.having(places.remarks(record, in: catalog))
      if limits.areEffective { applyLimits() }
    }
    refreshList()
  }
}

extension RecordPlaces {
  /// Looks up where the items are. Linear in the report and the items.
  init(of record: Record, in catalog: Catalog, misfits: [CorrectionMisfit?]) {
    let report = catalog.report
    let prints = QuotationPrints(report)
    self.misfits = misfits
    annotations = record.annotations.map { $0.value.place(in: report, prints) }
    annotated = annotations.map(\.offset).sorted()
    selections = record.selections.map { item in
      if case .success(let quotation) = prints.find(item.value, in: report) { quotation } else { nil }
    }
    selected = Set(selections.compactMap { $0 })
    markColumns = mostMarks(in: report)
  }

  private func mostMarks(in report: Report) -> Int {
    let blocks = report.blocks
    var marks: [Int: Set<KeptItem.Kind>] = [:]
    func add(_ kind: KeptItem.Kind, at offset: Int) {
      let next = partitionPoint(0, blocks.count) { blocks[$0].range.start > offset }
      marks[next, default: []].insert(kind)
    }
    for place in annotations { add(.annotation, at: place.offset) }
    for index in selected { add(.selection, at: report.quotations[index].range.start) }
    // Most readers correct nothing.
    if !misfits.isEmpty {
      for quotation in report.quotations where quotation.isCorrected { add(.correction, at: quotation.range.start) }
    }
    return max(1, marks.values.map(\.count).max() ?? 1)
  }

  /// What is written to each quotation, for queries.
  func remarks(_ record: Record, in catalog: Catalog) -> [Int: [String]] {
    var remarks: [Int: [String]] = [:]
    for (item, place) in zip(record.annotations, annotations) {
      guard let quotation = place.quotation ?? catalog.anyQuotation(at: place.offset) else { continue }
      remarks[quotation, default: []].append(item.value.words)
    }
    return remarks
  }
}
