import ReportModel

/// What ibid reads of a file before anything is looked for in it: its text and its paragraphs.
///
/// Never throws: every byte sequence is a report. Linear in the number of bytes. The text is the file itself, decoded; of
/// a page of HTML it is the words that the page shows.
/// - Parameters:
///   - bytes: The file.
///   - path: Its path as given; its ending tells the format where `format` does not, and else its first words do.
///   - format: The format, when somebody says so.
public func readDraft(_ bytes: [UInt8], path: String = "", format: ReportFormat? = nil) -> ReportDraft {
  var decoded = decode(bytes)
  let format = format ?? tellFormat(path: path, text: decoded.utf8)
  var draft = ReportDraft(
    text: ReadingText(utf8: []), paragraphs: [], format: format, byteCount: bytes.count, path: path)
  switch format {
  case .text:
    draft.text = ReadingText(utf8: decoded.utf8)
    draft.paragraphs = findParagraphs(in: draft.text)
  case .markdown:
    draft.text = ReadingText(utf8: decoded.utf8)
    draft.paragraphs = findMarkdownParagraphs(in: draft.text)
  case .html:
    decoded = decodeAsDeclared(bytes, or: decoded)
    let (text, paragraphs) = readHTML(decoded.utf8)
    draft.text = ReadingText(utf8: text)
    draft.paragraphs = paragraphs
    // What was damaged in the file is somewhere else in its words.
    decoded.findings = decoded.findings.isEmpty ? [] : damagedPlaces(in: text)
  }
  draft.encoding = decoded.encoding
  draft.findings = decoded.findings
  return draft
}

/// A finding for each U+FFFD.
private func damagedPlaces(in text: [UInt8]) -> [Finding] {
  var findings: [Finding] = []
  var i = 0
  while i + 2 < text.count {
    if text[i] == 0xEF, text[i + 1] == 0xBF, text[i + 2] == 0xBD {
      findings.append(Finding(.textDamaged, at: TextRange(i, i + 3), "damaged in the file; shown as U+FFFD"))
    }
    i += 1
  }
  return findings
}
