import Glibc
import Synchronization

/// A value that another thread makes meanwhile; signals stay with the thread that asked.
final class Background<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let thread = Mutex<pthread_t?>(nil)
  private let make: @Sendable () -> Value

  /// Begins to make it at once.
  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    let work = Work {
      let value = make()
      self.made.withLock { $0 = value }
    }
    thread.withLock { $0 = work.start() }
  }

  /// The value, waiting for it if need be. Where no thread could be had, it is made here.
  var value: Value {
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let running { _ = pthread_join(running, nil) }
    return made.withLock { made in
      let value = made ?? make()
      made = value
      return value
    }
  }
}

/// What a thread is to do.
final class Work {
  private let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }

  /// Does it here.
  func run() { body() }

  /// The thread that does it; nil when none can be had.
  func start() -> pthread_t? {
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let work = unsafe Unmanaged.passRetained(self)
    let failure = unsafe pthread_create(
      &thread, nil,
      { work in
        if let work = unsafe work { unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    if failure == 0 { return thread }
    unsafe work.release()
    return nil
  }
}
