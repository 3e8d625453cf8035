public import ReportModel

extension Store {
  /// What is kept of a report, as `open` gives it, with nothing noted.
  public func kept(of report: KeptReport) throws(StoreFailure) -> KeptState {
    try asking { () throws(Database.Failure) in try state(of: report).state }
  }

  /// The items of a report, in the order in which they were made.
  func items(of report: Int) throws(Database.Failure) -> [KeptItem] {
    try database.run(
      "SELECT kind, name, body FROM item WHERE report = ? AND is_removed = 0 ORDER BY made, name", .integer(report)
    ).compactMap { row in
      guard let kind = row[0].text.flatMap(KeptItem.Kind.init(rawValue:)), let name = row[1].text,
        let body = row[2].text
      else { return nil }
      return KeptItem(kind, id: name, text: body)
    }
  }

  func write(_ item: KeptItem, _ report: Int, _ made: Int) throws(Database.Failure) {
    try database.run(
      """
      INSERT INTO item VALUES (?1, ?2, ?3, ?4, ?5, 0, ?5) ON CONFLICT (report, kind, name) DO UPDATE
      SET body = excluded.body, is_removed = 0, changed = excluded.changed WHERE excluded.changed >= changed
      """, .integer(report), .text(item.kind.rawValue), .text(item.id), .text(item.text), .integer(made))
  }

  func remove(_ kind: KeptItem.Kind, _ id: String, _ report: Int, _ made: Int) throws(Database.Failure) {
    try database.run(
      """
      UPDATE item SET is_removed = 1, changed = ?4 WHERE report = ?1 AND kind = ?2 AND name = ?3 AND changed <= ?4
      """, .integer(report), .text(kind.rawValue), .text(id), .integer(made))
  }

  /// Takes the reader's own over from an earlier content of a report: items and marks, which are found by their words.
  func inherit(from earlier: Int, to report: Int) throws(Database.Failure) {
    try database.run(
      "INSERT OR IGNORE INTO item SELECT ?1, kind, name, body, made, is_removed, changed FROM item WHERE report = ?2",
      .integer(report), .integer(earlier))
    try database.run(
      """
      INSERT OR IGNORE INTO mark SELECT name, ?1, ?1, offset, words, text_count, changed FROM mark
      WHERE scope = ?2 AND report = ?2
      """, .integer(report), .integer(earlier))
  }
}
