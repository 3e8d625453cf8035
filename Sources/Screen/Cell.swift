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

  /// A character and what combines with it; nil when the base does not stand by itself on a screen (a control, a
  /// format, a mark, an unknown scalar) or a mark does not combine.
  public init?(
    _ base: Unicode.Scalar, combining first: Unicode.Scalar? = nil, _ second: Unicode.Scalar? = nil, role: Role = .text
  ) {
    if base != " " {
      guard case .character(let columns) = presentation(of: base) else { return nil }
      width = UInt8(columns)
    }
    for mark in [first, second].compactMap(\.self) where presentation(of: mark) != .combining { return nil }
    scalars = (base.value, first?.value ?? 0, second?.value ?? 0)
    self.role = role
  }

  /// An ASCII character that is not a control.
  init(ascii byte: UInt8, role: Role) {
    scalars.0 = 0x20 <= byte && byte < 0x7F ? UInt32(byte) : 0x3F
    self.role = role
  }

  /// The right half of a wide character.
  static func rightHalf(role: Role) -> Cell {
    var cell = Cell(role: role)
    cell.scalars = (0, 0, 0)
    cell.width = 0
    return cell
  }

  /// Whether it is the right half of the wide character before it.
  public var isRightHalf: Bool { width == 0 }

  /// Whether it is a letter or a digit of a script that runs from right to left.
  public var isRightToLeft: Bool { scalars.0 >= 0x590 && runsRightToLeft(scalars.0) }

  /// What it shows, base first; empty for the right half of a wide character.
  public var text: String {
    var text = ""
    for value in [scalars.0, scalars.1, scalars.2] where value != 0 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// Whether both show the same in the same role.
  public static func == (a: Cell, b: Cell) -> Bool {
    a.scalars == b.scalars && a.width == b.width && a.role == b.role
  }
  /// Feeds all that is compared.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(scalars.0)
    hasher.combine(scalars.1)
    hasher.combine(scalars.2)
    hasher.combine(width)
    hasher.combine(role)
  }
}
