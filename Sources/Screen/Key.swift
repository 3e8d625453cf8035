/// What a person pressed.
public enum Key: Hashable, Sendable {
  /// A character, typed or pasted; never a control.
  case character(Unicode.Scalar)
  /// Control and a letter, in lower case; Control-I is `tab`, Control-M and Control-J are `enter`.
  case control(Character)
  case enter, tab, backTab, backspace, escape, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  /// F1 is 1.
  case function(Int)
  /// A bracketed paste, whole.
  case paste(String)
  /// The mouse, over a cell.
  case pointer(Pointer, Position)
  /// A key that the terminal names and nothing uses.
  case unknown(String)
}
