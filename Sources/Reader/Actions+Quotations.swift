import ReportIndex
import ReportModel

extension Action {
  static let places: [Action] = [
    Action("next-quotation", ["J"], .quotations, "the next quotation, within the limit", in: Context.panes) {
      state, count in
      state.moveQuotations(by: count ?? 1)
    },
    Action("previous-quotation", ["K"], .quotations, "the previous quotation", in: Context.panes) { state, count in
      state.moveQuotations(by: -(count ?? 1))
    },
    Action("next-by-speaker", [";"], .quotations, "the next by the same speaker", in: Context.panes) { state, count in
      state.moveWithSpeaker(by: count ?? 1)
    },
    Action("previous-by-speaker", [","], .quotations, "the previous by the same speaker", in: Context.panes) {
      state, count in
      state.moveWithSpeaker(by: -(count ?? 1))
    },
    Action("next-section", ["]"], .quotations, "the next section", in: Context.panes) { state, count in
      state.moveSections(by: count ?? 1)
    },
    Action("previous-section", ["["], .quotations, "the previous section", in: Context.panes) { state, count in
      state.moveSections(by: -(count ?? 1))
    },
  ]
}

extension ReaderState {
  /// Words for a refusal: what there is not, and whether a limit may be the reason.
  fileprivate func none(_ what: String, _ count: Int) -> String {
    "no \(count < 0 ? "earlier" : "further") \(what)" + (limits.areEffective ? " within the limit" : "")
  }

  fileprivate mutating func moveQuotations(by count: Int) -> [Effect] {
    let quotations = catalog.report.quotations
    var found: Int?
    var offset = currentQuotation.map { quotations[$0].range.start } ?? here
    for _ in 0..<abs(count) {
      let next =
        count < 0 ? catalog.quotation(before: offset, under: limits) : catalog.quotation(after: offset, under: limits)
      guard let next else { break }
      found = next
      offset = quotations[next].range.start
    }
    guard let found else { return refused(none("quotation", count)) }
    move(to: offset, run: "quotation", hint: segment(of: found))
    return []
  }

  /// The segment of a limited flow that shows a quotation's first words.
  func segment(of quotation: Int) -> Int? {
    let flow = text.flow
    guard !flow.isWhole, !flow.isEmpty else { return nil }
    let quotations = catalog.report.quotations
    let range = quotations[quotation].range
    var index = partitionPoint(0, flow.segments.count) {
      quotations[Int(flow.segments[$0].quotation)].range >= range
    }
    while index < flow.segments.count {
      let segment = flow.segments[index]
      if Int(segment.quotation) == quotation, segment.kind == .text { return index }
      if quotations[Int(segment.quotation)].range.start > range.start { return nil }
      index += 1
    }
    return nil
  }

  fileprivate mutating func moveWithSpeaker(by count: Int) -> [Effect] {
    let quotations = catalog.report.quotations
    guard let at = currentQuotation else { return refused("no quotation here · J next quotation") }
    guard let speaker = quotations[at].speaker else { return refused("nobody is named for q\(at + 1)") }
    let stops = catalog.stops(of: speaker).filter { text.flow.contains(quotations[$0].range.start) }
    let start = quotations[at].range.start
    let next =
      count < 0
      ? stops.filter { quotations[$0].range.start < start }.reversed()
      : stops.filter {
        quotations[$0].range.start > start
      }
    guard !next.isEmpty else { return refused(none("quotation by \(words.shortNames[speaker])", count)) }
    let target = next[min(abs(count), next.count) - 1]
    move(to: quotations[target].range.start, run: "speaker", hint: segment(of: target))
    return []
  }

  fileprivate mutating func moveSections(by count: Int) -> [Effect] {
    let starts =
      text.flow.isWhole ? catalog.report.sections.map { $0.title.start } : firstQuotationsOfSections()
    let here = self.here
    let index: Int
    if count > 0 {
      index = partitionPoint(0, starts.count) { starts[$0] > here } + count - 1
      guard index - count + 1 < starts.count else { return refused(none("section", count)) }
    } else {
      let before = partitionPoint(0, starts.count) { starts[$0] >= here }
      guard before > 0 else { return refused(none("section", count)) }
      index = before + count
    }
    move(to: starts[max(0, min(index, starts.count - 1))], run: "section")
    return []
  }

  /// Where under a limit the sections begin: at the first quotation of each that is left.
  private func firstQuotationsOfSections() -> [Int] {
    let quotations = catalog.report.quotations
    var starts: [Int] = []
    var last: Int??
    for index in kept where last != .some(quotations[index].section) {
      last = .some(quotations[index].section)
      starts.append(quotations[index].range.start)
    }
    return starts
  }
}
