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
  let options: ReadOptions
  /// Nil where nothing is kept.
  let keeper: StateKeeper?
  /// What is read.
  var document: Document
  var state: ReaderState
  /// Reports of this session that no file holds.
  var held: [ReportKey: Held] = [:]
  private var preparation: Background<Void>?
  /// Whether the reader knows that something is not kept.
  private var isWarned = false

  /// A report that stays in memory.
  struct Held {
    var document: Document
    var catalog: Catalog
  }

  /// Opens a report that was read, at the place of last time or at that of the command line; nil when the reader gave up
  /// before it was parsed.
  init?(terminal: Terminal, document: Document, options: ReadOptions) {
    self.terminal = terminal
    self.options = options
    self.document = document
    keeper =
      options.isSecure
      ? nil : StateKeeper(folder: StateFolder.standard(environment: environment), onNews: Terminal.wake)
    keeper?.open(document.bytes, path: document.absolutePath)
    guard let catalog = firstCatalog(of: document, on: terminal) else { return nil }
    state = ReaderState(
      catalog: catalog, size: terminal.size, charset: terminal.charset, settings: options.settings,
      notice: terminal.notice)
    state.permissions = options.permissions
    state.hasColour = terminal.hasColour
    state.hasPointer = terminal.hasPointer
    state.configuration = options.configuration
    state.fixedSettings = options.fixedSettings
    state.session = sessionName()
    takeUpState()
    state.tellProblems(in: options.configName)
    if let place = options.place { state.go(toLocator: place) }
  }

  /// Converses until the end and gives the exit status; the terminal is given back.
  mutating func run() -> Int32 {
    terminal.show(view(state))
    // While the reader looks at the first screen.
    prepareSearch()
    var status: Int32?
    while status == nil {
      let event: Event
      switch terminal.nextInput() {
      case .key(let key): event = .key(key)
      case .resize(let size), .resume(let size): event = .resize(size)
      case .wake:
        takeNews()
        if !terminal.hasPendingInput { terminal.show(view(state)) }
        continue
      case .signal(let number):
        status = 128 + number
        continue
      case .hangUp:
        status = 128 + 1  // as SIGHUP, which may have been ignored
        continue
      }
      for effect in update(&state, event) where status == nil { status = perform(effect) }
      state.cannotKeep = keeper?.cannotKeep ?? false
      if !state.cannotKeep { isWarned = false }
      if let trouble = keeper?.trouble() { say(trouble, isRefusal: true) }
      takeNews()
      // Keys that wait are handled first: one drawing for all.
      if status == nil, !terminal.hasPendingInput {
        terminal.show(view(state))
        keeper?.look()
      }
    }
    terminal.close()
    keeper?.close()
    return status ?? 0
  }

  /// Does what the program wants done; an exit status when that is the end.
  private mutating func perform(_ effect: Effect) -> Int32? {
    switch effect {
    case .quit: return quit()
    case .redraw: terminal.redraw()
    case .suspend: suspend()
    case .keep(let changes): keep(changes)
    case .prepareSearch: prepareSearch()
    case .open(let request): open(request)
    case .listRecent: _ = update(&state, .recent(keeper?.recent(patience: 1000) ?? []))
    case .listFiles(let folder): listFiles(folder)
    case .copy(let text): copy(text)
    case .write(let request): write(request)
    case .pipe(let command, let text): pipe(text, to: command)
    case .dump(let lines): dump(lines)
    case .edit(let offset): edit(at: offset)
    }
    return nil
  }

  /// The end, unless something of the reader's own would be lost with it: that is said once.
  private mutating func quit() -> Int32? {
    guard let keeper, !isWarned else { return 0 }
    keeper.flush(patience: 500)
    let count = keeper.unkept
    if count == 0 { return 0 }
    isWarned = true
    _ = keeper.trouble()
    say(
      "\(count) change\(count == 1 ? "" : "s") of yours cannot be kept: q again leaves them · :write, :basket",
      isRefusal: true)
    return nil
  }

  private mutating func suspend() {
    guard !options.isSecure else { return refuseInSecureMode() }
    // Who is stopped may be killed.
    keeper?.flush(patience: 500)
    terminal.suspend()
    _ = update(&state, .resize(terminal.size))
  }

  func keep(_ changes: [KeptChange]) { keeper?.keep(changes) }

  /// Takes in what other sessions have done to the reader's own of this report.
  private mutating func takeNews() {
    guard state.takesNews, let items = keeper?.takeNews() else { return }
    for effect in update(&state, .news(items)) { _ = perform(effect) }
  }

  /// Makes the index of the words beside the reading; a search that comes before waits for it.
  mutating func prepareSearch() {
    let catalog = state.catalog
    preparation = Background { catalog.prepareSearch() }
  }

  /// Takes up what was kept of the report, and says what the reader should know of that.
  private mutating func takeUpState() {
    defer { state.identity.title = state.title }
    guard let keeper else {
      state.identity = document.unkept
      return
    }
    guard let opened = keeper.opened(patience: 300) else {
      state.identity = document.unkept
      return say("the state is slow today: beginning at the top", isRefusal: true)
    }
    state.identity = opened.report
    if let kept = opened.kept { state.restoreSettings(kept) }
    if let kept = opened.kept { state.restore(kept) }
    if let notice = opened.notice { say(notice, isRefusal: true) }
    state.cannotKeep = keeper.cannotKeep
    keep([.title(state.title)])
  }
}

/// The catalog of the first report. When that takes a while its progress is shown, and ^C gives it up: nil.
private func firstCatalog(of document: Document, on terminal: Terminal) -> Catalog? {
  // Short ones are done before another thread would have begun.
  if document.bytes.count < 500_000 {
    return openReport(document.bytes, path: document.source.path, as: document.kind)
  }
  let loading = Loading(document)
  var later: [Input] = []
  defer { terminal.putBack(later) }
  var patience = 200
  while true {
    if case .loaded(_, let catalog) = loading.outcome(patience: patience) { return catalog }
    patience = 0
    var canvas = Canvas(size: terminal.size, charset: terminal.charset)
    canvas.put(loading.progress, at: Position(column: 0, row: 0), role: .text)
    canvas.put("^C gives up", at: Position(column: 0, row: 1), role: .dim)
    terminal.show(canvas)
    guard let input = terminal.nextInput(within: 100) else { continue }
    switch input {
    case .key(.control("c")), .signal, .hangUp: return nil
    case .resize, .resume, .wake: break
    case .key: later.append(input)
    }
  }
}

/// What the command line asks of the reader.
struct ReadOptions {
  /// Where to begin: a locator.
  var place: String?
  /// Whether reading is all that is allowed.
  var isSecure = false
  /// Whether text may be sent to the terminal's clipboard; nil for what goes with the mode: not in the secure one.
  var clipboard: Bool?

  /// Which config file counts.
  var configFile = ConfigFile.standard
  /// Settings of the command line, by name.
  var given: [String: Setting.Value] = [:]
  /// What the config file says, once it was read, and what it is called.
  var configuration = Configuration()
  var configName = "config.toml"

  /// Whether text may be sent to the terminal's clipboard.
  var hasClipboard: Bool { clipboard ?? !isSecure }

  /// What the reader may have done.
  var permissions: Permissions {
    var permissions: Permissions = isSecure ? [] : .all
    if hasClipboard { permissions.insert(.clipboard) } else { permissions.remove(.clipboard) }
    return permissions
  }
}

/// The bytes of a report, and where they come from.
struct Document: Sendable {
  var source: Source
  var kind: ReportFormat?
  var bytes: [UInt8]
  /// By which it can be found again, from wherever; empty when it cannot.
  let absolutePath: String

  /// Reads it all; `progress` is told how many bytes there are.
  init(_ source: Source, as kind: ReportFormat?, _ progress: (Int) -> Void = { _ in }) throws(Failure) {
    self.source = source
    self.kind = kind
    bytes = try source.bytes(progress)
    absolutePath = source.absolutePath
  }

  /// What it is known by where nothing is kept. Linear.
  var unkept: KeptReport { KeptReport(key: ReportKey(hashing: bytes), path: absolutePath, title: "") }
}

/// The value of an environment variable; nil when it is not set or empty.
func environment(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  let string = unsafe String(cString: value)
  return string.isEmpty ? nil : string
}

/// Takes everything out of the environment but what tells the kind of terminal and the language: where state lies,
/// which editor there is, whose descriptions of terminals and languages are read, is not for a stranger to say.
func forgetEnvironment() {
  let kept = ["TERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "ESCDELAY", "TMUX", "STY"]
  let values = kept.compactMap { name in environment(name).map { (name, $0) } }
  clearenv()
  for (name, value) in values { setenv(name, value, 1) }
}
