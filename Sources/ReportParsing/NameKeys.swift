import ReportModel

/// The keys of the words of names, each once and numbered: two names are compared by their numbers.
struct NameKeys {
  /// A key, by its number.
  struct Key: Hashable {
    fileprivate var index: Int32
    var number: Int { Int(index) }
  }

  /// The bytes of each key.
  private var bytes: [[UInt8]] = []
  private var numbers: [String: Key] = [:]
  /// By the number of a word in the vocabulary: -1 is not known yet.
  private var keyOfWord: [Int32] = []

  /// How many keys there are: numbers are less.
  var count: Int { bytes.count }
  func isEmpty(_ key: Key) -> Bool { bytes[key.number].isEmpty }

  /// The first byte of a key; 0 for an empty one.
  func firstLetter(of key: Key) -> UInt8 { bytes[key.number].first ?? 0 }

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
    let key = numbers[name] ?? Key(index: Int32(bytes.count))
    if key.number == bytes.count {
      bytes.append(Array(name.utf8))
      numbers[name] = key
    }
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
    let (a, b) = (bytes[a.number], bytes[b.number])
    guard let first = a.first, first == b.first else { return false }
    return a.count == 1 || b.count == 1 || differInside(a, b)
  }

  /// Whether two long given names differ only by a vowel inside: `Ismet` and `Ismat`, but not `Maria` and `Mario`.
  private func differInside(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count, a.count >= 5, a.last == b.last else { return false }
    var different = 0
    for i in a.indices where a[i] != b[i] {
      guard Self.isVowel(a[i]), Self.isVowel(b[i]) else { return false }
      different += 1
    }
    return different == 1
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "a") || letter == UInt8(ascii: "i") || letter == UInt8(ascii: "u")
  }
}
