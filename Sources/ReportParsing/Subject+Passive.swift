import ReportModel

extension Clause {
  /// Verbs of saying whose object is whoever hears it.
  private static let hearing: Set<Spelling> = ["told", "informed", "assured", "warned", "advised", "reminded"]

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
