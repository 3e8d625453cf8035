import ReportIndex
import ReportModel

/// The editorial layer of a report as its reader has set it.
struct Editorial: Sendable {
  /// What is to be seen.
  private(set) var layer = EditorialLayer()
  /// The whole layer of the report; nil until it is asked for.
  private var stretches: [EditorialStretch]?
  /// What is not shown.
  private(set) var hidden = HiddenText.none
  /// What is shown as less important, by place.
  private(set) var dimmed: [TextRange] = []

  /// Sets the layer. Linear in the report when it is asked for the first time, then in what is of the layer.
  mutating func set(_ layer: EditorialLayer, in catalog: Catalog) {
    self.layer = layer
    if layer == EditorialLayer(), stretches == nil { return }
    let all = stretches ?? catalog.editorialStretches()
    stretches = all
    hidden = HiddenText(layer, of: all, in: catalog.report.text)
    dimmed = all.filter { layer[$0.kind] == .dimmed }.map(\.range)
  }

  /// Goes on with other quotations in the same text. Linear in the report, if the layer was asked for.
  mutating func adopt(_ catalog: Catalog) {
    if stretches == nil { return }
    stretches = nil
    set(layer, in: catalog)
  }

  /// How many things there are of each kind, and how the kind is shown. Linear in them.
  func counts(in catalog: Catalog) -> [(kind: EditorialKind, count: Int)] {
    let all = stretches ?? catalog.editorialStretches()
    return EditorialKind.allCases.map { kind in (kind, all.count { $0.kind == kind }) }
  }
}

extension ReaderState {
  /// Shows another layer. The place stays, and its line keeps its height on the screen.
  mutating func show(_ layer: EditorialLayer) {
    if layer == editorial.layer { return }
    let rows = max(1, textRows)
    let before = typesetting.distance(from: text.top, to: cursorWalker.address, limit: rows) ?? 0
    let preview = text.preview
    editorial.set(layer, in: catalog)
    text.whole = Flow(whole: catalog.report, hiding: editorial.hidden)
    showFlow()
    text.hint = nil
    text.top = typesetting.moved(cursorWalker.address, by: -before)
    scrollToPlace(.jump)
    guard let preview else { return }
    let line = typesetting.walker(at: preview.range.start, hint: nil).address
    let top = top(showing: line, from: line, rows: rows, .jump)
    text.preview?.top = top
  }

  /// Lets the Text pane show the report, or what the limits leave of it, and counts what is hidden of that.
  mutating func showFlow() {
    text.flow = limits.areEffective ? Flow(kept, in: catalog, of: text.whole, context: contextLines) : text.whole
    let hidden = editorial.hidden
    if hidden.stretches.isEmpty {
      text.hiddenCount = 0
    } else if text.flow.isWhole {
      text.hiddenCount = hidden.stretches.reduce(0) { $0 + $1.count }
    } else {
      text.hiddenCount = text.flow.segments.reduce(0) { $1.isWords ? $0 + hidden.count(in: $1.range) : $0 }
    }
  }

  /// For the status line: how much is hidden, else that something is dimmed; nil when all is shown.
  var editorialWords: String? {
    if editorial.layer.has(.hidden) { return "\(text.hiddenCount) hidden" }
    return editorial.layer.has(.dimmed) ? "dimmed" : nil
  }

  /// That a match cannot be read because it is hidden; nil when it can.
  func hiddenWords(_ match: TextRange) -> String? {
    guard let stretch = editorial.hidden.stretch(overlapping: match) else { return nil }
    switch stretch.kind {
    case .brackets: return "in hidden brackets · E shows"
    case .captions: return "in a hidden caption · E shows"
    case .elisions: return "at a hidden elision · E shows"
    case .boilerplate: return "in hidden boilerplate · E shows"
    }
  }
}

extension Action {
  static let editorial: [Action] = [
    Action(
      "editorial-layer", ["E"], .panes, "brackets, captions, elisions, boilerplate: shown, dimmed, hidden",
      in: Context.panes
    ) { state, _ in
      let setting = state.editorial.layer.common?.next ?? .shown
      return state.setLayer(EditorialLayer(setting))
    }
  ]
}

extension Command {
  static let editorial: [Command] = [
    Command(
      "editorial", "[KIND] HOW", "brackets, captions, elisions, boilerplate, or all: shown, dimmed, hidden",
      complete: { _, typed in completions(typed) }
    ) { state, typed in
      let words = typed.split(separator: " ").map(String.init)
      var layer = state.editorial.layer
      var kinds: [EditorialKind] = []
      for word in words {
        if let setting = EditorialLayer.Setting(rawValue: word), word == words.last {
          for kind in kinds.isEmpty ? EditorialKind.allCases : kinds { layer[kind] = setting }
          return state.setLayer(layer)
        }
        guard let kind = EditorialKind(rawValue: word) else { break }
        kinds.append(kind)
      }
      if words.isEmpty { return state.tellLayer() }
      let settings = EditorialLayer.Setting.allCases.map(\.rawValue).joined(separator: ", ")
      return state.refused(":editorial takes \(settings), before it \(EditorialKind.words)")
    }
  ]

  /// The word that is being typed: a kind that was not named yet, or how.
  private static func completions(_ typed: String) -> [Completion] {
    let parts = typed.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let named = Set(parts.dropLast())
    let kinds = EditorialKind.allCases.map(\.rawValue).filter { !named.contains($0) }
    return words(EditorialLayer.Setting.allCases.map(\.rawValue) + kinds.map { $0 + " " }, parts.last ?? "")
  }
}

extension EditorialKind {
  fileprivate static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension ReaderState {
  fileprivate mutating func setLayer(_ layer: EditorialLayer) -> [Effect] {
    show(layer)
    return tellLayer()
  }

  /// Says how the layer is shown and how much there is of it.
  fileprivate mutating func tellLayer() -> [Effect] {
    let counts = editorial.counts(in: catalog)
    let layer = editorial.layer
    func amount(_ item: (kind: EditorialKind, count: Int)) -> String {
      let noun =
        item.count == 1 && item.kind != .boilerplate ? String(item.kind.rawValue.dropLast()) : item.kind.rawValue
      return "\(item.count) \(noun)"
    }
    if let common = layer.common {
      let found = counts.filter { $0.count > 0 }.map(amount).joined(separator: ", ")
      let next = ["shown": "E dims", "dimmed": "E hides", "hidden": "E shows"][common.rawValue] ?? ""
      let words = "editorial \(common.rawValue): \(found.isEmpty ? "nothing in this report" : found)"
      let isShort = words.utf8.count + next.utf8.count + 5 <= size.columns
      message = Message(isShort ? "\(words) · \(next)" : words)
    } else {
      let kinds = counts.map { amount($0) + " " + layer[$0.kind].rawValue }
      message = Message(kinds.joined(separator: ", ") + " · E shows")
    }
    return []
  }
}
