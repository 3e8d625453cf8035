import ReportModel
import Synchronization
import Testing

/// What is done beside something else comes out as if one after the other, whoever does it and when.
@Suite struct AlongsideTests {
  /// Does the work when somebody waits for it, and counts what was asked for.
  private static func late(_ asked: Counter) -> Alongside {
    { _, work in
      asked.add()
      return { work() }
    }
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    var value: Int { count.withLock { $0 } }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 7, 12, 13])
  func lotsAreUsedInOrder(count: Int) {
    for alongside in [atOnce, Self.late(Counter())] {
      var lots = Ahead(of: count, lot: 3, depth: 2, alongside) { Array($0) }
      var used: [[Int]] = []
      lots.forEach { used.append($0) }
      #expect(used.joined().elementsEqual(0..<count))
      #expect(used.dropLast().allSatisfy { $0.count == 3 } && !used.contains([]))
    }
  }

  /// No more than `depth` lots wait at a time: they would fill the memory.
  @Test func fewLotsAreMadeAhead() {
    let asked = Counter()
    var lots = Ahead(of: 100, lot: 10, depth: 3, Self.late(asked)) { $0.lowerBound }
    #expect(asked.value == 3)
    var used = 0
    lots.forEach { _ in
      used += 1
      #expect(asked.value == min(10, used + 3))
    }
    #expect(used == 10)
  }

  @Test func whatIsMadeApartIsTakenWhenItIsNeeded() {
    let made = Counter()
    func make() -> Apart<Int> {
      Apart(Self.late(Counter()), .later) {
        made.add()
        return 7
      }
    }
    let apart = make()
    #expect(made.value == 0)
    #expect(apart.take() == 7)
    #expect(made.value == 1)
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func halvesAreJoinedInOrder(count: Int) {
    #expect(inHalves(count, Self.late(Counter())) { $0.map { $0 * 2 } } == (0..<count).map { $0 * 2 })
  }
}
