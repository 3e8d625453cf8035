/// The different words of a text, each once: open addressing over words laid end to end in an arena.
struct TermTable: Sendable {
  /// A word: where it stands in the arena, and what the index needs to lay out its postings.
  struct Term: Sendable {
    /// Its first eight bytes, the first the lowest; 0 for those that it has not.
    var key: UInt64
    /// Where its bytes begin in the arena.
    var start: UInt32
    /// How many bytes it has.
    var length: UInt32
    /// How often it occurs.
    var count: UInt32 = 0
    /// Where it last began.
    var last: UInt32 = 0
    /// How many bytes its postings take; later, where the next goes.
    var size: UInt32 = 0

    /// Counts an occurrence.
    mutating func add(_ place: UInt32) {
      let difference = place &- last
      last = place
      count &+= 1
      size &+=
        difference < 1 << 7 ? 1 : difference < 1 << 14 ? 2 : difference < 1 << 21 ? 3 : difference < 1 << 28 ? 4 : 5
    }
  }

  private(set) var arena: [UInt8] = []
  var terms: [Term] = []
  /// Hash in the upper half, the word's number plus one in the lower; 0 is empty. Its count is a power of two.
  private var slots: [UInt64]

  init() { slots = [UInt64](repeating: 0, count: 1 << 13) }

  /// The bytes of a word.
  func bytes(_ term: Int) -> ArraySlice<UInt8> {
    arena[Int(terms[term].start)..<Int(terms[term].start + terms[term].length)]
  }

  /// A word's number; a new word gets the next. Constant on average.
  mutating func intern(_ text: Span<UInt8>, _ word: Word) -> Int {
    let start = Int(word.start)
    let end = Int(word.end)
    let key = TermTable.key(text, start, end)
    let hash = TermTable.hash(text, start, end, key)
    var (number, slot) = find(text, start, end, key, hash)
    if number >= 0 { return number }
    number = terms.count
    terms.append(Term(key: key, start: UInt32(arena.count), length: UInt32(end - start)))
    for i in start..<end { arena.append(text[i]) }
    if terms.count * 2 > slots.count {
      grow()
      slot = find(text, start, end, key, hash).slot
    }
    slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
    return number
  }

  /// The number of a word that is there.
  func number(of word: [UInt8]) -> Int? {
    let key = TermTable.key(word.span, 0, word.count)
    let number = find(word.span, 0, word.count, key, TermTable.hash(word.span, 0, word.count, key)).number
    return number < 0 ? nil : number
  }

  /// The number of a word, or -1, and the slot where it is or would be.
  private func find(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ key: UInt64, _ hash: UInt32
  ) -> (number: Int, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
        let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
        let term = terms[number]
        if term.key == key, Int(term.length) == end - start,
          end - start <= 8 || hasRest(text, start, end, of: Int(term.start))
        {
          return (number, slot)
        }
      }
      slot = (slot + 1) & mask
    }
    return (-1, slot)
  }

  private func hasRest(_ text: Span<UInt8>, _ start: Int, _ end: Int, of place: Int) -> Bool {
    for i in 8..<(end - start) where arena[place + i] != text[start + i] { return false }
    return true
  }

  private static func key(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    if start + 8 <= text.count {
      let bytes = text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      return end - start >= 8 ? bytes : bytes & ((1 << UInt64((end - start) * 8)) - 1)
    }
    var key: UInt64 = 0
    for i in (start..<min(end, start + 8)).reversed() { key = key << 8 | UInt64(text[i]) }
    return key
  }

  private static func hash(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ key: UInt64) -> UInt32 {
    var mixed = (key ^ UInt64(end - start)) &* 0x9E37_79B9_7F4A_7C15
    var i = start + 8
    while i + 8 <= end {
      mixed ^= mixed >> 32
      mixed =
        (mixed ^ text.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian)
        &* 0x9E37_79B9_7F4A_7C15
      i += 8
    }
    if i < end, i > start {
      mixed ^= mixed >> 32
      // The last eight bytes; some of them a second time.
      mixed =
        (mixed ^ text.bytes.unsafeLoadUnaligned(fromByteOffset: end - 8, as: UInt64.self).littleEndian)
        &* 0xBF58_476D_1CE4_E5B9
    }
    return UInt32(truncatingIfNeeded: (mixed ^ mixed >> 32) &* 0x94D0_49BB_1331_11EB >> 32)
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 4)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
