import ReportModel

/// What the reader asks to see of a report: clauses that combine, switched on and off together.
///
/// Includes about the same field are alternatives, includes about different fields must all hold, and so must every
/// included query; no exclude may hold: `speaker A or B, and May 2021, and not section 3`. A value; undoing is keeping the one before.
public struct Limits: Hashable, Sendable {
  /// What a clause is about.
  public enum Subject: Hashable, Sendable {
    /// Whose words: an index of `Report.speakers`.
    case speaker(Int)
    /// When they were said; holds for every date that shares a day with it.
    case date(EDTF)
    /// Where they stand, subsections included: an index of `Report.sections`.
    case section(Int)
    /// The note that supports them: an index of `Report.notes`.
    case note(Int)
    /// Who published them: an outlet's name, compared folded.
    case outlet(String)
    /// What a query finds. Two of them are no alternatives: both must hold.
    case query(Query)
  }

  /// Whether a clause keeps or drops what it is about.
  public enum Sense: Hashable, Sendable {
    case include, exclude
  }

  /// One thing asked for.
  public struct Clause: Hashable, Sendable {
    /// Whether it keeps or drops.
    public var sense: Sense
    /// What.
    public var subject: Subject

    /// A clause.
    public init(_ sense: Sense, _ subject: Subject) {
      self.sense = sense
      self.subject = subject
    }
  }

  /// The clauses, in the order in which they were made.
  public var clauses: [Clause]
  /// Whether they count; off, they are kept and leave everything.
  public var isOn: Bool

  /// These clauses.
  public init(_ clauses: [Clause] = [], isOn: Bool = true) {
    self.clauses = clauses
    self.isOn = isOn
  }

  /// Whether they can leave something out.
  public var areEffective: Bool { isOn && !clauses.isEmpty }

  /// Adds a clause at the end. The same clause, or its opposite, gives way to it; so do clauses that are switched off, for
  /// what is added is asked of what is seen.
  public mutating func add(_ clause: Clause) {
    if !isOn { clauses = [] }
    clauses.removeAll { $0.subject == clause.subject }
    clauses.append(clause)
    isOn = true
  }
  /// Adds `include subject`.
  public mutating func include(_ subject: Subject) { add(Clause(.include, subject)) }
  /// Adds `exclude subject`.
  public mutating func exclude(_ subject: Subject) { add(Clause(.exclude, subject)) }

  /// Takes a clause away; when it was the last, the limits are as new.
  public mutating func remove(at index: Int) {
    clauses.remove(at: index)
    if clauses.isEmpty { isOn = true }
  }
}

extension Limits.Subject {
  /// Subjects that are alternatives to each other have the same bit.
  var field: UInt8 {
    switch self {
    case .speaker: 1
    case .date: 2
    case .section: 4
    case .note: 8
    case .outlet: 16
    case .query: 32
    }
  }
}
