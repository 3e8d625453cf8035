/// Why there is no state. The report can be read all the same.
public enum StoreFailure: Error, Hashable, Sendable {
  /// SQLite is not on this host.
  case noLibrary
  /// Neither XDG_STATE_HOME nor HOME says where it is to be.
  case noFolder
  /// The system refuses the folder or the file.
  case refused(path: String, errno: Int32)
  /// A later ibid has written it.
  case newer(path: String)
  /// Another process writes all the time.
  case busy(path: String)
  /// SQLite's words for something else.
  case other(path: String, message: String)
}
