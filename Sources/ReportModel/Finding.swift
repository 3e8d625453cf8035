/// Something in the report that is missing, damaged or contradictory.
public struct Finding: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The report is wrong there.
    case error
    /// A reader should look.
    case warning
    /// Good to know.
    case note
  }

  /// What can be found; the raw value is the code that `ibid export` and `ibid check` print.
  public enum Code: String, Sendable, CaseIterable {
    case noteUndefined = "note-undefined"
    case noteDuplicate = "note-duplicate"
    case noteUnreferenced = "note-unreferenced"
    case noteOutOfOrder = "note-out-of-order"
    case sourceNoOutlet = "source-no-outlet"
    case markUnclosed = "mark-unclosed"
    case textDamaged = "text-damaged"
    case speakerUnknown = "speaker-unknown"
    case dateImpossible = "date-impossible"
    case dateContradiction = "date-contradiction"
    case headerDisagrees = "header-disagrees"

    /// What each says of a report, for help and manual.
    public var meaning: String {
      switch self {
      case .noteUndefined: "a marker in the text leads to no note"
      case .noteDuplicate: "a note is defined twice"
      case .noteUnreferenced: "nothing in the text refers to the note"
      case .noteOutOfOrder: "the markers do not come in the order of their numbers"
      case .sourceNoOutlet: "a note names nobody who published what it cites"
      case .markUnclosed: "a quotation mark opens and never closes"
      case .textDamaged: "bytes or letters were lost on the way here"
      case .speakerUnknown: "the report does not say who said it"
      case .dateImpossible: "a date is none of the calendar"
      case .dateContradiction: "something is dated after the report that tells it"
      case .headerDisagrees: "the title block says two things"
      }
    }

    /// How bad each is.
    public var severity: Severity {
      switch self {
      case .noteUndefined, .noteDuplicate, .dateImpossible, .dateContradiction: .error
      case .noteUnreferenced, .noteOutOfOrder, .sourceNoOutlet, .markUnclosed, .textDamaged, .headerDisagrees: .warning
      case .speakerUnknown: .note
      }
    }
  }

  /// What was found.
  public var code: Code
  /// Where.
  public var range: TextRange
  /// In plain words, with what the parser did about it.
  public var message: String

  /// A finding.
  public init(_ code: Code, at range: TextRange, _ message: String) {
    self.code = code
    self.range = range
    self.message = message
  }
}

/// Why the parser claims something: the rule's name and the words that it rests on.
public struct Evidence: Hashable, Sendable {
  /// The rule's name, as `Tests/Spec` has it: `lead-in`, `trailing`, `heading`.
  public var rule: String
  /// The words that it rests on, if there are any.
  public var range: TextRange?

  /// Evidence.
  public init(_ rule: String, _ range: TextRange? = nil) {
    self.rule = rule
    self.range = range
  }
}
