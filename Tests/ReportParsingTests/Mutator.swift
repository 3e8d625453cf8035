import BundledReport
import ReportModel

/// Makes hostile reports out of harmless ones: cuts, copies, splices, marks and halves of characters, the same for the
/// same seed.
struct Mutator {
  private var random: SeededGenerator
  private let sources: [ReportFormat: [[UInt8]]]

  /// The reports that there are to begin with: the bundled one, the examples of `Tests/Spec` and a report in three
  /// formats.
  static let sources: [ReportFormat: [[UInt8]]] = {
    let examples = SpecPage.all.flatMap(\.examples).map { Array($0.report.utf8) }
    return [
      .text: [BundledReport.report, BundledReport.report, Array(Twins.text.utf8)] + examples,
      .html: [Array(Twins.html.utf8)], .markdown: [Array(Twins.markdown.utf8)] + examples,
    ]
  }()

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    sources = Mutator.sources
  }

  /// The largest report that is made, in bytes.
  static let largest = 1 << 16

  /// A report: as often 1 to 2 bytes long as 32 to 64 kilobytes.
  mutating func next() -> (bytes: [UInt8], format: ReportFormat) {
    let format: ReportFormat = [.text, .text, .html, .markdown].randomElement(using: &random) ?? .text
    let scale = Int.random(in: 0...16, using: &random)
    let size = scale == 0 ? 1 : Int.random(in: (1 << (scale - 1))...(1 << scale), using: &random)
    var bytes: [UInt8] = []
    while bytes.count < size {
      guard let source = sources[format]?.randomElement(using: &random), !source.isEmpty else { break }
      let start = Bool.random(using: &random) ? 0 : Int.random(in: 0..<source.count, using: &random)
      bytes += source[start..<min(source.count, start + size - bytes.count)]
    }
    for _ in 0..<Int.random(in: 0...min(40, 4 + size / 64), using: &random) { mutate(&bytes, format) }
    return (Array(bytes.prefix(Mutator.largest)), format)
  }

  private mutating func mutate(_ bytes: inout [UInt8], _ format: ReportFormat) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    let other = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0..<40, using: &random)))
    case 1: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &random) }
    case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 60)], at: other)
    case 3: bytes.removeSubrange(min(at, other)..<min(bytes.count, min(at, other) + 1))
    case 4:
      // The same thing many times.
      let piece = splice(format)
      let count = 1 << Int.random(in: 0...12, using: &random)
      bytes.insert(contentsOf: repeatElement(piece, count: min(count, 8192 / max(1, piece.count))).joined(), at: at)
    case 5:
      let piece = splice(format)
      let step = Int.random(in: 1...2000, using: &random)
      for place in stride(from: 0, to: bytes.count, by: step).reversed().prefix(40) {
        bytes.insert(contentsOf: piece, at: place)
      }
    default: bytes.insert(contentsOf: splice(format), at: at)
    }
  }

  private mutating func splice(_ format: ReportFormat) -> [UInt8] {
    if format == .html, Bool.random(using: &random) { return Mutator.tags.randomElement(using: &random) ?? [] }
    return Mutator.splices.randomElement(using: &random) ?? []
  }

  private static let splices: [[UInt8]] =
    [
      "\"", "'", "“", "”", "«", "»", "„", "‘", "’", "‹", "''", "[1]", "[2]", "[99]", "(1)", "[i]", "[^1]", "1", ".7 ",
      "\n\n", "\n", "\r\n", "\r", "\u{2028}", ": ", ":", "Q: ", "A: ", "MR. REED. ", "[", "]", "(", ")", "• ", "* ",
      "†", "\n\n[1] ", "\n\n[^1]: ", "\n\n1. ", "\n[2] Ibid.", " op. cit. ", " said ", " he added: ", "…", "[...]",
      "\u{A0}", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{301}", "\u{0}", "\u{1B}[2J", "\u{202E}", ". ", "By ", "No. 5",
      "May 5, 2020", "February 30, 2021", "04.04.22", "23/08/2013", "25:61", "in late May", "two weeks later",
      "between May and June", "9 Nisan 5784", "| ", "# ", "> ", "> > ", "    ", "---\n", "```\n", "<!--", "-->",
      "%%page 3%%",
      "Source: ", "Mr. ", "And ", " he ", "Isma'il ", "Al-", "â€œ", "Ã©", "?word?", "The ", "I. ", "A", "0", "é", "日本",
      "مرحبا", "😀", "k\u{323}",
    ].map { Array($0.utf8) }
    + [
      [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0x80], [0xC0, 0xAF],
      [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x93], [0xE9],
    ]

  private static let tags: [[UInt8]] = [
    "<p>", "</p>", "<div>", "</div>", "<div class=share>", "<li>", "<ul>", "</ul>", "<ol>", "<td>", "<table>",
    "</table>", "<sup>", "</sup>", "<sup><a href='#fn1'>1</a></sup>", "<p id=fn1>", "<a href='#n1'>", "<a href=\"",
    "</a>", "<br>", "<pre>", "</pre>", "<!--", "-->", "<blockquote>", "</blockquote>", "<li id=n1>", "<h1>", "</h1>",
    "<h2>", "<script>", "</script>", "<style>", "<title>", "<nav>", "<footer>", "<figure><figcaption>", "<![CDATA[",
    "<!DOCTYPE x [", "]>", "&amp;", "&#8220;", "&nbsp", "&#0;", "&", "<", ">", "\"", "='",
  ].map { Array($0.utf8) }
}
