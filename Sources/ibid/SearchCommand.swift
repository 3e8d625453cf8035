import ArgumentParser
import Export
import ReportIndex
import ReportModel

/// Writes what a query finds, a hit a line.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find quotations in reports, a hit a line.",
    usage: "ibid search [--json] [--count] [--context N] [--whole] [--as text|html|markdown] QUERY [FILE...]",
    discussion: """
      A line is path:line:id: speaker, date: text. The text of a long quotation is what stands around the first place \
      found. A query that begins with - stands after --. Headlines and nested quotations are found too, which the reader \
      does not count. Exit status: 0 when something was found, 1 when nothing was, 2 for an error.
      """)

  @Flag(help: "Write objects, one a line.")
  var json = false
  @Flag(help: "Write how many quotations were found in each report.")
  var count = false
  // Whatever follows is its number: -1 is a wrong one, no option.
  @Option(
    parsing: .unconditional, help: ArgumentHelp("So many lines of the report around each hit.", valueName: "N"))
  var context = 0
  @Flag(help: "Write every quotation with all its words.")
  var whole = false
  @Option(name: .customLong("as"), help: .fileKind)
  var kind: ReportFormat?
  @Argument(help: "Words, “phrases”, /regular expressions/ and fields like speaker:NAME, as after & in the reader.")
  var query: String
  @Argument(help: "The reports; - for standard input.", completion: .file())
  var files: [String] = []

  func validate() throws {
    guard (0...1000).contains(context) else { throw ValidationError("--context takes a number from 0 to 1000") }
  }

  func run() throws {
    let asked = try ibid.query(query)
    let style = HitStyle(charset: Viewer.charset, hasColours: Viewer.hasColours, isWhole: whole)
    var reports = Reports(files, as: kind)
    let output = try Output()
    var found = 0
    var isComplete = true
    reports.forEach { report in
      let hits = SearchHits(of: asked, in: Catalog(report), context: count ? 0 : context)
      found += hits.count
      isComplete = isComplete && hits.isComplete
      switch (json, count) {
      case (false, false): output.writeLines(hits.lines(style))
      case (false, true): output.writeLines(hits.countLine(style))
      case (true, false): output.write(hits.jsonLines())
      case (true, true): output.write(hits.countJSON())
      }
    }
    try output.finish()
    if !isComplete { Program.complain(givenUp) }
    leave(found: found > 0, hasFailed: reports.isIncomplete || !isComplete)
  }
}
