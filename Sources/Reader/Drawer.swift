import ReportIndex
import ReportModel
import Screen

/// What lies over the foot of the Text pane.
enum Drawer: Hashable, Sendable {
  /// A note that is peeked at, with the marker that led to it: an index of `Catalog.markers`.
  case note(Int, marker: Int?)
  /// Something to choose from.
  case list(DrawerList)

  /// Whether it shows what is pinned.
  func isPinned(_ pin: Pin?) -> Bool {
    if case .note(let note, marker: nil) = self, case .note(note) = pin { return true }
    return false
  }
}

/// A list in the drawer.
struct DrawerList: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    /// The clauses of the limits.
    case limits
    /// The markers of a note: indices of `Catalog.markers`.
    case markers([Int], note: Int)
  }
  var content: Content
  var cursor = ListCursor()

  var context: Context {
    switch content {
    case .limits: .limits
    case .markers: .choice
    }
  }
}

extension ReaderState {
  /// Where the drawer stands: at the foot of the text, or of the one pane that is shown.
  private var drawerPane: Rectangle? { layout.text }

  /// The rows that the drawer takes, its title included; 0 when there is none. At most half of the pane, or all but three
  /// of its rows when it has grown.
  var drawerRows: Int {
    guard drawer != nil, let pane = drawerPane else { return 0 }
    // A title, the lines, a blank, the keys.
    return min(mostDrawerRows(in: pane, isTall: drawerIsTall), drawerLineCount + 3)
  }

  private func mostDrawerRows(in pane: Rectangle, isTall: Bool) -> Int {
    let half = max(min(4, pane.size.rows - 1), pane.size.rows / 2)
    return isTall ? max(half, pane.size.rows - 3) : half
  }

  private var drawerLineCount: Int {
    switch drawer {
    case .list(let list): max(1, drawerCount(list))
    case .note: drawerLines(columns: drawerColumns).count
    case nil: 0
    }
  }

  /// Whether it has more lines than are shown, and room to grow.
  var drawerCanGrow: Bool {
    guard let pane = drawerPane else { return false }
    let (half, tall) = (mostDrawerRows(in: pane, isTall: false), mostDrawerRows(in: pane, isTall: true))
    return !drawerIsTall && tall > half && drawerLineCount + 3 > half
  }

  /// The columns of its lines.
  var drawerColumns: Int { max(1, (drawerPane?.size.columns ?? 0) - 2) }

  /// The rows in which its lines stand.
  var drawerLineRows: Int {
    let rows = drawerRows
    return max(0, rows - 1 - (rows > 3 ? 2 : 0))
  }

  /// How many rows of a drawer's list are on the screen.
  var drawerListRows: Int { max(1, drawerRows - 3) }

  /// The cursor's row in a drawer's list.
  var drawerCursor: Int {
    if case .list(let list) = drawer { list.cursor.row } else { 0 }
  }

  func drawerCount(_ list: DrawerList) -> Int {
    switch list.content {
    case .limits: limits.clauses.count
    case .markers(let markers, _): markers.count
    }
  }

  mutating func moveDrawerCursor(by count: Int) {
    guard case .list(var list) = drawer else { return }
    let rows = drawerCount(list)
    list.cursor.row = max(0, min(list.cursor.row + count, rows - 1))
    list.cursor.scroll(count: rows, rows: drawerListRows) { _ in 1 }
    drawer = .list(list)
  }

  /// Opens a drawer. The text stays as it is; only when the drawer would hide the line of the place it gives way.
  mutating func open(_ drawer: Drawer) {
    if drawer != self.drawer { (drawerScroll, drawerIsTall) = (0, false) }
    self.drawer = drawer
    moveDrawerCursor(by: 0)
    keepLineAboveDrawer()
    showListCursors()
  }

  /// Closes the drawer; a note that is pinned comes back from under it, and is let go when it is closed itself.
  mutating func closeDrawer() {
    if drawer == pinnedDrawer { pinned = nil }
    drawer = pinnedDrawer
    (drawerScroll, drawerIsTall) = (0, false)
    if let top = topBeforeDrawer, top.place == place { text.top = top.top }
    topBeforeDrawer = nil
    scrollToPlace(.jump)
    showListCursors()
  }

  /// Scrolls just so far that the line of the place can be seen over the drawer, and remembers how the text stood.
  mutating func keepLineAboveDrawer() {
    let rows = textRows
    guard rows > 0 else { return }
    let line = cursorWalker.address
    let below = typesetting.distance(from: text.top, to: line, limit: rows)
    if let below, below < rows { return }
    if topBeforeDrawer?.place != place { topBeforeDrawer = HeldTop(place: place, top: text.top) }
    text.top = typesetting.moved(line, by: -(rows - 1))
  }

  /// The lines of a note at a width.
  func drawerLines(columns: Int) -> [RichLine] {
    switch drawer {
    case .note(let note, let marker):
      noteLines(note, columns: columns) + remarkLines(note, columns: columns)
        + backlinks(note, marker, columns: columns)
    case .list, nil: []
    }
  }

  /// A note's definition, its sources when there are several, and what is missing.
  func noteLines(_ index: Int, columns: Int) -> [RichLine] {
    let note = catalog.report.notes[index]
    var lines: [RichLine] = []
    func add(_ text: String, _ role: Role, hang: Int = 0) {
      lines += wrap([Run(text, role)], columns: columns, hang: hang, charset: charset)
    }
    guard let definition = note.definition else {
      add("The report has no definition of this note.", .warning)
      return lines
    }
    let words = catalog.report.text.string(definition.text).split(whereSeparator: \.isWhitespace)
    add(words.isEmpty ? "(nothing stands after the label)" : words.joined(separator: " "), .text)
    let resolved = note.states.contains(.ibidResolved)
    if definition.sources.count > 1 || resolved {
      for source in definition.sources { add("= " + source.summary, .dim, hang: 2) }
    }
    for state in note.states {
      if let warning = state.warning { add(warning, .warning) }
    }
    return lines
  }

  /// What rests on a note beside the quotation that led to it.
  private func backlinks(_ note: Int, _ marker: Int?, columns: Int) -> [RichLine] {
    var here: Set<Int> = []
    if let marker {
      let place = catalog.markers[marker]
      here = Set(catalog.report.notes[place.note].references[place.reference].quotations)
    }
    let others = catalog.quotations(on: note).filter { !here.contains($0) }
    if others.isEmpty { return [] }
    let names = others.map {
      "q\($0 + 1) \(catalog.report.quotations[$0].speaker.map { words.shortNames[$0] } ?? "nobody")"
    }
    let verb = here.isEmpty ? "supports " : "also supports "
    return wrap([Run(verb + names.joined(separator: ", "), .dim)], columns: columns, hang: 2, charset: charset)
  }

  /// `supports q7, q9`.
  func supports(_ note: Int) -> String {
    let quotations = catalog.quotations(on: note)
    if quotations.isEmpty { return "supports no quotation" }
    return "supports " + quotations.map { "q\($0 + 1)" }.joined(separator: ", ")
  }
}

/// How the text stood before a drawer hid the line of the place.
struct HeldTop: Hashable, Sendable {
  var place: Int
  var top: LineAddress
}

extension Note.Source {
  /// Outlet, place and date, as far as they are known.
  var summary: String {
    let outlet = self.outlet ?? "no outlet named"
    let parts = [place.map { "\(outlet) (\($0))" } ?? outlet, date?.words, title, url].compactMap { $0 }
    return parts.joined(separator: ", ")
  }
}

extension Note.State {
  /// What is wrong, in words; nil when nothing is.
  var warning: String? {
    switch self {
    case .ok, .ibidResolved, .missingDefinition: nil
    case .missingOutlet: "No outlet is named."
    case .unreferenced: "Nothing in the text refers to it."
    case .duplicate: "Its number is defined more than once."
    case .outOfOrder: "Its number is out of order."
    case .ibidDangling: "“Ibid.” has no note before it to refer to."
    case .urlOnly: "Only an address is given."
    }
  }
}
