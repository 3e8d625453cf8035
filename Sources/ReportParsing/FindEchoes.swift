import ReportModel

/// Finds quotations that give the same words: a headline and its passage, an excerpt and the full letter, a sentence
/// that is quoted twice. By shared runs of four words, each by its first four letters, so that cuts, insertions, changed
/// case and endings do not matter. Linear in the words of the quotations.
func findEchoes(_ quotations: inout [Quotation], in text: ReadingText, _ lexicon: Lexicon) {
  var prints: [UInt64: [Int]] = [:]
  var shared: [Pair: Int] = [:]
  var sizes: [Int] = []
  for index in quotations.indices {
    let grams = quotations[index].kind == .term ? [] : fingerprints(quotations[index], in: text)
    sizes.append(grams.count)
    for gram in grams {
      var holders = prints[gram, default: []]
      // Words that occur often link to their first occurrence only.
      for holder in holders.prefix(8) where holder != index { shared[Pair(holder, index), default: 0] += 1 }
      if holders.last != index { holders.append(index) }
      prints[gram] = holders
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

/// Hashes of the runs of four words; [insertions] left out.
private func fingerprints(_ quotation: Quotation, in text: ReadingText) -> Set<UInt64> {
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
  var grams: Set<UInt64> = []
  for i in 0...words.count - size { grams.insert(words[i..<i + size].reduce(0) { $0 &* 0x9E37_79B1 &+ $1 }) }
  return grams
}
