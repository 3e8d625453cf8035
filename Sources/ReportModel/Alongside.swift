/// How something is worked out beside something else: takes the work and gives what waits for its end.
///
/// A program that has threads to spare lets them do it; what none has begun when it is waited for is done then, by whoever
/// waits. A program without threads does the work at once.
public typealias Alongside = @Sendable (_ need: Need, _ work: @escaping @Sendable () -> Void) -> @Sendable () -> Void

/// When somebody will wait for what is done alongside: what is needed soon is begun first.
public enum Need: Sendable {
  case soon, later
}

/// Does the work at once: nothing runs beside anything.
@Sendable
public func atOnce(_ need: Need, _ work: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
  work()
  return {}
}

/// A value that is worked out beside others and asked for when they are done. What it is made of is let go with it.
public final class Apart<Value: Sendable>: Sendable {
  /// Where the work leaves it: written before the wait ends, read after. A class, because two threads hold it.
  private final class Place: @unchecked Sendable {
    var value: Value?
  }
  private let place = Place()
  private let wait: @Sendable () -> Void

  /// Begins to make it.
  public init(_ alongside: Alongside, _ need: Need = .soon, _ make: @escaping @Sendable () -> Value) {
    let place = place
    wait = alongside(need) { place.value = make() }
  }

  /// The value, once it is made. To be asked for once.
  public func take() -> Value {
    wait()
    defer { place.value = nil }
    guard let value = place.value else { preconditionFailure("what is made apart is taken once") }
    return value
  }
}

/// What `make` makes of the places from 0 on, one value each: the second half beside the first, where there are as many as
/// `least`. The same, in the same order, as if one after the other.
public func inHalves<Value: Sendable>(
  _ count: Int, least: Int = 64, _ alongside: Alongside, _ make: @escaping @Sendable (Range<Int>) -> [Value]
) -> [Value] {
  guard count >= least else { return make(0..<count) }
  let second = Apart(alongside) { make(count / 2..<count) }
  var all = make(0..<count / 2)
  all += second.take()
  return all
}

/// Makes something of lots of the places from 0 on, in order: a few lots are made before they are asked for, beside what
/// else goes on.
public struct Ahead<Made: Sendable> {
  private let count: Int
  private let lot: Int
  private let alongside: Alongside
  private let make: @Sendable (Range<Int>) -> Made
  /// What is being made, in order, the next last.
  private var waiting: [Apart<Made>] = []
  /// The first place of the next lot.
  private var next = 0

  /// Begins with the first lots.
  public init(
    of count: Int, lot: Int, depth: Int, _ alongside: @escaping Alongside,
    make: @escaping @Sendable (Range<Int>) -> Made
  ) {
    self.count = count
    self.lot = lot
    self.alongside = alongside
    self.make = make
    while next < count, waiting.count < depth { begin() }
  }

  private mutating func begin() {
    let places = next..<min(next + lot, count)
    next = places.upperBound
    waiting.insert(Apart(alongside) { [make] in make(places) }, at: 0)
  }

  /// Uses one lot after the other.
  public mutating func forEach(_ use: (Made) -> Void) {
    while let first = waiting.popLast() {
      let made = first.take()
      if next < count { begin() }
      use(made)
    }
  }
}
