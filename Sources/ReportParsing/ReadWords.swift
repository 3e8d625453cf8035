import ReportModel

/// The words of one text, read once and looked up in the lists once a different word: what every stage slices.
///
/// A class, because every stage holds it and none changes it: to hand it on is to count one reference. Twelve bytes a
/// word, which become a `Word` when a stage asks for a range.
final class ReadWords: Sendable {
  private let words: [PackedWord]
  /// For each stretch of 64 bytes, the first word that begins in it or after it.
  private let firstOfStretch: [UInt32]
  /// Where the words begin in which a date may begin, in order: those with a digit, months and the like.
  let dated: [UInt32]
  private let vocabulary: Vocabulary
  /// What the lists say of each different word; and what they say of it when it has a small letter.
  private let classes: [WordClasses]
  private let smallClasses: [WordClasses]

  /// Reads a text. Linear.
  init(_ text: ReadingText, _ lexicon: Lexicon) {
    let reader = WordReader(text, lexicon)
    words = reader.words
    firstOfStretch = reader.firstOfStretch
    dated = reader.dated
    vocabulary = reader.vocabulary
    classes = reader.vocabulary.classes
    smallClasses = classes
  }

  /// The same words, of which these are offices where they have a small letter; the named ones with a capital too.
  init(_ other: ReadWords, offices: Set<String>, named: Set<String>) {
    words = other.words
    firstOfStretch = other.firstOfStretch
    dated = other.dated
    vocabulary = other.vocabulary
    var any = other.classes
    // In small letters a word is no office for a part of it.
    var small = vocabulary.ownClasses
    for office in offices where office.utf8.count <= 32 {
      guard let number = vocabulary.number(of: Array(office.utf8)) else { continue }
      small[number].insert(.office)
      if named.contains(office) { any[number].insert(.office) }
    }
    classes = any
    smallClasses = small
  }

  var isEmpty: Bool { words.isEmpty }

  /// How many different words there are: numbers are less.
  var vocabularyCount: Int { classes.count }

  /// Of the word at a place: where it begins, what stands before it, and a hash of its first four letters, case aside.
  func start(of place: Int) -> Int { Int(words[place].start) }
  func gap(before place: Int) -> Word.Gap { words[place].gap }
  func print(of place: Int) -> UInt64 { vocabulary.prints[Int(words[place].number)] }

  /// The places of the words that stand whole in a range.
  func places(in range: TextRange) -> Range<Int> {
    var first = Int(firstOfStretch[min(range.start >> 6, firstOfStretch.count - 1)])
    while first < words.count, Int(words[first].start) < range.start { first += 1 }
    // The last word that begins in the range may reach beyond it.
    var past = max(first, Int(firstOfStretch[min(range.end >> 6, firstOfStretch.count - 1)]))
    while past < words.count, Int(words[past].start) < range.end { past += 1 }
    while past > first, end(of: past - 1) > range.end { past -= 1 }
    return first..<past
  }

  private func end(of place: Int) -> Int { Int(words[place].start) + vocabulary.length(Int(words[place].number)) }

  /// The word at a place.
  func word(at place: Int) -> Word { word(words[place]) }

  @inline(__always)
  private func word(_ packed: PackedWord) -> Word {
    let start = Int(packed.start)
    let number = Int(packed.number)
    return Word(
      range: TextRange(start, start + vocabulary.length(number)),
      classes: packed.flags.contains(.capitalised) ? classes[number] : smallClasses[number],
      number: packed.number, gap: packed.gap, flags: packed.flags)
  }

  /// The words at these places.
  func words(at places: Range<Int>) -> [Word] {
    Array(unsafeUninitializedCapacity: places.count) { target, count in
      for place in places { unsafe target.initializeElement(at: place - places.lowerBound, to: word(words[place])) }
      count = places.count
    }
  }
}
