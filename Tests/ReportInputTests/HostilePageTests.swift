import ReportModel
import Testing

@testable import ReportInput

/// Pages that would break a careless reader. `IBID_FUZZ` makes them large.
@Suite struct HostilePageTests {
  /// A page of a size; every one shows a `word`.
  struct Page: CustomTestStringConvertible {
    var name: String
    /// The page with so many of what makes it hostile.
    var bytes: @Sendable (Int) -> [UInt8]
    var testDescription: String { name }

    init(_ name: String, _ page: @escaping @Sendable (Int) -> String) {
      self.name = name
      bytes = { Array(page($0).utf8) }
    }
    init(_ name: String, bytes: @escaping @Sendable (Int) -> [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  @Test(arguments: HostilePageTests.pages) func aHostilePageIsReadSoundlyAndInProportion(_ page: Page) {
    let count = environment("IBID_FUZZ") == nil ? 3000 : 50_000
    let bytes = page.bytes(count)
    let draft = readDraft(bytes, path: "page.html")
    #expect(String(validating: draft.text.bytes, as: UTF8.self) != nil)
    var end = 0
    for paragraph in draft.paragraphs {
      #expect(paragraph.range.start >= end && !paragraph.range.isEmpty)
      end = paragraph.range.end
    }
    #expect(end <= draft.text.count)
    #expect(draft.text.string(draft.text.range).contains("word"), "\(page.name) lost its word")
    let twice = page.bytes(2 * count)
    let ratio = growth({ _ = readDraft(bytes, path: "page.html") }, { _ = readDraft(twice, path: "page.html") })
    #expect(ratio < 3, "\(page.name): twice as much takes \(ratio) times as long")
  }

  static let pages: [Page] = [
    Page("deep") { many("<div>", 5 * $0) + "word" + many("</div>", 5 * $0) },
    Page("deep without ends") { many("<div><b>", 2 * $0) + "word" },
    Page("ends of nothing") { many("<b><div></b>", $0) + "word" + many("</p>", $0) },
    Page("one paragraph in many") { many("<p><i>", $0) + "word" + many("</i>", $0) },
    Page("cells in items") { many("<td><li>", $0) + "word" + many("</p></table>", $0) },
    Page("tables in tables") { many("<table><tr><td>", $0) + "word" },
    Page("choices") { many("<select><option>", $0) + "word" + many("</select>", $0) },
    Page("nothing but <") { many("<", 20 * $0) + "word" },
    Page("tags that never end") { many("<a", 5 * $0) + " word" },
    Page("values that never end") { many("<a href=\"", 5 * $0) + " word" },
    Page("values that end with the next") { many("<a href=\">", 5 * $0) + " word" },
    Page("comments that never end") { many("<!--", 5 * $0) + "word" },
    Page("comments that end soon") { many("<!-->", 5 * $0) + "word" },
    Page("scripts that never end") { many("<script>", 2 * $0) + "word" },
    Page("styles and scripts that never end") { many("<style></script><script></style>", $0) + "word" },
    Page("declarations that never end") { many("<!DOCTYPE [", 2 * $0) + "word" },
    Page("character data that never ends") { many("<![CDATA[", 2 * $0) + "word" },
    Page("titles that never end") { many("<title>", 2 * $0) + "word" },
    Page("text fields that never end") { many("<textarea>", 2 * $0) + "word" },
    Page("attributes") { "<p" + (0..<$0).map { " a\($0)=1" }.joined() + ">word" },
    Page("a long value") { "<p class=\"" + many("menu ", 5 * $0) + "\">word" },
    Page("long names") { "<p id=\"" + many("x", 20 * $0) + "\"><" + many("y", 20 * $0) + ">word" },
    Page("words of a class") { "<p class=\"" + many("abcde-", 5 * $0) + "\">word" },
    Page("one class a paragraph") { (0..<$0).map { "<p class='c\($0)' id='i\($0)'>word" }.joined() },
    Page("entities of its own") {
      "<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;&a;\">]><p>" + many("&a;", 2 * $0) + "word"
    },
    Page("entities that grow") { count in
      "<!DOCTYPE x [<!ENTITY a0 \"x\">" + (1..<100).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);\">" }.joined()
        + "]><p>" + many("&a99;", count) + "word"
    },
    Page("numbers of no character") { many("&#1114112;&#0;&#xD800;&#99999999999;", $0) + "word" },
    Page("entities that never end") { many("&amp", 2 * $0) + many("&#x", $0) + "word" },
    Page("ampersands") { many("&", 10 * $0) + "word" },
    Page("NUL") { many("<p>\u{0}word\u{0}", $0) },
    Page("raised") { many("<sup>", 2 * $0) + "1</sup> word" },
    Page("one note, many markers") { many("<sup><a href='#n1'>1</a></sup>", $0) + "<p id=n1>word" },
    Page("markers in circles") { many("<p id=n1><sup><a href='#n1'>1</a></sup> word", $0) },
    Page("one name for many") { many("<p id=n1><a href='#n1'>1</a> word", $0) },
    Page("many notes") { (0..<$0).map { "<a class=fnref href='#f\($0)'>\($0)</a><p id=f\($0)>word" }.joined() },
    Page("lists in lists") { many("<ul><li>word", $0) },
    Page("headers in headers") { many("<header>", $0) + "<h1>word" },
    Page("breaks") { many("<br>word<br><br>", $0) },
    Page("quotations in quotations") { many("<blockquote>word", $0) },
    Page("preformatted") { "<pre>" + many("word  \n", 2 * $0) },
    Page("one line") { "<p>" + many("word ", 10 * $0) },
    Page("no UTF-8") { count in
      (0..<count).flatMap { _ in [0x3C, 0x70, 0x3E, 0xFF, 0xC3, 0xF0, 0x9F] } + Array("word".utf8)
    },
  ]
}

private func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
