/// What the program carries in itself: a report to open when none is named, and the word lists of the parser.
///
/// Both are files beside this one, embedded when the program is built; nothing is read from disk at run time. The
/// bytes are UTF-8 with LF line ends.
public enum BundledReport {
  /// The file name of the bundled report, as a title line and an export show it.
  public static let name = "tessaly-bar.txt"

  /// The bundled report.
  public static var report: [UInt8] { PackageResources.tessaly_bar_txt }

  /// The word lists: `[name]` opens a list, every other line that is neither empty nor a `#` comment is an entry, whose
  /// forms stand between `|`.
  public static var words: [UInt8] { PackageResources.words_txt }
}
