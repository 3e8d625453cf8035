import Export
import Reader
import ReportIndex
import ReportModel

/// The manual page `ibid(1)`, made of the tables that the program obeys: the command line, the keys, the commands, the
/// fields of queries, the formats and the codes of what `ibid check` finds.
///
/// `usages` are the synopses, a line each.
public func manualPage(of program: CommandHelp, version: String, usages: [String]) -> String {
  var page = Roff(name: "ibid", section: 1, date: "2026-11-28", source: version)
  page.section("Name")
  page.paragraph("ibid - read a report made of translated statements: who said what, when, on whose authority")
  page.section("Synopsis")
  for usage in usages { page.synopsis(usage) }
  page.section("Description")
  for paragraph in paragraphs(program.discussion ?? "") { page.paragraph(paragraph) }
  page.section("Options")
  for argument in program.standard?.ownArguments ?? [] { page.add(argument) }
  page.item("-h, --help", "Show help; after a command, that command's.")
  page.item("--version", "Show the version.")
  page.section("Views")
  page.paragraph(
    "What --linear can write; each line is a whole by itself. Those of your own (\(ownViews)) read what the reader keeps, and show the report as you have put it right; the others do so with --corrected."
  )
  for view in LinearView.allCases { page.item(view.rawValue, view.help) }
  page.addCommands(program)
  page.addKeys()
  page.addQueries()
  page.section("Findings")
  page.paragraph("What ibid check and the list D of the reader find in a report, by code.")
  for code in Finding.Code.allCases { page.item(code.rawValue, "\(code.meaning) (\(code.severity.rawValue))") }
  page.addSurroundings()
  return page.text
}

private let ownViews = LinearView.allCases.filter(\.isOwn).map(\.rawValue).joined(separator: ", ")

extension Roff {
  fileprivate mutating func addCommands(_ program: CommandHelp) {
    section("Commands")
    for command in program.named {
      subsection("ibid " + command.commandName)
      paragraph(command.abstract ?? "")
      // Of export, the formats are told below from their own table.
      if command.commandName != "export" {
        for words in paragraphs(command.discussion ?? "") { paragraph(words) }
      }
      for argument in command.ownArguments { add(argument) }
      if command.commandName == "list" {
        paragraph("What can be listed:")
        for listing in Listing.allCases { item(listing.rawValue, listing.help) }
      }
      if command.commandName == "export" {
        paragraph(
          "A file that is named with -o is replaced when the new one is whole and on the disk; after an error it is as it was. The formats:"
        )
        for format in ExportFormat.all { item(format.name, format.help) }
      }
    }
  }

  fileprivate mutating func addKeys() {
    section("Keys")
    paragraph(
      "In the reader, ? shows those of the pane that has the focus. A number before a key repeats it, or names what it goes to."
    )
    for group in Action.Group.allCases {
      subsection(group.rawValue)
      for action in Action.all where action.group == group && !action.keys.isEmpty {
        item(action.keys.map(Keymap.shown).joined(separator: " "), "\(action.help) (\(action.name))")
      }
    }
    section("Commands of the reader")
    paragraph("After a colon; the name of a key's action, in brackets above, is a command too. Tab completes.")
    for command in Command.all {
      let names = ([command.name] + command.aliases).map { ":" + $0 }.joined(separator: ", ")
      item(names, argument: command.argument, command.help)
    }
  }

  fileprivate mutating func addQueries() {
    section("Queries")
    paragraph(
      "A query is asked of quotations: after & in the reader, of ibid search, ibid list and ibid export. It is made of words, “phrases”, beginnings of words with * and /regular expressions/, of fields, and of and, or, not and brackets. Side by side, all must hold. Case and accents count when they are typed."
    )
    for field in Query.fields { item(field.name + ":", field.help) }
    paragraph(
      "After a field, * is anything at all: -speaker:* is what nobody is known to have said. On the command line a query that begins with - stands after --, or begins with not: ibid search 'not speaker:*' FILE."
    )
  }

  fileprivate mutating func addSurroundings() {
    section("Exit status")
    item("0", "All went well; of search and list, something was found; of check, nothing is wrong.")
    item("1", "Of search and list, nothing was found; of check, something is wrong.")
    item(
      "2",
      "An error: one line on standard error says which. Where several files are given, the others are read all the same."
    )
    item("128 + N", "The signal N.")
    section("Environment")
    for (name, words) in [
      ("IBIDSECURE", "When set, as --secure."),
      ("NO_COLOR", "When set, no colours."),
      ("TERM, LANG, LC_ALL, LC_CTYPE", "What the terminal is, and which characters it shows."),
      ("VISUAL, EDITOR", "What v opens a report with."),
      ("SHELL", "What runs the commands of |."),
      ("XDG_CONFIG_HOME", "Where the config file is."),
      ("XDG_STATE_HOME", "Where the state is kept."),
      ("ESCDELAY", "How long Esc is waited on, in milliseconds."),
    ] {
      item(name, words)
    }
    section("Files")
    item(
      "$XDG_CONFIG_HOME/ibid/config.toml",
      "How the reader looks and which keys do what; under ~/.config when the variable is not set. ibid --print-config shows all that can be in it."
    )
    item(
      "$XDG_STATE_HOME/ibid/state.sqlite",
      "Places, limits, marks and what was typed, by the content of reports; under ~/.local/state when the variable is not set. ibid export, search and list never read it."
    )
    section("Examples")
    for (command, words) in [
      ("ibid report.txt", "Read a report."),
      ("ibid search 'speaker:veyle harbour' *.txt", "What somebody said about the harbour, in many reports."),
      ("ibid list speakers report.html", "Who is quoted, and how often."),
      ("ibid list quotations --csv report.txt 'said:2024-03..' > march.csv", "What was said since March, as a table."),
      ("ibid export --format markdown -o quotations.md report.txt", "All quotations with their citations."),
      ("ibid --linear timeline report.txt | less", "The timeline, a statement a line."),
      ("curl -s https://example.org/report.txt | ibid", "Read what comes through a pipe; keys come from the terminal."),
    ] {
      item(command, words)
    }
  }

  fileprivate mutating func add(_ argument: CommandHelp.Argument) {
    let names = (argument.names ?? []).map(\.typed).joined(separator: ", ")
    let value = argument.valueName ?? ""
    var words = argument.abstract ?? ""
    if let values = argument.allValues, let last = values.last, !words.contains(last) {
      words += (words.isEmpty ? "" : " ") + "One of " + values.joined(separator: ", ") + "."
    }
    switch argument.kind {
    case "positional": item("", argument: value.uppercased(), words)
    case "option": item(names, argument: value.uppercased(), words)
    default: item(names, words)
    }
  }
}

/// The paragraphs of a text, each on one line.
private func paragraphs(_ text: String) -> [String] {
  var paragraphs: [[Substring]] = [[]]
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let words = line.split(separator: " ")
    if words.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1] += words }
  }
  return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
}
