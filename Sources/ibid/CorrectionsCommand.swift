import ArgumentParser
import Glibc
import ReaderStore
import ReportModel

/// Prints the corrections that a reader has made in a report, or takes those of somebody else.
struct CorrectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections", abstract: "Print what you have put right in a report, or take a colleague's.",
    usage: "ibid corrections [--import CORRECTIONS] [--as text|html|markdown] FILE",
    discussion: """
      What you put right in the reader (! and : commands) is kept beside the report. This prints it as text, which a \
      colleague can read and import for the same report: exported with --corrected, both then get the same bytes. In a \
      report that has changed since, a correction is taken for the same words or not at all; those that do not fit are \
      told on standard error and not taken. Where one says otherwise than another, the one that was made or taken last \
      counts: what is taken and overrules what was there is told on standard error too.

      Exit status: 0, 1 when there are none or some do not fit, 2 for an error.
      """)

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp("A file of corrections to take; - for standard input.", valueName: "CORRECTIONS"),
    completion: .file())
  var file: String?
  @Option(name: .customLong("as"), help: .fileKind)
  var kind: ReportFormat?
  @Argument(help: "The report; - for standard input.", completion: .file())
  var report: String

  func run() throws {
    let document = try Document(Source(argument: report), as: kind)
    let original = parsed(document.bytes, path: document.source.path, as: kind)
    if let file {
      try take(file, for: document, original)
    } else {
      let known = corrections(in: try keptState(of: document.bytes, document.source).items)
      try deliver(Array(CorrectionsFile.text(of: known, title: title(of: original)).utf8))
      if known.isEmpty { Glibc.exit(1) }
      let lost = tellMisfits(known, original.corrected(by: known).misfits)
      if lost > 0 { Glibc.exit(1) }
    }
  }

  private func title(of report: Report) -> String { report.titleBlock.title.map { report.text.string($0) } ?? "" }

  private func take(_ path: String, for document: Document, _ original: Report) throws {
    let bytes = try Source(argument: path).bytes()
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure("\(path) is not UTF-8") }
    let offered: [Correction]
    do throws(CorrectionsFile.Problem) {
      offered = try CorrectionsFile.corrections(in: text)
    } catch { throw Failure("\(path) \(error.words)") }
    guard environment("IBIDSECURE") == nil else { throw Failure("not in secure mode") }
    let store = try openState()
    let report = document.unkept
    let lost: Int
    var words: String
    do throws(StoreFailure) {
      let known = corrections(in: try store.open(report, now: Clock.today).items)
      let new = original.newCorrections(of: offered, beside: known)
      let misfits = original.corrected(by: known + new).misfits.dropFirst(known.count)
      lost = tellMisfits(new, Array(misfits))
      let fitting = zip(new, misfits).filter { $1 == nil }.map(\.0)
      let overruled = tellOverruled(known, by: fitting, in: original)
      let session = sessionName()
      let now = Clock.today
      let changes = fitting.enumerated().map { number, correction -> (change: KeptChange, made: Int) in
        let digits = String(number + 1)
        let id = session + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        return (.item(KeptItem(.correction, id: id, text: correction.text)), now)
      }
      try store.write([(.title(title(of: original)), now)] + changes, of: report.key)
      let already = offered.count - new.count
      words = "\(fitting.count) correction\(fitting.count == 1 ? "" : "s") taken"
      if overruled > 0 { words += ", \(overruled) of yours overruled" }
      if already > 0 { words += ", \(already) known already" }
    } catch { throw Failure(error.words) }
    if lost > 0 { words += ", \(lost) do not fit" }
    try deliver(Array((words + "\n").utf8))
    if lost > 0 { Glibc.exit(1) }
  }
}

/// Says on standard error which corrections do not fit, and how many those are.
@discardableResult
func tellMisfits(_ corrections: [Correction], _ misfits: [CorrectionMisfit?]) -> Int {
  var lost = 0
  for (correction, misfit) in zip(corrections, misfits) {
    guard let misfit else { continue }
    lost += 1
    Program.complain("does not fit: \(correction.words): \(misfit.words)")
  }
  return lost
}

/// Says on standard error which known corrections those that are taken overrule, and how many those are.
private func tellOverruled(_ known: [Correction], by taken: [Correction], in report: Report) -> Int {
  let all = known + taken
  let found = report.contradictions(in: all).filter { $0.earlier < known.count && $0.later >= known.count }
  for item in found { Program.complain("overruled: \(all[item.earlier].words); now: \(all[item.later].words)") }
  return found.count
}

/// What no other session is called.
func sessionName() -> String { "\(Clock.today)-\(getpid())" }

/// What is kept of a report with these bytes; nothing where there is no state.
func keptState(of bytes: [UInt8], _ source: Source) throws(Failure) -> KeptState {
  guard environment("IBIDSECURE") == nil else { throw Failure("not in secure mode") }
  guard let folder = StateFolder.standard(environment: environment), access(folder, F_OK) == 0 else {
    return KeptState()
  }
  let report = KeptReport(key: ReportKey(hashing: bytes), path: source.absolutePath, title: "")
  // What is only read is read where it may not be written too.
  if access(folder, W_OK) != 0, let store = try? Store(reading: folder), let kept = try? store.kept(of: report) {
    return kept
  }
  let store = try openState()
  do throws(StoreFailure) { return try store.kept(of: report) } catch { throw Failure(error.words) }
}

/// The corrections among what is kept, in order.
func corrections(in items: [KeptItem]) -> [Correction] {
  items.compactMap { $0.kind == .correction ? Correction(text: $0.text) : nil }
}

private func openState() throws(Failure) -> Store {
  do throws(StoreFailure) {
    guard let folder = StateFolder.standard(environment: environment) else { throw .noFolder }
    let store = try Store(folder: folder, now: Clock.today)
    if let aside = store.setAside { Program.complain("the state was damaged and is set aside as \(aside)") }
    return store
  } catch { throw Failure(error.words) }
}
