import ReportIndex
import ReportModel
import Screen

/// A row of two echoes beside each other, or one below the other.
struct EchoRow: Hashable, Sendable {
  /// The words of each; both in one row where the two stand beside each other.
  var full: RichLine?
  var edited: RichLine?
  /// Whether the paragraph of a side begins in this row.
  var opens = false
  /// The differences with words in it: indices of `EchoView.differences`, in order.
  var differences: [Int] = []

  func shows(_ difference: Int) -> Bool { differences.contains(difference) }
}

/// How what was cut, changed and inserted is shown without colour: in brackets, as `wdiff` has them.
enum EchoMarks {
  static func around(_ kind: EchoAlignment.Kind, _ side: EchoView.Side) -> (open: String, close: String) {
    switch kind {
    case .same: ("", "")
    case .cut: ("[-", "-]")
    case .inserted: ("{+", "+}")
    case .changed: side == .full ? ("[~", "~]") : ("{~", "~}")
    }
  }
}

/// Words of one side that belong together: a stretch of a run within one paragraph, or what stands between two runs.
private struct EchoPart {
  var run: Run
  var difference: Int?
  /// Whether a paragraph of the report begins with it.
  var opensPiece = false
}

extension ReaderState {
  /// The rows of two echoes at the screen's width. Paragraphs, and long stretches that only one has, begin level.
  func rows(of echo: EchoView) -> [EchoRow] {
    let runs = echo.alignment.runs
    var numbers: [Int: Int] = [:]
    for (number, run) in echo.differences.enumerated() { numbers[run] = number }
    let full = parts(.full, of: echo, numbers)
    let edited = parts(.edited, of: echo, numbers)
    var rows: [EchoRow] = []
    for chunk in chunks(runs, full, edited) {
      let left = lines(chunk.flatMap { full[$0] })
      let right = lines(chunk.flatMap { edited[$0] })
      if !rows.isEmpty { rows.append(EchoRow()) }
      if echoIsStacked {
        for (number, line) in left.enumerated() {
          rows.append(EchoRow(full: line.line, opens: number == 0, differences: line.differences))
        }
        for (number, line) in right.enumerated() {
          rows.append(EchoRow(edited: line.line, opens: number == 0, differences: line.differences))
        }
      } else {
        for number in 0..<max(left.count, right.count) {
          let (a, b) = (number < left.count ? left[number] : nil, number < right.count ? right[number] : nil)
          let both = Set((a?.differences ?? []) + (b?.differences ?? []))
          rows.append(EchoRow(full: a?.line, edited: b?.line, opens: number == 0, differences: both.sorted()))
        }
      }
    }
    return rows
  }

  /// Runs that are set together: a new chunk begins with a paragraph, and around a paragraph that only one side has.
  private func chunks(_ runs: [EchoAlignment.Run], _ full: [[EchoPart]], _ edited: [[EchoPart]]) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    for index in runs.indices where index > start {
      let opens = full[index].first?.opensPiece == true || edited[index].first?.opensPiece == true
      if opens {
        chunks.append(start..<index)
        start = index
      }
    }
    if start < runs.count { chunks.append(start..<runs.count) }
    return chunks
  }

  /// For each run the words of one side, with the marks that stand between its words and those of the run before.
  private func parts(_ side: EchoView.Side, of echo: EchoView, _ numbers: [Int: Int]) -> [[EchoPart]] {
    let pieces = catalog.report.quotations[echo.quotation(side)].pieces
    let runs = echo.alignment.runs
    var piece = 0
    var done = pieces.first?.start ?? 0
    var parts: [[EchoPart]] = Array(repeating: [], count: runs.count)
    var last: Int?
    func words(_ start: Int, _ end: Int) -> String {
      start < end ? oneLine(TextRange(start, end)) : ""
    }
    func finishPiece() {
      let rest = words(done, pieces[piece].end)
      if !rest.isEmpty, let last { parts[last].append(EchoPart(run: Run(rest, .text))) }
    }
    for (index, run) in runs.enumerated() {
      guard let range = side == .full ? run.first : run.second else { continue }
      let (open, close) = EchoMarks.around(run.kind, side)
      while piece < pieces.count, pieces[piece].end <= range.start {
        finishPiece()
        piece += 1
        done = piece < pieces.count ? pieces[piece].start : done
      }
      while piece < pieces.count, pieces[piece].start < range.end {
        let start = max(range.start, pieces[piece].start)
        let end = min(range.end, pieces[piece].end)
        var opensPiece = done == pieces[piece].start && piece > 0
        let before = words(done, start)
        if !before.isEmpty {
          parts[index].append(EchoPart(run: Run(before, .text), opensPiece: opensPiece))
          opensPiece = false
        }
        parts[index].append(
          EchoPart(
            run: Run(open + words(start, end) + close, run.kind.role), difference: numbers[index],
            opensPiece: opensPiece))
        done = end
        last = index
        guard range.end > pieces[piece].end else { break }
        finishPiece()
        piece += 1
        done = piece < pieces.count ? pieces[piece].start : done
      }
    }
    if piece < pieces.count { finishPiece() }
    return parts
  }

  /// Parts as lines, with the differences that each line shows.
  private func lines(_ parts: [EchoPart]) -> [(line: RichLine, differences: [Int])] {
    var lines: [(line: RichLine, differences: [Int])] = []
    var paragraph: [EchoPart] = []
    func flush() {
      if paragraph.isEmpty { return }
      if !lines.isEmpty { lines.append(([], [])) }
      lines += wrapped(paragraph)
      paragraph = []
    }
    for part in parts {
      if part.opensPiece { flush() }
      paragraph.append(part)
    }
    flush()
    return lines
  }

  /// One paragraph as lines. Which difference a line shows is told by counting what is no blank.
  private func wrapped(_ parts: [EchoPart]) -> [(line: RichLine, differences: [Int])] {
    var line: RichLine = []
    for (number, part) in parts.enumerated() {
      if number > 0 { line.append(Run(" ", .text)) }
      line.append(part.run)
    }
    var index = 0
    var left = parts.first.map { letters($0.run.text) } ?? 0
    return wrap(line, columns: echoColumns, charset: charset).map { line in
      var differences: [Int] = []
      for run in line {
        var count = letters(run.text)
        while count > 0, index < parts.count {
          if left == 0 {
            index += 1
            left = index < parts.count ? letters(parts[index].run.text) : 0
            continue
          }
          if let difference = parts[index].difference, differences.last != difference { differences.append(difference) }
          let taken = min(left, count)
          (left, count) = (left - taken, count - taken)
        }
      }
      return (line, differences)
    }
  }

  private func letters(_ text: String) -> Int { text.utf8.count { $0 != 0x20 } }
}

extension EchoAlignment.Kind {
  var role: Role {
    switch self {
    case .same: .text
    case .cut: .cut
    case .inserted: .inserted
    case .changed: .changed
    }
  }
}
