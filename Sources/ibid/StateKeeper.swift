import Glibc
import ReaderStore
import ReportModel

/// Keeps what a reader does, beside the reading: a thread of its own opens the state and writes it, so that no key waits
/// for a disk or for another process. What is to be kept is written within a second, and while there is nothing to
/// keep the thread sleeps.
///
/// Rejected: writing in the loop, right after a drawing. A commit takes a tenth of a millisecond, but some wait for the
/// disk, and another session may hold the file for two seconds.
final class StateKeeper: Sendable {
  /// What is known of a report that was opened.
  struct Opened: Sendable {
    var report: KeptReport
    /// Nil when there is no state.
    var kept: KeptState?
    /// What the reader should know: why there is no state, or what was set aside.
    var notice: String?
  }

  /// What the thread is asked to do.
  enum Job: Sendable {
    case open(bytes: [UInt8], path: String)
    case keep(KeptChange, made: Int)
    case listRecent
  }

  /// What lies between the reading and the thread.
  struct Desk: Sendable {
    var jobs: [Job] = []
    var isHurrying = false
    var isClosing = false
    /// Whether all that was asked for is done.
    var isIdle = true
    var opened: Opened?
    var recent: [RecentReport]?
    /// Whether somebody wants to know what other sessions have done.
    var isLooking = false
    /// The reader's own of the open report as it is kept, when another session has a part in it and nobody was told.
    var news: [KeptItem]?
    /// What is being written.
    var writing: [KeptChange] = []
    /// What went wrong and was not told yet.
    var trouble: String?
    /// What could not be written, and of which report it is; nil of one that the state does not take. It is tried again with
    /// what comes next, and at the end.
    var held: [Held] = []
    /// The report that is open, as far as the state has it.
    var report: ReportKey?
    /// Whether nothing can be written in this session.
    var isWithoutState = false
  }

  /// A change and when it was made.
  typealias Dated = (change: KeptChange, made: Int)
  /// Changes and the report that they are of.
  typealias Held = (report: ReportKey?, changes: [Dated])

  private let desk = Monitor(Desk())
  private let thread: pthread_t?
  /// Milliseconds between two writings.
  static let pause = 1000

  /// Nil when there can be no thread. `onNews` is called there when there is something for `takeNews`.
  init?(folder: String?, onNews: @escaping @Sendable () -> Void = {}) {
    let desk = self.desk
    let work = Work { StateClerk(folder: folder, desk: desk, onNews: onNews).run() }
    thread = work.start()
    if thread == nil { return nil }
  }

  /// Has a report looked up that is being opened; `path` is absolute, or empty. What is kept from now on is of that
  /// report.
  func open(_ bytes: [UInt8], path: String) {
    desk.change {
      $0.opened = nil
      $0.news = nil
      $0.jobs.append(.open(bytes: bytes, path: path))
    }
  }

  /// What was found; nil when that takes longer than so many milliseconds.
  func opened(patience: Int) -> Opened? { answer(patience) { $0.opened } }

  /// The reports that were open before, the newest first; nil when that takes longer than so many milliseconds.
  func recent(patience: Int) -> [RecentReport]? {
    desk.change {
      $0.recent = nil
      $0.jobs.append(.listRecent)
    }
    return answer(patience) { $0.recent }
  }

  /// Keeps changes, made now.
  func keep(_ changes: [KeptChange]) {
    let made = Clock.today
    desk.change { desk in
      for change in changes { desk.add(change, made) }
    }
  }

  /// Has it looked up whether another session has added to the report, corrected it, or taken something away; that costs
  /// nothing worth mentioning. Before something is written it is looked up anyway.
  func look() { desk.change { $0.isLooking = true } }

  /// The reader's own of the open report when another session has a part in it: as it is kept, with what of this session
  /// waits to be. Nil when there is nothing new.
  func takeNews() -> [KeptItem]? {
    desk.change { desk in
      guard let news = desk.news else { return nil }
      desk.news = nil
      let waiting = desk.jobs.compactMap { if case .keep(let change, _) = $0 { change } else { nil } }
      let held = desk.held.filter { $0.report != nil && $0.report == desk.report }.flatMap { $0.changes.map(\.change) }
      return (held + desk.writing + waiting).reduce(news) { $0.after($1) }
    }
  }

  /// Writes all at once; waits for it at most so many milliseconds.
  func flush(patience: Int) {
    desk.change { $0.isHurrying = true }
    _ = answer(patience) { $0.isIdle && $0.jobs.isEmpty ? true : nil }
    desk.change { $0.isHurrying = false }
  }

  /// Writes all and ends.
  func close() {
    desk.change { $0.isClosing = true }
    if let thread { pthread_join(thread, nil) }
  }

  /// What went wrong since this was asked last.
  func trouble() -> String? {
    desk.change { desk in
      defer { desk.trouble = nil }
      return desk.trouble
    }
  }

  /// How many changes to the reader's own cannot be written as things are.
  var unkept: Int { desk.change { desk in desk.held.reduce(0) { $0 + $1.changes.count { $0.change.isOfReadersOwn } } } }

  /// Whether nothing is written as things are.
  var cannotKeep: Bool { desk.change { $0.isWithoutState || !$0.held.isEmpty } }

  private func answer<Result>(_ patience: Int, _ look: (Desk) -> Result?) -> Result? {
    let end = Clock.now + patience
    return desk.wait { desk in
      if let result = look(desk) { return .take(result) }
      return Clock.now >= end ? .take(nil) : .wait(until: end)
    }
  }
}

extension StateKeeper.Desk {
  /// What waits for a disk that takes it, of a report that is known.
  mutating func takeHeld() -> [StateKeeper.Held] {
    let waiting = held.filter { $0.report != nil }
    held.removeAll { $0.report != nil }
    return waiting
  }

  /// Adds a change; of what has one value only the last is written.
  fileprivate mutating func add(_ change: KeptChange, _ made: Int) {
    var change: KeptChange = change
    if let slot = change.slot {
      for index in jobs.indices.reversed() {
        guard case .keep(let earlier, _) = jobs[index] else { break }
        if earlier.slot == slot {
          jobs.remove(at: index)
          change = change.inPlace(of: earlier)
          break
        }
      }
    }
    jobs.append(.keep(change, made: made))
  }
}

extension KeptChange {
  /// Changes with the same name replace each other.
  fileprivate var slot: String? {
    switch self {
    case .title: "title"
    case .place: "place"
    case .limits: "limits"
    case .reportSetting(let name, _): "report setting \(name)"
    case .mark(let name, _), .unmark(let name): "mark \(name)"
    case .setting(let name, _): "setting \(name)"
    case .item(let item), .change(let item, _), .remove(let item): "\(item.kind) \(item.id)"
    case .jump, .typed: nil
    }
  }

  /// Whether it is of what the reader has made: a correction, an annotation, a quotation in the basket.
  var isOfReadersOwn: Bool {
    switch self {
    case .item, .change, .remove: true
    case .title, .place, .mark, .unmark, .limits, .reportSetting, .setting, .jump, .typed: false
    }
  }

  /// The change that does what an earlier one and then this one would do: an item is compared with what it was before both.
  fileprivate func inPlace(of earlier: KeptChange) -> KeptChange {
    switch (earlier, self) {
    case (.item, .change(let item, _)): .item(item)
    case (.change(_, let from), .change(let item, _)): .change(item, from: from)
    case (.change(let item, let from), .remove): .remove(KeptItem(item.kind, id: item.id, text: from))
    case (.remove(let gone), .item(let item)): .change(item, from: gone.text)
    default: self
    }
  }
}
