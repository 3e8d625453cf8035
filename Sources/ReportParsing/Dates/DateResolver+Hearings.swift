import ReportModel

// The days on which an inquiry sat. What witnesses tell happened in other years, and the text goes to and fro between both.

extension DateResolver {
  /// `It sat on sixteen days between 7 February and 20 April 2011`: from then on a day without a year on which somebody was
  /// heard is one of those. The first such span counts.
  mutating func noteHearings(_ draft: DateDraft, _ value: EDTF, _ stretch: DateStretch) {
    guard hearings == nil, stretch.setting == .prose, value.isInterval, value.start?.day != nil, value.end?.day != nil,
      value.lastDay - value.firstDay > 1, value.lastDay - value.firstDay < 1500,
      tells(of: [.hearing, .sessions], near: draft, stretch)
    else { return }
    hearings = (value, TextRange(draft.start, draft.end))
  }

  /// The year of a day on which somebody was heard, if it is one of the hearings' days.
  func yearOfHearing(month: Int, day: Int?, _ draft: DateDraft, _ stretch: DateStretch) -> (
    year: Int, range: TextRange
  )? {
    guard let hearings, let day, stretch.setting == .prose || stretch.setting == .turn,
      let first = hearings.days.start?.year, let last = hearings.days.end?.year,
      tells(of: [.hearing, .examining], near: draft, stretch)
    else { return nil }
    for year in first...max(first, last) {
      let date = EDTF(year: year, month: month, day: day)
      if date.firstDay >= hearings.days.firstDay, date.lastDay <= hearings.days.lastDay {
        return (year, hearings.range)
      }
    }
    return nil
  }

  /// Whether the sentence of a date has a word that a rule asks for.
  private func tells(of rules: RuleClasses, near draft: DateDraft, _ stretch: DateStretch) -> Bool {
    let start = max(text.sentenceBefore(draft.start, from: stretch.range.start), draft.start - 300)
    var end = draft.end
    let limit = min(stretch.range.end, draft.end + 120)
    while end < limit, ![0x2E, 0x3A, 0x3B, 0x0A].contains(text.bytes[end]) { end += 1 }
    let sentence = TextRange(min(text.characterStart(max(start, stretch.range.start)), draft.start), end)
    return lexicon?.holds(rules, in: text, sentence) ?? false
  }
}
