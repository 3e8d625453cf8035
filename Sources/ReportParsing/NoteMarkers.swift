import ReportModel

/// How notes are marked.
enum NoteStyle: UInt8, CaseIterable {
  /// `[12]`
  case bracketed
  /// `[^12]`, `[^key]`
  case caret
  /// `(12)`
  case parenthesised
  /// `[iv]`
  case roman
  /// `[a]`, where a list of notes has such labels
  case letter
  /// `*`, `**`, `†`, `‡` and their runs
  case symbol
  /// `12` on the end of a word
  case glued
  /// `¹²`
  case raised

  /// Whether its labels count up.
  var isNumbered: Bool { self != .symbol }
}

/// A marker in the text, or the label that begins a definition.
struct NoteMarker: Hashable {
  var style: NoteStyle
  /// With its brackets.
  var range: TextRange
  /// Without.
  var label: String
  /// The number that the label counts, if it counts.
  var number: Int?
}

extension NoteMarker {
  /// Makes a single letter that is a numeral too, `[i]`, a letter.
  mutating func readAsLetter() {
    guard style == .roman, label.utf8.count == 1, let letter = label.utf8.first else { return }
    style = .letter
    number = Int(letter) - 0x60
  }
}

extension ReadingText {
  /// The marker that begins at an offset, whatever it may mean there.
  func marker(at offset: Int, before end: Int) -> NoteMarker? {
    switch bytes[offset] {
    case UInt8(ascii: "["): bracketMarker(at: offset, before: end)
    case UInt8(ascii: "("): numberMarker(at: offset, before: end, close: UInt8(ascii: ")"), style: .parenthesised)
    case UInt8(ascii: "*"): symbolMarker(at: offset, before: end)
    case 0xE2: symbolMarker(at: offset, before: end) ?? raisedMarker(at: offset, before: end)
    case 0xC2: raisedMarker(at: offset, before: end)
    default: nil
    }
  }

  private func bracketMarker(at offset: Int, before end: Int) -> NoteMarker? {
    if let number = numberMarker(at: offset, before: end, close: UInt8(ascii: "]"), style: .bracketed) { return number }
    var i = offset + 1
    let isCaret = i < end && bytes[i] == UInt8(ascii: "^")
    if isCaret { i += 1 }
    let start = i
    while i < end, i - start < 24, bytes[i].isASCIILetter || bytes[i].isASCIIDigit || (isCaret && bytes[i] == 0x2D) {
      i += 1
    }
    guard i < end, i > start, bytes[i] == UInt8(ascii: "]") else { return nil }
    let label = string(TextRange(start, i))
    let range = TextRange(offset, i + 1)
    if isCaret { return NoteMarker(style: .caret, range: range, label: label, number: Int(label)) }
    guard let number = romanNumeral(label) else {
      guard label.utf8.count == 1, let letter = label.utf8.first, (0x61...0x7A).contains(letter) else { return nil }
      return NoteMarker(style: .letter, range: range, label: label, number: Int(letter) - 0x60)
    }
    return NoteMarker(style: .roman, range: range, label: label, number: number)
  }

  /// Digits between brackets. A wrapped line may lie between the bracket and the digits.
  private func numberMarker(at offset: Int, before end: Int, close: UInt8, style: NoteStyle) -> NoteMarker? {
    var i = offset + 1
    while i < end, i - offset < 8, bytes[i] == 0x20 || bytes[i] == 0x0A || bytes[i] == 0x0D || bytes[i] == 0x3E {
      i += 1
    }
    let start = i
    var number = 0
    while i < end, i - start < 5, bytes[i].isASCIIDigit {
      number = number * 10 + Int(bytes[i] - 0x30)
      i += 1
    }
    guard i > start, i < end, bytes[i] == close, bytes[start] != UInt8(ascii: "0") else { return nil }
    return NoteMarker(
      style: style, range: TextRange(offset, i + 1), label: string(TextRange(start, i)), number: number)
  }

  /// Raised digits: `¹²`.
  private func raisedMarker(at offset: Int, before end: Int) -> NoteMarker? {
    var i = offset
    var number = 0
    while i < end, i - offset < 12 {
      let next = scalar(at: i)
      guard let digit = next.value.raisedDigit else { break }
      number = number * 10 + digit
      i += next.length
    }
    guard number > 0 else { return nil }
    return NoteMarker(style: .raised, range: TextRange(offset, i), label: String(number), number: number)
  }

  private func symbolMarker(at offset: Int, before end: Int) -> NoteMarker? {
    var i = offset
    while i < end, i - offset < 9 {
      let next = scalar(at: i)
      guard next.value == 0x2A || next.value == 0x2020 || next.value == 0x2021 else { break }
      i += next.length
    }
    guard i > offset else { return nil }
    let range = TextRange(offset, i)
    return NoteMarker(style: .symbol, range: range, label: string(range), number: nil)
  }
}

extension UInt32 {
  /// The value of a raised digit.
  fileprivate var raisedDigit: Int? {
    switch self {
    case 0xB9: 1
    case 0xB2, 0xB3: Int(self) - 0xB0
    case 0x2070, 0x2074...0x2079: Int(self) - 0x2070
    default: nil
    }
  }
}

/// The value of a lower-case Roman numeral below 90; nil for any other word. `[c]` and `[d]` are letters.
func romanNumeral(_ word: String) -> Int? {
  var sum = 0
  var last = Int.max
  for letter in word.utf8 {
    let value: Int
    switch letter {
    case UInt8(ascii: "i"): value = 1
    case UInt8(ascii: "v"): value = 5
    case UInt8(ascii: "x"): value = 10
    case UInt8(ascii: "l"): value = 50
    default: return nil
    }
    sum += value > last ? value - 2 * last : value
    last = value
  }
  return (1...89).contains(sum) && romanNumeral(of: sum) == word ? sum : nil
}

private func romanNumeral(of number: Int) -> String {
  var rest = number
  var numeral = ""
  for (value, letters) in [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
    while rest >= value {
      numeral += letters
      rest -= value
    }
  }
  return numeral
}
