/// The statements of a TOML file, one after the other; after a mistake the next that can be told.
struct TOMLParser {
  /// A value, or a table that stands in a line.
  indirect enum Node {
    case value(TOMLDocument.Value)
    case table([(name: [String], Node)])
  }

  enum Statement {
    case table([String], line: Int)
    case arrayTable([String], line: Int)
    case value([String], Node, line: Int)
    case failure(TOMLDocument.Problem)
  }

  /// What is wrong with what is being read.
  struct Mistake: Error {
    var words: String
    var line: Int
  }

  private let bytes: [UInt8]
  private var offset = 0
  private(set) var line = 1
  /// How many arrays and inline tables are open.
  private var depth = 0
  private static let deepest = 64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The next statement; nil at the end.
  mutating func nextStatement() -> Statement? {
    while true {
      skipBlanks()
      guard let byte = peek else { return nil }
      if isLineEnd { skipLineEnd() } else if byte == UInt8(ascii: "#") { skipLine() } else { break }
    }
    let start = line
    depth = 0
    do throws(Mistake) {
      let statement = try statement(start)
      skipBlanks()
      if peek == UInt8(ascii: "#") { skipComment() }
      if peek != nil, !isLineEnd { throw mistake("something follows the value: \(restOfLine)") }
      return statement
    } catch {
      recover()
      return .failure(TOMLDocument.Problem(line: error.line, words: error.words))
    }
  }

  private mutating func statement(_ start: Int) throws(Mistake) -> Statement {
    if take("[") {
      let isArray = take("[")
      let path = try keyPath()
      guard take("]"), !isArray || take("]") else {
        throw mistake("the name of a table ends with \(isArray ? "]]" : "]")")
      }
      return isArray ? .arrayTable(path, line: start) : .table(path, line: start)
    }
    let path = try keyPath()
    guard take("=") else { throw mistake("“\(path.joined(separator: "."))” has no = after it") }
    skipBlanks()
    if peek == nil || isLineEnd || peek == UInt8(ascii: "#") {
      throw mistake("“\(path.joined(separator: "."))” has no value")
    }
    return .value(path, try node(), line: start)
  }

  /// `a`, `a.b`, `"a b".c`.
  private mutating func keyPath() throws(Mistake) -> [String] {
    var path: [String] = []
    repeat {
      skipBlanks()
      guard let byte = peek else { throw mistake("a name is missing") }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        path.append(try string(mayBeLong: false))
      } else {
        let start = offset
        while let byte = peek, isBare(byte) { offset += 1 }
        guard offset > start else { throw mistake("no name begins with \(restOfLine)") }
        path.append(String(decoding: bytes[start..<offset], as: UTF8.self))
      }
      skipBlanks()
    } while take(".")
    return path
  }

  private mutating func node() throws(Mistake) -> Node {
    guard let byte = peek else { throw mistake("a value is missing") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .value(.string(try string(mayBeLong: true)))
    case UInt8(ascii: "["): return .value(.array(try array()))
    case UInt8(ascii: "{"): return .table(try inlineTable())
    default: return .value(try word())
    }
  }

  private mutating func array() throws(Mistake) -> [TOMLDocument.Value] {
    depth += 1
    guard depth < Self.deepest else { throw mistake("too deep") }
    offset += 1
    var values: [TOMLDocument.Value] = []
    while true {
      skipBlanksAndLines()
      if take("]") { break }
      guard peek != nil else { throw mistake("the array has no ]") }
      switch try node() {
      case .value(let value): values.append(value)
      case .table: values.append(.other("{…}"))
      }
      skipBlanksAndLines()
      if take(",") { continue }
      guard take("]") else {
        throw mistake(peek == nil ? "the array has no ]" : "the array has no , before \(restOfLine)")
      }
      break
    }
    depth -= 1
    return values
  }

  private mutating func inlineTable() throws(Mistake) -> [(name: [String], Node)] {
    depth += 1
    guard depth < Self.deepest else { throw mistake("too deep") }
    offset += 1
    var members: [(name: [String], Node)] = []
    skipBlanks()
    if take("}") {
      depth -= 1
      return []
    }
    while true {
      let name = try keyPath()
      guard take("=") else { throw mistake("“\(name.joined(separator: "."))” has no = after it") }
      skipBlanks()
      members.append((name, try node()))
      skipBlanks()
      if take(",") { continue }
      guard take("}") else { throw mistake("the { has no }") }
      break
    }
    depth -= 1
    return members
  }

  /// A value without quotation marks.
  private mutating func word() throws(Mistake) -> TOMLDocument.Value {
    let start = offset
    while let byte = peek,
      isBare(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    {
      offset += 1
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch text {
    case "": throw mistake("no value begins with \(restOfLine)")
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "inf", "+inf", "-inf", "nan", "+nan", "-nan": return .other(text)
    default: break
    }
    if let integer = TOMLParser.integer(text) { return .integer(integer) }
    // A float or a date: it begins with a digit and has what numbers have not.
    let digits = text.drop { $0 == "+" || $0 == "-" }
    if let first = digits.first, first.isNumber, !digits.hasPrefix("0x"),
      digits.contains(where: { ".eE:-".contains($0) })
    {
      return .other(text)
    }
    throw mistake(
      digits.first?.isNumber == true ? "\(text) is no number" : "\(text) needs quotation marks: \"\(text)\"")
  }

  /// A whole number; nil when it is none, or has no place in 64 bits.
  private static func integer(_ text: String) -> Int? {
    var digits = text[...]
    var radix = 10
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      digits = digits.dropFirst(2)
      radix = base
    }
    let unsigned = radix == 10 ? digits.drop { $0 == "+" || $0 == "-" } : digits
    if digits.count - unsigned.count > 1 || unsigned.isEmpty { return nil }
    if unsigned.first == "_" || unsigned.last == "_" || unsigned.contains("__") { return nil }
    if radix == 10, unsigned.first == "0", unsigned.count > 1 { return nil }
    if radix != 10, unsigned.contains(where: { $0 == "+" || $0 == "-" }) { return nil }
    return Int(String(digits.filter { $0 != "_" }), radix: radix)
  }

  // MARK: bytes

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private var isLineEnd: Bool {
    peek == 0x0A || (peek == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() { while peek == 0x20 || peek == 0x09 { offset += 1 } }

  private mutating func skipLineEnd() {
    offset += peek == 0x0D ? 2 : 1
    line += 1
  }

  private mutating func skipComment() { while peek != nil, !isLineEnd { offset += 1 } }

  private mutating func skipLine() {
    skipComment()
    if peek != nil { skipLineEnd() }
  }

  private mutating func skipBlanksAndLines() {
    while peek != nil {
      skipBlanks()
      if isLineEnd { skipLineEnd() } else if peek == UInt8(ascii: "#") { skipComment() } else { return }
    }
  }

  /// After a mistake: the next line; within an array the next that begins a statement.
  private mutating func recover() {
    skipLine()
    while depth > 0, peek != nil {
      var look = self
      look.depth = 0
      look.skipBlanks()
      if look.peek == nil || look.peek == UInt8(ascii: "[") { return }
      if (try? look.keyPath()) != nil, look.take("=") { return }
      skipLine()
    }
  }

  private func mistake(_ words: String) -> Mistake { Mistake(words: words, line: line) }

  /// What stands there, for a message: not much of it.
  private var restOfLine: String {
    let rest = bytes[offset...].prefix { $0 != 0x0A && $0 != 0x0D }
    if rest.isEmpty { return "the end of the line" }
    let text = String(decoding: rest, as: UTF8.self)
    return text.count > 20 ? text.prefix(20) + "…" : text
  }
}

extension TOMLParser {
  /// A string, in one of the four ways to write one.
  private mutating func string(mayBeLong: Bool) throws(Mistake) -> String {
    let quote = bytes[offset]
    let isLiteral = quote == UInt8(ascii: "'")
    let isLong = bytes[offset...].starts(with: [quote, quote, quote])
    if isLong, !mayBeLong { throw mistake("a name cannot have several lines") }
    let start = line
    offset += isLong ? 3 : 1
    if isLong, isLineEnd { skipLineEnd() }
    var text: [UInt8] = []
    while true {
      guard let byte = peek else { throw Mistake(words: "the string has no end", line: start) }
      if byte == quote {
        if !isLong {
          offset += 1
          break
        }
        let run = bytes[offset...].prefix { $0 == quote }.count
        if run >= 3 {
          // Up to two marks may stand before the three that end it.
          text += Array(repeating: quote, count: min(run - 3, 2))
          offset += min(run, 5)
          break
        }
      }
      if isLineEnd {
        guard isLong else { throw mistake("the string has no end") }
        text.append(0x0A)
        skipLineEnd()
      } else if byte == UInt8(ascii: "\\"), !isLiteral {
        try escape(&text, isLong: isLong)
      } else if byte < 0x20 && byte != 0x09 || byte == 0x7F {
        throw mistake("a control character stands in the string")
      } else {
        text.append(byte)
        offset += 1
      }
    }
    guard let string = String(validating: text, as: UTF8.self) else { throw mistake("the string is not UTF-8") }
    return string
  }

  private mutating func escape(_ text: inout [UInt8], isLong: Bool) throws(Mistake) {
    offset += 1
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
    ]
    guard let byte = peek else { throw mistake("the string has no end") }
    if let meant = simple[byte] {
      text.append(meant)
      offset += 1
    } else if byte == UInt8(ascii: "u") || byte == UInt8(ascii: "U") {
      let count = byte == UInt8(ascii: "u") ? 4 : 8
      let digits = String(decoding: bytes[offset...].dropFirst().prefix(count), as: UTF8.self)
      guard digits.utf8.count == count, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw mistake("\\\(Character(Unicode.Scalar(byte)))\(digits) is no character") }
      text += String(Character(scalar)).utf8
      offset += 1 + count
    } else if isLong, byte == 0x20 || byte == 0x09 || isLineEnd {
      // A backslash at the end of a line: all white space up to the next word is none.
      skipBlanks()
      guard isLineEnd else { throw mistake("\\ means nothing before a blank") }
      while peek == 0x20 || peek == 0x09 || isLineEnd { if isLineEnd { skipLineEnd() } else { offset += 1 } }
    } else {
      throw mistake("\\\(Character(Unicode.Scalar(byte))) means nothing")
    }
  }
}
