import ReportModel

// Times of day: `2:16 p.m. EDT`, `11.40 a.m.`, `09:30 UTC`, `19:00 hr`.
extension DateReader {
  /// A time of day that begins here: as ISO 8601 writes it, with its zone only when stated.
  func clock(_ at: Int) -> (text: String, end: Int, isSure: Bool)? {
    let hour = lexer.token(at)
    guard hour.kind == .number, hour.digits <= 2, hour.value <= 24, !hour.isOrdinal, !hour.isDecade else { return nil }
    var minute = 0
    var second = 0
    var end = hour.end
    var hasMinutes = false
    let mark = lexer.token(end)
    if mark.isMark(":") || mark.isMark("."), !mark.isApart {
      let next = lexer.token(mark.end)
      if next.kind == .number, !next.isApart, next.digits == 2, next.value < 60 {
        minute = next.value
        end = next.end
        hasMinutes = true
        let colon = lexer.token(end)
        if colon.isMark(":"), !colon.isApart {
          let third = lexer.token(colon.end)
          guard third.kind == .number, !third.isApart, third.digits == 2, third.value < 60 else { return nil }
          second = third.value
          end = third.end
        }
      }
    }
    if hasMinutes ? false : hour.isGlued { return nil }
    var value = hour.value
    var isSure = false
    if let half = meridiem(end) {
      guard (1...12).contains(value) else { return nil }
      value = value % 12 + half.hours
      end = half.end
      isSure = true
    }
    var zone = ""
    if let found = self.zone(end) {
      zone = found.text
      end = found.end
      isSure = true
    } else if lexer.token(end).isWord(.hours), hasMinutes {
      end = lexer.token(end).end
      isSure = true
    }
    guard hasMinutes || (isSure && lexer.token(hour.end).kind != .mark), value < 24 else { return nil }
    if mark.isMark("."), !isSure { return nil }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return ("\(two(value)):\(two(minute)):\(two(second))\(zone)", end, isSure)
  }

  /// Whether the number is the hour of a time of day.
  func isClock(_ token: DateToken) -> Bool {
    let mark = lexer.token(token.end)
    guard mark.isMark(":"), !mark.isApart else { return false }
    let next = lexer.token(mark.end)
    return next.kind == .number && !next.isApart && next.digits == 2
  }

  private func meridiem(_ at: Int) -> (hours: Int, end: Int)? {
    let word = lexer.token(at)
    guard word.kind == .word else { return nil }
    if let found = word.word, found.kind == .meridiem { return (found.value, word.end) }
    guard word.end - word.start == 1 else { return nil }
    let letter = lexer.bytes[word.start] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    let stop = lexer.token(word.end)
    let m = lexer.token(stop.end)
    guard stop.isMark("."), m.kind == .word, m.end - m.start == 1, lexer.bytes[m.start] | 0x20 == UInt8(ascii: "m") else { return nil }
    let last = lexer.token(m.end)
    return (letter == UInt8(ascii: "p") ? 12 : 0, last.isMark(".") && !last.isApart ? last.end : m.end)
  }

  private func zone(_ at: Int) -> (text: String, end: Int)? {
    var name = lexer.token(at)
    let isBracketed = name.isMark("(")
    if isBracketed { name = lexer.token(name.end) }
    if name.kind == .word, !name.isApart, name.end - name.start == 1, lexer.bytes[name.start] == UInt8(ascii: "Z") {
      return ("Z", name.end)
    }
    guard let word = name.word, word.kind == .zone, name.isCapital else { return nil }
    var minutes = word.value
    var end = name.end
    if minutes == 0 {
      let sign = lexer.token(end)
      let number = lexer.token(sign.end)
      if sign.isMark("+") || sign.isMark("-"), number.kind == .number, !number.isApart, number.digits <= 4 {
        let size = number.digits <= 2 ? number.value * 60 : number.value / 100 * 60 + number.value % 100
        minutes = sign.isMark("+") ? size : -size
        end = number.end
      }
    }
    if isBracketed {
      let close = lexer.token(end)
      guard close.isMark(")") else { return nil }
      end = close.end
    }
    guard minutes != 0 else { return ("Z", end) }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return ("\(minutes < 0 ? "-" : "+")\(two(abs(minutes) / 60)):\(two(abs(minutes) % 60))", end)
  }

  /// The day with the time that follows it, if one does.
  func withTime(_ part: DatePart, _ end: Int) -> (part: DatePart, end: Int) {
    var next = lexer.token(end)
    let hasComma = next.isMark(",")
    if hasComma { next = lexer.token(next.end) }
    let hasAt = next.isWord(.at)
    if hasAt { next = lexer.token(next.end) }
    guard next.kind == .number, next.digits <= 2, let time = clock(next.start), time.isSure || hasAt || isClock(next) else {
      return (part, end)
    }
    var part = part
    part.time = time.text
    return (part, time.end)
  }

  /// A time of day before its day, or alone: `2:16 p.m. EDT on October 11, 2018`, `12:00 UTC Monday`, `at 19:15`.
  mutating func readTimed(_ token: DateToken) -> Bool {
    guard token.digits <= 2, let time = clock(token.start) else { return false }
    // `14 January` may be a day although a clock would take its number; a clock has minutes or a half of the day.
    var next = lexer.token(time.end)
    if next.isMark(",") { next = lexer.token(next.end) }
    if next.isWord(.on) { next = lexer.token(next.end) }
    if let day = point(next.start), day.part.grain == 3 {
      var part = day.part
      part.time = part.time ?? time.text
      keep(token.start, day.end, .point(part))
      return true
    }
    if next.isWord(.today) {
      keep(token.start, next.end, .shift(DateShift(base: .speaking, unit: DateUnit.day, amount: next.word?.value ?? 0, time: time.text)))
      return true
    }
    if let word = next.word, word.kind == .weekday, !word.flags.contains(.short), next.isCapital {
      keep(
        token.start, next.end,
        .shift(DateShift(base: .speaking, unit: 0, amount: -1, weekday: word.value, isAhead: isAhead(before: token.start), time: time.text)))
      return true
    }
    let before = lexer.tokenBefore(token.start)
    let led = before.isWord(.at) || before.isWord(.preposition) || before.isWord(.about) || before.isWord(.to) || before.isWord(.before)
    guard time.isSure || led else {
      skip(to: time.end)
      return true
    }
    keep(token.start, time.end, .shift(DateShift(base: .before, unit: DateUnit.day, amount: 0, time: time.text)))
    return true
  }
}
