public import ReportModel

/// How the words of two quotations that echo each other differ: runs of words, in order, that are the same in both, or not.
///
/// Words are compared folded, without marks, brackets and stops; what has no letter or digit is no word. All words of both
/// quotations are in exactly one run each. A run of the same words ends where either quotation begins a new piece, so that
/// paragraphs can be set side by side.
public struct EchoAlignment: Hashable, Sendable {
  /// What a run of words is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The same words in both.
    case same
    /// Words of the first that the second leaves out.
    case cut
    /// Words that only the second has.
    case inserted
    /// Other words in the second than in the first.
    case changed
  }
  /// Words that follow each other in one or both quotations.
  public struct Run: Hashable, Sendable {
    /// What it is.
    public var kind: Kind
    /// From its first to its last word in the first quotation; nil for an insertion.
    public var first: TextRange?
    /// From its first to its last word in the second quotation; nil for a cut.
    public var second: TextRange?
  }

  /// The runs, in order.
  public var runs: [Run]

  /// Aligns the words of two quotations of a report.
  ///
  /// Words that both have once are matched first, as in Bram Cohen's patience diff; what lies between two matches is
  /// compared word by word as far as it is short. Costs n log n for n words; what is long and has nothing in common but
  /// words that occur often becomes a change.
  public init(_ first: Quotation, _ second: Quotation, in text: ReadingText) {
    var aligner = EchoAligner(words(of: first, in: text), words(of: second, in: text))
    aligner.align(0..<aligner.first.count, 0..<aligner.second.count)
    aligner.joinFragments()
    runs = aligner.runs()
  }
}

/// A word of a quotation: its place, and a number that all words with the same letters share.
private struct EchoWord {
  var range: TextRange
  var letters: String
  /// Whether a piece of the quotation begins with it.
  var opensPiece: Bool
}

private func words(of quotation: Quotation, in text: ReadingText) -> [EchoWord] {
  var words: [EchoWord] = []
  for piece in quotation.pieces {
    var start = piece.start
    var i = piece.start
    var isFirst = true
    func add(_ end: Int) {
      // The last stop of `....`
      while start < end, text.bytes[start] == UInt8(ascii: ".") { start += 1 }
      guard end > start else { return }
      let folded = Folding.fold(text.string(TextRange(start, end)))
      let letters = folded.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      guard !letters.isEmpty else { return }
      words.append(
        EchoWord(
          range: TextRange(start, end), letters: String(String.UnicodeScalarView(letters)), opensPiece: isFirst))
      isFirst = false
    }
    while i < piece.end {
      let length = separator(text.bytes, at: i, before: piece.end)
      if length > 0 {
        add(i)
        i += length
        start = i
      } else {
        i += 1
      }
    }
    add(piece.end)
  }
  return words
}

/// The length of white space, a long dash or an ellipsis at an offset, or 0.
private func separator(_ bytes: [UInt8], at i: Int, before end: Int) -> Int {
  switch bytes[i] {
  case 0x09...0x0D, 0x20: return 1
  case UInt8(ascii: "."): return i + 1 < end && bytes[i + 1] == UInt8(ascii: ".") ? 1 : 0
  case 0xC2: return i + 1 < end && bytes[i + 1] == 0xA0 ? 2 : 0
  case 0xE2:
    guard i + 2 < end, bytes[i + 1] == 0x80 else { return 0 }
    return [0x93, 0x94, 0xA6, 0xAF].contains(bytes[i + 2]) ? 3 : 0
  default: return 0
  }
}

private struct EchoAligner {
  let first: [EchoWord]
  let second: [EchoWord]
  /// For each word of the first its number, and the same of the second.
  private var firstNumbers: [Int] = []
  private var secondNumbers: [Int] = []
  /// For each word of the first the word of the second that it is, or -1.
  private var partner: [Int]

  /// The most comparisons of words between two matches; some 300 words on both sides.
  private static let mostComparisons = 100_000

  init(_ first: [EchoWord], _ second: [EchoWord]) {
    self.first = first
    self.second = second
    partner = Array(repeating: -1, count: first.count)
    var numbers: [String: Int] = [:]
    func number(_ word: EchoWord) -> Int {
      let number = numbers[word.letters] ?? numbers.count
      numbers[word.letters] = number
      return number
    }
    firstNumbers = first.map(number)
    secondNumbers = second.map(number)
  }

  /// Finds partners within two stretches, whose words are known to have none outside.
  mutating func align(_ a: Range<Int>, _ b: Range<Int>) {
    var pending = [(a, b, true)]
    while let (a, b, mayPart) = pending.popLast() {
      var (a, b) = (a, b)
      while !a.isEmpty, !b.isEmpty, firstNumbers[a.lowerBound] == secondNumbers[b.lowerBound] {
        partner[a.lowerBound] = b.lowerBound
        (a, b) = (a.dropFirst(), b.dropFirst())
      }
      while !a.isEmpty, !b.isEmpty, firstNumbers[a.upperBound - 1] == secondNumbers[b.upperBound - 1] {
        partner[a.upperBound - 1] = b.upperBound - 1
        (a, b) = (a.dropLast(), b.dropLast())
      }
      guard !a.isEmpty, !b.isEmpty else { continue }
      if a.count * b.count <= Self.mostComparisons {
        compare(a, b)
      } else if mayPart {
        // Once: words that are unique in the whole are unique in every part.
        let anchors = risingAnchors(a, b)
        var (from, to) = (a.lowerBound, b.lowerBound)
        for anchor in anchors {
          partner[anchor.a] = anchor.b
          pending.append((from..<anchor.a, to..<anchor.b, false))
          (from, to) = (anchor.a + 1, anchor.b + 1)
        }
        pending.append((from..<a.upperBound, to..<b.upperBound, false))
      }
    }
  }

  /// The words that both stretches have once, as far as they are in the same order in both: the longest rising sequence.
  private func risingAnchors(_ a: Range<Int>, _ b: Range<Int>) -> [(a: Int, b: Int)] {
    var places: [Int: (a: Int, b: Int)] = [:]
    for index in a { places[firstNumbers[index]] = (places[firstNumbers[index]] == nil ? index : -1, -2) }
    for index in b {
      guard let place = places[secondNumbers[index]] else { continue }
      places[secondNumbers[index]] = (place.a, place.b == -2 ? index : -1)
    }
    let unique = places.values.filter { $0.a >= 0 && $0.b >= 0 }.sorted { $0.a < $1.a }
    // Patience sorting: for each length the sequence that ends lowest.
    var tops: [Int] = []
    var before = Array(repeating: -1, count: unique.count)
    for (index, anchor) in unique.enumerated() {
      var low = 0
      var high = tops.count
      while low < high {
        let middle = (low + high) / 2
        if unique[tops[middle]].b < anchor.b { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tops[low - 1] }
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var sequence: [(a: Int, b: Int)] = []
    var place = tops.last ?? -1
    while place >= 0 {
      sequence.append(unique[place])
      place = before[place]
    }
    return sequence.reversed()
  }

  /// The longest common subsequence of two short stretches.
  private mutating func compare(_ a: Range<Int>, _ b: Range<Int>) {
    let width = b.count + 1
    var lengths = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in (0..<a.count).reversed() {
      for k in (0..<b.count).reversed() {
        lengths[i * width + k] =
          firstNumbers[a.lowerBound + i] == secondNumbers[b.lowerBound + k]
          ? lengths[(i + 1) * width + k + 1] + 1 : max(lengths[(i + 1) * width + k], lengths[i * width + k + 1])
      }
    }
    var (i, k) = (0, 0)
    while i < a.count, k < b.count {
      if firstNumbers[a.lowerBound + i] == secondNumbers[b.lowerBound + k] {
        partner[a.lowerBound + i] = b.lowerBound + k
        (i, k) = (i + 1, k + 1)
      } else if lengths[(i + 1) * width + k] >= lengths[i * width + k + 1] {
        i += 1
      } else {
        k += 1
      }
    }
  }

  /// Stretches of partners that follow each other in both, in order.
  private func stretches() -> [(a: Range<Int>, b: Range<Int>)] {
    var found: [(a: Range<Int>, b: Range<Int>)] = []
    var i = 0
    while i < first.count {
      let start = i
      guard partner[i] >= 0 else {
        i += 1
        continue
      }
      repeat { i += 1 } while i < first.count && partner[i] == partner[i - 1] + 1
      found.append((start..<i, partner[start]..<partner[start] + i - start))
    }
    return found
  }

  /// A few words far from the rest of what they were said with are moved to it where the same words stand there too; one or
  /// two words that are the same by chance between longer differences are no partners any more. Linear.
  mutating func joinFragments() {
    var next: (a: Int, b: Int)?
    for this in stretches().reversed() {
      let count = this.a.count
      var start = (a: this.a.lowerBound, b: this.b.lowerBound)
      if let next, count <= Self.mostOfFragment {
        let isBehind = this.b.upperBound == next.b && next.a - this.a.upperBound >= count
        let isBefore = this.a.upperBound == next.a && next.b - this.b.upperBound >= count
        if isBehind,
          (0..<count).allSatisfy({ firstNumbers[next.a - count + $0] == firstNumbers[this.a.lowerBound + $0] })
        {
          for offset in 0..<count {
            partner[this.a.lowerBound + offset] = -1
            partner[next.a - count + offset] = this.b.lowerBound + offset
          }
          start.a = next.a - count
        } else if isBefore,
          (0..<count).allSatisfy({ secondNumbers[next.b - count + $0] == secondNumbers[this.b.lowerBound + $0] })
        {
          for offset in 0..<count { partner[this.a.lowerBound + offset] = next.b - count + offset }
          start.b = next.b - count
        }
      }
      next = start
    }
    let all = stretches()
    for (index, stretch) in all.enumerated() where stretch.a.count <= 2 {
      let before = index > 0 ? all[index - 1] : (a: 0..<0, b: 0..<0)
      let after =
        index + 1 < all.count ? all[index + 1] : (a: first.count..<first.count, b: second.count..<second.count)
      let changedBefore = max(stretch.a.lowerBound - before.a.upperBound, stretch.b.lowerBound - before.b.upperBound)
      let changedAfter = max(after.a.lowerBound - stretch.a.upperBound, after.b.lowerBound - stretch.b.upperBound)
      if min(changedBefore, changedAfter) >= Self.leastAroundChance {
        for i in stretch.a { partner[i] = -1 }
      }
    }
  }

  /// The most words of a fragment that is moved, and the fewest words of the differences around what is the same by chance.
  private static let mostOfFragment = 8
  private static let leastAroundChance = 5

  func runs() -> [EchoAlignment.Run] {
    var runs: [EchoAlignment.Run] = []
    var (i, k) = (0, 0)
    while i < first.count || k < second.count {
      let (a, b) = (i, k)
      if i < first.count, partner[i] == k {
        repeat {
          (i, k) = (i + 1, k + 1)
        } while i < first.count && k < second.count && partner[i] == k
          && !first[i].opensPiece && !second[k].opensPiece
        runs.append(.init(kind: .same, first: range(first, a..<i), second: range(second, b..<k)))
        continue
      }
      while i < first.count, partner[i] < 0 { i += 1 }
      k = i < first.count ? partner[i] : second.count
      let kind: EchoAlignment.Kind = a == i ? .inserted : b == k ? .cut : .changed
      runs.append(.init(kind: kind, first: range(first, a..<i), second: range(second, b..<k)))
    }
    return runs
  }

  private func range(_ words: [EchoWord], _ run: Range<Int>) -> TextRange? {
    run.isEmpty ? nil : TextRange(words[run.lowerBound].range.start, words[run.upperBound - 1].range.end)
  }
}
