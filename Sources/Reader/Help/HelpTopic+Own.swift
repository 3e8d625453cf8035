extension HelpTopic {
  /// What a reader adds to a report, and how two versions and the editors' layer are looked at.
  static let own: [HelpTopic] = [
    HelpTopic(
      "corrections", "putting right who said it, when, and what is one quotation",
      [
        .text(
          "What the program has wrong you put right for yourself. It lasts, by the words of the quotation and not by its number; the report stays as "
            + "it is, and nobody else sees it. {undo} takes the last one back, :corrections lists them, and x there takes one away."
        ),
        .example(
          "A wrong speaker",
          [
            ("{next-quotation}", "go to the quotation, or to its row in a list"),
            ("{correct-speaker}", "the prompt says “:speaker ”"),
            ("tav Tab Enter", "a few letters of the name; Tab completes it from those of the report"),
            ("", "“q3 is by Oren Tavish now”: panes, counts, limits and search follow, and * stands beside it"),
            ("{undo}", "as it was"),
          ]),
        .text(
          "A name that nobody has yet makes a new speaker; one that is nearly somebody's is asked about first. :said takes 2021-05-10, 2021-05, "
            + "2021~ for about, 2021-05-10/2021-05-12 for a span, none. :merge Tavish into Oren Tavish makes two speakers one; :split and :unalias "
            + "take a form of a name away."),
        .actions(["correct-speaker", "correct-date", "undo", "redo"]),
        .commands([
          "speaker", "speaker!", "nobody", "said", "merge", "split", "unalias", "join", "cut", "corrections",
        ]),
        .text(
          "Outside the reader: ibid corrections REPORT prints them, --import takes them elsewhere, ibid export --corrected applies them."
        ),
      ]),
    HelpTopic(
      "annotations", "writing to a quotation or a line",
      [
        .text(
          "{annotate} opens a line for what you have to say of the quotation here, or of the line where there is none; the same again changes it, and "
            + "an empty line takes it away. # stands beside it; the card, {provenance}, and the drawer of its note show it. "
            + "Limits are about quotations: what is written to another line is found in {places}, where / searches."
        ),
        .example(
          "Marking what must be checked",
          [
            ("{annotate}", "the prompt says “#”"),
            ("other date in the Lantern #check Enter", "words, and a word of yours as a tag; Tab completes tags"),
            ("{places}", "lists what you wrote, with marks and recent places; Enter goes there, x takes it away"),
            ("{query} tag:check Enter", "limits to the quotations with this tag; remark:lantern asks for a word"),
          ]),
        .actions(["annotate", "places", "undo", "redo"]),
        .commands(["annotate"]),
      ]),
    HelpTopic(
      "basket", "quotations gathered for somewhere else",
      [
        .text(
          "{select} puts the quotation here in the basket, or takes it out; + stands beside it. {basket} lists the basket, {basket-order} there turns "
            + "between place and date, and {select} on a row takes that one out. It is kept with the report."),
        .example(
          "Three quotations for an article",
          [
            ("{select}", "on each of them"),
            ("{basket}", "look them over"),
            ("{yank-basket}", "all of them with their citations, as Markdown, to your own machine's clipboard"),
            (":basket lamps.md Enter", "or to a file; .bib has BibTeX, any other name text"),
          ]),
        .actions(["select", "basket", "basket-order", "yank-basket"]),
        .commands(["basket", "basket!", "empty-basket"]),
      ]),
    HelpTopic(
      "echoes", "the same words twice: excerpt and full text, headline and passage",
      [
        .text(
          "{echo} sets the quotation here beside the one that has the same words: the longer at the left or above, the edited one at the right. What "
            + "differs stands in brackets, so that no colour is needed: [-cut-], [~changed~] {~to this~}, {+put in+}."),
        .example(
          "What a headline leaves out",
          [
            ("{echo}", "on the headline, or on the passage"),
            ("{next-difference}", "to the next difference; the title counts them"),
            ("{next-echo}", "another echo of the same words, where there are several"),
            ("{other-side}", "chooses the other of the two; > stands before it"),
            ("{go-to-echo}", "goes to the difference in the report; {close-echo} closes instead"),
          ]),
        .groups([.echoes]),
      ]),
    HelpTopic(
      "editorial", "what editors put in: shown, dimmed, hidden",
      [
        .text(
          "Brackets and elisions within quotations, captions and boilerplate are not the speaker's. {editorial-layer} dims them, hides them, shows them again; "
            + ":editorial takes them kind by kind. Where something is hidden a sign stands, the status line counts it, a search finds it and says so, and a "
            + "copy has it."),
        .example(
          "Reading only what was said",
          [
            ("{editorial-layer} {editorial-layer}", "hides all of it"),
            ("", "[+] stands for words in brackets, [-] for an elision, (caption hidden) for a caption"),
            (":editorial captions shown Enter", "the captions come back alone"),
            ("{editorial-layer}", "all is shown again"),
          ]),
        .actions(["editorial-layer"]),
        .commands(["editorial"]),
        .text(
          "It is kept for each report. editorial = \"dimmed\" in the config file says how one is shown that you open for the first time."
        ),
      ]),
    HelpTopic(
      "command-line", "ibid outside the reader: search, list, export, check",
      [
        .text(
          "The same questions without the reader, for scripts and pipes; a query is written as after {query}. Exit status: 0 found, 1 nothing found, 2 an "
            + "error. ibid --help and man ibid tell all."),
        .pairs([
          ("ibid --at q12 FILE", "open at a quotation; n8 a note, s3 a section, 812 a line, 34%"),
          ("ibid search QUERY FILE…", "path:line:id: speaker, date: text"),
          ("ibid list speakers FILE", "also quotations, timeline, notes, sections; --json, --csv"),
          ("ibid export FILE", "JSON; --format markdown, csv, bibtex, ris, csl-json, text"),
          ("ibid export --corrected", "with your corrections, each marked as yours"),
          ("ibid corrections FILE", "what you put right; --import takes it elsewhere"),
          ("ibid check FILE", "what is missing or damaged"),
          ("ibid explain FILE q12", "why it has this speaker, this date, these notes"),
          ("ibid --linear VIEW FILE", "a view an item a line, in words: for speech, braille, pipes"),
          ("ibid --secure FILE", "reading and nothing else"),
        ]),
        .example(
          "All that somebody said in May, as a table",
          [("ibid list quotations --csv *.txt 'speaker:tavish said:2021-05'", "one row a quotation, of all the files")]),
      ]),
  ]
}
