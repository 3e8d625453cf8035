import ReportModel

extension Catalog {
  /// Where the text has a pattern, by place, without overlap; with `ranges`, which may overlap and be in any order, only
  /// what lies wholly within one of them.
  public func matches(of pattern: SearchPattern, in ranges: [TextRange]? = nil) -> [TextRange] {
    guard let ranges else { return pattern.ranges(in: folded, within: 0..<folded.bytes.count) }
    return ranges.sorted().flatMap { pattern.ranges(in: folded, within: folded.shadow($0)) }
  }

  /// A place where a speaker is named, and as what.
  public struct Match: Hashable, Sendable {
    /// Where.
    public var range: TextRange
    /// The name that stands there: one of the speaker's aliases; nil where it is just what was typed.
    public var form: String?

    /// A match.
    public init(range: TextRange, form: String?) {
      self.range = range
      self.form = form
    }
  }

  /// The speakers that have what is typed among their aliases, compared folded.
  public func speakers(named typed: String) -> [Int] {
    let key = Folding.fold(typed)
    return report.speakers.indices.filter { index in
      let speaker = report.speakers[index]
      return Folding.fold(speaker.name) == key || speaker.aliases.contains { Folding.fold($0.text) == key }
    }
  }

  /// Like `matches(of:in:)`, but when what is typed names a speaker every alias of that speaker is found too.
  public func matches(ofNamesFor pattern: SearchPattern, in ranges: [TextRange]? = nil) -> [Match] {
    matches(of: pattern, in: ranges).map { Match(range: $0, form: nil) }
  }
}

/// Stretches that interrupt what is read on around them.
func findInterruptions(in report: Report, markers: [MarkerPlace]) -> [TextRange] { [] }
