/// The text as a canvas would show it, for places that are no canvas: nothing in it can command a terminal. Line ends
/// become blanks. Linear.
public func visible(_ text: some StringProtocol, charset: Charset) -> String {
  let string = String(text)
  return String(decoding: visible(utf8: string.utf8.span, charset: charset), as: UTF8.self)
}

/// The text in these bytes as a canvas would show it, as UTF-8. Linear.
public func visible(utf8 bytes: Span<UInt8>, charset: Charset) -> [UInt8] {
  var shown: [UInt8] = []
  shown.reserveCapacity(bytes.count)
  var offset = 0
  while offset < bytes.count {
    let unit = displayUnit(in: bytes, at: offset, charset: charset)
    switch unit.content {
    case .nothing: break
    case .glyph(let cell): shown += cell.text.utf8
    case .spelled(let ascii): shown += ascii.utf8
    }
    offset += unit.byteCount
  }
  return shown
}
