import Screen
import Testing

@Suite struct CanvasTests {
  private func canvas(_ columns: Int, _ rows: Int, _ charset: Charset = .utf8) -> Canvas {
    Canvas(size: Size(columns: columns, rows: rows), charset: charset)
  }
  private let origin = Position(column: 0, row: 0)

  @Test func textIsClippedAtTheEdgeAndAtTheLimit() {
    var canvas = canvas(8, 2)
    #expect(canvas.put("harbourmaster", at: Position(column: 2, row: 0), role: .text) == 6)
    #expect(canvas.put("harbourmaster", at: Position(column: 2, row: 1), role: .text, limit: 3) == 3)
    #expect(canvas.text == "  harbou\n  har")
  }

  @Test func aWideCharacterIsNeverCutInTwo() {
    var canvas = canvas(5, 1)
    #expect(canvas.put("港港港", at: origin, role: .text) == 4)
    #expect(canvas.text == "港港")
    #expect(canvas[1, 0].isRightHalf)
  }

  @Test func overwritingHalfOfAWideCharacterBlanksTheOther() {
    var canvas = canvas(6, 1)
    canvas.put("港港港", at: origin, role: .text)
    canvas.put("x", at: Position(column: 1, row: 0), role: .text)
    canvas.put("y", at: Position(column: 4, row: 0), role: .text)
    #expect(canvas.text == " x港y")
    canvas.put("港", at: Position(column: 1, row: 0), role: .text)
    #expect(canvas.text == " 港 y")
    for column in 0..<6 where canvas[column, 0].isRightHalf { #expect(canvas[column - 1, 0].width == 2) }
  }

  @Test func placesOutsideAreIgnored() {
    var canvas = canvas(3, 1)
    for place in [(-1, 0), (0, -1), (3, 0), (0, 1)] {
      #expect(canvas.put("x", at: Position(column: place.0, row: place.1), role: .text) == 0)
    }
    #expect(canvas.put("xyz", at: origin, role: .text, limit: 0) == 0)
    #expect(canvas.put("xyz", at: origin, role: .text, limit: -4) == 0)
    canvas.fill(Rectangle(column: -2, row: -2, columns: 9, rows: 9), with: "#", role: .dim)
    canvas.setRole(.match, in: Rectangle(column: 5, row: 5, columns: 2, rows: 2))
    #expect(canvas.text == "###")
  }

  @Test func theCursorStaysInside() {
    var canvas = canvas(3, 2)
    canvas.cursor = Position(column: 9, row: -4)
    #expect(canvas.cursor == Position(column: 2, row: 0))
    var none = self.canvas(0, 0)
    none.cursor = Position(column: 4, row: 4)
    #expect(none.cursor == Position(column: 0, row: 0))
    #expect(none.put("x", at: origin, role: .text) == 0)
    #expect(none.text == "")
  }

  @Test(arguments: [
    ("\u{1B}]0;title\u{7}", "^[]0;title^G"), ("a\u{0}b", "a^@b"), ("\u{9B}31m", "<U+009B>31m"), ("\u{7F}", "^?"),
    ("x\u{202E}y\u{202C}", "x<U+202E>y<U+202C>"), ("\u{2066}\u{2069}", "<U+2066><U+2069>"), ("\u{200E}", "<U+200E>"),
    ("\u{61C}", "<U+061C>"), ("\u{200B}", "<U+200B>"), ("\u{FEFF}", "<U+FEFF>"), ("a\u{AD}b", "ab"),
    ("a\tb\nc", "a b c"),
    ("\u{E0067}", "<U+E0067>"), ("🇳🇴", "NO"), ("\u{FFFF}", "\u{FFFD}"),
  ])
  func whatCouldCommandATerminalIsShown(text: String, shown: String) {
    var canvas = canvas(40, 1)
    canvas.put(text, at: origin, role: .text)
    #expect(canvas.text == shown)
  }

  @Test func bytesThatAreNotUTF8AreShownAsReplacements() {
    var canvas = canvas(10, 1)
    #expect(canvas.put(utf8: [0x61, 0xFF, 0xE2, 0x80, 0x62], at: origin, role: .text) == 5)
    #expect(canvas.text == "a\u{FFFD}\u{FFFD}\u{FFFD}b")
  }

  @Test func aStretchOfBytesIsPutAsTheStringItHolds() {
    let bytes = Array("He said “no” – twice".utf8)
    var one = canvas(30, 1)
    var other = canvas(30, 1)
    one.put(utf8: bytes[3...], at: origin, role: .quotation)
    other.put("said “no” – twice", at: origin, role: .quotation)
    #expect(one == other)
  }

  @Test(arguments: [
    ("“It’s done” – he said…", "\"It's done\" - he said..."), ("Café Łódź", "Cafe Lodz"), ("│ ─ ▌ ›", "| - | >"),
    ("a — b", "a -- b"), ("漢 ש 🙂", "? ? ?"), ("ﬁ ½ ²", "fi 1/2 2"), ("Ærø", "AEro"), ("e\u{301}", "e"),
    ("\u{1B}\u{202E}", "^[<U+202E>"),
  ])
  func anASCIICanvasSpellsWithASCII(text: String, shown: String) {
    var canvas = canvas(40, 1, .ascii)
    canvas.put(text, at: origin, role: .text)
    #expect(canvas.text == shown)
  }

  @Test func noByteOfAnyTextGivesACellThatCommands() {
    var random = SplitMix(seed: 3)
    for _ in 0..<300 {
      let bytes = randomBytes(&random)
      for charset in Charset.allCases {
        var canvas = canvas(120, 1, charset)
        canvas.put(utf8: bytes[...], at: origin, role: .text)
        for scalar in canvas.text.unicodeScalars {
          #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "U+\(scalar.value)")
          #expect(scalar.properties.generalCategory != .format)
          if charset == .ascii { #expect(scalar.isASCII) }
        }
      }
    }
  }

  @Test func fillAndRolesTouchTheirRectangleOnly() {
    var canvas = canvas(4, 3)
    canvas.fill(Rectangle(column: 1, row: 1, columns: 2, rows: 1), with: "─", role: .dim)
    #expect(canvas.text == "\n ──\n")
    canvas.setRole(.match, in: Rectangle(column: 2, row: 0, columns: 9, rows: 9))
    #expect(canvas[1, 1].role == .dim && canvas[2, 1].role == .match && canvas[1, 0].role == .text)
    var ascii = Canvas(size: Size(columns: 2, rows: 1), charset: .ascii)
    ascii.fill(Rectangle(column: 0, row: 0, columns: 2, rows: 1), with: "─", role: .dim)
    #expect(ascii.text == "--")
  }
}
