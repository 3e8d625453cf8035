/// How something is worked out beside something else: begins the work and gives what waits for its end.
///
/// A program that has threads to spare gives one to it; else the work is done at once.
public typealias Alongside = (_ work: @escaping @Sendable () -> Void) -> () -> Void

/// A value that is worked out beside others and asked for when they are done.
final class Apart<Value: Sendable> {
  /// Where the work leaves it: written before the wait ends, read after.
  private final class Place: @unchecked Sendable {
    var value: Value?
  }
  private let place = Place()
  private let make: @Sendable () -> Value
  private let wait: () -> Void

  init(_ alongside: Alongside, _ make: @escaping @Sendable () -> Value) {
    self.make = make
    let place = place
    wait = alongside { place.value = make() }
  }

  /// The value, once it is made.
  func take() -> Value {
    wait()
    defer { place.value = nil }
    return place.value ?? make()
  }
}
