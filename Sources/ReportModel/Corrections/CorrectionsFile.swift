/// A file of corrections that one reader gives to another: text, made to be read, and versioned.
///
/// The first line is `ibid corrections 1`. Lines that begin with `#` are remarks. Blank lines part the corrections, each of
/// which has a field a line, `name: value`; `Correction.text` says which. The order counts: the later ones rest on the
/// earlier ones. The same corrections give the same bytes.
public enum CorrectionsFile {
  /// Why a file is none.
  public enum Problem: Error, Hashable, Sendable {
    /// It does not begin as one.
    case noCorrections
    /// It is of a version that is not known.
    case otherVersion(String)
    /// What begins on a line, from 1, is no correction.
    case line(Int)

    /// In words.
    public var words: String {
      switch self {
      case .noCorrections: "is no file of corrections: its first line is not “\(CorrectionsFile.head)”"
      case .otherVersion(let version): "is of version \(version), and this ibid reads version 1"
      case .line(let line): "line \(line): this is no correction"
      }
    }
  }

  /// The first line.
  static let head = "ibid corrections 1"

  /// The file of corrections of a report with this title.
  public static func text(of corrections: [Correction], title: String) -> String {
    var text = head + "\n"
    let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !title.isEmpty { text += "# \(title)\n" }
    for correction in corrections { text += "\n# \(Self.oneLine(correction.words))\n" + correction.text }
    return text
  }

  private static func oneLine(_ words: String) -> String {
    String(words.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
  }

  /// The corrections of a file.
  public static func corrections(in text: String) throws(Problem) -> [Correction] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
    if lines[0].unicodeScalars.first == "\u{FEFF}" { lines[0].unicodeScalars.removeFirst() }
    guard lines[0].hasPrefix("ibid corrections ") else { throw .noCorrections }
    guard lines[0] == head else { throw .otherVersion(String(lines[0].dropFirst("ibid corrections ".count))) }
    var corrections: [Correction] = []
    var record: [String] = []
    var start = 0
    for (number, line) in (lines.dropFirst() + [""]).enumerated() {
      if line.utf8.first == UInt8(ascii: "#") { continue }
      if !line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        if record.isEmpty { start = number + 2 }
        record.append(line)
      } else if !record.isEmpty {
        guard let correction = Correction(text: record.joined(separator: "\n")) else { throw .line(start) }
        corrections.append(correction)
        record = []
      }
    }
    return corrections
  }
}
