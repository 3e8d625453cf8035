import CVTerm
import Glibc

/// A program on a pseudo-terminal, its output drawn by libvterm. For one thread; kills the program when it dies.
final class PtySession {
  /// All that the program wrote.
  private(set) var log: [UInt8] = []
  /// What is known of its end.
  private(set) var ending: Ending?
  private(set) var rows: Int
  private(set) var columns: Int

  let process: pid_t
  private let processDescriptor: Int32
  private var master: Int32
  private let slave: String
  private let emulator: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
  private let properties = UnsafeMutablePointer<Properties>.allocate(capacity: 1)

  /// Where the program keeps its state, unless it is told another folder: gone when the session is.
  private let stateFolder: String

  private struct Properties {
    var usesAlternateScreen = false
    var showsCursor = true
  }

  /// How a program ended.
  enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)
    init(status: Int32) { self = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F) }
  }

  /// A shell's words for what went wrong.
  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ what: String, _ code: Int32 = errno) { description = "\(what): \(String(cString: strerror(code)))" }
  }

  /// Starts a program whose controlling terminal is new; standard input and output may be files instead.
  init(
    _ path: String, _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24,
    columns: Int = 80, input: String? = nil, output: String? = nil
  ) throws {
    (self.rows, self.columns) = (rows, columns)
    // Not openpty(3): it leaves the master inheritable, so parallel tests would hold one another's terminals open.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw Failure("/dev/ptmx") }
    var unlock: Int32 = 0
    var number: UInt32 = 0
    guard ioctl(master, UInt(0x4004_5431) /* TIOCSPTLCK */, &unlock) == 0,
      ioctl(master, UInt(0x8004_5430) /* TIOCGPTN */, &number) == 0
    else { throw Failure("pty") }
    slave = "/dev/pts/\(number)"
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)

    stateFolder = "/tmp/ibid-test-state-\(getpid())-\(number)-\(UInt32.random(in: 0...UInt32.max))"
    var environment = environment
    if environment["XDG_STATE_HOME"] == nil { environment["XDG_STATE_HOME"] = .some(stateFolder) }
    process = try spawn(
      path, arguments, environment: environment,
      // A session leader that opens a terminal acquires it: no fork() in a threaded process.
      files: [(0, slave, O_RDWR), (1, output, O_WRONLY | O_TRUNC), (0, input, O_RDONLY)])
    processDescriptor = pty_process_descriptor(process)
    emulator = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(emulator, 1)
    screen = vterm_obtain_screen(emulator)
    properties.initialize(to: Properties())
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let properties = user?.assumingMemoryBound(to: Properties.self), let value else { return 0 }
      if property == VTERM_PROP_ALTSCREEN { properties.pointee.usesAlternateScreen = value.pointee.boolean != 0 }
      if property == VTERM_PROP_CURSORVISIBLE { properties.pointee.showsCursor = value.pointee.boolean != 0 }
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, properties)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    if master >= 0 { close(master) }
    if ending == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(processDescriptor)
    for name in ["state.sqlite", "state.sqlite-wal", "state.sqlite-shm"] { unlink("\(stateFolder)/ibid/\(name)") }
    rmdir(stateFolder + "/ibid")
    rmdir(stateFolder)
    vterm_free(emulator)
    callbacks.deallocate()
    properties.deallocate()
  }

  var usesAlternateScreen: Bool { properties.pointee.usesAlternateScreen }
  var showsCursor: Bool { properties.pointee.showsCursor }
  var cursor: (column: Int, row: Int) {
    var place = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(emulator), &place)
    return (Int(place.col), Int(place.row))
  }
  /// Whether typed characters are shown and lines edited by the system, as in a shell.
  var isCooked: Bool {
    var modes = termios()
    tcgetattr(master, &modes)
    let cooked = tcflag_t(ECHO | ICANON | ISIG)
    return modes.c_lflag & cooked == cooked && modes.c_oflag & tcflag_t(OPOST) != 0
  }

  func send(_ text: String) {
    var bytes = Array(text.utf8)
    _ = Glibc.write(master, &bytes, bytes.count)
  }
  func signal(_ number: Int32) { kill(process, number) }
  /// Gives the terminal another size; the kernel tells the program.
  func resize(columns: Int, rows: Int) {
    (self.rows, self.columns) = (rows, columns)
    vterm_set_size(emulator, Int32(rows), Int32(columns))
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
  /// Makes the terminal take no more output, as ^S does.
  func stopOutput() {
    let descriptor = open(slave, O_RDWR | O_NOCTTY | O_CLOEXEC)
    tcflow(descriptor, TCOOFF)
    close(descriptor)
  }
  /// Takes the terminal away, as a line that drops does.
  func hangUp() {
    close(master)
    master = -1
  }

  /// Draws what comes until the condition holds; false at the deadline, or when nothing more can come.
  func wait(seconds: Double = 10, until condition: (PtySession) -> Bool) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while !condition(self) {
      let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
      guard left > 0, pump(Int32(left) + 1) else { return condition(self) }
    }
    return true
  }

  /// Draws what comes until the program has ended and says how; nil at the deadline.
  func end(seconds: Double = 10) -> Ending? {
    _ = wait(seconds: seconds) { $0.ending != nil }
    // The rest of what it wrote is still in the terminal.
    while master >= 0, pump(0, untilEnd: false) {}
    return ending
  }

  /// Waits for output or the end of the program, at most so long; false when neither can come any more.
  private func pump(_ milliseconds: Int32, untilEnd: Bool = true) -> Bool {
    var sources = [
      pollfd(fd: master, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ending == nil && untilEnd ? processDescriptor : -1, events: Int16(POLLIN), revents: 0),
    ]
    if master < 0, ending != nil { return false }
    guard poll(&sources, 2, milliseconds) > 0 else { return untilEnd }
    if sources[1].revents != 0 {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process { ending = Ending(status: status) }
    }
    guard sources[0].revents != 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let got = read(master, &buffer, buffer.count)
    guard got > 0 else { return ending == nil && untilEnd && waitForEnd(milliseconds) }
    log += buffer.prefix(got)
    buffer.withUnsafeBytes { _ = vterm_input_write(emulator, $0.bindMemory(to: CChar.self).baseAddress, got) }
    vterm_screen_flush_damage(screen)
    return true
  }

  /// The terminal is at its end and would be ready for ever: only the program is waited for.
  private func waitForEnd(_ milliseconds: Int32) -> Bool {
    var source = pollfd(fd: processDescriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return true }
    var status: Int32 = 0
    if waitpid(process, &status, WNOHANG) == process { ending = Ending(status: status) }
    return true
  }

  /// What a cell shows and how.
  struct Cell: Equatable {
    var text = ""
    var width = 1
    var isBold = false
    var isReverse = false
    var isUnderlined = false
  }

  func cell(column: Int, row: Int) -> Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    var text = String.UnicodeScalarView()
    withUnsafeBytes(of: cell.chars) {
      for value in $0.bindMemory(to: UInt32.self) {
        guard value != 0, let scalar = Unicode.Scalar(value) else { break }
        text.append(scalar)
      }
    }
    return Cell(
      text: String(text), width: Int(cell.width), isBold: cell.attrs.bold != 0, isReverse: cell.attrs.reverse != 0,
      isUnderlined: cell.attrs.underline != 0)
  }

  /// What a row shows, without blanks at its end.
  func line(_ row: Int) -> String {
    var line = ""
    var column = 0
    while column < columns {
      let cell = cell(column: column, row: row)
      line += cell.text.isEmpty ? " " : cell.text
      column += max(1, cell.width)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
  /// What the screen shows.
  var text: String { (0..<rows).map(line).joined(separator: "\n") }
}
