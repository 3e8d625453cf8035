import ReportIndex

/// A text to be written to a file.
public struct WriteRequest: Hashable, Sendable {
  /// What becomes of a file that is there.
  public enum Mode: Hashable, Sendable {
    /// It is asked about first.
    case new
    /// It is replaced.
    case overwrite
    /// It gets the text at its end.
    case append
  }

  /// The file, as somebody typed it.
  public var path: String
  /// The text.
  public var text: String
  /// What it is: `q3 with its citation`.
  public var what: String
  /// What becomes of a file that is there.
  public var mode: Mode
  /// The command that asked, without its `!`.
  public var command = "write"
}

extension Action {
  static let handingOn: [Action] = [
    Action("pipe-to", ["|"], .copying, "give it to a command: :pipe", in: Context.panes, needs: .programs) { state, _ in
      state.ask("pipe ")
    },
    Action("dump", ["B"], .copying, "this pane as plain text, to be selected", in: Context.panes) { state, _ in
      [.dump(state.dump)]
    },
    Action("edit", ["v"], .copying, "open the file here in $VISUAL", in: Context.panes, needs: .programs) { state, _ in
      [.edit(at: state.here)]
    },
  ]
}

extension Command {
  static let writing: [Command] = [
    write("write", .new, "write the quotation, what a limit leaves, or the open basket to a file (.md .bib or text)"),
    write("write!", .overwrite, "the same, over a file that is there"),
    write("append", .append, "the same, to the end of a file"),
    Command("pipe", "COMMAND", "give the same to a command", needs: .programs) { state, typed in
      if typed.isEmpty { return state.refused(":pipe takes a command") }
      return state.handedOn(as: .text).map { [.pipe(command: typed, text: $0.text)] } ?? []
    },
  ]

  private static func write(_ name: String, _ mode: WriteRequest.Mode, _ help: String) -> Command {
    Command(name, "FILE", help, needs: .writing, complete: { $0.files(like: $1) }) { state, typed in
      if typed.isEmpty { return state.refused(":\(name) takes a file") }
      if let why = CitationFormat.refusal(of: typed) { return state.refused(why) }
      return state.handedOn(as: CitationFormat(forFile: typed)).map {
        [.write(WriteRequest(path: typed, text: $0.text, what: $0.what, mode: mode))]
      } ?? []
    }
  }
}

extension ReaderState {
  /// What is written and piped: with a limit on every quotation that it leaves, else the current one, each with its
  /// citation. Nil, with a refusal said, when there is none.
  fileprivate mutating func handedOn(as format: CitationFormat) -> Copy? {
    if activePane == .list, list?.content == .basket { return basketCopy(format) }
    if limits.areEffective {
      guard !kept.isEmpty else {
        refuse("the limit leaves nothing · \\ all · U undo")
        return nil
      }
      let texts = kept.map { catalog.citation(of: $0, format) }
      return Copy(
        text: texts.joined(separator: "\n"), what: "\(kept.count) quotation\(kept.count == 1 ? "" : "s")")
    }
    guard let quotation = shownQuotation else {
      refuse("no quotation here · J next · + a limit takes all that it leaves")
      return nil
    }
    return Copy(text: catalog.citation(of: quotation, format), what: "q\(quotation + 1) with its citation")
  }

  /// The focused pane alone, as lines of text.
  fileprivate var dump: [String] {
    var alone = self
    alone.isMaximised = true
    alone.prompt = nil
    let rows = alone.layout.body
    let canvas = view(alone)
    return (rows.origin.row..<rows.origin.row + rows.size.rows).map { canvas.text(row: $0) }
  }
}

extension ReaderState {
  /// Asks whether a file is to be replaced: Enter does it.
  mutating func askToOverwrite(_ request: WriteRequest) {
    _ = ask("\(request.command)! \(request.path)")
    refuse("it exists: Enter overwrites, Esc does not")
  }
}
