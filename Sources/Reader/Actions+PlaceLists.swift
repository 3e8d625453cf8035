import ReportIndex
import ReportModel

extension Action {
  static let placeLists: [Action] = [
    Action("contents", ["c"], .panes, "the sections", in: Context.panes) { state, _ in state.toggleList(.contents) },
    Action("notes", ["F"], .panes, "the notes, and what is wrong with them", in: Context.panes) { state, _ in
      state.toggleList(.notes)
    },
    Action("diagnostics", ["D"], .panes, "what is missing or damaged", in: Context.panes) { state, _ in
      state.toggleList(.diagnostics)
    },
    Action("places", ["M"], .panes, "your marks and annotations, and recent places", in: Context.panes) { state, _ in
      state.toggleList(.places)
    },
    Action("provenance", ["i"], .quotations, "where the quotation comes from", in: Context.panes) { state, _ in
      state.toggleList(.provenance)
    },
    Action("speaker-card", ["Enter"], .quotations, "the speaker's card", in: [.speakers]) { state, _ in
      state.openSpeakerCard()
    },
  ]
}

extension ReaderState {
  fileprivate mutating func openSpeakerCard() -> [Effect] {
    guard speakers.rows.indices.contains(speakers.cursor.row) else {
      return refused("the list is empty · \\ all · U undo")
    }
    return open(list: .speaker(speakers.rows[speakers.cursor.row].speaker))
  }
}
