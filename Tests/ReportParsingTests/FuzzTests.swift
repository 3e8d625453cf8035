import BundledReport
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Mutated reports in all formats are sound and read at once.
///
/// `IBID_FUZZ=1000000` makes it a long run, `IBID_FUZZ=5000-6000` runs these seeds; a long run of a release build also
/// holds every report to 50 ms.
@Suite struct FuzzTests {
  private let lexicon = Lexicon(BundledReport.words)

  @Test func mutatedReportsAreSound() {
    let asked = environment("IBID_FUZZ")
    let seeds = asked.flatMap(seeds) ?? 0..<400
    var slowest = (seconds: 0.0, seed: 0)
    var bytes = 0
    for seed in seeds {
      var mutator = Mutator(seed: UInt64(seed))
      let input = mutator.next()
      bytes += input.bytes.count
      // A trap has to tell which seed it was.
      if asked != nil, seeds.count <= 1000 { print("seed \(seed): \(input.bytes.count) bytes, \(input.format)") }
      var report = Report(ReportDraft(text: ReadingText(""), paragraphs: [], byteCount: 0))
      func read() { report = parse(readDraft(input.bytes, format: input.format), lexicon) }
      var seconds = threadSeconds(read)
      if let fault = fault(of: report) ?? loss(of: input.bytes, in: report) {
        Issue.record("seed \(seed): \(fault)")
      }
      if seconds > 0.05, asked != nil, !isDebug {
        for _ in 0..<4 { seconds = min(seconds, threadSeconds(read)) }
        #expect(seconds <= 0.05, "seed \(seed): \(Int(seconds * 1000)) ms for \(input.bytes.count) bytes")
      }
      if seconds > slowest.seconds { slowest = (seconds, seed) }
      if asked != nil, (seed + 1) % 10_000 == 0 {
        print("\(seed + 1) reports; the slowest: \(Int(slowest.seconds * 1000)) ms, seed \(slowest.seed)")
      }
    }
    #expect(bytes > 0)
  }

  /// `1000` or `5000-6000`.
  private func seeds(_ asked: String) -> Range<Int>? {
    let numbers = asked.split(separator: "-").compactMap { Int($0) }
    if numbers.count == 2, numbers[0] < numbers[1] { return numbers[0]..<numbers[1] }
    return numbers.first.map { 0..<max(1, $0) }
  }

  /// What a report that is its file has lost of it.
  private func loss(of bytes: [UInt8], in report: Report) -> String? {
    guard report.format != .html, report.encoding != .utf16 else { return nil }
    let text = report.text.bytes
    if String(validating: bytes, as: UTF8.self) != nil, !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return text == bytes ? nil : "the text is not the file"
    }
    return text.lazy.filter { $0 < 0x80 }.elementsEqual(bytes.lazy.filter { $0 < 0x80 }) ? nil : "letters are lost"
  }

  private var isDebug: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }
}
