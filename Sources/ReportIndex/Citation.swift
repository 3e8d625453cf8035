import ReportModel

/// The forms of a quotation that leaves the report.
public enum CitationFormat: Sendable, CaseIterable {
  /// Its words alone.
  case words
  /// Its words, and under them who, when, the source notes, the report and the locator.
  case text
  /// The same in Markdown.
  case markdown
  /// The report as a BibTeX entry, with the quotation in its note.
  case bibtex
}

extension Catalog {
  /// A quotation in one of the forms, with a line end; nothing in it commands a terminal or turns the text around.
  public func citation(of quotation: Int, _ format: CitationFormat) -> String {
    switch format {
    case .words: withoutCommands(paragraphs(of: quotation).joined(separator: "\n\n")) + "\n"
    case .text: withoutCommands(textCitation(quotation))
    case .markdown: withoutCommands(markdownCitation(quotation))
    case .bibtex: entry(ofQuotation: quotation).bibtex(words: false)
    }
  }

  /// Where something stands: `FILE#q12`; without a file `#q12`.
  public func reference(to locator: Locator) -> String {
    withoutCommands((report.path.split(separator: "/").last.map(String.init) ?? "") + "#\(locator)")
  }

  /// What a note says, on one line; nil when the report has no definition of it.
  public func noteText(_ note: Int) -> String? {
    report.notes[note].definition.map { withoutCommands(oneLine($0.text)) }
  }

  private func textCitation(_ quotation: Int) -> String {
    let item = report.quotations[quotation]
    let words = paragraphs(of: quotation)
    // Each paragraph is opened again, the last is closed.
    var text = words.map { "“" + $0 }.joined(separator: "\n\n") + "”\n"
    text += "— " + who(quotation) + "\n"
    for note in item.notes {
      if let words = noteText(note) { text += "Source: \(words) [note \(report.notes[note].label)]\n" }
    }
    return text + "Quoted in: " + reportParts(quotation).joined(separator: ", ") + ", "
      + reference(to: .quotation(quotation + 1)) + "\n"
  }

  private func markdownCitation(_ quotation: Int) -> String {
    let item = report.quotations[quotation]
    var text = paragraphs(of: quotation).map { "> " + markdownEscaped($0) }.joined(separator: "\n>\n") + "\n\n"
    text +=
      "— **" + markdownEscaped(name(quotation)) + "**" + (item.said.map { ", " + $0.words } ?? "")
      + correction(item) + ". "
    for note in item.notes { if let words = noteText(note) { text += markdownEscaped(sentence(words)) + " " } }
    return text + "Quoted in " + reportParts(quotation).map(markdownEscaped).joined(separator: ", ") + ", `"
      + reference(to: .quotation(quotation + 1)).filter { $0 != "`" } + "`.\n"
  }

  /// The words of a quotation, a string a paragraph, line ends within one as blanks.
  func paragraphs(of quotation: Int) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in report.words(of: report.quotations[quotation]).split(separator: "\n", omittingEmptySubsequences: false)
    {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1] += words }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  private func name(_ quotation: Int) -> String {
    report.quotations[quotation].speaker.map { oneLine(report.speakers[$0].name) } ?? "nobody named"
  }

  func who(_ quotation: Int) -> String {
    let item = report.quotations[quotation]
    return name(quotation) + (item.addressee.map { ", to " + oneLine($0) } ?? "")
      + (item.said.map { ", " + $0.words } ?? "") + correction(item)
  }

  /// What of it the report does not say so, but its reader.
  private func correction(_ quotation: Quotation) -> String {
    if quotation.evidence.isReaders { return " (put right by the reader)" }
    return quotation.saidEvidence?.isReaders == true ? " (date put right by the reader)" : ""
  }

  var reportTitle: String {
    report.titleBlock.title.map(oneLine) ?? report.path.split(separator: "/").last.map(String.init) ?? "a report"
  }

  /// Authors, title, series and number, date, section.
  private func reportParts(_ quotation: Int) -> [String] {
    let block = report.titleBlock
    let section = report.quotations[quotation].section.map { "section “\(title(of: $0))”" }
    return block.authors
      + [
        "“\(reportTitle)”", [block.series, block.number.map { "No. " + $0 }].compactMap { $0 }.joined(separator: " "),
        block.published?.words, section,
      ].compactMap { $0 }.filter { !$0.isEmpty }
  }

  private func oneLine(_ range: TextRange) -> String { oneLine(report.text.string(range)) }
  func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func sentence(_ words: String) -> String {
    words.last.map { ".!?".contains($0) } == true ? words : words + "."
  }

  /// ASCII letters of the last word, in lower case.
  func lastWord(_ text: String) -> String {
    Folding.fold(text).split(separator: " ").last.map { word in
      String(word.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic })
    } ?? ""
  }
}

/// Words in Markdown that read as they stand: what would be mark-up, in CommonMark or in pandoc's, is none. For the
/// beginning of a paragraph too.
public func markdownEscaped(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  let digits = scalars.prefix { ("0"..."9").contains($0) }.count
  var result = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    let isMarkup =
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "$", "^": true
      // A reference to a character, and pandoc's to a book.
      case "&": next == "#" || next.properties.isAlphabetic
      case "@": index == 0 || !scalars[index - 1].properties.isAlphabetic
      case "-", "+", "=", ":": index == 0
      case ".", ")": index > 0 && index == digits
      default: false
      }
    if isMarkup { result.append("\\") }
    result.append(scalar)
  }
  return String(result)
}
