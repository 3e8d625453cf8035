import CNcurses
import CTerminal
import Glibc
import Screen

/// The terminal, taken over until `close()`.
///
/// A class because there is one of it, and it changes with what others do. For one thread. Whatever ends the program,
/// the terminal is given back: by `close()`, or, in a crash, by a signal handler. There are no timers; while nothing
/// happens the program sleeps.
public final class Terminal {
  /// How large it is; at most 1000 columns and 500 rows.
  public internal(set) var size: Size
  /// What it can show.
  public let charset: Charset
  /// Whether roles are shown in colour.
  public let hasColour: Bool
  /// Whether it can tell of a mouse.
  public let hasPointer: Bool
  /// What the person should know of how the terminal was opened; nil for nothing.
  public let notice: String?

  /// Where keys come from.
  let keys: Int32
  /// Where a byte arrives for every signal.
  let signals: Int32
  /// Milliseconds to wait for what may follow an escape.
  let escapeDelay: Int32
  var decoder: KeyDecoder
  /// What has arrived and nobody asked for yet.
  var waiting: [Input] = []
  var isGone = false

  private let output: Int32
  private let colours: Int
  private var theme = ThemeName.plain
  private var styles: [Style]
  private var pairs: [Theme.Colours: Int32] = [:]
  private let pasteMode: (on: String, off: String)
  /// Buttons and wheel, nothing of motion; in the coordinates that have no end.
  private let pointerMode: (on: String, off: String)
  private var tellsPointer = false
  private let errors: ErrorSpool
  /// What was shown last; nil when all must be drawn.
  private var shown: Canvas?
  private var isOpen = true

  /// Takes over the terminal at `output`; keys are read from `input` if it is one, else from the controlling terminal.
  ///
  /// TERM, NO_COLOR, ESCDELAY and the locale are taken from the environment. When it fails, nothing has been written
  /// and no mode has been changed.
  public static func open(output: Int32 = STDOUT_FILENO, input: Int32 = STDIN_FILENO) throws(TerminalFailure)
    -> Terminal
  {
    guard isatty(output) == 1 else { throw .noTerminal }
    let keys = try keyboard(input: input, output: output)
    let charset = adoptLocale()
    let type = try TerminalType.find(named: environment("TERM"), output: output)
    return try Terminal(output: output, keys: keys, charset: charset, type: type)
  }

  private init(output: Int32, keys: Int32, charset: Charset, type: TerminalType) throws(TerminalFailure) {
    var modes = termios()
    guard unsafe tcgetattr(output, &modes) == 0 else { throw .system(errno: errno) }
    let asked = Self.askSize(output)
    // ncurses believes these before it asks the terminal; and nobody's terminal is as large as some claim to be.
    if let asked {
      setenv("LINES", String(asked.rows), 1)
      setenv("COLUMNS", String(asked.columns), 1)
    }
    guard let out = unsafe fdopen(output, "w"), let from = unsafe fdopen(keys, "r"),
      unsafe newterm(type.name, out, from) != nil
    else { throw .unknown(type: type.name) }
    unsetenv("LINES")
    unsetenv("COLUMNS")

    let wantsColour = environment("NO_COLOR") == nil && has_colors()
    if wantsColour {
      start_color()
      use_default_colors()
    }
    let colours = wantsColour ? Int(nc_colors()) : 0
    hasColour = colours >= 8
    self.colours = colours
    styles = Style.all(of: Theme(colours: colours), &pairs)

    raw()
    noecho()
    nonl()
    let window = unsafe nc_stdscr()
    unsafe keypad(window, true)
    // Whole rows that move are moved by the terminal.
    unsafe idlok(window, true)
    unsafe intrflush(window, false)
    unsafe leaveok(window, false)
    typeahead(-1)

    self.output = output
    self.keys = keys
    self.charset = charset
    notice = type.notice
    size = unsafe Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    escapeDelay = environment("ESCDELAY").flatMap { Int32($0) }.map { max(0, min($0, 5000)) } ?? 50
    decoder = KeyDecoder(described: TerminalType.describedKeys())
    let isFamiliar = type.name.hasPrefix("xterm") || !TerminalType.capability("BE").isEmpty
    pasteMode = isFamiliar ? ("\u{1B}[?2004h", "\u{1B}[?2004l") : ("", "")
    hasPointer = isFamiliar || !TerminalType.capability("kmous").isEmpty
    pointerMode = hasPointer ? ("\u{1B}[?1000h\u{1B}[?1006h", "\u{1B}[?1006l\u{1B}[?1000l") : ("", "")
    errors = ErrorSpool()
    signals = Self.catchSignals()
    guardAgainstCrashes(modes: modes)
    enterModes()
  }

  /// Shows a canvas. Only what differs from what is shown goes out.
  public func show(_ canvas: Canvas) {
    guard isOpen else { return }
    let window = unsafe nc_stdscr()
    adopt(canvas.theme)
    tellPointer(canvas.takesPointer)
    let rows = min(size.rows, canvas.size.rows)
    var line: [cchar_t] = []
    line.reserveCapacity(canvas.size.columns)
    for row in 0..<rows {
      let cells = canvas.cells(row: row)
      if let shown, shown.size == canvas.size, shown.cells(row: row) == cells { continue }
      line.removeAll(keepingCapacity: true)
      for cell in cells.prefix(size.columns) { append(cell, to: &line) }
      unsafe wmove(window, Int32(row), 0)
      _ = unsafe line.withUnsafeBufferPointer { unsafe wadd_wchnstr(window, $0.baseAddress, Int32($0.count)) }
    }
    unsafe wmove(
      window, Int32(min(canvas.cursor.row, max(0, size.rows - 1))),
      Int32(min(canvas.cursor.column, max(0, size.columns - 1))))
    unsafe wrefresh(window)
    shown = canvas
  }

  /// Has the terminal tell of the mouse, or no longer.
  private func tellPointer(_ wanted: Bool) {
    guard wanted != tellsPointer, hasPointer else { return }
    tellsPointer = wanted
    decoder.expectsPointer = wanted
    send(Array((wanted ? pointerMode.on : pointerMode.off).utf8))
  }

  /// Sets what the terminal is to tell while it is ours.
  private func enterModes() {
    // At once: what putp writes waits in a buffer that no refresh empties.
    send(Array((pasteMode.on + (tellsPointer ? pointerMode.on : "")).utf8))
  }

  /// And takes it back.
  private func leaveModes() {
    send(Array(((tellsPointer ? pointerMode.off : "") + pasteMode.off).utf8))
  }

  /// Takes the colours of another theme; what is on the screen is then drawn in them.
  private func adopt(_ name: ThemeName) {
    guard name != theme else { return }
    theme = name
    styles = Style.all(of: Theme(name, colours: colours), &pairs)
    // What is erased has the background of the theme too: ncurses erases to a line's end where it would write blanks.
    var blank = character((0x20, 0, 0), Style(attributes: 0, pair: styles[Int(Role.text.rawValue)].pair))
    unsafe wbkgrndset(nc_stdscr(), &blank)
    shown = nil
  }

  /// Makes the next `show` draw everything, for when something else wrote to the terminal.
  public func redraw() {
    unsafe clearok(nc_stdscr(), true)
    shown = nil
  }

  /// Gives the terminal back and stops the program, and those that the shell started along with it, until the shell
  /// continues it; then takes the terminal over again. `size` may be another; show everything anew.
  public func suspend() { stop(group: 0) }

  /// Writes a sequence that draws nothing, at once.
  public func send(_ sequence: [UInt8]) {
    guard isOpen else { return }
    var offset = 0
    unsafe sequence.withUnsafeBytes { buffer in
      while offset < buffer.count {
        let written = unsafe write(output, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if written < 0, errno == EINTR { continue }
        if written <= 0 { return }
        offset += written
      }
    }
  }

  /// Lends the terminal to somebody who reads from the first descriptor and writes to the second, in the modes that it
  /// had before; then takes it over again, at the size that it has then. Show everything anew.
  ///
  /// Meanwhile ^C and ^\ are for whoever has it, and ^Z stops this program as well.
  public func lend(_ body: (Int32, Int32) -> Void) {
    guard isOpen else { return }
    leaveModes()
    endwin()
    errors.pause()
    let typed = [SIGINT, SIGQUIT]
    for signal in typed { cterminal_ignore(signal) }
    let stopping = [SIGTSTP, SIGCONT]
    for signal in stopping { cterminal_default(signal) }
    body(keys, output)
    for signal in typed + stopping { cterminal_catch(signal) }
    errors.resume()
    takeOver()
  }

  /// Gives the terminal back, once and for all. What was written to standard error meanwhile appears now.
  public func close() {
    guard isOpen else { return }
    leaveModes()
    isOpen = false
    endwin()
    cterminal_unguard()
    errors.release()
  }

  /// Stops this process, or with 0 its group.
  func stop(group: pid_t) {
    leaveModes()
    endwin()
    cterminal_default(SIGCONT)
    cterminal_default(SIGTSTP)
    kill(group, SIGTSTP)
    // Stopped here; in a group that no shell watches the system ignores the signal and it goes on.
    cterminal_catch(SIGTSTP)
    cterminal_catch(SIGCONT)
    takeOver()
  }

  /// Sets the modes again after somebody else had the terminal.
  func takeOver() {
    reset_prog_mode()
    enterModes()
    adoptSize()
    redraw()
  }

  /// Asks how large the terminal is; true if that has changed. A stopped program is not told of changes.
  @discardableResult
  func adoptSize() -> Bool {
    guard let asked = Self.askSize(output), asked != size else { return false }
    resizeterm(Int32(asked.rows), Int32(asked.columns))
    size = asked
    shown = nil
    return true
  }

  private static func askSize(_ terminal: Int32) -> Size? {
    var window = winsize()
    guard unsafe ioctl(terminal, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else {
      return nil
    }
    return Size(columns: min(Int(window.ws_col), 1000), rows: min(Int(window.ws_row), 500))
  }

  private static func keyboard(input: Int32, output: Int32) throws(TerminalFailure) -> Int32 {
    if isatty(input) == 1 { return input }
    let controlling = unsafe Glibc.open("/dev/tty", O_RDWR | O_CLOEXEC)
    if controlling >= 0 { return controlling }
    let code = errno
    // No controlling terminal, but output that may be read from as well.
    guard fcntl(output, F_GETFL) & O_ACCMODE == O_RDWR else { throw .noKeyboard(errno: code) }
    return output
  }

  private static func catchSignals() -> Int32 {
    let caught = [SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM, SIGINT, SIGQUIT]
    return unsafe caught.withUnsafeBufferPointer { unsafe cterminal_signal_pipe($0.baseAddress, $0.count) }
  }

  private func guardAgainstCrashes(modes: termios) {
    var modes = modes
    // Off, whether it is on or not: nobody asks in a crash.
    var restore: [UInt8] = Array((pointerMode.off + pasteMode.off).utf8)
    for name in ["sgr0", "op", "rmkx", "cnorm", "rmcup"] { restore += TerminalType.capability(name) }
    restore += Array("\r\n".utf8)
    unsafe restore.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        _ = unsafe cterminal_guard(output, $0.baseAddress, $0.count, &modes, errors.spool, errors.terminal)
      }
    }
  }

  private func append(_ cell: Cell, to line: inout [cchar_t]) {
    guard !cell.isRightHalf else { return }
    let style = styles[Int(cell.role.rawValue)]
    let (base, first, second) = cell.scalars
    // ncurses counts columns with the C library. Where that disagrees with our table, the row would shift: show a
    // character of the same width that both know.
    if base < 0x7F || cterminal_width(base) == Int32(cell.width) {
      line.append(character((base, first, second), style))
    } else {
      for _ in 0..<cell.width { line.append(character((charset == .utf8 ? 0xFFFD : 0x3F, 0, 0), style)) }
    }
  }

  private func character(_ scalars: (UInt32, UInt32, UInt32), _ style: Style) -> cchar_t {
    var text = (
      wchar_t(bitPattern: scalars.0), wchar_t(bitPattern: scalars.1), wchar_t(bitPattern: scalars.2), wchar_t(0)
    )
    var result = cchar_t()
    unsafe withUnsafeBytes(of: &text) { raw in
      _ = unsafe nc_setcchar(&result, raw.bindMemory(to: wchar_t.self).baseAddress, style.attributes, style.pair)
    }
    return result
  }
}
