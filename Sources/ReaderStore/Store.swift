import Glibc
public import ReportModel

/// What lasts from one session to the next, in a SQLite file: places, limits, marks, jumps, what was typed.
///
/// A class because it holds an open file; for one thread, not always the same. Several processes may have it open: each item
/// belongs to its last writer, jumps are only added. What `write` has written survives the death of the process, not
/// that of the machine (WAL, synchronous=NORMAL): no key ever waits for a disk.
public final class Store {
  /// What was set aside because it is damaged: its new path. Nil when all was well.
  public let setAside: String?

  let database: Database
  private let path: String
  /// What `othersHaveWritten` was told last.
  var seenVersion: Int?
  /// The rows of the reports that were asked for.
  private var rows: [ReportKey: Int] = [:]

  static let fileName = "state.sqlite"
  private static let mostJumps = 500
  private static let mostTyped = 500

  /// Opens the state in a folder, which is made if there is none. `now` is in milliseconds since 1970.
  ///
  /// A file that is damaged or cannot be read is renamed and a new one begun.
  public convenience init(folder: String, now: Int, patience: Int = 2000) throws(StoreFailure) {
    guard Database.isThere else { throw .noLibrary }
    try StateFolder.make(folder)
    let path = folder + "/" + Store.fileName
    do {
      self.init(try Store.open(path, patience), path, setAside: nil)
    } catch {
      if case .refused(let failure) = error { throw failure }
      self.init(try Store.replace(path, in: folder, now: now, patience), path, setAside: StateFolder.aside(path, now))
    }
  }

  /// Opens the state of a folder to read what was kept there, where it may not be written.
  ///
  /// What another process is writing just then is not seen.
  public convenience init(reading folder: String, patience: Int = 2000) throws(StoreFailure) {
    guard Database.isThere else { throw .noLibrary }
    let path = folder + "/" + Store.fileName
    let version: Int
    let database: Database
    do {
      database = try Database(path: path, patience: patience, for: .reading)
      version = try database.run("PRAGMA user_version").first?.first?.integer ?? 0
    } catch { throw Store.failure(error, path) }
    if version > Store.migrations.count { throw .newer(path: path) }
    // An earlier one would have to be written to be read.
    if version < Store.migrations.count { throw .refused(path: path, errno: EACCES) }
    self.init(database, path, setAside: nil)
  }

  private init(_ database: Database, _ path: String, setAside: String?) {
    self.database = database
    self.path = path
    self.setAside = setAside
  }

  /// Why a file was not opened.
  private enum Problem: Error {
    case damaged
    case refused(StoreFailure)
  }

  private static func open(_ path: String, _ patience: Int) throws(Problem) -> Database {
    // What is no file at all is in the way, and SQLite would only say that it cannot.
    if StateFolder.isInTheWay(path) { throw .damaged }
    do {
      let database = try Database(path: path, patience: patience)
      try database.run("PRAGMA journal_mode = WAL")
      try database.run("PRAGMA synchronous = NORMAL")
      try database.run("PRAGMA foreign_keys = ON")
      try database.run("PRAGMA trusted_schema = OFF")
      if try database.run("PRAGMA quick_check(1)").first?.first?.text != "ok" { throw Problem.damaged }
      let version = try database.run("PRAGMA user_version").first?.first?.integer ?? 0
      if version > migrations.count { throw Problem.refused(.newer(path: path)) }
      if version < migrations.count { try migrate(database) }
      // An ibid that may not write says so now and not at the first change.
      try database.transaction { () throws(Database.Failure) in }
      return database
    } catch let failure as Database.Failure {
      throw failure.meansDamage ? .damaged : .refused(Store.failure(failure, path))
    } catch let problem as Problem {
      throw problem
    } catch {
      throw .refused(.other(path: path, message: "\(error)"))
    }
  }

  private static func migrate(_ database: Database) throws(Database.Failure) {
    try database.transaction { () throws(Database.Failure) in
      // Another process may have been faster.
      let version = try database.run("PRAGMA user_version").first?.first?.integer ?? 0
      for step in migrations.dropFirst(version) {
        for statement in step { try database.run(statement) }
      }
      try database.run("PRAGMA user_version = \(max(version, migrations.count))")
    }
  }

  /// Begins anew beside a damaged file. Of several processes that find it damaged one does so.
  private static func replace(_ path: String, in folder: String, now: Int, _ patience: Int) throws(StoreFailure)
    -> Database
  {
    let lock = StateFolder.lock(folder)
    defer { lock.release() }
    do {
      // Another process may have done it meanwhile.
      return try open(path, patience)
    } catch {
      if case .refused(let failure) = error { throw failure }
      for suffix in ["", "-wal", "-shm"] {
        let aside = StateFolder.aside(path, now) + suffix
        guard rename(path + suffix, aside) == 0 || errno == ENOENT else { throw .refused(path: path, errno: errno) }
      }
    }
    do {
      return try open(path, patience)
    } catch {
      if case .refused(let failure) = error { throw failure }
      throw .other(path: path, message: "a new file is damaged as well")
    }
  }

  private static func failure(_ failure: Database.Failure, _ path: String) -> StoreFailure {
    switch failure.primary {
    case 5, 6: .busy(path: path)
    case 8: .refused(path: path, errno: failure.errno == 0 ? reason(path) : failure.errno)
    default:
      failure.errno == 0
        ? .other(path: path, message: failure.message) : .refused(path: path, errno: failure.errno)
    }
  }

  /// Why a file that SQLite has opened cannot be written: the file's reason, or that of the folder it is in.
  private static func reason(_ path: String) -> Int32 {
    if access(path, W_OK) != 0 { return errno }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return access(folder, W_OK) != 0 ? errno : EROFS
  }

  /// Runs something that SQLite may refuse.
  func asking<Result>(_ body: () throws(Database.Failure) -> Result) throws(StoreFailure) -> Result {
    do { return try body() } catch { throw Store.failure(error, path) }
  }
}

extension Store {
  /// Gives what is kept of a report: of an earlier content of the same path when there is nothing of this one. Then notes
  /// that it is open now; `answer` is told before, as the first writing of a session waits for the disk.
  @discardableResult
  public func open(_ report: KeptReport, now: Int, answer: (KeptState) -> Void = { _ in }) throws(StoreFailure)
    -> KeptState
  {
    try asking { () throws(Database.Failure) in
      let (state, source) = try self.state(of: report)
      answer(state)
      try database.transaction { () throws(Database.Failure) in
        try database.run(
          """
          INSERT INTO report (key, path, title, opened) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE
          SET path = iif(excluded.path = '', path, excluded.path),
          title = iif(excluded.title = '', title, excluded.title), opened = excluded.opened
          """, .blob(report.key.bytes), .text(report.path), .text(report.title), .integer(now))
        guard let source else { return }
        if !state.isOfSameContent, let heir = try row(of: report.key) { try inherit(from: source, to: heir) }
        // What is older than anybody goes back to.
        try database.run(
          """
          DELETE FROM jump WHERE report = ?1 AND id NOT IN
          (SELECT id FROM jump WHERE report = ?1 ORDER BY made DESC, id DESC LIMIT \(Store.mostJumps))
          """, .integer(source))
      }
      return state
    }
  }

  /// What is kept of a report, and the row that it is from: of an earlier content when there is nothing of this one.
  func state(of report: KeptReport) throws(Database.Failure) -> (state: KeptState, source: Int?) {
    var state = KeptState()
    var source = try row(of: report.key)
    if source == nil, !report.path.isEmpty {
      source =
        try database.run("SELECT id FROM report WHERE path = ? ORDER BY opened DESC LIMIT 1", .text(report.path))
        .first?.first?.integer
      state.isOfSameContent = source == nil
    }
    if let source { try read(source, into: &state) }
    try readShared(into: &state)
    return (state, source)
  }

  /// Writes changes, all or none. Each has the moment at which it was made, in milliseconds since 1970: of a place, a
  /// mark, a setting the last one counts, whoever made it. Gives whether every item is as it was asked for: one that
  /// another session has changed meanwhile stays as that has it.
  @discardableResult
  public func write(_ changes: [(change: KeptChange, made: Int)], of key: ReportKey) throws(StoreFailure) -> Bool {
    try asking { () throws(Database.Failure) in
      var isAsAsked = true
      try database.transaction { () throws(Database.Failure) in
        guard let report = try row(of: key) else { return }
        for (change, made) in changes where try !write(change, report, made) { isAsAsked = false }
      }
      return isAsAsked
    }
  }

  /// The reports that were open, the newest first: of those with one path the newest alone, none without a path.
  public func recentReports(_ count: Int) throws(StoreFailure) -> [RecentReport] {
    try asking { () throws(Database.Failure) in
      try database.run(
        """
        SELECT key, path, title, max(opened), offset, words, text_count FROM report LEFT JOIN place ON place.report = id
        WHERE path <> '' GROUP BY path ORDER BY max(opened) DESC LIMIT ?
        """, .integer(count)
      ).compactMap { row in
        guard let report = Store.report(row[...]) else { return nil }
        return RecentReport(report: report, opened: row[3].integer ?? 0, place: Store.anchor(row[4...]))
      }
    }
  }

  func row(of key: ReportKey) throws(Database.Failure) -> Int? {
    if let known = rows[key] { return known }
    let row = try database.run("SELECT id FROM report WHERE key = ?", .blob(key.bytes)).first?.first?.integer
    rows[key] = row
    return row
  }

  private func read(_ report: Int, into state: inout KeptState) throws(Database.Failure) {
    if let row = try database.run("SELECT offset, words, text_count FROM place WHERE report = ?", .integer(report))
      .first
    {
      state.place = Store.anchor(row[...])
    }
    if let row = try database.run("SELECT clauses, are_on FROM limits WHERE report = ?", .integer(report)).first,
      let text = row[0].text
    {
      state.limits = KeptLimits(text: text, areOn: row[1].integer != 0)
    }
    let settings = try database.run("SELECT name, value FROM report_setting WHERE report = ?", .integer(report))
    for row in settings { if let name = row[0].text { state.reportSettings[name] = row[1].text } }
    let marks = try database.run(
      "SELECT name, offset, words, text_count FROM mark WHERE scope = ?1 AND report = ?1", .integer(report))
    for row in marks { if let name = row[0].text { state.marks[name] = Store.anchor(row[1...]) } }
    let jumps = try database.run(
      "SELECT offset, words, text_count FROM jump WHERE report = ? ORDER BY made DESC, id DESC LIMIT \(Store.mostJumps)",
      .integer(report))
    state.items = try items(of: report)
    state.jumps = jumps.reversed().compactMap { Store.anchor($0[...]) }
  }

  /// What belongs to no report.
  private func readShared(into state: inout KeptState) throws(Database.Failure) {
    let capitals = try database.run(
      """
      SELECT key, path, title, name, offset, words, text_count FROM mark JOIN report ON report.id = mark.report
      WHERE scope = 0 ORDER BY name
      """)
    state.capitals = capitals.compactMap { row in
      guard let report = Store.report(row[...]), let name = row[3].text, let place = Store.anchor(row[4...]) else {
        return nil
      }
      return KeptMark(name: name, report: report, place: place)
    }
    for row in try database.run("SELECT name, value FROM setting") {
      if let name = row[0].text, let value = row[1].text { state.settings[name] = value }
    }
    for kind in KeptHistory.allCases {
      let rows = try database.run(
        "SELECT typed FROM history WHERE kind = ? ORDER BY made DESC LIMIT \(Store.mostTyped)", .text(kind.rawValue))
      if !rows.isEmpty { state.histories[kind] = rows.reversed().compactMap { $0[0].text } }
    }
  }

  /// Gives whether it is as the change has it.
  private func write(_ change: KeptChange, _ report: Int, _ made: Int) throws(Database.Failure) -> Bool {
    switch change {
    case .place(let place):
      try database.run(
        """
        INSERT INTO place VALUES (?, ?, ?, ?, ?) ON CONFLICT (report) DO UPDATE SET offset = excluded.offset,
        words = excluded.words, text_count = excluded.text_count, changed = excluded.changed
        WHERE excluded.changed >= changed
        """, [.integer(report)] + Store.values(place) + [.integer(made)])
    case .title(let title):
      try database.run("UPDATE report SET title = ? WHERE id = ?", .text(title), .integer(report))
    case .limits(let limits):
      try database.run(
        """
        INSERT INTO limits VALUES (?, ?, ?, ?) ON CONFLICT (report) DO UPDATE SET clauses = excluded.clauses,
        are_on = excluded.are_on, changed = excluded.changed WHERE excluded.changed >= changed
        """, .integer(report), .text(limits.text), .integer(limits.areOn ? 1 : 0), .integer(made))
    case .mark(let name, let place): try writeMark(name, report, .integer(report), place, made)
    case .unmark(let name):
      try writeMark(name, report, .null, Anchor(offset: 0, words: "", textCount: 0), made)
    case .jump(let place):
      try database.run(
        "INSERT INTO jump (report, offset, words, text_count, made) VALUES (?, ?, ?, ?, ?)",
        [.integer(report)] + Store.values(place) + [.integer(made)])
    case .setting(let name, let value):
      try database.run(
        """
        INSERT INTO setting VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value,
        changed = excluded.changed WHERE excluded.changed >= changed
        """, .text(name), .text(value), .integer(made))
    case .item(let item): return try write(item, from: nil, report, made)
    case .change(let item, let earlier): return try write(item, from: earlier, report, made)
    case .remove(let item): return try remove(item, report, made)
    case .reportSetting(let name, let value):
      try database.run(
        """
        INSERT INTO report_setting VALUES (?, ?, ?, ?) ON CONFLICT (report, name) DO UPDATE SET value = excluded.value,
        changed = excluded.changed WHERE excluded.changed >= changed
        """, .integer(report), .text(name), .text(value), .integer(made))
    case .typed(let kind, let text):
      try database.run(
        """
        INSERT INTO history VALUES (?, ?, ?) ON CONFLICT (kind, typed) DO UPDATE SET made = max(made, excluded.made)
        """, .text(kind.rawValue), .text(text), .integer(made))
    }
    return true
  }

  private func writeMark(_ name: String, _ scope: Int, _ report: Database.Value, _ place: Anchor, _ made: Int)
    throws(Database.Failure)
  {
    let scope = name == name.lowercased() ? scope : 0
    try database.run(
      """
      INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name, scope) DO UPDATE SET report = excluded.report,
      offset = excluded.offset, words = excluded.words, text_count = excluded.text_count, changed = excluded.changed
      WHERE excluded.changed >= changed
      """, [.text(name), .integer(scope), report] + Store.values(place) + [.integer(made)])
  }

  private static func values(_ place: Anchor) -> [Database.Value] {
    [.integer(place.offset), .text(place.words), .integer(place.textCount)]
  }

  /// An offset, words and a count.
  private static func anchor(_ columns: ArraySlice<Database.Value>) -> Anchor? {
    let columns = Array(columns)
    guard columns.count >= 3, let offset = columns[0].integer, let words = columns[1].text,
      let count = columns[2].integer
    else { return nil }
    return Anchor(offset: max(0, offset), words: words, textCount: max(0, count))
  }

  /// A key, a path, a title.
  private static func report(_ columns: ArraySlice<Database.Value>) -> KeptReport? {
    guard let key = columns[0].blob, let path = columns[1].text, let title = columns[2].text else { return nil }
    return KeptReport(key: ReportKey(bytes: key), path: path, title: title)
  }
}
