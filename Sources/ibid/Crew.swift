import Glibc
import ReportModel

/// Threads that do what is not wanted at once, as many as there are cores beside the one that asks, and few.
///
/// Of what is needed soon the first is begun first, then what is needed later. Whoever waits for what none has begun does it,
/// so that nobody is idle, and nothing waits on a thread that could not be had.
final class Crew: Sendable {
  /// That of the program.
  static let shared = Crew(most: min(3, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1))

  private final class Job: @unchecked Sendable {
    enum Stage { case waiting, begun, done }
    /// Only looked at and changed within the monitor.
    var stage = Stage.waiting
    let need: Need
    /// Let go with all that it holds when it is done.
    private var work: (@Sendable () -> Void)?
    init(_ need: Need, _ work: @escaping @Sendable () -> Void) {
      self.need = need
      self.work = work
    }

    /// Does it; only whoever has begun it may.
    func run() {
      work?()
      work = nil
    }
  }
  private struct State {
    var waiting: [Job] = []
    /// Threads that wait for a job, and all of them.
    var idle = 0
    var threads = 0
  }
  private let state = Monitor(State())
  private let most: Int
  /// For how many milliseconds a thread waits for the next job before it ends.
  private static let patience = 100

  init(most: Int) { self.most = most }

  /// How something is done by them.
  var alongside: Alongside {
    { need, work in
      let job = Job(need, work)
      self.add(job)
      return { self.finish(job) }
    }
  }

  private func add(_ job: Job) {
    let needsThread = state.change { state in
      state.waiting.append(job)
      guard state.waiting.count > state.idle, state.threads < most else { return false }
      state.threads += 1
      return true
    }
    if needsThread, !start() { state.change { $0.threads -= 1 } }
  }

  /// Another thread; whether it could be had.
  private func start() -> Bool {
    guard let thread = Work({ self.serve() }).start() else { return false }
    pthread_detach(thread)
    return true
  }

  /// What a thread does: one job after the other.
  private func serve() {
    while let job = next() {
      job.run()
      state.change { _ in job.stage = .done }
    }
  }

  /// The next job for a thread; nil when none has come for a while, and the thread ends.
  private func next() -> Job? {
    let end = Clock.now + Self.patience
    state.change { $0.idle += 1 }
    return state.wait { state in
      if let place = state.waiting.firstIndex(where: { $0.need == .soon }) ?? state.waiting.indices.first {
        let job = state.waiting.remove(at: place)
        job.stage = .begun
        state.idle -= 1
        return .take(job)
      }
      guard Clock.now < end else {
        state.idle -= 1
        state.threads -= 1
        return .take(nil)
      }
      return .wait(until: end)
    }
  }

  /// Returns when a job is done; does it, where none has begun it.
  private func finish(_ job: Job) {
    let isMine = state.change { state in
      guard job.stage == .waiting else { return false }
      job.stage = .begun
      state.waiting.removeAll { $0 === job }
      return true
    }
    if isMine {
      job.run()
      return
    }
    state.wait { _ in job.stage == .done ? .take(()) : .wait(until: nil) }
  }
}
