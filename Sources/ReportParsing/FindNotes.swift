import ReportModel

/// The markers and definitions of a report, before anything is known of its headings and quotations.
struct FoundNotes {
  /// A definition: its label, and the paragraphs that it runs over.
  struct Definition {
    var marker: NoteMarker
    /// Indices of paragraphs.
    var paragraphs: Range<Int>
    /// Counts up where labels begin anew.
    var run: Int
  }
  /// In order of place.
  var definitions: [Definition] = []
  /// Markers in the running text, in order of place.
  var references: [NoteMarker] = []
  /// For each paragraph the definition that it belongs to: an index of `definitions`.
  var definitionOfParagraph: [Int?] = []

  /// A heading without the markers at its end.
  func withoutMarkers(_ heading: TextRange, in text: ReadingText) -> TextRange {
    var heading = text.trimmed(heading)
    while true {
      let place = references.partition { $0.range.end < heading.end }
      guard place < references.count, references[place].range.end == heading.end,
        references[place].range.start > heading.start, references[place].style != .symbol
      else { return heading }
      heading = text.trimmed(TextRange(heading.start, references[place].range.start))
    }
  }
}

/// Finds note markers and the definitions that they lead to. Linear.
///
/// A number in brackets is a marker only when a definition has it, or when it fits the sequence of those that have one:
/// `[2018]`, `[01]` and `[sic]` stay text.
func findNotes(in text: ReadingText, paragraphs: [Paragraph], _ lexicon: Lexicon) -> FoundNotes {
  var heads: [(marker: NoteMarker, paragraph: Int)] = []
  var markers: [NoteMarker] = []
  for (index, paragraph) in paragraphs.enumerated() {
    // Markdown writes a star that begins a line `\*`.
    let isEscaped =
      paragraph.range.count > 2 && text.hasWords("\\*", at: paragraph.range.start, before: paragraph.range.end)
    let start = paragraph.range.start + (isEscaped ? 1 : 0)
    var rest = start
    if let head = text.marker(at: start, before: paragraph.range.end), text.canBegin(head, paragraph.range) {
      heads.append((head, index))
      rest = head.range.end
    }
    text.collectMarkers(TextRange(rest, paragraph.range.end), into: &markers)
  }
  if heads.contains(where: { $0.marker.style == .letter && $0.marker.number == 1 }) {
    // Where `[a]` begins a list, `[i]` and `[v]` are letters too.
    for index in heads.indices { heads[index].marker.readAsLetter() }
    for index in markers.indices { markers[index].readAsLetter() }
  }
  heads = believable(heads, markers: markers, in: text, paragraphs: paragraphs)
  if !heads.contains(where: { $0.marker.style.isNumbered }),
    let listed = text.listedNotes(for: markers, paragraphs, lexicon)
  {
    heads = (heads.filter { $0.paragraph < listed[0].paragraph } + listed).sorted { $0.paragraph < $1.paragraph }
  } else if !heads.contains(where: { $0.marker.style.isNumbered }), let glued = text.gluedNotes(paragraphs, lexicon) {
    heads = (heads.filter { $0.paragraph < glued.heads[0].paragraph } + glued.heads).sorted {
      $0.paragraph < $1.paragraph
    }
    markers = (markers.filter { !$0.style.isNumbered } + glued.markers).sorted { $0.range < $1.range }
  }
  return assemble(heads, markers: markers, paragraphCount: paragraphs.count, in: text, paragraphs: paragraphs)
}

extension ReadingText {
  /// Whether a definition may begin with this label: something follows it.
  fileprivate func canBegin(_ marker: NoteMarker, _ paragraph: TextRange) -> Bool {
    guard marker.range.end < paragraph.end else { return false }
    let next = bytes[marker.range.end]
    switch marker.style {
    case .symbol, .raised: return next == 0x20
    case .parenthesised, .glued: return next == 0x20
    case .caret: return next == UInt8(ascii: ":") || next == 0x20
    case .bracketed, .roman, .letter:
      return next == 0x20 || next == UInt8(ascii: ",") || next == UInt8(ascii: ":") || next >= 0x30
    }
  }

  /// All that looks like a marker within a paragraph.
  fileprivate func collectMarkers(_ range: TextRange, into markers: inout [NoteMarker]) {
    var i = range.start
    while true {
      // Skip what cannot begin a marker: most bytes.
      i = next(0x5B, 0x28, 0x2A, from: i, before: range.end)
      guard i < range.end else { return }
      guard bytes[i] < 0x80 || bytes[i] == 0xE2 || bytes[i] == 0xC2, let marker = marker(at: i, before: range.end)
      else {
        i += 1
        continue
      }
      switch marker.style {
      case .symbol: if hangs(marker, range) { markers.append(marker) }
      case .raised: if !isPower(marker, range) { markers.append(marker) }
      default: markers.append(marker)
      }
      i = marker.range.end
    }
  }

  /// Whether raised digits belong to a unit or a figure: `40 km²`, `10³`.
  private func isPower(_ marker: NoteMarker, _ paragraph: TextRange) -> Bool {
    var i = marker.range.start
    while i > paragraph.start, bytes[i - 1].isASCIILetter { i -= 1 }
    let letters = marker.range.start - i
    guard letters > 0 else { return i > paragraph.start && bytes[i - 1].isASCIIDigit }
    return letters <= 2 && i > paragraph.start + 1 && bytes[i - 1] == 0x20 && bytes[i - 2].isASCIIDigit
  }

  /// Whether a star or dagger hangs on a word, with nothing after it but an end.
  private func hangs(_ marker: NoteMarker, _ paragraph: TextRange) -> Bool {
    guard marker.range.start > paragraph.start, let before = scalar(before: marker.range.start) else { return false }
    guard before.value.isWordPart || [0x2E, 0x29, 0x22, 0x201D].contains(before.value) else { return false }
    guard marker.range.end < paragraph.end else { return true }
    return !scalar(at: marker.range.end).value.isWordPart
  }
}

/// The heads that are definitions: their label is referred to, or they count up together.
private func believable(
  _ heads: [(marker: NoteMarker, paragraph: Int)], markers: [NoteMarker], in text: ReadingText, paragraphs: [Paragraph]
) -> [(marker: NoteMarker, paragraph: Int)] {
  var firstReference = [[String: Int]](repeating: [:], count: NoteStyle.allCases.count)
  for marker in markers {
    let style = Int(marker.style.rawValue)
    firstReference[style][marker.label, default: marker.range.start].lower(to: marker.range.start)
  }
  let present = heads.reduce(into: 0) { $0 |= 1 << $1.marker.style.rawValue }
  return NoteStyle.allCases.flatMap { style -> [(marker: NoteMarker, paragraph: Int)] in
    if present >> style.rawValue & 1 == 0 { return [] }
    var own = heads.filter { $0.marker.style == style }
    if !style.isNumbered { own = apart(own) }
    let referred = own.filter {
      (firstReference[Int(style.rawValue)][$0.marker.label] ?? .max) < $0.marker.range.start
    }
    guard style.isNumbered else {
      // Three and more lines that begin with a star are a list, unless every one has its marker.
      return own.count > 2 && referred.count < own.count ? [] : referred
    }
    if referred.isEmpty {
      let rising = zip(own, own.dropFirst()).filter { ($0.marker.number ?? 0) + 1 == ($1.marker.number ?? 0) }
      return rising.count >= 2 && style != .parenthesised && style != .letter ? own : []
    }
    return own
  }.sorted { $0.paragraph < $1.paragraph }
}

/// The heads without those that follow each other with the same label: two stars in a row are a list.
private func apart(_ heads: [(marker: NoteMarker, paragraph: Int)]) -> [(marker: NoteMarker, paragraph: Int)] {
  func follows(_ index: Int) -> Bool {
    guard index > 0, index < heads.count else { return false }
    let (before, head) = (heads[index - 1], heads[index])
    return before.paragraph + 1 == head.paragraph && before.marker.label == head.marker.label
  }
  return heads.indices.filter { !follows($0) && !follows($0 + 1) }.map { heads[$0] }
}

private func assemble(
  _ heads: [(marker: NoteMarker, paragraph: Int)], markers: [NoteMarker], paragraphCount: Int, in text: ReadingText,
  paragraphs: [Paragraph]
) -> FoundNotes {
  var found = FoundNotes()
  found.definitionOfParagraph = Array(repeating: nil, count: paragraphCount)
  found.references = acceptedReferences(markers, heads: heads.map(\.marker))
  let places = found.references.map(\.range.start)
  var run = 0
  for (index, head) in heads.enumerated() {
    if index > 0 {
      // Labels begin anew where running text with markers lies between two definitions, or where they count from 1.
      let from = heads[index - 1].marker.range.start
      let between = places.partition { $0 < from } < places.partition { $0 < head.marker.range.start }
      if between || (head.marker.number == 1 && head.marker.style.isNumbered) { run += 1 }
    }
    var end = head.paragraph + 1
    if index + 1 < heads.count, heads[index + 1].marker.style == head.marker.style {
      let next = heads[index + 1].paragraph
      // What stands between two definitions of one run belongs to the first.
      let middle = TextRange(
        paragraphs[head.paragraph].range.end, paragraphs[next].range.start)
      let isApart = places.partition { $0 < middle.start } < places.partition { $0 < middle.end }
      if next - end <= 3, !isApart, head.marker.style.isNumbered, heads[index + 1].marker.number != 1 { end = next }
    }
    for paragraph in head.paragraph..<end { found.definitionOfParagraph[paragraph] = found.definitions.count }
    found.definitions.append(
      FoundNotes.Definition(marker: head.marker, paragraphs: head.paragraph..<end, run: run))
  }
  return found
}

/// The markers that stand for notes.
private func acceptedReferences(_ markers: [NoteMarker], heads: [NoteMarker]) -> [NoteMarker] {
  let styles = NoteStyle.allCases.count
  var defined = [Set<String>](repeating: [], count: styles)
  var highest = [Int?](repeating: nil, count: styles)
  for head in heads {
    let style = Int(head.style.rawValue)
    defined[style].insert(head.label)
    highest[style] = max(highest[style] ?? 0, head.number ?? 0)
  }
  // Without any definition, markers that count up from 1 are notes whose list is missing.
  var last = [Int](repeating: 0, count: styles)
  for marker in markers
  where highest[Int(marker.style.rawValue)] == nil && marker.style != .parenthesised && marker.style != .letter {
    let style = Int(marker.style.rawValue)
    if let number = marker.number, number == last[style] + 1 { last[style] = number }
  }
  return markers.filter { marker in
    let style = Int(marker.style.rawValue)
    if defined[style].contains(marker.label) { return true }
    guard let number = marker.number else { return false }
    if let top = highest[style] { return marker.style != .parenthesised && number <= top + 2 }
    return last[style] >= 2 && number <= last[style]
  }
}

extension RandomAccessCollection where Index == Int {
  /// How many elements come before the first that is not `isBefore`; the elements have to be parted so. Logarithmic.
  func partition(_ isBefore: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int {
  fileprivate mutating func lower(to other: Int) { self = Swift.min(self, other) }
}
