extension Store {
  /// The steps from an empty file to the state as it is now: the file's `user_version` says how many it has taken. A step that
  /// was ever released is never changed; what comes later is another step.
  ///
  /// Places are offsets with the words that stand there, so that they are found again in a changed report. Times are
  /// milliseconds since 1970; of two writers the later one counts.
  static let migrations: [[String]] = [
    [
      """
      CREATE TABLE report (
        id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, path TEXT NOT NULL, title TEXT NOT NULL,
        opened INTEGER NOT NULL) STRICT
      """,
      "CREATE INDEX report_by_path ON report (path, opened)",
      """
      CREATE TABLE place (
        report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE, offset INTEGER NOT NULL, words TEXT NOT NULL,
        text_count INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT
      """,
      """
      CREATE TABLE limits (
        report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE, clauses TEXT NOT NULL, are_on INTEGER NOT NULL,
        changed INTEGER NOT NULL) STRICT
      """,
      // `scope` is the report for a to z and 0 for A to Z. A mark that was taken away has no report.
      """
      CREATE TABLE mark (
        name TEXT NOT NULL, scope INTEGER NOT NULL, report INTEGER REFERENCES report ON DELETE CASCADE,
        offset INTEGER NOT NULL, words TEXT NOT NULL, text_count INTEGER NOT NULL, changed INTEGER NOT NULL,
        PRIMARY KEY (name, scope)) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE jump (
        id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, offset INTEGER NOT NULL,
        words TEXT NOT NULL, text_count INTEGER NOT NULL, made INTEGER NOT NULL) STRICT
      """,
      "CREATE INDEX jump_by_report ON jump (report, made)",
      """
      CREATE TABLE history (
        kind TEXT NOT NULL, typed TEXT NOT NULL, made INTEGER NOT NULL,
        PRIMARY KEY (kind, typed)) STRICT, WITHOUT ROWID
      """,
    ],
    [
      """
      CREATE TABLE setting (
        name TEXT PRIMARY KEY, value TEXT NOT NULL, changed INTEGER NOT NULL) STRICT, WITHOUT ROWID
      """
    ],
    [
      // Corrections, annotations, the basket: a text each. What was taken away stays, so that taking it back is no new item.
      """
      CREATE TABLE item (
        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, kind TEXT NOT NULL, name TEXT NOT NULL,
        body TEXT NOT NULL, made INTEGER NOT NULL, is_removed INTEGER NOT NULL, changed INTEGER NOT NULL,
        PRIMARY KEY (report, kind, name)) STRICT, WITHOUT ROWID
      """
    ],
    [
      """
      CREATE TABLE report_setting (
        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
        changed INTEGER NOT NULL, PRIMARY KEY (report, name)) STRICT, WITHOUT ROWID
      """
    ],
  ]
}
