/// A short report for the tests: its first words are on any first screen.
let shortReport = """
  Lantern Keepers Of Dunmere

  The keeper of the north light, Halvard Quill, spoke to the council on April 3, 2017:

  "The lamp does not ask who owns the ship. It burns, and it is for the ship to look."[1]

  Nobody answered him.

  [1] The Dunmere Post (Dunmere), April 4, 2017.
  """

/// The same, and long enough for many screens.
let longReport =
  shortReport
  + (1...300).map { "\n\nParagraph \($0): the tide came in, the tide went out, and the clerk wrote it down." }.joined()

extension PtySession {
  /// Opens a report in ibid and waits for the first screen.
  static func reading(
    _ file: TemporaryFile, environment: [String: String?] = [:], rows: Int = 24, columns: Int = 80
  ) throws -> PtySession {
    let session = try PtySession(
      try ibidPath(), [file.path], environment: environment, rows: rows, columns: columns)
    guard session.wait(until: \.showsReport) else { throw Failure("no first screen: \(session.text)", 0) }
    return session
  }

  /// Whether the beginning of the report is on the screen.
  var showsReport: Bool { text.contains("Lantern") }
}
