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
    case .words: plain(paragraphs(of: quotation).joined(separator: "\n\n")) + "\n"
    case .text: plain(textCitation(quotation))
    case .markdown: plain(markdownCitation(quotation))
    case .bibtex: plain(bibtexCitation(quotation))
    }
  }

  /// Where something stands: `FILE#q12`; without a file `#q12`.
  public func reference(to locator: Locator) -> String {
    plain((report.path.split(separator: "/").last.map(String.init) ?? "") + "#\(locator)")
  }

  /// What a note says, on one line; nil when the report has no definition of it.
  public func noteText(_ note: Int) -> String? {
    report.notes[note].definition.map { plain(oneLine($0.text)) }
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
    var text = paragraphs(of: quotation).map { "> " + markdown($0) }.joined(separator: "\n>\n") + "\n\n"
    text += "— **" + markdown(name(quotation)) + "**" + (item.said.map { ", " + $0.words } ?? "") + ". "
    for note in item.notes { if let words = noteText(note) { text += markdown(sentence(words)) + " " } }
    return text + "Quoted in " + reportParts(quotation).map(markdown).joined(separator: ", ") + ", `"
      + reference(to: .quotation(quotation + 1)).filter { $0 != "`" } + "`.\n"
  }

  private func bibtexCitation(_ quotation: Int) -> String {
    let block = report.titleBlock
    let item = report.quotations[quotation]
    var fields: [(String, String)] = []
    if !block.authors.isEmpty { fields.append(("author", block.authors.map(bibtex).joined(separator: " and "))) }
    fields.append(("title", "{" + bibtex(reportTitle) + "}"))
    let series = [block.series, block.number.map { "No. " + $0 }].compactMap { $0 }
    if !series.isEmpty { fields.append(("howpublished", bibtex(series.joined(separator: " ")))) }
    if let date = block.published?.start {
      fields.append(("year", String(date.year)))
      if let month = date.month, (1...12).contains(month) { fields.append(("month", String(month))) }
    }
    var note = "Quotation q\(quotation + 1): " + who(quotation)
    for source in item.notes { if let words = noteText(source) { note += "; " + words } }
    fields.append(("note", bibtex(note)))
    let name = block.authors.first.map(lastWord) ?? lastWord(reportTitle)
    let key =
      (name.isEmpty ? "report" : name) + (block.published?.start.map { String($0.year) } ?? "") + "q\(quotation + 1)"
    return "@misc{\(key),\n" + fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n") + "\n}\n"
  }

  /// The words of a quotation, a string a paragraph, line ends within one as blanks.
  private func paragraphs(of quotation: Int) -> [String] {
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

  private func who(_ quotation: Int) -> String {
    let item = report.quotations[quotation]
    return name(quotation) + (item.addressee.map { ", to " + oneLine($0) } ?? "")
      + (item.said.map { ", " + $0.words } ?? "")
  }

  private var reportTitle: String {
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
  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func sentence(_ words: String) -> String {
    words.last.map { ".!?".contains($0) } == true ? words : words + "."
  }

  /// ASCII letters of the last word, in lower case.
  private func lastWord(_ text: String) -> String {
    Folding.fold(text).split(separator: " ").last.map { word in
      String(word.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic })
    } ?? ""
  }

  private func markdown(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private func bibtex(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "{", "}", "%", "&", "#", "$", "_": result += "\\\(character)"
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      default: result.append(character)
      }
    }
    return result
  }

  /// Without controls, and without what turns the direction of text around.
  private func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          if scalar == "\n" { return true }
          if scalar.properties.generalCategory == .control { return false }
          return !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }))
  }
}
