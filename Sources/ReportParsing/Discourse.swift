import ReportModel

/// Whom a text speaks of, sentence by sentence: what a pronoun can mean.
///
/// After Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994): each mention has a weight by its
/// part in the sentence, which halves with every sentence after it; the mentions of one person add up, pronouns and
/// epithets among them, so that somebody whom a text goes on speaking of stays the one meant.
///
/// Rejected: the nearest subject before. A pronoun between tells nothing then, and neither does `was succeeded by X`.
struct Discourse {
  /// The part that whoever is mentioned has in a sentence.
  enum Part {
    case subject
    /// The subject of a clause within another: `told the daily that X should`.
    case embedded
    /// `The only leader is X`.
    case predicate
    /// `was succeeded by X`.
    case agent
    case object
    /// After a preposition.
    case oblique
    /// `X's`, `of X`, `his`.
    case owner

    /// How much a mention counts in its own sentence: recency, and what the part adds.
    var weight: Double {
      switch self {
      case .subject: 310
      case .predicate: 300
      case .agent: 290
      case .embedded: 220
      case .object: 200
      case .oblique: 160
      case .owner: 140
      }
    }

    var isSubject: Bool { self == .subject || self == .embedded }

    /// Whether a subject of the next sentence is likely whoever has it.
    var leadsOn: Bool { self == .subject || self == .predicate || self == .agent }
  }

  /// Whoever is spoken of.
  enum Referent: Hashable {
    /// An index of the people's entities.
    case named(Int)
    /// Somebody without a name, by where the text brings them in.
    case unnamed(Int)

    var entity: Int? {
      if case .named(let index) = self { return index }
      return nil
    }
  }

  struct Mention {
    var who: Referent
    /// What the words themselves tell: `she`, `the chairman`.
    var gender: People.Gender
    var part: Part
    var range: TextRange
    /// What of the weight counts: of somebody without a name whom a definite article brings it is less, since that may be
    /// whoever was named before.
    var share = 1.0
    var isPronoun = false

    var weight: Double { part.weight * share }
  }

  struct Sentence {
    var range: TextRange
    var block: Int
    var mentions: [Mention]
    /// Whether all its words are somebody's that the text quotes.
    var isQuoted = false

    /// The mentions for the sentence right after it: the only one whom a sentence mentions is whom it is about, in
    /// whatever part: `We read it to Quist. “…,” he said.`
    var mentionsOfLast: [Mention] {
      guard let only = mentions.first, mentions.count == 1, only.part == .oblique || only.part == .object,
        only.who.entity != nil
      else { return mentions }
      var subject = only
      subject.part = .subject
      return [subject]
    }
  }

  /// Somebody whom a pronoun can mean.
  struct Candidate {
    var who: Referent
    var gender: People.Gender
    var weight: Double
    /// Where the text spoke of them last, and as what.
    var last: TextRange
    var lastPart: Part

    init(_ mention: Mention, _ weight: Double) {
      (who, self.weight) = (mention.who, weight)
      gender = mention.isPronoun && !mention.part.isSubject && mention.who.entity != nil ? .unknown : mention.gender
      (last, lastPart) = (mention.range, mention.part)
    }
  }

  /// The sentences that have been read, in order.
  private(set) var sentences: [Sentence] = []
  /// Where the sentence ends that comes next, so that one without a stop is looked for once.
  var nextEnd: (start: Int, end: Int)?

  /// Where the paragraphs begin that matter for whoever asks.
  var floor = 0

  /// The block that the last sentence read stands in.
  private(set) var lastBlock: Int?
  /// Where it ends.
  private(set) var end = 0

  mutating func append(_ sentence: Sentence) {
    (lastBlock, end) = (sentence.block, sentence.range.end)
    guard !sentence.mentions.isEmpty || !sentence.isQuoted else { return }
    sentences.append(sentence)
    let many = sentence.mentions.count - Self.mostMentions
    if many > 0 { sentences[sentences.count - 1].mentions.removeFirst(many) }
  }

  /// What counts of somebody without a name whom `the` brings in.
  static let shareOfDefinite = 0.6

  /// How much more whoever succeeds somebody weighs.
  static let shareOfSuccessor = 1.5
  /// How much whoever a section's heading names weighs, wherever the pronoun stands.
  static let weightOfTopic = 60.0

  /// More mentions of one sentence nobody remembers: the last count.
  private static let mostMentions = 32
  /// Beyond so many sentences nobody is remembered.
  private static let reach = 8
  /// What is left of a weight when a paragraph ends, beside the sentence's end.
  private static let acrossParagraphs = 0.8

  /// Whom the text speaks of before an offset, the most likely first; `current` are those whom the sentence at hand has
  /// mentioned already.
  func candidates(before offset: Int, in block: Int, current: [Mention] = []) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ mentions: [Mention], _ factor: Double) {
      // Of several mentions in a sentence the weightiest counts, of such the last.
      var best: [Int] = []
      for (place, mention) in mentions.enumerated() {
        if let own = best.firstIndex(where: { mentions[$0].who == mention.who }) {
          if mention.weight >= mentions[best[own]].weight { best[own] = place }
        } else {
          best.append(place)
        }
      }
      for (place, mention) in mentions.enumerated().reversed() {
        let isBest = best.contains(place)
        let known = found.firstIndex { $0.who == mention.who }
        // `her` may be another's: only a subject tells.
        if let known, found[known].gender == .unknown, mention.part.isSubject { found[known].gender = mention.gender }
        guard isBest else { continue }
        if let known {
          found[known].weight += mention.weight * factor
        } else {
          found.append(Candidate(mention, mention.weight * factor))
        }
      }
    }
    add(Array(current.suffix(Self.mostMentions)), 1)
    var factor = current.isEmpty ? 1.0 : 0.5
    var place = sentences.count
    while place > 0, sentences[place - 1].range.end > offset { place -= 1 }
    var left = Self.reach
    var last = block
    while place > 0, left > 0, sentences[place - 1].range.start >= floor {
      place -= 1
      if sentences[place].block != last {
        factor *= Self.acrossParagraphs
        last = sentences[place].block
      }
      add(left == Self.reach && current.isEmpty ? sentences[place].mentionsOfLast : sentences[place].mentions, factor)
      factor *= 0.5
      left -= 1
    }
    return found.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : $0.last.start > $1.last.start
    }
  }
}
