import ReportModel

// Whether what stands in marks is only a name or a term, which nobody is said to utter.

extension QuotationFinder {
  /// Whether a name is only what something is called, by nobody in particular: `is often labelled the "forgotten mile"`.
  func isPassivelyNamed(_ before: [Word]) -> Bool {
    guard
      let verb = before.indices.suffix(4).last(where: {
        before[$0].classes.isSuperset(of: [.cue]) && text.lowercased(before[$0].range).hasSuffix("ed")
      }),
      ["called", "labeled", "labelled", "dubbed", "termed", "named", "styled", "nicknamed", "branded"]
        .contains(text.lowercased(before[verb].range))
    else { return false }
    var i = verb - 1
    while i >= 0,
      text.lowercased(before[i].range).hasSuffix("ly") || text.lowercased(before[i].range).hasSuffix("wise")
        || ["often", "also", "once", "still", "now"].contains(text.lowercased(before[i].range))
    { i -= 1 }
    return i >= 0
      && ["is", "are", "was", "were", "been", "be", "being"].contains(text.lowercased(before[i].range))
  }

  func accordingTo(_ words: [Word]) -> Bool {
    words.contains { $0.range.count == 9 && text.lowercased($0.range) == "according" }
  }

  /// Whether a naming word stands right before: `called`, `under the title`.
  func isNamed(_ before: [Word], _ inside: [Word], isTitled: Bool) -> Bool {
    guard let last = before.last else { return false }
    let near = before.suffix(4)
    let isNaming =
      last.classes.contains(.naming)
      || near.indices.contains { place in
        lexicon.phrase(.naming, in: text, before, at: place).map { place + $0 == before.count } ?? false
      }
    // `called the figures "tavern hydraulics"` is somebody's word; `called "Clear Water"` a name.
    return isNaming && (isTitled || inside.count <= 2 && !last.classes.contains(.cue))
  }

  /// Whether a few words only name what the sentence goes on about, and no verb brings them: `the twice-elected 'doctor' also`,
  /// `in mill-era "rope wars" against`, `Asked about the "second lock" at the works,`.
  func isOnlyNamed(_ pair: MarkPair, before: [Word], inside: [Word], after: [Word]) -> Bool {
    guard inside.count <= 3, let last = before.last else { return false }
    if before[0].rules.contains(.beingAsked), before.dropFirst().allSatisfy({ $0.gap.isDisjoint(with: .comma) }) {
      return true
    }
    guard !before.suffix(4).contains(where: { $0.classes.contains(.cue) })
    else { return false }
    if pair.isSingle, inside.count <= 2, let next = after.first, next.gap.subtracting(.other).isEmpty,
      !next.isCapitalised
    {
      return true
    }
    return text.bytes[last.range.start..<last.range.end].contains(0x2D) && !last.hasDigit
      && text.bytes[last.range.end..<pair.open].allSatisfy { $0 == 0x20 }
  }

  /// Whether words in a title describe the noun behind them: `Guards Fire on 'Day of Rope' Marchers`.
  func isAttributive(_ pair: MarkPair, in title: TextRange) -> Bool {
    guard pair.isSingle, pair.isClosed, let before = text.words(in: TextRange(title.start, pair.open), lexicon).last,
      !before.classes.isDisjoint(with: [.preposition, .determiner]),
      let next = text.firstWord(in: TextRange(pair.end, title.end), lexicon), next.gap.subtracting(.other).isEmpty,
      next.classes.isDisjoint(with: [.preposition, .conjunction, .auxiliary])
    else { return false }
    return text.words(in: TextRange(pair.contentStart, pair.contentEnd), lexicon).count <= 4
  }
}
