import ReportModel

/// Where each word of a text stands.
///
/// A word is a run of letters and digits of the shadow: `Ramazan-Khani` is two, `Isma'il` one.
public struct InvertedIndex: Sendable {
  private let folded: FoldedText
  private var postings: [String: [UInt32]] = [:]
  private var sorted: [String] = []

  /// The index of a text. Linear.
  public init(_ folded: FoldedText) {
    self.folded = folded
    var i = 0
    let bytes = folded.bytes
    while i < bytes.count {
      while i < bytes.count, !(FoldMachine.isWordByte(bytes[i]) || bytes[i] >= 0x80) { i += 1 }
      let start = i
      while i < bytes.count, FoldMachine.isWordByte(bytes[i]) || bytes[i] >= 0x80 { i += 1 }
      if start < i { postings[String(decoding: bytes[start..<i], as: UTF8.self), default: []].append(UInt32(start)) }
    }
    sorted = postings.keys.sorted()
  }

  /// How many different words there are.
  public var termCount: Int { sorted.count }

  /// Where a word, or several that follow each other, stands, by place; with `prefix`, words that the last begins.
  public func places(of words: some StringProtocol, prefix: Bool = false) -> [TextRange] {
    []
  }
}
