import ArgumentParser
import Glibc
import Reader
import ReportIndex
import ReportModel
import Screen

extension LinearView: ExpressibleByArgument {
  /// The view of a name that was typed.
  public init?(argument: String) { self.init(named: argument) }
}

extension ArgumentHelp {
  /// Of `--as`, which every command that reads takes.
  static let fileKind = ArgumentHelp(
    "What kind of file it is, whatever its name and first words say.", valueName: "KIND")
}

/// Opens a report in the reader, or writes a view of it line by line.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Never typed, and so named that it is hardly the name of a file.
    commandName: "open-in-reader", abstract: "Open a report in the reader.",
    usage: """
      ibid [--at PLACE] [--secure] [--no-clipboard] [--theme NAME] [--ascii] [--config FILE] [--as text|html|markdown] [FILE]
      ibid --linear VIEW [--query QUERY] [--at PLACE] [--corrected] [--as text|html|markdown] [FILE...]
      """, shouldDisplay: false)

  @Option(name: .customLong("at"), help: ArgumentHelp("Where to begin: q12, n8, s3, a line, 34%.", valueName: "PLACE"))
  var place: String?
  @Flag(name: .customLong("secure"), help: "Allow reading and nothing else; so does IBIDSECURE=1.")
  var isSecure = false
  @Flag(inversion: .prefixedNo, help: "Whether text may be copied to the terminal's clipboard.")
  var clipboard: Bool?
  @Option(
    help: ArgumentHelp(
      "The colours: \(ThemeName.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "NAME"))
  var theme: ThemeName?
  @Flag(help: "No colour, as --theme mono.")
  var mono = false
  @Flag(help: "Lines and marks in ASCII.")
  var ascii = false
  @OptionGroup var config: ConfigOptions

  @Option(
    help: ArgumentHelp(
      "Write a view to standard output, an item a line, in words: for speech, braille, pipes.", valueName: "VIEW"))
  var linear: LinearView?
  @Option(
    help: ArgumentHelp("With --linear: what belongs to the quotations that this query finds.", valueName: "QUERY"))
  var query: String?

  @Flag(
    name: .customLong("corrected"),
    help: "With --linear: as you have put it right in the reader; the views of your own are so anyway.")
  var isCorrected = false

  @Option(name: .customLong("as"), help: .fileKind)
  var kind: ReportFormat?
  @Argument(
    help: "The report, with --linear also several; - for standard input. None: the report that comes with ibid.",
    completion: .file())
  var files: [String] = []

  func validate() throws {
    if let linear {
      if place != nil, !linear.takesPlace {
        throw ValidationError("--at goes with --linear text and card, not with \(linear.rawValue)")
      }
      if query != nil, !linear.takesQuery {
        throw ValidationError("--query does not go with --linear \(linear.rawValue)")
      }
    } else {
      if query != nil { throw ValidationError("--query goes with --linear") }
      if isCorrected { throw ValidationError("--corrected goes with --linear: the reader shows what you put right") }
      if files.count > 1 { throw ValidationError("the reader opens one report; --linear takes several") }
    }
  }

  func run() throws {
    if let linear { return try write(linear) }
    var options = ReadOptions(place: place, isSecure: isSecure, clipboard: clipboard)
    options.configFile = config.file
    if let theme = mono ? .mono : theme { options.given["theme"] = .word(theme.rawValue) }
    if ascii { options.given["ascii"] = .flag(true) }
    if config.printsConfig || config.printsKeys {
      if options.isSecure || environment("IBIDSECURE") != nil { forgetEnvironment() }
      return try config.print(options)
    }
    try read(files.first, as: kind, options)
  }

  private func write(_ view: LinearView) throws {
    let limits = try ibid.limits(query)
    let locator: Locator? = try place.map { typed throws(Failure) in
      guard let locator = Locator(typed) else {
        throw Failure("--at \(typed): no place; q12, n8, s3, 812 or 34% is one")
      }
      return locator
    }
    var reports = Reports(files, as: kind)
    let areSeveral = reports.areSeveral
    let output = try Output()
    let charset = Viewer.charset
    var hasFailed = false
    reports.forEach(keeps: view.isOwn || isCorrected) { report, kept in
      let path = report.path.isEmpty ? "-" : report.path
      let head = areSeveral ? visible(path, charset: charset) + ": " : ""
      do throws(Catalog.NoSuchPlace) {
        let lines = try view.lines(of: Catalog(report), under: limits, at: locator, own: kept)
        if let kept, view != .corrections {
          let corrections = corrections(in: kept.items)
          tellMisfits(corrections, report.corrected(by: corrections).misfits)
        }
        output.writeLines(lines.map { head + visible($0, charset: charset) + "\n" }.joined())
      } catch {
        Program.complain("\(path): \(error.words)")
        hasFailed = true
      }
    }
    try output.finish()
    if hasFailed || reports.isIncomplete { Glibc.exit(2) }
  }
}
