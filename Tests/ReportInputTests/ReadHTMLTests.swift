import ReportModel
import Testing

@testable import ReportInput

@Suite struct ReadHTMLTests {
  /// A page, and what it becomes: its paragraphs, each after its hint.
  struct Case: CustomTestStringConvertible {
    var name: String
    var page: String
    var paragraphs: [String]
    var testDescription: String { name }

    init(_ name: String, _ page: String, _ paragraphs: String...) {
      self.name = name
      self.page = page
      self.paragraphs = paragraphs
    }
  }

  private func paragraphs(_ page: String) -> [String] {
    let draft = readDraft(Array(page.utf8), format: .html)
    return draft.paragraphs.map { "\(name(of: $0.hint)): \(draft.text.string($0.range))" }
  }

  @Test(arguments: [
    Case(
      "blocks part, inline elements join", "<p>One <b>tw</b>o.</p><div>Three</div>", "none: One two.", "none: Three"),
    Case("white space collapses", "<p>  One\n  two\t three </p>", "none: One two three"),
    Case("white space lies between elements or not", "<p><i>One</i> <i>two</i><i>three</i>", "none: One twothree"),
    Case(
      "entities", "<p>Weir &amp; Lock &#8211; &eacute;&nbsp;x &lt;p> &nonsuch;",
      "none: Weir & Lock – é\u{A0}x <p> &nonsuch;"),
    Case("headings", "<h1>A</h1><h3>B <i>c</i></h3>x", "heading 1: A", "heading 3: B c", "none: x"),
    Case("a break in a heading does not part it", "<h2>A<br>b</h2>", "heading 2: A\nb"),
    Case("a break ends a line", "<p>May 3, 2019<br>By A. Reed</p>", "none: May 3, 2019", "none: By A. Reed"),
    Case("an empty line parts", "<div>One.<br><br>Two.</div>", "none: One.", "none: Two."),
    Case(
      "quotations", "<blockquote><p>A</p><blockquote>b</blockquote></blockquote>c", "quote: A", "quote: b", "none: c"),
    Case(
      "captions", "<figure><figcaption>A</figcaption></figure><p class='wp-caption-text'>b", "caption: A", "caption: b"),
    Case("bullets", "<ul><li>One<li>Two</ul>", "item: • One", "item: • Two"),
    Case("numbers", "<ol start=4><li>One<li value=9>Two<li>x</ol>", "item: 4. One", "item: 9. Two", "item: 10. x"),
    Case("paragraphs in items", "<ul><li><p>One</p><p>Two</p></ul>", "item: • One", "item: Two"),
    Case("tables", "<table><tr><td>A<td>b<tr><td>c<td><i>d</i></table>", "none: A | b", "none: c | d"),
    Case("layout by tables", "<table><tr><td><p>A</p><td><p>b</p></table>", "none: A", "none: b"),
    Case("preformatted lines", "<pre>One\n  two\n\nthree</pre>", "none: One", "none: two", "none: three"),
    Case(
      "scripts, styles and comments are no text",
      "A<script>x<p></script><style>y</style><!-- z -->b<template>c</template>", "none: Ab"),
    Case(
      "the page's own parts", "<nav>A</nav><header>b</header><p>c</p><footer>d</footer>", "page: A", "page: b",
      "none: c", "page: d"),
    Case(
      "the header of a report", "<article><header><h1>A</h1><p>b</p></header>c</article>", "heading 1: A", "none: b",
      "none: c"),
    Case(
      "a bar for sharing", "<p>A</p><div class='post-share'>b</div><div id=cookies>c</div>", "none: A", "page: b",
      "page: c"),
    Case(
      "a class around all of it says nothing", "<div class=menu><p>\(String(repeating: "word ", count: 60))</p></div>",
      "none: " + String(repeating: "word ", count: 59) + "word"),
    Case("a title is not shown", "<head><title>A</title></head><body>b", "none: b"),
    Case("what is never closed", "<p>A<b>c<p>d<div><i>e", "none: Ac", "none: d", "none: e"),
    Case("a comment that never ends hides nothing", "A<!-- b <p>c", "none: A b", "none: c"),
    Case("an empty comment", "A<!-->b<!-- c -->d", "none: Abd"),
    Case("a script that never ends hides nothing", "A<script>b<p>c", "none: Ab", "none: c"),
    Case("a title that never ends hides nothing", "<title>A<body><p>b", "none: A", "none: b"),
    Case("a template that never ends hides nothing", "<template>A<p>b", "none: A", "none: b"),
    Case("a tag that never ends", "A <b and so on", "none: A <b and so on"),
    Case("signs that are no tags", "<p>1 < 2 & 3 <> 4 </p>", "none: 1 < 2 & 3 <> 4"),
    Case(
      "entities that somebody declares are not expanded", "<!DOCTYPE html [<!ENTITY a \"aaa\">]><p>&a;</p>", "none: &a;"
    ),
  ]) func pagesBecomeParagraphs(_ example: Case) {
    #expect(paragraphs(example.page) == example.paragraphs)
  }

  @Test(arguments: [
    Case(
      "a raised link", "<p>A.<sup><a href='#fn1'>1</a></sup></p><p id=fn1>Gazette", "none: A.[1]", "note: [1] Gazette"),
    Case("brackets inside", "<p>A<sup><a href='#_edn1'>[1]</a></sup>", "none: A[1]"),
    Case("brackets between", "<p>A<sup>[<a href='#fn1'>1</a>]</sup> b", "none: A[1] b"),
    Case("brackets around", "<p>A [<a href='#fn1'>1</a>] b", "none: A [1] b"),
    Case("a class", "<p>A<a class=footnote-ref href='#x7'>7</a>", "none: A[7]"),
    Case(
      "raised digits", "<p>She said so.<sup>1</sup> He did not<sup>2</sup>.", "none: She said so.[1] He did not[2]."),
    Case("ordinals and exponents", "<p>1<sup>st</sup>, 10<sup>6</sup>, m<sup>2</sup>", "none: 1st, 106, m2"),
    Case("after a year, where it goes on", "<p>A.<sup>1</sup> In 1954<sup>2</sup>", "none: A.[1] In 1954[2]"),
    Case("a sign", "<p>By A. Reed<a href='#a'>*</a><p id=a>* Clerk", "none: By A. Reed*", "note: * Clerk"),
    Case("a chapter is no note", "<p>See chapter <a href='#chapter'>4</a>", "none: See chapter 4"),
    Case(
      "a list of notes",
      "<p>A<a class=fnref href='#fn1'>1</a><ol class=footnotes><li id=fn1><p>B. <a href='#r' class=footnote-back>↩︎</a></ol>",
      "none: A[1]", "note: [1] B."),
    Case(
      "a list of notes without links", "<p>A.<sup>1</sup><section class=footnotes><ol><li>B<li>C</ol></section>",
      "none: A.[1]", "note: [1] B", "note: [2] C"),
    Case(
      "links there and back",
      "<p>A<a href='#_ftn1' name='_ftnref1'>[1]</a><p><a href='#_ftnref1' name='_ftn1'>[1]</a> B", "none: A[1]",
      "none: [1] B"),
    Case("raised on both ends", "<p>A.<sup>1</sup><p><sup>1</sup>B", "none: A.[1]", "none: [1] B"),
    Case("a place before its number", "<p>A<a href='#fn1'>1</a><p><a name=fn1></a>1. B", "none: A[1]", "none: [1] B"),
    Case(
      "an arrow back at the beginning",
      "<p>A<sup><a href='#cite_note-1'>[1]</a></sup><ol class=references><li id='cite_note-1'><span class=mw-cite-backlink><a href='#cite_ref-1'>^</a></span> B</ol>",
      "none: A[1]", "note: [1] B"),
    Case("a block within a raised label", "<p>A<sup> <div><a href='#fn1'>1</a></div></sup>", "none: A", "none: [1]"),
    Case("a label without words", "<p><sup>1</sup>", "none: [1]"),
  ]) func notesAreWrittenInBrackets(_ example: Case) {
    #expect(
      paragraphs(example.page).map { $0.replacing("note:", with: "none:") }
        == example.paragraphs.map { $0.replacing("note:", with: "none:") })
    for (found, wanted) in zip(paragraphs(example.page), example.paragraphs)
    where wanted.hasPrefix("note:") && !wanted.contains("*") {
      #expect(found.hasPrefix("note:") || found.hasPrefix("none: ["))
    }
  }

  @Test func blocksStandApartInTheTextAndItemsBelowEachOther() {
    let draft = readDraft(Array("<h1>A</h1><p>b</p><ul><li>c<li>d</ul>e".utf8), format: .html)
    #expect(draft.text.string(draft.text.range) == "A\n\nb\n\n• c\n• d\n\ne")
  }

  @Test func anyBytesAreAPage() {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "<p>", "</p>", "<div>", "</div>", "<li>", "<ul>", "</ul>", "<td>", "<table>", "</table>", "<sup>", "</sup>",
      "word",
      " ", "\n", "&", "&amp;", "<", ">", "\"", "='", "<a href='#n1'>", "</a>", "1", "<br>", "<pre>", "</pre>", "[", "]",
      "<!--", "-->", "<blockquote>", "<li id=n1>", "\u{0}", "<h1>", "</h1>", "<script>", "</script>", "<![CDATA[", "é",
    ]
    for _ in 0..<1500 {
      let page = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let draft = readDraft(Array(page.utf8), format: .html)
      var end = 0
      for paragraph in draft.paragraphs {
        #expect(paragraph.range.start >= end && !paragraph.range.isEmpty, "\(page.debugDescription)")
        #expect(
          !draft.text.string(TextRange(end, paragraph.range.start)).contains("word"), "\(page.debugDescription)")
        end = paragraph.range.end
      }
      #expect(!draft.text.string(TextRange(end, draft.text.count)).contains("word"), "\(page.debugDescription)")
    }
  }
}

/// A hint in a word.
func name(of hint: Paragraph.Hint) -> String {
  switch hint {
  case .none: "none"
  case .heading(let level): "heading \(level)"
  case .blockquote: "quote"
  case .listItem: "item"
  case .caption: "caption"
  case .boilerplate: "page"
  case .noteDefinition: "note"
  }
}
