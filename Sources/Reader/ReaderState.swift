public import ReportIndex
public import ReportModel
public import Screen

/// All that the program knows while somebody reads: a value, moved on by `update` and drawn by `view`.
public struct ReaderState: Sendable {
  /// The report and the questions that it answers.
  public internal(set) var catalog: Catalog
  /// The same as it was found, without what the reader has put right.
  public let original: Catalog
  /// How large the screen is.
  public internal(set) var size: Size
  /// What the terminal can show.
  public let charset: Charset
  /// Whether it shows colours.
  public var hasColour = true
  /// Whether it can tell of a mouse.
  public var hasPointer = true
  /// What the reader has otherwise than others.
  public internal(set) var settings: Settings
  /// Settings that the config file or the command line gives: what was kept does not change them.
  public var fixedSettings: Set<String> = []
  /// What the config file says: its keys are the reader's, its mistakes are told by the help.
  public var configuration = Configuration()

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
  /// What editors added, and how much of that is shown.
  var editorial = Editorial()
  var timeline: TimelineList
  var speakers: SpeakerList
  /// What takes the place of timeline and speakers.
  var list: PlaceList?
  /// What stays in the drawer or the third column, whatever is current.
  var pinned: Pin?
  var jumps = JumpList()
  var search = SearchState()
  var prompt: Prompt?
  /// Whether the first keys are shown, to somebody who has not pressed any yet.
  public internal(set) var showsHint = false
  /// Letters over what leads somewhere.
  var labels: Labels?
  /// Queries and commands that were typed, the newest last.
  var queryHistory: [String] = []
  var commandHistory: [String] = []
  /// What this report is known by, from one session to the next.
  public var identity = KeptReport(key: ReportKey(bytes: []), path: "", title: "")
  /// What the reader may have done.
  public var permissions = Permissions.all
  /// Whether what is to be kept cannot be, as things are.
  public var cannotKeep = false
  /// The reports that were open in this session.
  var visited: Set<ReportKey> = []
  /// Reports that were open before, as far as they were asked for.
  var recent: [RecentReport] = []
  /// The folder that a file was looked for in last.
  var listing: FolderListing?
  /// The letter that ended the keys of the action that is being done.
  var pressedLetter: Unicode.Scalar?
  /// The marks a to z of this report, and A to Z of any.
  var marks: [String: Anchor] = [:]
  var earlierMarks: [MarkChange] = []
  var capitals: [String: KeptMark] = [:]
  /// What the reader has added, where that is, and what it was before each change.
  var record = Record()
  var places = RecordPlaces()
  var earlierRecords: [RecordChange] = []
  /// Changes of it that were undone, the newest last.
  var laterRecords: [RecordChange] = []
  var basketOrder = BasketOrder.place
  /// What no other session is called: the beginning of the names of new items.
  public var session = "0"
  var itemCount = 0
  var drawer: Drawer?
  /// How many lines of the drawer have scrolled away, and whether it has grown beyond half of its pane.
  var drawerScroll = 0
  var drawerIsTall = false
  /// How the text stood before the drawer, when it had to give way.
  var topBeforeDrawer: HeldTop?
  /// Two quotations beside each other, over all panes.
  var echo: EchoView?
  var help: HelpView?
  /// Keys that are not an action yet: a count, the first of a sequence.
  var pending = PendingKeys()
  /// What the last key has to say.
  var message: Message?
  /// What was said, the newest last.
  var messages: [Message] = []
  /// Names and dates in the words that lists show.
  var words: ListWords

  /// Somebody who has just opened a report and sees its beginning. `notice` is shown until the first key. Linear in the
  /// report.
  public init(
    catalog: Catalog, size: Size, charset: Charset, settings: Settings = Settings(), notice: String? = nil
  ) {
    self.catalog = catalog
    original = catalog
    self.size = size
    self.charset = charset
    self.settings = settings
    kept = catalog.counted
    words = ListWords(catalog)
    text = TextView(Flow(whole: catalog.report))
    timeline = TimelineList(catalog.timeline(settings.scale))
    timeline.scale = settings.scale
    speakers = SpeakerList(catalog.speakerRows(sort: settings.order))
    speakers.sort = settings.order
    message = notice.map { Message($0) }
    if settings.editorial != .shown { show(EditorialLayer(settings.editorial)) }
    scrollToPlace(.jump)
    followPlace()
  }

  /// Where everything stands now.
  public var layout: Layout {
    Reader.layout(
      size, isMaximised: isMaximised, hasList: list != nil, measure: settings.measure,
      listColumns: settings.listColumns, marks: places.markColumns)
  }

  /// Which keys do what.
  public var keymap: Keymap { configuration.keymap ?? Keymap.standard }

  /// The pane that the keys go to on a screen of this size: where the lists have no room it is the text.
  var activePane: Pane { layout.rectangle(of: focus) == nil ? .text : focus }

  /// The report's title on one line; its file name, or “Report”, when it has none.
  public var title: String { words.title }

  /// What a key is pressed in.
  var context: Context {
    if prompt != nil { return .prompt }
    if help != nil { return .help }
    if echo != nil { return .echo }
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

  /// As the status line has it: what could not be done has a mark of its own, as it may be bold and may not.
  var shown: String { isRefusal ? "! " + text : text }
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
  /// What came of something that was to be done.
  case said(String, isRefusal: Bool)
  /// There is a file already where one was to be written.
  case fileExists(WriteRequest)
  /// What is in a folder.
  case files(FolderListing)
  /// The reports that were open before, the newest first.
  case recent([RecentReport])
  /// The reader's own of this report, in which another session has a part.
  case news([KeptItem])
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
  /// Make the index of the words anew, beside the reading.
  case prepareSearch
  /// Open a report in the place of this one.
  case open(OpenRequest)
  /// Say which reports were open before.
  case listRecent
  /// Say what is in a folder, as it was typed.
  case listFiles(folder: String)
  /// Send something to the terminal's clipboard.
  case copy(Copy)
  /// Write something to a file.
  case write(WriteRequest)
  /// Give a text to a command of the shell.
  case pipe(command: String, text: String)
  /// Give the terminal back, with these lines on it, until a key.
  case dump([String])
  /// Open the report's file in an editor, at an offset of the text.
  case edit(at: Int)
}
