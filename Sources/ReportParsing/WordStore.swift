import ReportModel

/// The words of a text as they are kept, four bytes each and a bit where they begin: a word's number in the vocabulary, and
/// how it is written and what stands before it, which together are one of a few hundred manners. Its length is that of its
/// entry in the vocabulary, without what makes it possessive.
struct WordStore: Sendable {
  /// How a word is written and what stands before it.
  private struct Manner {
    var gap: Word.Gap
    var flags: Word.Flags
  }
  /// A word that four bytes do not hold: of a vocabulary of millions, or in a manner beyond the 254th.
  private struct Rare {
    var place: Int
    var number: Int
    var manner: Manner
  }

  /// 24 bits of the number, then the manner.
  private var words: [UInt32] = []
  private(set) var starts: WordStarts
  /// Of these the first stands for a rare word.
  private var manners = [Manner(gap: [], flags: [])]
  /// By gap and flags the manner; 0 for one that has not been met.
  private var mannerOf = [UInt8](repeating: 0, count: 1 << 16)
  private var rare: [Rare] = []

  var count: Int { words.count }
  var indices: Range<Int> { words.indices }

  /// Of a part of a text of so many bytes; for so many words, about.
  init(of part: TextRange, byteCount: Int, capacity: Int) {
    starts = WordStarts(of: part, byteCount: byteCount)
    words.reserveCapacity(capacity)
  }

  /// Ends the reading: nothing is appended any more.
  mutating func settle() {
    mannerOf = []
    starts.settle()
  }

  @inline(__always)
  mutating func append(_ start: Int, number: Int, gap: UInt16, flags: Word.Flags) {
    starts.mark(start)
    add(number, gap, flags)
  }

  @inline(__always)
  private mutating func add(_ number: Int, _ gap: UInt16, _ flags: Word.Flags) {
    var manner = self.manner(of: gap, flags)
    if number >= 1 << 24 || manner == 0 {
      addRare(number, gap, flags)
      manner = 0
    }
    words.append(UInt32(truncatingIfNeeded: number & 0xFF_FFFF) | UInt32(manner) << 24)
  }

  /// Goes on with the words of another store, which has numbers of its own: by them the numbers here. Before the first of
  /// them this stands too.
  mutating func append(_ other: WordStore, numbers: [UInt32], gapBefore: UInt16) {
    starts.append(other.starts)
    guard let first = other.words.indices.first else { return }
    let word = other.word(first)
    add(Int(numbers[word.number]), word.gap.rawValue | gapBefore, word.flags)
    /// By the manner there the manner here; 0 for one that has none.
    let own = other.manners.enumerated().map { index, manner in
      index == 0 ? 0 : self.manner(of: manner.gap.rawValue, manner.flags)
    }
    for place in other.indices.dropFirst() {
      let word = other.words[place]
      let manner = own[Int(word >> 24)]
      let number = word >> 24 == 0 ? 0 : numbers[Int(word & 0xFF_FFFF)]
      if manner != 0, number < 1 << 24 {
        words.append(number | UInt32(manner) << 24)
      } else {
        let word = other.word(place)
        add(Int(numbers[word.number]), word.gap.rawValue, word.flags)
      }
    }
  }

  /// The manner that is this; 0 when there are too many.
  @inline(__always)
  private mutating func manner(of gap: UInt16, _ flags: Word.Flags) -> UInt8 {
    let manner = mannerOf[Int(gap & 0xFFF) << 4 | Int(flags.rawValue & 15)]
    return manner == 0 ? addManner(gap, flags) : manner
  }

  @inline(never)
  private mutating func addManner(_ gap: UInt16, _ flags: Word.Flags) -> UInt8 {
    guard manners.count <= 255 else { return 0 }
    manners.append(Manner(gap: Word.Gap(rawValue: gap), flags: flags))
    mannerOf[Int(gap & 0xFFF) << 4 | Int(flags.rawValue & 15)] = UInt8(manners.count - 1)
    return UInt8(manners.count - 1)
  }

  @inline(never)
  private mutating func addRare(_ number: Int, _ gap: UInt16, _ flags: Word.Flags) {
    let manner = Manner(gap: Word.Gap(rawValue: gap), flags: flags)
    rare.append(Rare(place: words.count, number: number, manner: manner))
  }

  private func rare(at place: Int) -> Rare { rare[rare.partition { $0.place < place }] }

  /// The number of the word at a place.
  @inline(__always)
  func number(_ place: Int) -> Int {
    let word = words[place]
    return word >> 24 == 0 ? rare(at: place).number : Int(word & 0xFF_FFFF)
  }

  func gap(_ place: Int) -> Word.Gap { manner(place).gap }

  /// All of the word at a place but where it begins.
  @inline(__always)
  func word(_ place: Int) -> (number: Int, gap: Word.Gap, flags: Word.Flags) {
    let manner = manner(place)
    return (number(place), manner.gap, manner.flags)
  }

  /// All of the words at some places, one after the other.
  @inline(__always)
  func forEach(in places: Range<Int>, _ body: (_ start: Int, _ number: Int, Word.Gap, Word.Flags) -> Void) {
    guard !places.isEmpty else { return }
    precondition(places.lowerBound >= 0 && places.upperBound <= words.count)
    var next = WordStarts.Iterator(starts, from: starts.start(places.lowerBound))
    let words = words.span
    let manners = manners.span
    for place in places {
      let start = next.next(starts)
      // What was checked for all of them is not checked again; a manner is always one of those met.
      let word = unsafe words[unchecked: place]
      if word >> 24 == 0 {
        let rare = rare(at: place)
        body(start, rare.number, rare.manner.gap, rare.manner.flags)
      } else {
        let manner = unsafe manners[unchecked: Int(word >> 24)]
        body(start, Int(word & 0xFF_FFFF), manner.gap, manner.flags)
      }
    }
  }

  @inline(__always)
  private func manner(_ place: Int) -> Manner {
    let manner = Int(words[place] >> 24)
    return manner == 0 ? rare(at: place).manner : manners[manner]
  }
}
