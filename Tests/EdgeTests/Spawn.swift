import Glibc

/// Starts a program in a session of its own with standard input, output and error of its own. A file that is nil is
/// left out; what is not named is a copy of descriptor 0 as it was first opened.
func spawn(
  _ path: String, _ arguments: [String], environment: [String: String?], files: [(Int32, String?, Int32)]
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  for (index, (descriptor, file, flags)) in files.enumerated() {
    if let file { posix_spawn_file_actions_addopen(&actions, descriptor, file, flags | O_CREAT, 0o600) }
    if index == 0 {
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }
  var none = sigset_t()
  var all = sigset_t()
  sigemptyset(&none)
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  let flags = 0x80 /* POSIX_SPAWN_SETSID */ | 0x08 /* SETSIGMASK */ | 0x04 /* SETSIGDEF */
  posix_spawnattr_setflags(&attributes, Int16(flags))
  var variables: [String: String?] = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
  ]
  variables.merge(environment) { $1 }
  let argv = ([path] + arguments).map { strdup($0) } + [nil]
  let envp = variables.compactMap { name, value in value.map { strdup("\(name)=\($0)") } } + [nil]
  defer { for pointer in argv + envp { free(pointer) } }
  var process: pid_t = 0
  let code = posix_spawn(&process, path, &actions, &attributes, argv, envp)
  guard code == 0 else { throw PtySession.Failure(path, code) }
  return process
}

/// A file with these bytes that is gone when the value is.
final class TemporaryFile {
  let path: String

  init(_ bytes: some Sequence<UInt8>) throws {
    var template = Array("/tmp/ibid-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw PtySession.Failure("mkstemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let bytes = Array(bytes)
    _ = write(descriptor, bytes, bytes.count)
    close(descriptor)
  }
  convenience init(_ text: String = "") throws { try self.init(text.utf8) }
  deinit { unlink(path) }

  /// What it holds now.
  var bytes: [UInt8] {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while case let got = read(descriptor, &piece, piece.count), got > 0 { bytes += piece.prefix(got) }
    return bytes
  }
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The built program: it lies beside the tests.
func ibidPath() throws -> String {
  var buffer = [CChar](repeating: 0, count: 4096)
  let count = max(0, readlink("/proc/self/exe", &buffer, buffer.count))
  let folder = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: "/")
    .dropLast()
  let path = "/" + folder.joined(separator: "/") + "/ibid"
  guard access(path, X_OK) == 0 else { throw PtySession.Failure(path) }
  return path
}

/// What a program without a terminal did.
struct Outcome {
  var ending: PtySession.Ending
  var output: String
  var errors: String
}

/// Runs ibid without a terminal to its end.
func run(_ arguments: [String], input: String = "/dev/null", environment: [String: String?] = [:]) throws -> Outcome {
  let output = try TemporaryFile()
  let errors = try TemporaryFile()
  let process = try spawn(
    try ibidPath(), arguments, environment: environment,
    files: [(0, input, O_RDONLY), (1, output.path, O_WRONLY), (2, errors.path, O_WRONLY)])
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  return Outcome(ending: PtySession.Ending(status: status), output: output.text, errors: errors.text)
}
