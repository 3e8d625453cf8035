import Curses
import Reader
import ReportIndex
import Screen

/// The one loop: what comes from the terminal moves the state on, and the state is shown. Returns the exit status; the
/// terminal is still to be closed.
func converse(with terminal: Terminal, about catalog: Catalog) -> Int32 {
  var state = ReaderState(
    catalog: catalog, size: terminal.size, charset: terminal.charset, notice: terminal.notice)
  terminal.show(view(state))
  // While the reader looks at the first screen.
  if !terminal.hasPendingInput { catalog.prepareSearch() }
  while true {
    let event: Event
    switch terminal.nextInput() {
    case .key(let key): event = .key(key)
    case .resize(let size), .resume(let size): event = .resize(size)
    case .signal(let number): return 128 + number
    case .hangUp: return 128 + 1  // as SIGHUP, which may have been ignored
    }
    for effect in update(&state, event) {
      switch effect {
      case .quit:
        return 0
      case .redraw:
        terminal.redraw()
      case .suspend:
        terminal.suspend()
        _ = update(&state, .resize(terminal.size))
      }
    }
    // Keys that wait are handled first: one drawing for all.
    if !terminal.hasPendingInput { terminal.show(view(state)) }
  }
}
