import ReportModel

// What tells in another language than English that quoted words are somebody's.

extension QuotationFinder {
  /// Whether a reporting clause begins right behind a closing mark: a comma or a dash and a verb, `“, sagte er`.
  func reports(_ after: [Word], _ lists: LanguageWords) -> Bool {
    guard let first = after.first, !first.gap.isDisjoint(with: [.comma, .dash]) else { return false }
    let clause = ForeignClause(Array(after.prefix(4)), in: text, lists)
    // `“, so Teal`
    if clause.words.count > 1, ["so", "aldus"].contains(clause.lower[0]),
      lists.language == .german || lists.language == .dutch,
      clause.words[1].gap.isEmpty, clause.words[1].isCapitalised || clause.classes[1].contains(.determiner)
    {
      return true
    }
    return clause.isVerb(0) || clause.words.count > 2 && clause.classes[0].contains(.auxiliary) && clause.isVerb(2)
  }

  /// Whether a gap between two marks is only a reporting clause: `», insiste-t-elle, «`.
  func goesOnForeign(_ gap: TextRange, _ block: Int) -> Bool {
    guard !languages.isEnglish, gap.count <= 80, let lists = languages.words(of: block) else { return false }
    let inner = text.trimmed(gap)
    guard inner.count > 2, text.bytes[inner.start] == 0x2C, text.bytes[inner.end - 1] == 0x2C else { return false }
    let words = text.words(in: gap, lexicon)
    guard (1...8).contains(words.count), !words.dropFirst().contains(where: { $0.gap.contains(.stop) }) else {
      return false
    }
    return reports(words, lists)
  }

  /// Whether a verb right before or after quoted words brings them, in a language of which every noun has a capital: `sprach von
  /// „Unfug mit Ansage“`, `„Vorsatz“ sei nicht zu erkennen, befand sie`.
  func brings(_ before: [Word], _ after: [Word], _ lists: LanguageWords) -> Bool {
    guard lists.language.capitalisesNouns else { return false }
    let near = ForeignClause(Array(before.suffix(4)), in: text, lists)
    if near.words.indices.contains(where: { near.isVerb($0) }) { return true }
    let behind = ForeignClause(Array(after.prefix(12)), in: text, lists)
    return behind.words.indices.contains { behind.isVerb($0) && behind.words[$0].gap.contains(.comma) }
  }

  /// Whether words hold a verb of saying or a noun for what is said.
  func tells(_ words: [Word], _ lists: LanguageWords) -> Bool {
    let clause = ForeignClause(words, in: text, lists)
    // `Pour l’historien Paul Ferrand, c’est « un vieux mensonge »`
    if let first = clause.lower.first, ["pour", "para", "per", "für", "dla", "voor"].contains(first) { return true }
    return clause.words.indices.contains {
      clause.isVerb($0) || clause.classes[$0].contains(.according) || clause.nounClasses($0).contains(.statement)
    }
  }

  /// Whether a paragraph behind a labelled turn is told and not spoken: outside its marks somebody says something, and there is
  /// no `I` and no `you`.
  func isForeignNarrative(_ range: TextRange) -> Bool {
    guard !languages.isEnglish, range.count < 6000 else { return false }
    let block = blocks.partition { $0.range.end <= range.start }
    guard block < blocks.count, let lists = languages.words(of: block) else { return false }
    let marks = text.matchMarks(in: range).filter { $0.parent == nil }
    guard !marks.isEmpty else { return false }
    var pair = 0
    let outside = text.words(in: range, lexicon).filter { word in
      while pair < marks.count, marks[pair].end <= word.range.start { pair += 1 }
      return pair == marks.count || word.range.end <= marks[pair].open
    }
    let clause = ForeignClause(outside, in: text, lists)
    guard !clause.lower.contains(where: { Self.firstPerson.contains($0) }) else { return false }
    return clause.words.indices.contains { clause.isVerb($0) || clause.classes[$0].contains(.according) }
  }

  private static let firstPerson: Set<String> = [
    "je", "j'", "me", "m'", "moi", "nous", "notre", "nos", "mon", "ma", "mes", "vous", "votre", "vos", "yo", "mi",
    "mis", "mí",
    "nosotros", "nuestro", "nuestra", "usted", "ich", "mich", "mir", "mein", "meine", "meinen", "meinem", "meiner",
    "wir",
    "uns", "unser", "unsere", "mnie", "mój", "moja", "moje", "nas", "nam", "my", "eu", "meu", "minha", "nós", "io",
    "mio", "mia",
    "noi", "ik", "mij", "mijn", "ons", "onze",
  ]
}
