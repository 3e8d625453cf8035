import Curses
import Glibc
import Reader
import ReaderStore
import ReportIndex
import ReportModel
import Screen

/// Somebody reads at a terminal: the one loop. What comes from the terminal moves the state on, the state is shown, and
/// what it wants done in the world is done.
struct Conversation {
  let terminal: Terminal
  /// Nil where nothing is kept.
  let keeper: StateKeeper?
  /// What is read.
  var document: Document
  var state: ReaderState

  /// Opens a report that was read, at the place of last time or at that of the command line.
  init(terminal: Terminal, document: Document, options: ReadOptions) {
    self.terminal = terminal
    self.document = document
    keeper = options.isSecure ? nil : StateKeeper(folder: StateFolder.standard(environment: environment))
    keeper?.open(document.bytes, path: document.absolutePath)
    let catalog = openReport(document.bytes, path: document.source.path, as: document.kind)
    state = ReaderState(
      catalog: catalog, size: terminal.size, charset: terminal.charset, notice: terminal.notice)
    takeUpState()
    if let place = options.place { state.go(toLocator: place) }
  }

  /// Converses until the end and gives the exit status; the terminal is given back.
  mutating func run() -> Int32 {
    terminal.show(view(state))
    // While the reader looks at the first screen.
    if !terminal.hasPendingInput { state.catalog.prepareSearch() }
    var status: Int32?
    while status == nil {
      let event: Event
      switch terminal.nextInput() {
      case .key(let key): event = .key(key)
      case .resize(let size), .resume(let size): event = .resize(size)
      case .signal(let number):
        status = 128 + number
        continue
      case .hangUp:
        status = 128 + 1  // as SIGHUP, which may have been ignored
        continue
      }
      for effect in update(&state, event) where status == nil { status = perform(effect) }
      if let trouble = keeper?.trouble() { state.tell(trouble, isRefusal: true) }
      // Keys that wait are handled first: one drawing for all.
      if status == nil, !terminal.hasPendingInput { terminal.show(view(state)) }
    }
    terminal.close()
    keeper?.close()
    return status ?? 0
  }

  /// Does what the program wants done; an exit status when that is the end.
  private mutating func perform(_ effect: Effect) -> Int32? {
    switch effect {
    case .quit: return 0
    case .redraw: terminal.redraw()
    case .suspend:
      // Who is stopped may be killed.
      keeper?.flush(patience: 500)
      terminal.suspend()
      _ = update(&state, .resize(terminal.size))
    case .keep(let changes): keeper?.keep(changes)
    }
    return nil
  }

  /// Takes up what was kept of the report, and says what the reader should know of that.
  private mutating func takeUpState() {
    guard let keeper else { return }
    guard let opened = keeper.opened(patience: 300) else {
      state.tell("the state is slow today: beginning at the top", isRefusal: true)
      return
    }
    if let kept = opened.kept { state.restore(kept) }
    if let notice = opened.notice { state.tell(notice, isRefusal: true) }
    keeper.keep([.title(state.title)])
  }
}

/// What the command line asks of the reader.
struct ReadOptions {
  /// Where to begin: a locator.
  var place: String?
  /// Whether reading is all that is allowed.
  var isSecure = false
}

/// The bytes of a report, and where they come from.
struct Document {
  var source: Source
  var kind: ReportFormat?
  var bytes: [UInt8]
  /// By which it can be found again, from wherever; empty when it cannot.
  let absolutePath: String

  init(_ source: Source, as kind: ReportFormat?) throws(Failure) {
    self.source = source
    self.kind = kind
    bytes = try source.bytes()
    if case .file(let path) = source, let resolved = unsafe realpath(path, nil) {
      absolutePath = unsafe String(validatingCString: resolved) ?? ""
      unsafe free(resolved)
    } else {
      absolutePath = ""
    }
  }
}

/// The value of an environment variable; nil when it is not set or empty.
func environment(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  let string = unsafe String(cString: value)
  return string.isEmpty ? nil : string
}
