import ReportModel
import Testing

@testable import ReportInput

@Suite struct TellFormatTests {
  @Test(arguments: [
    ("a.HTML", "x", ReportFormat.html), ("a.htm", "x", .html), ("a.xhtml", "x", .html), ("a.md", "<p>x", .markdown),
    ("a.markdown", "x", .markdown), ("a.txt", "<html>", .text), ("", "x", .text), ("", "", .text),
    ("", "\n<!DOCTYPE HTML><p>x", .html), ("a", "<?xml version='1.0'?>\n<!-- > a --><html>", .html),
    ("", "<p>x", .html), ("", "<x> wrote:", .text), ("", "# A\n\n## B\n", .markdown), ("", "# A\n\nb\n", .text),
    ("", "# A\n\nb[^1]\n\n[^1]: c\n", .markdown), ("", "---\ntitle: a\n---\n# B\n", .markdown),
    ("", "No. 1\n#2\n#3\n", .text), ("", "<!-- never closed", .text), ("", "<?", .text),
  ]) func theNameTellsAndThenTheFirstWords(_ path: String, _ text: String, _ format: ReportFormat) {
    #expect(tellFormat(path: path, text: Array(text.utf8)) == format)
  }

  @Test func whatSomebodySaysOverrules() {
    let page = Array("<p>x</p>".utf8)
    #expect(readDraft(page, path: "a.html", format: .text).text.bytes == page)
    #expect(readDraft(page, path: "a.txt", format: .html).text.bytes == Array("x".utf8))
  }

  @Test func aPageIsReadInTheEncodingThatItDeclares() {
    let cyrillic = Array("<meta charset=windows-1251><p>".utf8) + [0xCC, 0xEE, 0xF1, 0xF2]
    #expect(readDraft(cyrillic, format: .html).text.bytes == Array("Мост".utf8))
    let latin = Array("<meta charset='iso-8859-1'><p>caf".utf8) + [0xE9]
    #expect(readDraft(latin, format: .html).text.bytes == Array("café".utf8))
    // What is valid UTF-8 is UTF-8, whatever it says.
    let liar = Array("<meta charset=windows-1251><p>café".utf8)
    #expect(readDraft(liar, format: .html).text.bytes == Array("café".utf8))
    let unknown = Array("<meta charset=nonsuch><p>caf".utf8) + [0xE9]
    #expect(readDraft(unknown, format: .html).text.bytes == Array("café".utf8))
    let damaged = Array("<meta charset=nonsuch><p>caf".utf8) + [0x81]
    #expect(readDraft(damaged, format: .html).findings.map(\.code) == [.textDamaged])
  }

  @Test func damageIsFoundWhereThePageShowsIt() {
    let draft = readDraft(Array("<p class='long name'>A ".utf8) + [0xFF] + Array(" b</p>".utf8), format: .html)
    #expect(draft.findings.map(\.range) == [TextRange(2, 5)])
  }
}
