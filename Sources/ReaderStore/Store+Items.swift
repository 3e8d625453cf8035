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

  /// The items that are kept of a report, in the order in which they were made.
  public func items(of key: ReportKey) throws(StoreFailure) -> [KeptItem] {
    try asking { () throws(Database.Failure) in
      guard let report = try row(of: key) else { return [] }
      return try items(of: report)
    }
  }

  /// Whether anybody else has written since this was asked last. Some twenty microseconds.
  public func othersHaveWritten() throws(StoreFailure) -> Bool {
    try asking { () throws(Database.Failure) in
      let version = try database.run("PRAGMA data_version").first?.first?.integer
      defer { seenVersion = version }
      return seenVersion != nil && version != seenVersion
    }
  }

  /// Writes an item that was so before, as its writer knows; where it is otherwise, beside what it is.
  func write(_ item: KeptItem, from earlier: String?, _ report: Int, _ made: Int) throws(Database.Failure) -> Bool {
    let body = try body(of: item, report)
    let isApart = body != nil && body != earlier && body != item.text
    try database.run(
      """
      INSERT INTO item VALUES (?1, ?2, ?3, ?4, ?5, 0, ?5) ON CONFLICT (report, kind, name) DO UPDATE
      SET body = excluded.body, is_removed = 0, changed = max(changed, excluded.changed)
      """, .integer(report), .text(item.kind.rawValue), .text(isApart ? "\(item.id)~\(made)" : item.id),
      .text(item.text), .integer(made))
    return !isApart
  }

  /// Takes an item away, if it is as its remover knows it.
  func remove(_ item: KeptItem, _ report: Int, _ made: Int) throws(Database.Failure) -> Bool {
    guard let body = try body(of: item, report) else { return true }
    guard body == item.text else { return false }
    try database.run(
      """
      UPDATE item SET is_removed = 1, changed = max(changed, ?4) WHERE report = ?1 AND kind = ?2 AND name = ?3
      """, .integer(report), .text(item.kind.rawValue), .text(item.id), .integer(made))
    return true
  }

  /// The text of an item as it is kept now; nil for one that is not there, or was taken away.
  private func body(of item: KeptItem, _ report: Int) throws(Database.Failure) -> String? {
    try database.run(
      "SELECT body FROM item WHERE report = ? AND kind = ? AND name = ? AND is_removed = 0", .integer(report),
      .text(item.kind.rawValue), .text(item.id)
    ).first?.first?.text
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
