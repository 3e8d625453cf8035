import Glibc

/// How many times as long the second takes as the first, in time of this thread: the least of up to three trials, each
/// the faster of two runs, so that a busy machine does not matter.
func growth(_ once: () -> Void, _ twice: () -> Void) -> Double {
  var ratio = Double.infinity
  for _ in 0..<3 where ratio >= 3 {
    let first = max(min(threadSeconds(once), threadSeconds(once)), 1e-4)
    ratio = min(ratio, min(threadSeconds(twice), threadSeconds(twice)) / first)
  }
  return ratio
}

/// The processor time that this thread needs for something, in seconds.
func threadSeconds(_ work: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  work()
  return now() - start
}

/// An environment variable.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
