/// What a report is known by: a hash of its bytes, wherever the file lies.
public struct ReportKey: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// A key that was made or kept.
  public init(bytes: [UInt8]) { self.bytes = bytes }
}

/// A report as the state knows it.
public struct KeptReport: Hashable, Sendable {
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
  public var report: KeptReport
  /// When it was opened last: milliseconds since 1970.
  public var opened: Int
  /// Where its reader was.
  public var place: Anchor?

  /// A report that was open then.
  public init(report: KeptReport, opened: Int, place: Anchor?) {
    self.report = report
    self.opened = opened
    self.place = place
  }
}

/// A mark with a capital letter, which leads to a report.
public struct KeptMark: Hashable, Sendable {
  /// The letter.
  public var name: String
  /// The report that it is in.
  public var report: KeptReport
  /// The place there.
  public var place: Anchor

  /// A mark.
  public init(name: String, report: KeptReport, place: Anchor) {
    self.name = name
    self.report = report
    self.place = place
  }
}

/// The kinds of what is typed and kept.
public enum KeptHistory: String, Sendable, CaseIterable {
  case search, query, command
}

/// Something of the reader's own that is kept of a report, as text: a correction, an annotation, a quotation in the
/// basket. Each has a name of its own, so that two sessions at once add to each other.
public struct KeptItem: Hashable, Sendable {
  /// What it can be.
  public enum Kind: String, Sendable, CaseIterable {
    case correction, annotation, selection
  }
  /// What it is.
  public var kind: Kind
  /// Its name among those of its kind.
  public var id: String
  /// What it says.
  public var text: String

  /// An item.
  public init(_ kind: Kind, id: String, text: String) {
    self.kind = kind
    self.id = id
    self.text = text
  }
}

extension [KeptItem] {
  /// The same after a change, as the session that makes it sees it. Linear.
  public func after(_ change: KeptChange) -> [KeptItem] {
    var items = self
    func place(of item: KeptItem) -> Int? { items.firstIndex { $0.kind == item.kind && $0.id == item.id } }
    switch change {
    case .item(let item), .change(let item, _):
      if let known = place(of: item) { items[known] = item } else { items.append(item) }
    case .remove(let item): if let known = place(of: item) { items.remove(at: known) }
    default: break
    }
    return items
  }
}

/// Limits as they are kept.
public struct KeptLimits: Hashable, Sendable {
  /// Their clauses in their normal form; empty for none.
  public var text: String
  /// Whether they are on.
  public var areOn: Bool

  /// Limits.
  public init(text: String, areOn: Bool) {
    self.text = text
    self.areOn = areOn
  }
}

/// What is kept of a report, and of what its reader typed.
public struct KeptState: Hashable, Sendable {
  /// Whether it is of a report with this content, and not of an earlier one under the same path.
  public var isOfSameContent = true
  /// Where the reader was.
  public var place: Anchor?
  /// The limits.
  public var limits: KeptLimits?
  /// The marks a to z.
  public var marks: [String: Anchor] = [:]
  /// The places that jumps came from, the newest last.
  public var jumps: [Anchor] = []
  /// The marks A to Z, of any report.
  public var capitals: [KeptMark] = []
  /// Corrections, annotations and the basket, in the order in which they were made.
  public var items: [KeptItem] = []
  /// How the reader set something for this report, by its name.
  public var reportSettings: [String: String] = [:]
  /// What was typed, the newest last.
  public var histories: [KeptHistory: [String]] = [:]
  /// Settings that the reader has changed, and what was shown once, by name.
  public var settings: [String: String] = [:]

  /// Nothing.
  public init() {}
}

/// Something to be kept.
public enum KeptChange: Hashable, Sendable {
  /// The report's title.
  case title(String)
  /// Where the reader is.
  case place(Anchor)
  /// What the reader asks to see.
  case limits(KeptLimits)
  /// A mark: a letter, of either case.
  case mark(String, Anchor)
  /// A mark is no more.
  case unmark(String)
  /// A place that a jump came from.
  case jump(Anchor)
  /// Something of the reader's own is new, or back.
  case item(KeptItem)
  /// It is another now; `from` is its text as it was known here. What another session has made of it meanwhile is not lost:
  /// this one then stands beside it.
  case change(KeptItem, from: String)
  /// It is no more, unless another session has made something else of it.
  case remove(KeptItem)
  /// How something is set for the report: a name and a value; an empty one is as if it was never set.
  case reportSetting(String, String)
  /// Something that was typed.
  case typed(KeptHistory, String)
  /// A setting has another value.
  case setting(String, String)
}
