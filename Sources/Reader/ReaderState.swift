public import ReportIndex
public import ReportModel
public import Screen

/// All that the program knows while somebody reads: a value, moved on by `update` and drawn by `view`.
public struct ReaderState: Sendable {
  /// The report and the questions that it answers.
  public let catalog: Catalog
  /// How large the screen is.
  public internal(set) var size: Size
  /// What the terminal can show.
  public let charset: Charset

  /// The place: a UTF-8 offset of the text. Resizing, previews, peeks and limits never change it.
  public internal(set) var place: Int = 0
  /// The pane that the keys go to.
  public internal(set) var focus: Pane = .text
  /// Whether the focused pane has the screen for itself.
  public internal(set) var isMaximised = false
  /// What the reader asks to see.
  public internal(set) var limits = Limits()

  /// How many lines of the report a limited text shows around each quotation.
  public internal(set) var contextLines = 0
  /// The limits before each change, the newest last.
  var earlierLimits: [Limits] = []
  /// The counted quotations that the limits leave, by place.
  var kept: [Int]
  var text: TextView
  var timeline: TimelineList
  var speakers: SpeakerList
  /// What takes the place of timeline and speakers.
  var list: PlaceList?
  /// What stays in the drawer or the third column, whatever is current.
  var pinned: Pin?
  var jumps = JumpList()
  var search = SearchState()
  var prompt: Prompt?
  /// Letters over what leads somewhere.
  var labels: Labels?
  /// Queries and commands that were typed, the newest last.
  var queryHistory: [String] = []
  var commandHistory: [String] = []
  /// The marks a to z of this report, and A to Z of any.
  var marks: [String: Anchor] = [:]
  var capitals: [String: KeptMark] = [:]
  var drawer: Drawer?
  /// How many lines of the drawer have scrolled away, and whether it has grown beyond half of its pane.
  var drawerScroll = 0
  var drawerIsTall = false
  /// How the text stood before the drawer, when it had to give way.
  var topBeforeDrawer: HeldTop?
  var help: HelpView?
  /// Keys that are not an action yet: a count, the first of a sequence.
  var pending = PendingKeys()
  /// What the last key has to say.
  var message: Message?
  /// Names and dates in the words that lists show.
  let words: ListWords

  /// Somebody who has just opened a report and sees its beginning. `notice` is shown until the first key. Linear in the
  /// report.
  public init(catalog: Catalog, size: Size, charset: Charset, notice: String? = nil) {
    self.catalog = catalog
    self.size = size
    self.charset = charset
    kept = catalog.counted
    words = ListWords(catalog)
    text = TextView(Flow(whole: catalog.report))
    timeline = TimelineList(catalog.timeline(.day))
    speakers = SpeakerList(catalog.speakerRows(sort: .count))
    message = notice.map { Message($0) }
    scrollToPlace(.jump)
    followPlace()
  }

  /// Where everything stands now.
  public var layout: Layout { Reader.layout(size, isMaximised: isMaximised, hasList: list != nil) }

  /// The pane that the keys go to on a screen of this size: where the lists have no room it is the text.
  var activePane: Pane { layout.rectangle(of: focus) == nil ? .text : focus }

  /// The report's title on one line; its file name, or “Report”, when it has none.
  public var title: String { words.title }

  /// What a key is pressed in.
  var context: Context {
    if prompt != nil { return .prompt }
    if help != nil { return .help }
    if labels != nil { return .labels }
    if case .list(let list) = drawer { return list.context }
    return Context(activePane)
  }
}

/// What the status line says until the next key.
struct Message: Hashable, Sendable {
  var text: String
  /// Whether something could not be done.
  var isRefusal: Bool

  init(_ text: String, isRefusal: Bool = false) {
    self.text = text
    self.isRefusal = isRefusal
  }
}

/// Keys that have been pressed and are not an action yet.
struct PendingKeys: Hashable, Sendable {
  /// Digits.
  var count: Int?
  /// The beginning of a sequence of keys.
  var sequence: [Key] = []

  var isEmpty: Bool { count == nil && sequence.isEmpty }
}

/// What happens to the program.
public enum Event: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// The screen has another size.
  case resize(Size)
}

/// What the program wants done in the world.
public enum Effect: Hashable, Sendable {
  /// End, with success.
  case quit
  /// Stop as a job does, and go on when it is told to.
  case suspend
  /// Draw the whole screen anew.
  case redraw
  /// Keep something for the next time.
  case keep([KeptChange])
}
