import ReportModel

// One or two quoted words of a heading: somebody's, when the section below quotes them so, else a name.
extension QuotationFinder {
  /// The most words that a name has.
  private static let longestName = 4

  /// Tells headlines from terms by what the section below quotes: `The Lock Is "Shut"` over `"The lock is shut."` is a headline,
  /// `"Operation Dry Feet" Begins` over what only names the operation is a term. Linear.
  mutating func tellHeadlines() {
    /// The short ones of the heading at hand, with their words, and whether somebody says them below or something is called so.
    var heads: [(index: Int, words: [Spelling], isSaid: Bool, isNamed: Bool)] = []
    var heading: Int?
    for index in found.indices where found[index].parent == nil {
      if case .heading(let block) = found[index].lead, found[index].block == block {
        if heading != block {
          settle(heads)
          heads = []
          heading = block
        }
        let words = text.words(in: found[index].pieces[0], lexicon)
        if words.count <= Self.longestName, heads.count < 8 {
          heads.append((index, words.map { text.lowercased($0.range) }, false, false))
        }
        continue
      }
      guard let head = heading, !heads.isEmpty else { continue }
      guard sectionOfBlock[found[index].block] == sectionOfBlock[head] else {
        settle(heads)
        (heads, heading) = ([], nil)
        continue
      }
      let isTerm = found[index].kind == .term
      for piece in found[index].pieces {
        let words = text.words(in: piece, lexicon).map { text.lowercased($0.range) }
        for place in heads.indices where holds(words, heads[place].words) {
          if isTerm { heads[place].isNamed = true } else { heads[place].isSaid = true }
        }
      }
    }
    settle(heads)
  }

  private func holds(_ words: [Spelling], _ part: [Spelling]) -> Bool {
    guard let first = part.first, words.count >= part.count else { return false }
    return words.indices.prefix(words.count - part.count + 1).contains { start in
      words[start] == first && words[start..<start + part.count].elementsEqual(part)
    }
  }

  private mutating func settle(_ heads: [(index: Int, words: [Spelling], isSaid: Bool, isNamed: Bool)]) {
    for head in heads {
      if head.isSaid {
        found[head.index].kind = .headline
      } else if head.isNamed, text.words(in: found[head.index].pieces[0], lexicon).allSatisfy(\.isCapitalised) {
        found[head.index].kind = .term
      }
    }
  }
}
