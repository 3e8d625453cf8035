/// What a terminal can show.
public enum Charset: Hashable, Sendable, CaseIterable {
  /// Every character that has a width.
  case utf8
  /// ASCII and nothing else: other characters are spelled with it, or shown as `?`.
  case ascii
}
