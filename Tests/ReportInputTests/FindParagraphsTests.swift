import ReportModel
import Testing

@testable import ReportInput

@Suite struct FindParagraphsTests {
  private func paragraphs(_ text: String) -> [String] {
    let text = ReadingText(text)
    return findParagraphs(in: text).map { text.string($0.range) }
  }

  @Test func aBlankLineParts() {
    #expect(paragraphs("One.\n\n \t\nTwo.\n") == ["One.", "Two."])
  }

  @Test func linesThatNobodyWrappedStayApart() {
    #expect(paragraphs("May 3, 2019\nBy A. Reed\nWeir") == ["May 3, 2019", "By A. Reed", "Weir"])
  }

  @Test func wrappedLinesAreJoined() {
    let wrapped = "The boats were carried along the bank, because the water was\nlow, and the crews sang as they went."
    #expect(paragraphs(wrapped) == [wrapped])
  }

  @Test func aNoteBeginsItsOwnParagraph() {
    let notes = "[1] The Weir Gazette (Weir), May 2, 2018, a paper of the town.\n[2] The same, a week later."
    #expect(paragraphs(notes).count == 2)
  }

  @Test func whiteSpaceAroundAParagraphIsLeftOut() {
    #expect(paragraphs("  \u{A0}One.\u{A0} \r\n\r\n\r\n  Two.  ") == ["One.", "Two."])
  }

  @Test func everyWordIsInExactlyOneParagraph() {
    var random = SeededGenerator(seed: 9)
    let pieces = ["word", " ", "\n", "\n\n", "\r\n", "> ", "\t", "* ", "\u{A0}", "[1] ", "\u{2003}", "|", "-- \n"]
    for _ in 0..<500 {
      let text = ReadingText((0..<60).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
      var end = 0
      var rest = ""
      for paragraph in findParagraphs(in: text) {
        #expect(paragraph.range.start >= end && !paragraph.range.isEmpty)
        rest += text.string(TextRange(end, paragraph.range.start))
        end = paragraph.range.end
      }
      rest += text.string(TextRange(end, text.count))
      #expect(!rest.contains("word"))
    }
  }
}
