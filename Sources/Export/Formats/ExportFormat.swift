import ReportIndex
import ReportModel

/// A form in which reports leave the program, with everything that is known of it: the command line, its help and the
/// manual are made from `ExportFormat.all`, and a file that adds a format adds it there.
public struct ExportFormat: Sendable {
  /// What is typed: `csl-json`.
  public let name: String
  /// What help says of it.
  public let help: String
  /// Whether a query may choose what of a report is written.
  public let takesQuery: Bool
  /// Whether it writes what was found in a report, and not the text alone.
  public let needsFindings: Bool
  let write: @Sendable (ExportedReport, inout ExportState, ([UInt8]) -> Void) -> Void
  /// What stands before the first report and after the last; also when there is none.
  let opening: String
  let closing: String

  init(
    _ name: String, _ help: String, takesQuery: Bool = true, needsFindings: Bool = true, opening: String = "",
    closing: String = "",
    write: @escaping @Sendable (ExportedReport, inout ExportState, ([UInt8]) -> Void) -> Void
  ) {
    self.name = name
    self.help = help
    self.takesQuery = takesQuery
    self.needsFindings = needsFindings
    self.opening = opening
    self.closing = closing
    self.write = write
  }

  /// Every format, the first being what is written when none is named.
  public static let all: [ExportFormat] = [json, text, markdown, csv, bibtex, ris, cslJSON]

  /// The format of a name.
  public init?(named name: String) {
    guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  static let json = ExportFormat("json", "everything that was found, an object a report", takesQuery: false) {
    report, _, sink in writeJSON(report.report, alongside: report.alongside, to: sink)
  }

  static let text = ExportFormat(
    "text", "the reading text, in which the offsets of json count", takesQuery: false, needsFindings: false
  ) {
    report, _, sink in sink(report.report.text.bytes)
  }

  static let csv = ExportFormat("csv", "a table of the quotations of every kind (RFC 4180)") { report, state, sink in
    sink(quotationTable(report.catalog, report.quotationsOfAnyKind).csv(hasHead: state.isFirst))
  }
}

/// A report on its way out.
struct ExportedReport {
  let report: Report
  /// What chooses among its quotations; nil for all.
  let query: Query?
  /// What may write parts of it beside others.
  let alongside: Alongside?
  private let known = Kept()

  init(_ report: Report, query: Query?, alongside: Alongside? = nil) {
    self.report = report
    self.query = query
    self.alongside = alongside
  }

  /// Made when a format asks for it first: json and text do without.
  var catalog: Catalog {
    if let catalog = known.catalog { return catalog }
    let catalog = Catalog(report)
    known.catalog = catalog
    return catalog
  }

  /// Those that somebody said and that the query leaves, counted and nested, by place.
  var quotations: [Int] {
    query.map { catalog.quotations(matching: $0).quotations } ?? catalog.quotations(under: Limits(), nested: true)
  }

  /// The same with headlines and terms, which no query finds.
  var quotationsOfAnyKind: [Int] { query == nil ? Array(report.quotations.indices) : quotations }

  /// A class, because a value cannot remember what it was asked.
  private final class Kept { var catalog: Catalog? }
}

/// What the next report's form depends on.
struct ExportState {
  /// Whether no report was written yet.
  var isFirst = true
  /// Whether no record was.
  var isFirstRecord = true
  /// The keys of records that were written.
  var keys: Set<String> = []

  /// The key, or, when a record has it already, one that goes on from it.
  mutating func ownKey(_ key: String) -> String {
    var own = key
    var number = 2
    while !keys.insert(own).inserted {
      own = "\(key)-\(number)"
      number += 1
    }
    return own
  }
}

/// Reports written one after the other in one format.
public struct Exporter {
  private let format: ExportFormat
  private let query: Query?
  private var state = ExportState()
  /// Whether every query was answered to its end; see `QueryResult`.
  public private(set) var isComplete = true

  /// In this format; `query`, which needs a format that takes one, chooses among the quotations.
  public init(_ format: ExportFormat, query: Query? = nil) {
    precondition(query == nil || format.takesQuery, "\(format.name) takes no query")
    self.format = format
    self.query = query
  }

  /// Hands on the bytes of a report, a piece at a time.
  /// - Parameter alongside: Writes parts of a long report beside others.
  public mutating func write(_ report: Report, alongside: Alongside? = nil, to sink: ([UInt8]) -> Void) {
    let exported = ExportedReport(report, query: query, alongside: alongside)
    if state.isFirst { open(to: sink) }
    format.write(exported, &state, sink)
    state.isFirst = false
    if let query, !exported.catalog.quotations(matching: query).isComplete { isComplete = false }
  }

  /// Hands on what stands after the last report.
  public func end(to sink: ([UInt8]) -> Void) {
    if state.isFirst { open(to: sink) }
    if !format.closing.isEmpty { sink(Array(format.closing.utf8)) }
  }

  private func open(to sink: ([UInt8]) -> Void) {
    if !format.opening.isEmpty { sink(Array(format.opening.utf8)) }
  }
}
