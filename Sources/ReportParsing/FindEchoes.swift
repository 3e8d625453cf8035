import ReportModel

/// Finds quotations that give the same words: a headline and its passage, an excerpt and the full letter, a sentence
/// that is quoted twice. By shared runs of four words, each by its first four letters, so that cuts, insertions, changed
/// case and endings do not matter. In order of the later one and then of the earlier. Linear in the words of the quotations.
/// - Parameter order: For each place, from 0, which of those found has it.
func findEchoes(among found: [FoundQuotation], order: [Int], in text: ReadingText, _ lexicon: Lexicon) -> [Echo] {
  var finder = EchoFinder(text: text, words: lexicon.wordsRead ?? ReadWords(text, lexicon), found, order)
  var echoes: [Echo] = []
  for index in order.indices {
    let earlier = finder.sharers(of: index)
      .filter { finder.isEcho($0.0, index, sharing: $0.1) }.map { Int32($0.0) }.sorted()
    for other in earlier { echoes.append(Echo(earlier: other, later: Int32(index))) }
  }
  return echoes
}

/// That two quotations, by their places among all, echo each other.
struct Echo {
  var earlier: Int32
  var later: Int32
}

/// Reads the quotations twice: first to learn which runs of words come more than once, which few do, and then to tell who
/// had them before.
private struct EchoFinder {
  let text: ReadingText
  let words: ReadWords
  private let found: [FoundQuotation]
  private let order: [Int]
  private var repeated: RepeatedRuns
  private var holders = RunHolders(count: 0)
  /// How many different runs each quotation has.
  private var sizes: [Int32] = []
  /// The runs of the quotation at hand.
  private var runs: [UInt64] = []
  private var prints: [UInt64] = []
  private var different = DifferentRuns()
  /// How many runs of the one at hand each earlier one has too; 0 but for those in `touched`.
  private var counts: [Int32] = []
  private var touched: [Int32] = []

  init(text: ReadingText, words: ReadWords, _ found: [FoundQuotation], _ order: [Int]) {
    self.text = text
    self.words = words
    self.found = found
    self.order = order
    var total = 0
    for index in found.indices where found[index].kind != .term {
      for piece in found[index].pieces { total += words.places(in: piece).count }
    }
    repeated = RepeatedRuns(count: total)
    sizes.reserveCapacity(order.count)
    counts.reserveCapacity(order.count)
    for index in order {
      readPrints(of: index)
      readRuns()
      sizes.append(Int32(runs.count))
      repeated.note(runs)
    }
    repeated.settle()
    holders = RunHolders(count: repeated.count)
  }

  /// How many words a run has.
  private static let size = 4

  /// The words of one of those found; [insertions] left out.
  private mutating func readPrints(of index: Int) {
    prints.removeAll(keepingCapacity: true)
    guard found[index].kind != .term else { return }
    for piece in found[index].pieces { readWords(of: piece) }
  }

  /// Hashes of the runs of four words of what was read, each once: of all, or only of those that come more than once.
  private mutating func readRuns(onlyRepeated: Bool = false) {
    runs.removeAll(keepingCapacity: true)
    guard prints.count >= Self.size else { return }
    runs.reserveCapacity(prints.count)
    for i in 0...prints.count - Self.size {
      var run = prints[i]
      for k in i + 1..<i + Self.size { run = run &* 0x9E37_79B1 &+ prints[k] }
      if !onlyRepeated || repeated.contains(run) { runs.append(run) }
    }
    different.leaveOnce(&runs)
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
    readPrints(of: order[index])
    readRuns(onlyRepeated: true)
    holders.fetch(runs)
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

  /// Whether two quotations, by their places, that share so many runs give the same words.
  func isEcho(_ first: Int, _ second: Int, sharing count: Int) -> Bool {
    let smaller = Int(min(sizes[first], sizes[second]))
    let (first, second) = (order[first], order[second])
    let isHeading = found[first].kind == .headline || found[second].kind == .headline
    let share = Double(count) / Double(smaller)
    // Half of the shorter one; of a heading a third, for it is edited. A sentence in common does not make two speeches one.
    guard share >= (isHeading ? 0.3 : 0.5), count >= 3 || smaller <= 6 else { return false }
    // What is nested in two echoes echoes as well; the outer ones say so already.
    if !isHeading, found[first].parent != nil || found[second].parent != nil { return false }
    return !isInside(first, second) && !isInside(second, first)
  }

  private func isInside(_ a: Int, _ b: Int) -> Bool {
    found[a].parent.map { found[$0].range == found[b].range } ?? false
  }
}

/// Which runs of words one quotation has: a table of open addressing that is emptied by counting on.
private struct DifferentRuns {
  private var slots: [UInt64] = []
  /// Of each slot the quotation that filled it.
  private var owners: [UInt32] = []
  private var owner: UInt32 = 0

  /// Leaves each of some runs once, in the order in which they came first.
  mutating func leaveOnce(_ runs: inout [UInt64]) {
    var size = 64
    while size < runs.count * 2 { size *= 2 }
    if size > slots.count {
      slots = [UInt64](repeating: 0, count: size)
      owners = [UInt32](repeating: 0, count: size)
      owner = 0
    }
    owner += 1
    Self.leaveOnce(&runs, &slots, &owners, owner, size - 1)
  }

  private static func leaveOnce(
    _ runs: inout [UInt64], _ slots: inout [UInt64], _ owners: inout [UInt32], _ owner: UInt32, _ mask: Int
  ) {
    var slots = slots.mutableSpan
    var owners = owners.mutableSpan
    var kept = 0
    var all = runs.mutableSpan
    next: for place in all.indices {
      let run = all[place]
      var slot = Int(truncatingIfNeeded: ((run ^ run >> 29) &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
      while owners[slot] == owner {
        if slots[slot] == run { continue next }
        slot = (slot + 1) & mask
      }
      slots[slot] = run
      owners[slot] = owner
      all[kept] = run
      kept += 1
    }
    runs.removeSubrange(kept...)
  }
}

/// Which runs of words come more than once, as far as a few bits for each tell: a run that comes once may be taken for one
/// that comes again, but not the other way round.
private struct RepeatedRuns {
  private var once: [UInt64]
  private var again: [UInt64]
  private let mask: UInt64
  /// How many come more than once; at least the true number.
  private(set) var count = 0

  /// For so many runs.
  init(count: Int) {
    var bits = 1 << 10
    while bits < count * 8 { bits *= 2 }
    once = [UInt64](repeating: 0, count: bits / 64)
    again = once
    mask = UInt64(bits - 1)
  }

  private static func place(_ run: UInt64, _ mask: UInt64) -> UInt64 {
    ((run ^ run >> 31) &* 0xD6E8_FEB8_6659_FD93) >> 24 & mask
  }

  /// Takes note of runs.
  mutating func note(_ runs: [UInt64]) { count += Self.note(runs, &once, &again, mask) }

  /// How many of the runs came once before and come again now.
  private static func note(
    _ runs: [UInt64], _ once: inout [UInt64], _ again: inout [UInt64], _ mask: UInt64
  ) -> Int {
    var new = 0
    var once = once.mutableSpan
    var again = again.mutableSpan
    for run in runs {
      let place = Self.place(run, mask)
      let (word, bit) = (Int(place >> 6), UInt64(1) << (place & 63))
      if once[word] & bit == 0 {
        once[word] |= bit
      } else if again[word] & bit == 0 {
        again[word] |= bit
        new += 1
      }
    }
    return new
  }

  /// Ends the notes.
  mutating func settle() { once = [] }

  func contains(_ run: UInt64) -> Bool {
    let place = Self.place(run, mask)
    return again[Int(place >> 6)] >> (place & 63) & 1 != 0
  }
}

/// Who has a run of words: a table of open addressing, and those who came after the first in rows of seven.
private struct RunHolders {
  private struct Slot {
    var run: UInt64 = 0
    /// -1: nobody.
    var first: Int32 = -1
    /// An index of `rows`; -1 for none.
    var more: Int32 = -1
  }
  private static let row = 7
  private var slots: [Slot]
  private var rows: [Int32] = []
  private var used = 0
  /// What `fetch` came by; nobody asks for it.
  private var fetched: Int32 = 0

  /// For so many different runs.
  init(count: Int) {
    var size = 1 << 6
    while size * 3 < count * 4 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    rows.reserveCapacity(count * Self.row)
  }

  private static func slot(_ run: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: ((run ^ run >> 29) &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  /// Looks at the places of runs all at once, so that the memory is waited for once and not for each.
  mutating func fetch(_ runs: [UInt64]) {
    let mask = slots.count - 1
    for run in runs { fetched &+= slots[Self.slot(run, mask)].first }
  }

  /// Names everybody who had the run, and enters the new one unless eight had it. Words that occur often link to few.
  mutating func visit(_ run: UInt64, new: Int32, _ name: (Int32) -> Void) {
    let row = row(of: run, new, name)
    if row < 0 { return }
    var rows = self.rows.mutableSpan
    for place in row..<row + Self.row {
      if rows[place] < 0 {
        rows[place] = new
        return
      }
      name(rows[place])
    }
  }

  /// Where those stand who had the run after the first, whom it names; -1 when there are none, and the new one is entered.
  private mutating func row(of run: UInt64, _ new: Int32, _ name: (Int32) -> Void) -> Int {
    let slot = Self.find(run, slots)
    guard slots[slot].first >= 0 else {
      slots[slot] = Slot(run: run, first: new)
      used += 1
      if used * 4 > slots.count * 3 { grow() }
      return -1
    }
    name(slots[slot].first)
    if slots[slot].more >= 0 { return Int(slots[slot].more) }
    slots[slot].more = Int32(rows.count)
    rows.append(new)
    for _ in 1..<Self.row { rows.append(-1) }
    return -1
  }

  /// The slot of a run; the empty one where it belongs when nobody has it.
  private static func find(_ run: UInt64, _ slots: [Slot]) -> Int {
    let slots = slots.span
    let mask = slots.count - 1
    var slot = Self.slot(run, mask)
    while slots[slot].first >= 0, slots[slot].run != run { slot = (slot + 1) & mask }
    return slot
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
