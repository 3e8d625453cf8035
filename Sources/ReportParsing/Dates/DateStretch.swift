public import ReportModel

/// Where a date stands; decides its role and what may give it a missing year.
public enum DateSetting: Hashable, Sendable {
  /// The report's own head.
  case titleBlock
  /// The report's running text.
  case prose
  /// A labelled turn: read as running text, but what is said in a talk is forgotten behind it.
  case turn
  /// Quoted words.
  case quotation
  /// A heading; a full date does not reach past it when the report's own date is known.
  case heading
  /// The line under a picture.
  case caption
  /// A footnote or endnote.
  case noteDefinition
  /// A source in brackets after what it supports.
  case bracketedSource
  /// Share bars, subscriptions.
  case boilerplate
}

/// A stretch of the text that is read for dates.
public struct DateStretch: Hashable, Sendable {
  /// Where it is.
  public var range: TextRange
  /// What it is.
  public var setting: DateSetting
  /// When these words were said, if known: what `today` means in them.
  public var anchor: EDTF? { anchors.first }
  /// It or nothing: nearly no stretch has one, and each would pay for it.
  private var anchors: [EDTF]

  /// A stretch.
  public init(_ range: TextRange, _ setting: DateSetting, anchor: EDTF? = nil) {
    self.range = range
    self.setting = setting
    anchors = anchor.map { [$0] } ?? []
  }
}
