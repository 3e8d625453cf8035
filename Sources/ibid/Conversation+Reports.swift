import Curses
import Glibc
import Reader
import ReportIndex
import ReportModel
import Screen

extension Conversation {
  /// Opens a report in the place of this one; when that fails or is given up, this one stays as it is.
  mutating func open(_ request: OpenRequest) {
    guard !options.isSecure else { return refuseInSecureMode() }
    let source: Source
    var kind: ReportFormat?
    switch request.target {
    case .path(let path): source = .file(expanded(path))
    case .report(let report):
      if let held = held[report.key] { return show(held.document, held.catalog, request) }
      guard !report.path.isEmpty else {
        return say("that report came from a pipe and is gone", isRefusal: true)
      }
      source = .file(report.path)
    case .again:
      guard !document.absolutePath.isEmpty else {
        return say("this report is no file: it cannot be read again", isRefusal: true)
      }
      source = .file(document.absolutePath)
      kind = document.kind
    }
    switch load(source, as: kind) {
    case .loaded(let document, let catalog): show(document, catalog, request)
    case .failed(let failure): say(failure.description, isRefusal: true)
    case .givenUp: say("given up: \(source.path) is not open")
    case .ended: break
    }
  }

  private mutating func show(_ document: Document, _ catalog: Catalog, _ request: OpenRequest) {
    // What can be found nowhere is kept while the program runs.
    if self.document.absolutePath.isEmpty {
      held[state.identity.key] = Held(document: self.document, catalog: state.original)
    }
    keeper?.open(document.bytes, path: document.absolutePath)
    let opened = keeper?.opened(patience: 1000)
    let report =
      opened?.report
      ?? document.unkept
    self.document = document
    var next = ReaderState(catalog, report, kept: opened?.kept, from: state, by: request)
    if terminal.size != next.size { _ = update(&next, .resize(terminal.size)) }
    state = next
    keep([.title(state.title)])
    let text = catalog.report.text
    keep([.place(Anchor(state.place, in: text))])
    if let notice = opened?.notice { say(notice, isRefusal: true) }
    prepareSearch()
  }

  /// Reads and parses a file beside the loop. After a moment its progress is shown, and ^C or Esc gives it up.
  private mutating func load(_ source: Source, as kind: ReportFormat?) -> Loading.Outcome {
    let loading = Loading(source, as: kind)
    var later: [Input] = []
    defer { terminal.putBack(later) }
    if let outcome = loading.outcome(patience: 150) { return outcome }
    while true {
      if let outcome = loading.outcome(patience: 0) { return outcome }
      var shown = state
      shown.replaceMessage(loading.progress + " · ^C gives up")
      terminal.show(view(shown))
      guard let input = terminal.nextInput(within: 100) else { continue }
      switch input {
      case .key(.control("c")), .key(.escape): return .givenUp
      case .resize(let size), .resume(let size): _ = update(&state, .resize(size))
      case .signal, .hangUp:
        later.append(input)
        return .ended
      case .key: later.append(input)
      case .wake: break
      }
    }
  }
}

/// A report that is read and parsed on another thread.
final class Loading: Sendable {
  /// What comes of it.
  enum Outcome: Sendable {
    case loaded(Document, Catalog)
    case failed(Failure)
    case givenUp
    /// The program is to end.
    case ended
  }

  private struct Desk: Sendable {
    var outcome: Outcome?
    var byteCount = 0
    var isParsing = false
  }

  private let desk = Monitor(Desk())
  private let name: String
  private let start = Clock.now

  init(_ source: Source, as kind: ReportFormat?) {
    name = source.path
    let desk = self.desk
    let work = Work {
      do throws(Failure) {
        let document = try Document(source, as: kind) { count in desk.change { $0.byteCount = count } }
        desk.change { $0.isParsing = true }
        let catalog = openReport(document.bytes, path: source.path, as: kind)
        desk.change { $0.outcome = .loaded(document, catalog) }
      } catch {
        desk.change { $0.outcome = .failed(error) }
      }
    }
    if let thread = work.start() {
      pthread_detach(thread)
    } else {
      desk.change { $0.outcome = .failed(Failure(path: name, errno: EAGAIN)) }
    }
  }

  /// A document in memory that is parsed.
  init(_ document: Document) {
    name = document.source.path
    let desk = self.desk
    desk.change {
      $0.byteCount = document.bytes.count
      $0.isParsing = true
    }
    let work = Work {
      let catalog = openReport(document.bytes, path: document.source.path, as: document.kind)
      desk.change { $0.outcome = .loaded(document, catalog) }
    }
    if let thread = work.start() { pthread_detach(thread) } else { work.run() }
  }

  /// What came of it; nil when that takes longer than so many milliseconds.
  func outcome(patience: Int) -> Outcome? {
    let end = Clock.now + patience
    return desk.wait { desk in
      if let outcome = desk.outcome { return .take(outcome) }
      return Clock.now >= end ? .take(nil) : .wait(until: end)
    }
  }

  /// How far it is, in words.
  var progress: String {
    let (count, isParsing) = desk.change { ($0.byteCount, $0.isParsing) }
    let seconds = (Clock.now - start) / 1000
    let size = sizeInWords(count)
    let file = name.split(separator: "/").last.map(String.init) ?? "standard input"
    return isParsing ? "\(file): \(size) read, finding quotations, \(seconds) s" : "\(file): reading, \(size)"
  }
}

/// `812 bytes`, `64 kB`, `12.3 MB`.
func sizeInWords(_ count: Int) -> String {
  if count < 10_000 { return "\(count) bytes" }
  if count < 1_000_000 { return "\(count / 1000) kB" }
  return "\(count / 1_000_000).\(count / 100_000 % 10) MB"
}
