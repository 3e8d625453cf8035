/// A speaker as they can be found again in a report that has changed: by name, never by a form that another has too.
public struct SpeakerAnchor: Hashable, Sendable {
  /// The short name.
  public var id: String
  /// The fullest form.
  public var name: String
  /// What they are.
  public var kind: Speaker.Kind
  /// All forms of the name, the fullest first.
  public var forms: [String]

  /// An anchor that was kept, or of somebody whom the report does not know yet.
  public init(id: String = "", name: String, kind: Speaker.Kind = .person, forms: [String] = []) {
    self.id = id
    self.name = name
    self.kind = kind
    self.forms = forms
  }

  /// The anchor of a speaker.
  public init(_ speaker: Speaker) {
    id = speaker.id
    name = speaker.name
    kind = speaker.kind
    forms = speaker.aliases.map(\.text)
  }

  /// Which of some speakers is meant: the one of this name (of several the one with this id), else the one whose
  /// name was a form of this one, else the one who got this name by hand. Nil for none; an error for several.
  func find(in speakers: [Speaker]) throws(CorrectionMisfit) -> Int? {
    func only(_ isMeant: (Speaker) -> Bool) throws(CorrectionMisfit) -> Int? {
      let found = speakers.indices.filter { isMeant(speakers[$0]) }
      if found.count > 1 {
        let same = found.filter { speakers[$0].id == id }
        if same.count == 1 { return same[0] }
        throw .severalSpeakers(name)
      }
      return found.first
    }
    if let found = try only({ $0.name == name }) { return found }
    if let found = try only({ forms.contains($0.name) }) { return found }
    return try only { $0.aliases.contains { $0.text == name && $0.evidence.isReaders } }
  }
}

extension Evidence {
  /// The rule of what the reader has put right.
  public static let readersRule = "reader"

  /// The reader's own claim, in the place of one that rested on these words.
  static func reader(_ range: TextRange? = nil) -> Evidence { Evidence(readersRule, range) }

  /// Whether the reader has put it right.
  public var isReaders: Bool { rule == Evidence.readersRule }
}

extension Quotation {
  /// Whether the reader has put something of it right.
  public var isCorrected: Bool { !correctedParts.isEmpty }

  /// What of it the reader has put right: `speaker` (or where it begins and ends), `said`.
  public var correctedParts: [String] {
    (evidence.isReaders ? ["speaker"] : []) + (saidEvidence?.isReaders == true ? ["said"] : [])
  }
}
