import ReportModel

/// Writes JSON (RFC 8259) straight into bytes, and hands them on a piece at a time. Rejected: Foundation's JSONEncoder,
/// which makes a dictionary of everything first and costs every start of the program several milliseconds.
///
/// Rejected: an array of bytes, which is asked at every byte whether another holds it too; that was a third of the time.
struct JSONWriter: ~Copyable {
  /// What was written since the last piece: `count` bytes of a room for `capacity`.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity: Int
  /// Whether the next value of the innermost array or object needs a comma.
  private var needsComma = false
  /// A date on its way.
  private var date: [UInt8] = []
  private let sink: ([UInt8]) -> Void

  /// How long a piece is, about.
  private static let piece = 1 << 16
  /// How many elements are written at a time beside others.
  private static let lot = 1 << 10

  /// Pieces go to `sink`, in order; the last by `finish`.
  init(to sink: @escaping ([UInt8]) -> Void) {
    self.sink = sink
    capacity = Self.piece * 2
    unsafe bytes = .allocate(capacity: capacity)
  }

  deinit { unsafe bytes.deallocate() }

  /// Ends the text with a line end.
  mutating func finish() {
    byte(0x0A)
    handOn()
  }

  private mutating func handOn() {
    unsafe sink(Array(UnsafeBufferPointer(start: bytes, count: count)))
    count = 0
  }

  /// Makes room for so many bytes more.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let longer = unsafe UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe longer.update(from: bytes, count: count)
    unsafe bytes.deallocate()
    unsafe bytes = longer
  }

  /// Writes a byte for which there is room.
  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    unsafe bytes[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func byte(_ byte: UInt8) {
    reserve(1)
    put(byte)
  }

  private mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let start = more.baseAddress else { return }
    reserve(more.count)
    unsafe (bytes + count).update(from: start, count: more.count)
    count += more.count
  }

  mutating func object(_ name: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    begin(name)
    byte(UInt8(ascii: "{"))
    needsComma = false
    body(&self)
    byte(UInt8(ascii: "}"))
    needsComma = true
    if count >= Self.piece { handOn() }
  }
  /// An object in the name of words of the report.
  mutating func object(named name: String, _ body: (inout JSONWriter) -> Void) {
    begin(nil)
    string(name)
    byte(UInt8(ascii: ":"))
    object(nil, body)
  }

  mutating func array<C: Collection>(
    _ name: StaticString? = nil, _ elements: C, _ body: (inout JSONWriter, C.Element) -> Void
  ) {
    begin(name)
    byte(UInt8(ascii: "["))
    needsComma = false
    for element in elements { body(&self, element) }
    byte(UInt8(ascii: "]"))
    needsComma = true
  }

  /// An array of so many elements, none of which asks what stands before it. Of a long one every second lot is written
  /// beside the others, where there is something to write it.
  mutating func array(
    _ name: StaticString, count elements: Int, _ alongside: Alongside?,
    _ element: @escaping @Sendable (inout JSONWriter, Int) -> Void
  ) {
    guard let alongside, elements > Self.lot else { return array(name, 0..<elements, element) }
    begin(name)
    byte(UInt8(ascii: "["))
    needsComma = false
    func places(_ start: Int) -> Range<Int> { min(start, elements)..<min(start + Self.lot, elements) }
    func beside(_ places: Range<Int>) -> Apart<[UInt8]> { Apart(alongside) { Self.written(places, element) } }
    var next = beside(places(Self.lot))
    for start in stride(from: 0, to: elements, by: 2 * Self.lot) {
      for place in places(start) { element(&self, place) }
      let written = next.take()
      next = beside(places(start + 3 * Self.lot))
      handOn()
      sink(written)
    }
    _ = next.take()
    byte(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Elements of an array, not its first.
  private static func written(
    _ places: Range<Int>, _ element: @Sendable (inout JSONWriter, Int) -> Void
  ) -> [UInt8] {
    var written: [UInt8] = []
    withoutActuallyEscaping({ written += $0 }) { sink in
      var json = JSONWriter(to: sink)
      json.needsComma = true
      for place in places { element(&json, place) }
      json.handOn()
    }
    return written
  }

  mutating func member(_ name: StaticString, _ value: String?) {
    begin(name)
    if let value { string(value) } else { null() }
    needsComma = true
  }
  mutating func member(_ name: StaticString, _ value: Int) {
    begin(name)
    number(value)
    needsComma = true
  }
  mutating func member(_ name: StaticString, _ values: [String]) {
    array(name, values) { json, value in
      json.begin(nil)
      json.string(value)
      json.needsComma = true
    }
  }
  /// Words of a text as they stand.
  mutating func member(_ name: StaticString, _ range: TextRange?, of text: ReadingText) {
    begin(name)
    if let range {
      byte(UInt8(ascii: "\""))
      escaped(text, range)
      byte(UInt8(ascii: "\""))
    } else {
      null()
    }
    needsComma = true
  }
  /// A string made of parts, each written by `escaped`.
  mutating func member(_ name: StaticString, parts: (inout JSONWriter) -> Void) {
    begin(name)
    byte(UInt8(ascii: "\""))
    parts(&self)
    byte(UInt8(ascii: "\""))
    needsComma = true
  }
  mutating func member(_ name: StaticString, _ date: EDTF?) {
    begin(name)
    if let date {
      self.date.removeAll(keepingCapacity: true)
      date.write(to: &self.date)
      byte(UInt8(ascii: "\""))
      unsafe self.date.withUnsafeBufferPointer { unsafe append($0) }
      byte(UInt8(ascii: "\""))
    } else {
      null()
    }
    needsComma = true
  }
  /// The name of a place in one of the report's arrays: a letter and the place, from 1.
  mutating func member(_ name: StaticString, _ letter: Unicode.Scalar, _ index: Int?) {
    begin(name)
    if let index { id(letter, index) } else { null() }
    needsComma = true
  }
  mutating func member(_ name: StaticString, _ letter: Unicode.Scalar, _ indices: [Int]) {
    array(name, indices) { json, index in
      json.begin(nil)
      json.id(letter, index)
      json.needsComma = true
    }
  }
  mutating func range(_ name: StaticString, _ range: TextRange?) {
    begin(name)
    if let range { pair(range) } else { null() }
    needsComma = true
  }
  /// An array of numbers that stands in an array.
  mutating func list(_ numbers: [Int]) { array(nil, numbers) { $0.value($1) } }
  mutating func value(_ number: Int) {
    begin(nil)
    self.number(number)
    needsComma = true
  }
  mutating func value(_ value: String) {
    begin(nil)
    string(value)
    needsComma = true
  }
  mutating func value(_ range: TextRange) {
    begin(nil)
    pair(range)
    needsComma = true
  }

  // MARK: Parts

  private mutating func begin(_ name: StaticString?) {
    if let name {
      // The names are this program's own and need no escapes.
      reserve(name.utf8CodeUnitCount + 4)
      if needsComma { put(UInt8(ascii: ",")) }
      put(UInt8(ascii: "\""))
      name.withUTF8Buffer { unsafe append($0) }
      put(UInt8(ascii: "\""))
      put(UInt8(ascii: ":"))
    } else if needsComma {
      byte(UInt8(ascii: ","))
    }
    needsComma = false
  }

  private mutating func null() { ("null" as StaticString).withUTF8Buffer { unsafe append($0) } }

  private mutating func pair(_ range: TextRange) {
    byte(UInt8(ascii: "["))
    number(range.start)
    byte(UInt8(ascii: ","))
    number(range.end)
    byte(UInt8(ascii: "]"))
  }

  private mutating func id(_ letter: Unicode.Scalar, _ index: Int) {
    byte(UInt8(ascii: "\""))
    byte(UInt8(ascii: letter))
    number(index + 1)
    byte(UInt8(ascii: "\""))
  }

  private mutating func number(_ value: Int) {
    reserve(20)
    guard value >= 0, value < 10_000_000 else {
      for digit in String(value).utf8 { byte(digit) }
      return
    }
    // Seven digits fit in a number, the first the lowest byte.
    var rest = UInt32(truncatingIfNeeded: value)
    var digits: UInt64 = 0
    var length = 0
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      length += 1
    } while rest > 0
    unsafe UnsafeMutableRawPointer(bytes + count).storeBytes(of: digits.littleEndian, as: UInt64.self)
    count += length
  }

  private mutating func string(_ value: String) {
    byte(UInt8(ascii: "\""))
    escaped(value)
    byte(UInt8(ascii: "\""))
  }

  /// Writes the inside of a string.
  mutating func escaped(_ value: String) {
    var value = value
    value.withUTF8 { unsafe escaped($0) }
  }

  /// Writes words of a text as the inside of a string.
  mutating func escaped(_ text: ReadingText, _ range: TextRange) {
    unsafe text.bytes.withUnsafeBufferPointer {
      unsafe escaped(UnsafeBufferPointer(rebasing: $0[range.start..<range.end]))
    }
  }

  /// Copies what needs no escape a stretch at a time.
  private mutating func escaped(_ value: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var i = 0
    let count = value.count
    let bytes = UnsafeRawBufferPointer(value)
    while i < count {
      if i + 8 <= count, unsafe Self.isPlain(bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)) {
        i += 8
        continue
      }
      let byte = unsafe value[i]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0x7F {
        i += 1
        continue
      }
      if copied < i { unsafe append(UnsafeBufferPointer(rebasing: value[copied..<i])) }
      escape(byte)
      i += 1
      copied = i
    }
    if copied < i { unsafe append(UnsafeBufferPointer(rebasing: value[copied..<i])) }
  }

  /// Whether none of eight bytes needs an escape.
  @inline(__always)
  private static func isPlain(_ eight: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    /// Not 0 when a byte is 0.
    func zeros(_ x: UInt64) -> UInt64 { (x &- ones) & ~x & tops }
    let controls = (eight &- 0x20 &* ones) & ~eight & tops
    return controls | zeros(eight ^ 0x22 &* ones) | zeros(eight ^ 0x5C &* ones) | zeros(eight ^ 0x7F &* ones) == 0
  }

  private mutating func escape(_ byte: UInt8) {
    self.byte(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): self.byte(byte)
    case 0x0A: self.byte(UInt8(ascii: "n"))
    case 0x0D: self.byte(UInt8(ascii: "r"))
    case 0x09: self.byte(UInt8(ascii: "t"))
    default:
      for digit in [UInt8(ascii: "u"), 0x30, 0x30] { self.byte(digit) }
      for digit in [byte >> 4, byte & 15] { self.byte(digit < 10 ? 0x30 + digit : 0x57 + digit) }
    }
  }
}
