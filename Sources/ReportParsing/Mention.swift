import ReportModel

/// A capitalised run that names somebody or something, or an office that stands for its holder.
struct Mention: Hashable {
  /// The name's own words: `Amir Hatami`.
  var name: TextRange
  /// With the title before it: `Iranian Defense Minister Amir Hatami`.
  var whole: TextRange
  /// Whether `'s` ends it.
  var isPossessive: Bool
  /// Whether an office, an organisation's or a medium's noun is its head: it is no person's name.
  var kind: Kind
  private var firstWord: UInt32
  private var pastWord: UInt32
  /// Empty for none.
  private var storedRole: TextRange
  /// The offset and one; 0 for none.
  private var storedTitle: UInt32

  /// Indices of the words of `name`, in the array that it was found in.
  var words: Range<Int> {
    get { Int(firstWord)..<Int(pastWord) }
    set { (firstWord, pastWord) = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
  }
  /// The title or office before it.
  var role: TextRange? { storedRole.isEmpty ? nil : storedRole }
  /// Where the honorific before the name begins: `Mrs. Starn`, `Hajj Da'ud`.
  var title: Int? { storedTitle == 0 ? nil : Int(storedTitle) - 1 }

  init(
    name: TextRange, whole: TextRange, words: Range<Int>, role: TextRange?, title: Int?, isPossessive: Bool, kind: Kind
  ) {
    self.name = name
    self.whole = whole
    (firstWord, pastWord) = (UInt32(words.lowerBound), UInt32(words.upperBound))
    storedRole = role ?? TextRange(0, 0)
    storedTitle = title.map { UInt32($0 + 1) } ?? 0
    self.isPossessive = isPossessive
    self.kind = kind
  }

  enum Kind: Hashable { case person, outlet, organisation, place, office }
}
