import ReportModel

/// A text as search sees it, with the way back to the original; `Folding` says what becomes of what.
///
/// The way back is kept as the places where original and shadow part by another distance than before: nothing for a
/// stretch of plain ASCII, or of Cyrillic.
public struct FoldedText: Sendable {
  /// The shadow, UTF-8.
  public let bytes: [UInt8]
  /// The original, UTF-8.
  public let original: [UInt8]
  /// Shadow offsets, ascending, from which the distance to the original is another.
  private let shadowStarts: [UInt32]
  /// Where those are in the original.
  private let originalStarts: [UInt32]

  /// The shadow of a text. In the ranges of `keeping`, in order, brackets stay: the markers of notes. Linear, some
  /// hundred MB/s.
  public init(_ text: ReadingText, keeping markers: [TextRange] = []) {
    self.init(bytes: text.bytes, keeping: markers)
  }

  /// The shadow of valid UTF-8, or of a part of it, which begins and ends between characters.
  init(bytes text: [UInt8], in range: Range<Int>? = nil, keeping markers: [TextRange] = [], kept: Folding.Kept = []) {
    var machine = FoldMachine(kept: kept, markers: markers)
    let range = range ?? 0..<text.count
    machine.out.reserveCapacity(range.count + range.count / 64 + 16)
    var start = range.lowerBound
    while start < range.upperBound {
      start = machine.fold(text.span, from: start, to: range.upperBound)
    }
    machine.finish(at: range.upperBound)
    bytes = machine.out
    original = text
    shadowStarts = machine.shadowStarts
    originalStarts = machine.originalStarts
  }

  /// Where a stretch of the shadow, not empty, comes from: from the first byte of its first character to the last of
  /// its last, combining marks included. Logarithmic.
  public func original(_ range: Range<Int>) -> TextRange {
    TextRange(originalStart(range.lowerBound), originalEnd(range.upperBound))
  }

  /// The first byte of the character that this byte of the shadow comes from; past the end, the text's end.
  func originalStart(_ offset: Int) -> Int {
    if offset >= bytes.count { return originalStarts.last.map(Int.init) ?? 0 }
    let run = shadowStarts.partitionPoint { Int($0) > offset } - 1
    guard run >= 0 else { return 0 }
    var place = Int(originalStarts[run]) + offset - Int(shadowStarts[run])
    if run + 1 < originalStarts.count { place = min(place, Int(originalStarts[run + 1]) - 1) }
    while place > 0, original[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  /// The byte after the character that the byte of the shadow before `offset` comes from.
  func originalEnd(_ offset: Int) -> Int {
    guard offset > 0 else { return originalStart(0) }
    var end = originalStart(offset - 1) + 1
    while end < original.count, original[end] & 0xC0 == 0x80 { end += 1 }
    while end < original.count, original[end] >= 0xC0 {
      let (scalar, length) = decodeScalar(original.span, at: end)
      guard FoldingTable.isStrippedMark(scalar), scalar != 0x640 else { break }
      end += length
    }
    return end
  }

  /// The first byte of the shadow that comes from the offset of the original or after it. Logarithmic.
  func shadowOffset(_ place: Int) -> Int {
    var run = originalStarts.partitionPoint { Int($0) >= place }
    // Runs that are no longer than nothing share an origin; the one before holds `place` if any does.
    guard run > 0 else { return 0 }
    run -= 1
    let next = run + 1 < shadowStarts.count ? Int(shadowStarts[run + 1]) : bytes.count
    var offset = min(Int(shadowStarts[run]) + place - Int(originalStarts[run]), next)
    while offset < bytes.count, originalStart(offset) < place { offset += 1 }
    return offset
  }

  /// The stretch of the shadow that comes from a range of the original.
  func shadow(_ range: TextRange) -> Range<Int> {
    let start = shadowOffset(range.start)
    return start..<max(start, shadowOffset(range.end))
  }
}

/// The scalar at an offset of valid UTF-8 and how many bytes write it.
func decodeScalar(_ text: Span<UInt8>, at i: Int) -> (scalar: UInt32, length: Int) {
  let lead = text[i]
  if lead < 0x80 { return (UInt32(lead), 1) }
  if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | UInt32(text[i + 1] & 0x3F), 2) }
  if lead < 0xF0 {
    return (UInt32(lead & 0x0F) << 12 | UInt32(text[i + 1] & 0x3F) << 6 | UInt32(text[i + 2] & 0x3F), 3)
  }
  return (
    UInt32(lead & 0x07) << 18 | UInt32(text[i + 1] & 0x3F) << 12 | UInt32(text[i + 2] & 0x3F) << 6
      | UInt32(text[i + 3] & 0x3F), 4
  )
}
