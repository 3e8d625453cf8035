import Screen

/// Bytes of a terminal to keys.
///
/// Knows the sequences of xterm and its family, the Linux console, vt100 and rxvt in both cursor modes, and those that
/// the terminal's description adds. A sequence may arrive in pieces. A value without a clock: whoever feeds it says
/// with `finish()` that a started sequence has waited long enough.
struct KeyDecoder {
  /// Sequences of this terminal's description, which come first.
  private let described: [[UInt8]: Key]
  /// Whether the terminal was asked to tell of the mouse: an old one then says ESC [ M and three bytes, which elsewhere is a
  /// key.
  var expectsPointer = false
  /// What has arrived and is no key yet.
  private var bytes: ArraySlice<UInt8> = []
  /// The text of a bracketed paste that has not ended yet.
  private var paste: [UInt8]?
  /// Longer pastes are cut: nobody types this much, and memory is not for the terminal to fill.
  private static let longestPaste = 1 << 20

  /// A decoder for a terminal whose description has these sequences.
  init(described: [[UInt8]: Key] = [:]) { self.described = described }

  /// What the decoder waits for.
  enum Waiting: Equatable {
    /// Nothing: all that came is decoded.
    case nothing
    /// Whether the escape that came is a key or the start of one.
    case escape
    /// The rest of a sequence or of a character.
    case rest
    /// The end of a paste.
    case pasteEnd
  }

  /// What it waits for, once `next()` has given nil.
  var waiting: Waiting {
    if paste != nil { return .pasteEnd }
    if bytes.isEmpty { return .nothing }
    return bytes.count == 1 && bytes.first == 0x1B ? .escape : .rest
  }

  /// Takes what arrived.
  mutating func feed(_ arrived: some Sequence<UInt8>) { bytes = ArraySlice(Array(bytes) + arrived) }

  /// The next key; nil when more must arrive.
  mutating func next() -> Key? {
    while true {
      if paste != nil {
        guard let key = nextOfPaste() else { return nil }
        return key
      }
      guard let first = bytes.first else { return nil }
      switch first {
      case 0x1B:
        switch sequence() {
        case .incomplete: return nil
        case .nothing: break
        case .pasteStart: paste = []
        case .key(let key): return key
        }
      case 0x00..<0x20, 0x7F:
        bytes = bytes.dropFirst()
        return control(first)
      default:
        guard let key = character(first) else { return nil }
        if let key = key { return key }
      }
    }
  }

  /// Takes what is incomplete for all that will come: an escape is the key, half a sequence is an unknown key, a paste
  /// has ended.
  mutating func finish() -> [Key] {
    defer {
      bytes = []
      paste = nil
    }
    if let paste { return [pasted(paste + bytes)] }
    guard bytes.first == 0x1B else { return [] }
    // "Escape, [" typed fast and nothing after: two keys.
    if bytes.count <= 2 {
      bytes = bytes.dropFirst()
      let rest = bytes.first.map { Key.character(Unicode.Scalar($0)) }
      return [.escape] + (rest.map { [$0] } ?? [])
    }
    return [.unknown(name(of: bytes))]
  }

  private enum Found {
    case incomplete
    /// What is whole and means nothing: a button let go.
    case nothing
    case pasteStart
    case key(Key)
  }

  /// What begins with the escape that is first in `bytes`; takes it when it is whole.
  private mutating func sequence() -> Found {
    let start = bytes.startIndex
    guard bytes.count > 1 else { return .incomplete }
    var end = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      guard end < bytes.endIndex else { return .incomplete }
      // The Linux console's F1: ESC [ [ A.
      if bytes[end] == UInt8(ascii: "[") { end += 1 }
      if expectsPointer, bytes[end] == UInt8(ascii: "M") {
        guard end + 3 < bytes.endIndex else { return .incomplete }
        let numbers = bytes[end + 1...end + 3].map { Int($0) - 32 }
        bytes = bytes[(end + 4)...]
        return pointer(button: numbers[0], column: numbers[1], row: numbers[2], isPress: true)
      }
      while end < bytes.endIndex, (0x20..<0x40).contains(bytes[end]) { end += 1 }
      guard end < bytes.endIndex else { return end - start > 64 ? take(start..<end) : .incomplete }
      guard (0x40..<0x7F).contains(bytes[end]) else { return take(start..<end) }
      return take(start..<end + 1)
    case UInt8(ascii: "O"):
      guard end < bytes.endIndex else { return .incomplete }
      guard (0x40..<0x7F).contains(bytes[end]) else { break }
      return take(start..<end + 1)
    default:
      if let key = described[Array(bytes[start..<end])] {
        bytes = bytes[end...]
        return .key(key)
      }
    }
    // Escape, and then another key.
    bytes = bytes.dropFirst()
    return .key(.escape)
  }

  private mutating func take(_ range: Range<Int>) -> Found {
    let sequence = bytes[range]
    bytes = bytes[range.upperBound...]
    if let key = described[Array(sequence)] { return .key(key) }
    let parameters = sequence.dropFirst(2).dropLast()
    guard let last = sequence.last else { return .incomplete }
    if sequence[sequence.startIndex + 1] == UInt8(ascii: "O") {
      return .key(applicationKeys[last] ?? .unknown(name(of: sequence)))
    }
    if parameters.first == UInt8(ascii: "["),
      let number = [UInt8](UInt8(ascii: "A")...UInt8(ascii: "E")).firstIndex(of: last)
    {
      return .key(.function(number + 1))
    }
    if parameters.first == UInt8(ascii: "<"), last == UInt8(ascii: "M") || last == UInt8(ascii: "m") {
      let numbers = parameters.dropFirst().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        .map { Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
      guard numbers.count == 3 else { return .nothing }
      return pointer(button: numbers[0], column: numbers[1], row: numbers[2], isPress: last == UInt8(ascii: "M"))
    }
    if last == UInt8(ascii: "~") {
      if parameters.elementsEqual("200".utf8) { return .pasteStart }
      return .key(editingKeys[String(decoding: parameters, as: UTF8.self)] ?? .unknown(name(of: sequence)))
    }
    if parameters.isEmpty || parameters.elementsEqual("1".utf8) {
      return .key(cursorKeys[last] ?? .unknown(name(of: sequence)))
    }
    if parameters.elementsEqual("1;2".utf8), last == UInt8(ascii: "Z") { return .key(.backTab) }
    return .key(.unknown(name(of: sequence)))
  }

  /// What a report of the mouse means: places count from 1, bits of the button say Shift, Alt and Control, which make no
  /// difference here, and motion, which does not count.
  private func pointer(button: Int, column: Int, row: Int, isPress: Bool) -> Found {
    let what: Pointer? =
      switch button & ~0b1_1100 {
      case 0: .press
      case 64: .wheelUp
      case 65: .wheelDown
      default: nil
      }
    guard isPress, let what, (1...10_000).contains(column), (1...10_000).contains(row) else { return .nothing }
    return .key(.pointer(what, Position(column: column - 1, row: row - 1)))
  }

  /// The character whose UTF-8 begins with this byte: nil when more must arrive, `.some(nil)` when it was none.
  private mutating func character(_ lead: UInt8) -> Key?? {
    let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    let tail = bytes.dropFirst().prefix(max(0, length - 1)).prefix { $0 & 0xC0 == 0x80 }
    guard length > 0, tail.count == length - 1 || tail.endIndex == bytes.endIndex else {
      bytes = bytes.dropFirst()
      return .some(nil)
    }
    guard tail.count == length - 1 else { return nil }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars
    bytes = bytes.dropFirst(length)
    guard text.count == 1, let scalar = text.first, scalar != "\u{FFFD}", !(0x80..<0xA0).contains(scalar.value) else {
      return .some(nil)
    }
    return .some(.character(scalar))
  }

  private func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte | 0x60)))
    default: .control(Character(Unicode.Scalar(byte | 0x40)))
    }
  }

  private mutating func nextOfPaste() -> Key? {
    let end = Array("\u{1B}[201~".utf8)
    guard var text = paste else { return nil }
    // The mark of the end may itself come in pieces: what could be its start stays.
    let found = bytes.indices.first { bytes[$0...].starts(with: end) }
    let kept = found ?? bytes.indices.first { bytes[$0] == 0x1B && end.starts(with: bytes[$0...]) } ?? bytes.endIndex
    text += bytes[..<kept].prefix(max(0, Self.longestPaste - text.count))
    bytes = bytes[kept...]
    guard found != nil else {
      paste = text
      return nil
    }
    bytes = bytes.dropFirst(end.count)
    paste = nil
    return pasted(text)
  }

  /// Terminals send a carriage return for every line end of a paste.
  private func pasted(_ text: [UInt8]) -> Key {
    var unified: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == 0x0A, index > 0, text[index - 1] == 0x0D { continue }
      unified.append(byte == 0x0D ? 0x0A : byte)
    }
    return .paste(String(decoding: unified, as: UTF8.self))
  }

  /// A name for what nothing uses: the bytes as `^G` describes them, never raw.
  private func name(of sequence: ArraySlice<UInt8>) -> String {
    sequence.map { $0 == 0x1B ? "^[" : (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "?" }.joined()
  }
}

/// ESC [ … final.
private let cursorKeys: [UInt8: Key] = [
  UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
  UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab, UInt8(ascii: "P"): .function(1),
  UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
]

/// ESC O final: cursor keys, PF1–PF4, and the keypad when it sends its own.
private let applicationKeys: [UInt8: Key] = {
  var keys = cursorKeys
  keys[UInt8(ascii: "Z")] = nil
  keys[UInt8(ascii: "M")] = .enter
  keys[UInt8(ascii: "I")] = .tab
  for (final, shown) in zip("jklmnopqrstuvwxyX".utf8, "*+,-./0123456789=".unicodeScalars) {
    keys[final] = .character(shown)
  }
  return keys
}()

/// ESC [ number ~.
private let editingKeys: [String: Key] = [
  "1": .home, "2": .insert, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
  "11": .function(1), "12": .function(2), "13": .function(3), "14": .function(4), "15": .function(5),
  "17": .function(6), "18": .function(7), "19": .function(8), "20": .function(9), "21": .function(10),
  "23": .function(11), "24": .function(12),
]
