private import CUTF8Proc

/// What each character beyond ASCII becomes, by utf8proc; the only file here that calls it.
struct FoldingTable: Sendable {
  /// A character's class and what it becomes, in 32 bits: the class, how many bytes, and the bytes, or where they
  /// stand in `pool` when they are more than two.
  struct Entry: Sendable {
    var bits: UInt32
    var category: UInt8 { UInt8(truncatingIfNeeded: bits & 7) }
    var count: Int { Int(bits >> 3 & 0x1F) }
    /// The first byte and the second when `count` is at most 2.
    var first: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
    var second: UInt8 { UInt8(truncatingIfNeeded: bits >> 16) }
    /// Where the bytes begin in the pool when `count` is more than 2.
    var place: Int { Int(bits >> 8) }
  }

  /// The scalars from here on, one entry each.
  let start: Int
  private(set) var entries: [Entry] = []
  private(set) var pool: [UInt8] = []

  /// What two bytes write: Latin, Greek, Cyrillic, Hebrew, Arabic and others, and combining marks. Each table is made
  /// at its first use, this one in some 0.1 ms.
  private static let twoBytes = FoldingTable(0x80..<0x800, keepingCase: false)
  private static let twoBytesInCase = FoldingTable(0x80..<0x800, keepingCase: true)
  /// Most scripts that three bytes write, Greek and Latin with two diacritics.
  private static let threeBytes = FoldingTable(0x800..<0x2000, keepingCase: false)
  private static let threeBytesInCase = FoldingTable(0x800..<0x2000, keepingCase: true)
  /// General punctuation, which has no case.
  private static let punctuation = FoldingTable(0x2000..<0x2070, keepingCase: false)

  /// The entries of all that two bytes write, from U+0080, for a loop to keep at hand.
  static func twoByteEntries(keepingCase: Bool) -> [Entry] { (keepingCase ? twoBytesInCase : twoBytes).entries }

  /// What the tables say of a scalar; nil when none has it.
  static func entry(_ scalar: UInt32, keepingCase: Bool) -> Entry? {
    table(scalar, keepingCase).map { $0.entries[Int(scalar) - $0.start] }
  }

  /// The bytes of an entry that has more than two.
  static func spell(_ entry: Entry, of scalar: UInt32, keepingCase: Bool, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    if let table = table(scalar, keepingCase) { bytes += table.pool[entry.place..<entry.place + entry.count] }
  }

  private static func table(_ scalar: UInt32, _ keepingCase: Bool) -> FoldingTable? {
    switch scalar {
    case 0x80..<0x800: keepingCase ? twoBytesInCase : twoBytes
    case 0x800..<0x2000: keepingCase ? threeBytesInCase : threeBytes
    case 0x2000..<0x2070: punctuation
    default: nil
    }
  }

  private init(_ scalars: Range<Int>, keepingCase: Bool) {
    start = scalars.lowerBound
    entries.reserveCapacity(scalars.count)
    var bytes: [UInt8] = []
    for scalar in scalars {
      let category = FoldingTable.fold(UInt32(scalar), keepingCase: keepingCase, into: &bytes)
      var bits = UInt32(category) | UInt32(bytes.count) << 3
      switch bytes.count {
      case 0: break
      case 1: bits |= UInt32(bytes[0]) << 8
      case 2: bits |= UInt32(bytes[0]) << 8 | UInt32(bytes[1]) << 16
      default:
        bits |= UInt32(pool.count) << 8
        pool += bytes
      }
      entries.append(Entry(bits: bits))
    }
  }

  /// What a scalar becomes; returns its class and fills `bytes` when that is plain.
  static func fold(_ scalar: UInt32, keepingCase: Bool, into bytes: inout [UInt8]) -> UInt8 {
    bytes.removeAll(keepingCapacity: true)
    if let category = special(scalar) { return category }
    if let letters = letters(scalar, keepingCase: keepingCase) {
      bytes.append(contentsOf: letters)
      return Folding.Class.plain
    }
    var points = [Int32](repeating: 0, count: 32)
    var last: Int32 = 0
    var options = UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_IGNORE.rawValue
    if !keepingCase { options |= UTF8PROC_CASEFOLD.rawValue }
    let count = utf8proc_decompose_char(
      Int32(scalar), &points, points.count, utf8proc_option_t(rawValue: options), &last)
    guard count > 0, count <= points.count else { return Folding.Class.dropped }
    for point in points[..<count] where !isStrippedMark(UInt32(point)) {
      switch special(UInt32(point)) ?? Folding.Class.plain {
      case Folding.Class.space: bytes.append(0x20)
      case Folding.Class.dash: bytes.append(UInt8(ascii: "-"))
      case Folding.Class.plain:
        if let letters = letters(UInt32(point), keepingCase: keepingCase) {
          bytes.append(contentsOf: letters)
        } else {
          appendUTF8(UInt32(point), to: &bytes)
        }
      default: break
      }
    }
    if bytes == [0x20] { return Folding.Class.space }
    return bytes.isEmpty ? Folding.Class.dropped : Folding.Class.plain
  }

  /// Whether a scalar is a letter or a digit of any script, or a mark upon one.
  static func isWordPart(_ scalar: UInt32) -> Bool {
    switch utf8proc_category(Int32(scalar)) {
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO,
      UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NL:
      true
    default: false
    }
  }

  /// Whether a scalar in upper or title case has another in lower case.
  static func isUpper(_ scalar: UInt32) -> Bool {
    utf8proc_tolower(Int32(scalar)) != Int32(scalar)
  }

  /// Combining marks that readers leave out when they type.
  static func isStrippedMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0x610...0x61A,
      0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED, 0x1AB0...0x1AFF,
      0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  private static func special(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: Folding.Class.space
    case 0x2D, 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D:
      Folding.Class.dash
    case 0x22, 0x27, 0x60, 0xAB, 0xB4, 0xBB, 0x2B9...0x2BF, 0x2C8, 0x2CA, 0x2CB, 0x5F3, 0x5F4, 0x2018...0x201F,
      0x2032...0x2037, 0x2039, 0x203A, 0x2E42, 0x300C...0x300F, 0x301D...0x301F, 0xFF02, 0xFF07, 0xFF40:
      Folding.Class.mark
    case 0xFF3B, 0xFF3D: Folding.Class.bracket
    case 0xAD, 0x34F, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: Folding.Class.dropped
    case 0x640: Folding.Class.dropped
    default: isStrippedMark(scalar) ? Folding.Class.dropped : nil
    }
  }

  /// Letters that Unicode does not decompose and readers type without their strokes.
  private static func letters(_ scalar: UInt32, keepingCase: Bool) -> String.UTF8View? {
    let pair: (upper: String, lower: String)? =
      switch scalar {
      case 0xC6: ("AE", "ae")
      case 0xE6: ("ae", "ae")
      case 0xD0, 0x110: ("D", "d")
      case 0xF0, 0x111: ("d", "d")
      case 0xD8: ("O", "o")
      case 0xF8: ("o", "o")
      case 0xDE: ("Th", "th")
      case 0xDF: ("ss", "ss")
      case 0x1E9E: ("SS", "ss")
      case 0xFE: ("th", "th")
      case 0x126: ("H", "h")
      case 0x127: ("h", "h")
      case 0x130: ("I", "i")
      case 0x131: ("i", "i")
      case 0x141: ("L", "l")
      case 0x142: ("l", "l")
      case 0x152: ("OE", "oe")
      case 0x153: ("oe", "oe")
      default: nil
      }
    return pair.map { keepingCase ? $0.upper.utf8 : $0.lower.utf8 }
  }

  private static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
  }
}
