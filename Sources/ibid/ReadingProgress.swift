import Curses
import Glibc
import Screen

/// A line on standard error that says how far the reading of a slow report has come, before there are panes. Nothing
/// appears in the first second, or where standard error is no terminal; at the end it is wiped out.
struct ReadingProgress {
  private let name: String
  private let start = Clock.now
  private var last = Clock.now
  private var columns = 0

  init(_ source: Source) {
    name = source.path.isEmpty ? "standard input" : visible(source.path, charset: adoptLocale())
  }

  /// So many bytes have come.
  mutating func report(_ count: Int) {
    let now = Clock.now
    guard now - start >= 900, columns == 0 || now - last >= 500, isatty(STDERR_FILENO) == 1 else { return }
    last = now
    let line = "ibid: \(name): \(sizeInWords(count)) · ^C gives up"
    let shown = adoptLocale() == .utf8 ? line : visible(line, charset: .ascii)
    write(Array(("\r" + shown + String(repeating: " ", count: max(0, columns - shown.count))).utf8), to: STDERR_FILENO)
    columns = shown.count
  }

  /// It has all come.
  mutating func end() {
    guard columns > 0 else { return }
    write(Array(("\r" + String(repeating: " ", count: columns) + "\r").utf8), to: STDERR_FILENO)
    columns = 0
  }
}
