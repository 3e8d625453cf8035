import ReportModel
import Testing

@testable import ReportInput

@Suite struct FindMarkdownParagraphsTests {
  private func paragraphs(_ text: String) -> [String] {
    let text = ReadingText(text)
    return findMarkdownParagraphs(in: text).map { "\(name(of: $0.hint)): \(text.string($0.range))" }
  }

  @Test(arguments: [
    ("# A\n## B ##\n### C {#c .d}\nx", ["heading 1: A", "heading 2: B", "heading 3: C", "page: {#c .d}", "none: x"]),
    ("# A {- b}\n# A {b}", ["heading 1: A {- b}", "heading 1: A {b}"]),
    ("#A\n\n####### b", ["none: #A", "none: ####### b"]),
    ("A\n===\nB b\n---\nx", ["heading 1: A", "heading 2: B b", "none: x"]),
    ("A\n\n---\n\n* * *\nb", ["none: A", "none: b"]),
    ("> One\n>\n> Two\n> > deep\n\nx", ["quote: One", "quote: Two", "quote: deep", "none: x"]),
    ("> # A\n> b", ["quote: A", "quote: b"]),
    ("- One\n- Two\n\n1. a\n2. b", ["item: - One", "item: - Two", "item: 1. a", "item: 2. b"]),
    (
      "A.[^1]\n\n[^1]: B\n    goes on\n\n    and on\n\nC",
      ["none: A.[^1]", "note: [^1]: B\n    goes on", "note: and on", "none: C"]
    ),
    ("[^1]: B\n[^k]: C", ["note: [^1]: B", "note: [^k]: C"]),
    ("---\ntitle: A\n---\n\nb", ["page: title: A", "none: b"]),
    ("---\n\nb", ["none: b"]),
    ("A\n\n<!-- b\nc -->\n\nd", ["none: A", "page: <!-- b", "page: c -->", "none: d"]),
    ("<!-- a\n\nb", ["page: <!-- a", "none: b"]),
    ("```\n# no heading\n```\nA", ["none: # no heading", "none: A"]),
    ("```\n# A", ["none: ```", "heading 1: A"]),
    ("| A | b |\n|---|---|\n| c | d |", ["none: | A | b |", "none: | c | d |"]),
    ("One line\nand its end", ["none: One line\nand its end"]),
    ("May 3, 2019  \nBy A. Reed\nWeir", ["none: May 3, 2019", "none: By A. Reed", "none: Weir"]),
    ("A [B]{.smallcaps} ![c](d.png)", ["none: A [B]{.smallcaps} ![c](d.png)"]),
    ("A\r\n\r\n## B\r\n", ["none: A", "heading 2: B"]),
    ("", []), ("#", []), (">", []), ("##", []), ("######", []),
  ]) func marksBecomeHints(_ text: String, _ expected: [String]) {
    #expect(paragraphs(text) == expected)
  }

  @Test func theTextIsTheFile() {
    let file = "\u{FEFF}# A\r\n\r\n> b [^1]\n\n[^1]: c\n"
    let draft = readDraft(Array(file.utf8), path: "report.md")
    #expect(draft.format == .markdown)
    #expect(Array(file.utf8.dropFirst(3)) == draft.text.bytes)
  }

  @Test(arguments: [
    "```\n", "`", "<!--\n", ">", "#\n", "a\n", "[^1]: x\n", "---\n", "- \n", " ", "| \n", "\u{A0}\n", "a\n===\n",
  ]) func muchOfOneThingIsReadInProportion(_ piece: String) {
    func bytes(_ count: Int) -> [UInt8] { Array((String(repeating: piece, count: count) + "\n\nword").utf8) }
    let count = environment("IBID_FUZZ") == nil ? 10_000 : 200_000
    let (once, twice) = (bytes(count), bytes(2 * count))
    let ratio = growth({ _ = readDraft(once, format: .markdown) }, { _ = readDraft(twice, format: .markdown) })
    #expect(ratio < 3)
  }

  @Test func everyWordIsInAParagraph() {
    var random = SeededGenerator(seed: 5)
    let pieces = [
      "word", " ", "\n", "\n\n", "\r\n", "> ", "# ", "    ", "- ", "1. ", "```", "---", "===", "<!--", "-->", "[^1]:",
      "|", "~~~",
      "*", "#", "{", "}",
    ]
    for _ in 0..<2000 {
      let text = ReadingText((0..<50).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
      var end = 0
      for paragraph in findMarkdownParagraphs(in: text) {
        #expect(paragraph.range.start >= end && !paragraph.range.isEmpty)
        #expect(!text.string(TextRange(end, paragraph.range.start)).contains("word"), "\(text.string(text.range))")
        end = paragraph.range.end
      }
      #expect(!text.string(TextRange(end, text.count)).contains("word"), "\(text.string(text.range))")
    }
  }
}
