import Glibc
import ReportModel
import ReportParsing
import Testing

/// `Tests/Spec/dates.md`: each fence is a text with all its dates.
@Suite struct DatesTests {
  @Test(arguments: DatesExample.all) func exampleHolds(_ example: DatesExample) {
    let found = findDates(in: example.text, stretches: example.stretches, published: example.published)
    #expect(found.map { describe($0, example.text) } == example.expected, "\(example.name)")
  }

  @Test func thePageHasExamples() { #expect(DatesExample.all.count > 15) }

  @Test func theFirstDateOfANoteIsItsDayBeforeABareYear() {
    let text = ReadingText("[4] The 1998 Wreck Book (Sarn), May 3, 2001; Sarn Mercury, June 9, 2004.")
    #expect(firstDate(in: text.range, of: text)?.value?.description == "2001-05-03")
    #expect(firstDate(in: TextRange(0, 3), of: text) == nil)
  }

  @Test func aHeaderLineHasItsDateBeforeTheBar() throws {
    let text = ReadingText("Monday, November 22, 2010 | By O. Tarn and B. Lusk*")
    let date = try #require(firstDate(in: text.range, of: text))
    #expect(text.string(date.range) == "Monday, November 22, 2010")
    #expect(date.value == EDTF(year: 2010, month: 11, day: 22))
  }

  @Test func theEvidenceOfAMissingYearIsTheDateThatGaveIt() throws {
    let text = ReadingText("It rained on May 4, 2016. It snowed on May 19.")
    let dates = findDates(in: text, stretches: [DateStretch(text.range, .prose)], published: nil)
    let given = try #require(dates.last?.evidence.range)
    #expect(text.string(given) == "May 4, 2016")
  }

  @Test func aDateMayRunOverALineButNotOverAnEmptyOne() {
    for (words, values) in [
      ("on February\r\n> 14, 2011 it", ["2011-02-14"]), ("on February\n\n14, 2011 it", []),
    ] {
      let text = ReadingText(words)
      let dates = findDates(in: text, stretches: [DateStretch(text.range, .prose)], published: nil)
      #expect(dates.compactMap { $0.value?.description } == values, "\(words)")
    }
  }

  @Test func lineEndsMakeNoDifference() {
    let words = "The mole was opened on\nJune 14, 2019. The next\nday it\nsank, from 2-16 July 2019."
    func values(_ words: String) -> [String] {
      let text = ReadingText(words)
      return findDates(in: text, stretches: [DateStretch(text.range, .prose)], published: nil).map {
        "\($0.value?.description ?? "-") \($0.role)"
      }
    }
    #expect(values(words) == values(words.split(separator: "\n").joined(separator: "\r\n")))
  }

  @Test func anyHeapOfWordsGivesSoundDates() {
    let pieces = [
      "May", "march", "24", "2021", "1588", ",", " ", " ", " ", ".", "-", "–", "/", "to", "and", "the", "of", "in",
      "\n", "\n\n", "BC",
      "1920s", "3rd", "10:30", "p.m.", "EDT", "late", "last", "day", "year", "years", "ago", "after", "two", "Monday",
      "summer", "quarter",
      "third", "yesterday", "(", ")", "[", "]", "\"", "“", "»", "Ramadan", "1427", "04.10.07", "6/16/15", "-0498",
      "99999", "é", "\u{AD}",
      "\u{A0}", "\u{200B}", "’", "31", "February", "between", "from", "Qods", "Day", "that", "same", "'", "#", "$",
    ]
    var seed: UInt64 = 20_190_402
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(bound))
    }
    let settings: [DateSetting] = [.prose, .quotation, .heading, .caption, .noteDefinition, .titleBlock]
    for _ in 0..<3_000 {
      var words = ""
      for _ in 0..<(1 + next(40)) {
        words += pieces[next(pieces.count)]
        if next(3) > 0 { words += " " }
      }
      let text = ReadingText(words)
      let cut = boundary(text, next(text.count + 1))
      let stretches = [
        DateStretch(TextRange(0, cut), settings[next(settings.count)]),
        DateStretch(
          TextRange(cut, text.count), settings[next(settings.count)], anchor: EDTF(year: 2018, month: 3, day: 2)),
      ]
      let published = next(2) == 0 ? nil : EDTF(year: 2019, month: 4, day: 2)
      let dates = findDates(in: text, stretches: stretches, published: published)
      var last = 0
      for date in dates {
        #expect(!date.range.isEmpty && date.range.end <= text.count && date.range.start >= last, "\(words)")
        #expect(
          boundary(text, date.range.start) == date.range.start && boundary(text, date.range.end) == date.range.end,
          "\(words)")
        if let value = date.value {
          #expect(EDTF(parsing: value.description) == value, "\(words): \(value)")
        }
        last = date.range.start
      }
    }
  }

  /// The offset, or the beginning of the character that it is in.
  private func boundary(_ text: ReadingText, _ offset: Int) -> Int {
    var offset = offset
    while offset < text.count, text.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

private func describe(_ date: DateMention, _ text: ReadingText) -> String {
  "\(text.string(date.range)) · \(date.value?.description ?? "null") · \(date.role.rawValue) · \(date.evidence.rule)"
}

/// A fence of `Tests/Spec/dates.md`.
struct DatesExample: CustomTestStringConvertible {
  var name: String
  var text: ReadingText
  var stretches: [DateStretch]
  var published: EDTF?
  var expected: [String]
  var testDescription: String { name }

  static let all: [DatesExample] = {
    let path = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Spec/dates.md"
    var examples: [DatesExample] = []
    var heading = ""
    var fence: [Substring]?
    for line in page(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let lines = fence {
          examples.append(DatesExample(heading, lines))
          fence = nil
        } else {
          fence = [line.dropFirst(3)]
        }
      } else if fence != nil {
        fence?.append(line)
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return examples
  }()

  private init(_ name: String, _ lines: [Substring]) {
    self.name = name
    published = lines[0].split(separator: " ").dropFirst().first.flatMap { EDTF(parsing: $0) }
    expected = lines.filter { $0.hasPrefix("= ") }.map { String($0.dropFirst(2)) }
    var bytes: [UInt8] = []
    stretches = []
    for line in lines.dropFirst() where !line.hasPrefix("=") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let words = line[..<colon].split(separator: " ")
      let setting: DateSetting =
        switch words.first {
        case "title": .titleBlock
        case "heading": .heading
        case "quotation": .quotation
        case "caption": .caption
        case "note": .noteDefinition
        default: .prose
        }
      let start = bytes.count
      bytes += Array(line[line.index(after: colon)...].drop { $0 == " " }.utf8)
      let anchor = words.dropFirst().first.flatMap { EDTF(parsing: $0) }
      stretches.append(DateStretch(TextRange(start, bytes.count), setting, anchor: anchor))
      bytes += [0x0A, 0x0A]
    }
    text = ReadingText(utf8: bytes)
  }

  private static func page(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
