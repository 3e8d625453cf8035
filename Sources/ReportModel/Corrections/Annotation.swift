/// What a reader has written to a quotation or a place of a report.
public struct Annotation: Hashable, Sendable {
  /// What it belongs to.
  public enum Target: Hashable, Sendable {
    case quotation(QuotationAnchor)
    case place(Anchor)
  }

  /// What it belongs to.
  public var target: Target
  /// What is written, on one line.
  public var words: String

  /// An annotation.
  public init(_ target: Target, _ words: String) {
    self.target = target
    self.words = words
  }

  /// The words that begin with `#`, without it, in lower case, as they come.
  public var tags: [String] {
    words.split(whereSeparator: \.isWhitespace).compactMap { word in
      guard word.first == "#" else { return nil }
      let tag = word.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      return tag.isEmpty ? nil : tag.lowercased()
    }
  }

  /// Where it is in a report: the place of its quotation, else of its words; and whether that is sure.
  public func place(in report: Report, _ prints: QuotationPrints) -> (offset: Int, quotation: Int?, isSure: Bool) {
    switch target {
    case .place(let anchor):
      let (offset, isSure) = anchor.place(in: report.text)
      return (offset, nil, isSure)
    case .quotation(let anchor):
      if case .success(let quotation) = prints.find(anchor, in: report) {
        return (report.quotations[quotation].range.start, quotation, true)
      }
      let (offset, isSure) = anchor.place.place(in: report.text)
      return (offset, nil, isSure)
    }
  }

  /// The annotation as text: a field a line.
  public var text: String {
    var fields = Fields()
    fields.add("annotation", words)
    switch target {
    case .quotation(let anchor): fields.add(anchor)
    case .place(let anchor): fields.add(anchor)
    }
    return fields.text
  }

  /// The annotation that a text stands for; nil for none.
  public init?(text: String) {
    guard let fields = Fields(text), let words = fields["annotation"], let place = fields.anchor() else { return nil }
    self.init(fields.quotation().map { .quotation($0) } ?? .place(place), words)
  }
}

extension QuotationAnchor {
  /// The anchor as text: a field a line.
  public var text: String {
    var fields = Fields()
    fields.add(self)
    return fields.text
  }

  /// The anchor that a text stands for; nil for none.
  public init?(text: String) {
    guard let anchor = Fields(text)?.quotation() else { return nil }
    self = anchor
  }
}
