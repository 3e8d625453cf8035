/// One of the linked views of a report.
public enum Pane: String, Hashable, Sendable, CaseIterable {
  /// What was said, published or happened, by date.
  case timeline
  /// Who said how much.
  case speakers
  /// A list in the place of those two.
  case list
  /// The report's words.
  case text

  /// As its title says it.
  var title: String {
    switch self {
    case .timeline: "Timeline"
    case .speakers: "Speakers"
    case .list: "List"
    case .text: "Text"
    }
  }
}

/// What a key is pressed in: a pane, or what lies over it. The keymap says for each key in which of these it works.
public enum Context: String, Hashable, Sendable, CaseIterable {
  case timeline, speakers, text
  /// A list in the place of Timeline and Speakers.
  case list
  /// A small list to choose a place from.
  case choice
  /// The list of limits.
  case limits
  /// Labels to choose from.
  case labels
  /// Two quotations with the same words beside each other.
  case echo
  /// The help.
  case help
  /// A line that is being typed.
  case prompt

  /// The panes.
  static let panes: Set<Context> = [.timeline, .speakers, .list, .text]
  /// Everything that has rows with a cursor on one.
  static let lists: Set<Context> = [.timeline, .speakers, .list, .choice, .limits]

  /// The context of a pane.
  init(_ pane: Pane) {
    switch pane {
    case .timeline: self = .timeline
    case .speakers: self = .speakers
    case .list: self = .list
    case .text: self = .text
    }
  }

  /// As the help's title says it.
  var title: String {
    switch self {
    case .timeline: "Timeline"
    case .speakers: "Speakers"
    case .text: "Text"
    case .list: "Lists and cards"
    case .choice: "List of places"
    case .limits: "List of limits"
    case .labels: "Labels"
    case .echo: "Echoes"
    case .help: "Help"
    case .prompt: "Prompt"
    }
  }
}
