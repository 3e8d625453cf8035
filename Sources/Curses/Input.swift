import Screen

/// What comes from the terminal, or happens to it.
public enum Input: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// The terminal has another size now.
  case resize(Size)
  /// The program was stopped and runs again; the terminal has this size.
  case resume(Size)
  /// Another thread has something to tell: see `Terminal.wake`.
  case wake
  /// The terminal is gone: nothing more will come from it, and nothing can be shown.
  case hangUp
  /// A signal that asks the program to end.
  case signal(Int32)
}
