import ReportIndex
import Screen

/// A line that is being typed at the foot of the screen, for whatever asked for it.
struct Prompt: Sendable {
  /// What asked: each purpose says what typing and Enter do.
  enum Purpose: Hashable, Sendable {
    /// A search from where it began.
    case search(SearchOrigin)
    /// A limit by a query: a new one, or the clause that is edited.
    case query(clause: Int?)
    /// A command.
    case command
    /// An annotation: a new one, or the one of this name, which had these words.
    case annotation(id: String?, words: String)
  }

  var purpose: Purpose
  var line = LineEditor()
  /// How far back in the history it is: 0 for what is being typed.
  var back = 0
  /// What was being typed before the history was looked at.
  var draft = ""
  /// The completions that Tab goes through.
  var menu: CompletionMenu?
  /// All as it was before a command was looked at while it is typed.
  var before: Held?

  /// A state within itself.
  indirect enum Held: Sendable {
    case state(ReaderState)
    var state: ReaderState {
      switch self {
      case .state(let state): state
      }
    }
  }
  /// What is wrong with what is typed, once Enter has been pressed on it.
  var problem: QueryError?

  init(_ purpose: Purpose) { self.purpose = purpose }
}

extension Action {
  static let editing: [Action] = [
    Action("accept", ["Enter"], .editing, "search, limit, or do it", in: [.prompt]) { state, _ in
      state.acceptPrompt()
    },
    Action("cancel", ["Esc", "^C", "^G"], .editing, "back to where it began", in: [.prompt]) { state, _ in
      state.cancelPrompt()
      return []
    },
    Action("turn-direction", ["^R"], .editing, "turn the direction of the search", in: [.prompt]) { state, _ in
      state.turnSearch()
      return []
    },
    edit("older", ["Up", "^P"], "what was typed before") { $0.recall(1) },
    edit("newer", ["Down", "^N"], "what was typed after") { $0.recall(-1) },
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
    prompt.menu = nil
    prompt.problem = nil
    self.prompt = prompt
    promptChanged()
  }

  /// What was typed at a prompt like this one, the newest last.
  private var promptHistory: [String] {
    switch prompt?.purpose {
    case .search: search.history
    case .query: queryHistory
    case .command: commandHistory
    case .annotation, nil: []
    }
  }

  /// Goes back, or on, in the history of what was typed; in the completions while they are shown.
  fileprivate mutating func recall(_ step: Int) {
    guard var prompt else { return }
    if prompt.menu != nil { return complete(by: -step) }
    let history = promptHistory
    let back = prompt.back + step
    guard (0...history.count).contains(back) else {
      return refuse(step > 0 ? "nothing older" : "nothing newer")
    }
    if prompt.back == 0 { prompt.draft = prompt.line.text }
    prompt.back = back
    prompt.problem = nil
    prompt.line = LineEditor(back == 0 ? prompt.draft : history[history.count - back])
    self.prompt = prompt
    promptChanged()
  }

  /// Lets the purpose see what the line is now.
  mutating func promptChanged() {
    switch prompt?.purpose {
    case .search(let origin): searchIncrementally(from: origin)
    case .command: previewCommand()
    case .query, .annotation, nil: break
    }
  }

  /// What can stand where the cursor is.
  var completions: [Completion] {
    guard let prompt else { return [] }
    switch prompt.purpose {
    case .search: return []
    case .query: return queryCompletions(of: prompt.line)
    case .command: return commandCompletions(of: prompt.line.head)
    case .annotation: return tagCompletions(of: prompt.line.head)
    }
  }

  fileprivate mutating func acceptPrompt() -> [Effect] {
    guard let prompt else { return [] }
    let typed = prompt.line.text
    if case .query(let clause) = prompt.purpose {
      acceptQuery(typed, for: clause)
      return []
    }
    endCommandPreview()
    self.prompt = nil
    switch prompt.purpose {
    case .search(let origin):
      acceptSearch(typed, from: origin)
      return []
    case .query: return []
    case .annotation(let id, let earlier): return acceptAnnotation(typed, for: id, earlier: earlier)
    case .command:
      remember(typed, in: \.commandHistory)
      return runCommand(typed)
    }
  }

  /// Remembers what was typed as the newest.
  mutating func remember(_ typed: String, in history: WritableKeyPath<ReaderState, [String]>) {
    if typed.allSatisfy({ $0 == " " }) { return }
    self[keyPath: history].removeAll { $0 == typed }
    self[keyPath: history].append(typed)
    if self[keyPath: history].count > 200 { self[keyPath: history].removeFirst() }
  }

  /// Gives the prompt up; completions first.
  mutating func cancelPrompt() {
    guard let prompt else { return }
    if let menu = prompt.menu {
      self.prompt?.line = menu.base
      self.prompt?.menu = nil
      return promptChanged()
    }
    endCommandPreview()
    self.prompt = nil
    switch prompt.purpose {
    case .search(let origin): cancelSearch(origin)
    case .query, .command, .annotation: break
    }
  }
}
