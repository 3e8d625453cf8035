import CTerminal
import Glibc

/// Runs a command of the shell in the foreground, with `words` as `$1` and so on, and waits for its end: its exit
/// status, 128 and the number of the signal that ended it, or nil when it could not be started.
func runShell(_ command: String, _ words: [String] = [], input: Int32, output: Int32) -> Int32? {
  var actions = posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  unsafe posix_spawn_file_actions_init(&actions)
  unsafe posix_spawnattr_init(&attributes)
  defer {
    unsafe posix_spawn_file_actions_destroy(&actions)
    unsafe posix_spawnattr_destroy(&attributes)
  }
  unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
  unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
  unsafe posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
  var none = sigset_t()
  var all = sigset_t()
  unsafe sigemptyset(&none)
  unsafe sigfillset(&all)
  unsafe posix_spawnattr_setsigmask(&attributes, &none)
  unsafe posix_spawnattr_setsigdefault(&attributes, &all)
  let flags = 0x08 /* POSIX_SPAWN_SETSIGMASK */ | 0x04 /* POSIX_SPAWN_SETSIGDEF */
  unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
  let arguments = ["sh", "-c", command, "sh"] + words
  let argv = unsafe arguments.map { unsafe strdup($0) } + [nil]
  defer { for index in argv.indices { unsafe free(argv[index]) } }
  var process: pid_t = 0
  guard unsafe posix_spawn(&process, "/bin/sh", &actions, &attributes, argv, environ) == 0 else { return nil }
  var status: Int32 = 0
  while unsafe waitpid(process, &status, 0) == -1 { if errno != EINTR { return nil } }
  return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
}

/// A file in memory that holds the bytes, to be read from its beginning; negative when there can be none.
func memoryFile(_ bytes: [UInt8]) -> Int32 {
  let file = unsafe cterminal_memory_file("text")
  guard file >= 0 else { return file }
  write(bytes, to: file)
  lseek(file, 0, SEEK_SET)
  return file
}

/// Waits until Return is pressed, or nothing more can come.
func waitForReturn(_ input: Int32) {
  var byte: UInt8 = 0
  while unsafe read(input, &byte, 1) == 1, byte != 0x0A, byte != 0x0D {}
}
