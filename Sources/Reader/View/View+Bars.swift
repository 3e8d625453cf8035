import ReportModel
import Screen

extension ReaderState {
  /// What the text shows now: the preview's place, or the place.
  var shownOffset: Int { text.preview?.range.start ?? here }

  /// The quotation that the breadcrumb and the card are about.
  var shownQuotation: Int? {
    text.preview.map { catalog.quotation(at: $0.range.start) ?? catalog.anyQuotation(at: $0.range.start) }
      ?? currentQuotation
  }

  /// Row 1: report › section › speaker, and at the right date and number of the quotation.
  func drawBreadcrumb(on canvas: inout Canvas, _ layout: Layout) {
    guard let row = layout.breadcrumb else { return }
    let tabs = help == nil && echo == nil ? tabs(layout) : []
    let role: Role =
      activePane == .text && help == nil && echo == nil && tabs.isEmpty ? .focusedTitle : .breadcrumb
    canvas.fill(row, role: role)
    let columns = row.size.columns
    for tab in tabs {
      canvas.put(tab.text, at: tab.rectangle.origin, role: tab.pane == activePane ? .focusedTitle : .paneTitle)
    }
    let left = tabs.last.map { $0.rectangle.origin.column + $0.rectangle.size.columns } ?? 0
    let quotation = shownQuotation
    var right = ""
    if let quotation {
      let said =
        catalog.report.quotations[quotation].said.map { spelled($0.compact) + ($0.isApproximate ? "~" : "") + "   " }
        ?? ""
      right = (columns - left < 40 ? "" : said) + "q\(quotation + 1)"
    }
    let rightStart = canvas.put(right, endingAt: columns - 1, row: row.origin.row, role: role)
    var parts = [words.title]
    if let section = catalog.section(at: shownOffset) { parts.append(catalog.title(of: section)) }
    if let speaker = quotation.flatMap({ catalog.report.quotations[$0].speaker }) {
      parts.append(words.shortNames[speaker])
    }
    let room = (right.isEmpty ? columns - 1 : rightStart - 2) - 1 - left
    let crumbs = room < 4 ? "" : crumbs(parts, columns: room)
    canvas.put(crumbs, at: Position(column: left + 1, row: row.origin.row), role: role, limit: max(0, room))
  }

  /// Parts joined by `›`, the longest cut first; where there is little room the outer ones go.
  private func crumbs(_ parts: [String], columns: Int) -> String {
    var parts = parts
    let least = 10
    while parts.count > 1, parts.count * (least + 3) > columns + 3 { parts.removeFirst() }
    var widths = parts.map { displayWidth(of: $0, charset: charset) }
    let separators = 3 * (parts.count - 1)
    while let longest = widths.max(), longest > 1, widths.reduce(separators, +) > columns,
      let index = widths.firstIndex(of: longest)
    {
      // The last part, the speaker, is cut when the others are as short as it is.
      widths[index] -= 1
    }
    return zip(parts, widths).map { fitSealed($0, columns: $1, charset: charset) }.joined(separator: " › ")
  }

  /// The last row: counts, limit and percent, a message, the way to the help; or the prompt.
  func drawStatus(on canvas: inout Canvas, _ layout: Layout) {
    let row = layout.status.origin.row
    let columns = layout.status.size.columns
    canvas.fill(layout.status, role: .status)
    if let prompt {
      drawPrompt(prompt, on: &canvas, row: row, columns: columns)
      return
    }
    let said = messageIsLong ? nil : messageWords
    let right = said ?? pendingWords ?? hint("?", "help") ?? ""
    let role: Role = said != nil && message?.isRefusal == true ? .warning : .status
    let counts = statusParts
    let separator = " · "
    // The message first of all, then counts and limit, then the percent.
    let message = fit(right, columns: columns - 2, charset: charset)
    var room = columns - 2 - displayWidth(of: message, charset: charset) - 2
    if said == nil, counts[0].utf8.count > room { room = columns - 2 }
    var left = ""
    for part in counts {
      let next = left.isEmpty ? part : left + separator + part
      if displayWidth(of: next, charset: charset) <= room {
        left = next
      } else {
        let cut = fit(next, columns: room, charset: charset)
        if part == counts[1], room > 24 { left = cut } else if left.isEmpty, room > 8 { left = cut }
        break
      }
    }
    let used = canvas.put(left, at: Position(column: 1, row: row), role: .status, limit: max(0, columns - 1))
    let start = columns - 1 - displayWidth(of: message, charset: charset)
    if start > used + 1 || left.isEmpty {
      canvas.put(message, at: Position(column: max(left.isEmpty ? 1 : 0, start), row: row), role: role)
    }
  }

  /// How many quotations, which limit, how far.
  private var statusParts: [String] {
    let total = catalog.counted.count
    let noun = total == 1 ? "quotation" : "quotations"
    let ordinal = self.ordinal
    let count: String
    if limits.areEffective {
      count = "\(kept.count) of \(total) \(noun)"
    } else {
      count = ordinal > 0 ? "\(ordinal) of \(total) \(noun)" : total == 0 ? "no quotations" : "\(total) \(noun)"
    }
    var parts = [count, sealed(spelled(catalog.words(for: limits)), charset: charset)]
    if let editorialWords { parts.append(editorialWords) }
    if search.pattern != nil, search.count > 0 { parts.insert(matchWords, at: 1) }
    if text.preview != nil {
      parts.append("preview, " + (hint("Enter", "goes there") ?? ""))
    } else {
      parts.append("\(percent) %")
    }
    // What `p` would show: on the screen its marker differs from the others in how it looks alone.
    if text.preview == nil, let marker = currentMarker {
      parts.append("note \(catalog.report.notes[catalog.markers[marker].note].label)")
    }
    return parts
  }

  /// `3/17` with what is looked for.
  private var matchWords: String {
    let pattern = sealed(fit(search.pattern?.typed ?? "", columns: 16, charset: charset), charset: charset)
    let place = search.current.map { "\($0 + 1)/\(search.count)" } ?? "\(search.count)"
    let form =
      search.current.flatMap { search.forms[$0] }.map {
        spelled(" as “") + fit($0, columns: 24, charset: charset) + spelled("”")
      } ?? ""
    let slash = search.pattern?.isRegex == true ? "" : "/"
    return "\(slash)\(pattern) \(place)\(form)"
  }

  /// What has been typed and waits for more.
  private var pendingWords: String? {
    if labels != nil { return "a letter peeks · a capital jumps · Esc" }
    if pending.isEmpty { return spanWords }
    return (pending.count.map(String.init) ?? "") + pending.sequence.map(\.name).joined() + spelled(" …")
  }
}
