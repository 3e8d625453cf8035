import ArgumentParser
import Export
import Glibc
import ReportIndex
import ReportModel

extension ExportFormat: ExpressibleByArgument {
  /// The format of a name that was typed.
  public init?(argument: String) { self.init(named: argument) }

  /// The first.
  public var defaultValueDescription: String { name }

  /// The names that can be typed.
  public static var allValueStrings: [String] { all.map(\.name) }

  /// The same, for shells.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// Writes out what is in reports.
struct ExportCommand: ParsableCommand {
  private static let formats = ExportFormat.all.map(\.name).joined(separator: "|")

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write out what is in reports.",
    usage: "ibid export [--format \(formats)] [--query QUERY] [--corrected] [-o FILE] [FILE...]",
    discussion: """
      The formats:

      \(ExportFormat.all.map { "  \($0.name): \($0.help)" }.joined(separator: "\n"))

      A file that is named with -o is replaced when the new one is whole and on the disk; after an error it is as it was.
      """)

  @Option(help: ArgumentHelp("What to write.", valueName: "FORMAT"))
  var format = ExportFormat.all[0]
  @Option(
    help: ArgumentHelp(
      "Write only the quotations that this query finds; not for json and text.", valueName: "QUERY"))
  var query: String?
  @Flag(name: .customLong("corrected"), help: "Apply what you have put right in the reader, and mark it; not for text.")
  var isCorrected = false
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "FILE"), completion: .file())
  var output: String?
  @Option(name: .customLong("as"), help: .fileKind)
  var kind: ReportFormat?
  @Argument(
    help: "The reports; - for standard input. None: standard input, or the report that comes with ibid.",
    completion: .file())
  var files: [String] = []

  func validate() throws {
    if query != nil, !format.takesQuery { throw ValidationError("--query does not go with the format \(format.name)") }
    if isCorrected, !format.needsFindings {
      throw ValidationError("--corrected does not go with the format \(format.name): corrections change no text")
    }
  }

  func run() throws {
    let asked = try query.map { typed throws(Failure) in try ibid.query(typed) }
    var reports = Reports(files, as: kind)
    reports.areCorrected = isCorrected
    let output = try Output(path: output, inputs: reports.paths)
    var exporter = Exporter(format, query: asked)
    reports.forEach(isParsed: format.needsFindings) { report in
      exporter.write(report, alongside: alongside(report.text), to: output.write)
    }
    exporter.end(to: output.write)
    // A file is not replaced by one in which something is missing.
    if reports.isIncomplete, let path = self.output, path != "-" { throw Failure("\(path): left as it was") }
    try output.finish()
    if !exporter.isComplete { Program.complain(givenUp) }
    if reports.isIncomplete || !exporter.isComplete { Glibc.exit(2) }
  }
}
