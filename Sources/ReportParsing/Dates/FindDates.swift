public import ReportModel

/// The dates of a text, in order: every expression of the stretches with its value, its role and what the value rests on.
///
/// Stretches come in order and do not overlap; what is in none is not read. `published` is the report's own date, if it is
/// known; else the first date of a title block stands for it. Linear; never fails.
public func findDates(in text: ReadingText, stretches: [DateStretch], published: EDTF?) -> [DateMention] {
  findDates(in: text, stretches: stretches, published: published, nil)
}

/// The same, with word lists: only they tell on which days an inquiry heard somebody.
func findDates(
  in text: ReadingText, stretches: [DateStretch], published: EDTF?, _ lexicon: Lexicon?
) -> [DateMention] {
  var reader = DateReader(text, places: lexicon?.wordsRead?.dated)
  for (index, stretch) in stretches.enumerated() { reader.read(stretch.range, stretch: index) }
  var resolver = DateResolver(text, stretches, published: published, lexicon)
  return resolver.resolve(reader.drafts)
}

/// The first date of a range that says its year, a day or a month before a bare year: what a note, a caption or a line of
/// the title block is dated. Nil when there is none. Linear in the range.
public func firstDate(in range: TextRange, of text: ReadingText) -> DateMention? {
  firstDate(in: range, of: text, nil)
}

/// The same, in a text whose words were read.
func firstDate(in range: TextRange, of text: ReadingText, _ read: ReadWords?) -> DateMention? {
  // A year is always written in figures.
  guard text.bytes.span.first(from: range.start, before: range.end, { $0.digits }) < range.end else { return nil }
  let stretch = DateStretch(range, .noteDefinition)
  var reader = DateReader(text, places: read?.dated, onlyFirst: true)
  reader.read(range, stretch: 0)
  if reader.drafts.isEmpty { return nil }
  if let settled = reader.settled { return settled }
  var resolver = DateResolver(text, [stretch], published: nil, nil)
  let dates = resolver.resolve(reader.drafts)
  let dated = dates.filter { $0.value != nil }
  return dated.first { $0.value?.start?.month != nil } ?? dated.first
}
