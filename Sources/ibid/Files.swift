import BundledReport
import Curses
import Glibc
import Screen

/// Something that the world refused, worded for a person.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(path: String, errno code: Int32) { description = "\(path): \(unsafe String(cString: strerror(code)))" }
}

/// Where a report comes from.
enum Source: Sendable {
  case file(String)
  case standardInput
  case bundled

  /// What the command line means: a file, standard input (`-`, or nothing while that is no terminal), or the report
  /// that comes with ibid.
  init(argument: String?) {
    switch argument {
    case "-": self = .standardInput
    case let path?: self = .file(path)
    case nil: self = isatty(STDIN_FILENO) == 1 ? .bundled : .standardInput
    }
  }

  /// The report's path as given; empty for standard input.
  var path: String {
    switch self {
    case .file(let path): path
    case .standardInput: ""
    case .bundled: BundledReport.name
    }
  }

  /// By which it can be found again, from wherever; empty when it cannot.
  var absolutePath: String {
    guard case .file(let path) = self, let resolved = unsafe realpath(path, nil) else { return "" }
    defer { unsafe free(resolved) }
    return unsafe String(validatingCString: resolved) ?? ""
  }

  /// All of it. Files, pipes and devices alike are read to their end; `progress` is told how many bytes
  /// there are, after each piece, and each second when none comes.
  func bytes(_ progress: (Int) -> Void = { _ in }) throws(Failure) -> [UInt8] {
    switch self {
    case .bundled: return BundledReport.report
    case .standardInput: return try readAll(STDIN_FILENO, path: "standard input", progress)
    case .file(let path):
      let descriptor = retrying { openAsGiven(path) }
      guard descriptor >= 0 else { throw Failure(path: path, errno: errno) }
      defer { close(descriptor) }
      return try readAll(descriptor, path: path, progress)
    }
  }
}

/// Larger files are refused: offsets in a report have 32 bits, and decoding can triple the size.
private let largestReport = 1 << 30

/// All that a descriptor gives.
func readAll(_ descriptor: Int32, path: String, _ progress: (Int) -> Void) throws(Failure) -> [UInt8] {
  var information = stat()
  var bytes: [UInt8] = []
  if unsafe fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG {
    guard information.st_size <= largestReport else { throw Failure(path: path, errno: EFBIG) }
    bytes.reserveCapacity(Int(information.st_size) + 1)
  }
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&source, 1, 1000) == 0 { progress(bytes.count) }
    let got = retrying { unsafe read(descriptor, &piece, piece.count) }
    guard got >= 0 else { throw Failure(path: path, errno: errno) }
    if got == 0 { return bytes }
    bytes += piece.prefix(got)
    progress(bytes.count)
    guard bytes.count <= largestReport else { throw Failure(path: path, errno: EFBIG) }
  }
}

/// Opens the argument that reads like this, byte for byte: a name that is not UTF-8 has been repaired in the string.
private func openAsGiven(_ path: String) -> Int32 {
  let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY
  if path.unicodeScalars.contains("\u{FFFD}") {
    for index in 1..<Int(CommandLine.argc) {
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
      if unsafe String(cString: argument) == path { return unsafe open(argument, flags) }
    }
  }
  return open(path, flags)
}

/// Writes all of it; gives up quietly when nobody takes it.
func write(_ bytes: [UInt8], to descriptor: Int32) { _ = writeAll(bytes, to: descriptor) }

/// Writes all of it; false, with `errno`, when somebody does not take it.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var offset = 0
  return unsafe bytes.withUnsafeBytes { buffer in
    while offset < buffer.count {
      let written = retrying {
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if written <= 0 { return false }
      offset += written
    }
    return true
  }
}

/// Calls again what a signal interrupted.
private func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
