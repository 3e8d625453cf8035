import Foundation
import ReportModel
import Screen
import Testing

@testable import Reader

/// What holds whatever is pressed, at whatever size.
@Suite struct ReaderPropertyTests {
  /// Every key of the table, and some that are in no table.
  static let keys: [Key] =
    Array(Set(Action.all.flatMap(\.keys).compactMap(Keymap.sequence).joined())).sorted { $0.name < $1.name }
    + "0123456789agtexyz\"é".unicodeScalars.map { .character($0) }
    + [.paste("the gate\n\u{1B}[2J"), .unknown("kRIT5"), .function(12), .insert]

  /// How many keys each walk presses; `IBID_KEYS=20000` makes it a long one.
  static let steps = ProcessInfo.processInfo.environment["IBID_KEYS"].flatMap { Int($0) } ?? 300

  private func checkFrame(_ session: Session, _ note: String) {
    let canvas = session.canvas
    #expect(canvas.size == session.state.size, "\(note)")
    let inside =
      canvas.cursor.column >= 0 && canvas.cursor.row >= 0
      && (canvas.cursor.column < canvas.size.columns || canvas.size.columns == 0)
      && (canvas.cursor.row < canvas.size.rows || canvas.size.rows == 0)
    #expect(inside, "\(note)")
    #expect((0...session.state.catalog.report.text.count).contains(session.state.place), "\(note)")
    let scalars = canvas.text.unicodeScalars
    #expect(!scalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || $0.value == 0x202E }, "\(note)")
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func anyKeysAtAnySizeGiveAFrameOfThatSizeWithTheCursorInIt(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var session = Session(80, 24, seed % 2 == 0 ? oddReport() : quernReport(), charset: seed == 5 ? .ascii : .utf8)
    for step in 0..<Self.steps {
      if random.below(10) == 0 {
        let place = session.state.place
        session.resize(1 + random.below(300), 1 + random.below(100))
        #expect(session.state.place == place, "a resize moved the place at step \(step)")
      } else {
        session.press(ReaderPropertyTests.keys[random.below(ReaderPropertyTests.keys.count)])
      }
      checkFrame(session, "seed \(seed), step \(step), \(session.state.size)")
    }
  }

  @Test func theLineOfThePlaceCanAlwaysBeSeen() {
    var random = SeededRandom(seed: 11)
    var session = Session(80, 24)
    for step in 0..<Self.steps {
      if random.below(12) == 0 {
        session.resize(20 + random.below(200), 4 + random.below(60))
      } else {
        session.press(ReaderPropertyTests.keys[random.below(ReaderPropertyTests.keys.count)])
      }
      guard session.state.text.preview == nil, !session.state.text.flow.isEmpty, session.state.textRows > 0 else {
        continue
      }
      let state = session.state
      let below = state.typesetting.distance(from: state.text.top, to: state.cursorWalker.address, limit: 200)
      #expect((below ?? 999) < state.textRows, "step \(step): row \(below ?? -1) of \(state.textRows)")
    }
  }

  @Test(arguments: [UInt64(21), 22, 23])
  func aHundredJumpsAndAHundredBacksEndWhereTheyBegan(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var session = Session(80, 24)
    session.press("1 7 j")
    let jumps = [
      "G", "g", "5 0 %", "3 g", "8 g", "J", "K", ";", "]", "[", "Enter", "t j Enter", "s j Enter j Enter", ")", "(",
      "/ \"gate Enter", "n", "N", "}", "' '", "c j j Enter", "F j Enter", "z f A z", "A j j Enter", "J + J \\",
      "i j Enter",
      "F q", "J p p", "& \"gate Enter J U",
    ]
    var places: [Int] = []
    for _ in 0..<100 {
      let before = (session.state.place, session.state.jumps.back.count)
      session.press(jumps[random.below(jumps.count)])
      if session.state.jumps.back.count > before.1 { places.append(before.0) }
      if session.state.drawer != nil { session.press("q") }
    }
    let remembered = session.state.jumps.back.map(\.place)
    session.press("Esc")
    for expected in remembered.reversed() {
      session.press("Backspace")
      #expect(session.state.place == expected)
    }
    for _ in 0..<100 { session.press("Backspace") }
    #expect(session.state.place == remembered.first)
    for _ in 0..<200 { session.press("L") }
    for expected in remembered.reversed() {
      session.press("Backspace")
      #expect(session.state.place == expected)
    }
  }

  @Test func aResizeAndBackShowsTheSameFrame() {
    var session = Session(120, 40)
    session.press("J J J")
    let frame = session.frame
    for (columns, rows) in [(1, 1), (300, 100), (50, 20), (20, 4), (80, 46)] {
      session.resize(columns, rows)
      _ = session.frame
    }
    session.resize(120, 40)
    #expect(session.state.place == session.state.catalog.report.quotations[3].range.start)
    #expect(session.frame.contains(">▌ \"A lock is a door."))
    #expect(session.frame.count > 0 && frame.count > 0)
  }
}

/// A report in which everything is odd: CRLF, NUL, tabs, a bell, bidirectional overrides, wide and combining characters, a
/// line without an end, words without blanks.
func oddReport() -> MarkedReport {
  MarkedReport(
    "! \u{202E}Odd\u{202C} \u{1B}]0;title\u{07}\r\n\r\n# H\u{0}eading\ttwo\r\n\r\nWords {1"
      + String(repeating: "水門é\u{301}🏳️‍🌈x", count: 400) + "} end.[1]\r\n\r\n\u{200B}\u{FEFF}\r\n"
      + "Then {2" + String(repeating: "long-word-", count: 300) + "}\tso.[2]\r\n\r\n[1]\u{85}Source.\r\n\r\n"
      + String(repeating: "\t\u{7F}\n", count: 40) + "no end",
    path: "a\u{1B}[31m/b\u{202E}.txt",
    speakers: [Speaker(id: "x", name: "Ünï \u{1B}[1m水", kind: .person)],
    said: [
      .init(speaker: 0, date: EDTF(from: nil, to: nil), notes: ["1"]),
      .init(speaker: nil, kind: .inline, date: EDTF(year: 1950), notes: ["2"]),
    ])
}
