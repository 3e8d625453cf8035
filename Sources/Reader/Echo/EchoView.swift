import ReportIndex
import ReportModel
import Screen

/// Two quotations that give the same words, over all panes: the fuller one and the one that was edited from it, with what
/// was cut, changed and inserted marked.
struct EchoView: Sendable {
  /// One of the two.
  enum Side: Hashable, Sendable {
    case full, edited

    var other: Side { self == .full ? .edited : .full }
  }

  /// The quotation that it was asked for, and all that echo it: indices of `Report.quotations`.
  let origin: Int
  let echoes: [Int]
  /// Which of `echoes` is shown.
  var number: Int
  /// The longer of the two, and the other.
  var full: Int
  var edited: Int
  var alignment: EchoAlignment
  /// What Enter goes to.
  var side: Side
  /// The runs that are not the same: indices of `alignment.runs`.
  var differences: [Int]
  /// The current difference: an index of `differences`; nil when there is none.
  var difference: Int?
  /// The rows at the screen's width, and the first on the screen.
  var rows: [EchoRow] = []
  var scroll = 0

  /// The quotation of a side.
  func quotation(_ side: Side) -> Int { side == .full ? full : edited }

  /// A quotation and one of its echoes. The fuller is the one with more bytes of words; of two that are as long the first.
  init(_ origin: Int, echoes: [Int], number: Int, in report: Report) {
    self.origin = origin
    self.echoes = echoes
    self.number = number
    let other = echoes[number]
    func size(_ quotation: Int) -> Int { report.quotations[quotation].pieces.reduce(0) { $0 + $1.count } }
    let originIsFull = size(origin) != size(other) ? size(origin) > size(other) : origin < other
    (full, edited) = originIsFull ? (origin, other) : (other, origin)
    side = originIsFull ? .edited : .full
    alignment = EchoAlignment(report.quotations[full], report.quotations[edited], in: report.text)
    let runs = alignment.runs
    differences = runs.indices.filter { runs[$0].kind != .same }
    difference = differences.isEmpty ? nil : 0
  }

  /// `2 cut, 1 changed`, or that there is no difference.
  var summary: String {
    if differences.isEmpty { return "the same words" }
    let kinds: [EchoAlignment.Kind] = [.cut, .changed, .inserted]
    return kinds.compactMap { kind in
      let count = differences.count { alignment.runs[$0].kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }.joined(separator: ", ")
  }
}

extension ReaderState {
  /// The quotation at the place whose echoes are asked for: the inmost there that has some, else the inmost.
  private var echoing: Int? {
    let offset = shownOffset
    var around = catalog.anyQuotation(at: offset) ?? shownQuotation
    let inmost = around
    while let quotation = around {
      if !catalog.report.quotations[quotation].echoes.isEmpty { return quotation }
      around = catalog.report.quotations[quotation].parent
    }
    return inmost
  }

  /// Shows the quotation at the place beside its echo.
  mutating func openEcho() -> [Effect] {
    guard let quotation = echoing else { return refused("no quotation here · J next quotation") }
    let quotations = catalog.report.quotations
    // The one with most words first: a full letter before a headline.
    let echoes = quotations[quotation].echoes.sorted { a, b in
      let (x, y) = (quotations[a].range.count, quotations[b].range.count)
      return x != y ? x > y : a < b
    }
    guard !echoes.isEmpty else { return refused("q\(quotation + 1) echoes no other words of the report") }
    show(echo: EchoView(quotation, echoes: echoes, number: 0, in: catalog.report))
    return []
  }

  /// Shows another echo of the same quotation.
  mutating func turnEcho(by count: Int) -> [Effect] {
    guard let echo else { return [] }
    guard echo.echoes.count > 1 else { return refused("this is the only echo") }
    let number = ((echo.number + count) % echo.echoes.count + echo.echoes.count) % echo.echoes.count
    show(echo: EchoView(echo.origin, echoes: echo.echoes, number: number, in: catalog.report))
    return []
  }

  private mutating func show(echo: EchoView) {
    self.echo = echo
    setEcho()
    showDifference()
  }

  /// Sets the echoes at the width of the screen; keeps what is scrolled to as far as there are rows.
  mutating func setEcho() {
    guard let rows = echo.map({ self.rows(of: $0) }) else { return }
    echo?.rows = rows
    scrollEchoWithin()
  }

  /// The rows of the screen that show words: a title, one or two heads, and the summary stand above them.
  var echoRows: Int { max(0, layout.body.size.rows - echoHeadRows) }
  var echoHeadRows: Int { layout.body.size.rows < 8 ? 1 : echoIsStacked ? 4 : 3 }

  /// Whether the two stand one below the other, paragraph by paragraph.
  var echoIsStacked: Bool { layout.body.size.columns < 76 }

  /// The columns of one side's words.
  var echoColumns: Int {
    let columns = layout.body.size.columns
    return echoIsStacked ? max(1, columns - 4) : max(1, min(Layout.longestMeasure, (columns - 7) / 2))
  }

  private mutating func scrollEchoWithin() {
    guard let echo else { return }
    let last = max(0, echo.rows.count - echoRows)
    self.echo?.scroll = max(0, min(echo.scroll, last))
  }

  /// Scrolls by lines.
  mutating func scrollEcho(by count: Int) {
    guard let before = echo?.scroll else { return }
    echo?.scroll = before + count
    scrollEchoWithin()
    if echo?.scroll == before { refuse(count < 0 ? "this is the beginning" : "this is the end") }
  }

  /// Goes on to another difference.
  mutating func moveDifferences(by count: Int) -> [Effect] {
    guard let echo else { return [] }
    guard let difference = echo.difference else { return refused("the words are the same") }
    let next = max(0, min(difference + count, echo.differences.count - 1))
    if next == difference { return refused(count < 0 ? "the first difference" : "the last difference") }
    self.echo?.difference = next
    showDifference()
    return []
  }

  /// Scrolls so that the current difference can be seen: a third down unless it is on the screen.
  private mutating func showDifference() {
    guard let echo, let difference = echo.difference, let row = echo.rows.firstIndex(where: { $0.shows(difference) })
    else { return }
    let rows = echoRows
    if row < echo.scroll || row >= echo.scroll + max(1, rows - 1) { self.echo?.scroll = row - rows / 3 }
    scrollEchoWithin()
  }

  mutating func turnEchoSide() -> [Effect] {
    guard let side = echo?.side else { return [] }
    echo?.side = side.other
    return []
  }

  /// Goes to the current difference in the quotation of the chosen side, or to its beginning.
  mutating func followEcho() -> [Effect] {
    guard let echo else { return [] }
    let quotation = catalog.report.quotations[echo.quotation(echo.side)]
    var target = TextRange(quotation.range.start, min(quotation.range.end, quotation.range.start + layout.measure))
    if let difference = echo.difference {
      let runs = echo.alignment.runs
      let index = echo.differences[difference]
      func range(_ run: EchoAlignment.Run) -> TextRange? { echo.side == .full ? run.first : run.second }
      if let range = range(runs[index]) {
        target = range
      } else if let before = runs[..<index].reversed().lazy.compactMap(range).first {
        // Where the words would stand.
        target = TextRange(before.end, before.end)
      }
    }
    self.echo = nil
    focus = .text
    jump(to: target)
    return []
  }
}
