import ReportModel

/// The loop that makes a shadow, a stretch at a time.
struct FoldMachine {
  private let kept: Folding.Kept
  private let markers: [TextRange]
  /// The entries of what two bytes write; empty until one is met.
  private var twoBytes: [FoldingTable.Entry] = []
  /// Where the distance between shadow and original changes: shadow offsets, and those of the original.
  private(set) var shadowStarts: [UInt32] = []
  private(set) var originalStarts: [UInt32] = []
  private var nextMarker = 0
  private var distance = 0
  /// The last byte of the shadow.
  private var last: UInt8 = 0
  /// What the scalar at hand becomes, when a table does not say it in two bytes.
  private var letters: [UInt8] = []

  /// How many bytes are folded at a time.
  static let stretch = 1 << 14
  /// How many bytes of shadow a stretch and the longest character after it can need, markless text excepted, which
  /// ends the stretch early.
  static let room = stretch * 2 + 128

  init(kept: Folding.Kept, markers: [TextRange]) {
    self.kept = kept
    self.markers = markers
  }

  /// Folds `text` from `start` to `end`, or a part of that, into the beginning of `scratch`, whose first byte is
  /// byte `base` of the shadow. Returns where to go on, and how many bytes of `scratch` are filled.
  mutating func fold(
    _ text: Span<UInt8>, from start: Int, to end: Int, into scratch: inout MutableSpan<UInt8>, base: Int
  ) -> (next: Int, count: Int) {
    let stop = min(end, start + FoldMachine.stretch)
    let capacity = scratch.count - 128
    let keepsCase = kept.contains(.letterCase)
    let table = keepsCase ? Folding.unchanged : Folding.lowered
    var i = start
    var o = 0
    while i < stop, o < capacity {
      // Plain ASCII: a byte for a byte.
      if table[Int(text[i])] != 0 {
        if i - base - o != distance || shadowStarts.isEmpty { note(i, base + o) }
        var previous = last
        while i < stop, o < capacity {
          let byte = table[Int(text[i])]
          if byte == 0 || (byte == previous && (byte == 0x20 || byte == 0x2D)) { break }
          scratch[o] = byte
          previous = byte
          i += 1
          o += 1
          if i + 16 > stop || o + 16 > capacity { continue }
          let next = FoldMachine.copyPlain(text, from: i, to: stop, into: &scratch, at: o, keepsCase: keepsCase)
          if next == i { continue }
          o += next - i
          i = next
          previous = scratch[o - 1]
        }
        last = previous
        if i < stop, o < capacity, table[Int(text[i])] == last, last == 0x20 || last == 0x2D { i += 1 }
        continue
      }
      let byte = text[i]
      switch Folding.classes[Int(byte)] {
      case Folding.Class.mark:
        if keepsMark(text, i, i + 1, isSingle: byte != UInt8(ascii: "\"")) {
          emit(UInt8(ascii: "\""), i, base, &o, &scratch)
        }
        i += 1
      case Folding.Class.bracket:
        if keepsBracket(text, i) { put(byte, i, base, &o, &scratch) }
        i += 1
      case Folding.Class.wide:
        let (scalar, length) = decodeScalar(text, at: i)
        foldWide(scalar, text, i, length, base, &o, &scratch)
        i += length
      default:
        put(byte, i, base, &o, &scratch)
        i += 1
      }
    }
    return (i, o)
  }

  /// Marks the end, so that every byte of the shadow has a run after it.
  mutating func finish(at end: Int, count: Int) {
    shadowStarts.append(UInt32(count))
    originalStarts.append(UInt32(end))
  }

  /// Copies sixteen bytes at a time while there is nothing among them but printable ASCII that stays, no space after a
  /// space, no dash after a dash; the byte before `start` has been copied. Returns how far it came.
  private static func copyPlain(
    _ text: Span<UInt8>, from start: Int, to stop: Int, into scratch: inout MutableSpan<UInt8>, at place: Int,
    keepsCase: Bool
  ) -> Int {
    typealias Block = SIMD16<UInt8>
    let space = Block(repeating: 0x20)
    let source = text.bytes
    var target = scratch.mutableBytes
    var i = start
    var o = place
    let capacity = target.byteCount
    while i + 16 <= stop, o + 16 <= capacity {
      let block = source.unsafeLoadUnaligned(fromByteOffset: i, as: Block.self)
      let before = source.unsafeLoadUnaligned(fromByteOffset: i - 1, as: Block.self)
      let dash = Block(repeating: 0x2D)
      let isRepeated = ((before .<= space) .& (block .== space)) .| ((before .== dash) .& (block .== dash))
      let isMark =
        (block .== Block(repeating: 0x22)) .| (block .== Block(repeating: 0x27)) .| (block .== Block(repeating: 0x60))
      let isBracket = (block .== Block(repeating: 0x5B)) .| (block .== Block(repeating: 0x5D))
      let isOther = (block .< space) .| (block .> Block(repeating: 0x7E))
      let odd = isRepeated .| isMark .| isBracket .| isOther
      if keepsCase {
        target.storeBytes(of: block, toByteOffset: o, as: Block.self)
      } else {
        let isUpper = (block .>= Block(repeating: 0x41)) .& (block .<= Block(repeating: 0x5A))
        let lowered = block | (unsafeBitCast(isUpper, to: Block.self) & space)
        target.storeBytes(of: lowered, toByteOffset: o, as: Block.self)
      }
      let lanes = unsafeBitCast(odd, to: SIMD2<UInt64>.self)
      // What stands before the first odd byte is good; the rest is written over.
      if lanes.x != 0 { return i + lanes.x.trailingZeroBitCount >> 3 }
      if lanes.y != 0 { return i + 8 + lanes.y.trailingZeroBitCount >> 3 }
      i += 16
      o += 16
    }
    return i
  }

  /// Writes down where the distance changes.
  private mutating func note(_ i: Int, _ o: Int) {
    if i - o != distance || shadowStarts.isEmpty {
      distance = i - o
      shadowStarts.append(UInt32(o))
      originalStarts.append(UInt32(i))
    }
  }

  /// Writes one byte.
  private mutating func put(
    _ byte: UInt8, _ i: Int, _ base: Int, _ o: inout Int, _ scratch: inout MutableSpan<UInt8>
  ) {
    note(i, base + o)
    scratch[o] = byte
    last = byte
    o += 1
  }

  /// Writes one byte unless the one before is the same.
  private mutating func emit(
    _ byte: UInt8, _ i: Int, _ base: Int, _ o: inout Int, _ scratch: inout MutableSpan<UInt8>
  ) {
    if last != byte { put(byte, i, base, &o, &scratch) }
  }

  /// Folds a character beyond ASCII.
  private mutating func foldWide(
    _ scalar: UInt32, _ text: Span<UInt8>, _ i: Int, _ length: Int, _ base: Int, _ o: inout Int,
    _ scratch: inout MutableSpan<UInt8>
  ) {
    let keepsCase = kept.contains(.letterCase)
    if length == 2, twoBytes.isEmpty { twoBytes = FoldingTable.twoByteEntries(keepingCase: keepsCase) }
    let entry =
      length == 2 ? twoBytes[Int(scalar) - 0x80] : FoldingTable.entry(scalar, keepingCase: keepsCase)
    let category = entry?.category ?? FoldingTable.fold(scalar, keepingCase: keepsCase, into: &letters)
    switch category {
    case Folding.Class.plain:
      note(i, base + o)
      if let entry, entry.count <= 2 {
        scratch[o] = entry.first
        scratch[o + 1] = entry.second
        o += entry.count
      } else {
        if let entry { FoldingTable.spell(entry, of: scalar, keepingCase: keepsCase, into: &letters) }
        for letter in letters {
          scratch[o] = letter
          o += 1
        }
        // What is longer than it was must not reach into what comes next.
        if letters.count > length { note(i + length, base + o) }
      }
      last = scratch[o - 1]
    case Folding.Class.space: emit(0x20, i, base, &o, &scratch)
    case Folding.Class.dash: emit(UInt8(ascii: "-"), i, base, &o, &scratch)
    case Folding.Class.mark:
      if keepsMark(text, i, i + length, isSingle: FoldMachine.isSingle(scalar)) {
        emit(UInt8(ascii: "\""), i, base, &o, &scratch)
      }
    case Folding.Class.bracket:
      if kept.contains(.brackets) {
        put(scalar == 0xFF3B ? UInt8(ascii: "[") : UInt8(ascii: "]"), i, base, &o, &scratch)
      }
    default: break
    }
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
}

// What the characters around a mark or a bracket say of it.
extension FoldMachine {
  /// Whether the bracket is one of `[1]` to `[999]`, or of what of that an end of the text cuts off: a pattern half typed.
  static func isMarkerBracket(_ text: Span<UInt8>, _ i: Int) -> Bool {
    let step = text[i] == UInt8(ascii: "[") ? 1 : -1
    var place = i + step
    while place >= 0, place < text.count, (0x30...0x39).contains(text[place]), (place - i) * step <= 3 { place += step }
    let digits = (place - i) * step - 1
    guard (1...3).contains(digits) else { return false }
    guard place >= 0, place < text.count else { return true }
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

  /// Whether the character at an offset is a letter, a digit or a mark upon one.
  static func isWordPart(_ text: Span<UInt8>, at i: Int) -> Bool {
    guard i < text.count else { return false }
    let byte = text[i]
    if byte < 0x80 { return isWordByte(byte) }
    return FoldingTable.isWordPart(decodeScalar(text, at: i).scalar)
  }

  /// Whether the character before an offset is.
  static func isWordPart(_ text: Span<UInt8>, before i: Int) -> Bool {
    var start = i - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 && isWordPart(text, at: start)
  }

  /// Whether a byte of ASCII is a letter or a digit.
  static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
