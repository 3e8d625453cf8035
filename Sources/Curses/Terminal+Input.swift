import CNcurses
import CTerminal
import Glibc
import Screen

extension Terminal {
  /// The next thing that comes from the terminal or happens to it; sleeps until then.
  ///
  /// A signal comes before keys. After `hangUp` there is nothing but `hangUp`.
  public func nextInput() -> Input {
    while waiting.isEmpty { gather(patience: patience) }
    return waiting.removeFirst()
  }

  /// The same, or nil when nothing comes for so many milliseconds.
  public func nextInput(within milliseconds: Int32) -> Input? {
    if waiting.isEmpty {
      let own = patience
      gather(patience: own >= 0 ? own : milliseconds)
    }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  /// Puts inputs back that were taken too early: they come next.
  public func putBack(_ inputs: [Input]) { waiting = inputs + waiting }

  /// Has `nextInput` give `wake`. From any thread; before a terminal is open nothing happens.
  public static func wake() { cterminal_wake() }

  /// Whether something has come that `nextInput` would give at once, so that there is no need to draw before it.
  public var hasPendingInput: Bool {
    if waiting.isEmpty { gather(patience: 0) }
    return !waiting.isEmpty
  }

  /// How many milliseconds what has come in part may wait for its rest; -1 (for ever) when there is no such thing.
  private var patience: Int32 {
    switch decoder.waiting {
    case .nothing: -1
    case .escape: escapeDelay
    // Nobody types these, so a slow line is given time.
    case .rest: max(escapeDelay, 500)
    case .pasteEnd: 2000
    }
  }

  /// Waits for signals and keys, and puts what they mean into `waiting`.
  private func gather(patience: Int32) {
    if isGone {
      waiting.append(.hangUp)
      return
    }
    var sources = [
      pollfd(fd: keys, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let ready = unsafe poll(&sources, 2, patience)
    if ready == 0, patience > 0 { waiting += decoder.finish().map(Input.key) }
    guard ready > 0 else {
      // Interrupted: a signal's byte is in the pipe. Anything else will not get better.
      if ready < 0, errno != EINTR { hangUp() }
      return
    }
    if sources[1].revents != 0 { gatherSignals() }
    if sources[0].revents & Int16(POLLIN) != 0 {
      gatherKeys()
    } else if sources[0].revents != 0 {
      hangUp()
    }
  }

  private func gatherKeys() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let got = unsafe read(keys, &buffer, buffer.count)
    if got < 0, errno == EINTR || errno == EAGAIN { return }
    // Readable and nothing to read: the other end is gone. Without this the program would spin.
    guard got > 0 else { return hangUp() }
    decoder.feed(buffer.prefix(got))
    while let key = decoder.next() { waiting.append(.key(key)) }
  }

  private func gatherSignals() {
    var buffer = [UInt8](repeating: 0, count: 64)
    let got = unsafe read(signals, &buffer, buffer.count)
    for byte in buffer.prefix(max(0, got)) {
      switch Int32(byte) {
      case 0: waiting.append(.wake)
      case SIGWINCH:
        if adoptSize() { waiting.append(.resize(size)) }
      case SIGTSTP:
        stop(group: getpid())
        waiting.append(.resume(size))
      case SIGCONT:
        takeOver()
        waiting.append(.resume(size))
      default:
        waiting.append(.signal(Int32(byte)))
      }
    }
  }

  private func hangUp() {
    isGone = true
    waiting.append(.hangUp)
  }
}
