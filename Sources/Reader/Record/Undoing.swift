import ReportModel

/// A change of the record, to be undone and done again. It says what of which item has changed and not what all was before:
/// what another session has added meanwhile stays.
struct RecordChange: Sendable {
  /// An item before and after.
  struct Step: Sendable {
    /// Nil for a new one.
    var before: KeptItem?
    /// Nil for one that is taken away.
    var after: KeptItem?
    /// The items that stood before it, the nearest last: one that is put back goes behind the nearest that is there.
    var predecessors: [String]
  }

  var steps: [Step]
  /// What was done, as it goes on after “undone: ”.
  var what: String
  /// What the status line said when it was done.
  var said: String
  /// How many limits and marks could be undone then: what came later is undone before.
  var limitChanges: Int
  var markChanges: Int
}

extension RecordChange.Step {
  /// The same the other way round.
  var reversed: Self { Self(before: after, after: before, predecessors: predecessors) }

  /// Does it to items; false where another session has made something else of the item, which then stays.
  func apply(to items: inout [KeptItem]) -> Bool {
    guard let item = after ?? before else { return true }
    let place = items.firstIndex { $0.kind == item.kind && $0.id == item.id }
    switch (before, after) {
    case (let before?, let after?):
      guard let place, items[place].text == before.text else { return false }
      items[place] = after
    case (let before?, nil):
      guard let place, items[place].text == before.text else { return place == nil }
      items.remove(at: place)
    case (nil, let after?):
      guard place == nil else { return false }
      let kind = items.indices.filter { items[$0].kind == after.kind }
      let nearest = predecessors.last { id in kind.contains { items[$0].id == id } }
      let behind = kind.first { items[$0].id == nearest }
      items.insert(after, at: behind.map { $0 + 1 } ?? kind.first ?? items.count)
    case (nil, nil): break
    }
    return true
  }

  /// The steps from one record to another.
  static func steps(from earlier: [KeptItem], to later: [KeptItem]) -> [Self] {
    struct Name: Hashable {
      var kind: KeptItem.Kind
      var id: String
    }
    func name(_ item: KeptItem) -> Name { Name(kind: item.kind, id: item.id) }
    let (old, new) = (
      Dictionary(earlier.map { (name($0), $0) }) { $1 }, Dictionary(later.map { (name($0), $0) }) { $1 }
    )
    func step(_ item: KeptItem, in items: [KeptItem]) -> Self? {
      let (before, after) = (old[name(item)], new[name(item)])
      if before == after { return nil }
      let predecessors = items.filter { $0.kind == item.kind }.prefix { $0.id != item.id }.map(\.id)
      return Self(before: before, after: after, predecessors: predecessors)
    }
    return earlier.compactMap { step($0, in: earlier) }
      + later.filter { old[name($0)] == nil }.compactMap { step($0, in: later) }
  }
}

extension Action {
  static let redoing: [Action] = [
    Action("redo", ["^R"], .own, "do again what was undone of your corrections, annotations, basket", in: Context.panes)
    {
      state, _ in
      state.redoRecord()
    }
  ]
}

extension ReaderState {
  /// Changes the record, shows what follows from it, and says what is to be kept. `said` is what the status line says.
  mutating func changeRecord(_ what: String, saying said: String, _ edit: (inout Record) -> Void) -> [Effect] {
    let earlier = record
    edit(&record)
    let steps = RecordChange.Step.steps(from: earlier.kept, to: record.kept)
    guard !steps.isEmpty else { return refused("that is so already") }
    earlierRecords.append(
      RecordChange(
        steps: steps, what: what, said: said, limitChanges: earlierLimits.count, markChanges: earlierMarks.count))
    if earlierRecords.count > 200 { earlierRecords.removeFirst() }
    laterRecords = []
    let effects = keepRecord(from: earlier)
    message = Message(
      said + (isKept ? "" : permissions.contains(.keeping) ? " · not kept" : " · not kept in secure mode"))
    return effects
  }

  /// Whether what is changed lasts longer than the session.
  private var isKept: Bool { permissions.contains(.keeping) && !cannotKeep }

  /// Takes the last change of the record back, if nothing else was done after it.
  mutating func undoRecord() -> [Effect]? {
    guard let change = earlierRecords.last, change.limitChanges >= earlierLimits.count,
      change.markChanges >= earlierMarks.count
    else { return nil }
    earlierRecords.removeLast()
    laterRecords.append(change)
    return apply(change.steps.reversed().map(\.reversed), saying: "undone: \(change.what)")
  }

  fileprivate mutating func redoRecord() -> [Effect] {
    guard var change = laterRecords.popLast() else {
      return refused("nothing to do again of corrections, annotations, basket")
    }
    (change.limitChanges, change.markChanges) = (earlierLimits.count, earlierMarks.count)
    earlierRecords.append(change)
    return apply(change.steps, saying: "again: \(change.said)")
  }

  private mutating func apply(_ steps: [RecordChange.Step], saying said: String) -> [Effect] {
    let earlier = record
    var items = record.kept
    var isDone = true
    for step in steps where !step.apply(to: &items) { isDone = false }
    record = Record(items)
    let effects = keepRecord(from: earlier)
    message = isDone ? Message(said) : Message("another session has changed that: it stays as it is", isRefusal: true)
    return effects
  }

  private mutating func keepRecord(from earlier: Record) -> [Effect] {
    takeUpRecord(from: earlier)
    return [.keep(record.changes(since: earlier))]
      + (earlier.corrections != record.corrections ? [.prepareSearch] : [])
  }
}
