import ArgumentParser
import Export
import Glibc
import ReportModel

/// Says what is missing or damaged in a report.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is missing or damaged in a report.",
    usage: "ibid check [--json] [--as text|html|markdown] [FILE]",
    discussion: "Exit status: 0 when nothing is, 1 when something is, 2 for an error.")

  @Flag(help: "Write an array of objects.")
  var json = false
  @Option(name: .customLong("as"), help: .fileKind)
  var kind: ReportFormat?
  @Argument(help: "The report; - for standard input.", completion: .file())
  var file: String?

  func run() throws {
    let source = Source(argument: file)
    let report = parsed(try source.bytes(), path: source.path, as: kind)
    try deliver(json ? findingsJSON(report) : findings(report))
    Glibc.exit(report.findings.isEmpty ? 0 : 1)
  }
}

/// Says why a quotation is read as it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a quotation has its speaker, its date and its notes.",
    usage: "ibid explain [--as text|html|markdown] FILE q12")

  @Option(name: .customLong("as"), help: .fileKind)
  var kind: ReportFormat?
  @Argument(help: "The report; - for standard input.", completion: .file())
  var file: String
  @Argument(help: "The quotation, by the number that ibid and its export give it: q12.")
  var quotation: String

  func run() throws {
    let source = Source(argument: file)
    let report = parsed(try source.bytes(), path: source.path, as: kind)
    guard let text = explanation(of: quotation, in: report) else {
      let count = report.quotations.count
      throw Failure(
        count == 0
          ? "\(file): no quotations in this report" : "\(file): no quotation \(quotation); there are q1 to q\(count)")
    }
    try deliver(text)
  }
}
