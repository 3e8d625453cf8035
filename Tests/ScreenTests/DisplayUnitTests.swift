import Screen
import Testing

@Suite struct DisplayUnitTests {
  @Test(arguments: [
    ("plain", 5), ("", 0), ("“so” – he said…", 15), ("naïve", 5), ("nai\u{308}ve", 5), ("漢字", 4), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("שלום", 4), ("سلام", 4), ("soft\u{AD}hyphen", 10), ("a\tb", 3), ("a\r\nb", 3),
    ("🙂", 2), ("👍🏽", 2), ("👩\u{200D}👩\u{200D}👧", 2), ("❤\u{FE0F}", 1), ("1\u{FE0F}\u{20E3}", 1), ("🇳🇴", 2),
    ("\u{1B}[2J", 5), ("\u{9B}", 8), ("\u{202E}", 8), ("\u{2067}", 8), ("\u{200F}", 8), ("\u{7F}", 2), ("a\u{A0}b", 3),
    ("\u{3000}", 2), ("\u{301}", 1), ("\u{0378}", 1), ("\u{E000}", 1), ("नि", 2),
  ])
  func everyCharacterHasOneWidth(text: String, columns: Int) {
    #expect(displayWidth(of: text, charset: .utf8) == columns)
  }

  @Test(arguments: [
    ("plain", 5), ("“so” – he said…", 17), ("naïve", 5), ("nai\u{308}ve", 5), ("漢字", 2), ("👍🏽", 1), ("½", 3), ("ﬁn", 3),
    ("\u{1B}[2J", 5), ("straße", 7), ("│", 1), ("שלום", 4),
  ])
  func inASCIIAWidthIsThatOfTheSpelling(text: String, columns: Int) {
    #expect(displayWidth(of: text, charset: .ascii) == columns)
  }

  @Test(arguments: Charset.allCases)
  func whatIsPutTakesTheColumnsThatAreCounted(charset: Charset) {
    var random = SplitMix(seed: 7)
    for _ in 0..<400 {
      let bytes = randomBytes(&random)
      var canvas = Canvas(size: Size(columns: 2000, rows: 1), charset: charset)
      let used = canvas.put(utf8: bytes[...], at: Position(column: 0, row: 0), role: .text)
      #expect(used == displayWidth(ofUTF8: bytes.span, charset: charset))
    }
  }

  @Test func unitsCoverEveryByteOnce() {
    var random = SplitMix(seed: 11)
    for _ in 0..<400 {
      let bytes = randomBytes(&random)
      var offset = 0
      while offset < bytes.count {
        let unit = displayUnit(in: bytes.span, at: offset, charset: .utf8)
        #expect(unit.byteCount > 0 && unit.width >= 0)
        offset += unit.byteCount
      }
      #expect(offset == bytes.count)
    }
  }

  @Test func aLineEndIsOneUnitAndMayBeBrokenAt() {
    let bytes = Array("\r\n \u{A0}x".utf8)
    let end = displayUnit(in: bytes.span, at: 0, charset: .utf8)
    #expect(end.byteCount == 2 && end.width == 1 && end.isBlank)
    #expect(displayUnit(in: bytes.span, at: 2, charset: .utf8).isBlank)
    #expect(!displayUnit(in: bytes.span, at: 3, charset: .utf8).isBlank)
    #expect(!displayUnit(in: bytes.span, at: 5, charset: .utf8).isBlank)
  }

  @Test func aScalarAloneIsAsWideAsInText() {
    for value in Array(UInt32(0)..<0x3200) + Array(UInt32(0x1F000)..<0x1FB00) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for charset in Charset.allCases {
        let width = displayWidth(of: scalar, charset: charset)
        let inText = displayWidth(of: "x" + String(scalar), charset: charset) - 1
        #expect(width == inText, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func aThousandMarksAreOneUnitAndFitOneCell() {
    let text = "e" + String(repeating: "\u{301}", count: 1000) + "!"
    var canvas = Canvas(size: Size(columns: 4, rows: 1), charset: .utf8)
    #expect(canvas.put(text, at: Position(column: 0, row: 0), role: .text) == 2)
    #expect(canvas[0, 0].text.unicodeScalars.count == 3)
    #expect(canvas[1, 0].text == "!")
  }
}

@Suite struct ClusterTests {
  @Test(arguments: [
    "कि", "🇩🇪🇫🇷🇳", "👨‍👩‍👧‍👦👩‍🚀", "กำ", "e\u{301}x", "한국어", "a渡b", "🧑🏽‍🤝‍🧑🏻x", "1️⃣2", "ab",
  ])
  func clustersContinueWhereCharactersDo(text: String) {
    let bytes = Array(text.utf8)
    var starts: Set<Int> = []
    var offset = 0
    for character in text {
      starts.insert(offset)
      offset += String(character).utf8.count
    }
    offset = 0
    for scalar in text.unicodeScalars {
      #expect(continuesCluster(in: bytes.span, at: offset) == !starts.contains(offset), "\(text) at \(offset)")
      offset += String(scalar).utf8.count
    }
  }
}
