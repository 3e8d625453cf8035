import Glibc
import ReportModel
import Testing

@testable import ReaderStore

/// What is kept, by whom, and what becomes of a file that cannot be used.
@Suite struct StoreTests {
  private let folder: TemporaryFolder
  private let report = KeptReport(key: ReportKey(hashing: [1]), path: "/reports/tide.txt", title: "Tide")
  private let other = KeptReport(key: ReportKey(hashing: [2]), path: "/reports/ebb.txt", title: "Ebb")

  init() throws { folder = try TemporaryFolder() }

  private func place(_ offset: Int) -> Anchor { Anchor(offset: offset, words: "words at \(offset)", textCount: 9000) }
  private func store() throws -> Store { try Store(folder: folder.path, now: 1_769_850_000_000, patience: 100) }

  @Test func whatIsWrittenIsThereAtTheNextStart() throws {
    do {
      let store = try store()
      #expect(try store.open(report, now: 1) == KeptState())
      try store.write(
        [
          (.place(place(100)), 2), (.limits(KeptLimits(text: "speaker:Oke", areOn: false)), 3),
          (.mark("a", place(5)), 4),
          (.mark("B", place(6)), 5), (.jump(place(7)), 6), (.jump(place(8)), 7), (.typed(.search, "tide"), 8),
          (.typed(.query, ""), 9), (.typed(.search, "ebb"), 10), (.place(place(200)), 11),
        ], of: report.key)
    }
    let state = try store().open(report, now: 20)
    #expect(state.isOfSameContent)
    #expect(state.place == place(200))
    #expect(state.limits == KeptLimits(text: "speaker:Oke", areOn: false))
    #expect(state.marks == ["a": place(5)])
    #expect(state.capitals == [KeptMark(name: "B", report: report, place: place(6))])
    #expect(state.jumps == [place(7), place(8)])
    #expect(state.histories[.search] == ["tide", "ebb"] && state.histories[.query] == [""])
  }

  @Test func reportsAreKeptApartButCapitalsAndHistoriesAreShared() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write(
      [(.place(place(1)), 2), (.mark("a", place(2)), 2), (.mark("A", place(3)), 2), (.typed(.search, "x"), 2)],
      of: report.key)
    let state = try store.open(other, now: 3)
    #expect(state.place == nil && state.marks.isEmpty && state.jumps.isEmpty)
    #expect(state.capitals.map(\.report) == [report] && state.histories[.search] == ["x"])
    // A capital is one over all reports.
    try store.write([(.mark("A", place(9)), 4)], of: other.key)
    #expect(try store.open(report, now: 5).capitals == [KeptMark(name: "A", report: other, place: place(9))])
    try store.write([(.unmark("A"), 6), (.unmark("a"), 6)], of: report.key)
    let after = try store.open(report, now: 7)
    #expect(after.capitals.isEmpty && after.marks.isEmpty)
  }

  @Test func aChangedReportUnderThePathGetsWhatTheEarlierHad() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write([(.place(place(50)), 2), (.mark("a", place(2)), 2)], of: report.key)
    let changed = KeptReport(key: ReportKey(hashing: [3]), path: report.path, title: "Tide, corrected")
    let state = try store.open(changed, now: 3)
    #expect(!state.isOfSameContent && state.place == place(50) && state.marks == ["a": place(2)])
    // From a pipe there is no path to go by.
    let piped = KeptReport(key: ReportKey(hashing: [4]), path: "", title: "Tide")
    #expect(try store.open(piped, now: 4).place == nil)
  }

  @Test func theSameContentIsKnownUnderAnyPath() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write([(.place(place(50)), 2)], of: report.key)
    let moved = KeptReport(key: report.key, path: "/elsewhere/tide.txt", title: "Tide")
    #expect(try store.open(moved, now: 3).place == place(50))
    #expect(try store.recentReports(9).map(\.report.path) == ["/elsewhere/tide.txt"])
    // Read from a pipe, it keeps the path that it had.
    _ = try store.open(KeptReport(key: report.key, path: "", title: "Tide"), now: 4)
    #expect(try store.recentReports(9).map(\.report.path) == ["/elsewhere/tide.txt"])
  }

  @Test func twoSessionsAtOnceLoseNothing() throws {
    let first = try store()
    let second = try store()
    _ = try first.open(report, now: 1)
    _ = try second.open(report, now: 2)
    for number in 0..<50 {
      let session = number % 2 == 0 ? first : second
      try session.write(
        [
          (.jump(place(number)), 10 + number), (.typed(.search, "word \(number)"), 10 + number),
          (.place(place(number)), 10 + number),
        ], of: report.key)
    }
    try first.write([(.mark("a", place(1)), 70)], of: report.key)
    try second.write([(.mark("b", place(2)), 70), (.place(place(300)), 80)], of: report.key)
    // Written later, but of an earlier moment.
    try first.write([(.place(place(299)), 79)], of: report.key)
    let state = try store().open(report, now: 90)
    #expect(state.jumps == (0..<50).map(place))
    #expect(state.histories[.search]?.count == 50)
    #expect(state.marks == ["a": place(1), "b": place(2)])
    #expect(state.place == place(300))
  }

  @Test func recentReportsAreTheNewestOfEachPath() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    _ = try store.open(other, now: 2)
    try store.write([(.place(place(7)), 3)], of: other.key)
    _ = try store.open(KeptReport(key: ReportKey(hashing: [9]), path: report.path, title: "Tide 2"), now: 4)
    _ = try store.open(KeptReport(key: ReportKey(hashing: [8]), path: "", title: "Piped"), now: 5)
    let recent = try store.recentReports(10)
    #expect(recent.map(\.report.title) == ["Tide 2", "Ebb"])
    #expect(recent.map(\.place) == [nil, place(7)])
    #expect(try store.recentReports(1).count == 1)
  }

  @Test(arguments: [
    Array("this is no database, but somebody's notes, and long enough to be looked at".utf8), [0], [],
    Array("SQLite format 3\u{0}".utf8) + [UInt8](repeating: 0xA5, count: 9000),
  ])
  func aFileThatIsNoDatabaseIsSetAsideAndNeverOverwritten(bytes: [UInt8]) throws {
    folder.write(bytes, to: "state.sqlite")
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write([(.place(place(7)), 3)], of: report.key)
    // An empty file is a new database.
    guard !bytes.isEmpty else {
      #expect(store.setAside == nil)
      return
    }
    #expect(store.setAside == folder.path + "/state.sqlite.damaged-20260131-090000")
    #expect(folder.bytes(of: "state.sqlite.damaged-20260131-090000") == bytes)
    #expect(try self.store().setAside == nil)
  }

  @Test(arguments: 0..<12) func aDamagedPageIsFoundAndTheFileSetAside(seed: Int) throws {
    do {
      let store = try store()
      _ = try store.open(report, now: 1)
      try store.write((0..<300).map { (.typed(.search, "word number \($0) of many"), $0) }, of: report.key)
    }
    var bytes = folder.bytes(of: "state.sqlite")
    let start = 4096 * (1 + seed % (bytes.count / 4096 - 1))
    for index in start..<(start + 4096) { bytes[index] = UInt8(truncatingIfNeeded: index &* 31 &+ seed) }
    folder.write(bytes, to: "state.sqlite")
    let store = try store()
    let state = try store.open(report, now: 2)
    #expect(store.setAside != nil && state == KeptState())
    #expect(folder.bytes(of: "state.sqlite.damaged-20260131-090000") == bytes)
  }

  @Test func whatIsNoFileIsSetAsideToo() throws {
    mkdir(folder.path + "/state.sqlite", 0o700)
    #expect(try store().setAside != nil)
    #expect(folder.names.contains("state.sqlite.damaged-20260131-090000"))
  }

  @Test func aLaterSchemaIsLeftAlone() throws {
    do {
      let store = try store()
      _ = try store.open(report, now: 1)
    }
    do { try Database(path: folder.path + "/state.sqlite", patience: 10).run("PRAGMA user_version = 99") }
    let before = folder.bytes(of: "state.sqlite")
    #expect(throws: StoreFailure.newer(path: folder.path + "/state.sqlite")) { try store() }
    #expect(folder.bytes(of: "state.sqlite") == before)
    #expect(!folder.names.contains { $0.contains("damaged") })
  }

  @Test func whereNothingCanBeWrittenItSaysSo() throws {
    folder.write([1], to: "file")
    #expect(throws: StoreFailure.refused(path: folder.path + "/file", errno: ENOTDIR)) {
      try Store(folder: folder.path + "/file", now: 0)
    }
    #expect(throws: StoreFailure.self) { try Store(folder: "/proc/nonexistent/ibid", now: 0) }
  }

  @Test func aWriterThatNeverEndsIsNotWaitedForLong() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    let blocker = try Database(path: folder.path + "/state.sqlite", patience: 10)
    try blocker.run("BEGIN IMMEDIATE")
    #expect(throws: StoreFailure.busy(path: folder.path + "/state.sqlite")) {
      try store.write([(.place(place(7)), 3)], of: report.key)
    }
    try blocker.run("ROLLBACK")
    try store.write([(.place(place(7)), 3)], of: report.key)
    #expect(try store.open(report, now: 9).place == place(7))
  }

  @Test func theFolderIsWhereXDGSaysAndNobodyElseLooksIntoIt() throws {
    #expect(StateFolder.standard { ["XDG_STATE_HOME": "/x", "HOME": "/h"][$0] } == "/x/ibid")
    #expect(StateFolder.standard { ["XDG_STATE_HOME": "relative", "HOME": "/h"][$0] } == "/h/.local/state/ibid")
    #expect(StateFolder.standard { _ in nil } == nil)
    let inner = folder.path + "/new"
    _ = try Store(folder: inner, now: 0)
    var information = stat()
    #expect(stat(inner, &information) == 0 && information.st_mode & 0o777 == 0o700)
    for name in ["state.sqlite", "state.sqlite-wal", "state.sqlite-shm"] { unlink(inner + "/" + name) }
  }
}
