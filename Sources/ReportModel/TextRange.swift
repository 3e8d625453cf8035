/// A stretch of the reading text: UTF-8 offsets, half-open.
public struct TextRange: Hashable, Sendable {
  private var first: UInt32
  private var past: UInt32

  /// The range `[start, end)`. Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "not a range: \(start), \(end)")
    first = UInt32(start)
    past = UInt32(end)
  }

  /// The offset of the first byte.
  public var start: Int {
    get { Int(first) }
    set { first = UInt32(newValue) }
  }
  /// The offset after the last byte.
  public var end: Int {
    get { Int(past) }
    set { past = UInt32(newValue) }
  }
  /// How many bytes it holds.
  public var count: Int { Int(past) - Int(first) }
  /// Whether it holds no byte.
  public var isEmpty: Bool { first == past }
  /// Whether the offset lies inside.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether the other range lies inside, ends included.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share a byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
}

extension TextRange: Comparable {
  /// By start; of two that start together, the longer first.
  public static func < (a: TextRange, b: TextRange) -> Bool {
    a.first != b.first ? a.first < b.first : a.past > b.past
  }
}

extension TextRange: CustomStringConvertible {
  /// The range as mathematicians write it: `[12, 40)`.
  public var description: String { "[\(start), \(end))" }
}
