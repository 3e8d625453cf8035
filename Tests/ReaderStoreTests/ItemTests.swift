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

  @Test func whatMayNotBeWrittenCanBeRead() throws {
    #expect(throws: StoreFailure.self) { try Store(reading: folder.path) }
    do {
      let store = try store()
      _ = try store.open(report, now: 1)
      try store.write([(.item(item("a", "1")), 2)], of: report.key)
    }
    let reading = try Store(reading: folder.path)
    #expect(try reading.kept(of: report).items.map(\.text) == ["1"])
    #expect(throws: StoreFailure.self) { try reading.write([(.item(item("b", "2")), 3)], of: report.key) }
    #expect(try store().kept(of: report).items.map(\.text) == ["1"])
  }

  @Test func whatIsTakenAwayIsGoneAndComesBackInItsPlace() throws {
    let store = try store()
    _ = try store.open(report, now: 1)
    try store.write([(.item(item("a")), 2), (.item(item("b")), 3), (.remove(item("a")), 4)], of: report.key)
    #expect(try store.kept(of: report).items.map(\.id) == ["b"])
    try store.write([(.item(item("a")), 5)], of: report.key)
    #expect(try store.kept(of: report).items.map(\.id) == ["a", "b"])
    // Of one kind, not of another.
    try store.write([(.remove(item("a", "x", .annotation)), 6)], of: report.key)
    #expect(try store.kept(of: report).items.count == 2)
  }

  @Test func twoSessionsLoseNothing() throws {
    let (one, two) = (try store(), try store())
    _ = try one.open(report, now: 1)
    _ = try two.open(report, now: 1)
    try one.write([(.item(item("one-1")), 2)], of: report.key)
    try two.write([(.item(item("two-1")), 3), (.remove(item("two-1")), 4)], of: report.key)
    try two.write([(.item(item("two-2")), 5)], of: report.key)
    try one.write([(.item(item("one-2")), 6)], of: report.key)
    #expect(try store().open(report, now: 9).items.map(\.id) == ["one-1", "two-2", "one-2"])
  }

  @Test func whatTwoSessionsMakeOfOneItemIsBothThere() throws {
    let (one, two) = (try store(), try store())
    let first = item("a", "so", .annotation)
    _ = try one.open(report, now: 1)
    _ = try two.open(report, now: 1)
    #expect(try one.write([(.item(first), 2)], of: report.key))
    #expect(try two.write([(.change(item("a", "or so", .annotation), from: "so"), 3)], of: report.key))
    // Who does not know of it neither overwrites nor removes it.
    #expect(try !one.write([(.change(item("a", "not so", .annotation), from: "so"), 4)], of: report.key))
    #expect(try !one.write([(.remove(first), 5)], of: report.key))
    #expect(try one.items(of: report.key).map(\.text) == ["or so", "not so"])
    #expect(Set(try one.items(of: report.key).map(\.id)).count == 2)
    // Who knows of it does; and what one takes away while another changes it is changed.
    #expect(try one.write([(.remove(item("a", "or so", .annotation)), 6)], of: report.key))
    #expect(try two.write([(.change(item("a", "so again", .annotation), from: "or so"), 7)], of: report.key))
    #expect(try two.items(of: report.key).map(\.text) == ["so again", "not so"])
  }

  @Test func whatOthersHaveWrittenIsNoticedAndNothingElse() throws {
    let (one, two) = (try store(), try store())
    _ = try one.open(report, now: 1)
    _ = try two.open(report, now: 1)
    _ = (try one.othersHaveWritten(), try two.othersHaveWritten())
    #expect(try !one.othersHaveWritten())
    try one.write([(.item(item("one-1")), 2)], of: report.key)
    #expect(try !one.othersHaveWritten())
    #expect(try two.othersHaveWritten())
    #expect(try !two.othersHaveWritten())
    try two.write([(.item(item("two-1")), 3)], of: report.key)
    try one.write([(.item(item("one-2")), 4)], of: report.key)
    // Also when its own writing came after theirs.
    #expect(try one.othersHaveWritten())
    #expect(try one.items(of: report.key).map(\.id) == ["one-1", "two-1", "one-2"])
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
    try store.write([(.remove(item("a")), 5), (.unmark("m"), 5)], of: changed.key)
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
