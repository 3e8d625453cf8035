import ReportModel

/// The loop that makes a shadow, a stretch at a time.
struct FoldMachine {
  let kept: Folding.Kept
  let markers: [TextRange]
  var out: [UInt8] = []
  var shadowStarts: [UInt32] = []
  var originalStarts: [UInt32] = []
  private var nextMarker = 0
  private var distance = 0
  private var last: UInt8 = 0
  private var scratch: [UInt8]
  private var letters: [UInt8] = []

  /// How many bytes are folded at a time.
  private static let stretch = 1 << 14

  init(kept: Folding.Kept, markers: [TextRange]) {
    self.kept = kept
    self.markers = markers
    scratch = []
  }

  /// Folds from `start` to `end`, or a part of that; returns where to go on.
  mutating func fold(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    let stop = min(end, start + FoldMachine.stretch)
    let capacity = (stop - start) * 2 + 256
    if scratch.count < capacity { scratch = [UInt8](repeating: 0, count: capacity) }
    let table = kept.contains(.letterCase) ? Folding.unchanged : Folding.lowered
    let classes = Folding.classes
    let base = out.count
    var i = start
    var o = 0
    while i < stop, o + 64 <= capacity {
      let byte = text[i]
      let category = classes[Int(byte)]
      switch category {
      case Folding.Class.plain:
        note(i, base + o)
        while i < stop, o < capacity {
          let byte = text[i]
          if classes[Int(byte)] != Folding.Class.plain { break }
          scratch[o] = table[Int(byte)]
          i += 1
          o += 1
        }
        last = scratch[o - 1]
      case Folding.Class.space:
        emit(0x20, i, base, &o)
        i += 1
      case Folding.Class.dash:
        emit(UInt8(ascii: "-"), i, base, &o)
        i += 1
      case Folding.Class.mark:
        if keepsMark(text, i, i + 1, isSingle: byte != UInt8(ascii: "\"")) { emit(UInt8(ascii: "\""), i, base, &o) }
        i += 1
      case Folding.Class.bracket:
        if keepsBracket(text, i) {
          note(i, base + o)
          scratch[o] = byte
          last = byte
          o += 1
        }
        i += 1
      default:
        let (scalar, length) = decodeScalar(text, at: i)
        let category = wide(scalar)
        switch category {
        case Folding.Class.plain:
          note(i, base + o)
          for letter in letters {
            scratch[o] = letter
            o += 1
          }
          last = scratch[o - 1]
        case Folding.Class.space: emit(0x20, i, base, &o)
        case Folding.Class.dash: emit(UInt8(ascii: "-"), i, base, &o)
        case Folding.Class.mark:
          if keepsMark(text, i, i + length, isSingle: FoldMachine.isSingle(scalar)) {
            emit(UInt8(ascii: "\""), i, base, &o)
          }
        case Folding.Class.bracket:
          if kept.contains(.brackets) {
            note(i, base + o)
            scratch[o] = scalar == 0xFF3B ? UInt8(ascii: "[") : UInt8(ascii: "]")
            last = scratch[o]
            o += 1
          }
        default: break
        }
        i += length
      }
    }
    out.append(contentsOf: scratch[..<o])
    return i
  }

  /// Marks the end, so that every byte of the shadow has a run after it.
  mutating func finish(at end: Int) {
    shadowStarts.append(UInt32(out.count))
    originalStarts.append(UInt32(end))
  }

  /// Writes down where the distance changes.
  private mutating func note(_ i: Int, _ o: Int) {
    if i - o != distance || shadowStarts.isEmpty {
      distance = i - o
      shadowStarts.append(UInt32(o))
      originalStarts.append(UInt32(i))
    }
  }

  /// Writes one byte unless the one before is the same.
  private mutating func emit(_ byte: UInt8, _ i: Int, _ base: Int, _ o: inout Int) {
    if last == byte { return }
    note(i, base + o)
    scratch[o] = byte
    last = byte
    o += 1
  }

  /// The class of a scalar beyond ASCII; plain ones leave what they become in `letters`.
  private mutating func wide(_ scalar: UInt32) -> UInt8 {
    if kept.contains(.letterCase) { return FoldingTable.fold(scalar, keepingCase: true, into: &letters) }
    switch scalar {
    case 0x80..<0x250: return look(scalar, FoldingTable.latin)
    case 0x2000..<0x2070: return look(scalar, FoldingTable.punctuation)
    case 0x250..<0x800: return look(scalar, FoldingTable.twoBytes)
    case 0x800..<0x2000: return look(scalar, FoldingTable.threeBytes)
    default: return FoldingTable.fold(scalar, keepingCase: false, into: &letters)
    }
  }

  private mutating func look(_ scalar: UInt32, _ table: FoldingTable) -> UInt8 {
    let entry = table.entries[Int(scalar) - table.start]
    if entry.category != Folding.Class.plain { return entry.category }
    letters.removeAll(keepingCapacity: true)
    switch entry.count {
    case 1: letters.append(entry.first)
    case 2:
      letters.append(entry.first)
      letters.append(entry.second)
    default: letters.append(contentsOf: table.pool[entry.place..<entry.place + entry.count])
    }
    return entry.category
  }

  private func keepsMark(_ text: Span<UInt8>, _ start: Int, _ end: Int, isSingle: Bool) -> Bool {
    guard kept.contains(.marks) else { return false }
    return !(isSingle && FoldMachine.isWordPart(text, before: start) && FoldMachine.isWordPart(text, at: end))
  }

  private mutating func keepsBracket(_ text: Span<UInt8>, _ i: Int) -> Bool {
    if kept.contains(.brackets) { return true }
    while nextMarker < markers.count, markers[nextMarker].end <= i { nextMarker += 1 }
    if nextMarker < markers.count, markers[nextMarker].contains(i) { return true }
    return FoldMachine.isMarkerBracket(text, i)
  }

  /// Whether the bracket is one of `[1]` to `[999]`, or opens what may become that at the text's end.
  static func isMarkerBracket(_ text: Span<UInt8>, _ i: Int) -> Bool {
    let step = text[i] == UInt8(ascii: "[") ? 1 : -1
    var place = i + step
    while place >= 0, place < text.count, (0x30...0x39).contains(text[place]) { place += step }
    let digits = (place - i) * step - 1
    guard (1...3).contains(digits) else { return false }
    guard place >= 0, place < text.count else { return step == 1 }
    return text[place] == (step == 1 ? UInt8(ascii: "]") : UInt8(ascii: "["))
  }

  /// Whether a mark is a single quote mark, an apostrophe or the like, which inside a word is part of it.
  static func isSingle(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x60, 0xB4, 0x2018...0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0x2B9...0x2BF, 0x2C8, 0x2CA, 0x2CB, 0x5F3,
      0xFF07, 0xFF40:
      true
    default: false
    }
  }

  static func isWordPart(_ text: Span<UInt8>, at i: Int) -> Bool {
    guard i < text.count else { return false }
    let byte = text[i]
    if byte < 0x80 { return isWordByte(byte) }
    return FoldingTable.isWordPart(decodeScalar(text, at: i).scalar)
  }

  static func isWordPart(_ text: Span<UInt8>, before i: Int) -> Bool {
    var start = i - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 && isWordPart(text, at: start)
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
