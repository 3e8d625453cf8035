import ReportModel

/// Finds quotations that give the same words: a headline and its passage, an excerpt and the full letter, a sentence
/// that is quoted twice. By shared runs of four words, each by its first four letters, so that cuts, insertions, changed
/// case and endings do not matter. Linear in the words of the quotations.
func findEchoes(_ quotations: inout [Quotation], in text: ReadingText, _ lexicon: Lexicon) {
  let prints = quotations.map { $0.kind == .term ? [] : fingerprints($0, in: text) }
  let sizes = prints.map(\.count)
  /// Who has a run first, and who has it next, up to eight.
  var first: [UInt64: Int32] = [:]
  first.reserveCapacity(sizes.reduce(0, +))
  var others: [UInt64: [Int32]] = [:]
  var shared: [Pair: Int] = [:]
  for index in quotations.indices {
    for gram in prints[index] {
      guard let holder = first[gram] else {
        first[gram] = Int32(index)
        continue
      }
      shared[Pair(Int(holder), index), default: 0] += 1
      // Words that occur often link to their first occurrence only.
      let more = others[gram] ?? []
      for holder in more { shared[Pair(Int(holder), index), default: 0] += 1 }
      if more.count < 7 { others[gram, default: []].append(Int32(index)) }
    }
  }
  for (pair, count) in shared {
    let (a, b) = (quotations[pair.first], quotations[pair.second])
    let smaller = min(sizes[pair.first], sizes[pair.second])
    guard smaller > 0, !isInside(a, b, quotations), !isInside(b, a, quotations) else { continue }
    let share = Double(count) / Double(smaller)
    // A third of the shorter one, or a run of a dozen words within two long ones.
    guard share >= 0.3 && (count >= 3 || smaller <= 6) || count >= 12 else { continue }
    // What is nested in two echoes echoes as well; the outer ones say so already.
    if a.parent != nil || b.parent != nil, a.kind != .headline, b.kind != .headline { continue }
    quotations[pair.first].echoes.append(pair.second)
    quotations[pair.second].echoes.append(pair.first)
  }
  for index in quotations.indices { quotations[index].echoes.sort() }
}

private struct Pair: Hashable {
  var first: Int
  var second: Int
  init(_ a: Int, _ b: Int) {
    first = min(a, b)
    second = max(a, b)
  }
}

private func isInside(_ a: Quotation, _ b: Quotation, _ all: [Quotation]) -> Bool {
  a.parent.map { all[$0].range == b.range } ?? false
}

/// Hashes of the runs of four words, each once; [insertions] left out.
private func fingerprints(_ quotation: Quotation, in text: ReadingText) -> [UInt64] {
  var words: [UInt64] = []
  for piece in quotation.pieces {
    var i = piece.start
    var depth = 0
    while i < piece.end {
      let next = text.scalar(at: i)
      if next.value == 0x5B { depth += 1 }
      if next.value == 0x5D { depth = max(0, depth - 1) }
      guard next.value.isWordPart, depth == 0 else {
        i += next.length
        continue
      }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var letters = 0
      while i < piece.end {
        let letter = text.scalar(at: i)
        guard letter.value.isWordPart || letter.value.isApostrophe else { break }
        if letter.value.isWordPart, letters < 4 {
          letters += 1
          let folded = letter.value < 0x80 ? UInt32(UInt8(letter.value).asciiLowercased) : letter.value
          hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
        }
        i += letter.length
      }
      words.append(hash)
    }
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
