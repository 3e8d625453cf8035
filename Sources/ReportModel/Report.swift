/// What a report is: one text, and flat arrays of typed ranges over it.
///
/// Everything that refers to something else does so by its place in one of these arrays.
public struct Report: Sendable {
  /// The text that all ranges point into.
  public var text: ReadingText
  /// The kind of file.
  public var format: ReportFormat
  /// How its bytes became text.
  public var encoding: TextEncoding
  /// How many bytes the file has.
  public var byteCount: Int
  /// The path as given; empty for none.
  public var path: String

  /// What the title block says.
  public var titleBlock: TitleBlock
  /// Every paragraph with its kind, in order; every word of the text is in exactly one.
  public var blocks: [Block]
  /// Sections, in order.
  public var sections: [Section]
  /// Speakers, in order of their first words.
  public var speakers: [Speaker]
  /// Quotations by start of range, the longer first.
  public var quotations: [Quotation]
  /// Dates, in order of place.
  public var dates: [DateMention]
  /// What was said, published or happened, in order of date, then of place.
  public var timeline: [TimelineEntry]
  /// Notes, in order of their first reference or, without one, of their definition.
  public var notes: [Note]
  /// Captions, in order.
  public var captions: [Caption]
  /// What is missing, damaged or contradictory, in order of place.
  public var findings: [Finding]

  /// A report with nothing found in it yet.
  public init(_ draft: ReportDraft) {
    text = draft.text
    format = draft.format
    encoding = draft.encoding
    byteCount = draft.byteCount
    path = draft.path
    titleBlock = TitleBlock()
    blocks = []
    sections = []
    speakers = []
    quotations = []
    dates = []
    timeline = []
    notes = []
    captions = []
    findings = draft.findings
  }

  /// The words of a quotation: its pieces as they stand, parted by a blank line where another paragraph begins.
  public func words(of quotation: Quotation) -> String {
    var words = ""
    for (index, piece) in quotation.pieces.enumerated() {
      if index > 0 {
        words += isParted(before: index, of: quotation) ? "\n\n" : " "
      }
      words += text.string(piece)
    }
    return words
  }

  /// Whether a line ends between a piece of a quotation, not its first, and the piece before.
  public func isParted(before piece: Int, of quotation: Quotation) -> Bool {
    text.bytes[quotation.pieces[piece - 1].end..<quotation.pieces[piece].start].contains(0x0A)
  }
}

/// What the title block says; all of it may be missing.
public struct TitleBlock: Hashable, Sendable {
  /// The title, as it stands.
  public var title: TextRange?
  /// The series: `Inquiry & Analysis Series`.
  public var series: String?
  /// The number in the series: `1588`.
  public var number: String?
  /// When it was published.
  public var published: EDTF?
  /// The authors' names.
  public var authors: [String]
  /// The topics.
  public var topics: [String]

  /// An empty title block.
  public init() {
    authors = []
    topics = []
  }
}

/// A paragraph and what it is.
public struct Block: Hashable, Sendable {
  /// What a paragraph can be.
  public enum Kind: String, Sendable, CaseIterable {
    case titleBlock, boilerplate, noteDefinition, caption, listItem, heading, turn, quotation, prose
  }
  /// What it is.
  public var kind: Kind
  /// Its words, without the white space around them.
  public var range: TextRange
  /// Why it was taken for that.
  public var evidence: Evidence
  /// What the mark-up says.
  public var hint: Paragraph.Hint

  /// A block.
  public init(_ kind: Kind, _ range: TextRange, hint: Paragraph.Hint = .none, evidence: Evidence) {
    self.kind = kind
    self.range = range
    self.hint = hint
    self.evidence = evidence
  }
}

/// A section of the report. Its `id` in `export` is `s` and its place in the array, from 1.
public struct Section: Hashable, Sendable {
  /// From 1.
  public var level: Int
  /// The heading's words.
  public var title: TextRange
  /// The section that it is in: an index of `sections`.
  public var parent: Int?
  /// From its heading to the next section of any level.
  public var range: TextRange

  /// A section.
  public init(level: Int, title: TextRange, parent: Int?, range: TextRange) {
    self.level = level
    self.title = title
    self.parent = parent
    self.range = range
  }
}

/// Whoever quotations belong to, with every form in which the report names them.
public struct Speaker: Hashable, Sendable {
  /// What a speaker can be.
  public enum Kind: String, Sendable, CaseIterable {
    case person, outlet, organisation, role
  }
  /// A surface form and why it belongs here.
  public struct Form: Hashable, Sendable {
    /// The words.
    public var text: String
    /// Why; its range is the first place.
    public var evidence: Evidence
    /// How often it occurs.
    public var count: Int

    /// A form.
    public init(_ text: String, evidence: Evidence, count: Int = 1) {
      self.text = text
      self.evidence = evidence
      self.count = count
    }
  }

  /// A short name that is stable for the same input: `oren-tavish`.
  public var id: String
  /// The fullest form.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// Offices and titles, as they stand.
  public var roles: [Form]
  /// Names and by-names, as they stand, the fullest first.
  public var aliases: [Form]
  /// Whose quotations: indices of `quotations`, terms excepted, in order.
  public var quotations: [Int]

  /// A speaker.
  public init(id: String, name: String, kind: Kind, roles: [Form] = [], aliases: [Form] = [], quotations: [Int] = []) {
    self.id = id
    self.name = name
    self.kind = kind
    self.roles = roles
    self.aliases = aliases
    self.quotations = quotations
  }
}

/// Words that the report gives as somebody's own. Its `id` in `export` is `q` and its place in the array, from 1.
public struct Quotation: Hashable, Sendable {
  /// What a quotation can be; see `Tests/Spec`.
  public enum Kind: String, Sendable, CaseIterable {
    case block, inline, headline, nested, question, list, turn, term

    /// Whether counts, limits and the keys `J` and `K` go over it: what somebody said once.
    public var isCounted: Bool {
      switch self {
      case .block, .inline, .question, .list, .turn: true
      case .headline, .nested, .term: false
      }
    }
  }

  /// What it is.
  public var kind: Kind
  /// From its first to its last word; what interrupts it included.
  public var range: TextRange
  /// The parts of `range` that are its words, in order.
  public var pieces: [TextRange]
  /// Whose words: an index of `speakers`.
  public var speaker: Int?
  /// To whom, by the fullest name that the report has.
  public var addressee: String?
  /// When it was said.
  public var said: EDTF?
  /// Where it stands: an index of `sections`.
  public var section: Int?
  /// The notes that support it: indices of `notes`.
  public var notes: [Int]
  /// The quotation that it stands in: an index of `quotations`.
  public var parent: Int?
  /// The quotations with the same words: indices of `quotations`.
  public var echoes: [Int]
  /// The words that introduce or end it: `said`, `wrote`.
  public var cue: TextRange?
  /// The sentence or paragraph that leads to it, outside its range.
  public var leadIn: TextRange?
  /// Why the speaker.
  public var evidence: Evidence
  /// Where the text speaks of whom the pronoun in the speaker's evidence means, if it is one.
  public var antecedent: Evidence?
  /// Why the date.
  public var saidEvidence: Evidence?

  /// A quotation of which only the place is known.
  public init(kind: Kind, pieces: [TextRange], evidence: Evidence) {
    precondition(!pieces.isEmpty, "a quotation has words")
    self.kind = kind
    self.pieces = pieces
    range = TextRange(pieces[0].start, pieces[pieces.count - 1].end)
    notes = []
    echoes = []
    self.evidence = evidence
  }
}

/// A date in the text.
public struct DateMention: Hashable, Sendable {
  /// What it is the date of.
  public enum Role: String, Sendable, CaseIterable {
    case publication, statement, event, source, caption, mention
  }
  /// Its words.
  public var range: TextRange
  /// Its value; nil when it names no point in time.
  public var value: EDTF?
  /// What it is the date of.
  public var role: Role
  /// How the value was made: `full`, `year-of-context` with the date that gave the year.
  public var evidence: Evidence

  /// A date.
  public init(_ range: TextRange, value: EDTF?, role: Role = .mention, evidence: Evidence) {
    self.range = range
    self.value = value
    self.role = role
    self.evidence = evidence
  }
}

/// A row of the timeline.
public struct TimelineEntry: Hashable, Sendable {
  /// What can have a date.
  public enum Kind: String, Sendable, CaseIterable {
    case publication, statement, event
  }
  /// When.
  public var date: EDTF
  /// What.
  public var kind: Kind
  /// A few words.
  public var label: String
  /// Indices of `quotations`.
  public var quotations: [Int]
  /// Indices of `speakers`.
  public var speakers: [Int]
  /// Where it leads.
  public var range: TextRange

  /// An entry.
  public init(
    date: EDTF, kind: Kind, label: String, quotations: [Int] = [], speakers: [Int] = [], range: TextRange
  ) {
    self.date = date
    self.kind = kind
    self.label = label
    self.quotations = quotations
    self.speakers = speakers
    self.range = range
  }
}

/// A footnote or endnote.
public struct Note: Hashable, Sendable {
  /// A marker in the text.
  public struct Reference: Hashable, Sendable {
    /// The marker with its brackets.
    public var range: TextRange
    /// What it supports: indices of `quotations`.
    public var quotations: [Int]
    /// Why it supports that.
    public var evidence: Evidence

    /// A reference.
    public init(_ range: TextRange, quotations: [Int] = [], evidence: Evidence) {
      self.range = range
      self.quotations = quotations
      self.evidence = evidence
    }
  }
  /// The text that a marker leads to.
  public struct Definition: Hashable, Sendable {
    /// The label with what follows, to the last word.
    public var range: TextRange
    /// What follows the label.
    public var text: TextRange
    /// Its sources.
    public var sources: [Source]

    /// A definition.
    public init(range: TextRange, text: TextRange, sources: [Source]) {
      self.range = range
      self.text = text
      self.sources = sources
    }
  }
  /// One authority of a note; every part may be missing.
  public struct Source: Hashable, Sendable {
    /// The newspaper, agency, channel or site.
    public var outlet: String?
    /// The town or country that the note gives for the outlet.
    public var place: String?
    /// When it was published.
    public var date: EDTF?
    /// The title of the article or document.
    public var title: String?
    /// Where it was found.
    public var url: String?

    /// A source of which nothing is known yet.
    public init() {}
  }
  /// What can be said of a note; it may have several.
  public enum State: String, Sendable, CaseIterable {
    case ok
    case missingDefinition = "missing-definition"
    case missingOutlet = "missing-outlet"
    case unreferenced
    case duplicate
    case outOfOrder = "out-of-order"
    case ibidResolved = "ibid-resolved"
    case ibidDangling = "ibid-dangling"
    case urlOnly = "url-only"
  }

  /// As written, without brackets: `1`, `iv`, `*`.
  public var label: String
  /// The section that its numbers count in: an index of `sections`; nil for the whole report.
  public var scope: Int?
  /// Its markers, in order.
  public var references: [Reference]
  /// What they lead to.
  public var definition: Definition?
  /// Never empty.
  public var states: [State]

  /// A note.
  public init(label: String, scope: Int? = nil) {
    self.label = label
    self.scope = scope
    references = []
    states = [.ok]
  }
}

/// The caption of a picture.
public struct Caption: Hashable, Sendable {
  /// Its words.
  public var range: TextRange
  /// Who published the picture.
  public var outlet: String?
  /// When.
  public var date: EDTF?

  /// A caption.
  public init(_ range: TextRange, outlet: String? = nil, date: EDTF? = nil) {
    self.range = range
    self.outlet = outlet
    self.date = date
  }
}
