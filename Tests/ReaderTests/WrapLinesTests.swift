import ReportModel
import Screen
import Testing

@testable import Reader

/// How text becomes lines.
@Suite struct WrapLinesTests {
  private func lines(_ text: String, _ columns: Int, charset: Charset = .utf8) -> [String] {
    let bytes = Array(text.utf8)
    return wrapLines(of: TextRange(0, bytes.count), in: bytes.span, columns: columns, charset: charset).map {
      String(repeating: " ", count: $0.indent) + String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self)
    }
  }

  @Test func linesBreakAtBlanksAndTheBlanksGo() {
    #expect(lines("the gate is shut", 8) == ["the gate", "is shut"])
    #expect(lines("the gate   is shut", 8) == ["the gate", "is shut"])
    #expect(lines("the gate is shut  ", 16) == ["the gate is shut"])
  }

  @Test func aWordWiderThanALineBreaks() {
    #expect(lines("a sluicekeeper's oar", 6) == ["a", "sluice", "keeper", "'s oar"])
    #expect(lines("abcdefgh", 3) == ["abc", "def", "gh"])
    #expect(lines("ab", 1) == ["a", "b"])
  }

  @Test func nothingIsOneEmptyLine() {
    #expect(lines("", 10) == [""])
    #expect(lines("   \n", 10) == [""])
  }

  @Test func itemsOfAListHang() {
    #expect(lines("  • one two three", 12) == ["  • one two", "    three"])
    #expect(lines("- one two three", 9) == ["- one two", "  three"])
  }

  @Test func wideCharactersNeverStandAcrossTheEdge() {
    #expect(lines("水門水門水", 5) == ["水門", "水門", "水"])
    #expect(lines("ab水門", 3) == ["ab", "水", "門"])
  }

  @Test func aLongDashMayEndALine() {
    #expect(lines("gate—shut", 6) == ["gate—", "shut"])
  }

  @Test func aLineEndWithinAParagraphIsABlank() {
    #expect(lines("the gate\r\n  is\nshut", 30) == ["the gate\r\n  is\nshut"])
    #expect(lines("the gate\r\n  is shut", 8) == ["the gate", "is shut"])
  }

  @Test func anyTextKeepsItsWordsAndFitsItsColumns() {
    var random = SeededRandom(seed: 7)
    let pieces = [
      "gate", " ", "  ", "\t", "水", "é", "e\u{301}", "\u{1B}[", "—", "\u{202E}", "a-very-long-word", "\n", "x",
      "\u{AD}",
    ]
    for _ in 0..<500 {
      let text = (0..<random.below(30)).map { _ in pieces[random.below(pieces.count)] }.joined()
      let columns = 2 + random.below(20)
      let bytes = Array(text.utf8)
      for charset in Charset.allCases {
        let lines = wrapLines(of: TextRange(0, bytes.count), in: bytes.span, columns: columns, charset: charset)
        let shown = lines.flatMap { bytes[$0.range.start..<$0.range.end] }.filter { !isSpace($0) }
        #expect(shown == bytes.filter { !isSpace($0) }, "\(text.debugDescription) \(columns)")
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.range.start < $1.range.start })
        for line in lines {
          var units = TextUnits(offset: line.range.start, end: line.range.end, charset: charset)
          var used = line.indent
          var count = 0
          while units.offset < line.range.end {
            used += units.next(in: bytes.span, column: used - line.indent).width
            count += 1
          }
          #expect(used <= columns || count <= 1, "\(text.debugDescription) \(columns)")
        }
      }
    }
  }
}
