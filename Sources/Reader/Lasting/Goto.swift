import ReportIndex
import ReportModel

extension Command {
  static let going: [Command] = [
    Command("goto", "PLACE", "go to q12, n8, s3, a line, 34%", isPreviewed: true) { state, typed in
      state.go(toLocator: typed)
    }
  ]
}

extension ReaderState {
  /// Goes to the place that somebody typed: `q12`, `#q12`, `n8`, `s3`, a line, `34%`.
  @discardableResult
  public mutating func go(toLocator typed: String) -> [Effect] {
    guard let locator = Locator(typed) else {
      let places = "q12, n8, s3, a line, 34%"
      let isBlank = typed.allSatisfy(\.isWhitespace)
      return refused(isBlank ? "no place was named: \(places)" : "“\(typed)” is no place: \(places)")
    }
    do {
      let range = try catalog.range(of: locator)
      if case .quotation(let number) = locator {
        jump(to: firstWords(of: number - 1))
      } else {
        let end = min(range.end, range.start + layout.measure)
        jump(to: TextRange(range.start, max(range.start, end)))
      }
    } catch {
      refuse(error.words)
    }
    return []
  }
}
