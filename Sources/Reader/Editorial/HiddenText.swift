import ReportIndex
import ReportModel
import Screen

/// A stretch of the text in whose place a mark stands that says so.
struct HiddenStretch: Hashable, Sendable {
  var range: TextRange
  var kind: EditorialKind
  /// How many things are hidden there: paragraphs that follow each other share a mark.
  var count = 1

  /// What stands in its place: ASCII, and nothing that stands in a report.
  var mark: String {
    switch kind {
    case .brackets: "[+]"
    case .elisions: "[-]"
    case .captions: count == 1 ? "(caption hidden)" : "(\(count) captions hidden)"
    case .boilerplate: count == 1 ? "(boilerplate hidden)" : "(\(count) lines of boilerplate hidden)"
    }
  }

  /// The columns that the mark takes.
  var width: Int { mark.utf8.count }

  /// Whether it is whole paragraphs.
  var isParagraphs: Bool { kind == .captions || kind == .boilerplate }
}

/// What is not shown of a text: by place, without overlap. A line counts the whole of a stretch as one character.
struct HiddenText: Sendable {
  let stretches: [HiddenStretch]

  /// Nothing.
  static let none = HiddenText(stretches: [])

  /// The first stretch that ends after an offset; their count when there is none. Logarithmic.
  func index(endingAfter offset: Int) -> Int {
    if stretches.isEmpty { return 0 }
    return partitionPoint(0, stretches.count) { stretches[$0].range.end > offset }
  }

  /// The stretch that holds an offset, or begins at it. Logarithmic.
  func stretch(at offset: Int) -> HiddenStretch? {
    let index = index(endingAfter: offset)
    return index < stretches.count && stretches[index].range.start <= offset ? stretches[index] : nil
  }

  /// The first stretch that shares a byte with a range. Logarithmic.
  func stretch(overlapping range: TextRange) -> HiddenStretch? {
    let index = index(endingAfter: range.start)
    return index < stretches.count && stretches[index].range.overlaps(range) ? stretches[index] : nil
  }

  /// How many things are hidden within a range. Logarithmic, and linear in them.
  func count(in range: TextRange) -> Int {
    var index = index(endingAfter: range.start)
    var count = 0
    while index < stretches.count, stretches[index].range.start < range.end {
      count += stretches[index].count
      index += 1
    }
    return count
  }
}

extension HiddenText {
  /// What a layer hides of the stretches of a report. Parts of words stay; paragraphs of one kind between which nothing is
  /// shown share a mark. Linear.
  init(_ layer: EditorialLayer, of all: [EditorialStretch], in text: ReadingText) {
    var hidden: [HiddenStretch] = []
    for stretch in all where layer[stretch.kind] == .hidden && !stretch.isPartOfWord {
      if let last = hidden.last, last.kind == stretch.kind, last.isParagraphs,
        text.bytes[last.range.end..<stretch.range.start].allSatisfy(isSpace)
      {
        hidden[hidden.count - 1].range.end = stretch.range.end
        hidden[hidden.count - 1].count += 1
      } else {
        hidden.append(HiddenStretch(range: stretch.range, kind: stretch.kind))
      }
    }
    stretches = hidden
  }
}
