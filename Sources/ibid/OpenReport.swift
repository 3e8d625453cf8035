import BundledReport
import ReportIndex
import ReportInput
import ReportModel
import ReportParsing

/// The text of a report, decoded, as `ibid FILE | …` and `ibid export --format text` give it.
func readingText(of bytes: [UInt8], path: String, as kind: ReportFormat?) -> [UInt8] {
  readDraft(bytes, path: path, format: kind).text.bytes
}

extension Document {
  /// Its text, decoded.
  var readingText: [UInt8] { ibid.readingText(of: bytes, path: source.path, as: kind) }
}

/// The word lists, made ready while the report is read.
let lexicon = Background { Lexicon(BundledReport.words) }

/// A report, ready to answer the reader's questions.
func openReport(_ bytes: [UInt8], path: String, as kind: ReportFormat?) -> Catalog {
  Catalog(parsed(bytes, path: path, as: kind))
}

/// A report as it is found in a file's bytes.
func parsed(_ bytes: [UInt8], path: String, as kind: ReportFormat?) -> Report {
  let draft = readDraft(bytes, path: path, format: kind)
  return parse(draft, lexicon.value, alongside: alongside(draft.text))
}

/// How a part of what is done with a text is done beside the rest: by the other cores; nil where the text is not worth a
/// thread.
func alongside(_ text: ReadingText) -> Alongside? {
  text.count < 1 << 17 ? nil : Crew.shared.alongside
}

/// A report of which only the text is known.
func unparsed(_ bytes: [UInt8], path: String, as kind: ReportFormat?) -> Report {
  Report(readDraft(bytes, path: path, format: kind))
}
