import Screen
import Testing

@Suite struct CellTests {
  @Test func aCellRefusesWhatCouldCommandATerminal() {
    for value in [0x00, 0x0A, 0x1B, 0x7F, 0x80, 0x9B, 0x61C, 0x200B, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF] {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      #expect(Cell(scalar) == nil, "U+\(String(value, radix: 16))")
      #expect(Cell("a", combining: scalar) == nil, "U+\(String(value, radix: 16))")
    }
    #expect(Cell("a", combining: "b") == nil)
    #expect(Cell("\u{301}") == nil)
  }

  @Test func aCellKnowsItsWidth() {
    #expect(Cell("a")?.width == 1)
    #expect(Cell("港")?.width == 2)
    #expect(Cell("e", combining: "\u{301}")?.text == "e\u{301}")
    #expect(Cell("ש")?.width == 1)
    #expect(Cell().text == " ")
  }
}
