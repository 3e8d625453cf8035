import ReportModel

/// The words of one text, read once and looked up in the lists once a different word: what every stage slices.
///
/// A class, because every stage holds it and none changes it: to hand it on is to count one reference. Four bytes a
/// word and a bit where it begins, which become a `Word` when a stage asks for a range.
final class ReadWords: Sendable {
  private let words: WordStore
  /// Where the words begin in which a date may begin, in order: those with a digit, months and the like.
  let dated: [UInt32]
  private let vocabulary: Vocabulary
  /// What is known of a different word, together in sixteen bytes.
  private struct Meaning {
    var length: UInt32
    /// What the lists say of it; and what they say of it when it has a small letter.
    var classes: WordClasses
    var smallClasses: WordClasses
    /// What the lists of single rules say of it.
    var rules: RuleClasses
  }
  private let meanings: [Meaning]

  /// Reads a text; the second half beside the first, where something can. Linear.
  init(_ text: ReadingText, _ lexicon: Lexicon, alongside: Alongside? = nil) {
    let reader = WordReader(text, lexicon, alongside)
    words = reader.words
    dated = reader.dated
    vocabulary = reader.vocabulary
    let (vocabulary, classes) = (reader.vocabulary, reader.vocabulary.classes)
    meanings = classes.indices.map { number in
      Meaning(
        length: UInt32(vocabulary.length(number)), classes: classes[number], smallClasses: classes[number],
        rules: vocabulary.rules[number])
    }
  }

  /// The same words, of which these are offices where they have a small letter; the named ones with a capital too.
  init(_ other: ReadWords, offices: Set<String>, named: Set<String>) {
    words = other.words
    dated = other.dated
    vocabulary = other.vocabulary
    var meanings = other.meanings
    // In small letters a word is no office for a part of it.
    for number in meanings.indices { meanings[number].smallClasses = vocabulary.ownClasses[number] }
    for office in offices where office.utf8.count <= 32 {
      guard let number = vocabulary.number(of: Array(office.utf8)) else { continue }
      meanings[number].smallClasses.insert(.office)
      if named.contains(office) { meanings[number].classes.insert(.office) }
    }
    self.meanings = meanings
  }

  var isEmpty: Bool { words.count == 0 }

  /// How many different words there are: numbers are less.
  var vocabularyCount: Int { meanings.count }

  /// Of the word at a place: where it begins, what stands before it, and a hash of its first four letters, case aside.
  func start(of place: Int) -> Int { words.starts.start(place) }
  func gap(before place: Int) -> Word.Gap { words.gap(place) }
  func print(of place: Int) -> UInt64 { vocabulary.prints[words.number(place)] }

  /// The places of the words that stand whole in a range.
  func places(in range: TextRange) -> Range<Int> {
    let first = words.starts.count(before: range.start)
    var past = max(first, words.starts.count(before: range.end))
    // The last word that begins in the range may reach beyond it.
    var end = range.end
    while past > first {
      end = words.starts.last(before: end)
      if end + length(past - 1) <= range.end { break }
      past -= 1
    }
    return first..<past
  }

  /// The place of the word that begins at an offset, if one does.
  func place(at offset: Int) -> Int? {
    words.starts.isMarked(offset) ? words.starts.count(before: offset) : nil
  }

  /// The place of the first word that begins at an offset or after it.
  func firstPlace(from offset: Int) -> Int { words.starts.count(before: offset) }

  /// The range of the word at a place.
  func range(of place: Int) -> TextRange {
    let start = start(of: place)
    return TextRange(start, start + length(place))
  }

  private func length(_ place: Int) -> Int { Int(meanings[words.number(place)].length) }

  /// The word at a place.
  @inline(__always)
  func word(at place: Int) -> Word {
    let start = start(of: place)
    let (number, gap, flags) = words.word(place)
    let meaning = meanings[number]
    return Word(
      range: TextRange(start, start + Int(meaning.length)),
      classes: flags.contains(.capitalised) ? meaning.classes : meaning.smallClasses, rules: meaning.rules,
      number: UInt32(number), gap: gap, flags: flags)
  }

  /// The words at these places.
  func words(at places: Range<Int>) -> [Word] {
    var words: [Word] = []
    append(places, to: &words)
    return words
  }

  /// The words at these places, at the end of an array.
  func append(_ places: Range<Int>, to words: inout [Word]) {
    let needed = words.count + places.count
    if words.capacity < needed { words.reserveCapacity(max(needed, words.count * 2)) }
    words.append(addingCapacity: places.count) { more in
      let meanings = meanings
      self.words.forEach(in: places) { start, number, gap, flags in
        let meaning = meanings[number]
        more.append(
          Word(
            range: TextRange(start, start + Int(meaning.length)),
            classes: flags.contains(.capitalised) ? meaning.classes : meaning.smallClasses, rules: meaning.rules,
            number: UInt32(number), gap: gap, flags: flags))
      }
    }
  }

  /// The numbers of these words, as far as the text has them.
  func numbers(of words: [StaticString]) -> [UInt32] {
    words.compactMap { word in
      let bytes = word.withUTF8Buffer { unsafe Array($0) }
      return vocabulary.number(of: bytes).map { UInt32($0) }
    }
  }

  /// What the lists of single rules say of the word at a place.
  func rules(of place: Int) -> RuleClasses { meanings[words.number(place)].rules }

  /// The number of the word at a place.
  func number(of place: Int) -> UInt32 { UInt32(words.number(place)) }
}
