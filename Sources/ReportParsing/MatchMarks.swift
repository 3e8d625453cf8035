import ReportModel

/// A quotation mark that opens, with the one that closes it if there is one.
struct MarkPair: Hashable {
  /// The opening mark's offset.
  var open: Int
  /// The first offset after the opening mark.
  var contentStart: Int
  /// The closing mark's offset; the end of the paragraph or of the outer pair when none closes it.
  var contentEnd: Int
  /// The offset after the closing mark; `contentEnd` when there is none.
  var end: Int
  /// Whether a mark of its own closes it.
  var isClosed: Bool
  /// Whether the marks are single ones.
  var isSingle: Bool
  /// The pair it stands in: an index into the same array.
  var parent: Int?
}

extension ReadingText {
  /// Pairs the quotation marks of one paragraph, by opening offset. A mark never reaches beyond the paragraph. Linear.
  ///
  /// Marks are delimiters that can open and can close, as in CommonMark's inline parser, matched with a stack: a
  /// closing mark ends the nearest open one of its family, and what is open inside that ends with it. An apostrophe is
  /// no mark.
  func matchMarks(in paragraph: TextRange) -> [MarkPair] {
    var matcher = MarkMatcher(text: self, paragraph: paragraph)
    matcher.run()
    return matcher.pairs
  }

  /// The offset of the first mark of a paragraph that closes what no mark in it opens, and where it ends: a statement that
  /// runs on from paragraphs before it ends there. Single marks count only after a stop. Linear.
  func strayCloser(in paragraph: TextRange, isSingle: Bool) -> TextRange? {
    var matcher = MarkMatcher(text: self, paragraph: paragraph)
    matcher.run()
    return isSingle ? matcher.straySingle : matcher.strayDouble
  }
}

/// A mark and what it may do where it stands.
private struct Mark {
  enum Family: UInt8 { case straight, curly, low, guillemet, single, curlySingle, lowSingle, angle, lost }
  var offset: Int
  var length: Int
  var family: Family
  var canOpen: Bool
  var canClose: Bool
  var isSingle: Bool { family == .single || family == .curlySingle || family == .lowSingle || family == .angle }
}

private struct MarkMatcher {
  let text: ReadingText
  let paragraph: TextRange
  var marks: [Mark] = []
  var pairs: [MarkPair] = []
  /// Open pairs, innermost last, with the family of each.
  var stack: [(pair: Int, family: Mark.Family)] = []
  /// The first marks that close without anything being open.
  var strayDouble: TextRange?
  var straySingle: TextRange?
  /// Openers that turned out to be apostrophes.
  var dropped: Set<Int> = []
  /// For each mark how many straight ones from it on only close.
  private var straightClosers: [Int32] = []
  /// For each mark whether a single one that closes comes, itself included, before any that is not single.
  private var singleCloses: [Bool] = []

  init(text: ReadingText, paragraph: TextRange) {
    self.text = text
    self.paragraph = paragraph
  }

  mutating func run() {
    collect()
    if marks.isEmpty { return }
    for index in marks.indices { handle(index) }
    while let top = stack.popLast() { leaveOpen(top.pair, at: paragraph.end) }
    guard !dropped.isEmpty else { return }
    // Take the apostrophes out again; what stood in one stands in its parent.
    var place = Array(repeating: -1, count: pairs.count)
    var kept: [MarkPair] = []
    for (index, pair) in pairs.enumerated() where !dropped.contains(index) {
      place[index] = kept.count
      var pair = pair
      while let parent = pair.parent, dropped.contains(parent) { pair.parent = pairs[parent].parent }
      // Open within what turned out to be an apostrophe: one too.
      if pair.isSingle, !pair.isClosed, pair.parent == nil, pairs[index].parent != nil {
        dropped.insert(index)
        continue
      }
      pair.parent = pair.parent.map { place[$0] }
      kept.append(pair)
    }
    pairs = kept
  }

  /// Works out what marks have after them, when one first asks.
  private mutating func lookAhead() {
    guard singleCloses.isEmpty else { return }
    straightClosers = Array(repeating: 0, count: marks.count + 1)
    singleCloses = Array(repeating: false, count: marks.count + 1)
    for (index, mark) in marks.enumerated().reversed() {
      let onlyCloses = mark.family == .straight && mark.canClose && !mark.canOpen
      straightClosers[index] = straightClosers[index + 1] + (onlyCloses ? 1 : 0)
      singleCloses[index] = mark.isSingle && (mark.canClose || singleCloses[index + 1])
    }
  }

  private mutating func collect() {
    var i = paragraph.start
    // Question marks count where marks became some.
    let lost: UInt8 = text.markHabits.contains(.questionMarks) ? 0x3F : 0x22
    while true {
      i =
        lost == 0x22
        ? text.next(0x22, 0x27, 0x60, from: i, before: paragraph.end)
        : text.bytes.span.first(from: i, before: paragraph.end) {
          $0.equal(0x22) | $0.equal(0x27) | $0.equal(0x60) | $0.equal(lost) | $0.wide
        }
      guard i < paragraph.end else { return }
      if text.bytes[i] == 0x3F {
        if let mark = lostMark(at: i, 1) { marks.append(mark) }
        i += 1
        continue
      }
      if text.bytes[i] >= 0xC3, let garbled = text.garbledMark(at: i) {
        if let mark = mark(garbled.value, at: i, garbled.length) { marks.append(mark) }
        i += garbled.length
        continue
      }
      if i + 1 < paragraph.end, text.isDoubled(at: i) {
        i = collectDoubled(at: i)
        continue
      }
      let scalar = text.scalar(at: i)
      if let mark = mark(scalar.value, at: i, scalar.length) { marks.append(mark) }
      i += scalar.length
    }
  }

  /// Two apostrophes or two backticks are one double mark. Of three one is single: the inner one, which opens last and
  /// closes first. Where to go on.
  private mutating func collectDoubled(at start: Int) -> Int {
    var end = start
    while end < paragraph.end, text.bytes[end] == text.bytes[start] { end += 1 }
    guard end - start <= 3 else { return end }
    let opens = start == paragraph.start || text.scalar(before: start)?.value.isSpace == true
    var i = start
    if end - start == 3, !opens {
      if let mark = mark(0x27, at: i, 1) { marks.append(mark) }
      i += 1
    }
    if let mark = mark(0x22, at: i, 2) { marks.append(mark) }
    i += 2
    if i < end, let mark = mark(0x27, at: i, 1) { marks.append(mark) }
    return end
  }

  private func mark(_ scalar: UInt32, at offset: Int, _ length: Int) -> Mark? {
    let family: Mark.Family
    switch scalar {
    case 0xFFFD: return lostMark(at: offset, length)
    case 0x22: family = .straight
    case 0x201C, 0x201D, 0x201F: family = .curly
    case 0x201E: family = .low
    case 0xAB, 0xBB: family = .guillemet
    case 0x27: family = .single
    case 0x2018, 0x2019, 0x201B: family = .curlySingle
    case 0x201A: family = .lowSingle
    case 0x2039, 0x203A: family = .angle
    default: return nil
    }
    let before = offset > paragraph.start ? text.scalar(before: offset)?.value : nil
    let after = offset + length < paragraph.end ? text.scalar(at: offset + length).value : nil
    let opensLeft = before.map { $0.isSpace || Self.opensAfter($0) } ?? true
    let hasWordRight = after.map { !$0.isSpace && !Self.endsBefore($0) } ?? false
    var canOpen = opensLeft && (hasWordRight || before == nil && after != nil)
    var canClose = before.map { !$0.isSpace && !Self.opensOnly($0) } ?? false
    switch scalar {
    case 0x201C, 0x201F: canClose = canClose && !hasWordRight || (before.map { !$0.isSpace } ?? false) && !opensLeft
    case 0x201E, 0x201A: (canOpen, canClose) = (true, false)
    case 0xAB where !opensLeft || !hasWordRight && before != nil:
      canOpen = !(before.map { !$0.isSpace } ?? false) || after?.isSpace == true
    case 0xBB:
      // `»so«` opens; `« so »[1]` closes.
      canClose =
        before != nil
        && !(opensLeft && hasWordRight && after != 0x5B && after != 0x28 && after != 0x2E && before?.isSpace == true)
    case 0xAB: canClose = false
    // In German `‘` closes what `‚` opens.
    case 0x2018: canClose = canClose && !hasWordRight && !opensLeft
    case 0x201B: canClose = false
    case 0x27, 0x2019:
      // Between letters it is an apostrophe; before a letter or an ellipsis it may open.
      if let before, let after, before.isWordPart, after.isWordPart { return nil }
      if isElision(at: offset + length, before) { return nil }
      canOpen =
        canOpen && scalar == 0x27
        && (after.map { $0.isWordPart || $0 == 0x5B || $0 == 0x2E || $0 == 0x2026 || $0 == 0x22 } ?? false)
      canClose = canClose && !(after?.isWordPart ?? false)
    default: break
    }
    if scalar == 0x22, let before, let after, before.isSpace, after.isSpace { (canOpen, canClose) = (true, true) }
    guard canOpen || canClose || !isSingle(family) else { return nil }
    if !canOpen, !canClose { (canOpen, canClose) = (true, true) }
    return Mark(offset: offset, length: length, family: family, canOpen: canOpen, canClose: canClose)
  }

  /// `'98`, `rock 'n' roll`: an apostrophe for what is left out, at the place before which it would open.
  private func isElision(at next: Int, _ before: UInt32?) -> Bool {
    guard next + 1 < paragraph.end, before.map(\.isSpace) ?? true else {
      return next > 3 && next - 4 >= paragraph.start && text.bytes[next - 2] | 0x20 == UInt8(ascii: "n")
        && text.bytes[next - 3] == text.bytes[next - 1] && text.bytes[next - 4].isBlank
    }
    let bytes = text.bytes
    if bytes[next].isASCIIDigit, bytes[next + 1].isASCIIDigit {
      return next + 2 == paragraph.end || !bytes[next + 2].isASCIIDigit
    }
    return bytes[next] | 0x20 == UInt8(ascii: "n") && bytes[next + 1] == text.bytes[next - 1]
  }

  /// A character that stands where a mark was lost: it opens before a word, closes after one. Between letters it was an
  /// apostrophe.
  private func lostMark(at offset: Int, _ length: Int) -> Mark? {
    let before = offset > paragraph.start ? text.scalar(before: offset)?.value : nil
    let after = offset + length < paragraph.end ? text.scalar(at: offset + length).value : nil
    let isLeft = before.map { $0.isSpace || $0 == 0x28 || $0 == 0x5B } ?? true
    let isRight = after.map { !$0.isWordPart } ?? true
    if isLeft {
      guard let after, after.isWordPart || after == 0x2E || after == 0x2026 || after == 0x5B else { return nil }
      return Mark(offset: offset, length: length, family: .lost, canOpen: true, canClose: false)
    }
    guard isRight else { return nil }
    return Mark(offset: offset, length: length, family: .lost, canOpen: false, canClose: true)
  }

  private func isSingle(_ family: Mark.Family) -> Bool {
    family == .single || family == .curlySingle || family == .lowSingle || family == .angle
  }

  /// A mark may open right after these.
  private static func opensAfter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x3A, 0x2D, 0x2013, 0x2014, 0x2015, 0x22, 0x27, 0x2018, 0x201C, 0x201E, 0x201A, 0xAB, 0x2039, 0x2F:
      true
    default: false
    }
  }
  /// Nothing closes right after these.
  private static func opensOnly(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x2018, 0x201C, 0x201E, 0x201A: true
    default: false
    }
  }
  /// What follows a mark that closes.
  private static func endsBefore(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x201D, 0x2019, 0xBB: true
    default: false
    }
  }

  private mutating func handle(_ index: Int) {
    let mark = marks[index]
    if mark.canClose, let depth = stack.lastIndex(where: { closes(mark, $0.family) }), shouldClose(index, depth) {
      while stack.count - 1 > depth, let inner = stack.popLast() { leaveOpen(inner.pair, at: mark.offset) }
      let pair = stack.removeLast().pair
      pairs[pair].contentEnd = mark.offset
      pairs[pair].end = mark.offset + mark.length
      pairs[pair].isClosed = true
      return
    }
    if mark.canClose, !mark.canOpen { noteStray(mark) }
    guard mark.canOpen else {
      // A closing mark with nothing open and a word right after it opens.
      let after = mark.offset + mark.length
      if mark.family == .curly, stack.isEmpty, after < paragraph.end, text.scalar(at: after).value.isWordPart,
        !text.bytes[after].isASCIIDigit
      {
        open(mark)
      }
      return
    }
    // The same straight mark inside an open one: nested when two are left to close, else the first never closes.
    if mark.family == .straight, let top = stack.last, top.family == .straight {
      lookAhead()
      if straightClosers[index + 1] < 2, let outer = stack.popLast() { leaveOpen(outer.pair, at: mark.offset) }
    }
    open(mark)
  }

  /// Keeps the first mark that closes where nothing of its kind is open.
  private mutating func noteStray(_ mark: Mark) {
    let range = TextRange(mark.offset, mark.offset + mark.length)
    if mark.isSingle {
      let before = mark.offset > paragraph.start ? text.bytes[mark.offset - 1] : 0x20
      if straySingle == nil, [0x2E, 0x2C, 0x21, 0x3F].contains(before) { straySingle = range }
    } else if strayDouble == nil, !stack.contains(where: { !isSingle($0.family) }) {
      strayDouble = range
    }
  }

  /// Deeper than this nobody quotes; a mark that would open there is left as it is.
  private static let maximumDepth = 12

  private mutating func open(_ mark: Mark) {
    guard stack.count < Self.maximumDepth else { return }
    stack.append((pairs.count, mark.family))
    pairs.append(
      MarkPair(
        open: mark.offset, contentStart: mark.offset + mark.length, contentEnd: paragraph.end, end: paragraph.end,
        isClosed: false, isSingle: mark.isSingle, parent: stack.dropLast().last?.pair))
  }

  private func closes(_ mark: Mark, _ open: Mark.Family) -> Bool {
    switch (open, mark.family) {
    case (.low, .curly), (.low, .straight), (.lowSingle, .curlySingle), (.lowSingle, .single), (.curlySingle, .single):
      true
    case (.single, .curlySingle), (.curly, .straight): true
    // `"So," she said`, typed with two kinds of marks.
    case (.straight, .curly): !mark.canOpen
    default: open == mark.family
    }
  }

  /// Whether a mark that could be a possessive or an opener really closes.
  private mutating func shouldClose(_ index: Int, _ depth: Int) -> Bool {
    let mark = marks[index]
    // `?Who asked me? Nobody did.?`: what asks, where one behind a stop still comes.
    if mark.family == .lost, text.bytes[mark.offset] == 0x3F, !isAfterStop(mark) {
      return !marks[(index + 1)...].prefix(8).prefix { !$0.canOpen || $0.family != .lost }.contains {
        $0.family == .lost && isAfterStop($0)
      }
    }
    if mark.isSingle {
      // `the pilots' letter`: a possessive when another single mark can close before the double one does.
      let after = mark.offset + mark.length
      guard text.bytes[mark.offset - 1].asciiLowercased == UInt8(ascii: "s"), after + 1 < paragraph.end,
        text.bytes[after].isBlank, text.scalar(at: after + 1).value.isWordPart
      else { return true }
      lookAhead()
      if singleCloses[index + 1] { return false }
      return stack.contains { !isSingle($0.family) } && depth > 0
    }
    return true
  }

  /// Ends a pair that nothing closed. A lone single mark that no colon or comma led to was an apostrophe.
  private mutating func leaveOpen(_ pair: Int, at end: Int) {
    if pairs[pair].isSingle, !isLedTo(pairs[pair].open) || pairs[pair].parent == nil, !opensSpeech(pairs[pair]) {
      dropped.insert(pair)
    }
    pairs[pair].contentEnd = end
    pairs[pair].end = end
  }

  private func isAfterStop(_ mark: Mark) -> Bool {
    mark.offset > paragraph.start && [0x2E, 0x2C, 0x21, 0x3F].contains(text.bytes[mark.offset - 1])
  }

  /// Whether a single mark that its paragraph leaves open begins a speech that goes on in the next: in a text that has single
  /// marks for words, at the paragraph's beginning or after a colon, before a capital.
  private func opensSpeech(_ pair: MarkPair) -> Bool {
    guard text.markHabits.contains(.single), pair.parent == nil, paragraph.end - pair.open > 20 else { return false }
    let end = text.trimSpace(paragraph.start, pair.open)
    guard end == paragraph.start || text.scalar(before: end)?.value == 0x3A else { return false }
    let first = text.scalar(at: pair.contentStart).value
    return first.isUppercase || first == 0x2E || first == 0x2026 || first == 0x5B
  }

  /// Whether a colon, a comma or `that` comes before a mark.
  private func isLedTo(_ offset: Int) -> Bool {
    let end = text.trimSpace(paragraph.start, offset)
    guard let before = text.scalar(before: end) else { return false }
    return before.value == 0x3A || before.value == 0x2C
      || text.hasWords("that", at: max(paragraph.start, end - 4), before: end)
      || text.hasWords("said", at: max(paragraph.start, end - 4), before: end)
  }
}
