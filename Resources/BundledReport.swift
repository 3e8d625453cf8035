/// What the program carries with it: a report to begin with, and the parser's word lists.
public enum BundledReport {
  /// The bundled report: UTF-8.
  public static var report: [UInt8] { PackageResources.tessaly_bar_txt }
  /// The word lists: UTF-8, see `words.txt`.
  public static var words: [UInt8] { PackageResources.words_txt }
  /// The file name that the bundled report goes by.
  public static let name = "tessaly-bar.txt"
}
