import ReportModel

/// Words to be found in a text as `Folding` compares them: anywhere, not only where words begin.
///
/// What is typed decides how strictly. Lower case finds any case, a capital makes the whole exact in case. Without
/// quote marks those of the text do not count, with one they have to stand where it stands (of whatever kind; single
/// marks at a letter never count). Without brackets `[` `]` of the text do not count, with one they have to be
/// there. A space finds any white space, line ends and blank lines too, so that a phrase goes on over the opening mark
/// of the next paragraph.
public struct SearchPattern: Hashable, Sendable {
  /// As typed.
  public let typed: String
  /// Its shadow; empty when it is nothing but marks or brackets.
  let needle: [UInt8]
  /// What has to be the same beyond the shadow.
  let kept: Folding.Kept
  /// The shadow with that.
  let exact: [UInt8]

  /// The pattern, or nil when there is nothing to look for: nothing, only white space, only what vanishes.
  public init?(_ typed: String) {
    let bytes = Array(typed.utf8)
    var kept: Folding.Kept = []
    var i = 0
    while i < bytes.count {
      let (scalar, length) = decodeScalar(bytes.span, at: i)
      if FoldingTable.isUpper(scalar) { kept.insert(.letterCase) }
      if scalar == 0x5B || scalar == 0x5D, !FoldMachine.isMarkerBracket(bytes.span, i) { kept.insert(.brackets) }
      i += length
    }
    needle = FoldedText(bytes: bytes).bytes
    // A mark counts when it is still there with those at letters gone.
    let marked = FoldedText(bytes: SearchPattern.withoutSinglesAtLetters(bytes), kept: .marks).bytes
    if marked.contains(UInt8(ascii: "\"")) { kept.insert(.marks) }
    let source = kept.contains(.marks) ? SearchPattern.withoutTrailingSingle(bytes) : bytes
    exact = kept.isEmpty ? needle : FoldedText(bytes: source, kept: kept).bytes
    self.kept = kept
    self.typed = typed
    if exact.allSatisfy({ $0 == 0x20 }) { return nil }
  }

  /// Where a text has it: UTF-8 offsets, ascending, without overlap. Linear.
  public func ranges(in text: some StringProtocol) -> [Range<Int>] {
    let folded = FoldedText(bytes: Array(text.utf8))
    return ranges(in: folded, within: 0..<folded.bytes.count).map { $0.start..<$0.end }
  }

  /// Where a stretch of a shadow has it, as ranges of the original, ascending, without overlap; where `edges` asks for
  /// it, only whole words.
  func ranges(in folded: FoldedText, within stretch: Range<Int>, edges: WordEdges = []) -> [TextRange] {
    if needle.allSatisfy({ $0 == 0x20 }) { return exactRanges(in: folded, within: stretch, edges: edges) }
    var starts = ByteSearch(needle).starts(in: folded.bytes.span, from: stretch.lowerBound, to: stretch.upperBound)
    if !edges.isEmpty { starts.removeAll { !folded.isWhole(Int($0)..<Int($0) + needle.count, at: edges) } }
    // To look closely at each of many costs more than to fold all of it again.
    if starts.count > 500, !kept.isEmpty, !(kept == .letterCase && exact.allSatisfy { $0 < 0x80 }) {
      return exactRanges(in: folded, within: stretch, edges: edges)
    }
    var found: [TextRange] = []
    if kept.isEmpty { found.reserveCapacity(starts.count) }
    var free = stretch.lowerBound
    var freePlace = 0
    var cursor = FoldedText.Cursor()
    for start in starts where start >= free {
      let range = folded.original(Int(start)..<Int(start) + needle.count, from: &cursor)
      guard let place = kept.isEmpty ? range : confirm(range, in: folded.original), place.start >= freePlace
      else { continue }
      found.append(place)
      free = Int(start) + needle.count
      freePlace = place.end
    }
    return found
  }

  /// The place of the exact form at a place of the shadow; nil when it is not there.
  private func confirm(_ range: TextRange, in text: [UInt8]) -> TextRange? {
    if kept == .letterCase, range.count == exact.count {
      // As many bytes as the shadow, all of them ASCII: each became the one that stands in its place.
      var isSame = true
      var isPlain = true
      for n in 0..<exact.count {
        let byte = text[range.start + n]
        if byte >= 0x80 { isPlain = false }
        if byte != exact[n], !(exact[n] == 0x20 && (0x09...0x0D).contains(byte)) { isSame = false }
      }
      if isSame { return range }
      if isPlain { return nil }
    }
    return confirm([Piece(range: range)], in: text)
  }

  /// A part of the original, and whether a space stands between it and the one before.
  struct Piece {
    var range: TextRange
    var isAfterSpace = false
  }

  /// The place of the exact form around a place of the shadow, which is given in pieces when something interrupts it.
  func confirm(_ pieces: [Piece], in text: [UInt8]) -> TextRange? {
    let reach = kept == .letterCase ? 0 : 8 + 4 * (exact.count - needle.count)
    var bytes: [UInt8] = []
    var origins: [(at: Int, from: Int)] = []
    for (index, piece) in pieces.enumerated() {
      var start = piece.range.start
      var end = piece.range.end
      if index == 0 { start = max(0, start - reach) }
      if index == pieces.count - 1 { end = min(text.count, end + reach) }
      while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      if piece.isAfterSpace { bytes.append(0x20) }
      origins.append((bytes.count, start))
      bytes += text[start..<end]
    }
    let folded = FoldedText(bytes: bytes, kept: kept)
    let search = ByteSearch(exact)
    func origin(_ offset: Int) -> Int {
      let piece = origins.last { $0.at <= offset } ?? origins[0]
      return piece.from + offset - piece.at
    }
    for start in search.starts(in: folded.bytes.span, to: folded.bytes.count) {
      let local = folded.original(Int(start)..<Int(start) + exact.count)
      let place = TextRange(origin(local.start), origin(local.end - 1) + 1)
      if place.start < pieces[pieces.count - 1].range.end, pieces[0].range.start < place.end { return place }
    }
    return nil
  }

  /// The places of the exact form, by folding the stretch again with what has to be the same.
  private func exactRanges(in folded: FoldedText, within stretch: Range<Int>, edges: WordEdges) -> [TextRange] {
    let start = folded.originalStart(stretch.lowerBound)
    let end = folded.originalStart(stretch.upperBound)
    let strict = FoldedText(bytes: folded.original, in: start..<max(start, end), kept: kept)
    let search = ByteSearch(exact)
    var found: [TextRange] = []
    var free = 0
    var cursor = FoldedText.Cursor()
    for start in search.starts(in: strict.bytes.span, to: strict.bytes.count) where start >= free {
      let range = strict.original(Int(start)..<Int(start) + exact.count, from: &cursor)
      if !edges.isEmpty, !folded.isWhole(folded.shadow(range), at: edges) { continue }
      found.append(range)
      free = Int(start) + exact.count
    }
    return found
  }

  private static func withoutSinglesAtLetters(_ bytes: [UInt8]) -> [UInt8] {
    var left: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let (scalar, length) = decodeScalar(bytes.span, at: i)
      let isAtLetter =
        FoldMachine.isWordPart(bytes.span, before: i) || FoldMachine.isWordPart(bytes.span, at: i + length)
      if !(FoldMachine.isSingle(scalar) && isAtLetter) { left += bytes[i..<i + length] }
      i += length
    }
    return left
  }

  private static func withoutTrailingSingle(_ bytes: [UInt8]) -> [UInt8] {
    var last = bytes.count - 1
    while last > 0, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    guard last > 0, FoldMachine.isSingle(decodeScalar(bytes.span, at: last).scalar),
      FoldMachine.isWordPart(bytes.span, before: last)
    else { return bytes }
    return Array(bytes[..<last])
  }
}
