import ReportModel

extension Clause {
  /// `The quarrel was opened by Hale in May:`: who does what is done to a thing that the sentence begins with.
  var agent: Finding? {
    guard words.count > 4, words[0].classes.contains(.determiner) || isPossessivePronoun(0),
      let verb = words.indices.prefix(9).first(where: { words[$0].classes.contains(.auxiliary) }), verb > 1,
      words[1...verb].allSatisfy({
        $0.gap.isEmpty && !$0.isCapitalised && $0.classes.isDisjoint(with: [.office, .kin, .organisation, .pronoun])
      }),
      let by = words.indices.dropFirst(verb + 2).prefix(3).first(where: { lowercased($0) == "by" }),
      words[verb + 1...by].allSatisfy({ $0.gap.isEmpty && !$0.isCapitalised }),
      case .name(let index)? = subject(startingAt: by + 1), mentions[index].kind != .place,
      !mentions[index].isPossessive
    else { return nil }
    return Finding(subject: .name(index), cue: verb, rule: Attribution.ofSubject)
  }

  /// Verbs of saying whose object is whoever hears it.
  private static let hearing: Set<Spelling> = ["told", "informed", "assured", "warned", "advised", "reminded"]

  /// Whether a verb tells that somebody hears words: `was told`, `is informed`.
  func isTold(_ i: Int) -> Bool {
    i > 0 && words[i].gap.isEmpty && Self.hearing.contains(lowercased(i))
      && ["was", "were", "is", "are", "been"].contains(lowercased(i - 1))
  }

  /// `Hale was told by the keeper that the lock was “shut”`: whoever stands behind `by` says it.
  func toldBy(_ i: Int) -> Finding? {
    guard i > 0, i + 2 < words.count, words[i + 1].range.count == 2, words[i].gap.isEmpty, words[i + 1].gap.isEmpty,
      Self.hearing.contains(lowercased(i)), lowercased(i + 1) == "by",
      ["was", "were", "is", "are", "been", "being"].contains(lowercased(i - 1)),
      let subject = subject(startingAt: i + 2)
    else { return nil }
    return Finding(subject: subject, cue: i, rule: "lead-in")
  }
}
