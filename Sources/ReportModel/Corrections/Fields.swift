/// What is kept of a reader's work as text: named values, one a line, in order. `\n` and `\\` stand for a line end and a
/// backslash in a value; nothing else is escaped.
struct Fields: Hashable, Sendable {
  private(set) var lines: [(name: String, value: String)] = []

  static func == (a: Fields, b: Fields) -> Bool { a.text == b.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  init() {}

  /// Reads lines; nil when one of them is no field. By scalars: a value may begin with what combines.
  init?(_ text: some StringProtocol) {
    for line in String(text).unicodeScalars.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      var value = line[line.index(after: colon)...]
      if value.first == " " { value.removeFirst() }
      if value.last == "\r" { value.removeLast() }
      add(String(line[..<colon]), Fields.unescaped(value))
    }
  }

  mutating func add(_ name: String, _ value: String) { lines.append((name, value)) }

  /// The first value of a name.
  subscript(name: String) -> String? { lines.first { $0.name == name }?.value }
  /// All values of a name.
  func all(_ name: String) -> [String] { lines.filter { $0.name == name }.map(\.value) }

  /// The lines.
  var text: String { lines.map { "\($0.name): \(Fields.escaped($0.value))\n" }.joined() }

  private static func escaped(_ value: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": text.append(contentsOf: "\\n".unicodeScalars)
      case "\r": text.append(contentsOf: "\\r".unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private static func unescaped(_ value: Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value {
      if isEscaped {
        text.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Fields {
  mutating func add(_ anchor: Anchor, _ prefix: String = "") {
    add(prefix + "words", anchor.words)
    add(prefix + "place", "\(anchor.offset) of \(anchor.textCount)")
  }

  func anchor(_ prefix: String = "") -> Anchor? {
    guard let words = self[prefix + "words"], let place = self[prefix + "place"]?.split(separator: " "),
      place.count == 3, let offset = Int(place[0]), let count = Int(place[2]), offset >= 0, count >= 0
    else { return nil }
    return Anchor(offset: offset, words: words, textCount: count)
  }

  mutating func add(_ anchor: QuotationAnchor, _ prefix: String = "") {
    add(anchor.place, prefix)
    add(prefix + "kind", anchor.kind.rawValue)
    let hex = String(anchor.print, radix: 16)
    add(prefix + "print", "\(anchor.letterCount) " + String(repeating: "0", count: 16 - hex.count) + hex)
    add(prefix + "before", anchor.before)
    add(prefix + "after", anchor.after)
    if anchor.twins > 0 { add(prefix + "twins", "\(anchor.twins)") }
  }

  func quotation(_ prefix: String = "") -> QuotationAnchor? {
    guard let place = anchor(prefix), let kind = self[prefix + "kind"].flatMap(Quotation.Kind.init(rawValue:)),
      let print = self[prefix + "print"]?.split(separator: " "), print.count == 2, let count = Int(print[0]),
      let hash = UInt64(print[1], radix: 16), let before = self[prefix + "before"], let after = self[prefix + "after"]
    else { return nil }
    return QuotationAnchor(
      place: place, kind: kind, letterCount: count, print: hash, before: before, after: after,
      twins: self[prefix + "twins"].flatMap { Int($0) } ?? 0)
  }

  mutating func add(_ speaker: SpeakerAnchor, _ name: String) {
    add(name, speaker.name)
    add(name + "-is", speaker.kind.rawValue + (speaker.id.isEmpty ? "" : " " + speaker.id))
    for form in speaker.forms { add(name + "-form", form) }
  }

  func speaker(_ name: String) -> SpeakerAnchor? {
    guard let full = self[name], !full.isEmpty, let facts = self[name + "-is"]?.split(separator: " "),
      let kind = facts.first.flatMap({ Speaker.Kind(rawValue: String($0)) })
    else { return nil }
    return SpeakerAnchor(
      id: facts.count > 1 ? String(facts[1]) : "", name: full, kind: kind, forms: all(name + "-form"))
  }
}
