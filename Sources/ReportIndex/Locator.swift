public import ReportModel

/// A place of a report in a few letters, to be typed or put into a citation: `q12`, `n8`, `s3`, `812`, `34%`.
public enum Locator: Hashable, Sendable {
  /// A quotation, counted from 1.
  case quotation(Int)
  /// A note, by its label.
  case note(String)
  /// A section, counted from 1.
  case section(Int)
  /// A line of the text, counted from 1.
  case line(Int)
  /// So far into the text: 0 to 100.
  case percent(Int)

  /// What somebody typed: with `#` before it or without, in either case. Nil when it is no locator.
  public init?(_ typed: some StringProtocol) {
    var text = Substring(typed)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.first == "#" { text.removeFirst() }
    guard let first = text.first else { return nil }
    let rest = text.dropFirst()
    switch first {
    case "q", "Q":
      guard let number = Locator.number(rest) else { return nil }
      self = .quotation(number)
    case "s", "S":
      guard let number = Locator.number(rest) else { return nil }
      self = .section(number)
    case "l", "L":
      guard let number = Locator.number(rest) else { return nil }
      self = .line(number)
    case "n", "N":
      guard !rest.isEmpty, rest.utf8.count <= 20, !rest.contains(where: \.isWhitespace) else { return nil }
      self = .note(String(rest))
    default:
      if text.last == "%" {
        guard let number = Locator.number(text.dropLast()), number <= 100 else { return nil }
        self = .percent(number)
      } else {
        guard let number = Locator.number(text) else { return nil }
        self = .line(number)
      }
    }
  }

  private static func number(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }
}

extension Locator: CustomStringConvertible {
  /// As it is put into a citation, and as `init` reads it.
  public var description: String {
    switch self {
    case .quotation(let number): "q\(number)"
    case .note(let label): "n\(label)"
    case .section(let number): "s\(number)"
    case .line(let number): "\(number)"
    case .percent(let number): "\(number)%"
    }
  }
}

extension Catalog {
  /// Why there is no such place, in words for a person.
  public struct NoSuchPlace: Error, Hashable, Sendable {
    /// `no quotation q99 · the last is q61`.
    public var words: String

    /// These words.
    public init(words: String) { self.words = words }
  }

  /// The place that a locator names; a note's is its definition, or else its first marker.
  public func range(of locator: Locator) throws(NoSuchPlace) -> TextRange {
    let text = report.text
    func item(_ number: Int, _ count: Int, _ letter: String, _ noun: String) throws(NoSuchPlace) -> Int {
      if (1...max(1, count)).contains(number), count > 0 { return number - 1 }
      throw NoSuchPlace(
        words: count == 0
          ? "the report has no \(noun)s" : "no \(noun) \(letter)\(number) · the last is \(letter)\(count)")
    }
    switch locator {
    case .quotation(let number):
      return report.quotations[try item(number, report.quotations.count, "q", "quotation")].range
    case .section(let number):
      return report.sections[try item(number, report.sections.count, "s", "section")].title
    case .note(let label):
      guard
        let note = report.notes.first(where: { $0.label == label && $0.definition != nil })
          ?? report.notes.first(where: { $0.label == label })
      else {
        throw NoSuchPlace(words: report.notes.isEmpty ? "the report has no notes" : "no note \(label) in this report")
      }
      return note.definition?.range ?? note.references.first?.range ?? TextRange(0, 0)
    case .line(let number):
      let count = text.lineCount
      guard (1...max(1, count)).contains(number) else {
        throw NoSuchPlace(words: "no line \(number) · the last is \(count)")
      }
      return text.lineRange(number - 1)
    case .percent(let percent):
      let offset = text.count * percent / 100
      return text.lineRange(text.lineIndex(at: offset))
    }
  }

  /// What a place is called: the quotation, the note whose definition or the section whose heading it is in, else the
  /// line.
  public func locator(at offset: Int) -> Locator {
    if let quotation = quotation(at: offset) { return .quotation(quotation + 1) }
    if let note = definition(at: offset) { return .note(report.notes[note].label) }
    if let section = section(at: offset), report.sections[section].title.contains(offset) {
      return .section(section + 1)
    }
    return .line(report.text.lineNumber(at: offset))
  }
}
