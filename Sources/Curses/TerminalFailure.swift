/// Why there is no full screen to be had. The terminal is as it was.
public enum TerminalFailure: Error, Hashable, Sendable {
  /// Standard output is no terminal.
  case noTerminal
  /// There is no terminal to read keys from.
  case noKeyboard(errno: Int32)
  /// TERM is not set.
  case noType
  /// TERM names a terminal whose cursor cannot be placed, like `dumb`.
  case plain(type: String)
  /// The host has no description of the terminal that TERM names.
  case unknown(type: String)
  /// The system refused what is needed to give the terminal back.
  case system(errno: Int32)
}
