/// The text that everything else points into: the report's words decoded to UTF-8, line ends and all else kept.
///
/// Always valid UTF-8 and never longer than `UInt32.max` bytes.
public struct ReadingText: Sendable {
  /// The text.
  public let bytes: [UInt8]
  /// The offset of the first byte of each line; there is always one line.
  public let lineStarts: [UInt32]
  /// How it sets its quotation marks; what parsing found of it, empty before.
  public var markHabits: MarkHabits = []

  /// A text of these bytes, which must be valid UTF-8. A line ends with LF, CR LF or a CR alone. Linear.
  public init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 48 + 1)
    let span = bytes.span
    var i = 0
    while true {
      i = span.first(from: i, before: span.count) { $0.equal(0x0A) | $0.equal(0x0D) }
      if i == span.count { break }
      let isReturn = span[i] == 0x0D
      i += 1
      if !isReturn || i == span.count || span[i] != 0x0A { starts.append(UInt32(i)) }
    }
    if starts.count > 1, Int(starts[starts.count - 1]) == bytes.count { starts.removeLast() }
    lineStarts = starts
  }

  /// A text of this string.
  public init(_ string: String) { self.init(utf8: Array(string.utf8)) }

  /// How many bytes it has.
  @inlinable
  public var count: Int { bytes.count }
  /// The whole of it.
  public var range: TextRange { TextRange(0, bytes.count) }
  /// How many lines it has; at least one.
  public var lineCount: Int { lineStarts.count }

  /// The line that holds the offset, counted from 0. Logarithmic.
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
  /// The line that holds the offset, counted from 1 as `export` and editors do. Logarithmic.
  public func lineNumber(at offset: Int) -> Int { lineIndex(at: offset) + 1 }

  /// The bytes of a line, counted from 0, without its end.
  public func lineRange(_ index: Int) -> TextRange {
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return TextRange(start, end)
  }

  /// The words at a range.
  public func string(_ range: TextRange) -> String { String(decoding: bytes[range.start..<range.end], as: UTF8.self) }
}

/// What a text as a whole shows of its quotation marks, where a paragraph alone would leave it open.
public struct MarkHabits: OptionSet, Sendable {
  /// Its bits.
  public let rawValue: UInt8
  /// Habits of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Single marks are for words that somebody said, double ones at most for what is quoted inside them.
  public static let single = MarkHabits(rawValue: 1)
  /// Marks became question marks: `said: ?The lock is shut.?`
  public static let questionMarks = MarkHabits(rawValue: 2)
}
