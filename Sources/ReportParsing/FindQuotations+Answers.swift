import ReportModel

// Whether what comes between two marks leads on to somebody else's words.
extension QuotationFinder {
  /// Whether the words after `"a," John said.` have somebody else's name behind them: `"b," Adam said.`
  func isAnswered(_ gap: TextRange, _ pair: MarkPair, in range: TextRange, next: Int?) -> Bool {
    // `"a," wired Reed to Hale, "b?" Hale replied`: one sentence, whoever begins the next.
    if !text.scalar(at: pair.contentStart).value.isUppercase,
      text.scalar(before: text.trimSpace(gap.start, gap.end))?.value == 0x2C
    {
      return false
    }
    guard let trail = trail(after: pair, in: range, next: next),
      let last = text.lastQuoted(before: pair.contentEnd), [0x2C, 0x3F, 0x21].contains(last)
    else { return false }
    // `"a," she asked him. "b," he said.`
    if let one = pronounAfter(gap), let other = pronounAfter(trail) { return one != other }
    guard let there = nameAfter(trail) else {
      // `"a," said the baker. "a," said the butcher.`
      guard let one = officeAfter(gap), let other = officeAfter(trail) else { return false }
      return one != other
    }
    // `"a," the president answers. "b," says Reed.`
    guard let here = nameAfter(gap) else {
      return text.scalar(before: text.trimSpace(gap.start, gap.end))?.value == 0x2E && namesSomebody(gap)
    }
    return !here.contains(there) && !there.contains(here)
  }

  /// Whether `he` or `she` is the subject of a reporting clause; nil for another subject.
  private func pronounAfter(_ range: TextRange) -> Bool? {
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), case .pronoun(let word) = finding.subject else { return nil }
    let pronoun = clause.lowercased(word)
    return pronoun == "he" ? true : pronoun == "she" ? false : nil
  }

  /// `mailed him: "Is it done?" The keeper answered at noon. "…"`: a lead-in has brought the words, and a sentence of its own comes
  /// after them.
  func beginsSentence(_ gap: TextRange, after pair: MarkPair) -> Bool {
    guard let last = text.lastQuoted(before: pair.contentEnd), [0x2E, 0x3F, 0x21].contains(last),
      let first = text.firstWord(in: gap, lexicon), first.isCapitalised, !saysFurther(gap)
    else { return false }
    return text.wordCount(in: gap, lexicon) > 2
  }

  /// `He replied: "A." She said: "B."`: two who speak to each other.
  func changesPronoun(from quotation: FoundQuotation, _ gap: TextRange) -> Bool {
    guard case .sentence(let lead) = quotation.lead else { return false }
    func pronoun(_ word: Word) -> Bool? {
      switch text.lowercased(word.range) {
      case "he": true
      case "she": false
      default: nil
      }
    }
    guard let next = text.words(in: gap, lexicon).prefix(2).lazy.compactMap(pronoun).first,
      let before = text.words(in: lead, lexicon).suffix(4).reversed().lazy.compactMap(pronoun).first
    else { return false }
    return next != before
  }

  /// Whether the subject of a reporting clause is a noun, `the president`, and no pronoun.
  private func namesSomebody(_ range: TextRange) -> Bool {
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), case .noun = finding.subject else { return false }
    return true
  }

  /// The office in a reporting clause: `said the baker`.
  private func officeAfter(_ range: TextRange) -> Spelling? {
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), case .noun(let noun) = finding.subject,
      clause.words[noun.upperBound - 1].classes.contains(.office)
    else { return nil }
    return clause.lowercased(noun.upperBound - 1)
  }

  /// The name in a reporting clause.
  private func nameAfter(_ range: TextRange) -> String? {
    let clause = Clause(text.words(in: range, lexicon), in: text, lexicon)
    guard let finding = clause.trailing(), case .name(let index) = finding.subject else { return nil }
    return text.string(clause.mentions[index].name)
  }
}
