import ReportModel
import Testing

@testable import ReaderStore

/// The reader's own: corrections, annotations, the basket.
@Suite struct ItemTests {
  private let folder: TemporaryFolder
  private let report = KeptReport(key: ReportKey(hashing: [1]), path: "/reports/tide.txt", title: "Tide")

  init() throws { folder = try TemporaryFolder() }

  private func store() throws -> Store { try Store(folder: folder.path, now: 1_769_850_000_000, patience: 100) }
  private func item(_ id: String, _ text: String = "x", _ kind: KeptItem.Kind = .correction) -> KeptItem {
    KeptItem(kind, id: id, text: text)
  }

  @Test func itemsComeBackInTheOrderInWhichTheyWereMade() throws {
    do {
      let store = try store()
      _ = try store.open(report, now: 1)
      try store.write(
        [
          (.item(item("b", "1")), 2), (.item(item("a", "2", .annotation)), 3), (.item(item("a", "3")), 4),
          (.item(item("c", "4")), 4), (.item(item("b", "5", .selection)), 5),
        ], of: report.key)
    }
    #expect(try store().open(report, now: 9).items.map(\.text) == ["1", "2", "3", "4", "5"])
  }

  @Test func whatIsTakenAwayIsGoneAndComesBackInItsPlace() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write([(.item(item("a")), 2), (.item(item("b")), 3), (.remove(.correction, id: "a"), 4)], of: report.key)
    #expect(try store.kept(of: report).items.map(\.id) == ["b"])
    try store.write([(.item(item("a")), 5)], of: report.key)
    #expect(try store.kept(of: report).items.map(\.id) == ["a", "b"])
    // Of one kind, not of another.
    try store.write([(.remove(.annotation, id: "a"), 6)], of: report.key)
    #expect(try store.kept(of: report).items.count == 2)
  }

  @Test func twoSessionsLoseNothing() throws {
    let (one, two) = (try store(), try store())
    _ = try one.open(report, now: 1)
    _ = try two.open(report, now: 1)
    try one.write([(.item(item("one-1")), 2)], of: report.key)
    try two.write([(.item(item("two-1")), 3), (.remove(.correction, id: "two-1"), 4)], of: report.key)
    try two.write([(.item(item("two-2")), 5)], of: report.key)
    try one.write([(.item(item("one-2")), 6)], of: report.key)
    #expect(try store().open(report, now: 9).items.map(\.id) == ["one-1", "two-2", "one-2"])
  }

  @Test func whatWasWrittenLaterCounts() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write([(.item(item("a", "late", .annotation)), 7)], of: report.key)
    try store.write(
      [(.item(item("a", "early", .annotation)), 5), (.remove(.annotation, id: "a"), 6)], of: report.key)
    #expect(try store.kept(of: report).items.map(\.text) == ["late"])
  }

  @Test func aChangedReportInheritsThemAndTheMarksForGood() throws {
    let changed = KeptReport(key: ReportKey(hashing: [2]), path: report.path, title: "Tide")
    let place = Anchor(offset: 2, words: "words", textCount: 9)
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write([(.item(item("a")), 2), (.mark("m", place), 2)], of: report.key)
    #expect(try store.kept(of: changed).items.map(\.id) == ["a"])
    let first = try store.open(changed, now: 3)
    #expect(!first.isOfSameContent && first.items.map(\.id) == ["a"])
    let second = try store.open(changed, now: 4)
    #expect(second.isOfSameContent && second.items.map(\.id) == ["a"] && second.marks == ["m": place])
    // What is taken away there stays where it was.
    try store.write([(.remove(.correction, id: "a"), 5), (.unmark("m"), 5)], of: changed.key)
    let old = try store.open(report, now: 6)
    #expect(old.items.map(\.id) == ["a"] && old.marks == ["m": place])
  }

  @Test func aStateOfTheVersionBeforeIsKept() throws {
    do {
      let old = try Database(path: folder.path + "/" + Store.fileName, patience: 100)
      for statement in Store.migrations[0] { try old.run(statement) }
      try old.run("PRAGMA user_version = 1")
      try old.run(
        "INSERT INTO report (key, path, title, opened) VALUES (?, '/reports/tide.txt', 'Tide', 1)",
        .blob(report.key.bytes))
      try old.run("INSERT INTO place VALUES (1, 7, 'words', 9, 1)")
    }
    let store = try store()
    #expect(store.setAside == nil)
    #expect(try store.open(report, now: 2).place == Anchor(offset: 7, words: "words", textCount: 9))
    try store.write([(.item(item("a")), 3)], of: report.key)
    #expect(try store.kept(of: report).items.map(\.id) == ["a"])
  }
}
