import ReportModel
import Synchronization

/// What search asks of a report: its text folded, its words, what stands in words that go on after it, and its names.
///
/// The first screen needs none of it, so a catalogue makes it when it is first asked for or told to prepare.
public struct SearchIndex: Sendable {
  /// The report's text as search sees it.
  public let folded: FoldedText
  /// Where each word of the text stands.
  public let words: InvertedIndex
  /// What stands in words that go on after it.
  let interruptions: [Interruption]
  /// Who has a name, folded.
  let speakersByName: [String: [Int]]

  /// The index of a report. Linear in its text.
  init(_ report: Report, markers: [MarkerPlace]) {
    folded = FoldedText(report.text, keeping: markers.map(\.range))
    words = InvertedIndex(folded)
    interruptions = findInterruptions(in: report, markers: markers, of: folded)
    speakersByName = Catalog.speakersByName(report)
  }
}

/// A value that is made once, when it is first asked for.
final class Deferred<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
