import BundledReport
import Export
import Glibc
import ReportIndex
import ReportInput
import ReportModel
import ReportParsing

/// Tells how fast reports are read, on one core: `swift run -c release Benchmarks FILE…`. Nothing is asserted; a figure
/// belongs to the machine that it was measured on.
///
/// A row for each stage, in megabytes (10⁶ bytes of the file) a second, the median of the runs; then the peak memory of
/// the process so far.
@main
enum Benchmarks {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var runs = 5
    if let option = arguments.firstIndex(of: "--runs"), option + 1 < arguments.count {
      runs = max(1, Int(arguments[option + 1]) ?? runs)
      arguments.removeSubrange(option...option + 1)
    }
    if arguments.isEmpty { measure(BundledReport.report, path: BundledReport.name, runs: runs * 20) }
    for path in arguments {
      guard let bytes = contents(of: path) else {
        print("\(path): cannot be read")
        exit(2)
      }
      measure(bytes, path: path, runs: runs)
    }
  }

  /// Measures each stage of one file.
  private static func measure(_ bytes: [UInt8], path: String, runs: Int) {
    let lexicon = Lexicon(BundledReport.words)
    var times: [[Duration]] = Array(repeating: [], count: stages.count)
    for _ in 0..<runs {
      let clock = ContinuousClock()
      var marks = [clock.now]
      let draft = readDraft(bytes, path: path)
      marks.append(clock.now)
      let report = parse(draft, lexicon)
      marks.append(clock.now)
      let exported = json(report)
      marks.append(clock.now)
      let catalog = Catalog(report)
      catalog.prepareSearch()
      marks.append(clock.now)
      // What was made has to be used, or else it would not be made.
      precondition(!exported.isEmpty && catalog.counted.count <= report.quotations.count)
      let own = zip(marks, marks.dropFirst()).map { $0.duration(to: $1) }
      for (stage, parts) in stages.enumerated() {
        times[stage].append(parts.parts.reduce(.zero) { $0 + own[$1] })
      }
    }
    print("\(path), \(bytes.count) bytes, median of \(runs)")
    for (stage, name) in stages.map(\.name).enumerated() {
      let median = times[stage].sorted()[runs / 2]
      let seconds = Double(median.components.attoseconds) * 1e-18 + Double(median.components.seconds)
      print("  \(name)\(tenths(Double(bytes.count) / 1e6 / seconds)) MB/s, \(tenths(seconds * 1000)) ms")
    }
    var usage = rusage()
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let peak = Double(usage.ru_maxrss) * 1024
    print("  peak memory     \(tenths(peak / 1e6)) MB, \(tenths(peak / Double(max(1, bytes.count)))) times the file")
  }

  /// What is measured: sums of the four steps decode, parse, export, index.
  private static let stages: [(name: String, parts: [Int])] = [
    ("decode          ", [0]), ("parse           ", [1]), ("JSON            ", [2]), ("index           ", [3]),
    ("parse and index ", [0, 1, 3]), ("parse and JSON  ", [0, 1, 2]),
  ]

  private static func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }

  private static func contents(of path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = unsafe fread(&piece, 1, piece.count, file)
      if got == 0 { return bytes }
      bytes += piece.prefix(got)
    }
  }
}
