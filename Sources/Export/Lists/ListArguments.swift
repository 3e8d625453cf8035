import ReportIndex

/// What the words after `ibid list WHAT` mean: files, and a query when the last of them is one.
///
/// The last word is a query when another stands before it, no file is called so, and it does not look like a file: a word
/// with a `.` in it that ends it in letters (`report.txt`), or with a `/` that begins no regular expression, is a file
/// that is missing, and is told as such. What this takes wrongly can be said with `--query`.
public struct ListArguments: Hashable, Sendable {
  /// The files.
  public var files: [String]
  /// The query as typed.
  public var query: String?

  /// Reads the words; `exists` tells whether there is something at a path.
  public init(_ words: [String], exists: (String) -> Bool) {
    files = words
    guard words.count > 1, let last = words.last, last != "-", !exists(last), !Self.looksLikeFile(last) else { return }
    files.removeLast()
    query = last
  }

  private static func looksLikeFile(_ word: String) -> Bool {
    if word.contains(where: { $0.isWhitespace || "\"“”()*:".contains($0) }) { return false }
    if word.hasPrefix("/"), word.count > 2, word.hasSuffix("/") { return false }
    if word.contains("/") { return true }
    guard let dot = word.lastIndex(of: "."), dot > word.startIndex else { return false }
    let ending = word[word.index(after: dot)...]
    return (1...8).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
