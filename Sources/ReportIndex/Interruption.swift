import ReportModel

/// Something that stands in words which go on after it: a note's marker, a caption or a reporting clause in the middle
/// of a quotation. Search finds what stands in it, and also what goes on over it.
struct Interruption: Sendable {
  /// Where it stands in the text.
  var range: TextRange
  /// Where it stands in the shadow.
  var shadow: Range<Int>
  /// Whether what it parts is two words.
  var isSpace: Bool
}

/// The interruptions of a report, in order and without overlap: every marker, and what stands between two pieces of a
/// quotation when it holds a word. Costs a sort of them.
func findInterruptions(in report: Report, markers: [MarkerPlace], of folded: FoldedText) -> [Interruption] {
  var found = markers.map { Interruption(range: $0.range, shadow: folded.shadow($0.range), isSpace: false) }
  for quotation in report.quotations {
    for (piece, next) in zip(quotation.pieces, quotation.pieces.dropFirst()) where piece.end < next.start {
      let range = TextRange(piece.end, next.start)
      let shadow = folded.shadow(range)
      if folded.bytes[shadow].contains(where: WordScanner.isWordByte) {
        found.append(Interruption(range: range, shadow: shadow, isSpace: true))
      }
    }
  }
  found.sort { $0.range < $1.range }
  var apart: [Interruption] = []
  for one in found where !one.shadow.isEmpty {
    if let last = apart.last, one.range.start < last.range.end {
      // The longer holds the other; of two that cross, the first is kept.
      continue
    }
    apart.append(one)
  }
  return apart
}

extension Array where Element == Interruption {
  /// The places that a pattern has over one interruption or several that stand close together, by place.
  ///
  /// As many bytes of shadow as the pattern could need are laid together from both sides. Linear in the interruptions,
  /// times the length of the pattern.
  func places(of pattern: SearchPattern, in folded: FoldedText) -> [TextRange] {
    let needle = pattern.needle
    guard needle.count > 1, !needle.allSatisfy({ $0 == 0x20 }) else { return [] }
    let search = ByteSearch(needle)
    var found: [TextRange] = []
    for index in indices {
      var seam = Seam()
      seam.collect(before: index, of: self, count: needle.count - 1)
      seam.collect(after: index, of: self, count: needle.count - 1, end: folded.bytes.count)
      let (bytes, join) = seam.lay(folded.bytes)
      for start in search.starts(in: bytes.span, to: bytes.count) {
        let end = Int(start) + needle.count
        guard Int(start) < join.left, end > join.right else { continue }
        let pieces = seam.pieces(Int(start)..<end, of: folded, over: self)
        let place =
          pattern.kept.isEmpty
          ? TextRange(pieces[0].range.start, pieces[pieces.count - 1].range.end)
          : pattern.confirm(pieces, in: folded.original)
        if let place { found.append(place) }
      }
    }
    return found
  }
}

/// The shadow around an interruption, with it and its neighbours taken out.
private struct Seam {
  /// The stretches of the shadow, in order; between two stands an interruption.
  private var stretches: [Range<Int>] = []
  /// The interruption before each stretch but the first: an index of the list.
  private var gaps: [Int] = []
  private var leftCount = 0
  /// Where each stretch begins in what `lay` gives.
  private var starts: [Int] = []

  mutating func collect(before index: Int, of list: [Interruption], count: Int) {
    var left = count
    var gap = index
    while left > 0 {
      let end = list[gap].shadow.lowerBound
      let floor = gap > 0 ? list[gap - 1].shadow.upperBound : 0
      let start = max(floor, end - left)
      stretches.insert(start..<Swift.max(start, end), at: 0)
      gaps.insert(gap, at: 0)
      left -= end - start
      if left <= 0 || gap == 0 { break }
      gap -= 1
    }
    leftCount = stretches.count
  }

  mutating func collect(after index: Int, of list: [Interruption], count: Int, end: Int) {
    var left = count
    var gap = index
    while left > 0 {
      let start = list[gap].shadow.upperBound
      let ceiling = gap + 1 < list.count ? list[gap + 1].shadow.lowerBound : end
      let stop = min(ceiling, start + left)
      stretches.append(start..<Swift.max(start, stop))
      if gap > index { gaps.append(gap) }
      left -= stop - start
      if left <= 0 || gap + 1 >= list.count { break }
      gap += 1
    }
    spaces = gaps.map { list[$0].isSpace }
  }

  private var spaces: [Bool] = []

  /// The stretches together, and where the left side ends and the right begins.
  mutating func lay(_ shadow: [UInt8]) -> (bytes: [UInt8], join: (left: Int, right: Int)) {
    var bytes: [UInt8] = []
    var join = (left: 0, right: 0)
    for (index, stretch) in stretches.enumerated() {
      if index == leftCount { join.left = bytes.count }
      var stretch = stretch
      if index > 0 {
        if spaces[index - 1], let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        if bytes.last == 0x20, let first = stretch.first, shadow[first] == 0x20 {
          stretch = stretch.lowerBound + 1..<stretch.upperBound
        }
      }
      if index == leftCount { join.right = bytes.count }
      stretches[index] = stretch
      starts.append(bytes.count)
      bytes += shadow[stretch]
    }
    return (bytes, join)
  }

  /// The pieces of the original that a stretch of what was laid together comes from; at an interruption they go up to it.
  func pieces(_ range: Range<Int>, of folded: FoldedText, over list: [Interruption]) -> [SearchPattern.Piece] {
    var pieces: [SearchPattern.Piece] = []
    for (index, stretch) in stretches.enumerated() {
      let from = Swift.max(range.lowerBound, starts[index])
      let to = min(range.upperBound, starts[index] + stretch.count)
      if from >= to { continue }
      let own = stretch.lowerBound + from - starts[index]..<stretch.lowerBound + to - starts[index]
      var place = folded.original(own)
      let isSpace = index > 0 && spaces[index - 1]
      if !pieces.isEmpty { place.start = list[gaps[index - 1]].range.end }
      if range.upperBound > starts[index] + stretch.count, index + 1 < stretches.count {
        place.end = Swift.max(place.start, list[gaps[index]].range.start)
      }
      pieces.append(SearchPattern.Piece(range: place, isAfterSpace: isSpace && !pieces.isEmpty))
    }
    return pieces
  }
}
