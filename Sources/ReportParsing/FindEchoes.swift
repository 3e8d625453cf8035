import ReportModel

/// Finds quotations that give the same words: a headline and its passage, an excerpt and the full letter, a sentence
/// that is quoted twice. By shared runs of four words, each by its first four letters, so that cuts, insertions, changed
/// case and endings do not matter. Linear in the words of the quotations.
func findEchoes(_ quotations: inout [Quotation], in text: ReadingText, _ lexicon: Lexicon) {
  var finder = EchoFinder(text: text, words: lexicon.wordsRead ?? ReadWords(text, lexicon))
  for index in quotations.indices {
    finder.readRuns(of: quotations[index])
    for (other, count) in finder.sharers(of: index)
    where finder.isEcho(other, index, sharing: count, in: quotations) {
      quotations[other].echoes.append(index)
      quotations[index].echoes.append(other)
    }
  }
  for index in quotations.indices where quotations[index].echoes.count > 1 { quotations[index].echoes.sort() }
}

/// Reads the quotations one after the other, and knows who had a run of words before.
private struct EchoFinder {
  let text: ReadingText
  let words: ReadWords
  private var holders = RunHolders()
  /// How many different runs each quotation has.
  private var sizes: [Int] = []
  /// The runs of the quotation at hand.
  private var runs: [UInt64] = []
  private var prints: [UInt64] = []
  /// How many runs of the one at hand each earlier one has too; 0 but for those in `touched`.
  private var counts: [Int32] = []
  private var touched: [Int32] = []

  init(text: ReadingText, words: ReadWords) {
    self.text = text
    self.words = words
  }

  /// Hashes of the runs of four words of a quotation, each once; [insertions] left out.
  mutating func readRuns(of quotation: Quotation) {
    prints.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    if quotation.kind != .term {
      for piece in quotation.pieces { readWords(of: piece) }
      let size = 4
      if prints.count >= size {
        for i in 0...prints.count - size {
          var run: UInt64 = 0
          for k in i..<i + size { run = run &* 0x9E37_79B1 &+ prints[k] }
          runs.append(run)
        }
        runs.sort()
        var kept = 1
        for i in 1..<max(1, runs.count) where runs[i] != runs[kept - 1] {
          runs[kept] = runs[i]
          kept += 1
        }
        runs.removeLast(runs.count - kept)
      }
    }
    sizes.append(runs.count)
  }

  private mutating func readWords(of piece: TextRange) {
    var isInserted = false
    let places = words.places(in: piece)
    for place in places {
      // What stands before the first word lies in part outside.
      let gap =
        place == places.lowerBound ? text.gap(from: piece.start, to: words.start(of: place)) : words.gap(before: place)
      if !gap.isDisjoint(with: [.openBracket, .closeBracket]) {
        isInserted = opensBracket(before: words.start(of: place), from: piece.start)
      }
      if !isInserted { prints.append(words.print(of: place)) }
    }
  }

  /// Whether the nearest bracket before an offset opens.
  private func opensBracket(before offset: Int, from start: Int) -> Bool {
    let nearest = text.bytes[start..<offset].last { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
    return nearest == UInt8(ascii: "[")
  }

  /// Who had some of the runs before, and how many: of each run who had it first, and up to seven more.
  mutating func sharers(of index: Int) -> [(Int, Int)] {
    counts.append(0)
    for run in runs {
      holders.visit(run, new: Int32(index)) { holder in
        if counts[Int(holder)] == 0 { touched.append(holder) }
        counts[Int(holder)] += 1
      }
    }
    if touched.isEmpty { return [] }
    let found = touched.map { (Int($0), Int(counts[Int($0)])) }
    for holder in touched { counts[Int(holder)] = 0 }
    touched.removeAll(keepingCapacity: true)
    return found
  }

  /// Whether two quotations that share so many runs give the same words.
  func isEcho(_ first: Int, _ second: Int, sharing count: Int, in quotations: [Quotation]) -> Bool {
    let smaller = min(sizes[first], sizes[second])
    let isHeading = quotations[first].kind == .headline || quotations[second].kind == .headline
    let share = Double(count) / Double(smaller)
    // Half of the shorter one; of a heading a third, for it is edited. A sentence in common does not make two speeches one.
    guard share >= (isHeading ? 0.3 : 0.5), count >= 3 || smaller <= 6 else { return false }
    // What is nested in two echoes echoes as well; the outer ones say so already.
    if !isHeading, quotations[first].parent != nil || quotations[second].parent != nil { return false }
    return !isInside(first, second, quotations) && !isInside(second, first, quotations)
  }

  private func isInside(_ a: Int, _ b: Int, _ all: [Quotation]) -> Bool {
    all[a].parent.map { all[$0].range == all[b].range } ?? false
  }
}

/// Who has a run of words: a table of open addressing, and chains of those who came after the first.
private struct RunHolders {
  private struct Slot {
    var run: UInt64 = 0
    /// -1: nobody.
    var first: Int32 = -1
    /// An index of `links`; -1 for none.
    var more: Int32 = -1
  }
  private struct Link {
    var holder: Int32
    var next: Int32
  }
  private var slots = [Slot](repeating: Slot(), count: 1 << 10)
  private var links: [Link] = []
  private var used = 0

  private static func slot(_ run: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: ((run ^ run >> 29) &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  /// Names everybody who had the run, and enters the new one unless eight had it. Words that occur often link to few.
  mutating func visit(_ run: UInt64, new: Int32, _ name: (Int32) -> Void) {
    let mask = slots.count - 1
    var slot = Self.slot(run, mask)
    while slots[slot].first >= 0 {
      if slots[slot].run == run {
        name(slots[slot].first)
        var link = slots[slot].more
        var others = 0
        while link >= 0 {
          name(links[Int(link)].holder)
          link = links[Int(link)].next
          others += 1
        }
        if others < 7 {
          links.append(Link(holder: new, next: slots[slot].more))
          slots[slot].more = Int32(links.count - 1)
        }
        return
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Slot(run: run, first: new)
    used += 1
    if used * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.first >= 0 {
      var slot = Self.slot(entry.run, mask)
      while slots[slot].first >= 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
