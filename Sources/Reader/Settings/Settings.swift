public import ReportIndex
public import Screen

/// What a reader may have otherwise: how it looks, how lists are sorted, what the terminal tells. The config file and the
/// command line give the values to begin with, keys and `:set` change them.
public struct Settings: Hashable, Sendable {
  /// The face of the screen.
  public var theme = ThemeName.plain
  /// The columns that a line of text may have at most; nil for as many as its pane has.
  public var measure: Int? = Layout.longestMeasure
  /// The columns of the lists beside the text; nil for what the size of the screen gives them.
  public var listColumns: Int?
  /// How the timeline is grouped.
  public var scale = TimelineScale.day
  /// How the speakers are sorted.
  public var order = SpeakerOrder.count
  /// How the editorial layer of a report is shown before its reader has chosen.
  var editorial = EditorialLayer.Setting.shown
  /// Whether lines and marks are ASCII.
  public var hasASCIILines = false
  /// Whether the mouse is listened to.
  public var hasMouse = false

  /// What the program comes with.
  public init() {}
}
