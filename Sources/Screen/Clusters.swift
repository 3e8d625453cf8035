/// Whether a grapheme cluster (UAX #29) reaches over an offset, so that nothing may be cut there: a vowel sign after its
/// letter, the second letter of a flag, the next emoji of a sequence. A display unit holds most clusters whole, not those
/// whose parts have columns of their own.
///
/// Costs as much as the cluster is long. Precondition: a scalar begins at the offset.
public func continuesCluster(in bytes: Span<UInt8>, at offset: Int) -> Bool {
  guard offset > 0, offset < bytes.count, bytes[offset] >= 0x80 else { return false }
  let (next, _) = decodeScalar(in: bytes, at: offset)
  let start = startOfScalar(in: bytes, before: offset)
  let (last, _) = decodeScalar(in: bytes, at: start)
  if isRegionalIndicator(next) {
    // Two make a flag: an odd number before it is one short.
    var count = 0
    var place = offset
    while place > 0 {
      place = startOfScalar(in: bytes, before: place)
      guard isRegionalIndicator(decodeScalar(in: bytes, at: place).scalar) else { break }
      count += 1
    }
    return count % 2 == 1
  }
  if last.value == 0x200D { return isPictograph(next) }
  return standTogether(last, next)
}

private func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

private func startOfScalar(in bytes: Span<UInt8>, before offset: Int) -> Int {
  var start = offset - 1
  while start > 0, offset - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  return start
}
