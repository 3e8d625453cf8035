import Screen

/// Something that `:help` tells about. What can be made from the tables of actions, commands and settings is made from them, and
/// a key in a text is that which the reader has.
public struct HelpTopic: Sendable {
  /// A part of what is told.
  enum Part: Sendable {
    /// A paragraph. `{peek}` stands for the key of that action.
    case text(String)
    /// Words at the left, and what they mean.
    case pairs([(String, String)])
    /// Actions with their keys, by name.
    case actions([String])
    /// All actions of these groups.
    case groups([Action.Group])
    /// All commands.
    case allCommands
    /// Commands, by name.
    case commands([String])
    /// A worked example: what it is about, then what is pressed and what comes of it. `{peek}` as in a text.
    case example(String, [(String, String)])
    /// All settings, with their values.
    case settings
    /// What is wrong in the config file.
    case configProblems
    /// All topics.
    case topics
  }

  /// What is typed: `search`.
  public let name: String
  /// What it is about, in a few words.
  public let help: String
  let parts: [Part]

  init(_ name: String, _ help: String, _ parts: [Part]) {
    self.name = name
    self.help = help
    self.parts = parts
  }

  /// Every topic that has a text, in their order.
  public static let all: [HelpTopic] = beginning + reading + own + program

  private static let beginning: [HelpTopic] = [
    HelpTopic(
      "first", "what to do first",
      [
        .text(
          "The report is at the right, or fills the screen; {next-pane} goes to the timeline and the speakers, and back. The line of "
            + "the place is marked >, the quotation that it is in has a bar beside it."),
        .text(
          "{next-quotation} goes to the next quotation. {peek} shows the note behind it, and again takes it away. {provenance} says who "
            + "said it, when, and why the program reads it so. {yank} copies it with its citation."),
        .text(
          "{limit} leaves only what this speaker said; {toggle-limits} shows all again. {search} searches while you type. {back} goes "
            + "back to where you were. {step-back} takes one step back from anything; {close} closes what is open, and then the program."
        ),
        .text(
          "What the program has wrong you put right: {correct-speaker} who said it, {correct-date} when. {annotate} writes a word of your own to a "
            + "quotation, {select} puts it in the basket, {basket} shows that. {echo} sets it beside its echo, {editorial-layer} dims or hides what editors "
            + "put in. None of it touches the report."),
        .text(
          "{help} lists the keys of the pane that you are in. {command} takes every action and command by its name; Tab completes."
        ),
        .topics,
      ]),
    HelpTopic(
      "keys", "how keys are pressed, written and changed",
      [
        .text(
          "A number before a key is a count: 3{down} goes three lines down, 12{top} to quotation 12, 50{percent} to the middle. Keys "
            + "that begin a sequence, like {yank}, show at once what may follow."),
        .text(
          "{help} lists the keys of a pane. Each action has a name, by which it can be done after {command} and bound to other keys in the "
            + "config file: :help config. ibid --print-keys prints them all."),
        .text(
          "Keys are written j, ^F for Control and f, Space, Tab, S-Tab, Enter, Esc, PgDn, F5; a sequence with blanks: Z Z."
        ),
        .groups([.moving, .quotations, .jumps, .panes, .program]),
      ]),
    HelpTopic(
      "panes", "timeline, speakers, text; measure and widths",
      [
        .text(
          "Moving in the timeline or among the speakers shows the place of the row in the text; Enter goes there, and {next-pane} back to the "
            + "text shows the place again. Narrow screens show one pane at a time: its name stands in brackets in row 1."
        ),
        .text(
          "{measure} turns the length of the lines over, {narrow-lists} and {widen-lists} the width of the lists; that is kept for the next "
            + "time. {maximise} shows one pane alone."),
        .groups([.panes]),
      ]),
  ]

  private static let reading: [HelpTopic] = [
    HelpTopic(
      "search", "words in the text or a list",
      [
        .text(
          "{search} searches the pane that you are in, while you type. Enter stays at the match, Esc goes back to where it began. Case counts "
            + "only if you type a capital; accents, quotation marks, dashes and line ends do not count. /like this/ is a regular expression."
        ),
        .text(
          "A speaker's name finds every form of it in the report. With a limit on, only what it leaves is searched. {results} lists all "
            + "matches."),
        .groups([.search]),
      ]),
    HelpTopic(
      "queries", "limits by words, names and dates: the language of &",
      [
        .text(
          "{query} asks of quotations: words that stand side by side must all be there. The result is a limit. Tab completes, with how many "
            + "quotations each would leave."),
        .pairs([
          ("tide", "a whole word, in any case"), ("chan*", "words that begin so"), ("\"the tide\"", "a phrase"),
          ("/fath?oms/", "a regular expression"), ("speaker:NAME", "who said it, by any form of the name"),
          ("to:NAME", "to whom"), ("date:2019-03", "when it was said or published: a day, month, year"),
          ("said:2019-03..2019-05", "when it was said, from a day to another"),
          ("section:WORDS", "where in the report"),
          ("note:8", "what rests on a note"), ("outlet:NAME", "on whose authority"),
          ("kind:turn", "block, inline, question, list, turn …"),
          ("a or b, not a", "either; without. Brackets group."),
        ]),
        .groups([.limits]),
      ]),
    HelpTopic(
      "limits", "seeing only a speaker, a day, a section",
      [
        .text(
          "{limit} leaves only what is under the cursor: in the text the speaker of the quotation, on a heading the section, on a note's marker "
            + "what rests on it; in the timeline the day or the speaker. {exclude} leaves it out. Limits add up; the status line says what is on and how "
            + "much it leaves."),
        .text(
          "{toggle-limits} switches all of them off and on, {edit-limits} lists them, {undo} takes the last one back."),
        .groups([.limits]),
      ]),
    HelpTopic(
      "notes", "what a quotation rests on",
      [
        .text(
          "{peek} shows the note of the marker at the line, or the next one of the quotation, and what else rests on it. {next-marker} and "
            + "{previous-marker} go from marker to marker, and an open drawer follows. {follow} goes from a marker to its definition and back; "
            + "{pin} keeps a note where it is. {notes} lists them all, with what is wrong with them."),
        .actions([
          "peek", "next-marker", "previous-marker", "follow", "pin", "drawer-more", "drawer-back", "notes", "labels",
        ]),
      ]),
    HelpTopic(
      "marks", "coming back: marks, jumps, recent reports",
      [
        .text(
          "{back} goes back to where you were before a jump, to the byte, and {forward} forward again. {set-mark} sets a mark: a to z in this "
            + "report, A to Z in any. {places} lists marks and places; {recent} the reports that were open. All of it is kept."
        ),
        .groups([.jumps]),
      ]),
  ]

  private static let program: [HelpTopic] = [
    HelpTopic(
      "copying", "quotations on your own machine's clipboard, in files, to programs",
      [
        .text(
          "A copy goes to the terminal that you sit at (OSC 52), also through SSH, tmux and screen; whether it arrived only that terminal "
            + "knows. tmux needs “set -g set-clipboard on”. What is too long for it, :write FILE writes; .md and .bib choose the form."
        ),
        .groups([.copying]),
      ]),
    HelpTopic(
      "commands", "what can be typed after :",
      [
        .text(
          "Every action by its name, and these. The beginning of a name is enough where it is the only one; Tab completes and says what each "
            + "does, ↑ brings back what was typed before. Places, themes and settings are shown while they are typed, and taken back by Esc."
        ),
        .allCommands,
        .groups([.editing]),
      ]),
    HelpTopic(
      "config", "the config file: settings and keys",
      [
        .text(
          "$XDG_CONFIG_HOME/ibid/config.toml, or ~/.config/ibid/config.toml. ibid --print-config prints one with all that can be in it; "
            + "--config FILE takes another, --no-config none. A line that is wrong is told with its number, and what holds without it holds."
        ),
        .configProblems,
        .pairs([
          ("theme = \"dark\"", "a setting"), ("preset = \"less\"", "keys to begin with: standard, less, vim"),
          ("[keys]", "keys of actions"),
          ("peek = \"F5\"", "one key"), ("undo = [\"U\", \"u\"]", "several"), ("quit = \"none\"", "no key"),
          ("[keys.in-timeline]", "keys in one pane alone"),
        ]),
        .text(
          "What a key or a command changes of theme, measure, lists and ascii is kept for the next time, unless the file gives it."
        ),
        .settings,
      ]),
    HelpTopic(
      "themes", "colours, and none",
      [
        .text(
          "{theme} turns the themes over, :theme NAME shows one while you type it. plain takes the terminal's own background; dark, light and "
            + "high-contrast have their own where there are 256 colours. Colour is never the only sign. NO_COLOR and --mono switch it off, and :ascii "
            + "draws lines and marks in ASCII."),
        .pairs(ThemeName.allCases.map { ($0.rawValue, $0.help) }),
      ]),
    HelpTopic(
      "mouse", "wheel and clicks",
      [
        .text(
          "{mouse} has the terminal tell of the mouse; then its own selection takes Shift. The wheel scrolls the pane under the pointer. A click on "
            + "a row selects it, a second does what Enter does; on a note's marker it peeks; on a word the place goes there; on a name in row 1 of a "
            + "narrow screen that pane is shown."),
        .commands(["mouse"]),
      ]),
    HelpTopic(
      "signs", "marks on the screen",
      [
        .text("Beside the text and before rows:"),
        .pairs([
          (">", "the line of the place; the row under the cursor"), ("▌", "the current quotation"),
          ("•", "a row that belongs with the one under the cursor of another pane"),
          ("#", "something of yours is written to what begins here: {annotate} reads and changes it"),
          ("*", "put right by you: a quotation, in lists a speaker, a date, a name"),
          ("+", "a quotation in the basket"),
          ("?", "in lists: yours, of which the report has the words no more"),
          ("!", "something is wrong or could not be done"), ("~", "a date that is not exact"), ("=", "an outlet"),
          (":", "a role, such as an interviewer"),
        ]),
        .text("Several of #, * and + stand beside each other; the card, {provenance}, tells them. In the text:"),
        .pairs([
          ("[2]", "a note's marker"),
          ("[+] [-]", "hidden: what an editor put in; a sign that something was left out"),
          ("[-cut-]", "in an echo: what the edited one has not; [~so~] {~so~} changed, {+so+} put in"),
          ("ǀ", "no sign of the report: it keeps words from right to left in their pane"),
          ("^[ <U+202E>", "a character that would command the terminal, by its name"),
        ]),
        .text("In lists and in row 1:"),
        .pairs([
          ("q3 n8 s3", "quotation, note, section: :goto takes them"), ("… 16 days …", "days of which nothing is dated"),
          ("–", "none"),
        ]),
      ]),
  ]
}
