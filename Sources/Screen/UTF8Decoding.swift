/// The scalar that begins at this offset and how many bytes it takes; U+FFFD and 1 where the bytes are not UTF-8.
///
/// Constant. Precondition: `offset` lies in `bytes`.
func decodeScalar(in bytes: Span<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
  let lead = bytes[offset]
  if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
  let length: Int
  var value: UInt32
  let least: UInt32
  switch lead {
  case 0xC2...0xDF: (length, value, least) = (2, UInt32(lead & 0x1F), 0x80)
  case 0xE0...0xEF: (length, value, least) = (3, UInt32(lead & 0x0F), 0x800)
  case 0xF0...0xF4: (length, value, least) = (4, UInt32(lead & 0x07), 0x10000)
  default: return ("\u{FFFD}", 1)
  }
  guard offset + length <= bytes.count else { return ("\u{FFFD}", 1) }
  for index in offset + 1..<offset + length {
    guard bytes[index] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
    value = value << 6 | UInt32(bytes[index] & 0x3F)
  }
  guard value >= least, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
  return (scalar, length)
}
