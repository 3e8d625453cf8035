import ReportModel

/// Where each word of a text stands, in memory.
///
/// A word is a run of letters and digits of the shadow: `Ramazan-Khani` is two, `Isma'il` one, `12-day` two. The
/// places of a word are its offsets in the shadow as differences in variable-length integers, all in one pool, word
/// after word; about a byte and a half a place. Rejected: a block chain a word, which saves the second walk over the
/// text and costs a jump in every reading.
public struct InvertedIndex: Sendable {
  /// The shadow that it is of.
  private let folded: FoldedText
  private let table: TermTable
  private let pool: [UInt8]
  /// Where each word's postings begin in the pool; one more than there are words.
  private let starts: [UInt32]
  /// The words by their bytes.
  private let sorted: [UInt32]

  /// How many words the text has.
  public let wordCount: Int
  /// How many different ones.
  public var termCount: Int { table.terms.count }

  /// The index of a text: two walks over its shadow, and a sort of the words. Linear in the text.
  public init(_ folded: FoldedText) {
    self.folded = folded
    var table = TermTable()
    var places: [UInt32] = []
    let numbers = InvertedIndex.number(folded.bytes.span, &table, &places)
    wordCount = numbers.count
    var starts: [UInt32] = []
    starts.reserveCapacity(table.terms.count + 1)
    var size: UInt32 = 0
    for term in table.terms.indices {
      starts.append(size)
      let own = table.terms[term].size
      table.terms[term].size = size
      table.terms[term].last = 0
      size += own
    }
    starts.append(size)
    var pool = [UInt8](repeating: 0, count: Int(size))
    InvertedIndex.scatter(places, numbers, &table.terms, &pool)
    self.pool = pool
    self.starts = starts
    self.table = table
    sorted = InvertedIndex.sort(table)
  }

  /// Numbers the words of a text, with their places, and adds up how many bytes each one's postings take.
  private static func number(_ text: Span<UInt8>, _ table: inout TermTable, _ places: inout [UInt32]) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(text.count / 5)
    places.reserveCapacity(text.count / 5)
    var room = [Word](repeating: Word(start: 0, end: 0), count: WordScanner.room)
    var parts: [Word] = []
    var next = 0
    while next < text.count {
      var target = room.mutableSpan
      let (count, end) = WordScanner.scan(text, from: next, into: &target)
      next = end
      for index in 0..<count {
        let word = room[index]
        if WordScanner.isWide(text, word) {
          parts.removeAll(keepingCapacity: true)
          WordScanner.split(text, word, into: &parts)
          for part in parts { add(part, text, &table, &numbers, &places) }
        } else {
          add(word, text, &table, &numbers, &places)
        }
      }
    }
    return numbers
  }

  @inline(__always)
  private static func add(
    _ word: Word, _ text: Span<UInt8>, _ table: inout TermTable, _ numbers: inout [UInt32], _ places: inout [UInt32]
  ) {
    let number = table.intern(text, word)
    table.terms[number].add(word.start)
    numbers.append(UInt32(truncatingIfNeeded: number))
    places.append(word.start)
  }

  /// Writes each word's differences where they belong.
  private static func scatter(
    _ places: [UInt32], _ numbers: [UInt32], _ terms: inout [TermTable.Term], _ pool: inout [UInt8]
  ) {
    var terms = terms.mutableSpan
    var pool = pool.mutableSpan
    for index in numbers.indices {
      let number = Int(numbers[index])
      let start = places[index]
      var difference = start &- terms[number].last
      terms[number].last = start
      var place = Int(terms[number].size)
      while difference >= 0x80 {
        pool[place] = UInt8(truncatingIfNeeded: difference) | 0x80
        difference >>= 7
        place += 1
      }
      pool[place] = UInt8(truncatingIfNeeded: difference)
      terms[number].size = UInt32(truncatingIfNeeded: place + 1)
    }
  }

  /// The words by their bytes: by the first eight as a number, and by the rest where those are the same.
  private static func sort(_ table: TermTable) -> [UInt32] {
    var keyed = table.terms.indices.map { (key: table.terms[$0].key.byteSwapped, number: UInt32($0)) }
    keyed.sort { a, b in
      a.key != b.key
        ? a.key < b.key : table.bytes(Int(a.number)).lexicographicallyPrecedes(table.bytes(Int(b.number)))
    }
    return keyed.map(\.number)
  }
}

// What can be asked.
extension InvertedIndex {
  /// A word of the text and how often it occurs.
  public struct Term: Hashable, Sendable {
    /// Folded.
    public var word: String
    /// How often.
    public var count: Int
  }

  /// The words that begin so, by their bytes, folded. Logarithmic, and what they are.
  public func terms(withPrefix prefix: some StringProtocol) -> [Term] {
    let prefix = FoldedText(bytes: Array(prefix.utf8)).bytes
    return numbers(withPrefix: prefix).map {
      Term(word: String(decoding: table.bytes($0), as: UTF8.self), count: Int(table.terms[$0].count))
    }
  }

  /// How often a word occurs. Constant.
  public func count(of word: some StringProtocol) -> Int {
    let words = WordQuery(word).words
    guard words.count == 1, let number = table.number(of: words[0]) else { return 0 }
    return Int(table.terms[number].count)
  }

  /// How often words occur that begin so. Costs how many different ones there are.
  func count(withPrefix prefix: some StringProtocol) -> Int {
    numbers(withPrefix: FoldedText(bytes: Array(prefix.utf8)).bytes).reduce(0) { $0 + Int(table.terms[$1].count) }
  }

  /// Where a word, or several in this order with nothing but marks and white space between them, stands, by place. With
  /// `prefix`, the last may go on.
  ///
  /// A possessive counts as its word (`Tavish` finds `Tavish's`). Costs what the rarest of the words costs.
  public func places(of phrase: some StringProtocol, prefix: Bool = false) -> [TextRange] {
    let words = WordQuery(phrase).words
    if words.isEmpty { return [] }
    var lists: [[UInt32]] = []
    for (index, word) in words.enumerated() {
      let isOpen = prefix && index == words.count - 1
      var numbers = isOpen ? numbers(withPrefix: word) : [table.number(of: word)].compactMap { $0 }
      if !isOpen, let possessive = table.number(of: word + [UInt8(ascii: "s")]) { numbers.append(possessive) }
      var places = numbers.flatMap { postings($0) }
      if numbers.count > 1 { places.sort() }
      lists.append(places)
    }
    guard let rarest = lists.indices.min(by: { lists[$0].count < lists[$1].count }) else { return [] }
    var found: [TextRange] = []
    var cursor = FoldedText.Cursor()
    for place in lists[rarest] {
      if let range = stretch(of: words, rarest, at: Int(place), prefix: prefix) {
        let original = folded.original(range, from: &cursor)
        if original.start >= found.last?.end ?? 0 { found.append(original) }
      }
    }
    return found
  }

  /// The stretch of the shadow that holds the words when the one numbered `index` begins at `place`.
  private func stretch(of words: [[UInt8]], _ index: Int, at place: Int, prefix: Bool) -> Range<Int>? {
    let bytes = folded.bytes.span
    var start = place
    for _ in 0..<index {
      guard let before = word(before: start, in: bytes) else { return nil }
      start = before
    }
    let first = start
    var end = start
    for (n, word) in words.enumerated() {
      if n > 0 {
        start = end
        while start < bytes.count, !isWordPart(bytes, at: start) { start += width(bytes, at: start) }
      }
      end = start
      while end < bytes.count, isWordPart(bytes, at: end) { end += width(bytes, at: end) }
      let rest = end - start - word.count
      guard rest >= 0, word.indices.allSatisfy({ bytes[start + $0] == word[$0] }) else { return nil }
      if rest == 0 || (prefix && n == words.count - 1) { continue }
      guard rest == 1, bytes[end - 1] == UInt8(ascii: "s"), folded.isPossessive(end - 1) else { return nil }
      if n == words.count - 1 { end -= 1 }
    }
    return first..<end
  }

  /// Where the word before an offset of the shadow, at which a word begins, begins.
  private func word(before offset: Int, in bytes: Span<UInt8>) -> Int? {
    func step(_ i: Int) -> Int {
      var i = i - 1
      while i > 0, bytes[i] & 0xC0 == 0x80 { i -= 1 }
      return i
    }
    var i = step(offset)
    while i >= 0, !isWordPart(bytes, at: i) { i = step(i) }
    if i < 0 { return nil }
    while i > 0, isWordPart(bytes, at: step(i)) { i = step(i) }
    return i
  }

  private func isWordPart(_ bytes: Span<UInt8>, at i: Int) -> Bool { FoldMachine.isWordPart(bytes, at: i) }
  private func width(_ bytes: Span<UInt8>, at i: Int) -> Int { decodeScalar(bytes, at: i).length }

  /// A word's offsets in the shadow.
  private func postings(_ number: Int) -> [UInt32] {
    var places: [UInt32] = []
    places.reserveCapacity(Int(table.terms[number].count))
    var i = Int(starts[number])
    var place: UInt32 = 0
    while i < Int(starts[number + 1]) {
      var difference: UInt32 = 0
      var shift: UInt32 = 0
      while pool[i] >= 0x80 {
        difference |= UInt32(pool[i] & 0x7F) << shift
        shift += 7
        i += 1
      }
      place += difference | UInt32(pool[i]) << shift
      i += 1
      places.append(place)
    }
    return places
  }

  private func numbers(withPrefix prefix: [UInt8]) -> [Int] {
    let from = sorted.partitionPoint { !table.bytes(Int($0)).lexicographicallyPrecedes(prefix) }
    let rest = sorted[from...].prefix { table.bytes(Int($0)).starts(with: prefix) }
    return rest.map(Int.init)
  }
}

/// The words of what is asked, folded.
private struct WordQuery {
  let words: [[UInt8]]

  init(_ text: some StringProtocol) {
    let bytes = FoldedText(bytes: Array(text.utf8)).bytes
    words = WordScanner.words(of: bytes.span).map { Array(bytes[Int($0.start)..<Int($0.end)]) }
  }
}
