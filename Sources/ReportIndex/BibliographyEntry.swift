import ReportModel

/// Something that a bibliography can name: a report, a quotation in it, or a source of one of its notes. What is not known
/// is left out, never guessed; so names of people are whole, for where a family's name begins nobody has said.
public struct BibliographyEntry: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// The report, or a place in it.
    case report
    /// What a note names.
    case source
  }

  /// What it is.
  public var kind: Kind
  /// ASCII letters and digits: `pellow2024q12`.
  public var key: String
  /// The report's authors.
  public var authors: [String] = []
  /// The title.
  public var title: String
  /// The report's series.
  public var series: String?
  /// Its number there.
  public var number: String?
  /// When it was published.
  public var published: EDTF?
  /// What published a source: a newspaper, an agency.
  public var outlet: String?
  /// The town or country of the outlet.
  public var place: String?
  /// Where a source was found.
  public var url: String?
  /// The words of the quotation, its paragraphs parted by blank lines.
  public var words: String?
  /// What else there is to say: who said a quotation to whom and when, what it rests on.
  public var note: String?
}

extension Catalog {
  /// The report itself.
  public var reportEntry: BibliographyEntry {
    let block = report.titleBlock
    let name = block.authors.first.map(lastWord) ?? lastWord(reportTitle)
    let key = (name.isEmpty ? "report" : name) + (block.published?.start.map { String($0.year) } ?? "")
    return BibliographyEntry(
      kind: .report, key: key, authors: block.authors.map(oneLine), title: reportTitle, series: block.series,
      number: block.number, published: block.published)
  }

  /// The report, as the place of a quotation.
  public func entry(ofQuotation quotation: Int) -> BibliographyEntry {
    var entry = reportEntry
    entry.key += "q\(quotation + 1)"
    entry.words = paragraphs(of: quotation).joined(separator: "\n\n")
    var note = "Quotation q\(quotation + 1): " + who(quotation)
    for source in report.quotations[quotation].notes {
      if let words = noteText(source) { note += "; " + words }
    }
    entry.note = note
    return entry
  }

  /// The sources of a note, in its order; one that has no title is called what the note says. None when the report does
  /// not define the note.
  public func entries(ofNote note: Int) -> [BibliographyEntry] {
    guard let words = noteText(note) else { return [] }
    let item = report.notes[note]
    let report = reportEntry
    let supported = quotations(on: note).map { "q\($0 + 1)" }
    let label = item.label.unicodeScalars.filter {
      $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    let scope = item.scope.map { "s\($0 + 1)" } ?? ""
    var key = report.key + scope + "n" + String(String.UnicodeScalarView(label))
    // A label of signs alone has a place all the same.
    if label.isEmpty { key += "x\(note + 1)" }
    return (item.definition?.sources ?? []).enumerated().map { index, source in
      var entry = BibliographyEntry(
        kind: .source, key: index == 0 ? key : key + "-\(index + 1)", title: source.title.map(oneLine) ?? words)
      entry.published = source.date
      entry.outlet = source.outlet
      entry.place = source.place
      entry.url = source.url
      entry.note =
        "Note \(item.label) of “\(report.title)”"
        + (supported.isEmpty ? "" : "; supports " + supported.joined(separator: ", "))
      return entry
    }
  }
}

extension BibliographyEntry {
  /// The entry as BibTeX reads it, with a line end; with `words` also what a quotation says, as its abstract. Nothing in
  /// it commands a terminal or turns the text around.
  public func bibtex(words isWithWords: Bool = true) -> String {
    var fields: [(String, String)] = []
    if !authors.isEmpty { fields.append(("author", authors.map(Self.author).joined(separator: " and "))) }
    fields.append(("title", "{" + Self.escaped(title) + "}"))
    let series = [self.series, number.map { "No. " + $0 }].compactMap { $0 }
    if !series.isEmpty { fields.append(("howpublished", Self.escaped(series.joined(separator: " ")))) }
    if let outlet { fields.append(("publisher", "{" + Self.escaped(outlet) + "}")) }
    if let place { fields.append(("address", Self.escaped(place))) }
    if let date = published?.start {
      fields.append(("year", String(date.year)))
      if let month = date.month, (1...12).contains(month) { fields.append(("month", String(month))) }
      if let day = date.day, kind == .source { fields.append(("day", String(day))) }
    }
    // An address is read as it stands; braces alone would end it.
    if let url { fields.append(("url", url.filter { !"{}\\ \n".contains($0) })) }
    if isWithWords, let words { fields.append(("abstract", Self.escaped(words))) }
    if let note { fields.append(("note", Self.escaped(note))) }
    return withoutCommands(
      "@misc{\(key),\n" + fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n") + "\n}\n")
  }

  /// A name in which BibTeX would see parts, or several names, is kept together.
  private static func author(_ name: String) -> String {
    let words = name.split(separator: " ").map { $0.lowercased() }
    return words.contains("and") || name.contains(",") ? "{" + escaped(name) + "}" : escaped(name)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}", "%", "&", "#", "$", "_": result += "\\" + String(scalar)
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// The text without controls, and without what turns the direction of text around.
public func withoutCommands(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter { scalar in
        if scalar == "\n" { return true }
        if scalar.properties.generalCategory == .control { return false }
        return !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
      }))
}
