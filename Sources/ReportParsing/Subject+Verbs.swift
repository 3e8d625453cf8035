import ReportModel

/// Whether a word that could be a verb brings words.
extension Clause {
  /// Whether a word that could be a verb is a part of a name or of its title: `Public Advocate Ines Varga`, `told The
  /// Norvish Express`.
  func isInName(_ i: Int) -> Bool {
    guard words[i].isCapitalised, i > 0 else { return false }
    if words[i].gap.isEmpty, !isTitleCase { return true }
    return mentions.contains {
      $0.whole.start <= words[i].range.start && words[i].range.end <= $0.whole.end
        && $0.whole.count > words[i].range.count
    }
  }

  /// Whether no word of weight has a small letter, as in a heading.
  var isTitleCase: Bool {
    !words.contains {
      !$0.isCapitalised && $0.range.count > 3
        && $0.classes.isDisjoint(with: [.preposition, .conjunction, .determiner, .pronoun, .auxiliary])
    }
  }

  /// `should acknowledge the "desire"`: what is only asked for says nothing yet.
  func isWished(_ i: Int) -> Bool {
    i > 0 && words[i].gap.isEmpty && ["should", "must", "could", "might", "shall"].contains(lowercased(i - 1))
  }

  /// `described the concession promised to …`: what is described does not promise.
  func isParticipleOfObject(_ i: Int) -> Bool {
    // `with a single word written across them`
    if i > 1, words[i].gap.isEmpty, ["written", "spoken"].contains(lowercased(i)),
      words[i - 1].classes.isDisjoint(with: [.auxiliary, .conjunction]), !isTransparent(i - 1)
    {
      return true
    }
    guard i > 2, words[i].gap.isEmpty, lowercased(i).hasSuffix("ed") else { return false }
    var start = i - 1
    while start > 1, i - start < 5, words[start].gap.isEmpty, !words[start].isCapitalised,
      words[start].classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .pronoun, .determiner])
    { start -= 1 }
    return words[start].classes.contains(.determiner) && words[start].gap.isEmpty
      && words[start - 1].classes.contains(.cue) && !isNoun(start - 1)
  }

  /// `, said his spokesman,`: between commas the subject comes after the verb.
  func isInverted(_ i: Int) -> Bool {
    guard i > 0, i + 1 < words.count, words[i].gap == .comma, words[i + 1].gap.isEmpty else { return false }
    return ["said", "says", "wrote", "writes", "added", "adds", "argued", "argues", "explained", "insisted"].contains(
      lowercased(i))
  }

  /// `It finds that`, `the court ruled that`.
  func findsThat(_ i: Int) -> Bool {
    i + 1 < words.count && words[i + 1].gap.isEmpty && lowercased(i + 1) == "that"
      && [
        "find", "finds", "found", "rules", "ruled", "holds", "held", "shows", "showed", "requires", "required",
        "provides",
        "provided", "stipulates", "deposed", "minuted", "deposes", "minutes",
      ].contains(lowercased(i))
  }

  /// Whether what could be a verb only describes the noun before it: `the concession promised to the port`.
  func isAdjective(_ i: Int, of subject: Subject) -> Bool {
    guard case .unnamed = subject, !words[i].classes.contains(.strongCue), lowercased(i).hasSuffix("ed"),
      words[i].gap.isEmpty, i + 1 < words.count
    else { return false }
    return words[i + 1].gap.isEmpty && ["to", "by", "in", "for", "at", "from", "on"].contains(lowercased(i + 1))
  }
}
