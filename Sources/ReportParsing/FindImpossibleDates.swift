import ReportModel

/// The dates and times of day that no calendar and no clock has: February 30, 31 April, 2021-13-01, 25:00. In order of
/// place; they are no dates to the rest of the parser. Linear.
func findImpossibleDates(in text: ReadingText) -> [Finding] {
  var findings: [Finding] = []
  var i = 0
  while true {
    i = text.bytes.span.first(from: i, before: text.count) { $0.digits }
    if i == text.count { break }
    let start = i
    while i < text.count, text.bytes[i].isASCIIDigit { i += 1 }
    guard i - start <= 4, text.mayBeImpossible(TextRange(start, i)),
      let (range, what) = text.impossibleDate(TextRange(start, i))
    else { continue }
    findings.append(Finding(.dateImpossible, at: range, "\(what); read as no date"))
    i = max(i, range.end)
  }
  return findings
}

extension ReadingText {
  /// Whether digits can be of an impossible date: most others cannot be, by themselves or by what follows.
  fileprivate func mayBeImpossible(_ digits: TextRange) -> Bool {
    if digits.count == 4 { return digits.end < count && bytes[digits.end] == UInt8(ascii: "-") }
    guard digits.count <= 2, digits.end < count else { return false }
    switch bytes[digits.end] {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"): return true
    default:
      let value = number(digits)
      return value >= 29 || value == 0
    }
  }

  /// The impossible date or time that begins with these digits, or that has them as its day; and why it is impossible.
  fileprivate func impossibleDate(_ digits: TextRange) -> (TextRange, String)? {
    if digits.start > 0, bytes[digits.start - 1].isASCIILetter || isJoint(bytes[digits.start - 1]) { return nil }
    if digits.count == 4 { return impossibleISODate(digits) }
    guard digits.count <= 2, digits.end < count else { return nil }
    switch bytes[digits.end] {
    case UInt8(ascii: "."), UInt8(ascii: "/"):
      return impossibleNumericDate(digits)
        ?? (bytes[digits.end] == UInt8(ascii: ".") ? impossibleDay(digits) : nil)
    case UInt8(ascii: ":"): return impossibleTime(digits)
    default: return impossibleDay(digits)
    }
  }

  /// What joins digits to something before them that is no date of its own.
  private func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23, 0x24, 0x2C...0x2F, 0x3A, 0x5F: true
    default: false
    }
  }

  private func number(_ range: TextRange) -> Int {
    bytes[range.start..<range.end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The digits that begin at an offset, one to `most` of them, with no digit after.
  private func digits(at start: Int, most: Int) -> TextRange? {
    var end = start
    while end < count, bytes[end].isASCIIDigit, end - start <= most { end += 1 }
    return end > start && end - start <= most ? TextRange(start, end) : nil
  }

  private func impossibleISODate(_ year: TextRange) -> (TextRange, String)? {
    guard (1000...2999).contains(number(year)), year.end < count, bytes[year.end] == UInt8(ascii: "-"),
      let month = digits(at: year.end + 1, most: 2), month.count == 2, month.end < count,
      bytes[month.end] == UInt8(ascii: "-"), let day = digits(at: month.end + 1, most: 2), day.count == 2,
      day.end == count || !bytes[day.end].isASCIILetter && bytes[day.end] != UInt8(ascii: "-")
    else { return nil }
    return reason(day: number(day), month: number(month), year: number(year)).map {
      (TextRange(year.start, day.end), $0)
    }
  }

  private func impossibleNumericDate(_ first: TextRange) -> (TextRange, String)? {
    let mark = bytes[first.end]
    guard let second = digits(at: first.end + 1, most: 2), second.end < count, bytes[second.end] == mark,
      let third = digits(at: second.end + 1, most: 4), third.count == 4, (1000...2999).contains(number(third)),
      third.end == count || !isJoint(bytes[third.end]) || third.end + 1 == count || !bytes[third.end + 1].isASCIIDigit
    else { return nil }
    let (a, b, year) = (number(first), number(second), number(third))
    // Something that looks like a date both ways round, and is one neither way.
    guard (1...31).contains(a), (1...31).contains(b), min(a, b) <= 12 || mark == UInt8(ascii: "/"),
      let dayFirst = reason(day: a, month: b, year: year), let monthFirst = reason(day: b, month: a, year: year)
    else { return nil }
    return (TextRange(first.start, third.end), b <= 12 ? dayFirst : monthFirst)
  }

  /// `25:00`, `10:75`, where something says that it is a time of day.
  private func impossibleTime(_ hour: TextRange) -> (TextRange, String)? {
    guard let minute = digits(at: hour.end + 1, most: 2), minute.count == 2 else { return nil }
    guard minute.end == count || bytes[minute.end] != UInt8(ascii: ":") else { return nil }
    let (hours, minutes) = (number(hour), number(minute))
    let isMidnight = hours == 24 && minutes == 0
    guard hours > 23 && !isMidnight || minutes > 59 else { return nil }
    let after = skipSpace(minute.end, min(count, minute.end + 2))
    let isTime =
      hasWords("a.m.", at: after, before: count) || hasWords("p.m.", at: after, before: count)
      || ["hours", "o'clock", "uhr", "gmt", "utc", "local time", "am ", "pm "].contains {
        hasWords($0, at: after, before: count)
      }
    let before = trimSpace(max(0, hour.start - 8), hour.start)
    let isLedTo =
      before >= 3 && before < hour.start
      && ([" at", "\nat", " um"] as [StaticString]).contains { hasWords($0, at: before - 3, before: before) }
    guard isTime || isLedTo else { return nil }
    return (
      TextRange(hour.start, minute.end),
      hours > 23 ? "there is no hour \(hours)" : "there is no minute \(minutes)"
    )
  }

  /// `February 30`, `30 February`, `31st of April 2020`; beyond 31 only with a year, for `In May 35 people` is none.
  private func impossibleDay(_ day: TextRange) -> (TextRange, String)? {
    let value = number(day)
    guard (29...99).contains(value) || value == 0 else { return nil }
    if let before = monthBefore(day.start) {
      var end = day.end
      for ending in ["st", "nd", "rd", "th"] as [StaticString] where hasWords(ending, at: end, before: count) {
        end += 2
      }
      let year = yearAfter(end)
      // `April 31 people` is none.
      let isClosed =
        end == count || !bytes[end].isASCIILetter && [0x2C, 0x2E, 0x29, 0x3B, 0x3A, 0x0A, 0x0D].contains(bytes[end])
      guard year != nil || isClosed && (1...31).contains(value) else { return nil }
      return reason(day: value, month: before.month, year: year?.value ?? 2000).map {
        (TextRange(before.start, year?.end ?? end), $0)
      }
    }
    guard let after = monthAfter(day.end) else { return nil }
    let year = yearAfter(after.end)
    guard year != nil || (1...31).contains(value) else { return nil }
    return reason(day: value, month: after.month, year: year?.value ?? 2000).map {
      (TextRange(day.start, year?.end ?? after.end), $0)
    }
  }

  private func reason(day: Int, month: Int, year: Int) -> String? {
    guard (1...12).contains(month) else { return "there is no month \(month)" }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    if (1...days).contains(day) { return nil }
    return "\(monthNames[month - 1]) \(month == 2 ? "\(year) has \(days)" : "has \(days)") days"
  }

  private func yearAfter(_ offset: Int) -> (value: Int, end: Int)? {
    var i = offset
    if i < count, bytes[i] == UInt8(ascii: ",") { i += 1 }
    guard i < count, bytes[i].isBlank, let year = digits(at: i + 1, most: 4), year.count == 4,
      (1000...2999).contains(number(year))
    else { return nil }
    return (number(year), year.end)
  }

  private func monthBefore(_ offset: Int) -> (month: Int, start: Int)? {
    var end = offset
    guard end > 2, bytes[end - 1] == 0x20 else { return nil }
    end -= 1
    if bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    var start = end
    while start > 0, end - start < 14, let letter = scalar(before: start), letter.value.isWordPart {
      start -= letter.length
    }
    return month(TextRange(start, end)).map { ($0, start) }
  }

  private func monthAfter(_ offset: Int) -> (month: Int, end: Int)? {
    var i = offset
    for ending in ["st", "nd", "rd", "th", "."] as [StaticString] where hasWords(ending, at: i, before: count) {
      i += ending.utf8CodeUnitCount
      break
    }
    guard i < count, bytes[i] == 0x20 else { return nil }
    i += 1
    for word in ["of ", "de "] as [StaticString] where hasWords(word, at: i, before: count) { i += 3 }
    var end = i
    while end < count, end - i < 14, scalar(at: end).value.isWordPart { end += scalar(at: end).length }
    return month(TextRange(i, end)).map { ($0, end) }
  }

  /// Whether a word begins as a month does.
  private func mayBeMonth(_ word: TextRange) -> Bool {
    let second = bytes[word.start + 1].asciiLowercased
    if second >= 0x80 { return true }
    let seconds: StaticString
    switch bytes[word.start].asciiLowercased {
    case UInt8(ascii: "j"): seconds = "au"
    case UInt8(ascii: "f"): seconds = "e"
    case UInt8(ascii: "m"): seconds = "a"
    case UInt8(ascii: "a"): seconds = "pvbugo"
    case UInt8(ascii: "s"): seconds = "eti"
    case UInt8(ascii: "o"): seconds = "ck"
    case UInt8(ascii: "n"): seconds = "o"
    case UInt8(ascii: "d"): seconds = "ei"
    case UInt8(ascii: "e"): seconds = "n"
    case UInt8(ascii: "l"): seconds = "ui"
    case UInt8(ascii: "k"): seconds = "w"
    case UInt8(ascii: "c"): seconds = "z"
    case UInt8(ascii: "w"): seconds = "r"
    case UInt8(ascii: "p"): seconds = "a"
    case UInt8(ascii: "g"): seconds = "r"
    default: return false
    }
    return seconds.withUTF8Buffer { letters in letters.contains(second) }
  }

  /// The month of a name in English, French, Spanish, German or Polish. English and German write it with a capital.
  private func month(_ word: TextRange) -> Int? {
    guard word.count >= 3, mayBeMonth(word),
      let month = monthsByName[String(decoding: fold(string(word)), as: UTF8.self)]
    else {
      return nil
    }
    return scalar(at: word.start).value.isUppercase || !capitalised.contains(string(word)) ? month : nil
  }
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]

/// Names that are other words, too, when they have no capital.
private let capitalised: Set<String> = ["may", "march", "august", "mars", "mai", "mar", "sep", "dec", "jan", "maja"]

private let monthsByName: [String: Int] = {
  let names = [
    "january jan janvier enero januar stycznia", "february feb fevrier febrero februar lutego",
    "march mar mars marzo marz marca", "april apr avril abril kwietnia", "may mai mayo maja",
    "june jun juin junio juni czerwca", "july jul juillet julio juli lipca", "august aug aout agosto sierpnia",
    "september sep sept septembre septiembre wrzesnia", "october oct octobre octubre oktober pazdziernika",
    "november nov novembre noviembre listopada", "december dec decembre diciembre dezember grudnia",
  ]
  var months: [String: Int] = [:]
  for (index, forms) in names.enumerated() {
    for form in forms.split(separator: " ") { months[String(form)] = index + 1 }
  }
  return months
}()
