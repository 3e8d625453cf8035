import ReportModel

/// What the Text pane shows, as stretches that are wrapped one by one: the whole report, or the quotations that a limit
/// leaves, each under its heading.
///
/// Made once for a report and once for a limit, linear; everything that a key needs is found around a place.
struct Flow: Sendable {
  /// What a segment is.
  enum Kind: UInt8, Sendable {
    /// The report's words.
    case text
    /// Words that lead to a quotation under a limit.
    case leadIn
    /// Lines around a quotation under a limit.
    case context
    /// A line that heads a quotation under a limit: who and when, where and on what authority.
    case who, whereFrom
    /// A blank line between quotations.
    case space
  }

  /// A stretch that begins a new line of its own.
  struct Segment: Hashable, Sendable {
    /// Its words, line ends at its end included or not; where it stands for no words, the place that it belongs to.
    var range: TextRange
    var kind: Kind
    /// Under a limit the quotation that it shows: an index of `Report.quotations`; else -1.
    var quotation: Int32 = -1

    /// Whether a cursor can stand in it.
    var isWords: Bool { kind == .text || kind == .leadIn || kind == .context }
  }

  /// Never empty.
  let segments: [Segment]
  /// Whether it is the whole report.
  let isWhole: Bool
  /// Whether there is a word in it.
  let isEmpty: Bool
  /// The segments that show words, by start, a quotation's own before lead-ins; empty when the flow is whole, as its
  /// segments are in order then.
  private let byPlace: [Int32]

  init(_ segments: [Segment], isWhole: Bool) {
    self.segments = segments.isEmpty ? [Segment(range: TextRange(0, 0), kind: .space)] : segments
    self.isWhole = isWhole
    isEmpty = !segments.contains { $0.isWords }
    byPlace =
      isWhole
      ? []
      : segments.indices.filter { segments[$0].isWords }
        .sorted { a, b in
          let (x, y) = (segments[a], segments[b])
          if x.range.start != y.range.start { return x.range.start < y.range.start }
          return x.kind != y.kind ? x.kind == .text : a < b
        }
        .map { Int32($0) }
  }

  /// The segment that shows an offset, else the next that shows words, else the last; `hint` wins when it does.
  /// Logarithmic.
  func segment(at offset: Int, hint: Int?) -> Int {
    if isWhole {
      return max(0, partitionPoint(0, segments.count) { segments[$0].range.start > offset } - 1)
    }
    if let hint, hint < segments.count, shows(offset, hint) { return hint }
    let next = partitionPoint(0, byPlace.count) { segments[Int(byPlace[$0])].range.start > offset }
    var leadIn: Int?
    // Few segments can begin before a place and still hold it: a quotation, those around it, their lead-ins.
    for index in stride(from: next - 1, through: max(0, next - 24), by: -1) {
      let segment = Int(byPlace[index])
      guard shows(offset, segment) else { continue }
      if segments[segment].kind == .text { return segment }
      leadIn = leadIn ?? segment
    }
    if let leadIn { return leadIn }
    if let after = byPlace[next...].first(where: { segments[Int($0)].kind == .text }) { return Int(after) }
    return byPlace.last.map { Int($0) } ?? 0
  }

  /// Whether it shows an offset at all.
  func contains(_ offset: Int) -> Bool { isWhole || (!isEmpty && shows(offset, segment(at: offset, hint: nil))) }

  /// Whether a segment shows an offset: in its words, or just after them.
  private func shows(_ offset: Int, _ segment: Int) -> Bool {
    let range = segments[segment].range
    return segments[segment].isWords && range.start <= offset && offset < max(range.end, range.start + 1)
  }
}

/// The first index in `low ..< high` for which it is true, of indices that are parted so; else `high`. Logarithmic.
func partitionPoint(_ low: Int, _ high: Int, _ isInSecondPart: (Int) -> Bool) -> Int {
  var low = low
  var high = high
  while low < high {
    let middle = (low + high) / 2
    if isInSecondPart(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
