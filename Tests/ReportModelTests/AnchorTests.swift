import ReportModel
import Testing

/// Places that are found again.
@Suite struct AnchorTests {
  private let text = ReadingText(
    "The tide came in.\n\nThe clerk wrote it down, and the tide went out\nagain before he had done.\n\nThe tide came in.\n"
  )

  private func offset(of words: String, in text: ReadingText) -> Int {
    let wanted = Array(words.utf8)
    return text.bytes.indices.first { text.bytes[$0...].starts(with: wanted) } ?? -1
  }

  @Test func inTheSameTextItIsTheSamePlace() {
    for offset in 0...text.count {
      let found = Anchor(offset, in: text).place(in: text)
      #expect(found.offset == offset && found.isSure)
    }
  }

  @Test func aLongWordIsNotCutWithinACharacter() {
    let text = ReadingText(String(repeating: "港é", count: 60))
    for offset in stride(from: 0, to: text.count, by: 5) {
      let anchor = Anchor(offset, in: text)
      #expect(!anchor.words.contains("\u{FFFD}") && anchor.place(in: text).offset == offset)
    }
  }

  @Test(arguments: [
    // What was put before it, how it is wrapped, where it begins: the words are the same.
    (
      "A new first paragraph.\n\nThe tide came in.\n\nThe clerk wrote it down, and the tide went out again before he had done.\n",
      "The clerk"
    ),
    ("The clerk wrote it\ndown, and the\ntide went out again before\nhe had done.\n", "The clerk"),
    // The end of the sentence is another.
    ("The tide.\n\nThe clerk wrote it down, and then he slept.\n", "The clerk"),
  ])
  func inAnotherTextItIsWhereTheWordsStand(other: String, words: String) {
    let other = ReadingText(other)
    let found = Anchor(offset(of: "The clerk", in: text), in: text).place(in: other)
    #expect(found.offset == offset(of: words, in: other) && found.isSure)
  }

  @Test func ofSeveralTheNearestCounts() {
    let last = text.count - 18
    #expect(Anchor(last, in: text).place(in: ReadingText("x " + text.string(text.range))).offset == last + 2)
    #expect(Anchor(0, in: text).place(in: ReadingText("x " + text.string(text.range))).offset == 2)
  }

  @Test func whereTheWordsAreGoneItIsAsFarIntoTheText() {
    let other = ReadingText(String(repeating: "é", count: 500))
    let found = Anchor(text.count / 2, in: text).place(in: other)
    #expect(!found.isSure && (490...510).contains(found.offset) && found.offset % 2 == 0)
    #expect(Anchor(50, in: text).place(in: ReadingText("")).offset == 0)
    #expect(Anchor(text.count, in: text).place(in: other).offset == other.count)
  }
}
