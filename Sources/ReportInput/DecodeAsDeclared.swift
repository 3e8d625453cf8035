import Glibc
import ReportModel

/// A page in the encoding that it declares (`<meta charset=…>`), when it is neither UTF-8 nor marked as UTF-16.
///
/// A declaration of UTF-8 that its bytes belie, and one that nobody knows, are not heeded.
func decodeAsDeclared(_ bytes: [UInt8], or decoded: DecodedText) -> DecodedText {
  let isMarked =
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xEF, 0xBB])
  // A few bad bytes in what is else UTF-8 are findings; without any there is nothing to do.
  guard !isMarked, decoded.encoding != .utf8 || !decoded.findings.isEmpty else { return decoded }
  guard let name = declaredEncoding(bytes.prefix(4096)) else { return decoded }
  switch name {
  case "utf-8", "utf8": return decoded
  case "windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "ascii":
    return decoded.encoding == .windows1252 ? decoded : decodeWindows1252(bytes)
  default: return convert(bytes, from: name) ?? decoded
  }
}

/// The name after `charset=` within a tag, in lower case.
private func declaredEncoding(_ head: ArraySlice<UInt8>) -> String? {
  let page = head.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  for key in ["charset=", "encoding="] {
    guard let place = page.indices.first(where: { page[$0...].starts(with: key.utf8) }) else { continue }
    let rest = page[(place + key.utf8.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
    let name = rest.prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
    if !name.isEmpty, name.count < 24 { return String(decoding: name, as: UTF8.self) }
  }
  return nil
}

/// Bytes in an encoding that the C library knows, as UTF-8; a byte that it cannot read becomes U+FFFD and a finding.
private func convert(_ bytes: [UInt8], from name: String) -> DecodedText? {
  guard let converter = unsafe iconv_open("UTF-8", name), unsafe converter != iconv_t(bitPattern: -1) else {
    return nil
  }
  defer { unsafe iconv_close(converter) }
  var result = DecodedText(utf8: [], encoding: .declared)
  result.utf8.reserveCapacity(bytes.count + bytes.count / 4)
  var input = bytes.map { CChar(bitPattern: $0) }
  var piece = [CChar](repeating: 0, count: 1 << 16)
  var place = 0
  while place < bytes.count {
    let (code, read, written): (Int32, Int, Int) = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe piece.withUnsafeMutableBufferPointer { output in
        var from = unsafe input.baseAddress?.advanced(by: place)
        var to = output.baseAddress
        var left = input.count - place
        var room = output.count
        let status = unsafe iconv(converter, &from, &left, &to, &room)
        return (status == -1 ? errno : 0, input.count - place - left, output.count - room)
      }
    }
    result.utf8 += piece[..<written].map { UInt8(bitPattern: $0) }
    place += read
    if code == 0 { break }
    if code == E2BIG { continue }
    let at = result.utf8.count
    result.findings.append(Finding(.textDamaged, at: TextRange(at, at + 3), "not \(name); shown as U+FFFD"))
    result.utf8 += [0xEF, 0xBF, 0xBD]
    place += 1
  }
  return result
}
