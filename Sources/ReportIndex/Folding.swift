/// How words are compared: as people read them, not as they are typed.
///
/// What search and names compare is a *shadow* of the text in which
///
/// - letters are lower case (Unicode case folding), without diacritics, compatibility forms (full-width, ligatures,
///   superscripts, `…`) resolved; `ß` is `ss`, `ł` `l`, `ø` `o`, `đ` `d`, `æ` `ae`, `œ` `oe`, `ı` `i`, `þ` `th`;
/// - quote marks of all kinds, apostrophes, primes, ayn and hamza vanish (`Isma'il` = `Ismail`);
/// - editorial brackets vanish, what they hold stays (`in the [Gaza 2021] war`); `[12]`, one to three digits, is a note's
///   marker and keeps them;
/// - every run of dashes is one `-`, every run of white space, line ends and blank lines one space;
/// - soft hyphens, zero-width and bidirectional controls, combining marks of Latin, Greek, Cyrillic, Hebrew and
///   Arabic, and the tatweel vanish. Vowel signs of other scripts stay.
public enum Folding {
  /// What a stricter comparison keeps.
  struct Kept: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// Upper case stays.
    static let letterCase = Kept(rawValue: 1)
    /// A run of quote marks is `"`; a single one between two letters still vanishes.
    static let marks = Kept(rawValue: 2)
    /// `[` and `]` stay.
    static let brackets = Kept(rawValue: 4)
  }

  /// The shadow of a string. Linear.
  public static func fold(_ text: some StringProtocol) -> String {
    String(decoding: FoldedText(bytes: Array(text.utf8)).bytes, as: UTF8.self)
  }

  /// What is done with a byte or a scalar.
  enum Class {
    static let plain: UInt8 = 0
    static let space: UInt8 = 1
    static let dash: UInt8 = 2
    static let mark: UInt8 = 3
    static let bracket: UInt8 = 4
    static let dropped: UInt8 = 5
    static let wide: UInt8 = 6
  }

  /// The class of each byte that can begin a character.
  static let classes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x09...0x0D, 0x20: Class.space
    case UInt8(ascii: "-"): Class.dash
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): Class.mark
    case UInt8(ascii: "["), UInt8(ascii: "]"): Class.bracket
    case 0x80...: Class.wide
    default: Class.plain
    }
  }

  /// Each byte, ASCII letters in lower case.
  static let lowered: [UInt8] = (0..<256).map { (0x41...0x5A).contains($0) ? UInt8($0) + 0x20 : UInt8($0) }
  /// Each byte as it is.
  static let unchanged: [UInt8] = (0..<256).map { UInt8($0) }
}
