import Screen

/// A line that is being typed at the foot of the screen, for whatever asked for it.
struct Prompt: Sendable {
  /// What asked: each purpose says what typing and Enter do.
  enum Purpose: Hashable, Sendable {
    /// A search from where it began.
    case search(SearchOrigin)
  }

  var purpose: Purpose
  var line = LineEditor()
  /// How far back in the history it is: 0 for what is being typed.
  var back = 0
  /// What was being typed before the history was looked at.
  var draft = ""

  init(_ purpose: Purpose) { self.purpose = purpose }
}

extension Action {
  static let editing: [Action] = [
    Action("accept", ["Enter"], .editing, "search, and go there", in: [.prompt]) { state, _ in
      state.acceptPrompt()
      return []
    },
    Action("cancel", ["Esc", "^C", "^G"], .editing, "back to where it began", in: [.prompt]) { state, _ in
      state.cancelPrompt()
      return []
    },
    Action("turn-direction", ["^R"], .editing, "turn the direction of the search", in: [.prompt]) { state, _ in
      state.turnSearch()
      return []
    },
    edit("older", ["Up", "^P"], "what was searched for before") { $0.recall(1) },
    edit("newer", ["Down", "^N"], "what was searched for after") { $0.recall(-1) },
    edit("line-start", ["^A", "Home"], "to the beginning of the line") { $0.prompt?.line.moveToStart() },
    edit("line-end", ["^E", "End"], "to the end of the line") { $0.prompt?.line.moveToEnd() },
    edit("character-left", ["^B", "Left"], "a character left") { $0.prompt?.line.moveLeft() },
    edit("character-right", ["^F", "Right"], "a character right") { $0.prompt?.line.moveRight() },
    edit("delete-backward", ["Backspace", "^H"], "delete the character before; none left: give up") {
      if $0.prompt?.line.characters.isEmpty == true { $0.cancelPrompt() } else { $0.change { $0.deleteBackward() } }
    },
    edit("delete-forward", ["Del", "^D"], "delete the character at the cursor") { $0.change { $0.deleteForward() } },
    edit("delete-word", ["^W"], "delete the word before") { $0.change { $0.deleteWord() } },
    edit("delete-to-start", ["^U"], "delete all before") { $0.change { $0.deleteToStart() } },
    edit("delete-to-end", ["^K"], "delete all after") { $0.change { $0.deleteToEnd() } },
  ]

  private static func edit(
    _ name: String, _ keys: [String], _ help: String, _ run: @escaping @Sendable (inout ReaderState) -> Void
  ) -> Action {
    Action(name, keys, .editing, help, in: [.prompt]) { state, _ in
      run(&state)
      return []
    }
  }
}

extension ReaderState {
  /// Types text at the prompt.
  mutating func type(_ text: String) { change { $0.insert(text) } }

  /// Edits the line of the prompt, and lets its purpose see what it is now.
  fileprivate mutating func change(_ edit: (inout LineEditor) -> Void) {
    guard var prompt else { return }
    edit(&prompt.line)
    prompt.back = 0
    self.prompt = prompt
    promptChanged()
  }

  /// Goes back, or on, in the history of what was typed.
  fileprivate mutating func recall(_ step: Int) {
    guard var prompt else { return }
    let history = search.history
    let back = prompt.back + step
    guard (0...history.count).contains(back) else {
      return refuse(step > 0 ? "nothing older" : "nothing newer")
    }
    if prompt.back == 0 { prompt.draft = prompt.line.text }
    prompt.back = back
    prompt.line = LineEditor(back == 0 ? prompt.draft : history[history.count - back])
    self.prompt = prompt
    promptChanged()
  }

  private mutating func promptChanged() {
    switch prompt?.purpose {
    case .search(let origin): searchIncrementally(from: origin)
    case nil: break
    }
  }

  fileprivate mutating func acceptPrompt() {
    guard let prompt else { return }
    self.prompt = nil
    switch prompt.purpose {
    case .search(let origin): acceptSearch(prompt.line.text, from: origin)
    }
  }

  /// Gives the prompt up.
  mutating func cancelPrompt() {
    guard let prompt else { return }
    self.prompt = nil
    switch prompt.purpose {
    case .search(let origin): cancelSearch(origin)
    }
  }
}
