import ReportModel
import Screen

/// Where a line of the Text pane is: the segment of the flow, and which of the segment's lines.
struct LineAddress: Hashable, Comparable, Sendable {
  var segment: Int
  var line: Int

  static func < (a: LineAddress, b: LineAddress) -> Bool { (a.segment, a.line) < (b.segment, b.line) }
}

/// A flow at a width: the lines of its segments, wrapped when they are asked for and never kept.
struct Typesetting: Sendable {
  let flow: Flow
  let text: ReadingText
  let columns: Int
  let charset: Charset
  /// What is not shown.
  let hidden: HiddenText

  /// The lines of a segment; one for what shows no words. Linear in the segment.
  func lines(of segment: Int) -> [TextLine] {
    let item = flow.segments[segment]
    if !item.isWords { return [TextLine(range: TextRange(item.range.start, item.range.start), indent: 0)] }
    return wrapLines(of: item.range, in: text.bytes.span, columns: columns, charset: charset, hidden: hidden)
  }

  /// A walker that stands on the line that shows an offset; see `Flow.segment(at:hint:)`.
  func walker(at offset: Int, hint: Int?) -> LineWalker {
    var walker = LineWalker(self, segment: flow.segment(at: offset, hint: hint))
    walker.goToLine(of: offset)
    return walker
  }

  /// A walker that stands on a line, or on the last of its segment when it has fewer.
  func walker(at address: LineAddress) -> LineWalker {
    var walker = LineWalker(self, segment: min(max(0, address.segment), flow.segments.count - 1))
    walker.goToLine(address.line)
    return walker
  }

  /// How many lines there are from one address on to another, at most `limit`; nil when the other comes first.
  func distance(from a: LineAddress, to b: LineAddress, limit: Int) -> Int? {
    if b < a { return nil }
    var walker = walker(at: a)
    var count = 0
    while walker.address < b, count < limit, walker.forward() { count += 1 }
    return count
  }

  /// The top with which the last line stands in the last of so many rows.
  func lastTop(rows: Int) -> LineAddress {
    var walker = LineWalker(self, segment: flow.segments.count - 1)
    walker.goToLine(Int.max)
    walker.move(by: -(max(1, rows) - 1))
    return walker.address
  }
}

/// Walks over lines, wrapping each segment once.
struct LineWalker {
  private let typesetting: Typesetting
  private(set) var address: LineAddress
  private var lines: [TextLine]

  fileprivate init(_ typesetting: Typesetting, segment: Int) {
    self.typesetting = typesetting
    address = LineAddress(segment: segment, line: 0)
    lines = typesetting.lines(of: segment)
  }

  /// The line that it stands on.
  var line: TextLine { lines[address.line] }
  /// The segment that the line is of.
  var segment: Flow.Segment { typesetting.flow.segments[address.segment] }

  fileprivate mutating func goToLine(_ number: Int) { address.line = min(max(0, number), lines.count - 1) }

  fileprivate mutating func goToLine(of offset: Int) {
    guard segment.isWords else { return }
    address.line = max(0, partitionPoint(0, lines.count) { lines[$0].range.start > offset } - 1)
  }

  /// Goes to the next line; false at the end.
  mutating func forward() -> Bool {
    if address.line + 1 < lines.count {
      address.line += 1
      return true
    }
    guard address.segment + 1 < typesetting.flow.segments.count else { return false }
    address = LineAddress(segment: address.segment + 1, line: 0)
    lines = typesetting.lines(of: address.segment)
    return true
  }

  /// Goes to the line before; false at the beginning.
  mutating func back() -> Bool {
    if address.line > 0 {
      address.line -= 1
      return true
    }
    guard address.segment > 0 else { return false }
    address.segment -= 1
    lines = typesetting.lines(of: address.segment)
    address.line = lines.count - 1
    return true
  }

  /// Goes so many lines on, or back; returns how many it went, fewer at the ends.
  @discardableResult
  mutating func move(by count: Int) -> Int {
    var left = count
    while left > 0, forward() { left -= 1 }
    while left < 0, back() { left += 1 }
    return count - left
  }

  /// Goes on until it stands on words, or back when there are none; where there are none at all it stays.
  mutating func settleOnWords(backward: Bool = false) {
    let start = self
    while !segment.isWords { if !(backward ? back() : forward()) { break } }
    if segment.isWords { return }
    self = start
    while !segment.isWords { if !(backward ? forward() : back()) { break } }
  }
}
