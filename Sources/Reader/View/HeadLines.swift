import ReportModel
import Screen

extension ReaderState {
  /// Over a quotation of a limited text: who said it and when, and its number.
  func headLine(_ index: Int) -> RichLine {
    let quotation = catalog.report.quotations[index]
    let id = "q\(index + 1)"
    let said = quotation.said.map { "  " + spelled($0.compact) } ?? ""
    let columns = layout.measure
    let room = columns - id.utf8.count - 2 - displayWidth(of: said, charset: charset)
    let name = fitSealed(speakerName(of: index), columns: max(4, room), charset: charset)
    let used = displayWidth(of: name + said, charset: charset)
    let blanks = String(repeating: " ", count: max(1, columns - used - id.utf8.count))
    return [Run(name, .heading), Run(said, .text), Run(blanks, .text), Run(id, .dim)]
  }

  /// Under that: the section, and the notes that it rests on.
  func secondHeadLine(_ index: Int) -> RichLine {
    let quotation = catalog.report.quotations[index]
    let labels = quotation.notes.map { catalog.report.notes[$0].label }
    let notes =
      labels.isEmpty
      ? "no note" : (labels.count == 1 ? "note " : "notes ") + labels.joined(separator: ", ")
    let columns = layout.measure
    guard let section = quotation.section else { return [Run(notes, .dim)] }
    let room = columns - displayWidth(of: notes, charset: charset) - 3
    let title = fitSealed(catalog.title(of: section), columns: max(4, room), charset: charset)
    return [Run(title, .dim), Run(" · ", .dim), Run(notes, .dim)]
  }

  /// Who said a quotation, in full.
  func speakerName(of quotation: Int) -> String {
    catalog.report.quotations[quotation].speaker.map { catalog.report.speakers[$0].name } ?? "nobody named"
  }
}
