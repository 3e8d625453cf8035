import ReportModel

/// Writes JSON (RFC 8259) straight into bytes. Rejected: Foundation's JSONEncoder, which makes a dictionary of
/// everything first and costs every start of the program several milliseconds.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether the next value of the innermost array or object needs a comma.
  private var needsComma = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func newline() { bytes.append(0x0A) }

  mutating func object(_ name: String? = nil, _ body: (inout JSONWriter) -> Void) {
    begin(name)
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  mutating func array<C: Collection>(
    _ name: String? = nil, _ elements: C, _ body: (inout JSONWriter, C.Element) -> Void
  ) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    for element in elements { body(&self, element) }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  mutating func member(_ name: String, _ value: String?) {
    begin(name)
    if let value { string(value) } else { bytes += "null".utf8 }
    needsComma = true
  }
  mutating func member(_ name: String, _ value: Int) {
    begin(name)
    bytes += String(value).utf8
    needsComma = true
  }
  mutating func member(_ name: String, _ values: [String]) {
    array(name, values) { json, value in
      json.begin(nil)
      json.string(value)
      json.needsComma = true
    }
  }
  mutating func range(_ name: String, _ range: TextRange) {
    begin(name)
    pair(range)
  }
  mutating func value(_ number: Int) {
    begin(nil)
    bytes += String(number).utf8
    needsComma = true
  }
  mutating func value(_ range: TextRange) {
    begin(nil)
    pair(range)
  }

  private mutating func pair(_ range: TextRange) {
    bytes.append(UInt8(ascii: "["))
    bytes += String(range.start).utf8
    bytes.append(UInt8(ascii: ","))
    bytes += String(range.end).utf8
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  private mutating func begin(_ name: String?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if let name {
      string(name)
      bytes.append(UInt8(ascii: ":"))
    }
    needsComma = false
  }

  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += [0x5C, 0x22]
      case UInt8(ascii: "\\"): bytes += [0x5C, 0x5C]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0x09: bytes += [0x5C, 0x74]
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
