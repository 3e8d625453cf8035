import Glibc

/// A value that threads share, and wait on for it to become what they need (a monitor: C. A. R. Hoare, 1974).
final class Monitor<Value: Sendable>: @unchecked Sendable {
  private var value: Value
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ value: Value) {
    self.value = value
    var attributes = pthread_condattr_t()
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_condattr_init(&attributes)
    // So that nobody waits longer when the clock is set.
    unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    unsafe pthread_cond_init(changed, &attributes)
    unsafe pthread_condattr_destroy(&attributes)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Changes the value; whoever waits looks at it again.
  func change<Result>(_ body: (inout Value) -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    let result = body(&value)
    unsafe pthread_cond_broadcast(changed)
    return result
  }

  /// What to do about a value.
  enum Decision<Result> {
    /// It is what was waited for.
    case take(Result)
    /// Look again when it has changed; or, with a time, at the latest then: `Clock.now`.
    case wait(until: Int?)
  }

  /// Looks at the value, now and whenever it changes, until it is what is needed.
  func wait<Result>(_ body: (inout Value) -> Decision<Result>) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      switch body(&value) {
      case .take(let result): return result
      case .wait(until: nil): unsafe pthread_cond_wait(changed, mutex)
      case .wait(until: let moment?):
        var time = timespec(tv_sec: moment / 1000, tv_nsec: moment % 1000 * 1_000_000)
        unsafe pthread_cond_timedwait(changed, mutex, &time)
      }
    }
  }
}

/// Moments in milliseconds.
enum Clock {
  /// Since some moment; never set back.
  static var now: Int { read(CLOCK_MONOTONIC) }
  /// Since 1970.
  static var today: Int { read(CLOCK_REALTIME) }

  private static func read(_ clock: Int32) -> Int {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
