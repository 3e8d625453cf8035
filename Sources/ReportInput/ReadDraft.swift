import ReportModel

/// What ibid reads of a file before anything is looked for in it: its text and its paragraphs.
///
/// Never throws: every byte sequence is a report. Linear in the number of bytes.
/// - Parameters:
///   - bytes: The file.
///   - path: Its path as given; its ending tells the format where `format` does not.
///   - format: The format, when somebody says so.
public func readDraft(_ bytes: [UInt8], path: String = "", format: ReportFormat? = nil) -> ReportDraft {
  let decoded = decode(bytes)
  let text = ReadingText(utf8: decoded.utf8)
  return ReportDraft(
    text: text, paragraphs: findParagraphs(in: text), format: format ?? tellFormat(path: path),
    encoding: decoded.encoding, byteCount: bytes.count, path: path, findings: decoded.findings)
}

/// The format that a file's name tells; plain text when it tells nothing.
func tellFormat(path: String) -> ReportFormat {
  let name = path.lowercased()
  if name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml") { return .html }
  return name.hasSuffix(".md") || name.hasSuffix(".markdown") ? .markdown : .text
}
