/// The text as a canvas would show it, for places that are no canvas: nothing in it can command a terminal. Line ends
/// become blanks; what a canvas takes apart to know its columns stays whole: emoji of several parts, many marks. Linear.
public func visible(_ text: some StringProtocol, charset: Charset) -> String {
  let string = String(text)
  return String(decoding: visible(utf8: string.utf8.span, charset: charset), as: UTF8.self)
}

/// The text in these bytes, likewise, as UTF-8. Linear.
public func visible(utf8 bytes: Span<UInt8>, charset: Charset) -> [UInt8] {
  var shown: [UInt8] = []
  shown.reserveCapacity(bytes.count)
  var offset = 0
  while offset < bytes.count {
    let unit = displayUnit(in: bytes, at: offset, charset: charset)
    switch unit.content {
    case _ where charset == .utf8 && isHarmless(in: bytes, from: offset, to: offset + unit.byteCount):
      for place in offset..<offset + unit.byteCount { shown.append(bytes[place]) }
    case .nothing: break
    case .glyph(let cell): shown += cell.text.utf8
    case .spelled(let ascii): shown += ascii.utf8
    }
    offset += unit.byteCount
  }
  return shown
}

/// Whether a unit is a character with what belongs to it, none of which can command a terminal: flags, families, keycaps, a
/// letter with more marks than a cell has room for.
private func isHarmless(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
  if end - start == 1 { return false }
  var offset = start
  while offset < end {
    let (scalar, count) = decodeScalar(in: bytes, at: offset)
    let isPart = [0x200C, 0x200D].contains(scalar.value) || (0xFE00...0xFE0F).contains(scalar.value)
    switch presentation(of: scalar) {
    case .character, .regionalIndicator: break
    case .combining where offset != start: break
    case .hidden where isPart: break
    default: if offset == start || !(0xE0020...0xE007F).contains(scalar.value) { return false }
    }
    offset += count
  }
  return true
}
