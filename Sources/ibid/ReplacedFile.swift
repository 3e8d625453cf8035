import Glibc

/// A file that is written beside its place and put there when it is whole: whoever opens it finds the old bytes or the
/// new, and after an error or a signal the old. What is no regular file, a device or a pipe, is written to directly.
final class ReplacedFile {
  /// As given, for what is told.
  private let path: String
  /// What is replaced, with no link in its way.
  private let target: String
  /// Where the bytes are until then; nil when they go to their place directly.
  private let temporary: String?
  private var descriptor: Int32
  private let isHeld: Bool
  private var signalsBefore = sigset_t()

  /// What would leave the temporary file behind.
  private static let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGXFSZ]

  /// Begins. A file that is there must be one that can be written; it keeps its mode. None of `inputs` may be it.
  init(_ path: String, inputs: [String] = []) throws(Failure) {
    self.path = path
    var information = stat()
    let isThere = unsafe stat(path, &information) == 0
    if !isThere, errno != ENOENT { throw Failure(path: path, errno: errno) }
    if isThere, information.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, errno: EISDIR) }
    if isThere {
      for input in inputs {
        var other = stat()
        if unsafe stat(input, &other) == 0, other.st_dev == information.st_dev, other.st_ino == information.st_ino {
          throw Failure("\(path): the report itself would be written over")
        }
      }
    }
    if isThere, information.st_mode & S_IFMT != S_IFREG {
      target = path
      temporary = nil
      isHeld = false
      descriptor = unsafe Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      if descriptor < 0 { throw Failure(path: path, errno: errno) }
      return
    }
    if isThere, access(path, W_OK) != 0 { throw Failure(path: path, errno: errno) }
    let target = try Self.withoutLinks(path, isThere: isThere)
    self.target = target
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var template = Array((folder + ".ibid-XXXXXX").utf8CString)
    isHeld = true
    Self.hold(&signalsBefore)
    descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else {
      let code = errno
      Self.release(&signalsBefore)
      throw Failure(path: path, errno: code)
    }
    temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let mask = umask(0)
    _ = umask(mask)
    if isThere { _ = fchown(descriptor, information.st_uid, information.st_gid) }
    _ = fchmod(descriptor, isThere ? information.st_mode & 0o7777 : 0o666 & ~mask)
  }

  deinit { abandon() }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws(Failure) {
    let isWritten = writeAll(bytes, to: descriptor)
    let code = errno
    stopIfAsked()
    if !isWritten { throw Failure(path: path, errno: code) }
  }

  /// Puts the file in its place, when all of it is on the disk.
  func replace() throws(Failure) {
    guard let temporary else {
      let isClosed = close(descriptor) == 0
      descriptor = -1
      if !isClosed { throw Failure(path: path, errno: errno) }
      return
    }
    let isSynced = fsync(descriptor) == 0
    let syncCode = errno
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isSynced, isClosed, unsafe rename(temporary, target) == 0 else {
      let code = isSynced ? errno : syncCode
      _ = unlink(temporary)
      release()
      throw Failure(path: path, errno: code)
    }
    // The new name too, so that a power cut does not bring the old file back. Some file systems know nothing of this.
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    let directory = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      _ = fsync(directory)
      close(directory)
    }
    release()
  }

  /// Leaves everything as it was.
  private func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    if let temporary { _ = unlink(temporary) }
    release()
  }

  private var isReleased = false
  private func release() {
    if !isHeld || isReleased { return }
    isReleased = true
    Self.release(&signalsBefore)
  }

  /// Signals wait while the temporary file is there; when one does, the file goes, and the signal is let through.
  private func stopIfAsked() {
    var pending = sigset_t()
    guard unsafe isHeld && sigpending(&pending) == 0 else { return }
    if Self.signals.contains(where: { unsafe sigismember(&pending, $0) == 1 }) { abandon() }
  }

  private static func hold(_ before: inout sigset_t) {
    var held = sigset_t()
    unsafe sigemptyset(&held)
    for signal in signals { unsafe sigaddset(&held, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &held, &before)
  }

  private static func release(_ before: inout sigset_t) { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }

  /// The path that a link leads to, so that the link stays one.
  private static func withoutLinks(_ path: String, isThere: Bool) throws(Failure) -> String {
    var information = stat()
    guard unsafe lstat(path, &information) == 0 else { return path }
    guard information.st_mode & S_IFMT == S_IFLNK else { return path }
    guard isThere, let resolved = unsafe realpath(path, nil) else { throw Failure(path: path, errno: ENOENT) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}
