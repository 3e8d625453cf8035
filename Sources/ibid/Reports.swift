import Glibc
import ReportIndex
import ReportModel

/// The reports that a command was given, one after the other. One that cannot be read is told and passed over.
struct Reports {
  let sources: [Source]
  let kind: ReportFormat?
  /// Whether the reader's corrections are applied.
  var areCorrected = false
  /// Whether one could not be read.
  private(set) var isIncomplete = false

  /// These files; none means standard input, or on a terminal the report that comes with ibid.
  init(_ files: [String], as kind: ReportFormat?) {
    sources = files.isEmpty ? [Source(argument: nil)] : files.map(Source.init)
    self.kind = kind
  }

  /// Whether lines should say which report they are of.
  var areSeveral: Bool { sources.count > 1 }

  /// The files among them.
  var paths: [String] {
    sources.compactMap { if case .file(let path) = $0 { path } else { nil } }
  }

  /// Gives each report to the body; `isParsed` is false where the text is enough.
  mutating func forEach(isParsed: Bool = true, _ body: (Report) throws -> Void) rethrows {
    let areCorrected = self.areCorrected
    try forEach(isParsed: isParsed, keeps: areCorrected) { report, kept in
      guard let kept else { return try body(report) }
      let corrections = corrections(in: kept.items)
      let corrected = report.corrected(by: corrections)
      tellMisfits(corrections, corrected.misfits)
      try body(corrected.report)
    }
  }

  /// Gives each report as it was found, with what is kept of it when that is asked for.
  mutating func forEach(isParsed: Bool = true, keeps: Bool, _ body: (Report, KeptState?) throws -> Void) rethrows {
    for (place, source) in sources.enumerated() {
      let bytes: [UInt8]
      var kept: KeptState?
      do throws(Failure) {
        bytes = try source.bytes()
        if keeps { kept = try keptState(of: bytes, source) }
      } catch {
        Program.complain(error.description)
        isIncomplete = true
        continue
      }
      let report = (isParsed ? parsed : unparsed)(bytes, source.path, kind)
      // The process ends soon after the last one: to take apart what a long report is made of would only take time.
      if place == sources.count - 1 { _ = Unmanaged.passRetained(Left(report)) }
      try body(report, kept)
    }
  }
}

/// A report that is left to the end of the process.
private final class Left {
  private let report: Report
  init(_ report: Report) { self.report = report }
}

/// What a typed query means; a mistake in it is told with its column.
func query(_ typed: String) throws(Failure) -> Query {
  do throws(QueryError) { return try Query(parsing: typed) } catch { throw Failure("query: \(error)") }
}

/// The limits that a typed query makes.
func limits(_ typed: String?) throws(Failure) -> Limits {
  guard let typed else { return Limits() }
  return Limits([.init(.include, .query(try query(typed)))])
}

/// What is told when a regular expression was given up.
let givenUp = "query: a regular expression backtracked without end and was given up: there may be more"

/// Ends as a search does: 0 when something was found, 1 when nothing was, 2 after an error.
func leave(found: Bool, hasFailed: Bool) -> Never { Glibc.exit(hasFailed ? 2 : found ? 0 : 1) }
