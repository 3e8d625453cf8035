import ArgumentParser
import Export
import Glibc
import ReportIndex
import ReportModel

extension Listing: ExpressibleByArgument {}

/// Lists quotations, speakers and what else a report has.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the quotations, speakers, dates, notes or sections of reports.",
    usage: """
      ibid list quotations|speakers|timeline|notes|sections [--json|--csv] [--as text|html|markdown] [FILE...] [QUERY]
      """,
    discussion: """
      A query as the last argument, or after --query, keeps what belongs to the quotations that it finds. On a terminal \
      words are cut so that each line fits, and on a narrow one columns are left out; in a pipe nothing is. Exit status: 0 when something is listed, 1 when nothing is, 2 for \
      an error.
      """)

  @Flag(help: "Write objects, one a line.")
  var json = false
  @Flag(help: "Write a table as spreadsheets read it.")
  var csv = false
  @Option(
    help: ArgumentHelp("Keep what belongs to the quotations that this query finds.", valueName: "QUERY"))
  var query: String?
  @Option(name: .customLong("as"), help: .fileKind)
  var kind: ReportFormat?
  @Argument(help: "What to list: \(Listing.allCases.map(\.rawValue).joined(separator: ", ")).")
  var what: Listing
  @Argument(help: "The reports, - for standard input; after them a query.", completion: .file())
  var files: [String] = []

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
  }

  func run() throws {
    var arguments = ListArguments(files) { access($0, F_OK) == 0 }
    if query != nil { arguments = ListArguments([]) { _ in true } }
    let limits = try ibid.limits(query ?? arguments.query)
    var reports = Reports(query == nil ? arguments.files : files, as: kind)
    let output = try Output()
    var all: Table?
    var isComplete = true
    reports.forEach { report in
      let catalog = Catalog(report)
      let table = what.table(of: catalog, under: limits)
      if case .query(let query)? = limits.clauses.first?.subject, !catalog.quotations(matching: query).isComplete {
        isComplete = false
      }
      if all == nil { all = table } else { all?.append(table) }
    }
    if let all {
      if json {
        output.write(all.jsonLines())
      } else if csv {
        output.write(all.csv())
      } else {
        output.writeLines(
          all.aligned(charset: Viewer.charset, width: Viewer.width, showsPath: reports.areSeveral))
      }
    }
    try output.finish()
    if !isComplete { Program.complain(givenUp) }
    leave(found: all.map { !$0.rows.isEmpty } ?? false, hasFailed: reports.isIncomplete || !isComplete)
  }
}
