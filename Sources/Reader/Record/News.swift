import ReportModel

// What another session on the same report does while this one is open.
extension ReaderState {
  /// Whether it can be taken in now: what lies over the panes is of the report as it is.
  public var takesNews: Bool { echo == nil && labels == nil }

  /// Takes in what is kept now of the reader's own, in which another session has a part, and says what has changed. What
  /// this session has added is in it too; nothing of this is undone by `U`, as it was not done here.
  mutating func takeIn(_ items: [KeptItem]) -> [Effect] {
    let next = Record(items)
    guard next.kept != record.kept else { return [] }
    let isCorrected = next.corrections != record.corrections
    let words = Record.words(ofNews: RecordChange.Step.steps(from: record.kept, to: next.kept))
    // What is shown only while a command is typed goes back to what was before it; that is to be the same.
    let hasPreview = prompt?.before != nil
    if hasPreview { endCommandPreview() }
    let earlier = record
    record = next
    takeUpRecord(from: earlier)
    if hasPreview { previewCommand() }
    // First of all: what the last key has to say may be cut at its end.
    message = message.map { Message(words + " · " + $0.text, isRefusal: $0.isRefusal) } ?? Message(words)
    return isCorrected ? [.prepareSearch] : []
  }
}

extension Record {
  /// `another session: 2 corrections, 1 annotation new · 1 in the basket gone`.
  fileprivate static func words(ofNews steps: [RecordChange.Step]) -> String {
    func counted(_ isMeant: (RecordChange.Step) -> Bool) -> String? {
      let meant = steps.filter(isMeant).compactMap { ($0.after ?? $0.before)?.kind }
      let parts = KeptItem.Kind.allCases.compactMap { kind -> String? in
        let count = meant.count { $0 == kind }
        if count == 0 { return nil }
        return switch kind {
        case .correction: "\(count) correction\(count == 1 ? "" : "s")"
        case .annotation: "\(count) annotation\(count == 1 ? "" : "s")"
        case .selection: "\(count) in the basket"
        }
      }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
    let parts = [
      counted { $0.before == nil }.map { $0 + " new" },
      counted { $0.before != nil && $0.after != nil }.map { $0 + " changed" },
      counted { $0.after == nil }.map { $0 + " gone" },
    ].compactMap(\.self)
    return parts.isEmpty ? "another session has changed the order" : "another session: " + parts.joined(separator: ", ")
  }
}
