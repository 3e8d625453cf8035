import ReportModel
import Synchronization

/// The word lists, ready to be asked, and the words of the text that is being parsed. Made once from the bytes of
/// `Resources/words.txt`; looking up a word does not allocate and takes constant time.
public struct Lexicon: Sendable {
  /// A class, because every stage and every clause holds the lists and none changes them: to hand them on is to count one
  /// reference.
  private final class Lists: Sendable {
    let table: WordTable
    /// As they were given: those of other languages are made ready only for a report that has one.
    let source: [UInt8]
    /// The lists of the other languages, made ready for the first report that has one.
    private let languages = Mutex<[Language: LanguageWords]?>(nil)
    init(_ source: [UInt8]) {
      table = WordTable(source)
      self.source = source
    }

    var languageWords: [Language: LanguageWords] {
      languages.withLock { known in
        if let known { return known }
        let all = LanguageWords.all(in: source)
        known = all
        return all
      }
    }
  }
  private let lists: Lists
  /// The words of the text that is being parsed; see `having(read:)`.
  private(set) var wordsRead: ReadWords?

  /// A lexicon from word lists: `[name of a list]` on a line, then an entry a line; `#` begins a comment. Forms of one
  /// entry are parted by `|`. Lists with unknown names are left out.
  public init(_ lists: [UInt8]) {
    // The calendar's words are made ready with the others.
    _ = DateWords.all
    self.lists = Lists(lists)
  }

  /// The lists of the languages other than English. Linear in the lists the first time, then constant.
  var languageWords: [Language: LanguageWords] { lists.languageWords }

  /// What the lists say of the word at a range, whatever its case.
  func classes(of bytes: [UInt8], _ range: TextRange) -> WordClasses { lists.table.classes(of: bytes, range) }

  /// Both, found at once.
  func entry(of bytes: [UInt8], _ range: TextRange) -> (classes: WordClasses, rules: RuleClasses) {
    lists.table.entry(of: bytes, range)
  }
  /// What the lists of single rules say of it.
  func rules(of bytes: [UInt8], _ range: TextRange) -> RuleClasses { lists.table.rules(of: bytes, range) }
  /// The same of a word that stands in no text.
  func rules(of word: String) -> RuleClasses {
    let bytes = Array(word.utf8)
    return lists.table.rules(of: bytes, TextRange(0, bytes.count))
  }

  /// The longest entry of several words that begins at `words[index]` and has one of the classes: how many words, or
  /// nil. A comma or a stop between the words does not count against it.
  func phrase(_ wanted: WordClasses, in text: ReadingText, _ words: [Word], at index: Int) -> Int? {
    guard words[index].classes.contains(.beginsPhrase) else { return nil }
    return lists.table.phrase(wanted, in: text, words, at: index)
  }

  /// The same lexicon, which knows the words of a text beforehand: `ReadingText.words(in:_:)` slices them. Only for that
  /// text. Linear.
  func having(read text: ReadingText, alongside: Alongside? = nil) -> Lexicon {
    var lexicon = self
    lexicon.wordsRead = ReadWords(text, self, alongside: alongside)
    return lexicon
  }

  /// The same lexicon, in which these words of the text that was read, in lower case, are offices; the named ones with a
  /// capital too.
  func having(offices: Set<String>, named: Set<String> = []) -> Lexicon {
    guard !offices.isEmpty, let read = wordsRead else { return self }
    var lexicon = self
    lexicon.wordsRead = ReadWords(read, offices: offices, named: named)
    return lexicon
  }

  /// Whether a range holds an entry of the classes, of one word or several.
  func holds(_ wanted: WordClasses, in text: ReadingText, _ range: TextRange) -> Bool {
    let words = text.words(in: range, self)
    return words.indices.contains { index in
      !words[index].classes.isDisjoint(with: wanted) || phrase(wanted, in: text, words, at: index) != nil
    }
  }

  /// Whether a range holds a word or an entry of several words that a single rule asks for. Linear in its words.
  func holds(_ wanted: RuleClasses, in text: ReadingText, _ range: TextRange) -> Bool {
    let words = text.words(in: range, self)
    return words.indices.contains { index in
      !words[index].rules.isDisjoint(with: wanted)
        || words[index].classes.contains(.beginsPhrase)
          && lists.table.phrase([], wanted, in: text, words, at: index) != nil
    }
  }
}
