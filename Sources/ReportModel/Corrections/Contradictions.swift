/// Two corrections that say different things of the same quotation or of the same two names. The later one counts.
public struct Contradiction: Hashable, Sendable {
  /// The place, in the order in which they are applied, of the one that is overruled.
  public var earlier: Int
  /// The place of the one that overrules it.
  public var later: Int
}

extension Report {
  /// Which of some corrections, applied one after the other, overrules which earlier one: the last that says otherwise.
  /// What does not fit overrules nothing. Costs what applying them costs.
  public func contradictions(in corrections: [Correction]) -> [Contradiction] {
    var correcting = Correcting(self)
    var last: [Subject: (place: Int, claim: Claim)] = [:]
    var found: [Contradiction] = []
    for (place, correction) in corrections.enumerated() {
      guard (try? correcting.apply(correction)) != nil, let (subject, claim) = correcting.claim(of: correction) else {
        continue
      }
      if let earlier = last[subject], earlier.claim != claim {
        found.append(Contradiction(earlier: earlier.place, later: place))
      }
      last[subject] = (place, claim)
    }
    return found
  }
}

/// What a correction is about.
private enum Subject: Hashable {
  /// Whose words begin at an offset.
  case speaker(at: Int, Quotation.Kind)
  /// When they were said.
  case date(at: Int, Quotation.Kind)
  /// Whether two names, in order, are one's.
  case names(String, String)
}

/// What it says of that.
private enum Claim: Hashable {
  case speaker(Int?)
  case date(EDTF?)
  case areOne, areTwo, isNone
}

extension Correcting {
  /// What a correction that was just applied is about, and what it says; nil for one of bounds, which can only be applied
  /// once.
  fileprivate func claim(of correction: Correction) -> (Subject, Claim)? {
    func names(_ a: String, _ b: String) -> Subject { a < b ? .names(a, b) : .names(b, a) }
    switch correction {
    case .speaker(let anchor, _):
      guard case .success(let index) = prints.find(anchor, in: report) else { return nil }
      let quotation = report.quotations[index]
      return (.speaker(at: quotation.range.start, quotation.kind), .speaker(quotation.speaker))
    case .said(let anchor, let date):
      guard case .success(let index) = prints.find(anchor, in: report) else { return nil }
      let quotation = report.quotations[index]
      return (.date(at: quotation.range.start, quotation.kind), .date(date))
    case .merge(let one, let other): return (names(one.name, other.name), .areOne)
    case .split(let form, let speaker): return (names(form, speaker.name), .areTwo)
    case .unalias(let form, let speaker): return (names(form, speaker.name), .isNone)
    case .join, .cut: return nil
    }
  }
}

extension Report {
  /// Which of the corrections that somebody offers are not in force yet, where some are known: those that are not known, and
  /// those that a known one has overruled which is not offered itself.
  public func newCorrections(of offered: [Correction], beside known: [Correction]) -> [Correction] {
    let overruled = Dictionary(contradictions(in: known).map { ($0.earlier, $0.later) }) { $1 }
    return offered.filter { correction in
      guard let place = known.lastIndex(of: correction) else { return true }
      guard let later = overruled[place] else { return false }
      return !offered.contains(known[later])
    }
  }
}
