// Until the Reader is there: the same names, the text, and nothing else. To be deleted.
import ReportIndex
import ReportModel
import Screen

struct ReaderState: Sendable {
  let catalog: Catalog
  var size: Size
  let charset: Charset
  var notice: String?
  var line = 0
  init(catalog: Catalog, size: Size, charset: Charset, notice: String? = nil) {
    (self.catalog, self.size, self.charset, self.notice) = (catalog, size, charset, notice)
  }
}
enum Event: Sendable {
  case key(Key)
  case resize(Size)
}
enum Effect: Hashable, Sendable { case quit, suspend, redraw }

func update(_ state: inout ReaderState, _ event: Event) -> [Effect] {
  switch event {
  case .resize(let size): state.size = size
  case .key(let key):
    state.notice = nil
    switch key {
    case .character("q"): return [.quit]
    case .control("z"): return [.suspend]
    case .control("l"): return [.redraw]
    case .character("j"), .down: state.line = min(state.line + 1, state.catalog.report.text.lineCount - 1)
    case .character("k"), .up: state.line = max(0, state.line - 1)
    default: break
    }
  }
  return []
}

func view(_ state: ReaderState) -> Canvas {
  var canvas = Canvas(size: state.size, charset: state.charset)
  let text = state.catalog.report.text
  for row in 0..<max(0, state.size.rows - 1) where state.line + row < text.lineCount {
    let range = text.lineRange(state.line + row)
    canvas.put(
      utf8: text.bytes[range.start..<range.end], at: Position(column: 0, row: row), role: row == 0 ? .heading : .text)
  }
  canvas.put(
    state.notice ?? state.catalog.report.path, at: Position(column: 0, row: state.size.rows - 1), role: .focusedTitle)
  return canvas
}
