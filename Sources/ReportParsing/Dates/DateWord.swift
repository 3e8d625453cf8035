import ReportModel

/// What a word can be to a date.
struct DateWord: Hashable {
  enum Kind: UInt8 {
    // What an expression can start with.
    case month, weekday, season, unit, today, foreignMonth
    /// `lendemain`, `veille`: the day after or before the one told of.
    case nextDay
    /// `Christmas Eve`: the day before a feast.
    case eve
    /// `día`: a day's number may follow.
    case dayWord
    // Numbers.
    case cardinal, ordinal
    // What moves a unit: `last`, `next`, `previous`, `following`, `this`, `that`, `same`, `past`.
    case last, next, previous, following, this, that, same, past
    // `early`, `late`, `mid`; `end`, `beginning`; `rest`, `course`.
    case edge, part, about
    case ago, later, earlier, after, before
    case the, a, of, on, from, to, between, and, every
    /// `in`, `by`, `since`, …: a bare year or month may follow.
    case preposition
    /// `at`: a time of day may follow.
    case at
    case meridiem, zone, era, hours
    /// `No`, `Highway`, `page`: the number that follows is no date.
    case reference
    /// `men`, `tons`: the number before is no year.
    case quantity
    /// `will`, `scheduled`: what follows may lie ahead.
    case future
    /// Words of saying and publishing.
    case saying
    case possessive
    /// Small words of other languages: `le`, `de`, `am`.
    case particle
  }

  struct Flags: OptionSet, Hashable {
    let rawValue: UInt8
    /// An abbreviation: stands only beside a number.
    static let short = Flags(rawValue: 1)
    /// Also an everyday word or a name: `May`, `march`.
    static let common = Flags(rawValue: 2)
    /// Not English.
    static let foreign = Flags(rawValue: 4)
    static let plural = Flags(rawValue: 8)
    /// Taken from Latin by both: `in`, `before`; not of the report's own time.
    static let open = Flags(rawValue: 16)
    /// A verb in the present: `declares that`.
    static let verb = Flags(rawValue: 32)
  }

  var kind: Kind
  var flags: Flags
  private var storedValue: Int16
  var value: Int { Int(storedValue) }

  init(kind: Kind, value: Int, flags: Flags) {
    self.kind = kind
    self.flags = flags
    storedValue = Int16(value)
  }

  /// Whether the word alone is worth a look: only these are asked for in the hot path.
  var isTrigger: Bool {
    switch kind {
    case .month, .weekday, .season, .today, .foreignMonth, .nextDay, .eve: true
    case .unit: value != DateUnit.hour && value != DateUnit.century
    default: false
    }
  }

  /// Whether it is worth a look only with a capital: `may`, `sun` and `tir` are words.
  var needsCapital: Bool {
    switch kind {
    case .month: !flags.contains(.foreign)
    case .weekday, .foreignMonth, .eve: true
    default: false
    }
  }
}

/// Units of time, as `DateWord.value` has them.
enum DateUnit {
  static let day = 1
  static let week = 2
  static let month = 3
  static let year = 4
  static let decade = 5
  static let quarter = 6
  static let century = 7
  static let partOfDay = 8
  static let hour = 9
}

/// The words of dates: folded to lower case, found by their bytes. Words of more than 16 bytes are not in it.
///
/// A class, because every reader of a stretch holds it and none changes it: to hand it on is to count one reference.
final class DateWords: Sendable {
  /// For each first byte a bit for every length that a trigger has.
  let triggerLengths: [UInt32]
  /// For each first byte a bit for every second byte that a trigger has, by its five low bits.
  let triggerSeconds: [UInt32]
  /// For each first byte a bit for every length that a word of saying has.
  let sayingLengths: [UInt32]
  /// For each first byte, whatever its case, a bit for every length that a word has.
  private let lengths: [UInt32]
  private let keys: [Spelling]
  private let words: [DateWord?]
  private let mask: Int

  /// The words of English and, for months, of French, Spanish, German and Polish.
  static let all = DateWords(
    DateWords.english + DateWords.languages + DateWords.foreignSaying)

  init(_ list: [(String, DateWord)]) {
    var size = 64
    while size < list.count * 3 { size *= 2 }
    var keys = [Spelling](repeating: "", count: size)
    var words = [DateWord?](repeating: nil, count: size)
    var lengths = [UInt32](repeating: 0, count: 256)
    var seconds = lengths
    var saying = lengths
    var all = lengths
    for (text, word) in list {
      let bytes = Array(text.utf8)
      precondition(bytes.count <= 16, "too long: \(text)")
      let key = Spelling(bytes.span, TextRange(0, bytes.count))
      var slot = Self.slot(key, size - 1)
      while words[slot] != nil, keys[slot] != key { slot = (slot + 1) & (size - 1) }
      if words[slot] != nil { continue }
      keys[slot] = key
      words[slot] = word
      all[Int(bytes[0])] |= 1 << UInt32(bytes.count)
      if bytes[0].isASCIILowercase { all[Int(bytes[0] - 0x20)] |= 1 << UInt32(bytes.count) }
      if word.kind == .saying {
        saying[Int(bytes[0])] |= 1 << UInt32(bytes.count)
        saying[Int(bytes[0] & 0xDF)] |= 1 << UInt32(bytes.count)
      }
      if word.isTrigger {
        let bit = UInt32(1) << UInt32(bytes.count)
        let second = UInt32(1) << UInt32(bytes[1] & 31)
        if !word.needsCapital {
          lengths[Int(bytes[0])] |= bit
          seconds[Int(bytes[0])] |= second
        }
        if bytes[0] >= 0x61, bytes[0] <= 0x7A {
          lengths[Int(bytes[0] - 0x20)] |= bit
          seconds[Int(bytes[0] - 0x20)] |= second
        }
      }
    }
    self.lengths = all
    self.keys = keys
    self.words = words
    mask = size - 1
    triggerLengths = lengths
    triggerSeconds = seconds
    sayingLengths = saying
  }

  /// The word at these bytes, whatever its case.
  func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> DateWord? {
    guard end - start <= 16, end > start, lengths[Int(bytes[start])] >> UInt32(end - start) & 1 == 1 else { return nil }
    let key = Spelling(bytes.span, TextRange(start, end))
    var slot = Self.slot(key, mask)
    while let word = words[slot] {
      if keys[slot] == key { return word }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Whether a word, or what stands between two marks inside it, can begin a date, were its first letter a capital.
  func holdsTrigger(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var i = range.start
    while i < range.end {
      let kind = DateByte.classes[Int(bytes[i])]
      guard kind == DateByte.letter else {
        i += kind == DateByte.mark3 ? 3 : kind == DateByte.mark2 ? 2 : 1
        continue
      }
      let start = i
      while i < range.end, DateByte.classes[Int(bytes[i])] == DateByte.letter { i += 1 }
      if word(bytes, start, i)?.isTrigger == true { return true }
    }
    return false
  }

  private static func slot(_ key: Spelling, _ mask: Int) -> Int {
    let mixed = (key.low ^ (key.high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }
}
