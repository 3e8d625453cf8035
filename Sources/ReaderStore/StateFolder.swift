import Glibc

/// Where the state lies.
public enum StateFolder {
  /// The folder by the XDG base directory specification: `$XDG_STATE_HOME/ibid`, or `.local/state/ibid` at home. What
  /// is not absolute does not count. Nil when neither is set.
  public static func standard(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_STATE_HOME"), folder.hasPrefix("/") { return folder + "/ibid" }
    if let home = environment("HOME"), home.hasPrefix("/") { return home + "/.local/state/ibid" }
    return nil
  }

  /// Makes the folder and those that it is in; nobody else may look into those that are new.
  static func make(_ path: String) throws(StoreFailure) {
    var information = stat()
    if unsafe stat(path, &information) == 0 {
      guard information.st_mode & S_IFMT == S_IFDIR else { throw .refused(path: path, errno: ENOTDIR) }
      return
    }
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        let code = errno
        if unsafe stat(made, &information) != 0 { throw .refused(path: made, errno: code) }
      }
    }
  }

  /// Whether something else stands where the file is to be: no file, no database, or what its owner may not read.
  static func isInTheWay(_ path: String) -> Bool {
    var information = stat()
    guard unsafe stat(path, &information) == 0 else { return false }
    guard information.st_mode & S_IFMT == S_IFREG else { return true }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == EACCES }
    defer { close(descriptor) }
    // SQLite takes a file of a few bytes for a new one, and would write over it.
    let magic = Array("SQLite format 3\0".utf8)
    var start = [UInt8](repeating: 0, count: magic.count)
    let got = unsafe read(descriptor, &start, start.count)
    return got > 0 && start != magic
  }

  /// The name that a damaged file gets: `state.sqlite.damaged-20260131-093000`, in UTC.
  static func aside(_ path: String, _ now: Int) -> String {
    var seconds = time_t(now / 1000)
    var date = tm()
    _ = unsafe gmtime_r(&seconds, &date)
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let day = digits(date.tm_year + 1900, 4) + digits(date.tm_mon + 1, 2) + digits(date.tm_mday, 2)
    return path + ".damaged-\(day)-" + digits(date.tm_hour, 2) + digits(date.tm_min, 2) + digits(date.tm_sec, 2)
  }

  /// A lock between processes.
  struct Lock {
    fileprivate let descriptor: Int32
    func release() { if descriptor >= 0 { close(descriptor) } }
  }

  /// Waits until no other process has the folder locked.
  static func lock(_ folder: String) -> Lock {
    let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
    return Lock(descriptor: descriptor)
  }
}
