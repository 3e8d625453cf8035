import ReportIndex
import ReportModel

/// Something to be sent to the terminal's clipboard.
public struct Copy: Hashable, Sendable {
  /// The text.
  public var text: String
  /// What it is: `q3 with its citation`.
  public var what: String
}

/// A form in which something can be copied: the table of the keys that begin with `y`.
struct CopyFormat: Sendable {
  /// The key after `y`.
  var key: String
  /// What it is called.
  var name: String
  /// What the help says.
  var help: String
  /// The text and what it is; nil, with a refusal said, when there is no such thing here.
  var make: @Sendable (inout ReaderState) -> Copy?

  static let all: [CopyFormat] = [
    CopyFormat(key: "y", name: "yank", help: "copy the quotation with its citation") {
      $0.copyQuotation("with its citation") { $0.citation(of: $1, .text) }
    },
    CopyFormat(key: "q", name: "yank-quotation", help: "copy the quotation alone") {
      $0.copyQuotation("alone") { $0.citation(of: $1, .words) }
    },
    CopyFormat(key: "n", name: "yank-note", help: "copy the note") { $0.copyNote() },
    CopyFormat(key: "l", name: "yank-locator", help: "copy where this is: FILE#q12") { state in
      let locator = state.currentQuotation.map { Locator.quotation($0 + 1) } ?? state.catalog.locator(at: state.here)
      return Copy(text: state.catalog.reference(to: locator), what: "the locator #\(locator)")
    },
    CopyFormat(key: "m", name: "yank-markdown", help: "copy it as Markdown") {
      $0.copyQuotation("as Markdown") { $0.citation(of: $1, .markdown) }
    },
    CopyFormat(key: "b", name: "yank-bibtex", help: "copy its BibTeX entry") {
      $0.copyQuotation("as BibTeX") { $0.citation(of: $1, .bibtex) }
    },
  ]
}

extension Action {
  static let copying: [Action] = CopyFormat.all.map { format in
    Action(format.name, ["y " + format.key], .copying, format.help, in: Context.panes, needs: .clipboard) { state, _ in
      format.make(&state).map { [.copy($0)] } ?? []
    }
  }
}

extension ReaderState {
  fileprivate mutating func copyQuotation(_ how: String, _ make: (Catalog, Int) -> String) -> Copy? {
    guard let quotation = shownQuotation else {
      refuse("no quotation here · J next quotation · yl copies where this is")
      return nil
    }
    return Copy(
      text: make(catalog, quotation),
      what: "q\(quotation + 1)\(isNumberedAnew ? ", counted with your cuts" : "") \(how)")
  }

  /// Whether cuts and joins of the reader's own have given quotations other numbers than they have for everybody.
  private var isNumberedAnew: Bool { catalog.report.quotations.count != original.report.quotations.count }

  /// The note that is peeked at, else the one that `p` would show.
  fileprivate mutating func copyNote() -> Copy? {
    var note = currentMarker.map { catalog.markers[$0].note } ?? catalog.definition(at: here)
    if case .note(let peeked, _) = drawer { note = peeked }
    guard let note else {
      refuse("no note here · ) next note marker")
      return nil
    }
    let label = catalog.report.notes[note].label
    guard let text = catalog.noteText(note) else {
      refuse("the report has no definition of note \(label)")
      return nil
    }
    return Copy(text: text, what: "note \(label)")
  }
}
