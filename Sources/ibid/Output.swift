import Curses
import Glibc
import Screen

/// Where a command writes: standard output, or a file that is replaced when all of it is there.
///
/// What is written to a terminal commands nothing there. Somebody who stops reading early ends the program quietly, as
/// the signal would have. A class, because formats hand their bytes on from deep within.
final class Output {
  private let file: ReplacedFile?
  private let isTerminal: Bool
  private var kept: [UInt8] = []
  private var failure: Failure?

  /// Standard output without a path, and for `-`. `inputs` are files that must not be written over.
  init(path: String? = nil, inputs: [String] = []) throws(Failure) {
    guard let path, path != "-" else {
      file = nil
      isTerminal = isatty(STDOUT_FILENO) == 1
      return
    }
    if environment("IBIDSECURE") != nil { throw Failure("\(path): nothing is written in secure mode") }
    isTerminal = false
    file = try ReplacedFile(path, inputs: inputs)
  }

  /// Takes bytes; what goes wrong is told by `finish`.
  func write(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    if let file {
      do throws(Failure) { try file.write(bytes) } catch { failure = error }
    } else if isTerminal {
      kept += bytes
    } else {
      put(bytes)
    }
  }

  /// Takes lines for people, which this program made safe.
  func writeLines(_ text: String) {
    guard failure == nil else { return }
    let bytes = Array(text.utf8)
    if file == nil { put(bytes) } else { write(bytes) }
  }

  /// Makes sure that all has arrived; a file is replaced now.
  func finish() throws(Failure) {
    if let failure { throw failure }
    if isTerminal, !kept.isEmpty { put(shown(kept)) }
    if let failure { throw failure }
    try file?.replace()
  }

  private func put(_ bytes: [UInt8]) {
    if writeAll(bytes, to: STDOUT_FILENO) { return }
    if errno == EPIPE { Glibc.exit(128 + SIGPIPE) }
    failure = Failure(path: "standard output", errno: errno)
  }

  private func shown(_ bytes: [UInt8]) -> [UInt8] {
    let charset = adoptLocale()
    var shown: [UInt8] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      shown += visible(utf8: (line.last == 0x0D ? line.dropLast() : line).span, charset: charset)
      shown.append(UInt8(ascii: "\n"))
    }
    if bytes.last == UInt8(ascii: "\n") { shown.removeLast() }
    return shown
  }
}

/// Writes all of these bytes to standard output.
func deliver(_ bytes: [UInt8]) throws(Failure) {
  let output = try Output()
  output.write(bytes)
  try output.finish()
}

/// What a person reads standard output on.
enum Viewer {
  /// What can be shown: of a terminal what its locale says; a pipe or a file takes every character.
  static var charset: Charset { isatty(STDOUT_FILENO) == 1 ? adoptLocale() : .utf8 }

  /// Whether there are colours, and somebody who wants them.
  static var hasColours: Bool {
    isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == nil && !["dumb", nil].contains(environment("TERM"))
  }

  /// How many columns a line has; nil when it may be as long as it is.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
