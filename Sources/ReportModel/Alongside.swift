/// How something is worked out beside something else: begins the work and gives what waits for its end.
///
/// A program that has threads to spare gives one to it; else the work is done at once.
public typealias Alongside = (_ work: @escaping @Sendable () -> Void) -> () -> Void

/// Does the work at once: nothing runs beside anything.
public func atOnce(_ work: @escaping @Sendable () -> Void) -> () -> Void {
  work()
  return {}
}

/// A value that is worked out beside others and asked for when they are done. What it is made of is let go with it.
public struct Apart<Value: Sendable>: ~Copyable {
  /// Where the work leaves it: written before the wait ends, read after. A class, because two threads hold it.
  private final class Place: @unchecked Sendable {
    var value: Value?
  }
  private let place = Place()
  private let make: @Sendable () -> Value
  private let wait: () -> Void

  /// Begins to make it.
  public init(_ alongside: Alongside, _ make: @escaping @Sendable () -> Value) {
    self.make = make
    let place = place
    wait = alongside { place.value = make() }
  }

  /// The value, once it is made.
  public consuming func take() -> Value {
    wait()
    defer { place.value = nil }
    return place.value ?? make()
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

/// Makes something of lots of the places from 0 on and uses it in order: while one lot is used, the next is made beside it.
public func ahead<Made: Sendable>(
  of count: Int, lot: Int, _ alongside: Alongside, make: @escaping @Sendable (Range<Int>) -> Made, use: (Made) -> Void
) {
  guard count > 0 else { return }
  var past = min(lot, count)
  var next = Apart(alongside) { [past] in make(0..<past) }
  while true {
    let made = next.take()
    guard past < count else { return use(made) }
    let places = past..<min(past + lot, count)
    next = Apart(alongside) { make(places) }
    use(made)
    past = places.upperBound
  }
}
