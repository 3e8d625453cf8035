import ReportModel

/// Finds quotations that give the same words: a headline and its passage, an excerpt and the full letter, a sentence
/// that is quoted twice. By shared runs of four words, each by its first four letters, so that cuts, insertions, changed
/// case and endings do not matter. Linear in the words of the quotations.
func findEchoes(_ quotations: inout [Quotation], in text: ReadingText, _ lexicon: Lexicon) {
  let prints = quotations.map { $0.kind == .term ? [] : fingerprints($0, in: text, lexicon) }
  let sizes = prints.map(\.count)
  /// Who has a run first, and who has it next, up to eight.
  var first = FirstHolders(capacity: sizes.reduce(0, +))
  var others: [UInt64: [Int32]] = [:]
  var shared: [UInt64: Int32] = [:]
  for index in quotations.indices {
    for gram in prints[index] {
      guard let holder = first.holder(of: gram, or: Int32(index)) else { continue }
      shared[pair(Int(holder), index), default: 0] += 1
      // Words that occur often link to their first occurrence only.
      let more = others[gram] ?? []
      for holder in more { shared[pair(Int(holder), index), default: 0] += 1 }
      if more.count < 7 { others[gram, default: []].append(Int32(index)) }
    }
  }
  for (key, count) in shared {
    let pair = (first: Int(key >> 32), second: Int(key & 0xFFFF_FFFF))
    let (a, b) = (quotations[pair.first], quotations[pair.second])
    let smaller = min(sizes[pair.first], sizes[pair.second])
    guard smaller > 0, !isInside(a, b, quotations), !isInside(b, a, quotations) else { continue }
    let share = Double(count) / Double(smaller)
    // Half of the shorter one; of a heading a third, for it is edited. A sentence in common does not make two speeches one.
    let isHeading = a.kind == .headline || b.kind == .headline
    guard share >= (isHeading ? 0.3 : 0.5), count >= 3 || smaller <= 6 else { continue }
    // What is nested in two echoes echoes as well; the outer ones say so already.
    if a.parent != nil || b.parent != nil, a.kind != .headline, b.kind != .headline { continue }
    quotations[pair.first].echoes.append(pair.second)
    quotations[pair.second].echoes.append(pair.first)
  }
  for index in quotations.indices { quotations[index].echoes.sort() }
}

/// Whether the nearest bracket before an offset opens.
private func opensBracket(before offset: Int, from start: Int, in text: ReadingText) -> Bool {
  let nearest = text.bytes[start..<offset].last { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
  return nearest == UInt8(ascii: "[")
}

/// A hash of a word's first four letters, case aside.
private func print(of word: Word, in text: ReadingText) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  var letters = 0
  var i = word.range.start
  while i < word.range.end, letters < 4 {
    let letter = text.scalar(at: i)
    i += letter.length
    guard letter.value.isWordPart else { continue }
    letters += 1
    let folded = letter.value < 0x80 ? UInt32(UInt8(letter.value).asciiLowercased) : letter.value
    hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
  }
  return hash
}

/// Who has a run of words first: a table of open addressing, made once for all runs.
private struct FirstHolders {
  private var keys: [UInt64]
  /// -1: nobody.
  private var holders: [Int32]

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    holders = Array(repeating: -1, count: size)
  }

  /// Who has it already; nil when nobody had, and then it is the new one's.
  mutating func holder(of gram: UInt64, or new: Int32) -> Int32? {
    var slot = Int(truncatingIfNeeded: (gram ^ gram >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 20) & (keys.count - 1)
    while holders[slot] >= 0 {
      if keys[slot] == gram { return holders[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = gram
    holders[slot] = new
    return nil
  }
}

/// Two indexes as one key, the smaller first.
private func pair(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

private func isInside(_ a: Quotation, _ b: Quotation, _ all: [Quotation]) -> Bool {
  a.parent.map { all[$0].range == b.range } ?? false
}

/// Hashes of the runs of four words, each once; [insertions] left out.
private func fingerprints(_ quotation: Quotation, in text: ReadingText, _ lexicon: Lexicon) -> [UInt64] {
  var words: [UInt64] = []
  var depth = 0
  for piece in quotation.pieces {
    for word in text.words(in: piece, lexicon) {
      if !word.gap.isDisjoint(with: [.openBracket, .closeBracket]) {
        depth = opensBracket(before: word.range.start, from: piece.start, in: text) ? 1 : 0
      }
      if depth == 0 { words.append(print(of: word, in: text)) }
    }
    depth = 0
  }
  let size = 4
  guard words.count >= size else { return [] }
  var grams: [UInt64] = []
  grams.reserveCapacity(words.count)
  for i in 0...words.count - size {
    var gram: UInt64 = 0
    for k in i..<i + size { gram = gram &* 0x9E37_79B1 &+ words[k] }
    grams.append(gram)
  }
  grams.sort()
  var kept = 1
  for i in 1..<max(1, grams.count) where grams[i] != grams[kept - 1] {
    grams[kept] = grams[i]
    kept += 1
  }
  grams.removeSubrange(kept...)
  return grams
}
