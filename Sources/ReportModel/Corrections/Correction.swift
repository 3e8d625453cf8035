/// Something that a reader puts right in what was found in a report. Kept beside the report, never in it.
///
/// Each is tied to words, not to numbers: on a report that has changed it is applied to the same words or not at all.
public enum Correction: Hashable, Sendable {
  /// Whose words a quotation is; nil for nobody's. Somebody unknown becomes a speaker.
  case speaker(QuotationAnchor, SpeakerAnchor?)
  /// When a quotation was said; nil for no date.
  case said(QuotationAnchor, EDTF?)
  /// Two speakers are one: the first becomes forms of the second.
  case merge(SpeakerAnchor, into: SpeakerAnchor)
  /// A form of a speaker's name is somebody else: a speaker of their own, with the quotations that rest on that form alone.
  case split(form: String, from: SpeakerAnchor)
  /// A form is none of a speaker's name: quotations that rest on it alone are nobody's.
  case unalias(form: String, of: SpeakerAnchor)
  /// Two quotations, the one after the other, are one.
  case join(QuotationAnchor, QuotationAnchor)
  /// A quotation is two: the second begins with the letter that has so many letters and digits before it.
  case cut(QuotationAnchor, letters: Int)
}

/// Why a correction cannot be applied to a report as it is.
public enum CorrectionMisfit: Error, Hashable, Sendable {
  case noSuchQuotation
  case otherSurroundings
  case severalQuotations
  case noSuchSpeaker(String)
  case severalSpeakers(String)
  case sameSpeaker(String)
  case noSuchForm(String, of: String)
  case onlyForm(String, of: String)
  case nothingToCut
  case quotationWithin
  case notNeighbours
  case impossible

  /// In words.
  public var words: String {
    switch self {
    case .noSuchQuotation: "no quotation has these words"
    case .otherSurroundings: "other words stand around these"
    case .severalQuotations: "several quotations have these words"
    case .noSuchSpeaker(let name): "no speaker is called \(name)"
    case .severalSpeakers(let name): "several speakers are called \(name)"
    case .sameSpeaker(let name): "that is \(name) already"
    case .noSuchForm(let form, let name): "“\(form)” is no form of \(name)"
    case .onlyForm(let form, let name): "“\(form)” is the only form of \(name)"
    case .nothingToCut: "there are no words on one side of it"
    case .quotationWithin: "a quotation within it stands over that place"
    case .notNeighbours: "they do not stand one after the other"
    case .impossible: "it says nothing"
    }
  }
}

/// A report with corrections applied.
public struct CorrectedReport: Sendable {
  /// The report.
  public var report: Report
  /// For each correction, in order, why it was not applied; nil when it was.
  public var misfits: [CorrectionMisfit?]

  /// How many corrections were not applied.
  public var misfitCount: Int { misfits.count { $0 != nil } }
}

extension Report {
  /// The report with what a reader has put right, one correction after the other. What a correction changes has the
  /// evidence `reader`; one that does not fit changes nothing. The one place where corrections are applied. Linear in the
  /// report, and in the quotations again for each join and cut.
  public func corrected(by corrections: [Correction]) -> CorrectedReport {
    if corrections.isEmpty { return CorrectedReport(report: self, misfits: []) }
    var correcting = Correcting(self)
    let misfits = corrections.map { correction -> CorrectionMisfit? in
      do throws(CorrectionMisfit) {
        try correcting.apply(correction)
        return nil
      } catch { return error }
    }
    if misfits.allSatisfy({ $0 != nil }) { return CorrectedReport(report: self, misfits: misfits) }
    correcting.finish()
    return CorrectedReport(report: correcting.report, misfits: misfits)
  }
}
