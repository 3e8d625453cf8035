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
    return gone.map { .remove($0.kind, id: $0.id) }
      + now.filter { old[Name(kind: $0.kind, id: $0.id)] != $0.text }.map { .item($0) }
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

  var misfitCount: Int { misfits.count { $0 != nil } }
}

/// A record before a change, to be undone.
struct RecordChange: Sendable {
  var earlier: Record
  /// What was done, as it goes on after “undone: ”.
  var what: String
  /// How many limits and marks could be undone then: what came later is undone before.
  var limitChanges: Int
  var markChanges: Int
}

/// An item of the record that a row of a list stands for.
enum OwnItem: Hashable, Sendable {
  case correction(String)
  case annotation(String)
  case selection(String)
}

extension ReaderState {
  /// Changes the record, shows what follows from it, and says what is to be kept. `said` is what the status line says.
  mutating func changeRecord(_ what: String, saying said: String, _ edit: (inout Record) -> Void) -> [Effect] {
    let earlier = record
    edit(&record)
    guard record.kept != earlier.kept else { return refused("that is so already") }
    earlierRecords.append(
      RecordChange(
        earlier: earlier, what: what, limitChanges: earlierLimits.count, markChanges: earlierMarks.count))
    if earlierRecords.count > 200 { earlierRecords.removeFirst() }
    let keeping = takeUpRecord(from: earlier)
    message = Message(said + (permissions.contains(.keeping) ? "" : " · not kept in secure mode"))
    return keeping
  }

  /// Shows what follows from a record that has changed.
  private mutating func takeUpRecord(from earlier: Record) -> [Effect] {
    let isCorrected = earlier.corrections != record.corrections
    if isCorrected { recorrect() } else { placeRecord(isAnnotated: earlier.annotations != record.annotations) }
    return [.keep(record.changes(since: earlier))] + (isCorrected ? [.prepareSearch] : [])
  }

  /// Takes the last change of the record back, if nothing else was done after it.
  mutating func undoRecord() -> [Effect]? {
    guard let change = earlierRecords.last, change.limitChanges >= earlierLimits.count,
      change.markChanges >= earlierMarks.count
    else { return nil }
    earlierRecords.removeLast()
    let now = record
    record = change.earlier
    let keeping = takeUpRecord(from: now)
    message = Message("undone: \(change.what)")
    return keeping
  }

  /// A name for a new item: no other session makes the same.
  mutating func newItemID() -> String {
    itemCount += 1
    let number = String(itemCount)
    return session + "-" + String(repeating: "0", count: max(0, 5 - number.count)) + number
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
    let report = catalog.report
    let prints = QuotationPrints(report)
    places.annotations = record.annotations.map { $0.value.place(in: report, prints) }
    places.annotated = places.annotations.map(\.offset).sorted()
    places.selections = record.selections.map { item in
      if case .success(let quotation) = prints.find(item.value, in: report) { quotation } else { nil }
    }
    places.selected = Set(places.selections.compactMap { $0 })
    if isAnnotated {
      var remarks: [Int: [String]] = [:]
      for (item, place) in zip(record.annotations, places.annotations) {
        guard let quotation = place.quotation ?? catalog.anyQuotation(at: place.offset) else { continue }
        remarks[quotation, default: []].append(item.value.words)
      }
      catalog = catalog.having(remarks)
      if limits.areEffective { applyLimits() }
    }
    refreshList()
  }
}
