import ReportModel

/// The keys of the words of names, each once and numbered: two names are compared by their numbers.
struct NameKeys {
  /// A key, by its number.
  struct Key: Hashable {
    fileprivate var index: Int32
    var number: Int { Int(index) }
  }

  /// Where the bytes of a key stand in the pool.
  private struct Place {
    var start: UInt32
    var count: UInt32
  }
  private var places: [Place] = []
  private var pool: [UInt8] = []
  private var numbers: [String: Key] = [:]
  /// By the number of a word in the vocabulary: -1 is not known yet.
  private var keyOfWord: [Int32] = []

  /// How many keys there are: numbers are less.
  var count: Int { places.count }
  func isEmpty(_ key: Key) -> Bool { places[key.number].count == 0 }

  /// The first byte of a key; 0 for an empty one.
  func firstLetter(of key: Key) -> UInt8 { isEmpty(key) ? 0 : pool[Int(places[key.number].start)] }

  /// The key of a word; a new one gets the next number.
  mutating func key(of word: Word, in text: ReadingText) -> Key {
    if word.number == Word.unnumbered { return key(named: nameKey(text.string(word.range))) }
    let number = Int(word.number)
    if number < keyOfWord.count, keyOfWord[number] >= 0 { return Key(index: keyOfWord[number]) }
    while keyOfWord.count <= number { keyOfWord.append(-1) }
    let key = key(named: nameKey(text.string(word.range)))
    keyOfWord[number] = key.index
    return key
  }

  private mutating func key(named name: String) -> Key {
    if let known = numbers[name] { return known }
    let key = Key(index: Int32(places.count))
    places.append(Place(start: UInt32(pool.count), count: UInt32(name.utf8.count)))
    pool += name.utf8
    numbers[name] = key
    return key
  }

  /// The key of a word, if there is one.
  func knownKey(of word: Word, in text: ReadingText) -> Key? {
    let number = Int(word.number)
    if number < keyOfWord.count, keyOfWord[number] >= 0 { return Key(index: keyOfWord[number]) }
    return numbers[nameKey(text.string(word.range))]
  }

  /// Whether two given names can be one: the same, an initial, or another vowel inside.
  func agree(_ a: Key, _ b: Key) -> Bool {
    if a == b { return true }
    let (a, b) = (places[a.number], places[b.number])
    guard a.count > 0, b.count > 0, pool[Int(a.start)] == pool[Int(b.start)] else { return false }
    return a.count == 1 || b.count == 1 || differInside(a, b)
  }

  /// Whether two long names are one in two spellings: `Sharmani`, `Shermani`.
  func differByVowel(_ a: Key, _ b: Key) -> Bool { differInside(places[a.number], places[b.number]) }

  /// Whether two long given names differ only by a vowel inside: `Ismet` and `Ismat`, but not `Maria` and `Mario`.
  private func differInside(_ a: Place, _ b: Place) -> Bool {
    let count = Int(a.count)
    guard a.count == b.count, count >= 5 else { return false }
    let (first, second) = (Int(a.start), Int(b.start))
    guard pool[first + count - 1] == pool[second + count - 1] else { return false }
    var different = 0
    for i in 0..<count where pool[first + i] != pool[second + i] {
      guard Self.isVowel(pool[first + i]), Self.isVowel(pool[second + i]) else { return false }
      different += 1
    }
    return different == 1
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "a") || letter == UInt8(ascii: "i") || letter == UInt8(ascii: "u")
  }
}
