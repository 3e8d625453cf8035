import ReportModel

/// What editors put into a report beside the words of those who speak in it and its own.
public enum EditorialKind: String, Sendable, CaseIterable {
  /// What stands in square brackets within a quotation: `[the minister]`.
  case brackets
  /// Captions of pictures.
  case captions
  /// Marks within a quotation that something was left out: `[...]`, `…`.
  case elisions
  /// Lines that belong to the site and not to the report.
  case boilerplate
}

/// A stretch of the text that is of the editorial layer.
public struct EditorialStretch: Hashable, Sendable {
  /// Where it is, brackets included.
  public var range: TextRange
  /// What it is.
  public var kind: EditorialKind
  /// Whether it touches a letter, as in `[t]he`: a part of a word that cannot be read without it.
  public var isPartOfWord: Bool
}

extension Catalog {
  /// The editorial layer: by place, without overlap; a paragraph that is of it holds what is in it. Note markers are no
  /// part of it, nor are round brackets with words, which may be the speaker's own. Linear in the text.
  public func editorialStretches() -> [EditorialStretch] {
    var paragraphs: [EditorialStretch] = []
    for block in report.blocks {
      guard let kind = EditorialKind(block.kind) else { continue }
      paragraphs.append(EditorialStretch(range: block.range, kind: kind, isPartOfWord: false))
    }
    var found: [EditorialStretch] = []
    var paragraph = 0
    for stretch in stretchesInQuotations() {
      while paragraph < paragraphs.count, paragraphs[paragraph].range.start <= stretch.range.start {
        found.append(paragraphs[paragraph])
        paragraph += 1
      }
      if let last = found.last, last.range.overlaps(stretch.range) { continue }
      if paragraph < paragraphs.count, paragraphs[paragraph].range.overlaps(stretch.range) { continue }
      found.append(stretch)
    }
    return found + paragraphs[paragraph...]
  }

  /// Brackets and elisions in the words of quotations, and elisions between them, by place.
  private func stretchesInQuotations() -> [EditorialStretch] {
    var found: [EditorialStretch] = []
    var end = 0
    // What is nested is within what it is nested in.
    for quotation in report.quotations where quotation.parent == nil {
      for (number, piece) in quotation.pieces.enumerated() {
        let gap = max(end, number == 0 ? piece.start : quotation.pieces[number - 1].end)
        if gap < piece.start {
          found += EditorialScan(report.text.bytes, gap..<piece.start, markers).stretches.filter {
            $0.kind == .elisions
          }
        }
        let start = max(end, piece.start)
        guard start < piece.end else { continue }
        found += EditorialScan(report.text.bytes, start..<piece.end, markers).stretches
        end = piece.end
      }
    }
    return found
  }
}

extension EditorialKind {
  /// What a paragraph of this kind is of the editorial layer; nil when it is the report's own.
  fileprivate init?(_ kind: Block.Kind) {
    switch kind {
    case .caption: self = .captions
    case .boilerplate: self = .boilerplate
    case .titleBlock, .noteDefinition, .listItem, .heading, .turn, .quotation, .prose: return nil
    }
  }
}

/// Brackets and elisions in a stretch of text. Linear.
private struct EditorialScan {
  private(set) var stretches: [EditorialStretch] = []
  private let bytes: [UInt8]
  private let range: Range<Int>

  init(_ bytes: [UInt8], _ range: Range<Int>, _ markers: [MarkerPlace]) {
    self.bytes = bytes
    self.range = range
    let pairs = squareBrackets(markers)
    var walk = MarkerWalk(markers, from: range.lowerBound)
    var pair = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let end = walk.endOfMarker(at: offset) {
        offset = end
        continue
      }
      while pair < pairs.count, pairs[pair].lowerBound < offset { pair += 1 }
      if pair < pairs.count, pairs[pair].lowerBound == offset, add(pairs[pair]) {
        offset = pairs[pair].upperBound
        continue
      }
      switch bytes[offset] {
      case UInt8(ascii: "("):
        let end = roundEnd(from: offset)
        offset = end > offset && add(offset..<end) ? end : offset + 1
      case UInt8(ascii: "."), 0xE2:
        let end = dots(from: offset)
        if end > offset {
          stretches.append(EditorialStretch(range: TextRange(offset, end), kind: .elisions, isPartOfWord: false))
        }
        offset = max(end, offset + 1)
      default: offset += 1
      }
    }
  }

  /// Square brackets that close in the line that they open in, with what is between; of nested ones the outer, by place.
  /// Those of note markers are none.
  private func squareBrackets(_ markers: [MarkerPlace]) -> [Range<Int>] {
    var walk = MarkerWalk(markers, from: range.lowerBound)
    var open: [Int] = []
    var pairs: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let end = walk.endOfMarker(at: offset) {
        offset = end
        continue
      }
      switch bytes[offset] {
      case UInt8(ascii: "["): open.append(offset)
      case UInt8(ascii: "]"):
        guard let start = open.popLast() else { break }
        while let last = pairs.last, last.lowerBound > start { pairs.removeLast() }
        pairs.append(start..<offset + 1)
      case 0x0A: open = []
      default: break
      }
      offset += 1
    }
    return pairs
  }

  /// Adds what stands in brackets: an elision, or words in square ones. False when it is neither.
  private mutating func add(_ brackets: Range<Int>) -> Bool {
    let inside = bytes[brackets.lowerBound + 1..<brackets.upperBound - 1]
    let kind: EditorialKind
    if isElision(inside) {
      kind = .elisions
    } else if bytes[brackets.lowerBound] == UInt8(ascii: "["), inside.contains(where: isLetter) {
      kind = .brackets
    } else {
      return false
    }
    let before = brackets.lowerBound > 0 && isLetter(bytes[brackets.lowerBound - 1])
    let after =
      brackets.upperBound < bytes.count && isLetter(bytes[brackets.upperBound]) && !isMark(brackets.upperBound)
    stretches.append(
      EditorialStretch(
        range: TextRange(brackets.lowerBound, brackets.upperBound), kind: kind,
        isPartOfWord: kind == .brackets && (before && !endsWithMark(brackets.lowerBound) || after)))
    return true
  }

  /// Where a round bracket that opens here closes, if it holds no more than an elision can; else the same place.
  private func roundEnd(from start: Int) -> Int {
    for offset in start + 1..<max(start + 1, min(range.upperBound, start + 14)) where bytes[offset] == UInt8(ascii: ")")
    {
      return offset + 1
    }
    return start
  }

  /// Where the dots end that begin here and leave something out: three or more, blanks between them or not, or `…`. The
  /// same place when they do not.
  private func dots(from start: Int) -> Int {
    var offset = start
    var end = start
    var count = 0
    while offset < range.upperBound {
      if bytes[offset] == UInt8(ascii: ".") {
        count += 1
        offset += 1
        end = offset
      } else if isEllipsis(offset) {
        count += 3
        offset += 3
        end = offset
      } else if count > 0, bytes[offset] == 0x20, offset + 1 < range.upperBound,
        bytes[offset + 1] == UInt8(ascii: ".") || isEllipsis(offset + 1)
      {
        offset += 1
      } else {
        break
      }
    }
    return count >= 3 ? end : start
  }

  /// Whether nothing but dots and blanks, and a dot at least, stands there.
  private func isElision(_ inside: ArraySlice<UInt8>) -> Bool {
    var offset = inside.startIndex
    var hasDot = false
    while offset < inside.endIndex {
      if inside[offset] == UInt8(ascii: ".") {
        hasDot = true
        offset += 1
      } else if isEllipsis(offset) {
        hasDot = true
        offset += 3
      } else if inside[offset] == 0x20 {
        offset += 1
      } else {
        return false
      }
    }
    return hasDot
  }

  /// Whether `…` stands there, as U+2026.
  private func isEllipsis(_ offset: Int) -> Bool {
    offset + 3 <= range.upperBound && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0xA6
  }

  /// Whether a mark of general punctuation stands there (U+2000 to U+207F): a quote mark, a dash.
  private func isMark(_ offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0xE2 && (bytes[offset + 1] == 0x80 || bytes[offset + 1] == 0x81)
  }

  /// Whether such a mark ends there; or a no-break space does.
  private func endsWithMark(_ offset: Int) -> Bool {
    (offset >= 3 && isMark(offset - 3)) || (offset >= 2 && bytes[offset - 2] == 0xC2)
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
}

/// Goes through note markers beside offsets that only grow. Constant time on average.
private struct MarkerWalk {
  private let markers: [MarkerPlace]
  private var next: Int

  init(_ markers: [MarkerPlace], from start: Int) {
    self.markers = markers
    next = markers.partitionPoint { $0.range.end > start }
  }

  /// Where the marker ends that an offset stands in, if it stands in one.
  mutating func endOfMarker(at offset: Int) -> Int? {
    while next < markers.count, markers[next].range.end <= offset { next += 1 }
    guard next < markers.count, markers[next].range.start <= offset else { return nil }
    return markers[next].range.end
  }
}
