public import ReportModel

/// A report as the state knows it.
public struct StoredReport: Hashable, Sendable {
  /// What it is known by.
  public var key: ReportKey
  /// Where it was last, absolute; empty when it came from no file.
  public var path: String
  /// Its title.
  public var title: String

  /// A report.
  public init(key: ReportKey, path: String, title: String) {
    self.key = key
    self.path = path
    self.title = title
  }
}

/// A report that was open before.
public struct RecentReport: Hashable, Sendable {
  /// The report.
  public var report: StoredReport
  /// When it was opened last: milliseconds since 1970.
  public var opened: Int
  /// Where its reader was.
  public var place: Anchor?
}

/// A mark with a capital letter, which leads to a report.
public struct StoredCapital: Hashable, Sendable {
  /// The letter.
  public var name: String
  /// The report that it is in.
  public var report: StoredReport
  /// The place there.
  public var place: Anchor
}

/// The kinds of what is typed and kept.
public enum StoredHistory: String, Sendable, CaseIterable {
  case search, query, command
}

/// What is kept of a report, and of what its reader typed.
public struct StoredState: Hashable, Sendable {
  /// Whether it is of a report with this content, and not of an earlier one under the same path.
  public var isOfSameContent = true
  /// Where the reader was.
  public var place: Anchor?
  /// The limits in their normal form, and whether they were on.
  public var limits: (text: String, areOn: Bool)? {
    get { limitsText.map { ($0, limitsAreOn) } }
    set { (limitsText, limitsAreOn) = (newValue?.text, newValue?.areOn ?? true) }
  }
  private var limitsText: String?
  private var limitsAreOn = true
  /// The marks a to z.
  public var marks: [String: Anchor] = [:]
  /// The places that jumps came from, the newest last.
  public var jumps: [Anchor] = []
  /// The marks A to Z, of any report.
  public var capitals: [StoredCapital] = []
  /// What was typed, the newest last.
  public var histories: [StoredHistory: [String]] = [:]

  /// Nothing.
  public init() {}
}

/// Something to be kept.
public enum StoredChange: Hashable, Sendable {
  /// Where the reader is.
  case place(Anchor)
  /// The limits in their normal form.
  case limits(String, areOn: Bool)
  /// A mark: a letter, of either case.
  case mark(String, Anchor)
  /// A mark is no more.
  case unmark(String)
  /// A place that a jump came from.
  case jump(Anchor)
  /// Something that was typed.
  case typed(StoredHistory, String)
}

/// Why there is no state. The report can be read all the same.
public enum StoreFailure: Error, Hashable, Sendable {
  /// SQLite is not on this host.
  case noLibrary
  /// Neither XDG_STATE_HOME nor HOME says where it is to be.
  case noFolder
  /// The system refuses the folder or the file.
  case refused(path: String, errno: Int32)
  /// A later ibid has written it.
  case newer(path: String)
  /// Another process writes all the time.
  case busy(path: String)
  /// SQLite's words for something else.
  case other(path: String, message: String)
}
