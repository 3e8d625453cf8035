import BundledReport
import Export
import ReportIndex
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// A report whose words have in them what formats take for their own: commas, quotes, braces, per cent signs, dashes at the
/// beginning, an escape sequence, wide letters.
enum SaltReport {
  static let text = """
    Tolls & Ferries At Öster Sund

    The Crossing

    On May 3, 2020, the ferryman Ada Oke told the toll-keeper Tom Bell:

    "- The *ferry* is_ours, {always}; 100% of it #1 costs $5 ^ ~ \\ & more, “so to say”.

    "1. It runs 渡し場 by night.\u{1B}[31m\u{202E} Café, naïve."[1]

    The Toll

    On May 4, 2020, Tom Bell replied: "So be it, @oke; &amp; that is all."[2]

    In his letter of May 9, 2020, Bell wrote: "The toll stands."[3]

    [1] The Gull & Tern (Sule), May 5, 2020, "Who Pays {Tolls}?" https://gull.example/a_b?c=1&d=%7E
    [2] The Gull & Tern (Sule), May 6, 2020.
    """

  private static let lexicon = Lexicon(BundledReport.words)

  static func report(_ text: String = text, path: String = "dir/salt.txt") -> Report {
    var report = parse(readDraft(Array(text.utf8), path: path), lexicon)
    report.titleBlock.authors = ["Una Marsh", "Reed, Bell and Sons"]
    report.titleBlock.series = "Water Papers"
    report.titleBlock.number = "7"
    report.titleBlock.published = EDTF(year: 2020, month: 6, day: 1)
    return report
  }

  static var bundled: Report { parse(readDraft(BundledReport.report, path: BundledReport.name), lexicon) }

  /// Reports in a format.
  static func exported(_ name: String, _ reports: [Report], query: String? = nil) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var exporter = Exporter(
      try #require(ExportFormat(named: name)), query: try query.map { try Query(parsing: $0) })
    for report in reports { exporter.write(report) { bytes += $0 } }
    exporter.end { bytes += $0 }
    return bytes
  }

  /// The words of a quotation with one blank for every white space.
  static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
