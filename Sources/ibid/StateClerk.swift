import Glibc
import ReaderStore
import ReportModel

/// What the thread of a `StateKeeper` does: opens the state, writes what is to be kept, and looks for what other sessions have
/// done.
struct StateClerk {
  let folder: String?
  let desk: Monitor<StateKeeper.Desk>
  let onNews: @Sendable () -> Void

  enum Task {
    case open(bytes: [UInt8], path: String)
    case write([StateKeeper.Dated])
    case look
    case listRecent
    case end
  }

  func run() {
    var store: Store?
    // What was kept where nothing can be.
    var readOnly: Store?
    var failure: String?
    var key: ReportKey?
    var lastWriting = Int.min / 2
    // Whether what was to be written last was not.
    var isFailing = false
    while true {
      switch next(lastWriting) {
      case .end: return
      case .open(let bytes, let path):
        let report = KeptReport(key: ReportKey(hashing: bytes), path: path, title: "")
        // What comes now is of this report, or of none.
        key = nil
        if store == nil, failure == nil {
          do {
            store = try openStore()
            if let aside = store?.setAside {
              failure = "the state was damaged: a new one is begun, the old is set aside as \(aside)"
            }
          } catch {
            failure = "works without state: \(error.words)"
            desk.change { $0.isWithoutState = true }
            readOnly = folder.flatMap { try? Store(reading: $0) }
            if readOnly != nil { failure = "keeps nothing of this session: \(error.words)" }
          }
        }
        // Told once.
        var opened = StateKeeper.Opened(report: report, notice: failure)
        if store != nil { failure = nil }
        var isAnswered = false
        opened.kept = readOnly.flatMap { try? $0.kept(of: report) }
        do {
          try store?.open(report, now: Clock.today) { kept in
            key = report.key
            opened.kept = kept
            let answer = opened
            isAnswered = true
            desk.change {
              $0.opened = answer
              $0.report = report.key
            }
          }
          // Who has written before that is known.
          _ = try store?.othersHaveWritten()
        } catch {
          opened.notice = "works without state: \(error.words)"
          if isAnswered { desk.change { $0.trouble = opened.notice } }
        }
        if !isAnswered {
          let answer = opened
          desk.change { $0.opened = answer }
        }
      case .write(let changes):
        lastWriting = Clock.now
        guard let store else {
          hold(changes, of: nil)
          continue
        }
        // What waits goes first, each under the report that it is of, which may have been left since.
        var waiting = desk.change { $0.takeHeld() }
        waiting.append((key, changes))
        do {
          var isAsAsked = true
          while let next = waiting.first {
            if let report = next.report, !next.changes.isEmpty {
              isAsAsked = try store.write(next.changes, of: report)
            } else {
              hold(next.changes, of: nil)
            }
            waiting.removeFirst()
          }
          if isFailing { desk.change { $0.trouble = "kept again, with all that waited" } }
          isFailing = false
          if let key { lookForNews(store, key, isSure: !isAsAsked) }
        } catch {
          retry(waiting, after: error, isNew: !isFailing)
          isFailing = true
        }
      case .look: if let store, let key { lookForNews(store, key) }
      case .listRecent:
        let recent = (try? store?.recentReports(200)) ?? []
        desk.change { $0.recent = recent }
      }
    }
  }

  /// Tells what other sessions have done since this was looked for last.
  private func lookForNews(_ store: Store, _ key: ReportKey, isSure: Bool = false) {
    guard let hasChanged = try? store.othersHaveWritten(), hasChanged || isSure, let items = try? store.items(of: key)
    else { return desk.change { $0.writing = [] } }
    let isNews = desk.change { desk in
      desk.writing = []
      // Another report is being opened: of that everything will be told.
      if desk.jobs.contains(where: { if case .open = $0 { true } else { false } }) { return false }
      desk.news = items
      return true
    }
    if isNews { onNews() }
  }

  private func openStore() throws(StoreFailure) -> Store {
    guard let folder else { throw .noFolder }
    return try Store(folder: folder, now: Clock.today)
  }

  /// Waits for what is to be done next.
  private func next(_ lastWriting: Int) -> Task {
    desk.wait { desk in
      if desk.isLooking {
        desk.isLooking = false
        return .take(.look)
      }
      switch desk.jobs.first {
      case nil:
        desk.isIdle = true
        if desk.isClosing, !desk.isWithoutState, desk.held.contains(where: { $0.report != nil }) {
          return .take(.write([]))
        }
        return desk.isClosing ? .take(.end) : .wait(until: nil)
      case .open(let bytes, let path):
        desk.isIdle = false
        desk.jobs.removeFirst()
        return .take(.open(bytes: bytes, path: path))
      case .listRecent:
        desk.isIdle = false
        desk.jobs.removeFirst()
        return .take(.listRecent)
      case .keep:
        let isUrgent =
          desk.isClosing || desk.isHurrying || desk.jobs.contains { if case .keep = $0 { false } else { true } }
        let due = lastWriting + StateKeeper.pause
        guard isUrgent || Clock.now >= due else { return .wait(until: due) }
        desk.isIdle = false
        var changes: [StateKeeper.Dated] = []
        while case .keep(let change, let made) = desk.jobs.first {
          changes.append((change, made))
          desk.jobs.removeFirst()
        }
        desk.writing = changes.map(\.change)
        return .take(.write(changes))
      }
    }
  }

  /// Puts changes back that could not be written; the reader is told when it was not so before.
  private func retry(_ waiting: [StateKeeper.Held], after failure: StoreFailure, isNew: Bool) {
    desk.change { desk in
      if isNew { desk.trouble = "not kept so far: \(failure.words)" }
      desk.writing = []
      if desk.isClosing { return }
      if case .busy = failure, waiting.count == 1 {
        // Another process did not let them in: at once again.
        desk.jobs.insert(contentsOf: waiting[0].changes.map { .keep($0.change, made: $0.made) }, at: 0)
      } else {
        desk.held += waiting
      }
    }
  }

  /// Remembers what nobody will write, to be able to say so.
  private func hold(_ changes: [StateKeeper.Dated], of report: ReportKey?) {
    let own = changes.filter { $0.change.isOfReadersOwn }
    desk.change { desk in
      desk.writing = []
      if !own.isEmpty { desk.held.append((report, own)) }
    }
  }
}

extension StoreFailure {
  /// For the status line.
  var words: String {
    switch self {
    case .noLibrary: "this host has no SQLite"
    case .noFolder: "neither XDG_STATE_HOME nor HOME says where"
    case .refused(let path, let code): "\(path): \(unsafe String(cString: strerror(code)))"
    case .newer(let path): "\(path) is of a later ibid"
    case .busy(let path): "\(path) is in use by another ibid"
    case .other(let path, let message): "\(path): \(message)"
    }
  }
}
