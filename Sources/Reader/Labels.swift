import ReportIndex
import ReportModel
import Screen

/// Letters over everything on the screen that leads somewhere, until one is typed.
struct Labels: Hashable, Sendable {
  /// What a label stands on.
  enum Target: Hashable, Sendable {
    /// An index of `Catalog.markers`.
    case marker(Int)
    /// The label of a note's definition: an index of `Report.notes`.
    case definition(Int)
    /// A row of a list.
    case row(Pane, Int)
  }
  struct Label: Hashable, Sendable {
    /// One letter, or two where there are more targets than letters; lower case.
    var letters: String
    var position: Position
    var target: Target
  }

  var labels: [Label]
  /// The first of two letters.
  var typed = ""

  /// The letters, those under the fingers first.
  private static let alphabet = Array("asdfghjklqwertyuiopzxcvbnm")

  /// Labels for targets, in their order; two letters each when one is not enough.
  init(_ targets: [(Position, Target)]) {
    let letters = Labels.alphabet
    let isShort = targets.count <= letters.count
    labels = targets.prefix(letters.count * letters.count).enumerated().map { index, item in
      let name =
        isShort ? String(letters[index]) : String([letters[index / letters.count], letters[index % letters.count]])
      return Label(letters: name, position: item.0, target: item.1)
    }
  }
}

extension Action {
  static let labelling: [Action] = [
    Action(
      "labels", ["f"], .quotations, "a letter on every marker and row: a peeks, A jumps", in: Context.panes
    ) { state, _ in
      state.showLabels()
    },
    Action("cancel-labels", ["Esc", "^C"], .quotations, "take the letters away", in: [.labels]) { state, _ in
      state.labels = nil
      return []
    },
  ]
}

extension ReaderState {
  fileprivate mutating func showLabels() -> [Effect] {
    let targets = visibleTargets
    if targets.isEmpty { return refused("nothing on this screen leads anywhere") }
    labels = Labels(targets)
    return []
  }

  /// Takes a letter while labels are shown.
  mutating func typeLabel(_ scalar: Unicode.Scalar) -> [Effect] {
    guard var labels else { return [] }
    let letter = String(scalar)
    let typed = labels.typed + letter.lowercased()
    let left = labels.labels.filter { $0.letters.hasPrefix(typed) }
    guard let first = left.first else {
      self.labels = nil
      return refused("no label \(typed)")
    }
    if first.letters != typed {
      labels.typed = typed
      labels.labels = left
      self.labels = labels
      return []
    }
    self.labels = nil
    return letter == letter.lowercased() ? peek(at: first.target) : jump(to: first.target)
  }

  private mutating func peek(at target: Labels.Target) -> [Effect] {
    switch target {
    case .marker(let marker): open(.note(catalog.markers[marker].note, marker: marker))
    case .definition(let note): open(.note(note, marker: nil))
    case .row(let pane, let row):
      focus = pane
      moveListCursor(pane, to: row)
    }
    return []
  }

  private mutating func jump(to target: Labels.Target) -> [Effect] {
    switch target {
    case .marker(let marker): return goToDefinition(of: catalog.markers[marker].note, from: marker)
    case .definition(let note): return goToReference(of: note)
    case .row(let pane, let row):
      focus = pane
      moveListCursor(pane, to: row)
      return goToRow(pane)
    }
  }

  /// Everything on the screen that leads somewhere: note markers and definitions in the text, rows of the lists.
  private var visibleTargets: [(Position, Labels.Target)] {
    let layout = self.layout
    let shown = layout.showsOnePane ? [activePane] : panes
    var targets = shown.contains(.text) ? textTargets(layout) : []
    for pane in shown where pane != .text { targets += rowTargets(pane, layout) }
    return targets
  }

  private func textTargets(_ layout: Layout) -> [(Position, Labels.Target)] {
    guard let pane = layout.text, !text.flow.isEmpty else { return [] }
    var targets: [(Position, Labels.Target)] = []
    var walker = typesetting.walker(at: text.preview?.top ?? text.top)
    for row in 0..<textRows {
      let line = walker.line
      if walker.segment.isWords, !line.range.isEmpty {
        func position(_ offset: Int) -> Position {
          let before = columns(of: TextRange(line.range.start, max(line.range.start, offset)))
          return Position(column: pane.origin.column + layout.gutter + line.indent + before, row: pane.origin.row + row)
        }
        if let note = catalog.definition(at: line.range.start),
          catalog.report.notes[note].definition?.range.start == line.range.start
        {
          targets.append((position(line.range.start), .definition(note)))
        }
        var marker = catalog.marker(atOrAfter: line.range.start)
        while marker < catalog.markers.count, catalog.markers[marker].range.start < line.range.end {
          let range = catalog.markers[marker].range
          if editorial.hidden.stretch(at: range.start) == nil {
            targets.append((position(range.start), .marker(marker)))
          }
          marker += 1
        }
      }
      if !walker.forward() { break }
    }
    return targets
  }

  private func rowTargets(_ pane: Pane, _ layout: Layout) -> [(Position, Labels.Target)] {
    guard let rectangle = layout.rectangle(of: pane) else { return [] }
    let isTall = layout.rowsPerListRow > 1
    let rows = listRows(pane, layout)
    var targets: [(Position, Labels.Target)] = []
    var used = 0
    var index: Int
    switch pane {
    case .timeline: index = timeline.cursor.scroll
    case .speakers: index = speakers.cursor.scroll
    case .list: index = list?.cursor.scroll ?? 0
    case .text: return []
    }
    while index < listCursor(pane).count, used < rows {
      let position = Position(column: rectangle.origin.column + 1, row: rectangle.origin.row + 1 + used)
      let leads: Bool
      switch pane {
      case .timeline:
        leads = timeline.isStop(index)
        used += isTall ? timeline.height(index) : 1
      case .speakers:
        leads = true
        used += isTall ? 2 : 1
      case .list:
        leads = list?.rows[index].isStop == true && list?.rows[index].target != nil
        used += isTall ? list?.rows[index].row.height ?? 1 : 1
      case .text: leads = false
      }
      if leads { targets.append((position, .row(pane, index))) }
      index += 1
    }
    return targets
  }

  /// Draws the labels over what they stand on.
  func drawLabels(on canvas: inout Canvas) {
    guard let labels else { return }
    for label in labels.labels {
      canvas.put(label.letters.dropFirst(labels.typed.count), at: label.position, role: .currentMatch)
    }
  }
}
