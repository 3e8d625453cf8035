import ReportModel

extension Evidence {
  /// The rule in plain words, as they go on after "because"; a rule that is not in the table says itself.
  ///
  /// The one table of what a person is told about rules; `Tests/Spec` says what each does.
  var plainWords: String {
    if let known = Evidence.plain[rule] { return known }
    return rule
  }

  private static let plain: [String: String] = [
    // Whose words.
    "lead-in": "named in the words that lead to it",
    "subject of the lead-in": "the one whom the words that lead to it are about",
    "trailing": "named after it",
    "interrupted": "named in the words that interrupt it",
    "according to": "“according to” names them",
    "statement of": "called a statement of theirs",
    "to whom it was": "told to whom it was said",
    "subject of the sentence": "the one whom its sentence is about",
    "subject of the sentence before": "the one whom the sentence before it is about",
    "spoken of before": "“he” or “she” is whom the text speaks of before",
    "speaker before": "nobody else has spoken since",
    "label": "their name stands before it with a colon",
    "heading": "the heading gives it as theirs",
    "nested": "named where it stands in another's words",
    "nested without a name": "in another's words, and nobody is named",
    "nested without a cue": "in another's words, and nothing says whose",
    "nested, in the first person": "they quote themselves",
    "whose letter it is": "it stands in their letter",
    "who writes to whom": "“to” stands between who writes and who is written to",
    "who was spoken to replies": "they were spoken to last, and this replies",
    "in the words of": "“in the words of” names them",
    "said by somebody without a name": "its lead-in gives it to somebody without a name",
    "nested, in the second person": "“you” is whoever is spoken to",
    "no speaker in the lead-in": "the words that lead to it name nobody",
    "a label without a name": "its label names nobody",
    "signature": "a dash and the name stand after it",
    "signed below": "they sign it",
    "in whose hand": "it is in their hand",
    "who issued the series": "the text says that they issued the series",
    "end of the sentence": "the end of its sentence names them",
    "echo of a passage": "the same words are theirs elsewhere",
    "paragraph": "named in its paragraph",
    "nobody's words": "a term or a title: nobody said it here",
    "no speaker in the sentence": "its sentence names nobody",
    "no lead-in": "nothing leads to it",
    "an office without a name": "an office says it that nobody's name stands with",
    "by whom it is called so": "what they call somebody or something",
    "header of the mail": "the header of the mail names them",
    "in the chair": "the report says that they were in the chair",
    "named behind the words": "named behind it, as in a list of quotations",
    "nobody named behind the words": "what stands behind it names nobody",
    "told behind the words": "the sentence behind it says whose words they are",
    "told in the paragraph before": "the paragraph before it tells what they say",
    "an answer to a question": "it answers the question before it",
    "goes on speaking": "they go on speaking right behind it",
    "turn of a dialogue": "two talk by turns, and it is their turn",
    "who signs so": "they sign so",
    // The reader's own.
    "reader": "put right by the reader",
    // When.
    "date in the lead-in": "the words that lead to it have the date",
    "date of the talk's lead-in": "the words that lead to the talk have the date",
    "date of the transcript": "the date of the transcript that it is of",
    "date of what it replies to": "the date of what it replies to",
    "date of the same words elsewhere": "the same words have this date elsewhere",
    "date of the passage it was made from": "the date of the passage that it is made from",
    "date behind the words": "the date stands behind it",
    "date of the scene": "the date of the scene in which it is said",
    "date of the sitting": "the date of the sitting",
    "date of the source in brackets": "the date of the source in brackets behind it",
    "date of what it goes on with": "the date of the words that it goes on with",
    // Names and roles.
    "name": "the name as it stands",
    "apposition": "it stands beside the name",
    "title before the name": "it stands before the name",
    "named with the office": "the name stands with it",
    "trade before the name": "it stands before the name",
    "called so": "the words that are said to them call them so",
    "office used as a name": "an office that only they hold, used as a name",
    "appointment": "the text says that they were given it",
    "bracket of a label": "brackets in the label put the two beside each other",
    "by-name that brackets explain": "brackets explain the by-name",
    // What a note supports.
    "marker": "the note's marker stands at it",
    "ends at the marker": "it ends where the note's marker stands",
    "chain back to the marker before": "it stands between this marker and the one before",
  ]
}
