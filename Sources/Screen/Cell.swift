/// One column of one row: a base character with up to two combining ones, its width, and its role.
///
/// A cell refuses what could command a terminal: controls, escapes and bidirectional overrides never get in, so
/// nothing above it has to remember them.
public struct Cell: Hashable, Sendable {
  /// The scalars to show, base first; unused ones are 0. The right half of a wide character has none.
  public private(set) var scalars: (UInt32, UInt32, UInt32) = (0x20, 0, 0)
  /// Columns: 1, 2 for a wide character, 0 for the right half of one.
  public private(set) var width: UInt8 = 1
  /// What it is.
  public var role: Role = .text

  /// A blank.
  public init(role: Role = .text) { self.role = role }

  public static func == (a: Cell, b: Cell) -> Bool {
    a.scalars == b.scalars && a.width == b.width && a.role == b.role
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(scalars.0)
    hasher.combine(role)
  }
}
