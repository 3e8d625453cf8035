import CTerminal
import Glibc

/// Keeps what is written to standard error off the screen while that is in use, and shows it afterwards.
///
/// Does nothing when standard error is no terminal.
final class ErrorSpool {
  /// The true standard error; -1 when nothing is spooled.
  let terminal: Int32
  /// Where it goes meanwhile; -1 when nothing is spooled.
  let spool: Int32

  init() {
    guard isatty(STDERR_FILENO) == 1 else {
      (terminal, spool) = (-1, -1)
      return
    }
    spool = unsafe cterminal_memory_file("standard error")
    terminal = spool < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    if terminal >= 0 { dup2(spool, STDERR_FILENO) }
  }

  /// Standard error is the terminal for a while.
  func pause() { if terminal >= 0 { dup2(terminal, STDERR_FILENO) } }
  /// And no longer.
  func resume() { if terminal >= 0 { dup2(spool, STDERR_FILENO) } }

  /// Puts standard error back and writes what it was given.
  func release() {
    guard terminal >= 0 else { return }
    dup2(terminal, STDERR_FILENO)
    var buffer = [UInt8](repeating: 0, count: 4096)
    lseek(spool, 0, SEEK_SET)
    while case let got = unsafe read(spool, &buffer, buffer.count), got > 0 {
      _ = unsafe write(terminal, buffer, got)
    }
  }
}
